"""Folding: what is the same in all documents of a batch is printed when a part is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Template, nodes
from jinja2.meta import find_undeclared_variables

from zi_docs.word.bounded import run_template
from zi_docs.word.environment import NaskahEnvironment
from zi_docs.word.values import MISSING, RefusedValueError


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
