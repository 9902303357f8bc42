"""The request for a run, and the plan that answers it: a job for each document to make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from zi_docs import indonesian
from zi_docs.errors import Place, Problem
from zi_docs.model import DocType, PolaNomor, Record, fill_pattern
from zi_docs.register import Document, turn_key
from zi_docs.run.cited import Citer, cited_by, held_for
from zi_docs.run.number_values import (
    Agenda,
    agenda_of,
    number_code,
    number_unit,
    unit_code,
)
from zi_docs.tables import ContextBuilder
from zi_docs.tables.kelengkapan import NAME
from zi_docs.tables.kelompok import group_rows
from zi_docs.tables.keys import value_at
from zi_docs.word import Naskah

BLANK_NUMBER = "……"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: the types, the records, and what was typed of one document.

    ``konsep`` makes a konsep of any type. ``terbit`` issues the documents: with the number
    ``nomor``, as the ``ke``-th of its record, from a konsep that people edited (``dari_konsep``),
    or in the place of the issued one whose number is ``ganti``, because of ``alasan``. ``semua``
    says that no type was named, so that types which are not ready are passed over; without
    ``jenis`` all types are meant.
    """

    jenis: tuple[str, ...]
    hanya: tuple[str, ...] = ()
    unit: str = ""
    konsep: bool = False
    tanggal: date | None = None
    nomor: str = ""
    semua: bool = False
    terbit: bool = False
    ke: int = 1
    ganti: str = ""
    alasan: str = ""
    dari_konsep: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether only a choice of the records is asked for."""
        return bool(self.hanya or self.unit) or self.ke > 1

    @property
    def of_one(self) -> str:
        """The first option that can only be meant for one document; without one it is empty."""
        given = {
            "--nomor": self.nomor,
            "--ke": self.ke > 1,
            "--ganti": self.ganti,
            "--dari-konsep": self.dari_konsep,
        }
        return next((option for option, value in given.items() if value), "")


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: its record, its key, the path of its file and its date.

    ``own`` holds the values that a naskah sees of this record alone. They are made once, for this
    date, and let go when the document is made; the number is put beside them. ``key`` is the
    record's, with ``#2`` behind it for the second document of the record.
    """

    record: Record | None
    key: str
    path: str
    tanggal: date
    own: dict[str, Any] = field(compare=False, repr=False)

    @property
    def untuk(self) -> str:
        """Whom or what the document is for, as the agenda book shows it."""
        return self.record.label if self.record else ""

    def named(self, path: str) -> Job:
        """Return the job with this path of its file."""
        return self if path == self.path else replace(self, path=path)

    def as_turn(self, turn: int) -> Job:
        """Return the job of the record's ``turn``-th document, with the turn in its file's name."""
        if turn == 1:
            return self
        stem, dot, ending = self.path.rpartition(".")
        path, key = f"{stem} ke-{turn}{dot}{ending}", turn_key(self.key, turn)
        return replace(self, key=key, path=path, own=dict(self.own))

    def let_go(self) -> None:
        """Free the memory of the values, which for thousands of documents is much."""
        self.own.clear()

    @property
    def place(self) -> Place:
        """Where the record was typed, for complaints about this one document."""
        return place_of(self.record)


@dataclass(frozen=True, slots=True)
class TypePlan:
    """All jobs of one document type, and the builder of their contexts.

    ``refused`` are the keys of the records whose document the type's own checks refuse. ``tables``
    are the tables that its documents show or check, ``settings`` the settings that only some types
    need and this one does, ``found`` the problems of its documents. ``is_due`` says that some
    record should get a document, whether or not it can be made. ``before`` holds number, date
    and title of the document before a second or later one of its record, by key. ``cited`` holds
    the issued documents that the type refers to, by the names of its manifest.
    """

    doctype: DocType
    builder: ContextBuilder
    jobs: tuple[Job, ...]
    request: Request
    refused: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    found: tuple[Problem, ...] = ()
    before: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cited: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    is_due: bool = True
    naskah: Naskah | None = field(default=None, compare=False, repr=False)

    @property
    def pattern(self) -> PolaNomor | None:
        """The number pattern of this type, or None for a type without numbers."""
        return self.builder.dataset.tata_naskah.pola_nomor(self.doctype.manifest.nomor)

    @property
    def numbered_kind(self) -> bool:
        """Whether documents of this type wait as a konsep until they are issued."""
        return bool(self.doctype.manifest.nomor)

    @property
    def known_keys(self) -> frozenset[str]:
        """The keys of all records of this type's kind, whether asked for or not."""
        dataset, manifest = self.builder.dataset, self.doctype.manifest
        if manifest.tabel == "data":
            return frozenset((dataset.nama,))
        rows: Sequence[Record] = dataset.rows(manifest.tabel)
        if manifest.kelompok:
            rows = group_rows(dataset, manifest.tabel, manifest.kelompok, rows)
        return frozenset(record.record_key for record in rows)

    @property
    def is_whole(self) -> bool:
        """Whether the jobs are for all records, not for a choice of them."""
        return not self.request.is_narrowed

    @property
    def is_broken(self) -> bool:
        """Whether a table that the documents show was refused, so that they can't be tried yet."""
        return not self.tables.isdisjoint(self.builder.dataset.broken)

    def blank_number(self, job: Job) -> str:
        """Return the typed number, or the pattern with room to write a number in by hand."""
        typed = self.request.nomor or self.written_number(job)
        if typed or self.pattern is None:
            return typed
        values = {**self.number_values(job, self.pattern), "urut": BLANK_NUMBER}
        return fill_pattern(self.pattern.pola, values)

    def written_number(self, job: Job) -> str:
        """Return the number that the office wrote in the row of a document; empty without one."""
        column = self.doctype.manifest.nomor_tertulis.partition(".")[2]
        typed = value_at(job.record, column) if column and job.record else ""
        return str(typed or "")

    def context(self, job: Job, nomor: str, *, konsep: bool = False) -> dict[str, Any]:
        """Return the values that fill the naskah for one job."""
        base = {**self.builder.shared, **job.own}
        before = self.before.get(job.key, "")
        cited = cited_by(self.cited, self.citer(job))
        return self.builder.finish(base, job.tanggal, nomor, konsep, before, cited)

    def held(self, job: Job) -> dict[str, list[Document]]:
        """Return the issued documents that a job's one cites, by the names of the manifest."""
        return held_for(self.cited, self.citer(job))

    def citer(self, job: Job) -> Citer:
        """Return a job as that which cites."""
        dataset, alike = self.builder.dataset, self.known_keys if self.cited else frozenset()
        unit = unit_code(dataset, job.record)
        return Citer(dataset, job.key, job.record, unit, job.tanggal, alike)

    def dated(self, job: Job, tanggal: date) -> Job:
        """Return a job under another date, with the values that it has on that date."""
        if job.tanggal == tanggal:
            return job
        own = self.builder.own(job.record, tanggal)
        if NAME in own:  # with the documents that were made, whatever the date
            own[NAME] = job.own[NAME]
        return replace(job, tanggal=tanggal, own=own)

    def packet_code(self, job: Job) -> str:
        """Return the code of the packet that a document goes into: its unit's, or else its own."""
        code = unit_code(self.builder.dataset, job.record)
        return code or str(getattr(job.record, "kode", ""))

    def number_values(self, job: Job, pattern: PolaNomor) -> dict[str, Any]:
        """Return the values that a number's pattern may name, except its counter."""
        dataset, doctype = self.builder.dataset, self.doctype
        return {
            "kode": number_code(dataset, doctype, pattern, job.tanggal),
            "unit": number_unit(dataset, doctype, job.record),
            "bulan": f"{job.tanggal:%m}",
            "bulan_romawi": indonesian.bulan_romawi(job.tanggal.month),
            "tahun": job.tanggal.year,
        }

    def agenda(self, pattern: PolaNomor, unit: str, tahun: int) -> Agenda:
        """Return what counts a number of this type that bears a unit's code."""
        return agenda_of(self.builder.dataset, self.doctype, pattern, unit, tahun)


@lru_cache(maxsize=1024)  # asked for several times while a document is made
def file_at(folder: Path, path: str) -> Path:
    """Return the place of a document's file; ``path`` is that of its job."""
    return folder / path


def place_of(record: Record | None) -> Place:
    """Return where a record was typed; for the whole data set, the settings."""
    return record.place() if record else Place("pengaturan")
