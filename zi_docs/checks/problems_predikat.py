"""What the checks report about predicates that are monitored, in the words of a clerk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from zi_docs.errors import Problem, problem
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.model import Record
from zi_docs.tables import UnitKerja
from zi_docs.zona_integritas import Ambang


def due(unit: UnitKerja, since: int) -> Problem:
    """ZI234: a predicate is due for a report, and has no row of monitoring."""
    message = f"Unit ini berpredikat sejak {since}, jadi pemantauan dua tahunannya jatuh tempo."
    mend = "Tambahkan barisnya di lembar Pemantauan Predikat."
    return problem("ZI234", unit.place("predikat_dimiliki"), message, mend, about=unit.nama)


def not_needed(row: Record) -> Problem:
    """ZI246: a unit is proposed for the higher predicate, which replaces the report on its own."""
    message = "Unit ini diusulkan menjadi WBBM, jadi dinilai lagi dan tidak wajib dipantau."
    mend = "Hapus barisnya, atau biarkan bila suratnya tetap akan dikirim."
    return problem("ZI246", row.place("unit_kerja"), message, mend, about=row.label)


def other_year(row: Record, on: date) -> Problem:
    """ZI235: the year of monitoring fits neither the letter nor the predicate's year."""
    message = "Tahun pemantauan ini tidak cocok dengan tahun predikatnya atau tanggal suratnya, "
    message += f"{format_tanggal(on)}."
    mend = "Betulkan tahunnya, atau tanggal suratnya."
    return problem("ZI235", row.place("tahun"), message, mend, about=row.label)


def below_threshold(row: Record, ambang: Ambang, reached: Decimal) -> Problem:
    """ZI236: a unit is said to meet its criteria with scores below a threshold."""
    message = f"{ambang.nama} {format_angka(reached)}, padahal ambangnya "
    message += f"{format_angka(ambang.minimum)}."
    mend = 'Betulkan nilainya, atau tulis "tidak memenuhi".'
    return problem("ZI236", row.place("hasil"), message, mend, about=row.label)
