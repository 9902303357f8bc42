"""The thresholds of the predicates."""

from datetime import date
from decimal import Decimal

import pytest

from zi_docs.zona_integritas import ambang, bobot_area

TAHUN_2023 = date(2023, 5, 1)


def minimum(predikat: str, on: date) -> dict[str, Decimal | None]:
    return {a.komponen: a.minimum for a in ambang(predikat, on)}


@pytest.mark.parametrize(
    ("predikat", "on", "komponen", "nilai"),
    [
        ("WBK", TAHUN_2023, "total", "75"),
        ("WBK", TAHUN_2023, "pengungkit", "40"),
        ("WBK", TAHUN_2023, "area", "60"),
        ("WBK", TAHUN_2023, "hasil_1", "18.25"),
        ("wbk", TAHUN_2023, "hasil_2", "14"),
        ("WBBM", TAHUN_2023, "total", "85"),
        ("WBBM", TAHUN_2023, "pengungkit", "48"),
        ("WBBM", TAHUN_2023, "hasil_2", "15.75"),
        ("WBK", date(2018, 1, 1), "tlhp", "3.5"),
        ("WBBM", date(2018, 1, 1), "hasil_2", "16"),
    ],
)
def test_minimum_follows_predicate_and_date(
    predikat: str, on: date, komponen: str, nilai: str
) -> None:
    """A minimum belongs to one predicate under the rule of the date."""
    assert minimum(predikat, on)[komponen] == Decimal(nilai)


@pytest.mark.parametrize("predikat", ["WBK", "WBBM"])
def test_hasil_1_is_the_sum_of_its_parts(predikat: str) -> None:
    """Under 90/2021 the minimum of hasil I is that of IPAK and of capaian kinerja together."""
    m = minimum(predikat, TAHUN_2023)
    assert m["hasil_1"] == (m["persepsi_korupsi"] or 0) + (m["capaian_kinerja"] or 0)


@pytest.mark.parametrize("predikat", ["WBK", "WBBM"])
def test_areas_alone_do_not_reach_the_pengungkit_minimum(predikat: str) -> None:
    """The minimum of pengungkit asks at least as much as all area minimums together."""
    m = minimum(predikat, TAHUN_2023)
    persen = m["area"] or 0
    total = sum(b.total for b in bobot_area(TAHUN_2023)) * persen / 100
    assert total <= (m["pengungkit"] or 0)


def test_disputed_values_are_marked_and_explained() -> None:
    """The two values of WBBM that sources dispute are of low confidence and say so."""
    ragu = {a.komponen: a.catatan for a in ambang("WBBM", TAHUN_2023) if a.keyakinan == "rendah"}
    assert set(ragu) == {"hasil_1", "capaian_kinerja"}
    assert all("pastikan" in catatan for catatan in ragu.values())


def test_an_office_can_set_a_disputed_value() -> None:
    """A figure of the office takes the place of ours and is marked as set."""
    hasil = ambang("WBBM", TAHUN_2023, ganti={"hasil_1": Decimal("18.25")})
    diganti = next(a for a in hasil if a.komponen == "hasil_1")
    assert (diganti.minimum, diganti.keyakinan) == (Decimal("18.25"), "ditetapkan")


def test_2019_minimums_without_known_figure_are_none() -> None:
    """10/2019 added two minimums whose figures are not known: they are listed, not guessed."""
    m = minimum("WBK", date(2021, 4, 27))
    assert m["pengungkit"] is None
    assert m["area"] is None
    assert "pengungkit" not in minimum("WBK", date(2018, 1, 1))


@pytest.mark.parametrize(
    ("predikat", "on", "ganti", "pesan"),
    [
        ("WBKM", TAHUN_2023, {}, "tidak dikenal; yang ada: WBK dan WBBM"),
        ("WBK", date(2013, 1, 1), {}, "tidak tersedia"),
        ("WBK", TAHUN_2023, {"hasil": Decimal(1)}, 'Komponen "hasil" tidak dikenal'),
    ],
)
def test_wrong_questions_are_refused(
    predikat: str, on: date, ganti: dict[str, Decimal], pesan: str
) -> None:
    """An unknown predicate, date or component is refused in Indonesian."""
    with pytest.raises(ValueError, match=pesan):
        ambang(predikat, on, ganti=ganti)
