"""Which tag of a source failed, and where it stands.

Every tag has a number, which the compiled code uses as its line number. So a traceback leads to the
tag, and nothing is counted while a document is made.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateSyntaxError

from zi_docs.errors import LONGEST_QUOTE, Place, excerpt
from zi_docs.word.charts import CHART_WORDS
from zi_docs.word.environment import NaskahEnvironment, PolicyError, xml_environment
from zi_docs.word.links import LINK_WORDS
from zi_docs.word.normalise import find_marks, split_marks

_STATEMENTS = (nodes.For, nodes.If, nodes.With)
_WORDS = {"for", "if", "elif", "with"}
_COMMAND = re.compile(r"\{%[-+]?\s*(\w+)")
_OURS = "{{ ("
_CHART, _LINK = f'{_OURS}"{CHART_WORDS}', f'{_OURS}"{LINK_WORDS}'
_DRAWING = re.compile(r'<wp:docPr [^<>]*?\bname="([^"<>]*)"')


class Tag(NamedTuple):
    """A tag as the source writes it, and where it begins there."""

    text: str
    at: int

    @property
    def shown(self) -> str:
        """The tag as a message shows it; a very long one is shortened."""
        return excerpt(self.text)


def number_tags(tree: nodes.Template) -> None:
    """Replace the line number of every tag by the tag's number, in the order of the source.

    :func:`_lexed` counts the tokens in the same way. ``{{ }}``, ``if``, ``elif``, ``for`` and
    ``with`` have a number; ``else``, ends and comments have none. The condition of
    ``for a in d if a.x`` has the number of its loop.
    """
    for number, node in zip(count(1), _numbered(tree), strict=False):
        node.lineno = number
        if isinstance(node, nodes.For) and node.test is not None:
            node.test.lineno = number


def _numbered(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield from (n for n in child.nodes if not isinstance(n, nodes.TemplateData))
        elif isinstance(child, _STATEMENTS):
            yield child
            yield from _numbered(child)


def failing_tag(error: BaseException, template: Template, source: str) -> Tag | None:
    """Return the tag of the source at which a template failed."""
    number, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == template.filename:
            number = template.get_corresponding_lineno(step.tb_lineno)
        step = step.tb_next
    tags = _tags(source)
    return tags[number - 1] if 0 < number <= len(tags) else None


def tag_texts(source: str) -> tuple[str, ...]:
    """Return the numbered tags of a source as it writes them, in order."""
    return tuple(tag.text for tag in _tags(source))


def tag_numbered(source: str, number: int) -> Tag:
    """Return the tag of a source that has this number."""
    return _tags(source)[number - 1]


def tag_that_says(path: str, source: str) -> Tag | None:
    """Return the first tag that holds a dotted path."""
    spoken = re.compile(rf"(?<![\w.]){re.escape(path)}(?!\w)")
    return next((tag for tag in _tags(source) if spoken.search(tag.text)), None)


@lru_cache(maxsize=64)
def _tags(source: str) -> tuple[Tag, ...]:
    """Return the numbered tags of a source, in order."""
    return tuple(_lexed(source))


def _lexed(source: str) -> Iterator[Tag]:
    pieces: list[str] = []
    counts, at = False, 0
    for _, kind, value in xml_environment().lex(source):
        if kind in ("variable_begin", "block_begin"):
            pieces, counts = [], kind == "variable_begin"
        elif kind == "name" and len("".join(pieces).strip("{%-+ \n")) == 0:
            counts = counts or value in _WORDS
        pieces.append(value)
        if kind in ("variable_end", "block_end"):
            text = "".join(pieces).strip()
            at = max(source.find(text, at), at)
            if counts:
                yield Tag(_as_typed(text), at)
            at += len(text)


def _as_typed(tag: str) -> str:
    """Return the text of a chart, or the address of a link, where a tag was put for it."""
    if not tag.startswith((_CHART, _LINK)):
        return tag
    try:
        typed = str(json.JSONDecoder().raw_decode(tag, len(_OURS))[0])
    except ValueError:
        return tag
    return typed.removeprefix(LINK_WORDS)


def faulty_tag(environment: NaskahEnvironment, source: str) -> tuple[Tag, Exception] | None:
    """Return the first tag that is wrong by itself, with the error of Jinja or of the policy.

    Return None when every tag is right and only their order is wrong.
    """
    for mark in find_marks(source):
        if error := _fault(environment, mark.text):
            return Tag(mark.text, mark.begin), error
    return None


def _fault(environment: NaskahEnvironment, tag: str) -> Exception | None:
    """Return what is wrong with a tag, tried together with the end of its block.

    ``{% if x. %}`` is tried as ``{% if x. %}{% endif %}``, an ``elif`` as an ``if``. An end tag is
    never wrong by itself.
    """
    command = _COMMAND.match(tag)
    word = command[1] if command else ""
    if word.startswith("end") or word == "else" or tag.startswith(("$", "{#")):
        return None
    alone = tag.replace("elif", "if", 1) if word == "elif" else tag
    ended = f"{alone}{{% end{word.removeprefix('el')} %}}"
    errors = [_error(environment, source) for source in ([alone, ended] if word else [alone])]
    return errors[-1] if all(errors) else None


def _error(environment: NaskahEnvironment, source: str) -> Exception | None:
    try:
        environment.parse_checked(source)
    except (TemplateSyntaxError, PolicyError) as error:
        return error
    return None


def place_in(place: Place, source: str, tag: Tag) -> Place:
    """Return where a tag stands: the line in a text, or the words of its paragraph."""
    if not source.startswith("<?xml"):
        return place.on_line(source.count("\n", 0, tag.at) + 1)
    if source.startswith(_CHART, tag.at):
        name = _DRAWING.findall(source, source.rfind("<wp:docPr ", 0, tag.at), tag.at)
        return place.inside(f'bagan "{html.unescape(name[-1]) if name else ""}"')
    if source.startswith(_LINK, tag.at):
        return place.inside(f'tautan "{_words_of_link(source, tag.at)}"')
    begin = max(source.rfind("<w:p>", 0, tag.at), source.rfind("<w:p ", 0, tag.at))
    if begin <= source.rfind("</w:p>", 0, tag.at):
        return place.inside(f'"{tag.shown}"')
    before = _plain(source[begin : tag.at])
    after = _plain(source[tag.at : source.find("</w:p>", tag.at)])
    if len(before) + len(after) > LONGEST_QUOTE:
        before = f"…{before[-LONGEST_QUOTE // 4 :]}"
    return place.inside(f'"{excerpt(before + after)}"')


def _words_of_link(source: str, at: int) -> str:
    """Return what a reader clicks on; ``at`` is the beginning of the address in the link."""
    if not source.startswith("<w:hyperlink", source.rfind("<", 0, at)):
        return "gambar"
    begin = source.find(">", source.find("}}", at)) + 1
    return excerpt(_plain(source[begin : source.find("</w:hyperlink>", begin)]))


def _plain(source: str) -> str:
    """Return what a person sees of some source: its text and tags, without markup."""
    pieces = split_marks(source)
    pieces[::2] = (html.unescape(re.sub(r"</?\w[^<>]*>", "", text)) for text in pieces[::2])
    return "".join(pieces).replace("\n", " ")
