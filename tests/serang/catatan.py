"""The table of what was held, for people: on the screen and in ``docs/keandalan.md``."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tests.conftest import ROOT

from .case import Verdict
from .jenis import TITLES

PAGE = ROOT / "docs" / "keandalan.md"
BEGIN, END = "<!-- serang: awal -->", "<!-- serang: akhir -->"
_MOST_CODES = 8


def table(verdicts: Sequence[Verdict]) -> str:
    """Return how many cases of each kind were tried, held and not held."""
    lines = [
        "| jenis | dicoba | tahan | gagal | di antaranya ditolak |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind, title in TITLES.items():
        these = [verdict for verdict in verdicts if verdict.kind == kind]
        if these:
            held, refused = sum(v.held for v in these), sum(bool(v.codes) for v in these)
            row = (title, len(these), held, len(these) - held, refused or "")
            lines.append("| " + " | ".join(map(str, row)) + " |")
    return "\n".join(lines)


def heading(seed: int, day: date) -> str:
    """Return the line that says of when and what the table is."""
    return f"Benih {seed}, {day.isoformat()}, commit {commit()}."


def commit() -> str:
    """Return the commit of this checkout."""
    command = ("git", "rev-parse", "--short", "HEAD")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "tidak diketahui"


def codes(verdicts: Sequence[Verdict]) -> Mapping[str, int]:
    """Return how many cases were refused with each code, the most frequent first."""
    return dict(Counter(code for v in verdicts for code in v.codes).most_common(_MOST_CODES))


def write(page: Path, seed: int, day: date, verdicts: Sequence[Verdict]) -> None:
    """Put the table between the marks of the page, in place of the one before."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    said = f"{BEGIN}\n{heading(seed, day)}\n\n{table(verdicts)}\n{END}"
    page.write_text(before + said + after, "utf-8")
