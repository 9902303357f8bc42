"""Rules about NIP, NI PPPK and NIK."""

from __future__ import annotations

from datetime import date

import pytest

from zi_docs.codes import Severity

from .conftest import Office, codes, only


@pytest.mark.parametrize(
    ("status", "number"),
    [
        ("PNS", "19751302 199904 1 007"),
        ("CPNS", "1975110219990410"),
        ("PPPK", "199003152021213001"),
        ("PNS", "19751102199904100X"),
    ],
)
def test_a_number_with_a_wrong_part_is_an_error(office: Office, status: str, number: str) -> None:
    """A NIP or NI PPPK that breaks the structure is an error at its own cell."""
    row = {"status": status, "nip": number, "jenis_kelamin": "", "tanggal_lahir": ""}
    found = [p for p in office.problems(pegawai=[row], unit_kerja=[]) if p.code == "ZI301"]
    assert [p.severity for p in found] == [Severity.GALAT]
    assert str(found[0].place).endswith("sel nip:2")


def test_every_fault_of_a_number_is_told(office: Office) -> None:
    """All faults of one number are reported at once, not only the first."""
    row = {"nip": "197513021999043000"}
    found = office.problems(pegawai=[row], unit_kerja=[], rapat=[], rencana_aksi=[],
                            pengaturan={"jumlah_unit": {}})  # fmt: skip
    assert codes(found).count("ZI301") == 3


@pytest.mark.parametrize(
    ("status", "number"), [("PNS", "199003152021211001"), ("PPPK", "197511021999041007")]
)
def test_a_number_of_the_other_kind_is_an_error(office: Office, status: str, number: str) -> None:
    """A PNS can't have a number in the PPPK's form, nor a PPPK one in the PNS's."""
    row = {"status": status, "nip": number, "pangkat": "", "golongan": "", "atasan": "",
           "tanggal_lahir": "", "jenis_kelamin": ""}  # fmt: skip
    found = [p for p in office.problems(pegawai=[row]) if p.code.startswith("ZI30")]
    assert only(found, "ZI302").severity is Severity.GALAT


@pytest.mark.parametrize("month", ["00", "13", "20"])
def test_an_odd_month_is_only_a_warning(office: Office, month: str) -> None:
    """Digits 13 and 14 that fit neither kind are only a warning, as PPPK numbers vary."""
    row = {"status": "PPPK", "nip": f"199003152021{month}1001", "atasan": "",
           "pangkat": "", "golongan": "IX", "unit_kerja": "PANGGUL",
           "tanggal_lahir": ""}  # fmt: skip
    found = [p for p in office.problems(pegawai=[row]) if p.code.startswith("ZI30")]
    assert only(found, "ZI303").severity is Severity.PERINGATAN


@pytest.mark.parametrize("status", ["non-ASN", "Pejabat Negara"])
def test_the_head_of_a_region_needs_no_number(office: Office, status: str) -> None:
    """A Bupati or Wakil among the staff is no employee without NIK, however his row says it."""
    for jabatan in ("Bupati Trenggalek", "Wakil Bupati Trenggalek"):
        row = {"status": status, "nip": "", "golongan": "", "pangkat": "", "jabatan": jabatan}
        codes = {found.code for found in office.problems(pegawai=[row])}
        assert not codes & {"ZI202", "ZI302", "ZI304", "ZI313"}


@pytest.mark.parametrize("blank", ["", "-"])
def test_asn_need_their_number(office: Office, blank: str) -> None:
    """An employee of the civil service without a number is an error."""
    for status in ("PNS", "CPNS", "PPPK", "PPPK Paruh Waktu"):
        row = {"status": status, "nip": blank, "golongan": "", "pangkat": ""}
        found = [p for p in office.problems(pegawai=[row]) if p.code == "ZI304"]
        assert [p.severity for p in found] == [Severity.GALAT]


def test_non_asn_without_nik_is_a_warning(office: Office) -> None:
    """A missing NIK of staff outside the civil service is a warning."""
    row = {"nama": "Lestari", "status": "non-ASN", "nip": "", "golongan": "", "pangkat": ""}
    found = [p for p in office.problems(pegawai=[row]) if p.code == "ZI304"]
    assert [p.severity for p in found] == [Severity.PERINGATAN]


def test_nik_is_checked(office: Office) -> None:
    """A NIK that breaks its structure is an error."""
    row = {"status": "non-ASN", "nip": "", "nik": "3503013202900001", "golongan": "",
           "pangkat": "", "tanggal_lahir": "", "jenis_kelamin": ""}  # fmt: skip
    found = [p for p in office.problems(pegawai=[row]) if p.code.startswith("ZI30")]
    assert "ketik" in only(found, "ZI301", "galat").hint.casefold()


def test_ni_pppk_column_is_used_when_filled(office: Office) -> None:
    """A PPPK's number in its own column is the one that is checked and pointed at."""
    row = {"status": "PPPK", "nip": "", "ni_pppk": "123", "pangkat": "", "golongan": "IX"}
    found = [p for p in office.problems(pegawai=[row]) if p.code == "ZI301"]
    assert str(found[0].place).endswith("sel ni_pppk:2")


def test_sex_agrees_with_the_number(office: Office) -> None:
    """The sex in the number and the one in its column are compared."""
    changes = [{}, {}, {}, {"jenis_kelamin": "Laki-laki"}]
    found = only(office.problems(pegawai=changes), "ZI305")
    assert found.severity is Severity.PERINGATAN
    changes = [{"jenis_kelamin": "perempuan"}, {}, {}, {}]
    assert only(office.problems(pegawai=changes), "ZI305")


def test_birth_date_agrees_with_the_number(office: Office) -> None:
    """The birth date in NIP and NIK and the one in its column are compared."""
    for index in range(4):
        changes: list[dict[str, object]] = [{}, {}, {}, {}]
        changes[index] = {"tanggal_lahir": date(1980, 1, 1)}
        assert only(office.problems(pegawai=changes), "ZI306").severity is Severity.PERINGATAN


def test_unknown_sex_is_told(office: Office) -> None:
    """A sex that is neither L nor P is a warning."""
    changes = [{"jenis_kelamin": "X"}, {}, {}, {}]
    assert only(office.problems(pegawai=changes), "ZI307").severity is Severity.PERINGATAN


def test_the_same_number_twice_names_both_places(office: Office) -> None:
    """Two employees with one number are an error that names both cells."""
    changes = [{}, {}, {}, {"nama": "Orang Lain", "status": "PPPK", "nik": "",
                            "nip": "19900315 202121 1 001", "tanggal_lahir": "",
                            "jenis_kelamin": ""}]  # fmt: skip
    found = only([p for p in office.problems(pegawai=changes) if p.code != "ZI322"], "ZI308")
    assert found.severity is Severity.GALAT
    assert str(found.place).endswith("sel nip:5")
    assert found.message.endswith("sel nip:4.")
    assert '2 pegawai; yang pertama "Dimas Prakoso"' in found.message
    assert found.about == '"Orang Lain"'


def test_a_number_of_three_rows_is_one_complaint(office: Office) -> None:
    """Rows with one number differ only in place and name, so that they are told together."""
    same = {"nip": "199003152021211001", "status": "PPPK", "nik": "", "tanggal_lahir": "",
            "jenis_kelamin": ""}  # fmt: skip
    found = [p for p in office.problems(pegawai=[{}, same, {}, same]) if p.code == "ZI308"]
    assert len({(p.message, p.hint) for p in found}) == 1
    assert [str(p.place).rpartition(" ")[2] for p in found] == ["nip:4", "nip:5"]
    assert "dipakai 3 pegawai" in found[0].message


def test_one_fault_of_many_numbers_is_one_complaint(office: Office) -> None:
    """The sentence is the same for each number; what was typed stands beside the place."""
    changes = [{"nip": "1"}, {"nip": "12"}]
    found = [p for p in office.problems(pegawai=changes) if p.code == "ZI301"]
    assert len({(p.message, p.hint) for p in found}) == 1
    assert [p.about for p in found] == ['"1"', '"12"']


def test_the_same_nik_twice_is_an_error(office: Office) -> None:
    """A NIK identifies one person too."""
    twin = {"nama": "Wati", "status": "non-ASN", "nip": "", "nik": "3503014105900001",
            "golongan": "", "jenis_kelamin": "P", "tanggal_lahir": "", "atasan": ""}  # fmt: skip
    assert only(office.problems(pegawai=[{}, {}, twin, {}]), "ZI308")


def test_namesakes_without_number_in_one_unit_are_told(office: Office) -> None:
    """The same name twice in one unit, both without a number, is a warning."""
    blank = {"nama": "Lestari", "status": "non-ASN", "nip": "", "nik": "", "pangkat": "",
             "golongan": "", "unit_kerja": "DPMPTSP", "atasan": ""}  # fmt: skip
    found = office.problems(pegawai=[{}, {}, blank, {**blank, "nama": "LESTARI"}])
    assert [p.severity for p in found if p.code == "ZI309"] == [Severity.PERINGATAN]
    by_name = {**blank, "unit_kerja": "Dinas Penanaman Modal"}
    assert "ZI309" in codes(office.problems(pegawai=[{}, {}, blank, by_name]))
    other = {**blank, "unit_kerja": "DUKCAPIL"}
    assert "ZI309" not in codes(office.problems(pegawai=[{}, {}, blank, other]))


def test_a_number_in_a_foreign_column_is_told(office: Office) -> None:
    """A NIP beside the status non-ASN is a warning, since it would never be printed."""
    changes = [{}, {}, {}, {"nip": "196908171995032004"}]
    assert only(office.problems(pegawai=changes), "ZI310").severity is Severity.PERINGATAN
    changes = [{"ni_pppk": "199003152021211002"}, {}, {}, {}]
    assert only(office.problems(pegawai=changes), "ZI310", "peringatan")


def test_a_namesake_with_a_number_is_not_compared(office: Office) -> None:
    """A namesake with a number is not reported, even in the same unit."""
    blank = {"nama": "Ani", "status": "non-ASN", "nip": "", "nik": "", "pangkat": "",
             "golongan": "", "unit_kerja": "DUKCAPIL", "atasan": "", "jenis_kelamin": "",
             "tanggal_lahir": ""}  # fmt: skip
    found = office.problems(pegawai=[{}, {}, blank, {**blank, "nik": "3503014105900002"}])
    assert not {"ZI308", "ZI309"} & set(codes(found))
