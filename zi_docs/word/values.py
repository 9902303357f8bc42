"""What may be printed, and how it becomes XML text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date, time
from typing import Any

from jinja2.runtime import Undefined
from jinja2.utils import missing
from markupsafe import Markup, escape

from zi_docs.errors import quote
from zi_docs.indonesian import format_angka
from zi_docs.model.fields import Angka, Uang, find_illegal, find_mark

ONE_LINE = "_satu_baris"  # the filter :func:`one_line`; templates can't use it, by its underscore
MISSING: ContextVar[list[str]] = ContextVar("MISSING")  # a key of a known mapping begins with "."

_SPECIAL = re.compile("[&<>\"'{]")
# To Python a space that holds a line together is not printable, so it needs this second look.
_PLAIN = re.compile("[\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_LOOSE = re.compile(b"&(?!(?:amp|lt|gt|quot|apos|#34|#39);)")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_ELEMENTS = (_BREAK.encode(), _TAB.encode())


MAX_BREAKS = 5_000  # each takes forty times the room of a letter
_SHORTER = "Pendekkan isian itu pada data; pecah menjadi daftar bila memang sepanjang itu."
_EMPTY = "Isi datanya, atau lewati di naskah dengan {% if NAMA %} ... {% endif %}."
_MARKS = (
    "Hapus tanda itu dari datanya. Untuk mencetak {{ tulis {_{ di naskah, untuk }} tulis }_}, "
    'atau {{ "nama"|tanda_tag }}.'
)

Mend = Callable[[str, str], str]


class RefusedValueError(ValueError):
    """A value that a document must not show.

    ``mend`` is given when the data is right and the tag is wrong. It takes what the wrong tag
    prints and the filters behind that, and returns the tag to write. Otherwise ``hint`` is the
    whole advice; NAMA in it stands for what the tag prints.
    """

    def __init__(self, phrase: str, mend: Mend | None = None, hint: str = "") -> None:
        super().__init__(phrase)
        self.mend = mend
        self.hint = hint


class MissingName(Undefined):
    """A name that the data does not have; it is noted and rendering goes on, to list them all.

    It is noted where it is used, not where it is read: ``{{ a.b.c }}`` without ``a`` gives one
    note, since ``.b`` and ``.c`` return this same value.
    """

    __slots__ = ()

    def _note(self) -> str:
        dot = "" if self._undefined_obj is missing else "."
        MISSING.get().append(f"{dot}{self._undefined_name}")
        return ""

    def __str__(self) -> str:
        return self._note()

    def __html__(self) -> str:
        return self._note()

    def __bool__(self) -> bool:
        self._note()
        return False

    def __iter__(self) -> Any:
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __contains__(self, item: Any) -> bool:
        self._note()
        return False

    def __eq__(self, other: Any) -> bool:
        self._note()
        return False

    def __ne__(self, other: Any) -> bool:
        self._note()
        return False

    __lt__ = __le__ = __gt__ = __ge__ = __eq__  # type: ignore[assignment]  # Undefined's raise

    def __hash__(self) -> int:
        return id(type(self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> Any:
        return self


class NoItem(MissingName):
    """The first of nothing: ``default`` replaces it, ``if`` skips it, it can't be printed."""

    __slots__ = ()

    def _note(self) -> str:
        hint = "Lewati di naskah dengan {% if NAMA %} ... {% endif %}, atau isi daftarnya."
        raise RefusedValueError("mengambil butir dari daftar yang kosong", hint=hint)

    def __bool__(self) -> bool:
        return False

    __hash__ = MissingName.__hash__


def finalize(value: Any) -> str:
    """Return the escaped text that is printed for a value in the XML of a part.

    Every output of a naskah goes through here, so this replaces Jinja's autoescape, which is slow:
    it builds a ``Markup`` for every value. Line breaks and tabs in a text become Word's own. Raises
    :class:`RefusedValueError` for None, numbers with a fraction, raw dates, lists, control
    characters and Jinja marks in the data.
    """
    if type(value) is str:
        if value.isprintable() and not _SPECIAL.search(value):
            return value
        return _escaped(_text(value))
    if type(value) is int:
        return str(value)
    if isinstance(value, Markup):
        return str(value)
    return _escaped(printable(value))


class Marked(bytes):
    """A piece of a part that holds markup, so that it decides whether the part is well-formed."""

    __slots__ = ()


class Broken(bytes):
    """A value with line breaks or tabs. Only those are its markup, since its text is escaped."""

    __slots__ = ()

    def markup(self) -> bytes:
        """Return the elements of its line breaks and tabs."""
        return b"".join(element * self.count(element) for element in _ELEMENTS)


def is_markup(piece: bytes) -> bool:
    """Tell whether a piece holds a tag, or an ``&`` that begins no reference."""
    return b"<" in piece or (b"&" in piece and _LOOSE.search(piece) is not None)


def finalize_piece(value: Any) -> bytes:
    """Return what :func:`finalize` does, as a piece of a part: most values need no second look."""
    if type(value) is str and "{" not in value and (value.isprintable() or _PLAIN.fullmatch(value)):
        text: str = value
        if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            text = text.replace('"', "&#34;").replace("'", "&#39;")
        return text.encode()
    piece = finalize(value).encode()
    if not is_markup(piece):
        return piece
    return Marked(piece) if isinstance(value, Markup) else Broken(piece)


def finalize_plain(value: Any) -> str:
    """Return what is printed for a value in a text partial, where every line is a paragraph.

    The same values are refused as in :func:`finalize`. Line breaks become spaces. A hyphen at the
    beginning gets a word joiner before it, so that the value is not taken for a sub-item.
    """
    text = " ".join(printable(value).split())
    return f"\u2060{text}" if text.startswith("-") else text


def one_line(value: Any) -> Any:
    """Return a text without line breaks and tabs, for places where Word can't show them."""
    return value.replace("\n", " ").replace("\t", " ") if type(value) is str else value


def printable(value: Any) -> str:
    """Return a value as text; raises :class:`RefusedValueError` for what must not be printed."""
    if type(value) is str:
        return _text(value)
    if type(value) is int:
        return str(value)
    if isinstance(value, (Undefined, str, Angka, Uang)):
        return _text(str(value))
    if value is None:
        raise RefusedValueError("kosong", hint=_EMPTY)
    if isinstance(value, float):
        hint = "Tulis bilangan itu sebagai teks pada data, seperti hendak dicetak."
        raise RefusedValueError("berupa bilangan pecahan", hint=hint)
    raise RefusedValueError(*_unprintable(value))


def _unprintable(value: Any) -> tuple[str, Mend | None]:
    """Return what kind of value can't be printed as it is, and how a naskah prints it instead."""
    if isinstance(value, bool):
        return "berupa ya/tidak, bukan teks", lambda path, _: f"{{% if {path} %}}ya{{% endif %}}"
    if isinstance(value, date):
        return "berupa tanggal, bukan teks", _as("|tanggal")
    if isinstance(value, time):
        return "berupa jam, bukan teks", _as("|jam")
    if isinstance(value, Mapping):
        if not value:
            return "kosong (tidak ada isinya)", None
        kind = "orang dengan beberapa isian" if "nama_gelar" in value else "kumpulan isian"
        return f"berupa {kind}, bukan teks", _as(f".{_chief(value)}")
    first = next(iter(value), "") if isinstance(value, (list, tuple)) else ""
    if type(first) is int:
        return "berupa daftar bulan, bukan teks", lambda path, _: _loop(path, "{{ butir|bulan }}")
    if isinstance(first, Mapping):
        item = f"{{{{ butir.{_chief(first)} }}}}"
        return "berupa daftar, bukan teks", lambda path, _: _loop(path, item)
    return "berupa daftar, bukan teks", _as('|join(", ")')


def _as(how: str) -> Mend:
    return lambda path, rest: f"{{{{ {path}{how}{rest} }}}}"


def _loop(path: str, item: str) -> str:
    return f"{{% for butir in {path} %}}{item}; {{% endfor %}}"


def _chief(value: Mapping[str, Any]) -> str:
    """Return the field that names a mapping best."""
    usual = (key for key in ("nama_gelar", "nama", "teks") if key in value)
    return next(usual, None) or str(next(iter(value), "nama"))


def _text(value: str) -> str:
    if value.isprintable() and "{" not in value:
        return value
    if len(value) > MAX_BREAKS and value.count("\n") + value.count("\t") > MAX_BREAKS:
        raise RefusedValueError(
            f"berisi lebih dari {format_angka(MAX_BREAKS)} ganti baris dan tab", hint=_SHORTER
        )
    if bad := find_illegal(value):
        raise RefusedValueError(f"berisi karakter yang tidak dapat dicetak (U+{ord(bad):04X})")
    if find_mark(value):
        raise RefusedValueError(f"berisi tanda naskah {{{{ atau {{%: {quote(value)}", hint=_MARKS)
    return value


def _escaped(text: str) -> str:
    return str(escape(text)).replace("\n", _BREAK).replace("\t", _TAB)
