"""Joining a batch of Word files into one file to print.

Every record keeps its sections, headers, footers, pictures and links. Page numbers and lists begin
again in each record. A bookmark stands in each record's first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count, pairwise

from zi_docs.errors import OutputError, TemplateError
from zi_docs.joining.joiner import Joiner
from zi_docs.joining.problems import not_joinable
from zi_docs.joining.reasons import find_reasons
from zi_docs.joining.record import Record
from zi_docs.ooxml.package import not_word
from zi_docs.ooxml.xml import BROKEN_XML, parse_xml

__all__ = ["can_join", "join"]

_BOOKMARK = re.compile(r"[A-Za-z_]\w{0,39}")


def can_join(data: bytes) -> str | None:
    """Return why a document can't be joined with others of its kind, or None when it can.

    The text is parsed here; :func:`join` assumes that texts are well-formed.
    """
    try:
        with _placed(""):
            record = Record(data, "")
            parse_xml(record.whole, "")
            reason = next(find_reasons(record), None)
    except TemplateError as error:
        return error.problems[0].message
    return None if reason is None else f"Dokumen ini {reason}."


def join(
    documents: Iterable[bytes],
    *,
    bookmarks: Sequence[str] = (),
    places: Iterable[str] = (),
    dua_sisi: bool = False,
) -> bytes:
    """Return one Word file of all these documents; each document begins on a new page.

    Page numbers and lists begin again in each document. ``bookmarks`` are the names of the
    bookmarks in the documents' first paragraphs (``rekaman1`` ... when none are given). ``places``
    are the names of the documents in complaints. With ``dua_sisi`` each document begins on the
    front of a sheet. The same documents give the same bytes.

    Raises :class:`OutputError`: ZI751 for a document that can't be joined, ZI752 for documents
    that differ in what a file has only once (styles, settings); :class:`TemplateError` (ZI401,
    ZI402) for a broken one; ``ValueError`` for no documents or for unfit bookmarks.
    """
    names = _names(bookmarks)
    records = _records(documents, places)
    first = next(records, None)
    if first is None:
        raise ValueError("no documents")
    with _placed(first.place):
        joiner = Joiner(first, dua_sisi)
    _add_all(joiner, chain((first,), records), names)
    if bookmarks and next(names, None) is not None:
        raise ValueError("more bookmarks than documents")
    with _placed(first.place):
        return joiner.data()


def _add_all(joiner: Joiner, records: Iterable[Record], names: Iterator[str]) -> None:
    """Add the documents in order; the joiner is told which one is the last."""
    for record, following in pairwise(chain(records, (None,))):
        if record is not None:
            name = _next_name(names)
            with _placed(record.place):
                joiner.add(record, name, last=following is None)


@contextmanager
def _placed(place: str) -> Iterator[None]:
    """Add to an error the document that the broken part belongs to.

    Every ``ValueError`` means a broken part: a text that is not XML can't be spliced.
    """
    try:
        yield
    except ValueError as error:
        raise not_word(place) from error
    except TemplateError as error:
        raise TemplateError(
            p.at(place) if p.code == BROKEN_XML else p for p in error.problems
        ) from error


def _records(documents: Iterable[bytes], places: Iterable[str]) -> Iterator[Record]:
    names = iter(places)
    for n, data in enumerate(documents, 1):
        place = next(names, f"dokumen ke-{n}")
        with _placed(place):
            record = Record(data, place)
            reason = next(find_reasons(record), None)
        if reason is not None:
            raise OutputError(not_joinable(record.place, reason))
        yield record


def _names(bookmarks: Sequence[str]) -> Iterator[str]:
    if not bookmarks:
        return (f"rekaman{n}" for n in count(1))
    unfit = [name for name in bookmarks if not _BOOKMARK.fullmatch(name)]
    if unfit or len({name.casefold() for name in bookmarks}) != len(bookmarks):
        raise ValueError(f"unfit or repeated bookmarks: {unfit[:3]}")
    return iter(bookmarks)


def _next_name(names: Iterator[str]) -> str:
    name = next(names, None)
    if name is None:
        raise ValueError("fewer bookmarks than documents")
    return name
