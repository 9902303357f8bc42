"""Commands that a complaint tells people to run: whole, so that they can be copied."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["book_command", "cancel_command", "make_command"]

_PLAIN = re.compile(r"[\w.,:/@+-]+")


def make_command(jenis: Iterable[str], data_set: str, *options: str) -> str:
    """Return the command that makes documents of these types again."""
    return " ".join(["zi-docs buat", *jenis, _data(data_set), *map(_quoted, options)])


def cancel_command(nomor: str, data_set: str) -> str:
    """Return the command that cancels a number; the reason is for a person to write."""
    return f'zi-docs register batal "{nomor}" {_data(data_set)} --alasan "..."'


def book_command(name: str, data_set: str) -> str:
    """Return a command that looks at the register."""
    return f"zi-docs register {name} {_data(data_set)}"


def _data(data_set: str) -> str:
    return f"--data {_quoted(data_set)}"


def _quoted(word: str) -> str:
    return word if _PLAIN.fullmatch(word) else f'"{word}"'
