"""What the sample of a whole programme holds as proof: papers that an office can sign together."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zi_docs import app
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.tables.kelengkapan import kode_dari
from zi_docs.workspace import find_workspace

NAME = "tirtamulya-2026"
ON = date(2026, 1, 1)
BEST = ("A", "Ya")
SCORED = ("A", "B", "C", "Ya")
"""Letters that a unit has only by what it can show."""


@pytest.fixture(scope="module")
def program(repository: Path) -> DataSet:
    found, _ = load_dataset(find_workspace(NAME, repository), app.open_catalog(repository))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def documented(repository: Path) -> set[str]:
    """The questions that documents of a built-in type prove."""
    catalog = app.open_catalog(repository)
    found = (catalog.sound_manifest(jenis) for jenis in catalog.types)
    return {kode for one in found if one for kode in one.bukti.semua}


def _rows(program: DataSet, table: str) -> list[Any]:
    return list(program.rows(table))


def test_what_was_found_best_is_proved(program: DataSet, documented: set[str]) -> None:
    """An answer that the assessors let stand as the best has its row, or a document."""
    proved = {
        (row.unit_kerja, kode)
        for row in _rows(program, "bukti")
        for kode in kode_dari(row.kode_lke, ON)
    }
    best = [
        (row.unit_kerja, row.kode_lke)
        for row in _rows(program, "penilaian")
        if row.jawaban_tpi in BEST and not row.rekomendasi_tpi
    ]
    assert best
    assert [one for one in best if one not in proved and one[1] not in documented] == []


def test_proof_is_older_than_the_report_on_it(program: DataSet) -> None:
    """It is of a weekday before the report, or answers what that report recommends."""
    report = program.pengaturan.tanggal_jenis["laporan-penilaian-mandiri"]
    told = {
        (row.unit_kerja, row.kode_lke) for row in _rows(program, "penilaian") if row.rekomendasi_tpi
    }
    for row in _rows(program, "bukti"):
        if row.tanggal:
            assert row.tanggal.weekday() < 5, row.keterangan
            assert row.tanggal < report or (row.unit_kerja, row.kode_lke) in told, row.keterangan


def test_no_two_proofs_of_a_unit_bear_one_name(program: DataSet) -> None:
    """What shows something else is called something else."""
    names = Counter((row.unit_kerja, row.keterangan) for row in _rows(program, "bukti"))
    assert names
    assert [name for name, times in names.items() if times > 1] == []


def test_evidence_is_a_paper_and_no_deed(program: DataSet) -> None:
    """A picture is called a picture of what was done, not by the deed itself."""
    pictures = [row.keterangan for row in _rows(program, "bukti") if row.nama_berkas]
    assert pictures
    assert [name for name in pictures if not name.startswith("Foto ")] == []


def test_nothing_shows_a_change_before_it_was_made(program: DataSet) -> None:
    """Evidence that names what an agent of change brought about is no older than that."""
    made = [row for row in _rows(program, "perubahan_agen") if row.tanggal_selesai]
    shown = [
        (row.keterangan, row.tanggal, one.tanggal_selesai)
        for row in _rows(program, "bukti")
        for one in made
        if row.tanggal and one.output.lower() in row.keterangan.lower()
    ]
    assert shown
    assert [one for one in shown if one[1] < one[2]] == []


def test_a_score_that_needs_evidence_has_it(program: DataSet, documented: set[str]) -> None:
    """Only an answer that nothing is there stands without evidence."""
    proved = {
        (row.unit_kerja, kode)
        for row in _rows(program, "bukti")
        for kode in kode_dari(row.kode_lke, ON)
    }
    scored = [row for row in _rows(program, "penilaian") if row.jawaban_tpi in SCORED]
    shown = {(row.unit_kerja, row.kode_lke) for row in scored if row.kode_lke not in documented}
    assert shown
    assert shown - proved == set()


def test_a_change_that_was_made_is_answered_as_made(program: DataSet) -> None:
    """A unit with changes by its agents is not told that its agents changed nothing."""
    answers = {
        (row.unit_kerja, row.kode_lke): row.jawaban_tpi for row in _rows(program, "penilaian")
    }
    made = [unit for (unit, kode), count in answers.items() if kode == "R.1.i.a.2" and int(count)]
    assert made
    assert {answers[unit, "1.iv.b"] for unit in made} == {"A"}


def test_a_mean_is_one_of_whole_answers(program: DataSet) -> None:
    """So many answers, all whole, can give the mean that is typed, cut to two decimals."""
    for row in _rows(program, "survei_ringkas"):
        hundredths, answers = int(100 * row.nilai), int(row.banyak)
        least = -(-hundredths * answers // 100)
        assert 100 * least // answers == hundredths, (row.survei, row.nama, row.nilai)


def test_a_team_is_of_the_whole_unit(program: DataSet) -> None:
    """Everybody has a seat in the team of his unit, and nobody coordinates more than two groups."""
    team = [row for row in _rows(program, "tim") if row.macam == "kerja"]
    seated = {row.orang for row in team}
    units = {row.unit_kerja for row in team}
    assert units
    for one in program.pegawai:
        assert one.unit_kerja not in units or seated & {one.nip, one.ni_pppk, one.nama}, one.nama
    leads = Counter((row.unit_kerja, row.orang) for row in team if row.kedudukan == "Koordinator")
    assert [one for one, times in leads.items() if times > 2] == []
