"""The problems of values that a model refused: for each kind, a sentence and a way to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from zi_docs.errors import FieldError, Problem, brief, choices, closest, problem, quote, suggest
from zi_docs.indonesian import gabung_dan
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.record import Record
from zi_docs.model.tabel import Tabel, judul
from zi_docs.model.table import Row, Source

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails


_PAIRS = 'Tulis di bawahnya satu "kunci: nilai" setiap baris, menjorok dua spasi.'
_ITEMS = 'Tulis setiap butirnya di baris sendiri, diawali "- ".'
_QUOTED = 'Apit isinya dengan tanda petik, mis. "005".'
_AFTER_COLON = "Tulis isinya di baris yang sama, sesudah titik dua."
_ELSEWHERE = "Betulkan menurut contoh di panduan bagian 4."
_NUMBER = "Tulis angkanya saja, tanpa huruf dan tanpa satuan."
_OFFICIAL = {
    "jabatan": "jabatan yang dicetak",
    "cara": "definitif, a.n., u.b., Plt., Plh., Pj., atau Pjs.",
    "atas_nama": "jabatan pemberi mandat",
    "melalui": "jabatan di antaranya",
    "jabatan_sendiri": "jabatan asli Plt. atau Plh.",
}

_OF_PROFILE = ("kertas", "batas", "huruf", "nomor")  # often typed beside "tata_naskah"
_LONGEST_HEADING = 40


class _Kind(NamedTuple):
    """The kind of value that was expected, and how to write it."""

    wanted: str
    mend: str


_INTEGER = _Kind("bilangan bulat", _NUMBER)


_FLOAT = _Kind("bilangan", _NUMBER)


_BOOL = _Kind("ya atau tidak", "Tulis ya atau tidak.")


_TEXT = _Kind("satu teks", _AFTER_COLON)


_MAPPING = _Kind('baris-baris "kunci: nilai"', _PAIRS)


_LIST = _Kind("daftar", _ITEMS)


_KINDS = {
    "int_parsing": _INTEGER,
    "int_parsing_size": _INTEGER,
    "int_type": _INTEGER,
    "int_from_float": _INTEGER,
    "float_parsing": _FLOAT,
    "float_type": _FLOAT,
    "finite_number": _FLOAT,
    "bool_parsing": _BOOL,
    "bool_type": _BOOL,
    "string_type": _TEXT,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "list_type": _LIST,
    "tuple_type": _LIST,
}


_BOUNDS = {"greater_than_equal", "less_than_equal", "greater_than", "less_than"}


_CHOICES = {"literal_error", "enum"}


_SAID_ABOVE = {"unit", "area"}
"""The kinds of columns that may be said once over a table, for all of its rows."""

_OWNER = "rujukan"
"""The kind of a column whose only row elsewhere is that of all rows of a list."""


_EMPTY = {"missing", "string_too_short"}


@dataclass(frozen=True, slots=True)
class Refused:
    """One value that a model refused.

    ``path`` leads from the row's model to the value. ``owner`` is the model whose field it is, or
    None. ``is_key`` says that the key itself was refused, not its value.
    """

    row: Row
    model: type[BaseModel]
    path: tuple[str, ...]
    owner: type[BaseModel] | None
    detail: ErrorDetails
    is_key: bool = False

    @property
    def kind(self) -> str:
        """Pydantic's name for the fault."""
        return self.detail["type"]

    @property
    def typed(self) -> Any:
        """The value that was typed."""
        return self.detail.get("input")

    @property
    def is_cell(self) -> bool:
        """Whether the value is a whole cell of a table."""
        return issubclass(self.model, Record) and len(self.path) == 1

    @property
    def field(self) -> FieldInfo | None:
        """The owner's field for this value; None when the owner has no such field."""
        return self.owner.model_fields.get(self.path[-1]) if self.owner and self.path else None

    @property
    def name(self) -> str:
        """The name by which a clerk knows the cell or key of this value."""
        if not issubclass(self.model, Record) or (self.row.lines and not self.is_cell):
            return self.row.called(".".join(self.path)) or sebutan_kunci(self.path)
        column = sebutan_kolom(self.path[0], self.row.source)
        return column if self.is_cell else f"bagian {judul(self.path[-1])} di {column}"

    def problem(self, code: str, message: str, mend: str, about: str = "") -> Problem:
        """Return a problem at the place of this value."""
        place = self.row.place(".".join(self.path) or None)
        return problem(code, place, message, mend, about=about)


def word(refused: Refused, near: bool = True) -> Problem:
    """Return the problem of a refused value (ZI201-ZI204).

    ``near`` says whether an unknown key is compared with the known ones.
    """
    if refused.kind == "value_error":
        return unreadable(refused)
    if refused.kind == "extra_forbidden":
        return unknown_key(refused, near)
    if refused.kind in _EMPTY or (refused.typed is None and refused.kind in _KINDS):
        return empty(refused)
    if refused.kind in _CHOICES:
        return no_choice(refused)
    return out_of_bounds(refused) if refused.kind in _BOUNDS else wrong_kind(refused)


def unreadable(refused: Refused) -> Problem:
    """ZI203: the field's parser refused it; the mend comes from there, or from the description."""
    error: ValueError = refused.detail["ctx"]["error"]
    if isinstance(error, FieldError):
        return refused.problem("ZI203", str(error), error.mend, error.about)
    described = refused.field.description if refused.field else ""
    mend = f"Tulis {described}." if described else _ELSEWHERE
    return refused.problem("ZI203", str(error), mend)


def _fill(refused: Refused) -> str:
    """Return how an empty cell is filled; a column that is absent may be said once for all rows."""
    name, headings = refused.path[0], refused.row.source.headings
    tabel = refused.model.tabel if issubclass(refused.model, Record) else None
    kolom = tabel.kolom.get(name) if tabel else None
    is_said = kolom is not None and kolom.turunan and kolom.kind in (*_SAID_ABOVE, _OWNER)
    if tabel is None or kolom is None or not is_said or not headings or name in headings:
        return "Isi, atau hapus barisnya."
    title = tabel.title_of(name)
    if kolom.kind == _OWNER:
        only = f"isi tabel {title} dengan satu baris saja, yang lalu berlaku bagi semua baris ini"
        return f"Tambahkan kolom {title}, atau {only}."
    return f'Tambahkan kolom {title}, atau tulis "{title} : ..." di atas tabel.'


def empty(refused: Refused) -> Problem:
    """ZI201: a required value is absent or empty; a setting is then only not filled yet."""
    found = _empty(refused)
    return replace(found, unfilled=True) if refused.row.is_settings else found


def _empty(refused: Refused) -> Problem:
    name = kapital(refused.name)
    if refused.is_cell:
        return refused.problem("ZI201", f"{name} belum diisi.", _fill(refused))
    key = refused.path[-1] if refused.path else ""
    if in_sheet := refused.row.how_to_give(".".join(refused.path)):
        return refused.problem("ZI201", f"{name} belum diisi.", in_sheet)
    if refused.kind == "missing":
        where = f' di bawah "{refused.path[-2]}"' if len(refused.path) > 1 else ""
        return refused.problem("ZI201", f"{name} belum ada.", f'Tambahkan "{key}: ..."{where}.')
    mend = _PAIRS if _KINDS.get(refused.kind) is _MAPPING else "Tulis isinya sesudah titik dua."
    return refused.problem("ZI201", f"{name} belum diisi.", mend)


def unknown_key(refused: Refused, near: bool) -> Problem:
    """ZI204: a key that its owner does not have.

    For an official, a similar key could name another person's mandate, and for a picture it names
    another emblem. There all keys are listed, and none is suggested.
    """
    known = list(refused.owner.model_fields) if refused.owner else []
    typed = refused.path[-1]
    in_sheet = refused.row.called(".".join(refused.path))
    message = f"{kapital(in_sheet or f'kunci {refused.name}')} tidak dikenal."
    if refused.owner is Pejabat:
        mend = f"Yang dikenal: {choices({key: _OFFICIAL.get(key, '') for key in known})}."
    elif typed in _OF_PROFILE and "tata_naskah" in known:
        mend = f'Tulis di bawah "tata_naskah": "{typed}: ...".'
    elif not known or not near or typed.startswith("lambang"):
        mend = f"Yang dikenal: {choices(known)}." if known else "Betulkan ejaannya."
    else:
        mend = suggest(typed, known)
    return refused.problem("ZI204", message, f"{mend} Hapus bila tidak diperlukan.")


def meant_key(refused: Refused) -> tuple[str, ...]:
    """Return the path of the known key that an unknown one seems to misspell; else empty."""
    near = closest(refused.path[-1], refused.owner.model_fields) if refused.owner else ""
    return (*refused.path[:-1], near) if near else ()


def no_choice(refused: Refused) -> Problem:
    """ZI202: a word that is not one of the choices."""
    expected = re.findall(r"'([^']*)'|(\d+)", str(refused.detail["ctx"]["expected"]))
    words = [text or number for text, number in expected]
    mend = f"Tulis {_either([text if text.isalnum() else quote(text) for text in words])}."
    if refused.is_key:
        return refused.problem("ZI202", f"Kunci {refused.name} tidak dikenal.", mend)
    if refused.is_cell:
        message = f"{kapital(refused.name)} berisi yang tidak dikenal."
        return refused.problem("ZI202", message, mend, _shown(refused.typed))
    message = f"{kapital(refused.name)} berisi {_shown(refused.typed)}, yang tidak dikenal."
    return refused.problem("ZI202", message, mend)


def out_of_bounds(refused: Refused) -> Problem:
    """ZI202: a number that is too small or too great."""
    bounds = _bounds(refused)
    message = f"{kapital(refused.name)} berisi {_shown(refused.typed)}; yang diterima {bounds}."
    return refused.problem("ZI202", message, f"Tulis bilangan {bounds}.")


def wrong_kind(refused: Refused) -> Problem:
    """ZI202: a value of the wrong kind, such as a list instead of a text."""
    name = kapital(refused.name)
    kind = _KINDS.get(refused.kind)
    if kind is None:
        message = f"{name} berisi {_shown(refused.typed)}, yang tidak dapat dipakai."
        described = refused.field.description if refused.field else ""
        return refused.problem("ZI202", message, f"Tulis {described}." if described else _ELSEWHERE)
    mend, bounds = kind.mend, _bounds(refused)
    if bounds and kind in (_INTEGER, _FLOAT):
        mend = f"Tulis angkanya saja, {bounds}."
    elif kind is _TEXT and not isinstance(refused.typed, (list, tuple, dict)):
        mend = _QUOTED  # YAML reads 005 as a number, and a date as a date
    message = f"{name} berisi {_shown(refused.typed)}, padahal harus {kind.wanted}."
    return refused.problem("ZI202", message, mend)


def _bounds(refused: Refused) -> str:
    """Return the limits of a field's number in words: "dari 2000 sampai 2100"."""
    limits = refused.field.metadata if refused.field else []
    said = {
        name: f"{words} {_number(getattr(limit, name))}"
        for limit in limits
        for name, words in _LIMITS.items()
        if getattr(limit, name, None) is not None
    }
    return _joined(said)


_LIMITS = {"ge": "dari", "gt": "lebih dari", "le": "sampai", "lt": "kurang dari"}


def _joined(said: dict[str, str]) -> str:
    parts = [said[name] for name in _LIMITS if name in said]
    return (" dan " if "lt" in said else " ").join(parts)


def _number(value: float) -> str:
    """Return a number as Indonesians write it; numbers below 10,000, such as years, get no dots."""
    text = f"{value:,}" if value >= 10_000 else f"{value}"
    return text.replace(",", "~").replace(".", ",").replace("~", ".")


def _shown(typed: Any) -> str:
    """Return what a sentence calls the typed value."""
    if isinstance(typed, bool):
        return f'"{str(typed).lower()}"'
    if isinstance(typed, (list, tuple)):
        return "daftar"
    if isinstance(typed, (dict, BaseModel)):
        return 'baris-baris "kunci: nilai"'
    if isinstance(typed, date):
        return "tanggal"
    if isinstance(typed, (int, float)):
        return f"bilangan {brief(str(typed), 30)}"
    return quote(str(typed))


def _either(words: Collection[str]) -> str:
    """Return the words of a choice joined as in a sentence."""
    *most, last = words or ("",)
    if len(most) > 1:
        return f"{', '.join(most)}, atau {last}"
    return f"{most[0]} atau {last}" if most else last


def sebutan_tabel(table: str, source: Source | None = None) -> str:
    """Return what a clerk calls a table, depending on where it was read from.

    >>> sebutan_tabel("unit_kerja")
    'tabel Unit Kerja'
    >>> sebutan_tabel("unit_kerja", Source("a.xlsx", "OPD"))
    'lembar "OPD"'
    """
    title = judul(table)
    if source is None or not source.file:
        return f"tabel {title}"
    if source.sheet is None:
        return f"berkas {PurePath(source.file).name}"
    is_title = " ".join(source.sheet.casefold().split()) == title.casefold()
    return f"lembar {title}" if is_title else f'lembar "{source.sheet}"'


def sebutan_kolom(column: str, source: Source | None = None) -> str:
    """Return what a clerk calls a column: its heading as written, or its title.

    A YAML file has keys instead of columns.

    >>> sebutan_kolom("nip", Source("a.xlsx", "A", headings={"nip": "No. NIP"}))
    'kolom No. NIP'
    >>> sebutan_kolom("unit_kerja", Source("a.yaml", headings={"unit_kerja": "opd"}))
    'isian "opd"'
    """
    heading = source.headings.get(column, "") if source else ""
    if source and PurePath(source.file).suffix in (".yaml", ".yml"):
        return f'isian "{heading or column}"'
    return f"kolom {brief(' '.join(heading.split()), _LONGEST_HEADING) or judul(column)}"


def no_column(
    code: str,
    source: Source,
    tabel: Tabel,
    columns: Sequence[str],
    slips: Sequence[str] = (),
    whose: str = "",
) -> Problem:
    """ZI127, ZI381: a table lacks columns that all its rows need, or that ``whose`` needs.

    ``slips`` are headings of the table that may be misspellings of the columns.
    """
    titles = [tabel.title_of(column) for column in columns]
    message = f"Kolom {gabung_dan(titles)} tidak ada di {sebutan_tabel(tabel.judul, source)}"
    message += f", padahal {whose} memerlukannya" if whose else ""
    slip = gabung_dan([quote(one) for one in slips]) if slips else ""
    message += f"; mungkin yang berjudul {slip}." if slip else "."
    quoted = gabung_dan([f'"{title}"' for title in titles])
    mend = f"Beri judul {quoted} pada kolom yang memuatnya, atau tambahkan kolom itu."
    alike = [one for one in columns if one in tabel.kolom and tabel.kolom[one].kind == "unit"]
    if alike and tabel.kolom[alike[0]].turunan and not slip:
        title = tabel.title_of(alike[0])
        mend += f' {title} yang sama bagi semua baris cukup ditulis di atas tabel: "{title} : ...".'
    return problem(code, source.place.inside(f"kolom {quoted}"), message, mend)


def sebutan_kunci(path: Sequence[str]) -> str:
    """Return what a clerk calls a setting: its key, and the key above it.

    >>> sebutan_kunci(("instansi", "ibu_kota"))
    '"ibu_kota" di bawah "instansi"'
    """
    *above, key = path or ("",)
    parents = [name for name in above if not name.isdigit()]
    return f'"{key}" di bawah "{parents[-1]}"' if parents else f'"{key}"'


def kapital(phrase: str) -> str:
    """Return a phrase with its first letter as a capital; the other letters are not changed."""
    return phrase[:1].upper() + phrase[1:]
