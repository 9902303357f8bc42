"""Rows of the tables, and the officials: what each model makes of its cells."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from zi_docs.errors import FieldError
from zi_docs.model import CaraTandaTangan, Pejabat, Record, Row, Source, TataNaskah
from zi_docs.tables import StatusPegawai, build_records, load_tables, record_classes
from zi_docs.workspace import builtin_templates

CLASSES: Any = record_classes(load_tables((builtin_templates(),), str))
DasarHukumDaerah = CLASSES["dasar_hukum"]
Pegawai = CLASSES["pegawai"]
Rapat = CLASSES["rapat"]
RencanaAksi = CLASSES["rencana_aksi"]
UnitKerja = CLASSES["unit_kerja"]

RAPAT = {"kode": "R1", "acara": "Rapat Koordinasi", "tanggal": "2020-04-06"}
RENCANA = {"unit_kerja": "RSUD", "area": "1", "kegiatan": "Membentuk tim"}


def pegawai(**cells: Any) -> Pegawai:
    return Pegawai.model_validate({"nama": "Ani Lestari", "status": "PNS", **cells})


def rapat(**cells: Any) -> Rapat:
    return Rapat.model_validate({**RAPAT, **cells})


def rencana(**cells: Any) -> RencanaAksi:
    return RencanaAksi.model_validate({**RENCANA, **cells})


def refused(model: type[Any], cells: dict[str, Any]) -> dict[tuple[Any, ...], str]:
    with pytest.raises(ValidationError) as error:
        model.model_validate(cells)
    return {detail["loc"]: _told(detail) for detail in error.value.errors()}


def _told(detail: Any) -> str:
    """Return the sentence of a refusal, with the mend that a field brings."""
    refusal = detail.get("ctx", {}).get("error")
    return " ".join([detail["msg"], *([refusal.mend] if isinstance(refusal, FieldError) else [])])


@pytest.mark.parametrize(
    ("nama", "depan", "inti", "belakang"),
    [
        ("Dr. H. Ahmad Fauzi, S.Sos., M.Si.", "Dr. H.", "Ahmad Fauzi", "S.Sos., M.Si."),
        ("Budi Santoso SE", "", "Budi Santoso", "SE"),
        ("Ani Lestari", "", "Ani Lestari", ""),
    ],
)
@pytest.mark.parametrize("empty", [{}, {"gelar_depan": "", "gelar_belakang": ""}])
def test_titles_are_split_off(
    nama: str, depan: str, inti: str, belakang: str, empty: dict[str, str]
) -> None:
    """Titles in a full name go to their own columns when those are absent or empty."""
    for person in (pegawai(nama=nama, **empty), Pejabat(jabatan="Camat", nama=nama, **empty)):
        assert (person.gelar_depan, person.nama, person.gelar_belakang) == (depan, inti, belakang)


@pytest.mark.parametrize("column", ["gelar_depan", "gelar_belakang"])
def test_titles_are_left_when_they_have_columns(column: str) -> None:
    """A name is left as typed when one of the title columns is filled."""
    assert pegawai(**{"nama": "Budi Santoso, S.E.", column: "Dr."}).nama == "Budi Santoso, S.E."


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("PNS", "PNS"), ("pns", "PNS"), (" ASN ", "PNS"), ("Pegawai Negeri Sipil", "PNS"),
        ("CPNS", "CPNS"), ("PPPK", "PPPK"), ("P3K", "PPPK"),
        ("PPPK Paruh Waktu", "PPPK Paruh Waktu"), ("Bupati", "Pejabat Negara"),
        ("non-ASN", "non-ASN"), ("Non ASN", "non-ASN"), ("Honorer", "non-ASN"),
        ("THL", "non-ASN"), ("BLUD", "non-ASN"), ("Tenaga Kontrak", "non-ASN"),
    ],
)  # fmt: skip
def test_status_spellings(typed: str, status: str) -> None:
    """Each way of naming the kinds of staff is read."""
    assert pegawai(status=typed).status == StatusPegawai(status)


@pytest.mark.parametrize("typed", ["aktif", "pensiun"])
def test_unknown_status(typed: Any) -> None:
    """A status that is not one of the six is refused."""
    [message] = refused(Pegawai, {"nama": "Ani", "status": typed}).values()
    assert "PNS, CPNS, PPPK, PPPK Paruh Waktu, non-ASN, atau Pejabat Negara" in message


@pytest.mark.parametrize("typed", ["", "-", "nihil", "0", None])
def test_a_needed_cell_is_filled(typed: Any) -> None:
    """What means nothing never fills a needed cell."""
    for column in ("nama", "status"):
        cells = {"nama": "Ani", "status": "PNS", column: typed}
        assert list(refused(Pegawai, cells)) == [(column,)]


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        ({"status": "PNS", "nip": "19860926 201505 1 001"}, "198609262015051001"),
        ({"status": "PNS", "nik": "3503010101900001"}, ""),
        ({"status": "PPPK", "ni_pppk": "199001012022211001", "nip": "1"}, "199001012022211001"),
        ({"status": "PPPK", "nip": "199001012022211001"}, "199001012022211001"),
        ({"status": "honorer", "nik": "3503-0101-0190-0001", "nip": "1"}, "3503010101900001"),
    ],
)
def test_the_number_goes_by_status(cells: dict[str, str], number: str) -> None:
    """NIP, NI PPPK or NIK identifies an employee, by status, in digits only."""
    assert pegawai(**cells).nomor_identitas == number


def test_staff_without_number_have_a_key() -> None:
    """Staff without a number are known by name and unit."""
    person = pegawai(status="honorer", unit_kerja="RSUD")
    assert person.record_key == "Ani Lestari@RSUD"


@pytest.mark.parametrize(
    ("typed", "predikat"),
    [
        ("WBK", "WBK"), ("wbk", "WBK"), ("Menuju WBK", "WBK"),
        ("Wilayah Bebas dari Korupsi", "WBK"), ("WBBM", "WBBM"), ("menuju wbbm", "WBBM"),
        ("Wilayah Birokrasi Bersih dan Melayani", "WBBM"),
        ("", ""), ("-", ""), ("Belum ada", ""), (None, ""),
    ],
)  # fmt: skip
def test_predikat_spellings(typed: Any, predikat: str) -> None:
    """The two predicates are read in short and in full; a dash means none."""
    unit = UnitKerja(kode="A", nama="A", predikat_diusulkan=typed, predikat_dimiliki=typed)
    assert (unit.predikat_diusulkan, unit.predikat_dimiliki) == (predikat, predikat)


def test_unknown_predikat() -> None:
    """Another word is refused."""
    [message] = refused(UnitKerja, {"kode": "A", "nama": "A", "predikat_diusulkan": "A"}).values()
    assert "WBK atau WBBM, atau kosongkan" in message


def test_numbers_from_excel_become_text() -> None:
    """A code typed as a number is that number's text, without a fraction."""
    unit = UnitKerja(kode=5.0, nama="A", singkatan=7.0, kode_pos=66311.0)  # type: ignore[arg-type]
    assert (unit.kode, unit.singkatan, unit.kode_pos) == ("5", "7", "66311")


def test_written_date_gives_the_weekday() -> None:
    """The weekday is taken out of a written date."""
    meeting = rapat(tanggal="Senin, 6 April 2020")
    assert (meeting.hari, meeting.tanggal) == ("Senin", date(2020, 4, 6))


def test_own_weekday_wins() -> None:
    """A weekday with a column of its own is kept as typed, to be checked."""
    assert rapat(tanggal="Senin, 6 April 2020", hari="Selasa").hari == "Selasa"


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("09.00 s.d. 11.30 WIB", time(9), time(11, 30)),
        ("pukul 09.00 WIB s.d. selesai", time(9), None),
        ("13:00-15:00", time(13), time(15)),
        (time(9), time(9), None),
    ],
)
def test_written_time_gives_both_ends(typed: Any, start: time, end: time | None) -> None:
    """Start and end are taken out of a time written in one cell."""
    meeting = rapat(pukul=typed)
    assert (meeting.pukul_mulai, meeting.pukul_selesai) == (start, end)


def test_an_end_alone_is_refused() -> None:
    """An end without a start is refused, since no time would be printed."""
    assert ("pukul_selesai",) in refused(Rapat, {**RAPAT, "pukul_selesai": "11.00"})


def test_people_and_tasks_in_one_cell() -> None:
    """Lines of ``a | b | c`` are read as people, points and tasks; pieces may be left out."""
    meeting = rapat(
        peserta="Ani | Camat | Kec. Panggul\n\nBudi\n | | RSUD",
        pembahasan="Satu\nDua",
        tindak_lanjut="Membentuk tim | Camat | 30 April 2020\nMelapor",
    )
    people = [(person.nama, person.jabatan, person.unit) for person in meeting.peserta]
    assert people == [("Ani", "Camat", "Kec. Panggul"), ("Budi", "", ""), ("", "", "RSUD")]
    assert [point.uraian for point in meeting.pembahasan] == ["Satu", "Dua"]
    tasks = [(t.uraian, t.penanggung_jawab, t.batas_waktu) for t in meeting.tindak_lanjut]
    assert tasks == [("Membentuk tim", "Camat", date(2020, 4, 30)), ("Melapor", "", None)]


def test_people_listed_in_yaml() -> None:
    """A list may mix mappings and lines; its empty items are left out."""
    meeting = rapat(peserta=[{"nama": "Ani", "unit": "RSUD"}, "Budi | Camat", "", None])
    assert [person.nama for person in meeting.peserta] == ["Ani", "Budi"]


@pytest.mark.parametrize(
    ("column", "line"),
    [("peserta", "a | b | c | d"), ("pembahasan", "a | b"), ("tindak_lanjut", "a|b|6/4/2020|d")],
)
def test_too_many_parts_are_refused(column: str, line: str) -> None:
    """A line with more parts than there are columns is refused, and the columns are named."""
    [(location, message)] = refused(Rapat, {**RAPAT, column: line}).items()
    assert location == (column,)
    assert "paling banyak" in message
    assert "Uraian" in message or "Nama | Jabatan | Unit" in message


@pytest.mark.parametrize("role", ["pimpinan", "notulis"])
def test_people_in_charge(role: str) -> None:
    """The chair is a reference to somebody, or an official who is typed in full."""
    assert getattr(rapat(**{role: "sekda"}), role) == "sekda"
    assert getattr(rapat(**{role: {"jabatan": "Camat"}}), role) == Pejabat(jabatan="Camat")


def test_months_from_columns() -> None:
    """Marked month columns make the schedule; a "tidak" is not a mark."""
    marks = ["v", "x", "", "-", None, "tidak", 0.0, False, "●", 1, "√", 7]
    plan = rencana(**{f"bulan_{n}": mark for n, mark in enumerate(marks, 1)})
    assert plan.jadwal == (1, 2, 9, 10, 11, 12)


def test_written_schedule_wins_over_columns() -> None:
    """A written schedule counts before the month columns."""
    assert rencana(jadwal="TW I", bulan_12="x").jadwal == (1, 2, 3)


@pytest.mark.parametrize("mark", ["v", "X", "√", "✓", "ü", "●", 1.0, True])
def test_quarters_from_columns(mark: Any) -> None:
    """A marked quarter is its three months; a "tidak" is not a mark."""
    plan = rencana(triwulan_1="-", triwulan_2=mark, triwulan_3="", triwulan_4=mark)
    assert plan.jadwal == (4, 5, 6, 10, 11, 12)
    assert plan.__pydantic_extra__ == {}


@pytest.mark.parametrize("mark", ["Jan", "lihat lampiran", "Sekretaris"])
def test_an_odd_mark_is_refused(mark: Any) -> None:
    """Another text under a quarter or a month is refused: nobody knows what it says."""
    source = Source("x.xlsx", "Renaksi", letters={"triwulan_3": "H", "bulan_3": "I"})
    cells = {"unit_kerja": "A", "area": "1", "kegiatan": "x"}
    for column, letter in source.letters.items():
        row = Row(source, 7, {**cells, column: mark})
        _, [problem] = build_records(RencanaAksi, [row])
        place = f'x.xlsx, lembar "Renaksi", sel {letter}7'
        assert (problem.code, str(problem.place)) == ("ZI203", place)
        assert "bukan tanda jadwal" in problem.message


NO = ["", None, "-", "–", "—", ".", "n/a", "N/A", "0", 0, 0.0, "0%", "0,00 %", "nihil", "tidak"]
NO += ["tidak ada", "belum", "Belum dilaksanakan", "tdk ada", "Tidak terlaksana", "☐", False]


@pytest.mark.parametrize("mark", NO, ids=map(repr, NO))
def test_what_says_no_schedules_nothing(mark: Any) -> None:
    """What people type for "no" under a month or a quarter means no."""
    assert rencana(bulan_1="x", bulan_2=mark, triwulan_4=mark).jadwal == (1,)


YES = ["x", "X", "v", "V", "✓", "✔", "√", "●", "•", "■", "*", "1", 1, 1.0, "ya", "ada", True]


@pytest.mark.parametrize("mark", YES, ids=map(repr, YES))
def test_agreed_marks_schedule_their_month(mark: Any) -> None:
    """A mark under a month schedules the month; one under a week of it does, too."""
    assert rencana(bulan_1="-", bulan_2=mark, bulan_3_1="", bulan_3_4=mark).jadwal == (2, 3)


def test_a_start_and_an_end_are_the_months_between() -> None:
    """Dates, names and numbers in two columns give the months from the first to the last."""
    between = [("Maret", "Mei"), (3, 5.0), (date(2020, 3, 1), "31 Mei 2020"), ("TW I", "Mei")]
    found = [rencana(jadwal_mulai=one, jadwal_selesai=two).jadwal for one, two in between]
    assert found == [(3, 4, 5), (3, 4, 5), (3, 4, 5), (1, 2, 3, 4, 5)]
    assert rencana(jadwal_selesai="30 Juni 2020").jadwal == (6,)


@pytest.mark.parametrize(
    ("ends", "column"),
    [
        (("Maret", ""), "jadwal_selesai"),
        (("", "Maret"), "jadwal_mulai"),
        (("Mei", "Maret"), "jadwal_selesai"),
        (("1 November 2019", "Maret 2020"), "jadwal_selesai"),
        (("nanti", "Maret"), "jadwal_mulai"),
    ],
)
def test_half_a_start_and_end_is_refused(ends: tuple[str, str], column: str) -> None:
    """A start without an end, an end before its start and another year are asked."""
    cells = {**RENCANA, "jadwal_mulai": ends[0], "jadwal_selesai": ends[1]}
    assert set(refused(RencanaAksi, cells)) == {(column,)}


def test_written_months_count_before_quarters() -> None:
    """Beside a written schedule the quarters are the office's own columns."""
    plan = rencana(jadwal="Mei", triwulan_1="25%")
    assert plan.jadwal == (5,)
    assert plan.__pydantic_extra__ == {"triwulan_1": "25%"}
    assert rencana(jadwal=" ", triwulan_1="x").jadwal == (1, 2, 3)


def test_month_columns_are_read_and_gone() -> None:
    """The twelve month columns are not the office's own; columns that only look alike are."""
    plan = rencana(bulan_1="x", bulan_mulai="Maret")
    assert plan.__pydantic_extra__ == {"bulan_mulai": "Maret"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(5.0, "5"), (date(2020, 4, 6), "6 April 2020"), (None, ""), (True, "ya"), (" a  b ", "a b"),
     ([1.0, "b"], ["1", "b"]), ({"c": [2.5]}, {"c": ["2,5"]})],
)  # fmt: skip
def test_own_columns_are_kept_as_text(typed: Any, kept: Any) -> None:
    """A column that no model knows is kept as text."""
    assert pegawai(ukuran_baju=typed).__pydantic_extra__ == {"ukuran_baju": kept}


@pytest.mark.parametrize(
    ("typed", "cara"),
    [("", "definitif"), (None, "definitif"), ("Plt", "Plt."), ("plh.", "Plh."), ("Pj", "Pj."),
     ("Pjs.", "Pjs."), ("penjabat sementara", "Pjs.")],
)  # fmt: skip
def test_manners_of_signing(typed: Any, cara: str) -> None:
    """Each manner of signing is read in its usual spellings; an empty one is the holder."""
    assert Pejabat(jabatan="Bupati", cara=typed).cara is CaraTandaTangan(cara)


@pytest.mark.parametrize(
    "cells",
    [
        {"cara": "a.n."},
        {"cara": "u.b.", "atas_nama": "Bupati"},
        {"cara": "definitif", "atas_nama": "Bupati"},
        {"cara": "Pj.", "jabatan_sendiri": "Camat"},
    ],
)
def test_an_official_who_can_not_sign(cells: dict[str, str]) -> None:
    """A manner without the posts it prints, or with posts it does not print, is refused."""
    assert refused(Pejabat, {"jabatan": "Sekretaris Daerah", **cells})


def test_an_official_without_a_name() -> None:
    """A vacant post is an official without a name; the post is required."""
    assert Pejabat(jabatan="Camat", nama="").nama == ""
    assert ("jabatan",) in refused(Pejabat, {"jabatan": " ", "nama": "Ani"})


@pytest.mark.parametrize(
    ("typed", "used"), [("", True), (None, True), ("ya", True), ("tidak", False), ("-", True)]
)
def test_a_rule_counts_unless_taken_out(typed: Any, used: bool) -> None:
    """A rule counts unless "pakai" is "tidak"."""
    assert DasarHukumDaerah(kunci="uu28-1999", pakai=typed).pakai is used


@pytest.mark.parametrize("tingkat", ["uu", "PP", "permen", "perda", "perkada", "tap_mpr", "lain"])
def test_levels_of_rules(tingkat: str) -> None:
    """Every level of the order of Mengingat may be written beside a citation."""
    kutipan = "Peraturan Daerah Kabupaten Trenggalek Nomor 17 Tahun 2016"
    assert DasarHukumDaerah(kutipan=kutipan, tingkat=tingkat).tingkat == tingkat


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"kutipan": "Kitab Suci Nomor 1 Tahun 2000"}, ("kutipan",)),
        ({"kutipan": "Peraturan Daerah tentang Pajak"}, ("kutipan",)),
        ({"kunci": "uu28-1999", "tingkat": "kitab"}, ("tingkat",)),
        ({}, ()),
    ],
)
def test_rules_that_can_not_be_cited(cells: dict[str, str], column: tuple[str, ...]) -> None:
    """A citation or level that can't be read is refused in its cell; a row without either whole."""
    assert list(refused(DasarHukumDaerah, cells)) == [column]


@pytest.mark.parametrize(
    ("model", "cells", "key"),
    [
        (Pegawai, {"nama": "A", "status": "PNS", "nip": "19 86"}, "1986"),
        (UnitKerja, {"kode": "RSUD", "nama": "RSUD dr. Soedomo"}, "RSUD"),
        (Rapat, RAPAT, "R1"),
        (RencanaAksi, RENCANA, "RSUD:Membentuk tim"),
        (DasarHukumDaerah, {"kunci": "uu28-1999"}, "uu28-1999"),
        (DasarHukumDaerah, {"kutipan": "Perda Kota Batu Nomor 1 Tahun 2020"},
         "Perda Kota Batu Nomor 1 Tahun 2020"),
    ],
)  # fmt: skip
def test_record_keys(model: type[Record], cells: dict[str, Any], key: str) -> None:
    """Each kind of record is known by its own key."""
    assert model.model_validate(cells).record_key == key


@pytest.mark.parametrize("pola", ["{urut}/{kode}", "{urut:03}/{unit}/{bulan_romawi}/{tahun}"])
def test_number_patterns(profile_cells: dict[str, Any], pola: str) -> None:
    """A number's pattern may use its six marks, and needs the counter."""
    profile = TataNaskah.model_validate({**profile_cells, "nomor": {"surat": {"pola": pola}}})
    assert profile.nomor["surat"].pola == pola


@pytest.mark.parametrize(
    "own",
    [
        {"nomor": {"surat": {"pola": "{kode}/{tahun}"}}},
        {"nomor": {"surat": {"pola": "{urut}/{nomor}"}}},
        {"nomor": {"surat": {"pola": "{urut:3}"}}},
        {"nomor": {"surat": {"pola": "{urut}/{Tahun}"}}},
        {"nomor": {"surat": {"pola": "{urut"}}},
        {"pangkat_golongan": "{pangkat} / {gol}"},
        {"pangkat_golongan": "{pangkat}"},
        {"huruf": {"khusus": {"nama": "Arial", "ukuran": 12}}},
    ],
)
def test_profiles_that_would_fail_later(profile_cells: dict[str, Any], own: dict[str, Any]) -> None:
    """A profile with an unknown mark, no counter or no family is refused when it is read."""
    assert refused(TataNaskah, {**profile_cells, **own})


@pytest.mark.parametrize("text", ["Rina; Hendra", "Rina\nHendra", "Rina; Hendra;"])
def test_each_list_in_a_cell_is_split_alike(text: str) -> None:
    """A list is split at line ends or semicolons, whatever it lists."""
    meeting = rapat(peserta=text, agenda=text, pembahasan=text, tindak_lanjut=text)
    assert [person.nama for person in meeting.peserta] == ["Rina", "Hendra"]
    for points in (meeting.pembahasan, meeting.tindak_lanjut):
        assert [point.uraian for point in points] == ["Rina", "Hendra"]
    assert meeting.agenda == ("Rina", "Hendra")


def test_people_are_separated_on_every_line() -> None:
    """A point of several lines keeps its semicolons; a list of people is split at each."""
    meeting = rapat(peserta="Rina | Perawat; Hendra\nSiti", pembahasan="satu; dua\ntiga")
    assert [person.nama for person in meeting.peserta] == ["Rina", "Hendra", "Siti"]
    assert [point.uraian for point in meeting.pembahasan] == ["satu; dua", "tiga"]


def test_rows_that_give_the_same_columns_share_their_names() -> None:
    """Thousands of rows hold one set of the columns they give; a row that gives others, its own."""
    cells = ({"nama": "Ani"}, {"nama": "Budi"}, {"nama": "Cici", "jabatan": "Bidan"})
    rows = [Row(Source("pegawai.csv"), n, {**one, "status": "PNS"}) for n, one in enumerate(cells)]
    found, _ = build_records(CLASSES["pegawai"], rows)
    ani, budi, cici = (record.model_fields_set for record in found)
    assert ani is budi
    assert cici == {*ani, "jabatan"}
