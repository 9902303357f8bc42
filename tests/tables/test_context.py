"""What a naskah sees of a data set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest

from zi_docs import zona_integritas
from zi_docs.model import DocType
from zi_docs.model.values import Absent
from zi_docs.tables import ContextBuilder, DataSet, RencanaAksi
from zi_docs.tables.names import OF_THE_DOCUMENT, OF_THE_OFFICE
from zi_docs.word.filters_of_rows import sum_of
from zi_docs.word.values import finalize

MakeDataSet = Callable[..., DataSet]
MakeDocType = Callable[..., DocType]

NIP = "198609262015051001"
SHOWN = "19860926 201505 1 001"
ANI = {"nama": "Ani Lestari", "gelar_depan": "dr.", "gelar_belakang": "M.Kes.", "status": "PNS",
       "nip": NIP, "pangkat": "Penata Tingkat I", "golongan": "III/d", "jabatan": "Direktur",
       "unit_kerja": "RSUD"}  # fmt: skip
BUDI = {"nama": "Budi", "status": "PNS", "nip": "198001012005011002", "unit_kerja": "RSUD"}
RSUD = {"kode": "RSUD", "nama": "RSUD dr. Soedomo", "kepala": NIP}


@pytest.fixture
def builder(make_dataset: MakeDataSet, make_doctype: MakeDocType) -> Callable[..., ContextBuilder]:
    def build(satu_per: str = "pegawai", manifest: Any = None, **data: Any) -> ContextBuilder:
        return ContextBuilder(make_dataset(**data), make_doctype(satu_per, **(manifest or {})))

    return build


Builder = Callable[..., ContextBuilder]


def pegawai(builder: Builder, *rows: dict[str, Any], **data: Any) -> dict[str, Any]:
    """Return what a naskah sees of the last of these employees."""
    made = builder(pegawai=list(rows), **data)
    seen: dict[str, Any] = made.record(made.dataset.pegawai[-1])["pegawai"]
    return seen


def rapat(builder: Builder, cells: dict[str, Any], **data: Any) -> dict[str, Any]:
    made = builder(
        "rapat", rapat=[{"kode": "R", "acara": "x", "tanggal": "2020-04-06", **cells}], **data
    )
    seen: dict[str, Any] = made.record(made.dataset.rapat[0])["rapat"]
    return seen


def pejabat(builder: Builder, profil: dict[str, Any] | None = None, **cells: Any) -> dict[str, Any]:
    settings = {"pejabat": {"p": {"jabatan": "Sekretaris Daerah", **cells}}}
    shared = builder(pengaturan=settings, profil=profil).shared
    seen: dict[str, Any] = shared["pengaturan"]["pejabat"]["p"]
    return seen


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, type]]:
    if type(value) in (dict, Absent):
        for key, item in value.items():
            assert type(key) is str, path
            yield from leaves(item, f"{path}.{key}")
    elif type(value) in (list, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}.{index}")
    else:
        yield path, type(value)


def test_only_plain_values(builder: Builder) -> None:
    """A naskah gets texts, whole numbers, dates, lists and dicts, but no model of ours."""
    made = builder(
        "data",
        pegawai=[{**ANI, "ukuran": 5.0}, BUDI],
        unit_kerja=[RSUD],
        rapat=[
            {"kode": "R", "acara": "x", "tanggal": "2020-04-06", "pukul": "09.00", "peserta": "a|b",
             "tindak_lanjut": "a | b | 7 April 2020\nb", "pimpinan": {"jabatan": "Camat"}},
        ],
        rencana_aksi=[{"unit_kerja": "RSUD", "area": "1", "kegiatan": "x", "jadwal": "TW I"}],
        pengaturan={"pejabat": {"p": {"jabatan": "Camat"}}, "tanggal_jenis": {"a": "2021-01-01"}},
    )  # fmt: skip
    plain = {str, int, bool, date, time, type(None)}
    tables = (made.dataset.pegawai, made.dataset.unit_kerja, made.dataset.rapat)
    for record in (None, *(row for table in tables for row in table)):
        context = made.finish(made.record(record), date(2021, 4, 6), "1")
        measures = context.pop("tata_naskah")
        assert {(path, kind) for path, kind in leaves(context) if kind not in plain} == set()
        assert {kind for _, kind in leaves(measures)} <= {*plain, float}


@pytest.mark.parametrize("typed", [NIP, SHOWN, "NIP. 19860926.201505.1.001", f"'{NIP}"])
def test_a_number_is_printed_alike_however_it_was_typed(builder: Builder, typed: str) -> None:
    """A NIP is one text to a naskah without any filter: of staff, guests and officials."""
    guests = rapat(builder, {"peserta": [{"nama": "Ani", "nip": typed}]})["peserta"]
    official = pejabat(builder, nama="Ani", nip=typed)
    seen = [pegawai(builder, {**ANI, "nip": typed}), *guests, official]
    assert [one["nip"] for one in seen] == [SHOWN] * 3


@pytest.mark.parametrize("typed", ["3403024302790004", "3403 0243 0279 0004", "340302-430279-0004"])
def test_a_nik_is_printed_without_gaps(builder: Builder, typed: str) -> None:
    """A NIK is its sixteen digits to a naskah; a record keeps it as it was typed."""
    seen = builder(pegawai=[{"nama": "Ani", "status": "non-ASN", "nik": typed}])
    [ani] = seen.dataset.pegawai
    assert (seen.record(ani)["pegawai"]["nik"], ani.nik) == ("3403024302790004", typed)


def test_an_amount_is_printed_with_its_thousands_apart(builder: Builder) -> None:
    """An amount without a filter is printed as people write it, also in a sum; it still counts."""
    row = {"unit_kerja": "RSUD", "area": "1", "kegiatan": "x", "anggaran": "Rp1500000"}
    made = builder("unit_kerja", unit_kerja=[RSUD], rencana_aksi=[row, row])
    [group] = made.record(made.dataset.unit_kerja[0])["unit_kerja"]["rencana_aksi"]
    shown, total = group["baris"][0]["anggaran"], sum_of(group["baris"], "anggaran")
    assert [finalize(shown), finalize(total)] == ["1.500.000", "3.000.000"]
    assert shown == 1_500_000


def test_names_in_print(builder: Builder) -> None:
    """A name is printed with its titles; in capitals the titles keep their letters."""
    seen = pegawai(builder, ANI)
    assert seen["nama_gelar"] == "dr. Ani Lestari, M.Kes."
    assert seen["nama_kapital"] == "dr. ANI LESTARI, M.Kes."


@pytest.mark.parametrize(
    ("cells", "induk", "tampil", "jenis"),
    [
        ({"status": "PNS", "nip": NIP}, f"NIP {SHOWN}", SHOWN, "NIP"),
        ({"status": "CPNS", "nip": NIP}, f"NIP {SHOWN}", SHOWN, "NIP"),
        ({"status": "PPPK", "ni_pppk": "199001012022211001"}, "NI PPPK 19900101 202221 1 001",
         "19900101 202221 1 001", "NI PPPK"),
        ({"status": "PPPK", "nip": "199001012022211001"}, "NI PPPK 19900101 202221 1 001",
         "19900101 202221 1 001", "NI PPPK"),
        ({"status": "non-ASN", "nik": "3503010101900001"}, "NIK 3503010101900001",
         "3503010101900001", "NIK"),
        ({"status": "PNS"}, "", "", "NIP"),
        ({"status": "PPPK"}, "", "", "NI PPPK"),
        ({"status": "non-ASN", "nip": NIP}, "", "", "NIK"),
    ],
)  # fmt: skip
def test_numbers_in_print(
    builder: Builder, cells: dict[str, str], induk: str, tampil: str, jenis: str
) -> None:
    """A number has the label of its kind; without a number there is no label."""
    seen = pegawai(builder, {"nama": "A", **cells})
    assert (seen["nomor_induk"], seen["nomor_tampil"], seen["jenis_nomor"]) == (
        induk,
        tampil,
        jenis,
    )


def test_label_of_the_profile(builder: Builder) -> None:
    """The office's own label stands before a NIP, and never before another number."""
    profil = {"label_nip": "NIP. "}
    assert pegawai(builder, ANI, profil=profil)["nomor_induk"].startswith("NIP. 1986")
    other = {"nama": "A", "status": "non-ASN", "nik": "3503010101900001"}
    assert pegawai(builder, other, profil=profil)["nomor_induk"].startswith("NIK 3503")


@pytest.mark.parametrize(
    ("cells", "pattern", "expected"),
    [
        ({"pangkat": "Penata Tk. I", "golongan": "IIId"}, "{pangkat} ({golongan})",
         "Penata Tingkat I (III/d)"),
        ({"pangkat": "Penata", "golongan": "III/c"}, "{pangkat}, {golongan}", "Penata, III/c"),
        ({"pangkat": "", "golongan": "III/c"}, "{pangkat}, {golongan}", "Penata, III/c"),
        ({"pangkat": "Penata", "golongan": ""}, "{pangkat}, {golongan}", "Penata"),
        ({"status": "PPPK", "golongan": "IX"}, "{pangkat}, {golongan}", "Golongan IX"),
        ({"status": "PPPK", "golongan": "Golongan IX"}, "{pangkat}, {golongan}", "Golongan IX"),
        ({"status": "honorer", "pangkat": "-", "golongan": "-"}, "{pangkat}, {golongan}", ""),
        ({"pangkat": "Penata", "golongan": "IV/e"}, "{pangkat}, {golongan}", "Penata, IV/e"),
        ({}, "{pangkat}, {golongan}", ""),
    ],
)  # fmt: skip
def test_rank_in_print(
    builder: Builder, cells: dict[str, str], pattern: str, expected: str
) -> None:
    """Pangkat and golongan stand in the office's pattern; neither is lost without the other."""
    row = {"nama": "A", "status": "PNS", **cells}
    profil = {"pangkat_golongan": pattern}
    assert pegawai(builder, row, profil=profil)["pangkat_golongan"] == expected


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({}, ["SEKRETARIS DAERAH,"]),
        ({"cara": "a.n.", "atas_nama": "Bupati Blora"},
         ["a.n. BUPATI BLORA", "SEKRETARIS DAERAH,"]),
        ({"cara": "u.b.", "atas_nama": "Bupati", "melalui": "Asisten"},
         ["a.n. BUPATI", "ASISTEN", "u.b.", "SEKRETARIS DAERAH,"]),
        ({"cara": "Plt."}, ["Plt. SEKRETARIS DAERAH,"]),
        ({"cara": "Plh.", "jabatan_sendiri": "Asisten"}, ["Plh. SEKRETARIS DAERAH", "ASISTEN,"]),
        ({"cara": "Pj."}, ["Pj. SEKRETARIS DAERAH,"]),
        ({"cara": "Pjs."}, ["Pjs. SEKRETARIS DAERAH,"]),
    ],
)  # fmt: skip
def test_lines_above_a_signature(builder: Builder, cells: dict[str, str], lines: list[str]) -> None:
    """Each manner of signing has its own lines above the signature."""
    assert pejabat(builder, **cells)["baris_jabatan"] == lines


@pytest.mark.parametrize(
    ("cells", "post"),
    [
        ({}, "Sekretaris Daerah"),
        ({"cara": "a.n.", "atas_nama": "Bupati Blora"}, "Sekretaris Daerah"),
        ({"cara": "Plt."}, "Plt. Sekretaris Daerah"),
        ({"cara": "Plh.", "jabatan_sendiri": "Asisten"}, "Plh. Sekretaris Daerah"),
    ],
)
def test_a_post_in_a_text(builder: Builder, cells: dict[str, str], post: str) -> None:
    """Who stands in is called so in a row too; a mandate does not change the own post."""
    assert pejabat(builder, **cells)["jabatan_lengkap"] == post


def test_a_vacant_post(builder: Builder) -> None:
    """An official without a name has empty printed forms."""
    seen = pejabat(builder, nama="", nip="")
    assert (seen["nama_gelar"], seen["nama_kapital"], seen["nomor_induk"]) == ("", "", "")


def test_staff_without_a_post(builder: Builder) -> None:
    """An employee without a jabatan has no lines above the signature, and that is not an error."""
    assert pegawai(builder, BUDI)["baris_jabatan"] == []


def test_the_head_is_the_superior(builder: Builder) -> None:
    """The superior of staff who have none of their own is the head of their unit."""
    seen = pegawai(builder, ANI, BUDI, unit_kerja=[RSUD])
    assert seen["atasan"]["nama_gelar"] == "dr. Ani Lestari, M.Kes."
    assert seen["unit_kerja"]["kepala"]["nama"] == "Ani Lestari"


def test_own_superior_wins(builder: Builder) -> None:
    """A superior named in the row counts before the head of the unit."""
    settings = {"pejabat": {"sekda": {"jabatan": "Sekretaris Daerah", "nama": "Citra"}}}
    row = {**BUDI, "atasan": "sekda"}
    seen = pegawai(builder, ANI, row, unit_kerja=[RSUD], pengaturan=settings)
    assert seen["atasan"]["nama"] == "Citra"


@pytest.mark.parametrize("kepala", [NIP, "19860926 201505 1 001", "ani lestari", "direktur"])
def test_nobody_witnesses_for_himself(builder: Builder, kepala: str) -> None:
    """The head of a unit is not his own superior, however the unit names him."""
    settings = {"pejabat": {"direktur": {"jabatan": "Direktur", "nama": "Ani", "nip": NIP}}}
    unit = {**RSUD, "kepala": kepala}
    assert pegawai(builder, ANI, unit_kerja=[unit], pengaturan=settings)["atasan"] == {}


def test_staff_without_unit_or_head(builder: Builder) -> None:
    """Without a unit, or with a unit that has no head, there is no superior."""
    assert pegawai(builder, {**BUDI, "unit_kerja": ""})["atasan"] == {}
    assert pegawai(builder, BUDI, unit_kerja=[{**RSUD, "kepala": ""}])["atasan"] == {}


def test_own_columns_reach_the_naskah(builder: Builder) -> None:
    """A column of the office's own reaches the naskah under its name, as text."""
    assert pegawai(builder, {**ANI, "ukuran_baju": 5.0})["ukuran_baju"] == "5"


def test_plan_by_area(builder: Builder) -> None:
    """A plan is grouped in the order of the areas of the law and numbered through."""
    plan = [("VI", "f"), ("1", "a"), ("Area 6", "g"), ("Penguatan Akuntabilitas", "d"), ("1", "b")]
    rows = [{"unit_kerja": "RSUD", "area": area, "kegiatan": name} for area, name in plan]
    made = builder("unit_kerja", unit_kerja=[RSUD], rencana_aksi=rows)
    seen = made.record(made.dataset.unit_kerja[0])["unit_kerja"]
    numbered = [
        (group["nomor"], row["nomor"], row["kegiatan"])
        for group in seen["rencana_aksi"]
        for row in group["baris"]
    ]
    assert numbered == [(1, 1, "a"), (1, 2, "b"), (4, 3, "d"), (6, 4, "f"), (6, 5, "g")]
    assert seen["jumlah_rencana_aksi"] == 5


def test_areas_are_named_by_the_law_of_the_date(builder: Builder) -> None:
    """The area's name is that of the rule in force on the document's date."""
    row = {"unit_kerja": "RSUD", "area": "3", "kegiatan": "x"}
    for tanggal in ("2021-05-03", "2022-05-03"):
        made = builder(
            "unit_kerja", unit_kerja=[RSUD], rencana_aksi=[row], pengaturan={"tanggal": tanggal}
        )
        [group] = made.record(made.dataset.unit_kerja[0])["unit_kerja"]["rencana_aksi"]
        assert group["nama"] == zona_integritas.daftar_area(date.fromisoformat(tanggal))[2].nama


def test_an_unknown_area_is_not_lost(builder: Builder) -> None:
    """A row of an unknown area comes last, as typed; the checks refuse it."""
    rows = [
        {"unit_kerja": "RSUD", "area": area, "kegiatan": area} for area in ("Lain-lain", "Area 2")
    ]
    made = builder("unit_kerja", unit_kerja=[RSUD], rencana_aksi=rows)
    groups = made.record(made.dataset.unit_kerja[0])["unit_kerja"]["rencana_aksi"]
    assert [group["nomor"] for group in groups] == [2, "Lain-lain"]


def test_months_of_a_plan(builder: Builder) -> None:
    """A row of a plan has its twelve months as yes or no, and target with its unit of measure."""
    row = {"unit_kerja": "RSUD", "area": "1", "kegiatan": "x", "jadwal": "TW II", "target": 5.0,
           "satuan": "dokumen"}  # fmt: skip
    made = builder("unit_kerja", unit_kerja=[RSUD], rencana_aksi=[row])
    [group] = made.record(made.dataset.unit_kerja[0])["unit_kerja"]["rencana_aksi"]
    assert group["baris"][0]["bulan"] == [False] * 3 + [True] * 3 + [False] * 6
    assert group["baris"][0]["target_satuan"] == "5 dokumen"
    assert group["baris"][0]["anggaran"] == ""


@pytest.mark.parametrize(
    ("cells", "pukul"),
    [
        ({"pukul": "09.00 - 11.00"}, "pukul 09.00 s.d. 11.00 WITA"),
        ({"pukul_mulai": "09.00"}, "pukul 09.00 WITA"),
        ({"pukul_mulai": "11.00", "pukul_selesai": "09.00"}, "pukul 11.00 s.d. 09.00 WITA"),
        ({}, ""),
    ],
)
def test_time_of_a_meeting(builder: Builder, cells: dict[str, str], pukul: str) -> None:
    """A meeting's time is printed in the office's time zone; without a time it is empty."""
    assert rapat(builder, cells, pengaturan={"zona_waktu": "WITA"})["pukul"] == pukul


def test_start_and_end_stay_times(builder: Builder) -> None:
    """A start and an end are times, which the filter ``jam`` prints; an absent one is empty."""
    shown = rapat(builder, {"pukul_mulai": "09.00"})
    assert (shown["pukul_mulai"], shown["pukul_selesai"]) == (time(9), "")


def test_day_of_a_meeting(builder: Builder) -> None:
    """A meeting's date is printed with its weekday."""
    assert rapat(builder, {"tanggal": "6/4/2020"})["hari_tanggal"] == "Senin, 6 April 2020"


@pytest.mark.parametrize(
    ("typed", "nama"),
    [("sekda", "Citra"), (NIP, "Ani Lestari"), ("Ani Lestari", "Ani Lestari"),
     ({"jabatan": "Camat", "nama": "Dedi"}, "Dedi")],
)  # fmt: skip
def test_people_of_a_meeting(builder: Builder, typed: Any, nama: str) -> None:
    """The chair is found by key, number or name, or is the official written out."""
    settings = {"pejabat": {"sekda": {"jabatan": "Sekretaris Daerah", "nama": "Citra"}}}
    seen = rapat(builder, {"pimpinan": typed}, pegawai=[ANI], pengaturan=settings)
    assert seen["pimpinan"]["nama"] == nama
    assert seen["notulis"] == {}


def test_missing_values_are_empty_texts(builder: Builder) -> None:
    """A date or amount that was not typed is an empty text at every depth, never None."""
    seen = rapat(builder, {"tindak_lanjut": "a", "undangan": {"nomor": "1"}})
    assert seen["tindak_lanjut"][0]["batas_waktu"] == ""
    assert seen["undangan"]["tanggal"] == ""


@pytest.mark.parametrize(
    ("on", "cited", "not_cited"),
    [
        (date(2018, 5, 3), "Nomor 52 Tahun 2014", "Nomor 10 Tahun 2019"),
        (date(2021, 5, 3), "sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan "
         "Aparatur Negara dan Reformasi Birokrasi Nomor 10 Tahun 2019", "Nomor 90 Tahun 2021"),
        (date(2022, 5, 3), "Nomor 90 Tahun 2021", "Nomor 52 Tahun 2014"),
    ],
)  # fmt: skip
def test_the_law_goes_by_the_date(builder: Builder, on: date, cited: str, not_cited: str) -> None:
    """A document cites the version of a rule that was in force on its own date."""
    made = builder(manifest={"dasar_hukum": ("pedoman-zi",)})
    [rule] = made.finish(made.shared, on, "")["mengingat"]
    assert rule["kunci"] == "pedoman-zi"
    assert cited in rule["kutipan"]
    assert not_cited not in rule["kutipan"]


PERDA = "Peraturan Daerah Kabupaten Trenggalek Nomor 17 Tahun 2016 tentang Perangkat Daerah"
UU = "Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten"


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        ([], ["uu28-1999", "pedoman-zi"]),
        ([{"kunci": "uu25-2009"}], ["uu28-1999", "uu25-2009", "pedoman-zi"]),
        ([{"kunci": "uu28-1999", "pakai": "tidak"}], ["pedoman-zi"]),
        ([{"kutipan": PERDA, "pakai": "tidak"}], ["uu28-1999", "pedoman-zi"]),
        ([{"kutipan": PERDA}], ["uu28-1999", "pedoman-zi", PERDA]),
        ([{"kutipan": UU, "kunci": "pembentukan"}], ["pembentukan", "uu28-1999", "pedoman-zi"]),
        ([{"kutipan": PERDA, "tingkat": "lain"}, {"kutipan": UU, "tingkat": "perkada"}],
         ["uu28-1999", "pedoman-zi", UU, PERDA]),
    ],
)  # fmt: skip
def test_the_offices_own_law(builder: Builder, rows: list[dict[str, Any]], keys: list[str]) -> None:
    """An office adds rules by key or citation and takes out its own; all keep the law's order."""
    made = builder(manifest={"dasar_hukum": ("pedoman-zi", "uu28-1999")}, dasar_hukum=rows)
    mengingat = made.finish(made.shared, date(2021, 5, 3), "")["mengingat"]
    assert [rule["kunci"] or rule["kutipan"] for rule in mengingat] == keys


def test_the_usual_law(builder: Builder) -> None:
    """``baku`` stands for the usual rules of the date, without repeating one named beside it."""
    on = date(2021, 5, 3)
    made = builder(manifest={"dasar_hukum": ("baku", "pedoman-zi")})
    keys = [rule["kunci"] for rule in made.finish(made.shared, on, "")["mengingat"]]
    assert set(keys) == {*zona_integritas.kunci_baku(on), "pedoman-zi"}
    assert len(keys) == len(set(keys))


def test_a_type_without_law(builder: Builder) -> None:
    """A type that cites no law has none, whatever the office's table holds."""
    made = builder(dasar_hukum=[{"kutipan": PERDA}])
    assert made.finish(made.shared, date(2021, 5, 3), "")["mengingat"] == []


@pytest.mark.parametrize(
    ("on", "tarif"), [(date(2020, 12, 31), 6_000), (date(2021, 1, 1), 10_000)]
)  # fmt: skip
def test_stamp_duty_goes_by_the_date(builder: Builder, on: date, tarif: int) -> None:
    """The stamp duty is that of the document's date."""
    made = builder()
    assert made.finish(made.shared, on, "")["tarif_meterai"] == tarif


@pytest.mark.parametrize(
    ("on", "lke"), [(date(2021, 12, 30), ""), (date(2021, 12, 31), "Nomor 90 Tahun 2021")]
)
def test_codes_of_the_lke_are_shown_from_its_own_day_on(on: date, lke: str) -> None:
    """A plan dated before the LKE shows no code of it, and names no rule of it."""
    rows = [{"area": "1", "kode_lke": "1.i.a"}]
    ((area,),) = (RencanaAksi.arranged(rows, on),)
    assert [row["kode_lke"] for row in area["baris"]] == (["1.i.a"] if lke else [""])
    assert zona_integritas.rujukan_lke(on).endswith(lke)
    assert bool(zona_integritas.rujukan_lke(on)) is bool(lke)


@pytest.mark.parametrize(
    ("on", "amendment"),
    [
        (date(2024, 7, 31), ""),
        (
            date(2024, 8, 1),
            " sebagaimana telah diubah dengan Peraturan Menteri PANRB Nomor 5 Tahun 2024",
        ),
    ],
)
def test_the_rule_of_the_lke_is_cited_with_its_amendment(on: date, amendment: str) -> None:
    """From the day of its amendment on, the rule whose LKE is meant is cited with it."""
    rule = "Peraturan Menteri PANRB Nomor 90 Tahun 2021"
    assert zona_integritas.rujukan_lke(on) == f"{rule}{amendment}"


def test_what_belongs_to_the_document(builder: Builder) -> None:
    """Date, number, draft mark and the file's properties are those of this one document."""
    made = builder()
    context = made.finish(made.shared, date(2021, 5, 3), "188/1/2021", draf=True)
    assert (context["tanggal"], context["nomor"], context["draf"]) == (
        date(2021, 5, 3),
        "188/1/2021",
        True,
    )
    assert context["berkas"] == {
        "judul": "Contoh 188/1/2021",
        "instansi": "Pemerintah Kabupaten Trenggalek",
        "waktu": "2021-05-03T00:00:00Z",
    }


def test_every_name_of_the_context_is_listed(builder: Builder) -> None:
    """No column of a group may hide a name of the context, so the list of these names is whole."""
    made = builder(pegawai=[ANI])
    assert set(made.finish({}, date(2021, 4, 27), "1")) == OF_THE_DOCUMENT
    lists = {f"daftar_{name}" for name in (*made.dataset.tables, "nilai")}
    assert set(made.shared) - lists <= OF_THE_OFFICE


def test_own_fields_of_a_type(builder: Builder) -> None:
    """A type's own field has the office's answer, or else its default."""
    manifest = {"isian": {"isian.a": {"bawaan": "x"}, "isian.b": {"bawaan": "y"}}}
    made = builder(manifest=manifest, pengaturan={"isian": {"contoh": {"b": "z"}, "lain": {}}})
    assert made.shared["isian"] == {"a": "x", "b": "z"}


def test_own_fields_in_groups(builder: Builder) -> None:
    """Each field of a group has the office's answer or its default."""
    manifest = {"isian": {"isian.kop.a": {"bawaan": "x"}, "isian.kop.b": {"bawaan": "y"}}}
    settings = {"isian": {"contoh": {"kop": {"b": "z"}}}}
    made = builder(manifest=manifest, pengaturan=settings)
    assert made.shared["isian"] == {"kop": {"a": "x", "b": "z"}}


def test_counts(builder: Builder) -> None:
    """Units proposed are counted by predicate, units and staff as a whole."""
    units = [
        {"kode": str(n), "nama": f"Unit {n}", "predikat_diusulkan": predikat}
        for n, predikat in enumerate(("WBK", "WBK", "WBBM", ""), 1)
    ]
    counts = builder(unit_kerja=units, pegawai=[ANI]).shared["jumlah"]
    wanted = {"WBK": 2, "WBBM": 1, "diusulkan": 3, "unit_kerja": 4, "pegawai": 1, "rapat": 0}
    assert {name: counts[name] for name in wanted} == wanted


def test_one_record_does_not_change_another(builder: Builder) -> None:
    """The same employee has the same values as a record, as staff and as a superior."""
    made = builder(pegawai=[ANI, BUDI], unit_kerja=[RSUD])
    before = made.record(made.dataset.unit_kerja[0])["unit_kerja"]["daftar_pegawai"][0]
    made.record(made.dataset.pegawai[0])
    after = made.record(made.dataset.unit_kerja[0])["unit_kerja"]["daftar_pegawai"][0]
    assert before == after
    assert after["unit_kerja"] == "RSUD"


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({}, ["Ani, S.E.,\N{NO-BREAK SPACE}M.M.", "Pembina (IV/a)", f"NIP {SHOWN}"]),
        ({"jabatan": "Bupati Trenggalek"}, ["Ani, S.E.,\N{NO-BREAK SPACE}M.M."]),
        ({"jabatan": "Bupati Trenggalek", "cara": "Pj."}, ["Ani"]),
        ({"cara": "Plh."}, ["Ani"]),
        ({"cara": "Plt."}, ["Ani, S.E.,\N{NO-BREAK SPACE}M.M.", "Pembina (IV/a)", f"NIP {SHOWN}"]),
    ],
    ids=["sekda", "bupati", "pj bupati", "plh sekda", "plt sekda"],
)
def test_lines_under_a_signature(builder: Builder, cells: dict[str, Any], lines: list[str]) -> None:
    """Titles, pangkat and NIP by the post and the manner of signing (Permendagri 1/2023, 44)."""
    person = {"nama": "Ani", "gelar_belakang": "S.E., M.M.", "pangkat": "Pembina",
              "golongan": "IV/a", "nip": NIP}  # fmt: skip
    assert pejabat(builder, **{**person, **cells})["baris_nama"] == lines


def test_a_title_stays_with_the_name(builder: Builder) -> None:
    """No line under a signature ends between the title in front and the name."""
    seen = pejabat(builder, nama="Ani Lestari", gelar_depan="Dr. Hj.")
    assert seen["baris_nama"][0] == "Dr. Hj.\N{NO-BREAK SPACE}Ani Lestari"


def test_the_secretary_without_number_is_an_option(builder: Builder) -> None:
    """With ``sekda_tanpa_nip`` the Sekretaris Daerah signs with name and titles only."""
    seen = pejabat(builder, {"sekda_tanpa_nip": True}, nama="Ani", gelar_belakang="S.E.", nip=NIP)
    assert seen["baris_nama"] == ["Ani, S.E."]


def test_a_cpns_has_no_pangkat(builder: Builder) -> None:
    """Under the signature of a CPNS stands his golongan ruang, whatever the column pangkat says."""
    seen = pegawai(builder, {**ANI, "status": "CPNS", "gelar_belakang": ""})
    assert seen["baris_nama"][1:] == ["Golongan Ruang III/d", f"NIP {SHOWN}"]


def test_a_nik_is_not_under_the_signature(builder: Builder) -> None:
    """Staff who are no ASN sign with the name alone."""
    row = {"nama": "Budi", "status": "non-ASN", "nik": "3503014105900001", "unit_kerja": "RSUD"}
    assert pegawai(builder, row)["baris_nama"] == ["Budi"]


def test_the_unit_above_has_the_title_of_its_kind(builder: Builder) -> None:
    """A title of the head that is not typed is told of a unit above as it is of the unit."""
    dinas = {"kode": "DINKES", "nama": "Dinas Kesehatan", "jenis": "Dinas"}
    made = builder("data", unit_kerja=[dinas, {**RSUD, "induk": "DINKES"}])
    unit = made.record(made.dataset.unit_kerja[1])["unit_kerja"]
    assert unit["induk"]["jabatan_kepala"] == "Kepala Dinas Kesehatan"


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"tempat": "Panggul"}, "Panggul"),
        ({"induk": "CAMAT"}, "Panggul"),
        ({}, ""),
    ],
    ids=["bertempat", "induknya bertempat", "ibu kota"],
)
def test_a_unit_signs_at_its_own_place(builder: Builder, cells: dict[str, Any], place: str) -> None:
    """``tempat`` is where a record's unit is, or the unit above it, or else the capital."""
    above = {"kode": "CAMAT", "nama": "Kecamatan Panggul", "tempat": "Panggul"}
    made = builder(pegawai=[ANI], unit_kerja=[{**RSUD, **cells}, above])
    assert made.record(made.dataset.pegawai[0])["tempat"] == (place or "Trenggalek")
    assert "tempat" not in made.shared  # what changes from record to record


@pytest.mark.parametrize(
    ("unit", "budget"),
    [
        ({"nama": "Dinas Sosial", "jenis": "Dinas"}, "Dokumen Pelaksanaan Anggaran Dinas Sosial"),
        (
            {"nama": "Bagian Hukum", "jenis": "Bagian", "induk": "SETDA"},
            "Dokumen Pelaksanaan Anggaran Sekretariat Daerah",
        ),
        (
            {"nama": "Bagian Hukum", "jenis": ""},
            "Dokumen Pelaksanaan Anggaran Sekretariat Daerah",
        ),
        (
            {"nama": "Persidangan Sekretariat DPRD", "jenis": "Bagian"},
            "Dokumen Pelaksanaan Anggaran Sekretariat DPRD",
        ),
        ({"nama": "SMP Negeri 1", "jenis": "Sekolah", "induk": "SETDA"}, "anggaran SMP Negeri 1"),
        ({"nama": "Puskesmas Jati", "jenis": ""}, "anggaran Puskesmas Jati"),
    ],
)
def test_only_a_perangkat_daerah_has_a_dpa(
    builder: Builder, unit: dict[str, str], budget: str
) -> None:
    """A part of a perangkat daerah is paid from its DPA; a school or puskesmas by its budget."""
    above = {"kode": "SETDA", "nama": "Sekretariat Daerah", "jenis": "Sekretariat"}
    made = builder("data", unit_kerja=[above, {"kode": "U", **unit}])
    assert made.record(made.dataset.unit_kerja[1])["unit_kerja"]["anggaran"] == budget
