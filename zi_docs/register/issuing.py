"""The rules of issued documents: which edition a document is, and what may not be replaced.

As in :mod:`zi_docs.register.decisions`, a function gets what a store has looked up, and answers
with a frozen value that the store carries out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zi_docs.errors import Problem
from zi_docs.register import problems_numbers as problems
from zi_docs.register.decisions import Refuse, refuse
from zi_docs.register.patterns import number_key, tidy
from zi_docs.register.values import Book, DocumentEntry, Edition, HeldNumber, IssueEntry


@dataclass(frozen=True, slots=True)
class Issue:
    """For each document to issue, in order: its number's id (or None) and its edition.

    ``former`` is the id of the edition that becomes ``diganti``, ``alasan`` why.
    """

    ids: tuple[int | None, ...]
    editions: tuple[int, ...]
    former: int | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """How a number of another book is recorded: the document is issued, or gets its scan.

    Both are None when there is nothing to add. ``scanned`` is the id of the edition.
    """

    issue: Issue | None = None
    scanned: int | None = None


def decide_confirm(
    book: Book,
    entries: Sequence[DocumentEntry],
    editions: Mapping[tuple[str, str], Sequence[Edition]],
) -> Refuse | None:
    """Return why documents may not be recorded (ZI626), or None.

    ``editions`` holds what was issued, by document type and key. A finished document would take the
    place of one that is in force: it was issued while this one was made.
    """
    finished = [entry for entry in entries if not entry.konsep]
    frozen = _issued_already(book, finished, editions)
    return Refuse(frozen) if frozen else None


def _issued_already(
    book: Book,
    entries: Iterable[DocumentEntry],
    editions: Mapping[tuple[str, str], Sequence[Edition]],
) -> tuple[Problem, ...]:
    """Return a complaint for each document of which an edition is in force."""
    frozen = (entry for entry in entries if _current(editions.get(entry.owner, ())))
    return tuple(problems.issued_already(book, entry) for entry in frozen)


def _numbers_of(
    book: Book, entries: Sequence[IssueEntry], own: Mapping[tuple[str, str], HeldNumber]
) -> tuple[int | None, ...] | Refuse:
    """Return the id of each document's number; refuse (ZI624) what is not its record's own."""
    ids: list[int | None] = []
    strangers: list[Problem] = []
    for entry in entries:
        held = own.get(entry.owner) if entry.nomor else None
        ids.append(held.id if held else None)
        printed = held.nomor if held else ""
        if printed.casefold() != entry.nomor.casefold():
            strangers.append(problems.not_its_own(book, entry, printed))
    return Refuse(tuple(strangers)) if strangers else tuple(ids)


def _current(editions: Iterable[Edition]) -> Edition | None:
    return next((edition for edition in editions if edition.is_current), None)


def decide_issue(
    book: Book,
    entries: Sequence[IssueEntry],
    own: Mapping[tuple[str, str], HeldNumber],
    editions: Mapping[tuple[str, str], Sequence[Edition]],
) -> Issue | Refuse:
    """Issue documents, if each number is its record's living one and none is issued already.

    ``editions`` holds every edition of the records by document type and key. Refused: ZI624, ZI626.
    """
    numbers = _numbers_of(book, entries, own)
    if isinstance(numbers, Refuse):
        return numbers
    if frozen := _issued_already(book, entries, editions):
        return Refuse(frozen)
    pairs = zip(entries, numbers, strict=True)
    return Issue(numbers, tuple(_next_edition(editions, entry, number) for entry, number in pairs))


def _next_edition(
    editions: Mapping[tuple[str, str], Sequence[Edition]], entry: DocumentEntry, number: int | None
) -> int:
    """Return the next edition of a number; without a number, that of the record."""
    same = (one.edisi for one in editions.get(entry.owner, ()) if one.nomor_id == number)
    return max(same, default=0) + 1


def decide_replace(
    book: Book,
    entry: IssueEntry,
    alasan: str,
    own: HeldNumber | None,
    editions: Sequence[Edition],
) -> Issue | Refuse:
    """Issue the next edition of a record's document under the same number, for a reason.

    ``own`` is the record's living number, ``editions`` are all of the record's. Refused: ZI623,
    ZI624, ZI627, ZI628, ZI629.
    """
    reason = tidy(alasan)
    if not reason:
        return refuse(problems.no_reason_to_replace(entry))
    if entry.nomor and own is None and _cancelled_under(editions, entry.nomor):
        return refuse(problems.cancelled_is_final(entry))
    owners = {entry.owner: own} if own else {}
    numbers = _numbers_of(book, [entry], owners)
    if isinstance(numbers, Refuse):
        return numbers
    former = next((one for one in editions if one.is_current and one.nomor_id == numbers[0]), None)
    if former is None:
        return refuse(problems.nothing_to_replace(book, entry))
    if int(former.tanggal[:4]) != entry.tanggal.year:
        return refuse(problems.replaced_in_another_year(entry, former))
    return Issue(
        numbers, (_next_edition({entry.owner: editions}, entry, numbers[0]),), former.id, reason
    )


def _cancelled_under(editions: Iterable[Edition], nomor: str) -> bool:
    return any(number_key(edition.nomor) == number_key(nomor) for edition in editions)


def decide_record(
    book: Book,
    entry: IssueEntry,
    own: Mapping[tuple[str, str], HeldNumber],
    editions: Sequence[Edition],
) -> Record | Refuse:
    """Issue a document under the number that another book gave, or add the scan to one issued so.

    ``own`` has the living number of the record, which is the one that was typed. Refused: ZI626
    when it is issued without that number, ZI643 when with another date, ZI644 when it has another
    scan.
    """
    current = _current(editions)
    if current is None:
        issue = decide_issue(book, [entry], own, {entry.owner: editions})
        return issue if isinstance(issue, Refuse) else Record(issue=issue)
    held = own.get(entry.owner)
    if held is None or current.nomor_id != held.id:
        return refuse(problems.issued_already(book, entry))
    if current.tanggal != entry.tanggal.isoformat():
        return refuse(problems.recorded_with_another_date(current, entry))
    if entry.pindaian in ("", current.pindaian):
        return Record()
    if current.pindaian:
        return refuse(problems.has_another_scan(current))
    return Record(scanned=current.id)
