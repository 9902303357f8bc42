"""Joining ready letters into one file; the arguments are the joiner, the letters, the target."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.engines.loop import peak_memory

__all__: list[str] = []


def _docxcompose(letters: Sequence[Path], target: Path) -> None:
    """Append one file after another, as docxcompose's documentation shows."""
    first, *others = letters
    composer = Composer(Document(str(first)))
    for letter in others:
        composer.append(Document(str(letter)))
    composer.save(str(target))


def _zi_docs(letters: Sequence[Path], target: Path) -> None:
    target.write_bytes(join(letter.read_bytes() for letter in letters))


def main() -> None:
    """Join all letters of a folder and print the time without start-up and imports."""
    start = perf_counter()
    JOINERS[sys.argv[1]](sorted(Path(sys.argv[2]).glob("*.docx")), Path(sys.argv[3]))
    seconds = perf_counter() - start
    print(json.dumps({"once": 0, "loop": seconds, "peak_kb": peak_memory()}))


JOINERS: dict[str, Callable[[Sequence[Path], Path], None]] = {}
if sys.argv[1] == "docxcompose":
    from docx import Document
    from docxcompose.composer import Composer

    JOINERS["docxcompose"] = _docxcompose
else:
    from zi_docs.joining import join

    JOINERS["zi_docs"] = _zi_docs
main()
