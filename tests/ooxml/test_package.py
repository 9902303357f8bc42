"""Word files as parts, and back to bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import TemplateError
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, rels_name, zip_of
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import parse_xml

MakeNaskah = Callable[..., bytes]

NAMES = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\0\\/:"), min_size=1, max_size=40
)
PARTS = st.dictionaries(NAMES, st.binary(max_size=3000), max_size=12)


def code(error: pytest.ExceptionInfo[TemplateError]) -> str:
    [problem] = error.value.problems
    assert str(problem.place) == "naskah.docx"
    return problem.code


@given(PARTS)
def test_a_zip_gives_its_parts_back(parts: dict[str, bytes]) -> None:
    """Any ZIP reader finds all parts whole, in order, under their names."""
    data = zip_of(Member.of(name, part) for name, part in parts.items())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(parts)
        assert {name: archive.read(name) for name in archive.namelist()} == parts


@given(PARTS)
def test_the_same_parts_give_the_same_bytes(parts: dict[str, bytes]) -> None:
    """The bytes depend neither on the day nor on the machine."""
    made = [zip_of(Member.of(name, part) for name, part in parts.items()) for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_content_types_come_first(make_naskah: MakeNaskah) -> None:
    """The list of content types is the first part, as some readers demand; no part is lost."""
    data = make_naskah("a")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        turned = [(name, archive.read(name)) for name in reversed(archive.namelist())]
    package = read_package(zip_of(Member.of(*part) for part in turned), "naskah.docx")
    assert next(iter(package.parts)) == CONTENT_TYPES
    assert package.parts == dict(turned)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\3\4" + b"\0" * 60, b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 200]
)
def test_other_files_are_refused(data: bytes) -> None:
    """A PDF, an old .doc and a scrap of a file are refused as Word files (ZI401)."""
    with pytest.raises(TemplateError) as error:
        read_package(data, "naskah.docx")
    assert code(error) == "ZI401"


@pytest.mark.parametrize("missing", [CONTENT_TYPES, DOCUMENT])
def test_other_archives_are_refused(missing: str) -> None:
    """An archive without a document or without content types is refused (ZI401)."""
    members = [Member.of(name, b"<x/>") for name in (CONTENT_TYPES, DOCUMENT) if name != missing]
    with pytest.raises(TemplateError) as error:
        read_package(zip_of(members), "naskah.docx")
    assert code(error) == "ZI401"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_half_files_are_refused(make_naskah: MakeNaskah, share: float) -> None:
    """A file that was cut off while it was copied is refused (ZI401)."""
    data = make_naskah("a" * 5000)
    with pytest.raises(TemplateError) as error:
        read_package(data[: int(len(data) * share)], "naskah.docx")
    assert code(error) == "ZI401"


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_damage_never_escapes(make_naskah: MakeNaskah, at: int, byte: int) -> None:
    """A damaged byte anywhere gives the parts or a refusal, never another error."""
    data = bytearray(make_naskah("a"))
    data[at % len(data)] = byte
    codes = ["ZI401"]
    try:
        read_package(bytes(data), "naskah.docx")
    except TemplateError as error:
        codes = [problem.code for problem in error.problems]
    assert codes == ["ZI401"]


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a/><b/>", b"<a>&tiada;</a>", b"<a b=1/>", b"\xff"])
def test_broken_xml_is_refused(xml: bytes) -> None:
    """A part that is not well-formed is refused (ZI402)."""
    with pytest.raises(TemplateError) as error:
        parse_xml(xml, "naskah.docx")
    assert code(error) == "ZI402"


def test_entities_are_not_followed() -> None:
    """An entity that names a file of the computer is not read."""
    xml = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    assert "".join(parse_xml(xml, "naskah.docx").itertext()) in ("", "&x;")


@pytest.mark.parametrize(
    ("part", "rels"),
    [("word/document.xml", "word/_rels/document.xml.rels"), ("a.xml", "_rels/a.xml.rels"),
     ("a/b/c.xml", "a/b/_rels/c.xml.rels")],
)  # fmt: skip
def test_names_of_relationships(part: str, rels: str) -> None:
    """A part's relationships stand beside it in _rels."""
    assert rels_name(part) == rels
