"""Plans as offices lay them out: each cell of the schedule, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.readers import read_tables
from zi_docs.tables import RencanaAksi, build_records, load_tables, record_classes
from zi_docs.tables.completing import complete_tables
from zi_docs.workspace import builtin_templates

TABLES = load_tables((builtin_templates(),), str)
UNIT = "Kode;Nama\nDINSOS;Dinas Sosial\n"
YEAR = 2020
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
HEADING = ("Unit Kerja", "Area", "Kegiatan", "Target")

Edit = Callable[[Any], None]


class Plan:
    """A data set of one plan that is read, completed and built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.records: tuple[RencanaAksi, ...] = ()

    def read(self, *rows: Sequence[Any], edit: Edit | None = None, units: str = UNIT) -> list[Any]:
        """Write the sheet of a plan, and return the months of each activity."""
        book = Workbook()
        book.active.title = "Rencana Aksi"
        for row in rows:
            book.active.append(list(row))
        if edit:
            edit(book.active)
        book.save(self.folder / "renaksi.xlsx")
        return self.load(units)

    def load(self, units: str = UNIT) -> list[Any]:
        """Read the folder, and return the months of each activity."""
        (self.folder / "unit_kerja.csv").write_text(units)
        tables, self.problems, *_ = read_tables(self.folder, "data/uji", TABLES)
        on = datetime(YEAR, 4, 20).date()
        made, told = complete_tables(tables, TABLES, on, YEAR)
        rows = made["rencana_aksi"].rows if "rencana_aksi" in made else ()
        records, refused = build_records(record_classes(TABLES)["rencana_aksi"], rows)
        self.records = tuple(record for record in records if isinstance(record, RencanaAksi))
        self.problems = [*self.problems, *told, *refused]
        return [record.jadwal for record in self.records]

    def told(self, code: str) -> list[str]:
        """Return what was told under a code."""
        return [one.message for one in self.problems if one.code == code]

    @property
    def complaints(self) -> list[str]:
        """The codes of what is no note."""
        return [one.code for one in self.problems if one.severity is not Severity.CATATAN]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Plan(tmp_path)


def merge(*areas: str) -> Edit:
    def edit(sheet: Any) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return edit


def activity(number: int, *cells: Any) -> tuple[Any, ...]:
    return ("DINSOS", str(number), f"Kegiatan {'abcdef'[number - 1]}", "1 dokumen", *cells)


def test_marks_under_months_are_their_months(plan: Plan) -> None:
    """Marks schedule, what says no does not, and neither needs a word."""
    marks = ("x", "-", "n/a", "belum", "1", "–", "—", 0, "0%", None, "Belum dilaksanakan", "✓")
    assert plan.read((*HEADING, *MONTHS), activity(1, *marks)) == [(1, 5, 12)]
    assert plan.problems == []


def test_amounts_under_months_are_scheduled_and_told(plan: Plan) -> None:
    """A number, an amount, a date and a week under a month are one note with their rows."""
    marks = ("2", "3 dokumen", "50%", "15 April 2020", "Minggu II", *[None] * 7)
    assert plan.read((*HEADING, *MONTHS), activity(1, *marks)) == [(1, 2, 3, 4, 5)]
    assert plan.told("ZI170") == [
        "Jadwal 1 baris dibaca dari isi kolom bulannya, yang bukan tanda."
    ]
    assert plan.complaints == []


def test_a_text_under_months_is_refused_once_with_its_cells(plan: Plan) -> None:
    """A text of which nobody knows what it says is one complaint, each time with its cell."""
    rows = [activity(number, None, "lihat lampiran") for number in (1, 2)]
    assert plan.read((*HEADING, *MONTHS), *rows) == []
    refusals = [one for one in plan.problems if one.code == "ZI203"]
    assert [str(one.place) for one in refusals] == [
        f'data/uji/renaksi.xlsx, lembar "Rencana Aksi", sel F{row}' for row in (2, 3)
    ]
    assert {(one.message, one.about) for one in refusals} == {
        ("Isian ini bukan tanda jadwal.", "lihat lampiran")
    }


def test_percentages_in_quarters_are_the_target(plan: Plan) -> None:
    """Such a quarter is scheduled, and the percentages are the target when none was typed."""
    heading = ("Unit Kerja", "Area", "Kegiatan", "Target", "TW I", "TW II", "TW III", "TW IV")
    found = plan.read(
        heading,
        ("DINSOS", "1", "Rapat", None, "0%", "25%", "50%", "100%"),
        ("DINSOS", "2", "Survei", "4 laporan", 0.25, "nihil", None, 1.0),
        ("DINSOS", "3", "Apel", None, "x", None, None, None),
    )
    assert found == [(4, 5, 6, 7, 8, 9, 10, 11, 12), (1, 2, 3, 10, 11, 12), (1, 2, 3)]
    targets = [record.target for record in plan.records]
    assert targets == ["TW II 25%, TW III 50%, TW IV 100%", "4 laporan", ""]
    assert plan.told("ZI170") == ["Jadwal 2 baris dibaca dari target di kolom triwulannya."]
    assert plan.told("ZI164") == [
        "Target 1 baris tidak tertulis; diisi dari target di kolom triwulannya."
    ]


def test_a_deadline_is_its_month(plan: Plan) -> None:
    """A date in the column of the time is told once, with the first of them."""
    rows = [activity(number, datetime(YEAR, number + 2, 28)) for number in (1, 2)]
    assert plan.read((*HEADING, "Target Waktu"), *rows) == [(3,), (4,)]
    [note] = [one for one in plan.problems if one.code == "ZI170"]
    assert note.message == "Jadwal 2 baris dibaca dari tanggalnya."
    assert note.about == 'Mar ("28 Maret 2020", baris 2); Apr ("28 April 2020", baris 3)'


def test_another_year_is_refused_in_its_cell(plan: Plan) -> None:
    """A schedule of another year than that of the settings is not printed as if it were this."""
    heading = (*HEADING, "Waktu")
    assert plan.read(heading, activity(1, "Maret 2019"), activity(2, "Mei 2020")) == [(5,)]
    [told] = [one for one in plan.problems if one.code == "ZI203"]
    said = "Jadwal ini menyebut tahun 2019, sedangkan tahun di pengaturan 2020."
    assert (told.message, told.about) == (said, "Maret 2019")
    assert str(told.place).endswith("sel E2")


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("RENCANA AKSI TAHUN 2020", []),
        ("RENCANA AKSI TAHUN ANGGARAN 2019", ["ZI171"]),
        ("Menurut Peraturan Menteri Nomor 10 Tahun 2019", []),
        ("Renstra Tahun 2019-2024", []),
    ],
)
def test_a_title_of_another_year_is_told(plan: Plan, title: str, codes: list[str]) -> None:
    """The year in a title is the plan's, but not the year of a rule or of a longer time."""
    assert plan.read((title,), (*HEADING, "Waktu"), activity(1, "Mei")) == [(5,)]
    assert plan.complaints == codes
