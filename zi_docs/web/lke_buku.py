"""The official LKE workbook in and out: its answers into the data set, and theirs into its copy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from flask import redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Order
from zi_docs.app.answer_book import Round
from zi_docs.app.assessing import split_field
from zi_docs.app.handing_out import books_of, find_book, new_book
from zi_docs.app.noting import note
from zi_docs.app.taking_over import Brought, look_into
from zi_docs.app.tasks import result_of
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian.tampil import teks
from zi_docs.web import kerja
from zi_docs.web.lke_kept import asked_round, assessments, kept
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell

_CHOOSE = "Pilih dahulu berkasnya."


def buku(nama: str) -> ResponseReturnValue:
    """Show how the official workbook is read and filled, and what was filled so far."""
    round_, work = asked_round(assessments(nama)), kerja.ended(nama, "isi")
    if work is None:
        return _show(round_)
    done = result_of(work, app.LkeFilled)
    if done is None:
        return _show(round_, problems=work.problems), 422
    return _show(round_, terisi=done, hasil=work.isian["hasil"], problems=done.problems)


def baca(nama: str) -> ResponseReturnValue:
    """Keep the workbook that was brought, and lead to what it would change."""
    round_ = asked_round(assessments(nama))
    brought = request.files.get("berkas")
    if brought is None or not brought.filename:
        return _show(round_, galat={"berkas": _CHOOSE}), 422
    try:
        content = brought.stream.read()
        upload = app.keep_upload(round_.read.workspace, brought.filename, content, datetime.now())
        look_into(round_, upload)
    except ZiDocsError as error:
        return _show(round_, problems=error.problems), 422
    unit, putaran, kept_as = round_.unit.kode, round_.putaran, upload.path.name
    return redirect(
        url_for("lke.tinjau", nama=nama, unit=unit, putaran=putaran, unggahan=kept_as), 303
    )


def tinjau(nama: str) -> str:
    """Show what was read of a workbook, what is doubtful, and what would change."""
    round_ = asked_round(assessments(nama))
    return _show_brought(round_, _brought(round_))


def ambil(nama: str) -> ResponseReturnValue:
    """Take the answers of a workbook into the data set, if what was shown still holds."""
    workspace = this_site().workspace(nama)
    with kept().alone(workspace):
        round_ = asked_round(kept().of(workspace))
        brought = _brought(round_)
        if request.form.get("tanda", "") != brought.mark:
            return _show_brought(round_, brought, berubah=True), 409
        try:
            after, wrong = note(round_, brought.changes, datetime.now())
        except ZiDocsError as error:
            return _show_brought(round_, brought, problems=error.problems), 422
        kept().put(after)
    if wrong:
        return _show_brought(round_, brought, galat=wrong), 422
    unit, putaran = round_.unit.kode, round_.putaran
    return redirect(
        url_for("lke.unit", nama=nama, unit=unit, putaran=putaran, kabar="diambil"), 303
    )


def isi(nama: str) -> ResponseReturnValue:
    """Let the answers be put into the workbook that was brought."""
    round_ = asked_round(assessments(nama))
    workspace = round_.read.workspace
    brought = request.files.get("berkas")
    if brought is None or not brought.filename:
        return _show(round_, galat={"berkas_isi": _CHOOSE}), 422
    try:
        now = datetime.now()
        upload = app.keep_upload(workspace, brought.filename, brought.stream.read(), now)
        about = f"{Path(upload.nama).stem} {round_.unit.kode} ke-{round_.putaran}"
        hasil = new_book(workspace, about, now)
    except ZiDocsError as error:
        return _show(round_, problems=error.problems), 422
    asked = {"unit": round_.unit.kode, "putaran": round_.putaran}
    filled = {**asked, "unggahan": upload.path.name, "hasil": hasil.name}
    title = f"Isi buku kerja: {round_.unit.nama}"
    return kerja.started(Order(workspace, title, tugas="isi", isian=filled))


def unduh(nama: str) -> ResponseReturnValue:
    """Send a workbook that was made."""
    found = find_book(this_site().workspace(nama), request.args.get("berkas", ""))
    return send_file(found.path, as_attachment=True, download_name=found.nama)


def _brought(round_: Round) -> Brought:
    """Return what the upload that the page is about holds."""
    upload = app.find_upload(round_.read.workspace, request.values.get("unggahan", ""))
    return look_into(round_, upload)


def _show(
    round_: Round,
    *,
    galat: dict[str, str] | None = None,
    problems: Iterable[Problem] = (),
    terisi: app.LkeFilled | None = None,
    hasil: str = "",
) -> str:
    workspace = round_.read.workspace
    return render_template(
        "lke/buku.html",
        nama=workspace.nama,
        putaran=round_,
        buku=books_of(workspace),
        galat=galat or {},
        temuan=tell(problems),
        terisi=terisi,
        hasil=hasil,
        teks=teks,
    )


def _show_brought(
    round_: Round,
    brought: Brought,
    *,
    berubah: bool = False,
    galat: dict[str, str] | None = None,
    problems: Iterable[Problem] = (),
) -> str:
    split = {name: split_field(name) for name in brought.changes}
    title_of = round_.read.tabel.title_of
    return render_template(
        "lke/tinjau.html",
        nama=round_.read.workspace.nama,
        putaran=round_,
        dibawa=brought,
        unggahan=request.values.get("unggahan", ""),
        perubahan=[
            (kode, title_of(column), brought.former[name], brought.changes[name])
            for name, (kode, column) in split.items()
        ],
        pertanyaan={one.kode: one.nama for part in round_.read.parts for one in part.isian},
        judul_isian={name: f"{kode}, {title_of(column)}" for name, (kode, column) in split.items()},
        berubah=berubah,
        galat=galat or {},
        ditolak=tell(problems),
        temuan=tell(brought.problems),
    )
