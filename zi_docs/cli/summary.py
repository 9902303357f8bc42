"""The report of a run: its progress, what it made, and the numbers on the documents.

Progress is a bar on a terminal, plain lines elsewhere, and nothing with ``--json``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from zi_docs.cli.layout import format_count, format_table
from zi_docs.cli.show import tell
from zi_docs.codes import Severity

if TYPE_CHECKING:
    from zi_docs.errors import Problem
    from zi_docs.register import IssuedNumber
    from zi_docs.run.report import RunReport, TypeReport


Progress = Callable[[str, int, int, int], None]

MANY = 200
STEPS = 20

MAX_ORPHANS = 20
_ORPHANS = (
    "Berkas lama yang datanya sudah tidak ada, atau sudah berganti nama. Hapus sendiri bila tidak "
    "dipakai:"
)

_WHERE_ANY = ("kept", "fixed")
_COLUMNS = {
    "Jenis": "jenis",
    "Dibuat": "made",
    "Dilewati": "skipped",
    "Disunting": "kept",
    "Tetap": "fixed",
    "Gagal": "failed",
    "Folder": "folder",
}

MAX_RANGES = 5


@contextmanager
def show_progress(quiet: bool) -> Iterator[Progress]:
    """Yield the function that a run calls after every document, with type, counts and failures."""
    if quiet:
        yield _say_nothing
    elif sys.stderr.isatty():
        from zi_docs.cli.bar import open_bar

        with open_bar() as advance:
            yield advance
    else:
        yield _say


def _say_nothing(jenis: str, done: int, total: int, failed: int) -> None:
    """Print no progress, so that stdout has only the JSON object and stderr is empty."""


def _say(jenis: str, done: int, total: int, failed: int) -> None:
    if done == total:
        tell(f"{jenis}: {_ended(total - failed, failed)}.")
    elif total > MANY and done * STEPS // total > (done - 1) * STEPS // total:
        percent = done * STEPS // total * (100 // STEPS)
        counts = f"{format_count(done)} dari {format_count(total)}"
        tell(f"{jenis}: {percent}% ({counts})")


def _ended(good: int, failed: int) -> str:
    """Return what became of all documents: "150 dokumen selesai, 2 gagal"."""
    if not failed:
        return f"{format_count(good)} dokumen selesai"
    if not good:
        return f"{format_count(failed)} dokumen gagal"
    return f"{format_count(good)} dokumen selesai, {format_count(failed)} gagal"


def format_run(report: RunReport, seconds: float, numbers: Sequence[IssuedNumber] = ()) -> str:
    """Return the table of what was made, the numbers, and the totals.

    The columns for edited files and for issued documents that stay appear only when not empty.
    """
    rows = _in_families(report)
    names = ("made", "skipped", *_WHERE_ANY, "failed")
    totals = {name: sum(getattr(row, name) for row in rows) for name in names}
    idle = {name for name in _WHERE_ANY if not totals[name]}
    shown = {head: name for head, name in _COLUMNS.items() if name not in idle}
    table = [[getattr(row, name) for name in shown.values()] for row in rows]
    said = [
        f"{format_count(totals[name])} {head.lower()}"
        for head, name in shown.items()
        if name in totals
    ]
    return "\n".join(
        [
            format_table(list(shown), table),
            *format_numbers(numbers, named=len({_type(row.jenis) for row in rows}) > 1),
            *_format_orphans(report),
            *report.notes,
            *format_waiting(report),
            f"{', '.join(said)} dalam {format_duration(seconds)}.",
        ]
    )


def format_pdf(report: RunReport, seconds: float) -> str:
    """Return how many PDFs were made: "3 PDF dibuat, 1 gagal dalam 2,0 detik.".

    A second line counts the files that were passed over.
    """
    (row,) = report.types.values()
    said = [f"{format_count(row.made)} PDF dibuat"]
    if row.skipped:
        said.append(f"{format_count(row.skipped)} sudah ada")
    if row.kept:
        said.append(f"{format_count(row.kept)} dibiarkan")
    passed = [f"{format_count(count)} {kind}" for kind, count in report.counts.items() if count]
    told = f"{', '.join(said)}, {format_count(row.failed)} gagal dalam {format_duration(seconds)}."
    return f"{told}\nDilewati: {', '.join(passed)}." if passed else told


def format_check(report: RunReport) -> str:
    """Return what was checked, when nothing must be corrected."""
    counts = [
        f"{format_count(count)} {name.replace('_', ' ')}"
        for name, count in report.counts.items()
        if count or (name == "pegawai" and any(report.counts.values()))  # say 0 pegawai
    ]
    told = f"{_verdict(report.problems)}: {', '.join(counts) or 'belum ada data'}."
    return "\n".join([*format_waiting(report), told])


def _verdict(problems: Sequence[Problem]) -> str:
    """Return how the data are, of a check that found no error."""
    if any(problem.severity is Severity.PERINGATAN for problem in problems):
        return "Tidak ada kesalahan, hanya peringatan di atas"
    return "Semua beres; yang dianggap tercatat di atas" if problems else "Semua beres"


def format_waiting(report: RunReport) -> list[str]:
    """Return the types that were passed over, by what they lack, and those that stopped."""
    alike: dict[str, list[str]] = {}
    for jenis, said in report.waiting.items():
        alike.setdefault(" ".join(said), []).append(jenis)
    lines = [f"Belum siap: {', '.join(types)}. {said}" for said, types in alike.items()]
    stopped = [f"Tidak dibuat karena kesalahan di atas: {', '.join(report.stopped)}."]
    return [*lines, *(stopped if report.stopped else [])]


def format_duration(seconds: float) -> str:
    """Return a length of time: "3,2 detik", "2 menit 5 detik"."""
    if seconds < 60:
        return f"{seconds:.1f} detik".replace(".", ",")
    return f"{int(seconds) // 60} menit {int(seconds) % 60} detik"


def _in_families(report: RunReport) -> list[TypeReport]:
    """Return the rows; those of a type's PDFs, print file and packets follow its documents."""
    types = list(dict.fromkeys(_type(row.jenis) for row in report.types.values()))
    return sorted(report.types.values(), key=lambda row: types.index(_type(row.jenis)))


def _type(name: str) -> str:
    return name.partition(" (")[0]


def _format_orphans(report: RunReport) -> list[str]:
    if not report.orphans:
        return []
    shown = [f"  {path}" for path in report.orphans[:MAX_ORPHANS]]
    hidden = Counter(path.rpartition("/")[0] for path in report.orphans[MAX_ORPHANS:])
    shown += [f"  … dan {format_count(n)} berkas lagi di {where}" for where, n in hidden.items()]
    return [_ORPHANS, *shown]


def format_numbers(numbers: Sequence[IssuedNumber], *, named: bool) -> list[str]:
    """Return a line of numbers for each document type; with ``named`` it names the type."""
    ordered = sorted(numbers, key=lambda number: number.jenis)
    return [
        f"Nomor{f' {jenis}' if named else ''}: {_list_ranges(list(own))}"
        for jenis, own in groupby(ordered, key=lambda number: number.jenis)
    ]


def _list_ranges(numbers: Sequence[IssuedNumber]) -> str:
    """Return the numbers; consecutive ones become "first s.d. last (3 nomor)"."""
    ranges = list(_ranges(numbers))
    shown = [_format_range(members) for members in ranges[:MAX_RANGES]]
    rest = sum(len(members) for members in ranges[MAX_RANGES:])
    if rest:
        shown.append(f"dan {format_count(rest)} nomor lain")
    return ", ".join(shown)


def _ranges(numbers: Sequence[IssuedNumber]) -> Iterator[list[IssuedNumber]]:
    """Divide numbers, which are in the order of the book, where they are not consecutive."""
    places = [(n.seri, n.tahun, n.sisipan, (n.urut or -at) - at) for at, n in enumerate(numbers)]
    for _, members in groupby(zip(places, numbers, strict=True), key=lambda pair: pair[0]):
        yield [number for _, number in members]


def _format_range(members: Sequence[IssuedNumber]) -> str:
    first, last = members[0].nomor, members[-1].nomor
    if len(members) == 1:
        return first
    return f"{first} s.d. {last} ({format_count(len(members))} nomor)"
