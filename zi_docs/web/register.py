"""The section Register: the book, the history of a document, and what is changed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Keadaan, Kind, Order, Recorded, Work
from zi_docs.app.order import RECORD
from zi_docs.app.problems import recording_stopped
from zi_docs.app.tasks import BackedUp, result_of
from zi_docs.files.temporary import work_folder
from zi_docs.register import AgendaEntry, AuditReport, export_agenda
from zi_docs.web import ganti, kerja
from zi_docs.web.asking import asked_date
from zi_docs.web.line import asked_line, book, reason_of, typed
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell
from zi_docs.workspace import Workspace

pages = Blueprint("register", __name__)

PER_PAGE = 50
LARGEST_SCAN = 60_000_000

_TURNS = 999
_SUGGESTED = 1_000
_BOOK = "buku-agenda.xlsx"


@pages.get("/")
def awal(nama: str) -> ResponseReturnValue:
    """Show the book, or what a text leads to in it."""
    workspace = this_site().workspace(nama)
    work = kerja.ended(nama, "cadangkan")
    if work and work.problems:
        return render_template("masalah.html", temuan=tell(work.problems)), 422
    copied = result_of(work, BackedUp) if work else None
    teks, seri = request.args.get("teks", "").strip(), request.args.get("seri", "")
    tahun = request.args.get("tahun", None, int)
    entries: Sequence[AgendaEntry] = ()
    numbers: Sequence[AgendaEntry] = ()
    with book(workspace) as register:
        if register:
            numbers = register.list_numbers()
            entries = app.look_up(register, teks, tahun, seri or None)
    last = ceil(len(entries) / PER_PAGE) or 1
    page = max(1, min(request.args.get("hal", 1, int), last))
    return render_template(
        "register/awal.html",
        nama=nama,
        baris=entries[(page - 1) * PER_PAGE : page * PER_PAGE],
        jumlah=len(entries),
        hal=page,
        halaman=last,
        ada=register is not None,
        cadangan=copied.nama if copied else "",
        sebutan=app.kept_titles(workspace),
        tahun=sorted({one.tahun for one in numbers}),
        seri=sorted({one.seri for one in numbers if one.seri}),
        saring={"teks": teks, "tahun": tahun or "", "seri": seri},
    )


@pages.get("/baris")
def baris(nama: str) -> str:
    """Show all that is known of one line, and each of its editions."""
    return _show_line(this_site().workspace(nama))


def _show_line(workspace: Workspace, galat: dict[str, str] | None = None) -> str:
    entry, kept = asked_line(workspace), app.kept_of(workspace)
    with app.open_workspace_register(workspace) as register:
        editions = app.editions_of(register, entry)
    kept_here = {one.sha256: kept.show(one.sha256) for one in editions if kept.has(one.sha256)}
    scans = {one.pindaian: kept.show(one.pindaian, ".pdf") for one in editions if one.pindaian}
    return render_template(
        "register/baris.html",
        nama=workspace.nama,
        sebutan=app.kept_titles(workspace),
        satu=entry,
        edisi=editions,
        simpanan=kept_here,
        pindaian=scans,
        galat=galat or {},
        isi=request.form,
    )


@pages.post("/batal")
def batal(nama: str) -> ResponseReturnValue:
    """Cancel a number, or a document that was issued without one."""
    workspace = this_site().workspace(nama)
    entry = asked_line(workspace)
    galat: dict[str, str] = {}
    reason = reason_of(galat, "alasan-batal")
    if galat:
        return _show_line(workspace, galat), 422
    seri, tahun = (entry.seri, entry.tahun) if entry.nomor else (None, None)
    which = entry.nomor or entry.kode or entry.kunci
    done = app.cancel(workspace, which, reason, seri=seri, tahun=tahun)
    return render_template("register/batal.html", nama=nama, satu=entry, hasil=done)


@pages.get("/celah")
def celah(nama: str) -> str:
    """Show the numbers that led to no valid document, and why."""
    workspace = this_site().workspace(nama)
    with book(workspace):
        gaps = app.gaps_of(workspace)
    return render_template("register/celah.html", nama=nama, celah=gaps)


@pages.get("/catat")
def catat(nama: str) -> ResponseReturnValue:
    """Ask for a number that another book gave; after its recording, show what came of it."""
    workspace = this_site().workspace(nama)
    if work := kerja.ended(nama, RECORD):
        return _show_recorded(workspace, work)
    return _show_record(workspace, request.args)


def _show_recorded(workspace: Workspace, work: Work) -> ResponseReturnValue:
    """Show what was recorded, or what stood in the way in the form with what was typed."""
    if recorded := result_of(work, Recorded):
        return render_template("register/tercatat.html", nama=workspace.nama, hasil=recorded)
    failed = work.keadaan is Keadaan.GAGAL
    told = work.problems if failed else [recording_stopped(work.judul)]
    scan = work.isian.get("berkas", "")
    return _show_record(workspace, work.isian, berkas_hilang=scan, temuan=tell(told)), 422


def _show_record(workspace: Workspace, typed_in: Mapping[str, str], **more: Any) -> str:
    survey = app.known_survey(workspace)
    kinds = {kind.jenis: kind.judul for kind in survey.kinds if kind.items}
    return render_template(
        "register/catat.html",
        nama=workspace.nama,
        jenis=kinds or app.all_titles(workspace),
        untuk=_suggested(survey.kind(typed_in.get("jenis", ""))),
        isi=typed_in,
        **{"galat": {}, **more},
    )


def _suggested(kind: Kind | None) -> dict[str, str]:
    """Return whom a number may be recorded for, by key; none of so many that a list is no help."""
    if kind is None or kind.satu or len(kind.items) > _SUGGESTED:
        return {}
    return {item.kunci: item.untuk for item in kind.items}


@pages.post("/catat")
def simpan_catatan(nama: str) -> ResponseReturnValue:
    """Let a number be recorded that another book gave, with the scan of the signed paper."""
    request.max_content_length = LARGEST_SCAN  # a decree of many pages, scanned in colour
    workspace = this_site().workspace(nama)
    galat = {name: "Isian ini wajib." for name in ("jenis", "nomor", "tanggal") if not typed(name)}
    day, turn = asked_date(request.form, galat), request.form.get("ke", 1, int)
    if not 1 <= turn <= _TURNS:
        galat["ke"] = "Tulis bilangan dari 1 sampai 999."
    key, scan = _recorded_for(workspace, galat), request.files.get("berkas")
    named = (scan.filename or "") if scan else ""
    if galat or day is None:
        return _show_record(workspace, request.form, galat=galat, berkas_hilang=named), 422
    said = {name: typed(name) for name in ("jenis", "baris", "nomor", "tanggal", "alasan")}
    filled = {**said, "kunci": key, "ke": str(turn), "berkas": named}
    order = Order(workspace, f"Catat nomor: {said['nomor']}", tugas=RECORD, isian=filled)
    return kerja.started(order, scan.stream if scan and named else None)


def _recorded_for(workspace: Workspace, galat: dict[str, str]) -> str:
    """Return the key of the document; who names none means the only one that there is."""
    kind = app.known_survey(workspace).kind(typed("jenis"))
    if typed("baris") or kind is None or kind.satu or not kind.items:
        return typed("baris") or workspace.nama
    if len(kind.items) > 1:
        galat["baris"] = f"Tulis untuk siapa: dokumen jenis ini ada {len(kind.items)}."
    return kind.items[0].kunci


@pages.get("/agenda")
def agenda(nama: str) -> ResponseReturnValue:
    """Send the agenda book as a workbook."""
    with app.open_existing_register(this_site().workspace(nama)) as register, work_folder() as at:
        path = export_agenda(register.list_numbers(), at / _BOOK, register.editions())
        data = path.open("rb")
        return send_file(data, as_attachment=True, download_name=f"{nama}-{_BOOK}")


@pages.post("/periksa")
def periksa(nama: str) -> ResponseReturnValue:
    """Let the register be audited with its documents; nothing is changed."""
    workspace = this_site().workspace(nama)
    return kerja.started(Order(workspace, "Pemeriksaan register", tugas="periksa register"))


@pages.get("/periksa")
def periksa_hasil(nama: str) -> ResponseReturnValue:
    """Show what an audit found."""
    this_site().workspace(nama)
    work = kerja.ended(nama, "periksa register")
    if work is None:
        return redirect(url_for(".awal", nama=nama), 303)
    report = result_of(work, AuditReport)
    if report is None:
        return render_template("masalah.html", temuan=tell(work.problems)), 422
    return render_template(
        "register/periksa.html", nama=nama, hasil=report, temuan=tell(report.problems)
    )


@pages.post("/cadangkan")
def cadangkan(nama: str) -> ResponseReturnValue:
    """Let the register be copied with what it keeps."""
    workspace = this_site().workspace(nama)
    return kerja.started(Order(workspace, "Cadangan register", tugas="cadangkan"))


pages.add_url_rule("/ganti", view_func=ganti.tinjau_ganti, methods=("GET",))
pages.add_url_rule("/ganti", view_func=ganti.ganti, methods=("POST",))
