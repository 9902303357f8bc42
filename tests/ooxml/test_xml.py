"""The one family that reads and writes the XML of a part."""

from __future__ import annotations

import pytest

from zi_docs.errors import TemplateError
from zi_docs.ooxml.relations import Relation, add_link, read_links, relations_in, write_relations
from zi_docs.ooxml.xml import parse, parse_xml, to_bytes

ENTITY = b'<!DOCTYPE a [<!ENTITY e "isi">]><a>&e;</a>'
WAYS = [{}, {"huge": True}, {"bare": True}]


@pytest.mark.parametrize("way", WAYS)
def test_no_entity_is_resolved(way: dict[str, bool]) -> None:
    """Whatever way a part is read, an entity never becomes text of it."""
    assert "".join(parse(ENTITY, **way).itertext(tag="a")) == ""


def test_bare_leaves_out_what_is_no_text() -> None:
    """Comments and processing instructions can be left out, and stay otherwise."""
    data = b"<a><!-- x --><?y z?><b/></a>"
    assert len(parse(data)) == 3
    assert len(parse(data, bare=True)) == 1


def test_a_broken_part_is_refused_with_its_place() -> None:
    """A part of a file that somebody sent is refused by a code and its place."""
    with pytest.raises(TemplateError) as caught:
        parse_xml(b"<a>", "naskah.docx")
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("ZI402", "naskah.docx")


def test_bytes_have_the_declaration_of_word() -> None:
    """A part that was read and not changed keeps what it says, under Word's declaration."""
    head = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    assert to_bytes(parse(b"<a><b>\xc3\xa9</b></a>")) == head + b"<a><b>\xc3\xa9</b></a>"


def test_relationships_come_back_as_written() -> None:
    """What is written as relationships is read as the same, an address outside too."""
    ours = [
        Relation("rId1", "http://x/image", "media/a.png", outer=False),
        Relation("rId2", "http://x/hyperlink", "https://a.example/?b=1&c", outer=True),
    ]
    assert list(relations_in(write_relations(ours), "x.rels")) == ours


def test_a_link_is_added_where_there_was_none() -> None:
    """A part without relationships gets its first one."""
    links = read_links(None, "word/document.xml")
    add_link(links, "rId1", "http://x/image", "media/a.png")
    added = list(relations_in(to_bytes(links), "x.rels"))
    assert added == [Relation("rId1", "http://x/image", "media/a.png", outer=False)]
