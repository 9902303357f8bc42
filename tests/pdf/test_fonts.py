"""The fonts that a document asks for, and those that are used."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs.pdf.conversion import convert
from zi_docs.pdf.fonts import check_embedded, check_fonts, find_matcher, fonts_asked, pdf_fonts
from zi_docs.pdf.problems import font_replaced
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.to_pdf import JOINER

from .conftest import Letters

MakeNaskah = Callable[..., bytes]
TAHOMA = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Tahoma"/></w:rPr><w:t>x</w:t></w:r></w:p>'
EMPTY = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Kosong"/></w:rPr><w:t> </w:t></w:r></w:p>'


def _match(**families: str) -> Callable[[str], str]:
    return lambda font: families.get(font.replace(" ", ""), "DejaVu Sans")


def test_fonts_are_those_of_words(make_naskah: MakeNaskah) -> None:
    """A run's own font counts, else its style's, else the document's; blank runs count for none."""
    assert fonts_asked(make_naskah("Halo")) == {"Arial"}
    assert fonts_asked(make_naskah("Halo", TAHOMA, EMPTY)) == {"Arial", "Tahoma"}
    assert fonts_asked(make_naskah(EMPTY)) == frozenset()
    assert fonts_asked(b"bukan berkas") == frozenset()


def test_stand_ins_pass_silently() -> None:
    """A font made with the same widths changes no line, so it gives no warning."""
    match = _match(
        Arial="Liberation Sans",
        BookmanOldStyle="URW Bookman",
        TimesNewRoman="Tinos",
        Calibri="Carlito",
    )
    asked = ["Arial", "Bookman Old Style", "Times New Roman", "Calibri", "Symbol"]
    assert check_fonts(asked, "naskah", match) == []


def test_a_replaced_font_is_told_with_its_cure() -> None:
    """The warning names both fonts, and what to install on this kind of machine."""
    (problem,) = check_fonts(["Bookman Old Style"], "naskah", _match())
    assert problem.code == "ZI720"
    assert "DejaVu Sans" in problem.message
    for platform, cure in (
        ("linux", "Pasang dengan: sudo apt install fonts-urw-base35, lalu jalankan lagi."),
        ("win32", 'Pasang huruf "Bookman Old Style" dari Microsoft Office, lalu jalankan lagi.'),
    ):
        font = ("naskah", "Bookman Old Style", "DejaVu Sans", "fonts-urw-base35", platform)
        assert font_replaced(*font).hint == cure


@pytest.mark.skipif(not shutil.which("fc-match"), reason="fontconfig tidak terpasang")
def test_fontconfig_is_asked() -> None:
    """A name with marks of fontconfig's own language is only a name."""
    match = find_matcher()
    assert match is not None
    assert match("Huruf-Yang: Tidak,Ada")


def test_fonts_really_in_the_pdf(letters: Letters, libreoffice: LibreOffice) -> None:
    """Printed fonts are compared with those asked for, and are reported with the PDF."""
    list(convert([letters.item(1)], libreoffice, JOINER))
    path = letters.folder / "surat-001.pdf"
    assert pdf_fonts(path)
    assert all(pdf_fonts(path).values())
    (problem,) = check_embedded(["Bookman Old Style"], path)
    assert problem.code == "ZI721"


def test_fonts_left_out_of_a_pdf(tmp_path: Path) -> None:
    """A font that is named but not embedded is a warning, since it looks different elsewhere."""
    import pikepdf

    pdf = pikepdf.new()
    font = {"/Type": pikepdf.Name.Font, "/BaseFont": pikepdf.Name.Arial}
    resources = pikepdf.Dictionary(Font={"/F1": pikepdf.Dictionary(font)})
    pdf.add_blank_page().obj.Resources = resources
    pdf.save(tmp_path / "a.pdf")
    assert [p.code for p in check_embedded(["Arial"], tmp_path / "a.pdf")] == ["ZI722"]
