"""Unofficial terms and spellings in everything that was written freely."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs import zona_integritas
from zi_docs.checks.free_text import all_passages
from zi_docs.checks.wording import quote
from zi_docs.errors import Problem, peringatan
from zi_docs.model import DataSet
from zi_docs.zona_integritas import Temuan

__all__ = ["check_istilah"]

# Terms have no digits; so posts that differ in the number of a school are one text.
_ANY_DIGIT = str.maketrans("123456789", "0" * 9)


def check_istilah(dataset: DataSet) -> Iterator[Problem]:
    """Find unofficial terms, each once per text, with the official one (ZI350)."""
    read: dict[str, tuple[Temuan, ...]] = {}  # the same posts come again and again
    for passage in all_passages(dataset):
        words = passage.text.translate(_ANY_DIGIT)
        if words not in read:
            read[words] = _distinct(passage.text)
        for found in read[words]:
            message = f"{quote(found.teks)} sebaiknya ditulis {quote(found.baku)} ({found.alasan})."
            yield peringatan("ZI350", passage.place, message, f"Ganti dengan {quote(found.baku)}.")


def _distinct(text: str) -> tuple[Temuan, ...]:
    found = {term.teks.casefold(): term for term in reversed(zona_integritas.find_istilah(text))}
    return tuple(sorted(found.values(), key=lambda term: term.posisi))
