"""Making a part fit beside the other parts of a joined file, by parsing it as a tree.

Page numbers, references and the like are fields; they are found here with their instructions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from zi_docs.joining.lists import StyleList, number_styled
from zi_docs.joining.record import NOTE_KINDS
from zi_docs.ooxml.comments import remove_comment_marks
from zi_docs.ooxml.xml import NS, R, W, parse, qn, to_bytes

_NAME, _ID, _VALUE, _ANCHOR = f"{W}name", f"{W}id", f"{W}val", f"{W}anchor"
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
_RELATED = etree.XPath(
    "//*[@r:* or @o:relid]", namespaces={**NS, "o": "urn:schemas-microsoft-com:office:office"}
)
_MARKED = etree.XPath("//*[@w14:paraId or @w14:textId]", namespaces={"w14": _W14})
_REFERENCES = {f"{W}{note}Reference": part for part, note in NOTE_KINDS.items()}
_POINTING = ("NUMPAGES", "PAGEREF", "REF", "NOTEREF", "HYPERLINK", "DOCPROPERTY")

_INSTRUCTION = f"{W}instr"
_SIMPLE, _CHAR, _TEXT = f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"
_SHOWN, _KIND = f"{W}t", f"{W}fldCharType"


@dataclass(slots=True)
class Surroundings:
    """What the parts of one record must fit.

    ``end`` is the bookmark at the record's end; the number of its page is the number of pages.
    ``counts_pages`` says that a part prints that number. ``properties`` returns those of
    the record, by their names in capitals. ``number`` returns ids that are unused, ``note_number``
    those of notes. ``notes`` are the notes that the text refers to, for each kind: their old and
    new numbers.
    """

    record: int
    end: str
    number: Callable[[], int]
    note_number: Callable[[str], int] = field(default=lambda _: 0)
    relations: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, StyleList] = field(default_factory=dict)
    properties: Callable[[], Mapping[str, str]] = dict
    counts_pages: bool = False
    notes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _placed: set[str] = field(default_factory=set)

    def name(self, old: str) -> str:
        """Return the record's own name for a bookmark."""
        return self._names.setdefault(old, f"_zi{self.record}_{len(self._names) + 1}")

    def note(self, kind: str, old: str) -> str:
        """Return the new number of a note for a reference; each reference has its own note.

        LibreOffice takes the notes of a file in their order, whatever their numbers say.
        """
        new = str(self.note_number(kind))
        self.notes.setdefault(kind, []).append((old, new))
        return new

    def place(self, old: str) -> str:
        """Return the new name for a bookmark; a second bookmark of the same name gets another."""
        name = self.name(old)
        if name in self._placed:
            name = f"{name}_{len(self._placed)}"
        self._placed.add(name)
        return name


def depends_on_record(root: etree._Element) -> bool:
    """Tell whether every record needs its own copy of a header, even when the bytes are equal."""
    fields = (f.kind in _POINTING for f in find_fields(root))
    return any(fields) or next(root.iter(_START, f"{W}hyperlink"), None) is not None


def settle(xml: bytes, around: Surroundings, relations: Mapping[str, str]) -> bytes:
    """Return the part with ids, names and references that nothing else in the joined file uses.

    ``relations`` are the new ids of the part's own relationships. The result can be spliced: a
    picture's id is the first attribute of its tag.
    """
    root = parse(xml, bare=True)
    remove_comment_marks(root)
    _set_bookmarks(root, around)
    _set_fields(root, around)
    _set_notes(root, around)
    _set_relations(root, relations)
    _set_ids(root, around.number)
    number_styled(root, around.styles)
    return to_bytes(root)


def _set_bookmarks(root: etree._Element, around: Surroundings) -> None:
    ids: dict[str, str] = {}
    for mark in list(root.iter(_START, _END)):
        old = mark.get(_ID, "")
        if mark.tag == _START:
            ids[old] = str(around.number())
            mark.set(_NAME, around.place(mark.get(_NAME, "")))
        if old in ids:
            mark.set(_ID, ids[old])
        else:
            mark.getparent().remove(mark)
    for link in root.iter(f"{W}hyperlink"):
        if link.get(_ANCHOR):
            link.set(_ANCHOR, around.name(link.get(_ANCHOR)))


def _set_fields(root: etree._Element, around: Surroundings) -> None:
    for field_ in find_fields(root):
        words = field_.instruction.split()
        if field_.kind == "NUMPAGES":
            around.counts_pages = True
            field_.rewrite(["PAGEREF", around.end, *words[1:]])
        elif field_.kind == "SEQ" and len(words) > 1:
            field_.rewrite([words[0], _own_counter(words[1], around.record), *words[2:]])
        elif field_.kind == "DOCPROPERTY":
            _print_property(field_, words, around.properties())
        elif (at := _bookmark_word(field_, words)) and at < len(words):
            quote = '"' if words[at].startswith('"') else ""
            words[at] = quote + around.name(words[at].strip('"')) + quote
            field_.rewrite(words)


def _set_notes(root: etree._Element, around: Surroundings) -> None:
    for reference in root.iter(*_REFERENCES):
        reference.set(_ID, around.note(_REFERENCES[reference.tag], reference.get(_ID, "")))


def _own_counter(name: str, record: int) -> str:
    """Return a name for a counter that no other record has, so that it begins with 1 again."""
    bare = name.strip('"')
    return name.replace(bare, f"{bare}_zi{record}")


def _print_property(field_: Field, words: list[str], properties: Mapping[str, str]) -> None:
    """Print what the field prints alone: the joined file has no properties of single records.

    A property that the record does not have is printed as it was last.
    """
    name = words[1].strip('"').upper() if len(words) > 1 else ""
    field_.freeze(properties.get(name, ""))


def _bookmark_word(field_: Field, words: list[str]) -> int:
    """Return the position of the word that names a bookmark in an instruction; 0 for none."""
    if field_.kind in ("REF", "PAGEREF", "NOTEREF"):
        return 1
    if field_.kind == "HYPERLINK" and "\\l" in words:
        return words.index("\\l") + 1
    return 0


def _set_relations(root: etree._Element, ids: Mapping[str, str]) -> None:
    for element in _RELATED(root) if ids else ():
        for name, value in element.attrib.items():
            if (name.startswith(R) or name == _RELID) and value in ids:
                element.set(name, ids[value])


def _set_ids(root: etree._Element, number: Callable[[], int]) -> None:
    """Give content controls new ids, and remove the ids that paragraphs don't need."""
    for control in root.iter(f"{W}sdtPr"):
        if (identity := control.find(f"{W}id")) is not None:
            identity.set(_VALUE, str(number()))
    for element in _MARKED(root):
        element.attrib.pop(f"{{{_W14}}}paraId", None)
        element.attrib.pop(f"{{{_W14}}}textId", None)
    for picture in root.iter(qn("wp:docPr")):
        others = {name: value for name, value in picture.attrib.items() if name != "id"}
        picture.attrib.clear()
        picture.attrib.update({"id": "0", **others})


@dataclass(slots=True)
class Field:
    """One field: the elements that hold its instruction, its marks, and the texts it prints."""

    elements: list[etree._Element]
    marks: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)

    @property
    def instruction(self) -> str:
        """The instruction as one text: ``PAGEREF lampiran \\h``."""
        first = self.elements[0].get(_INSTRUCTION) if self.elements else None
        if first is not None:
            return str(first)
        return "".join(element.text or "" for element in self.elements)

    @property
    def kind(self) -> str:
        """The first word, in capitals; empty for a field without an instruction."""
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""

    def rewrite(self, words: list[str]) -> None:
        """Replace the instruction."""
        text = f" {' '.join(words)} "
        if self.elements[0].get(_INSTRUCTION) is not None:
            self.elements[0].set(_INSTRUCTION, text)
            return
        self.elements[0].text = text
        for element in self.elements[1:]:
            element.text = ""

    def freeze(self, text: str) -> None:
        """Make plain text of the field: ``text``, or what it printed last when that is empty."""
        for element, words in zip(self.shown, [text], strict=False) if text else ():
            element.text = words
        for element in self.shown[1:] if text else ():
            element.text = ""
        for element in (*self.marks, *self.elements):
            _dissolve(element)


def _dissolve(element: etree._Element) -> None:
    """Remove an element; what stands in it takes its place."""
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def find_fields(root: etree._Element) -> Iterator[Field]:
    """Yield every field; an inner field comes before the field around it."""
    stack: list[Field] = []
    for element in list(root.iter(_SIMPLE, _CHAR, _TEXT, _SHOWN)):
        if element.tag == _SIMPLE:
            yield Field([element], shown=list(element.iter(_SHOWN)))
        elif not stack and element.get(_KIND) != "begin":
            continue
        elif element.tag == _TEXT:
            stack[-1].elements.append(element)
        elif element.tag == _SHOWN:
            stack[-1].shown.append(element)
        elif field := _turned(stack, element):
            yield field


def _turned(stack: list[Field], mark: etree._Element) -> Field | None:
    """Open a field at its first mark, or return the field that its last mark closes."""
    kind = mark.get(_KIND)
    if kind == "begin":
        stack.append(Field([]))
    stack[-1].marks.append(mark)
    return stack.pop() if kind == "end" else None


def names_in(field: Field, names: Mapping[str, str]) -> list[str]:
    """Return the words of the instruction, with the new names of bookmarks."""
    words = field.instruction.split()
    return words[:1] + [_renamed(word, names) for word in words[1:]]


def _renamed(word: str, names: Mapping[str, str]) -> str:
    bare = word.strip('"')
    return word.replace(bare, names[bare]) if bare in names else word
