"""What a cell shows of its number or date, by the number format of a workbook (ECMA-376, 18.8.31).

``0.00`` shows 33,33 for a third of a hundred, ``000`` shows 007, and ``mmm-yy`` shows a month and
a year. The child process of the workbooks uses this module, so it imports little. Numbers get
Indonesian separators and dates Indonesian names, whatever the language of the program was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from zi_docs.indonesian.bulan import BULAN

Token = tuple[str, str]
"""The sort of a piece of a format and its text: ``digit``, ``date``, ``text``, ``point``, ..."""

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    **dict.fromkeys((5, 6), '"Rp"#,##0;-"Rp"#,##0'),
    **dict.fromkeys((7, 8), '"Rp"#,##0.00;-"Rp"#,##0.00'),
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    **dict.fromkeys((37, 38), "#,##0;(#,##0)"),
    **dict.fromkeys((39, 40), "#,##0.00;(#,##0.00)"),
    41: '#,##0;-#,##0;"-"',
    42: '"Rp"#,##0;-"Rp"#,##0;"Rp-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"Rp"#,##0.00;-"Rp"#,##0.00;"Rp-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that a workbook names by number only; 5 to 8 and 42, 44 are money of the country."""

_DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
_TOKEN = re.compile(
    r'"(?P<text>[^"]*)"?|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Umum|Standard)|(?P<half>AM/PM|A/P)|(?P<exp>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|b+|g+|e+)|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_SEMICOLON = re.compile(r'("[^"]*"?|\\.|\[[^\]]*\])|;', re.DOTALL)
_MARKS = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "all"}
_MOST_CODE = 255  # what Excel takes


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts of a format: for numbers above zero, below it, for zero, for text."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, *sorts: str) -> bool:
        """Tell whether it holds a piece of one of these sorts."""
        return any(sort in sorts for sort, _ in self.tokens)

    @property
    def parts(self) -> frozenset[str]:
        """The letters of the parts of a date or time that it shows."""
        return frozenset(text[0] for sort, text in self.tokens if sort in ("date", "elapsed"))


def tells_more(code: str) -> bool:
    """Tell whether a format may show something else than the plain value, or than a whole date."""
    return any(_tells_more(section) for section in sections(code))


def _tells_more(section: Section) -> bool:
    if section.has("date", "elapsed"):
        return not _is_whole_day(section) and not _is_clock(section)
    if section.has("all", "general") and len(section.tokens) == 1:
        return False
    return bool(section.tokens)


def _is_whole_day(section: Section) -> bool:
    """Tell whether it shows a day, a month and a year, and no weekday and no word."""
    days = [text for sort, text in section.tokens if sort == "date"]
    words = "".join(text for sort, text in section.tokens if sort == "text")
    weekday = any(text[0] == "d" and len(text) > 2 for text in days)
    return section.parts == {"d", "m", "y"} and not weekday and not any(map(str.isalnum, words))


def _is_clock(section: Section) -> bool:
    """Tell whether it shows hours and minutes of a day, and nothing else."""
    return section.parts == {"h", "n"} and not section.has("elapsed")


def shown(value: Any, code: str) -> str:
    """Return what a cell with this format shows; empty when its value says the same or nothing."""
    parts = sections(code)
    if isinstance(value, str):
        return _text(value, parts)
    if isinstance(value, (date, time, timedelta)):
        return _moment(value, parts[0]) if _tells_more(parts[0]) else ""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not is_finite(value):
        return ""
    number = Decimal(f"{value:.15g}")
    section, signed = _section_of(number, parts)
    if section.has("date", "elapsed") or not _tells_more(section):
        return ""
    text = " ".join(_number(abs(number), section).split())
    if number >= 0 and text == plain_number(number):
        return ""
    is_negative = signed and number < 0 and any(c in "123456789" for c in text)
    return f"-{text}" if is_negative else text


def is_finite(value: float) -> bool:
    """Tell whether a cell's number is one: neither NaN nor infinite."""
    return value == value and abs(value) != float("inf")


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Return the parts of a format, at most four."""
    code = code[:_MOST_CODE]
    ends = [match.start() for match in _SEMICOLON.finditer(code) if not match[1]]
    starts = [0, *(end + 1 for end in ends)]
    texts = [code[one:other] for one, other in zip(starts, [*ends, len(code)], strict=True)]
    return tuple(map(_section, texts[:4]))


def _section(text: str) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in _TOKEN.finditer(text):
        sort, piece = str(match.lastgroup), match[match.lastgroup or 0]
        if sort == "bracket" and (found := _CONDITION.fullmatch(piece)):
            condition = found[1], Decimal(found[2])
        elif token := _token(sort, piece):
            tokens.append(token)
    return Section(_with_minutes(tokens), condition)


def _token(sort: str, piece: str) -> Token | None:
    """Return one piece of a format; None for what shows nothing, such as a colour."""
    if sort == "bracket":
        if piece[:1] == "$":
            symbol = piece[1:].partition("-")[0]
            return ("text", symbol) if symbol else None
        is_elapsed = piece[:1].lower() in ("h", "m", "s") and len(set(piece.lower())) == 1
        return ("elapsed", piece.lower()) if is_elapsed else None
    if sort in ("gap", "fill"):
        return None
    if sort in ("escaped", "other"):
        return (_MARKS.get(piece, "text") if sort == "other" else "text"), piece
    return sort, piece.lower() if sort == "date" else piece


def _with_minutes(tokens: list[Token]) -> tuple[Token, ...]:
    """Return the pieces with ``n`` for the ``m`` that means minutes: beside hours or seconds."""
    times = [at for at, (sort, _) in enumerate(tokens) if sort in ("date", "elapsed")]
    for before, at, after in zip([None, *times], times, [*times[1:], None], strict=False):
        sort, text = tokens[at]
        is_after = before is not None and tokens[before][1][0] == "h"
        is_before = after is not None and tokens[after][1][0] == "s"
        if text[0] == "m" and (is_after or is_before or sort == "elapsed"):
            tokens[at] = sort, "n" * len(text)
    return tuple(tokens)


def _section_of(number: Decimal, parts: tuple[Section, ...]) -> tuple[Section, bool]:
    """Return the part that shows a number, and whether a minus must be put in front of it."""
    numeric = parts[:3]
    if any(section.condition for section in numeric):
        return next((one for one in numeric if _meets(number, one)), numeric[-1]), True
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    if number == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], True


def _meets(number: Decimal, section: Section) -> bool:
    if section.condition is None:
        return True
    sign, other = section.condition
    return {
        "<": number < other,
        ">": number > other,
        "<=": number <= other,
        ">=": number >= other,
        "=": number == other,
        "<>": number != other,
    }[sign]


def _text(value: str, parts: tuple[Section, ...]) -> str:
    """Return a text with the words that its format puts around it."""
    section = parts[3] if len(parts) > 3 else parts[-1]
    if not value or not section.has("all") or len(section.tokens) == 1:
        return ""
    return "".join(value if sort == "all" else text for sort, text in section.tokens)


def _number(number: Decimal, section: Section) -> str:
    """Return a number that is not negative, as a part of a format shows it."""
    tokens = section.tokens
    number *= 100 ** sum(sort == "percent" for sort, _ in tokens)
    if section.has("general", "all"):
        plain = plain_number(number)
        return "".join(plain if s in ("general", "all") else t for s, t in tokens)
    digits = [at for at, (sort, _) in enumerate(tokens) if sort == "digit"]
    if not digits:
        return "".join(text for sort, text in tokens if sort not in ("point", "comma"))
    if section.has("slash") and not section.has("point"):
        return _fraction(number, tokens)
    if section.has("exp"):
        return _scientific(number, tokens)
    return _decimal(number, tokens, digits)


def plain_number(number: Decimal) -> str:
    """Return a number without a format, in Indonesian notation and without thousands."""
    text = f"{number.normalize():f}" if number else "0"
    return text.replace(".", ",")


def _decimal(number: Decimal, tokens: tuple[Token, ...], digits: list[int]) -> str:
    points = [at for at, (sort, _) in enumerate(tokens) if sort == "point"]
    point = points[0] if points else len(tokens)
    whole = [at for at in digits if at < point]
    after = [at for at in digits if at > point]
    commas = [at for at, (sort, _) in enumerate(tokens) if sort == "comma"]
    number /= 1000 ** sum(bool(whole) and whole[-1] < at < point for at in commas)
    is_grouped = any(whole[0] < at < whole[-1] for at in commas) if whole else False
    rounded = number.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    front, _, back = f"{rounded:f}".partition(".")
    fills = _fill_whole(front, tokens, whole, is_grouped) | _fill_rest(back, tokens, after)
    out = []
    for at, (sort, text) in enumerate(tokens):
        if sort == "digit":
            out.append(fills[at])
        elif sort == "point":
            kept = at == point and any(fills[one] for one in after)
            out.append("," if kept else "")
        elif sort != "comma":
            out.append(text)
    return "".join(out)


def _fill_whole(
    front: str, tokens: tuple[Token, ...], places: list[int], is_grouped: bool
) -> dict[int, str]:
    """Return the digits for each place before the decimal point; the first takes the rest."""
    least = sum(tokens[at][1] == "0" for at in places)
    first_zero = next((n for n, at in enumerate(places) if tokens[at][1] == "0"), len(places))
    width = max(least, len(places) - first_zero)
    text = front.lstrip("0").rjust(width, "0")
    pieces = [
        digit + ("." if is_grouped and left and left % 3 == 0 else "")
        for digit, left in zip(text, range(len(text) - 1, -1, -1), strict=True)
    ]
    fills = dict.fromkeys(places, "")
    for at in reversed(places[1:]):
        fills[at] = pieces.pop() if pieces else ""
    if places:
        fills[places[0]] = "".join(pieces)
    return fills


def _fill_rest(back: str, tokens: tuple[Token, ...], places: list[int]) -> dict[int, str]:
    """Return the digits after the decimal point; a last 0 stands only where the format has one."""
    fills = {}
    is_needed = False
    for at, digit in zip(reversed(places), reversed(back), strict=False):
        is_needed = is_needed or digit != "0" or tokens[at][1] == "0"
        fills[at] = digit if is_needed else ""
    return fills


def _fraction(number: Decimal, tokens: tuple[Token, ...]) -> str:
    """Return a number as a fraction: 1,5 as ``1 1/2``."""
    text = "".join(text for _, text in tokens)
    before, _, below = text.partition("/")
    fixed = re.match(r"\s*(\d*[1-9]\d*)", below)
    most = 10 ** max(1, len(re.findall(r"[0#?]", below))) - 1
    has_whole = re.search(r"[0#?]\s+[0#?]", before) is not None
    whole = int(number) if has_whole else 0
    rest = Fraction(number) - whole
    if fixed:
        bottom = int(fixed[1])
        top = int(rest * bottom + Fraction(1, 2))
    else:
        near = rest.limit_denominator(most)
        top, bottom = near.numerator, near.denominator
    if has_whole and top == bottom:
        whole, top = whole + 1, 0
    part = f"{top}/{bottom}" if top else ""
    front = str(whole) if has_whole and (whole or not part) else ""
    return f"{front} {part}".strip() or "0"


def _scientific(number: Decimal, tokens: tuple[Token, ...]) -> str:
    """Return a number with a power of ten: ``1,50E+06``."""
    at = next(n for n, (sort, _) in enumerate(tokens) if sort == "exp")
    decimals = 0
    seen_point = False
    for sort, _ in tokens[:at]:
        seen_point = seen_point or sort == "point"
        decimals += seen_point and sort == "digit"
    mantissa, _, power = f"{number:.{decimals}E}".partition("E")
    width = sum(sort == "digit" for sort, _ in tokens[at + 1 :])
    sign = "-" if power.startswith("-") else "+" if tokens[at][1].endswith("+") else ""
    return f"{mantissa.replace('.', ',')}E{sign}{power.lstrip('+-0').rjust(width or 1, '0')}"


def _moment(value: date | time | timedelta, section: Section) -> str:
    """Return the parts of a date or time that a format shows, as Indonesians write them."""
    if isinstance(value, timedelta):
        return _elapsed(value, section)
    words = [
        text.strip()
        for sort, text in section.tokens
        if sort == "text" and sum(map(str.isalpha, text)) > 1
    ]
    day, clock = _day(value, section), _clock(value, section)
    said = " ".join(filter(None, [*words[:1], day, clock]))
    return "" if said == _plain_moment(value) else said


def _plain_moment(value: date | time) -> str:
    """Return a date or time as any text column shows it."""
    if isinstance(value, date):
        return f"{value.day} {BULAN[value.month - 1]} {value.year}"
    return f"{value.hour:02}.{value.minute:02}"


def _day(value: date | time, section: Section) -> str:
    """Return the parts of a date: "Senin", "6", "April", "2020"."""
    if not isinstance(value, date):
        return ""
    days = [text for sort, text in section.tokens if sort == "date" and text[0] == "d"]
    weekday = _DAYS[value.weekday()] if any(len(text) > 2 for text in days) else ""
    number = str(value.day) if any(len(text) < 3 for text in days) else ""
    month = BULAN[value.month - 1] if "m" in section.parts else ""
    year = str(value.year) if section.parts & {"y", "e"} else ""
    rest = " ".join(filter(None, [number, month, year]))
    return ", ".join(filter(None, [weekday, rest]))


def _clock(value: date | time, section: Section) -> str:
    """Return the parts of a time: "09.00"; whole minutes need no seconds."""
    if not isinstance(value, (datetime, time)):
        return ""
    wanted = {"h": f"{value.hour:02}", "n": f"{value.minute:02}", "s": f"{value.second:02}"}
    parts = section.parts if value.second else section.parts - {"s"}
    return ".".join(text for letter, text in wanted.items() if letter in parts)


def _elapsed(value: timedelta, section: Section) -> str:
    """Return a length of time: "30.15" for 30 hours and a quarter."""
    seconds = round(value.total_seconds())
    pieces: list[str] = []
    for letter, length in (("h", 3600), ("n", 60), ("s", 1)):
        if letter in section.parts:
            count, seconds = divmod(seconds, length)
            pieces.append(str(count) if not pieces else f"{count:02}")
    return ".".join(pieces)
