"""The converter of this machine: LibreOffice, else Microsoft Word through ``docx2pdf``."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from zi_docs.errors import ConverterError
from zi_docs.pdf.converter import Converter, ExportOptions, Outcome
from zi_docs.pdf.problems import no_converter, no_converter_there
from zi_docs.pdf.process_group import Stop
from zi_docs.pdf.soffice import LibreOffice

SOFFICE = "ZI_DOCS_SOFFICE"
_PROGRAMS = ("soffice", "libreoffice")


def require_converter(environ: Mapping[str, str] = os.environ) -> Converter:
    """Return the converter of this machine.

    Raises :class:`ConverterError`: ZI701 when there is none, ZI702 when ``ZI_DOCS_SOFFICE`` names
    a program that does not exist.
    """
    if converter := find_converter(environ):
        return converter
    raise ConverterError(no_converter(SOFFICE))


def find_converter(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Converter | None:
    """Return LibreOffice, else Word with ``docx2pdf`` on Windows, else None.

    ``ZI_DOCS_SOFFICE`` decides when it is set. Raises :class:`ConverterError` (ZI702) when it
    names a program that does not exist.
    """
    if given := environ.get(SOFFICE):
        return LibreOffice(_given(Path(given)))
    for path in _candidates(environ, platform):
        if path.is_file():
            return LibreOffice(path)
    if platform == "win32" and find_spec("docx2pdf"):
        return Word()
    return None


def _given(path: Path) -> Path:
    if path.is_file():
        return path
    raise ConverterError(no_converter_there(SOFFICE, str(path)))


def _candidates(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    """Yield where soffice may be; first the program that the user's own commands would find."""
    if platform == "win32":  # soffice.com waits and prints; soffice.exe does neither
        yield from _found(("soffice.com",), environ)
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
            if base := environ.get(variable):
                inner = ("Programs",) if variable == "LOCALAPPDATA" else ()
                yield Path(base, *inner, "LibreOffice", "program", "soffice.com")
        return
    yield from _found(_PROGRAMS, environ)
    if platform == "darwin":
        inside = Path("Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
        yield from (Path("/") / inside, Path(environ.get("HOME", "/")) / inside)
    yield from (Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice"))
    yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _found(names: Sequence[str], environ: Mapping[str, str]) -> Iterator[Path]:
    for name in names:
        if path := shutil.which(name, path=environ.get("PATH", "")):
            yield Path(path)


@dataclass(frozen=True, slots=True)
class Word:
    """Word through COM, one document at a time; not tested here.

    It can't be asked for PDF/A, since ``docx2pdf`` has no such option; the check of the PDF reports
    this. It marks no bookmarks, and has no time limit.
    """

    name: str = "Microsoft Word (docx2pdf)"
    joins: bool = False

    def run(
        self,
        sources: Sequence[Path],
        folder: Path,
        options: ExportOptions,
        finished: Callable[[Path], None],
        stop: Stop,
    ) -> Outcome:
        """Convert these files; see :class:`Converter`."""
        docx2pdf = import_module("docx2pdf")
        for source in sources:
            try:
                docx2pdf.convert(str(source), str(folder / f"{source.stem}.pdf"))
            except Exception:  # noqa: S112  # COM raises anything; the missing PDF shows it
                continue
            finished(source)
        return Outcome.ENDED
