"""Every mistake in a naskah's tags, each with its place in the Word file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from zi_docs.errors import Place, Problem, problem
from zi_docs.ooxml.text import paragraph_text
from zi_docs.ooxml.xml import W
from zi_docs.word.complaints import syntax_words
from zi_docs.word.environment import POLICY_MEND, PolicyError, xml_environment
from zi_docs.word.filters import RUN_FILTERS
from zi_docs.word.normalise import MARK

_STATEMENT = re.compile(r"^\{%-?(tr|tc|p|r)?(\s*)(\w+)?(.*?)-?%\}$", re.DOTALL)
_OUTPUT = re.compile(r"^\{\{-?(p|r|tr|tc)?\s(.*?)-?\}\}$|^\{\{-?(.*?)-?\}\}$", re.DOTALL)
_OPENERS = {"if": "endif", "for": "endfor", "with": "endwith"}
_INNER = {"elif": ("if",), "else": ("if", "for")}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_OWN = {"colspan", "cellbg", "vm", "hm"}
_KNOWN = {*_OPENERS, *_CLOSERS, *_INNER, *_OWN, "sisip"}
_LONE = re.compile(r"\{\{|\{%|\{#|%\}|\}\}|#\}")
_WHERE = {"tr": "baris tabel", "tc": "sel tabel", "p": "paragraf", "r": "potongan teks"}


@dataclass(slots=True)
class _Block:
    """A block that waits for its end."""

    word: str
    level: str
    place: Place
    row: etree._Element | None
    cell: etree._Element | None


@dataclass(slots=True)
class _Lint:
    """What has been found so far in one part."""

    problems: list[Problem] = field(default_factory=list)
    open: list[_Block] = field(default_factory=list)

    def add(self, code: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(problem(code, place, message, hint))


def lint_part(root: etree._Element, place: Place) -> list[Problem]:
    """Return every mistake (ZI411-ZI420) in the tags of a part, in reading order."""
    lint = _Lint()
    for where, paragraph in _paragraphs(root):
        here = place.inside(where)
        text = paragraph_text(paragraph)
        if "{" in text or "}" in text:
            _paragraph(lint, paragraph, text, here)
    for block in lint.open:
        lint.add(
            "ZI413",
            block.place,
            f'"{block.word}" di sini belum ditutup.',
            f"Tambahkan {{%{block.level} {_OPENERS[block.word]} %}} sesudahnya.",
        )
    return lint.problems


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield each paragraph with its place as a person would say it."""
    tables = {table: n for n, table in enumerate(root.iter(f"{W}tbl"), 1)}
    plain = 0
    for paragraph in root.iter(f"{W}p"):
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None:
            plain += 1
            yield f"paragraf {plain}", paragraph
            continue
        row = cell.getparent()
        table = row.getparent()
        yield (
            f"tabel {tables.get(table, 1)}, baris {_nth(row, f'{W}tr')}, "
            f"kolom {_nth(cell, f'{W}tc')}",
            paragraph,
        )


def _nth(element: etree._Element, tag: str) -> int:
    return 1 + sum(1 for _ in element.itersiblings(tag, preceding=True))


def _paragraph(lint: _Lint, paragraph: etree._Element, text: str, here: Place) -> None:
    marks = [m.group() for m in MARK.finditer(text) if not m.group().startswith("$")]
    for lone in _LONE.findall(MARK.sub("", text)):
        lint.add(
            "ZI414",
            here,
            f'Tanda "{lone}" tidak berpasangan: "{_short(text)}".',
            "Setiap {{ perlu }}, setiap {% perlu %}, setiap {# perlu #}, dalam satu paragraf.",
        )
    for mark in marks:
        if mark.startswith("{%"):
            _statement(lint, paragraph, mark, here)
            _alone(lint, text, mark, here)
        elif mark.startswith("{{"):
            _output(lint, mark, text, here)


def _output(lint: _Lint, mark: str, text: str, here: Place) -> None:
    match = _OUTPUT.match(mark)
    prefix, expression = (match[1], match[2] or match[3] or "") if match else (None, "")
    if prefix in ("p", "tr", "tc") and text.strip() != mark:
        _alone(lint, text, mark, here)
    tree = _parse(lint, f"{{{{ {expression} }}}}", mark, here)
    if tree is not None:
        _right_level(lint, prefix, tree, mark, here)


def _right_level(
    lint: _Lint, prefix: str | None, tree: nodes.Template, mark: str, here: Place
) -> None:
    """Tell a text where a run or paragraph must stand, which would be erased, or the reverse."""
    bare = mark.strip("{}-").removeprefix(prefix or "").strip()
    value = next(tree.find_all(nodes.Output)).nodes[0]
    if prefix is None:
        if any(node.name in RUN_FILTERS for node in tree.find_all(nodes.Filter)):
            lint.add("ZI420", here, f"Huruf r belum ada pada {mark}.", f"Tulis {{{{r {bare} }}}}.")
    elif prefix != "r":
        message = f"{mark} akan menghapus {_WHERE[prefix]} tempatnya berdiri."
        lint.add("ZI420", here, message, f"Tulis {{{{ {bare} }}}}.")
    elif not _is_run(value):
        hint = f'Tulis {{{{ {bare} }}}}; untuk huruf tebal {{{{r nama|kaya("tebal") }}}}.'
        lint.add("ZI420", here, f"Isi {mark} akan hilang dari naskah.", hint)


def _is_run(value: nodes.Expr) -> bool:
    """Tell whether a value is a finished run whichever way a condition in it goes."""
    if isinstance(value, nodes.CondExpr):
        return _is_run(value.expr1) and value.expr2 is not None and _is_run(value.expr2)
    return isinstance(value, nodes.Filter) and value.name in RUN_FILTERS


def _statement(lint: _Lint, paragraph: etree._Element, mark: str, here: Place) -> None:
    match = _STATEMENT.match(mark)
    if match is None or not match[3]:
        lint.add("ZI411", here, f'Tag "{mark}" kosong.', "Hapus tag itu, atau isi perintahnya.")
        return
    level, word, rest = match[1] or "", match[3], match[4]
    if not level and word in _WHERE:
        mend = mark.replace(f"{match[2]}{word}", word, 1)
        lint.add("ZI415", here, f'Ada spasi sebelum "{word}" pada {mark}.', f"Tulis {mend}.")
        return
    if word not in _KNOWN:
        _unknown(lint, word, mark, here)
    elif word in _OPENERS:
        _open(lint, paragraph, word, level, rest, mark, here)
    elif word in _CLOSERS:
        _close(lint, paragraph, word, level, mark, here)
    elif word in _INNER:
        _inner(lint, word, rest, mark, here)


def _open(
    lint: _Lint,
    paragraph: etree._Element,
    word: str,
    level: str,
    rest: str,
    mark: str,
    here: Place,
) -> None:
    _parse(lint, f"{{% {word} {rest} %}}{{% {_OPENERS[word]} %}}", mark, here)
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    lint.open.append(_Block(word, level, here, row, cell))


def _close(
    lint: _Lint, paragraph: etree._Element, word: str, level: str, mark: str, here: Place
) -> None:
    opener = _CLOSERS[word]
    if not lint.open or lint.open[-1].word != opener:
        expected = f"{{% {_OPENERS[lint.open[-1].word]} %}}" if lint.open else "tidak ada"
        lint.add(
            "ZI413",
            here,
            f"{mark} tidak punya pembuka; yang ditunggu di sini: {expected}.",
            f"Hapus tag itu, atau tambahkan {{% {opener} ... %}} sebelumnya.",
        )
        return
    block = lint.open.pop()
    if block.level != level:
        lint.add(
            "ZI416",
            here,
            f"{{%{block.level} {opener} ... %}} ({block.place}) ditutup dengan {mark}.",
            f"Tutup dengan {{%{block.level} {word} %}}.",
        )
    else:
        _same_place(lint, block, paragraph, mark, here)


def _same_place(
    lint: _Lint, block: _Block, paragraph: etree._Element, mark: str, here: Place
) -> None:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if block.level == "tr" and row is not None and row is block.row:
        lint.add(
            "ZI417",
            here,
            "Pembuka dan penutup {%tr %} ada di baris tabel yang sama.",
            "Taruh masing-masing di baris tersendiri, di atas dan di bawah baris isinya.",
        )
    if not block.level and cell is not block.cell:
        lint.add(
            "ZI418",
            here,
            f'"{block.word}" dibuka di {block.place} tetapi ditutup di sel lain.',
            "Untuk mengulang baris pakai {%tr ... %}; untuk mengulang sel pakai {%tc ... %}.",
        )


def _inner(lint: _Lint, word: str, rest: str, mark: str, here: Place) -> None:
    if not lint.open or lint.open[-1].word not in _INNER[word]:
        hint = "Taruh di antara if dan endif."
        lint.add("ZI413", here, f'{mark} di luar "if".', hint)
    elif word == "elif":
        _parse(lint, f"{{% if {rest} %}}{{% endif %}}", mark, here)


def _alone(lint: _Lint, text: str, mark: str, here: Place) -> None:
    match = re.match(r"^\{[{%]-?(tr|tc|p)\s", mark)
    if not match or text.strip() == mark or match[1] != "p":
        return
    lint.add(
        "ZI419",
        here,
        f'Teks di samping {mark} akan hilang: "{_short(text)}".',
        "Tulis tag itu sendirian dalam paragrafnya.",
    )


def _parse(lint: _Lint, source: str, mark: str, here: Place) -> nodes.Template | None:
    """Parse one tag alone, so that its mistake has a place."""
    try:
        return xml_environment().parse_checked(source)
    except TemplateSyntaxError as error:
        hint = "Periksa titik, koma, kutip, dan ejaan di dalam tag itu."
        lint.add(
            "ZI411", here, f'Tag "{_short(mark)}" salah tulis: {syntax_words(error.message)}.', hint
        )
    except PolicyError as error:
        hint = POLICY_MEND
        lint.add(
            "ZI412", here, f'Tag "{_short(mark)}" memakai yang tidak diizinkan: {error}.', hint
        )
    return None


def _unknown(lint: _Lint, word: str, mark: str, here: Place) -> None:
    close = difflib.get_close_matches(word, sorted(_KNOWN), n=1)
    hint = f'Maksudnya "{close[0]}"?' if close else "Yang dikenal: if, elif, else, for, with."
    lint.add("ZI411", here, f'Perintah "{word}" pada {mark} tidak dikenal.', hint)


def _short(text: str) -> str:
    return f"{text[:60]}…" if len(text) > 60 else text
