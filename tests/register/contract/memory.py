"""A register that keeps its book in memory.

It shows that the rules need no database: here is nothing of SQLite, and nothing is decided here.
"""

from __future__ import annotations

import copy
import dataclasses
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, Self

from zi_docs.errors import Problem
from zi_docs.register import decisions, issuing
from zi_docs.register.copies import back_up, backup_path
from zi_docs.register.decisions import Cancel, Give, Refuse, Typed, settled
from zi_docs.register.issuing import Issue
from zi_docs.register.kept import Kept
from zi_docs.register.patterns import (
    are_kin,
    choose_codes,
    number_key,
    parse_counter,
    read_code,
    tidy,
)
from zi_docs.register.values import (
    AgendaEntry,
    Book,
    DatedNumber,
    Derived,
    Document,
    DocumentEntry,
    Edition,
    FiledDocument,
    HandRequest,
    HeldNumber,
    Inspection,
    IssuedNumber,
    IssueEntry,
    Keadaan,
    Leftover,
    ListedDocument,
    NasibEdisi,
    NewNumber,
    Place,
    ReserveRequest,
    Tahap,
)

Owner = tuple[str, str]


class Filed(NamedTuple):
    """A document with the id of its number, the time of its record, its stage and its edition."""

    entry: DocumentEntry
    id: int | None
    waktu: str
    tahap: str = Tahap.JADI
    edition: int | None = None
    beda: str = ""


@dataclass
class Shelf:
    """What remains when a register is closed: numbers by id, the rest of their lines, documents."""

    numbers: dict[int, HeldNumber] = field(default_factory=dict)
    more: dict[int, dict[str, str]] = field(default_factory=dict)
    documents: dict[Owner, Filed] = field(default_factory=dict)
    drafts: dict[Owner, Filed] = field(default_factory=dict)
    editions: dict[int, Edition] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    leftovers: dict[str, Leftover] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def living(self, jenis: str, keys: Sequence[str]) -> dict[str, HeldNumber]:
        held = (n for n in self.numbers.values() if n.is_living and n.jenis == jenis)
        return {n.kunci: n for n in held if n.kunci in keys}

    def of_kin(self, seri: str, tahun: int) -> list[HeldNumber]:
        numbers = self.numbers.values()
        return [n for n in numbers if n.tahun == tahun and are_kin(n.seri, seri)]

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

    def edit(self, owner: Owner, **values: Any) -> None:
        self.documents[owner] = self.documents[owner]._replace(**values)

    def end(self, edition: int, **values: Any) -> None:
        self.editions[edition] = self.editions[edition]._replace(**values)

    def of_records(self, owners: Iterable[Owner]) -> dict[Owner, list[Edition]]:
        found: dict[Owner, list[Edition]] = {owner: [] for owner in owners}
        for one in self.editions.values():
            if one.owner in found:
                found[one.owner].append(one)
        return found

    def last(self, number_id: int) -> Edition | None:
        own = [one for one in self.editions.values() if one.nomor_id == number_id]
        return own[-1] if own else None

    def line(self, held: HeldNumber) -> AgendaEntry:
        filed = {d.id: d.entry for d in self.documents.values()}.get(held.id)
        edition = self.last(held.id)
        last = (edition.edisi, edition.pindaian, edition.sha256) if edition else (0, "", "")
        file = (filed.path, filed.sha256) if filed else ("", last[2])
        names = set(AgendaEntry._fields) & set(HeldNumber._fields)
        own = {name: getattr(held, name) for name in names}
        where = {"path": file[0], "sha256": file[1], "edisi": last[0], "pindaian": last[1]}
        return AgendaEntry(**own, **self.more[held.id], **where)

    def lines(self) -> list[AgendaEntry]:
        """Return the whole book, documents without a number last."""

        def place(n: HeldNumber) -> tuple[Any, ...]:
            outside = (n.urut is None, n.urut or 0, n.sisipan, n.id)
            return n.tahun, not n.seri, n.seri, *outside

        return [self.line(held) for held in sorted(self.numbers.values(), key=place)]

    def unnumbered(self) -> list[AgendaEntry]:
        both = [*self.documents.values(), *self.drafts.values()]
        return [self.unnumbered_line(filed) for filed in both if filed.id is None]

    def unnumbered_line(self, filed: Filed) -> AgendaEntry:
        e, edition = filed.entry, self.editions.get(filed.edition or 0)
        last = (edition.edisi, edition.pindaian) if edition else (0, "")
        return AgendaEntry(
            *(None, "", e.tanggal.year, None, "", "", e.jenis, e.kunci, e.untuk),
            *(e.tanggal.isoformat(), filed.tahap, edition.alasan_batal if edition else ""),
            *(e.path, e.sha256, e.kode, edition.waktu if edition else filed.waktu, filed.waktu),
            *last,
        )


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

    @property
    def migrated_from(self) -> int | None:
        return None

    def told_of_migration(self) -> None:
        """Do nothing: it was never of another version."""

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _own(self, request: ReserveRequest) -> dict[str, HeldNumber]:
        return self.shelf.living(request.jenis, [item.kunci for item in request.items])

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        with self.shelf.lock:
            series = self.shelf.of_series(request.seri, request.tahun)
            highest = max((n.urut or 0 for n in series if not n.sisipan), default=0)
            taken = {number_key(n.nomor) for n in self.shelf.of_kin(request.seri, request.tahun)}
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
            give = self._decide_typed(typed)
            self._give(typed, give)
            return give.printed[request.item.kunci]

    def _decide_typed(self, typed: Typed) -> Give:
        request, key = typed.request, number_key(typed.nomor)

        def is_near(seri: str) -> bool:
            kin = typed.counter is not None and are_kin(seri, request.seri)
            return seri in (request.seri, "") or kin

        holders = [
            n
            for n in self.shelf.numbers.values()
            if n.tahun == request.tahun
            and (
                (is_near(n.seri) and number_key(n.nomor) == key)
                or (n.seri == request.seri and n.urut and (n.urut, n.sisipan) == typed.place)
            )
        ]
        kunci = request.item.kunci
        own = self.shelf.living(request.jenis, [kunci]).get(kunci)
        return settled(decisions.decide_typed(self.book, holders, own, typed))

    def _give(self, typed: Typed, give: Give) -> None:
        if give.new:
            self.shelf.write(typed.request, give.new, self._stamp())

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        return decisions.moved_numbers(self.book, request, self._own(request))

    def late_numbers(self, request: ReserveRequest) -> list[Problem]:
        counted = {n.id for n in self.shelf.of_series(request.seri, request.tahun) if n.urut}
        issued = [e for e in self.editions() if e.nomor_id in counted and e.is_current]
        last = max(issued, key=attrgetter("tanggal", "id"), default=None)
        latest = DatedNumber(last.nomor, last.tanggal) if last else None
        return decisions.late_numbers(self.book, request, self._own(request), latest)

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
            if not found and not isinstance(nomor, int) and (short := parse_counter(nomor)):
                place = (short.urut, short.sisipan)
                alike = [n for n in numbers if (n.urut, n.sisipan) == place]
                found = [n for n in alike if seri in (None, n.seri) and tahun in (None, n.tahun)]
            issued = [n for n in self.editions() if n.nomor_id in {held.id for held in found}]
            if seri is None and tahun is None:
                issued += self._issued(nomor)
            cancel = settled(decisions.decide_cancel(self.book, nomor, alasan, found, issued))
            return self._cancelled(cancel)

    def _issued(self, named: str | int) -> list[Edition]:
        text, shelf = tidy(str(named)), self.shelf
        filed = [d for d in shelf.documents.values() if d.edition and d.id is None]
        by_code = [d for d in filed if d.entry.kode and d.entry.kode == read_code(text)]
        by_key = [d for d in filed if d.entry.kunci == text]
        return [shelf.editions[d.edition] for d in by_code or by_key if d.edition]

    def _cancelled(self, cancel: Cancel) -> AgendaEntry:
        shelf = self.shelf
        if cancel.edition:
            values = {"keadaan": NasibEdisi.BATAL, "alasan_batal": cancel.alasan}
            shelf.end(cancel.edition, **values)
        if cancel.nomor_id is None:
            shelf.edit(cancel.owner, tahap=Tahap.BATAL)
            return shelf.unnumbered_line(shelf.documents[cancel.owner])
        filed = shelf.documents.get(cancel.owner)
        if filed and filed.id == cancel.nomor_id:
            shelf.edit(cancel.owner, tahap=Tahap.BATAL)
        values = {"keadaan": Keadaan.BATAL, "alasan": cancel.alasan}
        shelf.change(cancel.nomor_id, self._stamp(), {}, **values)
        return shelf.line(shelf.numbers[cancel.nomor_id])

    def _standing(
        self, entries: Sequence[DocumentEntry]
    ) -> tuple[dict[Owner, HeldNumber], dict[Owner, list[Edition]]]:
        own = {n.owner: n for n in self.shelf.numbers.values() if n.is_living}
        return own, self.shelf.of_records(entry.owner for entry in entries)

    def _put_in_force(self, entry: IssueEntry, number_id: int) -> None:
        more = {"kode": entry.kode, "tanggal": entry.tanggal.isoformat()}
        values = {"keadaan": Keadaan.TERBIT, "untuk": entry.untuk}
        self.shelf.change(number_id, self._stamp(), more, **values)

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        with self.shelf.lock:
            _, editions = self._standing(entries)
            settled(issuing.decide_confirm(self.book, entries, editions))
            for entry in entries:
                place = self.shelf.drafts if entry.konsep else self.shelf.documents
                stage = Tahap.KONSEP if entry.konsep else Tahap.JADI
                place[entry.owner] = Filed(entry, None, self._stamp(), stage)

    def issue(self, entries: Sequence[IssueEntry]) -> None:
        with self.shelf.lock:
            known = self._standing(entries)
            self._issue(entries, settled(issuing.decide_issue(self.book, entries, *known)))

    def _issue(self, entries: Sequence[IssueEntry], issue: Issue) -> None:
        stamp = self._stamp()
        if issue.former:
            self.shelf.end(issue.former, keadaan=NasibEdisi.DIGANTI)
        for e, own_id, edisi in zip(entries, issue.ids, issue.editions, strict=True):
            if own_id:
                self._put_in_force(e, own_id)
            number = self.shelf.numbers[own_id].nomor if own_id else ""
            edition = Edition(
                *(len(self.shelf.editions) + 1, e.jenis, e.kunci, own_id, number, edisi),
                *(e.tanggal.isoformat(), e.untuk, e.path, e.sha256, e.ukuran, e.hash_masukan),
                *(e.pindaian, e.asal, issue.alasan, "", NasibEdisi.TERBIT, stamp),
            )
            self.shelf.editions[edition.id] = edition
            self.shelf.documents[e.owner] = Filed(e, own_id, stamp, Tahap.TERBIT, edition.id)

    def replace(self, entry: IssueEntry, alasan: str) -> None:
        with self.shelf.lock:
            own, editions = self._standing([entry])
            mine = (own.get(entry.owner), editions[entry.owner])
            self._issue([entry], settled(issuing.decide_replace(self.book, entry, alasan, *mine)))

    def record(self, request: HandRequest, entry: IssueEntry) -> str:
        typed = decisions.outside_series(settled(decisions.read_typed(self.book, request)))
        with self.shelf.lock:
            give, before = self._decide_typed(typed), copy.copy(self.shelf.numbers)
            self._give(typed, give)
            entry = dataclasses.replace(entry, nomor=give.printed[request.item.kunci])
            own, editions = self._standing([entry])
            mine = editions[entry.owner]
            found = issuing.decide_record(self.book, entry, own, mine)
            if isinstance(found, Refuse):
                self.shelf.numbers = before
            record = settled(found)
            if record.issue:
                self._issue([entry], record.issue)
            if record.scanned:
                self.shelf.end(record.scanned, pindaian=entry.pindaian)
            return entry.nomor

    def set_places(self, jenis: str, places: Mapping[str, Place]) -> None:
        for kunci, place in places.items():
            filed = self.shelf.documents.get((jenis, kunci))
            if filed and filed.tahap == Tahap.TERBIT:
                entry = dataclasses.replace(filed.entry, **place._asdict())
                self.shelf.edit((jenis, kunci), entry=entry)

    def set_told(self, jenis: str, hashes: Mapping[str, str]) -> None:
        for kunci, value in hashes.items():
            if (jenis, kunci) in self.shelf.documents:
                self.shelf.edit((jenis, kunci), beda=value)

    def vouch(self, jenis: str, hashes: Mapping[str, str]) -> None:
        for kunci, value in hashes.items():
            if filed := self.shelf.documents.get((jenis, kunci)):
                entry = dataclasses.replace(filed.entry, hash_masukan=value)
                self.shelf.edit((jenis, kunci), entry=entry)

    def editions(self, jenis: str | None = None) -> list[Edition]:
        return [one for one in self.shelf.editions.values() if jenis in (None, one.jenis)]

    def documents(self, jenis: str, *, konsep: bool = False) -> dict[str, Document]:
        found = {}
        place = self.shelf.drafts if konsep else self.shelf.documents
        for (own, kunci), filed in place.items():
            if own == jenis:
                e = filed.entry
                held = self.shelf.numbers[filed.id] if filed.id else None
                edition = self.shelf.editions.get(filed.edition or 0)
                found[kunci] = Document(
                    *(jenis, kunci, *((held.nomor, held.keadaan) if held else ("", ""))),
                    *(e.path, e.hash_masukan, e.sha256, e.ukuran, e.mtime_ns, e.kode),
                    *(filed.waktu, e.untuk, e.tanggal.isoformat(), filed.tahap, filed.beda),
                    edition.edisi if edition else 0,
                )
        return found

    def document_of(self, jenis: str, kunci: str) -> Document | None:
        return self.documents(jenis).get(kunci)

    def has_file(self, path: str) -> bool:
        filed = [*self.shelf.documents.values(), *self.shelf.drafts.values()]
        return any(one.entry.path == path for one in filed)

    def listed(self, jenis: str) -> list[ListedDocument]:
        return [
            ListedDocument(
                *(one.kunci, str(one.tahap), one.nomor, one.edisi, one.tanggal, one.path),
                pdfs[one.kunci].path if one.kunci in pdfs else "",
            )
            for konsep in (False, True)
            for pdfs in [self.documents(f"{jenis}.pdf", konsep=konsep)]
            for _, one in sorted(self.documents(jenis, konsep=konsep).items())
        ]

    def made_types(self, *, konsep: bool = False) -> list[str]:
        place = self.shelf.drafts if konsep else self.shelf.documents
        return sorted({jenis for jenis, _ in place})

    def count_documents(self, *, konsep: bool = False) -> dict[str, dict[str, int]]:
        place = self.shelf.drafts if konsep else self.shelf.documents
        counts: dict[str, dict[str, int]] = {}
        for (jenis, _), filed in place.items():
            own = counts.setdefault(jenis, {})
            own[str(filed.tahap)] = own.get(str(filed.tahap), 0) + 1
        return counts

    def derived(self) -> list[Derived]:
        return [self.shelf.derived[path] for path in sorted(self.shelf.derived)]

    def record_derived(self, files: Sequence[Derived]) -> None:
        self.shelf.derived |= {file.path: file for file in files}

    def leftovers(self) -> list[Leftover]:
        return [self.shelf.leftovers[path] for path in sorted(self.shelf.leftovers)]

    def add_leftovers(self, files: Sequence[Leftover]) -> None:
        self.shelf.leftovers |= {file.path: file for file in files}

    def drop_leftovers(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.shelf.leftovers.pop(path, None)

    def forget(self, jenis: str, keys: Sequence[str], *, konsep: bool = False) -> None:
        place = self.shelf.drafts if konsep else self.shelf.documents
        for kunci in keys:
            filed = place.get((jenis, kunci))
            if filed and filed.id is None and filed.edition is None:
                del place[jenis, kunci]

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

    def given_numbers(self) -> frozenset[tuple[int, str]]:
        return frozenset((n.tahun, n.nomor) for n in self.shelf.lines())

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
        if not exact and (short := parse_counter(wanted)):
            exact = [n for n in lines if (n.urut, n.sisipan) == (short.urut, short.sisipan)]
        loose = [n for n in lines if part in f"{n.nomor}\n{n.untuk}\n{n.kunci}".lower()]
        return (exact or loose) if wanted else []

    def inspect(self) -> Inspection:
        both = [*self.shelf.documents.items(), *self.shelf.drafts.items()]
        filed = [
            FiledDocument(*owner, d.id, d.entry.path, d.entry.sha256, d.tahap) for owner, d in both
        ]
        numbers, editions = list(self.shelf.numbers.values()), self.editions()
        return Inspection((), numbers, self.shelf.starts, filed, editions)

    def backup(self, path: Path | None = None, kept: Kept | None = None) -> Path:
        default = backup_path(self._place, f"{self._now():%Y%m%d-%H%M%S}")
        return back_up(lambda part: _write(part, repr(self.shelf.numbers)), path or default, kept)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
