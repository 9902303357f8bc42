"""Tables and totals."""

from __future__ import annotations

import sys

import pytest

from zi_docs.cli.layout import format_table
from zi_docs.cli.summary import format_check, format_duration, format_run
from zi_docs.errors import problem
from zi_docs.run.report import RunReport, TypeReport


def _report() -> RunReport:
    rows = [
        TypeReport("notula", "output/kantor/notula", 3, made=3),
        TypeReport("pakta-integritas", "output/kantor/pakta-integritas", 152, 100, 50, 2),
    ]
    return RunReport({row.jenis: row for row in rows})


def test_a_table_is_plain_text_of_stable_width() -> None:
    """Columns are as wide as what they hold; numbers stand to the right; no line ends in blanks."""
    assert format_run(_report(), 3.21) == (
        "Jenis             Dibuat  Dilewati  Gagal  Folder\n"
        "notula                 3         0      0  output/kantor/notula\n"
        "pakta-integritas     100        50      2  output/kantor/pakta-integritas\n"
        "103 dibuat, 50 dilewati, 2 gagal dalam 3,2 detik."
    )


def test_edited_files_have_a_column_where_there_are_any() -> None:
    """The column "Disunting" counts the edited files that were kept."""
    report = _report()
    report.types["notula"].kept = 1
    assert format_run(report, 1) == (
        "Jenis             Dibuat  Dilewati  Disunting  Gagal  Folder\n"
        "notula                 3         0          1      0  output/kantor/notula\n"
        "pakta-integritas     100        50          0      2  output/kantor/pakta-integritas\n"
        "103 dibuat, 50 dilewati, 1 disunting, 2 gagal dalam 1,0 detik."
    )


def test_orphans_are_listed_before_the_totals() -> None:
    """At most twenty files without data are listed; the rest is counted by folder."""
    report = _report()
    report.orphans = [f"output/{n}.docx" for n in range(22)] + ["output/lain/a.docx"]
    lines = format_run(report, 1).splitlines()
    assert lines[3:5] == [
        "Berkas lama yang datanya sudah tidak ada, atau sudah berganti nama. Hapus sendiri bila "
        "tidak dipakai:",
        "  output/0.docx",
    ]
    assert lines[-4:-1] == [
        "  output/19.docx",
        "  … dan 2 berkas lagi di output",
        "  … dan 1 berkas lagi di output/lain",
    ]


def test_a_table_of_nothing_has_its_headings() -> None:
    """A table without rows has its headings."""
    assert format_table(("Jenis", "Judul"), []) == "Jenis  Judul"


def test_a_terminal_gets_a_drawn_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal rich draws the table, and markup in the data stays text."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    text = format_table(("Jenis",), [("[red]surat[/red]",)])
    assert "[red]surat[/red]" in text
    assert len(text.splitlines()) > 2


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0,0 detik"), (59.9, "59,9 detik"), (60, "1 menit 0 detik"), (125, "2 menit 5 detik")],
)
def test_durations(seconds: float, text: str) -> None:
    """Durations are seconds with a decimal comma; from a minute on, minutes and seconds."""
    assert format_duration(seconds) == text


def test_a_clean_check_counts_what_was_read() -> None:
    """The verdict counts what was read in usual words, and leaves out empty tables."""
    report = RunReport(counts={"unit_kerja": 14, "pegawai": 1152, "rapat": 0})
    assert format_check(report) == "Semua beres: 14 unit kerja, 1.152 pegawai."


def test_a_check_that_read_no_staff_says_so() -> None:
    """The verdict says that there are no employees."""
    report = RunReport(counts={"unit_kerja": 14, "pegawai": 0, "rapat": 0})
    assert format_check(report) == "Semua beres: 14 unit kerja, 0 pegawai."


def test_warnings_are_not_all_well() -> None:
    """With warnings the verdict says only that nothing stops."""
    report = RunReport(
        problems=[problem("ZI351", "a.csv", "Huruf kecil.", "Betulkan.")], counts={"pegawai": 2}
    )
    assert format_check(report) == "Tidak ada kesalahan, hanya peringatan di atas: 2 pegawai."
