"""The fonts that Windows has, as its registry lists them; not tested here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

__all__ = ["installed_fonts"]

_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_STYLE = re.compile(
    r"\s*(\((TrueType|OpenType|All res|VGA res)\)|Bold|Italic|Light|Demi|Regular)\s*$"
)


def installed_fonts() -> Iterator[str]:
    """Yield the families of all fonts of the machine and of this user; not tested here."""
    registry = import_module("winreg")
    for root in (registry.HKEY_LOCAL_MACHINE, registry.HKEY_CURRENT_USER):
        try:
            with registry.OpenKey(root, _KEY) as key:
                for number in range(registry.QueryInfoKey(key)[1]):
                    yield from _families(registry.EnumValue(key, number)[0])
        except OSError:
            continue  # this user has no fonts of their own


def _families(entry: str) -> Iterator[str]:
    """Yield the families of an entry such as ``Cambria & Cambria Math (TrueType)``."""
    for name in entry.split(" & "):
        while (shorter := _STYLE.sub("", name)) != name:
            name = shorter
        yield name
