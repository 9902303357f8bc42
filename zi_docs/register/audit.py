"""Checks that the book is sound, and that every document is still as recorded."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from zi_docs.errors import Problem
from zi_docs.register import problems
from zi_docs.register.contract import Register
from zi_docs.register.problems import make_command
from zi_docs.register.values import AuditReport, FiledDocument, Gap, HeldNumber, Inspection, Keadaan


def audit_register(register: Register, root: Path) -> AuditReport:
    """Compare a register with itself and with the files under ``root``; nothing is changed.

    It finds damage, files that are gone or changed, and numbers that occur twice, have no document
    or were passed over. The files are read after the register is free again, so that others can go
    on numbering. Raises :class:`RegisterError` when the register can't be read.
    """
    seen, data_set = register.inspect(), register.book.data_set
    files = _vouched(seen)
    digests = [_digest(root / document.path) for _, document in files]
    gaps = find_gaps(seen.numbers, seen.starts)
    found = [*seen.damage, *_twice(seen.numbers), *_without(seen, data_set)]
    found += _compare(files, digests, data_set)
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

    The file of a cancelled number need not be there. Nor need a PDF: it can always be made again
    from its document, and a signed scan may have taken its place.
    """
    numbers = {held.id: held for held in seen.numbers}
    found = []
    papers = (document for document in seen.documents if not document.jenis.endswith(".pdf"))
    for document in sorted(papers, key=lambda document: document.path):
        held = numbers.get(document.nomor_id) if document.nomor_id else None
        if held is None:
            found.append((f"{document.jenis} {document.kunci}", document))
        elif held.keadaan == Keadaan.TERBIT:
            found.append((held.nomor, document))
    return found


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # whatever the reason, nobody can read the document


def _compare(
    files: Sequence[tuple[str, FiledDocument]], digests: Sequence[str | None], data_set: str
) -> Iterator[Problem]:
    for (name, document), digest in zip(files, digests, strict=True):
        jenis, path = [document.jenis], document.path
        if digest is None:
            yield problems.file_missing(path, name, make_command(jenis, data_set))
        elif digest != document.sha256:
            yield problems.file_changed(path, name, make_command(jenis, data_set, "--timpa"))


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
