"""The mark that each PDF of ours carries: what it was made from, and that nobody changed it since.

It is a text of fixed length in the trailer, where LibreOffice too keeps its checksum. It holds the
hash of the Word file, and that of the PDF itself with zeros in this place. Times say neither: an
older Word file may replace a newer one, and a copied PDF is new.
"""

from __future__ import annotations

import hashlib
import re
from enum import Enum
from pathlib import Path

KEY = "/ZiDocs"

_PDFA = "+pdfa"
_UNKNOWN = "0" * 64
_MARK = re.compile(rb"/ZiDocs \(sumber=([0-9a-f]{64}(?:\+pdfa)?) berkas=([0-9a-f]{64})\)")


class PdfState(Enum):
    """What lies under the name that the PDF of a Word file has.

    ``CURRENT``: a PDF of this very file. ``OLD``: one that we made from another file, and that
    nobody changed. ``FOREIGN``: anything else, such as a scan of the signed paper or a PDF of ours
    that somebody signed.
    """

    ABSENT = 1
    CURRENT = 2
    OLD = 3
    FOREIGN = 4


def digest_of(data: bytes) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(data).hexdigest()


def source_of(digest: str, *, pdfa: bool = False) -> str:
    """Return what a PDF is made from: the hash of the Word file, with the kind of PDF."""
    return digest + (_PDFA if pdfa else "")


def unsealed(source: str) -> str:
    """Return the mark of a PDF that is not written yet; :func:`sealed` completes it."""
    return f"sumber={source} berkas={_UNKNOWN}"


def sealed(data: bytes) -> bytes:
    """Return a PDF in whose mark its own hash stands. Raises ``LookupError`` if it has no mark."""
    found = _last(data)
    if found is None:
        raise LookupError(KEY)
    return _with_hash(data, found, digest_of(data))


def judge_pdf(target: Path, source: str) -> PdfState:
    """Return what lies under the name of a PDF that would be made from ``source``.

    What can't be read is ``FOREIGN``, since nobody knows what would be lost.
    """
    try:
        if not target.exists():
            return PdfState.ABSENT
        data = target.read_bytes() if target.is_file() else b""
    except OSError:
        return PdfState.FOREIGN
    found = _last(data)
    if found is None:
        return PdfState.FOREIGN
    if found[1].decode() == source:
        return PdfState.CURRENT
    blank = _with_hash(data, found, _UNKNOWN)
    return PdfState.OLD if digest_of(blank) == found[2].decode() else PdfState.FOREIGN


def _last(data: bytes) -> re.Match[bytes] | None:
    """Return the last mark in a PDF: before it there may be text of the document."""
    return max(_MARK.finditer(data), key=re.Match.start, default=None)


def _with_hash(data: bytes, found: re.Match[bytes], digest: str) -> bytes:
    return data[: found.start(2)] + digest.encode() + data[found.end(2) :]
