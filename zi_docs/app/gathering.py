"""Gathers a unit's evidence into a folder with a folder for each question of the LKE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zi_docs.app.book import has_book, kept_of, open_workspace_register
from zi_docs.app.preparing import open_catalog, spec_of
from zi_docs.app.problems_lke import (
    empty_evidence,
    evidence_changed,
    evidence_not_read,
    folder_in_data,
    folder_of_another_unit,
    folder_of_others,
    link_out_of_folder,
    no_lke_of_year,
)
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, OutputError, Problem, UsageError, ZiDocsError, disk_words
from zi_docs.files.folders import discard_parts, prepare_folder, run_lock
from zi_docs.files.names import DOCX
from zi_docs.files.problems import output_problem
from zi_docs.files.salinan import CopyFolder, Put
from zi_docs.plain_file import read_plain
from zi_docs.run.choose import unit_named
from zi_docs.run.drafting import plan_type
from zi_docs.run.evidence import (
    TABLE,
    Book,
    Owner,
    Piece,
    folders_of,
    made,
    may_prove,
    places_of,
    registered,
    rows_of,
    said_of,
)
from zi_docs.run.evidence_book import NAME, Entry, Listing, evidence_workbook
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Job, Request
from zi_docs.tables import DataSet, kelengkapan
from zi_docs.tables.kelengkapan import tanggal_bukti
from zi_docs.tables.keys import value_at
from zi_docs.tables.putaran import tanggal_nilai
from zi_docs.workspace import Workspace
from zi_docs.zona_integritas import daftar_isian, daftar_pertanyaan, lke_sejak

_PUT_BY_HAND = "ditaruh sendiri"
_TYPE = "daftar-bukti"


@dataclass(slots=True)
class Gathered:
    """What is in the folder now: how many questions have evidence, and what was done."""

    unit: str
    folder: str
    questions: int = 0
    missing: list[str] = field(default_factory=list)
    written: int = 0
    same: int = 0
    removed: int = 0
    problems: list[Problem] = field(default_factory=list)


def gather_evidence(workspace: Workspace, unit: str, output: Path) -> Gathered:
    """Put what a unit has as evidence into the folders of its questions, and list what is missing.

    Run again it changes only what is new. Raises :class:`UsageError` for an unknown unit (ZI003), a
    year without an LKE (ZI580), and a folder that is not for this (ZI581-ZI583),
    :class:`DataError` when the data can't be read, :class:`RegisterError`, and
    :class:`OutputError`.
    """
    catalog = open_catalog(workspace.root)
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(problems)
    owner = _owner(workspace, dataset, unit)
    shown = workspace.show(output.absolute())
    folder = CopyFolder(output, {"unit": owner.unit.kode, "data": workspace.nama}, shown)
    _refuse(folder, workspace)
    prepare_folder(output, shown)
    with run_lock(output, shown):
        discard_parts(output, locked=True)
        result = Gathered(owner.unit.nama, shown, problems=[*_of_table(dataset, problems)])
        result.problems += [empty_evidence(row.place()) for row in rows_of(owner) if _is_empty(row)]
        _fill(folder, owner, catalog, result)
    return result


def _owner(workspace: Workspace, dataset: DataSet, unit: str) -> Owner:
    tahun, on = dataset.pengaturan.tahun, tanggal_bukti(dataset)
    owner = Owner(workspace, dataset, unit_named(dataset, unit), on)
    if not daftar_pertanyaan(on):
        raise UsageError(no_lke_of_year(f"{workspace.shown}, tahun", tahun, lke_sejak()))
    return owner


def _refuse(folder: CopyFolder, workspace: Workspace) -> None:
    """Raise for a folder in the data (ZI581), a strange one (ZI582), another unit's (ZI583)."""
    if folder.folder.resolve().is_relative_to(workspace.data.resolve()):
        raise UsageError(folder_in_data(folder.shown))
    try:
        strange, former = folder.is_strange, folder.former_owner
    except OSError as error:
        raise OutputError(output_problem(error, folder.shown)) from error
    if strange:
        raise UsageError(folder_of_others(folder.shown))
    if former and former != folder.owner:
        told = (former.get("unit", ""), former.get("data", ""))
        raise UsageError(folder_of_another_unit(folder.shown, *told))


def _of_table(dataset: DataSet, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what is wrong in the table of evidence; a lost file is told there, too."""
    sources = dataset.sources.get(TABLE, frozenset())
    for one in problems:
        if (one.place.file, one.place.sheet or "") in sources:
            yield one


def _is_empty(row: object) -> bool:
    return not (value_at(row, "nama_berkas") or value_at(row, "tautan"))  # type: ignore[arg-type]


def _fill(folder: CopyFolder, owner: Owner, catalog: Catalog, result: Gathered) -> None:
    """Put the pieces and the list into the folder, and say what was done."""
    folders = folders_of(owner.on)
    outside = folder.make(folders.values())
    result.problems += [link_out_of_folder(f"{folder.shown}/{name}") for name in outside]
    pieces = [*registered(owner), *_documents(owner, catalog)]
    places = places_of(pieces, folders)
    entries = [
        *(_entry(one, path) for path, one in places.items() if _put(folder, path, one, result)),
        *(_entry(one, "") for one in pieces if not one.is_there),
    ]
    listing = _listing(owner, catalog, folders, [*entries, *_by_hand(folder, folders, outside)])
    _put_data(folder, NAME, evidence_workbook(listing), result)
    _put_document(folder, owner, catalog, [*map(_as_piece, listing.entries)], result)
    result.removed, refused = folder.finish()
    result.problems += refused
    result.questions = len(listing.questions)
    result.missing = [one.kode for one in listing.missing]


def _documents(owner: Owner, catalog: Catalog) -> list[Piece]:
    if not has_book(owner.workspace):
        return []
    with open_workspace_register(owner.workspace) as register:
        return [*made(owner, catalog, Book(register, kept_of(owner.workspace)))]


def _put(folder: CopyFolder, path: str, piece: Piece, result: Gathered) -> bool:
    """Put one piece into the folder; return whether it or its former copy is there."""
    try:
        data = read_plain(piece.file) if piece.file else _shortcut(piece.address)
    except OSError as error:
        result.problems.append(evidence_not_read(str(piece.file), disk_words(error)))
        return False
    return _put_data(folder, path, data, result)


def _put_data(folder: CopyFolder, path: str, data: bytes, result: Gathered) -> bool:
    became = folder.put(path, data)
    result.written += became is Put.WRITTEN
    result.same += became is Put.SAME
    if became is Put.KEPT:
        result.problems.append(evidence_changed(f"{folder.shown}/{path}"))
    return became in (Put.WRITTEN, Put.SAME)


def _put_document(
    folder: CopyFolder, owner: Owner, catalog: Catalog, pieces: Sequence[Piece], result: Gathered
) -> None:
    """Put the list as a Word document; an office's own page that is wrong stops nothing else."""
    try:
        document = _document(owner, catalog, pieces)
    except ZiDocsError as error:
        result.problems += error.problems
    else:
        _put_data(folder, f"{_TYPE}{DOCX}", document, result)


def _document(owner: Owner, catalog: Catalog, pieces: Sequence[Piece]) -> bytes:
    """Return the document of the list with all that is in the folder, whatever it is proposed for.

    Raises :class:`TemplateError` and :class:`DataError`.
    """
    dataset, unit = owner.dataset, owner.unit
    request = Request((_TYPE,), hanya=(unit.record_key,))
    plan, _ = plan_type(dataset, catalog.load(_TYPE), request)
    found = {kelengkapan.NAME: kelengkapan.kelengkapan(dataset, unit, said_of(pieces))}
    on = tanggal_nilai(dataset)
    job = Job(unit, unit.record_key, "", on, {**plan.builder.own(unit, on), **found})
    return spec_of(plan, owner.workspace.data).compile().render(plan.context(job, ""))


def _as_piece(entry: Entry) -> Piece:
    """Return what is in the folder as a piece of evidence at its path there."""
    said = {
        "keadaan": entry.keadaan,
        "keterangan": entry.keterangan,
        "sebutan": entry.sebutan,
    }
    on = entry.tanggal
    return Piece(entry.kode, entry.macam, entry.bukti, "", None, entry.berkas, tanggal=on, **said)


def _shortcut(address: str) -> bytes:
    """Return a file that opens a page of the web, as Windows and the others know it."""
    scheme = "" if "://" in address or address.startswith("mailto:") else "https://"
    return f"[InternetShortcut]\r\nURL={scheme}{address}\r\n".encode()


def _entry(piece: Piece, path: str) -> Entry:
    more = (path, piece.tanggal, piece.keterangan, piece.sebutan)
    return Entry(piece.kode, piece.nama, piece.macam, piece.keadaan, *more)


def _by_hand(
    folder: CopyFolder, folders: Mapping[str, str], outside: Sequence[str]
) -> Iterator[Entry]:
    """Yield the files that people put into the folders of the questions."""
    for kode, name in folders.items():
        for path in folder.added(name) if name not in outside else ():
            yield Entry(kode, Path(path).stem, _PUT_BY_HAND, "ada", path)


def _listing(
    owner: Owner, catalog: Catalog, folders: Mapping[str, str], entries: Sequence[Entry]
) -> Listing:
    questions = {one.kode: one for one in daftar_pertanyaan(owner.on)}
    order = {kode: number for number, kode in enumerate(questions)}
    usual: dict[str, list[str]] = {}
    for one in daftar_isian(owner.on):
        usual.setdefault(one.pertanyaan.kode, []).extend(one.bukti)
    return Listing(
        questions=questions,
        entries=sorted(entries, key=lambda one: (order[one.kode], one.macam, one.berkas)),
        usual={kode: list(dict.fromkeys(texts)) for kode, texts in usual.items()},
        makes=_makes(catalog),
        folders=folders,
        parts={kode: folders[kode].partition("/")[0] for kode in questions},
    )


def _makes(catalog: Catalog) -> dict[str, list[str]]:
    """Return the types whose documents are evidence for a question, by its code."""
    makes: dict[str, list[str]] = {}
    for jenis in sorted(catalog.types):
        manifest = catalog.sound_manifest(jenis)
        for kode in manifest.bukti.semua if manifest and may_prove(catalog, manifest) else ():
            makes.setdefault(kode, []).append(jenis)
    return makes
