"""Making tags whole, and giving them the characters that a person sees.

Word cuts a tag into runs wherever the spelling checker looked, makes its quotes typographic, and
writes some characters as XML escapes. Jinja would read ``&amp;`` in a tag as five characters.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.xml import W, qn

TAGGED = ("{{", "{%", "{#")
"""How a tag begins."""

_WHOLE = r"|\$\{\w+\}|\{_[{%]|[}%]_\}"  # marks that need no end
_PRINTED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}  # docxtpl's way to print a mark
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_QUOTES = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'",
     "`": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-",
     "\u200b": None, "\u200d": None, "\ufeff": None, "\u00ad": None}  # these are not seen
)  # fmt: skip
_TYPED = _QUOTES | str.maketrans({"–": "-", "—": "-", "−": "-"})  # Word also replaces hyphens
_ESCAPE = re.compile("&(amp|lt|gt|quot|#9|#10|#13);")  # all the escapes that lxml writes
_LETTERS = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "#9": "\t", "#10": "\n", "#13": "\r"
}  # fmt: skip
_RUN_TAG = re.compile(r"\{[{%]-?r\s")
_CELL_TAG = re.compile(r"\{%\s*(colspan|cellbg|vm|hm)\b")
_LETTER_OF_TAGS = str.maketrans("", "", "{}%#")
_FORMER = tuple(
    f"{W}{name}"
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange",
        "trPrChange", "tcPrChange", "numberingChange",
    )
)  # fmt: skip
_BINDINGS = ("dataBinding", "showingPlcHdr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS = (f"{W}rPr", qn("m:rPr"))
_MATH_TEXT, _MATH_RUN = qn("m:t"), qn("m:r")


def accept_formatting(root: etree._Element) -> None:
    """Remove what Word remembers of former looks (tracked formatting); no word changes by that."""
    for former in list(root.iter(*_FORMER)):
        former.getparent().remove(former)


def drop_remarks(root: etree._Element) -> None:
    """Remove the comments of XML, which Word does not read; Jinja would read a tag in one."""
    etree.strip_tags(root, etree.Comment)


def unbind_controls(root: etree._Element) -> None:
    """Let a content control with tags keep what is filled in.

    Word would replace the content of a bound control by what its data store says, and take that of
    a control which shows its hint for the hint.
    """
    for looks in root.iter(f"{W}sdtPr"):
        bound = [
            child for child in looks.iterchildren("*") if etree.QName(child).localname in _BINDINGS
        ]
        texts = looks.getparent().iter(f"{W}t") if bound else ()
        if any("{{" in (text.text or "") or "{%" in (text.text or "") for text in texts):
            for child in bound:
                looks.remove(child)


class Mark(NamedTuple):
    """A tag, a comment or a ``${...}`` marker of a text, and where it begins and ends there."""

    text: str
    begin: int
    end: int


@cache
def _openers(ended: str) -> re.Pattern[str]:
    """Return what marks begin with; ``ended`` are the second characters of those with an end."""
    tags = f"\\{{[{re.escape(ended)}]" if ended else "(?!)"
    return re.compile(tags + _WHOLE)


def find_marks(text: str) -> Iterator[Mark]:
    """Yield each ``{{ }}``, ``{% %}``, ``{# #}``, ``${...}`` and ``{_{`` of a text, in order.

    It takes time in proportion to the text: when an end is not found once, neither it nor its
    beginnings are sought again.
    """
    ended = "{%#"
    at = 0
    while opener := _openers(ended).search(text, at):
        closer = _CLOSERS.get(opener[0], "")
        end = text.find(closer, opener.end())
        if end < 0:
            ended = ended.replace(opener[0][1], "")
            at = opener.start() + 1
        else:
            at = end + len(closer)
            yield Mark(text[opener.start() : at], opener.start(), at)


def split_marks(text: str) -> list[str]:
    """Return a text in pieces: what stands between its marks, and at odd places the marks."""
    pieces, at = [], 0
    for mark in find_marks(text):
        pieces += [text[at : mark.begin], mark.text]
        at = mark.end
    return [*pieces, text[at:]]


def is_mark(text: str) -> bool:
    """Tell whether a text is one mark and nothing else."""
    return next((mark.text == text for mark in find_marks(text)), False)


def without_comments(text: str) -> str:
    """Return a text without its ``{# #}``."""
    pieces = split_marks(text)
    return "".join(piece for at, piece in enumerate(pieces) if at % 2 == 0 or piece[1] != "#")


def normalise_tags(root: etree._Element) -> None:
    """Put every tag and every ``${...}`` marker into one run, with plain quotes and dashes.

    The whole tag goes into the run in which it begins, and takes that run's look: the runs
    ``Halo {``, ``{ nama }`` and ``} ini`` become ``Halo {{ nama }}`` and `` ini``. Bookmarks inside
    the tag stay, now beside it. Proofing marks and empty runs are removed once, here, so that no
    document has them. A tag that replaces its run gets a run of its own (``a {{r x }} b`` becomes
    three runs), since docxtpl removes the look of the text behind it.
    """
    for paragraph in root.iter(f"{W}p"):
        for texts in lines_of(paragraph):
            if any("{" in (text.text or "") for text in texts):
                gather_tags(texts)
                for text in texts:
                    _part_run_tags(text)
                    _keep_cell_whole(text)
                _sweep(paragraph, texts)


def gather_tags(texts: list[etree._Element]) -> None:
    """Put every tag of some texts that are read as one line into the text in which it begins."""
    joined = "".join(text.text or "" for text in texts)
    if "{" in joined:
        _gather(texts, joined)


def read_as_seen(xml: str) -> str:
    """Return the XML that lxml wrote, with the escapes in each tag undone.

    ``{{ bidang == "Sarana & Prasarana" }}`` must not compare with ``&amp;``. What a tag prints is
    escaped again. Only whole tags are changed, and no escape that lxml writes can end a tag.
    """
    return "".join(_with_marks(xml, lambda mark: mark if mark[0] == "$" else _seen(mark)))


def print_marks(text: str, between: str = "") -> str:
    """Return a text of the naskah in which ``{_{`` is ``{{``, ``%_}`` is ``%}``, and so on.

    ``between`` stands between the two characters that are printed.
    """
    for written, printed in _PRINTED.items():
        text = text.replace(written, between.join(printed))
    return text


def plain_quotes(text: str) -> str:
    """Return a text with the plain quotes and spaces for which Word puts its own."""
    return text.translate(_QUOTES)


def _with_marks(text: str, change: Callable[[str], str]) -> list[str]:
    pieces = split_marks(text)
    pieces[1::2] = map(change, pieces[1::2])
    return pieces


def _seen(tag: str) -> str:
    if tag.startswith("{#"):
        return tag
    return _ESCAPE.sub(lambda escape: _LETTERS[escape[1]], tag).translate(_QUOTES)


def lines_of(paragraph: etree._Element) -> list[list[etree._Element]]:
    """Return the texts of a paragraph that are read as one line; in each, tags can be made whole.

    The first line is the paragraph's own, without the texts of a text box in it, which has
    paragraphs itself. Each part of an equation, such as the two sides of a fraction, is a line.
    """
    own: list[etree._Element] = []
    equations: dict[etree._Element, list[etree._Element]] = {}
    for text in paragraph.iter(f"{W}t", _MATH_TEXT):
        if next(text.iterancestors(f"{W}p")) is not paragraph:
            continue
        if text.tag == _MATH_TEXT:
            equations.setdefault(text.getparent().getparent(), []).append(text)
        else:
            own.append(text)
    return [own, *equations.values()]


def _gather(texts: list[etree._Element], joined: str) -> None:
    if not (marks := list(find_marks(joined))):
        return
    owners = [index for index, text in enumerate(texts) for _ in text.text or ""]
    chars: list[list[str]] = [[] for _ in texts]
    position = 0
    for whole, begin, end in marks:
        for at in range(position, begin):
            chars[owners[at]].append(joined[at])
        chars[owners[begin]].append(_plain(whole))
        position = end
    for at in range(position, len(joined)):
        chars[owners[at]].append(joined[at])
    for text, pieces in zip(texts, chars, strict=True):
        new = "".join(pieces)
        if new != (text.text or ""):
            text.text = new
            text.set(_SPACE, "preserve")


def _plain(mark: str) -> str:
    """Return a tag with the characters that are meant; in a comment nothing looks like a tag.

    docxtpl would bring the tag in ``{# {%tr for x in y %} #}`` to life.
    """
    if mark.startswith("$"):
        return mark
    if mark.startswith("{#"):
        return f"{{#{mark[2:-2].translate(_LETTER_OF_TAGS)}#}}"
    return mark.translate(_TYPED)


def _sweep(paragraph: etree._Element, texts: list[etree._Element]) -> None:
    """Remove proofing marks, and the runs that are empty since a tag took their text."""
    for mark in paragraph.findall(f"{W}proofErr"):
        paragraph.remove(mark)
    for text in texts:
        run = text.getparent()
        only_looks = all(child is text or child.tag in _LOOKS for child in run)
        if not text.text and only_looks and run.tag in (f"{W}r", _MATH_RUN):
            run.getparent().remove(run)


def _part_run_tags(text: etree._Element) -> None:
    """Give each ``{{r }}`` and ``{%r %}`` of a text a run of its own, with the same look."""
    run, before, behind = text.getparent(), text.getprevious(), list(text.itersiblings())
    pieces = _split_run_tags(text.text or "")
    if run.tag != f"{W}r" or not any(map(_RUN_TAG.match, pieces)):
        return
    if before is not None and before.tag != f"{W}rPr" and _RUN_TAG.match(pieces[0]):
        pieces.insert(0, "")
    if behind and _RUN_TAG.match(pieces[-1]):
        pieces.append("")
    text.text = pieces[0]
    text.set(_SPACE, "preserve")
    for piece in pieces[1:]:
        following = _like(run, piece)
        run.addnext(following)
        run = following
    run.extend(behind)


def _keep_cell_whole(text: etree._Element) -> None:
    """Let docxtpl change nothing of a cell but what ``colspan``, ``cellbg``, ``vm`` or ``hm`` asks.

    It writes into the properties of the cell, which Word may have left out, and removes the run of
    a tag with all that stands beside it, unless the spaces of the text count.
    """
    cell = next(text.iterancestors(f"{W}tc"), None)
    if cell is None or not _CELL_TAG.search(text.text or ""):
        return
    looks = cell.find(f"{W}tcPr")
    if looks is None:
        looks = etree.Element(f"{W}tcPr")
        cell.insert(0, looks)
    if not len(looks):
        etree.SubElement(looks, f"{W}tcW", {f"{W}w": "0", f"{W}type": "auto"})
    if any(child.tag not in (f"{W}rPr", text.tag) for child in text.getparent()):
        text.set(_SPACE, "preserve")


def _split_run_tags(text: str) -> list[str]:
    """Return a text in pieces, each a tag for a run or what stands between two of these."""
    pieces = [""]
    for piece in split_marks(text):
        if _RUN_TAG.match(piece):
            pieces += [piece, ""]
        else:
            pieces[-1] += piece
    return list(filter(None, pieces))


def _like(run: etree._Element, words: str) -> etree._Element:
    """Return a run of the same look with this text."""
    made = etree.Element(run.tag, run.attrib, nsmap=run.nsmap)
    made.extend(copy.deepcopy(look) for look in run.findall(f"{W}rPr"))
    text = etree.SubElement(made, f"{W}t")
    text.text = words
    text.set(_SPACE, "preserve")
    return made
