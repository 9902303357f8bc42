"""Findings shown in a copy of a workbook: marked where they are, and nothing else changed."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.workbook.books import (
    BOOKS,
    FILE,
    MAIN,
    check_sound,
    doubtful,
    full_styles_book,
    lists,
    parts_of,
    wrong,
)
from zi_docs.ooxml.packed import parts_of as packed_parts
from zi_docs.workbook.book import open_book
from zi_docs.workbook.marks import mark, unmark

FINDINGS = [wrong("B2"), wrong("C2", message="Ganda."), doubtful("B2"), doubtful("C3"), wrong("B6")]
any_book = pytest.mark.parametrize("name", BOOKS)


def marked(name: str) -> tuple[bytes, bytes]:
    """Return a workbook and its copy with the findings."""
    data = BOOKS[name]()
    return data, mark(data, FINDINGS, FILE).data


def cells_of(part: bytes) -> bytes:
    """Return the bytes of a sheet's cells."""
    begin = part.index(b"sheetData")
    return part[begin : part.rindex(b"sheetData>")] if b"/sheetData>" in part else b""


@any_book
def test_a_copy_is_whole(name: str) -> None:
    """Every copy is a sound package, which another program opens."""
    _, copy = marked(name)
    check_sound(copy)


@any_book
def test_nothing_is_lost(name: str) -> None:
    """No part is lost; untouched ones keep their compressed bytes, and no cell changes."""
    data, copy = marked(name)
    before, after = packed_parts(data), packed_parts(copy)
    touched = {part for part in before if after[part] != before[part]}
    kept = (
        "sharedStrings",
        "media",
        "charts/",
        "tables",
        "theme",
        "vbaProject",
        "threaded",
        "ctrl",
    )
    assert not [part for part in touched if any(word in part for word in kept)]
    for part in touched:
        if "worksheets/" in part and part.endswith(".xml"):
            assert cells_of(after[part].unpack()) == cells_of(before[part].unpack())


@any_book
def test_marks_are_taken_away_again(name: str) -> None:
    """Without its marks a copy is the original, but for looks and kinds that nobody uses."""
    data, copy = marked(name)
    book = open_book(copy)
    unmark(book)
    bare, original = parts_of(book.parts.packed()), parts_of(data)
    loose = ("styles", "Content_Types", "workbook.xml", "comments")
    assert {n for n in original if "rels" not in n} <= set(bare)
    differ = [n for n in bare if bare[n] != original.get(n) and not any(w in n for w in loose)]
    assert [n for n in differ if _without_selection(original.get(n)) != bare[n]] == []


def _without_selection(part: bytes | None) -> bytes | None:
    """Return a sheet in which no sheet is selected; that is not given back."""
    return part and part.replace(b' tabSelected="1"', b"")


@any_book
def test_a_second_run_gives_the_same(name: str) -> None:
    """A copy that is marked again with the same findings is the same copy."""
    _, copy = marked(name)
    again = mark(copy, FINDINGS, FILE).data
    assert parts_of(again) == parts_of(copy)


@any_book
def test_marks_follow_the_findings(name: str) -> None:
    """A cell that was mended has no mark of the former run."""
    _, copy = marked(name)
    book = load_workbook(io.BytesIO(mark(copy, [wrong("C3")], FILE).data))
    if "Pegawai" not in book.sheetnames:
        pytest.skip("openpyxl does not find the sheets of this one, nor of the original")
    sheet = book["Pegawai"]
    notes = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert not any("zi-docs" in text or "ZI315" in text for at, text in notes.items() if at != "C3")
    ours = [f for f in sheet.conditional_formatting if "zi-docs" in str(f.rules[0].formula)]
    assert [str(one.sqref) for one in ours] == ["C3"]


def test_cells_are_marked() -> None:
    """An error is red and a warning yellow, once a cell, with its message and mend in a note."""
    _, copy = marked("rich")
    sheet = load_workbook(io.BytesIO(copy))["Pegawai"]
    ours = [f for f in sheet.conditional_formatting if "zi-docs" in str(f.rules[0].formula)]
    looks = {str(one.sqref): one.rules[0].dxf.fill.bgColor.rgb for one in ours}
    assert looks == {"B2 B6 C2": "FFFF9B9B", "C3": "FFFFE766"}
    assert sheet["C2"].comment.author == "zi-docs"
    assert sheet["C2"].comment.text == "KESALAHAN ZI315: Ganda.\nPerbaiki: Ketik 18 angka."
    assert sheet["B2"].comment.text.startswith("Sudah dicek\n--- zi-docs ---\nKESALAHAN ZI315")
    assert "PERINGATAN ZI166" in sheet["B2"].comment.text


def test_the_list_comes_first() -> None:
    """The first sheet lists the findings, errors before warnings, each linked to its cell."""
    _, copy = marked("office")
    book = load_workbook(io.BytesIO(copy))
    assert book.sheetnames == ["_PERIKSA", "Pegawai", "Unit Kerja", "Rekap"]
    assert book.active.title == "_PERIKSA"
    rows = lists(copy)
    assert rows[1][0].startswith("3 galat, 2 peringatan.")
    assert rows[4] == [
        "KESALAHAN", 'lembar "Pegawai", sel B2', "NIP ini salah.", "Ketik 18 angka.", "ZI315",
    ]  # fmt: skip
    assert book["_PERIKSA"]["B5"].hyperlink.location == "'Pegawai'!B2"


def test_ranks_of_rules_differ() -> None:
    """Our rules come before the office's, also before newer kinds, and none share a rank."""
    _, copy = marked("rich")
    root = etree.fromstring(parts_of(copy)["xl/worksheets/sheet1.xml"])
    ranks = [int(r) for r in root.xpath("//*[local-name()='cfRule']/@priority")]
    assert len(set(ranks)) == len(ranks)
    ours = root.xpath("//*[local-name()='cfRule'][contains(., 'zi-docs')]/@priority")
    assert sorted(map(int, ours)) == [1, 2]


def test_elements_stand_in_their_order() -> None:
    """New elements of a sheet stand where the format wants them."""
    for name in ("office", "rich", "bare"):
        data, copy = marked(name)
        part = next(
            n for n in parts_of(data) if n.startswith("xl/worksheets/") and ".rels" not in n
        )
        root = etree.fromstring(parts_of(copy)[part])
        tags = [etree.QName(one).localname for one in root]
        wanted = ["sheetData", "mergeCells", "conditionalFormatting", "dataValidations"]
        wanted += ["pageMargins", "drawing", "legacyDrawing", "legacyDrawingHF", "tableParts"]
        found = [tag for tag in dict.fromkeys(tags) if tag in wanted]
        assert found == [tag for tag in wanted if tag in found]
        assert f"{MAIN}legacyDrawing" in {one.tag for one in root}


def test_a_workbook_full_of_styles_is_marked() -> None:
    """Where no style of cells can be added, the list does without, and the cells are coloured."""
    copy = mark(full_styles_book(), [wrong("B2")], FILE).data
    parts = parts_of(copy)
    styles = etree.fromstring(parts["xl/styles.xml"])
    assert len(styles.find("{*}cellXfs")) == 65_430
    assert len(styles.find("{*}dxfs")) == int(styles.find("{*}dxfs").get("count"))
    assert b"zi-docs galat" in parts["xl/worksheets/sheet1.xml"]
