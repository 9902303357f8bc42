"""The names of WordprocessingML that this project speaks of."""

from __future__ import annotations

__all__ = ["NS", "R", "W", "qn"]

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
W = f"{{{NS['w']}}}"
R = f"{{{NS['r']}}}"


def qn(name: str) -> str:
    """Return the lxml name of a prefixed one: ``w:p`` -> ``{...}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"
