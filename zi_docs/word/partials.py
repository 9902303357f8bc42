"""Text partials: the wording of a document as lines that people edit in Notepad.

A partial gives a list of items, one per line. A line that begins with ``- `` is a lettered point of
the item above. Blank lines are skipped and separate nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import Template
from jinja2.exceptions import TemplateSyntaxError

from zi_docs.errors import Place, Problem
from zi_docs.model.doctype import DocType
from zi_docs.word import problems_tags
from zi_docs.word.bounded import add_pulse, run_template
from zi_docs.word.complaints import BROKEN_TEMPLATE, syntax_words
from zi_docs.word.controls import mark_prints
from zi_docs.word.environment import (
    NaskahEnvironment,
    PolicyError,
    text_environment,
    with_printed_marks,
    with_words_of_jinja,
)
from zi_docs.word.filters import JOINER
from zi_docs.word.near_tags import NearTag, find_near_tags
from zi_docs.word.paths import EVERYTHING, UsedPath, used_paths
from zi_docs.word.recall import Recall
from zi_docs.word.tags import faulty_tag, number_tags, place_in, tag_texts
from zi_docs.word.values import MISSING
from zi_docs.word.wording import OF_PARTIALS, Wording

Item = dict[str, Any]

_SHORT = 10_000  # the longest text whose items are remembered


@dataclass(frozen=True, slots=True)
class Partial:
    """One compiled partial of a document type; ``paths`` are the values that it uses."""

    name: str
    place: Place
    source: str
    template: Template
    paths: frozenset[UsedPath]
    recall: Recall[str] | None = field(default=None, compare=False, repr=False)

    def render(self, context: Mapping[str, Any]) -> list[Item]:
        """Return the partial's items, ``{"teks": ..., "butir": [...]}``."""
        text = self.recall.result(context, self._run) if self.recall else self._run(context)
        return _remembered(text) if len(text) <= _SHORT else parse_items(text)

    def _run(self, context: Mapping[str, Any]) -> str:
        return run_template(self.template, context)

    def texts(self, context: Mapping[str, Any]) -> frozenset[str]:
        """Return the texts of the items before a document is made; what fails then is told then."""
        token = MISSING.set([])
        try:
            return frozenset(str(item["teks"]) for item in self.render(context))
        except BROKEN_TEMPLATE:
            return frozenset()
        finally:
            MISSING.reset(token)


def compile_partials(
    doctype: DocType, *, konsep: bool = False
) -> tuple[list[Partial], list[Problem]]:
    """Return the compiled partials, and a problem (ZI411, ZI412) for each that has a mistake.

    They take the meaning of Jinja's words from the type, shared ones too (``tata``). In a
    ``konsep`` the prints of number and date are marked (:mod:`.controls`).
    """
    environment, jinja = text_environment(), doctype.manifest.jinja
    partials: list[Partial] = []
    found: list[Problem] = []
    for name, source in doctype.partials.items():
        place = doctype.partial_place(name)
        if near := list(find_near_tags(source)):
            found += [_near(tag, place, source) for tag in near]
            continue
        try:
            partials.append(_compile(environment, name, place, source, konsep=konsep, jinja=jinja))
        except (TemplateSyntaxError, PolicyError) as error:
            found.append(_complaint(error, environment, place, source))
    return partials, found


def in_use(partials: Iterable[Partial], paths: Collection[UsedPath]) -> list[Partial]:
    """Return the partials that a naskah of these paths prints.

    An office's older naskah does not know the wording that a built-in type got since; a name that
    its data lack there is nobody's fault.
    """
    names = {path[1] for path in paths if path[:1] == (OF_PARTIALS,) and len(path) > 1}
    takes_all = EVERYTHING in paths or (OF_PARTIALS,) in paths
    return [partial for partial in partials if takes_all or partial.name in names]


def _compile(
    environment: NaskahEnvironment,
    name: str,
    place: Place,
    source: str,
    *,
    konsep: bool,
    jinja: bool,
) -> Partial:
    tree = environment.parse_checked(source)
    paths = used_paths(tree)
    if jinja:
        with_words_of_jinja(tree)
    number_tags(tree)
    if konsep:
        mark_prints(tree, tag_texts(source))
    with_printed_marks(tree, JOINER)
    code = environment.compile_checked(add_pulse(tree), str(place))
    template = Template.from_code(environment, code, {})
    return Partial(name, place, source, template, paths, None if konsep else Recall.of(paths))


def parse_items(text: str) -> list[Item]:
    """Return the items in the lines of a rendered partial, without empty ones.

    A line with only a dash is empty too: it is a point whose value is empty.
    """
    items: list[Item] = []
    for line in map(str.strip, text.splitlines()):
        text = line.replace("\u2060", "").strip()
        point = text[2:].strip() if line.startswith("- ") else text
        if not point or line == "-":
            continue
        if line.startswith("- ") and items:
            items[-1]["butir"].append(point)
        else:
            items.append({"teks": text, "butir": []})
    return items


@lru_cache(maxsize=64)  # the wording of most documents is the same
def _remembered(text: str) -> Wording:
    return Wording(parse_items(text))


def _near(tag: NearTag, place: Place, source: str) -> Problem:
    """Return the complaint about what is nearly a tag, with its line."""
    here = place.on_line(source.count("\n", 0, tag.at) + 1)
    return problems_tags.near_tag(here, tag.typed, tag.reason, tag.meant)


def _complaint(
    error: Exception, environment: NaskahEnvironment, place: Place, source: str
) -> Problem:
    """Return what is wrong with a partial, with tag and line where one tag is wrong."""
    if faulty := faulty_tag(environment, source):
        tag, error = faulty
        here, shown = place_in(place, source, tag), tag.text
    else:
        here, shown = place, ""
    if isinstance(error, TemplateSyntaxError):
        words = syntax_words(error.message)
        if shown:
            return problems_tags.wrong_tag(here, shown, words)
        return problems_tags.wrong_tags(place.on_line(error.lineno), words)
    return problems_tags.forbidden_in_text(here, shown, str(error))
