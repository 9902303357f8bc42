"""Notes at cells, of which a cell can have one: ours is added to what the office wrote there.

Ours begin with a line that says so: LibreOffice forgets the authors when it saves a workbook. The
text of a thread of comments is only a copy that Excel does not show; nothing is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from zi_docs.workbook.book import Book, Sheet
from zi_docs.workbook.cells import Cell, cell_of, letters_of
from zi_docs.workbook.markup import (
    Edit,
    Element,
    append,
    content,
    read_markup,
    text_of,
    unescaped,
    without,
)
from zi_docs.workbook.package import declare, link, linked, new_part, unlink
from zi_docs.workbook.shapes import add_boxes, remove_boxes
from zi_docs.workbook.sheet import Frame

_AUTHOR = "zi-docs"
_LINE = "--- zi-docs ---"
_KIND = "comments"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_EMPTY = '<comments xmlns="{}"><authors></authors><commentList></commentList></comments>'
_THREAD = "tc="


class Noted(NamedTuple):
    """The edits of a sheet that its notes need, and the cells whose thread of comments stays."""

    edits: list[Edit]
    threads: list[Cell]


def add_notes(book: Book, sheet: Sheet, frame: Frame, texts: Mapping[Cell, str]) -> Noted:
    """Put a note at each of these cells of a sheet."""
    part = linked(book.parts, sheet.part, _KIND) or _new_part(book, sheet)
    data = book.parts.read(part)
    root = read_markup(data)
    there = {cell_of(one.named("ref")): one for one in root.of("commentList", "comment")}
    threads = [cell for cell, one in there.items() if cell in texts and _is_thread(data, root, one)]
    edits = [
        edit
        for cell, one in there.items()
        if cell in texts and cell not in threads
        for edit in _added(one, texts[cell])
    ]
    new = {cell: text for cell, text in texts.items() if cell not in there}
    if new:
        edits += _new_notes(data, root, new)
    book.parts.edit(part, edits)
    return Noted(add_boxes(book, sheet, frame, new) if new else [], threads)


def _new_part(book: Book, sheet: Sheet) -> str:
    part = book.named("comments{}.xml")
    book.parts.put(part, new_part(_EMPTY.format(book.uri)))
    declare(book.parts, part, _TYPE)
    link(book.parts, sheet.part, book.type(_KIND), part)
    return part


def _author(data: bytes, root: Element, note: Element) -> str:
    authors = root.of("authors", "author")
    number = int(note.named("authorId", "0"))
    return text_of(data, authors[number]) if number < len(authors) else ""


def _is_thread(data: bytes, root: Element, note: Element) -> bool:
    return _author(data, root, note).startswith(_THREAD)


def _new_notes(data: bytes, root: Element, texts: Mapping[Cell, str]) -> Iterator[Edit]:
    """Yield the edits that add notes, and our name among the authors."""
    authors = root.of("authors", "author")
    names = [text_of(data, author) for author in authors]
    if _AUTHOR not in names:
        tag = root.tag("author")
        yield append(root.of("authors")[0], f"<{tag}>{_AUTHOR}</{tag}>".encode())
    number = names.index(_AUTHOR) if _AUTHOR in names else len(names)
    note, holder = root.tag("comment"), root.tag("text")
    new = "".join(
        f'<{note} ref="{letters_of(column)}{row}" authorId="{number}"><{holder}>'
        f"{_run(root, _said(text))}</{holder}></{note}>"
        for (row, column), text in texts.items()
    )
    yield append(root.of("commentList")[0], new.encode())


def _said(text: str) -> str:
    return f"{_LINE}\n{text}"


def _run(root: Element, text: str) -> str:
    run, looks, size, font, plain = map(root.tag, ("r", "rPr", "sz", "rFont", "t"))
    return (
        f'<{run}><{looks}><{size} val="9"/><{font} val="Tahoma"/></{looks}>'
        f'<{plain} xml:space="preserve">{content(text)}</{plain}></{run}>'
    )


def _added(note: Element, text: str) -> Iterator[Edit]:
    """Yield the edits that add a text to a note of the office."""
    [holder] = note.of("text")
    run = note.tag("r")
    for plain in holder.of("t"):  # Excel has runs after runs only
        yield Edit(plain.start, plain.start, f"<{run}>".encode())
        yield Edit(plain.end, plain.end, f"</{run}>".encode(), order=1)
    new = _run(note, f"\n{_said(text)}").encode()
    runs = [one.end for one in holder.children if one.local in ("t", "r")]
    if holder.is_empty:
        yield append(holder, new)
    else:
        at = max(runs, default=holder.inner)
        yield Edit(at, at, new, order=2)


# Taking away


def has_our_notes(book: Book, sheet: Sheet) -> bool:
    """Whether an earlier run may have put notes on a sheet."""
    part = linked(book.parts, sheet.part, _KIND)
    return bool(part) and _AUTHOR.encode() in book.parts.read(part)


def remove_notes(book: Book, sheet: Sheet, frame: Frame) -> list[Edit]:
    """Take our notes away; return the edits of the sheet. A part without notes goes."""
    part = linked(book.parts, sheet.part, _KIND)
    data = book.parts.read(part)
    root = read_markup(data)
    notes = root.of("commentList", "comment")
    ours = [one for one in notes if _is_ours(data, one)]
    edits = remove_boxes(book, sheet, frame, {cell_of(one.named("ref")) for one in ours})
    if ours and len(ours) == len(notes):
        unlink(book.parts, sheet.part, part)
        book.parts.drop([part])
        return edits
    gone = {id(one) for one in ours}
    others = [one for one in notes if id(one) not in gone]
    cut = (edit for one in others for edit in _without_ours(data, one))
    book.parts.edit(part, [*map(without, ours), *_our_name(data, root, others), *cut])
    return edits


def _is_ours(data: bytes, note: Element) -> bool:
    """Whether a note begins with our line: nothing of the office stands in it."""
    text = "".join(text_of(data, one) for one in note.all("t"))
    return text.lstrip().startswith(_LINE)


def _our_name(data: bytes, root: Element, others: Iterable[Element]) -> list[Edit]:
    """Return the edit that takes our name away, if it is the last and no note needs it."""
    authors = root.of("authors", "author")
    is_last = bool(authors) and text_of(data, authors[-1]) == _AUTHOR
    used = {int(one.named("authorId", "0")) for one in others}
    return [without(authors[-1])] if is_last and len(authors) - 1 not in used else []


def _without_ours(data: bytes, note: Element) -> Iterator[Edit]:
    """Yield the edits that cut what we added to a note of the office."""
    texts = list(note.all("t"))
    at = next((n for n, one in enumerate(texts) if _LINE in text_of(data, one)), None)
    if at is None:
        return
    first = texts[at]
    raw = data[first.inner : first.outer]
    kept = raw[: raw.index(_LINE.encode())].rstrip(b"\n")
    for later in texts[at + 1 :]:
        yield without(later.parent if later.parent and later.parent.local == "r" else later)
    if unescaped(kept).strip() or first.parent is None or first.parent.local != "r":
        yield Edit(first.inner, first.outer, kept)
    else:
        yield without(first.parent)
