"""The content controls of a konsep: dots where a finished document has its number and date.

In a konsep every print of ``nomor`` or ``tanggal`` becomes a content control of Word. It holds
dots, and remembers by its tag which expression it stands for::

    Nomor [……………]        <w:bookmarkStart w:name="_zi_5f0c2a19_3_"/>
                         <w:sdt> tag zi:5f0c2a19:3 ... <w:t>……………</w:t> </w:sdt>
                         <w:bookmarkEnd/>

The first figure is a hash of the expression, the second counts the controls of the document. The
bookmark says the same once more, since LibreOffice 7.4 loses the tags of controls.

The wording (``*.j2``) is text when it comes into the naskah, so there such a print is only marked,
and becomes a control where the text is printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jinja2 import nodes
from markupsafe import Markup

from zi_docs.ooxml.package import Package
from zi_docs.ooxml.xml import NS, W, parse_xml, to_bytes
from zi_docs.word.filters import RUN_FILTERS
from zi_docs.word.links import LINK_FILTER
from zi_docs.word.pictures import PICTURES
from zi_docs.word.values import ONE_LINE, finalize, finalize_plain

DOTS = "……………"
ALIASES = {"nomor": "Nomor", "tanggal": "Tanggal"}

_WORDING = "bagian"
_TITLES = {"berkas.judul": "nomor", "berkas.waktu": "tanggal"}
_FIRST_ID = 730_000_000
_PER_PART = 1_000_000
_END_RUN = "</w:t></w:r>"
_TEXT = '<w:t xml:space="preserve">'
_OPEN, _MIDDLE, _CLOSE = "\U0010f5a0", "\U0010f5a1", "\U0010f5a2"  # private characters
_KEY = 8
_TEXT_KINDS = (
    ".//w:sdt[.//w:t[contains(., '{{')]]/w:sdtPr/"
    "*[self::w:text or self::w:date or self::w:comboBox or self::w:dropDownList]"
)
_Roots = frozenset[str]
_Scope = Mapping[str, _Roots]
_NONE: _Roots = frozenset()


@dataclass(slots=True)
class ControlTray:
    """The controls of the document being rendered; ``filled`` gives them their real values.

    Each part counts from a number of its own, since a part may be rendered again to fit its pages:
    a control has the same number whether dots or real values decide on that.
    """

    filled: bool
    taken: Collection[int] = ()
    count: int = 0
    _firsts: dict[str, int] = field(default_factory=dict)

    def begin(self, part: str) -> None:
        """Count the controls of a part from its beginning."""
        self.count = self._firsts.setdefault(part, len(self._firsts) * _PER_PART)

    def wrap(self, key: str, alias: str, look: str, runs: str) -> str:
        """Return runs as a new control; ``look`` is the ``w:rPr`` of what is typed there."""
        self.count += 1
        number = self._identifier()
        properties = (
            f'{look}<w:alias w:val="{alias}"/><w:tag w:val="zi:{key}:{self.count}"/>'
            f'<w:id w:val="{number}"/>'
        )
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="_zi_{key}_{self.count}_"/>'
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _identifier(self) -> int:
        number = _FIRST_ID + self.count
        while number in self.taken:
            number += 100 * _PER_PART
        return number

    def shown(self, text: str) -> str:
        """Return a text that is known to be printable, or the dots in its place."""
        return text if self.filled else DOTS


CONTROLS: ContextVar[ControlTray] = ContextVar("CONTROLS")


def control_ids(package: Package) -> frozenset[int]:
    """Return the ids of the controls and bookmarks that a naskah has itself."""
    ids: set[str] = set()
    for name in package.names("word/"):
        if name.endswith(".xml"):
            root = parse_xml(package.parts[name], name)
            ids |= {node.get(f"{W}val", "") for node in root.iterfind(f".//{W}sdtPr/{W}id")}
            ids |= {node.get(f"{W}id", "") for node in root.iter(f"{W}bookmarkStart")}
    return frozenset(int(text) for text in ids if text.isdigit())


def loosen_controls(package: Package) -> None:
    """Let the naskah's own controls hold ours: one for plain text may hold no other.

    Controls without tags inside, such as a list to choose from, stay as they are.
    """
    for name in package.names("word/"):
        if name.endswith(".xml") and b"<w:sdt>" in package.parts[name]:
            root = parse_xml(package.parts[name], name)
            for kind in root.xpath(_TEXT_KINDS, namespaces=NS):
                kind.getparent().remove(kind)
            package.parts[name] = to_bytes(root)


# The filters that the compiler puts around prints; templates can't use them


def _control(value: Any, key: str, alias: str, look: str) -> Markup:
    """Return a value as a control that stands between two halves of its run."""
    text, tray = finalize(value), CONTROLS.get()
    is_picture = text.startswith(_END_RUN)
    if is_picture and tray.filled:
        runs = text.removeprefix(_END_RUN).removesuffix(f"<w:r>{_TEXT}")
    else:
        runs = _run(look, tray.shown(text))
    if is_picture and not tray.filled:
        _drop_picture(text)
    return _between(tray.wrap(key, alias, look, runs), look)


def _drop_picture(text: str) -> None:
    """Take a picture that is not shown, such as the QR code of a number, out of the file."""
    media = PICTURES.get().media
    for identifier in [known for known in media if f'r:embed="{known}"' in text]:
        del media[identifier]


def _control_run(value: Any, key: str, alias: str, _look: str) -> Markup:
    """Return a finished run (``kaya``) as a control."""
    run, tray = finalize(value), CONTROLS.get()
    look = _look_of(run)
    runs = run if tray.filled else _run(look, DOTS)
    return Markup(tray.wrap(key, alias, look, runs))  # noqa: S704  # finalize escaped the value


def _dotted(value: Any, _key: str, _alias: str, _look: str) -> Any:
    """Return dots where Word has no room for a control: in a field's code, in an attribute."""
    finalize(value)
    return value if CONTROLS.get().filled else DOTS


def _left_out(value: Any, _key: str, _alias: str, _look: str) -> Any:
    """Return nothing: the properties of a konsep have no number and no date."""
    finalize(value)
    return value if CONTROLS.get().filled else ""


def _worded(value: Any, look: str) -> Any:
    """Return wording with a control for each marked print in it."""
    if not isinstance(value, str) or _OPEN not in value:
        return value
    tray, pieces = CONTROLS.get(), []
    for piece in _pieces(value):
        text = finalize(piece.text)
        if piece.alias:
            text = _between(tray.wrap(piece.key, piece.alias, look, _run(look, text)), look)
        pieces.append(text)
    return Markup("".join(pieces))  # noqa: S704  # finalize escaped each piece


def _unmarked(value: Any, _look: str) -> Any:
    """Return wording as a plain text, where Word has no room for a control."""
    if not isinstance(value, str) or _OPEN not in value:
        return value
    return "".join(piece.text for piece in _pieces(value))


def _unworded(value: Any, _look: str) -> Any:
    """Return wording without its marked prints, for the properties of a konsep."""
    if not isinstance(value, str) or _OPEN not in value or CONTROLS.get().filled:
        return _unmarked(value, _look)
    return "".join(piece.text for piece in _pieces(value) if not piece.alias)


def _marked(value: Any, key: str, alias: str, _look: str) -> str:
    """Return a print of the wording between marks, which say what control it becomes."""
    text = CONTROLS.get().shown(finalize_plain(value))
    return f"{_OPEN}{key}{alias[0]}{_MIDDLE}{text}{_CLOSE}"


CONTROL_FILTERS = {
    "_kendali": _control,
    "_kendali_potongan": _control_run,
    "_titik": _dotted,
    "_kosong": _left_out,
    "_kata": _worded,
    "_polos": _unmarked,
    "_sunyi": _unworded,
    "_tanda": _marked,
}


def _run(look: str, text: str) -> str:
    return f"<w:r>{look}{_TEXT}{text}{_END_RUN}"


def _between(control: str, look: str) -> Markup:
    return Markup(f"{_END_RUN}{control}<w:r>{look}{_TEXT}")  # noqa: S704  # of escaped values


class _Piece(NamedTuple):
    """A piece of wording; a marked one has the key and the alias of its control."""

    text: str
    key: str = ""
    alias: str = ""


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the pieces of wording; a filter may have changed its case."""
    plain, *marked = text.split(_OPEN)
    yield _Piece(plain)
    for piece in marked:
        head, _, rest = piece.partition(_MIDDLE)
        shown, _, plain = rest.partition(_CLOSE)
        alias = next((a for a in ALIASES.values() if a[0] == head[_KEY:].upper()), "")
        yield _Piece(shown, head[:_KEY].lower(), alias)
        yield _Piece(plain)


# Which prints become controls


def add_controls(tree: nodes.Template, expressions: Iterable[str], *, bare: bool) -> None:
    """Let every print of number or date in a part become a control.

    ``expressions`` are the tags of the source by their numbers (:func:`.number_tags`). ``bare``
    says that the part has no text of Word, but the properties of the file.
    """
    scope = {name: frozenset((name,)) for name in (*ALIASES, _WORDING)}
    if not bare:  # the title of the file has its own way to do without a number
        scope |= {path: frozenset((name,)) for path, name in _TITLES.items()}
    _Prints(tuple(expressions), "_kosong" if bare else "").body(tree.body, scope)


def mark_prints(tree: nodes.Template, expressions: Iterable[str]) -> None:
    """Let every print of number or date in the wording be marked."""
    scope = {name: frozenset((name,)) for name in ALIASES}
    _Prints(tuple(expressions), "_tanda").body(tree.body, scope)


class _Prints:
    """Finds the prints of one source; a scope says from which roots a name takes its value.

    ``always`` is the filter for every print, when its place in the source does not matter. ``_run``
    is the source since the beginning of the last run, in any branch.
    """

    def __init__(self, expressions: tuple[str, ...], always: str) -> None:
        self._expressions = expressions
        self._always = always
        self._run = ""

    def body(self, body: Iterable[nodes.Node], scope: _Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: _Scope) -> None:
        if isinstance(node, nodes.Output):
            node.nodes = [self._print(child, scope) for child in node.nodes]
        elif isinstance(node, nodes.If):
            self.body([*node.body, *node.elif_, *node.else_], scope)
        elif isinstance(node, nodes.For):
            item, turns = _roots(node.iter, scope), {"loop": _NONE}
            self.body(node.body, {**scope, **turns, **_bound(node.target, item)})
            self.body(node.else_, scope)
        elif isinstance(node, nodes.With):
            own: dict[str, _Roots] = {}
            for target, value in zip(node.targets, node.values, strict=True):
                own |= _bound(target, _roots(value, scope))
            self.body(node.body, {**scope, **own})

    def _print(self, node: nodes.Expr, scope: _Scope) -> nodes.Expr:
        if isinstance(node, nodes.TemplateData):
            begin = max(node.data.rfind("<w:r>"), node.data.rfind("<w:r "))
            self._run = self._run + node.data if begin < 0 else node.data[begin:]
            return node
        roots = _roots(node, scope)
        alias = next((ALIASES[name] for name in ALIASES if name in roots), "")
        if not roots:
            return node
        if (link := _link_in(node)) is not None:
            link.args = [_in_address(arg, _roots(arg, scope)) for arg in link.args]
            return node
        look = nodes.Const(_look_of(self._run))
        if not alias:
            return _filtered(node, self._wording_filter(node), look)
        key = nodes.Const(_key_of(self._expressions[node.lineno - 1]))
        return _filtered(node, self._always or _filter_for(node), key, nodes.Const(alias), look)

    def _wording_filter(self, node: nodes.Expr) -> str:
        if self._always:
            return "_sunyi"
        return "_polos" if _is_flat(node) else "_kata"


def _link_in(node: nodes.Expr) -> nodes.Filter | None:
    """Return the filter that gives a link its address, if a print is one."""
    inner = node.node if isinstance(node, nodes.Filter) and _is_flat(node) else node
    is_link = isinstance(inner, nodes.Filter) and inner.name == LINK_FILTER
    return inner if is_link and isinstance(inner, nodes.Filter) else None


def _in_address(value: nodes.Expr, roots: _Roots) -> nodes.Expr:
    """Return a value in an address, where Word has no room for a control."""
    name = "_titik" if roots.intersection(ALIASES) else "_polos"
    none = nodes.Const("")
    given = (none, none, none) if name == "_titik" else (none,)
    return _filtered(value, name, *given) if roots else value


def _roots(node: nodes.Node, scope: _Scope) -> _Roots:
    """Return the roots that the value of an expression is made of; a condition is no part of it."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, _NONE)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        name = node.node.name
        return scope.get(f"{name}.{node.attr}", scope.get(name, _NONE))
    tested = node.test if isinstance(node, nodes.CondExpr) else None
    parts = (child for child in node.iter_child_nodes() if child is not tested)
    return _NONE.union(*(_roots(part, scope) for part in parts))


def _bound(target: nodes.Node, roots: _Roots) -> dict[str, _Roots]:
    """Return the names that a loop or a ``with`` binds, with the roots of their value."""
    names = (target, *target.find_all(nodes.Name))
    return {node.name: roots for node in names if isinstance(node, nodes.Name)}


def _is_flat(node: nodes.Expr) -> bool:
    """Tell whether the compiler found that a print stands outside of a Word text."""
    return isinstance(node, nodes.Filter) and node.name == ONE_LINE


def _filter_for(node: nodes.Expr) -> str:
    if not _is_flat(node):
        return "_kendali"
    inner = node.node if isinstance(node, nodes.Filter) else None
    is_run = isinstance(inner, nodes.Filter) and inner.name in RUN_FILTERS
    return "_kendali_potongan" if is_run else "_titik"


def _filtered(node: nodes.Expr, name: str, *args: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)


def _look_of(run: str) -> str:
    """Return the ``w:rPr`` of a run whose source begins so; empty when it has none."""
    begin, text = run.find("<w:rPr"), run.find("<w:t")
    if begin < 0 or -1 < text < begin:
        return ""
    if run.startswith("<w:rPr/>", begin):
        return ""
    return run[begin : run.index("</w:rPr>", begin) + len("</w:rPr>")]


def _key_of(expression: str) -> str:
    """Return a short hash of an expression, the same on every machine and in every run."""
    words = " ".join(expression.strip("{}-+ \n").split())
    return hashlib.sha256(words.encode()).hexdigest()[:_KEY]
