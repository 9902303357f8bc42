"""Working out, before a batch, what is the same in all of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Template, nodes
from jinja2.meta import find_undeclared_variables

from zi_docs.engine.bounded import run_template
from zi_docs.engine.environment import NaskahEnvironment
from zi_docs.engine.values import MISSING, RefusedValueError

__all__ = ["fold_constants"]


def fold_constants(
    environment: NaskahEnvironment, tree: nodes.Template, shared: Mapping[str, Any]
) -> nodes.Template:
    """Return the tree with everything printed that depends on nothing but ``shared``.

    A part that names what is missing or may not be printed is left as it is, so that the complaint
    comes with a document's place.
    """
    tree.body = _Folder(environment, shared).body(tree.body, frozenset(shared))
    tree.set_environment(environment)
    return tree


class _Folder:
    """Folds one tree; ``names`` are those that are the same in every document at that point."""

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
        """Fold what stands inside a block; the names it binds differ there."""
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
        """Return what a part prints in every document, or None where documents may differ."""
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
