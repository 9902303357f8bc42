"""The section Beranda: the data sets of this workspace, and the one next step of each."""

from __future__ import annotations

from typing import NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Understood
from zi_docs.codes import Severity
from zi_docs.errors import UsageError
from zi_docs.indonesian import format_angka
from zi_docs.web.checking import checked, show_reading
from zi_docs.web.ruang import typed_root
from zi_docs.web.site import Site, this_site

pages = Blueprint("beranda", __name__)

_EMPTY = {"nama": "", "contoh": "", "nama_contoh": ""}


class Step(NamedTuple):
    """The next step of a data set: what is said of it, and the button that leads there."""

    keadaan: str
    tanda: str
    tombol: str
    halaman: str
    lembar: str = ""


@pages.get("/")
def awal() -> str:
    """Show all data sets."""
    return _show(this_site(), _EMPTY, {})


@pages.get("/ringkas/<nama>")
def ringkas(nama: str) -> str:
    """Check one data set, and show its state."""
    workspace = this_site().workspace(nama)
    found = checked(workspace)
    if found is None:
        return show_reading(workspace, url_for(".ringkas", nama=nama))
    return render_template("beranda/keadaan.html", nama=nama, found=found, langkah=_step(found))


@pages.post("/mulai")
def mulai() -> ResponseReturnValue:
    """Start a data set: empty, or with the data of a sample."""
    site = this_site()
    typed = {name: request.form.get(name, "").strip() for name in _EMPTY}
    field = "nama_contoh" if typed["contoh"] else "nama"
    if not typed[field]:
        return _show(site, typed, {field: "Tulis dahulu namanya."}), 422
    try:
        app.start(site.root, typed[field], typed["contoh"])
    except UsageError as error:
        return _show(site, typed, {field: _said(error)}), 422
    if site.rooms:
        site.rooms.remember(site.root)
    return redirect(url_for("data.awal", nama=typed[field], kabar="mulai"), 303)


@pages.post("/ruang")
def ruang() -> ResponseReturnValue:
    """Open the page of another work folder: one of the list, or one whose address was typed."""
    site = this_site()
    rooms, open_room = site.rooms or abort(404), site.open_room or abort(404)
    typed = request.form.get("folder", "").strip()
    listed = {one.tanda: one.root for one in rooms.known(site.root)}
    root = listed.get(request.form.get("tanda", "")) or typed_root(typed)
    if root is None:
        said = "Tulis alamat folder yang berisi folder data, seperti tampak di File Explorer."
        return _show(site, {**_EMPTY, "folder": typed}, {"folder": said}), 422
    if root == site.root:
        return redirect(url_for("beranda.awal"), 303)
    address = open_room(root, site)
    return render_template("beranda/ruang.html", ruang=root.name, alamat=address)


@pages.post("/selesai")
def selesai() -> ResponseReturnValue:
    """End the page for everybody; what is written stays."""
    this_site().ended.set()
    return render_template("beranda/selesai.html")


def _said(error: UsageError) -> str:
    return " ".join(f"{one.message} {one.hint}" for one in error.problems)


def _show(site: Site, typed: dict[str, str], galat: dict[str, str]) -> str:
    found = {nama: app.kept_check(site.workspace(nama)) for nama in site.data_sets()}
    steps = {nama: _step(one) for nama, one in found.items() if one}
    return render_template(
        "beranda/awal.html",
        found=found,
        langkah=steps,
        folder=site.root.name,
        contoh=app.sample_names(),
        boleh_pindah=site.rooms is not None,
        ruang=site.rooms.known(site.root) if site.rooms else (),
        isi=typed,
        galat=galat,
    )


def _step(found: Understood) -> Step:
    errors, warnings = found.count(Severity.GALAT), found.count(Severity.PERINGATAN)
    ready = sum(one.is_ready for one in found.jenis)
    if errors:
        said = f"{format_angka(errors)} kesalahan perlu dibetulkan"
        return Step(said, "galat", "Lihat dan betulkan", "data.awal")
    if found.unfilled:
        said = f"{format_angka(len(found.unfilled))} isian belum diisi"
        form = found.forms.get(found.unfilled[0].place.source, "")
        page = "data.isian.lihat" if form else "data.awal"
        return Step(said, "catatan", "Isi sekarang", page, form)
    if not ready:
        return Step(
            "Belum ada dokumen yang dapat dibuat", "peringatan", "Lengkapi data", "data.awal"
        )
    said = f"{ready} jenis dokumen siap dibuat"
    if warnings:
        said += f", {format_angka(warnings)} peringatan"
    return Step(said, "peringatan" if warnings else "beres", "Buat dokumen", "dokumen.awal")
