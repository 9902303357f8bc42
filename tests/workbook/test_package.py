"""The parts of a workbook's file: what does not change keeps its compressed bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from zi_docs.ooxml.packed import parts_of
from zi_docs.workbook.package import (
    ForeignError,
    Parts,
    declare,
    declare_ending,
    link,
    linked,
    links_of,
    unlink,
)

TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def package(**more: bytes) -> bytes:
    """Return a file whose parts were compressed, or stored, by another program."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, data in more.items():
            archive.writestr(f"xl/{name}", data)
        archive.writestr("xl/media/a.png", b"\x89PNG" * 50, zipfile.ZIP_STORED)
    return buffer.getvalue()


def test_untouched_parts_keep_their_compressed_bytes() -> None:
    """A part that is not changed is written with the compressed bytes of the original."""
    data = package(**{"a.xml": b"<a>" + b"x" * 500 + b"</a>", "b.xml": b"<b/>"})
    parts = Parts(data)
    parts.put("xl/b.xml", b"<b>new</b>")
    parts.put("xl/a.xml", parts.read("xl/a.xml"))  # the same bytes are no change
    before, after = parts_of(data), parts_of(parts.packed())
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == {"xl/b.xml"}
    assert after["xl/b.xml"].unpack() == b"<b>new</b>"
    with zipfile.ZipFile(io.BytesIO(parts.packed())) as archive:
        assert archive.testzip() is None


def test_relationships_are_added_and_taken_away() -> None:
    """A relationship gets an id of its own, and leaves nothing when it is taken away."""
    data = package(**{"a.xml": b"<a/>", "b c.xml": b"<b/>"})
    parts = Parts(data)
    first = link(parts, "xl/a.xml", "urn:x/styles", "xl/b c.xml")
    second = link(parts, "xl/a.xml", "urn:x/theme", "xl/media/a.png")
    assert first != second
    assert linked(parts, "xl/a.xml", "theme") == "xl/media/a.png"
    unlink(parts, "xl/a.xml", "xl/media/a.png")
    assert [one.kind for one in links_of(parts, "xl/a.xml")] == ["styles"]
    unlink(parts, "xl/a.xml", "xl/b c.xml")
    assert parts.packed() == Parts(data).packed()


def test_content_types_are_stated_once() -> None:
    """An ending is declared once, and a part that goes takes its content type along."""
    parts = Parts(package(**{"a.xml": b"<a/>"}))
    declare_ending(parts, "vml", "v")
    before = parts.packed()
    declare_ending(parts, "vml", "v")
    assert parts.packed() == before
    parts.put("xl/new.xml", b"<n/>")
    declare(parts, "xl/new.xml", "n")
    parts.drop(["xl/new.xml"])
    assert parts.packed() == before


def test_parts_are_found_as_other_programs_name_them() -> None:
    """A part is found by ``%20`` for a space and in another case, and no name is given twice."""
    parts = Parts(package(**{"Sheet 1.xml": b"<a/>"}))
    assert parts.find("xl/sheet%201.xml") == "xl/Sheet 1.xml"
    assert parts.find("xl/none.xml") == ""
    assert parts.free_name("xl/sheet {}.xml") == "xl/sheet 2.xml"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"\xd0\xcf\x11\xe0" * 200, package()[:-30]],
    ids=["empty", "short", "old", "cut"],
)
def test_what_is_no_sound_package_is_refused(data: bytes) -> None:
    """Old formats, locked and damaged files are refused, not written in part."""
    with pytest.raises(ForeignError):
        Parts(data)
