"""Pictures are read whole, or refused with the reason."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from zi_docs.picture import read_picture


def picture(kind: str, **options: object) -> bytes:
    """Return a small picture that no packing makes trivial."""
    buffer = io.BytesIO()
    Image.effect_noise((40, 30), 80).save(buffer, kind, **options)
    return buffer.getvalue()


PICTURES = {
    "png": picture("PNG"),
    "jpg": picture("JPEG"),
    "progressive": picture("JPEG", progressive=True),
}


def reading(folder: Path, data: bytes) -> bytes:
    path = folder / "lambang.png"
    path.write_bytes(data)
    return read_picture(path)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_whole_picture_is_read(kind: str, tmp_path: Path) -> None:
    """Also with something appended to it, as some programs do."""
    assert reading(tmp_path, PICTURES[kind] + b"\0\0") == PICTURES[kind] + b"\0\0"


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("part", [0.05, 0.5, 0.99])
def test_a_truncated_picture_is_refused(kind: str, part: float, tmp_path: Path) -> None:
    """Its beginning looks right; Word would show a hole."""
    with pytest.raises(ValueError, match="terpotong"):
        reading(tmp_path, PICTURES[kind][: int(len(PICTURES[kind]) * part)])


def test_a_picture_with_a_changed_byte_is_refused(tmp_path: Path) -> None:
    """A PNG has checksums."""
    data = bytearray(PICTURES["png"])
    data[len(data) // 2] ^= 1
    with pytest.raises(ValueError, match="rusak"):
        reading(tmp_path, bytes(data))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"x" * 100])
def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    """Word shows PNG and JPEG wherever it is."""
    with pytest.raises(ValueError, match="bukan PNG atau JPEG"):
        reading(tmp_path, data)


def test_an_enormous_picture_is_refused(tmp_path: Path) -> None:
    """A few kilobytes may stand for gigabytes."""
    buffer = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(buffer, "PNG")
    with pytest.raises(ValueError, match="terlalu besar"):
        reading(tmp_path, buffer.getvalue())


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nor any other file that is no plain one."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "lambang.png")
    for path in (tmp_path / "lambang.png", tmp_path):
        with pytest.raises(ValueError, match="bukan berkas biasa"):
            read_picture(path)
