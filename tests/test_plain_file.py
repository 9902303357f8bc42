"""What lies in a folder is read when it is a plain file of an office's size."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from zi_docs.errors import disk_words
from zi_docs.plain_file import MOST, read_plain


def test_a_file_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    """A file of more than a gigabyte is refused before a byte of it is read, in words."""
    with (path := tmp_path / "pindai.pdf").open("wb") as file:
        file.truncate(MOST + 1)
    with pytest.raises(OSError, match="too large") as caught:
        read_plain(path)
    assert caught.value.errno == errno.EFBIG
    assert disk_words(caught.value) == "besarnya lebih dari 1 GB"
