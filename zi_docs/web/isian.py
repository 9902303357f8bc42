"""The forms of the section Data: the office, its officials, its patterns of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Survey
from zi_docs.app.adjusting import adjust, is_changed
from zi_docs.app.office import NEW, Office, read_office
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell

pages = Blueprint("isian", __name__)


class Form(NamedTuple):
    """One form: that of a sheet of settings, or of what one document type has of it."""

    office: Office
    lembar: str
    jenis: str = ""

    @property
    def new_key(self) -> str:
        """The field for the key of an official or a number pattern to be added; "" without one."""
        one = self.office.lembar[self.lembar]
        return f"{one.root}.{NEW}.{one.kunci_ke}" if one.ke else ""


@pages.get("/<lembar>")
def lihat(nama: str, lembar: str) -> str:
    """Show the form of one sheet of settings."""
    form, key = _of_sheet(nama, lembar), request.args.get("baru", "")
    begun = {form.new_key: key} if key and form.new_key else {}
    return _show(form, begun, {}, kabar=request.args.get("kabar", ""))


@pages.post("/<lembar>")
def simpan(nama: str, lembar: str) -> ResponseReturnValue:
    """Save what was changed, or show what is wrong with it."""
    return _save(_of_sheet(nama, lembar), url_for(".lihat", nama=nama, lembar=lembar))


@pages.get("/jenis/<jenis>")
def lihat_jenis(nama: str, jenis: str) -> str:
    """Show the form of the settings that one document type has for itself."""
    return _show(_of_type(nama, jenis), {}, {}, kabar=request.args.get("kabar", ""))


@pages.post("/jenis/<jenis>")
def simpan_jenis(nama: str, jenis: str) -> ResponseReturnValue:
    """Save what was changed for one document type, or show what is wrong with it."""
    return _save(_of_type(nama, jenis), url_for(".lihat_jenis", nama=nama, jenis=jenis))


def _of_sheet(nama: str, lembar: str) -> Form:
    office = read_office(this_site().workspace(nama))
    return Form(office, lembar) if lembar in office.lembar else abort(404)


def _of_type(nama: str, jenis: str) -> Form:
    office = read_office(this_site().workspace(nama))
    plain = next((name for name, one in office.lembar.items() if not one.ke), "")
    return Form(office, plain, jenis) if plain and jenis in office.catalog.types else abort(404)


def _save(form: Form, page: str) -> ResponseReturnValue:
    typed = request.form.to_dict()
    if typed.get("tanda") != form.office.mark:
        return _show(form, typed, {}, berubah=True), 409
    try:
        galat = adjust(form.office, form.lembar, typed, datetime.now(), form.jenis)
    except ZiDocsError as error:
        return _show(form, typed, {}, problems=error.problems), 422
    if galat:
        return _show(form, typed, galat), 422
    changed = is_changed(form.office, form.lembar, typed, form.jenis)  # the page reads them again
    return redirect(f"{page}?kabar={'tersimpan' if changed else 'tetap'}", 303)


def _show(
    form: Form,
    typed: Mapping[str, str],
    galat: Mapping[str, str],
    *,
    berubah: bool = False,
    problems: Iterable[Problem] = (),
    kabar: str = "",
) -> str:
    return render_template(
        "data/isian.html",
        **_of_form(form),
        **_of_types(form),
        diketik=typed,
        galat=galat,
        berubah=berubah,
        ditolak=tell(problems),
        kabar=kabar,
    )


def _of_form(form: Form) -> dict[str, Any]:
    """Return what the page shows of the workbook: its fields, their groups and its sheets."""
    office, lembar = form.office, form.lembar
    groups = office.groups(lembar, form.jenis)
    return {
        "nama": office.workspace.nama,
        "lembar": office.lembar[lembar],
        "jenis": form.jenis,
        "judul_jenis": groups[0].judul if form.jenis else "",
        "semua_lembar": office.lembar,
        "kelompok": groups,
        "judul_isian": {one.path: one.judul for group in groups for one in group.fields},
        "dari_yaml": office.in_yaml,
        "tanda": office.mark,
    }


def _of_types(form: Form) -> dict[str, Any]:
    """Return what the page shows of the document types: which there are, and what they need."""
    workspace = form.office.workspace
    survey = app.known_survey(workspace)
    needs = _needs(survey, form.lembar)
    for key in form.office.waiting(form.lembar):
        needs.setdefault(key, []).append("Barisnya sudah ada di buku kerja")
    given = {group.judul for group in form.office.groups(form.lembar, form.jenis)}
    lacks = {key: "; ".join(titles) for key, titles in needs.items() if key not in given}
    return {
        "perlu": needs,
        "saran": {form.new_key: lacks} if form.new_key else {},
        "kunci_baru": form.new_key,
        "disebut": set(survey.disebut),
        "pola": survey.pola,
        "dibaca": bool(survey.kinds),
        "sekarang": app.kept_survey(workspace) is not None,
        "semua_jenis": [(one.jenis, one.judul) for one in survey.kinds],
    }


def _needs(survey: Survey, lembar: str) -> dict[str, list[str]]:
    """Return what the document types need of a sheet: its keys, each with the types' titles."""
    needs: dict[str, list[str]] = {}
    for kind in survey.kinds:
        for key in kind.pejabat if lembar == "pejabat" else (kind.nomor,):
            if key:
                needs.setdefault(key, []).append(kind.judul)
    return dict(sorted(needs.items()))
