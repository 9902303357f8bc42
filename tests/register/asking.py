"""Requests, documents and clocks as the tests of the register write them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from zi_docs.errors import RegisterError
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register import (
    AuditReport,
    Derived,
    DocumentEntry,
    HandRequest,
    IssueEntry,
    Kept,
    Register,
    ReserveItem,
    ReserveRequest,
    audit_register,
    printer,
)
from zi_docs.register.sqlite.store import SqliteRegister, open_file
from zi_docs.register.values import Book

POLA = PolaNomor(pola="188.45/{urut}/406.001.3/{tahun}", kode="188.45", seri="keputusan")
DATA_SET = "trenggalek-2021"
DAY = date(2021, 4, 27)
MORNING = datetime(2021, 4, 27, 10, 2)

PRINT = Derived(
    path="output/kantor/gabung/surat SETDA.docx",
    jenis="surat",
    bentuk="gabung",
    unit="SETDA",
    hanya=("a", "b"),
    opsi=("--unit", "SETDA", "--format", "gabung"),
    isi={"a": "0" * 64, "b & c": "1" * 64},
    sha256="2" * 64,
    ukuran=7,
    mtime_ns=8,
    kurang=frozenset({"d"}),
    lebih=frozenset({"a"}),
    konsep=True,
)


def item(kunci: str, tahun: int = 2021, pola: PolaNomor = POLA) -> ReserveItem:
    """Return one record that wants a number of a year."""
    return ReserveItem(
        kunci, DAY.replace(year=tahun), printer(pola, {"tahun": tahun}), f"Untuk {kunci}"
    )


def ask(
    *keys: str,
    jenis: str = "keputusan-tim",
    tahun: int = 2021,
    seri: str = "keputusan",
    mulai: int = 1,
    pola: PolaNomor = POLA,
) -> ReserveRequest:
    """Return a request for the next numbers of a series."""
    return ReserveRequest(seri, tahun, jenis, [item(key, tahun, pola) for key in keys], mulai)


def by_hand(
    kunci: str,
    tulisan: str,
    jenis: str = "keputusan-tim",
    tahun: int = 2021,
    pola: PolaNomor | None = POLA,
    seri: str = "keputusan",
) -> HandRequest:
    """Return a request for a number that somebody typed."""
    own = item(kunci, tahun, pola or POLA)
    return HandRequest(seri, tahun, jenis, own, tulisan, pola)


def document(
    kunci: str, jenis: str = "keputusan-tim", kode: str = "", data: bytes = b"isi"
) -> DocumentEntry:
    """Return a document of some content, as it stands after its file was written."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = f"{jenis}/{kunci}.docx"
    return DocumentEntry(
        jenis, kunci, DAY, path, "masukan", sha256, len(data), 7, kode, f"Untuk {kunci}"
    )


def issue_of(
    kunci: str, nomor: str = "", jenis: str = "keputusan-tim", data: bytes = b"isi", **more: Any
) -> IssueEntry:
    """Return a document to issue, whose bytes a run has kept."""
    own = document(kunci, jenis, data=data)
    return IssueEntry(**{**asdict(own), "nomor": nomor, **more})


def kept_in(root: Path) -> Kept:
    """Return the folder of kept bytes of a test's workspace."""
    return Kept(root / "terbit", "terbit")


def make(register: Register, root: Path, *keys: str, jenis: str = "keputusan-tim") -> list[str]:
    """Do what a run does that issues: reserve, keep and write the files, issue; return the numbers.

    A document's file holds its record's key.
    """
    numbers = register.reserve(ask(*keys, jenis=jenis))
    codes = register.codes(jenis, numbers)
    entries = [issue_of(k, n, jenis, k.encode(), kode=codes[k]) for k, n in numbers.items()]
    for entry in entries:
        kept_in(root).keep(entry.kunci.encode())
        path = root / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.kunci.encode())
    register.issue(entries)
    return list(numbers.values())


def audited(register: Register, root: Path) -> AuditReport:
    """Return what an audit finds in a test's workspace."""
    return audit_register(register, root, kept_in(root))


def open_at(
    path: Path, moments: Iterable[datetime] = (), shown: str = "", **options: Any
) -> SqliteRegister:
    """Open a register whose clock shows these moments in turn, then the last for ever."""
    return open_file(path, Book(shown or path.as_posix(), DATA_SET), clock(moments), **options)


def clock(moments: Iterable[datetime] = ()) -> Callable[[], datetime]:
    """Return a clock that needs no waiting."""
    left = list(moments) or [MORNING]
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def backwards(steps: int) -> list[datetime]:
    """Return moments that go back a day each time."""
    return [MORNING - timedelta(days=n) for n in range(steps)]


def codes_of(error: RegisterError) -> list[str]:
    """Return the codes of an error's problems."""
    return [problem.code for problem in error.problems]
