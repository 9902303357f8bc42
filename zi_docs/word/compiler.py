"""From a document type to its renderer: gate, tidy, compose, profile, compile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2.exceptions import TemplateSyntaxError

from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.model.doctype import DocType
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.ooxml.charts import part_types
from zi_docs.ooxml.package import CONTENT_TYPES, Package, declare_types
from zi_docs.ooxml.xml import parse_xml, to_bytes
from zi_docs.word import problems, problems_blocks, problems_tags
from zi_docs.word.balance import TornError
from zi_docs.word.cargo import drop_idle_bookmarks, field_codes
from zi_docs.word.chart_sites import place_charts
from zi_docs.word.chart_titles import titled_charts
from zi_docs.word.charts import Chart, ChartCall, read_chart
from zi_docs.word.complaints import syntax_words
from zi_docs.word.compose import insert_fragments, piece_place
from zi_docs.word.controls import control_ids, loosen_controls
from zi_docs.word.emblems import OF_UNIT, replace_pictures, shows_unit
from zi_docs.word.environment import PolicyError, part_tree, xml_environment
from zi_docs.word.foreign import Strange, look_for_strange
from zi_docs.word.gate import open_naskah
from zi_docs.word.link_sites import place_links
from zi_docs.word.lint import lint_part
from zi_docs.word.mark import put_mark
from zi_docs.word.muat import with_steps
from zi_docs.word.normalise import (
    accept_formatting,
    drop_remarks,
    normalise_tags,
    unbind_controls,
)
from zi_docs.word.page_profile import apply_profile
from zi_docs.word.part import Part, compile_part
from zi_docs.word.part_source import source_of
from zi_docs.word.partials import Partial, compile_partials, in_use
from zi_docs.word.paths import EVERYTHING, UsedPath, used_paths
from zi_docs.word.properties import declare_document, prepare_properties
from zi_docs.word.renderer import Konsep, Renderer
from zi_docs.word.stories import (
    PieceFile,
    Stretch,
    piece_at,
    story_names,
    story_of,
    take_fences,
    unfenced,
)
from zi_docs.word.tags import faulty_tag, place_in, tag_numbered
from zi_docs.word.turns import Turns, renew_turns
from zi_docs.word.unfilled import find_unfilled

_OF_PROPERTIES = ("core-properties+xml", "extended-properties+xml", "custom-properties+xml")
_PROPERTIES = re.compile(r"docProps/\w+\.xml")


@dataclass(frozen=True, slots=True)
class Naskah:
    """A type's Word file with its pieces in place and every tag whole, and its wording.

    It holds what does not depend on the office: the profile and the emblems come when it is
    compiled. ``warnings`` are about what is in it and is not filled.
    """

    package: Package
    partials: list[Partial]
    piece_file: PieceFile
    warnings: tuple[Problem, ...] = ()

    def paths(self, place: Place) -> frozenset[UsedPath]:
        """Return the values that the naskah, its pieces and its wording use, by their paths.

        A naskah with a wrong tag may use everything; compiling it tells what is wrong.
        """
        package = Package(dict(self.package.parts))
        try:
            sources = _sources(package, place, self.piece_file)
            trees = [part_tree(source.text) for source in sources]
        except (TemplateSyntaxError, PolicyError):
            return frozenset((EVERYTHING,))
        used: frozenset[UsedPath] = frozenset().union(*map(used_paths, trees))
        return used.union(*(partial.paths for partial in in_use(self.partials, used)))


def read_naskah(doctype: DocType) -> Naskah:
    """Return a type's naskah. Raises :class:`TemplateError` with every problem in the folder."""
    place, piece_file = doctype.place(), doctype.fragment_place
    package = open_naskah(doctype.naskah, place)
    found = flat(tidy(package, place))
    found += insert_fragments(package, doctype.fragments, place, piece_file)
    found = found or flat(tidy(package, place, piece_file))
    found = found or place_charts(package, place, piece_file)
    found = found or place_links(package, place, piece_file)
    partials, wrong_partials = compile_partials(doctype)
    marks, of_fields = look_for_strange(package, place, piece_file)
    stop_on([*found, *wrong_partials, *filter(stops, of_fields)])
    renew_turns(package)
    warnings = (*of_fields, *of_marks(marks))
    return Naskah(package, partials, piece_file, warnings)


def stops(problem: Problem) -> bool:
    """Tell whether a problem is an error."""
    return problem.is_error


def of_marks(marks: Sequence[Strange]) -> list[Problem]:
    """Return one warning (ZI429) about the marks of other programs."""
    sure = [mark for mark in marks if mark.sure]
    texts = [mark.text for mark in sure]
    return [problems.strange_marks(sure[0].place, texts, sure[0].name)] if sure else []


@dataclass(frozen=True, slots=True)
class CompileSpec:
    """All that compiling a naskah needs; it is sent to other processes.

    ``pictures`` are the office's emblems, ``emblems`` those of its units by their files. ``shared``
    are the names that are the same in every document of the batch. ``folder`` holds the pictures of
    single records. ``naskah`` is the type's naskah if it was read already; another process reads
    its own. ``konsep`` asks for the renderer of a konsep: what is printed of number and date is a
    control with dots, and every page has the mark.
    """

    doctype: DocType
    profile: TataNaskah
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    shared: Mapping[str, Any] = field(default_factory=dict)
    folder: Path | None = None
    naskah: Naskah | None = field(default=None, compare=False, repr=False)
    konsep: bool = False
    emblems: Mapping[str, bytes] = field(default_factory=dict)

    def of_unit(self, emblem: bytes) -> CompileSpec:
        """Return the same for the documents of a unit with an emblem of its own."""
        return replace(self, pictures={**self.pictures, OF_UNIT: emblem}, emblems={})

    def compile(self) -> Renderer:
        """Return the renderer. Raises :class:`TemplateError`."""
        return compile_doctype(self)

    def for_another_process(self) -> CompileSpec:
        """Return the same without the naskah that was read here, which would be sent each time."""
        return replace(self, naskah=None)


def compile_doctype(spec: CompileSpec) -> Renderer:
    """Return the renderer of a document type: insert pieces, apply the profile, compile tags.

    Raises :class:`TemplateError` with every problem found in the folder.
    """
    doctype, place = spec.doctype, spec.doctype.place()
    naskah = spec.naskah or read_naskah(doctype)
    package = Package(dict(naskah.package.parts))
    emblems = spec.emblems if shows_unit(package) else {}
    replace_pictures(package, spec.pictures, place)
    apply_profile(package, spec.profile, doctype.manifest.keluarga)
    declare_document(package)
    prepare_properties(package)
    konsep, partials = None, naskah.partials
    if spec.konsep:
        put_mark(package)
        loosen_controls(package)
        partials, _ = compile_partials(doctype, konsep=True)
        konsep = Konsep(doctype.manifest.judul, control_ids(package))
    kind = {"konsep": spec.konsep, "jinja": doctype.manifest.jinja}
    parts = compile_parts(package, place, spec.shared, naskah.piece_file, **kind)
    parts = with_steps(parts, package, doctype, spec.shared, spec.konsep)
    renderer = make_renderer(place, package, parts, partials, spec.folder, konsep)
    renderer.add_units({name: spec.of_unit(data).compile() for name, data in emblems.items()})
    return renderer


def make_renderer(
    place: Place,
    package: Package,
    parts: list[Part],
    partials: list[Partial] | None,
    folder: Path | None,
    konsep: Konsep | None = None,
) -> Renderer:
    """Return the renderer of compiled parts; ``folder`` is where its pictures are."""
    if any(part.pictures for part in parts):
        types = package.parts[CONTENT_TYPES]
        package.parts[CONTENT_TYPES] = declare_types(types, ("png", "jpg"))
    charts, turns = _charts(package, parts), Turns.of(package)
    return Renderer(place, package, parts, partials, folder, charts, konsep, turns)


def _charts(package: Package, parts: list[Part]) -> dict[str, Chart]:
    """Return the charts that the parts of a naskah draw, by the names of their own parts."""
    calls: Iterator[ChartCall] = (call for part in parts for call in part.charts)
    return {call.key: read_chart(package, call) for call in calls}


def stop_on(found: list[Problem]) -> None:
    """Raise :class:`TemplateError` with these problems, if there are any."""
    if found:
        raise TemplateError(list(dict.fromkeys(found)))


def flat(found: Mapping[str, Sequence[Problem]]) -> list[Problem]:
    """Return the problems of all parts."""
    return [problem for problems in found.values() for problem in problems]


def tidy(
    package: Package, place: Place, piece_file: PieceFile = piece_place
) -> dict[str, list[Problem]]:
    """Make every tag whole; return what is wrong with the tags of each part."""
    stories = {
        name: parse_xml(package.parts[name], story_of(place, name)) for name in story_names(package)
    }
    codes = field_codes(stories.values())
    found: dict[str, list[Problem]] = {}
    for name, root in stories.items():
        drop_remarks(root)
        accept_formatting(root)
        normalise_tags(root)
        unbind_controls(root)
        drop_idle_bookmarks(root, codes)
        found[name] = lint_part(root, story_of(place, name), piece_file)
        package.parts[name] = to_bytes(root)
    return found


class _Source(NamedTuple):
    """The source of a part, and its place."""

    name: str
    place: Place
    text: str
    pieces: tuple[Stretch, ...]
    loops_cells: bool


def compile_parts(
    package: Package,
    place: Place,
    shared: Mapping[str, Any],
    piece_file: PieceFile = piece_place,
    *,
    konsep: bool = False,
    jinja: bool = False,
) -> list[Part]:
    """Return the compiled parts. Raises :class:`TemplateError` with every problem of them."""
    tried = try_parts(package, place, shared, piece_file, konsep=konsep, jinja=jinja)
    stop_on([*flat(tried.found), *tried.unfilled])
    return tried.parts


class Tried(NamedTuple):
    """The parts that can be compiled, and what is wrong with the others by their names.

    ``unfilled`` are the complaints about tags in parts that nothing fills.
    """

    parts: list[Part]
    found: dict[str, list[Problem]]
    unfilled: list[Problem]


def try_parts(
    package: Package,
    place: Place,
    shared: Mapping[str, Any],
    piece_file: PieceFile = piece_place,
    *,
    konsep: bool = False,
    jinja: bool = False,
) -> Tried:
    """Compile the parts of a tidy package that have tags, each by itself."""
    parts: list[Part] = []
    found: dict[str, list[Problem]] = {}
    turns = Turns.of(package)
    for source in list(_sources(package, place, piece_file, turns)):
        name, _, text, pieces, loops_cells = source
        renews = turns is not None and turns.concerns(name)
        known = partial(compile_part, name, text, loops_cells, shared, pieces)
        try:
            parts.append(known(konsep=konsep, jinja=jinja, renews=renews, whole=True))
        except (TemplateSyntaxError, PolicyError) as error:
            found[name] = [_complaint(error, source)]
        except TornError as error:
            found[name] = [_torn(error, source)]
    filled = {*_changing(package), *_drawn(package, parts)}
    return Tried(parts, found, list(find_unfilled(package, filled, place)))


def _sources(
    package: Package, place: Place, piece_file: PieceFile, turns: Turns | None = None
) -> Iterator[_Source]:
    """Yield the source of each part that has tags, or that takes what ``turns`` renew.

    The fences around pieces are removed everywhere.
    """
    taking = {} if turns is None else turns.parts
    for name in dict.fromkeys([*_changing(package), *taking.values()]):
        data, story = package.parts[name], story_of(place, name)
        root = parse_xml(data, story)
        fenced = source_of(name, root, always=name in taking.values())
        if take_fences(root):
            package.parts[name] = to_bytes(root)
        if fenced is not None:
            text, pieces = unfenced(fenced, piece_file)
            yield _Source(name, story, text, pieces, b"{%tc" in data)


def _torn(error: TornError, source: _Source) -> Problem:
    """Return the complaint about a block that can't be left out."""
    tag = tag_numbered(source.text, error.number)
    story = piece_at(source.pieces, tag.at) or source.place
    return problems_blocks.torn_block(place_in(story, source.text, tag), tag.text)


def _changing(package: Package) -> list[str]:
    """Return the parts whose tags are filled: stories, properties of the file, titles of charts."""
    stories, types = (
        {*story_names(package), *titled_charts(package)},
        part_types(package.parts[CONTENT_TYPES]),
    )
    return [
        name
        for name in package.parts
        if name in stories or _PROPERTIES.fullmatch(name) or types.of(name).endswith(_OF_PROPERTIES)
    ]


def _drawn(package: Package, parts: list[Part]) -> set[str]:
    """Return the parts of charts whose texts are written anew: the chart itself, its workbook."""
    charts = _charts(package, parts).values()
    return {name for chart in charts for name in (chart.name, chart.workbook)}


def _complaint(error: Exception, source: _Source) -> Problem:
    """Return why a part can't be compiled; name the tag and its piece where one tag is wrong."""
    if faulty := faulty_tag(xml_environment(), source.text):
        tag, error = faulty
        story = piece_at(source.pieces, tag.at) or source.place
        here, shown = place_in(story, source.text, tag), tag.text
    else:
        here, shown = source.place, ""
    if not isinstance(error, TemplateSyntaxError):
        return problems_tags.forbidden_tag(here, shown, str(error))
    words = syntax_words(error.message)
    return (
        problems_tags.wrong_tag(here, shown, words)
        if shown
        else problems_tags.wrong_tags(here, words)
    )
