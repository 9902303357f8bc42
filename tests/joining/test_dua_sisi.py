"""Records that begin on the front of a sheet."""

from __future__ import annotations

from lxml import etree

from tests.joining.word import NS, SETTINGS, Joined, document, runs, section, story
from zi_docs.joining import join

PARTS = {"header1": story("hdr", runs("Kop")), "settings": SETTINGS}
HEADED = document("a", parts=PARTS, end=section(("header", "default", "rId10")))


def test_plain_records_begin_on_odd_pages() -> None:
    """Without headers, every record is a section that begins on an odd page, numbered 1."""
    joined = Joined.of(join([document("a"), document("b")], dua_sisi=True))
    assert joined.find("//w:sectPr/w:type/@w:val") == ["oddPage", "oddPage"]
    assert joined.find("//w:sectPr/w:pgNumType/@w:start") == ["1", "1"]


def test_headed_records_tell_left_from_right() -> None:
    """With headers, left pages get the headers of right pages, and each record begins with 1.

    The type ``oddPage`` would cost LibreOffice the header on even pages.
    """
    joined = Joined.of(join([HEADED, HEADED], dua_sisi=True))
    assert joined.find("//w:sectPr/w:type/@w:val") == ["nextPage", "nextPage"]
    for one in joined.sections:
        stories = joined.stories(one)
        assert stories["even"] == stories["default"]
    settings = etree.fromstring(joined.files["word/settings.xml"])
    names = [child.tag.rpartition("}")[2] for child in settings]
    assert names == ["defaultTabStop", "evenAndOddHeaders"]


def test_settings_are_made_where_there_are_none() -> None:
    """A document without settings gets settings."""
    parts = {"header1": PARTS["header1"]}
    data = document("a", parts=parts, end=section(("header", "default", "rId10")))
    joined = Joined.of(join([data, data], dua_sisi=True))
    assert b"evenAndOddHeaders" in joined.files["word/settings.xml"]
    assert "settings.xml" in joined.targets().values()
    assert b'"/word/settings.xml"' in joined.files["[Content_Types].xml"]


def test_headers_of_left_pages_stay() -> None:
    """Documents that have headers of their own for left pages keep them."""
    parts = {
        "header1": story("hdr", runs("kanan")),
        "header2": story("hdr", runs("kiri")),
        "settings": SETTINGS.replace("</w:settings>", "<w:evenAndOddHeaders/></w:settings>"),
    }
    end = section(("header", "default", "rId10"), ("header", "even", "rId11"))
    joined = Joined.of(join([document("a", parts=parts, end=end)] * 2, dua_sisi=True))
    for one in joined.sections:
        words = {pages: joined.words(name) for pages, name in joined.stories(one).items()}
        assert words == {"default": "kanan", "even": "kiri"}
    assert [s.xpath("string(w:pgNumType/@w:start)", namespaces=NS) for s in joined.sections] == [
        "1",
        "1",
    ]
