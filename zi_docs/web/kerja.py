"""Long work on the page: its start, how far it is, stopping it, and what came of it."""

from __future__ import annotations

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Order, Work
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell


def started(order: Order) -> ResponseReturnValue:
    """Start a work, and lead to the page that shows how far it is."""
    work_id = app.start_work(order)
    address = url_for("dokumen.lihat_kerja", nama=order.workspace.nama, pekerjaan=work_id)
    return redirect(address, 303)


def _work(nama: str, pekerjaan: str) -> Work:
    return app.work_of(this_site().workspace(nama), pekerjaan) or abort(404)


def lihat_kerja(nama: str, pekerjaan: str) -> str:
    """Show how far a work is, or what came of it."""
    work, survey = _work(nama, pekerjaan), app.kept_survey(this_site().workspace(nama))
    titles = {kind.jenis: kind.judul for kind in survey.kinds} if survey else {}
    made = dict.fromkeys(row.partition(" (")[0] for row in work.report.types) if work.report else {}
    problems = [*work.problems, *(work.report.problems if work.report else ())]
    more = {"temuan": tell(problems), "sebutan": titles, "dibuat": list(made)}
    return render_template("dokumen/kerja.html", nama=nama, kerja=work, **more)


def maju(nama: str, pekerjaan: str) -> ResponseReturnValue:
    """Return how far a running work is; at its end the whole page is asked for again."""
    work = _work(nama, pekerjaan)
    if not work.runs:
        return "", 200, {"HX-Refresh": "true"}
    return render_template("dokumen/maju.html", nama=nama, kerja=work)


def batalkan(nama: str, pekerjaan: str) -> ResponseReturnValue:
    """Ask a work to stop; what is whole stays."""
    app.cancel_work(this_site().workspace(nama), pekerjaan)
    return redirect(url_for("dokumen.lihat_kerja", nama=nama, pekerjaan=pekerjaan), 303)
