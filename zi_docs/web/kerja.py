"""Long work on the page: its start, how far it is, stopping it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import IO, Any
from urllib.parse import parse_qsl, urlencode

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Keadaan, Order, Work
from zi_docs.app.order import ADD, DRAW, LOOK, LOOK_AGAIN, LOOK_INTO, RECORD, SAVE, TAKE
from zi_docs.app.tasks import Sent, issued_by, result_of
from zi_docs.register import Derived
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell_news
from zi_docs.workspace import Workspace

RESULTS = {
    "rencana": "lke.rencana",
    "bukti": "lke.bukti",
    "isi": "lke.buku",
    TAKE: "lke.tinjau",
    SAVE: "lke.lihat",
    RECORD: "register.catat",
    ADD: "data.awal",
    "periksa register": "register.periksa_hasil",
    "cadangkan": "register.awal",
}
"""The pages that show what came of a task; what comes of the others is a file."""

LOOKS = {
    LOOK: "dokumen.tinjau",
    LOOK_AGAIN: "register.tinjau_ganti",
    LOOK_INTO: "lke.tinjau",
    DRAW: "dokumen.isi_pratinjau",
}
"""The pages that look at what would be frozen or taken over, or at a filled document."""

_QUERY = "tanya"
_DONE = (Keadaan.SELESAI, Keadaan.GAGAL)
_ALWAYS = (SAVE, RECORD)
"""The tasks whose page is shown even where they were stopped: what was typed is there."""
_ASKED = ("unit", "putaran", "bagian")


def started(order: Order, brought: IO[bytes] | None = None) -> ResponseReturnValue:
    """Start a work, and lead to how far it is, or to its result where it has ended already."""
    work_id = app.start_work(order, brought)
    work = app.work_of(order.workspace, work_id)
    return redirect(
        (_result(order.workspace, work) if work else "") or _progress(order, work_id), 303
    )


def _progress(order: Order, work_id: str) -> str:
    return url_for("dokumen.lihat_kerja", nama=order.workspace.nama, pekerjaan=work_id)


def ended(nama: str, tugas: str) -> Work | None:
    """Return the ended work whose result a page is asked to show; None without one."""
    work = app.work_of(this_site().workspace(nama), request.args.get("kerja", ""))
    return work if work and work.tugas == tugas and not work.runs else None


def _result(workspace: Workspace, work: Work) -> str:
    """Return where the result of an ended work is looked at; "" when that is its own page."""
    nama = workspace.nama
    done = work.keadaan in _DONE or (work.tugas in _ALWAYS and not work.runs)
    if done and work.tugas in RESULTS:
        asked: dict[str, Any] = {name: work.isian[name] for name in _ASKED if name in work.isian}
        return url_for(RESULTS[work.tugas], nama=nama, kerja=work.id, **asked)
    if work.keadaan in _DONE and work.tugas in LOOKS:
        return _look_address(nama, work.tugas, work.isian, work.id)
    sent = result_of(work, Sent)
    if sent is None:
        return ""
    if not sent.nama:
        return url_for("data.awal", nama=nama, kabar="tanpa_temuan")
    return url_for("dokumen.unduh_hasil", nama=nama, pekerjaan=work.id)


def look(order: Order, **asked: str) -> Work | ResponseReturnValue:
    """Return the work of a look that has ended, or show how far it is.

    Each look is shown once, for data, register and konsep change: whoever asks again looks again.
    """
    workspace = order.workspace
    known = app.work_of(workspace, request.args.get("kerja", ""))
    if known is None or known.tugas != order.tugas or not (known.runs or _is_over(known)):
        pairs = [pair for pair in request.args.items(multi=True) if pair[0] != "kerja"]
        order = replace(order, isian={**order.isian, **asked, _QUERY: urlencode(pairs)})
        work_id = app.start_work(order)
        known = app.work_of(workspace, work_id) or abort(404)
    if known.runs:
        return _wait(order, known)
    app.forget_work(workspace, known.id)
    return known


def _is_over(work: Work) -> bool:
    """Whether a look is not begun again: it has come to its end, or a part of a page waits for it.

    A part asks again by itself, so it must not begin again what was stopped or cut off.
    """
    return work.keadaan in _DONE or "HX-Request" in request.headers


def _wait(order: Order, work: Work) -> ResponseReturnValue:
    """Lead to how far a look is; in a part of a page, wait there for what comes of it."""
    if "HX-Request" not in request.headers:
        return redirect(_progress(order, work.id), 303)
    nama = order.workspace.nama
    address = _look_address(nama, work.tugas, work.isian, work.id)
    return render_template("dokumen/menunggu.html", nama=nama, alamat=address, kerja=work)


def _look_address(nama: str, tugas: str, isian: Mapping[str, str], work_id: str) -> str:
    """Return where the result of a look is shown, with all that was asked for there."""
    kind: dict[str, Any] = {"jenis": isian["jenis"]} if tugas in (LOOK, DRAW) else {}
    pairs = [*parse_qsl(isian[_QUERY], keep_blank_values=True), ("kerja", work_id)]
    return f"{url_for(LOOKS[tugas], nama=nama, **kind)}?{urlencode(pairs)}"


def _work(nama: str, pekerjaan: str) -> Work:
    return app.work_of(this_site().workspace(nama), pekerjaan) or abort(404)


def lihat_kerja(nama: str, pekerjaan: str) -> ResponseReturnValue:
    """Show how far a work is, or what came of it."""
    work, workspace = _work(nama, pekerjaan), this_site().workspace(nama)
    sent = result_of(work, Sent)
    if not sent and (address := _result(workspace, work)):
        return redirect(address, 303)
    rows = work.report.types if work.report else [line.jenis for line in work.rows]
    made = dict.fromkeys(row.partition(" (")[0] for row in rows)
    problems = [*work.problems, *(work.report.problems if work.report else ())]
    temuan, di_data = tell_news(problems, app.known_survey(workspace).problems)
    return render_template(
        "dokumen/kerja.html",
        nama=nama,
        kerja=work,
        temuan=temuan,
        di_data=di_data,
        sebutan=app.kept_titles(workspace),
        dibuat=list(made),
        kertas=_prints(workspace, work, made),
        terbit=issued_by(work),
        kiriman=sent.nama if sent else "",
    )


def unduh_hasil(nama: str, pekerjaan: str) -> ResponseReturnValue:
    """Send the file that a task has written."""
    workspace = this_site().workspace(nama)
    sent = result_of(_work(nama, pekerjaan), Sent)
    place = app.result_file(workspace, pekerjaan)
    if sent is None or not place.is_file():
        abort(404)
    return send_file(place, as_attachment=True, download_name=sent.nama)


def _prints(workspace: Workspace, work: Work, made: Iterable[str]) -> list[Derived]:
    """Return the print files and packets that an ended work was asked for, as they lie there."""
    if work.runs or not work.report:
        return []
    done = {row for row, count in work.report.types.items() if not count.failed}
    return [
        paper
        for jenis in made
        for paper in app.shelf_of(workspace, jenis).paper
        if f"{jenis} ({paper.bentuk})" in done
    ]


def maju(nama: str, pekerjaan: str) -> ResponseReturnValue:
    """Return how far a running work is; at its end the whole page is asked for again."""
    work = _work(nama, pekerjaan)
    if not work.runs:
        return "", 200, {"HX-Refresh": "true"}
    titles = app.kept_titles(this_site().workspace(nama))
    return render_template("dokumen/maju.html", nama=nama, kerja=work, sebutan=titles)


def batalkan(nama: str, pekerjaan: str) -> ResponseReturnValue:
    """Ask a work to stop; what is whole stays."""
    app.cancel_work(this_site().workspace(nama), pekerjaan)
    address = url_for("dokumen.lihat_kerja", nama=nama, pekerjaan=pekerjaan)
    return redirect(f"{address}?henti=1", 303)  # it may stop only a second later
