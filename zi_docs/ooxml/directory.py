"""The directory of a Word file: its content types and relationships, put in order or complained of.

Word and other programs leave entries behind that lead nowhere, and Word reads over them: an image
whose target is ``NULL``, a link within the text whose target is ``#_top``, a name in another case.
Libraries stumble over them, so they are mended or left out here. What the text needs must be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from zi_docs.errors import Place, Problem
from zi_docs.ooxml import problems
from zi_docs.ooxml.cargo import Cargo, read_cargo
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, declare_types, rels_name
from zi_docs.ooxml.reading import is_markup, links_of, target_of, types_of
from zi_docs.ooxml.relations import Relation, write_relations
from zi_docs.ooxml.xml import W, parse_xml, qn, to_bytes

_KEYS = {qn("ct:Default"): "Extension", qn("ct:Override"): "PartName"}
_ROOTS = {
    "styles": f"{W}styles", "settings": f"{W}settings", "numbering": f"{W}numbering",
    "fontTable": f"{W}fonts", "webSettings": f"{W}webSettings", "footnotes": f"{W}footnotes",
    "endnotes": f"{W}endnotes", "comments": f"{W}comments", "header": f"{W}hdr",
    "footer": f"{W}ftr",
}  # fmt: skip
_NEEDED = {"styles", "settings", "numbering", "footnotes", "endnotes", "comments"}
_PICTURES = {"png", "jpg", "jpeg", "gif", "bmp", "tiff"}
_CLICKED = re.compile(r"#|(https?|mailto|ftp):", re.IGNORECASE)


@dataclass(slots=True)
class _Disorder:
    """What can not be mended: parts that are missing, and parts that are not what they are for."""

    lost: list[Relation] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)

    def told(self, place: Place | str) -> Iterator[Problem]:
        """Yield one complaint for each cause."""
        if self.lost:
            first = self.lost[0]
            yield problems.lost_part(place, first.kind, first.target, len(self.lost))
        if self.unclear:
            yield problems.unclear_part(place, list(dict.fromkeys(self.unclear)))


def order_directory(package: Package, place: Place | str) -> list[Problem]:
    """Put the directory in order, and return what can not be mended (ZI405, ZI491, ZI492).

    Content types that name nothing are left out; those of pictures, which their endings tell, are
    added. A relationship that leads to no part is left out, unless the text refers to it or it is
    one that Word finds by its kind. A hyperlink to an address leads outside, whether it says so or
    not.
    """
    found, stored = _Disorder(), dict(package.parts)
    _order_types(package)
    for owner in ("", *stored):
        if links := links_of(package, owner):
            kept = list(_kept(found, package, owner, links))
            if kept != links:
                package.parts[rels_name(owner)] = write_relations(kept)
    _declare_pictures(package)
    _compare(found, package)
    package.changed |= package.parts != stored
    return list(found.told(place))


def _order_types(package: Package) -> None:
    root = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    names = {f"/{name}".casefold(): f"/{name}" for name in package.parts}
    changed = False
    for entry in list(root.iterchildren(*_KEYS)):
        key = _KEYS[entry.tag]
        named = entry.get(key)
        if not named or not entry.get("ContentType"):
            entry.getparent().remove(entry)
            changed = True
        elif key == "PartName" and _written(named, names) != named:
            entry.set(key, _written(named, names))
            changed = True
    if changed:
        package.parts[CONTENT_TYPES] = to_bytes(root)


def _declare_pictures(package: Package) -> None:
    """Add the content types of pictures whose ending tells them."""
    types = types_of(package)
    endings = {name.rpartition(".")[2].casefold() for name in package.parts if not types.of(name)}
    if known := sorted(endings & _PICTURES):
        package.parts[CONTENT_TYPES] = declare_types(package.parts[CONTENT_TYPES], known)


def _written(name: str, names: dict[str, str]) -> str:
    """Return the name of a part as the part has it; names differ in case or in their slash."""
    return names.get(f"/{name.lstrip('/')}".casefold(), name)


# Relationships


def _kept(
    found: _Disorder, package: Package, owner: str, links: list[Relation]
) -> Iterator[Relation]:
    """Yield the relationships of a part, each with an id of its own and a target that is there."""
    used, known = _cargo_of(package, owner).used, dict[str, Relation]()
    free = (f"rIdBaru{n}" for n in count(1))
    taken = {link.id for link in links}
    for link in links:
        if not link.id or link.id in known:
            if known.get(link.id) == link:
                continue
            if link.id in used:
                found.unclear.append(link.target)
            link = link._replace(id=next(new for new in free if new not in taken))
        known[link.id] = link
        mended = _mended(package, owner, link)
        if mended is not None:
            yield mended
        elif link.id in used or link.kind in _NEEDED:
            found.lost.append(link)


def _mended(package: Package, owner: str, link: Relation) -> Relation | None:
    """Return a relationship with the name that its target has; None when it leads nowhere."""
    if not link.type:
        return None
    if link.outer:
        return link
    target = target_of(package, owner, link)
    if target:
        is_other = target != link.part(owner) and target.casefold() == link.part(owner).casefold()
        return link._replace(target=f"/{target}") if is_other else link
    is_clicked = link.kind == "hyperlink" and _CLICKED.match(link.target)
    return link._replace(outer=True) if is_clicked else None


def _cargo_of(package: Package, name: str) -> Cargo:
    """Return what a part holds; nothing when it is no XML, which is told elsewhere."""
    data = package.parts.get(name, b"")
    try:
        return read_cargo(data) if data and is_markup(name, data) else Cargo()
    except etree.XMLSyntaxError:
        return Cargo()


# Parts


def _compare(found: _Disorder, package: Package) -> None:
    """Note each part that has no content type, or is not what its relationship says."""
    types = types_of(package)
    reached, waiting = {""}, [""]
    while waiting:
        owner = waiting.pop()
        for link in links_of(package, owner):
            target = target_of(package, owner, link)
            if target and _is_unclear(package, target, link, types.of(target)):
                found.unclear.append(target)
            if target not in reached:
                reached.add(target)
                waiting.append(target)


def _is_unclear(package: Package, target: str, link: Relation, kind: str) -> bool:
    if not kind or (target == DOCUMENT) != (link.kind == "officeDocument"):
        return True
    root = _cargo_of(package, target).root
    return bool(root) and root != _ROOTS.get(link.kind, root)
