"""The words that complaints share: quotations, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIRST_OF_MANY = "mis. "
"""An ``about`` that begins so tells only some of what it is about."""
LONGEST_ABOUT = 80
LONGEST_QUOTE = 60
"""How much of a quoted text a sentence has room for."""
_LIKE = 0.7
_LONGEST_COMPARED = 100  # comparing long texts takes time, and no word is that long
_MOST_CHOICES = 12

ADD_SHEET = "Lembar yang belum ada ditambahkan oleh zi-docs mulai NAMA --jenis JENIS."
"""The mend where a data set lacks a sheet, and the type that needs it is not known."""


def first_of_many(examples: Iterable[str]) -> str:
    """Return an ``about`` of as many whole examples as it has room for, and of one at least."""
    told = FIRST_OF_MANY
    for example in examples:
        longer = f"{told}{example}; "
        if len(longer) >= LONGEST_ABOUT and told != FIRST_OF_MANY:
            break
        told = longer
    return f"{told.removesuffix('; ')}; …"


def brief(text: str, longest: int = LONGEST_ABOUT) -> str:
    """Return a text that is at most ``longest`` characters long; "…" stands for the rest."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def excerpt(text: str) -> str:
    """Return as much of a text as a sentence that quotes it has room for."""
    return brief(text, LONGEST_QUOTE)


def quote(text: str) -> str:
    """Return a text in double quotes, on one line and shortened to at most 60 characters."""
    line = " ".join(text[: LONGEST_QUOTE * 4].split())
    return f'"{excerpt(line)}"'


def as_word(name: str) -> str:
    """Return a name as a command takes it: in quotes when it has spaces."""
    return f'"{name}"' if " " in name else name


def closest(typed: str, known: Iterable[str], like: float = _LIKE) -> str:
    """Return the known word most like a typed one, ignoring capitals; "" when none is like it."""
    from difflib import get_close_matches  # imported here because only a mistake needs it

    spelled = {word.casefold(): word for word in known}
    wanted = typed[:_LONGEST_COMPARED].casefold()
    return "".join(spelled[word] for word in get_close_matches(wanted, spelled, 1, like))


def suggest(typed: str, known: Iterable[str]) -> str:
    """Return the hint for an unknown word: the most similar known word, and the list of all.

    When a similar word is found, a long list is left out. A mapping gives the meaning of each word.
    Where the word decides who signs, who gets a document or which law is cited, a similar word
    must not be offered as a correction: use :func:`choices` there.

    >>> suggest("notla", ["notula", "rencana-aksi"])
    'Mungkin "notula"; yang ada: notula, rencana-aksi.'
    >>> suggest("surat", ["notula", "rencana-aksi"])
    'Tulis salah satu: notula, rencana-aksi.'
    """
    known = known if isinstance(known, Mapping) else list(known)
    if not known:
        return "Betulkan ejaannya, atau hapus bila tidak diperlukan."
    if not (near := closest(typed, known)):
        return f"Tulis salah satu: {choices(known)}."
    if len(known) > _MOST_CHOICES:
        return f'Mungkin "{near}"; betulkan bila memang itu.'
    return f'Mungkin "{near}"; yang ada: {choices(known)}.'


def choices(known: Iterable[str]) -> str:
    """Return the words that may be written, in their order: the first twelve, and how many more.

    >>> choices({"camat": "Ani Lestari", "sekretaris": ""})
    'camat (Ani Lestari), sekretaris'
    """
    if isinstance(known, Mapping):
        known = [f"{word} ({means})" if means else word for word, means in known.items()]
    words = list(known)
    more = len(words) - _MOST_CHOICES
    shown = ", ".join(words[:_MOST_CHOICES])
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
