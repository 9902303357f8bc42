"""The answers of one part of the LKE in a form, with what each answer means beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from zi_docs.app.answer_book import Round
from zi_docs.app.answers_file import changing_answers, write_answers
from zi_docs.app.assessing import ANSWERS, Assessments, Part, field_name, split_field
from zi_docs.app.noting import note
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian.tampil import teks
from zi_docs.web.lke_kept import asked_round, assessments, awaited
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell
from zi_docs.zona_integritas import Isian

_DEADLINE = "batas_waktu"


class Difference(NamedTuple):
    """A field that changed since the form was opened: what it held then, and what it holds."""

    nama: str
    judul: str
    tadinya: str
    sekarang: str


class Group(NamedTuple):
    """The inputs of one group of a part, with its name."""

    judul: str
    isian: tuple[Isian, ...]


def lihat(nama: str) -> str:
    """Show the form of one part."""
    round_ = asked_round(assessments(nama))
    return _show(round_, _part(round_.read), {}, round_.told())


def simpan(nama: str) -> ResponseReturnValue:
    """Save what was changed, or show what is wrong with it, or what somebody else changed."""
    workspace = this_site().workspace(nama)
    with changing_answers(workspace):
        round_ = asked_round(awaited(workspace).whole(workspace))
        part = _part(round_.read)
        stands, typed = _texts(round_, part), _typed(round_, part)
        before = _opened_with()
        if before != stands:
            mine = {name: text for name, text in typed.items() if text != before.get(name, "")}
            seen = _differences(round_, before, stands)
            return _show(round_, part, mine, {}, berubah=seen), 409
        try:
            after, galat = note(round_, typed, datetime.now())
        except ZiDocsError as error:
            return _show(round_, part, typed, {}, problems=error.problems), 422
        if after is not round_.read:
            write_answers(after)
    if galat:
        return _show(round_, part, typed, galat), 422
    kabar = "tetap" if after is round_.read else "tersimpan"
    return redirect(_address(nama, round_, part.nama, kabar), 303)


def _address(nama: str, round_: Round, bagian: str, kabar: str) -> str:
    """Return where the form is shown after its answers were sent."""
    unit, putaran = round_.unit.kode, round_.putaran
    return url_for("lke.lihat", nama=nama, unit=unit, putaran=putaran, bagian=bagian, kabar=kabar)


def _part(read: Assessments) -> Part:
    wanted = request.values.get("bagian", "")
    return next((one for one in read.parts if one.nama == wanted), None) or abort(404)


def _names(round_: Round, part: Part) -> list[str]:
    return [field_name(one.kode, name) for one in part.isian for name in round_.read.columns]


def _texts(round_: Round, part: Part) -> dict[str, str]:
    """Return what the fields of a part hold now; the empty ones are left out."""
    texts = {name: round_.text(name) for name in _names(round_, part)}
    return {name: text for name, text in texts.items() if text}


def _typed(round_: Round, part: Part) -> dict[str, str]:
    """Return what was typed; a field that the form did not send stays as it is."""
    sent = {name: request.form[name] for name in _names(round_, part) if name in request.form}
    return {name: text.replace("\r\n", "\n").strip() for name, text in sent.items()}


def _opened_with() -> dict[str, str]:
    """Return what the form showed when it was opened; nothing, without a readable copy.

    The copy comes from the browser. It is compared and shown, nothing else.
    """
    try:
        given = json.loads(request.form.get("semula", ""))
    except (ValueError, RecursionError):
        return {}
    is_texts = isinstance(given, dict) and all(isinstance(one, str) for one in given.values())
    return given if is_texts else {}


def _differences(
    round_: Round, before: Mapping[str, str], stands: Mapping[str, str]
) -> list[Difference]:
    titles = _titles(round_)
    return [
        Difference(name, titles[name], before.get(name, ""), stands.get(name, ""))
        for name in titles
        if before.get(name, "") != stands.get(name, "")
    ]


def _titles(round_: Round) -> dict[str, str]:
    part = _part(round_.read)
    pairs = ((name, split_field(name)) for name in _names(round_, part))
    return {name: f"{kode}, {round_.read.tabel.title_of(column)}" for name, (kode, column) in pairs}


def _groups(part: Part) -> list[Group]:
    found = groupby(part.isian, key=lambda one: one.pertanyaan.nama_kelompok)
    return [Group(name, tuple(inputs)) for name, inputs in found]


def _total(round_: Round) -> dict[str, str]:
    """Return the total by each side that answered."""
    scored = round_.read.rounds.get((round_.unit.kode, round_.putaran))
    sides = {"unit": scored.dari_unit, "TPI": scored.dari_tpi} if scored else {}
    return {who: teks(side.nilai.total) for who, side in sides.items() if side}


def _show(
    round_: Round,
    part: Part,
    typed: Mapping[str, str],
    galat: Mapping[str, str],
    *,
    berubah: Sequence[Difference] = (),
    problems: Sequence[Problem] = (),
) -> str:
    stands = _texts(round_, part)
    return render_template(
        "lke/jawaban.html",
        **_of_table(round_),
        putaran=round_,
        bagian_lke=part,
        kelompok=_groups(part),
        daftar_pilihan=_choices,
        isi={**stands, **typed},
        diketik=typed,
        semula=json.dumps(stands),
        gagal=bool(galat) and request.method == "POST",
        galat=galat,
        judul_isian=_titles(round_),
        berubah=berubah,
        ditolak=tell(problems),
        kabar=request.args.get("kabar", "") if request.method == "GET" else "",
        jumlah=_total(round_),
    )


def _of_table(round_: Round) -> dict[str, Any]:
    """Return what the page shows of the table of answers: its parts and its columns."""
    read = round_.read
    notes = [name for name in read.columns if name not in ANSWERS]
    return {
        "nama": read.workspace.nama,
        "semua_bagian": read.parts,
        "judul_kolom": {name: read.tabel.title_of(name) for name in read.columns},
        "jawaban_kolom": ANSWERS,
        "kolom_unit": [name for name in notes if not _is_of_assessors(name)],
        "kolom_tpi": [name for name in notes if _is_of_assessors(name)],
        "banyak": lambda name: read.tabel.kolom[name].bebas,
    }


def _is_of_assessors(column: str) -> bool:
    """Whether the assessors fill a column in: they write what they ask for, and until when."""
    return column.endswith("_tpi") or column == _DEADLINE


def _choices(isian: Isian, now: str) -> list[tuple[str, str]]:
    """Return the answers of an input with their meanings; the present one, if it is none; none."""
    known = [(one.jawaban, one.kriteria) for one in isian.pilihan]
    strange = [(now, "")] if now and now not in dict(known) else []
    return [*known, *strange, ("", "")]
