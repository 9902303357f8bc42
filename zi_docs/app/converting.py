"""Converts Word files of any origin to PDF."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from zi_docs.app.problems import no_word_files, not_a_place, own_pdf, source_is_no_word
from zi_docs.errors import ConverterError, DataError, OutputError, Problem, UsageError
from zi_docs.files.folders import discard_parts
from zi_docs.files.names import DOCX, PDF
from zi_docs.pdf.conversion import convert, refused_double, single_out
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.find_converter import require_converter
from zi_docs.pdf.fonts import check_fonts, fonts_asked
from zi_docs.pdf.mark import PdfState, digest_of, judge_pdf, source_of
from zi_docs.pdf.problems import pdf_kept
from zi_docs.plain_file import read_plain
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.tally import Progress
from zi_docs.run.to_pdf import JOINER

_OTHER = "berkas bukan .docx"
_TEMPORARY = "berkas sementara"
_HIDDEN = "berkas tersembunyi"
_OURS = ".zi-docs"


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

    A PDF of the same Word file is left alone, and so is any other that we did not make or that
    somebody changed, such as a signed one (ZI714); ``timpa`` replaces both. Files of a folder that
    are passed over are counted. Raises :class:`DataError` (ZI007) for a folder without Word files,
    :class:`UsageError` for a file of another kind (ZI010) and for one that its own PDF would
    replace (ZI004). The report holds the problem of a converter that is missing or does not work.
    """
    found = _find(source)
    items, doubled = single_out(_checked_items(found, source, target))
    _clear_scraps(items)
    row = TypeReport("pdf", (target or _folder_of(source)).as_posix())
    row.planned = len(items) + len(doubled)
    report = RunReport({row.jenis: row}, counts=found.passed)
    report.problems += [p for item in doubled for p in refused_double(item).problems]
    _convert(
        _stale(items, row, report, pdfa=pdfa, timpa=timpa), row, report, progress, proses, pdfa
    )
    row.failed = row.planned - row.skipped - row.kept - row.made
    return report


def _stale(
    items: Sequence[PdfItem], row: TypeReport, report: RunReport, *, pdfa: bool, timpa: bool
) -> list[PdfItem]:
    """Return the documents that need a PDF; count those that have one, and name what is kept."""
    if timpa:
        return list(items)
    states = {item: judge_pdf(item.target, _source_of(item, pdfa)) for item in items}
    kept = [item.target.as_posix() for item in items if states[item] is PdfState.FOREIGN]
    row.kept = len(kept)
    row.skipped = sum(state is PdfState.CURRENT for state in states.values())
    report.problems += map(pdf_kept, kept)
    return [item for item in items if states[item] in (PdfState.ABSENT, PdfState.OLD)]


def _convert(
    stale: Sequence[PdfItem],
    row: TypeReport,
    report: RunReport,
    progress: Progress,
    proses: int,
    pdfa: bool,
) -> None:
    if not stale:
        return
    try:
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


class _Found(NamedTuple):
    """The Word files of a place, and how many other files are passed over, by their kind."""

    words: list[Path]
    passed: dict[str, int]


def _find(source: Path) -> _Found:
    """Return the Word files there; those of a folder without Word's lock files and hidden files."""
    if not source.is_dir():
        _refuse_other_kinds(source)
        return _Found([source], {})
    found = _Found([], {_OTHER: 0, _TEMPORARY: 0, _HIDDEN: 0})
    for path in sorted(path for path in source.rglob("*") if not path.is_dir()):
        if kind := _kind(path):
            found.passed[kind] += 1
        elif path.suffix.casefold() == DOCX:
            found.words.append(path)
    return found


def _kind(path: Path) -> str:
    """Return what a file is that is passed over; "" for Word files, PDFs and our own marks."""
    if path.name.startswith("~"):
        return _TEMPORARY
    if path.name.startswith("."):
        return "" if path.name.startswith(_OURS) else _HIDDEN
    return "" if path.suffix.casefold() in (DOCX, PDF) else _OTHER


def _checked_items(found: _Found, source: Path, target: Path | None) -> list[PdfItem]:
    if not found.words:
        raise DataError(no_word_files(source))
    folder = _folder_of(source)
    places = [(target or folder) / path.relative_to(folder) for path in found.words]
    items = [
        PdfItem(path, place.with_suffix(PDF), path.as_posix())
        for path, place in zip(found.words, places, strict=True)
    ]
    if own := [item for item in items if _is_its_own_pdf(item)]:
        raise UsageError(own_pdf(item.target) for item in own)
    return items


def _clear_scraps(items: Sequence[PdfItem]) -> None:
    """Delete the half-written PDFs that a killed command left beside these."""
    for folder in {item.target.parent for item in items}:
        discard_parts(folder, below=False)


def _refuse_other_kinds(source: Path) -> None:
    """Raise :class:`UsageError` (ZI010) for anything but a file with a Word file's name."""
    if not source.is_file():
        raise UsageError(not_a_place(source))
    if source.suffix.casefold() != DOCX:
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


def _source_of(item: PdfItem, pdfa: bool) -> str:
    """Return what the PDF of a document is made from; "" when it can't be read."""
    assert isinstance(item.source, Path)  # noqa: S101  # for mypy: made so above
    try:
        return source_of(digest_of(read_plain(item.source)), pdfa=pdfa)
    except OSError:
        return ""  # the conversion will report it


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
        return fonts_asked(read_plain(item.source))
    except OSError:
        return frozenset()  # the conversion will report it
