"""Document types test themselves: each folder has an example and the text it must give."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from zi_docs.app import open_catalog, render_example
from zi_docs.ooxml.text import document_text

ROOT = Path(__file__).resolve().parents[2]
CATALOG = open_catalog(ROOT)
_DEGREE = re.compile(r"(?<=, )(?:[A-Z][a-zA-Z]{0,4}\.){2,4}")


@pytest.fixture(scope="module", params=sorted(CATALOG.types))
def made(request: pytest.FixtureRequest) -> tuple[Path, bytes]:
    """A type's folder, and the document its example gives."""
    return CATALOG.types[request.param], render_example(CATALOG, request.param)


def _agrees(path: Path, text: str, accept: bool) -> None:
    if accept:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_example_gives_the_accepted_text(made: tuple[Path, bytes], accept: bool) -> None:
    """The example's document says exactly what contoh.txt says."""
    folder, data = made
    _agrees(folder / "contoh.txt", document_text(data), accept)


def test_naskah_has_a_readable_view(made: tuple[Path, bytes], accept: bool) -> None:
    """naskah.txt is the current text of naskah.docx, so that its changes can be read in a diff."""
    folder, _ = made
    _agrees(folder / "naskah.txt", document_text((folder / "naskah.docx").read_bytes()), accept)


def test_every_part_is_sound(made: tuple[Path, bytes]) -> None:
    """Every XML part parses strictly, no tag is left, and python-docx opens the file."""
    _, data = made
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                assert b"{{" not in content, name
                assert b"{%" not in content, name
    docx.Document(io.BytesIO(data))


def test_a_decree_repeats_its_title_by_sense(made: tuple[Path, bytes]) -> None:
    """A line of Menetapkan ends neither within a term nor with a word that leads to the next."""
    _, data = made
    texts = (one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    for text in (one for one in texts if one.startswith("Menetapkan")):
        assert "ZONA INTEGRITAS" not in text
        assert not {"DAN", "DARI", "DI", "PADA"} & set(text.split(" "))


def test_a_closing_takes_what_it_closes_along() -> None:
    """What stands before the Penutup of a report stays with it: no page has a closing alone."""
    body = docx.Document(io.BytesIO(render_example(CATALOG, "laporan-kegiatan"))).paragraphs
    at = next(at for at, one in enumerate(body) if one.text == "E. Penutup")
    assert body[at - 1].text.startswith("Kegiatan menghasilkan")
    assert body[at - 1].paragraph_format.keep_with_next


def test_examples_spell_a_degree_in_one_way() -> None:
    """A degree has the same dots in the examples and samples: M.A.P., as S.A.P., never M.AP."""
    examples = [
        *(*ROOT.glob("templates/*/contoh.yaml"), *ROOT.glob("templates/_*/*.yaml")),
        *(*ROOT.glob("data/*/*.csv"), *ROOT.glob("data/*/*.yaml")),
    ]
    spelled: dict[str, set[str]] = {}
    for example in examples:
        for degree in _DEGREE.findall(example.read_text(encoding="utf-8", errors="replace")):
            spelled.setdefault(degree.replace(".", "").lower(), set()).add(degree)
    assert "map" in spelled
    assert [found for found in spelled.values() if len(found) > 1] == []


def test_layout_is_by_named_styles(made: tuple[Path, bytes]) -> None:
    """The naskah sets no typeface by hand; the page profile sets it, through styles."""
    folder, _ = made
    with zipfile.ZipFile(folder / "naskah.docx") as archive:
        for name in archive.namelist():
            if name.startswith(("word/document", "word/header", "word/footer")):
                assert b"<w:rFonts" not in archive.read(name), name


def test_only_a_decree_is_justified(made: tuple[Path, bytes]) -> None:
    """No line is stretched between its margins, where a long word begins the next one.

    A decree alone is justified, as regional law is.
    """
    folder, _ = made
    with zipfile.ZipFile(folder / "naskah.docx") as archive:
        parts = [archive.read(f"word/{name}.xml") for name in ("styles", "document")]
    justified = any(b'<w:jc w:val="both"/>' in part for part in parts)
    manifest = (folder / "manifest.yaml").read_text("utf-8")
    assert justified == ("keluarga: penetapan" in manifest)


def test_numbers_stay_with_their_words() -> None:
    """No line of a decree ends within "Nomor 75", "Tahun 1999", "huruf a" or "6 (enam)"."""
    data = render_example(CATALOG, "sk-penetapan-unit")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    rest = body.partition("Menimbang")[2].partition("LAMPIRAN")[0]
    for words in ("Nomor 75", "Tahun 1999", "huruf a", "6 (enam)", "Diktum KESATU"):
        assert words.replace(" ", "\N{NO-BREAK SPACE}") in rest
        assert words not in rest


def test_pieces_have_no_hand_set_type() -> None:
    """The shared pieces set no typeface by hand either."""
    for piece in sorted((ROOT / "templates" / "_bagian").glob("*.docx")):
        with zipfile.ZipFile(piece) as archive:
            assert b"<w:rFonts" not in archive.read("word/document.xml"), piece.name


def test_no_type_marks_a_konsep_itself(made: tuple[Path, bytes]) -> None:
    """The engine puts the mark KONSEP on every page, so no naskah asks whether it is a draft."""
    folder, _ = made
    with zipfile.ZipFile(folder / "naskah.docx") as archive:
        for name in archive.namelist():
            assert b"draf" not in archive.read(name), name


@pytest.mark.parametrize("jenis", sorted(CATALOG.types))
def test_a_switch_is_declared(jenis: str) -> None:
    """What is "ya" or "tidak" by its default or words is of that kind, so that pages offer both."""
    for name, isian in CATALOG.own_isian(jenis).items():
        says = isian.bawaan in ("ya", "tidak") or isian.keterangan.startswith(('"ya"', '"tidak"'))
        assert not says or isian.jenis == "ya/tidak", name
