"""The heading under which a sheet of ours gives a column that the table does not declare."""

from __future__ import annotations

from zi_docs.model.tabel import Tabel, judul
from zi_docs.readers.column import own_name
from zi_docs.readers.grid import is_sequence
from zi_docs.readers.heading import headings, identifier, is_known
from zi_docs.readers.heading_label import label_of


def own_heading(tabel: Tabel, name: str, typed: str) -> str:
    """Return a heading that is read again as the column ``name``; empty when there is none.

    It is the one that was typed, if that alone says the same. The column that only numbers the rows
    has none: our sheets number them.
    """
    if is_sequence(typed or name):
        return ""
    known = headings(tabel).get(name, ()) if is_known(tabel, name) else ()
    words = (" ".join(typed.split()), judul(name), name, *known)
    return next((text for text in words if text and _means(tabel, text) == name), "")


def _means(tabel: Tabel, text: str) -> str:
    """Return the name of the column that a heading gives when no other column is like it."""
    label = label_of(tabel, 0, text)
    if len(label.names) == 1 and not label.parts:
        return label.names[0]
    is_own = not label.names and not label.parts and not is_sequence(text)
    return own_name(tabel, identifier(text)) if is_own else ""
