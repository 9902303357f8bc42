"""Word files read without unpacking."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import TemplateError
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, zip_of
from zi_docs.ooxml.packed import read_packed

PARTS = st.dictionaries(
    st.text("abc/é.", min_size=1, max_size=20).filter(lambda name: not name.endswith("/")),
    st.binary(max_size=2000),
    max_size=8,
)
NEEDED = {CONTENT_TYPES: b"<Types/>", DOCUMENT: b"<w:document/>"}


def zipped(parts: dict[str, bytes], method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@given(PARTS, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
def test_parts_are_given_back(parts: dict[str, bytes], method: int) -> None:
    """Every part is found whole, whichever program wrote the ZIP."""
    parts = {**parts, **NEEDED}
    packed = read_packed(zipped(parts, method), "x")
    assert {name: part.unpack() for name, part in packed.items()} == parts


@given(PARTS, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
def test_parts_are_copied(parts: dict[str, bytes], method: int) -> None:
    """A part that is copied without unpacking is the same in the new file."""
    parts = {**parts, **NEEDED}
    copy = zip_of(part.member() for part in read_packed(zipped(parts, method), "x").values())
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts


def test_equal_parts_are_equal_however_packed() -> None:
    """The same bytes compressed in two ways are the same part; other bytes are not."""
    one, other, third = (
        read_packed(data, "x")[DOCUMENT]
        for data in (
            zipped(NEEDED, zipfile.ZIP_STORED),
            zip_of(Member.of(*part) for part in NEEDED.items()),
            zipped({**NEEDED, DOCUMENT: b"<w:documents/>"}, zipfile.ZIP_STORED),
        )
    )
    assert one.same_as(other)
    assert not one.same_as(third)


@pytest.mark.parametrize("data", [b"", b"PK\5\6", b"PK\5\6" + b"\xff" * 18, b"%PDF", b"PK" * 50])
def test_other_files_are_refused(data: bytes) -> None:
    """A file that is not a ZIP is refused (ZI401)."""
    with pytest.raises(TemplateError) as error:
        read_packed(data, "x")
    assert [p.code for p in error.value.problems] == ["ZI401"]


def test_locked_parts_are_refused() -> None:
    """An encrypted part is refused (ZI401)."""
    data = bytearray(zipped(NEEDED, zipfile.ZIP_STORED))
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(TemplateError):
        read_packed(bytes(data), "x")


def test_a_file_that_counts_too_few_parts_is_refused() -> None:
    """A file whose index counts fewer parts than it lists is refused, not read without the rest."""
    data = bytearray(zipped({**NEEDED, "word/styles.xml": b"<a/>"}, zipfile.ZIP_STORED))
    data[data.rindex(b"PK\5\6") + 10] -= 1
    with pytest.raises(TemplateError):
        read_packed(bytes(data), "x")


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_damage_is_noticed(at: int, byte: int) -> None:
    """A damaged byte gives the parts as they were or a refusal, never other contents."""
    data = bytearray(zipped(NEEDED, zipfile.ZIP_DEFLATED))
    data[at % len(data)] = byte
    try:
        parts = {n: p.unpack() for n, p in read_packed(bytes(data), "x").items()}
    except (TemplateError, ValueError):
        return
    assert all(parts.get(name, whole) == whole for name, whole in NEEDED.items())
