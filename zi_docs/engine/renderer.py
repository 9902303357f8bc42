"""A document type compiled once, rendered many times as pure strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from lxml import etree

from zi_docs.engine.check import check_part
from zi_docs.engine.compose import insert_fragments, replace_pictures, to_bytes
from zi_docs.engine.docxtpl_bridge import patch_xml
from zi_docs.engine.environment import PolicyError, xml_environment
from zi_docs.engine.gate import open_naskah
from zi_docs.engine.lint import lint_part
from zi_docs.engine.normalise import normalise_tags
from zi_docs.engine.package import DOCUMENT, Member, Package, parse_xml, zip_of
from zi_docs.engine.page_profile import apply_profile
from zi_docs.engine.partials import Partials, compile_partials
from zi_docs.engine.properties import CORE, prepare_properties
from zi_docs.engine.values import MISSING, RefusedValueError
from zi_docs.errors import DataError, Problem, TemplateError, galat
from zi_docs.model.doctype import DocType
from zi_docs.model.tata_naskah import TataNaskah

__all__ = ["Renderer", "compile_doctype", "compile_file"]

_TAGGED = ("{{", "{%", "{#")
_DYNAMIC = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/\w+\.xml"
)
_DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>\s*")
_STORIES = {
    "document": "",
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
    "comments": "komentar",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """One part that changes per record."""

    name: str
    template: Template
    with_ids: bool
    source: str


class Renderer:
    """Renders one document type; safe to use from several threads."""

    def __init__(
        self, place: str, package: Package, parts: Sequence[_Part], partials: Partials | None
    ) -> None:
        self.place = place
        self._parts = tuple(parts)
        self._partials = partials
        changing = {part.name for part in parts}
        self._fixed = tuple(
            Member.of(name, data) for name, data in package.parts.items() if name not in changing
        )

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Return the Word file for one record.

        The same context gives the same bytes. Raises :class:`DataError` (ZI421 a name that is
        missing, ZI422 a value that must not be printed) or :class:`TemplateError` (ZI423, ZI424).
        """
        token = MISSING.set([])
        try:
            values = self._with_partials(context)
            members = [self._member(part, values) for part in self._parts]
            if missing := MISSING.get():
                raise DataError(self._missing(missing))
        finally:
            MISSING.reset(token)
        return zip_of((*self._fixed, *members))

    def _with_partials(self, context: Mapping[str, Any]) -> Mapping[str, Any]:
        partials = self._partials
        if partials is None:
            return context
        bagian = self._guard("bagian (.j2)", lambda: partials.render(context))
        return {**context, "bagian": bagian}

    def _member(self, part: _Part, context: Mapping[str, Any]) -> Member:
        xml = self._guard(part.name, lambda: part.template.render(context))
        try:
            data = check_part(xml.encode(), part.with_ids)
        except etree.XMLSyntaxError as error:
            raise TemplateError(self._broken(part.name)) from error
        return Member.of(part.name, data)

    def _guard(self, where: str, render: Callable[[], Any]) -> Any:
        try:
            return render()
        except RefusedValueError as error:
            raise DataError(self._refused(where, error)) from error
        except (
            SecurityError,
            TemplateRuntimeError,
            TypeError,
            ValueError,
            ArithmeticError,
            LookupError,
            AttributeError,
            RecursionError,
        ) as error:
            raise TemplateError(self._failed(where, error)) from error

    def _missing(self, names: Sequence[str]) -> list[Problem]:
        return [
            galat(
                "ZI421",
                self.place,
                f'Nama "{self._path(name)}" tidak ada dalam data.',
                "Periksa ejaan nama itu di naskah, atau tambahkan kolomnya pada data.",
            )
            for name in dict.fromkeys(names)
        ]

    def _path(self, name: str) -> str:
        """Return the whole dotted path as the naskah writes it, where it can be found."""
        pattern = re.compile(rf"[\w.]+\.{re.escape(name)}\b")
        for part in self._parts:
            if found := pattern.search(part.source):
                return found.group()
        return name

    def _refused(self, where: str, error: RefusedValueError) -> Problem:
        return galat(
            "ZI422",
            f"{self.place}, {where}",
            f"Ada isian yang {error}.",
            "Perbaiki isian itu pada data, lalu jalankan lagi.",
        )

    def _failed(self, where: str, error: Exception) -> Problem:
        return galat(
            "ZI423",
            f"{self.place}, {where}",
            f"Templat gagal diisi: {error}.",
            "Periksa tag dan saringan pada naskah.",
        )

    def _broken(self, where: str) -> Problem:
        return galat(
            "ZI424",
            f"{self.place}, {where}",
            "Hasil isian bukan dokumen Word yang sah.",
            "Periksa letak tag {%tr %}, {%p %}, dan {% if %} di naskah.",
        )


def compile_doctype(
    doctype: DocType, profile: TataNaskah, pictures: Mapping[str, bytes]
) -> Renderer:
    """Return the renderer of a document type: pieces put in, profile applied, tags compiled.

    Raises :class:`TemplateError` with every problem found in the folder.
    """
    place = doctype.place()
    package = open_naskah(doctype.naskah, place)
    problems = _tidy(package, place)
    problems += insert_fragments(package, doctype.fragments, place)
    if not problems:
        problems = _tidy(package, place)
    replace_pictures(package, pictures, place)
    apply_profile(package, profile, doctype.manifest.keluarga)
    prepare_properties(package, own=True)
    partials, partial_problems = compile_partials(doctype)
    return _compile(package, place, partials, problems + partial_problems)


def compile_file(data: bytes, place: str) -> Renderer:
    """Return the renderer of any single Word file with docxtpl's tags, as it is.

    Raises :class:`TemplateError` with every problem found in it.
    """
    package = open_naskah(data, place)
    problems = _tidy(package, place)
    prepare_properties(package, own=False)
    return _compile(package, place, None, problems)


def _compile(
    package: Package, place: str, partials: Partials | None, problems: list[Problem]
) -> Renderer:
    if problems:
        raise TemplateError(problems)
    parts: list[_Part] = []
    for name, data in package.parts.items():
        if not _DYNAMIC.fullmatch(name):
            continue
        source = _source(name, data)
        if source is None:
            continue
        try:
            parts.append(_compile_part(name, source))
        except TemplateSyntaxError as error:
            problems.append(_syntax(error, f"{place}, {name}", source))
        except PolicyError as error:
            problems.append(_policy(error, f"{place}, {name}"))
    if problems:
        raise TemplateError(problems)
    return Renderer(place, package, parts, partials)


def _source(name: str, data: bytes) -> str | None:
    """Return the Jinja source of a part, or None when it holds no tags."""
    text = _DECLARATION.sub("", data.decode("utf-8"))
    source = text if name == CORE else patch_xml(text)
    if not any(mark in source for mark in _TAGGED):
        return None
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{source}'


def _tidy(package: Package, place: str) -> list[Problem]:
    """Make every tag whole, and return what is wrong with them."""
    problems: list[Problem] = []
    for name, data in package.parts.items():
        if not _DYNAMIC.fullmatch(name) or name.startswith("docProps"):
            continue
        root = parse_xml(data, f"{place}, {name}")
        normalise_tags(root)
        where = next((words for part, words in _STORIES.items() if part in name), name)
        problems += lint_part(root, f"{place}, {where}" if where else place)
        package.parts[name] = to_bytes(root)
    return problems


def _compile_part(name: str, source: str) -> _Part:
    environment = xml_environment()
    tree = environment.parse_checked(source)
    code = environment.compile(tree, name=name, filename=name)
    template = Template.from_code(environment, code, environment.make_globals(None))
    return _Part(name, template, name == DOCUMENT and _repeats_ids(tree), source)


def _repeats_ids(tree: nodes.Template) -> bool:
    """Tell whether a loop holds pictures or bookmarks, whose ids would repeat."""
    return any(
        mark in data.data
        for loop in tree.find_all(nodes.For)
        for data in loop.find_all(nodes.TemplateData)
        for mark in ("<wp:docPr", "<w:bookmarkStart")
    )


def _syntax(error: TemplateSyntaxError, place: str, source: str) -> Problem:
    excerpt = _excerpt(source, error.lineno)
    return galat(
        "ZI411",
        place,
        f"Tag Jinja salah tulis: {error.message}{excerpt}",
        "Periksa pasangan {{ }} dan {% ... %} di sekitar teks itu.",
    )


def _excerpt(source: str, line: int) -> str:
    lines = source.split("\n")
    text = re.sub(r"<[^>]+>", " ", lines[min(line, len(lines)) - 1])
    tags = re.findall(r"\{[{%].*?[%}]\}", text)
    return f" (di antara: {' '.join(tags[-3:])[:120]})" if tags else ""


def _policy(error: PolicyError, place: str) -> Problem:
    return galat(
        "ZI412",
        place,
        f"Naskah memakai yang tidak diizinkan: {error}.",
        "Pakai hanya {{ nama }}, if, for, with, dan saringan yang tercantum di panduan.",
    )
