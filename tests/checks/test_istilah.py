"""Rules about unofficial terms."""

from __future__ import annotations

import pytest

from zi_docs.codes import Severity

from .conftest import PENGATURAN, Office, only


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("unit_kerja", [{"keterangan": "Zone Integritas"}, {}, {}]),
        ("pegawai", [{"jabatan": "Ketua Zone Integritas"}, {}, {}, {}]),
        ("rapat", [{"pembahasan": [{"uraian": "Umum", "butir": ["Zone Integritas"]}]}]),
        ("rapat", [{"undangan": {"hal": "Zone Integritas"}}]),
        ("rapat", [{"peserta": [{"nama": "Adi", "jabatan": "Tim Zone Integritas"}]}]),
        ("rencana_aksi", [{"bukti_dukung": "SK; Laporan Zone Integritas"}]),
    ],
)
def test_an_unofficial_term_is_told_with_the_official(
    office: Office, table: str, cells: list[dict[str, object]]
) -> None:
    """An unofficial term in any table is a warning with the official term."""
    found = only(office.problems(**{table: cells}), "ZI350")
    assert found.severity is Severity.PERINGATAN
    assert '"Zona Integritas"' in found.hint


def test_settings_are_read_too(office: Office) -> None:
    """Terms in the settings are found at their keys."""
    found = only(office.problems({"isian": {"undangan": {"catatan": ["Bawa materai"]}}}), "ZI350")
    assert str(found.place) == office.setting("isian.undangan.catatan.0")
    people = {**PENGATURAN["pejabat"], "camat": {"jabatan": "Ketua Pokja Pengelola Materai"}}
    found = only(office.problems({"pejabat": people}), "ZI350")
    assert str(found.place) == office.setting("pejabat.camat.jabatan")


def test_a_term_is_told_once_per_text(office: Office) -> None:
    """A term that occurs twice in one text is reported once."""
    assert only(office.meeting("Zone Integritas, zone integritas"), "ZI350")


@pytest.mark.parametrize(
    ("tables", "place", "stops"),
    [
        ({"rapat": [{"undangan": {"tanggal": "Senin, 3 Februari 2022"}}]}, "baris 2", 1),
        ({"rapat": [{"keputusan": ["Selesai Jumat (4/2/2022), lalu Rabu, 2 Februari 2022",
                                   "Diulang hari Senin tanggal 3 Februari 2022"]}]}, "", 0),
        ({"rencana_aksi": [{"bukti_dukung": "Nota Senin 3-2-2022"}]}, "bukti_dukung", 0),
    ],
    ids=["tanggal", "teks", "tabel lain"],
)  # fmt: skip
def test_a_weekday_is_that_of_the_date_after_it(
    office: Office, tables: dict[str, list[dict[str, object]]], place: str, stops: int
) -> None:
    """Wherever both are typed (ZI330): an error in a cell of a date, a warning in other texts."""
    found = only(office.problems(**tables), "ZI330")
    assert (found.severity is Severity.GALAT) is bool(stops)
    assert found.message == "3 Februari 2022 jatuh pada hari Kamis, bukan Senin."
    assert place in str(found.place)


def test_a_date_of_the_settings_has_its_own_weekday(office: Office) -> None:
    """So has the date of a type."""
    found = only(office.problems({"tanggal": "Senin, 26 April 2022"}), "ZI330")
    assert str(found.place) == office.setting("tanggal")
    assert only(office.problems({"tanggal_jenis": {"notula": "Rabu, 26 April 2022"}}), "ZI330")
    assert office.problems({"tanggal": "Selasa, 26 April 2022"}) == []


def test_names_and_addresses_are_left_alone(office: Office) -> None:
    """Names of people and addresses are never corrected."""
    unit = {"alamat": "Jalan Walikota Mustajab 1"}
    guest = {"nama": "Praktek Walikota", "jabatan": "Tamu"}
    assert office.problems(unit_kerja=[unit, {}, {}], rapat=[{"peserta": [guest]}]) == []
