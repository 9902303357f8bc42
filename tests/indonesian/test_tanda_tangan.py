from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import FieldError
from zi_docs.indonesian import (
    Pimpinan,
    baris_jabatan,
    ejaan_pimpinan,
    jabatan_pimpinan,
    nama_saja,
    parse_cara,
    sebutan_kepala,
)
from zi_docs.indonesian.tanda_tangan import CARA

from .random_text import only_value_error, typed_text

BUPATI, SEKDA, ASISTEN, WAKIL = (
    "Bupati Kudus",
    "Sekretaris Daerah",
    "Asisten Administrasi",
    "Wakil Bupati",
)


@pytest.mark.parametrize(
    ("printed", "lines"),
    [
        (baris_jabatan("Bupati Trenggalek", "definitif"), ("BUPATI TRENGGALEK,",)),
        (baris_jabatan(SEKDA, "a.n.", BUPATI), ("a.n. BUPATI KUDUS", "SEKRETARIS DAERAH,")),
        (
            baris_jabatan(ASISTEN, "u.b.", BUPATI, SEKDA),
            ("a.n. BUPATI KUDUS", "SEKRETARIS DAERAH", "u.b.", "ASISTEN ADMINISTRASI,"),
        ),
        (
            baris_jabatan(BUPATI, "Plt.", jabatan_sendiri=WAKIL),
            ("Plt. BUPATI KUDUS", "WAKIL BUPATI,"),
        ),
        (
            baris_jabatan(BUPATI, "plh", jabatan_sendiri=WAKIL),
            ("Plh. BUPATI KUDUS", "WAKIL BUPATI,"),
        ),
        (baris_jabatan(BUPATI, "Plt."), ("Plt. BUPATI KUDUS,",)),
        (baris_jabatan(BUPATI, "Pj."), ("Pj. BUPATI KUDUS,",)),
        (baris_jabatan(BUPATI, "Pjs."), ("Pjs. BUPATI KUDUS,",)),
        (
            baris_jabatan("Plt. Sekretaris Daerah,", "a.n.", BUPATI),
            ("a.n. BUPATI KUDUS", "Plt. SEKRETARIS DAERAH,"),
        ),
        (baris_jabatan("Direktur RSUD dr. Soedomo", "definitif"), ("DIREKTUR RSUD dr. SOEDOMO,",)),
        (baris_jabatan(BUPATI, "definitif", "", " ", None), ("BUPATI KUDUS,",)),
    ],
)
def test_lines_by_manner_of_signing(printed: tuple[str, ...], lines: tuple[str, ...]) -> None:
    """Each manner prints its own lines in capitals, with its short form in small letters."""
    assert printed == lines


def test_capitals_are_an_option() -> None:
    """Without capitals the jabatan keep the case they were typed in."""
    assert baris_jabatan(SEKDA, "a.n.", BUPATI, kapital=False) == (
        "a.n. Bupati Kudus",
        "Sekretaris Daerah,",
    )


@pytest.mark.parametrize("cara", CARA)
@given(own=st.booleans(), capitals=st.booleans())
def test_only_the_last_line_ends_with_a_comma(cara: str, own: bool, capitals: bool) -> None:
    """The comma stands once, after the last jabatan."""
    lines = baris_jabatan(
        f"{ASISTEN},",
        cara,
        BUPATI + "," if cara in ("a.n.", "u.b.") else None,
        SEKDA + "," if cara == "u.b." else None,
        WAKIL + "," if cara in ("Plt.", "Plh.") and own else None,
        kapital=capitals,
    )
    assert [line.endswith(",") for line in lines] == [False] * (len(lines) - 1) + [True]
    assert "".join(lines).count(",") == 1


@pytest.mark.parametrize(
    ("cara", "fields", "nama"),
    [
        ("a.n.", {}, "atas_nama"),
        ("a.n.", {"atas_nama": " "}, "atas_nama"),
        ("u.b.", {"melalui": SEKDA}, "atas_nama"),
        ("u.b.", {"atas_nama": BUPATI}, "melalui"),
    ],
)
def test_a_missing_superior_is_refused(cara: str, fields: dict[str, Any], nama: str) -> None:
    """Signing for someone without naming him is refused."""
    with pytest.raises(ValueError, match=f"memerlukan {nama.replace('_', ' ').title()}"):
        baris_jabatan(SEKDA, cara, **fields)


@pytest.mark.parametrize(
    ("cara", "nama"),
    [
        ("definitif", "atas_nama"),
        ("definitif", "jabatan_sendiri"),
        ("Plt.", "atas_nama"),
        ("Pj.", "jabatan_sendiri"),
        ("a.n.", "melalui"),
    ],
)
def test_what_would_vanish_from_the_letter_is_refused(cara: str, nama: str) -> None:
    """A jabatan that the manner does not print is refused."""
    fields: dict[str, Any] = {"atas_nama": BUPATI} if cara == "a.n." else {}
    with pytest.raises(ValueError, match=f"tidak mencetak {nama.replace('_', ' ').title()}"):
        baris_jabatan(SEKDA, cara, **{**fields, nama: WAKIL})


def test_a_blank_jabatan_is_refused() -> None:
    """A signature without a jabatan is refused."""
    with pytest.raises(ValueError, match="belum diisi"):
        baris_jabatan(" , ", "definitif")


@pytest.mark.parametrize(
    ("text", "cara"),
    [
        ("plt", "Plt."),
        ("PLT.", "Plt."),
        ("Pelaksana Tugas", "Plt."),
        ("Plh", "Plh."),
        ("pelaksana harian", "Plh."),
        ("An.", "a.n."),
        ("a.n", "a.n."),
        ("A/N", "a.n."),
        ("atas nama", "a.n."),
        ("ub", "u.b."),
        ("untuk beliau", "u.b."),
        ("Pj", "Pj."),
        ("penjabat", "Pj."),
        ("pjs.", "Pjs."),
        ("Definitif", "definitif"),
    ],
)
def test_manners_are_read_in_every_spelling(text: str, cara: str) -> None:
    """Dots, spaces and capitals do not matter, and the words in full are known."""
    assert parse_cara(text) == cara


def test_every_manner_reads_back() -> None:
    """The standard forms are their own spelling."""
    assert tuple(map(parse_cara, CARA)) == CARA


@pytest.mark.parametrize("text", ["", "ttd", "u.p.", "an bupati"])
def test_unknown_manners_are_refused(text: str) -> None:
    """Another manner is refused, and the choices are listed."""
    with pytest.raises(FieldError, match="tidak dikenal") as error:
        parse_cara(text)
    assert "a.n., u.b., Plt., Plh., Pj., atau Pjs." in error.value.mend


@given(typed_text)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_cara, text)
    only_value_error(lambda jabatan: baris_jabatan(jabatan, "definitif"), text)


@pytest.mark.parametrize(
    ("jabatan", "wording"),
    [
        ("Bupati", "Bupati"),
        ("Bupati, Kudus", "Bupati"),
        ("Wali Kota Blitar", "Wali Kota"),
        ("Walikota Blitar", "Wali Kota"),
        ("WALI-KOTA BLITAR", "Wali Kota"),
        ("Pj. Bupati Kudus", "Bupati"),
        ("Pj.Bupati Kudus", "Bupati"),
        ("P.J. Wali\u00a0Kota Blitar", "Wali Kota"),
        ("Plt Gubernur Jawa Timur", "Gubernur"),
        ("Plh. Walikota Blitar", "Wali Kota"),
        ("Penjabat Sementara Bupati Kudus", "Bupati"),
    ],
)
def test_what_the_head_of_a_region_is_called(jabatan: str, wording: str) -> None:
    """The first word decides, after any acting form, however the post is typed."""
    assert sebutan_kepala(jabatan) == wording


@pytest.mark.parametrize(
    "jabatan",
    [
        "",
        "Pj.",
        "Wakil Bupati Kudus",
        "Wali Nagari Koto Gadang",
        "Walikotamadya Blitar",
        "Bupati/Wali Kota",
        "Menteri Sosial",
        "Kepala Daerah",
        "Bu Pati",
        "a.n. Bupati Kudus",
    ],
)
def test_no_other_post_heads_a_region(jabatan: str) -> None:
    """A post that is none of the three is refused as typed, never taken for the nearest."""
    with pytest.raises(ValueError, match="bukan Bupati, Wali Kota, atau Gubernur"):
        sebutan_kepala(jabatan)


@pytest.mark.parametrize(
    ("jabatan", "post", "sebutan"),
    [
        ("Bupati Kudus", Pimpinan.KEPALA, "Bupati"),
        ("WALIKOTA BLITAR", Pimpinan.KEPALA, "Wali Kota"),
        ("Pj. Gubernur Jawa Tengah", Pimpinan.KEPALA, "Gubernur"),
        ("Wakil Wali Kota Blitar", Pimpinan.WAKIL, "Wali Kota"),
        ("Sekda", Pimpinan.SEKRETARIS, ""),
        ("Plh. Sekretaris Daerah Kabupaten Kudus", Pimpinan.SEKRETARIS, ""),
        ("Staf Ahli Bupati Bidang Hukum", None, ""),
        ("Sekretaris Dinas Kesehatan", None, ""),
        ("Asisten Sekretaris Daerah", None, ""),
        ("Wakil Kepala Sekolah", None, ""),
        ("", None, ""),
    ],
)
def test_the_posts_that_lead_a_region(jabatan: str, post: Pimpinan | None, sebutan: str) -> None:
    """Only the first words count, after the manner of signing."""
    assert jabatan_pimpinan(jabatan) == (post, sebutan)


@pytest.mark.parametrize(
    ("jabatan", "cara", "alone"),
    [
        ("Bupati Kudus", "definitif", False),
        *[("Bupati Kudus", cara, True) for cara in ("Pj.", "Pjs.", "Plt.", "Plh.")],
        ("Pj. Bupati Kudus", "definitif", True),
        ("Sekretaris Daerah", "definitif", False),
        ("Sekretaris Daerah", "Pj.", True),
        ("Sekretaris Daerah", "Plh.", True),
        ("Sekretaris Daerah", "Plt.", False),
        ("Sekretaris Daerah", "a.n.", False),
        ("Wakil Bupati Kudus", "Plt.", False),
        ("Kepala Dinas", "Pj.", False),
    ],
)
def test_who_signs_with_the_name_alone(jabatan: str, cara: str, alone: bool) -> None:
    """The stand-ins of a region's head, and Pj. and Plh. Sekda (Permendagri 1/2023, Pasal 44)."""
    assert nama_saja(jabatan, cara) is alone


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Walikota Blitar", "Wali Kota Blitar"),
        ("Pj. Walikota Blitar", "Pj. Wali Kota Blitar"),
        ("WAKIL WALI-KOTA BLITAR", "WAKIL WALI KOTA BLITAR"),
        ("Wali Kota Blitar", "Wali Kota Blitar"),
        ("Bupati Blitar", "Bupati Blitar"),
        ("Jalan Walikota Mustajab", "Jalan Walikota Mustajab"),
        ("Staf Ahli Walikota", "Staf Ahli Walikota"),
    ],
)
def test_the_post_of_a_mayor_is_two_words(typed: str, printed: str) -> None:
    """A post that leads a city is spelt as UU 23/2014 does; every other text stays."""
    assert ejaan_pimpinan(typed) == printed
