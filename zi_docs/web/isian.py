"""The forms of the section Data: the office, its officials, its patterns of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from zi_docs.app.adjusting import FormField, Office, adjust, read_office
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell

pages = Blueprint("isian", __name__)

_YES_OR_NO = ("ya", "tidak")
_LINES = ("daftar", "butir")


@pages.get("/<lembar>")
def lihat(nama: str, lembar: str) -> str:
    """Show the form of one sheet of settings."""
    return _show(_office(nama, lembar), lembar, {}, {})


@pages.post("/<lembar>")
def simpan(nama: str, lembar: str) -> ResponseReturnValue:
    """Save what was changed, or show what is wrong with it."""
    office = _office(nama, lembar)
    typed = request.form.to_dict()
    if typed.get("tanda") != office.mark:
        return _show(office, lembar, typed, {}, berubah=True), 409
    try:
        galat = adjust(office, lembar, typed, datetime.now())
    except ZiDocsError as error:
        return _show(office, lembar, typed, {}, problems=error.problems), 422
    if galat:
        return _show(office, lembar, typed, galat), 422
    return redirect(url_for(".lihat", nama=nama, lembar=lembar, kabar="tersimpan"), 303)


def _office(nama: str, lembar: str) -> Office:
    office = read_office(this_site().workspace(nama))
    if lembar not in office.lembar:
        abort(404)
    return office


def _show(
    office: Office,
    lembar: str,
    typed: Mapping[str, str],
    galat: Mapping[str, str],
    *,
    berubah: bool = False,
    problems: Iterable[Problem] = (),
) -> str:
    groups = office.groups(lembar)
    return render_template(
        "data/isian.html",
        nama=office.workspace.nama,
        lembar=office.lembar[lembar],
        semua_lembar=office.lembar,
        kelompok=groups,
        diketik=typed,
        galat=galat,
        judul_isian={one.path: one.judul for group in groups for one in group.fields},
        pilihan=_choices,
        banyak=_has_lines,
        dari_yaml=office.in_yaml,
        tanda=office.mark,
        berubah=berubah,
        ditolak=tell(problems),
        kabar=request.args.get("kabar", ""),
    )


def _choices(field: FormField) -> tuple[str, ...]:
    """Return the words that a field may hold; none where anything may be typed."""
    return _YES_OR_NO if field.kolom.kind == "ya/tidak" else tuple(field.kolom.pilihan)


def _has_lines(field: FormField) -> bool:
    return field.kolom.kind in _LINES
