"""Native charts, filled from the rows of a list."""

from __future__ import annotations

import io
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from tests.conftest import _naskah
from tests.word.bagan import (
    BASE,
    NS,
    bagan_naskah,
    cells,
    chart_xml,
    drawing,
    packed,
    parts_of,
    series,
    shown,
    with_charts,
)
from zi_docs.model import DocType, Manifest, TataNaskah
from zi_docs.model.fields import Angka
from zi_docs.ooxml.package import Member, Package, zip_of
from zi_docs.ooxml.reading import read_package
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.word import CompileSpec, compile_file
from zi_docs.word.charts import _in_indonesian
from zi_docs.word.compose import insert_fragments

ALT = "bagan: nilai_area, area.nama, capaian"
BOOK = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
ROWS = [
    {"area": {"nama": "Manajemen & <Perubahan>"}, "capaian": Decimal("85.50"), "tpi": 80},
    {"area": {"nama": "Tata Laksana"}, "capaian": Angka.of(Decimal("62.25"), "62,25"), "tpi": -7},
]
NAMES = ["Manajemen & <Perubahan>", "Tata Laksana"]


def fill(naskah: bytes, rows: Any = None, **more: Any) -> bytes:
    values = {**BASE, "nilai_area": ROWS if rows is None else rows, **more}
    return compile_file(naskah, "n.docx").render(values)


def row(name: str, number: Any) -> dict[str, Any]:
    return {"area": {"nama": name}, "capaian": number}


def test_a_chart_shows_the_rows() -> None:
    """Categories and numbers are those of the rows, in the chart as in the workbook behind it."""
    data = fill(bagan_naskah(f"{ALT}, tpi", "bar", 2))
    assert shown(data) == [
        ("Series 1", NAMES, ["85.50", "62.25"]),
        ("Series 1", NAMES, ["80", "-7"]),
    ]
    assert cells(data) == [
        [None, "Series 1", "Series 1"],
        [NAMES[0], 85.5, 80],
        [NAMES[1], 62.25, -7],
    ]


@pytest.mark.parametrize("kind", ["bar", "line", "pie", "radar"])
@pytest.mark.parametrize("count", [1, 4, 30])
def test_every_kind_with_any_number_of_points(kind: str, count: int) -> None:
    """A chart has as many points as there are rows, and its formulas name just these cells."""
    rows = [row(f"Unit {n}", n) for n in range(count)]
    data = fill(bagan_naskah(ALT, kind), rows)
    [(_, names, values)] = shown(data)
    assert names == [f"Unit {n}" for n in range(count)]
    assert values == [str(n) for n in range(count)]
    root = etree.fromstring(parts_of(data)["word/charts/chart1.xml"])
    assert root.xpath("//c:f/text()", namespaces=NS) == [
        "Sheet1!$B$1",
        f"Sheet1!$A$2:$A${count + 1}",
        f"Sheet1!$B$2:$B${count + 1}",
    ]
    assert root.xpath("//c:cat//c:ptCount/@val", namespaces=NS) == [str(count)]
    assert len(cells(data)) == count + 1


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("0.10"), "0.10"),
        (Decimal("12345678901234567.89"), "12345678901234567.89"),
        (Decimal("1E+3"), "1000"),
        (0.1, "0.1"),
        (10**18, "1000000000000000000"),
        (0, "0"),
        ("1.250,50", "1250.50"),
    ],
)
def test_numbers_are_exact(number: Any, written: str) -> None:
    """A number keeps every digit, and is never written with an exponent."""
    [(_, _, values)] = shown(fill(bagan_naskah(ALT), [row("a", number)]))
    assert values == [written]


def test_the_looks_stay() -> None:
    """The author's title, colours, points, labels and axes stay as they are drawn.

    So do the formats of numbers, but for their language.
    """
    naskah = bagan_naskah(ALT)
    before, after = (
        etree.fromstring(parts_of(data)["word/charts/chart1.xml"])
        for data in (naskah, fill(naskah))
    )
    assert after.findtext(".//c:formatCode", namespaces=NS) == "[$-421]0.00"
    for root in (before, after):
        for form in root.iterfind(".//c:numFmt", NS):
            form.set("formatCode", form.get("formatCode", "").removeprefix("[$-421]"))
        for name in ("tx", "cat", "val"):
            for old in root.findall(f".//c:ser/c:{name}", NS):
                old.getparent().remove(old)
    assert etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n")
    order = [etree.QName(child).localname for child in etree.fromstring(
        parts_of(fill(naskah))["word/charts/chart1.xml"]).find(".//c:ser", NS)]  # fmt: skip
    assert order == [
        "idx",
        "order",
        "tx",
        "spPr",
        "invertIfNegative",
        "dPt",
        "dLbls",
        "cat",
        "val",
        "extLst",
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [("0.0", "[$-421]0.0"), ("#,##0", "[$-421]#,##0"), ("General", "[$-421]General"),
     ("0;;", "0;;"), ("[$-409]0.0", "[$-409]0.0")],
)  # fmt: skip
def test_numbers_have_a_decimal_comma(form: str, shown: str) -> None:
    """The labels of a chart are in Indonesian, whatever the language of the machine."""
    assert _in_indonesian(form) == shown


def test_the_other_parts_stay() -> None:
    """Style, colours and relationships of a chart are those of the naskah."""
    naskah = bagan_naskah(ALT)
    before, after = parts_of(naskah), parts_of(fill(naskah))
    for name in ("word/charts/style1.xml", "word/charts/colors1.xml"):
        assert after[name] == before[name]
    links = "word/charts/_rels/chart1.xml.rels"
    same = (
        sorted(etree.tostring(link, method="c14n") for link in etree.fromstring(parts[links]))
        for parts in (before, after)
    )
    assert next(same) == next(same)
    assert set(after) - {"docProps/core.xml"} == set(before)
    docx.Document(io.BytesIO(fill(naskah)))


def test_the_same_bytes() -> None:
    """The same rows give the same bytes, also from a naskah that is compiled again."""
    naskah = bagan_naskah(ALT)
    renderer = compile_file(naskah, "n.docx")
    first = renderer.render({**BASE, "nilai_area": ROWS})
    assert first != renderer.render({**BASE, "nilai_area": ROWS[:1]})
    assert first == renderer.render({**BASE, "nilai_area": ROWS}) == fill(naskah)


def test_series_are_named_by_the_author_or_their_column() -> None:
    """A typed name of a series stays; without one it is the title of its column."""
    nameless = series(2).replace("<c:v>Series 1</c:v>", "<c:v></c:v>")
    chart = chart_xml("bar", series(1, name="Nilai Unit"), nameless)
    rows = [{**ROWS[0], "unit": {"nilai_tpi": 3}}]
    data = fill(with_charts(_naskah(drawing(f"{ALT}, unit.nilai_tpi")), chart), rows)
    assert [name for name, _, _ in shown(data)] == ["Nilai Unit", "Nilai Tpi"]
    assert cells(data)[0] == [None, "Nilai Unit", "Nilai Tpi"]


def test_the_sheet_keeps_its_name() -> None:
    """The workbook has one sheet, named as the formulas of the author's chart name it."""
    chart = chart_xml("bar", series(1, sheet="'Data Saya'"))
    data = fill(with_charts(_naskah(drawing(ALT)), chart))
    book = parts_of(parts_of(data)[BOOK])["xl/workbook.xml"]
    assert book.count(b"<sheet ") == 1
    assert b'name="Data Saya"' in book
    assert b"'Data Saya'!$B$2:$B$3" in parts_of(data)["word/charts/chart1.xml"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("", ""), ("Bagan: Capaian Area", None)),
        (("Grafik capaian tujuh area", ALT), ("Grafik capaian tujuh area", None)),
        (("Bagan: capaian tujuh area", ALT), ("Bagan: capaian tujuh area", None)),
        (("B" + ALT[1:], ""), ("Bagan: Capaian Area", None)),
    ],
)
def test_readers_hear_a_description(given: tuple[str, str], said: tuple[str, Any]) -> None:
    """The alternative text becomes the title of the chart, and the author's own words stay."""
    alt, title = given
    naskah = with_charts(_naskah(drawing(alt or ALT, title=title)), chart_xml("bar", series(1)))
    data = fill(naskah)
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    [properties] = root.iter(f"{{{NS['wp']}}}docPr")
    assert (properties.get("descr"), properties.get("title")) == said
    assert b"nilai_area" not in b"".join(parts_of(data).values())


@pytest.mark.parametrize("alt", ["Bagan: capaian", "Bagan: nilai area, per unit, per tahun"])
def test_a_description_that_begins_like_our_words(alt: str) -> None:
    """A description with a capital that is no list and columns leaves the chart as it is."""
    naskah = bagan_naskah(alt)
    assert shown(fill(naskah)) == shown(naskah)
    assert f'descr="{alt}"'.encode() in parts_of(fill(naskah))["word/document.xml"]


def test_a_filled_file_is_a_naskah_again() -> None:
    """The result may be filled again: its description is not taken for our words."""
    once = fill(bagan_naskah(ALT))
    assert shown(fill(once)) == shown(once)


def test_a_loop_beside_charts_that_we_made() -> None:
    """New charts take no name or id of charts that the program made before."""
    body = (
        "{%p for u in unit %}",
        drawing("bagan: u.nilai, area.nama, capaian"),
        "{%p endfor %}",
        drawing("bagan: unit[0].nilai, area.nama, capaian", "rId21", "Chart 2"),
    )
    charts = (chart_xml("bar", series(1), title=title) for title in ("Baru", "Lama"))
    parts = parts_of(with_charts(_naskah(*body), *charts))
    made = {
        name.replace("chart2", "chart1-zi2"): data.replace(b"chart2.xml", b"chart1-zi2.xml")
        for name, data in parts.items()
    }
    text = made["word/document.xml"].replace(b"bagan: unit[0]", b"Lama: ")
    links = made["word/_rels/document.xml.rels"].replace(b"rId21", b"rIdZiBagan1")
    made["word/document.xml"] = text.replace(b"rId21", b"rIdZiBagan1")
    made["word/_rels/document.xml.rels"] = links
    data = fill(packed(made), unit=[{"nilai": [row("a", 1)]}, {"nilai": [row("b", 2)]}])
    charts_made = [name for name in parts_of(data) if name.startswith("word/charts/chart")]
    assert sorted(shown(data, name)[0][1][0] for name in charts_made) == ["Category 1", "a", "b"]
    ids = etree.fromstring(parts_of(data)["word/_rels/document.xml.rels"]).xpath("*/@Id")
    assert len(set(ids)) == len(ids)


def test_a_chart_in_a_loop() -> None:
    """Every turn has a chart of its own: its part, workbook, relationship and content type."""
    naskah = bagan_naskah(
        "bagan: u.nilai, area.nama, capaian", "bar", 1,
        "{%p for u in unit %}", "BAGAN", "{%p endfor %}",
    )  # fmt: skip
    units = [{"nilai": [row("a", 1)]}, {"nilai": [row("b", 2), row("c", 3)]}]
    data = fill(naskah, unit=units)
    parts = parts_of(data)
    assert shown(data) == [("Series 1", ["a"], ["1"])]
    second = "word/charts/chart1-zi2.xml"
    assert shown(data, second) == [("Series 1", ["b", "c"], ["2", "3"])]
    book = "word/embeddings/Microsoft_Excel_Worksheet1-zi2.xlsx"
    assert cells(data, book)[1:] == [["b", 2], ["c", 3]]
    assert (
        b"../embeddings/Microsoft_Excel_Worksheet1-zi2.xlsx"
        in parts["word/charts/_rels/chart1-zi2.xml.rels"]
    )
    assert f'"/{second}"'.encode() in parts["[Content_Types].xml"]
    drawings = etree.fromstring(parts["word/document.xml"])
    ids = drawings.xpath("//c:chart/@r:id", namespaces=NS)
    assert len(set(ids)) == 2
    assert len(set(drawings.xpath("//wp:docPr/@id", namespaces=NS))) == 2


def test_a_chart_that_is_not_drawn_leaves_nothing() -> None:
    """A chart that a condition leaves out takes its sample numbers along, with every part."""
    naskah = bagan_naskah(ALT, "bar", 1, "{%p if nilai_area %}", "BAGAN", "{%p endif %}")
    parts = parts_of(fill(naskah, []))
    assert not [name for name in parts if "chart" in name or "embeddings" in name]
    assert b"chart1" not in parts["[Content_Types].xml"]
    assert b"chart" not in parts["word/_rels/document.xml.rels"]


def test_a_picture_that_the_text_shows_too() -> None:
    """A picture that fills a bar and stands in the text stays when the chart is left out."""
    naskah = bagan_naskah(ALT, "bar", 1, "{%p if nilai_area %}", "BAGAN", "{%p endif %}")
    parts = parts_of(naskah)
    image = (
        '<Relationship Id="rId{}" Type="http://x/image" Target="{}media/a.png"/></Relationships>'
    )
    for name, number, up in (
        ("word/_rels/document.xml.rels", 50, ""),
        ("word/charts/_rels/chart1.xml.rels", 51, "../"),
    ):
        changed = parts[name].decode().replace("</Relationships>", image.format(number, up))
        parts[name] = changed.encode()
    parts["word/media/a.png"] = b"gambar"
    for rows in ([], ROWS):
        assert parts_of(fill(packed(parts), rows))["word/media/a.png"] == b"gambar"


def test_a_static_chart_stays() -> None:
    """A chart without our words, and its workbook, is the same in every document."""
    naskah = bagan_naskah("Capaian tahun lalu")
    before, after = parts_of(naskah), parts_of(fill(naskah))
    for name in before:
        if "charts/" in name or "embeddings/" in name:
            assert after[name] == before[name]
    assert b'descr="Capaian tahun lalu"' in after["word/document.xml"]


def test_a_chart_without_workbook() -> None:
    """A chart of another program that has no workbook is filled all the same."""
    parts = parts_of(bagan_naskah(ALT))
    del parts[BOOK], parts["word/charts/_rels/chart1.xml.rels"]
    data = fill(packed(parts))
    assert shown(data)[0][1] == NAMES
    assert BOOK not in parts_of(data)


def test_the_values_that_a_chart_uses() -> None:
    """The list and the columns of a chart count as used, so that a change remakes the document."""
    paths = compile_file(bagan_naskah(f"{ALT}, tpi", "bar", 2), "n").paths
    assert {".".join(path) for path in paths if path[0] == "nilai_area"} == {
        "nilai_area.#", "nilai_area.*.area.nama", "nilai_area.*.capaian", "nilai_area.*.tpi",
    }  # fmt: skip
    some = compile_file(bagan_naskah('bagan: x.y|saring("a"), b, c'), "n").paths
    assert {path[2:] for path in some if path[0] == "x"} == {
        ("#",), ("*", "a"), ("*", "b"), ("*", "c"),
    }  # fmt: skip
    whole = compile_file(bagan_naskah("bagan: (x.y or z), b, c"), "n").paths
    assert ("x", "y") in whole


def test_a_list_may_be_filtered() -> None:
    """The list may be any expression that a tag may hold, with commas and curly quotes."""
    alt = "Bagan: nilai_area|saring(“area.nama”, “Tata Laksana”), area.nama, capaian"
    assert shown(fill(bagan_naskah(alt)))[0][1:] == (["Tata Laksana"], ["62.25"])


def test_a_list_that_all_documents_share() -> None:
    """A list that is the same in every document is drawn in each of them."""
    keys = {"judul": "x", "keluarga": "khusus", "satu_per": "data", "nama_berkas": "x"}
    doctype = DocType("x", "templates/x", Manifest.model_validate(keys), bagan_naskah(ALT))
    profile = TataNaskah.model_validate({
        "judul": "uji",
        "kertas": {"lebar": 210, "tinggi": 297},
        "batas": {"atas": 20, "bawah": 25, "kiri": 30, "kanan": 20},
        "huruf": {
            f: {"nama": "Arial", "ukuran": 12} for f in ("penetapan", "korespondensi", "khusus")
        },
    })  # fmt: skip
    shared = {"nilai_area": ROWS}
    renderer = CompileSpec(doctype, profile, shared=shared).compile()
    own = {"berkas": {"judul": "x", "instansi": "x", "waktu": "x"}}
    for _ in range(2):
        assert shown(renderer.render({**own, **shared}))[0][1] == NAMES


def test_a_chart_in_a_group() -> None:
    """A chart in a group of shapes has its own alternative text, and is filled by it."""
    group = (
        drawing("Grup", name="Group 1")
        .replace(
            "<c:chart ",
            f'<x:frame xmlns:x="urn:x"><x:cNvPr id="5" name="Chart 5" descr="{ALT}"/><c:chart ',
        )
        .replace("</a:graphicData>", "</x:frame></a:graphicData>")
    )
    data = fill(with_charts(_naskah(group), chart_xml("bar", series(1))))
    assert shown(data)[0][1] == NAMES
    assert b"nilai_area" not in parts_of(data)["word/document.xml"]


def test_a_chart_in_a_shared_piece() -> None:
    """A piece brings its charts into the naskah, with names that the naskah does not have."""
    piece = bagan_naskah(ALT)
    naskah = bagan_naskah("bagan: lain, a, b", "bar", 1, "BAGAN", "{%p sisip capaian %}")
    package = read_package(naskah, "n")
    assert insert_fragments(package, {"capaian": piece}, "n") == []
    joined = zip_of(Member.of(name, data) for name, data in Package(package.parts).parts.items())
    data = fill(joined, lain=[{"a": "x", "b": 1}])
    assert shown(data)[0][1] == ["x"]
    assert shown(data, "word/charts/chart1-zi-1.xml")[0][1] == NAMES
    assert cells(data, BOOK.replace(".xlsx", "-zi-1.xlsx"))[1][0] == NAMES[0]


def test_libreoffice_draws_it(tmp_path: Path, libreoffice: LibreOffice, poppler: None) -> None:
    """LibreOffice draws the categories and numbers of the rows, and none of the author's own."""
    (tmp_path / "a.docx").write_bytes(fill(bagan_naskah(ALT)))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = (str(libreoffice.path), profile, "--headless", "--convert-to", "pdf", "a.docx")
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    read = subprocess.run(
        ("pdftotext", "-layout", "a.pdf", "-"), cwd=tmp_path, capture_output=True, text=True
    )
    words = " ".join(read.stdout.split())
    for text in ("Capaian Area", "Manajemen & <Perubahan>", "Tata Laksana", "85.50", "62.25"):
        assert text in words.replace(",", ".")
    assert "Category" not in words
