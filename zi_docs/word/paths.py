"""Which values a template uses, by their dotted paths, and the picking of these values.

``{{ pegawai.atasan.nama }}`` uses the value at ``pegawai.atasan.nama`` and no other. Some steps of
a path are no names:

======  =====================================  ================================================
step    stands for                             example
======  =====================================  ================================================
``*``   each item of a list                    ``{% for u in daftar %}{{ u.nama }}{% endfor %}``
``#``   how many items there are               ``{{ rapat.peserta|panjang }}``
``?``   whether there is anything              ``{% if pegawai.atasan %}``
======  =====================================  ================================================

A path that ends with a name stands for the whole value. Two contexts that give the same picked
values give the same document. Where it is in doubt what a template uses, a whole value counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import nodes

from zi_docs.word.charts import CHART_FILTER, ChartCall

UsedPath = tuple[str, ...]
PathTree = dict[str, "PathTree"]
_Scope = Mapping[str, UsedPath]

EACH, COUNT, TRUTH = "*", "#", "?"
EVERYTHING: UsedPath = ()
_WHOLE = ""
_COUNTED: UsedPath = ("",)  # a name of the template's own, whose values count already
_LOOP = "@"  # the last step of the path that the name ``loop`` has in a scope
_LOOP_NUMBERS = {
    *("index", "index0", "revindex", "revindex0"),
    *("first", "last", "length", "depth", "depth0"),
}
_LENGTHS = {"count", "length", "panjang"}
_ROWS = {"saring", "susun"}  # return rows as they are: what is looked at below is a path again
_SUMS = {"hitung", "jumlah"}
_OPAQUE = (
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.ContextReference,
    nodes.DerivedContextReference,
)


def used_paths(tree: nodes.Template) -> frozenset[UsedPath]:
    """Return the paths of all values that a template's result depends on.

    Call this before a pass changes the tree. A template that may see the whole context, such as one
    with an ``include``, has the path ``EVERYTHING``.
    """
    walk = PathWalk()
    walk.body(tree.body, {})
    if any(tree.find_all(_OPAQUE)):
        walk.found.add(EVERYTHING)
    return frozenset(walk.found)


class PathWalk:
    """Collects the paths of one template; a scope holds the paths that its own names stand for."""

    def __init__(self) -> None:
        self.found: set[UsedPath] = set()

    def body(self, body: Iterable[nodes.Node], scope: _Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: _Scope) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.With):
            self._with(node, scope)
        elif isinstance(node, nodes.If):
            self._truth(node.test, scope)
            for branch in (node.body, node.elif_, node.else_):
                self.body(branch, scope)
        else:
            self._parts(node, scope)

    def _loop(self, loop: nodes.For, scope: _Scope) -> None:
        """Count what a loop uses; its name stands for each item, and ``loop`` for the list."""
        path = self._path(loop.iter, scope)
        if path is None:
            self._value(loop.iter, scope)
            path = _COUNTED
        item, turns = self._items(loop.target, path)
        inside = {**scope, **item}
        if loop.test is not None:
            self._truth(loop.test, inside)
        self.body(loop.body, {**inside, **turns})
        self.body(loop.else_, scope)

    def _items(self, target: nodes.Node, path: UsedPath) -> tuple[_Scope, _Scope]:
        """Return what the names of a loop stand for: that of its items, and ``loop``."""
        if not isinstance(target, nodes.Name) or _LOOP in path:
            self._use(path)
            names = (target, *target.find_all(nodes.Name))
            own = {node.name: _COUNTED for node in names if isinstance(node, nodes.Name)}
            return own, {"loop": _COUNTED}
        self._use(path, COUNT)
        return {target.name: _below(path, EACH)}, {"loop": _below(path, _LOOP)}

    def _with(self, node: nodes.With, scope: _Scope) -> None:
        """Let names stand for paths; whatever else they stand for counts at once."""
        own: dict[str, UsedPath] = {}
        for target, value in zip(node.targets, node.values, strict=True):
            path = self._path(value, scope) if isinstance(target, nodes.Name) else None
            if path is None:
                self._value(value, scope)
            for name in (target, *target.find_all(nodes.Name)):
                own |= {name.name: path or _COUNTED} if isinstance(name, nodes.Name) else {}
        self.body(node.body, {**scope, **own})

    def _value(self, node: nodes.Node, scope: _Scope) -> None:
        """Count all that the value of an expression depends on."""
        path = self._path(node, scope)
        if path is not None:
            self._use(path)
        elif isinstance(node, nodes.CondExpr):
            self._truth(node.test, scope)
            self._parts(node, scope, without=node.test)
        elif isinstance(node, nodes.Not):
            self._truth(node.node, scope)
        elif not any(
            is_one(node, scope) for is_one in (self._is_length, self._is_sum, self._is_chart)
        ):
            self._parts(node, scope)

    def _is_length(self, node: nodes.Node, scope: _Scope) -> bool:
        """Count only the number of items where a filter asks for it; tell whether it does."""
        if not isinstance(node, nodes.Filter) or node.name not in _LENGTHS or node.node is None:
            return False
        path = self._path(node.node, scope)
        if path is not None:
            self._use(path, COUNT)
        return path is not None

    def _is_sum(self, node: nodes.Node, scope: _Scope) -> bool:
        """Count only the columns that a filter adds up or counts; tell whether it does."""
        return (
            isinstance(node, nodes.Filter)
            and node.name in _SUMS
            and self._list_of(node, scope) is not None
        )

    def _list_of(self, call: nodes.Filter, scope: _Scope) -> UsedPath | None:
        """Count the columns that a filter names, and return the path of its list.

        The path is None when the list has none, or the columns are not written as texts.
        """
        columns, values = _columns_of(call)
        path = self._path(call.node, scope) if columns and call.node is not None else None
        if path is None:
            return None
        self._use(path, COUNT)
        for column in columns if path != _COUNTED else ():
            self._use((*path, EACH, *column.split(".")))
        for value in values:
            self._value(value, scope)
        return path

    def _is_chart(self, node: nodes.Node, scope: _Scope) -> bool:
        """Count only the columns that a chart shows of a list; tell whether it is a chart."""
        if not isinstance(node, nodes.Filter) or node.name != CHART_FILTER or node.node is None:
            return False
        path = self._path(node.node, scope)
        if path is None or path == _COUNTED:
            self._value(node.node, scope)
            return True
        self._use(path, COUNT)
        for column in ChartCall.of(node).words.columns:
            self._use((*path, EACH, *column.split(".")))
        return True

    def _truth(self, node: nodes.Node, scope: _Scope) -> None:
        """Count what decides whether an expression is true."""
        path = self._path(node, scope)
        if path is not None:
            self._use(path, TRUTH)
        elif isinstance(node, (nodes.And, nodes.Or)):
            self._truth(node.left, scope)
            self._truth(node.right, scope)
        else:
            self._value(node, scope)

    def _parts(self, node: nodes.Node, scope: _Scope, without: nodes.Node | None = None) -> None:
        """Count everything inside a node of any other kind."""
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Stmt):
                self._statement(child, scope)
            elif child is not without:
                self._value(child, scope)

    def _path(self, node: nodes.Node, scope: _Scope) -> UsedPath | None:
        """Return the path that an expression stands for; None when it is anything else."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, (node.name,))
        if isinstance(node, nodes.Filter) and node.name in _ROWS:
            return self._list_of(node, scope)
        name = _step(node)
        if name is None or not isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return None
        path = self._path(node.node, scope)
        if path is None or path[-1] != _LOOP:
            return None if path is None else _below(path, name)
        if name not in _LOOP_NUMBERS:  # such as ``loop.previtem``
            self._use(path)
        return _COUNTED

    def _use(self, path: UsedPath, last: str = "") -> None:
        if path == _COUNTED:
            return
        if _LOOP in path:
            self._add(path[: path.index(_LOOP)])
        else:
            self._add((*path, last) if last else path)

    def _add(self, path: UsedPath) -> None:
        self.found.add(path)


def _columns_of(call: nodes.Filter) -> tuple[list[str], list[nodes.Expr]]:
    """Return the columns that a filter of rows names, and the values that it compares.

    There are no columns when one of them is not written as a text.
    """
    if call.kwargs or call.dyn_args or call.dyn_kwargs:
        return [], []
    many = len(call.args) if call.name == "susun" else 1
    named = [one.value for one in call.args[:many] if isinstance(one, nodes.Const)]
    columns = [one for one in named if isinstance(one, str) and _is_column(one)]
    return columns if len(columns) == len(call.args[:many]) else [], call.args[many:]


def _is_column(text: str) -> bool:
    return all(step.isidentifier() for step in text.split("."))


def _below(path: UsedPath, step: str) -> UsedPath:
    return path if path == _COUNTED else (*path, step)


def _step(node: nodes.Node) -> str | None:
    """Return the name that ``.name`` or ``["name"]`` asks for."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        key = node.arg.value
        return key if isinstance(key, str) and key.isidentifier() else None
    return None


def are_plain(paths: Iterable[UsedPath]) -> bool:
    """Tell whether paths lead by names alone to their values, or to whether there is anything."""
    return all(path and not {EACH, COUNT, _WHOLE}.intersection(path) for path in paths)


def path_tree(paths: Iterable[UsedPath]) -> PathTree:
    """Return the paths as a tree of their steps, in a lasting order.

    What stands below a whole value is left out.
    """
    tree: PathTree = {}
    for path in sorted(paths):
        branch = tree
        for step in path:
            if _WHOLE in branch:
                break
            branch = branch.setdefault(step, {})
        branch[_WHOLE] = {}
    return tree


def pick_values(value: Any, tree: PathTree) -> Any:
    """Return the picked parts of a value as lists and dicts that JSON can hold.

    Every answer says what was picked (``["=", whole]``, ``["!"]`` for a name that is missing), so
    that different values never look the same. Where a value does not have the shape that the
    template expects, all of it counts.
    """
    if _WHOLE in tree:
        return ["=", value]
    if type(value) is dict or (type(value) is not list and isinstance(value, Mapping)):
        return _of_mapping(value, tree)
    picked: dict[str, Any] = {}
    for step, below in tree.items():
        if step == TRUTH:
            picked[step] = bool(value)
        elif step not in (COUNT, EACH) or not _is_list(value):
            return ["=", value]
        elif step == COUNT:
            picked[step] = len(value)
        else:
            picked[step] = [pick_values(item, below) for item in value]
    return picked


def _of_mapping(value: Mapping[str, Any], tree: PathTree) -> Any:
    picked: dict[str, Any] = {}
    for step, below in tree.items():
        if step == TRUTH:
            picked[step] = bool(value)
        elif step in (COUNT, EACH):
            return ["=", value]
        elif step not in value:
            picked[step] = ["!"]
        else:
            inner = value[step]
            picked[step] = ["=", inner] if _WHOLE in below else pick_values(inner, below)
    return picked


def _is_list(value: Any) -> bool:
    if type(value) is list:  # told quickly
        return True
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))
