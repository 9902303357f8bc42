"""What Jinja and Python say of a wrong tag, in Indonesian."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["runtime_words", "syntax_words"]

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
