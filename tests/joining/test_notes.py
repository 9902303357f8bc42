"""Footnotes, endnotes and comments in a joined file."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.conftest import R, W
from tests.joining.word import (
    NS,
    Joined,
    document,
    ending,
    field,
    noted,
    notes,
    picture,
    png,
    read,
    runs,
    section,
    story,
    write,
)
from zi_docs.errors import OutputError
from zi_docs.joining import can_join, join

PAGES = (
    '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachPage"/></w:footnotePr>'
)
ENDS = '<w:endnotePr><w:pos w:val="sectEnd"/></w:endnotePr>'


def _letter(*texts: str, settings: str = "", kind: str = "footnote") -> bytes:
    """Return a letter with a note for each text."""
    parts = {f"{kind}s": notes(kind, *texts)}
    if settings:
        parts["settings"] = f'<w:settings xmlns:w="{W}">{settings}</w:settings>'
    body = [runs("isi", noted(kind, number)) for number in range(1, len(texts) + 1)]
    return document(*body, parts=parts)


def _notes_of(joined: Joined, kind: str = "footnote") -> list[str]:
    """Return the texts of the notes in the order in which the text refers to them."""
    part = etree.fromstring(joined.files[f"word/{kind}s.xml"])
    texts = {note.get(f"{{{W}}}id"): "".join(note.itertext()) for note in part}
    assert len(texts) == len(part)
    ids = joined.find(f"//w:{kind}Reference/@w:id")
    assert len(set(ids)) == len(ids)
    return [texts[number] for number in ids]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_each_reference_has_the_note_of_its_record(kind: str) -> None:
    """Notes of all records stand in one part, with ids of their own and the lines above them."""
    joined = Joined.of(join([_letter("a", "b", kind=kind), _letter("c", kind=kind)]))
    assert _notes_of(joined, kind) == ["a", "b", "c"]
    part = etree.fromstring(joined.files[f"word/{kind}s.xml"])
    kinds = part.xpath("w:*/@w:type", namespaces=NS)
    assert kinds == ["separator", "continuationSeparator"]
    assert f"/word/{kind}s.xml" in joined.files["[Content_Types].xml"].decode()


def test_a_note_that_nothing_refers_to_is_left_out() -> None:
    """LibreOffice gives a reference the note before its own when there is a note too many."""
    files = read(_letter("a", "b"))
    parts = {"footnotes": files["word/footnotes.xml"].decode().partition("?>")[2]}
    joined = Joined.of(join([document(runs("isi", noted("footnote", 2)), parts=parts)] * 2))
    assert _notes_of(joined) == ["b", "b"]
    assert joined.words("word/footnotes.xml") == "bb"


def test_notes_begin_anew_in_every_record() -> None:
    """The first section of a record restarts its footnotes; its other sections go on."""
    body = [runs("a", noted("footnote", 1)), ending(section()), runs("b", noted("footnote", 2))]
    data = document(*body, parts={"footnotes": notes("footnote", "x", "y")}, end=section())
    joined = Joined.of(join([data, data, document("tanpa", parts={
        "footnotes": notes("footnote")}, end=section())]))  # fmt: skip
    restarts = [s.xpath("w:footnotePr/w:numRestart/@w:val", namespaces=NS) for s in joined.sections]
    assert restarts == [["eachSect"], [], ["eachSect"], [], []]
    [first, *_] = joined.sections
    assert first[0].tag == f"{{{W}}}footnotePr"


def test_notes_that_begin_anew_on_every_page_stay_so() -> None:
    """What the settings say about footnotes is said again in the section, and not changed."""
    joined = Joined.of(join([_letter("a", settings=PAGES)] * 2))
    values = joined.find("//w:sectPr/w:footnotePr/*/@w:val")
    assert values == ["lowerLetter", "eachPage"] * 2


@pytest.mark.parametrize("settings", ["", "<w:compat/>"])
def test_endnotes_stand_at_the_end_of_their_record(settings: str) -> None:
    """Only the last section of a record prints endnotes; the settings put them there."""
    parts = {"endnotes": notes("endnote", "x")}
    if settings:
        parts["settings"] = f'<w:settings xmlns:w="{W}">{settings}</w:settings>'
    body = [runs("a", noted("endnote", 1)), ending(section()), "b"]
    data = document(*body, parts=parts, end=section(more="<w:noEndnote/>"))
    joined = Joined.of(join([data] * 2))
    passed = [len(s.xpath("w:noEndnote", namespaces=NS)) for s in joined.sections]
    assert passed == [1, 0, 1, 0]
    made = etree.fromstring(joined.files["word/settings.xml"])
    assert made.xpath("w:endnotePr/w:pos/@w:val", namespaces=NS) == ["sectEnd"]
    assert made[0].tag == f"{{{W}}}endnotePr"


def test_endnotes_of_each_section_stay_there() -> None:
    """Documents that print endnotes at the end of each section keep that, and what is passed on."""
    parts = {
        "endnotes": notes("endnote", "x"),
        "settings": f'<w:settings xmlns:w="{W}">{ENDS}</w:settings>',
    }
    body = [runs("a", noted("endnote", 1)), ending(section()), "b"]
    joined = Joined.of(join([document(*body, parts=parts, end=section())] * 2))
    assert joined.find("//w:noEndnote") == []


def test_links_pictures_and_bookmarks_of_notes() -> None:
    """A note keeps its own link and picture; a cross-reference leads to its own record."""
    link = '<w:hyperlink r:id="rId1"><w:r><w:t>situs</w:t></w:r></w:hyperlink>'
    drawing = picture("rId2").partition("<w:r>")
    marked = f'<w:bookmarkStart w:id="1" w:name="c"/>{noted("footnote", 1)}'
    documents = []
    for shade, site in ((1, "https://a.go.id"), (2, "https://b.go.id")):
        note = f"{link}{drawing[1]}{drawing[2].removesuffix('</w:p>')}"
        roots = f'xmlns:wp="{NS["wp"]}" xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        roots += '2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
        part = notes("footnote", note).replace("<w:footnotes ", f"<w:footnotes {roots} ")
        body = runs("a", marked + '<w:bookmarkEnd w:id="1"/>', field("NOTEREF c \\h", "1"))
        data = document(
            body, parts={"footnotes": part}, pictures={"footnotes": {"rId2": png(shade)}}
        )
        documents.append(_linked(data, site))
    joined = Joined.of(join(documents))
    targets = joined.targets("footnotes")
    part = etree.fromstring(joined.files["word/footnotes.xml"])
    links = part.xpath("//w:hyperlink/@r:id", namespaces=NS)
    assert [targets[i] for i in links] == ["https://a.go.id", "https://b.go.id"]
    shown = [targets[i] for i in part.xpath("//@r:embed", namespaces=NS)]
    assert [joined.files[f"word/{name}"] for name in shown] == [png(1), png(2)]
    names = joined.find('//w:bookmarkStart[starts-with(@w:name, "_zi")]/@w:name')
    asked = [text.split()[1] for text in joined.find("//w:instrText/text()")]
    assert asked == [name for name in names if "akhir" not in name]


def _linked(data: bytes, site: str) -> bytes:
    files = read(data)
    name = "word/_rels/footnotes.xml.rels"
    line = f'<Relationship Id="rId1" Type="{R}/hyperlink" Target="{site}" TargetMode="External"/>'
    files[name] = files[name].replace(b"</Relationships>", f"{line}</Relationships>".encode())
    return write(files)


def test_comments_are_dropped() -> None:
    """A comment is a letter between colleagues: neither its mark nor its part is printed."""
    marks = '<w:commentRangeStart w:id="0"/><w:r><w:t>b</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    sign = '<w:r><w:commentReference w:id="0"/></w:r>'
    comment = f'<w:comments xmlns:w="{W}"><w:comment w:id="0"><w:p/></w:comment></w:comments>'
    data = document(runs("a", marks + sign), parts={"comments": comment})
    joined = Joined.of(join([data, document("c", parts={"comments": comment.replace("0", "1")})]))
    assert "word/comments.xml" not in joined.files
    assert "comment" not in joined.files["word/document.xml"].decode()
    assert "comments" not in joined.files["[Content_Types].xml"].decode()
    assert joined.words("word/document.xml") == "abc"


def test_notes_that_are_declared_differently_are_refused() -> None:
    """Notes whose part declares other names than the first can't stand in one part."""
    other = _letter("a")
    files = read(other)
    files["word/footnotes.xml"] = files["word/footnotes.xml"].replace(
        b"<w:footnotes ", b'<w:footnotes xmlns:x="urn:x" '
    )
    with pytest.raises(OutputError) as error:
        join([other, write(files)])
    assert [problem.code for problem in error.value.problems] == ["ZI752"]


def test_a_picture_of_a_footer_with_page_counts_keeps_its_id() -> None:
    """The relationships of a footer are its own: those of the text don't change them."""
    footer = story("ftr", runs(field("NUMPAGES")), picture("rId9").replace("<w:p ", "<w:p ", 1))
    end = section(("footer", "default", "rId10"))
    documents = [
        document(picture("rId9"), parts={"footer1": footer}, end=end,
                 pictures={"document": {"rId9": png(n)}, "footer1": {"rId9": png(7)}})
        for n in (1, 2)
    ]  # fmt: skip
    joined = Joined.of(join(documents))
    for section_ in joined.sections:
        [name] = joined.stories(section_, "footer").values()
        stem = name.removeprefix("word/").removesuffix(".xml")
        [shown] = etree.fromstring(joined.files[name]).xpath("//@r:embed", namespaces=NS)
        assert joined.files[f"word/{joined.targets(stem)[shown]}"] == png(7)


def test_notes_can_be_joined() -> None:
    """A document with notes is no longer one to print alone."""
    assert can_join(_letter("a")) is None
