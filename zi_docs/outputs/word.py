"""Microsoft Word on Windows, through ``docx2pdf``: not tested here, there is no Word here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from zi_docs.outputs.converter import ExportOptions, Outcome
from zi_docs.outputs.process_group import Stop

__all__ = ["Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """Word by way of COM, one document at a time; not tested here.

    It writes no PDF/A on request (``docx2pdf`` has no such option: the check of the PDF says so),
    marks no bookmarks, and has no time limit of its own.
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
            except Exception:  # noqa: S112  # COM raises what it likes; the missing PDF tells
                continue
            finished(source)
        return Outcome.ENDED
