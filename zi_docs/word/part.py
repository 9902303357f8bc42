"""One compiled part of a naskah: its XML as a Jinja template, and what its tags can damage.

Values that are the same in all documents of a batch are printed once, when the part is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import nodes

from zi_docs.errors import excerpt
from zi_docs.ooxml.package import Member
from zi_docs.word.balance import check_balance
from zi_docs.word.bounded import add_pulse, bounded, drop_pulse
from zi_docs.word.charts import CHARTS, ChartCall, find_charts
from zi_docs.word.check import (
    DECLARATION,
    Fixes,
    as_lxml_writes,
    check_part,
    grid_shape,
    whole_shape,
)
from zi_docs.word.controls import CONTROLS, add_controls
from zi_docs.word.environment import part_tree, xml_environment
from zi_docs.word.filters import TAG_FILTER
from zi_docs.word.fold import fold_constants
from zi_docs.word.length import Length
from zi_docs.word.links import LINK_FILTER
from zi_docs.word.normalise import TAGGED
from zi_docs.word.paths import UsedPath, used_paths
from zi_docs.word.pictures import PICTURE_FILTERS
from zi_docs.word.pieces import PartCode, compile_pieces
from zi_docs.word.proofs import Proofs, mark_turns, without_marks
from zi_docs.word.recall import Recall
from zi_docs.word.stories import Stretch
from zi_docs.word.tags import number_tags, tag_texts
from zi_docs.word.turns import TURNS
from zi_docs.word.values import ONE_LINE, RefusedValueError

_UNESCAPED = re.compile(r"<!|(?<!^)<\?")
_MADE = re.compile(rb"\{\{[^<>]{0,300}?\}\}|\{%[^<>]{0,300}?%\}|\{#[^<>]{0,300}?#\}")
_SHORT, _MOST_KNOWN = 4_096, 64  # bytes of a part that is kept to be used again; how many are


@dataclass(slots=True)
class Part:
    """One part that changes per record.

    ``pictures`` says that the part may add pictures to a document, ``charts`` are the charts that
    it may draw. ``proofs`` knows which markup
    need not be parsed again; without it the part is parsed every time. ``pieces`` says which
    stretches of the source come from a shared piece. ``paths`` are the values that it uses.
    ``tighter`` replaces the part in a document that is too long. A ``konsep`` has controls. A part
    that ``renews`` gives or takes notes and lists (:mod:`.turns`). ``braces`` says that the naskah
    means to print braces, as a letter about templates does. ``jinja`` says that Jinja's words have
    Jinja's meaning. ``links`` says that tags fill the addresses of links. ``recall`` knows the part
    by its values, if these are few and nothing else goes into it.
    """

    name: str
    code: PartCode
    fixes: Fixes
    source: str
    pictures: bool
    paths: frozenset[UsedPath]
    proofs: Proofs | None
    pieces: tuple[Stretch, ...] = ()
    charts: tuple[ChartCall, ...] = ()
    tighter: Tighter | None = None
    konsep: bool = False
    renews: bool = False
    braces: bool = False
    jinja: bool = False
    links: bool = False
    recall: Recall[Member] | None = None
    _known: dict[bytes, Member] = field(default_factory=dict, repr=False)

    def render(self, context: Mapping[str, Any]) -> Member:
        """Return the part for one record, checked and compressed.

        Raises :class:`NotWellFormedError`, :class:`TooBigError`, and whatever its values raise.
        """
        return self.recall.result(context, self._made) if self.recall else self._made(context)

    def _made(self, context: Mapping[str, Any]) -> Member:
        if self.charts:
            CHARTS.get().begin()
        if self.konsep:
            CONTROLS.get().begin(self.name)
        pieces = self.code.run(context)
        if self.proofs is None:
            data, outline = without_marks(pieces), 0
        else:
            data, outline = self.proofs.read(pieces)
        if (known := self._known.get(data) if len(data) <= _SHORT else None) is not None:
            return known
        if not self.braces:
            _refuse_tags(data)
        checked = self._checked(bounded(data), outline)
        if self.renews:
            checked = TURNS.get().renewed(self.name, checked)
        if self.tighter is not None and not self.tighter.length.fits(checked):
            return self.tighter.part.render(context)
        member = Member.of(self.name, checked)
        if len(data) <= _SHORT and not self.renews:
            self._keep(data, member)
        return member

    def _keep(self, data: bytes, member: Member) -> None:
        """Keep a short part: the people of a unit have one header, and units come in any order.

        A full store begins anew, which is safe while other threads read the old one.
        """
        if len(self._known) >= _MOST_KNOWN:
            self._known = {}
        self._known[data] = member

    def _checked(self, data: bytes, outline: int) -> bytes:
        """Return the part after its strict check, which is skipped for markup known to be sound."""
        if self.proofs is not None and self.proofs.has(outline):
            return as_lxml_writes(data) if self.fixes.grid else data
        checked = check_part(data, self.fixes)
        if checked.sound and self.proofs is not None:
            self.proofs.add(outline)
        return checked.data


def _refuse_tags(data: bytes) -> None:
    """Raise :class:`RefusedValueError` for a tag that values made together, as ``{`` and ``{``.

    No value may hold a tag, and few documents hold a brace, which is found at once.
    """
    at = data.find(b"{")
    while at >= 0:
        if found := _MADE.match(data, at):
            tag = found.group().decode()
            raise RefusedValueError(
                f'membentuk tanda naskah "{excerpt(tag)}" bersama teks di sampingnya',
                hint="Hapus kurung kurawal dari isian itu pada data, atau dari teks di sampingnya.",
            )
        at = data.find(b"{", at + 1)


@dataclass(slots=True)
class Tighter:
    """The part for documents that are too long, compiled when the first one is.

    ``length`` tells which ones those are. ``then`` is for those that are too long even so.
    """

    length: Length
    source: str
    compile: Callable[[str], Part]
    then: Tighter | None
    _part: Part | None = field(default=None, repr=False)

    @property
    def part(self) -> Part:
        """The part, with the next one behind it."""
        if self._part is None:
            self._part = replace(self.compile(self.source), tighter=self.then)
        return self._part


def compile_part(
    name: str,
    source: str,
    loops_cells: bool,
    shared: Mapping[str, Any],
    pieces: tuple[Stretch, ...] = (),
    *,
    konsep: bool = False,
    jinja: bool = False,
    renews: bool = False,
    whole: bool = False,
) -> Part:
    """Return the compiled part; tags that depend only on ``shared`` are already printed.

    With ``jinja`` its words have Jinja's meaning. In a ``konsep`` the prints of number and date
    are controls (:mod:`.controls`).
    Raises Jinja's ``TemplateSyntaxError``, :class:`PolicyError`; when blocks must be ``whole``,
    :class:`TornError`.
    """
    tree, paths = _numbered(source, jinja=jinja, whole=whole)
    pictures = any(node.name in PICTURE_FILTERS for node in tree.find_all(nodes.Filter))
    charts = find_charts(tree)
    fixes = Fixes(ids=pictures or _repeats_ids(tree), grid=loops_cells)
    proofs = _proofs_for(tree, source, fixes)
    if konsep:
        add_controls(tree, tag_texts(source), bare=name.startswith("docProps/"))
    code = _code_of(tree, name, {} if pictures or charts else shared)
    known = (name, code, fixes, source, pictures, paths, proofs, pieces, charts)
    braces = _prints_braces(tree)
    links = any(node.name == LINK_FILTER for node in tree.find_all(nodes.Filter))
    adds = konsep or renews or pictures or links or bool(charts)
    made = Part(*known, konsep=konsep, renews=renews, braces=braces, jinja=jinja)
    return replace(made, links=links, recall=None if adds else Recall.of(paths))


def _numbered(
    source: str, *, jinja: bool, whole: bool
) -> tuple[nodes.Template, frozenset[UsedPath]]:
    """Return the tree of a source, its tags numbered and its loops with pulses, and its paths."""
    tree = part_tree(source, jinja=jinja)
    paths = used_paths(tree)
    number_tags(tree)
    if whole:
        check_balance(tree)
    return add_pulse(tree), paths


def _code_of(tree: nodes.Template, name: str, shared: Mapping[str, Any]) -> PartCode:
    """Return the code of a tree with pulses; what depends only on ``shared`` becomes text in it."""
    environment = xml_environment()
    if shared:
        fold_constants(environment, tree, shared)
    drop_pulse(tree)
    mark_turns(tree)
    return compile_pieces(environment, tree, name)


def _prints_braces(tree: nodes.Template) -> bool:
    """Tell whether a naskah prints a tag: ``{{ "{{" }}`` or ``{{ "nama"|tanda_tag }}``."""
    if any(node.name == TAG_FILTER for node in tree.find_all(nodes.Filter)):
        return True
    texts = tree.find_all((nodes.TemplateData, nodes.Const))
    said = (
        text.data if isinstance(text, nodes.TemplateData) else text.as_const() for text in texts
    )
    return any(mark in text for text in said if isinstance(text, str) for mark in TAGGED)


def _proofs_for(tree: nodes.Template, source: str, fixes: Fixes) -> Proofs | None:
    """Return where to remember sound markup, or None for a part that is parsed every time.

    That is a part in which something is not escaped, and one with repeated columns that prints
    something in a tag: it could be the width of a cell, or hold a quote (:func:`as_lxml_writes`).
    So the tree must not be folded yet.
    """
    if _UNESCAPED.search(source):
        return None
    if not fixes.grid:
        return Proofs(whole_shape)
    if any(node.name == ONE_LINE for node in tree.find_all(nodes.Filter)):
        return None
    if any(map(_ends_in_tag, tree.find_all(nodes.TemplateData))):
        return None
    body = source.removeprefix(DECLARATION.decode())
    root_tag = body[: body.index(">") + 1]
    return Proofs(partial(grid_shape, root_tag.encode()))


def _ends_in_tag(text: nodes.TemplateData) -> bool:
    return text.data.rfind("<") > text.data.rfind(">")


def _repeats_ids(tree: nodes.Template) -> bool:
    """Tell whether a loop holds pictures, bookmarks or comments, so that their ids would repeat."""
    return any(
        mark in data.data
        for loop in tree.find_all(nodes.For)
        for data in loop.find_all(nodes.TemplateData)
        for mark in ("<wp:docPr", "<w:bookmarkStart", "<w:commentR")
    )
