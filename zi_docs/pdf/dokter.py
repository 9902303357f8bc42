"""The state of a machine: what works here, what doesn't, and what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zi_docs.errors import ConverterError, OutputError, Problem
from zi_docs.files.folders import prepare_folder
from zi_docs.pdf import problems
from zi_docs.pdf.find_converter import SOFFICE, find_converter
from zi_docs.pdf.fonts import Matcher, check_fonts, find_matcher
from zi_docs.pdf.soffice import LibreOffice

FONTS = ("Arial", "Bookman Old Style", "Times New Roman")
_PYTHON = (3, 11)
_LIBREOFFICE = (7, 4)
_ROOM = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check: the state in words, and the problem when there is one."""

    subjek: str
    keadaan: str
    problem: Problem | None = None

    @property
    def baik(self) -> bool:
        """Whether nothing needs to be done."""
        return self.problem is None


def examine(
    folder: Path,
    fonts: Iterable[str] = FONTS,
    environ: Mapping[str, str] = os.environ,
    match: Matcher | None = None,
) -> list[Finding]:
    """Return the state of this machine: Python, LibreOffice, fonts, disk.

    ``folder`` is where documents are written; ``fonts`` are the fonts of the office's documents.
    """
    return [_python(), _converter(environ), *_fonts(fonts, match), _disk(folder)]


def _python() -> Finding:
    state = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info >= _PYTHON:
        return Finding("Python", state)
    return Finding("Python", state, problems.old_python(platform.python_version()))


def _converter(environ: Mapping[str, str]) -> Finding:
    try:
        converter = find_converter(environ)
    except ConverterError as error:
        return Finding("LibreOffice", "tidak ditemukan", error.problems[0])
    if converter is None:
        return Finding("LibreOffice", "tidak ditemukan", problems.no_converter(SOFFICE))
    if isinstance(converter, LibreOffice):
        return Finding("LibreOffice", f"{converter.name} ({converter.path})", _old(converter))
    return Finding("LibreOffice", converter.name)


def _old(converter: LibreOffice) -> Problem | None:
    numbers = tuple(int(n) for n in converter.version.split(".")[:2] if n.isdecimal())
    if numbers >= _LIBREOFFICE:
        return None
    return problems.too_old(converter.name)


def _fonts(fonts: Iterable[str], match: Matcher | None) -> Iterator[Finding]:
    match = match or find_matcher()
    if match is None:
        yield Finding("Huruf", "tidak diperiksa", problems.fonts_not_known())
        return
    for font in sorted(set(fonts)):
        found = next(iter(check_fonts([font], "Huruf", match)), None)
        family = match(font)
        state = "ada" if family == font else f"dicetak dengan {family or 'huruf lain'}"
        yield Finding(f"Huruf {font}", state, found)


def _disk(folder: Path) -> Finding:
    there = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    return _room(there, there.as_posix())


def _room(folder: Path, shown: str) -> Finding:
    try:
        prepare_folder(folder, shown)
        free = shutil.disk_usage(folder).free
    except OutputError as error:
        return Finding("Ruang simpan", f"{shown} tidak dapat ditulisi", error.problems[0])
    state = f"sisa {free // 1_000_000_000} GB di {shown}"
    if free >= _ROOM:
        return Finding("Ruang simpan", state)
    return Finding("Ruang simpan", state, problems.little_room(shown, free // 1_000_000))
