"""The exact bytes of what was issued, and the scans of signed papers.

They lie in ``data/DATA/terbit/`` under their own SHA-256, so that a changed file is never taken for
the kept one. The program deletes nothing there, and replaces only bytes that are damaged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator
from pathlib import Path

from zi_docs.errors import RegisterError, disk_words
from zi_docs.files.writing import write_whole
from zi_docs.register import problems

FOLDER = "terbit"
DOCUMENT = ".docx"
SCAN = ".pdf"
# A signed decree of many pages, scanned in colour, stays far below this.
LARGEST_SCAN = 100_000_000
_HEAD, _TAIL = b"%PDF-", b"%%EOF"
_WITHIN = 1024  # where the standard (ISO 32000, appendix H) lets readers look for both


class Kept:
    """The kept bytes of one data set; ``shown`` is the folder as a clerk knows it."""

    def __init__(self, folder: Path, shown: str = "") -> None:
        self.folder = folder
        self.shown = shown or folder.as_posix()

    def keep(self, data: bytes) -> str:
        """Keep the bytes of a document, durably, and return their SHA-256.

        Bytes that are kept already are not written again; a damaged copy of them is mended. Raises
        :class:`OutputError` (ZI501-ZI503) when the disk refuses.
        """
        return self._keep(data, DOCUMENT)

    def keep_scan(self, data: bytes) -> str:
        """Keep the scan of a signed paper, durably, and return its SHA-256.

        The scan must have passed :func:`read_scan`. Raises :class:`OutputError` (ZI501-ZI503).
        """
        return self._keep(data, SCAN)

    def path(self, sha256: str, suffix: str = DOCUMENT) -> Path:
        """Return where the bytes with this SHA-256 are or would be kept."""
        return self.folder / f"{sha256}{suffix}"

    def show(self, sha256: str, suffix: str = DOCUMENT) -> str:
        """Return where the bytes with this SHA-256 are kept, as a clerk knows it."""
        return f"{self.shown}/{sha256}{suffix}"

    def has(self, sha256: str, suffix: str = DOCUMENT) -> bool:
        """Whether there is a file for this SHA-256; its bytes are not proved."""
        return bool(sha256) and self.path(sha256, suffix).is_file()

    def read(self, sha256: str, suffix: str = DOCUMENT) -> bytes | None:
        """Return the bytes with this SHA-256; None if they are missing, changed or unreadable."""
        if not sha256:
            return None
        try:
            data = self.path(sha256, suffix).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def files(self, but: Container[str] = ()) -> Iterator[Path]:
        """Yield the kept files but those with these SHA-256s, in the order of their names.

        Raises ``OSError``.
        """
        if self.folder.is_dir():
            found = (path for path in self.folder.iterdir() if path.stem not in but)
            yield from sorted(filter(_is_kept, found))

    def _keep(self, data: bytes, suffix: str) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        if self.read(sha256, suffix) is None:
            write_whole(self.path(sha256, suffix), data, self.show(sha256, suffix))
        return sha256


def _is_kept(path: Path) -> bool:
    """Whether a file is named as kept ones are; anything else there is somebody's own."""
    name = path.stem
    return (
        path.suffix in (DOCUMENT, SCAN)
        and len(name) == hashlib.sha256().digest_size * 2
        and all(letter in "0123456789abcdef" for letter in name)
        and path.is_file()
    )


def read_scan(path: Path, shown: str) -> bytes:
    """Return the bytes of a scan: a whole PDF of a sane size.

    Raises :class:`RegisterError`: ZI645 for a file that is no PDF or was cut off, ZI646 for one
    that is too large, ZI647 for one that can't be read.
    """
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise RegisterError(problems.scan_too_large(shown, LARGEST_SCAN))
        data = path.read_bytes()
    except OSError as error:
        raise RegisterError(problems.scan_unread(shown, disk_words(error))) from error
    if _HEAD not in data[:_WITHIN]:
        raise RegisterError(problems.no_scan(shown))
    if _TAIL not in data[-_WITHIN:]:
        raise RegisterError(problems.scan_cut_off(shown))
    return data
