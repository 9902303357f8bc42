"""Paper made from documents: what the register records of it, and what is on the disk now."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Protocol

from zi_docs.archive import DAMAGE
from zi_docs.files.names import safe_path
from zi_docs.files.writing import WrittenFile
from zi_docs.register import Derived, Document, Register
from zi_docs.run.batch import KONSEP, TypeBatch
from zi_docs.run.choose import Selection, selection_of
from zi_docs.run.made import Made
from zi_docs.run.plan import Job
from zi_docs.run.report import ABSENT, file_state
from zi_docs.run.sheets import PrintOptions, sheets_of
from zi_docs.workspace import Workspace

INDEX = "indeks"  # the form of a workbook that lists a type's documents

_PDF = "pdf"
_DATE = "--tanggal"
_FLAGS = ("--konsep", "--dua-sisi")  # options without a value

_LONGEST = 40  # characters of a name in a file's name, to leave room for the mark behind it
_MARK = 8

PDF = ".pdf"


def record(
    batch: TypeBatch,
    file: WrittenFile,
    sheets: Sequence[Made],
    members: Selection,
    opsi: tuple[str, ...],
    bentuk: str,
) -> None:
    """Record a print file or packet that is in place.

    ``members`` are the records that belong in it, whether their documents exist or not; ``opsi``
    are the options of ``buat`` that make it.
    """
    isi = {sheet.job.key: sheet.digest() for sheet in sheets}
    derived = Derived(
        path=batch.workspace.show(file.path),
        jenis=batch.plan.doctype.id,
        bentuk=bentuk,
        unit=members.unit,
        hanya=members.hanya,
        opsi=opsi,
        isi=isi,
        sha256=file.sha256,
        ukuran=file.size,
        mtime_ns=file.mtime_ns,
        konsep=batch.konsep,
    )
    batch.register.record_derived([derived])


def made_with(
    batch: TypeBatch, selection: Selection, options: PrintOptions, bentuk: str
) -> tuple[str, ...]:
    """Return the options of ``buat`` that make a file of this form from these records again."""
    forms = [_PDF, bentuk] if _PDF in options.format else [bentuk]
    words = [*selection.options, "--format", ",".join(dict.fromkeys(forms))]
    if bentuk == "gabung":
        words += _paper(options)
    draft = ["--konsep"] if batch.plan.request.konsep else []
    output = output_option(batch.workspace, batch.workspace.show(batch.workspace.output))
    return (*draft, *words, *output, *date_option(batch))


def date_option(batch: TypeBatch) -> tuple[str, ...]:
    """Return the option for the typed date; without it the documents would get another date."""
    typed = batch.plan.request.tanggal
    return (_DATE, typed.isoformat()) if typed else ()


def _paper(options: PrintOptions) -> Iterator[str]:
    if options.urut != "data":
        yield from ("--urut", options.urut)
    if options.dua_sisi:
        yield "--dua-sisi"
    if options.rangkap > 1:
        yield from ("--rangkap", str(options.rangkap))


def expect(batch: TypeBatch) -> None:
    """Tell the register which records the data now has for each print file and packet of a type.

    Every later command then knows whom a file lacks, whom it should no longer hold, and under which
    date the documents were made. A run over a choice of records knows only the chosen records.
    """
    files = paper_of(batch)
    there = {sheet.job.key for sheet in sheets_of(batch)} if files else set()
    now = [_as_expected(batch, file, there) for file in files]
    batch.register.record_derived([new for new, old in zip(now, files, strict=True) if new != old])


def paper_of(batch: TypeBatch) -> list[Derived]:
    """Return the recorded print files and packets of a type in this stage."""
    return [
        file
        for file in batch.register.derived()
        if (file.jenis, file.konsep) == (batch.jenis, batch.konsep) and file.bentuk != INDEX
    ]


def _as_expected(batch: TypeBatch, file: Derived, there: set[str]) -> Derived:
    """Return a file with the records that it lacks and those that it should no longer hold.

    ``there`` are the records whose document exists. A document that could not be made is reported
    elsewhere.
    """
    wanted = {job.key for job in batch.plan.jobs if belongs(batch, file, job)}
    missing = (wanted & there) - file.isi.keys()
    if wanted:
        file = replace(file, opsi=_redated(file.opsi, batch))
    if batch.complete and batch.plan.is_whole:
        unwanted = frozenset(file.isi.keys() - wanted)
        return replace(file, kurang=frozenset(missing), lebih=unwanted)
    return replace(file, kurang=file.kurang | missing, lebih=file.lebih - wanted)


def belongs(batch: TypeBatch, file: Derived, job: Job) -> bool:
    """Whether a document belongs in a print file or packet; a packet is for one unit or none."""
    if file.bentuk == "zip" and batch.plan.packet_code(job) != file.unit:
        return False
    return Selection(file.unit, file.hanya).holds(batch.plan, job)


def options_in(opsi: Sequence[str], proses: int = 1) -> PrintOptions:
    """Return how a file was put on paper, from the options of ``buat`` that make it."""
    words, found = iter(opsi), dict[str, str]()
    for word in words:
        found[word] = "" if word in _FLAGS else next(words, "")
    return PrintOptions(
        format=("docx", *filter(None, found.get("--format", "").split(","))),
        dua_sisi="--dua-sisi" in found,
        rangkap=int(found.get("--rangkap", 1)),
        urut=found.get("--urut", "data"),
        proses=proses,
    )


def _redated(opsi: tuple[str, ...], batch: TypeBatch) -> tuple[str, ...]:
    """Return the options with the date of this run instead of any earlier date."""
    kept = opsi[: opsi.index(_DATE)] if _DATE in opsi else opsi
    return (*kept, *date_option(batch))


def print_path(batch: TypeBatch, selection: Selection, ending: str) -> Path:
    """Return where a print file goes: ``JENIS.docx``, or ``JENIS UNIT.docx`` for a choice.

    The same choice has the same name on every run, however it was typed. No document type has a
    space in its name, so no choice takes the name of another type's file.
    """
    text = ", ".join(filter(None, (selection.unit, _people(batch, selection))))
    stem = " ".join(filter(None, (batch.plan.doctype.id, _label(text, selection))))
    return batch.base / "gabung" / f"{stem}{ending}"


def packet_path(batch: TypeBatch, unit: str) -> Path:
    """Return where a unit's packet goes; a packet of chosen records has a name of its own."""
    stem = unit or "semua"
    selection = Selection(unit, selection_of(batch.plan).hanya)
    if selection.hanya:
        stem = f"{stem[:_LONGEST]} {_label(_people(batch, selection), selection)}"
    return batch.base / "paket" / safe_path((batch.plan.doctype.id, stem), ".zip")


def _label(text: str, selection: Selection) -> str:
    """Return the part of a file's name that stands for a choice; empty for all records of a type.

    A unit is named by its code. A code that can't be a file's name gets a hash behind it, and so
    does any choice of records. Keys are not shown: those of people without a NIP are private.
    """
    if selection.is_whole:
        return ""
    clean = safe_path((text[:_LONGEST],), "")
    if not selection.hanya and clean == text and not text.endswith(")"):
        return clean
    mark = sha256("\0".join((selection.unit, *selection.hanya)).encode()).hexdigest()[:_MARK]
    return f"{clean} ({mark})"


def _people(batch: TypeBatch, selection: Selection) -> str:
    """Return the name of the first record that was chosen by key, and how many more there are."""
    keys = selection.hanya
    names = {job.key: job.untuk for job in batch.plan.jobs}
    first = next((names[key] for key in keys if names.get(key)), "pilihan")
    more = f" dan {len(keys) - 1} lain" if len(keys) > 1 else ""
    return f"{first}{more}" if keys else ""


class _Recorded(Protocol):
    """A file as the register recorded it."""

    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def ukuran(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...


class Present:
    """The documents of a data set in one stage, and any file beside them, as they are now.

    Paths are as the register writes them. ``looked`` holds the state of every file that was asked
    for, even of an absent one. While none of these states changes, every answer stays the same.
    """

    def __init__(self, workspace: Workspace, register: Register, *, konsep: bool = False) -> None:
        self.looked: dict[str, tuple[int, int]] = {}
        self.konsep = konsep
        self._root = workspace.root
        self._register = register
        self._names: dict[str, set[str]] = {}
        self._types: dict[str, Mapping[str, Document]] = {}

    def documents(self, jenis: str) -> Mapping[str, Document]:
        """Return a type's documents by their record's key; for ``JENIS.pdf``, its PDFs."""
        if jenis not in self._types:
            self._types[jenis] = self._register.documents(jenis, konsep=self.konsep)
        return self._types[jenis]

    def date(self, jenis: str, keys: Iterable[str]) -> str:
        """Return the date (ISO) that all these documents share, or an empty text."""
        documents = self.documents(jenis)
        found = {documents[key].tanggal for key in keys if key in documents}
        return found.pop() if len(found) == 1 else ""

    def types(self) -> list[str]:
        """Return the types that have documents, or PDFs whose documents are gone."""
        made = self._register.made_types(konsep=self.konsep)
        return list(dict.fromkeys(jenis.removesuffix(PDF) for jenis in made))

    def folders(self, jenis: str) -> list[str]:
        """Return the output folders that hold documents of a type."""
        paths = (document.path for document in self.documents(jenis).values())
        return list(dict.fromkeys(output_of(path, jenis) for path in paths))

    def is_there(self, path: str) -> bool:
        """Whether anything exists at a path."""
        return self._state(path) != ABSENT

    def is_listed(self, path: str) -> bool:
        """Whether a folder lists a file of this name, in whatever letters; cheap for thousands."""
        folder, _, name = path.rpartition("/")
        if folder not in self._names:
            self._names[folder] = {one.casefold() for one in self.names_in(folder)}
        return name.casefold() in self._names[folder]

    def is_ours(self, recorded: _Recorded) -> bool:
        """Whether a file exists and has the recorded bytes."""
        size, mtime_ns = self._state(recorded.path)
        if size != recorded.ukuran:
            return False
        return mtime_ns == recorded.mtime_ns or self._hash(recorded.path) == recorded.sha256

    def hash_now(self, document: Document) -> str:
        """Return the hash of a document's bytes; the recorded hash when its file is gone."""
        state = self._state(document.path)
        if state in (ABSENT, (document.ukuran, document.mtime_ns)):
            return document.sha256
        return self._hash(document.path)

    def is_older(self, path: str, documents: Iterable[str]) -> bool:
        """Whether a file exists and was written before one of these documents."""
        _, written = self._state(path)
        return self.is_there(path) and any(self._state(one)[1] > written for one in documents)

    def names_in(self, folder: str) -> list[str]:
        """Return the names in a folder; none when the folder does not exist."""
        if not self.is_there(folder):
            return []
        try:
            return sorted(path.name for path in (self._root / folder).iterdir())
        except OSError:
            return []

    def members(self, path: str) -> list[str]:
        """Return the names in a ZIP; none when it can't be read as one."""
        place = self._root / path
        try:
            if place.is_file():  # opening a pipe would wait for ever
                with zipfile.ZipFile(place) as packet:
                    return packet.namelist()
        except DAMAGE:
            pass
        return []

    def _state(self, path: str) -> tuple[int, int]:
        place = os.path.join(self._root, path)  # noqa: PTH118 - for every document, and quick
        if place not in self.looked:
            self.looked[place] = file_state(place)
        return self.looked[place]

    def _hash(self, path: str) -> str:
        try:
            with (self._root / path).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""


def output_option(workspace: Workspace, folder: str, *, konsep: bool = False) -> tuple[str, ...]:
    """Return the options for a folder that holds the types' folders; nothing for the usual one.

    That of konsep is the folder ``konsep`` in an output folder.
    """
    usual = workspace.show(workspace.root / "output" / workspace.nama)
    output = (folder.rpartition(f"/{KONSEP}")[0] or ".") if konsep else folder
    return () if output == usual else ("--keluaran", output)


def output_of(path: str, jenis: str) -> str:
    """Return the output folder of a type's document: the parent of the type's folder."""
    return f"./{path}".rpartition(f"/{jenis}/")[0].removeprefix("./") or "."


def pdf_of(path: str) -> str:
    """Return the path of a document's PDF."""
    return f"{path.rpartition('.')[0]}{PDF}"
