"""How large a picture is, by its own head."""

from __future__ import annotations

import struct

__all__ = ["picture_size"]


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None for a file that is broken or no picture."""
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        ValueError,
        LookupError,
        struct.error,
    ):
        return None
    return (image.px_width, image.px_height) if image.px_width and image.px_height else None
