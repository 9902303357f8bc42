"""Field types shared by the models: they turn what a clerk typed into a value.

Each raises ``ValueError`` with an Indonesian sentence; :mod:`zi_docs.model.build` turns it into a
problem with the cell's place. A :class:`FieldError` has its own mend. For any other error the mend
is the description of the field's type, which says how the value is written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from zi_docs import indonesian
from zi_docs.errors import FieldError, brief

_YA = {
    "ya",
    "y",
    "v",
    "x",
    "√",
    "✓",
    "✔",
    "1",
    "true",
    "benar",
    "ada",
    "sudah",
    "yes",
    "iya",
    "punya",
    "memiliki",
}
_TIDAK = {"", "tidak", "tdk", "t", "-", "0", "false", "salah", "belum", "bukan", "tidak ada", "no"}
_TIDAK |= {"n", "tidak punya", "tidak memiliki", "tdk ada"}
_SPACES = re.compile(r"[ \t\u00a0]+")
_MONEY = re.compile(r"Rp\.?\s*|IDR\s*")
_IN_WEEKS = re.compile(r"minggu (?:ke-?)?\d", re.IGNORECASE)  # week 2 of July, not a Sunday
_LIKE_A_DATE = re.compile(
    r"[^a-z]*|\W*(?:[a-z']+,? +)?\d{1,2} *[-/. ] *(?:\d{1,2}|[a-z]+)\.? *[-/. ] *\d{2,4}\W*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"true|false|[+-]?[\d.]*\d,\d+|[+-]?\d+\.\d+", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[^0-9]")

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = ("{{", "{%", "{#", "{_")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.\u2026 \t\u00a0"
NOTHING = frozenset({"nihil", "tidak ada", "n/a", "0"})
"""The words that mean nothing in a name, a title, a date or a reference, besides a dash."""
_ONE_TEXT = 'Tulis isinya sesudah titik dua, tanpa "- " di bawahnya.'


@dataclass(frozen=True, slots=True)
class Shown:
    """The value of a workbook's cell that shows another text: 7 in a cell that shows 007.

    A column of texts takes the text; a column of numbers, amounts, dates or times takes the value,
    rounded as it is shown.
    """

    value: Any
    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def number(self) -> Decimal | None:
        """The number as it is shown, or with the fifteen digits that Excel keeps; None for none."""
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            return None
        exact = Decimal(f"{self.value:.15g}")
        try:
            seen = indonesian.parse_angka(_MONEY.sub("", self.text))
        except ValueError:
            return exact
        half = Decimal(5).scaleb(int(seen.as_tuple().exponent) - 1)
        return seen if abs(seen - exact) <= half else exact


def clean_text(value: Any) -> str:
    """Return the text of a cell: NFC, line ends ``\\n``, single spaces, no space at the ends.

    A rule for a whole row may put a ``ValueError`` into a cell; it is raised here, so that the
    problem names that cell.
    """
    if value.__class__ is str:  # as nearly all are
        return _clean_str(value)
    if isinstance(value, ValueError):
        raise value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (float, Decimal)):
        return _plain_number(value)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return indonesian.format_tanggal(value)
    if isinstance(value, time):
        return value.strftime("%H.%M")
    if isinstance(value, (list, tuple, dict)):
        raise FieldError("Di sini harus ada satu teks, bukan daftar.", _ONE_TEXT)
    return _clean_str(str(value))


def _clean_str(text: str) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = (
        unicodedata.normalize("NFC", indonesian.tanpa_siluman(text))
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()
    return text if indonesian.lipat(text) else ""


def _plain_number(value: float | Decimal) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        raise FieldError("Isian ini bukan bilangan.", "Ketik ulang isinya.")
    if value == int(value):
        return str(int(value))
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.15g}")  # what Excel keeps
    return f"{exact:f}".replace(".", ",")


@lru_cache(maxsize=4_096)  # units, posts and superiors are the same in thousands of rows
def fold(text: str) -> str:
    """Return a key or name in the form for comparing: see :func:`zi_docs.indonesian.lipat`."""
    return indonesian.lipat(text)


def is_dash(text: str) -> bool:
    """Tell whether a text is only what people type into a cell that they leave empty: ``-``."""
    return not text.strip(_DASHES) and bool(text.strip())


def only_digits(text: str) -> str:
    """Return only the digits of a number that may be typed with spaces, dots or a label."""
    return text if text.isascii() and text.isdigit() else _NOT_DIGITS.sub("", text)


def is_yes(value: Any) -> bool:
    """Tell whether a cell says yes. Raises ``ValueError`` when it says neither yes nor no."""
    if isinstance(value, bool):
        return value
    text = clean_text(value).casefold()
    if text in _YA:
        return True
    if text in _TIDAK:
        return False
    mend = 'Tulis "ya" atau "tidak", atau kosongkan.'
    raise FieldError("Isian ini bukan ya atau tidak.", mend, clean_text(value))


def _parse_sebutan(value: Any) -> str:
    """Return a name or a post, which has a letter; a truth value, a date or a number is none.

    A mayor's post has its official spelling. Only commas are left to the check of what prints
    nothing, which says so.
    """
    text = _parse_sebutan_atau_nomor(value)
    if text.strip(", ") and not any(map(str.isalpha, text)):
        raise _no_name(text)
    return indonesian.ejaan_pimpinan(text)


def _parse_sebutan_atau_nomor(value: Any) -> str:
    """Return a name, or the whole number that stands for one: golongan 9, a unit's own number."""
    typed = value.value if isinstance(value, Shown) else value
    text = clean_text(value)
    is_part = isinstance(typed, float) and not typed.is_integer()
    if is_part or isinstance(typed, (bool, date, time)) or _NO_NAME.fullmatch(text):
        raise _no_name(text)
    return text


def _no_name(text: str) -> FieldError:
    message = "Isian ini bukan nama atau jabatan."
    return FieldError(message, "Ketik nama atau jabatannya, atau kosongkan selnya.", text)


def parse_nama_orang(value: Any) -> str:
    """Return the name of a person, which has a letter."""
    text = clean_text(value)
    if text and not any(map(str.isalpha, text)):
        message = "Isian ini bukan nama orang, karena tidak memuat huruf."
        raise FieldError(message, "Ketik namanya; nomor di kolomnya sendiri.", text)
    return text


def _parse_switch(value: Any) -> Any:
    """Return the truth value of "ya" and "tidak"; the rest is left to the type, as ``true`` is.

    Unlike in a cell, an empty value is not a "tidak": whoever writes the key must say which.
    """
    if isinstance(value, str):
        return {"ya": True, "tidak": False}.get(value.strip().casefold(), value)
    return value


def _parse_tanggal(value: Any) -> date | None:
    value = value.value if isinstance(value, Shown) else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        mend = 'Ubah format selnya menjadi Tanggal, atau ketik sebagai teks: "6 April 2020".'
        raise FieldError("Isian ini bilangan, bukan tanggal.", mend, clean_text(value))
    text = clean_text(value)
    return indonesian.parse_tanggal(text).tanggal if text else None


class Tenggat(str):
    """A deadline that is no date, such as "akhir Juni": it is printed as it was typed."""

    __slots__ = ()


def _parse_tenggat(value: Any) -> date | Tenggat | None:
    """Return a date, or a deadline in words; what looks like a date but is none is refused."""
    if not isinstance(value, str):
        return _parse_tanggal(value)
    text = clean_text(value)
    if _IN_WEEKS.match(text):
        return Tenggat(text)
    try:
        return _parse_tanggal(text)
    except ValueError:
        if _LIKE_A_DATE.fullmatch(text):
            raise
        return Tenggat(text)


def _parse_pukul(value: Any) -> time | None:
    value = value.value if isinstance(value, Shown) and isinstance(value.value, time) else value
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    text = clean_text(value)
    if not text or (indonesian.sampai_selesai(text) and not any(map(str.isdigit, text))):
        return None
    mulai, selesai = indonesian.parse_pukul(text)
    if selesai is not None:
        mend = "Tulis satu waktu di sini, atau keduanya di kolom Pukul."
        raise FieldError("Isian ini memuat dua waktu.", mend, text)
    return mulai


def _parse_daftar(value: Any) -> tuple[str, ...]:
    return tuple(indonesian.susun_daftar(list_lines(value)))


def list_lines(value: Any) -> list[str]:
    """Return the lines of a list that is typed in one cell, or as items in YAML.

    The lines still have the numbers and dashes that people type in front of them.
    """
    if isinstance(value, (list, tuple)):
        return [text for text in map(clean_text, value) if text]
    return split_list(clean_text(value))


def split_list(text: str) -> list[str]:
    """Return the items of a list in one cell, split at line ends, or else at semicolons.

    Numbers that go on within one line divide it too: "1. Pembukaan 2. Penutup".
    """
    lines = indonesian.pisah_baris(text)
    if len(lines) > 1:
        return lines
    return [stripped for part in text.split(";") if (stripped := part.strip())]


def _parse_bulan(value: Any) -> tuple[int, ...]:
    if isinstance(value, (list, tuple)):
        months = {month for item in value for month in _parse_bulan(item)}
        return tuple(sorted(months))
    day = day_of(value)
    if day is not None and may_be_months(day):
        first, last = (indonesian.nama_bulan(number) for number in (day.day, day.month))
        message = "Tanggal ini mungkin rentang bulan yang diubah Excel."
        mend = f'Tulis sebagai teks: "{first} - {last}", atau "{clean_text(day)}".'
        raise FieldError(message, mend, clean_text(day))
    text = clean_text(day or value)
    return indonesian.parse_jadwal(text).bulan if text else ()


def day_of(value: Any) -> date | None:
    """Return the date in a cell that shows its day; None for a month, and for anything else."""
    if isinstance(value, Shown):
        value = value.value if value.text[:1].isdigit() else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def may_be_months(day: date) -> bool:
    """Tell whether a date may have been typed as "1-3", for January to March: Excel changes it."""
    return day.day < day.month


def _parse_rupiah(value: Any) -> int | None:
    if isinstance(value, bool):
        raise _not_rupiah(clean_text(value))
    if isinstance(value, Shown) and value.number is not None:
        amount = value.number
    elif isinstance(value, (int, float)):
        amount = Decimal(f"{value:.15g}")
    elif isinstance(value, Decimal):
        amount = value
    else:
        text = clean_text(value)
        if not text or text == "-":
            return None
        amount = indonesian.parse_rupiah(text)
    if not amount.is_finite() or amount < 0 or amount != amount.to_integral_value():
        raise _not_rupiah(value if isinstance(value, str) else f"{amount:f}".replace(".", ","))
    return int(amount)


def _not_rupiah(typed: str) -> FieldError:
    message = "Isian ini harus rupiah bulat dan tidak negatif."
    return FieldError(message, "Tulis seperti 1.500.000.", brief(typed))


class Angka(Decimal):
    """A number that is printed as it was typed: ``1.250,5``."""

    __slots__ = ("teks",)
    teks: str

    @classmethod
    def of(cls, number: Decimal, teks: str) -> Angka:
        """Return a number with the text that a clerk typed for it."""
        angka = cls(number)
        angka.teks = teks
        return angka

    def __str__(self) -> str:
        return self.teks

    def __reduce__(self) -> tuple[Any, ...]:
        return Angka.of, (Decimal(self), self.teks)


class Uang(int):
    """An amount of rupiah that is printed as people write it, ``1.500.000``; so is a sum of them.

    >>> str(sum([Uang(1_000_000), Uang(500_000)]))
    '1.500.000'
    """

    __slots__ = ()

    def __str__(self) -> str:
        return indonesian.format_angka(int(self))

    def __add__(self, other: int) -> Uang:
        return Uang(int(self) + other)

    __radd__ = __add__  # a sum begins with 0


Teks = Annotated[str, BeforeValidator(clean_text)]


Sebutan = Annotated[str, BeforeValidator(_parse_sebutan)]


SebutanAtauNomor = Annotated[str, BeforeValidator(_parse_sebutan_atau_nomor)]


YaTidak = Annotated[bool, BeforeValidator(is_yes), Field(description='"ya" atau "tidak"')]


Saklar = Annotated[bool, BeforeValidator(_parse_switch), Field(description="ya atau tidak")]


TanggalNaskah = Annotated[
    date | None,
    BeforeValidator(_parse_tanggal),
    Field(description='tanggal seperti "6 April 2020"'),
]


TanggalAtauKata = Annotated[
    date | Tenggat | None,
    BeforeValidator(_parse_tenggat),
    Field(description='tanggal seperti "6 April 2020", atau kata seperti "akhir Juni"'),
]


Pukul = Annotated[
    time | None, BeforeValidator(_parse_pukul), Field(description='waktu seperti "09.00"')
]


DaftarTeks = Annotated[tuple[str, ...], BeforeValidator(_parse_daftar)]


Bulan = Annotated[
    tuple[int, ...],
    BeforeValidator(_parse_bulan),
    Field(description='bulan seperti "Mei", "Jan-Mar", "Feb, Apr", atau "TW II"'),
]


Rupiah = Annotated[
    int | None,
    BeforeValidator(_parse_rupiah),
    Field(description='rupiah bulat seperti "1.500.000"'),
]


def find_illegal(text: str) -> str:
    """Return the first character that a Word file can't hold; empty when there is none."""
    found = _ILLEGAL.search(text)
    return found[0] if found else ""


def find_mark(text: str) -> str:
    """Return the template mark that a text contains; empty when there is none."""
    return next((mark for mark in _MARKS if mark in text), "")


class Setting(BaseModel):
    """A value that a person types in a settings file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
