"""The fields of Word's mail merge are filled as Word would fill them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from zi_docs.errors import DataError, Problem
from zi_docs.ooxml.package import DOCUMENT
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.text import document_text
from zi_docs.word import read_file

MakeNaskah = Callable[..., bytes]
BOLD = "<w:rPr><w:b/></w:rPr>"


def run(inner: str, looks: str = "") -> str:
    return f"<w:r>{looks}{inner}</w:r>"


def mark(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def field(*code: str, shown: str = "«x»", looks: str = "") -> str:
    """Return the runs of a field, whose code Word has cut into several."""
    codes = "".join(run(f"<w:instrText>{escape(piece)}</w:instrText>") for piece in code)
    result = f"{mark('separate')}{run(f'<w:t>{shown}</w:t>', looks)}" if shown else ""
    return f"{mark('begin')}{codes}{result}{mark('end')}"


def simple(code: str) -> str:
    return f"<w:fldSimple w:instr={quoteattr(code)}>{run('<w:t>«x»</w:t>')}</w:fldSimple>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def fill(naskah: bytes, values: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """Return the text of the filled file, and the warnings."""
    file = read_file(naskah, "n.docx")
    warnings = file.judge(values)
    return document_text(file.render(values)).rstrip("\n"), warnings


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("MERGEFIELD Nama", "Ani", "Ani"),
        (" MERGEFIELD  nama  \\* MERGEFORMAT ", "Ani", "Ani"),
        ("MERGEFIELD Nama \\* Upper", "Ani Lestari", "ANI LESTARI"),
        ("MERGEFIELD Nama \\* Lower", "ANI", "ani"),
        ("MERGEFIELD Nama \\* Caps", "ani lestari", "Ani Lestari"),
        ("MERGEFIELD Nama \\* FirstCap", "ani lestari", "Ani lestari"),
        ('MERGEFIELD Nama \\b "Yth. " \\f ","', "Ani", "Yth. Ani,"),
        ('MERGEFIELD Nama \\b "Yth. "', "", ""),
        ('MERGEFIELD Nama \\@ "d MMMM yyyy"', "2021-04-06", "6 April 2021"),
        ('MERGEFIELD Nama \\@ "dddd, dd-MM-yy"', "6 April 2021", "Selasa, 06-04-21"),
        ("MERGEFIELD Nama \\@ “d MMM yyyy”", date(2021, 5, 6), "6 Mei 2021"),
        ('MERGEFIELD Nama \\@ "d MMMM yyyy" \\* Upper', "2021-04-06", "6 APRIL 2021"),
        ('MERGEFIELD Nama \\@ "d MMMM yyyy"', "", ""),
        ('MERGEFIELD Nama \\# "#,##0"', 1500000, "1.500.000"),
        ("MERGEFIELD Nama \\# #.##0", "1500000", "1.500.000"),
        ("MERGEFIELD Nama \\# #.##0,00", "1500000,5", "1.500.000,50"),
        ('MERGEFIELD Nama \\# "Rp #,##0.00"', 1500, "Rp 1.500,00"),
        ("MERGEFIELD Nama \\# 0.00", "3,14159", "3,14"),
        ("MERGEFIELD Nama \\# 000", 7, "007"),
        ("MERGEFIELD Nama \\# 0", 1500, "1500"),
        ("MERGEFIELD Nama \\# \"#,##0 'orang'\"", -1200, "-1.200 orang"),
    ],
)
def test_switches(make_naskah: MakeNaskah, code: str, value: Any, printed: str) -> None:
    """Names, dates, numbers and capitals are printed as the switches say, in Indonesian."""
    for body in (field(code), simple(code)):
        naskah = make_naskah(paragraph(body, run("<w:t>!</w:t>")))
        assert fill(naskah, {"Nama": value}) == (f"{printed}!", [])


def test_a_field_in_pieces_keeps_its_looks(make_naskah: MakeNaskah) -> None:
    """A code that Word cut into runs is one field; what is filled looks as the result did."""
    naskah = make_naskah(paragraph(field("MERGE", "FIELD Na", "ma", looks=BOLD)))
    file = read_file(naskah, "n.docx")
    body = read_package(file.render({"Nama": "Ani"}), "x").parts[DOCUMENT].decode()
    assert "<w:b/>" in body
    assert "fldChar" not in body


def test_names_as_word_takes_them(make_naskah: MakeNaskah) -> None:
    """Spaces, underscores and capitals of a column do not matter; a dotted name is a path."""
    codes = ('MERGEFIELD "Nama Lengkap"', "MERGEFIELD TGL_LAHIR", "MERGEFIELD unit.nama")
    naskah = make_naskah(paragraph(*(field(code) + run("<w:t>;</w:t>") for code in codes)))
    values = {"nama_lengkap": "Ani", "tgl lahir": "1 Mei", "unit": {"nama": "RSUD"}}
    assert fill(naskah, values) == ("Ani;1 Mei;RSUD;", [])


def test_fields_and_tags_together(make_naskah: MakeNaskah) -> None:
    """A file may hold fields and tags, also in a header; a value is never taken for a tag."""
    naskah = make_naskah(paragraph(field("MERGEFIELD a")), "{{ b }} {{ a }}")
    assert fill(naskah, {"a": "A & <B>", "b": "C"})[0].splitlines() == ["A & <B>", "C A & <B>"]
    with pytest.raises(DataError) as error:
        fill(make_naskah(paragraph(field("MERGEFIELD a"))), {"a": "{{ b }}"})
    assert error.value.problems[0].code == "ZI223"


def test_a_name_that_the_data_lack(make_naskah: MakeNaskah) -> None:
    """A field whose name the data do not have is refused with its paragraph (ZI421)."""
    naskah = make_naskah("Satu", paragraph(field("MERGEFIELD Alamat")))
    with pytest.raises(DataError) as error:
        fill(naskah, {"Nama": "Ani"})
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI421", "n.docx, paragraf 2")
    assert "MERGEFIELD Alamat" in problem.message


@pytest.mark.parametrize(
    ("switch", "value"),
    [('\\@ "d MMMM yyyy"', "besok"), ("\\# 0", "banyak"), ("\\* CardText", "5"), ("", ["a"])],
)
def test_a_value_that_does_not_fit(make_naskah: MakeNaskah, switch: str, value: Any) -> None:
    """What is no date or number, a list, and a switch that is not known are refused (ZI223)."""
    with pytest.raises(DataError) as error:
        fill(make_naskah(paragraph(field(f"MERGEFIELD Nama {switch}"))), {"Nama": value})
    assert [problem.code for problem in error.value.problems] == ["ZI223"]


def test_fields_that_decide_are_listed(make_naskah: MakeNaskah) -> None:
    """IF and NEXT stay as they are and are told once (ZI222), with the fields inside them."""
    inner = f"{mark('begin')}{run('<w:instrText>MERGEFIELD Jenis</w:instrText>')}{mark('end')}"
    begin = f"{mark('begin')}{run('<w:instrText>IF </w:instrText>')}"
    rest = run("<w:instrText> = &quot;P&quot; &quot;Ibu&quot; &quot;Bapak&quot;</w:instrText>")
    condition = f"{begin}{inner}{rest}{mark('separate')}{run('<w:t>Ibu</w:t>')}{mark('end')}"
    naskah = make_naskah(paragraph(condition, field("MERGEFIELD Nama"), field("NEXT", shown="")))
    text, warnings = fill(naskah, {"Nama": " Ani", "Jenis": "P"})
    assert text == "Ibu Ani"
    assert [problem.code for problem in warnings] == ["ZI222"]
    assert "IF MERGEFIELD Jenis" in warnings[0].message
    assert "NEXT" in warnings[0].message
