"""The only place where Jinja environments are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import StringIO
from itertools import pairwise
from types import CodeType
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zi_docs.word.charts import CHART_FILTER, draw_chart
from zi_docs.word.controls import CONTROL_FILTERS
from zi_docs.word.filters import FILTERS, RUN_FILTERS, TAG_FILTER, plain_tag, written_tag
from zi_docs.word.jinja_filters import JINJA_FILTERS, TWO_MEANINGS
from zi_docs.word.links import LINK_FILTER, link_to
from zi_docs.word.normalise import print_marks
from zi_docs.word.pictures import PICTURE_FILTERS
from zi_docs.word.policy import forbidden
from zi_docs.word.recaps import RECAP_FILTERS
from zi_docs.word.values import ONE_LINE, MissingName, finalize, finalize_plain, one_line

OWN_FILTERS = (
    ONE_LINE,
    CHART_FILTER,
    LINK_FILTER,
    *CONTROL_FILTERS,
    *TWO_MEANINGS,
)  # these begin with an underscore
_COUNTERS = {"index", "index0", "revindex", "revindex0", "first", "last", "length"}
_REFERENCES = {  # what a tag in a reference is by itself, by the element that refers
    CHART_FILTER: re.compile(r'<(?:\w+:)?chart\s[^<>]*\w:id="'),
    LINK_FILTER: re.compile(r'<(?:\w+:)?(?:hyperlink|hlink\w+)\s[^<>]*\w:id="'),
}
MAX_TOKENS = 100_000  # a tag takes about 1 kB per token while it is compiled
_CHEAP = {  # filters and tests that are quick whatever they are given
    *("angka", "bawaan", "bulan", "centang", "default", "diktum", "golongan", "hari"),
    *("hari_tanggal", "huruf", "ikat", "jam", "length", "nip", "panjang", "romawi", "rupiah"),
    *("tanggal", "terbilang", "triwulan", "semester", "sampai", "hari_sampai"),
    *("defined", "undefined", "none", "even", "odd", "string", "number", "mapping"),
    *("sequence", "iterable", "true", "false", "boolean", "integer", "float"),
    *(ONE_LINE, CHART_FILTER, LINK_FILTER, *CONTROL_FILTERS),
}
_WORD_TEXT = re.compile(r"<w:t(\s[^>]*)?>")


class PolicyError(ValueError):
    """A template holds something that templates may not hold."""


class NaskahGenerator(CodeGenerator):
    """Jinja's own, with quick look-ups; the code of a ``with`` also says which tag it is from."""

    def visit_With(self, node: nodes.With, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        self.newline(node)
        super().visit_With(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read a key of a plain dict and a number of the loop in the code itself.

        ``a.b`` becomes ``a["b"] if type(a) is dict and "b" in a else environment.getattr(a, "b")``.
        """
        key = repr(node.attr)
        if not isinstance(node.node, nodes.Name):
            self.write(f"(_read[{key}] if type(_read := ")
            self.visit(node.node, frame)
            self.write(f") is dict and {key} in _read else environment.getattr(_read, {key}))")
            return
        name = frame.symbols.ref(node.node.name)
        if node.node.name == "loop" and node.attr in _COUNTERS:
            self.write(f"({name}.{node.attr} if type({name}) is LoopContext else ")
        else:
            self.write(f"({name}[{key}] if type({name}) is dict and {key} in {name} else ")
        super().visit_Getattr(node, frame)
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Look at the clock after a filter that may take long."""
        self._timed(node, frame, super().visit_Filter, node.name not in _CHEAP)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Look at the clock after a test that may take long."""
        self._timed(node, frame, super().visit_Test, node.name not in _CHEAP)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Look at the clock after a comparison of two values; comparing with a text is quick."""
        others = (operand.expr for operand in node.ops if operand.op not in ("in", "notin"))
        quick = len(node.ops) == 1 and any(isinstance(other, nodes.Const) for other in others)
        self._timed(node, frame, super().visit_Compare, not quick)

    def _timed(self, node: Any, frame: Frame, visit: Any, slow: bool) -> None:
        """Write an expression; a slow one is passed through :meth:`Names.timed`."""
        if not slow:
            visit(node, frame)
            return
        self.write("context.timed(")
        visit(node, frame)
        self.write(")")


class FreeContext(Context):
    """What a template gets that Jinja itself renders: nothing bounds it."""

    def timed(self, value: Any) -> Any:
        """Return the value."""
        return value


class NaskahEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox without globals, strict about names, and quick at reading plain dicts."""

    code_generator_class = NaskahGenerator
    context_class = FreeContext

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read a key of a plain dict directly; the sandbox reads everything else."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def parse_checked(self, source: str) -> nodes.Template:
        """Return the syntax tree; raises :class:`PolicyError` for what the policy forbids."""
        try:
            tree = self.parse(source)
        except (RecursionError, MemoryError) as error:
            raise PolicyError("susunan tag yang terlalu dalam") from error
        except PolicyError:
            raise
        except ValueError as error:
            raise PolicyError("bilangan yang terlalu panjang") from error
        if phrases := forbidden(tree, {name for name in self.filters if name not in OWN_FILTERS}):
            raise PolicyError(", ".join(phrases))
        return tree

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        """Return the tokens; raises :class:`PolicyError` when they are too many to compile."""
        stream = super()._tokenize(source, name, filename, state)
        return TokenStream(_counted(stream), name, filename)

    def compile_checked(self, tree: nodes.Template, name: str) -> CodeType:
        """Return the code of a tree; raises :class:`PolicyError` when Python can't compile it."""
        return compile_with(NaskahGenerator(self, name, name), tree)


def _counted(tokens: Iterable[Token]) -> Iterator[Token]:
    for number, token in enumerate(tokens):
        if number > MAX_TOKENS:
            raise PolicyError("lebih banyak tag daripada yang dapat disusun dalam satu naskah")
        yield token


def compile_with(generator: CodeGenerator, tree: nodes.Template) -> CodeType:
    """Return the code that a generator makes of a tree.

    Raises :class:`PolicyError` when Python can't compile it.
    """
    try:
        generator.visit(tree)
        source = cast(StringIO, generator.stream).getvalue()
        return compile(source, generator.filename or "", "exec")
    except (RecursionError, MemoryError, SyntaxError, ValueError) as error:
        raise PolicyError("susunan tag yang terlalu rumit") from error


def _environment(finalize_value: Any, filters: dict[str, Any]) -> NaskahEnvironment:
    environment = NaskahEnvironment(
        autoescape=False,  # every value that is printed goes through ``finalize``, which escapes it
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
    own = {
        **CONTROL_FILTERS,
        ONE_LINE: one_line,
        CHART_FILTER: draw_chart,
        LINK_FILTER: link_to,
        TAG_FILTER: written_tag,
        **TWO_MEANINGS,
    }
    filters = {**FILTERS, **RECAP_FILTERS, **JINJA_FILTERS, **RUN_FILTERS, **PICTURE_FILTERS, **own}
    return _environment(finalize, filters)


@cache
def text_environment() -> NaskahEnvironment:
    """Return the environment for text partials, whose lines are escaped when they are printed."""
    own = {**CONTROL_FILTERS, TAG_FILTER: plain_tag, **TWO_MEANINGS}
    filters = {**FILTERS, **RECAP_FILTERS, **JINJA_FILTERS, **own}
    return _environment(finalize_plain, filters)


def part_tree(source: str, *, jinja: bool = False) -> nodes.Template:
    """Return the syntax tree of a part: charts and links have their filters, values outside of
    texts are one line.

    With ``jinja`` its words mean what they mean in Jinja (:func:`with_words_of_jinja`).

    Raises Jinja's ``TemplateSyntaxError`` and :class:`PolicyError`.
    """
    tree = flatten_values(_with_references(xml_environment().parse_checked(source)))
    return with_printed_marks(with_words_of_jinja(tree) if jinja else tree)


def with_words_of_jinja(tree: nodes.Template) -> nodes.Template:
    """Let ``default``, ``join`` and ``upper`` mean what they mean in Jinja.

    Both meanings have the same words, so a tag that is right by the one is right by the other:
    :mod:`.lint` and :func:`.tags.faulty_tag` read every tag alike.
    """
    for node in tree.find_all(nodes.Filter):
        node.name = f"_{node.name}" if f"_{node.name}" in TWO_MEANINGS else node.name
    return tree


def with_printed_marks(tree: nodes.Template, between: str = "") -> nodes.Template:
    """Let the naskah's own text print ``{{`` where it says ``{_{``, as docxtpl does.

    A value that says so is refused (:func:`find_mark`).
    """
    for text in tree.find_all(nodes.TemplateData):
        text.data = print_marks(text.data, between)
    return tree


def _with_references(tree: nodes.Template) -> nodes.Template:
    """Turn each ``{{ ("bagan: ...", LIST, PART, ...) }}`` into the filter that draws the chart.

    ``{{ ("tautan: ...", BEGIN, VALUE, ...) }}`` becomes the filter that gives a link its address.
    """
    for output in _outputs(tree):
        for at, (before, child) in enumerate(pairwise((None, *output.nodes))):
            name = _filter_at(before) if isinstance(child, nodes.Tuple) else ""
            if name and isinstance(child, nodes.Tuple) and len(child.items) > 1:
                _, first, *given = child.items
                output.nodes[at] = nodes.Filter(
                    first, name, given, [], None, None, lineno=child.lineno
                )
    return tree


def _filter_at(before: nodes.Node | None) -> str:
    """Return the filter for a tag in the reference to a chart or link, where only we put one."""
    markup = before.data if isinstance(before, nodes.TemplateData) else ""
    begin = max(markup.rfind("<"), 0)
    return next((n for n, where in _REFERENCES.items() if where.fullmatch(markup, begin)), "")


def flatten_values(tree: nodes.Template) -> nodes.Template:
    """Turn line breaks and tabs into spaces in every value outside of a Word text.

    ``markup`` is the last ``<...`` before a value, in any branch. After ``<w:t>`` a line break
    becomes ``<w:br/>``; inside ``descr="`` it becomes a space.
    """
    markup = ""
    for output in _outputs(tree):
        for at, child in enumerate(output.nodes):
            if isinstance(child, nodes.TemplateData):
                last = child.data.rfind("<")
                markup = markup + child.data if last < 0 else child.data[last:]
            elif not _WORD_TEXT.match(markup):
                output.nodes[at] = nodes.Filter(
                    child, ONE_LINE, [], [], None, None, lineno=child.lineno
                )
    return tree


def _outputs(node: nodes.Node) -> Iterator[nodes.Output]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield child
        elif isinstance(child, nodes.Stmt):
            yield from _outputs(child)
