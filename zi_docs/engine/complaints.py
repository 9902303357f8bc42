"""What went wrong while a document was filled: with the tag, its place, and what to write."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from zi_docs.engine.check import NotWellFormedError
from zi_docs.engine.jinja_words import runtime_words
from zi_docs.engine.tags import Tag, failing_tag, place_in, tag_that_says
from zi_docs.engine.values import RefusedValueError
from zi_docs.errors import DataError, Place, Problem, TemplateError, ZiDocsError, galat
from zi_docs.model import lookup

__all__ = ["BROKEN_TEMPLATE", "Text", "missing_names", "translated"]

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
        yield galat("ZI421", place, message, _did_you_mean(path, context))


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
        return TemplateError(galat("ZI424", text.place, message, hint))
    tag = failing_tag(error, text.template, text.source)
    place = place_in(text.place, text.source, tag) if tag else text.place
    if isinstance(error, RefusedValueError):
        return DataError(_refused(error, tag, place))
    subject = f"Tag {tag.shown} gagal diisi" if tag else "Naskah gagal diisi"
    hint = "Periksa tag itu, saringannya, dan isian datanya."
    message = f"{subject}: {_clipped(runtime_words(error))}."
    return TemplateError(galat("ZI423", place, message, hint))


def _refused(error: RefusedValueError, tag: Tag | None, place: Place) -> Problem:
    message = f"Isian {tag.shown if tag else 'di sini'} {_clipped(str(error))}."
    if error.mend is None or tag is None:
        hint = "Perbaiki isian itu pada data, atau tag itu di naskah, lalu jalankan lagi."
    elif printed := _PRINTED.match(tag.text):
        hint = f"Datanya tidak salah; tulis di naskah {error.mend(printed[1], printed[2])}."
    else:
        hint = f"Datanya tidak salah; tulis di naskah seperti {error.mend('nama', '')}."
    return galat("ZI422", place, message, hint)


def _clipped(words: str) -> str:
    """Return a phrase without most of a value that is very long."""
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
