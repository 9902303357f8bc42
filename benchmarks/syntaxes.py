"""How each engine writes a value, a list of points and repeated table rows.

One page is described once (``pages.py``) and written in the five ways below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape

__all__ = ["SYNTAXES", "Syntax"]

_RSID = 'w:rsidRPr="006C1E42"'
_PROOF = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
Paragraph = Callable[[str], str]
Row = Callable[[Sequence[str]], str]


def run(text: str) -> str:
    """Return one run of text."""
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:r {_RSID}><w:t{space}>{escape(text)}</w:t></w:r>"


@dataclass(slots=True)
class Syntax:
    """The common part: every third placeholder is split over runs, as Word's proofing does."""

    _placed: count[int] = field(default_factory=lambda: count(1))

    def value(self, name: str) -> str:
        """Return the runs that print a value of the record."""
        return self._split(self.tag(name))

    def item(self, name: str, key: str) -> str:
        """Return the runs that print a value of one item of a list."""
        return self._split(self.item_tag(name, key))

    def tag(self, name: str) -> str:
        """Return the placeholder of a value."""
        raise NotImplementedError

    def item_tag(self, name: str, key: str) -> str:
        """Return the placeholder of an item's value."""
        raise NotImplementedError

    def points(self, name: str, paragraph: Paragraph) -> str:
        """Return a numbered paragraph for each item of a list."""
        raise NotImplementedError

    def rows(self, name: str, keys: Sequence[str], row: Row) -> str:
        """Return a table row for each item of a list; ``row`` takes the cells' runs."""
        raise NotImplementedError

    def columns(self, key: str) -> list[str]:
        """Return the runs of cells that repeat one column for each value of an item's list."""
        raise NotImplementedError

    def _split(self, tag: str) -> str:
        if next(self._placed) % 3:
            return run(tag)
        third = len(tag) // 3
        first, middle, last = tag[:third], tag[third:-third], tag[-third:]
        return run(first) + _PROOF[0] + run(middle) + _PROOF[1] + run(last)


class Jinja(Syntax):
    """docxtpl's and ours."""

    def tag(self, name: str) -> str:
        return f"{{{{ {name} }}}}"

    def item_tag(self, name: str, key: str) -> str:
        return f"{{{{ satu.{key} }}}}"

    def points(self, name: str, paragraph: Paragraph) -> str:
        return (
            paragraph(run(f"{{%p for satu in {name} %}}"))
            + paragraph(self.item(name, "teks"))
            + paragraph(run("{%p endfor %}"))
        )

    def rows(self, name: str, keys: Sequence[str], row: Row) -> str:
        empty = [""] * (len(keys) - 1)
        return (
            row([run(f"{{%tr for satu in {name} %}}"), *empty])
            + row([self.item(name, key) for key in keys])
            + row([run("{%tr endfor %}"), *empty])
        )

    def columns(self, key: str) -> list[str]:
        begin, end = f"{{%tc for nilai in satu.{key} %}}", "{%tc endfor %}"
        return [run(begin), run("{{ nilai }}"), run(end)]


class Braces(Syntax):
    """docxtemplater, with its loops over paragraphs."""

    def tag(self, name: str) -> str:
        return f"{{{name}}}"

    def item_tag(self, name: str, key: str) -> str:
        return f"{{{key}}}"

    def points(self, name: str, paragraph: Paragraph) -> str:
        return (
            paragraph(run(f"{{#{name}}}"))
            + paragraph(self.item(name, "teks"))
            + paragraph(run(f"{{/{name}}}"))
        )

    def rows(self, name: str, keys: Sequence[str], row: Row) -> str:
        cells = [self.item(name, key) for key in keys]
        return row([run(f"{{#{name}}}") + cells[0], *cells[1:-1], cells[-1] + run(f"{{/{name}}}")])


class EasyTemplateX(Braces):
    """easy-template-x: the same marks, but a list item is repeated from within."""

    def points(self, name: str, paragraph: Paragraph) -> str:
        return paragraph(run(f"{{#{name}}}") + self.item(name, "teks") + run(f"{{/{name}}}"))


class Carbone(Syntax):
    """carbone: the first item, then the next as the sign that it repeats."""

    def tag(self, name: str) -> str:
        return f"{{d.{name}}}"

    def item_tag(self, name: str, key: str) -> str:
        return f"{{d.{name}[i].{key}}}"

    def points(self, name: str, paragraph: Paragraph) -> str:
        return paragraph(self.item(name, "teks")) + paragraph(run(f"{{d.{name}[i+1].teks}}"))

    def rows(self, name: str, keys: Sequence[str], row: Row) -> str:
        following = [run(f"{{d.{name}[i+1].{key}}}") for key in keys]
        return row([self.item(name, key) for key in keys]) + row(following)


class MergeFields(Syntax):
    """docx-mailmerge2: Word's own merge fields; what repeats must be a table row."""

    def tag(self, name: str) -> str:
        return name

    def item_tag(self, name: str, key: str) -> str:
        return f"{name}_{key}"

    def points(self, name: str, paragraph: Paragraph) -> str:
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
            '<w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9000" '
            f'w:type="dxa"/></w:tcPr>{paragraph(self.item(name, "teks"))}</w:tc></w:tr></w:tbl>'
        )

    def rows(self, name: str, keys: Sequence[str], row: Row) -> str:
        return row([self.item(name, key) for key in keys])

    def _split(self, tag: str) -> str:
        instruction = f" MERGEFIELD {tag} "
        halves = [instruction]
        if not next(self._placed) % 3:
            halves = [instruction[:8], instruction[8:]]
        code = "".join(
            f'<w:r {_RSID}><w:instrText xml:space="preserve">{half}</w:instrText></w:r>'
            for half in halves
        )
        begin, separate, end = (
            f'<w:r {_RSID}><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        )
        return begin + code + separate + run(f"«{tag}»") + end


SYNTAXES: dict[str, type[Syntax]] = {
    "jinja": Jinja,
    "braces": Braces,
    "easy-template-x": EasyTemplateX,
    "carbone": Carbone,
    "mergefields": MergeFields,
}
