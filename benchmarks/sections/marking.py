"""Marking findings in a large workbook: processor time and memory of a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

import xlsxwriter

from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.report import Section, Table, at_most
from benchmarks.rounds import Options, run_timed

__all__ = ["measure"]

_PROGRAM = REPOSITORY / "benchmarks" / "engines" / "mark_book.py"
_ROWS, _FINDINGS = 100_000, 5_000
_SECONDS, _MEGABYTES = 3, 250


def measure(options: Options) -> Section:
    """Return the time and memory for so many findings in a sheet of ten columns."""
    rows, findings = options.count(_ROWS), options.count(_FINDINGS)
    with memory_folder() as folder:
        book = _make(folder / "pegawai.xlsx", rows)
        command = [sys.executable, str(_PROGRAM), str(book), str(findings), f"{book}.hasil.xlsx"]
        runs = [run_timed(command) for _ in range(options.rounds)]
    seconds = median(run.cpu for run in runs)
    megabytes = median(float(run.output) for run in runs)
    title = "Marking findings in a workbook"
    row = (f"{rows:,}", f"{findings:,}", f"{seconds:.2f}", f"{megabytes:.0f}")
    targets = [
        at_most(f"{findings:,} findings in {rows:,} rows: processor", seconds, _SECONDS, " s"),
        at_most(f"{findings:,} findings in {rows:,} rows: memory", megabytes, _MEGABYTES, " MB"),
    ]
    return Section(title, [Table(("rows", "findings", "processor s", "peak MB"), [row])], targets)


def _make(path: Path, rows: int) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Pegawai")
        for row in range(rows):
            sheet.write_row(row, 0, _cells(row))
    return path


def _cells(row: int) -> tuple[str | int, ...]:
    nip = f"19750101199903{row % 10_000:04}"
    name = f"Nama Pegawai {row}"
    return row, name, "Drs.", "M.Si.", nip, "Pembina", "IV/a", "Kepala Seksi", "PANGGUL", "ya"
