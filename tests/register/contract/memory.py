"""A register that keeps its book in memory.

It shows that the rules need no database: here is nothing of SQLite, and nothing is decided here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

from zi_docs.errors import Problem
from zi_docs.register import decisions
from zi_docs.register.copies import back_up, backup_path
from zi_docs.register.decisions import settled
from zi_docs.register.patterns import choose_codes, number_key, read_code, tidy
from zi_docs.register.values import (
    AgendaEntry,
    Book,
    Derived,
    Document,
    DocumentEntry,
    FiledDocument,
    HandRequest,
    HeldNumber,
    Inspection,
    IssuedNumber,
    Keadaan,
    NewNumber,
    ReserveRequest,
)

Owner = tuple[str, str]


class Filed(NamedTuple):
    """A document with the id of its number and the time of its record."""

    entry: DocumentEntry
    id: int | None
    waktu: str


@dataclass
class Shelf:
    """What remains when a register is closed: numbers by id, the rest of their lines, documents."""

    numbers: dict[int, HeldNumber] = field(default_factory=dict)
    more: dict[int, dict[str, str]] = field(default_factory=dict)
    documents: dict[Owner, Filed] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def living(self, jenis: str, keys: Sequence[str]) -> dict[str, HeldNumber]:
        held = (n for n in self.numbers.values() if n.is_living and n.jenis == jenis)
        return {n.kunci: n for n in held if n.kunci in keys}

    def of_series(self, seri: str, tahun: int) -> list[HeldNumber]:
        return [n for n in self.numbers.values() if (n.seri, n.tahun) == (seri, tahun)]

    def write(
        self, request: ReserveRequest | HandRequest, new: Sequence[NewNumber], stamp: str
    ) -> None:
        self.starts.setdefault((request.seri, request.tahun), request.mulai)
        for number in new:
            own, item = len(self.numbers) + 1, number.item
            self.numbers[own] = HeldNumber(
                *(own, request.seri, request.tahun, number.urut, number.sisipan, number.nomor),
                *(number.tangan, request.jenis, item.kunci, item.untuk, Keadaan.DIPESAN, ""),
            )
            day = item.tanggal.isoformat()
            self.more[own] = {"tanggal": day, "kode": "", "dibuat": stamp, "diubah": stamp}

    def change(self, number_id: int, stamp: str, more: Mapping[str, str], **values: Any) -> None:
        self.numbers[number_id] = self.numbers[number_id]._replace(**values)
        self.more[number_id] |= {**more, "diubah": stamp}

    def line(self, held: HeldNumber) -> AgendaEntry:
        filed = {d.id: d.entry for d in self.documents.values()}.get(held.id)
        file = {"path": filed.path, "sha256": filed.sha256} if filed else {"path": "", "sha256": ""}
        names = set(AgendaEntry._fields) & set(HeldNumber._fields)
        own = {name: getattr(held, name) for name in names}
        return AgendaEntry(**own, **self.more[held.id], **file)

    def lines(self) -> list[AgendaEntry]:
        """Return the whole book, documents without a number last."""

        def place(n: HeldNumber) -> tuple[Any, ...]:
            return n.tahun, n.seri, n.urut is None, n.urut or 0, n.sisipan, n.id

        return [self.line(held) for held in sorted(self.numbers.values(), key=place)]

    def unnumbered(self) -> list[AgendaEntry]:
        return [
            AgendaEntry(
                *(None, "", e.tanggal.year, None, "", "", e.jenis, e.kunci, e.untuk),
                *(e.tanggal.isoformat(), Keadaan.TERBIT, "", e.path, e.sha256, e.kode),
                *(filed.waktu, filed.waktu),
            )
            for filed in self.documents.values()
            if filed.id is None and (e := filed.entry)
        ]


class MemoryRegister:
    """Keeps the promises of :class:`zi_docs.register.contract.Register` for one process."""

    def __init__(self, shelf: Shelf, book: Book, now: Callable[[], datetime], place: Path) -> None:
        self.shelf, self._book, self._now, self._place = shelf, book, now, place

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Do nothing: there is nothing to close."""

    @property
    def book(self) -> Book:
        return self._book

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _own(self, request: ReserveRequest) -> dict[str, HeldNumber]:
        return self.shelf.living(request.jenis, [item.kunci for item in request.items])

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        with self.shelf.lock:
            series = self.shelf.of_series(request.seri, request.tahun)
            highest = max((n.urut or 0 for n in series if not n.sisipan), default=0)
            taken = {number_key(n.nomor) for n in series}
            give = settled(
                decisions.decide_block(
                    self.book,
                    request,
                    self._own(request),
                    highest,
                    lambda nomor: number_key(nomor) in taken,
                )
            )
            self.shelf.write(request, give.new, self._stamp())
            return dict(give.printed)

    def reserve_by_hand(self, request: HandRequest) -> str:
        typed = settled(decisions.read_typed(self.book, request))
        with self.shelf.lock:
            key, kunci = number_key(typed.nomor), request.item.kunci
            holders = [
                n
                for n in self.shelf.of_series(request.seri, request.tahun)
                if number_key(n.nomor) == key or (n.urut and (n.urut, n.sisipan) == typed.place)
            ]
            own = self.shelf.living(request.jenis, [kunci]).get(kunci)
            give = settled(decisions.decide_typed(self.book, holders, own, typed))
            if give.new:
                self.shelf.write(request, give.new, self._stamp())
            return give.printed[kunci]

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        return decisions.moved_numbers(self.book, request, self._own(request))

    def cancel(
        self, nomor: str | int, alasan: str, *, seri: str | None = None, tahun: int | None = None
    ) -> AgendaEntry:
        with self.shelf.lock:
            numbers = self.shelf.numbers.values()
            if isinstance(nomor, int):
                found = [n for n in numbers if n.id == nomor]
            else:
                alike = [n for n in numbers if number_key(n.nomor) == number_key(nomor)]
                found = [n for n in alike if seri in (None, n.seri) and tahun in (None, n.tahun)]
            cancel = settled(decisions.decide_cancel(self.book, nomor, alasan, found))
            values = {"keadaan": Keadaan.BATAL, "alasan": cancel.alasan}
            self.shelf.change(cancel.id, self._stamp(), {}, **values)
            return self.shelf.line(self.shelf.numbers[cancel.id])

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        with self.shelf.lock:
            own = {n.owner: n for n in self.shelf.numbers.values() if n.is_living}
            confirm = settled(decisions.decide_confirm(self.book, entries, own))
            stamp = self._stamp()
            for entry, own_id in zip(entries, confirm.ids, strict=True):
                self.shelf.documents[entry.jenis, entry.kunci] = Filed(entry, own_id, stamp)
                if own_id:
                    more = {"kode": entry.kode, "tanggal": entry.tanggal.isoformat()}
                    values = {"keadaan": Keadaan.TERBIT, "untuk": entry.untuk}
                    self.shelf.change(own_id, stamp, more, **values)

    def documents(self, jenis: str) -> dict[str, Document]:
        found = {}
        for (own, kunci), (e, own_id, waktu) in self.shelf.documents.items():
            if own == jenis:
                held = self.shelf.numbers[own_id] if own_id else None
                number = (held.nomor, held.keadaan) if held else ("", "")
                file = (e.path, e.hash_masukan, e.sha256, e.ukuran, e.mtime_ns, e.kode, waktu)
                day = (e.untuk, e.tanggal.isoformat())
                found[kunci] = Document(jenis, kunci, *number, *file, *day)
        return found

    def made_types(self) -> list[str]:
        return sorted({jenis for jenis, _ in self.shelf.documents})

    def derived(self) -> list[Derived]:
        return [self.shelf.derived[path] for path in sorted(self.shelf.derived)]

    def record_derived(self, files: Sequence[Derived]) -> None:
        self.shelf.derived |= {file.path: file for file in files}

    def forget(self, jenis: str, keys: Sequence[str]) -> None:
        for kunci in keys:
            filed = self.shelf.documents.get((jenis, kunci))
            if filed and filed.id is None:
                del self.shelf.documents[jenis, kunci]

    def codes(self, jenis: str, numbers: Mapping[str, str]) -> dict[str, str]:
        lines = [*self.shelf.lines(), *self.shelf.unnumbered()]
        held = {n.kode: (n.jenis, n.kunci, n.nomor) for n in lines if n.kode}
        return choose_codes(self.book.data_set, jenis, numbers, held.get)

    def issued_numbers(self) -> list[IssuedNumber]:
        filed = {d.id: d.entry for d in self.shelf.documents.values() if d.id}
        lines = [n for n in self.shelf.lines() if n.id in filed and n.keadaan == Keadaan.TERBIT]
        return [
            IssuedNumber(
                *(n.jenis, n.seri, n.tahun, n.urut, n.sisipan, n.nomor),
                *(n.path, filed[n.id].mtime_ns),
            )
            for n in lines
        ]

    def list_numbers(self, tahun: int | None = None, seri: str | None = None) -> list[AgendaEntry]:
        lines = self.shelf.lines()
        return [n for n in lines if tahun in (None, n.tahun) and seri in (None, n.seri)]

    def find(self, text: str) -> list[AgendaEntry]:
        wanted, lines = tidy(text), [*self.shelf.unnumbered(), *self.shelf.lines()]
        keys, part = (wanted, "".join(wanted.split())), wanted.lower()
        exact = [
            n
            for n in lines
            if number_key(n.nomor) == number_key(wanted)
            or n.kunci in keys
            or n.kode == read_code(wanted)
        ]
        loose = [n for n in lines if part in f"{n.nomor}\n{n.untuk}\n{n.kunci}".lower()]
        return (exact or loose) if wanted else []

    def inspect(self) -> Inspection:
        filed = [
            FiledDocument(jenis, kunci, own_id, entry.path, entry.sha256)
            for (jenis, kunci), (entry, own_id, _) in self.shelf.documents.items()
        ]
        return Inspection((), list(self.shelf.numbers.values()), self.shelf.starts, filed)

    def backup(self, path: Path | None = None) -> Path:
        default = backup_path(self._place, f"{self._now():%Y%m%d-%H%M%S}")
        return back_up(lambda part: _write(part, repr(self.shelf.numbers)), path or default)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
