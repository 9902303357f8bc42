"""Ways to change the XML of a Word file or workbook: a row of ``CHANGES`` each."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from .case import Chance
from .package import any_part, packed, parts_of

Change = Callable[[etree._Element, Chance], None]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = ("word/document.xml", "xl/worksheets/sheet1.xml", "content.xml")
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VALUES = (
    "",
    "0",
    "-1",
    "99999999999",
    "NaN",
    "true",
    "rId1",
    "rId99",
    "Normal",
    "\u200b",
    "é" * 9,
)
_WRAPS = ("sdt", "ins", "del", "moveFrom", "smartTag", "hyperlink", "customXml", "p", "r", "tbl")
_NAMES = ("p", "r", "t", "tbl", "tr", "tc", "sectPr", "delText", "instrText", "br", "sym", "object")
TEXTS = (
    "",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{ nama }}",
    "{{ tidak_ada }}",
    "{{ nama",
    "{%p endif %}",
    "{%p for x in baris %}",
    "{%tr if benar %}",
    "{%tc endfor %}",
    "{% set a = 1 %}",
    "{# catatan #}",
    "{{r nama }}",
    "{{ daftar }}",
    "{{ orang.nip | upper }}",
    "{nama}",
    "${nomor_naskah}",
    "«Nama»",
    "{_{ nama }_}",
    "}}{{",
    "&amp;lt;",
    "\u202eterbalik",
    "a\u0301",
    "\U0001f600",
    " " * 20,
    "x" * 3000,
)


def changed(data: bytes, chance: Chance) -> tuple[str, bytes]:
    """Return the names of one to three changes, and the file with them in one of its parts."""
    parts = parts_of(data)
    main = [name for name in _MAIN if name in parts]
    name = main[0] if main and chance.random() < 0.75 else any_part(parts, chance, ".xml")
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return "tetap", data
    names = []
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(CHANGES)
        change(root, chance)
        names.append(change.__name__)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return " + ".join(names) + f" di {name}", packed(parts)


def pick(root: etree._Element, chance: Chance, tag: str = "*") -> etree._Element:
    """Return an element below the root; any element when there is none of this tag."""
    found = [el for el in root.iter(tag) if el is not root and isinstance(el.tag, str)]
    return chance.choice(found or [root])


def drop(root: etree._Element, chance: Chance) -> None:
    """Take an element out."""
    element = pick(root, chance)
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def double(root: etree._Element, chance: Chance) -> None:
    """Write an element twice."""
    element = pick(root, chance)
    if element.getparent() is not None:
        element.addnext(copy.deepcopy(element))


def move(root: etree._Element, chance: Chance) -> None:
    """Put an element elsewhere."""
    element, target = pick(root, chance), pick(root, chance)
    if element is not target and element not in target.iterancestors() and element is not root:
        target.append(element)


def wrap(root: etree._Element, chance: Chance) -> None:
    """Put an element into another, as tracked changes and controls do."""
    element = pick(root, chance, chance.choice((f"{W}r", f"{W}p", f"{W}tr", f"{W}tc", "*")))
    if (parent := element.getparent()) is None:
        return
    outer = etree.Element(f"{W}{chance.choice(_WRAPS)}")
    inner = etree.SubElement(outer, f"{W}sdtContent") if outer.tag == f"{W}sdt" else outer
    parent.replace(element, outer)
    inner.append(element)


def alternate(root: etree._Element, chance: Chance) -> None:
    """Offer an element in two versions, as Word does for what older versions do not know."""
    element = pick(root, chance, chance.choice((f"{W}r", f"{W}p")))
    if (parent := element.getparent()) is None:
        return
    outer = etree.Element(f"{{{_MC}}}AlternateContent", nsmap={"mc": _MC})
    choice = etree.SubElement(outer, f"{{{_MC}}}Choice", Requires="wps")
    parent.replace(element, outer)
    choice.append(element)
    etree.SubElement(outer, f"{{{_MC}}}Fallback").append(copy.deepcopy(element))


def unwrap(root: etree._Element, chance: Chance) -> None:
    """Take an element out but leave its children."""
    element = pick(root, chance)
    if (parent := element.getparent()) is not None:
        at = parent.index(element)
        parent[at : at + 1] = [*element]


def rename(root: etree._Element, chance: Chance) -> None:
    """Give an element another name."""
    pick(root, chance).tag = f"{W}{chance.choice(_NAMES)}"


def attribute(root: etree._Element, chance: Chance) -> None:
    """Give an attribute another value, or lose it."""
    element = pick(root, chance)
    if not element.attrib:
        return
    name = chance.choice([*element.attrib])
    if chance.random() < 0.3:
        del element.attrib[name]
    else:
        element.set(name, chance.choice(_VALUES))


def text(root: etree._Element, chance: Chance) -> None:
    """Write another text into a run."""
    pick(root, chance, f"{W}t").text = chance.choice(TEXTS)


def insert(root: etree._Element, chance: Chance) -> None:
    """Write a text into the middle of another."""
    element = pick(root, chance, f"{W}t")
    old = element.text or ""
    at = chance.randint(0, len(old))
    element.text = old[:at] + chance.choice(TEXTS) + old[at:]


def misspell(root: etree._Element, chance: Chance) -> None:
    """Lose, double or replace one character of a tag."""
    tags = [el for el in root.iter(f"{W}t") if set(el.text or "") & set("{}%")]
    if not tags:
        return
    element = chance.choice(tags)
    old = element.text or ""
    at = chance.randrange(len(old))
    element.text = (
        old[:at]
        + chance.choice(("", old[at] * 2, chance.choice("{}%#|.([ \u00a0”")))
        + (old[at + 1 :])
    )


def split(root: etree._Element, chance: Chance) -> None:
    """Split a run in two, with a mark of the spelling check between."""
    element = pick(root, chance, f"{W}t")
    run, old = element.getparent(), element.text or ""
    if run is None or run.tag != f"{W}r" or run.getparent() is None:
        return
    at, other = chance.randint(0, len(old)), copy.deepcopy(run)
    element.text = old[:at]
    for piece in other.iter(f"{W}t"):
        piece.text = old[at:]
    run.addnext(other)
    run.addnext(
        etree.Element(f"{W}{chance.choice(('proofErr', 'bookmarkEnd', 'lastRenderedPageBreak'))}")
    )


def swap_texts(root: etree._Element, chance: Chance) -> None:
    """Exchange the texts of two runs."""
    one, other = pick(root, chance, f"{W}t"), pick(root, chance, f"{W}t")
    one.text, other.text = other.text, one.text


def beside(root: etree._Element, chance: Chance) -> None:
    """Put something that is no text beside a text."""
    element = pick(root, chance, f"{W}t")
    name = chance.choice(
        ("tab", "br", "drawing", "footnoteReference", "sym", "noBreakHyphen", "cr")
    )
    if element.getparent() is not None:
        element.addnext(etree.Element(f"{W}{name}"))


def nest(root: etree._Element, chance: Chance) -> None:
    """Put an element into many others."""
    element = pick(root, chance)
    if (parent := element.getparent()) is None:
        return
    at = parent.index(element)
    for _ in range(chance.choice((30, 200, 400))):
        outer = etree.Element(element.tag)
        outer.append(element)
        element = outer
    parent.insert(at, element)


CHANGES: tuple[Change, ...] = (
    drop,
    double,
    move,
    wrap,
    wrap,
    alternate,
    unwrap,
    rename,
    attribute,
    text,
    insert,
    insert,
    misspell,
    misspell,
    split,
    swap_texts,
    beside,
    nest,
)
