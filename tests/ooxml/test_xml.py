"""Reading and writing the XML of a part."""

from __future__ import annotations

import pytest

from zi_docs.errors import TemplateError
from zi_docs.ooxml.relations import Relation, add_link, read_links, relations_in, write_relations
from zi_docs.ooxml.xml import parse, parse_xml, to_bytes

ENTITY = b'<!DOCTYPE a [<!ENTITY e "isi">]><a>&e;</a>'
WAYS = [{}, {"huge": True}, {"bare": True}]


@pytest.mark.parametrize("way", WAYS)
def test_no_entity_is_resolved(way: dict[str, bool]) -> None:
    """However a part is read, an entity never becomes text."""
    assert "".join(parse(ENTITY, **way).itertext(tag="a")) == ""


def test_bare_leaves_out_what_is_no_text() -> None:
    """Comments and processing instructions are kept, or left out when asked."""
    data = b"<a><!-- x --><?y z?><b/></a>"
    assert len(parse(data)) == 3
    assert len(parse(data, bare=True)) == 1


def test_a_broken_part_is_refused_with_its_place() -> None:
    """A damaged part is refused with a code and its place."""
    with pytest.raises(TemplateError) as caught:
        parse_xml(b"<a>", "naskah.docx")
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("ZI402", "naskah.docx")


def test_bytes_have_the_declaration_of_word() -> None:
    """A part that was read and not changed has the same contents, under Word's declaration."""
    head = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    assert to_bytes(parse(b"<a><b>\xc3\xa9</b></a>")) == head + b"<a><b>\xc3\xa9</b></a>"


def test_relationships_come_back_as_written() -> None:
    """Written relationships are read back the same, also an outside address."""
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
