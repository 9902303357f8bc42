"""The values that the register is asked with, that it keeps, and that it answers with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import Problem
from zi_docs.register.keys import turn_of

if TYPE_CHECKING:
    from zi_docs.model.tata_naskah import PolaNomor

PrintNumber = Callable[[int | str], str]


class Keadaan(StrEnum):
    """What became of a number; it only ever moves down this list."""

    DIPESAN = "dipesan"
    TERBIT = "terbit"
    BATAL = "batal"


class Tahap(StrEnum):
    """How far a document came: a draft, finished (a type without numbers), issued, or cancelled."""

    KONSEP = "konsep"
    JADI = "jadi"
    TERBIT = "terbit"
    BATAL = "batal"


class NasibEdisi(StrEnum):
    """What became of an edition; ``terbit`` is left once, and never entered again."""

    TERBIT = "terbit"
    DIGANTI = "diganti"
    BATAL = "batal"


class Asal(StrEnum):
    """Where an edition's bytes come from.

    They were filled from the naskah, are a konsep that somebody edited, lay there when somebody
    recorded another book's number, or were made by version 1.
    """

    NASKAH = "naskah"
    KONSEP = "konsep"
    CATATAN = "catatan"
    VERSI_1 = "versi 1"


class Book(NamedTuple):
    """The register that a complaint is about: its place as a clerk knows it, and its data set."""

    shown: str
    data_set: str


# What is asked.


@dataclass(frozen=True, slots=True)
class ReserveItem:
    """One record that needs a number; ``format`` prints the number from its counter."""

    kunci: str
    tanggal: date
    format: PrintNumber
    untuk: str = ""


@dataclass(frozen=True, slots=True)
class ReserveRequest:
    """A block of numbers of one series and one year, the year of the documents' date."""

    seri: str
    tahun: int
    jenis: str
    items: Sequence[ReserveItem]
    mulai: int = 1


@dataclass(frozen=True, slots=True)
class HandRequest:
    """A number that somebody typed for one record: "15", "15a" or the whole printed number.

    Without a ``pola`` the number is kept as typed and takes no place in the count.
    """

    seri: str
    tahun: int
    jenis: str
    item: ReserveItem
    tulisan: str
    pola: PolaNomor | None = None
    mulai: int = 1


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document whose file is in its place.

    ``konsep`` says that it is a draft, which a record has beside its finished document.
    """

    jenis: str
    kunci: str
    tanggal: date
    path: str
    hash_masukan: str
    sha256: str
    ukuran: int
    mtime_ns: int
    kode: str
    untuk: str = ""
    konsep: bool = False

    @property
    def owner(self) -> tuple[str, str]:
        """The record that the document is for: its document type and its key."""
        return self.jenis, self.kunci


@dataclass(frozen=True, slots=True)
class IssueEntry(DocumentEntry):
    """A document that is issued: ``sha256`` names its kept bytes, or is "" if there are none.

    ``nomor`` is empty for a document without a number. ``pindaian`` is the SHA-256 of the scan of
    the signed paper, or "".
    """

    nomor: str = ""
    asal: Asal = Asal.NASKAH
    pindaian: str = ""


class Place(NamedTuple):
    """Where the file of an issued document lies now; its bytes are those that were issued."""

    path: str
    ukuran: int
    mtime_ns: int


# What is kept.


class HeldNumber(NamedTuple):
    """A number in the book and the record that holds it.

    ``urut`` is None for a number outside the count. ``sisipan`` is the letter of an inserted number
    (the "a" of 15a). ``tangan`` says that somebody typed it.
    """

    id: int
    seri: str
    tahun: int
    urut: int | None
    sisipan: str
    nomor: str
    tangan: bool
    jenis: str
    kunci: str
    untuk: str
    keadaan: str
    alasan: str

    @property
    def is_living(self) -> bool:
        """Whether the number was not cancelled."""
        return self.keadaan != Keadaan.BATAL

    @property
    def owner(self) -> tuple[str, str]:
        """The record that the number was given to: its document type and its key."""
        return self.jenis, self.kunci


class DatedNumber(NamedTuple):
    """The number of an issued document, and the document's date as an ISO text."""

    nomor: str
    tanggal: str


class NewNumber(NamedTuple):
    """A new number for a record, with its place in the count."""

    item: ReserveItem
    nomor: str
    urut: int | None
    sisipan: str = ""
    tangan: bool = False


class Edition(NamedTuple):
    """One edition of an issued document; all of them stay in the book.

    ``edisi`` counts within one number, and for documents without a number within one record.
    ``tanggal`` and ``waktu`` are ISO texts: the document's date, and when it was recorded.
    ``sha256`` names the kept bytes, ``pindaian`` the kept scan; either may be "". ``alasan`` says
    why it replaces the edition before, ``alasan_batal`` why it was cancelled.
    """

    id: int
    jenis: str
    kunci: str
    nomor_id: int | None
    nomor: str
    edisi: int
    tanggal: str
    untuk: str
    path: str
    sha256: str
    ukuran: int
    hash_masukan: str
    pindaian: str
    asal: str
    alasan: str
    alasan_batal: str
    keadaan: str
    waktu: str

    @property
    def is_current(self) -> bool:
        """Whether it is in force: neither replaced nor cancelled."""
        return self.keadaan == NasibEdisi.TERBIT

    @property
    def owner(self) -> tuple[str, str]:
        """The record that it was issued for: its document type and its key."""
        return self.jenis, self.kunci


class FiledDocument(NamedTuple):
    """Where a document's file is and what its SHA-256 was; ``nomor_id`` is its number's id."""

    jenis: str
    kunci: str
    nomor_id: int | None
    path: str
    sha256: str
    tahap: str = Tahap.JADI


class Inspection(NamedTuple):
    """Everything an audit needs of the register, as it was at one moment.

    ``damage`` holds the faults that the store found in itself. ``numbers`` are in the order in
    which they were given. ``starts`` holds the counter with which a series began in a year.
    """

    damage: Sequence[Problem]
    numbers: Sequence[HeldNumber]
    starts: Mapping[tuple[str, int], int]
    documents: Sequence[FiledDocument]
    editions: Sequence[Edition] = ()


# What is answered.


class Document(NamedTuple):
    """A document as the register knows it; ``keadaan`` is the state of its number, or empty.

    ``untuk`` is whom it is for, ``tanggal`` its date (ISO), both as when it was made. ``beda`` is
    the input hash for which a difference was told last. ``edisi`` is the number of the edition in
    force or cancelled, and 0 for a document that was not issued.
    """

    jenis: str
    kunci: str
    nomor: str
    keadaan: str
    path: str
    hash_masukan: str
    sha256: str
    ukuran: int
    mtime_ns: int
    kode: str
    waktu: str
    untuk: str
    tanggal: str
    tahap: str = Tahap.JADI
    beda: str = ""
    edisi: int = 0

    @property
    def is_issued(self) -> bool:
        """Whether it is in force: its contents may then not be replaced by others."""
        return self.tahap == Tahap.TERBIT


class ListedDocument(NamedTuple):
    """A document as a list shows it: how far it came, its number, and its files.

    ``word`` and ``pdf`` are the places of its files, relative to the workspace; "" for none.
    """

    kunci: str
    tahap: str
    nomor: str
    edisi: int
    tanggal: str
    word: str
    pdf: str

    @property
    def ke(self) -> int:
        """Which document of its record it is."""
        return turn_of(self.kunci)


@dataclass(frozen=True, slots=True)
class Derived:
    """A print file or packet, with what it was made of.

    ``bentuk`` is the form as ``--format`` names it. ``unit`` and ``hanya`` say which records of the
    type belong in it: those of one unit, or with these keys; without both, all. ``opsi`` are the
    options of ``buat`` that make it again. ``isi`` holds the SHA-256 that each document had, by the
    record's key. ``kurang`` are the records that belong in it but are missing by now, ``lebih``
    those in it that the data no longer has. ``konsep`` says that its documents are konsep.
    """

    path: str
    jenis: str
    bentuk: str
    unit: str
    hanya: tuple[str, ...]
    opsi: tuple[str, ...]
    isi: Mapping[str, str]
    sha256: str
    ukuran: int
    mtime_ns: int
    kurang: frozenset[str] = frozenset()
    lebih: frozenset[str] = frozenset()
    konsep: bool = False


class Leftover(NamedTuple):
    """A file whose record is gone or gives another name now: named until the file is gone.

    ``jenis`` and ``konsep`` say of which documents it was one, ``sha256`` the bytes it had then.
    """

    path: str
    jenis: str
    sha256: str
    konsep: bool = False


class IssuedNumber(NamedTuple):
    """A number with the state of its document's file, which changes when the file is made again."""

    jenis: str
    seri: str
    tahun: int
    urut: int | None
    sisipan: str
    nomor: str
    path: str
    mtime_ns: int


class AgendaEntry(NamedTuple):
    """A line of the agenda book: a number and its document, or a document without a number.

    ``urut`` is None for a number outside the count, ``id`` for a document without a number.
    ``keadaan`` is the state of the number; without one, how far the document came. ``edisi`` and
    ``pindaian`` are those of its last edition.
    """

    id: int | None
    seri: str
    tahun: int
    urut: int | None
    sisipan: str
    nomor: str
    jenis: str
    kunci: str
    untuk: str
    tanggal: str
    keadaan: str
    alasan: str
    path: str
    sha256: str
    kode: str
    dibuat: str
    diubah: str
    edisi: int = 0
    pindaian: str = ""


class Gap(NamedTuple):
    """Counters of a series that have no valid document, and why.

    ``sebab`` is ``batal`` or ``dipesan`` for one number, or ``dilompati`` for the counters from
    ``dari`` to ``sampai``, which were given to nobody.
    """

    seri: str
    tahun: int
    dari: int
    sampai: int
    sisipan: str
    nomor: str
    sebab: str
    alasan: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found: the problems, the count of each thing that it checked, and every gap."""

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    gaps: tuple[Gap, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; warnings do not count."""
        return all(not p.is_error for p in self.problems)
