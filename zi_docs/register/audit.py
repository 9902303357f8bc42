"""Checks that the book is sound, and that every document is still as recorded."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import accumulate, groupby
from operator import attrgetter
from pathlib import Path

from zi_docs.errors import Problem
from zi_docs.register import problems_audit as problems
from zi_docs.register.contract import Register
from zi_docs.register.kept import DOCUMENT, SCAN, Kept
from zi_docs.register.problems import make_command
from zi_docs.register.values import (
    Asal,
    AuditReport,
    DatedNumber,
    Edition,
    FiledDocument,
    Gap,
    HeldNumber,
    Inspection,
    Keadaan,
    Tahap,
)

_STANDING = (Tahap.JADI, Tahap.TERBIT)


def audit_register(register: Register, root: Path, kept: Kept) -> AuditReport:
    """Compare a register with itself, with the files under ``root`` and with those kept.

    It finds damage, files that are gone or changed, and numbers that occur twice, have no document
    or were passed over. Nothing is changed. The files are read after the register is free again, so
    that others can go on numbering. Raises :class:`RegisterError` when the register can't be read.
    """
    seen, data_set = register.inspect(), register.book.data_set
    files = _vouched(seen)
    digests = [_digest(root / document.path) for _, document in files]
    shelf = _Shelf(kept, data_set)
    gaps = find_gaps(seen.numbers, seen.starts)
    found = [*seen.damage, *_twice(seen.numbers), *_without(seen, data_set)]
    found += _compare(files, digests, shelf)
    found += _unkept(seen.editions, dict(zip((d for _, d in files), digests, strict=True)), shelf)
    found += _dated_before(seen)
    found += _unexplained(gaps, seen.numbers, data_set)
    counts = _count_numbers(seen.numbers) | _count_files(files, digests)
    if passed_over := sum(gap.sampai - gap.dari + 1 for gap in gaps if gap.sebab == "dilompati"):
        counts["terlewat"] = passed_over
    return AuditReport(tuple(found), counts, tuple(gaps))


def find_gaps(numbers: Iterable[HeldNumber], starts: Mapping[tuple[str, int], int]) -> list[Gap]:
    """Return the counters that led to no valid document, and why, in the order of the book.

    ``starts`` holds the counter with which a series began in a year: a counter before it is no gap.
    Example: of the numbers 1, 2a and 5, only 1 is ``terbit``. The gaps are 2a (waiting), 2 to 4
    (given to nobody: an inserted 2a does not replace 2) and 5 (waiting).
    """
    counted = sorted(
        (held.tahun, held.seri, held.urut, held.sisipan, held)
        for held in numbers
        if held.urut is not None
    )
    gaps: list[Gap] = []
    for (tahun, seri), group in groupby(counted, key=lambda row: row[:2]):
        gaps += _gaps_of_series([row[-1] for row in group], starts.get((seri, tahun), 1))
    return gaps


def _gaps_of_series(numbers: Iterable[HeldNumber], expected: int) -> Iterator[Gap]:
    for held in numbers:
        urut = held.urut or 0
        if not held.sisipan:
            if urut > expected:
                yield _passed_over(expected, urut - 1, held)
            expected = max(expected, urut + 1)
        if held.keadaan != Keadaan.TERBIT:
            reason = held.alasan or "dipesan, tetapi dokumennya belum terbit"
            place = (held.seri, held.tahun, urut, urut)
            yield Gap(*place, held.sisipan, held.nomor, held.keadaan, reason)


def _passed_over(first: int, last: int, next_one: HeldNumber) -> Gap:
    by = f'"{next_one.nomor}" diberikan dengan --nomor' if next_one.tangan else '"mulai" dinaikkan'
    reason = f"terlewat, karena {by}"
    return Gap(next_one.seri, next_one.tahun, first, last, "", "", "dilompati", reason)


def _twice(numbers: Iterable[HeldNumber]) -> list[Problem]:
    """Report the numbers that occur twice, which only an edited or damaged file can hold."""
    groups: dict[tuple[str, int, bytes], list[HeldNumber]] = {}
    for held in numbers:
        groups.setdefault((held.seri, held.tahun, held.nomor.encode().lower()), []).append(held)
    twice = [group[0] for _, group in sorted(groups.items()) if group[1:]]
    return [problems.written_twice(list(held)) for _, held in groupby(twice, key=_series)]


def _without(seen: Inspection, data_set: str) -> list[Problem]:
    """Report the ``terbit`` numbers whose document is not recorded, by series and type."""
    documented = {document.nomor_id for document in seen.documents}
    groups: dict[tuple[str, int, str], list[HeldNumber]] = {}
    for held in seen.numbers:
        if held.keadaan == Keadaan.TERBIT and held.id not in documented:
            groups.setdefault((*_series(held), held.jenis), []).append(held)
    return [problems.without_document(group, data_set) for _, group in sorted(groups.items())]


def _series(held: HeldNumber | Gap) -> tuple[str, int]:
    return held.seri, held.tahun


def _dated_before(seen: Inspection) -> Iterator[Problem]:
    """Warn of the issued numbers whose date is before that of a smaller one, by series."""
    dates = {edition.nomor_id: edition.tanggal for edition in seen.editions if edition.is_current}
    counted = sorted(
        (held.tahun, held.seri, held.urut, held.sisipan, held)
        for held in seen.numbers
        if held.urut is not None and held.id in dates
    )
    for (tahun, seri), group in groupby(counted, key=lambda row: row[:2]):
        given = [DatedNumber(row[-1].nomor, dates[row[-1].id]) for row in group]
        latest = accumulate(given, _later)
        late = [
            pair for pair in zip(given, latest, strict=True) if pair[0].tanggal < pair[1].tanggal
        ]
        if late:
            yield problems.dated_before(seri, tahun, late)


def _later(one: DatedNumber, other: DatedNumber) -> DatedNumber:
    return max(one, other, key=attrgetter("tanggal"))


def _unexplained(
    gaps: Iterable[Gap], numbers: Iterable[HeldNumber], data_set: str
) -> Iterator[Problem]:
    """Warn of gaps without a reason; a cancelled number has its reason in the book."""
    waiting: dict[tuple[str, int], set[str]] = {}
    for held in numbers:
        if held.keadaan == Keadaan.DIPESAN:
            waiting.setdefault((held.seri, held.tahun), set()).add(held.jenis)
    for series, group in groupby(sorted(gaps, key=_series), key=_series):
        own = list(group)
        if passed_over := [gap for gap in own if gap.sebab == "dilompati"]:
            yield problems.counters_left_out(passed_over)
        if reserved := [gap for gap in own if gap.sebab == Keadaan.DIPESAN]:
            yield problems.numbers_waiting(reserved, sorted(waiting[series]), data_set)


# The files.


def _vouched(seen: Inspection) -> list[tuple[str, FiledDocument]]:
    """Return the documents whose files must be there, by path, each with the name to report.

    A draft, the file of what was cancelled, and one that lay nowhere need not be there. Nor need a
    PDF: it can always be made again from its document, and a signed scan may have taken its place.
    """
    numbers = {held.id: held.nomor for held in seen.numbers}
    papers = [
        document
        for document in seen.documents
        if document.tahap in _STANDING and document.sha256
        if not document.jenis.endswith(".pdf")
    ]
    return [
        (numbers.get(document.nomor_id or 0, f"{document.jenis} {document.kunci}"), document)
        for document in sorted(papers, key=lambda document: document.path)
    ]


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # whatever the reason, nobody can read the document


def _compare(
    files: Sequence[tuple[str, FiledDocument]], digests: Sequence[str | None], shelf: _Shelf
) -> Iterator[Problem]:
    """Report the files that are gone or changed; of what is issued, only where it is kept.

    Without kept bytes, the loss of an issued document is told with its edition.
    """
    for (name, document), digest in zip(files, digests, strict=True):
        jenis, path = [document.jenis], document.path
        if digest == document.sha256:
            continue
        if document.tahap == Tahap.TERBIT:
            if shelf.state(document.sha256) is _Kept.WHOLE:
                yield _issued_elsewhere(document, name, digest, shelf)
        elif digest is None:
            yield problems.file_missing(path, name, make_command(jenis, shelf.data_set))
        else:
            again = make_command(jenis, shelf.data_set, "--timpa")
            yield problems.file_changed(path, name, again)


def _issued_elsewhere(
    document: FiledDocument, name: str, digest: str | None, shelf: _Shelf
) -> Problem:
    again = make_command([document.jenis], shelf.data_set)
    if digest is None:
        return problems.issued_file_away(document.path, name, again)
    return problems.issued_file_changed(document.path, name, again)


# What is kept.


class _Kept(Enum):
    """How the kept bytes of an edition stand."""

    WHOLE = 1
    CHANGED = 2
    MISSING = 3


class _Shelf:
    """The kept bytes, each of them read once."""

    def __init__(self, kept: Kept, data_set: str) -> None:
        self.kept = kept
        self.data_set = data_set
        self._seen: dict[tuple[str, str], _Kept] = {}

    def state(self, sha256: str, suffix: str = DOCUMENT) -> _Kept:
        """Return how the bytes with this SHA-256 stand."""
        key = (sha256, suffix)
        if key not in self._seen:
            digest = _digest(self.kept.path(sha256, suffix))
            whole = _Kept.WHOLE if digest == sha256 else _Kept.CHANGED
            self._seen[key] = _Kept.MISSING if digest is None else whole
        return self._seen[key]


def _unkept(
    editions: Iterable[Edition], files: Mapping[FiledDocument, str | None], shelf: _Shelf
) -> Iterator[Problem]:
    """Report the editions whose bytes or scans are not kept as they were issued."""
    lying = {(document.jenis, document.kunci): digest for document, digest in files.items()}
    for edition in editions:
        name = _name_of(edition)
        state = shelf.state(edition.sha256) if edition.sha256 else _Kept.WHOLE
        if state is _Kept.CHANGED:
            yield problems.kept_changed(shelf.kept.show(edition.sha256), name)
        elif state is _Kept.MISSING:
            intact = lying.get(edition.owner) == edition.sha256
            yield from _missing(edition, name, intact, shelf)
        if edition.pindaian and shelf.state(edition.pindaian, SCAN) is not _Kept.WHOLE:
            yield problems.scan_lost(shelf.kept.show(edition.pindaian, SCAN), name)


def _missing(edition: Edition, name: str, intact: bool, shelf: _Shelf) -> Iterator[Problem]:
    if edition.is_current and intact:
        again = make_command([edition.jenis], shelf.data_set)
        yield problems.not_kept_yet(edition.path, name, again)
    elif edition.is_current:
        asked = ("--ganti", edition.nomor or edition.kunci, "--alasan", "...")
        replace = make_command([edition.jenis], shelf.data_set, *asked)
        yield problems.bytes_lost(edition.path, name, replace)
    elif edition.asal != Asal.VERSI_1:  # version 1 kept nothing of what was cancelled
        yield problems.former_bytes_lost(shelf.kept.show(edition.sha256), name)


def _name_of(edition: Edition) -> str:
    name = edition.nomor or f"{edition.jenis} {edition.kunci}"
    return f"{name} edisi {edition.edisi}" if edition.edisi > 1 else name


def _count_numbers(numbers: Sequence[HeldNumber]) -> dict[str, int]:
    counts = Counter(held.keadaan for held in numbers)
    return {"nomor": len(numbers), **{state.value: counts[state] for state in Keadaan}}


def _count_files(
    files: Sequence[tuple[str, FiledDocument]], digests: Sequence[str | None]
) -> dict[str, int]:
    missing = sum(digest is None for digest in digests)
    whole = sum(d == document.sha256 for (_, document), d in zip(files, digests, strict=True))
    changed = len(files) - missing - whole
    return {"dokumen": len(files), "utuh": whole, "hilang": missing, "berubah": changed}
