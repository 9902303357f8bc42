"""Every record keeps its own headers and footers."""

from __future__ import annotations

from pathlib import PurePosixPath

from tests.joining.word import (
    Joined,
    document,
    ending,
    field,
    picture,
    png,
    runs,
    section,
    story,
)
from zi_docs.joining import join

HEADER = section(("header", "default", "rId10"))


def letter(number: int, **more: object) -> bytes:
    return document(
        f"Surat {number}",
        parts={"header1": story("hdr", runs(f"Kop {number}"))},
        end=HEADER,
        **more,
    )


def test_two_hundred_letters_keep_their_headers() -> None:
    """Each of 200 different headers stays with its letter."""
    joined = Joined.of(join([letter(n) for n in range(200)]))
    headers = [joined.stories(s)["default"] for s in joined.sections]
    assert [joined.words(name) for name in headers] == [f"Kop {n}" for n in range(200)]


def test_equal_headers_are_kept_once() -> None:
    """A header that all letters share is in the file once."""
    joined = Joined.of(join([letter(1)] * 5))
    assert len({joined.stories(s)["default"] for s in joined.sections}) == 1
    assert sum("header" in name for name in joined.files) == 1


def test_pictures_in_headers_survive() -> None:
    """A header keeps the picture of its own document; equal pictures are in the file once."""
    shades = [10, 20, 10]
    documents = [
        document(
            f"Surat {n}",
            parts={"header1": story("hdr", runs(f"Kop {n}"), picture("rId1"))},
            end=HEADER,
            pictures={"header1": {"rId1": png(shade)}},
        )
        for n, shade in enumerate(shades)
    ]
    joined = Joined.of(join(documents))
    shown = []
    for part in (joined.stories(s)["default"] for s in joined.sections):
        [target] = joined.targets(PurePosixPath(part).stem).values()
        shown.append(joined.files[f"word/{target}"])
    assert shown == [png(shade) for shade in shades]
    assert sum(name.startswith("word/media/") for name in joined.files) == 2


def test_the_same_header_with_another_picture_is_another_header() -> None:
    """Headers of equal text with different pictures stay apart."""
    documents = [
        document(
            "Surat",
            parts={"header1": story("hdr", picture("rId1"))},
            end=HEADER,
            pictures={"header1": {"rId1": png(shade)}},
        )
        for shade in (1, 2)
    ]
    joined = Joined.of(join(documents))
    assert len({joined.stories(s)["default"] for s in joined.sections}) == 2


def test_a_record_without_a_header_gets_none() -> None:
    """A record without a header doesn't get that of the record before it."""
    parts = {"header1": story("hdr", runs("Kop"))}
    bare = document("Tanpa kop", parts=parts)
    joined = Joined.of(join([bare, letter(1), bare]))
    words = [[joined.words(name) for name in joined.stories(s).values()] for s in joined.sections]
    assert words == [[], ["Kop 1"], [""]]


def test_a_first_page_keeps_its_header() -> None:
    """A different first page stays different, in every record."""
    end = section(("header", "default", "rId10"), ("header", "first", "rId11"), more="<w:titlePg/>")
    documents = [
        document(
            f"Surat {n}",
            parts={
                "header1": story("hdr", runs(f"Lanjutan {n}")),
                "header2": story("hdr", runs(f"Kop {n}")),
            },
            end=end,
        )
        for n in range(3)
    ]
    joined = Joined.of(join(documents))
    assert len(joined.find("//w:sectPr/w:titlePg")) == 3
    for n, one in enumerate(joined.sections):
        stories = {pages: joined.words(name) for pages, name in joined.stories(one).items()}
        assert stories == {"default": f"Lanjutan {n}", "first": f"Kop {n}"}


def test_a_decree_keeps_its_sections() -> None:
    """A decree and its lampiran stay two sections, the second with the headers of the first."""
    decree = document(
        "Keputusan",
        ending(HEADER),
        "Lampiran",
        parts={"header1": story("hdr", runs(field("PAGE")))},
        end=section(more="<w:titlePg/>"),
    )
    joined = Joined.of(join([decree, decree]))
    kinds = [
        s.xpath("string(w:type/@w:val)", namespaces={"w": joined.text.nsmap["w"]})
        for s in joined.sections
    ]
    assert kinds == ["nextPage", "", "nextPage", ""]
    assert [bool(joined.stories(s)) for s in joined.sections] == [True, False, True, False]


def test_pictures_of_the_text_keep_their_records() -> None:
    """Pictures with the same id in two records stay different."""
    documents = [
        document(f"S {n}", picture("rId5"), pictures={"document": {"rId5": png(n)}})
        for n in (1, 2, 1)
    ]
    joined = Joined.of(join(documents))
    targets = joined.targets()
    embedded = joined.text.xpath("//@r:embed", namespaces={"r": joined.text.nsmap["r"]})
    shown = [joined.files[f"word/{targets[i]}"] for i in embedded]
    assert shown == [png(1), png(2), png(1)]
