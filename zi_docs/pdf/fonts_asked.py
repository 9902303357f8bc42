"""The fonts that a Word file uses for its text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from zi_docs.archive import DAMAGE
from zi_docs.ooxml.xml import W, parse, qn

_STORY = re.compile(r"word/(document|header|footer|footnotes|endnotes)\w*\.xml")
_THEME = re.compile(r"word/theme/theme\w*\.xml")
_NAMELESS = "Times New Roman"  # Word's font when the file names none


def fonts_asked(data: bytes) -> frozenset[str]:
    """Return the fonts of all text in a Word file, looked up in its styles and its theme.

    A font that only an unused style names does not count, since Word saves such styles in every
    file. A file that can't be read has no fonts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            styles = _Styles(package)
            stories = [n for n in package.namelist() if _STORY.fullmatch(n)]
            return frozenset(
                font for name in stories for font in _of_story(_read(package, name), styles)
            )
    except (*DAMAGE, etree.XMLSyntaxError):
        return frozenset()


class _Styles:
    """The styles of a Word file, and the font of each: its own or that of its base."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._theme = _theme(package)
        names = package.namelist()
        root = _read(package, "word/styles.xml") if "word/styles.xml" in names else None
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self.default = next((_id(style) for style in found if _is_default(style)), "")
        given = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._last = self.named(given) or _NAMELESS

    def of(self, *ids: str | None) -> str:
        """Return the font of the first of these styles that has one."""
        return next((font for id_ in ids if (font := self._of(id_))), self._last)

    def named(self, properties: etree._Element | None) -> str:
        """Return the font that is named in these run properties."""
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        if fonts is None:
            return ""
        theme = fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme") or ""
        own = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        return self._theme.get(theme[:5], "") or str(own)

    def _of(self, id_: str | None) -> str:
        seen: set[str] = set()
        while id_ and id_ not in seen and (style := self._styles.get(id_)) is not None:
            if font := self.named(style.find(f"{W}rPr")):
                return font
            seen.add(id_)
            base = style.find(f"{W}basedOn")
            id_ = None if base is None else base.get(f"{W}val")
        return ""


def _of_story(root: etree._Element, styles: _Styles) -> Iterator[str]:
    for run in root.iter(f"{W}r"):
        if not any((text.text or "").strip() for text in run.iter(f"{W}t")):
            continue
        properties = run.find(f"{W}rPr")
        paragraph = next(run.iterancestors(f"{W}p"), None)
        table = next(run.iterancestors(f"{W}tbl"), None)
        yield styles.named(properties) or styles.of(
            _style(run, "rPr", "rStyle"),
            _style(paragraph, "pPr", "pStyle") or styles.default,
            _style(table, "tblPr", "tblStyle"),
        )


def _style(element: etree._Element | None, properties: str, name: str) -> str | None:
    found = None if element is None else element.find(f"{W}{properties}/{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _theme(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the theme's two fonts by the beginning of their names: ``major`` and ``minor``."""
    fonts = {}
    for name in filter(_THEME.fullmatch, package.namelist()):
        for kind in ("major", "minor"):
            latin = _read(package, name).find(f".//{qn('a:' + kind)}Font/{qn('a:latin')}")
            fonts[kind] = "" if latin is None else latin.get("typeface", "")
    return fonts


def _id(style: etree._Element) -> str:
    return str(style.get(f"{W}styleId", ""))


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _read(package: zipfile.ZipFile, name: str) -> etree._Element:
    return parse(package.read(name))
