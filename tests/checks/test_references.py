"""Rules about names that point to a unit or a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zi_docs.checks import check_dataset
from zi_docs.checks.references import UnitReferences
from zi_docs.codes import Severity
from zi_docs.model.table import Row, Source

from .conftest import PENGATURAN, Office, codes, only


def test_an_unknown_unit_is_an_error_with_the_one_it_is_like(office: Office) -> None:
    """An unknown unit is an error; a unit with nearly the same name is offered with its code."""
    found = only(office.problems(pegawai=[{}, {}, {}, {"unit_kerja": "DUKCAPL"}]), "ZI320")
    assert found.severity is Severity.GALAT
    assert found.hint.startswith('Yang mirip: "Dinas Kependudukan" (kode DUKCAPIL). Betulkan hanya')


SISTERS = [
    {"kode": "PKM-BENDUNGAN", "nama": "Puskesmas Bendungan"},
    {"kode": "SMPN2", "nama": "SMP Negeri 2 Bendungan"},
    {"kode": "PKM-II", "nama": "Puskesmas Panggul II"},
]


@pytest.mark.parametrize(
    "typed",
    ["PKM-DURENAN", "Puskesmas Durenan", "SMPN1", "SMP Negeri 1 Bendungan", "SMP Negeri Bendungan",
     "Puskesmas Panggul I", "Puskesmas Panggul III", "PKM-I"],
)  # fmt: skip
def test_a_sister_unit_is_never_suggested(office: Office, typed: str) -> None:
    """A unit with one different word or number is not offered: its head would sign."""
    refusal = UnitReferences(office(unit_kerja=SISTERS)).judge(typed)
    assert refusal
    assert "Yang mirip" not in refusal.hint


def test_a_column_of_wrong_units_is_judged_in_time(office: Office) -> None:
    """After the first wrong names no similar ones are sought; every cell is still reported."""
    references = UnitReferences(office())
    letters = "abcdefghijklmnopqrstuvwxyzéèêë"
    refusals = [references.judge(f"Kecamatan Pang{letter}gul") for letter in letters]
    hints = [refusal.hint for refusal in refusals if refusal]
    assert len(hints) == 30
    assert hints[0].startswith("Yang mirip")
    assert hints[-1].startswith("Tulis kode")


def test_units_that_are_named_but_not_listed_are_told_once(office: Office) -> None:
    """When the units' table is empty, the table is asked for and no cell is refused."""
    found = office.problems(
        unit_kerja=[], rencana_aksi=[], rapat=[], pengaturan={"jumlah_unit": {}}
    )
    assert only(found, "ZI326").severity is Severity.GALAT


@pytest.mark.parametrize("has_sheet", [False, True])
def test_only_a_sheet_that_is_not_there_is_to_be_made(has_sheet: bool, office: Office) -> None:
    """An empty sheet of units is to be filled in; only where none was read, one is to be made."""
    dataset = office(unit_kerja=[], rencana_aksi=[], rapat=[], pengaturan={"jumlah_unit": {}})
    there = {"unit_kerja": frozenset({("kantor.xlsx", "Unit Kerja")})} if has_sheet else {}
    found = only(check_dataset(replace(dataset, sources=there)), "ZI326")
    assert found.hint.startswith("Isi" if has_sheet else "Buat")
    assert ("zi-docs mulai" in found.hint) is not has_sheet


def test_an_unknown_superior_is_an_error(office: Office) -> None:
    """A superior who is neither official nor employee is an error."""
    found = only(office.problems(pegawai=[{"atasan": "Siapa Ini"}, {}, {}, {}]), "ZI321")
    assert found.severity is Severity.GALAT
    assert str(found.place).endswith("sel atasan:2")


def test_a_name_with_other_titles_is_shown_with_its_number(office: Office) -> None:
    """For a name without titles the number is offered to be compared, since it may be another's."""
    changes = [{}, {"atasan": "Drs. Suryanto Hadi, M.Si."}, {}, {}]
    hint = only(office.problems(pegawai=changes), "ZI321").hint
    assert '"Suryanto Hadi" (197511021999041007, PANGGUL); bila orang itu yang dimaksud' in hint


@pytest.mark.parametrize("typed", ["kepala_dareah", "kepala_dinas", "sekretari", "Bagas"])
def test_no_official_is_ever_guessed(office: Office, typed: str) -> None:
    """For an unknown superior all officials are listed, and none is offered as the one meant."""
    found = only(office.problems(pegawai=[{"atasan": typed}, {}, {}, {}]), "ZI321")
    listed = "kepala_daerah (Bagas Wicaksono), sekretaris (Retno Palupi)."
    assert found.hint == f"Tulis NIP orangnya, atau kunci pejabatnya: {listed}"


def test_an_ambiguous_superior_is_an_error(office: Office) -> None:
    """A name that two employees have is reported with the number and unit of each."""
    changes = [{}, {}, {"atasan": "Endang Sulistyowati"}, {"nama": "Endang Sulistyowati"}]
    found = only(office.problems(pegawai=changes, rapat=[]), "ZI322")
    assert "2 pegawai" in found.message
    assert "(197805102003012007, PANGGUL)" in found.hint
    assert "(3503014105900001, Disdukcapil)" in found.hint


def test_a_number_that_nobody_has_while_numbers_are_missing(office: Office) -> None:
    """While numbers are missing, every cell with an unknown number has the same sentence."""
    changes = [{"nip": ""}, {}, {"atasan": "199003152021211009"}, {}]
    found = office.problems(pegawai=changes, unit_kerja=[{"kepala": ""}, {}, {}])
    told = [p for p in found if p.code == "ZI321"]
    assert len(told) == 2
    assert len({(p.message, p.hint) for p in told}) == 1
    assert {p.about for p in told} == {"197511021999041007", "199003152021211009"}


def test_nobody_is_his_own_superior(office: Office) -> None:
    """An employee who is his own superior is an error."""
    changes = [{"atasan": "197511021999041007"}, {}, {}, {}]
    assert only(office.problems(pegawai=changes), "ZI323").severity is Severity.GALAT


def test_a_unit_without_a_known_head_is_an_error(office: Office) -> None:
    """The head of a unit must be a known person."""
    found = only(office.problems(unit_kerja=[{"kepala": "Hantu"}, {}, {}]), "ZI321")
    assert 'lembar "unit_kerja", sel kepala:2' in str(found.place)


def test_numbers_that_nobody_has_are_told_alike(office: Office) -> None:
    """Several unknown numbers differ only in what they are about, so they are one complaint."""
    numbers = ("19831026 201301 1 025", "19800405 200404 2 037")
    found = office.problems(unit_kerja=[{"kepala": number} for number in numbers] + [{}])
    told = [problem for problem in found if problem.code == "ZI321"]
    assert {problem.about for problem in told} == set(numbers)
    assert len({(problem.message, problem.hint) for problem in told}) == 1


def test_chair_and_note_taker_must_be_known(office: Office) -> None:
    """A meeting's chair and note-taker must be known people."""
    found = office.problems(rapat=[{"pimpinan": "ketua", "notulis": "Endah"}])
    assert codes(found) == ["ZI321", "ZI321"]


def test_a_person_written_out_is_no_reference(office: Office) -> None:
    """A chair who is typed with post and name needs no other row."""
    chair = {"jabatan": "Asisten Administrasi Umum", "nama": "Sri Rahayu"}
    assert office.problems(rapat=[{"pimpinan": chair}]) == []


@pytest.mark.parametrize(
    "text", ["Suryanto Hadi, M.Si.", "Drs. Suryanto Hadi, MSi", "Camat Panggul"]
)
def test_a_person_is_found_by_titles_or_post(office: Office, text: str) -> None:
    """A name with the person's titles means that person, and so does a post that one person has."""
    head = {"gelar_depan": "Drs.", "gelar_belakang": "M.Si.", "nama": "Suryanto Hadi"}
    changed = [head, {"atasan": text}, {"atasan": "197511021999041007"}]
    assert office.problems(pegawai=changed, rapat=[]) == []
    dataset = office(pegawai=changed)
    assert dataset.find_pegawai(text) is dataset.find_pegawai("197511021999041007")


def test_other_titles_are_another_person(office: Office) -> None:
    """A name with titles that the employee does not have may be that of a namesake (ZI321)."""
    head = {"gelar_belakang": "M.Si.", "nama": "Suryanto Hadi"}
    found = office.problems(pegawai=[head, {"atasan": "Suryanto Hadi, S.E."}], rapat=[])
    assert "ZI321" in [one.code for one in found]


def test_a_post_of_two_people_is_asked(office: Office) -> None:
    """A post that two employees have names nobody (ZI322), nor one that an official has too."""
    two = [{"jabatan": "Camat"}, {"jabatan": "Camat"}, {"atasan": "camat"}]
    assert "ZI322" in [one.code for one in office.problems(pegawai=two, rapat=[])]
    pejabat = {
        **PENGATURAN["pejabat"],
        "camat": {"jabatan": "Camat Panggul", "nama": "Retno Palupi", "nip": "196908171995032004"},
    }
    changed = [{}, {"atasan": "Camat Panggul"}]
    found = office.problems({"pejabat": pejabat}, pegawai=changed, rapat=[])
    assert "ZI321" in [one.code for one in found]


def test_an_unknown_name_may_be_that_of_a_row_without_one(office: Office) -> None:
    """While a refused employee has no name, nobody can say that a name is nobody's."""
    dataset = office(pegawai=[{}, {"atasan": "Ani Lestari"}])
    assert "ZI321" in codes(check_dataset(dataset))
    nameless = Row(Source("data/uji/pegawai.csv"), 9, {"nama": "", "status": "PNS"})
    waiting = replace(dataset, rejected={"pegawai": (nameless,)})
    assert "ZI321" not in codes(check_dataset(waiting))
    assert waiting.find_refused("pegawai", "kepala_daerah") is None
