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
