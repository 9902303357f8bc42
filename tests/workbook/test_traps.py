"""What goes wrong, mostly unseen, when a workbook is changed by bytes: a test for each trap.

Most of these faults are told by no program but Excel, which offers to repair the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.workbook.books import (
    FILE,
    added,
    broken_vml_book,
    changed,
    chart_first_book,
    check_sound,
    lists,
    macro_book,
    office_book,
    parts_of,
    plain_book,
    rich_book,
    saved,
    strict_book,
    threaded_book,
    wrong,
)
from zi_docs.workbook.book import open_book
from zi_docs.workbook.marks import MOST, mark
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
SHAPE_ID = re.compile(rb'id="_x0000_s(\d+)"')


def marked(data: bytes, *cells: str, sheet: str = "Pegawai") -> bytes:
    """Return a copy in which these cells are wrong."""
    return mark(data, [wrong(cell, sheet) for cell in cells or ("B2",)], FILE).data


def of(data: bytes, name: str, path: str) -> list[etree._Element]:
    """Return the elements of a part that a path of local names leads to."""
    steps = "".join(f"/*[local-name()='{step}']" for step in path.split("/"))
    return etree.fromstring(parts_of(data)[name]).xpath(f"/*{steps}")


def boxes(data: bytes) -> dict[str, bytes]:
    """Return the parts with boxes of notes."""
    return {name: part for name, part in parts_of(data).items() if name.endswith(".vml")}


def test_names_of_one_sheet_move_along() -> None:
    """Print areas, titles and local names stay with their sheet behind the new first one."""
    before, after = (load_workbook(io.BytesIO(d)) for d in (office_book(), marked(office_book())))
    areas = {sheet.title: sheet.print_area for sheet in before}
    assert len(set(areas.values())) == 3
    assert {sheet.title: sheet.print_area for sheet in after if sheet.title in areas} == areas
    assert list(after["Unit Kerja"].defined_names) == ["setempat"]


def test_every_window_opens_with_the_list() -> None:
    """Each window of the workbook shows the list, also one that was scrolled to other sheets."""
    views = b'<bookViews><workbookView activeTab="1" firstSheet="1"/><workbookView/></bookViews>'
    data = changed(
        saved(plain_book()), {BOOK: lambda x: re.sub(rb"<bookViews>.*</bookViews>", views, x)}
    )
    found = [dict(one.attrib) for one in of(marked(data), BOOK, "bookViews/workbookView")]
    assert found == [{"activeTab": "0", "firstSheet": "0"}, {"activeTab": "0"}]


@pytest.mark.parametrize("make", [rich_book, chart_first_book], ids=["sheets", "chart"])
def test_no_other_sheet_stays_selected(make: Callable[[], bytes]) -> None:
    """Excel types into every sheet that is selected, so only the list is."""
    copy = marked(make())
    chosen = [name for name, part in parts_of(copy).items() if b"tabSelected" in part]
    [link] = [
        one.get("Target")
        for one in of(copy, "xl/_rels/workbook.xml.rels", "Relationship")
        if one.get("Id") == "rIdZi1"
    ]
    assert chosen == [f"xl/{link}"]


def test_pictures_of_headers_stay_what_they_are() -> None:
    """The boxes go into the part that the sheet names, not into that of its header's picture."""

    def reversed_links(part: bytes) -> bytes:
        root = etree.fromstring(part)
        root[:] = list(reversed(root))
        return etree.tostring(root)

    data = changed(rich_book(), {"xl/worksheets/_rels/sheet1.xml.rels": reversed_links})
    before, after = boxes(data), boxes(marked(data, "C2"))
    touched = [name for name in before if before[name] != after[name]]
    assert len(before) == 2
    assert [b"ObjectType" in before[name] for name in touched] == [True]


def test_boxes_declare_their_own_prefixes() -> None:
    """A part with boxes that another program wrote with other prefixes parses as it did."""
    name = "xl/drawings/commentsDrawing1.vml"
    data = office_book()
    copy = marked(data, "A2")
    root = etree.fromstring(parts_of(copy)[name])
    shapes = root.findall("{urn:schemas-microsoft-com:vml}shape")
    assert len(shapes) == len(etree.fromstring(parts_of(data)[name]).findall(shapes[0].tag)) + 1
    assert "visibility:hidden" in shapes[-1].get("style")


def test_boxes_are_added_to_what_is_no_xml() -> None:
    """Where Excel wrote ``<br>`` without an end, boxes are added and taken away all the same."""
    data, name = broken_vml_book(), "xl/drawings/commentsDrawing1.vml"
    copy = marked(data, "A2", "A3")
    assert parts_of(copy)[name].count(b'alt="zi-docs"') == 2
    again = marked(copy, "A2")
    assert parts_of(again)[name].count(b'alt="zi-docs"') == 1
    assert b"<br>" in parts_of(again)[name]


def test_numbers_of_boxes_lie_in_blocks_of_their_sheet() -> None:
    """Each box has a number in a block that its part lists, and no two parts list the same."""
    data = saved(plain_book("Pegawai", "Unit Kerja"))
    many = [wrong(f"B{row}") for row in range(2, 2502)]
    copy = mark(data, [*many, wrong("A2", "Unit Kerja")], FILE).data
    listed: list[int] = []
    for part in boxes(copy).values():
        blocks = list(map(int, re.search(rb'data="([\d,]*)"', part)[1].split(b",")))
        numbers = list(map(int, SHAPE_ID.findall(part)))
        assert len(set(numbers)) == len(numbers)
        assert {number // 1024 for number in numbers} == set(blocks)
        assert all(number % 1024 for number in numbers)
        listed += blocks
    assert len(listed) == len(set(listed)) == 4


def test_a_cell_has_one_note() -> None:
    """Several findings at a cell, and a note of the office there, are one note."""
    problems = [wrong("B2"), wrong("B2", message="Ganda."), wrong("C3")]
    copy = mark(office_book(), problems, FILE).data
    refs = [o.get("ref") for o in of(copy, "xl/comments/comment1.xml", "commentList/comment")]
    assert sorted(refs) == ["B2", "C3"]
    text = load_workbook(io.BytesIO(copy))["Pegawai"]["B2"].comment.text
    assert text.startswith("Sudah dicek & benar\n--- zi-docs ---\n")
    assert text.count("KESALAHAN") == 2
    kinds = {etree.QName(o).localname for o in of(copy, "xl/comments/comment1.xml",
                                                  "commentList/comment/text")[0]}  # fmt: skip
    assert kinds == {"r"}


def test_a_thread_of_comments_stays() -> None:
    """A thread and the note that mirrors it are untouched; the list says where to read ours."""
    data = threaded_book()
    copy = marked(data, "B2", "C2")
    assert (
        parts_of(copy)["xl/threadedComments/threadedComment1.xml"]
        == parts_of(data)["xl/threadedComments/threadedComment1.xml"]
    )
    sheet = load_workbook(io.BytesIO(copy))["Pegawai"]
    assert sheet["B2"].comment.text == "[Threaded comment]\n\nSudah?"
    assert "zi-docs" in sheet["C2"].comment.text
    assert b'sqref="B2 C2"' in parts_of(copy)[SHEET]
    assert [row[1] for row in lists(copy) if "utas komentar" in row[1]]


def test_a_sheet_gets_a_number_of_its_own() -> None:
    """The list has a number that no sheet has, also where numbers were left out."""
    data = changed(
        saved(plain_book()), {BOOK: lambda x: x.replace(b'sheetId="2"', b'sheetId="41"')}
    )
    assert [o.get("sheetId") for o in of(marked(data), BOOK, "sheets/sheet")] == ["42", "1", "41"]


def test_messages_hold_what_xml_can() -> None:
    """A message that quotes odd characters leaves them out, and reads as it was said."""
    said = "Isi \x0b\x00<b>&_x000D_\ufffe ini."
    copy = mark(saved(plain_book()), [wrong("B2", message=said)], FILE).data
    check_sound(copy)
    book = load_workbook(io.BytesIO(copy))
    assert "Isi <b>&_x" in book["Pegawai"]["B2"].comment.text
    assert b"_x005F_x000D_" in parts_of(copy)["xl/comments1.xml"]


@pytest.mark.parametrize("formula", ["=SHEET()", "=SHEETS()+1", "=SHEET(A1)"])
def test_the_list_stands_last_where_sheets_are_counted(formula: str) -> None:
    """A formula that counts the sheets gives what it gave, so the list stands behind them."""
    book = plain_book()
    book["Unit Kerja"]["D1"] = formula
    copy = load_workbook(io.BytesIO(marked(saved(book))))
    assert copy.sheetnames == ["Pegawai", "Unit Kerja", "_PERIKSA"]
    assert copy.active.title == "_PERIKSA"


def test_the_list_stands_last_beside_macros() -> None:
    """A macro that means a sheet by its number finds it, and the macros are the same bytes."""
    data = macro_book()
    copy = marked(data)
    assert load_workbook(io.BytesIO(copy)).sheetnames[-1] == "_PERIKSA"
    assert parts_of(copy)["xl/vbaProject.bin"] == parts_of(data)["xl/vbaProject.bin"]
    assert b"macroEnabled.main" in parts_of(copy)["[Content_Types].xml"]
    assert [o.get("activeTab") for o in of(copy, BOOK, "bookViews/workbookView")] == ["2"]


def test_merged_cells_are_marked_where_they_are_seen() -> None:
    """A finding inside merged cells is marked at their first one, which is the one that is seen."""
    copy = marked(office_book(), "C6")
    sheet = load_workbook(io.BytesIO(copy))["Pegawai"]
    assert sheet["A5"].comment is not None
    assert b'sqref="A5"' in parts_of(copy)[SHEET]


def test_a_hidden_sheet_stays_hidden() -> None:
    """A link to a hidden sheet leads nowhere, so the list names it instead."""
    copy = load_workbook(io.BytesIO(marked(office_book(), "A2", sheet="Rekap")))
    assert copy["Rekap"].sheet_state == "hidden"
    assert copy["Rekap"]["A2"].comment is not None
    assert copy["_PERIKSA"]["B5"].hyperlink is None
    assert copy["_PERIKSA"]["B5"].value.endswith("(lembar tersembunyi)")


def test_a_long_list_is_cut() -> None:
    """Beyond so many findings all cells are coloured, and the list says how many more there are."""
    rows = range(2, 2 + 2 * (MOST + 100), 2)
    copy = mark(saved(plain_book()), [wrong(f"B{row}") for row in rows], FILE)
    assert copy.cells == MOST + 100
    listed = lists(copy.data)
    assert sum(row[0] == "KESALAHAN" for row in listed) == MOST
    assert any("dan 100 lagi" in row[0] for row in listed)
    formats = of(copy.data, SHEET, "conditionalFormatting")
    ranges = [len(one.get("sqref").split()) for one in formats]
    assert max(ranges) <= 1_000
    assert sum(ranges) == MOST + 100


def test_strict_is_coloured_without_notes() -> None:
    """A Strict workbook knows no boxes for notes: coloured cells and the list, which says so."""
    copy = marked(strict_book())
    parts = parts_of(copy)
    assert b"zi-docs galat" in parts[SHEET]
    assert not [name for name in parts if "comments" in name or name.endswith(".vml")]
    assert not [name for name, part in parts.items() if b"spreadsheetml/2006/main" in part]
    first = next(name for name in parts if name not in parts_of(strict_book()))
    assert b"berformat Strict" in parts[first]


def test_a_signature_is_named() -> None:
    """The list says that a signature does not hold for the copy."""
    data = added(saved(plain_book()), {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    assert any("Tanda tangan digital" in row[0] for row in lists(marked(data)))


def test_counts_of_styles_are_right() -> None:
    """The lists of styles say how many they hold; a program may trust it."""
    copy = marked(office_book())
    for name in ("dxfs", "fonts", "fills", "cellXfs"):
        [holder] = of(copy, "xl/styles.xml", name)
        assert int(holder.get("count")) == len(holder), name


def test_other_formats_are_refused() -> None:
    """A locked workbook and a binary one are refused."""
    with pytest.raises(ForeignError):
        open_book(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 99)
    binary = changed(
        saved(plain_book()), {"_rels/.rels": lambda x: x.replace(b"workbook.xml", b"workbook.bin")}
    )
    with pytest.raises(ForeignError):
        open_book(binary)


def test_other_encodings_are_refused() -> None:
    """A sheet in UTF-16, whose offsets mean other bytes, is refused, and so are entities."""
    wide = ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16", MarkupError)
    typed = ("<!DOCTYPE a>", "utf-8", ForeignError)
    for head, encoding, refusal in (wide, typed):

        def odd(part: bytes, head: str = head, encoding: str = encoding) -> bytes:
            return (head + part.decode()).encode(encoding)

        with pytest.raises(refusal):
            marked(changed(saved(plain_book()), {SHEET: odd}))


def test_properties_of_the_file_stay() -> None:
    """The list of sheets among the properties is left as it is: Excel makes it anew."""
    data = rich_book()
    before, after = parts_of(data), parts_of(marked(data))
    assert before["docProps/app.xml"] == after["docProps/app.xml"]
    assert before["docProps/core.xml"] == after["docProps/core.xml"]


def test_our_marks_are_found_by_what_they_say() -> None:
    """After another program saved the copy anew, the next run still takes its marks away."""
    buffer = io.BytesIO()
    load_workbook(io.BytesIO(marked(office_book(), "B2", "A3"))).save(buffer)
    copy = marked(buffer.getvalue(), "C2")
    book = load_workbook(io.BytesIO(copy))
    assert book.sheetnames == ["_PERIKSA", "Pegawai", "Unit Kerja", "Rekap"]
    sheet = book["Pegawai"]
    assert sheet["A3"].comment is None
    assert sheet["B2"].comment.text == "Sudah dicek & benar"
    ours = [f for f in sheet.conditional_formatting if "zi-docs" in str(f.rules[0].formula)]
    assert [str(one.sqref) for one in ours] == ["C2"]
    check_sound(copy)


def test_a_sheet_of_the_same_name_is_the_office_s() -> None:
    """A sheet of the office that has the name of the list stays, and the list gets another."""
    copy = load_workbook(io.BytesIO(marked(saved(plain_book("Pegawai", "_periksa")))))
    assert copy.sheetnames == ["_PERIKSA (2)", "Pegawai", "_periksa"]
