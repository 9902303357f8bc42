"""A plan drafted from the answers, and the evidence gathered for each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from zi_docs.app import Gathered, Order, Plan
from zi_docs.app.assessing import Assessments
from zi_docs.app.handing_out import evidence_folder, new_book, use_book
from zi_docs.app.tasks import result_of
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian.tampil import teks
from zi_docs.run.action_plan import months_typed
from zi_docs.tables import UnitKerja
from zi_docs.web import kerja
from zi_docs.web.lke_kept import assessments
from zi_docs.web.telling import tell
from zi_docs.zona_integritas import daftar_pertanyaan

_ASSESSED = "nilai"


def rencana(nama: str) -> ResponseReturnValue:
    """Ask for which unit and year a plan is drafted, or show the one that was drafted."""
    read = assessments(nama)
    unit, work = _unit(read), kerja.ended(nama, "rencana")
    if work is None:
        return _show_plan(read, unit)
    plan = result_of(work, Plan)
    page = _show_plan(read, unit, plan, work.isian, problems=work.problems)
    return page if plan else (page, 422)


def susun(nama: str) -> ResponseReturnValue:
    """Let the plan of a unit be drafted."""
    read = assessments(nama)
    unit, typed = _unit(read), request.form.get("tahun", "").strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) == 4):
        said = {"tahun": "Tulis tahunnya dengan empat angka, mis. 2026."}
        return _show_plan(read, unit, galat=said), 422
    dari = _ASSESSED if request.form.get("dari", "") == _ASSESSED else ""
    made = new_book(read.workspace, f"Rencana Aksi {unit.kode}", datetime.now())
    filled = {"unit": unit.kode, "tahun": typed, "dari": dari, "hasil": made.name}
    title = f"Rencana aksi: {unit.nama}"
    return kerja.started(Order(read.workspace, title, tugas="rencana", isian=filled))


def pakai(nama: str) -> ResponseReturnValue:
    """Put a drafted plan into the data set, as one more file."""
    read = assessments(nama)
    unit = _unit(read)
    try:
        name = f"Rencana Aksi {unit.kode}"
        use_book(read.workspace, request.form.get("berkas", ""), name, datetime.now())
    except ZiDocsError as error:
        return _show_plan(read, unit, problems=error.problems), 422
    return redirect(url_for("data.awal", nama=nama, kabar="tersimpan"), 303)


def bukti(nama: str) -> ResponseReturnValue:
    """Ask of which unit the evidence is gathered, or show what was gathered."""
    read = assessments(nama)
    unit, work = _unit(read), kerja.ended(nama, "bukti")
    if work is None:
        return _show_evidence(read, unit)
    done = result_of(work, Gathered)
    if done is None:
        return _show_evidence(read, unit, problems=work.problems), 422
    return _show_evidence(read, unit, done, problems=done.problems)


def kumpulkan(nama: str) -> ResponseReturnValue:
    """Let the evidence of a unit be gathered."""
    return _of_unit(nama, "bukti", "Bukti")


def paket(nama: str) -> ResponseReturnValue:
    """Let the evidence of a unit be packed as one file."""
    return _of_unit(nama, "paket", "Paket bukti")


def _of_unit(nama: str, tugas: str, judul: str) -> ResponseReturnValue:
    """Start a task that needs nothing but a unit."""
    read = assessments(nama)
    unit = _unit(read)
    title, filled = f"{judul}: {unit.nama}", {"unit": unit.kode}
    return kerja.started(Order(read.workspace, title, tugas=tugas, isian=filled))


def _unit(read: Assessments) -> UnitKerja:
    """Return the unit that the page is about; a form that sends none, or another, finds nothing.

    A page that is opened without a unit is about the first one.
    """
    asked = request.values.get("unit", "")
    if asked or request.method == "POST":
        return read.unit(asked) or abort(404)
    return next(iter(read.dataset.unit_kerja), None) or abort(404)


def _show_plan(
    read: Assessments,
    unit: UnitKerja,
    plan: Plan | None = None,
    isian: Mapping[str, str] | None = None,
    *,
    galat: dict[str, str] | None = None,
    problems: Iterable[Problem] = (),
) -> str:
    asked = isian or request.form
    is_assessed = any(kode == unit.kode for kode, _ in read.scored)
    return render_template(
        "lke/rencana.html",
        nama=read.workspace.nama,
        unit=unit,
        semua_unit=read.dataset.unit_kerja,
        tahun=asked.get("tahun", str(read.dataset.pengaturan.tahun)),
        tahun_data=read.dataset.pengaturan.tahun,
        dari=asked.get("dari", _ASSESSED if is_assessed else ""),
        rencana=plan,
        hasil=asked.get("hasil", ""),
        bulan=months_typed,
        teks=teks,
        galat=galat or {},
        ditolak=tell(problems),
    )


def _show_evidence(
    read: Assessments,
    unit: UnitKerja,
    done: Gathered | None = None,
    *,
    problems: Iterable[Problem] = (),
) -> str:
    return render_template(
        "lke/bukti.html",
        nama=read.workspace.nama,
        unit=unit,
        semua_unit=read.dataset.unit_kerja,
        terkumpul=done,
        pertanyaan={one.kode: one.teks for one in daftar_pertanyaan(read.on)},
        ada=evidence_folder(read.workspace, unit.kode).is_dir(),
        temuan=tell(problems),
    )
