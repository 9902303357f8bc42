"""Packs the files of a unit into one ZIP, with a list of its contents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from zi_docs.errors import OutputError, disk_words
from zi_docs.files.csv_text import csv_of
from zi_docs.files.problems import not_packed, packet_too_big
from zi_docs.files.writing import WrittenFile, write_whole
from zi_docs.ooxml.package import Member, zip_of

INDEX = "00 DAFTAR.csv"
_HEADING = ("Nomor", "Nama", "Berkas")
_MOST_FILES = 60_000
_MOST_BYTES = 2_000_000_000


class IndexRow(NamedTuple):
    """A line of the list: the number, whom the document is for, its path inside the ZIP."""

    nomor: str
    nama: str
    berkas: str


def pack(
    folder: Path, files: Iterable[Path], target: Path, index_rows: Sequence[IndexRow], shown: str
) -> WrittenFile:
    """Write a ZIP of these files, whole or not at all, with the list as its first file.

    In the ZIP each file keeps its path under ``folder``. The same files give the same bytes. Raises
    :class:`OutputError`: ZI755 for a file that can't be read, ZI756 for more than a ZIP should
    hold, ZI501-ZI503 when the disk refuses.
    """
    members = [Member.of(INDEX, csv_of(_HEADING, index_rows)), *_members(folder, files, shown)]
    return write_whole(target, zip_of(members), shown)


def _members(folder: Path, files: Iterable[Path], shown: str) -> Iterator[Member]:
    total = 0
    for n, path in enumerate(sorted(set(files), key=Path.as_posix), 1):
        data = _read(path)
        total += len(data)
        if n > _MOST_FILES or total > _MOST_BYTES:
            raise OutputError(packet_too_big(shown))
        name = path.relative_to(folder).as_posix()
        yield Member.of(unicodedata.normalize("NFC", name), data)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(not_packed(path.as_posix(), disk_words(error))) from error
