"""The one factory of Jinja environments."""

from __future__ import annotations

from functools import cache
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zi_docs.engine.filters import FILTERS, RUN_FILTERS
from zi_docs.engine.flat import ONE_LINE
from zi_docs.engine.pictures import PICTURE_FILTERS
from zi_docs.engine.policy import forbidden
from zi_docs.engine.values import MissingName, finalize, finalize_plain, one_line

__all__ = [
    "POLICY_MEND",
    "NaskahEnvironment",
    "PolicyError",
    "text_environment",
    "xml_environment",
]


POLICY_MEND = (
    "Pakai hanya {{ nama }}, if, for, with, dan saringan yang tercantum di panduan, "
    "dan pecah yang terlalu rumit."
)


class PolicyError(ValueError):
    """A template says what templates may not."""


class _CodeGenerator(CodeGenerator):
    """Jinja's own, but a ``with`` too says in the code which tag it is."""

    def visit_With(self, node: nodes.With, frame: Any) -> None:  # noqa: N802  # Jinja's name
        self.newline(node)
        super().visit_With(node, frame)


class NaskahEnvironment(ImmutableSandboxedEnvironment):
    """Sandboxed, without globals, strict about names, and quick at reading plain dicts."""

    code_generator_class = _CodeGenerator

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read a key of a plain dict at once; anything else goes the sandbox's way."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def parse_checked(self, source: str) -> nodes.Template:
        """Return the syntax tree; raises :class:`PolicyError` for what a letter never needs."""
        try:
            tree = self.parse(source)
        except (RecursionError, MemoryError) as error:
            raise PolicyError("susunan tag yang terlalu dalam") from error
        except ValueError as error:
            raise PolicyError("bilangan yang terlalu panjang") from error
        if phrases := forbidden(tree, {name for name in self.filters if name != ONE_LINE}):
            raise PolicyError(", ".join(phrases))
        return tree

    def compile_checked(self, tree: nodes.Template, name: str) -> CodeType:
        """Return the code of a tree; raises :class:`PolicyError` where Python can't follow it."""
        try:
            return self.compile(tree, name=name, filename=name)
        except (RecursionError, MemoryError, SyntaxError, ValueError) as error:
            raise PolicyError("susunan tag yang terlalu rumit") from error


def _environment(finalize_value: Any, filters: dict[str, Any]) -> NaskahEnvironment:
    environment = NaskahEnvironment(
        autoescape=False,  # ``finalize`` escapes, and nothing is printed that has not passed it
        undefined=MissingName,
        finalize=finalize_value,
        cache_size=0,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(filters)
    return environment


@cache
def xml_environment() -> NaskahEnvironment:
    """Return the environment for the XML of a Word part: everything is escaped."""
    filters = {**FILTERS, **RUN_FILTERS, **PICTURE_FILTERS, ONE_LINE: one_line}
    return _environment(finalize, filters)


@cache
def text_environment() -> NaskahEnvironment:
    """Return the environment for text partials, whose lines are escaped when they are printed."""
    return _environment(finalize_plain, FILTERS)
