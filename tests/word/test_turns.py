"""What each turn of a loop has of its own: notes, lists, ids, bookmarks, no second comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree

from tests.word.test_pictures import png
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.relations import relations_in
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WW = f"{{{W}}}"
END = "{%p endfor %}"


def parts_of(naskah: bytes, **values: object) -> dict[str, bytes]:
    return read_package(compile_file(naskah, "n").render({**BASE, **values}), "n").parts


def values_of(xml: bytes, path: str) -> list[str]:
    return [str(found) for found in etree.fromstring(xml).xpath(path, namespaces={"w": W})]


def p(text: str, more: str = "", looks: str = "") -> str:
    return f'<w:p>{looks}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{more}</w:p>'


def item(text: str, number: int = 1, level: int = 0) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, looks=f"<w:pPr>{numbers}</w:pPr>")


def notes(kind: str, *texts: str) -> str:
    own = "".join(f'<w:{kind} w:id="{n}">{p(text)}</w:{kind}>' for n, text in enumerate(texts, 1))
    return f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:type="separator" w:id="-1"/>{own}</w:{kind}s>'


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_every_turn_has_its_own_note(make_naskah: MakeNaskah, kind: str) -> None:
    """A note in a loop is printed once per turn, with the names of the loop and an own number."""
    naskah = make_naskah(
        p("tetap", mark(kind, 2)),
        "{%p for o in orang %}",
        p("{{ o.nama }}", mark(kind, 1)),
        "{%p endfor %}",
        parts={f"{kind}s": notes(kind, "Catatan {{ o.isi }}", "Umum {{ dasar }}")},
    )
    orang = [{"nama": "Ani", "isi": "A & B"}, {"nama": "Budi", "isi": "C"}]
    parts = parts_of(naskah, orang=orang, dasar="Perbup")
    references = values_of(parts["word/document.xml"], f"//w:{kind}Reference/@w:id")
    assert references == ["2", "3", "4"]
    printed = dict(
        zip(
            values_of(parts[f"word/{kind}s.xml"], f"//w:{kind}[not(@w:type)]/@w:id"),
            values_of(parts[f"word/{kind}s.xml"], "//w:t/text()"),
            strict=True,
        )
    )
    assert printed == {"2": "Umum Perbup", "3": "Catatan A & B", "4": "Catatan C"}


def test_notes_stand_in_the_order_of_their_marks(make_naskah: MakeNaskah) -> None:
    """LibreOffice prints the notes of a file in their order, so it is that of their marks.

    A note that nothing refers to would move the others on.
    """
    naskah = make_naskah(
        p("satu", mark("footnote", 3)),
        "{%p for o in x %}",
        p("{{ o }}", mark("footnote", 2)),
        END,
        p("akhir", mark("footnote", 1)),
        parts={"footnotes": notes("footnote", "ketiga", "{{ o }}", "pertama", "tanpa tanda")},
    )
    made = parts_of(naskah, x=["a", "b"])["word/footnotes.xml"]
    assert values_of(made, "//w:t/text()") == ["pertama", "a", "b", "ketiga"]
    assert values_of(made, "/*/*[1]/@w:type") == ["separator"]


def test_a_note_of_a_block_that_is_left_out(make_naskah: MakeNaskah) -> None:
    """A note goes with the block in which it stands: what it names need not be there."""
    naskah = make_naskah(
        "{%p if x is defined %}",
        p("{{ x }}", mark("footnote", 1)),
        "{%p endif %}",
        "akhir",
        parts={"footnotes": notes("footnote", "Catatan {{ x }}")},
    )
    left_out = parts_of(naskah)["word/footnotes.xml"]
    assert values_of(left_out, "//w:t/text()") == []
    assert values_of(parts_of(naskah, x="a")["word/footnotes.xml"], "//w:t/text()") == ["Catatan a"]


def test_documents_of_one_renderer_have_their_own_notes(make_naskah: MakeNaskah) -> None:
    """A second document has all its notes, though its body is like the first one's."""
    naskah = make_naskah(
        "{%p for o in x %}",
        p("sama", mark("footnote", 1)),
        "{%p endfor %}",
        parts={"footnotes": notes("footnote", "{{ o }}")},
    )
    renderer = compile_file(naskah, "n")
    made = [renderer.render({**BASE, "x": x}) for x in (["a", "b"], ["a", "b"], ["c", "b"])]
    assert made[0] == made[1]
    last = read_package(made[2], "n").parts["word/footnotes.xml"]
    assert values_of(last, "//w:t/text()") == ["c", "b"]


LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/></w:lvl>'


def numbering(kind: str = "decimal", style: str = "") -> str:
    levels = LEVEL.format(0, kind) + LEVEL.format(1, "lowerLetter")
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:numIdMacAtCleanup w:val="1"/>'
        "</w:numbering>"
    )


def lists_of(make_naskah: MakeNaskah, *body: str, kind: str = "decimal") -> Sequence[str]:
    """Return the list of each item in a document of two units with two activities each."""
    naskah = make_naskah(*body, parts={"numbering": numbering(kind)})
    units = [{"nama": "Satu", "isi": ["a", "b"]}, {"nama": "Dua", "isi": ["c", "d"]}]
    parts = parts_of(naskah, unit=units, x=1)
    assert b"zi-daftar" not in parts["word/document.xml"]
    known = values_of(parts["word/numbering.xml"], "//w:num/@w:numId")
    used = values_of(parts["word/document.xml"], "//w:numId/@w:val")
    assert set(used) <= set(known)
    assert len(known) == len(set(known))
    return used


UNIT, KEGIATAN = "{%p for u in unit %}", "{%p for k in u.isi %}"


@pytest.mark.parametrize(
    ("body", "lists"),
    [
        ((UNIT, p("Unit {{ u.nama }}"), KEGIATAN, item("{{ k }}"), END, END), "1 1 8 8"),
        ((UNIT, p("Surat"), item("{{ u.nama }}"), item("tetap"), END), "1 1 8 8"),
        ((UNIT, p("a"), KEGIATAN, item("x", 7), END, p("b"), item("y"), item("z"), END),
         "7 7 1 1 9 9 8 8"),
        ((UNIT, item("{{ u.nama }}"), p("uraian"), END), "1 1"),
        ((UNIT, item("{{ u.nama }}"), KEGIATAN, item("{{ k }}", level=1), END, END), "1 1 1 1 1 1"),
        ((UNIT, KEGIATAN, item("{{ k }}"), END, END), "1 1 1 1"),
        ((item("dahulu"), UNIT, p("a"), KEGIATAN, item("x"), END, END), "1 1 1 1 1"),
        ((UNIT, p("a"), "{%p if x %}", item("b"), item("c"), "{%p endif %}", END), "1 1 8 8"),
    ],
)  # fmt: skip
def test_a_list_of_a_turn_begins_anew(
    make_naskah: MakeNaskah, body: tuple[str, ...], lists: str
) -> None:
    """A list that a turn holds as a whole, under a heading, begins anew; one over turns goes on."""
    assert " ".join(lists_of(make_naskah, *body)) == lists


def test_bullets_need_no_list_of_their_own(make_naskah: MakeNaskah) -> None:
    """Bullets look alike in every turn."""
    body = (UNIT, p("Unit"), KEGIATAN, item("x"), END, END)
    assert lists_of(make_naskah, *body, kind="bullet") == ["1"] * 4


def test_a_new_list_begins_with_its_first_number(make_naskah: MakeNaskah) -> None:
    """The list of a later turn stands after the others, with the first number of each level."""
    body = (UNIT, p("Unit"), KEGIATAN, item("x"), END, END)
    naskah = make_naskah(*body, parts={"numbering": numbering()})
    units = [{"isi": ["a"]}, {"isi": ["b"]}]
    made = parts_of(naskah, unit=units)["word/numbering.xml"]
    starts = values_of(made, "//w:num[@w:numId='8']/w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["1", "1"]
    tags = [node.tag.removeprefix(WW) for node in etree.fromstring(made)]
    assert tags == ["abstractNum", "num", "num", "num", "numIdMacAtCleanup"]


def test_a_list_of_a_style_begins_anew(make_naskah: MakeNaskah) -> None:
    """A paragraph that is numbered by its style has the list of its turn as well."""
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Butir"><w:basedOn '
        'w:val="Dasar"/></w:style><w:style w:type="paragraph" w:styleId="Dasar"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    looks = '<w:pPr><w:pStyle w:val="Butir"/><w:jc w:val="left"/></w:pPr>'
    body = (UNIT, p("Unit"), KEGIATAN, p("{{ k }}", looks=looks), END, END)
    naskah = make_naskah(*body, parts={"numbering": numbering(), "styles": styles})
    made = parts_of(naskah, unit=[{"isi": ["a"]}, {"isi": ["b"]}])["word/document.xml"]
    assert values_of(made, "//w:numId/@w:val") == ["1", "8"]
    assert re.findall(rb"<w:(pStyle|numPr|jc)\b", made)[:3] == [b"pStyle", b"numPr", b"jc"]


def test_a_comment_stays_in_the_first_turn(make_naskah: MakeNaskah) -> None:
    """A comment has one place, so the later turns of a loop do not repeat its marks."""
    marked = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>{{ o }}</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:rPr/><w:commentReference w:id="0"/></w:r></w:p>'
    )
    made = parts_of(make_naskah("{%p for o in x %}", marked, END), x=["a", "b"])
    for kind in ("RangeStart", "RangeEnd", "Reference"):
        assert values_of(made["word/document.xml"], f"//w:comment{kind}/@w:id") == ["0"]
    assert len(etree.fromstring(made["word/document.xml"]).findall(f".//{WW}p[2]/{WW}r")) == 1


def test_ids_are_not_repeated(make_naskah: MakeNaskah) -> None:
    """Paragraphs and content controls of a loop leave their ids to Word; others keep theirs."""
    control = (
        f'<w:sdt><w:sdtPr><w:id w:val="12"/></w:sdtPr><w:sdtContent><w:p xmlns:w14="{W14}" '
        'w14:paraId="0A000001" w14:textId="77777777"><w:r><w:t>{{ o }}</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt>"
    )
    alone = control.replace('"12"', '"13"').replace("A000001", "A000002").replace(" o ", " y ")
    made = parts_of(make_naskah(alone, "{%p for o in x %}", control, END), x=["a", "b"], y="c")
    body = made["word/document.xml"]
    assert values_of(body, "//w:sdtPr/w:id/@w:val") == ["13"]
    assert re.findall(rb'paraId="(\w+)"', body) == [b"0A000002"]


REFERENCES = [
    '<w:r><w:instrText xml:space="preserve"> PAGEREF {0} \\h </w:instrText></w:r>',
    '<w:fldSimple w:instr=" REF {0} "/>',
    '<w:hyperlink w:anchor="{0}"><w:r><w:t>lihat</w:t></w:r></w:hyperlink>',
]


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("first", [True, False])
def test_a_reference_means_the_bookmark_of_its_turn(
    make_naskah: MakeNaskah, reference: str, first: bool
) -> None:
    """A field or link in a loop leads to the bookmark of its own turn, also to one further down."""
    own = '<w:bookmarkStart w:id="4" w:name="tabel"/><w:bookmarkEnd w:id="4"/>'
    pair = (p("a", own), p("b", reference.format("tabel")))
    body = ("{%p for o in x %}", *(pair if first else pair[::-1]), END)
    outside = p("luar", reference.format("tabel"))
    made = parts_of(make_naskah(*body, outside), x=["1", "2", "3"])["word/document.xml"]
    names = values_of(made, "//w:bookmarkStart/@w:name")
    assert names[0] == "tabel"
    assert len(set(names)) == 3
    codes = values_of(
        made, "//w:instrText/text() | //w:fldSimple/@w:instr | //w:hyperlink/@w:anchor"
    )
    meant = [re.search(r"tabel\w*", code).group() for code in codes]  # type: ignore[union-attr]
    assert meant == [*names, "tabel"]
    assert b"zi-markah" not in made
    assert "\U0010f5b2" not in made.decode()


NOTE = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1">{{0}}</w:footnote></w:footnotes>'
TURN = ("{%p for o in x %}", p("{{ o }}", mark("footnote", 1)), END)


def test_a_picture_in_a_note_of_a_loop(make_naskah: MakeNaskah, tmp_path: Path) -> None:
    """A picture goes with the note of its turn, and belongs to the part of the notes."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.png").write_bytes(png(ord(name), 9))
    note = NOTE.format(p("{{ o|gambar }}"))
    naskah = make_naskah(*TURN, parts={"footnotes": note})
    made = compile_file(naskah, "n", tmp_path).render({**BASE, "x": ["a.png", "b.png", "a.png"]})
    parts = read_package(made, "n").parts
    shown = values_of(parts["word/footnotes.xml"], "//@*[name()='r:embed']")
    assert [shown[0], shown[0]] == shown[::2] != shown[1:2]
    links = relations_in(parts["word/_rels/footnotes.xml.rels"], "r")
    media = {link.id: parts[link.part("word/footnotes.xml")] for link in links}
    assert [media[identifier] for identifier in shown[:2]] == [png(97, 9), png(98, 9)]
    assert b"media" not in parts["word/_rels/document.xml.rels"]
    names = values_of(parts["word/footnotes.xml"], "//*[local-name()='docPr']/@id")
    assert len(set(names)) == 3


def test_bookmarks_and_controls_in_a_note_of_a_loop(make_naskah: MakeNaskah) -> None:
    """A note of a turn has its own bookmark, means that one, and leaves ids of controls to Word."""
    own = '<w:bookmarkStart w:id="4" w:name="tabel"/><w:bookmarkEnd w:id="4"/>'
    control = '<w:sdt><w:sdtPr><w:id w:val="12"/></w:sdtPr><w:sdtContent>{0}</w:sdtContent></w:sdt>'
    note = p("x", own) + control.format(p("y", REFERENCES[1].format("tabel")))
    made = parts_of(make_naskah(*TURN, parts={"footnotes": NOTE.format(note)}), x=["a", "b"])
    notes = made["word/footnotes.xml"]
    names = values_of(notes, "//w:bookmarkStart/@w:name")
    assert len(set(names)) == 2
    assert values_of(notes, "//w:fldSimple/@w:instr") == [f" REF {name} " for name in names]
    assert values_of(notes, "//w:sdtPr/w:id/@w:val") == []


ROWS = ("{%p for o in x %}", "{{ o }}", *(item(text) for text in ("a", "b")), END)
STORIES = {
    "note of a loop": (TURN, {"footnotes": NOTE.format(p("x") + item("a") + item("b"))}),
    "loop in a note": ((p("isi", mark("footnote", 1)),), {"footnotes": NOTE}),
    "header": (("isi",), {"header1": f'<w:hdr xmlns:w="{W}">{{0}}</w:hdr>'}),
    "footer": (("isi",), {"footer1": f'<w:ftr xmlns:w="{W}">{{0}}</w:ftr>'}),
    "text and header": (ROWS, {"header1": f'<w:hdr xmlns:w="{W}">{{0}}</w:hdr>'}),
}


@pytest.mark.parametrize("story", [*STORIES])
def test_lists_of_other_stories_begin_anew(make_naskah: MakeNaskah, story: str) -> None:
    """A list in a header, a footer or a note begins anew at each turn, as in the text."""
    body, parts = STORIES[story]
    rows = "".join(row if row.startswith("<") else p(row) for row in ROWS).replace('"1"', '"7"')
    filled = {name: xml.replace("{0}", rows) for name, xml in parts.items()}
    naskah = make_naskah(*body, parts={**filled, "numbering": numbering()})
    made = parts_of(naskah, x=["c", "d"])
    known = values_of(made["word/numbering.xml"], "//w:num/@w:numId")
    assert len(known) == len(set(known))
    used = [values_of(made[f"word/{n}.xml"], "//w:numId/@w:val") for n in ("document", *parts)]
    for numbers in filter(None, used):
        assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
        assert set(numbers) <= set(known)
    assert len({number for numbers in used for number in numbers}) == 2 * len([*filter(None, used)])
    assert not any(b"zi-daftar" in data for data in made.values())
