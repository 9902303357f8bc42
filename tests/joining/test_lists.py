"""Lists begin anew in every record."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.conftest import STYLES, W
from tests.joining.word import NS, NUMBERING, Joined, document, point, read, write
from zi_docs.joining import join

PARTS = {"numbering": NUMBERING}


def lists_of(joined: Joined) -> list[str]:
    return [str(num) for num in joined.find("//w:numId/@w:val")]


def numbering(joined: Joined, path: str) -> list[str]:
    root = etree.fromstring(joined.files["word/numbering.xml"])
    return [str(found) for found in root.xpath(path, namespaces=NS)]


def test_each_record_has_lists_of_its_own() -> None:
    """A list is one list within a record, and another one in each record."""
    data = document(*(point(f"butir {n}") for n in range(3)), parts=PARTS)
    nums = lists_of(Joined.of(join([data] * 4)))
    assert [nums[n] for n in range(0, 12, 3)] == nums[::3]
    assert [len(set(nums[n : n + 3])) for n in range(0, 12, 3)] == [1, 1, 1, 1]
    assert len(set(nums)) == 4


def test_every_level_begins_where_it_began() -> None:
    """The record's own list begins each level with the number of the document's list."""
    text = NUMBERING.replace('<w:start w:val="1"/><w:numFmt w:val="lowerLetter"',
                             '<w:start w:val="3"/><w:numFmt w:val="lowerLetter"')  # fmt: skip
    joined = Joined.of(join([document(point("a"), parts={"numbering": text})]))
    [num] = lists_of(joined)
    own = f"//w:num[@w:numId='{num}']"
    assert numbering(joined, f"{own}/w:abstractNumId/@w:val") == ["1"]
    assert numbering(joined, f"{own}/w:lvlOverride/@w:ilvl") == ["0", "1"]
    assert numbering(joined, f"{own}/w:lvlOverride/w:startOverride/@w:val") == ["1", "3"]


def test_an_override_stays() -> None:
    """A level that the document's list changes is changed in the record's list too."""
    override = (
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl '
        'w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="100%"/>'
        "</w:lvl></w:lvlOverride></w:num>"
    )
    text = NUMBERING.replace('<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>', override)
    joined = Joined.of(join([document(point("a"), parts={"numbering": text})]))
    own = f"//w:num[@w:numId='{lists_of(joined)[0]}']/w:lvlOverride[@w:ilvl='0']"
    assert numbering(joined, f"{own}/w:startOverride/@w:val") == ["5"]
    assert numbering(joined, f"{own}/w:lvl/w:lvlText/@w:val") == ["100%"]


def test_bullets_stay_as_they_are() -> None:
    """A list of bullets counts nothing and is not copied."""
    data = document(point("a", num=2), parts=PARTS)
    joined = Joined.of(join([data] * 3))
    assert set(lists_of(joined)) == {"2"}
    assert numbering(joined, "//w:num/@w:numId") == ["1", "2"]


@pytest.mark.parametrize("num", ["0", "77"])
def test_no_list_stays_none(num: str) -> None:
    """A paragraph that was taken out of its list, or whose list is missing, stays so."""
    data = document(point("a", num=int(num)), parts=PARTS)
    assert lists_of(Joined.of(join([data, data]))) == [num, num]


def styled(ind: str) -> bytes:
    style = (
        f'<w:style w:type="paragraph" w:styleId="Butir"><w:name w:val="Butir"/><w:pPr><w:numPr>'
        f'<w:numId w:val="1"/></w:numPr>{ind}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:name w:val="Anak"/>'
        '<w:basedOn w:val="Butir"/></w:style></w:styles>'
    )
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/><w:jc w:val="both"/></w:pPr><w:r><w:t>x</w:t></w:r>'
        "</w:p>"
        for name in ("Butir", "Anak")
    )
    files = read(document(*body, parts=PARTS))
    files["word/styles.xml"] = STYLES.replace("</w:styles>", style).encode()
    return write(files)


def test_lists_of_styles_begin_anew() -> None:
    """Paragraphs that their style numbers are numbered anew too, with the style's indents."""
    joined = Joined.of(join([styled('<w:ind w:left="999"/>')] * 2))
    nums = lists_of(joined)
    assert nums[0] == nums[1] != nums[2] == nums[3]
    assert joined.find("//w:pPr/w:ind/@w:left") == ["999"] * 4
    order = [e.tag.removeprefix(f"{{{W}}}") for e in joined.find("(//w:pPr)[1]/*")]
    assert order[:4] == ["pStyle", "numPr", "ind", "jc"]


def test_indents_of_the_list_stay_those_of_the_list() -> None:
    """When the style has no indents, those of the list count."""
    assert not Joined.of(join([styled("")] * 2)).find("//w:pPr/w:ind")
