"""Converts Word files of any origin to PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from zi_docs.app.problems import ENDING, no_word_files, not_a_place, own_pdf, source_is_no_word
from zi_docs.errors import ConverterError, DataError, OutputError, Problem, UsageError
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.find_converter import require_converter
from zi_docs.pdf.fonts import check_fonts, fonts_asked
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.tally import Progress
from zi_docs.run.to_pdf import JOINER


def convert_files(
    source: Path,
    target: Path | None,
    progress: Progress,
    *,
    pdfa: bool = False,
    proses: int = 1,
    timpa: bool = False,
) -> RunReport:
    """Make a PDF of a Word file, or of each one in a folder: in ``target``, or else beside it.

    A PDF newer than its Word file is left alone, unless ``timpa`` says otherwise. Raises
    :class:`DataError` (ZI007) for a folder without Word files, :class:`UsageError` for a file of
    another kind (ZI010) and for one that its own PDF would replace (ZI004). The report holds the
    problem of a converter that is missing or does not work.
    """
    items = _checked_items(source, target)
    row = TypeReport("pdf", (target or _folder_of(source)).as_posix(), planned=len(items))
    report = RunReport({row.jenis: row})
    stale = [item for item in items if timpa or not _is_newer(item)]
    row.skipped = len(items) - len(stale)
    try:
        if stale:
            converter = require_converter()
            report.problems += _fonts_of(stale)
            advance = partial(progress, row.jenis)
            results = convert(stale, converter, JOINER, proses=proses, pdfa=pdfa, progress=advance)
            with closing(results):
                for result in results:
                    row.made += result.ok
                    report.problems += result.problems
    except (ConverterError, OutputError) as error:
        report.problems += error.problems
    row.failed = row.planned - row.skipped - row.made
    return report


def _checked_items(source: Path, target: Path | None) -> list[PdfItem]:
    items = list(_pdf_items(source, target))
    if not items:
        raise DataError(no_word_files(source))
    if own := [item for item in items if _is_its_own_pdf(item)]:
        raise UsageError(own_pdf(item.target) for item in own)
    return items


def _pdf_items(source: Path, target: Path | None) -> Iterator[PdfItem]:
    folder = _folder_of(source)
    for path in _word_files(source):
        place = (target or folder) / path.relative_to(folder)
        yield PdfItem(path, place.with_suffix(".pdf"), path.as_posix())


def _word_files(source: Path) -> list[Path]:
    """Return the Word files there, without Word's lock files (``~$``) and hidden files."""
    if not source.is_dir():
        _refuse_other_kinds(source)
        return [source]
    found = (path for path in source.rglob("*") if path.suffix.casefold() == ENDING)
    return sorted(path for path in found if path.is_file() and path.name[0] not in "~.")


def _refuse_other_kinds(source: Path) -> None:
    """Raise :class:`UsageError` (ZI010) for anything but a file with a Word file's name."""
    if not source.is_file():
        raise UsageError(not_a_place(source))
    if source.suffix.casefold() != ENDING:
        raise UsageError(source_is_no_word(source))


def _is_its_own_pdf(item: PdfItem) -> bool:
    """Whether the PDF's path is the Word file itself."""
    assert isinstance(item.source, Path)  # noqa: S101  # for mypy: made so above
    try:
        return item.target.samefile(item.source)
    except OSError:
        return False


def _folder_of(source: Path) -> Path:
    return source if source.is_dir() else source.parent


def _is_newer(item: PdfItem) -> bool:
    assert isinstance(item.source, Path)  # noqa: S101  # for mypy: made so above
    try:
        return item.target.stat().st_mtime_ns >= item.source.stat().st_mtime_ns
    except OSError:
        return False


def _fonts_of(items: Sequence[PdfItem]) -> list[Problem]:
    """Return a warning for each font that would be replaced, at the first file that uses it."""
    first: dict[str, str] = {}
    for item in items:
        for font in _fonts_asked(item):
            first.setdefault(font, item.place)
    return [
        problem.at(first[font])
        for font in sorted(first)
        for problem in check_fonts([font], first[font])
    ]


def _fonts_asked(item: PdfItem) -> frozenset[str]:
    assert isinstance(item.source, Path)  # noqa: S101  # for mypy: made so above
    try:
        return fonts_asked(item.source.read_bytes())
    except OSError:
        return frozenset()  # the conversion will report it
