"""docs/perintah.md is the help of every command, to the letter."""

from __future__ import annotations

from pathlib import Path

from .runs import EVERY_COMMAND, Zi

HEAD = """\
# Perintah

Halaman ini ditulis dari bantuan program sendiri (`zi-docs --help` dan `zi-docs PERINTAH --help`).
"""


def _section(title: str, text: str) -> str:
    return f"\n## {title}\n\n```text\n{text.rstrip()}\n```\n"


def test_the_page_is_current(zi: Zi, repository: Path, accept: bool) -> None:
    """A command that is missing or changed fails here; --accept writes the page."""
    page = HEAD + _section("zi-docs", zi("--help").out)
    for line in EVERY_COMMAND:
        page += _section(f"zi-docs {line}", zi(*line.split(), "--help").out)
    path = repository / "docs" / "perintah.md"
    if accept:
        path.write_text(page, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == page
