"""Numbers of proposed units in the meetings' texts, against the units counted."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs.checks.free_text import Passage, meeting_passages
from zi_docs.checks.jumlah_unit import SHOWN, count_units
from zi_docs.checks.klaim import Claim, find_claims
from zi_docs.checks.places import table_place
from zi_docs.checks.wording import quote
from zi_docs.errors import Problem, peringatan
from zi_docs.model import DataSet, Rapat

__all__ = ["check_jumlah_tertulis"]


def check_jumlah_tertulis(dataset: DataSet) -> Iterator[Problem]:
    """Check the numbers of units in the meetings' texts against the table (ZI341)."""
    counted = count_units(dataset)
    if not counted["total"] or not dataset.is_whole("unit_kerja"):
        return
    tahun = dataset.pengaturan.tahun
    for rapat in dataset.rapat:
        for passage, claim in _claims(rapat, tahun):
            if claim.number != counted[claim.name]:
                yield _miscounted(dataset, passage, claim, counted[claim.name])


def _claims(rapat: Rapat, tahun: int) -> Iterator[tuple[Passage, Claim]]:
    if rapat.tanggal and rapat.tanggal.year != tahun:
        return
    for passage in meeting_passages(rapat):
        for claim in find_claims(passage.text, tahun):
            yield passage, claim


def _miscounted(dataset: DataSet, passage: Passage, claim: Claim, counted: int) -> Problem:
    message = (
        f"Teks menyebut {quote(claim.text)} {SHOWN[claim.name]}, "
        f"tabel unit kerja memuat {counted} ({table_place(dataset, 'unit_kerja')})."
    )
    hint = "Betulkan jumlah dalam teks, atau kolom predikat_diusulkan di tabel."
    return peringatan("ZI341", passage.place, message, hint)
