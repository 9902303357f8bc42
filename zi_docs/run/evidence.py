"""What a unit has as evidence for the questions of the LKE, and where it stands in a folder.

Its own documents are evidence for the questions that their type names, or their row; other files
and links are registered in the table of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from zi_docs.doctypes import Catalog
from zi_docs.files.names import plan_names, safe_path, without_nik
from zi_docs.model import Manifest, Record, fill_pattern, lookup, pattern_names
from zi_docs.model.fields import clean_text
from zi_docs.register import SCAN, Document, Kept, Register, Tahap, record_key
from zi_docs.run.loading import is_inside
from zi_docs.run.plan import Job, TypePlan
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.isian import OWN
from zi_docs.tables.kelengkapan import NAME, Bukti, kelengkapan, kode_dari, tanggal_bukti
from zi_docs.tables.kelompok import group_rows
from zi_docs.tables.keys import called, value_at
from zi_docs.workspace import Workspace
from zi_docs.zona_integritas import daftar_area, daftar_pertanyaan, nama_pendek

TABLE = "bukti"
LINK = ".url"
"""The ending of a file that opens a page of the web when it is opened."""

DOCUMENT, FILE, ADDRESS = "dokumen", "berkas", "tautan"
_RESULTS = "Hasil"
_UNNAMED = "bukti"
_MOST_NAMED = 3
_TOLD = {True: "ya", False: "tidak"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence for one question.

    ``file`` is where its bytes are, ``address`` what a link opens; a piece with neither is not
    there yet, and ``keadaan`` says why. ``nama`` and ``ending`` make its name in the folder;
    ``sebutan`` is what a reader calls it.
    """

    kode: str
    macam: str
    nama: str
    ending: str = ""
    file: Path | None = None
    address: str = ""
    keadaan: str = "ada"
    tanggal: date | None = None
    keterangan: str = ""
    sebutan: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it can be put into the folder."""
        return self.file is not None or bool(self.address)


@dataclass(frozen=True, slots=True)
class Owner:
    """The unit whose evidence is asked for, in its data set, and the date that gives the LKE."""

    workspace: Workspace
    dataset: DataSet
    unit: UnitKerja
    on: date

    def codes(self, typed: str) -> list[str]:
        """Return the questions that a cell names; what is none is told by the checks."""
        return kode_dari(typed, self.on)

    def owns(self, record: Record) -> bool:
        """Tell whether a row belongs to the unit."""
        return self.dataset.unit_of(record) is self.unit


# What a document says of it.


def said_of(pieces: Iterable[Piece]) -> list[Bukti]:
    """Return pieces as a naskah sees them: what was registered by what it shows.

    Many documents of one type for one question, as the pledges of all employees, are one line.
    """
    alike: dict[tuple[str, ...], list[Piece]] = {}
    for number, one in enumerate(pieces):
        own = "" if one.macam == DOCUMENT else str(number)
        alike.setdefault((one.kode, one.keterangan, one.keadaan, own), []).append(one)
    return [said for same in alike.values() for said in _said(same)]


def _said(same: Sequence[Piece]) -> Iterator[Bukti]:
    first = same[0]
    if len(same) > _MOST_NAMED:
        nama = f"{first.keterangan} ({len(same)} dokumen)"
        yield Bukti(first.kode, nama, first.keadaan, ada=first.is_there)
        return
    for one in same:
        nama = one.sebutan or one.keterangan or one.nama
        yield Bukti(one.kode, nama, one.keadaan, one.tanggal, one.is_there)


def proved(workspace: Workspace, catalog: Catalog, plan: TypePlan, book: Book) -> TypePlan:
    """Return a plan whose documents also see, as evidence of their unit, what was made already."""
    jobs = tuple(_proved(workspace, catalog, plan, job, book) for job in plan.jobs)
    return replace(plan, jobs=jobs)


def _proved(workspace: Workspace, catalog: Catalog, plan: TypePlan, job: Job, book: Book) -> Job:
    dataset, unit = plan.builder.dataset, job.record
    if not isinstance(unit, UnitKerja):
        return job
    owner = Owner(workspace, dataset, unit, tanggal_bukti(dataset))
    pieces = said_of((*registered(owner), *made(owner, catalog, book)))
    return replace(job, own={**job.own, NAME: kelengkapan(dataset, unit, pieces)})


def lists_evidence(plan: TypePlan) -> bool:
    """Tell whether the documents of a plan list the evidence of their units."""
    return any(NAME in job.own for job in plan.jobs)


# Where it stands.


def folders_of(on: date) -> dict[str, str]:
    """Return the folder of each question by its code: "1 Manajemen Perubahan/1.i.a Tim Kerja"."""
    areas = {one.nomor: f"{one.nomor} {one.nama}" for one in daftar_area(on)}
    return {
        one.kode: safe_path(
            [areas[one.area] if one.area else _RESULTS, f"{one.kode} {nama_pendek(one, on)}"], ""
        )
        for one in daftar_pertanyaan(on)
    }


def places_of(pieces: Sequence[Piece], folders: Mapping[str, str]) -> dict[str, Piece]:
    """Return the pieces that are there by their paths in the folder; no two have the same."""
    paths = {
        f"{number:06d}": f"{folders[one.kode]}/{safe_path([one.nama], one.ending)}"
        for number, one in enumerate(pieces)
        if one.is_there
    }
    names = plan_names(paths)
    return {names[key]: pieces[int(key)] for key in paths}


# What the office registered.


def rows_of(owner: Owner) -> list[Record]:
    """Return the rows of the table of evidence that belong to the unit."""
    return [row for row in owner.dataset.rows(TABLE) if owner.owns(row)]


def registered(owner: Owner) -> Iterator[Piece]:
    """Yield the office's own files and links, for each question that their rows name."""
    for row in rows_of(owner):
        said = str(value_at(row, "keterangan") or "")
        file, address = str(value_at(row, "nama_berkas") or ""), str(value_at(row, "tautan") or "")
        more = {"tanggal": value_at(row, "tanggal"), "keterangan": said}
        for kode in owner.codes(str(value_at(row, "kode_lke") or "")):
            if file:
                yield _file(owner, kode, file, more)
            if address:
                nama = without_nik(said, _UNNAMED)
                yield Piece(kode, ADDRESS, nama, LINK, address=address, **more)


def _file(owner: Owner, kode: str, file: str, more: Mapping[str, Any]) -> Piece:
    name = PurePosixPath(file)
    stem = without_nik(name.stem, more["keterangan"] or _UNNAMED)
    if is_inside(owner.workspace.data, file):
        return Piece(kode, FILE, stem, name.suffix, owner.workspace.data / file, **more)
    return Piece(kode, FILE, stem, keadaan=f"berkas {file} tidak ada di folder data", **more)


# What the program made.


@dataclass(frozen=True, slots=True)
class Book:
    """Where made documents are found: the register, with the kept bytes of issued ones."""

    register: Register
    kept: Kept


def made(owner: Owner, catalog: Catalog, book: Book) -> Iterator[Piece]:
    """Yield the unit's documents that are evidence, those that are still a konsep last."""
    for jenis in sorted(catalog.types):
        manifest = catalog.sound_manifest(jenis)
        records = _records(owner, manifest) if manifest and may_prove(catalog, manifest) else {}
        if not (manifest and records):
            continue
        final = book.register.documents(jenis)
        drafts = book.register.documents(jenis, konsep=True)
        waiting = [one for key, one in drafts.items() if key not in final]
        for document in (*final.values(), *waiting):
            record = records.get(record_key(document.kunci))
            if record is not None and document.tahap != Tahap.BATAL:
                found = _found(owner, book, document)
                yield from _of_document(owner, jenis, manifest, record, found)


def may_prove(catalog: Catalog, manifest: Manifest) -> bool:
    """Tell whether documents of a type may be evidence: the type or its rows name questions."""
    table = catalog.tables.get(manifest.tabel)
    return bool(manifest.bukti.semua) or any(table.of_kind("kode_lke")) if table else False


def _records(owner: Owner, manifest: Manifest) -> dict[str, Record]:
    """Return the records of a type that belong to the unit, by their keys."""
    rows: Sequence[Record] = owner.dataset.rows(manifest.tabel)
    if manifest.kelompok:
        rows = group_rows(owner.dataset, manifest.tabel, manifest.kelompok, rows)
    return {row.record_key: row for row in rows if owner.owns(row)}


def _of_document(
    owner: Owner, jenis: str, manifest: Manifest, record: Record, found: Piece
) -> Iterator[Piece]:
    """Yield a document for each question that its type or its own row names."""
    columns = [name for name, _ in record.tabel.of_kind("kode_lke")]
    typed = [str(value_at(record, name) or "") for name in columns]
    own = questions_of(owner.dataset, jenis, manifest, record)
    note = f", {found.keterangan}" if found.keterangan else ""
    sebutan = _called(owner.dataset, manifest, record)
    named = replace(found, keterangan=f"{manifest.judul}{note}", sebutan=f"{sebutan}{note}")
    for kode in dict.fromkeys((*own, *owner.codes(";".join(typed)))):
        yield replace(named, kode=kode)


def questions_of(dataset: DataSet, jenis: str, manifest: Manifest, record: Record) -> list[str]:
    """Return the questions for which a type's documents are evidence: all, or by its column.

    The column may be one of the rows that hang on the record; one such row is enough. What a
    document says only while a field of its type is filled, it proves only then.
    """
    table, _, column = manifest.bukti.kolom.rpartition(".")
    rows = dataset.owned(record, table) if table else (record,)
    cells = [value_at(row, column) for row in rows] or [""]
    told = [_TOLD[one] if isinstance(one, bool) else str(one or "") for one in cells]
    proved = [manifest.bukti.bagi(one) for one in told]
    for path, codes in manifest.bukti.bila_terisi.items():
        if _is_filled(dataset, jenis, manifest, path):
            proved.append(codes)
    return list(dict.fromkeys(kode for codes in proved for kode in codes))


def _is_filled(dataset: DataSet, jenis: str, manifest: Manifest, path: str) -> bool:
    """Tell whether the office filled a field of a type, or its default fills it."""
    typed = lookup(dataset.pengaturan.isian.get(jenis, {}), path.removeprefix(OWN))
    given = manifest.isian[path].bawaan if typed is None else typed
    return any(map(clean_text, given)) if isinstance(given, list) else bool(clean_text(given))


def _called(dataset: DataSet, manifest: Manifest, record: Record) -> str:
    """Return what a reader calls a document: by its type's words, or its title and whose it is."""
    columns = record.tabel.kolom
    if manifest.sebutan:
        names = pattern_names(manifest.sebutan)
        parts = {name: called(dataset, record.tabel, record, name) for name in names}
        return without_nik(fill_pattern(manifest.sebutan, parts), manifest.judul)
    if isinstance(record, UnitKerja):
        return manifest.judul
    apart = [name for name, one in columns.items() if one.kind != "unit"]
    whose = ", ".join(filter(None, (called(dataset, record.tabel, record, one) for one in apart)))
    own = whose if manifest.kelompok else record.label
    return without_nik(f"{manifest.judul}: {own}", manifest.judul) if own else manifest.judul


def _found(owner: Owner, book: Book, document: Document) -> Piece:
    """Return a document as evidence: its signed scan, its kept bytes, or the file that was made."""
    path = PurePosixPath(document.path)
    on = date.fromisoformat(document.tanggal)
    nama = without_nik(path.stem, document.untuk)
    if document.tahap == Tahap.KONSEP:
        return Piece("", DOCUMENT, nama, keadaan="masih konsep", tanggal=on)
    if scan := _scan(book, document):
        said = "pindaian bertanda tangan"
        return Piece("", DOCUMENT, nama, SCAN, scan, tanggal=on, keterangan=said)
    if document.is_issued and book.kept.has(document.sha256):
        return Piece("", DOCUMENT, nama, path.suffix, book.kept.path(document.sha256), tanggal=on)
    file = owner.workspace.root / document.path  # outside of the root its path is whole
    if file.is_file():
        return Piece("", DOCUMENT, nama, path.suffix, file, tanggal=on)
    return Piece("", DOCUMENT, nama, keadaan="berkasnya tidak ada di folder hasil", tanggal=on)


def _scan(book: Book, document: Document) -> Path | None:
    """Return the kept scan of the edition that is in force."""
    if not document.is_issued:
        return None
    owner = (document.jenis, document.kunci)
    scans = (
        one.pindaian
        for one in book.register.editions(document.jenis)
        if one.owner == owner and one.is_current and book.kept.has(one.pindaian, SCAN)
    )
    return next((book.kept.path(one, SCAN) for one in scans), None)
