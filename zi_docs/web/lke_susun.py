"""A plan drafted from the answers, and the evidence gathered for each question."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Asked, Gathered, Plan
from zi_docs.app.assessing import Assessments
from zi_docs.app.handing_out import evidence_folder, new_book, pack_evidence, use_book
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian.tampil import teks
from zi_docs.run.action_plan import months_typed
from zi_docs.tables import UnitKerja
from zi_docs.web.lke_kept import assessments
from zi_docs.web.telling import tell
from zi_docs.zona_integritas import daftar_pertanyaan

_ASSESSED = "nilai"


def rencana(nama: str) -> str:
    """Ask for which unit and year a plan is drafted."""
    read = assessments(nama)
    return _show_plan(read, _unit(read))


def susun(nama: str) -> ResponseReturnValue:
    """Draft the plan of a unit, and show its activities."""
    read = assessments(nama)
    unit, typed = _unit(read), request.form.get("tahun", "").strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) == 4):
        said = {"tahun": "Tulis tahunnya dengan empat angka, mis. 2026."}
        return _show_plan(read, unit, galat=said), 422
    try:
        asked = Asked(unit.kode, int(typed), request.form.get("dari", "") == _ASSESSED)
        made = new_book(read.workspace, f"Rencana Aksi {unit.kode}", datetime.now())
        plan = app.propose_plan(read.workspace, asked, made)
    except ZiDocsError as error:
        return _show_plan(read, unit, problems=error.problems), 422
    return _show_plan(read, unit, plan, made.name)


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


def bukti(nama: str) -> str:
    """Ask of which unit the evidence is gathered."""
    read = assessments(nama)
    return _show_evidence(read, _unit(read))


def kumpulkan(nama: str) -> ResponseReturnValue:
    """Gather the evidence of a unit, and show what is missing."""
    read = assessments(nama)
    unit = _unit(read)
    try:
        folder = evidence_folder(read.workspace, unit.kode)
        done = app.gather_evidence(read.workspace, unit.kode, folder)
    except ZiDocsError as error:
        return _show_evidence(read, unit, problems=error.problems), 422
    return _show_evidence(read, unit, done, problems=done.problems)


def paket(nama: str) -> ResponseReturnValue:
    """Send the evidence of a unit as one packet."""
    read = assessments(nama)
    unit = _unit(read)
    packet = tempfile.TemporaryFile()  # noqa: SIM115 # closed by the server once it is sent
    pack_evidence(read.workspace, unit.kode, packet)
    packet.seek(0)
    return send_file(packet, as_attachment=True, download_name=f"Bukti {unit.kode}.zip")


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
    hasil: str = "",
    *,
    galat: dict[str, str] | None = None,
    problems: Iterable[Problem] = (),
) -> str:
    is_assessed = any(kode == unit.kode for kode, _ in read.rounds)
    return render_template(
        "lke/rencana.html",
        nama=read.workspace.nama,
        unit=unit,
        semua_unit=read.dataset.unit_kerja,
        tahun=request.form.get("tahun", str(read.dataset.pengaturan.tahun)),
        tahun_data=read.dataset.pengaturan.tahun,
        dari=request.form.get("dari", _ASSESSED if is_assessed else ""),
        rencana=plan,
        hasil=hasil,
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
