"""The exact bytes of what was issued, and the scans of signed papers.

They lie in ``data/DATA/terbit/`` under their own SHA-256, so that a changed file is never taken for
the kept one. Nothing in this folder is ever replaced or deleted by the program.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from zi_docs.files.writing import write_whole

FOLDER = "terbit"
DOCUMENT = ".docx"
SCAN = ".pdf"


class Kept:
    """The kept bytes of one data set; ``shown`` is the folder as a clerk knows it."""

    def __init__(self, folder: Path, shown: str = "") -> None:
        self.folder = folder
        self._shown = shown or folder.as_posix()

    def keep(self, data: bytes) -> str:
        """Keep the bytes of a document, durably, and return their SHA-256.

        Bytes that are kept already are not written again; a damaged copy of them is mended. Raises
        :class:`OutputError` (ZI501-ZI503) when the disk refuses.
        """
        return self._keep(data, DOCUMENT)

    def keep_scan(self, data: bytes) -> str:
        """Keep the scan of a signed paper, durably, and return its SHA-256."""
        return self._keep(data, SCAN)

    def path(self, sha256: str, suffix: str = DOCUMENT) -> Path:
        """Return where the bytes with this SHA-256 are or would be kept."""
        return self.folder / f"{sha256}{suffix}"

    def read(self, sha256: str, suffix: str = DOCUMENT) -> bytes | None:
        """Return the bytes with this SHA-256; None if they are missing, changed or unreadable."""
        if not sha256:
            return None
        try:
            data = self.path(sha256, suffix).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def _keep(self, data: bytes, suffix: str) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        if self.read(sha256, suffix) is None:
            name = f"{sha256}{suffix}"
            write_whole(self.folder / name, data, f"{self._shown}/{name}")
        return sha256
