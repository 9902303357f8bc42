"""Every mistake in a naskah's tags, each with its place in the Word file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from zi_docs.errors import Place, Problem
from zi_docs.ooxml.xml import W
from zi_docs.word import problems_blocks, problems_tags
from zi_docs.word.cargo import ELEMENTS, find_cargo, find_swallowed, level_of, taken_by
from zi_docs.word.complaints import syntax_words
from zi_docs.word.environment import PolicyError, xml_environment
from zi_docs.word.filters import RUN_FILTERS
from zi_docs.word.near_tags import find_near_tags
from zi_docs.word.normalise import find_marks, lines_of, split_marks
from zi_docs.word.stories import paragraphs

MAX_TAGS = 10_000
_STATEMENT = re.compile(r"^\{%-?(tr|tc|p|r)?(\s*)(\w+)?(.*?)-?%\}$", re.DOTALL)
_OUTPUT = re.compile(r"^\{\{-?(p|r|tr|tc)?\s(.*?)-?\}\}$|^\{\{-?(.*?)-?\}\}$", re.DOTALL)
_OPENERS = {"if": "endif", "for": "endfor", "with": "endwith"}
_INNER = {"elif": ("if",), "else": ("if", "for")}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_CELL_TAGS = {"colspan": False, "cellbg": False, "vm": True, "hm": True}  # True: in a loop only
_KNOWN = {*_OPENERS, *_CLOSERS, *_INNER, *_CELL_TAGS, "sisip"}
_SHOWN = (*_OPENERS, *_CLOSERS, *_INNER)  # listed when no command is similar
_LONE = re.compile(r"\{\{|\{%|\{#|%\}|\}\}|#\}")
_LEVELS = ("tr", "tc", "p", "r")


@dataclass(slots=True)
class _Block:
    """A block that is not closed yet.

    ``home`` is the element in which its tags stand: the table of a row that repeats, the cell or
    body of a paragraph. ``row`` and ``cell`` are those around its first tag.
    """

    word: str
    level: str
    place: Place
    home: etree._Element | None
    row: etree._Element | None
    cell: etree._Element | None


@dataclass(slots=True)
class _Lint:
    """What has been found so far in one part.

    ``misspelt`` says that a command is not known; it may have been meant as the end of any block.
    ``lost`` are blocks that were still open when a block around them was closed; their ends may
    still follow. ``taken`` are the elements whose level tag was looked at.
    """

    problems: list[Problem] = field(default_factory=list)
    open: list[_Block] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    misspelt: bool = False
    taken: set[etree._Element] = field(default_factory=set)
    tags: int = 0

    def add(self, found: Problem) -> None:
        self.problems.append(found)

    def add_order(self, found: Problem) -> None:
        """Add a problem about the order of blocks, unless a misspelt command may explain it."""
        if not self.misspelt:
            self.problems.append(found)


def lint_part(
    root: etree._Element, place: Place, piece_file: Callable[[str], Place] = Place
) -> list[Problem]:
    """Return every mistake (ZI411-ZI420) in the tags of a part, in reading order.

    A mistake in a shared piece is reported once, with its place in the piece (``piece_file``
    returns the file), however often the piece was inserted.
    """
    lint = _Lint()
    for here, paragraph in paragraphs(root, place, piece_file):
        own, *equations = map(_joined, lines_of(paragraph))
        _line(lint, paragraph, own, here)
        for mark, lost in find_swallowed(paragraph) if "-" in own else ():
            lint.add(problems_blocks.hyphen_swallows(here, mark, lost))
        for equation in equations:
            _line(lint, paragraph, equation, here.inside("persamaan"))
        if lint.tags > MAX_TAGS:
            return [problems_tags.too_many_tags(place, MAX_TAGS)]
    for block in lint.open:
        closer = f"{{%{block.level} {_OPENERS[block.word]} %}}"
        lint.add_order(problems_blocks.not_closed(block.place, block.word, closer))
    return list(dict.fromkeys(lint.problems))


def _joined(texts: list[etree._Element]) -> str:
    return "".join(text.text or "" for text in texts)


def _line(lint: _Lint, paragraph: etree._Element, text: str, here: Place) -> None:
    """Look at the tags of a paragraph, or of a part of an equation in it."""
    if near := list(find_near_tags(text)):
        lint.misspelt = True
        for tag in near:
            lint.add(problems_tags.near_tag(here, tag.typed, tag.reason, tag.meant))
        return  # what else is wrong in this line may follow from them
    if "{" not in text and "}" not in text:
        return
    pieces = split_marks(text)
    lint.tags += len(pieces) // 2
    if lint.tags > MAX_TAGS:
        return
    for lone in _lone_marks(pieces):
        lint.add(problems_tags.lone_mark(here, lone, text))
    for mark in pieces[1::2]:
        if mark.startswith("{%"):
            _statement(lint, paragraph, mark, here)
        elif mark.startswith("{{"):
            _output(lint, mark, here)
        if not mark.startswith("{{"):
            _alone(lint, paragraph, mark, here)


def _lone_marks(pieces: list[str]) -> list[str]:
    """Return the marks without their pair, but for those that follow from another mistake."""
    explained = {mark[-2:] for mark in pieces[1::2] if _cuts_quotes(mark)}
    found = dict.fromkeys(_LONE.findall("".join(pieces[::2])))
    return [lone for lone in found if lone not in explained]


def _cuts_quotes(mark: str) -> bool:
    """Tell whether a tag ends within quotes: ``{{ "a }} b" }}``; its own end is left over."""
    return not mark.startswith("{#") and any(mark.count(quote) % 2 for quote in "\"'")


def _output(lint: _Lint, mark: str, here: Place) -> None:
    match = _OUTPUT.match(mark)
    prefix, expression = (match[1], match[2] or match[3] or "") if match else (None, "")
    tree = _parse(lint, f"{{{{ {expression} }}}}", mark, here)
    if tree is not None:
        _right_level(lint, prefix, tree, mark, here)


def _right_level(
    lint: _Lint, prefix: str | None, tree: nodes.Template, mark: str, here: Place
) -> None:
    """Report a tag that would lose text: a text as a run, a run as a text, or ``{{p x }}``."""
    bare = mark.strip("{}-").removeprefix(prefix or "").strip()
    value = next(tree.find_all(nodes.Output)).nodes[0]
    if prefix is None:
        if any(node.name in RUN_FILTERS for node in tree.find_all(nodes.Filter)):
            lint.add(problems_blocks.without_r(here, mark, f"{{{{r {bare} }}}}"))
    elif prefix != "r":
        lint.add(problems_blocks.erases_its_place(here, mark, prefix, f"{{{{ {bare} }}}}"))
    elif not _is_run(value):
        lint.add(problems_blocks.no_run(here, mark, bare))


def _is_run(value: nodes.Expr) -> bool:
    """Tell whether a value is a finished run in every branch of its conditions."""
    if isinstance(value, nodes.CondExpr):
        return _is_run(value.expr1) and value.expr2 is not None and _is_run(value.expr2)
    return isinstance(value, nodes.Filter) and value.name in RUN_FILTERS


def _statement(lint: _Lint, paragraph: etree._Element, mark: str, here: Place) -> None:
    match = _STATEMENT.match(mark)
    if match is None or not match[3]:
        lint.add(problems_tags.empty_tag(here, mark))
        return
    level, word, rest = match[1] or "", match[3], match[4]
    if level and "-" in (mark[2], mark[-3]):
        lint.add(problems_blocks.level_with_hyphen(here, mark))
    if not level and word in _LEVELS:
        mend = mark.replace(f"{match[2]}{word}", word, 1)
        lint.add(problems_blocks.spaced_level(here, word, mark, mend))
    elif word not in _KNOWN:
        lint.misspelt = True
        lint.add(problems_tags.unknown_command(here, word, mark, _SHOWN))
    elif word in _OPENERS:
        _open(lint, paragraph, word, level, rest, mark, here)
    elif word in _CLOSERS:
        _close(lint, paragraph, word, level, mark, here)
    elif word in _INNER:
        _inner(lint, paragraph, word, level, rest, mark, here)
    elif word in _CELL_TAGS:
        _cell_tag(lint, paragraph, word, rest, mark, here)


def _open(
    lint: _Lint,
    paragraph: etree._Element,
    word: str,
    level: str,
    rest: str,
    mark: str,
    here: Place,
) -> None:
    _parse(lint, f"{{% {word} {rest} %}}{{% {_OPENERS[word]} %}}", mark, here)
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    lint.open.append(_Block(word, level, here, _home(paragraph, level), row, cell))


def _home(paragraph: etree._Element, level: str) -> etree._Element | None:
    """Return the element in which a tag of this level stands after it took its place."""
    if level == "r":
        return paragraph
    taken = taken_by(level, paragraph) if level else paragraph
    return None if taken is None else taken.getparent()


def _close(
    lint: _Lint, paragraph: etree._Element, word: str, level: str, mark: str, here: Place
) -> None:
    opener = _CLOSERS[word]
    if not any(block.word == opener for block in lint.open):
        if opener in lint.lost:
            lint.lost.remove(opener)
        else:
            lint.add_order(problems_blocks.not_opened(here, mark, opener))
        return
    block = _pop(lint, opener, mark, here)
    if block.level != level:
        opened, closer = f"{{%{block.level} {opener} ... %}}", f"{{%{block.level} {word} %}}"
        lint.add_order(
            problems_blocks.closed_at_another_level(here, opened, block.place, mark, closer)
        )
    else:
        _same_place(lint, block, paragraph, here)


def _pop(lint: _Lint, opener: str, mark: str, here: Place) -> _Block:
    """Return the innermost block of this kind; report the blocks inside it as not closed."""
    while (block := lint.open.pop()).word != opener:
        opened = f"{{%{block.level} {block.word} ... %}}"
        lint.add_order(problems_blocks.closed_too_early(here, mark, opened, block.place))
        lint.lost.append(block.word)
    return block


def _same_place(lint: _Lint, block: _Block, paragraph: etree._Element, here: Place) -> None:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if block.level == "tr" and row is not None and row is block.row:
        lint.add_order(problems_blocks.loop_in_one_row(here))
    elif not block.level and cell is not block.cell:
        lint.add_order(problems_blocks.loop_across_cells(here, block.word, block.place))
    elif _home(paragraph, block.level) is not block.home:
        opened = f"{{%{block.level} {block.word} ... %}}"
        lint.add_order(problems_blocks.closed_elsewhere(here, opened, block.place, block.level))


def _inner(
    lint: _Lint,
    paragraph: etree._Element,
    word: str,
    level: str,
    rest: str,
    mark: str,
    here: Place,
) -> None:
    if not lint.open or lint.open[-1].word not in _INNER[word]:
        lint.add_order(problems_blocks.outside_if(here, mark))
        return
    block = lint.open[-1]
    opened = f"{{%{block.level} {block.word} ... %}}"
    if block.level != level:
        mend = f"{{%{block.level} {word} {rest.strip()}".rstrip() + " %}"
        lint.add_order(
            problems_blocks.inner_of_another_level(here, opened, block.place, mark, mend)
        )
    elif _home(paragraph, level) is not block.home:
        lint.add_order(problems_blocks.closed_elsewhere(here, opened, block.place, level))
    if word == "elif":
        _parse(lint, f"{{% if {rest} %}}{{% endif %}}", mark, here)


def _cell_tag(
    lint: _Lint, paragraph: etree._Element, word: str, rest: str, mark: str, here: Place
) -> None:
    """Report a tag about its cell that is wrong, or stands in no cell, or in none that repeats."""
    if next(paragraph.iterancestors(f"{W}tc"), None) is None:
        lint.add(problems_blocks.outside_table(here, mark, "tc"))
    elif not _CELL_TAGS[word]:
        _parse(lint, f"{{{{ {rest} }}}}", mark, here)
    elif not any(block.word == "for" for block in lint.open):
        lint.add_order(problems_blocks.outside_loop(here, mark))


def _alone(lint: _Lint, paragraph: etree._Element, mark: str, here: Place) -> None:
    """Report what a level tag would take away, and a level tag that can take nothing away."""
    level = level_of(mark)
    taken = taken_by(level, paragraph) if level else None
    if level and taken is None:
        lint.add(problems_blocks.outside_table(here, mark, level))
    elif taken is not None and taken not in lint.taken:
        lint.taken.add(taken)
        if (cargo := find_cargo(taken, mark)) and not _is_a_pair(taken, level):
            lint.add(problems_blocks.cargo_lost(here, mark, level, cargo))


def _is_a_pair(taken: etree._Element, level: str) -> bool:
    """Tell whether a row holds both ends of a loop of rows, which is told by itself."""
    text = "".join(_joined(texts) for p in taken.iter(ELEMENTS["p"]) for texts in lines_of(p))
    words = [mark.text.split()[1] for mark in find_marks(text) if level_of(mark.text) == level]
    return level == "tr" and any(_OPENERS.get(word) in words for word in words)


@lru_cache(maxsize=256)
def _tree(source: str) -> nodes.Template:
    """Return the tree of a single tag, to be looked at only.

    The tags of a naskah come again: in itself, when its pieces are in place, and in other types.
    """
    return xml_environment().parse_checked(source)


def _parse(lint: _Lint, source: str, mark: str, here: Place) -> nodes.Template | None:
    """Parse a single tag, so that a mistake in it is reported with its place."""
    try:
        return _tree(source)
    except TemplateSyntaxError as error:
        lint.add(problems_tags.wrong_tag(here, mark, syntax_words(error.message)))
    except PolicyError as error:
        lint.add(problems_tags.forbidden_tag(here, mark, str(error)))
    return None
