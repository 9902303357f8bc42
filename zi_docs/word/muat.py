"""Making documents fit their pages: ``muat`` of a manifest, in steps of other styles.

The body of a naskah is compiled once as it is, and once for each step, in which paragraphs have the
styles that the step names. A document that is too long by the engine's own estimate takes the first
step by which it fits, or else the last one; when only its body must fit (``badan``), the last one
is the naskah as it is. A step stands alone: it changes the naskah, not what the step before it
changed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from lxml import etree

from zi_docs.errors import Problem, TemplateError
from zi_docs.model.doctype import DocType
from zi_docs.ooxml.package import DOCUMENT, Package
from zi_docs.ooxml.xml import W, parse_xml
from zi_docs.word import problems
from zi_docs.word.length import Length
from zi_docs.word.looks import Looks
from zi_docs.word.part import Part, Tighter, compile_part
from zi_docs.word.part_source import source_of

_STYLES = "word/styles.xml"
_NO_STYLES = b"<styles/>"


def with_steps(
    parts: Sequence[Part],
    package: Package,
    doctype: DocType,
    shared: Mapping[str, Any],
    konsep: bool,
) -> list[Part]:
    """Return the parts of a naskah, whose body falls back on the steps of the manifest.

    The page that counts is that of the page profile, so larger paper keeps larger letters.
    Raises :class:`TemplateError` (ZI457) for a step that names a style in vain.
    """
    muat = doctype.manifest.muat
    body = next((part for part in parts if part.name == DOCUMENT), None)
    if muat is None or body is None:  # a body without tags is the same in every document
        return list(parts)
    if found := vain_styles(package, doctype):
        raise TemplateError(found)
    root, looks, ids = _styled(package)
    compile_body = partial(_compile_body, body, shared, konsep, doctype.manifest.jinja)
    for step in reversed((*muat.gaya, *([{}] if muat.badan else []))):
        changes = {ids[name]: ids[other] for name, other in step.items()}
        source = source_of(DOCUMENT, _restyled(root, looks, changes)) or ""
        length = Length(looks, muat.halaman, muat.badan)
        body.tighter = Tighter(length, source, compile_body, body.tighter)
    return list(parts)


def vain_styles(package: Package, doctype: DocType) -> list[Problem]:
    """Return the problem (ZI457) of each style that a step of a type's manifest names in vain.

    Either the naskah has no such style, or no paragraph has the style to be replaced.
    """
    if (muat := doctype.manifest.muat) is None:
        return []
    root, looks, ids = _styled(package)
    used = set(map(looks.style_of, _all(root)))
    in_use = [name for name, style in ids.items() if style in used]
    manifest = doctype.place("manifest.yaml")
    found: list[Problem] = []
    for number, step in enumerate(muat.gaya):
        place = replace(manifest, path=f"muat.gaya.{number}")
        found += [problems.unused_style(place, name, in_use) for name in step if name not in in_use]
        strange = (name for name in step.values() if name not in ids)
        found += [problems.no_such_style(place, name, list(ids)) for name in strange]
    return found


def _styled(package: Package) -> tuple[etree._Element, Looks, dict[str, str]]:
    """Return the body of a naskah, how its styles look, and their ids by their names."""
    styles = parse_xml(package.parts.get(_STYLES, _NO_STYLES), _STYLES)
    return parse_xml(package.parts[DOCUMENT], DOCUMENT), Looks(styles), _style_ids(styles)


def _restyled(root: etree._Element, looks: Looks, changes: Mapping[str, str]) -> etree._Element:
    """Return a body in which styles are replaced by others, given by their ids."""
    changed = copy.deepcopy(root)
    for paragraph in _all(changed):
        style = looks.style_of(paragraph)
        if style in changes:
            node = _child(_child(paragraph, "pPr"), "pStyle")
            node.set(f"{W}val", changes[style])
    return changed


def _all(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(f"{W}p")


def _child(parent: etree._Element, name: str) -> etree._Element:
    """Return a child that must be the first, made if it is absent."""
    child = parent.find(f"{W}{name}")
    if child is None:
        child = etree.Element(f"{W}{name}")
        parent.insert(0, child)
    return child


def _compile_body(
    body: Part, shared: Mapping[str, Any], konsep: bool, jinja: bool, source: str
) -> Part:
    known = (DOCUMENT, source, body.fixes.grid, shared)
    return compile_part(*known, konsep=konsep, jinja=jinja, renews=body.renews)


def _style_ids(styles: etree._Element) -> dict[str, str]:
    """Return the ids of the paragraph styles by their names, as Word shows them."""
    named = ((style.find(f"{W}name"), style) for style in styles.iter(f"{W}style"))
    return {
        name.get(f"{W}val", ""): style.get(f"{W}styleId", "")
        for name, style in named
        if name is not None and style.get(f"{W}type") == "paragraph"
    }
