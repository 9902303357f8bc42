"""One spelling for the XML of every part: UTF-8, Transitional names, and the prefixes of Word.

The same part can be written in many ways. Word saves Strict Open XML on request, other programs
choose other prefixes, and XML may be in UTF-16. All rules are stated for one spelling, so a part
that is written otherwise is written anew before any rule is applied to it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from zi_docs.ooxml.xml import NS, W, qn, to_bytes

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_HYPHENED = {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_PREFIXES = {NS[prefix]: prefix for prefix in ("w", "r", "wp", "a", "pic")} | {
    _MC: "mc",
    _MATH: "m",
}
_TAKEN = set(_PREFIXES.values())
_UTF8 = ("utf-8", "us-ascii", "ascii", None)
_BOM = b"\xef\xbb\xbf"
_CONFORMANCE = f"{W}conformance"
_OPTIONS: Mapping[str, bool] = {"resolve_entities": False, "no_network": True}


@lru_cache(maxsize=64)  # the documents of a batch share their styles, themes and settings
def usual_spelling(data: bytes) -> bytes:
    """Return a part in the spelling that Word uses; the same bytes when it has that already.

    Bytes that are not well-formed XML, and XML with a document type, are returned as they are:
    the gate refuses them.
    """
    reading = etree.iterparse(io.BytesIO(data), events=("start-ns",), **_OPTIONS)
    try:
        names = {pair for _, pair in reading}
    except etree.XMLSyntaxError:
        return data
    root = reading.root
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        return data
    encoding = root.getroottree().docinfo.encoding
    utf8 = (encoding.lower() if encoding else None) in _UTF8 and not data.startswith(_BOM)
    if utf8 and not any(_is_odd(*pair) for pair in names) and not _links_strictly(root):
        return data
    return to_bytes(_rewritten(root))


def _is_odd(prefix: str, uri: str) -> bool:
    """Tell whether a declaration is Strict, or gives a name of Word another prefix."""
    if uri.startswith(_STRICT):
        return True
    return _PREFIXES.get(uri, prefix) != prefix or (prefix in _TAKEN and uri not in _PREFIXES)


def _links_strictly(root: etree._Element) -> bool:
    links = root.iterchildren(qn("rel:Relationship"))
    return any(link.get("Type", "").strip().startswith(_STRICT) for link in links)


def transitional(uri: str) -> str:
    """Return the Transitional name for a namespace or a kind of relationship.

    >>> transitional("http://purl.oclc.org/ooxml/wordprocessingml/main")
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    """
    if not uri.strip().startswith(_STRICT):
        return uri
    family, _, rest = uri.strip().removeprefix(_STRICT).partition("/")
    head, slash, last = rest.rpartition("/")
    return f"{_TRANSITIONAL}{family}/2006/{head}{slash}{_HYPHENED.get(last, last)}"


def _rewritten(root: etree._Element) -> etree._Element:
    """Return a copy of a tree with the usual names and prefixes.

    Transitional allows all that Strict allows, so no other value has to change.
    """
    new = etree.Element(_named(root.tag), _attributes(root), _declared(root, {}))
    new.attrib.pop(_CONFORMANCE, None)
    new.text = root.text
    waiting = [(root, new)]
    while waiting:
        old, copied = waiting.pop()
        for child in old:
            twin = _copied(child, copied)
            twin.text, twin.tail = child.text, child.tail
            if isinstance(child.tag, str):
                waiting.append((child, twin))
    return new


def _copied(child: etree._Element, parent: etree._Element) -> etree._Element:
    if isinstance(child.tag, str):
        declared = _declared(child, parent.nsmap)
        return etree.SubElement(parent, _named(child.tag), _attributes(child), declared)
    is_comment = child.tag is etree.Comment
    twin = etree.Comment() if is_comment else etree.ProcessingInstruction(child.target)
    parent.append(twin)
    return twin


def _named(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    return f"{{{transitional(uri)}}}{local}"


def _attributes(element: etree._Element) -> dict[str, str]:
    return {_named(name): transitional(value) for name, value in element.attrib.items()}


def _declared(element: etree._Element, known: Mapping[str | None, str]) -> dict[str | None, str]:
    """Return the declarations that the copy of an element needs below those that are known."""
    own = dict(_renamed(element.nsmap))
    return {prefix: uri for prefix, uri in own.items() if known.get(prefix) != uri}


def _renamed(declared: Mapping[str | None, str]) -> Iterator[tuple[str | None, str]]:
    for prefix, old in declared.items():
        uri = transitional(old)
        if uri in _PREFIXES:
            yield _PREFIXES[uri], uri
        elif prefix not in _TAKEN:
            yield prefix, uri
