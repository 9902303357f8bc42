"""A table on the screen: drawn by rich on a terminal, plain text of stable width elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

__all__ = ["format_facts", "format_table"]

Rows = Sequence[Sequence[str | int]]


def format_table(headings: Sequence[str], rows: Rows) -> str:
    """Return a table; whole numbers stand to the right."""
    return _draw(headings, rows) if sys.stdout.isatty() else _format_plain(headings, rows)


def format_facts(facts: Mapping[str, str]) -> list[str]:
    """Return a line for each fact that has something to say."""
    return [f"{name + ':':<16}{value}" for name, value in facts.items() if value]


def _format_plain(headings: Sequence[str], rows: Rows) -> str:
    numeric = _numeric(headings, rows)
    texts = [list(headings), *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in texts
    ]
    return "\n".join(lines)


def _draw(headings: Sequence[str], rows: Rows) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for heading, is_number in zip(headings, _numeric(headings, rows), strict=True):
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    console = Console()
    with console.capture() as capture:
        console.print(table)
    return capture.get().rstrip("\n")


def _numeric(headings: Sequence[str], rows: Rows) -> list[bool]:
    return [
        bool(rows) and all(isinstance(row[n], int) for row in rows) for n in range(len(headings))
    ]
