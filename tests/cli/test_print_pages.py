"""Left and right pages, and page numbers, in the file to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from tests.joining.word import (
    NS,
    SETTINGS,
    Joined,
    document,
    ending,
    field,
    runs,
    section,
    story,
)

from .runs import Zi

FILES = ("Surat Widodo Cahyo.docx", "Surat Arum Sekarwangi.docx")  # in the order of the data
HEADER, FOOTER = ("header", "default", "rId10"), ("footer", "default", "rId10")
LEFT, FIRST = ("header", "even", "rId11"), ("header", "first", "rId11")
PAGE = story("ftr", runs("hal ", field("PAGE")))
HEAD = {"header1": story("hdr", runs("Kop"))}
KOP = {**HEAD, "settings": SETTINGS}

Print = Callable[..., Joined]


def _settings(more: str) -> str:
    return SETTINGS.replace("</w:settings>", f"{more}</w:settings>")


@pytest.fixture
def printed(zi: Zi, office: Path) -> Print:
    """Put two documents in the place of those made, print them, and open the print file."""

    def run(one: bytes, two: bytes, *options: str) -> Joined:
        line = ("buat", "surat", "--data", "kantor")
        assert zi(*line).code == 0
        output = office / "output" / "kantor"
        for name, data in zip(FILES, (one, two), strict=True):
            (output / "surat" / name).write_bytes(data)
        assert zi(*line, "--format", "gabung", *options).code == 0
        return Joined.of((output / "gabung" / "surat.docx").read_bytes())

    return run


def _values(joined: Joined, path: str) -> list[str]:
    """Return what each section has at a path, or nothing."""
    return [str(one.xpath(f"string({path})", namespaces=NS)) for one in joined.sections]


def _starts(joined: Joined) -> list[str]:
    return _values(joined, "w:pgNumType/@w:start")


def _kinds(joined: Joined) -> list[str]:
    return _values(joined, "w:type/@w:val")


def _words(joined: Joined, kind: str = "header") -> list[dict[str, str]]:
    """Return the headers of each section by the pages they are for."""
    return [
        {pages: joined.words(name) for pages, name in joined.stories(one, kind).items()}
        for one in joined.sections
    ]


# page numbers


@pytest.mark.parametrize("kind", ["ftr", "hdr"])
def test_printed_numbers_begin_with_one(kind: str, printed: Print) -> None:
    """A printed page number begins anew with each record and goes on through its parts."""
    part, name = {"ftr": ("footer1", FOOTER), "hdr": ("header1", HEADER)}[kind]
    parts = {part: story(kind, runs("hal ", field("PAGE")))}
    data = document("a", ending(section(name)), "b", parts=parts, end=section())
    assert _starts(printed(data, data)) == ["1", "", "1", ""]


def test_a_number_in_a_later_part_counts_for_the_record(printed: Print) -> None:
    """It begins anew at the record's first page, also when only the lampiran prints it."""
    parts = {"footer1": PAGE}
    data = document("a", ending(section()), "b", parts=parts, end=section(FOOTER))
    assert _starts(printed(data, data)) == ["1", "", "1", ""]


def test_a_record_keeps_its_own_first_number(printed: Print) -> None:
    """A record that begins with page 3, in Roman letters, does so in the print file."""
    own = section(FOOTER, more='<w:pgNumType w:fmt="lowerRoman" w:start="3"/>')
    joined = printed(*2 * [document("a", parts={"footer1": PAGE}, end=own)])
    assert _starts(joined) == ["3", "3"]
    assert _values(joined, "w:pgNumType/@w:fmt") == ["lowerRoman", "lowerRoman"]


def test_a_part_that_begins_anew_does_so_in_every_record(printed: Print) -> None:
    """A lampiran that numbers its own pages does so in every record."""
    again = section(more='<w:pgNumType w:start="1"/>')
    data = document("a", ending(section(FOOTER)), "b", parts={"footer1": PAGE}, end=again)
    assert _starts(printed(data, data)) == ["1", "1", "1", "1"]


def test_numbers_that_nobody_prints_go_on(printed: Print) -> None:
    """Numbers that nobody prints go on; else LibreOffice would add blank sheets."""
    headed = document("a", parts=KOP, end=section(HEADER))
    assert _starts(printed(headed, headed)) == ["", ""]


def test_what_is_put_in_stands_where_word_looks_for_it(printed: Print) -> None:
    """An added property has its place in the order that Word demands."""
    end = section(FOOTER, more='<w:cols w:space="708"/><w:titlePg/>')
    joined = printed(*2 * [document("a", parts={"footer1": PAGE}, end=end)])
    for one in joined.sections:
        names = [child.tag.rpartition("}")[2] for child in one]
        assert names == ["footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"]


# how a record begins


@pytest.mark.parametrize("own", ["", "continuous", "evenPage", "oddPage"])
def test_a_record_begins_a_page(own: str, printed: Print) -> None:
    """Every record begins on a new page, however its first section would begin."""
    data = document("a", end=section(kind=own))
    assert _kinds(printed(data, data)) == ["nextPage", "nextPage"]


@pytest.mark.parametrize("own", ["continuous", "evenPage", "oddPage"])
def test_a_part_begins_as_in_its_document(own: str, printed: Print) -> None:
    """A lampiran that begins on a given side does so in the print file."""
    data = document("a", ending(section()), "b", end=section(kind=own))
    assert _kinds(printed(data, data)) == ["nextPage", own, "nextPage", own]
    assert _kinds(printed(data, data, "--dua-sisi")) == ["oddPage", own, "oddPage", own]


# left and right pages


@pytest.mark.parametrize("setting", ["evenAndOddHeaders", "mirrorMargins", "bookFoldPrinting"])
@pytest.mark.parametrize(
    ("value", "starts"),
    [("", ["1", "1"]), (' w:val="1"', ["1", "1"]), (' w:val="0"', ["", ""]),
     (' w:val="false"', ["", ""]), (' w:val="off"', ["", ""])],
)  # fmt: skip
def test_a_record_with_left_and_right_pages_begins_on_the_right(
    setting: str, value: str, starts: list[str], printed: Print
) -> None:
    """When left and right pages differ, every record begins with page 1, a right page."""
    parts = {"settings": _settings(f"<w:{setting}{value}/>")}
    data = document("a", parts=parts)
    assert _starts(printed(data, data)) == starts


def test_headers_of_left_pages_stay_without_dua_sisi(printed: Print) -> None:
    """Without ``--dua-sisi`` every record keeps its own headers of left and right pages."""
    documents = [
        document(
            text,
            parts={
                "header1": story("hdr", runs(f"kanan {text}")),
                "header2": story("hdr", runs(f"kiri {text}")),
                "settings": _settings("<w:evenAndOddHeaders/>"),
            },
            end=section(HEADER, LEFT),
        )
        for text in ("a", "b")
    ]
    joined = printed(*documents)
    assert _words(joined) == [{"default": f"kanan {t}", "even": f"kiri {t}"} for t in ("a", "b")]
    assert joined.files["word/settings.xml"].count(b"evenAndOddHeaders") == 1


def test_a_record_without_a_left_header_gets_none(printed: Print) -> None:
    """A record without a left header does not get that of the record before."""
    settings = {"settings": _settings("<w:evenAndOddHeaders/>")}
    parts = {"header1": story("hdr", runs("kanan")), "header2": story("hdr", runs("kiri"))}
    one = document("a", parts={**parts, **settings}, end=section(HEADER, LEFT))
    two = document("b", parts={**parts, **settings}, end=section(HEADER))
    assert _words(printed(one, two))[1] == {"default": "kanan", "even": ""}


# both sides


def test_footers_are_on_both_sides(printed: Print) -> None:
    """With ``--dua-sisi`` left pages get the footers of right pages too."""
    data = document("a", parts={"footer1": PAGE, "settings": SETTINGS}, end=section(FOOTER))
    joined = printed(data, data, "--dua-sisi")
    assert _kinds(joined) == ["nextPage", "nextPage"]
    for one in joined.sections:
        footers = joined.stories(one, "footer")
        assert footers["even"] == footers["default"]


def test_a_first_page_of_its_own_stays_so(printed: Print) -> None:
    """With ``--dua-sisi`` the first page keeps a header of its own."""
    parts = {**HEAD, "header2": story("hdr", runs("Kop surat")), "settings": SETTINGS}
    data = document("a", parts=parts, end=section(HEADER, FIRST, more="<w:titlePg/>"))
    joined = printed(data, data, "--dua-sisi")
    assert _words(joined) == 2 * [{"default": "Kop", "even": "Kop", "first": "Kop surat"}]


def test_every_part_has_its_header_on_both_sides(printed: Print) -> None:
    """A lampiran with its own header shows it on left pages too, not that of the decree."""
    parts = {**HEAD, "header2": story("hdr", runs("Lampiran")), "settings": SETTINGS}
    own = section(("header", "default", "rId11"))
    data = document("a", ending(section(HEADER)), "b", parts=parts, end=own)
    joined = printed(data, data, "--dua-sisi")
    pair = [{"default": text, "even": text} for text in ("Kop", "Lampiran")]
    assert _words(joined) == 2 * pair


def test_a_bare_record_is_bare_on_both_sides(printed: Print) -> None:
    """A record without a header has none on its left pages either."""
    headed = document("a", parts=KOP, end=section(HEADER))
    bare = document("b", parts=KOP)
    assert _words(printed(headed, bare, "--dua-sisi"))[1] == {"default": "", "even": ""}


@pytest.mark.parametrize("switch", ["", '<w:evenAndOddHeaders w:val="0"/>'])
def test_a_left_header_that_is_switched_off_stays_off(switch: str, printed: Print) -> None:
    """A left header that the document itself never showed does not appear."""
    parts = {
        "header1": story("hdr", runs("kanan")),
        "header2": story("hdr", runs("sisa lama")),
        "settings": _settings(switch),
    }
    data = document("a", parts=parts, end=section(HEADER, LEFT))
    joined = printed(data, data, "--dua-sisi")
    assert _words(joined) == 2 * [{"default": "kanan", "even": "kanan"}]
    settings = etree.fromstring(joined.files["word/settings.xml"])
    (sides,) = settings.iter(f"{{{NS['w']}}}evenAndOddHeaders")
    assert sides.attrib == {}


def test_both_sides_begin_with_one(printed: Print) -> None:
    """With ``--dua-sisi`` every record begins with page 1, with or without a header."""
    headed = document("a", parts=KOP, end=section(HEADER))
    assert _starts(printed(headed, headed, "--dua-sisi")) == ["1", "1"]
    bare = document("b")
    assert _starts(printed(bare, bare, "--dua-sisi")) == ["1", "1"]


def test_a_blank_page_is_of_the_paper_before_it(zi: Zi, office: Path, no_soffice: None) -> None:
    """In the PDF a blank page has the direction of the page before it."""
    line = ("buat", "surat", "--data", "kantor")
    zi(*line)
    output = office / "output" / "kantor"
    sheets = [[(595, 842), (595, 842), (842, 595)], [(595, 842), (842, 595)]]
    for name, sizes in zip(FILES, sheets, strict=True):
        with pikepdf.new() as pdf:
            for size in sizes:
                pdf.add_blank_page(page_size=size)
            pdf.save((output / "surat" / name).with_suffix(".pdf"))
    zi(*line, "--format", "pdf,gabung", "--dua-sisi")  # uses the PDFs that are there
    with pikepdf.open(output / "gabung" / "surat.pdf") as merged:
        found = [tuple(map(int, page.mediabox[2:])) for page in merged.pages]
    assert found == [*sheets[0], (842, 595), *sheets[1]]
