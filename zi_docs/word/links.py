"""The addresses of links that tags fill, checked and escaped, and their relationships.

An address decides where a click leads, so a value may give one of the web or of mail, and nothing
that runs a program or opens a file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from zi_docs.ooxml.relations import add_link, read_links
from zi_docs.ooxml.xml import NS, to_bytes
from zi_docs.word.values import RefusedValueError, printable

LINK_FILTER = "_tautan"  # templates can't use it, since it begins with an underscore
LINK_WORDS = "tautan: "
_SCHEMES = ("http", "https", "mailto")
_LONGEST = 2_000  # Word and browsers cut a longer one
_IN_ADDRESS = "/:?#[]@!$&'()*+,;=~"
_IN_MAIL = "@,"
_ESCAPED_TWICE = re.compile(r"%25([0-9A-Fa-f]{2})")
_BEGIN = re.compile(r"\s*([A-Za-z][\w+.-]*):", re.ASCII)
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?=[/:?#]|$)")
_MAILBOX = re.compile(r"[^\s/@]+@[^\s/@]+")
_FILE = re.compile(r"[^/]*\.(docx?|xlsx?|pptx?|pdf|jpe?g|png|zip|exe|bat|txt|html?)", re.IGNORECASE)
_LINK = f"{NS['r']}/hyperlink"


class LinkError(ValueError):
    """An address that a document must not have; ``address`` is empty when nothing was given."""

    def __init__(self, address: str) -> None:
        super().__init__("alamat tautan tidak dapat dipakai")
        self.address = address


@dataclass(slots=True)
class LinkTray:
    """The addresses of the part being rendered, by relationship id."""

    addresses: dict[str, str] = field(default_factory=dict)

    def add(self, address: str) -> str:
        """Keep an address; return its relationship id, the same for the same address."""
        identifier = f"rIdzi-tautan-{hashlib.sha256(address.encode()).hexdigest()[:16]}"
        self.addresses[identifier] = address
        return identifier


LINKS: ContextVar[LinkTray] = ContextVar("LINKS")


def link_to(begin: str, *others: Any) -> str:
    """Return the relationship id of an address: the filter ``LINK_FILTER``.

    ``others`` are by turns a value, and what the naskah says behind it. Raises :class:`LinkError`
    for an address that may not be one, and :class:`RefusedValueError` for a value that is no text.
    """
    address = begin
    for at, other in enumerate(others):
        address += str(other) if at % 2 else _escaped(other, address)
    if not is_address(address):
        raise LinkError(address)
    return LINKS.get().add(address)


def _escaped(value: Any, before: str) -> str:
    """Return a value as a part of an address.

    Behind a ``?`` it is one value of a question. Before that it may hold a path, or the whole
    address, so what has a meaning there stays.
    """
    if isinstance(value, Markup):
        raise RefusedValueError("berupa naskah jadi, bukan alamat tautan")
    text = _begun(printable(value).strip(), before)
    if "?" in before:
        return quote(text, safe="")
    known = _BEGIN.match(before or text)
    is_mail = known is not None and known[1].casefold() == "mailto"
    if is_mail and before:
        return quote(text, safe=_IN_MAIL)
    return _ESCAPED_TWICE.sub(r"%\1", quote(text, safe=_IN_ADDRESS))


def _begun(text: str, before: str) -> str:
    """Return a value that begins an address with its scheme, once.

    A list of offices says ``dinsos.example`` in one row and ``https://rsud.example`` in the next.
    """
    scheme = _BEGIN.match(text)
    if before.casefold() in ("https://", "http://", "mailto:"):
        given = text.casefold().startswith(("https://", "http://", "mailto:"))
        same = scheme is not None and scheme[1].casefold()[:4] == before.casefold()[:4]
        return text[scheme.end() :].removeprefix("//") if scheme and given and same else text
    if before:
        return text
    if _HOST.match(text) and not _FILE.fullmatch(text):
        return f"https://{text}"
    return f"mailto:{text}" if _MAILBOX.fullmatch(text) and scheme is None else text


def is_address(text: str) -> bool:
    """Tell whether a text is a whole address of the web or of mail."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a port that is no number, brackets that hold no address of a machine
        return False
    if parts.scheme not in _SCHEMES or len(text) > _LONGEST:
        return False
    return (
        "@" in parts.path.strip("@")
        if parts.scheme == "mailto"
        else bool(host) and parts.netloc[-1] != ":"
    )


def may_begin(text: str) -> bool:
    """Tell whether an address can begin so: without a scheme yet, or with a good one."""
    begins = _BEGIN.match(text)
    return begins is None or begins[1].casefold() in _SCHEMES


def with_links(rels: bytes | None, addresses: Mapping[str, str]) -> bytes:
    """Return a part's relationships with these addresses added."""
    links = read_links(rels, "naskah")
    for identifier, address in sorted(addresses.items()):
        add_link(links, identifier, _LINK, address)
        links[-1].set("TargetMode", "External")
    return to_bytes(links)
