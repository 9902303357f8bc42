"""Any single Word file with tags: compiled without a type, a profile or shared pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_docs.errors import DataError, Place, Problem, TemplateError
from zi_docs.word import problems
from zi_docs.word.chart_sites import place_charts
from zi_docs.word.compiler import (
    compile_parts,
    flat,
    make_renderer,
    of_marks,
    stop_on,
    stops,
    tidy,
)
from zi_docs.word.compose import insert_fragments, piece_place
from zi_docs.word.foreign import Strange, look_for_strange
from zi_docs.word.gate import open_naskah
from zi_docs.word.link_sites import place_links
from zi_docs.word.merge_fields import (
    NO_FIELDS,
    ROOT,
    Merged,
    merged_values,
    take_merge_fields,
    used_by_fields,
)
from zi_docs.word.paths import EVERYTHING
from zi_docs.word.properties import declare_document
from zi_docs.word.renderer import Renderer
from zi_docs.word.turns import renew_turns


@dataclass(frozen=True, slots=True)
class SingleFile:
    """A Word file that is no document type, ready to be filled; ``marks`` are other programs'."""

    renderer: Renderer
    place: Place
    marks: tuple[Strange, ...]
    warnings: tuple[Problem, ...]
    merged: Merged = NO_FIELDS

    def render(self, values: Mapping[str, Any]) -> bytes:
        """Return the filled file. Raises what :meth:`Renderer.render` does, ZI421 and ZI223."""
        printed, found = merged_values(self.merged.fields, values)
        if found:
            raise DataError(found)
        return self.renderer.render({**values, ROOT: printed} if self.merged.fields else values)

    def judge(self, values: Mapping[str, Any]) -> list[Problem]:
        """Return what is not filled with these values: names that no tag uses, strange marks.

        Raises :class:`TemplateError` (ZI427) when there is something to fill in and no tag for it.
        """
        paths = self.renderer.paths
        used = {path[0] for path in paths if path} | used_by_fields(self.merged, values)
        unused = [] if EVERYTHING in paths else [name for name in values if name not in used]
        names = {mark.name.partition(".")[0].casefold() for mark in self.marks}
        marks = [m._replace(sure=True) for m in self.marks if m.sure or m.name in unused]
        if values and not self.renderer.has_tags:
            texts = [mark.text for mark in marks]
            raise TemplateError(problems.no_tags(self.place, list(values), texts))
        left = [name for name in unused if name.casefold() not in names]
        told = [problems.unused_names(self.place, left)] if left else []
        return [*self.warnings, *of_marks(marks), *told]


def compile_file(data: bytes, place: Place | str, folder: Path | None = None) -> Renderer:
    """Return the renderer of any single Word file; see :func:`read_file`."""
    return read_file(data, place, folder).renderer


def read_file(data: bytes, place: Place | str, folder: Path | None = None) -> SingleFile:
    """Return any single Word file with docxtpl's tags, compiled; no profile is applied.

    Pictures that the data name are read from ``folder``. Raises :class:`TemplateError` with every
    problem found in the file.
    """
    place = Place.of(place)
    package = open_naskah(data, place)
    merged = take_merge_fields(package, place)
    found = flat(tidy(package, place))
    found += insert_fragments(package, {}, place)  # a single file has no shared pieces
    found = found or place_charts(package, place, piece_place)
    found = found or place_links(package, place, piece_place)
    declare_document(package)
    marks, of_fields = look_for_strange(package, place, piece_place)
    stop_on([*found, *filter(stops, of_fields)])
    renew_turns(package)
    parts = compile_parts(package, place, {}, jinja=True)
    renderer = make_renderer(place, package, parts, None, folder)
    marks = tuple(one for one in marks if not any(one.name in code for code in merged.codes))
    return SingleFile(renderer, place, marks, (*of_fields, *merged.idle), merged)
