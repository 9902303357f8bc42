"""Documents to look at: one filled document as a picture, and the files that were made."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Item, Kind, Order, Pages, Work
from zi_docs.app.order import DRAW
from zi_docs.app.problems import reading_stopped
from zi_docs.app.tasks import result_of
from zi_docs.errors import DataError
from zi_docs.web import kerja
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell
from zi_docs.workspace import Workspace


def _record(workspace: Workspace, jenis: str) -> tuple[Kind, Item]:
    """Return the type and the record that a page is asked for (404 for any other)."""
    survey = app.kept_survey(workspace) or abort(404)
    kind = survey.kind(jenis) or abort(404)
    return kind, kind.item(request.args.get("baris", "")) or abort(404)


def pratinjau(nama: str, jenis: str) -> str:
    """Show the page on which one filled document is drawn."""
    kind, item = _record(this_site().workspace(nama), jenis)
    return render_template("dokumen/pratinjau.html", nama=nama, jenis=kind, baris=item)


def isi_pratinjau(nama: str, jenis: str) -> ResponseReturnValue:
    """Have one document filled, and show its pages; the text of it where no picture can be drawn.

    Raises :class:`DataError` with the reason why it can't be filled.
    """
    workspace = this_site().workspace(nama)
    kind, item = _record(workspace, jenis)
    asked = {"jenis": jenis, "kunci": "" if kind.satu else item.kunci}
    title = f"Pratinjau: {item.untuk or kind.judul}"
    work = kerja.look(Order(workspace, title, tugas=DRAW, isian=asked))
    if not isinstance(work, Work):
        return work
    drawn = result_of(work, Pages)
    if drawn is None:
        raise DataError(work.problems or [reading_stopped(title)])
    part = "isi_pratinjau" if "HX-Request" in request.headers else "pratinjau"
    return render_template(
        f"dokumen/{part}.html",
        nama=nama,
        jenis=kind,
        baris=item,
        gambar=drawn,
        temuan=tell(drawn.problems),
    )


def gambar(nama: str, tanda: str) -> ResponseReturnValue:
    """Send the picture of a page that was drawn just now."""
    path = app.picture_of(this_site().workspace(nama), tanda) or abort(404)
    return send_file(path, mimetype="image/png")


def unduh(nama: str) -> ResponseReturnValue:
    """Send a file that the register knows."""
    workspace = this_site().workspace(nama)
    path = app.file_of(workspace, request.args.get("berkas", "")) or abort(404)
    name = request.args.get("sebagai", "") or path.name
    return send_file(path, as_attachment=True, download_name=name)


def buka(nama: str) -> ResponseReturnValue:
    """Open a file that the register knows in the program of this computer."""
    place = request.args.get("berkas", "")
    if not app.open_file(this_site().workspace(nama), place):
        abort(404)
    back = request.args.get("jenis", "")
    if back:
        return redirect(url_for("dokumen.jenis", nama=nama, jenis=back), 303)
    return redirect(url_for("dokumen.awal", nama=nama), 303)
