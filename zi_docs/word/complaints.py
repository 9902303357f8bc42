"""What went wrong while a document was filled: with the tag, its place, and what to write.

What Jinja and Python say of a wrong tag is said in Indonesian.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from zi_docs.errors import DataError, Place, Problem, TemplateError, ZiDocsError, problem
from zi_docs.model import lookup
from zi_docs.word.check import NotWellFormedError
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
    (r"Missing end of comment", "komentar {# belum ditutup dengan #}"),
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
    """What is being filled: where it stands, its source, and that compiled."""

    place: Place
    source: str
    template: Template


def missing_names(
    text: Text, names: Sequence[str], context: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield a problem (ZI421) for each name that the data does not have, with its tag's place."""
    for path in dict.fromkeys(_path(name, text.source, context) for name in dict.fromkeys(names)):
        tag = tag_that_says(path, text.source)
        place = place_in(text.place, text.source, tag) if tag else text.place
        message = f'Nama "{path}" tidak ada dalam data.'
        yield problem("ZI421", place, message, _did_you_mean(path, context))


def _did_you_mean(path: str, context: Mapping[str, Any]) -> str:
    owner, dot, name = path.rpartition(".")
    known = lookup(context, owner) if owner else context
    if isinstance(known, Mapping) and (close := difflib.get_close_matches(name, known, n=1)):
        return f'Maksudnya "{owner}{dot}{close[0]}"? Bila bukan, tambahkan kolomnya pada data.'
    return "Periksa ejaan nama itu di naskah, atau tambahkan kolomnya pada data."


def _path(name: str, source: str, context: Mapping[str, Any]) -> str:
    """Return the whole dotted path as the source writes it, where it can be found."""
    if not name.startswith("."):
        return name
    written = re.findall(rf"[\w.]*\w{re.escape(name)}\b", source)
    return next((path for path in written if lookup(context, path) is None), name[1:])


def translated(error: Exception, text: Text) -> ZiDocsError:
    """Return what went wrong as a problem with its tag and place."""
    if isinstance(error, NotWellFormedError):
        message = "Hasil isian bukan dokumen Word yang sah."
        hint = "Periksa letak tag {%tr %}, {%p %}, dan {% if %} di naskah."
        return TemplateError(problem("ZI424", text.place, message, hint))
    tag = failing_tag(error, text.template, text.source)
    place = place_in(text.place, text.source, tag) if tag else text.place
    if isinstance(error, RefusedValueError):
        return DataError(_refused(error, tag, place))
    subject = f"Tag {tag.shown} gagal diisi" if tag else "Naskah gagal diisi"
    hint = "Periksa tag itu, saringannya, dan isian datanya."
    message = f"{subject}: {_clipped(runtime_words(error))}."
    return TemplateError(problem("ZI423", place, message, hint))


def _refused(error: RefusedValueError, tag: Tag | None, place: Place) -> Problem:
    message = f"Isian {tag.shown if tag else 'di sini'} {_clipped(str(error))}."
    if error.mend is None or tag is None:
        hint = "Perbaiki isian itu pada data, atau tag itu di naskah, lalu jalankan lagi."
    elif printed := _PRINTED.match(tag.text):
        hint = f"Datanya tidak salah; tulis di naskah {error.mend(printed[1], printed[2])}."
    else:
        hint = f"Datanya tidak salah; tulis di naskah seperti {error.mend('nama', '')}."
    return problem("ZI422", place, message, hint)


def _clipped(words: str) -> str:
    """Return a phrase without most of a value that is very long."""
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words


def syntax_words(message: str | None) -> str:
    """Return in Indonesian what Jinja's parser complains of, without a full stop."""
    return _translated(message or "", _SYNTAX, _TOKENS) or "penulisannya tidak dikenal"


def runtime_words(error: Exception) -> str:
    """Return in Indonesian what went wrong in a tag, without a full stop.

    A ``ValueError`` that isn't known is one of our own, and Indonesian already.
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
