"""A call's files, written where the converter finds them: each looked at first, some joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from zi_docs.errors import ConverterError, ZiDocsError
from zi_docs.outputs.pdf_item import PdfItem, PdfResult
from zi_docs.outputs.pdf_load import Bundle, Entry, Load
from zi_docs.outputs.pdf_source import puts_blank_pages, read_properties, read_source

__all__ = ["Left", "fill"]


@dataclass(frozen=True, slots=True)
class Left:
    """What did not get into a call: refused at the gate, or not to be joined with the others.

    ``apart`` is what must go in another one.
    """

    refused: list[PdfResult] = field(default_factory=list)
    loose: list[PdfItem] = field(default_factory=list)
    apart: list[Bundle] = field(default_factory=list)


def fill(load: Load, bundles: Iterable[Bundle]) -> Left:
    """Put these bundles into a call."""
    left = Left()
    for bundle in bundles:
        data = _data(bundle, left)
        bundle.blanks = len(bundle.entries) == 1 and puts_blank_pages(data)
        if data and load.takes(bundle):
            load.add(bundle, data)
        elif data:
            left.apart.append(bundle)
    return left


def _data(bundle: Bundle, left: Left) -> bytes:
    """Return the Word file of a bundle; nothing, when none of its documents can be in it."""
    read = _read(bundle, left)
    if len(read) > 1:
        read = _joinable(read, left)
    bundle.entries = [entry for entry, _ in read]
    bundle.items = bundle.passed  # what was refused has its result, and is not read again
    if len(read) < 2:
        return read[0][1] if read else b""
    return _join(bundle, [data for _, data in read], left)


def _read(bundle: Bundle, left: Left) -> list[tuple[Entry, bytes]]:
    """Return the documents that pass the gate."""
    read = []
    for item in bundle.items:
        try:
            data = read_source(item)
        except ConverterError as error:
            left.refused.append(PdfResult(item, problems=error.problems))
        else:
            read.append((Entry(item, read_properties(data)), data))
    return read


def _joinable(read: list[tuple[Entry, bytes]], left: Left) -> list[tuple[Entry, bytes]]:
    from zi_docs.outputs.gabung import can_join

    fit = []
    for entry, data in read:
        if can_join(data) is None:
            fit.append((entry, data))
        else:
            left.loose.append(entry.item)
    return fit


def _join(bundle: Bundle, documents: list[bytes], left: Left) -> bytes:
    from zi_docs.outputs.gabung import join

    try:
        return join(documents, bookmarks=bundle.names())
    except ZiDocsError:  # each of them is told what is wrong with it when it is alone
        left.loose.extend(bundle.passed)
        return b""
