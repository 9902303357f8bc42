"""Titles whose lines do not end within a term."""

import pytest

from zi_docs.zona_integritas import satukan, temani_awal, temani_berikutnya

TITLE = (
    "PENETAPAN UNIT KERJA PERCONTOHAN PEMBANGUNAN ZONA INTEGRITAS MENUJU WILAYAH BEBAS DARI "
    "KORUPSI DAN WILAYAH BIROKRASI BERSIH DAN MELAYANI DI LINGKUNGAN PEMERINTAH KABUPATEN {} "
    "TAHUN 2021"
)


def _pieces(judul: str, terpanjang: int) -> list[str]:
    """Return what a line may end after, with ordinary spaces in it."""
    return [piece.replace("\u00a0", " ") for piece in satukan(judul, terpanjang).split(" ")]


@pytest.mark.parametrize(
    ("terpanjang", "kept"),
    [
        (46, "PEMBANGUNAN ZONA INTEGRITAS"),
        (46, "UNIT KERJA PERCONTOHAN"),
        (26, "ZONA INTEGRITAS"),
        (46, "MENUJU WILAYAH BEBAS DARI KORUPSI"),
        (46, "DAN WILAYAH BIROKRASI BERSIH DAN MELAYANI"),
        (46, "TAHUN 2021"),
        (33, "MENUJU WILAYAH BEBAS DARI KORUPSI"),
        (33, "DAN WILAYAH BIROKRASI BERSIH"),
        (33, "DAN MELAYANI"),
        (26, "WILAYAH BEBAS DARI KORUPSI"),
    ],
)
def test_a_term_stays_on_one_line(terpanjang: int, kept: str) -> None:
    """A term that fits on a line is one piece; of a longer one its parts are."""
    assert kept in _pieces(TITLE.format("BLORA"), terpanjang)


@pytest.mark.parametrize("terpanjang", [10, 26, 33, 46])
def test_no_piece_is_longer_than_a_line(terpanjang: int) -> None:
    """Nothing is tied that a line could not hold: Word would break it in the middle of a word."""
    title = TITLE.format("KEPULAUAN SIAU TAGULANDANG BIARO")
    assert max(map(len, _pieces(title, terpanjang))) <= max(terpanjang, len("PERCONTOHAN"))


def test_only_spaces_change() -> None:
    """A title keeps its words and its capitals."""
    title = TITLE.format("Trenggalek").title()
    assert satukan(title, 46).replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("DINAS KESEHATAN", ["PADA DINAS KESEHATAN TAHUN 2021"]),
        (
            "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
            ["PADA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "TAHUN 2021"],
        ),
        (
            "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
            ["PADA DINAS PENANAMAN MODAL", "DAN PELAYANAN TERPADU SATU PINTU TAHUN 2021"],
        ),
    ],
)
def test_a_unit_is_broken_by_sense(unit: str, lines: list[str]) -> None:
    """A unit's name is on one line, a longer one broken before its "dan"; the year is beside it."""
    title = f"STANDAR PELAYANAN PADA {unit} TAHUN 2021"
    assert _pieces(title, 46) == ["STANDAR PELAYANAN", *lines]


def test_a_head_is_named_by_sense() -> None:
    """The post of a unit's head is broken as its unit is."""
    head = "KEPUTUSAN KEPALA DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU"
    assert _pieces(head, 46)[1:] == [
        "KEPALA DINAS PENANAMAN MODAL",
        "DAN PELAYANAN TERPADU SATU PINTU",
    ]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("PEMBENTUKAN UNIT PENGENDALIAN GRATIFIKASI PADA PUSKESMAS PULE", "PEMBENTUKAN UNIT"),
        ("KEPUTUSAN KEPALA DINAS LINGKUNGAN HIDUP", "KEPUTUSAN KEPALA"),
        ("PENETAPAN AGEN PERUBAHAN PADA PUSKESMAS PULE", "PENETAPAN"),
        ("PENCANANGAN MENUJU WILAYAH BEBAS DARI KORUPSI", "PENCANANGAN"),
    ],
    ids=["istilah panjang", "jabatan", "muat", "kata depan"],
)
def test_a_first_word_is_not_left_alone(title: str, first: str) -> None:
    """Above a term that does not fit beside it, it takes the term's first word, unless a line
    may not end with that; a term that fits stays whole."""
    tied = temani_awal(satukan(title, 33), 33)
    assert tied.split(" ")[0].replace("\u00a0", " ") == first
    assert tied.replace("\u00a0", " ") == title


def test_a_target_begins_its_line() -> None:
    """ "Menuju" begins the line of the predicate, of either kind."""
    title = "PEMBANGUNAN ZONA INTEGRITAS MENUJU WILAYAH BIROKRASI BERSIH DAN MELAYANI"
    assert _pieces(title, 44)[1] == "MENUJU WILAYAH BIROKRASI BERSIH DAN MELAYANI"


@pytest.mark.parametrize(
    ("unit", "after"),
    [
        ("BADAN PENGELOLAAN KEUANGAN DAN ASET DAERAH", ["PADA BADAN PENGELOLAAN", "KEUANGAN"]),
        ("SEKOLAH MENENGAH ATAS NEGERI 1 PULE", ["PADA SEKOLAH MENENGAH ATAS"]),
        ("UNIT PELAKSANA TEKNIS DAERAH PASAR", ["PADA UNIT", "PELAKSANA TEKNIS DAERAH"]),
        (
            "DINAS DI LINGKUNGAN PEMERINTAH KABUPATEN BLORA",
            ["PADA DINAS", "DI LINGKUNGAN PEMERINTAH", "KABUPATEN BLORA"],
        ),
    ],
    ids=["dua berturut-turut", "istilah yang muat", "istilah yang tidak muat", "lingkungan"],
)
def test_a_line_does_not_end_with_a_word_that_leads(unit: str, after: list[str]) -> None:
    """A preposition, or the kind of a unit, stands on the line of what it leads to."""
    title = f"STANDAR PELAYANAN PADA {unit}"
    tied = temani_berikutnya(satukan(title, 30), 30)
    pieces = [piece.replace("\u00a0", " ") for piece in tied.split(" ")]
    assert pieces[1 : 1 + len(after)] == after
    assert " ".join(pieces) == title
