"""Long work on the page: its start, how far it is, stopping it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Order, Work
from zi_docs.register import Derived
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell_news
from zi_docs.workspace import Workspace


def started(order: Order) -> ResponseReturnValue:
    """Start a work, and lead to the page that shows how far it is."""
    work_id = app.start_work(order)
    address = url_for("dokumen.lihat_kerja", nama=order.workspace.nama, pekerjaan=work_id)
    return redirect(address, 303)


def _work(nama: str, pekerjaan: str) -> Work:
    return app.work_of(this_site().workspace(nama), pekerjaan) or abort(404)


def lihat_kerja(nama: str, pekerjaan: str) -> str:
    """Show how far a work is, or what came of it."""
    work, workspace = _work(nama, pekerjaan), this_site().workspace(nama)
    made = dict.fromkeys(row.partition(" (")[0] for row in work.report.types) if work.report else {}
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
    )


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
    return redirect(url_for("dokumen.lihat_kerja", nama=nama, pekerjaan=pekerjaan), 303)
