"""What a run is told to have done, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zi_docs.cli.layout import format_count
from zi_docs.cli.numbers import format_numbers
from zi_docs.cli.table import format_table

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber
    from zi_docs.report import RunReport, TypeReport

__all__ = ["format_check", "format_pdf", "format_run"]

MAX_ORPHANS = 20

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


def format_run(report: RunReport, seconds: float, numbers: Sequence[IssuedNumber] = ()) -> str:
    """Return the table of what was made, its numbers, and the totals.

    Edited files and issued documents that stay are told only where there are any.
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
            f"{', '.join(said)} dalam {format_duration(seconds)}.",
        ]
    )


def format_pdf(report: RunReport, seconds: float) -> str:
    """Return how many PDFs were made: "3 PDF dibuat, 1 gagal dalam 2,0 detik."."""
    (row,) = report.types.values()
    said = [f"{format_count(row.made)} PDF dibuat"]
    if row.skipped:
        said.append(f"{format_count(row.skipped)} sudah ada")
    return f"{', '.join(said)}, {format_count(row.failed)} gagal dalam {format_duration(seconds)}."


def format_check(report: RunReport) -> str:
    """Return what was looked at, when nothing must be corrected."""
    counts = [
        f"{format_count(count)} {name.replace('_', ' ')}"
        for name, count in report.counts.items()
        if count or (name == "pegawai" and any(report.counts.values()))  # none is news
    ]
    verdict = "Tidak ada galat" if report.problems else "Semua beres"
    return f"{verdict}: {', '.join(counts) or 'belum ada data'}."


def format_duration(seconds: float) -> str:
    """Return a length of time: "3,2 detik", "2 menit 5 detik"."""
    if seconds < 60:
        return f"{seconds:.1f} detik".replace(".", ",")
    return f"{int(seconds) // 60} menit {int(seconds) % 60} detik"


def _in_families(report: RunReport) -> list[TypeReport]:
    """Return the rows with every type's PDFs, print file and packets beneath its documents."""
    types = list(dict.fromkeys(_type(row.jenis) for row in report.types.values()))
    return sorted(report.types.values(), key=lambda row: types.index(_type(row.jenis)))


def _type(name: str) -> str:
    return name.partition(" (")[0]


def _format_orphans(report: RunReport) -> list[str]:
    if not report.orphans:
        return []
    shown = [f"  {path}" for path in report.orphans[:MAX_ORPHANS]]
    more = len(report.orphans) - len(shown)
    if more:
        shown.append(f"  … dan {format_count(more)} lagi; pakai --json untuk semuanya")
    return ["Berkas tanpa data lagi (tidak dihapus):", *shown]
