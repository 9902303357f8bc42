"""The section Dokumen: what can be made, the choice of records, and what lies there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import ceil
from typing import NamedTuple

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Item, Kind, Shelf, Survey
from zi_docs.indonesian import lipat
from zi_docs.register import ListedDocument
from zi_docs.web import berkas, kerja, terbit
from zi_docs.web.asking import Choice
from zi_docs.web.checking import surveyed
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell
from zi_docs.workspace import Workspace
from zi_docs.zona_integritas import daftar_tahap

pages = Blueprint("dokumen", __name__)

PER_PAGE = 25
STAGES = ("belum dibuat", "konsep", "jadi", "terbit", "batal")

_READY, _WRONG, _LACKING, _NO_ROWS = "siap", "ada kesalahan", "belum siap", "tanpa baris"
_STATES = (_READY, _WRONG, _LACKING, _NO_ROWS)
_UNMADE = STAGES[:1]
_OTHERS = "Lainnya"


class Stage(NamedTuple):
    """A stage of the programme with its types: those that can be made stand first."""

    judul: str
    kinds: tuple[Kind, ...]
    terbuka: bool

    @property
    def ringkas(self) -> str:
        """How many of its types are how far, in words."""
        counts = Counter(_state(kind) for kind in self.kinds)
        return ", ".join(f"{counts[state]} {state}" for state in _STATES if counts[state])


class Row(NamedTuple):
    """A record in the list, with what lies there of it."""

    item: Item
    listed: tuple[ListedDocument, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """How far its documents came."""
        return tuple({one.tahap: 0 for one in self.listed}) or _UNMADE


@pages.get("/")
def awal(nama: str) -> ResponseReturnValue:
    """Show all types by stage, each with its state."""
    workspace = this_site().workspace(nama)
    survey = surveyed(workspace)
    if survey is None:
        return _reading(workspace)
    works, made = app.list_works(workspace), app.count_made(workspace)
    nearest = _nearest(survey)
    shown = {kind.jenis for kind in survey.kinds if kind.ready or kind == nearest} | made.keys()
    stages = _by_stage(survey, shown)
    belum = not survey.kinds and app.is_unfilled(survey.problems)
    return render_template(
        "dokumen/awal.html",
        nama=nama,
        tahap=stages,
        dibuat=made,
        berjalan=next((work for work in works if work.runs), None),
        siap=[kind for stage in stages for kind in stage.kinds if kind.ready],
        terdekat=nearest,
        pekerjaan=works[:5],
        temuan=() if survey.kinds or belum else tell(survey.problems),
        belum=belum,
    )


def _by_stage(survey: Survey, shown: Collection[str]) -> list[Stage]:
    """Return the types by stage; a stage with one of the types to be shown is open."""
    found = [_stage(name or _OTHERS, _kinds(survey, name), shown) for name in (*daftar_tahap(), "")]
    return [stage for stage in found if stage.kinds]


def _kinds(survey: Survey, tahap: str) -> list[Kind]:
    """Return the types of a stage, those that can be made first."""
    own = [kind for kind in survey.kinds if kind.tahap == tahap]
    return sorted(own, key=lambda kind: _STATES.index(_state(kind)))


def _stage(name: str, kinds: Sequence[Kind], shown: Collection[str]) -> Stage:
    return Stage(name.capitalize(), tuple(kinds), any(kind.jenis in shown for kind in kinds))


def _state(kind: Kind) -> str:
    if kind.lacks:
        return _LACKING
    if kind.errors:
        return _WRONG
    return _READY if kind.items else _NO_ROWS


def _nearest(survey: Survey) -> Kind | None:
    """Return the type to prepare next where none can be made: it lacks least, at the first stage.

    One whose sheets are there comes before one whose sheets must be added.
    """
    stages = [*daftar_tahap(), ""]

    def distance(kind: Kind) -> tuple[bool, bool, int, int]:
        return kind.sheetless, not kind.errors, len(kind.lacks), stages.index(kind.tahap)

    if any(kind.ready for kind in survey.kinds):
        return None
    return min(survey.kinds, key=distance, default=None)


def _reading(workspace: Workspace) -> str:
    """Show that the data are being read."""
    work = app.last_survey(workspace)
    return render_template("dokumen/membaca.html", nama=workspace.nama, kerja=work)


@pages.get("/siap")
def siap(nama: str) -> ResponseReturnValue:
    """Tell a waiting page whether the data are read."""
    workspace = this_site().workspace(nama)
    if app.kept_survey(workspace) is None:
        last = app.last_survey(workspace)
        if last and last.runs:
            return "", 204
    return "", 200, {"HX-Refresh": "true"}


@pages.get("/jenis/<jenis>/")
def jenis(nama: str, jenis: str) -> ResponseReturnValue:
    """Show the records of a type, to be made and issued, with what lies there."""
    workspace = this_site().workspace(nama)
    survey = surveyed(workspace)
    if survey is None:
        return _reading(workspace)
    return show_kind(workspace, survey, _kind(survey, jenis))


def _kind(survey: Survey, jenis: str) -> Kind:
    return survey.kind(jenis) or abort(404)


def show_kind(
    workspace: Workspace, survey: Survey, kind: Kind, galat: dict[str, str] | None = None
) -> str:
    """Return the page of a type; ``galat`` is what is wrong with what was chosen on it."""
    shelf = app.shelf_of(workspace, kind.jenis)
    rows = _rows(kind, shelf)
    wanted = _wanted(rows, request.args)
    page = max(1, min(request.args.get("hal", 1, int), ceil(len(wanted) / PER_PAGE) or 1))
    units = {row.item.unit: survey.units.get(row.item.unit, "") for row in rows if row.item.unit}
    return render_template(
        "dokumen/jenis.html",
        nama=workspace.nama,
        jenis=kind,
        baris=wanted[(page - 1) * PER_PAGE : page * PER_PAGE],
        jumlah=len(wanted),
        hal=page,
        halaman=ceil(len(wanted) / PER_PAGE) or 1,
        unit=dict(sorted(units.items())),
        tahapan=_stages(rows),
        kertas=shelf.paper,
        dicentang=set(request.form.getlist("baris")),
        pilihan=Choice.of_form(request.form),
        galat=galat or {},
        saring={name: request.args.get(name, "") for name in ("cari", "unit", "keadaan")},
    )


def _rows(kind: Kind, shelf: Shelf) -> list[Row]:
    return [Row(item, shelf.of(item.kunci)) for item in kind.items]


def _stages(rows: Sequence[Row]) -> dict[str, int]:
    counts = Counter(state for row in rows for state in row.states)
    return {name: counts[name] for name in STAGES if counts[name]}


def _wanted(rows: list[Row], asked: dict[str, str]) -> list[Row]:
    """Return the rows that were searched for, or are of a unit, or came that far."""
    words, unit, state = lipat(asked.get("cari", "")), asked.get("unit"), asked.get("keadaan")
    return [
        row
        for row in rows
        if (not words or _holds(row, words))
        and (not unit or row.item.unit == unit)
        and (not state or state in row.states)
    ]


def _holds(row: Row, words: str) -> bool:
    typed = (row.item.untuk, row.item.kunci, *(one.nomor for one in row.listed))
    return any(words in lipat(text) for text in typed)


@pages.post("/jenis/<jenis>/")
def buat(nama: str, jenis: str) -> ResponseReturnValue:
    """Make the documents that were chosen, in a process of its own."""
    workspace = this_site().workspace(nama)
    survey = surveyed(workspace)
    if survey is None:
        return _reading(workspace)
    kind = _kind(survey, jenis)
    choice = Choice.of_form(request.form)
    if unclear := choice.unclear(kind):
        return show_kind(workspace, survey, kind, {"kunci": unclear}), 422
    return kerja.started(choice.order(workspace, kind))


for rule, view, methods in (
    ("/kerja/<pekerjaan>/", kerja.lihat_kerja, ("GET",)),
    ("/kerja/<pekerjaan>/maju", kerja.maju, ("GET",)),
    ("/kerja/<pekerjaan>/batal", kerja.batalkan, ("POST",)),
    ("/kerja/<pekerjaan>/hasil", kerja.unduh_hasil, ("GET",)),
    ("/jenis/<jenis>/terbit", terbit.tinjau, ("GET",)),
    ("/jenis/<jenis>/terbit", terbit.terbitkan, ("POST",)),
    ("/jenis/<jenis>/pratinjau", berkas.pratinjau, ("GET",)),
    ("/jenis/<jenis>/pratinjau/isi", berkas.isi_pratinjau, ("GET",)),
    ("/gambar/<tanda>.png", berkas.gambar, ("GET",)),
    ("/berkas", berkas.unduh, ("GET",)),
    ("/buka", berkas.buka, ("POST",)),
):
    pages.add_url_rule(rule, view_func=view, methods=methods)
