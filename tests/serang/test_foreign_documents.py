"""Three hundred documents of other makers pass through the engine unchanged, or are refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from lxml import etree

from zi_docs.errors import TemplateError
from zi_docs.word import compile_file

from . import asing, langka, package
from .case import Chance, chance_of
from .langka import Foreign
from .verdict import text_of

SEED = 8
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
# What is tidied up: history of looks, marks of the spelling checker, runs and texts that are empty.
_TIDIED = ("rPrChange", "pPrChange", "proofErr", "r", "rPr", "t", "bookmarkStart", "bookmarkEnd")
_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_OF_TAGS = {"ZI411", "ZI412", "ZI414"}
MAKERS: dict[str, tuple[int, Callable[[Chance], Foreign]]] = {
    "python-docx": (40, lambda chance: Foreign(*asing.of_library(chance), frozenset())),
    "by hand": (100, lambda chance: Foreign(*asing.by_hand(chance), frozenset())),
    "rare elements": (160, langka.foreign),
}


def stories_of(data: bytes) -> dict[str, etree._Element]:
    """Return the parts of a file that hold text of Word."""
    trees = {
        name: etree.fromstring(part)
        for name, part in package.parts_of(data).items()
        if name.endswith(".xml")
    }
    return {name: tree for name, tree in trees.items() if "wordprocessingml" in tree.tag}


def shape_of(data: bytes) -> Counter[str]:
    """Return how often each element stands in the texts, but for what is tidied up."""
    elements = (node for tree in stories_of(data).values() for node in tree.iter(etree.Element))
    found = Counter(etree.QName(element).localname for element in elements)
    for name in _TIDIED:
        found.pop(name, None)
    return found


def may_refuse(made: Foreign) -> set[str]:
    """Return the codes that may refuse a document: those that it is made for, or of braces."""
    texts = ("".join(tree.itertext(etree.Element)) for tree in stories_of(made.data).values())
    return set(made.refused) | (_OF_TAGS if any(map(_TAG.search, texts)) else set())


@pytest.mark.parametrize("maker", [*MAKERS])
def test_a_foreign_document_stays_as_it_is(maker: str) -> None:
    """A document without tags keeps every text and element; only what has a code is refused."""
    count, make = MAKERS[maker]
    for number in range(count):
        made = make(chance_of(SEED, maker, number))
        what, codes = f"{number}: {made.what}", set()
        try:
            filled = compile_file(made.data, "n").render(BASE)
        except TemplateError as error:
            codes = {problem.code for problem in error.problems}
        assert codes <= may_refuse(made), (what, codes)
        assert bool(codes) or not made.refused, what
        if not codes:
            before, after = (package.parts_of(data) for data in (made.data, filled))
            assert sorted(text_of(after)) == sorted(text_of(before)), what
            assert shape_of(filled) == shape_of(made.data), what


def test_the_documents_are_of_many_kinds() -> None:
    """Every piece is tried, in every spelling, and some documents are refused."""
    made = [langka.foreign(chance_of(SEED, "rare elements", number)) for number in range(160)]
    told = " ".join(one.what for one in made)
    assert all(name in told for name in (*langka.PIECES, *langka.REFUSED, *langka.SPELL))
    assert len({one.data for one in made}) == 160
