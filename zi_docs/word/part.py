"""One compiled part of a naskah: its XML as a Jinja template, and what its tags can damage.

Values that are the same in all documents of a batch are printed once, when the part is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import Template, nodes
from jinja2.meta import find_undeclared_variables
from lxml import etree

from zi_docs.errors import brief
from zi_docs.ooxml.charts import with_part_types
from zi_docs.ooxml.package import CONTENT_TYPES, RELATIONS, Member, Package
from zi_docs.ooxml.relations import add_link, read_links, relations_in
from zi_docs.ooxml.xml import NS, parse_xml, qn, to_bytes
from zi_docs.word.balance import check_balance
from zi_docs.word.bounded import add_pulse, bounded, drop_pulse, run_template
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
from zi_docs.word.docxtpl_bridge import patch_xml
from zi_docs.word.environment import (
    NaskahEnvironment,
    part_tree,
    xml_environment,
)
from zi_docs.word.filters import TAG_FILTER
from zi_docs.word.length import Length
from zi_docs.word.links import LINK_FILTER
from zi_docs.word.normalise import read_as_seen, split_marks
from zi_docs.word.paths import UsedPath, used_paths
from zi_docs.word.pictures import PICTURE_FILTERS
from zi_docs.word.pieces import PartCode, compile_pieces
from zi_docs.word.proofs import Proofs, mark_turns, without_marks
from zi_docs.word.recall import Recall
from zi_docs.word.stories import Stretch
from zi_docs.word.tags import number_tags, tag_texts
from zi_docs.word.turns import TURNS
from zi_docs.word.values import MISSING, ONE_LINE, RefusedValueError

_UNESCAPED = re.compile(r"<!|(?<!^)<\?")
_TAGGED = ("{{", "{%", "{#")
_MADE = re.compile(rb"\{\{[^<>]{0,300}?\}\}|\{%[^<>]{0,300}?%\}|\{#[^<>]{0,300}?#\}")
_LONGEST = 60
_SHORT, _MOST_KNOWN = 4_096, 64  # bytes of a part that is kept to be used again; how many are
_LEVEL = re.compile(r"(\{%(?:tr|tc|p|r) )(.*?)(%\})", re.DOTALL)
_SHIELD = str.maketrans("%}", "\U0010f5b0\U0010f5b1")
_BARE = str.maketrans("\U0010f5b0\U0010f5b1\U0010f5b3", "%}{")
_PRINTING = ("{_{", "}_}", "{_%", "%_}")

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TEMPLATE, _DOCUMENT = "template.main+xml", "document.main+xml"
_FILLED = {
    "dc:title": "{{ berkas.judul }}",
    "dc:creator": "{{ berkas.instansi }}",
    "cp:lastModifiedBy": "{{ berkas.instansi }}",
    "dc:language": "id-ID",
}
_OPTIONAL = ("dc:subject", "dc:description", "cp:keywords", "dc:identifier", "cp:category")


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
                f'membentuk tanda naskah "{brief(tag, _LONGEST)}" bersama teks di sampingnya',
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


def source_of(name: str, root: etree._Element, *, always: bool = False) -> str | None:
    """Return the Jinja source of a part, or None when it holds no tags, unless it is asked for.

    XML escapes in tags are undone after docxtpl, which would take ``{{ "</w:t>" }}`` for the end
    of a text, but before Jinja, which would compare with ``&amp;``.
    """
    xml = etree.tostring(root, encoding="unicode")
    source = xml if name == CORE or _has_lone(xml) else _patched(xml)
    if not always and not any(mark in source for mark in (*_TAGGED, *_PRINTING)):
        return None
    return f"{DECLARATION.decode()}{read_as_seen(source)}"


def _patched(xml: str) -> str:
    """Return docxtpl's source; it would take ``{%p if x == "50%" %}`` for no level tag.

    Every tag is whole, so a brace at the end of a text begins none. docxtpl would join it to the
    next paragraph or cell, when that begins with ``{``, ``%`` or ``#``.
    """
    pieces = split_marks(xml)
    for at in range(0, len(pieces), 2):
        pieces[at] = pieces[at].replace("{<", "\U0010f5b3<").replace(">}", ">\U0010f5b1")
    xml = "".join(pieces)
    shielded = _LEVEL.sub(lambda tag: f"{tag[1]}{tag[2].translate(_SHIELD)}{tag[3]}", xml)
    return patch_xml(shielded).translate(_BARE)


def _has_lone(xml: str) -> bool:
    """Tell whether a mark has no end: Jinja refuses it, and docxtpl would take hours over it."""
    between = "".join(split_marks(xml)[::2])
    return any(mark in between for mark in (*_TAGGED, "-%}"))


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
    return any(mark in text for text in said if isinstance(text, str) for mark in _TAGGED)


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


def fold_constants(
    environment: NaskahEnvironment, tree: nodes.Template, shared: Mapping[str, Any]
) -> nodes.Template:
    """Return the tree in which tags that depend only on ``shared`` are replaced by their text.

    ``{{ pengaturan.instansi }} {{ pegawai.nama }}`` becomes ``Dinas A &amp; B {{ pegawai.nama }}``.
    The text is already escaped, so it is ``TemplateData``; a ``Const`` would be escaped again. A
    tag whose name is missing (``{{ pengaturan.tak_ada }}``) or whose value may not be printed stays
    as it is, so that the complaint has the place of a document.
    """
    tree.body = _Folder(environment, shared).body(tree.body, frozenset(shared))
    tree.set_environment(environment)
    return tree


class _Folder:
    """Folds one tree; ``names`` are the names whose value is the same in every document there."""

    def __init__(self, environment: NaskahEnvironment, shared: Mapping[str, Any]) -> None:
        self._environment = environment
        self._shared = shared

    def body(self, body: Iterable[nodes.Node], names: frozenset[str]) -> list[nodes.Node]:
        return [self._statement(node, names) for node in body]

    def _statement(self, node: nodes.Node, names: frozenset[str]) -> nodes.Node:
        if isinstance(node, nodes.Output):
            children = [self._expression(child, names) for child in node.nodes]
            return nodes.Output(children, lineno=node.lineno)
        if (text := self._constant(node, names)) is not None:
            data = nodes.TemplateData(text, lineno=node.lineno)
            return nodes.Output([data], lineno=node.lineno)
        self._inside(node, names)
        return node

    def _inside(self, node: nodes.Node, names: frozenset[str]) -> None:
        """Fold what stands inside a block; names that the block defines do not count as shared.

        In ``{% for instansi in daftar %}{{ instansi.nama }}{% endfor %}`` the name is not the
        office's. After the ``{% else %}`` of that loop it is the office's again.
        """
        if isinstance(node, (nodes.For, nodes.With)):
            bound = {name.name for name in node.find_all(nodes.Name) if name.ctx != "load"}
            node.body = self.body(node.body, names - bound - {"loop"})
        elif isinstance(node, nodes.If):
            node.body = self.body(node.body, names)
            for branch in node.elif_:
                branch.body = self.body(branch.body, names)
        if isinstance(node, (nodes.For, nodes.If)):
            node.else_ = self.body(node.else_, names)

    def _expression(self, node: nodes.Expr, names: frozenset[str]) -> nodes.Expr:
        if isinstance(node, nodes.TemplateData):
            return node
        text = self._constant(nodes.Output([node]), names)
        return node if text is None else nodes.TemplateData(text, lineno=node.lineno)

    def _constant(self, node: nodes.Node, names: frozenset[str]) -> str | None:
        """Return what a node prints in every document, or None where documents may differ."""
        if not _never_bound(node) <= names:  # what decides it most often, and at once
            return None
        template = nodes.Template([node], lineno=1)
        template.set_environment(self._environment)
        if not find_undeclared_variables(template) <= names:
            return None
        code = self._environment.compile_checked(template, "")
        token = MISSING.set([])
        try:
            text = run_template(Template.from_code(self._environment, code, {}), self._shared)
            return None if MISSING.get() else text
        except (RefusedValueError, TypeError, ValueError, LookupError, ArithmeticError):
            return None
        finally:
            MISSING.reset(token)


def _never_bound(node: nodes.Node) -> set[str]:
    """Return the names that are read inside a node and bound nowhere in it.

    They are among its undeclared variables, which Jinja finds by making code of the node.
    """
    found = list(node.find_all(nodes.Name))
    return {name.name for name in found} - {name.name for name in found if name.ctx != "load"}


def declare_document(package: Package) -> None:
    """Let a file be a document, though it was saved as a template (``.dotx``)."""
    types = package.parts[CONTENT_TYPES]
    if _TEMPLATE.encode() in types:
        root = parse_xml(types, CONTENT_TYPES)
        for element in root:
            kind = element.get("ContentType", "")
            if kind.endswith(_TEMPLATE):
                element.set("ContentType", kind.removesuffix(_TEMPLATE) + _DOCUMENT)
        package.parts[CONTENT_TYPES] = to_bytes(root)


def prepare_properties(package: Package) -> None:
    """Give a type's naskah the core properties of the document that is made.

    They do not depend on the day of the run: times are the document's date. Title and author are
    those of ``berkas`` in the context; tags that the naskah itself has there stay.
    """
    old = _take_properties(package)
    root = etree.Element(
        qn("cp:coreProperties"),
        nsmap={key: NS[key] for key in ("cp", "dc", "dcterms", "xsi")},
    )
    for name, value in _FILLED.items():
        text = _text(old, name)
        etree.SubElement(root, qn(name)).text = text if "{{" in text else value
    for name in _OPTIONAL:
        if text := _text(old, name):
            etree.SubElement(root, qn(name)).text = text
    for name in ("dcterms:created", "dcterms:modified"):
        stamp = etree.SubElement(root, qn(name))
        stamp.set(qn("xsi:type"), "dcterms:W3CDTF")
        stamp.text = "{{ berkas.waktu }}"
    package.parts[CORE] = to_bytes(root)


def _take_properties(package: Package) -> etree._Element | None:
    """Return the core properties of a naskah, wherever they are; let them be in their usual part.

    A file with two of them is refused by Word.
    """
    links = relations_in(package.parts[RELATIONS], RELATIONS)
    name = next((link.part("") for link in links if link.type == _CORE_REL), CORE)
    if name == CORE and CORE in package.parts:
        return parse_xml(package.parts[CORE], CORE)
    old = package.parts.pop(name, None)
    tree = read_links(package.parts[RELATIONS], RELATIONS)
    for link in list(tree):
        if link.get("Type") == _CORE_REL:
            tree.remove(link)
    package.parts[RELATIONS] = to_bytes(tree)
    package.parts[CONTENT_TYPES] = with_part_types(package.parts[CONTENT_TYPES], {}, (name, CORE))
    register_properties(package)
    return None if old is None else parse_xml(old, name)


def _text(old: etree._Element | None, name: str) -> str:
    return "" if old is None else old.findtext(qn(name), default="")


def register_properties(package: Package) -> None:
    """Add the type and the relationship of the core properties to a file that had none."""
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    etree.SubElement(types, qn("ct:Override"), PartName=f"/{CORE}", ContentType=_CORE_TYPE)
    package.parts[CONTENT_TYPES] = to_bytes(types)
    links = read_links(package.parts[RELATIONS], RELATIONS)
    add_link(links, "rIdZiCore", _CORE_REL, CORE)
    package.parts[RELATIONS] = to_bytes(links)
