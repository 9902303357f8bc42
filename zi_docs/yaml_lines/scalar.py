"""The meaning of a plain scalar in a manifest or a page profile.

A plain scalar is a value without quotes. YAML 1.1 reads many texts of an office as numbers
(``005`` is 5, ``12:30`` is 750); here a number is only what a person would call a number.
"""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import Any

from zi_docs.indonesian import format_angka

MAX_DIGITS = 18

_WORDS: dict[str, bool | None] = {
    spelling: value
    for word, value in {
        **dict.fromkeys(("true", "yes", "on"), True),
        **dict.fromkeys(("false", "no", "off"), False),
        **dict.fromkeys(("null", "~", ""), None),
    }.items()
    for spelling in (word, word.capitalize(), word.upper())
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    rf"{_DATE.pattern}(?:[Tt]|[ \t]+)[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
)


def resolve(text: str) -> Any:
    """Return the value of a plain scalar: None, a truth value, a number, a date, or its text.

    Raises ``ValueError`` with an Indonesian sentence for a date that does not exist and for a
    number that is too long or too great.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return _whole(text)
    if _FRACTION.fullmatch(text):
        return _fraction(text)
    if _DATE.fullmatch(text) or _MOMENT.fullmatch(text):
        return _moment(text)
    return text


def _whole(text: str) -> int:
    count = len(text.lstrip("+-"))
    if count > MAX_DIGITS:
        raise ValueError(
            f"Bilangan di baris ini {format_angka(count)} angka; paling banyak {MAX_DIGITS}."
        )
    return int(text)


def _fraction(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise ValueError("Bilangan di baris ini terlalu besar.")
    return value


def _moment(text: str) -> date:
    """Return a date, or a date with its time. PyYAML's own constructor reads these.

    >>> _moment("2021-02-28")
    datetime.date(2021, 2, 28)
    """
    from yaml.constructor import SafeConstructor
    from yaml.nodes import ScalarNode

    try:
        node = ScalarNode("tag:yaml.org,2002:timestamp", text)
        moment: date = SafeConstructor().construct_yaml_timestamp(node)
    except (ValueError, OverflowError) as error:
        raise ValueError(f'Tanggal atau waktu "{text}" tidak ada.') from error
    return moment
