"""The official LKE workbook in and out: its answers into the data set, and theirs into its copy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Order, Work
from zi_docs.app.answer_book import Round
from zi_docs.app.assessing import split_field
from zi_docs.app.handing_out import books_of, find_book, new_book
from zi_docs.app.order import LOOK_INTO, TAKE
from zi_docs.app.taking_over import Brought, Taken
from zi_docs.app.tasks import result_of
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian.tampil import teks
from zi_docs.web import kerja
from zi_docs.web.lke_kept import asked_round, assessments
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
    except ZiDocsError as error:
        return _show(round_, problems=error.problems), 422
    return redirect(
        url_for("lke.tinjau", nama=nama, **_of_round(round_), unggahan=upload.path.name), 303
    )


def tinjau(nama: str) -> ResponseReturnValue:
    """Show what was read of a workbook, what is doubtful, and what would change.

    What came of a click on that page is shown here too, where nothing was saved.
    """
    round_ = asked_round(assessments(nama))
    if taking := kerja.ended(nama, TAKE):
        return _show_taken(round_, taking)
    filled = {**_of_round(round_), "unggahan": request.args.get("unggahan", "")}
    title = f"Tinjau buku kerja: {round_.unit.nama}"
    work = kerja.look(Order(round_.read.workspace, title, tugas=LOOK_INTO, isian=filled))
    if not isinstance(work, Work):
        return work
    brought = result_of(work, Brought)
    if brought is None:
        return _show(round_, problems=work.problems), 422
    return _show_brought(round_, brought, filled["unggahan"])


def ambil(nama: str) -> ResponseReturnValue:
    """Let the answers of a workbook be taken into the data, if what was shown still holds."""
    round_ = asked_round(assessments(nama))
    asked = {name: request.form.get(name, "") for name in ("unggahan", "tanda")}
    title = f"Ambil jawaban: {round_.unit.nama}"
    filled = {**_of_round(round_), **asked}
    return kerja.started(Order(round_.read.workspace, title, tugas=TAKE, isian=filled))


def _show_taken(round_: Round, work: Work) -> ResponseReturnValue:
    """Show what kept the answers from being taken over, or lead to the score that they give."""
    taken = result_of(work, Taken)
    if taken is None:
        return _show(round_, problems=work.problems), 422
    if taken.is_saved:
        nama, asked = round_.read.workspace.nama, _of_round(round_)
        return redirect(url_for("lke.unit", nama=nama, **asked, kabar="diambil"), 303)
    return _show_brought(round_, taken.brought, work.isian["unggahan"], taken), (
        409 if taken.changed else 422
    )


def _of_round(round_: Round) -> dict[str, Any]:
    """Return what an address or a task is told of a round."""
    return {"unit": round_.unit.kode, "putaran": round_.putaran}


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
    filled = {**_of_round(round_), "unggahan": upload.path.name, "hasil": hasil.name}
    title = f"Isi buku kerja: {round_.unit.nama}"
    return kerja.started(Order(workspace, title, tugas="isi", isian=filled))


def unduh(nama: str) -> ResponseReturnValue:
    """Send a workbook that was made."""
    found = find_book(this_site().workspace(nama), request.args.get("berkas", ""))
    return send_file(found.path, as_attachment=True, download_name=found.nama)


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
    round_: Round, brought: Brought, unggahan: str, taken: Taken | None = None
) -> str:
    split = {name: split_field(name) for name in brought.changes}
    title_of = round_.read.tabel.title_of
    return render_template(
        "lke/tinjau.html",
        nama=round_.read.workspace.nama,
        putaran=round_,
        dibawa=brought,
        unggahan=unggahan,
        perubahan=[
            (kode, title_of(column), brought.former[name], brought.changes[name])
            for name, (kode, column) in split.items()
        ],
        pertanyaan={one.kode: one.nama for part in round_.read.parts for one in part.isian},
        judul_isian={name: f"{kode}, {title_of(column)}" for name, (kode, column) in split.items()},
        berubah=taken is not None and taken.changed,
        galat=taken.wrong if taken else {},
        ditolak=tell(taken.problems if taken else ()),
        temuan=tell(brought.problems),
    )
