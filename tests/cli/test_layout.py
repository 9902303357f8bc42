"""How problems look on the screen, to the letter."""

from __future__ import annotations

import pytest

from zi_docs.cli.layout import format_count, format_problems
from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem, problem

FILE = 'data/kantor/pegawai.xlsx, lembar "Pegawai"'


def _cell(name: str) -> Place:
    column = name.rstrip("0123456789")
    row = int(name.removeprefix(column))
    return Place("data/kantor/pegawai.xlsx", "Pegawai", row=row, column=column)


def _cells(*cells: str) -> list[Problem]:
    return [problem("ZI203", _cell(cell), "Isi sel kosong.", "Isi.") for cell in cells]


def test_a_problem_says_where_what_and_how() -> None:
    """Severity, code and place are on one line; the message and the mend are below it."""
    told = problem("ZI203", _cell("C17"), "Isi sel berupa angka.", "ubah format kolom.")
    assert format_problems([told]) == (
        'KESALAHAN ZI203  data/kantor/pegawai.xlsx, lembar "Pegawai", sel C17\n'
        "  Isi sel berupa angka.\n"
        "  Perbaiki: ubah format kolom.\n"
        "1 kesalahan."
    )


def test_errors_come_before_warnings() -> None:
    """Errors come before warnings, and both are counted."""
    problems = [
        problem("ZI303", Place("a.csv", row=2), "Ganda.", "Hapus."),
        *_cells("B2"),
    ]
    assert format_problems(problems) == (
        f"KESALAHAN ZI203  {FILE}, sel B2\n"
        "  Isi sel kosong.\n"
        "  Perbaiki: Isi.\n"
        "PERINGATAN ZI303  a.csv, baris 2\n"
        "  Ganda.\n"
        "  Perbaiki: Hapus.\n"
        "1 kesalahan, 1 peringatan."
    )


def test_what_is_not_filled_yet_is_no_mistake() -> None:
    """What nobody has given yet has a word of its own, after the errors, and is counted apart."""
    unfilled = problem("ZI201", Place("a.xlsx"), "Kota belum diisi.", "Isi.", unfilled=True)
    assert format_problems([unfilled, *_cells("B2")]) == (
        f"KESALAHAN ZI203  {FILE}, sel B2\n"
        "  Isi sel kosong.\n"
        "  Perbaiki: Isi.\n"
        "BELUM DIISI ZI201  a.xlsx\n"
        "  Kota belum diisi.\n"
        "  Caranya: Isi.\n"
        "1 kesalahan, 1 belum diisi."
    )


def test_only_warnings_are_counted_alone() -> None:
    """A count of zero is not shown."""
    text = format_problems([problem("ZI303", "a.csv", "Ganda.", "Hapus.")])
    assert text.splitlines()[-1] == "1 peringatan."


def test_notes_come_last() -> None:
    """What was assumed is a note: after the warnings, and with how to say otherwise."""
    note = Problem("ZI303", Severity.CATATAN, Place("b.csv"), "Dianggap PNS.", "Isi Status.")
    text = format_problems([note, problem("ZI303", "a.csv", "Ganda.", "Hapus.")])
    assert text.splitlines()[3:] == [
        "CATATAN ZI303  b.csv",
        "  Dianggap PNS.",
        "  Bila keliru: Isi Status.",
        "1 peringatan, 1 catatan.",
    ]


def test_cells_are_in_reading_order() -> None:
    """Cells are in reading order: AA comes after Z, row 10 after row 9."""
    problems = [
        problem("ZI203", _cell(cell), f"Isi {cell}.", "Isi.")
        for cell in ("A10", "AA9", "Z9", "B9", "A9")
    ]
    lines = format_problems(problems).splitlines()
    assert [line.strip() for line in lines[1::3]] == [
        "Isi A9.",
        "Isi B9.",
        "Isi Z9.",
        "Isi AA9.",
        "Isi A10.",
    ]


def test_files_keep_the_order_they_were_read_in() -> None:
    """Files keep the order in which they were read."""
    problems = [
        problem("ZI203", Place("z.csv", row=9), "Satu.", "Isi."),
        problem("ZI203", Place("a.csv", row=1), "Dua.", "Isi."),
        problem("ZI203", Place("z.csv", row=2), "Tiga.", "Isi."),
    ]
    heads = [
        line for line in format_problems(problems).splitlines() if line.startswith("KESALAHAN")
    ]
    assert heads == [
        "KESALAHAN ZI203  z.csv, baris 2",
        "KESALAHAN ZI203  z.csv, baris 9",
        "KESALAHAN ZI203  a.csv, baris 1",
    ]


def test_repeated_cells_are_told_once() -> None:
    """The same complaint about many cells of a column is shown once, with ranges and count."""
    cells = [f"B{row}" for row in (*range(2, 33), 40, *range(44, 46))]
    assert format_problems(_cells(*cells)) == (
        f"KESALAHAN ZI203  {FILE}, sel B2–B32, B40, B44–B45 (34 sel)\n"
        "  Isi sel kosong.\n"
        "  Perbaiki: Isi.\n"
        "34 kesalahan."
    )


def test_repeated_rows_are_told_once() -> None:
    """Rows of a text file are listed by number when the column is the same."""
    problems = [
        problem("ZI203", Place("a.csv", row=row, part='kolom "NIP"'), "Kosong.", "Isi.")
        for row in (2, 3, 4)
    ]
    assert format_problems(problems) == (
        'KESALAHAN ZI203  a.csv, baris 2–4 (3 baris), kolom "NIP"\n'
        "  Kosong.\n"
        "  Perbaiki: Isi.\n"
        "3 kesalahan."
    )


def test_many_ranges_are_cut() -> None:
    """A column with many holes names the first five ranges; the count says the rest."""
    lines = format_problems(_cells(*(f"B{row}" for row in range(2, 20, 2)))).splitlines()
    assert lines[0] == f"KESALAHAN ZI203  {FILE}, sel B2, B4, B6, B8, B10, … (9 sel)"


def test_another_column_is_named_apart() -> None:
    """Each column keeps its own range; the file is not named again."""
    lines = format_problems(_cells("B2", "B3", "C7")).splitlines()
    assert lines[:2] == [
        f"KESALAHAN ZI203  {FILE}, sel B2–B3 (2 sel)",
        "  dan 1 tempat lain: sel C7",
    ]


def test_what_differs_by_row_is_told_beside_the_group() -> None:
    """Complaints that differ only by their value are one, with the first values and cells."""
    hint, message = "Isi.", "NIP bukan 18 angka."
    problems = [
        problem("ZI301", _cell(f"B{row}"), message, hint, about=f'"{row}{row}"')
        for row in range(2, 7)
    ]
    assert format_problems(problems) == (
        f"KESALAHAN ZI301  {FILE}, sel B2–B6 (5 sel)\n  {message}\n"
        '  Misalnya: "22" (B2), "33" (B3), "44" (B4), …\n  Perbaiki: Isi.\n5 kesalahan.'
    )
    assert format_problems(problems[:1]).splitlines()[2] == '  Yaitu: "22"'


def test_repeats_in_other_files_name_the_file() -> None:
    """Whole files of one cause are told once, each by its name."""
    problems = [problem("ZI203", place, "Kosong.", "Isi.") for place in ("a.csv", "b.csv")]
    assert format_problems(problems) == (
        "KESALAHAN ZI203  a.csv\n  dan 1 tempat lain: b.csv\n  Kosong.\n"
        "  Perbaiki: Isi.\n2 kesalahan."
    )


def test_each_sheet_tells_its_own() -> None:
    """A cause that is met on two sheets is told at each: people mend sheet by sheet."""
    places = [Place("a.xlsx", name, row=2, column="B") for name in ("Unit", "Unit", "Pegawai")]
    problems = [problem("ZI203", place, "Kosong.", "Isi.") for place in places]
    assert format_problems(problems) == (
        'KESALAHAN ZI203  a.xlsx, lembar "Unit", sel B2\n  Kosong.\n  Perbaiki: Isi.\n'
        'KESALAHAN ZI203  a.xlsx, lembar "Pegawai", sel B2\n  Kosong.\n  Perbaiki: Isi.\n'
        "2 kesalahan."
    )


def test_the_cut_list_says_how_to_see_all() -> None:
    """Where not all cells of workbooks are shown, the command that marks them is named."""
    places = [Place("a.xlsx", f"Lembar {n}", row=2) for n in range(22)]
    problems = [problem("ZI203", place, "Kosong.", "Isi.") for place in places]
    lines = format_problems(problems).splitlines()
    assert lines[-3].startswith("… dan 2 lagi.")
    assert "zi-docs periksa --data DATA --tandai -o HASIL.xlsx" in lines[-2]
    assert not any("--tandai" in line for line in format_problems(problems[:20]).splitlines())


def test_different_hints_are_different_groups() -> None:
    """Only problems with the same words are grouped."""
    problems = [problem("ZI203", "a", "Salah.", hint) for hint in ("Satu.", "Dua.")]
    assert format_problems(problems).count("KESALAHAN") == 2


def test_the_same_problem_twice_counts_once() -> None:
    """The same problem at one place is counted once."""
    assert format_problems(_cells("B2", "B2")).splitlines()[-1] == "1 kesalahan."


def test_twenty_groups_fill_the_screen() -> None:
    """Twenty groups are shown; the rest is counted, with the way to see it."""
    problems = [
        problem("ZI203", Place("a.csv", row=row), f"Pesan {row}.", "Isi.") for row in range(1, 1035)
    ]
    lines = format_problems(problems).splitlines()
    assert sum(line.startswith("KESALAHAN") for line in lines) == 20
    assert lines[-2:] == [
        "… dan 1.014 lagi. Betulkan dahulu yang di atas, lalu periksa lagi.",
        "1.034 kesalahan.",
    ]


def test_colour_only_adds() -> None:
    """Colour changes no words."""
    import click

    problems = [*_cells("B2"), problem("ZI303", "a.csv", "Ganda.", "Hapus.")]
    coloured = format_problems(problems, colour=True)
    assert "\x1b[31m" in coloured
    assert "\x1b[33m" in coloured
    assert click.unstyle(coloured) == format_problems(problems)


def test_data_can_not_steer_the_terminal() -> None:
    """Control characters of a cell are shown as question marks."""
    told = problem("ZI203", "a\x1b[2J.csv", 'Isi "\x1b[31mmerah\x07" salah.\nBaris kedua.', "Isi.")
    assert format_problems([told]) == (
        'KESALAHAN ZI203  a?[2J.csv\n  Isi "?[31mmerah?" salah.\n  Baris kedua.\n'
        "  Perbaiki: Isi.\n1 kesalahan."
    )


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (999, "999"), (8000, "8.000")])
def test_counts_have_indonesian_separators(number: int, text: str) -> None:
    """Counts have a full stop between thousands."""
    assert format_count(number) == text
