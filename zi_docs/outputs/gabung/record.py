"""One document to be joined, cut open only as far as joining needs."""

from __future__ import annotations

from functools import cached_property

from zi_docs.errors import TemplateError, galat
from zi_docs.ooxml.names import NS
from zi_docs.ooxml.package import DOCUMENT, not_word
from zi_docs.ooxml.packed import read_packed
from zi_docs.outputs.gabung.plain import is_plain
from zi_docs.outputs.gabung.relations import Relations, read_relations

__all__ = ["Record", "rels_name"]

_BEGIN, _END = b"<w:body>", b"</w:body>"
_NONE = Relations("", ())


class Record:
    """One document: its parts still packed, its text unpacked.

    ``whole`` is the text's part, ``head`` all of it before the body's first paragraph, ``body``
    all from there to the body's end. Raises :class:`TemplateError`: ZI401 for bytes that are no
    whole Word file, ZI751 for a text that is written as neither Word nor LibreOffice does.
    """

    def __init__(self, data: bytes, place: str) -> None:
        self.place = place
        self.parts = read_packed(data, place)
        text = self.read(DOCUMENT)
        begin, end = text.find(_BEGIN), text.rfind(_END)
        if not 0 <= begin < end or not _is_usual(text[:begin]):
            raise _odd(place)
        self.head = text[: begin + len(_BEGIN)]
        self.body = text[begin + len(_BEGIN) : end]
        self.whole = text
        self.relations = self.relations_of(DOCUMENT)

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises :class:`TemplateError` (ZI401) when it is absent, :class:`DamagedError`.
        """
        if name not in self.parts:
            raise not_word(self.place)
        return self.parts[name].unpack()

    def relations_of(self, part: str) -> Relations:
        """Return the relationships of a part; none when it has none."""
        found = self.parts.get(rels_name(part))
        return _NONE if found is None else read_relations(part, found)

    @cached_property
    def is_plain(self) -> bool:
        """Whether the body can be joined by splicing; else it is read as a tree."""
        return is_plain(self.body)


def rels_name(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def _is_usual(head: bytes) -> bool:
    """Tell whether what stands before the body names things as all Word files do."""
    declaration = head.partition(b"?>")[0].lower()
    utf8 = b"encoding" not in declaration or b"utf-8" in declaration
    names = all(b'xmlns:%s="%s"' % (p.encode(), NS[p].encode()) in head for p in ("w", "r"))
    return utf8 and names and b"<w:document" in head


def _odd(place: str) -> TemplateError:
    message = "Dokumen ini disimpan dengan susunan yang tidak biasa."
    hint = "Buka di Word, lalu Simpan Sebagai → Dokumen Word (.docx)."
    return TemplateError(galat("ZI751", place, message, hint))
