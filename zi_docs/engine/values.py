"""What may be printed, and how it becomes XML text."""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Any

from jinja2.runtime import Undefined
from jinja2.utils import missing
from markupsafe import Markup, escape

__all__ = [
    "MISSING",
    "MissingName",
    "RefusedValueError",
    "finalize",
    "finalize_plain",
    "printable",
]

MISSING: ContextVar[list[str]] = ContextVar("MISSING")  # a name inside another begins with "."

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>\"'{]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


class RefusedValueError(ValueError):
    """A value that a document must not show."""


class MissingName(Undefined):
    """A name the data does not have: noted and stepped over, so that one run lists them all."""

    __slots__ = ()

    def _note(self) -> str:
        dot = "" if self._undefined_obj is missing else "."
        MISSING.get().append(f"{dot}{self._undefined_name}")
        return ""

    def __str__(self) -> str:
        return self._note()

    def __html__(self) -> str:
        return self._note()

    def __bool__(self) -> bool:
        self._note()
        return False

    def __iter__(self) -> Any:
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __contains__(self, item: Any) -> bool:
        self._note()
        return False

    def __eq__(self, other: Any) -> bool:
        self._note()
        return False

    def __ne__(self, other: Any) -> bool:
        self._note()
        return False

    def __hash__(self) -> int:
        return id(type(self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> Any:
        return self


def finalize(value: Any) -> str:
    """Return what is printed for a value in the XML of a part, escaped.

    Every output of a naskah goes through here, so this is its autoescape; Jinja's own would build
    a ``Markup`` for every value, which costs more than the value. Text keeps its line breaks and
    tabs as Word's own. Raises :class:`RefusedValueError` for None, numbers with a fraction, raw
    dates, lists, control characters and Jinja marks in the data.
    """
    if type(value) is str:
        if value.isprintable() and not _SPECIAL.search(value):
            return value
        return _escaped(_text(value))
    if type(value) is int:
        return str(value)
    if isinstance(value, Markup):
        return str(value)
    return _escaped(printable(value))


def finalize_plain(value: Any) -> str:
    """Return what is printed in a text partial, where a line is a paragraph of its own.

    The same values are refused as by :func:`finalize`; line breaks become spaces, and a word
    joiner before a leading hyphen keeps data from being taken for a sub-item.
    """
    text = " ".join(printable(value).split())
    return f"\u2060{text}" if text.startswith("-") else text


def printable(value: Any) -> str:
    """Return a value as text; raises :class:`RefusedValueError` for what must not be printed."""
    if type(value) is int:
        return str(value)
    if isinstance(value, (Undefined, str)):
        return _text(str(value))
    if value is None:
        raise RefusedValueError("kosong (tidak ada nilai)")
    if isinstance(value, bool):
        raise RefusedValueError('berisi ya/tidak; pakai "{% if ... %}" untuk mencetaknya')
    if isinstance(value, float):
        raise RefusedValueError("berupa angka pecahan; nomor identitas tidak boleh berupa angka")
    raise RefusedValueError(f"berupa {_KINDS.get(type(value).__name__, 'daftar')}, bukan teks")


def _text(value: str) -> str:
    if bad := _ILLEGAL.search(value):
        raise RefusedValueError(
            f"berisi karakter yang tidak boleh ada dalam dokumen (U+{ord(bad.group()):04X})"
        )
    if any(mark in value for mark in ("{{", "{%", "{#", "{_")):
        raise RefusedValueError(f'berisi tanda templat: "{value[:60]}"')
    return value


def _escaped(text: str) -> str:
    return str(escape(text)).replace("\n", _BREAK).replace("\t", _TAB)


_KINDS = {"date": "tanggal mentah", "datetime": "tanggal mentah", "time": "jam mentah"}
