"""The code of a part: it yields the part's pieces as bytes, and their types say what they are.

A text of the naskah with markup, and a value that is markup, is :class:`Marked`; a value with line
breaks is :class:`Broken`; any other text or value is plain bytes, which can't make a part
ill-formed. A :class:`Mark` says where a turn of a loop begins or ends. A loop that prints only
texts gives one :class:`Filled` (:mod:`.rows`), a loop over the wording of a type (:mod:`.wording`)
or over ticks one :class:`Kept`, unless an item or a value needs a closer look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import Frame
from jinja2.parser import Parser

from zi_docs.word.bounded import run_pieces
from zi_docs.word.environment import NaskahEnvironment, NaskahGenerator, compile_with
from zi_docs.word.proofs import MARKS, Piece
from zi_docs.word.rows import rows_of, ticks_of
from zi_docs.word.values import Marked, finalize_piece, is_markup
from zi_docs.word.wording import KeptLoop, alone, over


@dataclass(frozen=True, slots=True)
class PartCode:
    """The code of one part, and what it names by number: its texts with markup and its rows."""

    template: Template
    constants: tuple[Any, ...]

    def run(self, context: Mapping[str, Any]) -> list[Piece]:
        """Return the pieces of the part for one record. Raises :class:`TooBigError`."""
        return run_pieces(self.template, context, self.constants)


def compile_pieces(environment: NaskahEnvironment, tree: nodes.Template, name: str) -> PartCode:
    """Return the code of a tree. Raises :class:`PolicyError` when Python can't compile it."""
    generator = _PieceGenerator(environment, name, name)
    code = compile_with(generator, tree)
    template = Template.from_code(environment, code, environment.make_globals(None))
    return PartCode(template, tuple(generator.constants))


class _PieceGenerator(NaskahGenerator):
    """Generates the code; ``constants`` begins with the function that prints a value."""

    def __init__(self, environment: NaskahEnvironment, *rest: Any) -> None:
        super().__init__(environment, *rest)
        self.constants: list[Any] = [finalize_piece]
        self._naskah = environment
        self._free_names = Parser(environment, "")

    def _constant(self, value: Any) -> str:
        self.constants.append(value)
        return f"constants[{len(self.constants) - 1}]"

    def write_commons(self) -> None:
        """Give short names to what the code uses for every piece."""
        super().write_commons()
        self.writeline("constants = context.constants")
        self.writeline("finalize = constants[0]")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Yield texts as they are, and values through ``finalize``."""
        text = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                text += child.data
                continue
            self._yield_text(text)
            text = ""
            self.writeline("yield finalize(", child)
            self.visit(child, frame)
            self.write(")")
        self._yield_text(text)

    def _yield_text(self, text: str) -> None:
        if text in MARKS:
            self.writeline(f"yield {self._constant(MARKS[text])}")
        elif is_markup(data := text.encode()):
            self.writeline(f"yield {self._constant(Marked(data))}")
        elif data:
            self.writeline(f"yield {data!r}")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Try the quick ways of printing a loop first; its items are worked out once."""
        known = (self._kept(node), rows_of(node), ticks_of(node))
        ways = [way for way in known if way is not None]
        if not ways:
            super().visit_For(node, frame)
            return
        items, filled = self._free_names.free_identifier(), self.temporary_identifier()
        self.writeline(f"{items.name} = ", node)
        self.visit(node.iter, frame)
        self.writeline(f"{filled} = None")
        for way in map(self._constant, ways):
            self.writeline(f"if {filled} is None: {filled} = {way}({items.name}, context)")
        self.writeline(f"if {filled} is not None: yield {filled}")
        self.writeline("else:")
        self.indent()
        super().visit_For(over(items, node), frame)
        self.outdent()

    def _kept(self, loop: nodes.For) -> KeptLoop | None:
        """Return a loop over a partial with code of its own, or None for any other loop."""
        tree = alone(loop)
        if tree is None:
            return None
        code = compile_pieces(self._naskah, tree, f"{self.name}, loop {loop.lineno}")
        return KeptLoop(code.template, code.constants)
