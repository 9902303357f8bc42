"""The legal basis: versions by date, citations, and the order of Mengingat."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from zi_docs.indonesian import format_tanggal
from zi_docs.zona_integritas import (
    DasarHukum,
    berlaku,
    check_klasifikasi,
    check_kutipan,
    daftar_kunci,
    daftar_versi,
    find_istilah,
    is_pembentukan,
    kode_keputusan,
    kunci_baku,
    parse_kutipan,
    parse_tetap,
    parse_tingkat,
    pembentukan_lama,
    perubahan_kurang,
    susun_mengingat,
)

APRIL_2021 = date(2021, 4, 27)
ALL_VERSIONS = [v for kunci in daftar_kunci() for v in daftar_versi(kunci)]
KUTIPAN = [pytest.param(v, id=f"{v.kunci}-{v.berlaku_sejak}") for v in ALL_VERSIONS]


@pytest.mark.parametrize(
    ("kunci", "on", "wording"),
    [
        ("pedoman-zi", date(2012, 6, 1), "PermenPANRB 20/2012"),
        ("pedoman-zi", date(2013, 6, 1), "PermenPANRB 60/2012"),
        ("pedoman-zi", date(2018, 6, 1), "PermenPANRB 52/2014"),
        ("pedoman-zi", date(2020, 4, 6), "PermenPANRB 52/2014 jo. 10/2019"),
        ("pedoman-zi", APRIL_2021, "PermenPANRB 52/2014 jo. 10/2019"),
        ("pedoman-zi", date(2021, 12, 30), "PermenPANRB 52/2014 jo. 10/2019"),
        ("pedoman-zi", date(2021, 12, 31), "PermenPANRB 90/2021"),
        ("pedoman-zi", date(2024, 7, 31), "PermenPANRB 90/2021"),
        ("pedoman-zi", date(2024, 8, 1), "PermenPANRB 90/2021 jo. 5/2024"),
        ("konflik-kepentingan", date(2024, 10, 30), "PermenPANRB 37/2012"),
        ("konflik-kepentingan", date(2024, 10, 31), "PermenPANRB 17/2024"),
        ("disiplin-pns", date(2021, 8, 30), "PP 53/2010"),
        ("disiplin-pns", date(2021, 8, 31), "PP 94/2021"),
        ("asn", date(2023, 10, 30), "UU 5/2014"),
        ("asn", date(2023, 10, 31), "UU 20/2023"),
        ("uu23-2014", date(2020, 11, 1), "UU 23/2014 jo. 9/2015"),
        ("uu23-2014", date(2020, 11, 2), "UU 23/2014 jo. 11/2020"),
        ("uu23-2014", date(2022, 12, 29), "UU 23/2014 jo. 11/2020"),
        ("uu23-2014", date(2022, 12, 30), "UU 23/2014 jo. Perppu 2/2022"),
        ("uu23-2014", date(2023, 3, 30), "UU 23/2014 jo. Perppu 2/2022"),
        ("uu23-2014", date(2023, 3, 31), "UU 23/2014 jo. 6/2023"),
        ("uu30-2014", date(2020, 11, 1), "UU 30/2014"),
        ("uu30-2014", date(2020, 11, 2), "UU 30/2014 jo. 11/2020"),
        ("uu30-2014", date(2022, 12, 30), "UU 30/2014 jo. Perppu 2/2022"),
        ("uu30-2014", date(2023, 3, 31), "UU 30/2014 jo. 6/2023"),
        ("permenpanrb25-2020", date(2022, 6, 1), "PermenPANRB 25/2020"),
        ("permenpanrb25-2020", date(2023, 6, 1), "PermenPANRB 25/2020 jo. 3/2023"),
        ("bea-meterai", date(2020, 12, 31), "UU 13/1985"),
        ("bea-meterai", date(2021, 1, 1), "UU 10/2020"),
        ("uu31-1999", APRIL_2021, "UU 31/1999 jo. 20/2001"),
        ("uu31-1999", date(2026, 1, 2), "UU 31/1999 jo. 20/2001"),  # partly revoked, not amended
        ("gratifikasi", date(2015, 6, 1), "Peraturan KPK 2/2014"),
        ("gratifikasi", date(2026, 1, 19), "Peraturan KPK 2/2019"),
        ("gratifikasi", date(2026, 1, 20), "Peraturan KPK 2/2019 jo. 1/2026"),
    ],
)
def test_family_cites_the_version_of_the_date(kunci: str, on: date, wording: str) -> None:
    """A document cites the rule of its own date."""
    version = berlaku(kunci, on)
    assert version is not None
    assert version.sebutan == wording


def test_april_2021_cites_52_2014_with_its_amendment_in_full() -> None:
    """In April 2021 the ZI rule is 52/2014 as amended by 10/2019, with both titles and brackets."""
    version = berlaku("pedoman-zi", APRIL_2021)
    assert version is not None
    panrb = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
    title = (
        f"{panrb} Nomor 52 Tahun 2014 tentang Pedoman Pembangunan Zona Integritas Menuju Wilayah "
        "Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Lingkungan Instansi "
        "Pemerintah"
    )
    assert version.kutipan == (
        f"{title} (Berita Negara Republik Indonesia Tahun 2014 Nomor 1813) "
        f"sebagaimana telah diubah dengan {panrb} Nomor 10 Tahun 2019 tentang Perubahan atas "
        f"{title} (Berita Negara Republik Indonesia Tahun 2019 Nomor 671)"
    )


def test_2022_cites_90_2021_by_its_own_title() -> None:
    """The title of 90/2021 has neither "Pedoman" nor "Lingkungan"; its number is verified."""
    version = berlaku("pedoman-zi", date(2022, 1, 3))
    assert version is not None
    assert version.kutipan.endswith(
        "Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah "
        "Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah "
        "(Berita Negara Republik Indonesia Tahun 2021 Nomor 1571)"
    )
    assert version.pasti


def test_from_august_2024_the_zi_rule_is_cited_with_its_amendment() -> None:
    """5/2024 stands with its own title and number after 90/2021 with its number."""
    version = berlaku("pedoman-zi", date(2024, 8, 1))
    before = berlaku("pedoman-zi", date(2024, 7, 31))
    assert version is not None
    assert before is not None
    title = before.kutipan.partition(" (")[0]
    assert version.kutipan == (
        f"{before.kutipan} sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan "
        "Aparatur Negara dan Reformasi Birokrasi Nomor 5 Tahun 2024 tentang Perubahan atas "
        f"{title} (Berita Negara Republik Indonesia Tahun 2024 Nomor 444)"
    )
    assert version.pasti


@pytest.mark.parametrize(
    ("kunci", "on", "wording"),
    [
        ("uu23-2014", date(2015, 3, 1), "UU 23/2014"),
        ("uu23-2014", APRIL_2021, "UU 23/2014 jo. 9/2015"),
        ("uu23-2014", date(2026, 3, 1), "UU 23/2014 jo. 9/2015"),
        ("uu30-2014", APRIL_2021, "UU 30/2014 jo. 11/2020"),
        ("asn", date(2026, 3, 1), "UU 20/2023"),
    ],
)
def test_an_office_may_go_on_citing_an_amendment(kunci: str, on: date, wording: str) -> None:
    """An office that keeps UU 9/2015 cites it from its own day on; other rules do not change."""
    version = berlaku(kunci, on, tetap="UU 9/2015")
    assert version is not None
    assert version.sebutan == wording


@pytest.mark.parametrize(
    ("text", "short"),
    [("", ""), ("UU 9/2015", "UU 9/2015"), ("Undang-Undang Nomor 9 Tahun 2015", "UU 9/2015")],
)
def test_the_kept_amendment_is_read_however_written(text: str, short: str) -> None:
    """The amendment may be typed in full or in short."""
    assert parse_tetap(text) == short


@pytest.mark.parametrize("text", ["UU 11/2020", "UU 23/2014", "ya"])
def test_no_other_amendment_may_be_kept(text: str) -> None:
    """An amendment that nobody keeps by habit is refused, with those that may be kept."""
    with pytest.raises(ValueError, match="bukan perubahan yang boleh tetap dikutip"):
        parse_tetap(text)


def test_a_consideration_names_no_gazette() -> None:
    """In a sentence a rule has its title and the number of its amendment, and no gazette."""
    version = berlaku("pedoman-zi", APRIL_2021)
    assert version is not None
    panrb = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
    assert version.dalam_kalimat == (
        f"{panrb} Nomor 52 Tahun 2014 tentang Pedoman Pembangunan Zona Integritas Menuju Wilayah "
        "Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Lingkungan Instansi "
        f"Pemerintah sebagaimana telah diubah dengan {panrb} Nomor 10 Tahun 2019"
    )


@pytest.mark.parametrize("version", KUTIPAN)
def test_a_regulation_without_gazette_is_in_doubt(version: DasarHukum) -> None:
    """Every built-in regulation has the number of its gazette, or says that it is missing."""
    assert version.pasti is False or not version.tanpa_lembaran or "Lazim" in version.catatan


FORMED = "tentang Pembentukan"
LAST_2021, LAST_2023, LAST_2026 = date(2021, 12, 31), date(2023, 12, 31), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "quiet", "told"),
    [
        (f"UU 12/1950 {FORMED} Daerah-daerah Kabupaten", LAST_2023, date(2024, 1, 1)),
        (f"UU 27/1959 {FORMED} Daerah Tingkat II di Kalimantan", LAST_2023, date(2024, 1, 1)),
        (f"UU 10/1950 {FORMED} Propinsi Jawa Tengah", LAST_2021, date(2022, 3, 16)),
        (f"UU 25/1956 {FORMED} Daerah-daerah Otonom Propinsi X", LAST_2021, date(2022, 3, 16)),
        (f"UU 64/1958 {FORMED} Daerah-daerah Tingkat I Bali", LAST_2021, date(2022, 3, 16)),
        ("UU 2/1965 tentang Perubahan Batas Wilayah", LAST_2026, None),
        (f"UU 23/2000 {FORMED} Propinsi Banten", LAST_2026, None),
        (f"Peraturan Daerah Nomor 1 Tahun 1950 {FORMED} Daerah", LAST_2026, None),
    ],
)
def test_an_old_formation_law_is_told_once_its_kind_is_replaced(
    text: str, quiet: date, told: date | None
) -> None:
    """The laws on provinces were replaced from 2022 on, those on regencies and towns from 2024."""
    rule = parse_kutipan(text)
    assert not pembentukan_lama(rule, quiet)
    assert told is None or format_tanggal(told) in pembentukan_lama(rule, told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"UU 15/1950 {FORMED} Daerah-daerah Kabupaten", True),
        (f"UU 10/1950 {FORMED} Propinsi Jawa Tengah", True),
        ("UU 27/1959 tentang Penetapan Undang-Undang Darurat Nomor 3 Tahun 1953 tentang "
         "Pembentukan Daerah Tingkat II", True),
        ("UU 97/2024 tentang Kabupaten Cianjur di Provinsi Jawa Barat", True),
        ("UU 9/2022 tentang Provinsi Kalimantan Barat", True),
        ("UU 13/2012 tentang Keistimewaan Daerah Istimewa Yogyakarta", True),
        ("UU 11/2006 tentang Pemerintahan Aceh", True),
        (f"UU 12/2011 {FORMED} Peraturan Perundang-undangan", False),
        ("UU 23/2014 tentang Pemerintahan Daerah", False),
        (f"Peraturan Daerah Kabupaten X Nomor 7 Tahun 2016 {FORMED} Perangkat Daerah", False),
    ],
)  # fmt: skip
def test_the_law_of_a_region_is_known_by_its_title(text: str, expected: bool) -> None:
    """A law on a formation, a region or its special status is that by which a region exists."""
    assert is_pembentukan(parse_kutipan(text)) is expected


PANRB_90 = "PermenPANRB 90/2021 tentang Pembangunan dan Evaluasi Zona Integritas"
REGIONS = "UU 23/2014 tentang Pemerintahan Daerah"
BY_9, BY_11 = f"{REGIONS} terakhir dengan UU 9/2015", f"{REGIONS} terakhir dengan UU 11/2020"


@pytest.mark.parametrize(
    ("text", "on", "tetap", "latest"),
    [
        (BY_9, date(2020, 11, 1), "", None),
        (BY_9, date(2020, 11, 2), "", "UU 11/2020"),
        (BY_9, date(2026, 6, 1), "UU 9/2015", None),
        (f"{REGIONS} terakhir dengan UU 6/2023", date(2026, 6, 1), "UU 9/2015", None),
        (BY_11, date(2026, 6, 1), "UU 9/2015", "UU 6/2023"),
        (REGIONS, date(2026, 6, 1), "", "UU 6/2023"),
        (PANRB_90, date(2024, 7, 31), "", None),
        (PANRB_90, date(2024, 8, 1), "", "PermenPANRB 5/2024"),
        ("UU 28/1999 tentang Penyelenggaraan Negara", date(2026, 6, 1), "", None),
        ("UU 1/2022 tentang Hubungan Keuangan", date(2026, 6, 1), "", None),
    ],
)
def test_an_own_citation_has_the_latest_change(
    text: str, on: date, tetap: str, latest: str | None
) -> None:
    """A regulation that the office cites itself bears its latest change, or the one it keeps."""
    missing = perubahan_kurang(parse_kutipan(text), on, tetap)
    assert (missing and missing.perubahan[-1]) == latest


@pytest.mark.parametrize(
    ("nomor", "on", "head", "words"),
    [
        ("100.3.3.2/{urut}/{tahun}", date(2020, 4, 20), "Bupati", "baru ada sejak sekitar"),
        ("100.3.3.1/5/2021", APRIL_2021, "Gubernur", "baru ada sejak sekitar September 2022"),
        ("100.3.3.2/{urut}/{tahun}", date(2023, 1, 2), "Gubernur", "melainkan 100.3.3.1."),
        ("100.3.3.2/{urut}/{tahun}", date(2023, 1, 2), "Wali Kota", ""),
        ("188.45/{urut}/{tahun}", date(2020, 4, 20), "Bupati", ""),
    ],
)
def test_a_classification_fits_date_and_head(nomor: str, on: date, head: str, words: str) -> None:
    """The code of a decree exists on its date and belongs to its head; own codes are free."""
    told = check_klasifikasi(nomor, on, head)
    assert words in told
    assert bool(told) is bool(words)


@pytest.mark.parametrize(
    ("on", "head", "code"),
    [
        (date(2022, 8, 31), "Gubernur", "188.44"),
        (date(2022, 8, 31), "Wali Kota", "188.45"),
        (date(2022, 9, 1), "Gubernur", "100.3.3.1"),
        (date(2026, 2, 9), "Bupati", "100.3.3.2"),
        (date(2026, 2, 9), "Camat", ""),
    ],
)
def test_a_decree_has_the_code_of_its_head_and_date(on: date, head: str, code: str) -> None:
    """The level of the head and the date give the code, which is never told to be wrong."""
    assert kode_keputusan(on, head) == code
    assert check_klasifikasi(f"{code}/1/2022", on, head) == ""


def test_no_version_before_the_first() -> None:
    """Before its first version a family cites nothing."""
    assert berlaku("perpres81-2010", date(2010, 1, 1)) is None


@pytest.mark.parametrize("kunci", daftar_kunci())
def test_versions_neither_overlap_nor_leave_a_gap(kunci: str) -> None:
    """Each version ends on the day before the next begins; the last one has no end."""
    versions = daftar_versi(kunci)
    for older, newer in pairwise(versions):
        assert older.berlaku_sejak is not None
        assert older.berlaku_sampai is not None
        assert older.berlaku_sejak <= older.berlaku_sampai
        assert newer.berlaku_sejak == older.berlaku_sampai + timedelta(days=1)
    assert versions[-1].berlaku_sampai is None


@pytest.mark.parametrize("version", KUTIPAN)
def test_citation_is_clean(version: DasarHukum) -> None:
    """A citation is one line with single spaces, balanced brackets, and no closing mark."""
    kutipan = version.kutipan
    assert kutipan == " ".join(kutipan.split())
    assert kutipan.count("(") == kutipan.count(")")
    assert re.search(r"[\w)]$", kutipan)
    assert find_istilah(kutipan) == ()


@pytest.mark.parametrize("version", KUTIPAN)
def test_citation_agrees_with_its_own_data(version: DasarHukum) -> None:
    """Number, year, level and amendment of a version are those that its citation prints."""
    read = parse_kutipan(version.kutipan)
    assert (read.pokok, read.urutan) == (version.pokok, version.urutan)
    for amendment in version.perubahan:
        nomor, tahun = amendment.rpartition(" ")[2].split("/")
        assert " sebagaimana telah diubah " in version.kutipan
        assert f" Nomor {nomor} Tahun {tahun} tentang " in version.kutipan


@pytest.mark.parametrize("version", KUTIPAN)
def test_citation_is_in_force_on_its_own_days(version: DasarHukum) -> None:
    """The check finds nothing wrong with a citation on the first and last day of its version."""
    for on in (version.berlaku_sejak, version.berlaku_sampai):
        assert on is None or check_kutipan(version.kutipan, on) == []


@pytest.mark.parametrize("version", KUTIPAN)
def test_doubt_is_explained(version: DasarHukum) -> None:
    """A citation that is not verified says what is left to compare."""
    assert version.pasti or version.catatan


def test_mengingat_orders_by_level_then_date() -> None:
    """Mengingat runs from statutes down to regional rules, each level by year and number."""
    kunci = ["pedoman-zi", "disiplin-pns", "uu23-2014", "perpres81-2010", "asn", "uu28-1999"]
    extra = [
        parse_kutipan("Peraturan Bupati Trenggalek Nomor 3 Tahun 2017 tentang Tata Kerja;"),
        parse_kutipan("Peraturan Daerah Kabupaten Trenggalek Nomor 17 Tahun 2016 tentang X;"),
        parse_kutipan("Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah;"),
    ]
    assert [d.sebutan for d in susun_mengingat(kunci, APRIL_2021, extra)] == [
        "UU 12/1950",
        "UU 28/1999",
        "UU 5/2014",
        "UU 23/2014 jo. 11/2020",
        "PP 53/2010",
        "Perpres 81/2010",
        "PermenPANRB 52/2014 jo. 10/2019",
        "Peraturan Daerah Kabupaten Trenggalek Nomor 17 Tahun 2016",
        "Peraturan Bupati Trenggalek Nomor 3 Tahun 2017",
    ]


def order(*citations: str) -> list[str]:
    """Return the citations as Mengingat would list them."""
    rules = [parse_kutipan(text) for text in citations]
    return [rule.kutipan for rule in susun_mengingat([], APRIL_2021, rules)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Peraturan Daerah Provinsi Jawa Timur Nomor 8 Tahun 2019", "Peraturan Daerah Kabupaten "
         "Trenggalek Nomor 17 Tahun 2016"),
        ("Peraturan Daerah Daerah Istimewa Yogyakarta Nomor 1 Tahun 2018",
         "Peraturan Daerah Kota Yogyakarta Nomor 5 Tahun 2016"),
        ("Qanun Aceh Nomor 13 Tahun 2016", "Qanun Kabupaten Aceh Barat Nomor 3 Tahun 2016"),
        ("Peraturan Gubernur Bali Nomor 60 Tahun 2020", "Peraturan Bupati Badung Nomor 4 Tahun "
         "2016"),
        ("Perda Provinsi Bali Nomor 1 Tahun 2020", "Perda Nomor 7 Tahun 2016"),
    ],
)  # fmt: skip
def test_a_rule_of_the_province_stands_above_one_of_a_regency(first: str, second: str) -> None:
    """A regional rule of the province comes first, however young it is (UU 12/2011 Pasal 7)."""
    assert order(second, first) == [first, second]


HEALTH = "Peraturan Menteri Kesehatan Nomor 75 Tahun 2014 tentang Puskesmas"
HEALTH_GAZETTE = f"{HEALTH} (Berita Negara Republik Indonesia Tahun 2014 Nomor 1676)"
GUIDELINE = berlaku("pedoman-zi", APRIL_2021).kutipan  # type: ignore[union-attr]


def test_ministries_follow_one_another_by_the_gazette() -> None:
    """Each ministry counts its own numbers, so the gazette tells which rule is the older one.

    Without it the number of the rule decides.
    """
    assert order(GUIDELINE, HEALTH_GAZETTE) == [HEALTH_GAZETTE, GUIDELINE]
    assert order(HEALTH, GUIDELINE) == [GUIDELINE, HEALTH]


def test_office_citation_replaces_ours() -> None:
    """A regulation that the office cites itself is not cited twice; its own wording stands.

    It keeps the key of the family, by which a naskah may look for it.
    """
    own = parse_kutipan("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")
    assert susun_mengingat(["uu23-2014", "uu23-2014"], APRIL_2021, [own]) == (
        replace(own, kunci="uu23-2014"),
    )


@pytest.mark.parametrize(
    ("kunci", "on", "message"),
    [
        ("uu99-2099", APRIL_2021, 'Kunci dasar hukum "uu99-2099" tidak dikenal'),
        ("perpres54-2018", date(2011, 1, 1), "belum berlaku pada 1 Januari 2011"),
    ],
)
def test_mengingat_refuses_what_it_cannot_cite(kunci: str, on: date, message: str) -> None:
    """An unknown family, or one with nothing in force, stops the list instead of leaving a hole."""
    with pytest.raises(ValueError, match=message):
        susun_mengingat([kunci], on)


COMMON = {
    "uu28-1999",
    "uu31-1999",
    "uu25-2009",
    "asn",
    "uu23-2014",
    "uu30-2014",
    "pp60-2008",
    "disiplin-pns",
    "perpres54-2018",
    "permenpanrb49-2011",
    "pedoman-zi",
}


@pytest.mark.parametrize(
    ("on", "uncommon"),
    [
        (date(2020, 4, 6), {"perpres81-2010"}),
        (date(2020, 5, 8), {"perpres81-2010", "permenpanrb25-2020"}),
        (APRIL_2021, {"perpres81-2010", "permenpanrb25-2020"}),
        (date(2022, 1, 3), {"perpres81-2010", "permenpanrb25-2020"}),
        (date(2024, 12, 31), {"perpres81-2010", "permenpanrb25-2020"}),
        (date(2025, 1, 1), {"perpres81-2010"}),
        (date(2026, 1, 1), set()),
    ],
)
def test_recommended_set_follows_the_date(on: date, uncommon: set[str]) -> None:
    """The road map is recommended from May 2020 to 2024, the grand design until its period ends."""
    assert set(kunci_baku(on)) == COMMON | uncommon


@pytest.mark.parametrize("tahun", range(1995, 2031))
def test_recommended_set_can_always_be_cited(tahun: int) -> None:
    """On any date the recommended keys resolve to versions in force, in order."""
    on = date(tahun, 7, 1)
    result = susun_mengingat(kunci_baku(on), on)
    assert [d.urutan for d in result] == sorted(d.urutan for d in result)
    assert all(d.is_berlaku(on) for d in result)


@pytest.mark.parametrize(
    ("text", "tingkat"),
    [
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud"),
        ("UUD 1945", "uud"),
        ("Undang-Undang Nomor 5 Tahun 2014", "uu"),
        ("UNDANG – UNDANG NOMOR 5", "uu"),
        ("UU 5/2014", "uu"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", "uu"),
        ("Peraturan Pemerintah Nomor 53 Tahun 2010", "pp"),
        ("PP 53/2010", "pp"),
        ("Perpres 54/2018", "perpres"),
        ("Keputusan Presiden Nomor 80 Tahun 2003", "perpres"),
        ("Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023", "permen"),
        ("PermenPANRB 90/2021", "permen"),
        ("Peraturan Arsip Nasional Republik Indonesia Nomor 5 Tahun 2021", "permen"),
        ("Peraturan Daerah Kabupaten Gunungkidul Nomor 7 Tahun 2016", "perda"),
        ("Qanun Aceh Nomor 1 Tahun 2020", "perda"),
        ("Peraturan Bupati Gunungkidul Nomor 1 Tahun 2020", "perkada"),
        ("Peraturan Wali Kota Yogyakarta Nomor 1 Tahun 2020", "perkada"),
        ("Perwali 1/2020", "perkada"),
        ("Keputusan Bupati Trenggalek Nomor 1 Tahun 2020", "lain"),
        ("Instruksi Presiden Nomor 2 Tahun 2014", "lain"),
        ("Inpres 2/2014", "lain"),
        ("Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud"),
        ("Pasal 18A ayat (1) dan Pasal 18B UUD 1945", "uud"),
    ],
)
def test_parse_tingkat_reads_the_first_words(text: str, tingkat: str) -> None:
    """The level of a regulation follows from the beginning of its citation."""
    assert parse_tingkat(text) == tingkat


@pytest.mark.parametrize(
    "text",
    ["", "53 Tahun 2010", "Perihal", "upp 3/2010", "Pasal 5 Undang-Undang Nomor 5 Tahun 2014"],
)
def test_parse_tingkat_refuses_other_text(text: str) -> None:
    """Text that starts with no kind of regulation is refused with an example."""
    with pytest.raises(ValueError, match="tidak diawali jenis peraturan"):
        parse_tingkat(text)


@pytest.mark.parametrize(
    ("text", "base", "nomor", "tahun"),
    [
        (
            "Peraturan Daerah Kabupaten X\n Nomor 7 Tahun 2016 tentang Y (Lembaran Daerah 7) ; ",
            "Peraturan Daerah Kabupaten X Nomor 7 Tahun 2016",
            7,
            2016,
        ),
        (
            "Peraturan Menteri Keuangan Nomor 113/PMK.05/2012 tentang Y",
            "Peraturan Menteri Keuangan Nomor 113/PMK.05/2012",
            113,
            2012,
        ),
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "UUD 1945", 0, 1945),
        ("UU 12/1950", "UU 12/1950", 12, 1950),
        (
            "Ketetapan MPR RI Nomor XI/MPR/1998 tentang Y",
            "Ketetapan MPR RI Nomor XI/MPR/1998",
            11,
            1998,
        ),
        ("TAP MPR Nomor IV/MPR/1999", "TAP MPR Nomor IV/MPR/1999", 4, 1999),
    ],
)
def test_parse_kutipan_reads_an_offices_own_law(
    text: str, base: str, nomor: int, tahun: int
) -> None:
    """A citation typed by an office gives number and year, on one line without closing mark."""
    result = parse_kutipan(text)
    assert (result.pokok, result.nomor, result.tahun) == (base, nomor, tahun)
    assert result.kutipan == " ".join(text.split()).rstrip(" ;")


def test_parse_kutipan_needs_number_and_year() -> None:
    """A regulation without number or year cannot be put in order, so it is refused."""
    with pytest.raises(ValueError, match="tidak memuat nomor dan tahunnya"):
        parse_kutipan("Peraturan Daerah tentang Perangkat Daerah")
