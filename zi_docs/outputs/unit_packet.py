"""The documents of one unit in one ZIP, with a list of them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["pack_files"]

_LIST = "DAFTAR.csv"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def pack_files(files: Sequence[Path], rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a ZIP of these files and of ``DAFTAR.csv``: number, for whom, file.

    Names are UTF-8 with the mark that Windows looks for; the same files give the same bytes.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_entry(_LIST), _list(rows))
        for file in files:
            archive.writestr(_entry(file.name), file.read_bytes())
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.flag_bits |= 0x800  # the name is UTF-8
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_STORED  # Word files and PDFs are compressed already
    return entry


def _list(rows: Iterable[tuple[str, str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("No.", "Nomor", "Untuk", "Berkas"))
    for count, row in enumerate(rows, 1):
        writer.writerow((count, *map(_harmless, row)))
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text
