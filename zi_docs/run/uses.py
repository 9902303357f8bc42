"""What a document type uses: the paths of its naskah, read once, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from zi_docs.checks import checks_of
from zi_docs.errors import TemplateError
from zi_docs.model import DocType, Tables, pattern_names
from zi_docs.run.readiness import tables_to_fill
from zi_docs.word import Naskah, read_naskah
from zi_docs.word.paths import EVERYTHING, UsedPath

_LEFT_OUT = "dilewati"
_LEGAL_BASIS = "mengingat"
_OF_LAW = frozenset({"dasar_hukum", "biaya", "pembentukan"})
"""The checks of the rules that a document cites."""


def read_once(doctype: DocType) -> tuple[Naskah | None, frozenset[UsedPath]]:
    """Return a type's naskah and the paths that it uses.

    A naskah that can't be read may use everything; compiling it reports what is wrong.
    """
    return _read_same(_SameBytes(doctype))


class _SameBytes:
    """A document type that equals another one of the same bytes.

    The local page checks again and again, and reading the naskah of all types takes most of a
    check; nothing of what is read depends on the data.
    """

    def __init__(self, doctype: DocType) -> None:
        self.doctype = doctype
        manifest = doctype.manifest.model_dump_json()
        parts = (doctype.partials, doctype.fragments, doctype.shared)
        texts = (doctype.id, doctype.folder, manifest, *(sorted(one.items()) for one in parts))
        self.key = sha256(repr(texts).encode() + doctype.naskah).digest()

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameBytes) and self.key == other.key


@lru_cache(maxsize=64)
def _read_same(one: _SameBytes) -> tuple[Naskah | None, frozenset[UsedPath]]:
    try:
        naskah = read_naskah(one.doctype)
    except TemplateError:
        return None, frozenset((EVERYTHING,))
    return naskah, naskah.paths(one.doctype.place())


def tables_needed(doctype: DocType, tables: Tables) -> frozenset[str]:
    """Return the tables that somebody fills in for a type, of all that there are."""
    return tables_to_fill(doctype, read_once(doctype)[1], tables)


def officials_needed(doctype: DocType) -> frozenset[str]:
    """Return the keys of the officials that a type's naskah names."""
    paths = (path for path in read_once(doctype)[1] if len(path) > 2)
    return frozenset(path[2] for path in paths if path[:2] == ("pengaturan", "pejabat"))


def rules_left_out(doctype: DocType, context: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of the rules that a document does not cite of its type's list.

    Its wording ``dilewati`` names them, and its naskah leaves them out of Mengingat.
    """
    naskah, _ = read_once(doctype)
    named = (one for one in (naskah.partials if naskah else ()) if one.name == _LEFT_OUT)
    return frozenset().union(*(one.texts(context) for one in named))


def checks_needed(doctype: DocType) -> tuple[str, ...]:
    """Return the names of a type's own checks; a naskah that prints no rules needs none of them."""
    names = names_used(doctype, read_once(doctype)[1])
    prints = names is None or _LEGAL_BASIS in names
    return tuple(one for one in checks_of(doctype) if prints or one not in _OF_LAW)


def names_used(doctype: DocType, paths: Collection[UsedPath]) -> frozenset[str] | None:
    """Return the names of the context that a type uses; None for one that may use all."""
    if EVERYTHING in paths:
        return None
    manifest = doctype.manifest
    asked = (one.nama for one in manifest.hanya_bila.satuan)
    typed = (*manifest.isian, *asked, manifest.tanggal)
    patterns = pattern_names(manifest.nama_berkas)
    return frozenset(
        (*(path[0] for path in paths), *(t.split(".")[0] for t in (*typed, *patterns)))
    )
