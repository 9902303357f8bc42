"""Rules about what a document type asks for."""

from __future__ import annotations

from typing import Any

import pytest

from zi_docs.checks import check_bentuk_isian, check_isian
from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model import ContextBuilder, DataSet, Record

from .conftest import Office, only


def ask(
    office: Office, dataset: DataSet, path: str, record: Record | None, **isian: Any
) -> list[Problem]:
    doctype = office.doctype(isian={path: {"keterangan": "Yang diperlukan.", **isian}})
    context = ContextBuilder(dataset, doctype).record(record)
    return check_isian(doctype, context, record, dataset)


@pytest.mark.parametrize(
    ("path", "change", "column"),
    [
        ("pegawai.jabatan", {"jabatan": ""}, "jabatan"),
        ("pegawai.unit_kerja.nama", {"unit_kerja": ""}, "unit_kerja"),
        ("pegawai.atasan.nama_gelar", {"atasan": "hantu"}, "atasan"),
        ("pegawai.atasan", {"atasan": "hantu"}, "atasan"),
        ("pegawai.nomor_induk", {"nip": ""}, "nip"),
        ("pegawai.pangkat_golongan", {"pangkat": "", "golongan": ""}, "golongan"),
        ("pegawai.nomor_induk", {"status": "non-ASN", "nik": ""}, "nik"),
    ],
)
def test_an_empty_need_of_a_record_is_told_at_its_cell(
    office: Office, path: str, change: dict[str, str], column: str
) -> None:
    """A missing value that a document needs is an error at the cell to fill in."""
    dataset = office(pegawai=[change])
    found = only(ask(office, dataset, path, dataset.pegawai[0]), "ZI380")
    assert found.severity is Severity.GALAT
    assert str(found.place).endswith(f"sel {column}:2")
    assert found.message.endswith(" belum diisi; Undangan memerlukannya (yang diperlukan).")
    assert found.about == "Suryanto Hadi"


def test_what_another_row_lacks_is_told_of_that_row(office: Office) -> None:
    """When a superior has no number, the superior's cell is reported, not his own row."""
    dataset = office(pegawai=[{"nip": ""}, {"atasan": "Suryanto Hadi"}], unit_kerja=[{}, {}, {}])
    path = "pegawai.atasan.nomor_induk"
    found = only(ask(office, dataset, path, dataset.pegawai[1]), "ZI380")
    assert found.message == "NIP dari Atasan belum diisi; Undangan memerlukannya (yang diperlukan)."
    assert "tabel Pegawai" in found.hint


@pytest.mark.parametrize("path", ["pegawai.jabatan", "pegawai.unit_kerja.nama", "pegawai.atasan"])
def test_a_need_that_is_met_passes(office: Office, path: str) -> None:
    """A value that is there is not reported."""
    dataset = office()
    assert ask(office, dataset, path, dataset.pegawai[0]) == []


def test_what_is_not_required_may_be_empty(office: Office) -> None:
    """A field with "wajib: false" may be empty."""
    dataset = office(pegawai=[{"jabatan": ""}])
    assert ask(office, dataset, "pegawai.jabatan", dataset.pegawai[0], wajib=False) == []


def test_no_and_zero_are_answers(office: Office) -> None:
    """Zero and "tidak" are answers, not empty fields."""
    dataset = office(unit_kerja=[], pegawai=[{}])
    assert ask(office, dataset, "jumlah.WBK", None) == []
    assert ask(office, dataset, "pegawai.punya_bawahan", dataset.pegawai[0]) == []


def test_settings_are_told_at_their_key(office: Office) -> None:
    """A missing setting is reported at the key that a person types."""
    dataset = office()
    path = "pengaturan.pejabat.kepala_daerah.nomor_induk"
    found = only(ask(office, dataset, path, None), "ZI380")
    assert str(found.place) == office.setting("pejabat.kepala_daerah.nip")
    assert "pengaturan.yaml" in found.hint


def test_own_fields_say_where_to_write_them(office: Office) -> None:
    """A missing field of a type is reported with the section of the settings that holds it."""
    dataset = office()
    found = only(ask(office, dataset, "isian.tempat", None), "ZI380")
    assert found.hint == ('Tulis di pengaturan.yaml di bawah "isian", "undangan": "tempat: ...".')
    assert str(found.place) == office.setting("isian.undangan.tempat")
    assert ask(office, dataset, "isian.catatan", None) == []
    assert ask(office, dataset, "isian.tempat", None, bawaan="Aula") == []


def test_own_fields_in_a_group(office: Office) -> None:
    """A missing field in a group is reported with the keys that lead to it."""
    found = only(ask(office, office(), "isian.kop.judul", None), "ZI380")
    assert found.hint == (
        'Tulis di pengaturan.yaml di bawah "isian", "undangan", "kop": "judul: ...".'
    )
    assert str(found.place) == office.setting("isian.undangan.kop.judul")


def test_parts_of_a_meeting_are_told_at_their_cell(office: Office) -> None:
    """A missing part of a nested field is reported at the field, or at the row without one."""
    dataset = office(rapat=[{"undangan": {"hal": "Rapat"}}, {}])
    first, second = dataset.rapat
    found = only(ask(office, dataset, "rapat.undangan.nomor", first), "ZI380")
    assert str(found.place).endswith("sel undangan:2")
    assert str(only(ask(office, dataset, "rapat.peserta", second), "ZI380").place).endswith(
        "baris 3"
    )


def test_lists_of_other_tables_are_told_at_the_record(office: Office) -> None:
    """A missing list from other tables is reported at the record, or at the table itself."""
    dataset = office(rencana_aksi=[], rapat=[])
    unit = dataset.unit_kerja[0]
    found = only(ask(office, dataset, "unit_kerja.rencana_aksi", unit), "ZI380")
    assert found.place == unit.place()
    assert str(only(ask(office, dataset, "daftar_rapat", None), "ZI380").place) == "tabel Rapat"


def test_what_belongs_to_the_run_is_not_asked_of_the_data(office: Office) -> None:
    """Date and number come with the run, so they are not missing in the data."""
    dataset = office()
    assert ask(office, dataset, "tanggal", None) == []
    assert ask(office, dataset, "nomor", None) == []


def test_a_need_that_no_data_can_meet_is_the_manifest_s(office: Office) -> None:
    """A path that leads nowhere is reported at the manifest."""
    for path in ("jumlah.unit_lain", "pegawai.jabatan"):
        found = only(ask(office, office(), path, None), "ZI380")
        assert str(found.place) == "templates/undangan/manifest.yaml"


def test_columns_that_only_templates_know_are_told_at_their_cell(office: Office) -> None:
    """A column that the model does not know is a cell to fill in, too."""
    dataset = office(pegawai=[{"pendidikan": " "}])
    found = only(ask(office, dataset, "pegawai.pendidikan", dataset.pegawai[0]), "ZI380")
    assert str(found.place).endswith("sel pendidikan:2")


def shaped(office: Office, bawaan: Any, value: Any) -> list[Problem]:
    """Return what is reported of a field with this default when the settings give it a value."""
    doctype = office.doctype(isian={"isian.catatan": {"wajib": False, "bawaan": bawaan}})
    dataset = office({"isian": {"undangan": {"catatan": value}}})
    return list(check_bentuk_isian(doctype, dataset))


@pytest.mark.parametrize(
    ("bawaan", "value"),
    [("ya", ["a"]), (None, {"a": "b"}), ([], "a"), ([], ["a", ["b"]]), (["x"], {"a": "b"})],
)
def test_a_field_of_another_shape_is_an_error(office: Office, bawaan: Any, value: Any) -> None:
    """A list given for a text, and a text given for a list, are refused."""
    found = only(shaped(office, bawaan, value), "ZI382", "galat")
    assert str(found.place) == office.setting("isian.undangan.catatan")


@pytest.mark.parametrize(
    ("bawaan", "value"), [("ya", "tidak"), (None, "a"), ([], ["a", "b"]), ([], ""), ({}, {"a": 1})]
)
def test_a_field_of_its_own_shape_is_right(office: Office, bawaan: Any, value: Any) -> None:
    """A field has the shape of its default, and an empty one counts as not given."""
    assert shaped(office, bawaan, value) == []
