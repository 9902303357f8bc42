"""The order of printing."""

from __future__ import annotations

import random

import pytest

from zi_docs.run.sheets import Orang, Urutan, sort_records, with_copies


def as_it_is(orang: Orang) -> Orang:
    return orang


def shuffled(people: list[Orang]) -> list[Orang]:
    mixed = list(people)
    random.Random(3).shuffle(mixed)
    return mixed


def test_by_unit_then_name() -> None:
    """Order: units, with numbers by their value, then names without titles and capitals."""
    people = [
        Orang("SMPN 2", "dr. Ahmad Fauzi, M.Kes."),
        Orang("SMPN 2", "H. budi Santoso"),
        Orang("SMPN 2", "Drs. Zainal"),
        Orang("SMPN 10", "Ani Lestari"),
    ]
    assert sort_records(shuffled(people), as_it_is) == people


def test_by_jabatan() -> None:
    """The highest eselon comes first, then the highest golongan, PNS before PPPK, then the name."""
    people = [
        Orang("A", "Zul", eselon="II.a", golongan="IV/a"),
        Orang("A", "Yan", eselon="IIb", golongan="IV/c"),
        Orang("A", "Wati", eselon="Eselon III.a", golongan="IV/b"),
        Orang("A", "Budi", golongan="IV/a"),
        Orang("A", "Ani", golongan="III/d"),
        Orang("A", "Candra", golongan="III/d"),
        Orang("A", "Agus", golongan="IX"),
        Orang("A", "Aan", golongan="V"),
        Orang("A", "Abas", golongan=""),
        Orang("B", "Ali", eselon="I.a", golongan="IV/e"),
    ]
    assert sort_records(shuffled(people), as_it_is, Urutan.JABATAN) == people


@pytest.mark.parametrize("nama", ["", "Budi, tidak dikenal sama sekali", "  "])
def test_odd_names_are_sorted_too(nama: str) -> None:
    """A name that can't be taken apart is sorted too."""
    people = [Orang("A", nama), Orang("A", "Ani")]
    assert len(sort_records(people, as_it_is)) == 2


def test_equal_ones_keep_their_order() -> None:
    """Two people of the same name stay in the order of the data."""
    records = [(n, Orang("A", "Ani")) for n in range(5)]
    assert sort_records(records, lambda record: record[1]) == records


def test_copies() -> None:
    """The copies of one record are together."""
    assert with_copies(["a", "b"], 3) == ["a", "a", "a", "b", "b", "b"]
    with pytest.raises(ValueError, match="copy"):
        with_copies(["a"], 0)
