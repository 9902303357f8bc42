"""The marks of a list whose items follow a sentence."""

from __future__ import annotations

import pytest

from zi_docs.indonesian import bertitik, pengantar, rincian


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Tahapan dibahas berurutan.", "Tahapan dibahas berurutan:"),
        ("Tahapan dibahas", "Tahapan dibahas:"),
        ("Tahapan dibahas:", "Tahapan dibahas:"),
        ("Disampaikan Ani, M.Si.", "Disampaikan Ani, M.Si.:"),
        ("Apa yang kurang?", "Apa yang kurang?"),
        ("", ""),
    ],
)
def test_the_sentence_before_a_list_ends_with_a_colon(typed: str, printed: str) -> None:
    """Its full stop becomes a colon; the stop of a title, and a question, stay."""
    assert pengantar(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jadwal disepakati", "Jadwal disepakati."),
        ("Jadwal disepakati. ", "Jadwal disepakati."),
        ("Disampaikan Ani, M.Si.", "Disampaikan Ani, M.Si."),
        ("Siapa yang hadir?", "Siapa yang hadir?"),
        ('Bupati berkata "siap."', 'Bupati berkata "siap."'),
        ("jadwal; dan", "jadwal; dan"),
        ("jadwal;", "jadwal;"),
        ("", ""),
    ],
)
def test_a_sentence_ends_with_a_stop(typed: str, printed: str) -> None:
    """A stop is added where no mark was typed; the marks of a list stay."""
    assert bertitik(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (["Alfa.", "Beta.", "Gama."], ["Alfa;", "Beta; dan", "Gama."]),
        (["satu;", "dua; dan", "tiga."], ["satu;", "dua; dan", "tiga."]),
        (["satu; atau", "dua"], ["satu; atau", "dua."]),
        (["satu, dan/atau", "dua"], ["satu; dan/atau", "dua."]),
        (["satu"], ["satu."]),
        (["bukti dll.", "oleh Ani, M.Si."], ["bukti dll.; dan", "oleh Ani, M.Si."]),
        (["nilai 90,5.", "pukul 09.00."], ["nilai 90,5; dan", "pukul 09.00."]),
        ([], []),
    ],
)
def test_items_have_the_marks_of_a_list(typed: list[str], printed: list[str]) -> None:
    """Semicolons, "; dan" before the last item and a stop, whatever marks were typed."""
    assert rincian(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Penetapan unit kerja", "penetapan unit kerja"),
        ("Pencanangan Zona Integritas", "pencanangan Zona Integritas"),
        ("Menyusun rencana", "menyusun rencana"),
        ("Unit kerja percontohan siap", "unit kerja percontohan siap"),
        ("Empat unit kerja diusulkan", "empat unit kerja diusulkan"),
        ("Pembangunannya sesuai rencana", "pembangunannya sesuai rencana"),
        ("Bukit Sembilan siap", "Bukit Sembilan siap"),
        ("Tim Penilai Internal siap", "Tim Penilai Internal siap"),
        ("Zona Integritas dibangun", "Zona Integritas dibangun"),
        ("Inspektorat menjelaskan", "Inspektorat menjelaskan"),
        ("SOP belum lengkap", "SOP belum lengkap"),
        ("Rancangan standar pelayanan disetujui", "rancangan standar pelayanan disetujui"),
    ],
)
def test_only_what_is_surely_no_name_gets_a_small_letter(typed: str, printed: str) -> None:
    """A word that may begin a name, and an abbreviation, stay as they are typed."""
    assert rincian([typed, "selesai"])[0] == f"{printed}; dan"


@pytest.mark.parametrize(
    "item",
    ["Bukti kurang. Unit melengkapinya.", "Siapa yang menyusun?", "Dua hal:", "Satu\nDua"],
)
def test_whole_texts_are_left_alone(item: str) -> None:
    """A list with a text of several sentences, or of lines, is printed as typed, all of it."""
    assert rincian(["Penetapan unit.", item]) == ["Penetapan unit.", item]


def test_a_title_begins_no_new_sentence() -> None:
    """The stop of an initial or a title does not make two sentences of one."""
    assert rincian(["dipimpin H. Ahmad", "oleh dr. Bagus"])[0] == "dipimpin H. Ahmad; dan"
