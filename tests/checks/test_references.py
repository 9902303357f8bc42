"""Rules about names that point to a unit or a person."""

from __future__ import annotations

from zi_docs.checks.references import UnitReferences
from zi_docs.codes import Severity

from .conftest import Office, codes, only


def test_an_unknown_unit_is_an_error_with_the_nearest(office: Office) -> None:
    """A unit that does not exist is an error, and the nearest name is offered."""
    found = only(office.problems(pegawai=[{}, {}, {}, {"unit_kerja": "DUKCAPL"}]), "ZI320")
    assert found.severity is Severity.GALAT
    assert found.hint == 'Maksudnya "DUKCAPIL"?'


def test_a_column_of_wrong_units_is_judged_in_time(office: Office) -> None:
    """Beyond the first wrong names no similar ones are sought; every cell is still told."""
    references = UnitReferences(office())
    refusals = [references.judge(f"Kecamatan Pangul {n}") for n in range(30)]
    hints = [refusal.hint for refusal in refusals if refusal]
    assert len(hints) == 30
    assert hints[0].startswith("Maksudnya")
    assert hints[-1].startswith("Pakai kode")


def test_units_that_are_named_but_not_listed_are_told_once(office: Office) -> None:
    """When the units' table is empty, the table is asked for instead of every cell refused."""
    found = office.problems(
        unit_kerja=[], rencana_aksi=[], rapat=[], pengaturan={"jumlah_unit": {}}
    )
    assert only(found, "ZI326").severity is Severity.GALAT


def test_an_unknown_superior_is_an_error(office: Office) -> None:
    """A superior who is neither official nor employee is an error."""
    found = only(office.problems(pegawai=[{"atasan": "Siapa Ini"}, {}, {}, {}]), "ZI321")
    assert found.severity is Severity.GALAT
    assert str(found.place).endswith("sel atasan:2")


def test_titles_in_a_reference_are_pointed_out(office: Office) -> None:
    """A name typed with its titles is not found, and the hint gives it without them."""
    changes = [{}, {"atasan": "Drs. Suryanto Hadi, M.Si."}, {}, {}]
    assert '"Suryanto Hadi"' in only(office.problems(pegawai=changes), "ZI321").hint


def test_a_misspelt_official_is_suggested(office: Office) -> None:
    """A key that is nearly an official's is offered."""
    found = only(office.problems(pegawai=[{"atasan": "kepala_dareah"}, {}, {}, {}]), "ZI321")
    assert found.hint == 'Maksudnya "kepala_daerah"?'


def test_an_ambiguous_superior_is_an_error(office: Office) -> None:
    """A name that two employees bear does not say who is meant."""
    changes = [{}, {}, {"atasan": "Endang Sulistyowati"}, {"nama": "Endang Sulistyowati"}]
    found = office.problems(pegawai=changes, rapat=[])
    assert "2 pegawai" in only(found, "ZI322").message


def test_nobody_is_his_own_superior(office: Office) -> None:
    """A superior that is the employee himself is an error."""
    changes = [{"atasan": "197511021999041007"}, {}, {}, {}]
    assert only(office.problems(pegawai=changes), "ZI323").severity is Severity.GALAT


def test_a_unit_without_a_known_head_is_an_error(office: Office) -> None:
    """The head of a unit must be a known person."""
    found = only(office.problems(unit_kerja=[{"kepala": "Hantu"}, {}, {}]), "ZI321")
    assert 'lembar "unit_kerja", sel kepala:2' in str(found.place)


def test_chair_and_note_taker_must_be_known(office: Office) -> None:
    """A meeting's chair and note-taker must be known people."""
    found = office.problems(rapat=[{"pimpinan": "ketua", "notulis": "Endah"}])
    assert codes(found) == ["ZI321", "ZI321"]


def test_a_person_written_out_is_no_reference(office: Office) -> None:
    """A chair who is written out with post and name needs no other row."""
    chair = {"jabatan": "Asisten Administrasi Umum", "nama": "Sri Rahayu"}
    assert office.problems(rapat=[{"pimpinan": chair}]) == []
