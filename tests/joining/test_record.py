"""Which parts are joined by splicing, without parsing them as a tree."""

from __future__ import annotations

import pytest

from zi_docs.joining.record import is_plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Halo", True),
        ("&lt;w:del", True),
        ('</w:t></w:r><w:bookmarkStart w:id="0" w:name="lampiran"/><w:r><w:t>', False),
        ('</w:t></w:r><w:del w:id="1"><w:r><w:t>x</w:t></w:r></w:del><w:r><w:t>', False),
    ],
)
def test_parts_that_are_spliced(text: str, plain: bool) -> None:
    """A part with a bookmark or a deletion is parsed; one that only has their names is not."""
    assert is_plain(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()) is plain
