"""The kinds of column: for each, its type, its empty value, and what counts as nothing.

A new kind is one row of :data:`KINDS`. What a naskah sees of a kind is in
:mod:`zi_docs.tables.view`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from zi_docs import indonesian
from zi_docs.errors import FieldError
from zi_docs.model.fields import (
    NOTHING,
    Angka,
    Bulan,
    DaftarTeks,
    Pukul,
    Rupiah,
    Sebutan,
    SebutanAtauNomor,
    Shown,
    TanggalAtauKata,
    TanggalNaskah,
    Teks,
    YaTidak,
    clean_text,
    fold,
    is_dash,
    parse_nama_orang,
    split_list,
)
from zi_docs.model.pejabat import NAMA, Pejabat
from zi_docs.model.tabel import Kolom, Tabel

_PERCENT = re.compile(r"\s*(?:%|persen)\s*$", re.IGNORECASE)
_NO_NUMBER = re.compile(
    "(?:rp|idr)[-\u2013\u2014,.= ]*|[-\u2013\u2014 ]+%"
)  # as money formats show it
_DASHES = frozenset({"-", "–", "—", "."})
LONGEST_NOTHING = 20
_SCHEME = re.compile(r"([^/?#:]*):(?!\d{1,5}(?:[/?#]|$))")  # "situs.example:8080" has none
_LINKS = {"http", "https", "mailto"}
_WORDS = NOTHING - {"0"}


class Nothing(Enum):
    """The texts that mean an empty cell, besides an empty one."""

    DASHES = _DASHES
    WORDS = _DASHES | _WORDS
    CHOICES = _DASHES | _WORDS | {"belum ada"}
    ZERO = _DASHES | _WORDS | {"0"}

    def __init__(self, texts: frozenset[str]) -> None:
        self.texts = texts  # to read ``value`` takes far longer, and every cell asks

    def holds(self, value: Any) -> bool:
        """Tell whether a cell's value means nothing. A dash is never a value."""
        if isinstance(value, str):
            return len(value) <= LONGEST_NOTHING and (is_dash(value) or fold(value) in self.texts)
        is_zero = value.__class__ in (int, float) and value == 0
        return is_zero and "0" in self.texts


_ANY_NOTHING = frozenset().union(*(nothing.texts for nothing in Nothing))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of column.

    ``make`` returns the type of the column's values, ``empty`` the value of an empty cell. ``said``
    says how a value is written. ``checked`` marks a kind whose words are always checked; ``refers``
    one that names a table after a colon. ``text`` is for cells that a workbook keeps as text.
    ``takes`` are the keys of :data:`SPECIAL` that mean something in a column of this kind: what
    names a row or a file of the data has no ``bawaan``, since only the data can tell if it exists.
    """

    make: Callable[[Kolom], Any]
    empty: Any = ""
    nothing: Nothing = Nothing.WORDS
    said: str = ""
    checked: bool = False
    refers: bool = False
    text: bool = False
    takes: tuple[str, ...] = ("bawaan",)


def _of(annotation: Any) -> Callable[[Kolom], Any]:
    return lambda kolom: annotation


def _list_of(annotation: Any) -> Callable[[Kolom], Any]:
    """Return the type of a list: its items that mean nothing are left out."""

    def make(kolom: Kolom) -> Any:
        def kept(items: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(item for item in items if not is_nothing(kolom, item))

        return Annotated[annotation, AfterValidator(kept)]

    return make


CHOICE_RULES: dict[str, Callable[[str], str]] = {"status kepegawaian": indonesian.parse_status}
"""The rules that find the word of a choice in a text which is none of its declared spellings.

A rule raises ``ValueError`` for a text in which it finds none.
"""


def _choice(kolom: Kolom) -> Any:
    """Return the type of a choice: the word as declared, from any of its spellings."""
    words = {
        fold(spelling): word
        for word, spellings in kolom.pilihan.items()
        for spelling in (word, *spellings)
    }
    said = choice_words(kolom)

    def parse(value: Any) -> str:
        text = " ".join(clean_text(value).split())
        if not text:
            return ""
        known = words.get(fold(text)) or _by_rule(kolom, text)
        if known is None:
            name = kolom.judul or "Isian"
            raise FieldError(f"{name} ini tidak dikenal.", f"Tulis {said}.", text)
        return known

    return Annotated[str, BeforeValidator(parse), Field(description=said)]


def _by_rule(kolom: Kolom, text: str) -> str | None:
    """Return the word that the column's rule finds in a text; None when it finds none."""
    if not kolom.aturan:
        return None
    try:
        return CHOICE_RULES[kolom.aturan](text)
    except ValueError:
        return None


def choice_words(kolom: Kolom) -> str:
    """Return the words of a choice as in a sentence: "WBK atau WBBM, atau kosongkan"."""
    *most, last = [word for word in kolom.pilihan if word] or [""]
    joined = f"{', '.join(most)}, atau {last}" if len(most) > 1 else " atau ".join([*most, last])
    return joined if kolom.wajib else f"{joined}, atau kosongkan"


def _said(kolom: Kolom) -> Any:
    """Return the type of a name or a post; a number may stand for one in a ``bernomor`` column."""
    return SebutanAtauNomor if kolom.bernomor else Sebutan


def _person(value: Any) -> Any:
    return value if isinstance(value, (dict, Pejabat)) else clean_text(value)


def _people(value: Any) -> tuple[str, ...]:
    """Return the people of one cell, split at line ends and at semicolons, without numbers."""
    items = value if isinstance(value, (list, tuple)) else clean_text(value).split("\n")
    texts = [name for item in items for name in split_list(clean_text(item).replace(";", "\n"))]
    return tuple(indonesian.buang_penanda(text) for text in texts)


def _points(value: Any) -> tuple[dict[str, Any], ...]:
    """Return points with their sub-points: lines with another mark than the point before them."""
    points: list[dict[str, Any]] = []
    lines: list[str] = []
    items = value if isinstance(value, (list, tuple)) else clean_text(value).split("\n")
    for item in items:
        if isinstance(item, dict):
            points += [*_typed_points(lines), _written_point(item)]
            lines = []
        elif text := clean_text(item):
            lines.append(text)
    return (*points, *_typed_points(lines))


def _typed_points(lines: Sequence[str]) -> list[dict[str, Any]]:
    return [{"teks": one.teks, "butir": one.anak} for one in indonesian.susun_butir(lines)]


def _written_point(item: dict[str, Any]) -> dict[str, Any]:
    uraian = clean_text(item.get("teks", item.get("uraian", "")))
    return {"teks": uraian, "butir": [clean_text(part) for part in item.get("butir", ())]}


def _number(value: Any) -> Decimal | None:
    """Return a number that prints as it was typed, or as its cell shows it: "1.250,5" or "12"."""
    if isinstance(value, Shown) and value.number is not None:
        return _from_shown(value.number, value.text, "")
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        return _from_cell(value, "")
    text = clean_text(value)
    return Angka.of(indonesian.parse_angka(text), text) if text else None


def _percent(value: Any) -> Decimal | None:
    """Return a percentage: 33 for "33%", for "33", and for the number 33 of a workbook.

    A cell that shows a percentage comes from the reader as the text that it shows.
    """
    if isinstance(value, Shown) and value.number is not None:
        return _from_shown(value.number, value.text, "%")
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        return _from_cell(value, "%")
    text = _PERCENT.sub("", clean_text(value))
    return Angka.of(indonesian.parse_angka(text), f"{text}%") if text else None


def _from_shown(number: Decimal, text: str, mark: str) -> Decimal:
    """Return the number of a cell that shows this text; one with words prints without them."""
    try:
        is_same = indonesian.parse_angka(text) == number
    except ValueError:
        is_same = False
    return Angka.of(number, f"{text if is_same else clean_text(number)}{mark}")


def _from_cell(value: float, mark: str) -> Decimal:
    """Return the number of a workbook's cell, with the fifteen digits that Excel keeps."""
    text = clean_text(Decimal(f"{value:.15g}"))
    return Angka.of(indonesian.parse_angka(text), f"{text}{mark}")


def _link(value: Any) -> str:
    """Return the address of a page or a mailbox, which may lack its "https://"."""
    text = clean_text(value)
    if any(map(str.isspace, text)):
        raise FieldError("Tautan ini memuat spasi.", "Salin alamatnya utuh dari peramban.", text)
    scheme = _SCHEME.match(text)
    if text.startswith(("/", "\\")) or (scheme and scheme[1].casefold() not in _LINKS):
        message = "Tautan ini bukan alamat laman web atau pos-el."
        mend = 'Tulis alamat yang diawali "https://", "http://", atau "mailto:".'
        raise FieldError(message, mend, text)
    return text


def _file(value: Any) -> str:
    """Return the path of a file in the data folder, with slashes."""
    text = clean_text(value).replace("\\", "/")
    if text.startswith("/") or ".." in text.split("/") or ":" in text:
        mend = "Taruh berkasnya di folder data, lalu tulis namanya saja."
        raise FieldError("Berkas ini berada di luar folder data.", mend, text)
    return text


_Deadline = Annotated[Any, *TanggalAtauKata.__metadata__]
_Number = Annotated[Any, BeforeValidator(_number), Field(description='bilangan seperti "1.250,5"')]
_Percent = Annotated[Any, BeforeValidator(_percent), Field(description='persen seperti "75%"')]
_Person = Annotated[Pejabat | str, BeforeValidator(_person)]
_People = Annotated[tuple[str, ...], BeforeValidator(_people)]
_Points = Annotated[tuple[dict[str, Any], ...], BeforeValidator(_points)]
_Name = Annotated[str, BeforeValidator(parse_nama_orang), Field(description=NAMA)]
_Link = Annotated[str, BeforeValidator(_link)]
_File = Annotated[str, BeforeValidator(_file)]

_ZERO = Nothing.ZERO
_NUMERIC = {"angka", "persen", "rupiah"}
_FREE = ("bawaan", "bebas")

SPECIAL = ("bebas", "luar", "pilihan", "tetap", "bawaan", "bernomor")
"""The keys of a column that only some kinds take; see :class:`Kind`."""

KINDS: dict[str, Kind] = {
    "teks": Kind(_of(Teks), said="teks", takes=_FREE),
    "sebutan": Kind(
        *(_said, "", _ZERO, "nama atau jabatan"), checked=True, takes=(*_FREE, "bernomor")
    ),
    "nama": Kind(_of(_Name), nothing=_ZERO, said="nama orang"),
    "kode": Kind(_of(Teks), said="kode", text=True),
    "orang": Kind(_of(_Person), nothing=_ZERO, said="NIP atau nama", text=True, takes=("luar",)),
    "daftar orang": Kind(
        _list_of(_People), (), _ZERO, "NIP atau nama, satu baris satu orang", takes=("luar",)
    ),
    "unit": Kind(_of(Teks), nothing=_ZERO, said="kode atau nama unit kerja", text=True, takes=()),
    "rujukan": Kind(
        _of(Teks), nothing=_ZERO, said="kunci barisnya", refers=True, text=True, takes=()
    ),
    "tanggal": Kind(_of(TanggalNaskah), None, _ZERO, 'tanggal seperti "6 April 2020"'),
    "tenggat": Kind(
        *(_of(_Deadline), None, _ZERO), 'tanggal, atau kata seperti "akhir Juni"', takes=()
    ),
    "pukul": Kind(_of(Pukul), None, said='waktu seperti "09.00"'),
    "bulan": Kind(_of(Bulan), (), said='bulan seperti "Mei" atau "Jan-Mar"'),
    "rupiah": Kind(_of(Rupiah), None, said='rupiah seperti "1.500.000"'),
    "angka": Kind(_of(_Number), None, said='bilangan seperti "1.250,5"'),
    "persen": Kind(_of(_Percent), None, said='persen seperti "75%"'),
    "pilihan": Kind(
        *(_choice, "", Nothing.CHOICES, "salah satu pilihannya"),
        takes=("bawaan", "pilihan", "tetap"),
    ),
    "ya/tidak": Kind(_of(YaTidak), False, said='"ya" atau "tidak"'),
    "area": Kind(_of(Teks), nothing=_ZERO, said="nama atau nomor area"),
    "kode_lke": Kind(_of(Teks), said="kode pertanyaan LKE", text=True, takes=()),
    "nip": Kind(_of(Teks), nothing=_ZERO, said="NIP 18 angka", text=True, takes=()),
    "nik": Kind(_of(Teks), nothing=_ZERO, said="NIK 16 angka", text=True, takes=()),
    "telepon": Kind(_of(Teks), said="nomor telepon", text=True),
    "daftar": Kind(_list_of(DaftarTeks), (), said="satu baris satu butir", takes=_FREE),
    "butir": Kind(
        *(_list_of(_Points), ()), said='satu baris satu butir, anak butir diawali "- "', takes=_FREE
    ),
    "anak": Kind(_of(tuple[Any, ...]), (), said="satu baris satu isian", refers=True, takes=()),
    "tautan": Kind(_of(_Link), said="alamat tautan"),
    "berkas": Kind(_of(_File), said="nama berkas di folder data", takes=()),
    "gambar": Kind(_of(_File), said="nama berkas gambar di folder data", takes=()),
}
"""Every kind by the name under which a table file asks for it."""


def is_nothing(kolom: Kolom, value: Any) -> bool:
    """Tell whether a cell of a column means nothing.

    A dash means nothing everywhere. "nihil" and the like are text in a ``bebas`` column, and a word
    in a column's own ``pilihan`` is that choice. ``0`` is a number in columns of numbers. An empty
    cell of a column with a ``bawaan`` gets that value; an empty cell of a needed yes or no says
    neither.
    """
    if isinstance(value, str):
        return not is_ordinary(value) and _says_nothing(kolom, fold(value))
    if isinstance(value, Shown):
        of_number = kolom.kind in _NUMERIC
        return is_nothing(kolom, value.value) or (not of_number and is_nothing(kolom, value.text))
    if isinstance(value, dict) and "teks" in value:
        return not value["butir"] and is_nothing(kolom, value["teks"])
    return _says_nothing(kolom, "") if value is None else _nothing_of(kolom).holds(value)


def is_ordinary(text: str) -> bool:
    """Tell whether a text means nothing in no column at all, as nearly every text."""
    if "1" <= text[:1] <= "9":  # a number, which each row has for itself
        return True
    return (len(text) > LONGEST_NOTHING and not text.isspace()) or _is_short_ordinary(text)


@lru_cache(maxsize=4_096)  # the same few words stand in thousands of rows
def _is_short_ordinary(text: str) -> bool:
    folded = fold(text)
    if not folded or is_dash(folded) or _NO_NUMBER.fullmatch(folded):
        return False
    return folded not in _ANY_NOTHING


def _says_nothing(kolom: Kolom, text: str) -> bool:
    """Tell whether a text, in small letters with single spaces, means nothing in a column."""
    if not text:
        return bool(kolom.bawaan) or (kolom.wajib and kolom.kind == "ya/tidak")
    if text in kolom.words:
        return False
    if kolom.kind in _NUMERIC and _NO_NUMBER.fullmatch(text):
        return True
    return is_dash(text) or text in _nothing_of(kolom).texts


def _nothing_of(kolom: Kolom) -> Nothing:
    return Nothing.DASHES if kolom.bebas else KINDS[kolom.kind].nothing


def field_of(tabel: Tabel, name: str, inner: Any = None) -> tuple[Any, Any]:
    """Return the annotation and the default of a column, as ``create_model`` wants them.

    ``inner`` is the type of a child's rows.
    """
    kolom = tabel.kolom[name]
    named = kolom if kolom.judul else kolom.model_copy(update={"judul": tabel.title_of(name)})
    kind = KINDS[kolom.kind]
    annotation = inner if inner is not None else kind.make(named)
    if kolom.bawaan:
        return annotation, Field(default=kolom.bawaan, validate_default=True)
    if kolom.wajib and kolom.kind != "anak":  # children may stand in a sheet of their own
        return Annotated[annotation, AfterValidator(_filled)], Field()
    return annotation, kind.empty


def _filled(value: Any) -> Any:
    if value in (None, "", ()):
        raise PydanticCustomError("string_too_short", "empty")
    return value
