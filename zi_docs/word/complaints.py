"""What went wrong while a document was filled: the tag, its place, and what to write instead.

Messages of Jinja and Python about a wrong tag are translated into Indonesian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from zi_docs.errors import (
    DataError,
    Place,
    Problem,
    TemplateError,
    ZiDocsError,
    choices,
    closest,
    suggest,
)
from zi_docs.model import judul, lookup
from zi_docs.word import problems
from zi_docs.word.chart_data import ChartError
from zi_docs.word.check import NotWellFormedError
from zi_docs.word.links import LinkError
from zi_docs.word.stories import Stretch, piece_at
from zi_docs.word.tags import Tag, failing_tag, place_in, tag_that_says
from zi_docs.word.values import RefusedValueError

BROKEN_TEMPLATE = (
    SecurityError,
    TemplateRuntimeError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
_PRINTED = re.compile(r"^\{\{-?\s*([\w.]+(?:\[\w+\][\w.]*)*)\s*((?:\|.*?)?)\s*-?\}\}$", re.DOTALL)

_LONGEST = 300
_HOMES = {
    "isian": 'isian itu di pengaturan, di bawah "isian" (di lembar: dengan Untuk Jenis)',
    "pejabat": 'jabatan itu di pengaturan, di bawah "pejabat" (atau di lembar Pejabat)',
    "pengaturan": "isian itu di pengaturan",
    "unit": "kolomnya pada lembar Unit Kerja",  # the usual name of one in a loop
}

_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "name": "nama",
    "string": "teks dalam kutip",
    "integer": "bilangan",
    "float": "bilangan",
}
_SYNTAX = (
    (
        r"expected token 'end of (?:print statement|statement block)', got '(.+)'",
        'ada "{0}" yang tidak pada tempatnya, atau kurang tanda sebelum "{0}"',
    ),
    (r"expected token '(.+)', got '(.+)'", 'di tempat "{1}" seharusnya ada "{0}"'),
    (r"Expected an expression, got '(.+)'", 'ada yang belum ditulis sebelum "{0}"'),
    (r"unexpected end of template", "tag ini belum selesai ditulis"),
    (r"Unexpected end of template.*?'(\w+)'\.?$", '"{0}" belum ditutup'),
    (r"unexpected char ['\"](.+)['\"] at \d+", "tanda {0} tidak dikenal, atau kutipnya kurang"),
    (r"unexpected '(.)', expected '(.)'", 'ada "{0}", padahal yang ditunggu "{1}"'),
    (r"unexpected '(.+)'", '"{0}" tidak pada tempatnya'),
    (r"Encountered unknown tag '(\w+)'", 'perintah "{0}" tidak dikenal di sini'),
    (r"Unexpected end tag|Tag name expected", "perintahnya belum ditulis"),
    (r"Missing end of comment", "komentar {{# belum ditutup dengan #}}"),
    (r"Missing end of raw", "raw belum ditutup dengan endraw"),
    (r"can(?:'t|not) assign to '?(\w+)'?", '"{0}" tidak dapat dipakai sebagai nama'),
    (r"expected name or number", "sesudah titik harus ada nama"),
    (r"expected subscript", "isi kurung siku belum ditulis"),
    (r"invalid syntax for function call", "isi kurungnya salah tulis"),
    (r"Invalid character in identifier", "ada huruf yang tidak boleh ada dalam nama"),
)
_TYPES = {
    "str": "teks",
    "int": "bilangan",
    "bool": "ya/tidak",
    "float": "angka pecahan",
    "date": "tanggal",
    "datetime": "tanggal",
    "time": "jam",
    "list": "daftar",
    "tuple": "daftar",
    "dict": "kumpulan isian",
    "NoneType": "isian kosong",
    "Decimal": "angka",
    "Markup": "naskah jadi",
}
_RUNTIME = (
    (
        r"'(.+)' not supported between instances of '(\w+)' and '(\w+)'",
        'tanda "{0}" tidak dapat membandingkan {1} dengan {2}',
    ),
    (r"unsupported operand type", "hitungannya bukan antara bilangan"),
    (r"argument of type '(\w+)' is not iterable", 'di kanan "in" ada {0}, bukan daftar atau teks'),
    (r"requires string as left operand, not (\w+)", 'di kiri "in" ada {0}, bukan teks'),
    (r"'(\w+)' object is not iterable", "{0} tidak dapat diulang dengan for"),
    (r"'(\w+)' object is not subscriptable", "{0} tidak punya isi yang dapat dipilih dengan [ ]"),
    (r"slice step cannot be zero", "langkah potongan [ : : ] tidak boleh nol"),
    (r"(?:slice|list|string) indices must be", "batas di dalam [ ] harus bilangan bulat"),
    (r"got an unexpected keyword argument '(\w+)'", 'saringannya tidak mengenal "{0}="'),
    (r"got multiple values for argument '(\w+)'", 'saringannya diberi "{0}" dua kali'),
    (r"takes .* positional arguments? but", "saringannya diberi terlalu banyak isian"),
    (r"missing \d+ required", "saringannya kurang isian dalam kurung"),
    (r"unhashable type: '(\w+)'", "{0} tidak dapat dipakai di situ"),
    (r"cannot unpack|values? to unpack", "jumlah nama pada for tidak sama dengan isinya"),
    (r"zero|ZeroDivision", "ada pembagian dengan nol"),
    (r"digits\) for integer|too large to convert", "angkanya terlalu panjang"),
    (r"'(\w+)' is undefined", 'nama "{0}" tidak ada dalam data'),
    (r"is unsafe", "bagian itu tidak boleh dibaca dari naskah"),
    (r"maximum recursion depth|nested too deeply", "isiannya terlalu bersusun"),
)


class Text(NamedTuple):
    """What is being filled: its place, its source, the compiled template, and its pieces."""

    place: Place
    source: str
    template: Template
    pieces: tuple[Stretch, ...] = ()

    def where(self, tag: Tag | None) -> Place:
        """Return where a tag stands: in the piece that it comes from, or else in the naskah."""
        if tag is None:
            return self.place
        return place_in(self._piece(tag) or self.place, self.source, tag)

    def inserted(self, tag: Tag | None) -> str:
        """Say into which file the tag's piece was inserted; empty for a tag of no piece."""
        return f"disisipkan di {self.place}" if tag and self._piece(tag) else ""

    def _piece(self, tag: Tag) -> Place | None:
        return piece_at(self.pieces, tag.at)


def missing_names(
    text: Text, names: Sequence[str], context: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a problem (ZI421) for each name that the data does not have, with its tag's place."""
    for path in dict.fromkeys(_path(name, text.source, context) for name in dict.fromkeys(names)):
        tag = tag_that_says(path, text.source)
        before = text.source[: tag.at] if tag else ""
        shown, hint = tag.text if tag else "", name_mend(path, context, before)
        yield problems.missing_name(text.where(tag), shown, path, hint, text.inserted(tag))


def name_mend(path: str, context: Mapping[str, Any], before: str) -> str:
    """Return what to write for a name that is missing, or where to add it.

    A person is never suggested as a similar name, since that would decide who signs. Where all
    names are people (``pejabat``), all are listed.
    """
    owner, dot, name = path.rpartition(".")
    value = _owned(owner, context, before) if owner else context
    if isinstance(value, str) and value:  # a reference as it was typed, or no reference at all
        right = f"Tulis {{{{ {owner} }}}}, atau betulkan rujukannya di data."
        return f"Di sini {owner} hanya teks. {right}"
    known = value if isinstance(value, Mapping) else {}
    others = [key for key, value in known.items() if not _is_person(value)]
    same = [key for key in others if key.casefold() == name.casefold()]
    if name in same:  # the first turn of a loop has it
        return "Baris lain mempunyainya. Betulkan baris yang tidak, mis. rujukannya, di data."
    if len(same) == 1:
        return f'Maksudnya "{owner}{dot}{same[0]}"? Huruf besar dan kecil dibedakan.'
    if not owner:
        return suggest(name, others)
    if known and not others:
        people = {key: str(value["nama_gelar"]) for key, value in known.items()}
        return f"Tulis salah satu: {choices(people)}; atau tambahkan {_home(owner)}."
    if near := closest(name, others):
        return (
            f'Mungkin "{owner}{dot}{near}"; betulkan bila memang itu. '
            f"Bila bukan, tambahkan {_home(owner)}."
        )
    return f"Betulkan ejaannya, atau tambahkan {_home(owner)}."


def _owned(path: str, context: Mapping[str, Any], before: str) -> Any:
    """Return the value of a dotted path, also where ``with`` or ``for`` defines its first name.

    ``before`` is the source up to the tag. It may hold ``{% with unit=pegawai.unit_kerja %}`` from
    a ``sisip``, or ``{% for butir in rencana_aksi %}``; a loop's first item is taken.
    """
    head, _, rest = path.partition(".")
    given = re.findall(rf"\b{re.escape(head)}(?:=| in )([\w.]+)", before)
    if head in context or not given:
        return lookup(context, path)
    value = lookup(context, given[-1])
    if isinstance(value, (list, tuple)):
        value = next(iter(value), None)
    return lookup(value, rest) if rest and isinstance(value, Mapping) else value


def _is_person(value: Any) -> bool:
    return isinstance(value, Mapping) and "nama_gelar" in value


def _home(owner: str) -> str:
    """Say where a clerk adds a name that is missing in its owner."""
    root = owner.partition(".")[0]
    table = f"kolomnya pada lembar {judul(root)}" if root else "isian itu pada data"
    return _HOMES.get(root, table)


def _path(name: str, source: str, context: Mapping[str, Any]) -> str:
    """Return the whole dotted path as the source writes it, if the source has it."""
    if not name.startswith("."):
        return name
    written = re.findall(rf"[\w.]*\w{re.escape(name)}\b", source)
    return next((path for path in written if lookup(context, path) is None), name[1:])


def translated(error: Exception, text: Text) -> ZiDocsError:
    """Return what went wrong as a problem with its tag and place."""
    if isinstance(error, NotWellFormedError):
        return TemplateError(problems.not_word_any_more(text.place))
    tag = failing_tag(error, text.template, text.source)
    place, about = text.where(tag), text.inserted(tag)
    if isinstance(error, ChartError):
        return DataError([complain(place) for complain in error.complaints])
    shown = tag.text if tag else ""
    if isinstance(error, LinkError):
        return DataError(problems.address_refused(place, shown, error.address))
    if isinstance(error, RefusedValueError):
        phrase, hint = _clipped(str(error)), _value_mend(error, tag)
        return DataError(problems.refused_value(place, shown, phrase, hint, about))
    words = _clipped(runtime_words(error))
    return TemplateError(problems.failed_tag(place, shown, words, about))


def _value_mend(error: RefusedValueError, tag: Tag | None) -> str:
    """Return what to do about a value that may not be printed."""
    printed = _PRINTED.match(tag.text) if tag else None
    if error.hint:
        return error.hint.replace("NAMA", printed[1] if printed else "nama")
    if error.mend is None:
        return "Betulkan isian itu pada data, atau tag itu di naskah, lalu jalankan lagi."
    if printed:
        return f"Datanya tidak salah; tulis di naskah {error.mend(printed[1], printed[2])}."
    return f"Datanya tidak salah; tulis di naskah seperti {error.mend('nama', '')}."


def _clipped(words: str) -> str:
    """Return a phrase, cut off when it quotes a very long value."""
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words


def syntax_words(message: str | None) -> str:
    """Return the complaint of Jinja's parser in Indonesian, without a full stop."""
    return _translated(message or "", _SYNTAX, _TOKENS) or "penulisannya tidak dikenal"


def runtime_words(error: Exception) -> str:
    """Return in Indonesian what went wrong in a tag, without a full stop.

    A ``ValueError`` that the table does not have is our own, and already Indonesian.
    """
    found = _translated(str(error), _RUNTIME, _TYPES)
    if found is None and isinstance(error, ValueError):
        return str(error).rstrip(". ")
    return found or "isinya tidak cocok dengan yang diminta tag itu"


def _translated(
    message: str, table: tuple[tuple[str, str], ...], words: Mapping[str, str]
) -> str | None:
    for pattern, phrase in table:
        if match := re.search(pattern, message, re.DOTALL):
            return phrase.format(*(words.get(group, group) for group in match.groups()))
    return None
