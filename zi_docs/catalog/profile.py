"""A page profile with an office's own keys laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zi_docs.errors import Place, TemplateError
from zi_docs.model import Row, TataNaskah, build_setting, lookup, merge

__all__ = ["PROFILE_KEY", "build_profile"]

PROFILE_KEY = "tata_naskah"


def build_profile(base: Row, own: Mapping[str, Any], settings: Row) -> TataNaskah:
    """Return the profile of a file with the keys that the settings give instead.

    Raises :class:`TemplateError` (ZI201-ZI204) for keys that do not fit.
    """
    cells = merge(base.cells, own)
    row = _ProfileRow(base.source, base.number, cells, base.lines, own, settings)
    profile, problems = build_setting(TataNaskah, row)
    if profile is None:
        raise TemplateError(problems)
    return profile


@dataclass(frozen=True, slots=True)
class _ProfileRow(Row):
    """The keys of both: each stands where it was typed."""

    own: Mapping[str, Any] = field(default_factory=dict)
    settings: Row | None = None

    def place(self, column: str | None = None) -> Place:
        """Say where a key of the profile stands: in the settings, or in the profile's file."""
        if self.settings and column and lookup(self.own, column) is not None:
            return self.settings.place(f"{PROFILE_KEY}.{column}")
        return Row.place(self, column)
