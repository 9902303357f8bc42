"""From a document type to its renderer: gate, tidy, compose, profile, compile.

A list of contexts is rendered here or in other processes; the seam is
``concurrent.futures.Executor``: a pool of processes, or a cluster's executor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateSyntaxError

from zi_docs.errors import Place, Problem, TemplateError, ZiDocsError, problem
from zi_docs.model.doctype import DocType
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.ooxml.package import CONTENT_TYPES, Package, declare_types
from zi_docs.ooxml.xml import parse_xml, to_bytes
from zi_docs.word.complaints import syntax_words
from zi_docs.word.compose import insert_fragments
from zi_docs.word.emblems import replace_pictures
from zi_docs.word.environment import POLICY_MEND, PolicyError
from zi_docs.word.gate import open_naskah
from zi_docs.word.lint import lint_part
from zi_docs.word.normalise import normalise_tags
from zi_docs.word.page_profile import apply_profile
from zi_docs.word.part import Part, compile_part, source_of
from zi_docs.word.partials import Partial, compile_partials
from zi_docs.word.properties import prepare_properties
from zi_docs.word.renderer import Renderer
from zi_docs.word.tags import story_of

_DYNAMIC = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/\w+\.xml"
)

_SLICE = 50
_COMPILED: dict[str, Renderer] = {}  # one process compiles a naskah once, however many slices come

Rendered = bytes | tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CompileSpec:
    """All that compiling a naskah needs; it travels to other processes.

    ``pictures`` are the office's emblems, ``shared`` the names that are the same in every document
    of the batch, ``folder`` where a record's own pictures are.
    """

    doctype: DocType
    profile: TataNaskah
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    shared: Mapping[str, Any] = field(default_factory=dict)
    folder: Path | None = None

    def compile(self) -> Renderer:
        """Return the renderer. Raises :class:`TemplateError`."""
        return compile_doctype(self)


def compile_doctype(spec: CompileSpec) -> Renderer:
    """Return the renderer of a document type: pieces put in, profile applied, tags compiled.

    Raises :class:`TemplateError` with every problem found in the folder.
    """
    doctype, place = spec.doctype, spec.doctype.place()
    package = open_naskah(doctype.naskah, place)
    problems = _tidy(package, place)
    problems += insert_fragments(package, doctype.fragments, place)
    problems = problems or _tidy(package, place)
    replace_pictures(package, spec.pictures, place)
    apply_profile(package, spec.profile, doctype.manifest.keluarga)
    prepare_properties(package, own=True)
    partials, partial_problems = compile_partials(doctype)
    _stop_on(problems + partial_problems)
    parts = _compile_parts(package, place, spec.shared)
    return _renderer(place, package, parts, partials, spec.folder)


def compile_file(data: bytes, place: Place | str, folder: Path | None = None) -> Renderer:
    """Return the renderer of any single Word file with docxtpl's tags, as it is.

    Pictures that its data name are read from ``folder``. Raises :class:`TemplateError` with every
    problem found in it.
    """
    place = Place.of(place)
    package = open_naskah(data, place)
    problems = _tidy(package, place)
    problems += insert_fragments(package, {}, place)  # a lone file has no shared pieces
    prepare_properties(package, own=False)
    _stop_on(problems)
    return _renderer(place, package, _compile_parts(package, place, {}), None, folder)


def _renderer(
    place: Place,
    package: Package,
    parts: list[Part],
    partials: list[Partial] | None,
    folder: Path | None,
) -> Renderer:
    if any(part.pictures for part in parts):
        types = package.parts[CONTENT_TYPES]
        package.parts[CONTENT_TYPES] = declare_types(types, ("png", "jpg"))
    return Renderer(place, package, parts, partials, folder)


def _stop_on(problems: list[Problem]) -> None:
    if problems:
        raise TemplateError(problems)


def _tidy(package: Package, place: Place) -> list[Problem]:
    """Make every tag whole, and return what is wrong with them."""
    problems: list[Problem] = []
    for name, data in package.parts.items():
        if not _DYNAMIC.fullmatch(name) or name.startswith("docProps"):
            continue
        root = parse_xml(data, place.inside(name))
        normalise_tags(root)
        problems += lint_part(root, story_of(place, name))
        package.parts[name] = to_bytes(root)
    return problems


def _compile_parts(package: Package, place: Place, shared: Mapping[str, Any]) -> list[Part]:
    parts: list[Part] = []
    problems: list[Problem] = []
    for name, source, loops_cells in _sources(package, place):
        try:
            parts.append(compile_part(name, source, loops_cells, shared))
        except TemplateSyntaxError as error:
            problems.append(_syntax(error, story_of(place, name), source))
        except PolicyError as error:
            problems.append(_policy(error, story_of(place, name)))
    _stop_on(problems)
    return parts


def _sources(package: Package, place: Place) -> Iterator[tuple[str, str, bool]]:
    for name, data in package.parts.items():
        if not _DYNAMIC.fullmatch(name):
            continue
        source = source_of(name, parse_xml(data, place.inside(name)))
        if source is not None:
            yield name, source, b"{%tc" in data


def _syntax(error: TemplateSyntaxError, place: Place, source: str) -> Problem:
    message = (
        f"Tag Jinja salah tulis: {syntax_words(error.message)}{_excerpt(source, error.lineno)}."
    )
    hint = "Periksa pasangan {{ }} dan {% ... %} di sekitar teks itu."
    return problem("ZI411", place, message, hint)


def _excerpt(source: str, line: int) -> str:
    lines = source.split("\n")
    text = re.sub(r"<[^>]+>", " ", lines[min(line, len(lines)) - 1])
    tags = re.findall(r"\{[{%].*?[%}]\}", text)
    return f" (di antara: {' '.join(tags[-3:])[:120]})" if tags else ""


def _policy(error: PolicyError, place: Place) -> Problem:
    message = f"Naskah memakai yang tidak diizinkan: {error}."
    hint = POLICY_MEND
    return problem("ZI412", place, message, hint)


def render_all(
    renderer: Renderer,
    spec: CompileSpec,
    contexts: Sequence[Mapping[str, Any]],
    executor: Executor | None = None,
) -> Iterator[Rendered]:
    """Yield each context's document, or the problems that forbid it, in order."""
    if executor is None:
        yield from (_render_one(renderer, context) for context in contexts)
        return
    slices = [contexts[i : i + _SLICE] for i in range(0, len(contexts), _SLICE)]
    futures = [executor.submit(_render_slice, renderer.fingerprint, spec, s) for s in slices]
    for future in futures:
        yield from future.result()


def _render_one(renderer: Renderer, context: Mapping[str, Any]) -> Rendered:
    try:
        return renderer.render(context)
    except ZiDocsError as error:
        return error.problems


def _render_slice(
    fingerprint: str, spec: CompileSpec, contexts: Sequence[Mapping[str, Any]]
) -> list[Rendered]:
    renderer = _COMPILED.get(fingerprint)
    if renderer is None:
        renderer = _COMPILED[fingerprint] = spec.compile()
    return [_render_one(renderer, context) for context in contexts]
