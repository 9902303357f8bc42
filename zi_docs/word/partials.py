"""Text partials: the wording of a document as lines that people edit in Notepad.

A partial gives a list of items, one per line. A line that begins with ``- `` belongs to the item
above as one of its lettered points. Blank lines part nothing and are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template
from jinja2.exceptions import TemplateSyntaxError
from jinja2.meta import find_undeclared_variables

from zi_docs.errors import Place, Problem, problem
from zi_docs.model.doctype import DocType
from zi_docs.word.bounded import add_pulse, run_template
from zi_docs.word.complaints import syntax_words
from zi_docs.word.environment import POLICY_MEND, NaskahEnvironment, PolicyError, text_environment
from zi_docs.word.tags import number_tags

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Partial:
    """One partial of a document type, compiled."""

    name: str
    place: Place
    source: str
    template: Template
    names: frozenset[str]

    def render(self, context: Mapping[str, Any]) -> list[Item]:
        """Return the partial's items, ``{"teks": ..., "butir": [...]}``."""
        return parse_items(run_template(self.template, context))


def compile_partials(doctype: DocType) -> tuple[list[Partial], list[Problem]]:
    """Return the partials compiled, and a problem (ZI411, ZI412) for each that can't be."""
    environment = text_environment()
    partials: list[Partial] = []
    problems: list[Problem] = []
    for name, source in doctype.partials.items():
        place = doctype.partial_place(name)
        try:
            partials.append(_compile(environment, name, place, source))
        except TemplateSyntaxError as error:
            problems.append(_syntax(error, place))
        except PolicyError as error:
            problems.append(_policy(error, place))
    return partials, problems


def _compile(environment: NaskahEnvironment, name: str, place: Place, source: str) -> Partial:
    tree = environment.parse_checked(source)
    number_tags(tree)
    names = frozenset(find_undeclared_variables(tree))
    code = environment.compile_checked(add_pulse(tree), str(place))
    return Partial(name, place, source, Template.from_code(environment, code, {}), names)


def parse_items(text: str) -> list[Item]:
    """Return the items that the lines of a rendered partial make; an empty one is left out.

    A line that is only the dash of a point whose value is empty is empty too.
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


def _syntax(error: TemplateSyntaxError, place: Place) -> Problem:
    return problem(
        "ZI411",
        place.on_line(error.lineno),
        f"Tag Jinja salah tulis: {syntax_words(error.message)}.",
        "Periksa pasangan {{ }} dan {% ... %} pada baris itu.",
    )


def _policy(error: PolicyError, place: Place) -> Problem:
    return problem(
        "ZI412",
        place,
        f"Templat memakai yang tidak diizinkan: {error}.",
        f"{POLICY_MEND} Kaya, gambar, dan qr hanya dapat dipakai di naskah Word.",
    )
