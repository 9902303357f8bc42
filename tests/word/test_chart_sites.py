"""What is wrong with a chart is told before or while it is filled, with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from tests.conftest import R, W, _naskah
from tests.ooxml.spellings import with_part
from tests.word.bagan import (
    BASE,
    A,
    bagan_naskah,
    chart_xml,
    drawing,
    packed,
    parts_of,
    series,
    shown,
)
from tests.word.bagan import with_charts as _with_charts
from zi_docs.errors import DataError, Problem, TemplateError, ZiDocsError
from zi_docs.word import bounded, compile_file

ALT = "bagan: nilai_area, area, capaian"
PICTURE = (
    '<w:p xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:r>'
    f'<w:drawing><wp:inline><wp:docPr id="1" name="Gambar 1" descr="{ALT}"/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def refused(
    naskah: bytes, rows: Any = (), kind: type[ZiDocsError] = TemplateError
) -> list[Problem]:
    with pytest.raises(kind) as error:
        compile_file(naskah, "n.docx").render({**BASE, "nilai_area": list(rows)})
    return list(error.value.problems)


@pytest.mark.parametrize(
    ("alt", "code", "said"),
    [
        ("bagan:", "ZI474", "kurang daftar"),
        ("bagan: nilai_area, area", "ZI474", "kurang daftar"),
        ("bagan : nilai_area, area, dua kata", "ZI474", '"dua kata" bukan nama kolom'),
        ("bagan: nilai_area, area, _rahasia", "ZI474", '"_rahasia" bukan nama kolom'),
        ("bagan: nilai_area|, area, capaian", "ZI474", "seharusnya ada"),
        ("bagan: {{ nilai_area }}, area, capaian", "ZI474", "tidak ditulis di sini"),
        ("bagan: 'teks', area, capaian", "ZI474", "bukan nama daftar"),
        ("bagan: nilai_area|map('x'), area, capaian", "ZI412", 'saringan "map"'),
        ("bagan: nilai_area|_bagan('x'), area, capaian", "ZI412", "_bagan"),
        ("bagan: [a, b], area, capaian", "ZI412", "daftar di dalam daftar"),
        ("bagan: a), (b, area, capaian", "ZI474", "salah tulis"),
        ("bagan: a.__class__, area, capaian", "ZI412", "__class__"),
        ("bagan: nilai_area, area, capaian, tpi", "ZI476", "1 seri"),
    ],
)
def test_a_text_that_is_wrong(alt: str, code: str, said: str) -> None:
    """A text that can't be read, or names too many values, is told with paragraph and chart."""
    [problem] = refused(bagan_naskah(alt, "bar", 1, "Pembuka", "BAGAN"))
    assert problem.code == code
    assert said in problem.message
    assert str(problem.place) == 'n.docx, paragraf 2, bagan "Chart 1"'
    assert problem.hint


@pytest.mark.parametrize(
    ("chart", "code", "said"),
    [
        (chart_xml("bar", series(1), axes="date"), "ZI475", "bersumbu tanggal"),
        (chart_xml("bar", series(1).replace("c:val>", "c:yVal>")), "ZI475", "bukan jenis"),
        (
            chart_xml("bar", series(1).replace("<c:dLbls>", "<c:dLbls><c:f>Sheet1!$D$2</c:f>")),
            "ZI475",
            "Sheet1!$D$2",
        ),
        (chart_xml("bar"), "ZI475", "bukan jenis"),
        (chart_xml("bar", series(1), title="Tahun {{ tahun }}"), "ZI473", "{{ tahun }}"),
        (chart_xml("bar", series(1, name="Unit {{ x }}")), "ZI473", "{{ x }}"),
        (chart_xml("bar", series(1)).replace("<c:chart>", "{{ a }}<c:chart>"), "ZI473", "{{ a }}"),
        (
            chart_xml("bar", series(1)).replace("<c:lang val=", '<c:lang x="{{ b }}" val='),
            "ZI473",
            "{{ b }}",
        ),
    ],
)
def test_a_chart_that_can_not_be_filled(chart: str, code: str, said: str) -> None:
    """A chart that would print something else than the rows is refused by its kind or content."""
    [problem] = refused(_with_charts(_naskah(drawing(ALT)), chart))
    assert problem.code == code
    assert said in problem.message


TITLE = '<a:r><a:t>{{ ta</a:t></a:r><a:r><a:t>hun }} &amp; "b"</a:t></a:r>'


@pytest.mark.parametrize("title", ["Tahun {{ tahun }}", "{% if ya %}Tahun {{ tahun }}{% endif %}"])
def test_the_titles_of_a_static_chart_are_filled(title: str) -> None:
    """Tags in the titles of a chart that is drawn once are filled, also when they are cut."""
    naskah = bagan_naskah("Grafik", title=title)
    axis = f"<c:title><c:tx><c:rich><a:bodyPr/><a:p>{TITLE}</a:p></c:rich></c:tx></c:title>"
    name = "word/charts/chart1.xml"
    parts = parts_of(naskah)
    at = '<c:axPos val="b"/>'
    parts[name] = parts[name].decode().replace(at, at + axis).encode()
    made = compile_file(packed(parts), "n").render({**BASE, "tahun": "2021 & <2>", "ya": True})
    texts = [t.text for t in etree.fromstring(parts_of(made)[name]).iter(f"{{{A}}}t")]
    assert texts == ["Tahun 2021 & <2>", "2021 & <2>", ' & "b"']
    assert shown(made) == shown(naskah)
    assert b"xml:space" not in parts_of(made)[name]


@pytest.mark.parametrize(
    ("title", "around"),
    [
        ("{{ tahun }}", ("{%p for o in x %}", "BAGAN", "{%p endfor %}")),
        ("{%p if tahun %}", ()),
        ("{{r tahun }}", ()),
    ],
)
def test_a_tag_in_a_chart_that_is_not_filled(title: str, around: tuple[str, ...]) -> None:
    """The turns of a loop show one chart, and a title has no paragraphs: a tag is refused."""
    [problem] = refused(bagan_naskah("Grafik", "bar", 1, *around, title=title))
    assert problem.code == "ZI473"


def test_the_name_of_a_series_is_not_filled() -> None:
    """The name of a series comes from a workbook: a tag in it is refused."""
    chart = chart_xml("bar", series(1, name="Unit {{ x }}"))
    problems = refused(_with_charts(_naskah(drawing("Grafik")), chart))
    assert "ZI473" in [problem.code for problem in problems]


def test_a_tag_in_a_part_that_a_filled_chart_only_keeps() -> None:
    """The style of a chart is copied into each document, so a tag in it is refused."""
    style = b'<cs:chartStyle xmlns:cs="urn:x">{{ x }}</cs:chartStyle>'
    kind = "http://schemas.microsoft.com/office/2011/relationships/chartStyle"
    data = with_part(
        bagan_naskah(ALT), "word/charts/style1.xml", style, "application/xml",
        owner="word/charts/chart1.xml", link=kind,
    )  # fmt: skip
    [problem] = refused(data)
    assert problem.code == "ZI409"


def test_a_picture_is_no_chart() -> None:
    """Our words at a picture are refused: a picture of a chart can't be filled."""
    [problem] = refused(_naskah(PICTURE))
    assert problem.code == "ZI475"
    assert "Gambar 1" in str(problem.place)


def test_a_chart_whose_part_is_missing() -> None:
    """A reference that leads to no chart is refused."""
    parts = parts_of(bagan_naskah(ALT))
    for name in [name for name in parts if "/charts/" in name or "/embeddings/" in name]:
        del parts[name]
    assert [p.code for p in refused(packed(parts))] == ["ZI491"]


def test_a_tag_that_looks_like_ours() -> None:
    """A tag in a text that is written like the one for a chart draws nothing."""
    [problem] = refused(
        _naskah('{{ ("bagan: x", x, "word/a.xml", "x", "a", "b") }}'), kind=DataError
    )
    assert problem.code in ("ZI421", "ZI422")


def test_a_reference_with_a_tag() -> None:
    """A file that was made with a tag in the reference to a chart is refused."""
    tag = "{{ (&quot;bagan: x&quot;, x, &quot;word/a.xml&quot;, &quot;x&quot;, &quot;a&quot;) }}"
    naskah = _naskah(drawing("Grafik").replace('"rId20"', f'"{tag}"'))
    assert [problem.code for problem in refused(naskah)] == ["ZI475"]


def test_a_chart_in_a_header() -> None:
    """A chart to be filled may not stand in a header."""
    header = f'<w:hdr xmlns:w="{W}" xmlns:r="{R}">{drawing(ALT)}</w:hdr>'
    naskah = _with_charts(_naskah("x", parts={"header1": header}), chart_xml("bar", series(1)))
    [problem] = refused(naskah)
    assert (problem.code, "kepala halaman" in str(problem.place)) == ("ZI475", True)


def row(area: Any = "Area I", capaian: Any = 1) -> dict[str, Any]:
    return {"area": area, "capaian": capaian}


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([], "ZI477", "tidak berisi baris"),
        ([row(), {"area": "x"}], "ZI421", '"capaian"'),
        (["teks"], "ZI472", "bukan daftar baris"),
        ([row(), row("Area II", None)], "ZI472", "kolom capaian: Area II kosong"),
        ([row(), row("Area II", "")], "ZI472", "Area II kosong"),
        ([row(), row("Area II", "85.5")], "ZI472", 'Area II bukan bilangan ("85.5")'),
        ([row(), row("Area II", "belum")], "ZI472", 'Area II bukan bilangan ("belum")'),
        ([row(), row("Area II", "85%")], "ZI472", "Area II bukan bilangan"),
        ([row(), row("Area II", True)], "ZI472", "Area II berupa ya/tidak"),
        ([row(), row("Area II", Decimal("NaN"))], "ZI472", "Area II bukan bilangan"),
        ([row(), row("Area II", float("inf"))], "ZI472", "Area II bukan bilangan"),
        ([row(), row("Area II", Decimal("1E+999999"))], "ZI472", "Area II bukan bilangan"),
        ([row(), row("Area II", [1, 2])], "ZI472", "Area II bukan bilangan"),
        ([row(), row("")], "ZI472", "kolom area: baris ke-2 kosong"),
        ([row(), row(None)], "ZI472", "baris ke-2 kosong"),
        ([row(), row("{{ x }}")], "ZI472", "baris ke-2 berisi tanda naskah"),
        ([row(), row("a\x00")], "ZI472", "baris ke-2 berisi karakter"),
        ([row({"nama": "x"}), row({"nama": "y"})], "ZI472", "setiap baris berupa kumpulan isian"),
    ],
)
def test_data_that_can_not_be_drawn(rows: Any, code: str, said: str) -> None:
    """A chart without points, or with a point that is no number or has no name, is refused."""
    [problem] = refused(bagan_naskah(ALT), rows, DataError)
    assert problem.code == code
    assert said in problem.message
    assert str(problem.place) == 'n.docx, bagan "Chart 1"'


def test_every_wrong_column_is_told() -> None:
    """Each column with wrong cells is told once, with its rows."""
    rows = [row("", None), row("", "x"), row("B", 1)]
    found = refused(bagan_naskah(ALT), rows, DataError)
    assert [problem.message.partition("kolom ")[2].partition(":")[0] for problem in found] == [
        "area", "capaian",
    ]  # fmt: skip


@pytest.mark.parametrize("daftar", ["nilai_aera", 'nilai_aera|saring("x")'])
def test_an_unknown_list(daftar: str) -> None:
    """A list that the data does not have is told by the text that names it, with the nearest."""
    alt = f"bagan: {daftar}, area, capaian"
    [problem] = refused(bagan_naskah(alt), [row()], DataError)
    assert problem.code == "ZI421"
    assert str(problem.place) == 'n.docx, bagan "Chart 1"'
    assert alt in problem.message
    assert '"nilai_area"' in problem.hint


def test_something_that_is_no_list() -> None:
    """A text or a single row in place of a list is refused."""
    with pytest.raises(DataError) as error:
        compile_file(bagan_naskah(ALT), "n").render({**BASE, "nilai_area": {"area": 1}})
    assert [problem.code for problem in error.value.problems] == ["ZI472"]


def test_charts_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop may not draw more charts than a document needs, on a slow machine too."""
    monkeypatch.setattr(bounded.time, "monotonic", lambda: 0.0)
    naskah = bagan_naskah(ALT, "bar", 1, "{%p for x in nilai_area %}", "BAGAN", "{%p endfor %}")
    [problem] = refused(naskah, [row(f"Area {n}") for n in range(501)])
    assert problem.code == "ZI423"
    assert "500 bagan" in problem.message
