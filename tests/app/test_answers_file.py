"""The answers to the LKE in a file: what is read back is what the data hold."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from zi_docs.app import answers_file
from zi_docs.app.answers_file import keep_answers, kept_answers
from zi_docs.app.assessing import Assessments, assessments_in
from zi_docs.app.data_state import state_of
from zi_docs.app.plain_row import plain_cells, read_cells
from zi_docs.app.preparing import open_catalog
from zi_docs.app.understanding import keep_reading
from zi_docs.app.work_file import FOLDER
from zi_docs.errors import DataError
from zi_docs.model.fields import Shown
from zi_docs.run.loading import load_dataset
from zi_docs.workspace import Workspace, find_workspace

PENGATURAN = """\
instansi:
  nama: Pemerintah Kabupaten Contoh
  daerah: Kabupaten Contoh
  kepala: Bupati Contoh
  ibu_kota: Wonosari
tahun: 2026
tanggal: 2026-01-05
"""
ANSWERS = [
    ("Unit Kerja", "Putaran", "Kode LKE", "Jawaban Unit", "Jawaban TPI", "Batas Waktu"),
    ("A", 1, "1.i.a", "Ya", "Tidak", date(2026, 6, 30)),
    ("B", 1, "1.i.a", "Ya", None, None),
    ("A", 1, "R.1.i.a.1", 3, None, None),
    ("A", 1, "1.i.b", "Z", None, None),
    ("B", 9, "1.i.b", "A", None, None),
]


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """An office of two units, with answers of both, some wrong, in a workbook."""
    data = tmp_path / "data" / "kantor"
    data.mkdir(parents=True)
    (data / "pengaturan.yaml").write_text(PENGATURAN, encoding="utf-8")
    (data / "unit_kerja.csv").write_text("Kode;Nama\nA;Satu\nB;Dua\n", encoding="utf-8")
    book = Workbook()
    book.active.title = "Penilaian"
    for row in ANSWERS:
        book.active.append(row)
    book.save(data / "penilaian.xlsx")
    return find_workspace("kantor", tmp_path)


def _read(office: Workspace) -> Assessments:
    catalog = open_catalog(office.root)
    return assessments_in(office, catalog, load_dataset(office, catalog), state_of(office))


def _shown(read: Assessments, kode: str) -> dict[str, Any]:
    """Return what a page shows of a unit, with the places of its rows."""
    unit = read.unit(kode)
    assert unit is not None
    entries = read.entries(unit, "1")
    places = {name: one.row.place("jawaban_unit") for name, one in entries.items() if one.row}
    return {"texts": {name: one.texts for name, one in entries.items()}, "places": places}


def test_what_is_kept_is_what_was_read(office: Workspace) -> None:
    """Each unit alone, and all together, have the same answers, places, problems and scores."""
    keep_answers(office)
    kept, read = kept_answers(office), _read(office)
    assert kept is not None
    whole = kept.whole(office)
    assert whole.dataset.rows("penilaian") == read.dataset.rows("penilaian")
    assert whole.dataset.rejected["penilaian"] == read.dataset.rejected["penilaian"]
    assert whole.dataset.rejected["penilaian"]
    assert whole.dataset.pengaturan == read.dataset.pengaturan
    for kode in ("A", "B"):
        alone = kept.of_unit(office, kode)
        assert _shown(alone, kode) == _shown(whole, kode) == _shown(read, kode)
        assert (alone.problems, alone.scored) == (read.problems, read.scored)
    assert not kept.of_unit(office, "").dataset.rows("penilaian")


def test_a_check_reads_the_answers_too(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has had the data checked need not wait for the answers, even where no type is known."""

    def stop(*_: object) -> None:
        raise DataError(())

    monkeypatch.setattr("zi_docs.app.understanding.prepare", stop)
    keep_reading(office, datetime(2026, 1, 5))
    monkeypatch.setattr(answers_file, "load_dataset", None)
    kept = kept_answers(office)
    assert kept is not None
    assert kept.whole(office).dataset.rows("penilaian")


def test_data_without_lke_are_refused_again_and_again(office: Workspace) -> None:
    """A year whose LKE is not known is told each time, and the data are not read for it."""
    settings = office.data / "pengaturan.yaml"
    settings.write_text(PENGATURAN.replace("2026", "2015"), encoding="utf-8")
    keep_answers(office)
    for _ in range(2):
        with pytest.raises(DataError) as caught:
            kept_answers(office)
        assert [one.code for one in caught.value.problems] == ["ZI541"]


DAMAGES: tuple[dict[str, Any], ...] = (
    {"versi": "0"},
    {"keadaan": "lama"},
    {"masalah": [{}]},
    {"nilai": [["A", "1"]]},
    {"sumber": None},
)
ROWS: tuple[list[Any], ...] = ([0], [9, 2, {}, {}, [], {}], [0, 2, {"x": ["?", 1]}, {}, [], {}])


def test_a_damaged_file_is_none(office: Workspace) -> None:
    """A file that is not exactly of its shape, or of another version, is as good as none.

    Where only a row is damaged the page shows what the data hold, and the file is read anew.
    """
    keep_answers(office)
    path = office.output / FOLDER / "jawaban.json"
    kept, read = json.loads(path.read_text()), _read(office)
    for damage in DAMAGES:
        path.write_text(json.dumps({**kept, **damage}))
        assert kept_answers(office) is None, damage
    for row in ROWS:
        answers = {**kept["jawaban"], "A": [row]}
        path.write_text(json.dumps({**kept, "jawaban": answers}))
        found = kept_answers(office)
        assert found is not None
        assert _shown(found.of_unit(office, "A"), "A") == _shown(read, "A")
        assert kept_answers(office) is None, row


CELLS = {
    "teks": "Ya",
    "angka": 3,
    "pecahan": 3.5,
    "benar": True,
    "kosong": None,
    "hari": date(2026, 1, 5),
    "saat": datetime(2026, 1, 5, 8, 30),
    "pukul": time(8, 30),
    "tepat": Decimal("1.10"),
    "tampak": Shown(7, "007"),
    "daftar": ["a", {"b": date(2026, 1, 5)}],
    "isi": {"c": [1, Shown(date(2026, 1, 5), "5-1-26")]},
}


def test_cells_keep_their_kinds() -> None:
    """A cell that went through JSON is the same value, of the same class, however deep it is."""
    back = read_cells(json.loads(json.dumps(plain_cells(CELLS))))
    assert back == CELLS
    assert {name: type(one) for name, one in back.items()} == {
        name: type(one) for name, one in CELLS.items()
    }
