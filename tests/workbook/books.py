"""Workbooks as offices have them, made by other programs, and what every copy must be."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

import xlsxwriter
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from zi_docs.errors import Place, Problem, problem

PICTURE = Path(__file__).parents[2] / "data" / "trenggalek-2021" / "lambang.png"
FILE = "data/x/pegawai.xlsx"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def wrong(cell: str, sheet: str = "Pegawai", message: str = "NIP ini salah.") -> Problem:
    """Return an error at a cell."""
    letters = cell.rstrip("0123456789")
    place = Place(FILE, sheet, row=int(cell[len(letters) :]), column=letters)
    return problem("ZI315", place, message, "Ketik 18 angka.")


def doubtful(cell: str, sheet: str = "Pegawai") -> Problem:
    """Return a warning at a cell."""
    found = wrong(cell, sheet)
    return problem("ZI166", found.place, "Nomor ini meragukan.", "Periksa.")


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook of openpyxl."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def plain_book(*names: str) -> Workbook:
    """Return a workbook with a small table on each sheet."""
    book = Workbook()
    for name in names or ("Pegawai", "Unit Kerja"):
        sheet = book.create_sheet(name)
        for row in (("No", "Nama", "NIP"), (1, "Ani", "1985"), (2, "Budi", "1986")):
            sheet.append(row)
    del book[book.sheetnames[0]]
    return book


def office_book() -> bytes:
    """Return a workbook with most of what openpyxl can write."""
    book = plain_book("Pegawai", "Unit Kerja", "Rekap")
    sheet = book["Pegawai"]
    sheet.merge_cells("A5:C6")
    sheet["A5"] = "Keterangan"
    sheet["B2"].comment = Comment("Sudah dicek & benar", "Kepegawaian")
    sheet["C3"].comment = Comment("Tanya BKD", "Kepegawaian")
    sheet.conditional_formatting.add(
        "A2:C3", CellIsRule("greaterThan", ["1"], fill=PatternFill("solid", bgColor="0000FF"))
    )
    sheet.conditional_formatting.add(
        "A2:A3", ColorScaleRule("min", None, "FF0000", "max", None, "00FF00")
    )
    choice = DataValidation("list", formula1='"a,b"')
    choice.add("B2:B9")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = "A1:C3"
    sheet.protection.set_password("rahasia")
    sheet.protection.sheet = True
    for name in book.sheetnames:
        book[name].print_area = f"A1:C{len(name)}"
    book["Rekap"].sheet_state = "hidden"
    book["Rekap"]["D1"] = "=SUM(Pegawai:'Unit Kerja'!A2)"
    book["Unit Kerja"].defined_names["setempat"] = DefinedName(
        "setempat", attr_text="'Unit Kerja'!$A$1"
    )
    book.active = 1
    return saved(book)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len({name.casefold() for name in names}) == len(names)
        return {name: package.read(name) for name in names}


def changed(data: bytes, change: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a package with some of its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts_of(data).items():
            package.writestr(name, change.get(name, lambda same: same)(part))
    return buffer.getvalue()


def added(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package with more parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**parts_of(data), **parts}.items():
            package.writestr(name, part)
    return buffer.getvalue()


def check_sound(data: bytes) -> None:
    """Check that a package is whole: XML, content types, relationships, order and numbers."""
    parts = parts_of(data)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    _check_types(parts)
    for name in parts:
        if name.endswith(".rels"):
            _check_links(name, parts)
    _check_sheets(parts)
    load_workbook(io.BytesIO(data))


def _check_types(parts: dict[str, bytes]) -> None:
    root = etree.fromstring(parts["[Content_Types].xml"])
    endings = [one.get("Extension").casefold() for one in root if one.get("Extension")]
    named = [one.get("PartName").casefold() for one in root if one.get("PartName")]
    assert len(endings) == len(set(endings))
    assert len(named) == len(set(named))
    assert {name.lstrip("/") for name in named} <= {name.casefold() for name in parts}
    for name in parts:
        ending = name.rpartition(".")[2].casefold()
        assert name.startswith("[") or f"/{name}".casefold() in named or ending in endings, name


def _check_links(name: str, parts: dict[str, bytes]) -> None:
    folder, _, owner = name.rpartition("_rels/")
    links = list(etree.fromstring(parts[name]).iter(RELS))
    assert len({one.get("Id") for one in links}) == len(links)
    assert not owner.removesuffix(".rels") or f"{folder}{owner.removesuffix('.rels')}" in parts
    for one in links:
        if one.get("TargetMode") != "External":
            target = unquote(posixpath.normpath(posixpath.join("/", folder, one.get("Target"))))
            assert target[1:] in parts, (name, target)


def _check_sheets(parts: dict[str, bytes]) -> None:
    root = etree.fromstring(parts["xl/workbook.xml"])
    sheets = root.findall(".//{*}sheets/{*}sheet")
    assert len({one.get("sheetId") for one in sheets}) == len(sheets)
    assert len({one.get("name").casefold() for one in sheets}) == len(sheets)
    selected = 0
    for name, part in parts.items():
        if "sheets/" in name and name.endswith(".xml"):
            selected += part.count(b'tabSelected="1"')
        if "comments" in name and name.endswith(".xml"):
            refs = etree.fromstring(part).xpath("//*[local-name()='comment']/@ref")
            assert len(set(refs)) == len(refs)
    assert selected <= 1


def lists(data: bytes) -> list[list[str]]:
    """Return the texts of the list in a copy."""
    book = load_workbook(io.BytesIO(data))
    name = next(one for one in book.sheetnames if one.startswith("_PERIKSA"))
    return [[str(cell or "") for cell in row] for row in book[name].iter_rows(values_only=True)]


def write(path: Path, data: bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(data)
    return path


def rich_book() -> bytes:
    """Return a workbook with what XlsxWriter can write and openpyxl loses."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Pegawai")
        other = book.add_worksheet("Grafik")
        bold = book.add_format({"bold": True, "bg_color": "#00FF00"})
        sheet.write_row("A1", ["No", "Nama", "NIP"], bold)
        sheet.write_row("A2", [1, "Ani & <Budi>", "1985"])
        sheet.write_rich_string("B3", "Bu", bold, "di")
        sheet.write_formula("D2", "=SUM(A2:A9)", None, 1)
        sheet.write_dynamic_array_formula("F2", "=SORT(A2:A5)")
        sheet.write_comment("B2", "Sudah dicek")
        sheet.add_table("H1:J4", {"columns": [{"header": "x"}, {"formula": "=1+1"}, {}]})
        sheet.conditional_format("A2:A9", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format("A2:A9", {"type": "icon_set", "icon_style": "3_arrows"})
        sheet.conditional_format("B2:C9", {"type": "no_blanks", "format": bold})
        sheet.add_sparkline("K2", {"range": "A2:A5"})
        sheet.data_validation("C2:C9", {"validate": "list", "source": "=Grafik!$A$1:$A$3"})
        sheet.set_header("&L&G", {"image_left": str(PICTURE)})
        sheet.insert_image("M2", str(PICTURE))
        sheet.insert_textbox("M9", "Catatan")
        sheet.insert_button("M15", {"caption": "Klik"})
        sheet.ignore_errors({"number_stored_as_text": "C2:C9"})
        sheet.set_background(str(PICTURE))
        sheet.protect("rahasia")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Pegawai!$A$2:$A$5"})
        other.insert_chart("A1", chart)
        other.activate()
        book.define_name("daftar", "=Pegawai!$A$1:$A$9")
    return buffer.getvalue()


def chart_first_book() -> bytes:
    """Return a workbook that begins with a sheet that is a chart."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        chart_sheet = book.add_chartsheet("Bagan")
        sheet = book.add_worksheet("Pegawai")
        sheet.write_row("A1", [1, 2, 3])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Pegawai!$A$1:$C$1"})
        chart_sheet.set_chart(chart)
        chart_sheet.activate()
    return buffer.getvalue()


def macro_book() -> bytes:
    """Return a workbook with macros."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    typed = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    project = (
        b'<Relationship Id="rIdVba" Target="vbaProject.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>'
    )
    data = changed(
        saved(plain_book()),
        {
            "[Content_Types].xml": lambda x: x.replace(kind, macro).replace(b"</Types>", typed),
            "xl/_rels/workbook.xml.rels": lambda x: x.replace(b"</Relationships>", project),
        },
    )
    return added(data, {"xl/vbaProject.bin": b"\xd0\xcf" + bytes(range(256))})


def threaded_book() -> bytes:
    """Return a workbook with a thread of comments at B2, as Excel writes it, and a note at C2."""
    book = plain_book("Pegawai")
    book["Pegawai"]["B2"].comment = Comment("[Threaded comment]\n\nSudah?", "tc={1A2B}")
    book["Pegawai"]["C2"].comment = Comment("Biasa", "Ani")
    thread = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        b'threadedcomments"><threadedComment ref="B2" personId="{P}" id="{1A2B}"><text>Sudah?'
        b"</text></threadedComment></ThreadedComments>"
    )
    name = "xl/threadedComments/threadedComment1.xml"
    related = (
        b'<Relationship Id="rIdT" Target="../threadedComments/threadedComment1.xml" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
        b"</Relationships>"
    )
    typed = (
        f'<Override PartName="/{name}" '
        'ContentType="application/vnd.ms-excel.threadedcomments+xml"/></Types>'
    ).encode()
    data = changed(
        saved(book),
        {
            "xl/worksheets/_rels/sheet1.xml.rels": lambda x: x.replace(
                b"</Relationships>", related
            ),
            "[Content_Types].xml": lambda x: x.replace(b"</Types>", typed),
        },
    )
    return added(data, {name: thread})


def strict_book() -> bytes:
    """Return a workbook in the Strict format."""
    family = b"http://schemas.openxmlformats.org/"
    pairs = (
        (family + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (family + b"officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
        (family + b"drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
    )

    def strict(part: bytes) -> bytes:
        for old, new in pairs:
            part = part.replace(old, new)
        return part

    data = saved(plain_book())
    names = [
        n for n in parts_of(data) if n.endswith((".xml", ".rels")) and n != "[Content_Types].xml"
    ]
    return changed(data, dict.fromkeys(names, strict))


def prefixed_book() -> bytes:
    """Return a workbook whose elements all have a prefix."""

    def prefixed(part: bytes) -> bytes:
        root = etree.fromstring(part)
        uri = etree.QName(root).namespace
        new = etree.Element(root.tag, root.attrib, {"x": uri, "r": RELATIONS})
        new.extend(list(root))
        etree.cleanup_namespaces(new, top_nsmap={"x": uri, "r": RELATIONS})
        return etree.tostring(new, xml_declaration=True, encoding="UTF-8")

    data = office_book()
    names = [n for n in parts_of(data) if n.startswith("xl/") and n.endswith(".xml")]
    return changed(data, dict.fromkeys(names, prefixed))


def bare_book() -> bytes:
    """Return a workbook of another program: no styles, no references of cells, odd names."""
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        b'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="xml" ContentType="%sworksheet+xml"/><Override PartName='
        b'"/xl/workbook.xml" ContentType="%ssheet.main+xml"/></Types>'
    )
    office = b"application/vnd.openxmlformats-officedocument.spreadsheetml."
    line = b'<Relationship Id="r1" Type="' + RELATIONS.encode() + b'/%s" Target="%s"/>'
    rels = b'<Relationships xmlns="%s">%s</Relationships>'
    space, links = MAIN[1:-1].encode(), RELS[1:].partition("}")[0].encode()
    sheet = line % (b"worksheet", b"/xl/worksheets/lembar%20satu.xml")
    parts = {
        "[Content_Types].xml": types % (office, office),
        "_rels/.rels": rels % (links, line % (b"officeDocument", b"/xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": rels % (links, sheet),
        "xl/workbook.xml": b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Pegawai" '
        b'sheetId="7" r:id="r1"/></sheets></workbook>' % (space, RELATIONS.encode()),
        "xl/worksheets/lembar satu.xml": b'<worksheet xmlns="%s"><sheetData><row><c t="inlineStr">'
        b"<is><t>Nama</t></is></c><c><v>1</v></c></row></sheetData></worksheet>" % space,
    }
    return added_to_nothing(parts)


def added_to_nothing(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return buffer.getvalue()


def broken_vml_book() -> bytes:
    """Return a workbook whose boxes hold a ``<br>`` without an end, as Excel writes them."""
    name = "xl/drawings/commentsDrawing1.vml"

    def odd(part: bytes) -> bytes:
        assert b"</" in part
        at = part.rindex(b"</")
        return (
            part[:at]
            + b'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><br></v:shape>'
            + part[at:]
        )

    return changed(office_book(), {name: odd})


def full_styles_book() -> bytes:
    """Return a workbook with as many styles of cells as Excel can hold."""

    def filled(part: bytes) -> bytes:
        xf = b'<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        xfs = b"".join(xf % (n * n * 7919 % 47) for n in range(65_430))  # not too easy to compress
        begin, end = part.index(b"<cellXfs"), part.index(b"</cellXfs>")
        return part[:begin] + b'<cellXfs count="65430">' + xfs + part[end:]

    return changed(saved(plain_book()), {"xl/styles.xml": filled})


BOOKS: dict[str, Callable[[], bytes]] = {
    "office": office_book,
    "rich": rich_book,
    "chart-first": chart_first_book,
    "macro": macro_book,
    "threaded": threaded_book,
    "strict": strict_book,
    "prefixed": prefixed_book,
    "bare": bare_book,
    "broken-vml": broken_vml_book,
}
