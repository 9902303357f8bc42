from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs import indonesian
from zi_docs.indonesian import (
    NamaGelar,
    format_nama,
    kunci_urut,
    parse_nama,
    upper_judul,
    upper_nama,
)

from .random_text import only_value_error, typed_text

FRONT = (
    "",
    "Dr.",
    "dr.",
    "Ir.",
    "Drs.",
    "Dra.",
    "H.",
    "Hj.",
    "Prof.",
    "Prof. Dr. (H.C.)",
    "drg.",
    "Ns.",
    "apt.",
    "K.H.",
)
BEHIND = (
    "S.E.",
    "SE",
    "S.Sos",
    "M.Si.",
    "A.Md.Keb.",
    "S.Tr.Keb.",
    "Ners",
    "Apt.",
    "Sp.A.",
    "S.Kep.",
    "Ns.",
    "Ph.D.",
    "M. Kes",
    "QIA",
    "C.Fr.A.",
    "Lc.",
)
NAMA = (
    "Suharto",
    "Nur'aini",
    "Ahmad Fauzi",
    "M. Yusuf",
    "Irwan",
    "I Gusti Ngurah",
    "Siti A.",
    "R. Soedarsono",
    "St. Hajar",
    "Draup",
)


@pytest.mark.parametrize(
    ("parts", "full"),
    [
        (("Dr. H.", "Ahmad Fauzi", "S.Sos., M.Si."), "Dr. H. Ahmad Fauzi, S.Sos., M.Si."),
        (("", "Suharto", ""), "Suharto"),
        (("dr.", "Khairul", ""), "dr. Khairul"),
        (("", " Siti  Aminah ", ", S.Kep., Ns."), "Siti Aminah, S.Kep., Ns."),
    ],
)
def test_full_name(parts: tuple[str, str, str], full: str) -> None:
    """Titles in front, the name, a comma, titles behind, and no stray comma or blank."""
    assert format_nama(*parts) == full


@pytest.mark.parametrize("function", [format_nama, upper_nama])
def test_titles_without_a_name_are_refused(function: Callable[[str, str, str], str]) -> None:
    """Titles without a name are refused."""
    with pytest.raises(ValueError, match="belum diisi"):
        function("Dr.", " ", "M.Si.")


def test_only_the_name_is_put_in_capitals() -> None:
    """ "dr." stays dokter, and M.Kes. keeps its small letters."""
    assert upper_nama("dr. H.", "Khairul", "M.Kes.") == "dr. H. KHAIRUL, M.Kes."
    assert upper_nama("", "Nur'aini", "") == "NUR'AINI"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. H. Ahmad Fauzi, S.Sos., M.Si.", ("Dr. H.", "Ahmad Fauzi", "S.Sos., M.Si.")),
        ("Dr Ahmad Fauzi, SE, MSi", ("Dr", "Ahmad Fauzi", "SE, MSi")),
        ("dr KHAIRUL", ("dr", "KHAIRUL", "")),
        ("DRS. H. AHMAD FAUZI, M.SI", ("DRS. H.", "AHMAD FAUZI", "M.SI")),
        ("Hj.Siti Aminah,S.Kep., Ns.", ("Hj.", "Siti Aminah", "S.Kep., Ns.")),
        ("Prof. Dr. (H.C.) Ir. Soekarno", ("Prof. Dr. (H.C.) Ir.", "Soekarno", "")),
        ("Ns. Rina, S.Kep., Ners", ("Ns.", "Rina", "S.Kep., Ners")),
        ("Rina, S.Farm., Apt", ("", "Rina", "S.Farm., Apt")),
        ("dr. Ana, Sp. A", ("dr.", "Ana", "Sp. A")),
        ("dr. Ana, Sp.PD-KGEH", ("dr.", "Ana", "Sp.PD-KGEH")),
        ("Siti, A.Md.Keb.", ("", "Siti", "A.Md.Keb.")),
        ("Budi, CX", ("", "Budi", "CX")),
        ("Budi, CERTIFIEDX", ("", "Budi", "CERTIFIEDX")),
        ("Dra. Hj. Sri, S.Tr.Keb., M.Pd", ("Dra. Hj.", "Sri", "S.Tr.Keb., M.Pd")),
        ("Ahmad,", ("", "Ahmad", "")),
    ],
)
def test_titles_are_split_off_as_written(text: str, parts: tuple[str, str, str]) -> None:
    """Titles are split off with or without dots and spaces, and stay as they were typed."""
    assert parse_nama(text) == NamaGelar(*parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Budi Santoso SE", ("", "Budi Santoso", "SE")),
        ("Budi Santoso S.E. M.M.", ("", "Budi Santoso", "S.E., M.M.")),
        ("Budi S.Sos, M.Si", ("", "Budi", "S.Sos, M.Si")),
        ("Siti A.Md. Keb", ("", "Siti", "A.Md. Keb")),
        ("Budi Santoso S. Sos M. Si", ("", "Budi Santoso", "S. Sos, M. Si")),
        ("Ir. Budi MT", ("Ir.", "Budi", "MT")),
        ("Rina Ners", ("", "Rina", "Ners")),
    ],
)
def test_known_titles_need_no_comma(text: str, parts: tuple[str, str, str]) -> None:
    """A known degree at the end is a title even where the comma was forgotten."""
    assert parse_nama(text) == NamaGelar(*parts)


@pytest.mark.parametrize(
    "nama",
    [
        "Suharto",
        "Nur'aini",
        "Irwan",
        "Hartono",
        "Drajat",
        "Ir",
        "H",
        "SE",
        "M. Yusuf",
        "Ahmad M.Yusuf",
        "Ahmad S.",
        "Bambang S. H.",
        "I Made S.M.",
        "R. Soedarsono",
        "St. Nurhaliza",
        "Muh. Ali",
        "Siti Ma",
        "M. Si",
    ],
)
def test_names_that_look_like_titles_stay_whole(nama: str) -> None:
    """Initials, shortened names and one-word names are never cut."""
    assert parse_nama(nama) == NamaGelar("", nama, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "belum diisi"),
        (", S.E.", "belum diisi"),
        ("Fauzi, Ahmad", "bukan gelar"),
        ("Ahmad, Sekretaris Daerah", "bukan gelar"),
        ("FAUZI, KEPALADINAS", "bukan gelar"),
        ("Ahmad, Camat", "bukan gelar"),
        ("M.Si.", "hanya berisi gelar"),
        ("S.E., M.M.", "hanya berisi gelar"),
    ],
)
def test_doubtful_names_are_refused(text: str, reason: str) -> None:
    """A blank name is refused, and so are titles alone, and a text after a comma that is none."""
    with pytest.raises(ValueError, match=reason):
        parse_nama(text)


@given(st.sampled_from(FRONT), st.sampled_from(NAMA), st.lists(st.sampled_from(BEHIND), max_size=3))
def test_parse_gives_back_every_full_name(front: str, nama: str, behind: list[str]) -> None:
    """Every combination of titles and name reads back part by part."""
    parts = (front, nama, ", ".join(behind))
    assert parse_nama(format_nama(*parts)) == NamaGelar(*parts)


def test_lists_are_sorted_by_the_bare_name() -> None:
    """Titles, H. and capitals do not count in an alphabetical list."""
    nama = ["Zainal, S.E.", "Dr. H. budi", "Hj. Aminah, M.Si.", "CITRA"]
    assert sorted(nama, key=kunci_urut) == [
        "Hj. Aminah, M.Si.",
        "Dr. H. budi",
        "CITRA",
        "Zainal, S.E.",
    ]


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("Dinas Kesehatan", "DINAS KESEHATAN"),
        ("RSUD dr. Soedomo", "RSUD dr. SOEDOMO"),
        ("RSUD dr Soedomo", "RSUD dr SOEDOMO"),
        ("RSUD Prof. Dr. H. Moch. Ansari", "RSUD Prof. Dr. H. MOCH. ANSARI"),
        ("Plt. Kepala Dinas", "Plt. KEPALA DINAS"),
        ("a.n. Bupati Kudus", "a.n. BUPATI KUDUS"),
        ("kepala ${nama_unit} kudus", "KEPALA ${nama_unit} KUDUS"),
        ("harga $ dan ${", "HARGA $ DAN ${"),
        ("Hasil Irigasi", "HASIL IRIGASI"),
        ("", ""),
    ],
)
def test_headings_in_capitals_leave_gelar_and_marks_alone(text: str, capitals: str) -> None:
    """Gelar, short forms written small, and marks for another system keep their letters."""
    assert upper_judul(text) == capitals


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_nama, text)
    only_value_error(kunci_urut, text)
    upper_judul(text)


@given(typed_text)
def test_splitting_loses_no_letter(text: str) -> None:
    """The parts of a name hold every letter that was typed."""
    try:
        result = parse_nama(text)
    except ValueError:
        return
    joined = result.gelar_depan + result.nama + result.gelar_belakang
    typed = "".join(letter for letter in text if letter.isalnum())
    assert "".join(letter for letter in joined if letter.isalnum()) == typed


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("BADAN KEPEGAWAIAN DAERAH", ("BADAN KEPEGAWAIAN DAERAH",)),
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", ("DINAS KEPENDUDUKAN DAN", "PENCATATAN SIPIL")),
        (
            "SEKOLAH MENENGAH PERTAMA NEGERI 1 TRENGGALEK",
            ("SEKOLAH MENENGAH PERTAMA", "NEGERI 1 TRENGGALEK"),
        ),
        (
            "RUMAH SAKIT UMUM DAERAH dr. SOEDOMO TRENGGALEK",
            ("RUMAH SAKIT UMUM DAERAH", "dr. SOEDOMO TRENGGALEK"),
        ),
        ("X" * 200, ("X" * 200,)),
        ("", ("",)),
    ],
    ids=["satu", "dan", "angka", "gelar", "tanpa spasi", "kosong"],
)
def test_a_heading_is_parted_in_balanced_lines(text: str, lines: tuple[str, ...]) -> None:
    """As few lines as needed, none beginning with a conjunction or a number."""
    assert indonesian.baris_seimbang(text, 33) == lines


def test_what_holds_together_is_one_word() -> None:
    """No line ends at a space that another rule has tied."""
    tied = "PADA DINAS PENANAMAN MODAL".replace(" ", "\N{NO-BREAK SPACE}")
    lines = indonesian.baris_seimbang(f"HASIL EVALUASI {tied} TAHUN 2022", 26)
    assert "PADA DINAS PENANAMAN MODAL" in lines
