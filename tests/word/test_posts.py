"""The lines of headings, and of posts above signatures."""

import pytest

from zi_docs.word.posts import balanced_heading, balanced_post


@pytest.mark.parametrize(
    ("jabatan", "lines"),
    [
        ("SEKRETARIS DAERAH,", ["SEKRETARIS DAERAH,"]),
        ("KEPALA KECAMATAN KARANGMOJO SELATAN,", ["KEPALA KECAMATAN", "KARANGMOJO SELATAN,"]),
        (
            "KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL,",
            ["KEPALA DINAS", "KEPENDUDUKAN", "DAN PENCATATAN SIPIL,"],
        ),
        (
            "KEPALA BAGIAN ORGANISASI SEKRETARIAT DAERAH KABUPATEN TIRTAMULYA,",
            ["KEPALA BAGIAN ORGANISASI", "SEKRETARIAT DAERAH", "KABUPATEN TIRTAMULYA,"],
        ),
        (
            "KEPALA SEKOLAH MENENGAH PERTAMA NEGERI 1 TRENGGALEK,",
            ["KEPALA", "SEKOLAH MENENGAH PERTAMA", "NEGERI 1 TRENGGALEK,"],
        ),
        (
            "DIREKTUR RUMAH SAKIT UMUM DAERAH dr. SOEDOMO,",
            ["DIREKTUR", "RUMAH SAKIT UMUM DAERAH", "dr. SOEDOMO,"],
        ),
        (
            "KEPALA BADAN PENANGGULANGAN BENCANA DAERAH,",
            ["KEPALA BADAN", "PENANGGULANGAN", "BENCANA DAERAH,"],
        ),
    ],
)
def test_a_post_above_a_signature_is_broken_by_sense(jabatan: str, lines: list[str]) -> None:
    """A place and the kind of a unit stay whole, though this costs a line; a wider column may take
    two of the lines, which are balanced."""
    pieces = balanced_post(jabatan, 24).split(" ")
    assert [piece.replace("\u00a0", " ") for piece in pieces] == lines


@pytest.mark.parametrize(
    ("post", "organ"),
    [
        ("KETUA", "DEWAN PERWAKILAN RAKYAT DAERAH,"),
        ("KEPALA", "KEPOLISIAN SEKTOR PANGGUL,"),
        ("GUBERNUR", "DAERAH ISTIMEWA YOGYAKARTA,"),
        ("KEPALA", "BADAN KEPEGAWAIAN DAERAH,"),
        ("KEPALA", "KEJAKSAAN NEGERI TRENGGALEK,"),
    ],
)
def test_an_organ_stands_whole_under_its_head(post: str, organ: str) -> None:
    """The name of an organ that fits on a line is not broken, above a signature or on a charter."""
    made = balanced_post(f"{post} {organ}", 30).replace("\u00a0", " ")
    assert made == f"{post} {organ}"
    at = 30 if len(organ) > 28 else 27
    assert [*balanced_heading(f"{post} {organ}", at)] == [post, organ]


def test_an_organ_too_long_for_its_line_is_parted_by_sense() -> None:
    """Where the name of an organ does not fit, its first word does not stay alone with the head."""
    post = "KETUA DEWAN PERWAKILAN RAKYAT DAERAH KABUPATEN TIRTAMULYA,"
    lines = [one.replace("\u00a0", " ") for one in balanced_post(post, 26).split(" ")]
    assert lines == ["KETUA DEWAN PERWAKILAN", "RAKYAT DAERAH", "KABUPATEN TIRTAMULYA,"]


def test_a_post_of_many_lines_stays_as_it_is() -> None:
    """Where a post fills a page's foot anyway, its lines are as full as they can be."""
    jabatan = "KEPALA " + "BIDANG PELAYANAN " * 8
    assert balanced_post(jabatan.strip(), 24) == jabatan.strip()


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("RUMAH SAKIT UMUM DAERAH dr. SOEDOMO", ["RUMAH SAKIT UMUM DAERAH", "dr. SOEDOMO"]),
        ("PUSAT KESEHATAN MASYARAKAT DONGKO", ["PUSAT KESEHATAN MASYARAKAT", "DONGKO"]),
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", ["DINAS KEPENDUDUKAN DAN", "PENCATATAN SIPIL"]),
        ("RUMAH SAKIT UMUM DAERAH", ["RUMAH SAKIT UMUM DAERAH"]),
    ],
)
def test_a_heading_is_broken_by_sense(unit: str, lines: list[str]) -> None:
    """The kind of a unit stays on its line, though others would be more equal."""
    assert [*balanced_heading(unit, 31)] == lines


def test_sense_costs_a_heading_no_line() -> None:
    """Where keeping a term whole would need one line more, the term is broken."""
    unit = "INSTALASI RUMAH SAKIT UMUM DAERAH DONGKO"
    assert balanced_heading(unit, 23) == ("INSTALASI RUMAH SAKIT", "UMUM DAERAH DONGKO")
