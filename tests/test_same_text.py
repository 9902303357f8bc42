"""The benchmark compares what a reader reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.same_text import first_difference, text_of

MakeNaskah = Callable[..., bytes]
REFERENCE = (
    '<w:headerReference w:type="default" r:id="rId10" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
)
ENDING = f"<w:p><w:pPr><w:sectPr>{REFERENCE}</w:sectPr></w:pPr></w:p>"


@pytest.fixture
def save(
    make_naskah: MakeNaskah, story: Callable[[str, str], str], tmp_path: Path
) -> Callable[..., Path]:
    """Write two records with this header, each a section; the header's part may have any number."""

    def write(name: str, *bodies: str, kop: str = "Kop", number: int = 1) -> Path:
        first, second = bodies
        parts = {f"header{number}": story("hdr", kop)}
        path = tmp_path / name
        path.write_bytes(
            make_naskah(first, ENDING, second, parts=parts, section="<w:sectPr></w:sectPr>")
        )
        return path

    return write


def test_the_name_of_a_part_does_not_count(save: Callable[..., Path]) -> None:
    """A header is read in every section that shows it, whatever its part is called."""
    one, other = save("a.docx", "satu", "dua"), save("b.docx", "satu", "dua", number=7)
    assert text_of(one) == ["Kop", "satu", "Kop", "dua"]
    assert first_difference(one, other) == ""


@pytest.mark.parametrize(
    ("bodies", "kop", "difference"),
    [
        (("satu", "tiga"), "Kop", 'section 2: "dua" is "tiga" in the other'),
        (("satu", "dua"), "Kepala", 'section 1: "Kop" is "Kepala" in the other'),
    ],
)
def test_what_differs_is_told(
    save: Callable[..., Path], bodies: tuple[str, str], kop: str, difference: str
) -> None:
    """Another text in a body or a header is found, with its section."""
    one, other = save("a.docx", "satu", "dua"), save("b.docx", *bodies, kop=kop)
    assert first_difference(one, other) == difference
