"""One file of many: whole, unambiguous, always the same."""

from __future__ import annotations

import io
import time

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.joining.word import (
    NS,
    SETTINGS,
    Joined,
    document,
    ending,
    field,
    picture,
    png,
    point,
    read,
    runs,
    section,
    story,
    write,
)
from zi_docs.errors import OutputError, TemplateError
from zi_docs.joining import can_join, join

TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
    "<w:p><w:r><w:t>sel</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
TEXT_BOX = (
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent>"
    "</w:pict></w:r></w:p>"
)
MARKED = (
    '<w:p><w:bookmarkStart w:id="0" w:name="lampiran"/><w:r><w:t>Lampiran</w:t></w:r>'
    '<w:bookmarkEnd w:id="0"/></w:p>'
)
WIDELY_SPACED = "<w:p\n><w:pPr ><w:jc w:val='end'/></w:pPr ><w:r ><w:t>x</w:t ></w:r></w:p >"
BODIES = st.lists(
    st.sampled_from(
        ["Teks biasa", "", "a < b & c > d", "<w:p/>", '<w:p w:rsidR="00AB"/>', TABLE, TEXT_BOX,
         MARKED, picture("rId5"), point("butir"), WIDELY_SPACED, "<w:p><w:pPr/></w:p>",
         ending(section()), runs("hal ", field("PAGE"))]
    ),
    max_size=6,
)  # fmt: skip


def make(body: list[str]) -> bytes:
    return document(*body, pictures={"document": {"rId5": png(3)}})


def record_marks(joined: Joined) -> list[str]:
    names = joined.find("//w:bookmarkStart/@w:name")
    return [str(name) for name in names if not name.startswith("_")]


def test_a_part_that_nothing_refers_to_is_left_out() -> None:
    """A part that nothing refers to is not printed, whatever it holds; the other parts stay."""
    data = document("Halo", parts={"settings": SETTINGS})
    stray = {"word/a.xml": b"", "/word/b.xml": b"\0", "lain/c.bin": b"x"}
    joined = join([write(read(data) | stray)] * 2)
    assert read(joined).keys() == read(join([data, data])).keys()
    assert "word/settings.xml" in read(joined)


@given(st.lists(BODIES, min_size=1, max_size=5), st.booleans())
def test_nothing_of_the_text_is_lost(bodies: list[list[str]], dua_sisi: bool) -> None:
    """All text of the documents is in the joined file, in order, once."""
    documents = [make(body) for body in bodies]
    joined = Joined.of(join(documents, dua_sisi=dua_sisi))
    whole = "".join(Joined.of(data).words("word/document.xml") for data in documents)
    assert joined.words("word/document.xml") == whole
    assert len(joined.sections) == sum(len(Joined.of(d).sections) for d in documents)


@given(st.lists(BODIES, min_size=1, max_size=5))
def test_ids_are_unique(bodies: list[list[str]]) -> None:
    """No two pictures or bookmarks share an id or a name, and each bookmark ends once."""
    joined = Joined.of(join([make(body) for body in bodies]))
    for path in ("//wp:docPr/@id", "//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        found = joined.find(path)
        assert len(found) == len(set(found))
    starts, ends = joined.find("//w:bookmarkStart/@w:id"), joined.find("//w:bookmarkEnd/@w:id")
    assert sorted(starts) == sorted(ends)


@given(st.lists(BODIES, min_size=1, max_size=5))
def test_a_bookmark_lies_in_each_first_paragraph(bodies: list[list[str]]) -> None:
    """Each record's bookmark lies inside its first paragraph, in the order of the records."""
    names = [f"orang{n}" for n in range(len(bodies))]
    joined = Joined.of(join([make(body) for body in bodies], bookmarks=names))
    assert record_marks(joined) == names
    parents = {e.getparent().tag for e in joined.find("//w:bookmarkStart")}
    assert parents == {f"{{{NS['w']}}}p"}


@given(st.lists(BODIES, min_size=1, max_size=4), st.booleans())
def test_the_same_documents_give_the_same_bytes(bodies: list[list[str]], dua_sisi: bool) -> None:
    """The bytes depend neither on the day, nor on the machine, nor on an earlier run."""
    made = [join([make(body) for body in bodies], dua_sisi=dua_sisi) for _ in range(2)]
    assert made[0] == made[1]


@given(st.lists(BODIES, min_size=1, max_size=4))
def test_python_docx_opens_it(bodies: list[list[str]]) -> None:
    """Another library opens the file and finds its sections."""
    data = join([make(body) for body in bodies])
    assert len(docx.Document(io.BytesIO(data)).sections) >= len(bodies)


def test_a_joined_file_can_be_joined() -> None:
    """A joined file is an ordinary Word file that can be joined again."""
    twice = join([make(["a", picture("rId5")]), make(["b", MARKED])])
    assert can_join(twice) is None
    joined = Joined.of(join([twice, twice]))
    assert joined.words("word/document.xml") == "abLampiran" * 2
    assert record_marks(joined) == ["rekaman1", "rekaman2"]


def test_parts_are_declared() -> None:
    """Every part has a content type, and every content type a part."""
    documents = [
        document(f"S {n}", parts={"header1": story("hdr", runs(f"K {n}")), "settings": SETTINGS},
                 end=section(("header", "default", "rId10")),
                 pictures={"document": {"rId5": png(n)}})
        for n in range(3)
    ]  # fmt: skip
    joined = Joined.of(join(documents))
    package = docx.Document(io.BytesIO(join(documents))).part.package
    assert package is not None
    types = joined.files["[Content_Types].xml"].decode()
    for name in joined.files:
        assert f'PartName="/{name}"' in types or name.endswith((".png", ".rels")) or "[" in name
    assert types.count("PartName=") == sum(
        name.endswith(".xml") and not name.startswith("[") for name in joined.files
    )


def test_links_and_references_stay_in_their_record() -> None:
    """A reference and a link inside a record lead to that record's own bookmark."""
    link = '<w:p><w:hyperlink w:anchor="lampiran"><w:r><w:t>lihat</w:t></w:r></w:hyperlink></w:p>'
    data = document(runs("halaman ", field("PAGEREF lampiran \\h")), link, MARKED)
    joined = Joined.of(join([data, data]))
    names = [n for n in joined.find("//w:bookmarkStart/@w:name") if n.startswith("_")]
    assert joined.find("//w:hyperlink/@w:anchor") == names
    codes = [e.text.split() for e in joined.find("//w:instrText")]
    assert codes == [["PAGEREF", name, "\\h"] for name in names]
    assert len(set(names)) == 2


def test_a_record_ends_with_its_own_paragraph() -> None:
    """A record ends with its own last paragraph when that can hold the section."""
    data = document('<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>akhir</w:t></w:r></w:p>')
    joined = Joined.of(join([data, data]))
    assert len(joined.find("//w:body/w:p")) == 2
    assert len(joined.find("//w:p[w:pPr/w:jc]/w:pPr/w:sectPr")) == 1


@pytest.mark.parametrize("end", [TABLE, TEXT_BOX, ending(section())])
def test_a_tiny_paragraph_ends_other_records(end: str) -> None:
    """After a table, a text box or an ended section, a paragraph of 1 pt holds the section."""
    joined = Joined.of(join([document("a", end), document("b")]))
    spacing = joined.find('//w:p[w:pPr/w:sectPr]/w:pPr/w:spacing[@w:lineRule="exact"]/@w:line')
    assert spacing == ["20"]


def test_page_numbers_begin_again() -> None:
    """When page numbers are printed, every record begins with 1 and goes on through its parts."""
    data = document("a", ending(section()), runs("hal ", field("PAGE")))
    joined = Joined.of(join([data, data]))
    starts = [s.xpath("string(w:pgNumType/@w:start)", namespaces=NS) for s in joined.sections]
    assert starts == ["1", "", "1", ""]


def test_page_numbers_that_nobody_sees_go_on() -> None:
    """When no page numbers are printed they go on, since LibreOffice would add blank sheets."""
    assert not Joined.of(join([document("a"), document("b")])).find("//w:pgNumType")


def test_number_of_pages_is_that_of_the_record() -> None:
    """``NUMPAGES`` becomes the page of the record's end, in a footer of the record's own."""
    footer = story("ftr", runs("hal ", field("PAGE"), " dari ", field("NUMPAGES \\* Arabic")))
    end = section(("footer", "default", "rId10"))
    data = document("a", ending(end), "b", parts={"footer1": footer}, end=section())
    joined = Joined.of(join([data, data]))
    marks = set(joined.find("//w:bookmarkStart/@w:name"))
    for one in joined.sections[::2]:
        name = joined.stories(one, "footer")["default"]
        [end_mark] = [mark for mark in marks if f"PAGEREF {mark} \\* Arabic" in joined.words(name)]
        assert end_mark.endswith("_akhir")
    assert len({joined.stories(s, "footer")["default"] for s in joined.sections[::2]}) == 2


def test_properties_of_one_record_are_left_out() -> None:
    """The joined file has the first record's author but not its title."""
    data = document("a")
    files = read(data)
    rels = files["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/'
        b'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pakta Ani'
        "</dc:title><dc:creator>Setda</dc:creator></cp:coreProperties>"
    )
    given_file = write({**files, "_rels/.rels": rels, "docProps/core.xml": core.encode()})
    joined = Joined.of(join([given_file, given_file]))
    assert joined.words("docProps/core.xml") == "Setda"


@pytest.mark.parametrize("names", [["a"], ["a", "b", "c"], ["a", "A"], ["a", "1b"], ["a", "b c"]])
def test_unfit_bookmarks_are_refused(names: list[str]) -> None:
    """There must be a bookmark per document, each a name that Word takes, no two alike."""
    with pytest.raises(ValueError, match="bookmarks"):
        join([document("a"), document("b")], bookmarks=names)


def test_no_documents_are_refused() -> None:
    """Joining no files is refused."""
    with pytest.raises(ValueError, match="no documents"):
        join([])


@pytest.mark.parametrize("part", ["styles", "settings"])
def test_documents_of_different_make_are_refused(part: str) -> None:
    """Documents that differ in styles or settings can't be joined (ZI752)."""
    one = document("a", parts={"settings": SETTINGS})
    files = read(one)
    name = f"word/{part}.xml"
    files[name] = files[name].replace(b"<w:defaultTabStop", b"<w:x/><w:defaultTabStop")
    files[name] = files[name].replace(b"Arial", b"Calibri")
    with pytest.raises(OutputError) as error:
        join([one, write(files)])
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI752", "dokumen ke-2")


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"%PDF-1.7"])
def test_broken_documents_are_refused(data: bytes) -> None:
    """A file that is not a Word file is named by its place in the batch (ZI401)."""
    with pytest.raises(TemplateError) as error:
        join([document("a"), data])
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI401", "dokumen ke-2")


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_damage_never_escapes(at: int, byte: int) -> None:
    """A damaged byte anywhere gives a joined file or a refusal, never another error."""
    data = bytearray(document("a", parts={"header1": story("hdr", runs("K"))},
                              end=section(("header", "default", "rId10"))))  # fmt: skip
    data[at % len(data)] = byte
    try:
        join([bytes(data)])
    except (OutputError, TemplateError):
        return


def test_it_is_quick() -> None:
    """A thousand short letters with 200 headers take far less than a second of work."""
    documents = [
        document(f"Surat {n}", parts={"header1": story("hdr", runs(f"Kop {n % 200}"))},
                 end=section(("header", "default", "rId10")))
        for n in range(1000)
    ]  # fmt: skip
    start = time.process_time()
    join(documents)
    assert time.process_time() - start < 60  # it takes under a second; luck takes no minute
