"""What a cell shows of its number or date, by the text that LibreOffice keeps beside the value.

An ``.ods`` file keeps each number with the text that its author saw, in the language of the author.
The format itself is left aside: the text says which parts it shows.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from zi_docs.readers.number_format import is_finite, plain_number, shown

_SWAP = str.maketrans(",.", ".,")
_SEPARATED = re.compile(r"\d[\d.,\u00a0 ]*\d|\d")


def as_written(value: Any, text: str) -> str:
    """Return what a cell shows from the text that LibreOffice keeps; empty for the plain value.

    The text is in the language of its author: 1,234.5 may be 1.234,5. A percentage without a text
    has the text ``%``.
    """
    text = " ".join(text.split())
    if isinstance(value, (date, time, timedelta)):
        return shown(value, _date_code(value, text))
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not is_finite(value):
        return ""
    number = Decimal(f"{value:.15g}")
    if text == "%":
        return f"{plain_number(number * 100)}%"
    local = text if _fits(number, text) else text.translate(_SWAP)
    local = local if _fits(number, local) else text
    return "" if local.replace("−", "-") == plain_number(number) else local


def _fits(number: Decimal, text: str) -> bool:
    """Tell whether an Indonesian text shows this number, rounded or as a percentage."""
    found = _SEPARATED.search(text)
    if not found or text.count("E"):
        return False
    whole, comma, rest = found[0].replace("\u00a0", "").replace(" ", "").partition(",")
    groups = whole.split(".")
    if (not rest.isdigit() and comma) or any(len(group) != 3 for group in groups[1:]):
        return False
    seen = Decimal(f"{''.join(groups)}.{rest or 0}")
    exact = abs(number) * (100 if "%" in text else 1)
    return abs(seen - exact) <= Decimal(5).scaleb(-len(rest) - 1)


def _date_code(value: date | time | timedelta, text: str) -> str:
    """Return a format that shows the parts of a date or time that a text shows."""
    if isinstance(value, timedelta):
        return "[h]:mm:ss" if text.count(":") + text.count(".") > 1 else "[h]:mm"
    if isinstance(value, time):
        return "h:mm:ss" if value.second else "h:mm"
    clock = re.search(r"\d+[:.]\d\d(?:[:.]\d\d)?(?: [AP]M)?$", text) if _has_time(value) else None
    rest = text[: clock.start()] if clock else text
    groups = [int(group) for group in re.findall(r"\d+", rest)]
    words = [word for word in re.findall(r"[^\W\d]+", rest) if len(word) > 2]
    has_year = any(group in (value.year, value.year % 100) for group in groups[-1:] + groups[:1])
    numeric_month = 0 if words else 1
    has_day = len(groups) - has_year - numeric_month > 0
    code = f"{'d ' if has_day else ''}{'mmmm ' if words or groups[1:] else ''}"
    return f"{code}{'yyyy' if has_year else ''}{' h:mm' if clock else ''}"


def _has_time(value: date) -> bool:
    return isinstance(value, datetime) and (value.hour, value.minute) != (0, 0)
