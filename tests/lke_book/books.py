"""Workbooks in the layouts of the official ones, with their formulas, lists and protection.

The official files can't be carried here. These are built from what is known of them: the rows and
texts, which answers a cell offers, how a group and a total are computed, and what is locked.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from zi_docs.zona_integritas import (
    BarisBuku,
    Isian,
    TataLetak,
    buku_kerja,
    daftar_indikator,
    daftar_isian,
)

ON = date(2026, 1, 1)
INPUTS = daftar_isian(ON)
INDICATORS = daftar_indikator(ON)
KNOWN = buku_kerja(ON)
assert KNOWN is not None
LAYOUTS = {one.nama: one for one in KNOWN.tata_letak}
ROWS = KNOWN.baris

HEADINGS = {
    "teks": "Penilaian",
    "bobot": "Bobot",
    "kriteria": "Penjelasan",
    "jenis": "Pilihan Jawaban",
    "jawaban_unit": "Jawaban",
    "nilai": "Nilai",
    "persen": "%",
    "catatan_unit": "Catatan/Penjelasan",
    "bukti_unit": "Bukti Dukung",
    "jawaban_tpi": "Jawaban TPI",
    "catatan_tpi": "Catatan TPI",
}
PASSWORD = "sandi panitia"
_STALE_ROW = 90

GOOD = {
    "Ya/Tidak": "Ya",
    "A/B/C": "A",
    "A/B/C/D": "B",
    "A/B/C/D/E": "C",
    "Jumlah": "4",
    "Indeks 0-4": "3,72",
}
FULL = {
    **{one.kode: GOOD[one.jawaban] for one in INPUTS},
    "R.5.ii.a.1": "8",
    "R.5.iii.a.4": "11",
    "R.5.iii.b.4": "12",
    "R.3.iii.a.2": "3",
}
"""An answer for every input, of which no two contradict each other."""


@dataclass
class LkeBook:
    """A workbook to build: its layout, its answers, and what is done to it.

    ``changed`` puts other contents into cells, a formula with its result. ``moved`` moves the
    columns to the right. ``without`` leaves out rows, ``headings`` replaces some.
    """

    layout: str = "lampiran"
    answers: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    tpi: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, Any] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    moved: int = 0
    is_protected: bool = True
    without: frozenset[str] = frozenset()

    @property
    def known(self) -> TataLetak:
        """The layout."""
        return LAYOUTS[self.layout]

    def row(self, one: Isian | BarisBuku) -> int:
        """Return the row of an input, or of another row, in this layout."""
        if isinstance(one, Isian):
            return one.baris_lampiran if self.layout == "lampiran" else one.baris
        return one.lampiran if self.layout == "lampiran" else one.baris

    def column(self, role: str) -> int:
        """Return the column of a role, from 0; less than 0 when the layout has none."""
        letter = self.known.kolom.get(role, "")
        return xl_cell_to_rowcol(f"{letter}1")[1] + self.moved if letter else -1

    def cell(self, kode: str, role: str = "jawaban_unit") -> str:
        """Return the name of a cell of an input."""
        row = next(self.row(one) for one in INPUTS if one.kode == kode)
        return f"{xl_col_to_name(self.column(role))}{row}"

    def build(self) -> bytes:
        """Return the bytes of the workbook."""
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            _Writing(self, book).write()
        return buffer.getvalue()


@dataclass
class _Writing:
    """A workbook that is being written."""

    plan: LkeBook
    book: Any

    def __post_init__(self) -> None:
        plan = self.plan
        self.sheet = self.book.add_worksheet(plan.name or plan.known.lembar[0])
        self.open = self.book.add_format({"locked": False, "bg_color": "#FFFFCC"})
        self.own = "jawaban_tpi" if plan.column("jawaban_tpi") >= 0 else "jawaban_unit"
        self.rows = {(one.jenis, one.kode or one.label): plan.row(one) for one in ROWS}

    def letter(self, role: str) -> str:
        return xl_col_to_name(self.plan.column(role))

    def write(self) -> None:
        for role, letter in self.plan.known.kolom.items():
            if role in HEADINGS and letter:
                text = self.plan.headings.get(role, HEADINGS[role])
                self.put(self.plan.known.baris_judul, role, text)
        for one in ROWS:
            self.write_other(one)
        for isian in INPUTS:
            if isian.kode not in self.plan.without:
                self.write_input(isian)
        self.write_scores()
        for cell, content in self.plan.changed.items():
            if isinstance(content, tuple):
                self.sheet.write_formula(cell, content[0], self.open, content[1])
            else:
                self.sheet.write(cell, content, self.open)
        self.sheet.set_column(
            self.letter("jenis") + ":" + self.letter("jenis"), 12, None, {"hidden": 1}
        )
        if self.plan.is_protected:
            self.sheet.protect(PASSWORD)
        self.write_recap()

    def put(self, row: int, role: str, content: Any, look: Any = None) -> None:
        if self.plan.column(role) >= 0:
            self.sheet.write(row - 1, self.plan.column(role), content, look)

    def formula(self, row: int, role: str, text: str) -> None:
        self.sheet.write_formula(row - 1, self.plan.column(role), f"={text}", None, 0)

    def write_other(self, one: BarisBuku) -> None:
        row = self.plan.row(one)
        depth = {"komponen": 2, "bagian": 3, "area": 4, "kelompok": 5, "jumlah": 1}.get(
            one.jenis, 6
        )
        self.sheet.write(row - 1, depth - 1 + self.plan.moved, one.tanda)
        self.write_label(row, depth + self.plan.moved, one)
        if one.bobot is not None:
            self.put(row, "bobot", float(one.bobot))
        if one.jawaban:
            self.put(row, "jenis", one.jawaban)

    def write_label(self, row: int, column: int, one: BarisBuku) -> None:
        """Write a text over all columns of texts, whose cells are merged as in the annex."""
        last = self.plan.column("teks")
        if one.jenis == "persen" or column >= last:
            self.sheet.write(row - 1, column, one.label)
        else:
            self.sheet.merge_range(row - 1, column, row - 1, last, one.label)

    def write_input(self, isian: Isian) -> None:
        row = self.plan.row(isian)
        at = self.plan.column("teks") - (2 if isian.kode.startswith("H.") else 0)
        self.sheet.write(row - 1, at - 1, isian.kode.rpartition(".")[2])
        self.sheet.write(row - 1, at, isian.label)
        self.put(row, "jenis", KNOWN.jenis.get(isian.jawaban, isian.jawaban))
        if isian.pertanyaan.komponen == "hasil":
            self.put(
                row,
                "bobot",
                float(isian.pertanyaan.bobot_kelompok if isian.bobot is None else isian.bobot),
            )
        for role, values in (("jawaban_unit", self.plan.answers), ("jawaban_tpi", self.plan.tpi)):
            if self.plan.column(role) >= 0:
                self.write_answer(row, role, isian, values.get(isian.kode, ""))
        for role in ("catatan_unit", "bukti_unit", "catatan_tpi"):
            self.put(
                row,
                role,
                self.plan.notes.get(isian.kode, "") if role == "catatan_unit" else "",
                self.open,
            )

    def write_answer(self, row: int, role: str, isian: Isian, answer: str) -> None:
        column = self.plan.column(role)
        number = answer.replace(",", ".")
        is_number = number.replace(".", "", 1).isdigit()
        self.put(row, role, float(number) if is_number else answer, self.open)
        rule: dict[str, Any] = {
            "validate": "list",
            "source": [one.jawaban for one in isian.pilihan],
        }
        if isian.jawaban == "Jumlah":
            rule = {"validate": "integer", "criteria": ">=", "value": 0}
        elif not isian.pilihan:
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 4}
        self.sheet.data_validation(row - 1, column, row - 1, column, rule)

    # Formulas

    def write_scores(self) -> None:
        answer, score, kind = self.letter(self.own), self.letter("nilai"), self.letter("jenis")
        for isian in INPUTS:
            row = self.plan.row(isian)
            if isian.pilihan and isian.kode not in self.plan.without and isian.kode[0] != "H":
                self.formula(row, "nilai", _letter_score(f"{answer}{row}", f"{kind}{row}"))
        if self.plan.layout == "lampiran":  # a row of a question that is no more
            self.formula(
                _STALE_ROW, "nilai", _letter_score(f"{answer}{_STALE_ROW}", f"{kind}{_STALE_ROW}")
            )
        for one in INDICATORS:
            self.write_indicator(one.kode, answer, score)
        groups: dict[str, list[int]] = {}
        for isian in INPUTS:
            if isian.pertanyaan.kode == isian.kode:
                groups.setdefault(isian.pertanyaan.kelompok, []).append(self.plan.row(isian))
        for one in INDICATORS:
            groups.setdefault(one.pertanyaan.kelompok, []).append(self.rows["persen", one.kode])
        for (jenis, kode), row in self.rows.items():
            if jenis == "kelompok":
                rows = groups[kode]
                last = self.rows["persen", "R.5.iii.a"] + 5 if kode == "R.5.iii" else max(rows)
                weight = f"{self.letter('bobot')}{row}"
                self.formula(row, "nilai", f"AVERAGE({score}{min(rows)}:{score}{last})*{weight}")
                self.formula(row, "persen", f"{score}{row}/{weight}")
        self.write_totals(score)

    def write_indicator(self, kode: str, answer: str, score: str) -> None:
        [one] = [found for found in INDICATORS if found.kode == kode]
        row = self.rows["persen", kode]
        cells = [f"{answer}{self.plan.row(isian)}" for isian in one.isian]
        whole, part = (
            cells[0],
            f"{answer}{self.plan.row((one.berperan('pembilang') or one.isian)[0])}",
        )
        ratio = f"{part}/{whole}"
        if ("total", kode) in self.rows:
            total = self.rows["total", kode]
            parts = [f"{answer}{self.plan.row(isian)}" for isian in one.berperan("penyebut")]
            if kode == "R.5.iii.a" or self.plan.layout != "lampiran":
                self.formula(total, self.own, f"SUM({parts[0]}:{parts[-1]})")
            else:  # typed by hand
                known = [self.plan.answers.get(isian.kode) for isian in one.berperan("penyebut")]
                self.put(total, self.own, sum(map(int, known)) if all(known) else "", self.open)
            ratio = f"{part}/{answer}{total}"
        elif kode == "R.3.iii.a":
            ratio = f"IF(AND({cells[0]}=0,{cells[1]}=0),1,({cells[0]}-{cells[1]})/{cells[0]})"
        empty = ",".join(f'{cell}=""' for cell in cells)
        self.formula(row, self.own, f'IF(OR({empty}),"",{ratio})')
        self.formula(row, "nilai", f'IF({answer}{row}="","",MAX(0,MIN(1,{answer}{row})))')

    def write_totals(self, score: str) -> None:
        rows = self.rows
        bagian = [row for (jenis, _), row in rows.items() if jenis == "bagian"]
        areas = [self.plan.row(one) for one in ROWS if one.jenis == "area"]
        groups = [self.plan.row(one) for one in ROWS if one.jenis == "kelompok"]
        ends = [*areas[1:6], bagian[1], *areas[7:], rows["jumlah", "TOTAL PENGUNGKIT"]]
        for row, end in zip(areas, ends, strict=True):
            inside = [f"{score}{one}" for one in groups if row < one < end]
            self.formula(row, "nilai", f"SUM({','.join(inside)})")
        for row, inside_rows in zip(bagian, (areas[:6], areas[6:]), strict=True):
            self.formula(row, "nilai", f"SUM({','.join(f'{score}{one}' for one in inside_rows)})")
        total = rows["jumlah", "TOTAL PENGUNGKIT"]
        self.formula(total, "nilai", f"{score}{bagian[0]}+{score}{bagian[1]}")
        self.write_results(score)

    def write_results(self, score: str) -> None:
        answer, weight = self.letter(self.own), self.letter("bobot")
        rows = {one.kode: self.plan.row(one) for one in INPUTS if one.kode[0] == "H"}
        for kode, row in rows.items():
            if kode == "H.1.b":
                text = _chain(
                    f"{answer}{row}", dict(zip("ABCDE", (1, 0.75, 0.5, 0.25, 0), strict=True))
                )
                self.formula(row, "nilai", f"{text}*{weight}{row}")
            else:
                value = f'IF({answer}{row}="","",{answer}{row}/4)'
                self.formula(row, "nilai", f"{value}*{weight}{row}")
        first, second = self.rows["hasil", "H.1"], self.rows["hasil", "H.2"]
        self.formula(first, "nilai", f"{score}{rows['H.1.a']}+{score}{rows['H.1.b']}")
        self.formula(second, "nilai", f"{score}{rows['H.2.a']}")
        results = self.rows["jumlah", "TOTAL HASIL"]
        self.formula(results, "nilai", f"{score}{first}+{score}{second}")
        drivers = self.rows["jumlah", "TOTAL PENGUNGKIT"]
        self.formula(self.total, "nilai", f"{score}{drivers}+{score}{results}")

    @property
    def total(self) -> int:
        return self.rows["jumlah", "NILAI EVALUASI ZONA INTEGRITAS"]

    def write_recap(self) -> None:
        recap = self.book.add_worksheet("Utama")
        recap.write("B6", "NILAI EVALUASI")
        recap.write_formula(
            "H6", f"='{self.sheet.name}'!{self.letter('nilai')}{self.total}", None, 0
        )
        recap.hide()
        recap.protect(PASSWORD)


def _chain(cell: str, worth: Mapping[str, float]) -> str:
    text = '""'
    for letter, value in reversed(worth.items()):
        text = f'IF({cell}="{letter}",{value},{text})'
    return text


def _letter_score(cell: str, kind: str) -> str:
    """Return the formula of a score, which looks at the kind of answer in another cell."""
    worth = {
        "Ya/Tidak": {"Ya": 1, "Tidak": 0},
        "A/B/C": {"A": 1, "B": 0.5, "C": 0},
        "A/B/C/D": {"A": 1, "B": 0.67, "C": 0.33, "D": 0},
        "A/B/C/D/E": {"A": 1, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0},
    }
    text = '""'
    for name, values in reversed(worth.items()):
        text = f'IF({kind}="{name}",{_chain(cell, values)},{text})'
    return text
