"""What a naskah sees of a unit's evidence."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from tests.tables.conftest import MakeDataSet
from zi_docs.tables.kelengkapan import kelengkapan


def test_questions_stand_by_area(make_dataset: MakeDataSet) -> None:
    """No area is met twice: questions of pemenuhan and of reform stand together, results last."""
    dataset = make_dataset(
        unit_kerja=[{"kode": "A", "nama": "Dinas Sosial"}],
        pengaturan={"tanggal": "2 Maret 2026", "tahun": 2026},
    )
    shown = kelengkapan(dataset, dataset.unit_kerja[0], ())
    parts = [part for part, _ in groupby(shown["kurang"], itemgetter("bagian"))]
    assert parts == [part["nama"] for part in shown["bagian"]]
    assert (len(parts), parts[-1]) == (7, "Hasil")


def test_the_position_of_who_brings_is_a_line(make_dataset: MakeDataSet) -> None:
    """Who brings evidence stands above the position, which alone is no line in brackets."""
    unit = {"kode": "A", "nama": "Dinas Sosial"}
    person = {"unit_kerja": "A", "macam": "kerja", "orang": "Slamet Riyadi", "kedudukan": "Ketua"}
    settings = {"tanggal": "2 Maret 2026", "tahun": 2026}
    named = make_dataset(unit_kerja=[unit], tim=[person], pengaturan=settings)
    alone = make_dataset(unit_kerja=[unit], pengaturan=settings)
    lines = [kelengkapan(one, one.unit_kerja[0], ())["kurang"][0] for one in (named, alone)]
    assert [one["baris_pembawa"] for one in lines] == [
        ["Slamet Riyadi", "(Ketua Tim Kerja)"],
        ["Ketua Tim Kerja"],
    ]
    assert lines[0]["pembawa"] == "Slamet Riyadi (Ketua Tim Kerja)"
