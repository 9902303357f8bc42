"""The section Data: a workbook in, what was understood of it, and what is to be mended."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from zi_docs import app
from zi_docs.app import KeptFile, Order, Understood
from zi_docs.app.order import ADD
from zi_docs.app.overwriting import emptied_settings
from zi_docs.app.receiving import ENDINGS, find_file
from zi_docs.app.tasks import Added, add_sheets, result_of
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.web import isian, kerja
from zi_docs.web.checking import checked, show_reading
from zi_docs.web.site import this_site
from zi_docs.web.telling import quoted, say_counts, tell
from zi_docs.workspace import Workspace

pages = Blueprint("data", __name__)
pages.register_blueprint(isian.pages, url_prefix="/isian")

NOT_USED = "-"
_SHOWN = 10  # uploads, until all are asked for


@pages.get("/")
def awal(nama: str) -> ResponseReturnValue:
    """Show what was understood of a data set, and what is wrong with it."""
    workspace = this_site().workspace(nama)
    if work := kerja.ended(nama, ADD):
        if added := result_of(work, Added):
            return _added(nama, added)
        return _show(workspace, app.kept_check(workspace), problems=work.problems), 422
    found = checked(workspace) if "periksa" in request.args else app.kept_check(workspace)
    return _show(workspace, found, kabar=request.args.get("kabar", ""))


@pages.get("/hasil")
def hasil(nama: str) -> str:
    """Check the data set, and return that part of the page."""
    workspace = this_site().workspace(nama)
    found = checked(workspace)
    if found is None:
        return show_reading(workspace, url_for(".hasil", nama=nama))
    return render_template("data/hasil.html", nama=nama, **_told(found))


@pages.post("/unggah")
def unggah(nama: str) -> ResponseReturnValue:
    """Keep what was brought, and put it into the data set or ask what it replaces."""
    workspace = this_site().workspace(nama)
    brought = [one for one in request.files.getlist("berkas") if one.filename]
    if not brought:
        galat = {"berkas": "Pilih dahulu berkasnya."}
        return _show(workspace, app.kept_check(workspace), galat=galat), 422
    kept, problems = _keep(workspace, brought)
    ganti = request.form.get("ganti") == "ya"
    waiting = [one for one in kept if not _use_at_once(workspace, one, ganti)]
    if problems:
        found = app.kept_check(workspace)
        return _show(workspace, found, problems=problems, waiting=waiting), 422
    if waiting:
        names = [one.path.name for one in waiting]
        return redirect(url_for(".pilih", nama=nama, unggahan=names), 303)
    return _done(nama, "tersimpan")


@pages.get("/pilih")
def pilih(nama: str) -> str:
    """Ask which file of the data set each upload replaces."""
    workspace = this_site().workspace(nama)
    kept = [app.find_upload(workspace, one) for one in request.args.getlist("unggahan")]
    likely = {one.path.name: app.likely_replaced(workspace, one.nama) for one in kept}
    return render_template(
        "data/pilih.html",
        nama=nama,
        unggahan=kept,
        mungkin=likely,
        hilang={
            one.path.name: emptied_settings(workspace, one, likely[one.path.name]) for one in kept
        },
        berkas=app.files_of(workspace),
        tidak=NOT_USED,
    )


@pages.post("/pakai")
def pakai(nama: str) -> ResponseReturnValue:
    """Put uploads into the data set, each in the place that was chosen for it."""
    workspace = this_site().workspace(nama)
    used = 0
    for name in request.form.getlist("unggahan"):
        chosen = request.form.get(f"untuk {name}", "")
        if chosen != NOT_USED:
            app.use_upload(workspace, app.find_upload(workspace, name), datetime.now(), chosen)
            used += 1
    return _done(nama, "tersimpan" if used else "batal")


@pages.post("/lembar")
def tambah_lembar(nama: str) -> ResponseReturnValue:
    """Add a workbook with the sheets that a document type lacks; nothing else is touched."""
    workspace, jenis = this_site().workspace(nama), request.form.get("jenis", "")
    order = Order(workspace, "Tambah lembar", tugas=ADD, isian={"jenis": jenis})
    return _added(nama, add_sheets(workspace, jenis)) if order.is_short else kerja.started(order)


def _added(nama: str, added: Added) -> ResponseReturnValue:
    return _done(nama, "lembar" if added.nama else "lembar_ada", berkas=added.nama or None)


@pages.post("/sisihkan")
def sisihkan(nama: str) -> ResponseReturnValue:
    """Take a file out of the data set; it is kept with what was brought."""
    workspace = this_site().workspace(nama)
    app.take_out(workspace, request.form.get("berkas", ""), datetime.now())
    return _done(nama, "disisihkan")


@pages.get("/berkas/<path:berkas>")
def berkas(nama: str, berkas: str) -> ResponseReturnValue:
    """Send a file of the data set."""
    return _send(find_file(this_site().workspace(nama), berkas))


@pages.get("/unggahan/<path:berkas>")
def unggahan(nama: str, berkas: str) -> ResponseReturnValue:
    """Send what was brought or replaced."""
    return _send(app.find_upload(this_site().workspace(nama), berkas))


@pages.post("/tandai")
def tandai(nama: str) -> ResponseReturnValue:
    """Send copies of the workbooks with a mark at every cell that was found wrong."""
    workspace = this_site().workspace(nama)
    return kerja.started(Order(workspace, "Salinan bertanda", tugas="tandai"))


@pages.post("/rapi")
def rapi(nama: str) -> ResponseReturnValue:
    """Send what was understood as one tidy workbook."""
    workspace = this_site().workspace(nama)
    return kerja.started(Order(workspace, "Buku kerja rapi", tugas="rapi"))


def _keep(workspace: Workspace, brought: list[FileStorage]) -> tuple[list[KeptFile], list[Problem]]:
    """Keep each file that passes the gates; return what the others were refused for."""
    kept: list[KeptFile] = []
    problems: list[Problem] = []
    for one in brought:
        try:
            content = one.stream.read()
            kept.append(app.keep_upload(workspace, one.filename or "", content, datetime.now()))
        except ZiDocsError as error:
            problems += error.problems
    return kept, problems


def _use_at_once(workspace: Workspace, upload: KeptFile, ganti: bool) -> bool:
    """Put an upload into the data set when nothing is to be asked; return whether it was."""
    likely = app.likely_replaced(workspace, upload.nama)
    others = [one for one in app.files_of(workspace) if one.is_picture == upload.is_picture]
    if likely and (not ganti or emptied_settings(workspace, upload, likely)):
        return False
    if others and not likely and not upload.is_picture:
        return False
    app.use_upload(workspace, upload, datetime.now(), likely)
    return True


def _done(nama: str, kabar: str, berkas: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".awal", nama=nama, kabar=kabar, berkas=berkas), 303)


def _send(file: KeptFile) -> ResponseReturnValue:
    return send_file(Path(file.path), as_attachment=True, download_name=file.nama)


def _show(
    workspace: Workspace,
    found: Understood | None,
    *,
    kabar: str = "",
    galat: dict[str, str] | None = None,
    problems: list[Problem] | None = None,
    waiting: list[KeptFile] | None = None,
) -> str:
    told = _told(found) if found else {"found": None}
    uploads = app.uploads_of(workspace)
    shown = uploads if request.args.get("unggahan") == "semua" else uploads[:_SHOWN]
    return render_template(
        "data/awal.html",
        nama=workspace.nama,
        berkas=app.files_of(workspace),
        unggahan=app.with_use(workspace, shown),
        unggahan_lain=len(uploads) - len(shown),
        kabar=kabar,
        baru=request.args.get("berkas", ""),
        galat=galat or {},
        ditolak=tell(problems or []),
        menunggu=waiting or [],
        diminta="periksa" in request.args,
        kerja=None if found else app.last_survey(workspace),
        akhiran=",".join(ENDINGS),
        **told,
    )


def _told(found: Understood) -> dict[str, object]:
    settings = [one for one in found.unfilled if one.place.source in found.forms and quoted(one)]
    return {
        "found": found,
        "ringkasan": say_counts(found.mistakes),
        "temuan": tell(found.mistakes),
        "anggapan": tell(found.assumed),
        "belum": settings,
        "belum_lain": tell(one for one in found.unfilled if one not in settings),
        "formulir": found.forms,
    }
