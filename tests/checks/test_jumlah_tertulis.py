"""Rules about numbers in running text."""

from __future__ import annotations

import pytest

from zi_docs.checks.klaim import find_claims
from zi_docs.codes import Severity

from .conftest import Office, codes, only

TRENGGALEK = (
    "Pada tahun 2021 diusulkan 14 Perangkat Daerah/ Unit Kerja terdiri dar 1 (satu) PD/ Unit Kerja "
    "diusulkan berpredikat WBBM (Wilayah Birokrasi Bersih dan Melayani) yakni Kecamatan Panggul, "
    "dan 13 Perangkat Daerah/ Unit Kerja diusulkan berpredikat WBK (Wilayah Bebas dari Korupsi) "
    "yakni Dinas PMPTSP, RSUD dr. Soedomo, Puskesmas Bendungan dan SMPN 1 Trenggalek."
)


def claims(text: str) -> list[tuple[str, int]]:
    return [(claim.name, claim.number) for claim in find_claims(text, 2021)]


def test_a_report_s_own_sentence_is_read_in_full() -> None:
    """The sentence of a real report gives its total and both predicates, and nothing else."""
    assert claims(TRENGGALEK) == [("total", 14), ("WBBM", 1), ("WBK", 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jumlah yang diusulkan 14 unit kerja.", [("total", 14)]),
        ("Mengusulkan 14 (empat belas) perangkat daerah/unit kerja", [("total", 14)]),
        ("Ada 14 unit kerja yang diusulkan.", [("total", 14)]),
        ("14 unit kerja menuju WBK/WBBM", [("total", 14)]),
        (
            "14 unit diusulkan sebagai Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih "
            "dan Melayani",
            [("total", 14)],
        ),
        ("Ditetapkan 14 unit kerja percontohan, yaitu 1 WBBM dan 13 WBK.",
         [("total", 14), ("WBBM", 1), ("WBK", 13)]),
        ("Sebanyak 13 diusulkan berpredikat WBK.", [("WBK", 13)]),
        ("Diusulkan 1 unit kerja sebagai calon WBBM.", [("WBBM", 1)]),
        ("Diusulkan 13 unit kerja menuju Wilayah Bebas Korupsi.", [("WBK", 13)]),
        ("Sesuai Peraturan Nomor 52 Tahun 2014 diusulkan 14 unit kerja.", [("total", 14)]),
    ],
)  # fmt: skip
def test_plain_statements_are_read(text: str, expected: list[tuple[str, int]]) -> None:
    """The usual ways to state how many units are proposed are recognised."""
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dihadiri 14 perangkat daerah.",
        "Setiap perangkat daerah mengusulkan 1 (satu) unit kerja.",
        "Pada tahun 2020 diusulkan 9 unit kerja menuju WBK.",
        "Tahun lalu 5 unit kerja diusulkan menuju WBK.",
        "Kabupaten memiliki 2 unit WBK sebagai percontohan.",
        "Dari yang diusulkan, 3 unit kerja WBK telah lolos desk evaluasi.",
        "5 unit kerja menyampaikan paparan sebagai calon peserta.",
        "Sebanyak 6 unit kerja puskesmas diusulkan.",
        "Target 20 unit kerja menuju WBK.",
        "Pembahasan area 5 menuju WBK.",
        "Unit kerja percontohan menurut Pasal 3 menuju WBBM.",
        "Diusulkan paling sedikit 2 unit kerja.",
        "SMPN 1 Trenggalek diusulkan berpredikat WBK.",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Numbers that count something else, or other years, are not taken for proposals."""
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    ["Diusulkan 4 unit kerja.", "Diusulkan 3 unit kerja menuju WBK.", "Diusulkan 2 unit WBBM."],
)
def test_a_number_the_table_does_not_have_is_told(office: Office, text: str) -> None:
    """A number of proposed units in a meeting that differs from the table is a warning."""
    found = only(office.meeting(text), "ZI341")
    assert found.severity is Severity.PERINGATAN
    assert 'lembar "unit_kerja"' in found.message


@pytest.mark.parametrize("field", ["keputusan", "agenda", "acara"])
def test_every_text_of_a_meeting_is_read(office: Office, field: str) -> None:
    """Numbers count wherever in the meeting they stand."""
    assert only(office.problems(rapat=[{field: "Diusulkan 8 unit kerja"}]), "ZI341")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dihadiri 14 (tiga belas) orang.", True),
        ("Dihadiri 14 (empat belas) orang.", False),
        ("Dihadiri 1.500 (seribu lima ratus) orang.", False),
        ("Biaya Rp1.000 (seribu rupiah).", False),
        ("Biaya Rp2.000 (seribu rupiah).", True),
        ("Sebanyak 3 (tiga kali) rapat.", False),
        ("Pasal 5 (ayat dua)", False),
    ],
)
def test_figure_and_words_are_the_same_number(office: Office, text: str, wrong: bool) -> None:
    """A figure whose words in brackets say another number is an error."""
    found = office.meeting(text)
    assert codes(found) == (["ZI342"] if wrong else [])
    assert all(p.severity is Severity.GALAT for p in found)
