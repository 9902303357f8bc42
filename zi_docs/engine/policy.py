"""What a template may say: an allow-list over Jinja's syntax tree.

A template is somebody's file. The sandbox alone stops commands, not exhaustion; a letter needs
output, conditions, loops over data, and the filters of :mod:`zi_docs.engine.filters`.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

__all__ = ["forbidden"]

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.With,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Test,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Mul,
    nodes.Add,
    nodes.Sub,
    nodes.List,
    nodes.Tuple,
    nodes.Keyword,
    nodes.Slice,
    nodes.Include,
)
_TESTS = {
    "defined",
    "undefined",
    "none",
    "divisibleby",
    "even",
    "odd",
    "eq",
    "equalto",
    "ne",
    "gt",
    "ge",
    "lt",
    "le",
    "greaterthan",
    "lessthan",
    "in",
    "sameas",
    "string",
    "number",
    "mapping",
    "sequence",
    "iterable",
}
_LOOP_NUMBERS = {"index", "index0", "revindex", "revindex0", "length", "depth", "depth0"}
_WORDS = {
    nodes.Call: "pemanggilan fungsi",
    nodes.Assign: 'perintah "set"',
    nodes.AssignBlock: 'perintah "set"',
    nodes.Import: 'perintah "import"',
    nodes.FromImport: 'perintah "from"',
    nodes.Macro: 'perintah "macro"',
    nodes.Concat: 'penggabungan dengan "~"',
    nodes.Pow: "pangkat (**)",
    nodes.Div: "pembagian",
    nodes.Mod: "operasi %",
}


def forbidden(tree: nodes.Template, filters: set[str], includes: bool = False) -> list[str]:
    """Return what the template says that it may not, each as an Indonesian phrase."""
    return list(dict.fromkeys(_offences(tree, filters, includes)))


def _offences(tree: nodes.Node, filters: set[str], includes: bool) -> Iterator[str]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, _ALLOWED):
            yield _word(node)
        elif phrase := _offence(node, filters, includes):
            yield phrase


def _word(node: nodes.Node) -> str:
    return _WORDS.get(type(node), f'bentuk "{type(node).__name__}"')


def _offence(node: nodes.Node, filters: set[str], includes: bool) -> str | None:
    if isinstance(node, nodes.Include):
        return None if includes and isinstance(node.template, nodes.Const) else 'perintah "include"'
    if isinstance(node, nodes.Filter) and node.name not in filters:
        return f'saringan "{node.name}"'
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        return f'uji "{node.name}"'
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        return _private(node.name if isinstance(node, nodes.Name) else node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _private(str(node.arg.value))
    if isinstance(node, (nodes.Mul, nodes.Add, nodes.Sub)) and not _is_number(node):
        return "hitungan selain atas angka dan hitungan perulangan (loop)"
    if isinstance(node, nodes.For) and node.recursive:
        return "perulangan rekursif"
    return None


def _private(name: str) -> str | None:
    return f'nama "{name}" (diawali garis bawah)' if name.startswith("_") else None


def _is_number(node: nodes.Expr) -> bool:
    """Tell whether arithmetic stays among numbers: constants and the loop's own counters."""
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int)
    if isinstance(node, (nodes.Mul, nodes.Add, nodes.Sub)):
        return _is_number(node.left) and _is_number(node.right)
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "loop"
        and node.attr in _LOOP_NUMBERS
    )
