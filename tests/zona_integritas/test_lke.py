"""The questions of the LKE."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

import pytest

from zi_docs.zona_integritas import (
    daftar_pertanyaan,
    find_istilah,
    kode_pertanyaan,
    nama_pendek,
    pertanyaan_per_area,
)
from zi_docs.zona_integritas._data import load_data

TAHUN_2022 = date(2022, 1, 1)
ALL = daftar_pertanyaan(TAHUN_2022)


def test_counts_per_area() -> None:
    """Pemenuhan has 12 + 9 + 18 + 11 + 18 + 19 = 87 questions."""
    decimals = Counter(p.area for p in ALL if p.komponen == "pemenuhan")
    assert decimals == {1: 12, 2: 9, 3: 18, 4: 11, 5: 18, 6: 19}
    assert decimals.total() == 87


@pytest.mark.parametrize(("component", "count"), [("pemenuhan", 87), ("reform", 23), ("hasil", 3)])
def test_counts_per_component(component: str, count: int) -> None:
    """The LKE has 87 pemenuhan questions, 23 reform indicators and 3 hasil inputs."""
    assert sum(p.komponen == component for p in ALL) == count


@pytest.mark.parametrize(
    ("component", "weight"), [("pemenuhan", 30), ("reform", 30), ("hasil", 40)]
)
def test_weights_sum(component: str, weight: int) -> None:
    """The groups of pemenuhan and reform weigh 30 each, those of hasil 40."""
    weights = {p.kelompok: p.bobot_kelompok for p in ALL if p.komponen == component}
    assert sum(weights.values()) == weight


@pytest.mark.parametrize("component", ["pemenuhan", "reform"])
def test_group_weights_agree_with_area_weights(component: str) -> None:
    """The groups of an area add up to that area's weight."""
    for area in load_data("area")["bobot"][-1]["area"]:
        weights = {
            p.kelompok: p.bobot_kelompok
            for p in ALL
            if p.komponen == component and p.area == area["nomor"]
        }
        assert sum(weights.values(), Decimal(0)) == Decimal(area[component])


def test_codes_are_unique_and_nested() -> None:
    """A code occurs once, starts with its group's code, and carries its area's number."""
    assert len({p.kode for p in ALL}) == len(ALL)
    for p in ALL:
        assert p.kode.startswith(f"{p.kelompok}.")
        assert p.area is None or p.kelompok.removeprefix("R.").startswith(f"{p.area}.")


def test_letters_of_a_group_run_without_gap() -> None:
    """The questions of a group are lettered a, b, c and so on."""
    for group in {p.kelompok for p in ALL}:
        letters = [p.kode[-1] for p in ALL if p.kelompok == group]
        assert letters == list("abcdefghij"[: len(letters)])


def test_answer_kinds() -> None:
    """Every question has one of the known kinds of answer."""
    assert {p.jawaban for p in ALL} == {
        "Ya/Tidak",
        "A/B/C",
        "A/B/C/D",
        "A/B/C/D/E",
        "Persen",
        "Indeks 0-4",
    }


def test_texts_use_official_terms() -> None:
    """The tool's own texts have no term that it would correct in a clerk's text."""
    for p in ALL:
        assert find_istilah(f"{p.nama_kelompok}. {p.teks}.") == ()


def test_each_question_has_a_short_name_of_its_own() -> None:
    """A folder's name is short, plain and unlike that of another question of its area."""
    names = [(p.komponen, p.area, nama_pendek(p, TAHUN_2022)) for p in ALL]
    assert len(set(names)) == len(ALL)
    for _, _, name in names:
        assert len(name) <= 40
        assert name.replace(" ", "").isalnum()


def test_no_short_name_is_left_over() -> None:
    """Only questions of the LKE have a short name, and each code of it is known."""
    [version] = load_data("lke_nama")["versi"]
    assert list(version["nama"]) == [p.kode for p in ALL]
    assert kode_pertanyaan() == set(version["nama"])


def test_each_area_is_met_once() -> None:
    """A paper that goes by area meets pemenuhan and reform of an area together, results last."""
    areas = [area for area, _ in groupby(pertanyaan_per_area(TAHUN_2022), attrgetter("area"))]
    assert areas == [1, 2, 3, 4, 5, 6, None]
