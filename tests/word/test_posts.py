"""The lines of posts above signatures."""

import pytest

from zi_docs.word.posts import balanced_post


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
            ["KEPALA SEKOLAH", "MENENGAH PERTAMA", "NEGERI 1 TRENGGALEK,"],
        ),
    ],
)
def test_a_post_above_a_signature_is_broken_by_sense(jabatan: str, lines: list[str]) -> None:
    """A place stays whole, the lines are balanced, and a column that is wider may take two."""
    pieces = balanced_post(jabatan, 24).split(" ")
    assert [piece.replace("\u00a0", " ") for piece in pieces] == lines


def test_a_post_of_many_lines_stays_as_it_is() -> None:
    """Where a post fills a page's foot anyway, its lines are as full as they can be."""
    jabatan = "KEPALA " + "BIDANG PELAYANAN " * 8
    assert balanced_post(jabatan.strip(), 24) == jabatan.strip()
