"""Text partials: the wording of a document as lines that people edit in Notepad.

A partial gives a list of items, one per line. A line that begins with ``- `` belongs to the item
above as one of its lettered points. Blank lines part nothing and are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template
from jinja2.exceptions import TemplateSyntaxError

from zi_docs.engine.environment import PolicyError, text_environment
from zi_docs.errors import Problem, galat
from zi_docs.model.doctype import DocType

__all__ = ["Partials", "compile_partials", "parse_items"]

Item = dict[str, Any]


class Partials:
    """The compiled partials of a document type."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self._templates = templates

    def render(self, context: Mapping[str, Any]) -> dict[str, list[Item]]:
        """Return each partial's items, ``{"teks": ..., "butir": [...]}``, by its name."""
        return {
            name: parse_items(template.render(context))
            for name, template in self._templates.items()
        }


def compile_partials(doctype: DocType) -> tuple[Partials, list[Problem]]:
    """Return the partials compiled, and a problem (ZI411, ZI412) for each that can't be."""
    environment = text_environment()
    templates: dict[str, Template] = {}
    problems: list[Problem] = []
    for name, source in doctype.partials.items():
        place = doctype.place(f"{name}.j2")
        try:
            environment.parse_checked(source)
            templates[name] = environment.from_string(source)
        except TemplateSyntaxError as error:
            problems.append(_syntax(error, place))
        except PolicyError as error:
            problems.append(_policy(error, place))
    return Partials(templates), problems


def parse_items(text: str) -> list[Item]:
    """Return the items that the lines of a rendered partial make."""
    items: list[Item] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        clean = line.replace("\u2060", "")
        if line.startswith("- ") and items:
            items[-1]["butir"].append(clean[2:].strip())
        else:
            items.append({"teks": clean, "butir": []})
    return items


def _syntax(error: TemplateSyntaxError, place: str) -> Problem:
    return galat(
        "ZI411",
        f"{place}, baris {error.lineno}",
        f"Tag Jinja salah tulis: {error.message}",
        "Periksa pasangan {{ }} dan {% ... %} pada baris itu.",
    )


def _policy(error: PolicyError, place: str) -> Problem:
    return galat(
        "ZI412",
        place,
        f"Templat memakai yang tidak diizinkan: {error}.",
        "Pakai hanya {{ nama }}, if, for, with, dan saringan yang tercantum di panduan.",
    )
