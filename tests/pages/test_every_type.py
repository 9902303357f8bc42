"""Papers of every type, of samples and variants, as they leave the printer: what holds for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import Converter
from zi_docs.run.to_pdf import JOINER

from .gathering import of_samples, of_variants
from .paper import Box, Page, Paper, read_paper

PLEDGES = 2  # of each sample; the others differ from them only by names, which other tests vary
LEFT_EMPTY = 110.0  # millimetres: so high is what goes with a signature at most
FEWEST_LINES = 4  # on a page that is not the first: the head of a table and three rows
TOLERANCE = 2.0  # millimetres
NUMBER_OF = re.compile(r"(?:^|\s)(?:Nomor|Pasal|ayat|huruf|angka|Diktum|Tahun|Rp|NIP)$")
IN_WORDS = re.compile(  # "(enam)", "(dua puluh lima)"
    r"\((?:(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se\w+|puluh|belas|ratus) ?)+\)"
)
HEADING = re.compile(r"[A-Z]\. \w.{2,50}")


@dataclass(frozen=True)
class Made:
    """A document with its pages, its words, and what begins a page of its own in it."""

    name: str
    paper: Paper
    words: frozenset[str]
    openings: frozenset[str]
    framed: bool

    def parted(self) -> Iterator[tuple[Page, Page]]:
        """Yield the pages between which the text runs on."""
        for page, after in pairwise(self.paper.pages):
            first = _plain(after.lines[0].text)[:6] if after.text else ""  # or the page is empty
            if first not in {one[:6] for one in self.openings}:
                yield page, after


def _listed(found: list[Any]) -> str:
    return "\n".join(map(str, found))


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, converter: Converter) -> list[Made]:
    """Every document of the samples, of their pledges two, and of the variants."""
    root = tmp_path_factory.mktemp("semua")
    sheets = [*of_samples(root, PLEDGES), *of_variants(root)]
    results = list(convert([item for item, _ in sheets], converter, JOINER, proses=2))
    assert [result.problems for result in results if not result.ok] == []
    return [
        Made(item.shown, read_paper("", "", manner, item.target), *_contents(item.source))
        for item, manner in sheets
    ]


def _contents(source: Path) -> tuple[frozenset[str], frozenset[str], bool]:
    """Return the words of a document, what begins a page of its own in it, and if it is framed."""
    body = docx.Document(str(source)).element.body
    texts = [_text(one) for one in body.iter(qn("w:p"))]
    framed = body.find(f".//{qn('w:pgBorders')}") is not None
    return frozenset(_pieces(texts)), frozenset(map(_plain, _openings(body))), framed


def _pieces(texts: list[str]) -> Iterator[str]:
    """Yield each word, and each part of it behind which a line may end."""
    for word in " ".join(texts).split():
        yield word
        yield from re.split(r"(?<=[-/\u2013])", word)


def _openings(body: BaseOxmlElement) -> Iterator[str]:
    begins = False
    for block in body.iterchildren():
        text = _text(block)
        begins = begins or block.find(f".//{qn('w:pageBreakBefore')}") is not None
        if begins and text.strip():
            yield text
            begins = False
        begins = begins or block.find(f".//{qn('w:sectPr')}") is not None


def _text(block: BaseOxmlElement) -> str:
    """Return the text of a block; a tab, a line and a paragraph end a word."""
    ends = (qn("w:tab"), qn("w:br"), qn("w:p"))
    return "".join(
        one.text or "" if one.tag == qn("w:t") else " " for one in block.iter(qn("w:t"), *ends)
    )


def _lie_outside(page: Page, framed: bool) -> Iterator[Box]:
    """Yield the words in a margin; the text in a frame is as wide, in the middle of the page."""
    area = page.body
    left = (page.width - (area.right - area.left)) / 2 if framed else area.left
    right = left + area.right - area.left
    for word in page.text:
        inside = left - TOLERANCE <= word.left and word.right <= right + TOLERANCE
        if not inside or word.bottom > area.bottom + TOLERANCE:
            yield word


def test_words_lie_within_the_margins(made: list[Made]) -> None:
    """Only the page number is in a margin, in papers of every type."""
    outside = [
        (one.name, page.number, word.text)
        for one in made
        for page in one.paper.pages
        for word in _lie_outside(page, one.framed)
    ]
    assert not outside, _listed(outside)


def test_no_text_lies_over_another(made: list[Made]) -> None:
    """No word covers more than 30 % of another, in papers of every type."""
    covered = [
        (one.name, page.number, word.text, other.text)
        for one in made
        for page in one.paper.pages
        for word, other in combinations(page.words, 2)
        if word.left < other.right and other.left < word.right and word.shared(other) > 0.3
    ]
    assert not covered, _listed(covered)


def test_a_page_is_full_before_the_next_begins(made: list[Made]) -> None:
    """Where the text runs on, it leaves no more of a page empty than a signature needs."""
    gaps = [
        (one.name, page.number, f"{empty:.0f} mm", [line.text for line in after.lines[:1]])
        for one in made
        for page, after in one.parted()
        if (empty := _empty(page)) > LEFT_EMPTY
    ]
    assert not gaps, _listed(gaps)


def _empty(page: Page) -> float:
    """Return how much of a page is empty below its text, in millimetres."""
    return page.body.bottom - max(word.bottom for word in page.text)


def test_no_page_has_only_a_few_lines(made: list[Made]) -> None:
    """The last page of a running text has enough lines to be no accident."""
    lonely = [
        (one.name, after.number, [line.text for line in after.lines])
        for one in made
        for _, after in one.parted()
        if len(after.lines) < FEWEST_LINES
    ]
    assert not lonely, _listed(lonely)


def test_no_word_is_broken(made: list[Made]) -> None:
    """A line ends between words, or behind a hyphen or slash that the document has."""
    broken = [
        (one.name, page.number, word.text, whole)
        for one in made
        for page in one.paper.pages
        for word in page.text
        if word.text not in one.words
        for whole in one.words
        if word.text.isalpha() and whole.isalpha() and whole.startswith(word.text)
    ]
    assert not broken, _listed(broken)


def test_a_number_stays_with_its_noun(made: list[Made]) -> None:
    """No line ends with "Nomor" or "Pasal", and none parts "6" from "(enam)"."""
    torn = [
        (one.name, page.number, line.text[-40:], after.text[:20])
        for one in made
        for page in one.paper.pages
        for line, after in pairwise(page.lines)
        if _tears(line.text, after.text)
    ]
    assert not torn, _listed(torn)


def _tears(line: str, after: str) -> bool:
    noun = NUMBER_OF.search(line) and after[:1].isdigit()
    return bool(noun) or (line[-1:].isdigit() and IN_WORDS.match(after) is not None)


def test_a_heading_stands_with_its_text(made: list[Made]) -> None:
    """No page ends with "B. Pembahasan", nor with a sentence that leads to what is below it."""
    alone = [
        (one.name, page.number, page.lines[-1].text)
        for one in made
        for page, _ in one.parted()
        if HEADING.fullmatch(page.lines[-1].text) or page.lines[-1].text.endswith(":")
    ]
    assert not alone, _listed(alone)
