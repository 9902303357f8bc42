"""Word files with native charts, as Word writes them, and a look into the filled ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

import xlsxwriter
from lxml import etree

from tests.conftest import R, _naskah

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CS = "http://schemas.microsoft.com/office/drawing/2012/chartStyle"
_MS = "http://schemas.microsoft.com/office/2011/relationships"
_C14 = "http://schemas.microsoft.com/office/drawing/2007/8/2/chart"
_C16 = "http://schemas.microsoft.com/office/drawing/2014/chart"
_STYLED = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="c14" xmlns:c14="{_C14}"><c14:style val="102"/></mc:Choice>'
    '<mc:Fallback><c:style val="2"/></mc:Fallback></mc:AlternateContent>'
)
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
NS = {"c": C, "a": A, "wp": WP, "r": R}
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
_SHOWN = "".join(
    f'<c:show{name} val="{int(name == "Val")}"/>'
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
DRAWN = ("Category 1", "Category 2", "Category 3", "Category 4")


def series(number: int, kind: str = "bar", name: str = "", *, sheet: str = "Sheet1") -> str:
    """Return a series as Word draws it: four categories, its own colour, one point of another."""
    column = "ABCDEFG"[number]
    fill = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'.format
    point, own = fill("ED7D31"), fill(("", "4472C4", "A5A5A5", "FFC000")[number])
    look = f"<c:spPr>{'' if kind in ('line', 'radar') else own}<a:ln>{own}</a:ln></c:spPr>"
    marker = '<c:marker><c:symbol val="none"/></c:marker>' if kind == "line" else ""
    invert = '<c:invertIfNegative val="0"/>' if kind == "bar" else ""
    title = f"<c:v>{name}</c:v>" if name else "<c:v>Series 1</c:v>"
    names = "".join(f'<c:pt idx="{n}"><c:v>{word}</c:v></c:pt>' for n, word in enumerate(DRAWN))
    values = "".join(f'<c:pt idx="{n}"><c:v>{n + 2.5}</c:v></c:pt>' for n in range(4))
    return (
        f'<c:ser><c:idx val="{number - 1}"/><c:order val="{number - 1}"/><c:tx><c:strRef>'
        f'<c:f>{sheet}!${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">{title}'
        f"</c:pt></c:strCache></c:strRef></c:tx>{look}{marker}{invert}"
        f'<c:dPt><c:idx val="1"/>{invert}<c:bubble3D val="0"/>'
        f"<c:spPr>{point}<a:ln>{point}</a:ln></c:spPr></c:dPt>"
        f"<c:dLbls>{_SHOWN}</c:dLbls>"
        f'<c:cat><c:strRef><c:f>{sheet}!$A$2:$A$5</c:f><c:strCache><c:ptCount val="4"/>{names}'
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{sheet}!${column}$2:${column}$5"
        f'</c:f><c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val="4"/>{values}'
        "</c:numCache></c:numRef></c:val><c:extLst>"
        f'<c:ext uri="{{C3380CC4-5D6E-409C-BE32-E72D297353CC}}" xmlns:c16="{_C16}">'
        f'<c16:uniqueId val="{{0000000{number}-1B2C-4D5E-8F90-123456789ABC}}"/></c:ext>'
        "</c:extLst></c:ser>"
    )


def chart_xml(
    kind: str = "bar", *found: str, title: str = "Capaian Area", axes: str = "cat"
) -> str:
    """Return a chart part of one kind: ``bar``, ``line``, ``pie`` or ``radar``."""
    own = {
        "bar": '<c:barDir val="col"/><c:grouping val="clustered"/>',
        "line": '<c:grouping val="standard"/>',
        "pie": '<c:varyColors val="1"/>',
        "radar": '<c:radarStyle val="marker"/>',
    }[kind]
    ids = "" if kind == "pie" else '<c:axId val="111"/><c:axId val="222"/>'
    tail = '<c:gapWidth val="150"/>' if kind == "bar" else ""
    lines = (
        ""
        if kind == "pie"
        else f'<c:{axes}Ax><c:axId val="111"/><c:scaling/><c:delete val="0"/>'
        f'<c:axPos val="b"/><c:crossAx val="222"/></c:{axes}Ax>'
        '<c:valAx><c:axId val="222"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/>'
        '<c:crossAx val="111"/></c:valAx>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="id-ID"/><c:roundedCorners val="0"/>{_STYLED}<c:chart>'
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f"<c:{kind}Chart>{own}{''.join(found)}{tail}{ids}</c:{kind}Chart>{lines}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '</c:chart><c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def drawing(alt: str, identifier: str = "rId20", name: str = "Chart 1", title: str = "") -> str:
    """Return the paragraph that shows a chart."""
    return (
        f'<w:p xmlns:wp="{WP}" xmlns:a="{A}"><w:r><w:drawing><wp:inline distT="0" distB="0" '
        f'distL="0" distR="0"><wp:extent cx="5486400" cy="3200400"/><wp:docPr id="1" '
        f"name={quoteattr(name)} descr={quoteattr(alt)}"
        + (f" title={quoteattr(title)}" if title else "")
        + f'/><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{identifier}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def workbook(*columns: str) -> bytes:
    """Return the workbook that Word puts behind a new chart."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 1, columns)
        for row, name in enumerate(DRAWN, 1):
            sheet.write_row(row, 0, [name, *(row + 1.5 for _ in columns)])
    return buffer.getvalue()


def _links(*found: tuple[str, str, str]) -> str:
    lines = (f'<Relationship Id="{i}" Type="{t}" Target="{to}"/>' for i, t, to in found)
    return f'<Relationships xmlns="{_RELS}">{"".join(lines)}</Relationships>'


def chart_parts(number: int, chart: str, book: bytes | None = None) -> dict[str, str | bytes]:
    """Return the parts of one chart by name."""
    return {
        f"word/charts/chart{number}.xml": chart,
        f"word/charts/_rels/chart{number}.xml.rels": _links(
            ("rId1", f"{_MS}/chartStyle", f"style{number}.xml"),
            ("rId2", f"{_MS}/chartColorStyle", f"colors{number}.xml"),
            ("rId3", f"{R}/package", f"../embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),
        ),
        f"word/charts/style{number}.xml": f'<cs:chartStyle xmlns:cs="{_CS}" id="201"/>',
        f"word/charts/colors{number}.xml": f'<cs:colorStyle xmlns:cs="{_CS}" id="10"/>',
        f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx": book or workbook("Series 1"),
    }


def with_charts(data: bytes, *charts: str, book: bytes | None = None) -> bytes:
    """Return a Word file with charts of the relationships ``rId20``, ``rId21`` and so on."""
    added: dict[str, Any] = {}
    types, links = [f'<Default Extension="xlsx" ContentType="{_XLSX}"/>'], []
    for number, chart in enumerate(charts, 1):
        added |= chart_parts(number, chart, book)
        for name, kind in (
            (f"chart{number}", _CHART_TYPE),
            (f"style{number}", "application/vnd.ms-office.chartstyle+xml"),
            (f"colors{number}", "application/vnd.ms-office.chartcolorstyle+xml"),
        ):
            types.append(f'<Override PartName="/word/charts/{name}.xml" ContentType="{kind}"/>')
        links.append(
            f'<Relationship Id="rId{19 + number}" Type="{R}/chart" '
            f'Target="charts/chart{number}.xml"/>'
        )
    parts = parts_of(data)
    _extend(parts, "[Content_Types].xml", "</Types>", types)
    _extend(parts, "word/_rels/document.xml.rels", "</Relationships>", links)
    return packed({**parts, **added})


def _extend(parts: dict[str, Any], name: str, end: str, lines: Sequence[str]) -> None:
    parts[name] = parts[name].decode().replace(end, "".join(lines) + end).encode()


def packed(parts: dict[str, Any]) -> bytes:
    """Return a ZIP of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def bagan_naskah(alt: str, kind: str = "bar", count: int = 1, *around: str, **more: Any) -> bytes:
    """Return a naskah with one chart of ``count`` series; ``around`` are paragraphs about it."""
    body = [paragraph if paragraph != "BAGAN" else drawing(alt) for paragraph in around]
    found = (series(number, kind) for number in range(1, count + 1))
    return with_charts(_naskah(*(body or [drawing(alt)])), chart_xml(kind, *found, **more))


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file or workbook, whose names must all be different."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {name: archive.read(name) for name in names}


def shown(
    data: bytes, name: str = "word/charts/chart1.xml"
) -> list[tuple[str, list[str], list[str]]]:
    """Return what a chart draws: of each series its title, its categories and its values."""
    root = etree.fromstring(parts_of(data)[name])
    return [
        (
            "".join(ser.xpath("c:tx//c:v/text()", namespaces=NS)),
            ser.xpath("c:cat//c:v/text()", namespaces=NS),
            ser.xpath("c:val//c:v/text()", namespaces=NS),
        )
        for ser in root.iter(f"{{{C}}}ser")
    ]


def cells(data: bytes, name: str = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx") -> list[Any]:
    """Return the rows of the workbook behind a chart."""
    import openpyxl

    [sheet] = openpyxl.load_workbook(io.BytesIO(parts_of(data)[name]))
    return [list(row) for row in sheet.iter_rows(values_only=True)]
