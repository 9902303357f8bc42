"""The columns without which a table says nothing; their fields in the models are required."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zi_docs.errors import Place, Problem, galat
from zi_docs.model import TABLES
from zi_docs.readers.heading import similar_column

__all__ = ["NEEDED", "find_absent"]

NEEDED: dict[str, tuple[str, ...]] = {
    table: tuple(name for name, field in model.model_fields.items() if field.is_required())
    for table, model in TABLES.items()
}
_SUGGESTIONS = 20


def find_absent(
    table: str, place: Place, known: Collection[str], unknown: Sequence[str]
) -> dict[str, Problem]:
    """Return a problem for each needed column that is not there.

    It is keyed by the heading, among the unknown ones, that seems to be a slip for it, else by its
    own name.
    """
    found = {}
    for name in NEEDED[table]:
        if name not in known:
            slip = next((h for h in unknown[:_SUGGESTIONS] if _is_slip(table, h, name)), "")
            found[slip or name] = _absent(table, place, name, slip)
    return found


def _is_slip(table: str, heading: str, name: str) -> bool:
    others = {column for column in NEEDED[table] if column != name}
    return similar_column(table, heading, others) == name


def _absent(table: str, place: Place, name: str, slip: str) -> Problem:
    title = name.replace("_", " ")
    message = f'Kolom "{title}" tidak ada pada tabel {table.replace("_", " ")}'
    message += f'; mungkin maksudnya kolom "{slip}".' if slip else "."
    hint = f'Beri judul "{title.title()}" pada kolom yang memuatnya, atau tambahkan kolom itu.'
    return galat("ZI127", place, message, hint)
