"""Why a document can't be joined with others: it has something that counts through a file."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from zi_docs.joining.record import Record, is_plain
from zi_docs.joining.sections import cut_sections, references_in
from zi_docs.joining.settle import depends_on_record, find_fields
from zi_docs.ooxml.packed import Packed
from zi_docs.ooxml.xml import W, parse_xml

# These fields can print the same in a joined file. All others depend on the whole file.
_FIELDS = {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "HYPERLINK", "SYMBOL", "DATE",
    "TIME", "EQ", "QUOTE", "MERGEFIELD", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "DOCPROPERTY",
    "",
}  # fmt: skip
_COUNTING = {"SEQ"}  # in the text each record gets its own counter; a header has no place in it
_ELEMENTS = {
    "dataBinding": "memuat kotak isian Word yang terhubung ke data di dalam berkasnya",
    "altChunk": "memuat isi dari berkas lain",
    "subDoc": "memuat isi dari berkas lain",
    "permStart": "memuat bagian yang dikunci dari penyuntingan",
} | dict.fromkeys(
    (
        "ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange",
        "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange",
    ),
    "memuat perubahan terlacak (Track Changes)",
)  # fmt: skip
_NAMES = {f"{W}{name}": reason for name, reason in _ELEMENTS.items()}
_NOTES = {
    "footnotes": ("footnoteReference", "catatan kaki"),
    "endnotes": ("endnoteReference", "catatan akhir"),
}
_REFERENCES = [f"{W}{reference}" for reference, _ in _NOTES.values()]
_COUNTED = {"TOC": "daftar isi", "SEQ": "nomor urut otomatis (SEQ)"}
_SECTION, _START = f"{W}sectPr", f"{W}pgNumType"
_INNER = {"hyperlink"}


class StoryFacts(NamedTuple):
    """What a header or footer holds; ``own`` says that every record needs its own copy."""

    plain: bool
    reasons: tuple[str, ...]
    counts_pages: bool
    own: bool


_PLAIN_STORY = StoryFacts(True, (), False, False)


def find_reasons(record: Record) -> Iterator[str]:
    """Yield every reason as the rest of a sentence; its subject is the document."""
    body = parse_xml(record.whole, record.place) if _looks(record) else None
    if body is not None:
        yield from _in_tree(body, _FIELDS | _COUNTING)
        yield from _in_notes(record, body)
    counts = body is not None and _counts_pages(body)
    stories = record.relations.stories
    named = {r.id for s in cut_sections(record.body)[1] for r in references_in(record.head, s)}
    if not named <= stories.keys() or any(name not in record.parts for _, name in stories.values()):
        yield "menunjuk kepala atau kaki halaman yang tidak ada"
        return
    for _, name in stories.values():
        inner = record.relations_of(name)
        if inner.charts or any(r.kind not in _INNER for r, _ in inner.others):
            yield "memuat bagan atau objek dalam kepala atau kaki halaman"
        facts = look_at_story(record.parts[name])
        yield from facts.reasons
        counts = counts or facts.counts_pages
    if counts and body is not None and _restarts(body):
        yield "memulai lagi nomor halamannya di tengah dan mencetak jumlah halaman"


def _looks(record: Record) -> bool:
    """Tell whether the body may hold a reason, so that it is worth the time to parse it."""
    return not record.is_plain or b"<w:pgNumType" in record.body


@lru_cache(maxsize=256)
def look_at_story(part: Packed) -> StoryFacts:
    """Return the facts about a header or footer that joining needs; equal ones are read once."""
    data = part.unpack()
    if is_plain(data):
        return _PLAIN_STORY
    root = parse_xml(data, part.name)
    return StoryFacts(
        False, tuple(_in_story(root, _FIELDS)), _counts_pages(root), depends_on_record(root)
    )


def _in_notes(record: Record, body: etree._Element) -> Iterator[str]:
    """Yield what hinders in the notes that a text refers to."""
    for kind, (reference, words) in _NOTES.items():
        wanted = {element.get(f"{W}id") for element in body.iter(f"{W}{reference}")}
        if not wanted:
            continue
        notes = record.notes(kind)
        if not wanted <= {note.get(f"{W}id") for note in notes}:
            yield f"menunjuk {words} yang tidak ada"
        yield from _in_story(notes, _FIELDS | _COUNTING)


def _in_story(root: etree._Element, known: Set[str]) -> Iterator[str]:
    """Yield what hinders in a part in which no reference to a note can stand."""
    yield from _in_tree(root, known)
    if next(root.iter(*_REFERENCES), None) is not None:
        yield "memuat catatan kaki atau catatan akhir di luar isi suratnya"


def _in_tree(root: etree._Element, known: Set[str]) -> Iterator[str]:
    found = {element.tag for element in root.iter(*_NAMES)}
    yield from dict.fromkeys(reason for name, reason in _NAMES.items() if name in found)
    for kind in dict.fromkeys(field.kind for field in find_fields(root)):
        if kind not in known:
            yield f"memuat {_COUNTED.get(kind, f'bidang {kind}')}, yang berlaku untuk satu berkas"


def _counts_pages(root: etree._Element) -> bool:
    return any(field.kind == "NUMPAGES" for field in find_fields(root))


def _restarts(root: etree._Element) -> bool:
    """Tell whether the last page's number may differ from the number of pages."""
    starts = [s.find(_START) for s in root.iter(_SECTION)]
    numbers = [None if s is None else s.get(f"{W}start") for s in starts]
    return numbers[:1] not in ([], [None], ["1"]) or any(numbers[1:])
