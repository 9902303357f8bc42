"""docxtpl's tags for cells and runs, through this engine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from zi_docs.ooxml.text import document_text
from zi_docs.ooxml.xml import NS
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>'
    '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{0}</w:t></w:r></w:p></w:tc>'
)


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of these cells, each column 1000 wide."""
    grid = '<w:gridCol w:w="1000"/>' * len(rows[0])
    body = "".join(f"<w:tr>{''.join(map(CELL.format, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def render(naskah: bytes, **values: Any) -> bytes:
    context = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}, **values}
    return compile_file(naskah, "naskah.docx").render(context)


def found(data: bytes, path: str) -> list[Any]:
    """Return what an XPath finds in the body."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    result: list[Any] = root.xpath(path, namespaces=NS)
    return result


def test_cells_merged_downwards(make_naskah: MakeNaskah) -> None:
    """{% vm %} makes one tall cell of a repeated one, with the first row's text."""
    naskah = make_naskah(table(("{%tr for a in d %}",), ("{% vm %}{{ a }}",), ("{%tr endfor %}",)))
    data = render(naskah, d=["satu", "dua", "tiga"])
    assert found(data, "//w:vMerge/@w:val") == ["restart", "continue", "continue"]
    assert document_text(data).split() == ["satu"]


def test_cells_merged_sideways(make_naskah: MakeNaskah) -> None:
    """{% hm %} makes one wide cell of a repeated one, over as many columns."""
    naskah = make_naskah(table(("{%tc for a in d %}", "{% hm %}{{ a }}", "{%tc endfor %}")))
    data = render(naskah, d=["x", "x"])
    assert found(data, "//w:gridSpan/@w:val") == ["2"]
    assert found(data, "count(//w:tc)") == 1


def test_columns_that_repeat(make_naskah: MakeNaskah) -> None:
    """{%tc for %} makes as many columns as there are items, and the grid fits them."""
    row = ("{%tc for a in d %}", "{{ a }}", "{%tc endfor %}")
    for count in (1, 2, 3, 7):
        items = [str(number) for number in range(count)]
        data = render(make_naskah(table(row, row)), d=items)
        assert document_text(data).splitlines() == [" | ".join(items)] * 2
        widths = [int(width) for width in found(data, "//w:gridCol/@w:w")]
        assert len(widths) == count
        assert abs(sum(widths) - 3000) < count


def test_columns_that_vanish(make_naskah: MakeNaskah) -> None:
    """A row whose repeated columns are empty still has a cell that Word can open."""
    row = ("{%tc for a in d %}", "{{ a }}", "{%tc endfor %}")
    data = render(make_naskah(table((*row, "tetap"))), d=[])
    assert document_text(data).strip() == "tetap"
    assert found(data, "count(//w:gridCol)") == 1


def test_conditions_on_runs(make_naskah: MakeNaskah) -> None:
    """{%r if %} prints a part of a sentence or leaves it out; the text beside it stays."""
    naskah = make_naskah("A {%r if x %}B {%r endif %}C")
    assert document_text(render(naskah, x=True)).strip() == "A B C"
    assert document_text(render(naskah, x=False)).strip() == "A C"


def test_looks_beside_plain_text(make_naskah: MakeNaskah) -> None:
    """A text with a look of its own keeps the words around it with their look."""
    naskah = make_naskah(table(('Nomor: {{r x|kaya("tebal","miring") }} ya',)))
    data = render(naskah, x="A & B\n<C>")
    assert document_text(data).replace("\n", " ").strip() == "Nomor: A & B <C> ya"
    assert found(data, "count(//w:r[w:rPr/w:b and w:rPr/w:i])") == 1
    assert found(data, "//w:r[w:rPr/w:i and not(w:rPr/w:b)]/w:t/text()") == ["Nomor: ", " ya"]
