"""Where the elements of a part are, and edits by offset."""

from __future__ import annotations

import pytest
from lxml import etree

from zi_docs.workbook.markup import (
    Edit,
    MarkupError,
    append,
    attribute_spans,
    content,
    edited,
    read_markup,
    set_value,
    text_of,
    without,
    without_value,
)

PART = (
    b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- <b>no</b> -->'
    b'<x:a xmlns:x=\'urn:x\' one = "1>2" two=\'&lt;"\'>\n  <x:b/><x:b k="v">t&amp;u</x:b >'
    b"<![CDATA[<b/>]]></x:a>"
)


def test_elements_are_found_by_their_bytes() -> None:
    """An element's place is that of its own bytes, whatever its prefix and quotes."""
    root = read_markup(PART)
    assert PART[root.start : root.inner].endswith(b"two='&lt;\"'>")
    assert [PART[one.start : one.end] for one in root.of("b")] == [
        b"<x:b/>",
        b'<x:b k="v">t&amp;u</x:b >',
    ]
    assert text_of(PART, root.of("b")[1]) == "t&u"
    assert root.uri == "urn:x"


def test_attributes_are_found_by_their_bytes() -> None:
    """An attribute's place is that of its value, with its entities as they are written."""
    spans = {n: PART[b:e] for n, b, e in attribute_spans(PART, read_markup(PART))}
    assert spans == {"xmlns:x": b"urn:x", "one": b"1>2", "two": b'&lt;"'}


def test_edits_change_nothing_else() -> None:
    """What no edit names stays byte for byte; the result says what the edits say."""
    root = read_markup(PART)
    empty, full = root.of("b")
    new = edited(
        PART,
        [
            set_value(PART, root, "one", "<&>"),
            set_value(PART, full, "m", 2),
            *without_value(PART, full, "k"),
            append(empty, b"<x:c/>"),
            Edit(full.end, full.end, b"<x:e/>", order=2),
            Edit(full.end, full.end, b"<x:d/>", order=1),
        ],
    )
    assert new == PART.replace(b'"1>2"', b'"&lt;&amp;&gt;"').replace(
        b'<x:b/><x:b k="v">', b'<x:b><x:c/></x:b><x:b m="2">'
    ).replace(b"</x:b >", b"</x:b ><x:d/><x:e/>")
    etree.fromstring(new)
    assert edited(PART, [without(full)]) == PART.replace(PART[full.start : full.end], b"")


@pytest.mark.parametrize(
    "part",
    [
        b"<a><b></a>",
        b"",
        b"<!DOCTYPE a><a/>",
        '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
    ],
    ids=["open", "empty", "doctype", "utf-16", "latin"],
)
def test_what_bytes_can_not_change_is_refused(part: bytes) -> None:
    """A part in another encoding, with a document type or broken is refused."""
    with pytest.raises(MarkupError):
        read_markup(part)


def test_overlapping_edits_are_refused() -> None:
    """Two edits of the same bytes are a mistake, not a broken part."""
    with pytest.raises(MarkupError):
        edited(b"<abc/>", [Edit(1, 3, b"x"), Edit(2, 4, b"y")])


def test_texts_hold_what_xml_can() -> None:
    """Characters that XML can't hold are left out, and Excel's escapes are read as typed."""
    assert content("a\x00\x1b<b>\n_x000D_ _x00") == "a&lt;b&gt;\n_x005F_x000D_ _x00"
