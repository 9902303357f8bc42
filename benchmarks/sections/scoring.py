"""Scoring the LKE of many units: the scoring alone, and the whole command."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.folders import memory_folder
from benchmarks.report import Section, Table, at_most
from benchmarks.rounds import Options, interleaved, run_timed
from zi_docs.penilaian import Lembar, lembar_dari, telaah
from zi_docs.zona_integritas import Isian, daftar_isian

__all__ = ["answer", "measure"]

_ON = date(2026, 1, 5)
_UNITS = 150
_SECONDS = 1
_SETTINGS = """tahun: 2026
tanggal: 2026-01-05
instansi:
  nama: Pemerintah Kabupaten Sukamaju
  daerah: Kabupaten Sukamaju
  kepala: Bupati Sukamaju
  ibu_kota: Sukamaju
"""


def measure(options: Options) -> Section:
    """Return the processor time for so many units, each with all answers of the LKE."""
    units, answers = options.count(_UNITS), len(daftar_isian(_ON))
    sheets = [_sheet(number) for number in range(units)]
    with memory_folder() as folder:
        data = _office(folder, units)
        command = [sys.executable, "-m", "zi_docs", "nilai", "--data", str(data)]
        times = interleaved(
            options.rounds,
            {"alone": lambda: _score(sheets), "command": lambda: run_timed(command, folder).cpu},
        )
    alone, whole = median(times["alone"]), median(times["command"])
    what = f"{units:,} units x {answers} answers"
    rows = [("scoring alone", f"{alone:.2f}"), ("the command `nilai`", f"{whole:.2f}")]
    note = (
        "Points, thresholds, the workbook's own total and the distance of each unit; the command "
        "also starts Python and reads and checks the tables from CSV. Processor time, median of "
        f"{options.rounds} rounds."
    )
    targets = [at_most(f"{what} scored: processor", alone, _SECONDS, " s")]
    return Section("Scoring the LKE", [Table((what, "processor s"), rows)], targets, [note])


def _score(sheets: list[Lembar]) -> float:
    begun = process_time()
    steps = sum(len(telaah(sheet, _ON).langkah) for sheet in sheets)
    if not steps:
        sys.exit("tidak satu unit pun kurang sesuatu")
    return process_time() - begun


def _sheet(unit: int) -> Lembar:
    return lembar_dari([(one.kode, answer(one, unit + at)) for at, one in _inputs()], _ON)


def _inputs() -> list[tuple[int, Isian]]:
    return list(enumerate(daftar_isian(_ON)))


def answer(isian: Isian, number: int) -> str:
    """Return an answer that differs from unit to unit, and is never refused."""
    letters = isian.jawaban.split("/")
    if len(letters) > 1:
        return letters[number % len(letters)]
    return "4" if isian.jawaban == "Jumlah" else f"3,{number % 100:02}"


def _office(folder: Path, units: int) -> Path:
    data = folder / "data" / "kantor"
    data.mkdir(parents=True)
    (data / "pengaturan.yaml").write_text(_SETTINGS, encoding="utf-8")
    named = [f"U{number:03};Unit Kerja {number}" for number in range(units)]
    (data / "unit_kerja.csv").write_text("\n".join(["Kode;Nama", *named]), encoding="utf-8")
    rows = [
        f"U{unit:03};{one.kode};{answer(one, unit + at)}"
        for unit in range(units)
        for at, one in _inputs()
    ]
    heading = "Unit Kerja;Kode LKE;Jawaban Unit"
    (data / "penilaian.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
    return data
