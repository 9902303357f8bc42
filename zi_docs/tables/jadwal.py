"""The schedule of a row: one text, marks under months and quarters, or a start and an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from zi_docs.errors import FieldError
from zi_docs.indonesian import format_romawi, lipat, parse_jadwal
from zi_docs.model.fields import NOTHING, clean_text, day_of, is_dash, is_yes, may_be_months

MOST_PARTS = 31
"""The most columns that one month is divided into: its days."""

FROM_WEEKS = "dari kolom minggu di bawah bulannya"
FROM_TEXTS = "dari isi kolom bulannya, yang bukan tanda"
FROM_ENDS = "dari kolom mulai dan selesainya"
FROM_TARGETS = "dari target di kolom triwulannya"

_MARK = (
    "Tulis v, x, atau √, atau kosongkan. Bila kolom ini berisi target, pindahkan targetnya ke "
    "kolom Target."
)
# Other signs that count as a mark; in the font Wingdings "ü" is a tick and "þ" a ticked box.
_MARKS = {"*", "•", "●", "■", "☑", "☒", "ü", "þ"}
_NO = NOTHING | {"na", "kosong", "□", "☐", "○", "blm"}
_SAYS_NO = re.compile(r"(?:belum|blm|tidak|tdk|bukan|tanpa)(?: [^\W\d]+){0,2}")
_ZERO = re.compile(r"[0.,]+ ?(?:%|persen)?")
_AMOUNT = re.compile(r"(?:rp\.? ?)?[\d.,]+ ?(?:%|persen)?(?: ?[^\W\d]+){0,3}")
_WEEK = re.compile(r"(?:minggu|mgg|mg|pekan|m|w)\.? ?(?:ke-? ?)?[ivx\d]+(?: ?[-,&] ?[ivx\d]+)*")

_MONTHS = {
    name: (month, part)
    for month in range(1, 13)
    for part in range(MOST_PARTS + 1)
    for name in (f"bulan_{month}_{part}" if part else f"bulan_{month}",)
}
_QUARTERS = {f"triwulan_{number}": number for number in range(1, 5)}


class Tafsir(NamedTuple):
    """The cells of a row with its months in the column of the schedule, and how they were found.

    ``sebab`` says of each derivation from what it follows, ``teks`` what was typed, ``tahun`` which
    years were named, ``target`` what the columns of quarters hold as targets, ``isi`` the columns
    of months that hold something else than a mark, with their texts.
    """

    cells: dict[str, Any]
    bulan: tuple[int, ...] = ()
    sebab: tuple[str, ...] = ()
    teks: str = ""
    tahun: frozenset[int] = frozenset()
    target: str = ""
    isi: tuple[tuple[str, str], ...] = ()


def collect_months(column: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells with the months of the row in the column of the schedule.

    The months come from one text in that column ("Jan-Mar", "TW II"). When it is empty, they come
    from the columns that are marked (``bulan_1`` .. ``bulan_12``, their weeks ``bulan_1_1``,
    ``triwulan_1`` .. ``triwulan_4``), or from ``.._mulai`` and ``.._selesai``. A refused cell
    stands as a ``ValueError`` in its own column.
    """
    return read_schedule(column, cells).cells


def read_schedule(column: str, cells: Mapping[str, Any], is_dated: bool = False) -> Tafsir:
    """Return the cells as :func:`collect_months` does, with what was derived.

    ``is_dated`` says that the column holds dates, so that none of them is a spoilt "1-3".
    """
    rest = dict(cells)
    months = {name: rest.pop(name) for name in cells if name in _MONTHS}
    if _is_written(rest.get(column)):
        return _written(column, rest, is_dated)
    if _is_written(quarter := rest.pop(f"{column}_triwulan", None)):
        return _in_quarters(column, rest, clean_text(quarter))
    ends = [f"{column}_mulai", f"{column}_selesai"]
    if any(end in rest for end in ends):
        between = {end: rest.pop(end) for end in ends if end in rest}
        if any(map(_is_written, between.values())):
            return _between(column, rest, between)
    quarters = {name: rest.pop(name) for name in cells if name in _QUARTERS}
    return _marked(column, rest, months, quarters)


def _is_written(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return bool(value)
    text = "" if value is None else lipat(str(value))
    return bool(text) and not is_dash(text) and text not in NOTHING


def _written(column: str, rest: dict[str, Any], is_dated: bool) -> Tafsir:
    """Return the months of one text; a refused one is left to the type of the column."""
    value = rest[column]
    day = day_of(value)
    if isinstance(value, (list, tuple)) or (day and may_be_months(day) and not is_dated):
        return Tafsir(rest)
    try:
        found = parse_jadwal(text := clean_text(day or value))
    except ValueError:
        return Tafsir(rest)
    return Tafsir(rest, found.bulan, found.sebab, text, found.tahun)


def _in_quarters(column: str, rest: dict[str, Any], typed: str) -> Tafsir:
    """Return the months of a column of quarters, in which a number is that of a quarter."""
    text = f"TW {typed}" if re.fullmatch(r"[IVXivx\d\s,;&.–-]+|.*\bdan\b.*", typed) else typed
    try:
        found = parse_jadwal(text)
    except ValueError as refusal:
        return Tafsir({**rest, f"{column}_triwulan": refusal})
    return Tafsir({**rest, column: list(found.bulan)}, found.bulan, found.sebab, typed, found.tahun)


def _between(column: str, rest: dict[str, Any], ends: Mapping[str, Any]) -> Tafsir:
    """Return the months from a start to an end; with one column, those of that one."""
    if empty := [name for name, value in ends.items() if not _is_written(value)]:
        what = "mulainya" if empty[0].endswith("_mulai") else "selesainya"
        refusal = FieldError(f"Waktu {what} belum diisi.", "Isi kedua-duanya, atau kosongkan.")
        return Tafsir({**rest, empty[0]: refusal})
    texts = {name: clean_text(value) for name, value in ends.items()}
    found = []
    for name, text in texts.items():
        try:
            found.append(parse_jadwal(text))
        except ValueError as refusal:
            return Tafsir({**rest, name: refusal})
    tahun = frozenset[int]().union(*(one.tahun for one in found))
    if found[-1].bulan[-1] < found[0].bulan[0] or len(tahun) > 1:
        mend = "Betulkan salah satunya; jadwal hanya untuk satu tahun."
        message = "Selesainya mendahului mulainya, atau pada tahun lain."
        return Tafsir(
            {**rest, [*ends][-1]: FieldError(message, mend, " s.d. ".join(texts.values()))}
        )
    bulan = tuple(range(found[0].bulan[0], found[-1].bulan[-1] + 1))
    cells = {**rest, column: list(bulan)}
    return Tafsir(cells, bulan, (FROM_ENDS,), " s.d. ".join(texts.values()), tahun)


def _marked(
    column: str, rest: dict[str, Any], months: Mapping[str, Any], quarters: Mapping[str, Any]
) -> Tafsir:
    """Return the months that are marked in columns of months, of weeks and of quarters."""
    marked: set[int] = set()
    sebab: set[str] = set()
    isi: list[tuple[str, str]] = []
    for name, value in months.items():
        month, part = _MONTHS[name]
        try:
            if (mark := _read_mark(value, month)) is None:
                continue
        except ValueError as refusal:
            rest[name] = refusal
            continue
        marked.add(month)
        sebab |= {why for why, holds in ((FROM_WEEKS, part), (FROM_TEXTS, mark)) if holds}
        isi += [(name, mark)] * bool(mark)
    target = _of_quarters(rest, quarters, marked)
    sebab |= {FROM_TARGETS} if target else set()
    bulan = tuple(sorted(marked))
    cells = {**rest, column: list(bulan)}
    return Tafsir(cells, bulan, tuple(sorted(sebab)), target=target, isi=tuple(isi))


def _read_mark(value: Any, month: int = 0) -> str | None:
    """Return None for a cell that says no, "" for a mark, and any other text that means a time.

    Raises ``FieldError`` for a text of which nobody knows whether something is scheduled.
    """
    text = clean_text(value)
    plain = lipat(text)
    if says_no(plain):
        return None
    if plain in _MARKS or _says_yes(value):
        return ""
    if _AMOUNT.fullmatch(plain) or _WEEK.fullmatch(plain) or (month and _is_in(plain, month)):
        return text
    raise FieldError("Isian ini bukan tanda jadwal.", _MARK, text)


def says_no(plain: str) -> bool:
    """Tell whether a text, in small letters, says that nothing is scheduled."""
    if not plain or is_dash(plain) or plain in _NO:
        return True
    return bool(_SAYS_NO.fullmatch(plain) or _ZERO.fullmatch(plain)) or _is_no(plain)


def _is_no(plain: str) -> bool:
    try:
        return not is_yes(plain)
    except ValueError:
        return False


def _says_yes(value: Any) -> bool:
    try:
        return is_yes(value)
    except ValueError:
        return False


def _is_in(plain: str, month: int) -> bool:
    """Tell whether a text is a time within a month, as a date under its column is."""
    try:
        return parse_jadwal(plain).bulan == (month,)
    except ValueError:
        return False


def _of_quarters(rest: dict[str, Any], quarters: Mapping[str, Any], marked: set[int]) -> str:
    """Put the months of marked quarters to the others; return the targets that stand as marks.

    Some offices put a target into each quarter ("25%"): such a quarter is scheduled.
    """
    found: dict[int, str] = {}
    for name, value in quarters.items():
        number = _QUARTERS[name]
        try:
            if (mark := _read_mark(value)) is None:
                continue
        except ValueError as refusal:
            rest[name] = refusal
            continue
        found[number] = mark or clean_text(value)
        marked.update(range(3 * number - 2, 3 * number + 1))
    if not any(_AMOUNT.fullmatch(lipat(text)) and text != "1" for text in found.values()):
        return ""
    return ", ".join(f"TW {format_romawi(number)} {text}" for number, text in found.items())


def format_bulan(bulan: Iterable[int]) -> str:
    """Return months as short as in a schedule: 1 2 3 7 is "Jan–Mar, Jul"."""
    from zi_docs.indonesian import nama_bulan

    spans: list[list[int]] = []
    for month in bulan:
        if spans and month == spans[-1][-1] + 1:
            spans[-1].append(month)
        else:
            spans.append([month])
    named = [[nama_bulan(month)[:3] for month in (span[0], span[-1])] for span in spans]
    return ", ".join("–".join(dict.fromkeys(ends)) for ends in named)
