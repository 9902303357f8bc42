"""The answers of one part of the LKE in a form, with what each answer means beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Keadaan, Order, Work
from zi_docs.app.answer_book import Round
from zi_docs.app.assessing import ANSWERS, Assessments, Part, split_field
from zi_docs.app.order import SAVE
from zi_docs.app.problems_lke import saving_stopped
from zi_docs.app.saving import Saved, Typed, names_of, part_of, save, texts_of
from zi_docs.app.tasks import result_of
from zi_docs.errors import Problem
from zi_docs.penilaian.tampil import teks
from zi_docs.web import kerja
from zi_docs.web.lke_kept import asked_round, assessments
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


def lihat(nama: str) -> ResponseReturnValue:
    """Show the form of one part; after a long saving, with what came of it."""
    round_ = asked_round(assessments(nama))
    part = _part(round_.read)
    if work := kerja.ended(nama, SAVE):
        return _show_ended(round_, part, work)
    return _show(round_, part, {}, round_.told(), kabar=request.args.get("kabar", ""))


def simpan(nama: str) -> ResponseReturnValue:
    """Save what was changed, or show what is wrong with it, or what somebody else changed."""
    round_ = asked_round(assessments(nama))
    part, workspace = _part(round_.read), round_.read.workspace
    sent = round_.unit.kode, round_.putaran, part.nama
    typed = Typed(*sent, _opened_with(), _typed(round_, part))
    title = f"Simpan jawaban: {round_.unit.nama}"
    order = Order(workspace, title, tugas=SAVE, isian=typed.as_isian())
    if not order.is_short:
        return kerja.started(order)
    saved = save(workspace, typed, datetime.now())
    if saved.is_refused:
        round_ = asked_round(assessments(nama))
    return _show_saved(round_, part, typed, saved)


def _show_ended(round_: Round, part: Part, work: Work) -> ResponseReturnValue:
    """Show what came of a long saving; of one that was stopped, what was typed."""
    typed, saved = Typed.of_isian(work.isian), result_of(work, Saved)
    if saved is None:
        failed = work.keadaan is Keadaan.GAGAL
        saved = Saved(problems=work.problems if failed else [saving_stopped(work.judul)])
    if not saved.is_refused:  # what was refused is kept: a page may be loaded again
        app.forget_work(round_.read.workspace, work.id)
    return _show_saved(round_, part, typed, saved)


def _show_saved(round_: Round, part: Part, typed: Typed, saved: Saved) -> ResponseReturnValue:
    """Show a form that was not saved with what was typed; lead to one that was."""
    if not saved.is_refused:
        nama, kabar = round_.read.workspace.nama, "tetap" if saved.same else "tersimpan"
        return redirect(_address(nama, round_, part.nama, kabar), 303)
    before, ketikan = typed.semula, typed.ketikan
    if not saved.changed:
        page = _show(round_, part, ketikan, saved.wrong, problems=saved.problems, gagal=True)
        return page, 422
    mine = {name: text for name, text in ketikan.items() if text != before.get(name, "")}
    seen = _differences(round_, before, texts_of(round_, part))
    return _show(round_, part, mine, {}, berubah=seen), 409


def _address(nama: str, round_: Round, bagian: str, kabar: str) -> str:
    """Return where the form is shown after its answers were sent."""
    unit, putaran = round_.unit.kode, round_.putaran
    return url_for("lke.lihat", nama=nama, unit=unit, putaran=putaran, bagian=bagian, kabar=kabar)


def _part(read: Assessments) -> Part:
    return part_of(read, request.values.get("bagian", "")) or abort(404)


def _typed(round_: Round, part: Part) -> dict[str, str]:
    """Return what was typed; a field that the form did not send stays as it is."""
    sent = {
        name: request.form[name] for name in names_of(round_.read, part) if name in request.form
    }
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
    pairs = ((name, split_field(name)) for name in names_of(round_.read, part))
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
    gagal: bool = False,
    kabar: str = "",
) -> str:
    stands = texts_of(round_, part)
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
        gagal=gagal and bool(galat),
        galat=galat,
        judul_isian=_titles(round_),
        berubah=berubah,
        ditolak=tell(problems),
        kabar=kabar,
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
