"""The folder ``arsip/`` of an output folder: former files, each under a name that no other has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zi_docs.errors import OutputError
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import flush_folders, write_whole

FOLDER = "arsip"


def archive_bytes(data: bytes, output: Path, name: str, shown: Callable[[Path], str]) -> Path:
    """Write former bytes into the archive, and return the file's path.

    ``name`` is the wanted path under ``arsip/``. A file there with the same bytes is taken as
    written; one with others keeps its name, and the new one gets ``_2``. Raises
    :class:`OutputError` (ZI501-ZI503).
    """
    path = output / FOLDER / name
    number = 1
    while path.exists():
        if _has(path, data):
            return path
        number += 1
        path = (output / FOLDER / name).with_stem(f"{Path(name).stem}_{number}")
    write_whole(path, data, shown(path))
    return path


def move_to_archive(source: Path, output: Path, name: str, shown: Callable[[Path], str]) -> Path:
    """Put a file into the archive and take it out of its place; return its new path.

    It is written whole in the archive first, so that it is never nowhere. Raises
    :class:`OutputError`.
    """
    try:
        path = archive_bytes(source.read_bytes(), output, name, shown)
        source.unlink()
        flush_folders([source.parent])
    except OSError as error:
        raise OutputError(output_problem(error, shown(source))) from error
    return path


def _has(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False
