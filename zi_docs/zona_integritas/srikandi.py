"""The marks that SRIKANDI replaces in a Word file."""

from __future__ import annotations

import re

from zi_docs.zona_integritas._data import load_data


def daftar_tanda() -> tuple[str, ...]:
    """Return the marks that SRIKANDI is known to replace, as they are written in a naskah.

    Source: naskah of several offices that use SRIKANDI; no official list is known.
    """
    table = load_data("srikandi")
    return tuple(f"${{{name}}}" for name in (*table["tanda"], *table["bernomor"]))


def is_tanda(text: str) -> bool:
    """Tell whether SRIKANDI replaces a mark. Source: as ``daftar_tanda``."""
    table = load_data("srikandi")
    found = re.fullmatch(r"\$\{([a-z_]+?)(\d{0,2})\}", text)
    if found is None:
        return False
    return found[1] in (table["bernomor"] if found[2] else (*table["tanda"], *table["bernomor"]))
