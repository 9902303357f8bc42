"""Records chosen by a column of their sheet: ``--hanya Cetak=ya``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zi_docs.errors import UsageError, brief
from zi_docs.indonesian.judul import compared
from zi_docs.model import DocType, Record
from zi_docs.model.fields import clean_text, fold, is_yes
from zi_docs.readers.heading import find_column
from zi_docs.run.problems_choice import no_such_column, no_such_value
from zi_docs.tables.keys import value_at

_YES_OR_NO = frozenset({"ya", "tidak"})


def chosen_by(doctype: DocType, records: Sequence[Record], key: str) -> list[Record] | None:
    """Return the records whose column has a value, as ``Cetak=ya`` asks; None for another key.

    The column is called by its heading, the value is compared without regard to capitals. "ya" and
    "tidak" also mean marks such as "v", and an empty cell. Raises :class:`UsageError` for a column
    that the sheet does not have (ZI368), and for a value that no record has (ZI369).
    """
    heading, sign, wanted = (part.strip() for part in key.partition("="))
    if not (heading and sign):
        return None
    column = _column(records, heading)
    place = f"--hanya {brief(key)}"
    if not column:
        raise UsageError(no_such_column(place, doctype, heading, _titles(records)))
    found = [record for record in records if _is(_texts(record, column), wanted)]
    if not found:
        values = Counter(next(iter(_texts(one, column)), "") for one in records)
        raise UsageError(no_such_value(place, heading, wanted, values))
    return found


def _column(records: Sequence[Record], heading: str) -> str:
    """Return the column that a heading means: one with this very heading, else a declared one."""
    for record in records[:1]:
        known = {**_headings(record), **{name: name for name in _own(records)}}
        exact = [name for name, text in known.items() if compared(text) == compared(heading)]
        return next(iter(exact), "") or find_column(record.tabel, heading) or ""
    return ""


def _own(records: Sequence[Record]) -> list[str]:
    """Return the columns that only the office has."""
    return list(dict.fromkeys(name for one in records for name in one.model_extra or {}))


def _headings(record: Record) -> dict[str, str]:
    titles = {name: record.tabel.title_of(name) for name in record.tabel.kolom}
    return {**titles, **(record.asal.source.headings if record.asal else {})}


def _titles(records: Sequence[Record]) -> list[str]:
    """Return the headings by which records may be chosen, as they stand in the sheet."""
    for record in records[:1]:
        return list(dict.fromkeys(_headings(record).values()))
    return []


def _texts(record: Record, column: str) -> list[str]:
    """Return what a cell says: as it was typed, and as it was understood."""
    typed = record.asal.cells.get(column) if record.asal else None
    understood = value_at(record, column)
    if understood is None:
        understood = (record.model_extra or {}).get(column)
    return [_text(value) for value in (typed, understood) if value is not None]


def _text(value: object) -> str:
    try:
        return clean_text(value)
    except ValueError:
        return str(value)


def _is(texts: Sequence[str], wanted: str) -> bool:
    if fold(wanted) in map(fold, texts):
        return True
    return fold(wanted) in _YES_OR_NO and _says(texts, is_yes(wanted))


def _says(texts: Sequence[str], wanted: bool) -> bool:
    """Tell whether a cell says yes, or no as an empty one does; other words say neither."""
    try:
        return is_yes(texts[0] if texts else "") is wanted
    except ValueError:
        return False
