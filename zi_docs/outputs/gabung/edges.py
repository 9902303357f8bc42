"""Where a record begins and ends in the joined text, by splicing.

In well-formed XML a ``<`` stands at the beginning of a tag and nowhere else, so these cuts meet
paragraphs and never a text that looks like one.
"""

from __future__ import annotations

__all__ = ["close_record", "open_record"]

_OPENING, _NEXT = b"<w:p", b" >/\t\r\n"
_END = b"</w:p>"
_PROPERTIES, _NO_PROPERTIES, _PROPERTIES_END = b"<w:pPr>", b"<w:pPr/>", b"</w:pPr>"
_FLAT_PARAGRAPH = (
    b'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    b'<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


def open_record(body: bytes, mark: bytes) -> bytes:
    """Return the body with a mark inside its first paragraph.

    Beside the paragraph it would lie on the page before.
    """
    start = _first_paragraph(body)
    if start < 0:
        return open_record(_FLAT_PARAGRAPH + body, mark)
    tag, properties, rest = _split_paragraph(body[start:])
    return b"".join((body[:start], tag, properties, mark, rest))


def close_record(text: bytes, mark: bytes, *, breaks: bool) -> tuple[bytes, bytes]:
    """Return what stands before and after the properties of the section that ends a text.

    ``mark`` lies at the end of the last paragraph. With ``breaks`` the properties lie in that
    paragraph, else behind it. Where the text ends otherwise (with a table, or a paragraph that ends
    a section already), a paragraph of 1 pt is added, which does not need a page of its own.
    """
    if not breaks and not mark:
        return text, b""
    start = _last_paragraph(text)
    paragraph = text[start:] if start >= 0 else _FLAT_PARAGRAPH
    before = text[:start] if start >= 0 else text
    tag, properties, rest = _split_paragraph(paragraph)
    rest = rest[: rest.rfind(_END)] + mark + _END
    if not breaks:
        return before + tag + properties + rest, b""
    opened = properties[: -len(_PROPERTIES_END)] or _PROPERTIES
    return before + tag + opened, _PROPERTIES_END + rest


def _first_paragraph(text: bytes) -> int:
    """Return where the first paragraph begins, or -1; ``w:pPr`` and the like begin as it does."""
    start = text.find(_OPENING)
    while start >= 0 and text[start + len(_OPENING)] not in _NEXT:
        start = text.find(_OPENING, start + 1)
    return start


def _last_paragraph(text: bytes) -> int:
    """Return where the last paragraph begins, or -1 when the text ends with something else."""
    text = text.rstrip()
    start = text.rfind(_OPENING)
    while start >= 0 and text[start + len(_OPENING)] not in _NEXT:
        start = text.rfind(_OPENING, 0, start)
    if start < 0:
        return -1
    end = _tag_end(text, start)
    if text[end - 2 : end] == b"/>":
        return start if end == len(text) else -1
    whole = text.find(_END, start) + len(_END) == len(text)
    return start if whole else -1


def _split_paragraph(paragraph: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the paragraph's opening tag, its properties, and all after them."""
    end = _tag_end(paragraph, 0)
    tag, rest = paragraph[:end], paragraph[end:]
    if tag.endswith(b"/>"):
        return tag[:-2].rstrip() + b">", b"", _END + rest
    rest = rest.lstrip()
    if rest.startswith(_NO_PROPERTIES):
        return tag, b"", rest[len(_NO_PROPERTIES) :]
    if not rest.startswith(_PROPERTIES):
        return tag, b"", rest
    cut = rest.find(_PROPERTIES_END) + len(_PROPERTIES_END)
    return tag, rest[:cut], rest[cut:]


def _tag_end(xml: bytes, start: int) -> int:
    return xml.find(b">", start) + 1
