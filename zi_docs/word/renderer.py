"""A compiled naskah, which is rendered many times as plain strings."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from zi_docs.errors import DataError, Place, Problem
from zi_docs.ooxml.charts import with_part_types
from zi_docs.ooxml.package import CONTENT_TYPES, Member, Package, Start, rels_name, zip_of
from zi_docs.word.charts import CHARTS, Chart, ChartTray, unused_prefix, without_charts
from zi_docs.word.complaints import BROKEN_TEMPLATE, Text, missing_names, translated
from zi_docs.word.controls import CONTROLS, DOTS, ControlTray
from zi_docs.word.emblems import OF_UNIT
from zi_docs.word.links import LINKS, LinkTray, with_links
from zi_docs.word.part import Part
from zi_docs.word.partials import Partial, in_use
from zi_docs.word.paths import UsedPath
from zi_docs.word.pictures import PICTURES, PictureTray, with_relations
from zi_docs.word.stories import story_of
from zi_docs.word.turns import TURNS, Turns, TurnTray
from zi_docs.word.values import MISSING

T = TypeVar("T")


class _Run:
    """The rendering of one record; ``problems`` are the names that its data does not have.

    ``types`` are the content types of the parts that it adds. ``media`` and ``addresses`` are the
    pictures and links of parts that renew: a note may take some of them into another part.
    """

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.problems: list[Problem] = []
        self.types: dict[str, str] = {}
        self.media: dict[str, tuple[str, bytes]] = {}
        self.addresses: dict[str, str] = {}

    def fill(self, text: Text, render: Callable[[Mapping[str, Any]], T]) -> T:
        """Return the result of a part or a partial; every failure is raised with its place."""
        noted: list[str] = []
        token = MISSING.set(noted)
        try:
            return render(self.context)
        except BROKEN_TEMPLATE as error:
            if noted:  # the failure follows from what is missing
                found = missing_names(text, noted, self.context)
                raise DataError([*self.problems, *found]) from error
            raise translated(error, text) from error
        finally:
            MISSING.reset(token)
            if noted:
                self.problems += missing_names(text, noted, self.context)


@dataclass(frozen=True, slots=True)
class Konsep:
    """What a konsep has of its own: a title without number, and controls.

    ``taken`` are the ids of controls that the naskah has itself.
    """

    judul: str
    taken: frozenset[int]

    @contextmanager
    def writing(self, *, filled: bool) -> Iterator[None]:
        """Count the controls of one document; ``filled`` ones hold the real values."""
        token = CONTROLS.set(ControlTray(filled, self.taken))
        try:
            yield
        finally:
            CONTROLS.reset(token)

    def context(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of a konsep: it has a number, so conditions on it hold, but no title.

        ``draf`` is what an office's own naskah may ask for.
        """
        berkas = {**context["berkas"], "judul": self.judul}
        nomor = context.get("nomor") or DOTS
        return {**context, "draf": True, "nomor": nomor, "berkas": berkas}


@dataclass(frozen=True, slots=True)
class _Trays:
    """What the part being rendered adds to its document: pictures, charts, addresses of links."""

    pictures: PictureTray
    charts: ChartTray
    links: LinkTray

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Let what the part adds come into these trays."""
        tokens = PICTURES.set(self.pictures), CHARTS.set(self.charts), LINKS.set(self.links)
        try:
            yield
        finally:
            PICTURES.reset(tokens[0])
            CHARTS.reset(tokens[1])
            LINKS.reset(tokens[2])

    def share(self, run: _Run, used: frozenset[str]) -> None:
        """Keep what the part uses, also of what the parts before it have added."""
        run.media |= self.pictures.media
        run.addresses |= self.links.addresses
        self.pictures.media = {key: run.media[key] for key in sorted(used & run.media.keys())}
        self.links.addresses = {
            key: run.addresses[key] for key in sorted(used & run.addresses.keys())
        }

    def relate(self, rels: bytes | None, owner: str) -> bytes:
        """Return the relationships of the part with those to what it adds."""
        rels = with_relations(rels, self.pictures.media)
        if self.links.addresses:
            rels = with_links(rels, self.links.addresses)
        return self.charts.relate(rels, owner)

    def members(self, owner: str) -> Iterator[Member]:
        """Yield the parts that are added."""
        folder = posixpath.dirname(owner)
        pictures = {f"{folder}/{target}": data for target, data in self.pictures.media.values()}
        yield from (Member.of(target, data) for target, data in sorted(pictures.items()))
        yield from self.charts.members()


class Renderer:
    """Renders one document type; safe to use from several threads.

    ``fingerprint`` is a hash of everything that was compiled. The same fingerprint and the same
    context give the same bytes.
    """

    def __init__(
        self,
        place: Place,
        package: Package,
        parts: Sequence[Part],
        partials: Sequence[Partial] | None,
        picture_folder: Path | None = None,
        charts: Mapping[str, Chart] | None = None,
        konsep: Konsep | None = None,
        turns: Turns | None = None,
    ) -> None:
        self.place = place
        self.fingerprint = _fingerprint(package, parts, partials)
        self._parts = tuple(sorted(parts, key=lambda part: turns.rank(part.name) if turns else 0))
        self._turns = turns
        self._partials = None if partials is None else in_use(partials, self._part_paths)
        self._folder = picture_folder
        self._konsep = konsep
        self._charts = dict(charts or {})
        self._rels = self._own_relationships(package)
        drawn = {name for chart in self._charts.values() for name in chart.names}
        self._types = with_part_types(package.parts[CONTENT_TYPES], {}, drawn) if drawn else b""
        self._fixed = self._unchanging(package, {CONTENT_TYPES, *drawn} if drawn else set())
        self._start = Start.of(self._fixed)
        self._texts = {part.name: _text_of(place, part) for part in parts}
        self._units: dict[str, Renderer] = {}

    def add_units(self, units: Mapping[str, Renderer]) -> None:
        """Add the renderers of units that have an emblem of their own, by its file.

        A document is filled by that of its unit: ``lambang_unit`` of its context.
        """
        self._units |= units
        texts = [self.fingerprint, *(f"{name}\0{unit.fingerprint}" for name, unit in units.items())]
        if units:
            self.fingerprint = hashlib.sha256("\0".join(texts).encode()).hexdigest()

    def _unchanging(self, package: Package, changing: set[str]) -> tuple[Member, ...]:
        """Return the parts that are the same in every document, compressed."""
        filled = {part.name for part in self._parts} | {name for name, _ in self._rels.values()}
        parts = package.parts.items()
        return tuple(Member.of(name, data) for name, data in parts if name not in filled | changing)

    def _own_relationships(self, package: Package) -> dict[str, tuple[str, bytes | None]]:
        """Return the relationships of each part that adds pictures or charts, with their name."""
        return {
            part.name: (rels_name(part.name), self._own_links(package, part))
            for part in self._parts
            if part.pictures or part.charts or part.links or self._takes_more(part)
        }

    def _own_links(self, package: Package, part: Part) -> bytes | None:
        """Return the relationships that a part has in every document."""
        rels = package.parts.get(rels_name(part.name))
        return without_charts(rels, part.name, self._charts.values()) if part.charts else rels

    def _takes_more(self, part: Part) -> bool:
        """Tell whether a part may take notes with pictures or links from the body."""
        if self._turns is None or not self._turns.takes_notes(part.name):
            return False
        return any(other.pictures or other.links for other in self._parts)

    @cached_property
    def brings_pictures(self) -> bool:
        """Whether the document of a record may have pictures of its own."""
        return any(part.pictures for part in self._parts)

    @cached_property
    def has_tags(self) -> bool:
        """Whether there is a tag in any part of a single file."""
        return bool(self._parts)

    @cached_property
    def paths(self) -> frozenset[UsedPath]:
        """The values that the naskah, its pieces and its partials use, by their paths."""
        partials = [partial.paths for partial in self._partials or ()]
        if self._units:
            partials.append(frozenset(((OF_UNIT,),)))
        return self._part_paths.union(*partials)

    @property
    def _part_paths(self) -> frozenset[UsedPath]:
        return frozenset().union(*(part.paths for part in self._parts))

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Return the Word file for one record.

        The same context gives the same bytes. Raises :class:`DataError` (ZI421 for a missing name,
        ZI422 for a value that must not be printed) or :class:`TemplateError` (ZI423, ZI424).
        The renderer of a konsep gives dots in the controls.
        """
        if self._konsep is None:
            return self._render(context)
        with self._konsep.writing(filled=False):
            return self._render(self._konsep.context(context))

    def render_filled(self, context: Mapping[str, Any], *, draf: bool = True) -> bytes:
        """Return the konsep of one record with its real number and date in the controls.

        ``draf`` is what the naskah finds under that name. Only the renderer of a konsep can do
        this. Raises what :meth:`render` does.
        """
        if self._konsep is None:
            raise ValueError("this renderer makes no konsep")
        with self._konsep.writing(filled=True):
            return self._render({**context, "draf": draf})

    def _render(self, context: Mapping[str, Any]) -> bytes:
        if self._units and (unit := self._units.get(context.get(OF_UNIT, ""))):
            return unit._render(context)
        run = _Run(context)
        if self._partials is not None:
            run.context = {**context, "bagian": self._bagian(run, self._partials)}
        members = self._all_members(run)
        if run.problems:
            raise DataError(run.problems)
        if self._charts:
            members.append(Member.of(CONTENT_TYPES, with_part_types(self._types, run.types)))
        return self._zip_of(members)

    def _all_members(self, run: _Run) -> list[Member]:
        """Render all parts; the body gives its notes and lists to those that come later."""
        token = TURNS.set(TurnTray(self._turns)) if self._turns else None
        try:
            return [member for part in self._parts for member in self._members(part, run)]
        finally:
            if token is not None:
                TURNS.reset(token)

    def _zip_of(self, members: Sequence[Member]) -> bytes:
        """Return the file; a picture that is there already is not written twice."""
        if not self.brings_pictures and not self._charts:
            return self._start.followed_by(members)
        by_name = {member.name: member for member in (*self._fixed, *members)}
        types = by_name.pop(CONTENT_TYPES.encode())  # first, as Word writes it
        return zip_of((types, *by_name.values()))

    def _bagian(self, run: _Run, partials: Sequence[Partial]) -> dict[str, Any]:
        return {
            partial.name: run.fill(
                Text(partial.place, partial.source, partial.template), partial.render
            )
            for partial in partials
        }

    def _members(self, part: Part, run: _Run) -> list[Member]:
        if part.name in self._rels:
            return self._with_more(part, run)
        return [self._part(part, run)]

    def _part(self, part: Part, run: _Run) -> Member:
        return run.fill(self._texts[part.name], part.render)

    def _with_more(self, part: Part, run: _Run) -> list[Member]:
        """Render a part that adds pictures, charts or links; return it, and all that it adds."""
        name, rels = self._rels[part.name]
        charts = ChartTray(self._charts, unused_prefix(rels))
        trays = _Trays(PictureTray(self._folder), charts, LinkTray())
        with trays.filling():
            member = self._part(part, run)
        if part.renews:
            trays.share(run, TURNS.get().related.get(part.name, frozenset()))
        run.types |= charts.types()
        return [member, Member.of(name, trays.relate(rels, part.name)), *trays.members(part.name)]


def _text_of(place: Place, part: Part) -> Text:
    return Text(story_of(place, part.name), part.source, part.code.template, part.pieces)


def _fingerprint(
    package: Package, parts: Sequence[Part], partials: Sequence[Partial] | None
) -> str:
    digest = hashlib.sha256()
    for name, data in package.parts.items():
        digest.update(name.encode() + b"\0" + data)
    for part in parts:
        digest.update(part.source.encode() + b"\0tata 2" * part.jinja)
        tighter = part.tighter
        while tighter is not None:
            digest.update(tighter.source.encode())
            tighter = tighter.then
    for name, source in sorted((partial.name, partial.source) for partial in partials or ()):
        digest.update(f"{name}\0{source}".encode())
    return digest.hexdigest()
