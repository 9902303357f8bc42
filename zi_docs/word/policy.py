"""What a template may say: an allow-list over Jinja's syntax tree.

A template may come from anybody. The sandbox stops harmful commands, but not a template that uses
up time or memory. A letter needs only output, conditions, loops over data, and the filters of
:mod:`zi_docs.word.filters`.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

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
TESTS = {
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
    "boolean",
    "true",
    "false",
    "integer",
    "float",
    "lower",
    "upper",
}
_MAX_DEPTH = 40  # our own templates nest 10 deep; Python gives up at 100 blocks
_MAX_LOOPS = 10
_MAX_NUMBER = 10**18
_JOINS = {"join", "gabung", "daftar_atau", "daftar_dan", "listing", "length", "panjang"}
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
    nodes.FloorDiv: "pembagian",
    nodes.Neg: "tanda minus",
    nodes.Pos: "tanda plus",
    nodes.Dict: "kumpulan isian { }",
}


def forbidden(tree: nodes.Template, filters: set[str]) -> list[str]:
    """Return an Indonesian phrase for each thing in the template that is not allowed."""
    return _too_deep(tree) or list(dict.fromkeys(_offences(tree, filters)))


def _too_deep(tree: nodes.Template) -> list[str]:
    """Return a phrase when the template is nested deeper than Jinja and Python can handle."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        if depth > _MAX_DEPTH:
            return [f"susunan tag lebih dari {_MAX_DEPTH} tingkat"]
        if loops > _MAX_LOOPS:
            return [f"perulangan di dalam perulangan lebih dari {_MAX_LOOPS} tingkat"]
        waiting += ((child, depth + 1, loops) for child in node.iter_child_nodes())
    return []


def _offences(tree: nodes.Node, filters: set[str]) -> Iterator[str]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, _ALLOWED):
            yield _word(node)
        elif phrase := _offence(node, filters):
            yield phrase


def _word(node: nodes.Node) -> str:
    return _WORDS.get(type(node), "perintah yang tidak dikenal")


def _offence(node: nodes.Node, filters: set[str]) -> str | None:
    if isinstance(node, nodes.Include):
        return 'perintah "include"'
    if isinstance(node, nodes.Filter):
        return _filter_offence(node, filters)
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f'uji "{node.name}"'
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        return _private(node.name if isinstance(node, nodes.Name) else node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _private(str(node.arg.value))
    if isinstance(node, (nodes.Mul, nodes.Add, nodes.Sub)) and not _is_number(node):
        return "hitungan selain atas angka dan hitungan perulangan (loop)"
    if isinstance(node, nodes.For):
        return _loop_offence(node)
    if isinstance(node, nodes.Const) and isinstance(node.value, (int, float)):
        return "bilangan lebih dari 18 angka" if node.value >= _MAX_NUMBER else None
    if isinstance(node, (nodes.With, nodes.List, nodes.Tuple)):
        held = node.values if isinstance(node, nodes.With) else node.items
        return "daftar di dalam daftar" if any(map(_holds_list, held)) else None
    return None


def _filter_offence(node: nodes.Filter, filters: set[str]) -> str | None:
    if node.name == "map" and node.args:  # ``map("upper")`` would take any filter
        return 'saringan "map" tanpa nama kolom'
    return None if node.name in filters else f'saringan "{node.name}"'


def _loop_offence(loop: nodes.For) -> str | None:
    if loop.recursive:
        return "perulangan rekursif"
    names = (loop.target, *loop.target.find_all(nodes.Name))
    if any(isinstance(name, nodes.Name) and name.name == "loop" for name in names):
        return 'nama "loop" bagi isi perulangan'
    return None


def _holds_list(value: nodes.Node) -> bool:
    """Tell whether a value holds a list of more than constants, so that lists could be nested.

    Comparing lists nested ten deep (``{% with a=[x, x] %}{% with b=[a, a] %}`` and so on) may take
    years, and a comparison can't be stopped. A list that a filter joins or counts is no danger.
    """
    if isinstance(value, nodes.Filter) and value.name in _JOINS:
        return False
    if isinstance(value, (nodes.List, nodes.Tuple)):
        return not all(isinstance(item, nodes.Const) for item in value.items)
    return any(map(_holds_list, value.iter_child_nodes()))


def _private(name: str) -> str | None:
    return f'nama "{name}" (diawali garis bawah)' if name.startswith("_") else None


def _is_number(node: nodes.Expr) -> bool:
    """Tell whether an operand is surely a number: a constant or one of the loop's counters."""
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
