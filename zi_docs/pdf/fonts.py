"""The fonts that a Word file asks for, those of this machine, and those that a PDF really has.

The fonts of Windows are read from its registry, which is not tested here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from lxml import etree

from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import W, parse, qn
from zi_docs.pdf.problems import font_left_out, font_not_printed, font_replaced

Matcher = Callable[[str], str]
_BOOKMAN = ("URW Bookman", "TeX Gyre Bonum", "Bookman URW", "ITC Bookman", "URW Bookman L")
_SYMBOLS = ("OpenSymbol", "Standard Symbols PS", "Symbol", "D050000L")
STAND_INS: dict[str, tuple[str, ...]] = {
    "Arial": ("Liberation Sans", "Arimo", "Nimbus Sans", "Helvetica", "TeX Gyre Heros"),
    "Arial Narrow": ("Liberation Sans Narrow", "Nimbus Sans Narrow"),
    "Bookman Old Style": _BOOKMAN,
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
    "Century Schoolbook": ("C059", "TeX Gyre Schola", "Century Schoolbook L"),
    "Courier New": ("Liberation Mono", "Cousine", "Nimbus Mono PS", "TeX Gyre Cursor"),
    "Georgia": ("Gelasio",),
    "Helvetica": ("Nimbus Sans", "TeX Gyre Heros", "Liberation Sans", "Arimo", "Arial"),
    "Palatino Linotype": ("P052", "TeX Gyre Pagella"),
    "Tahoma": ("Wine Tahoma",),
    "Times New Roman": ("Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes"),
    "Symbol": _SYMBOLS,
    "Wingdings": (*_SYMBOLS, "Dingbats"),
}
PACKAGES = {
    "Arial": "fonts-liberation",
    "Arial Narrow": "fonts-liberation-sans-narrow",
    "Bookman Old Style": "fonts-urw-base35",
    "Calibri": "fonts-crosextra-carlito",
    "Cambria": "fonts-crosextra-caladea",
    "Century Schoolbook": "fonts-urw-base35",
    "Courier New": "fonts-liberation",
    "Georgia": "fonts-gelasio",
    "Helvetica": "fonts-urw-base35",
    "Palatino Linotype": "fonts-urw-base35",
    "Tahoma": "fonts-wine",
    "Times New Roman": "fonts-liberation",
    "URW Bookman": "fonts-urw-base35",
}
_BY_LIBREOFFICE = {"Symbol", "Wingdings"}  # LibreOffice draws these with its own font
_SECONDS = 30

_WINDOWS_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_WINDOWS_STYLE = re.compile(
    r"\s*(\((TrueType|OpenType|All res|VGA res)\)|Bold|Italic|Light|Demi|Regular)\s*$"
)

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_DEPTH = 5


def check_fonts(
    asked: Iterable[str], place: Place | str, match: Matcher | None = None
) -> list[Problem]:
    """Return a warning (ZI720) for each font that this machine would replace by a different one.

    ``match`` returns the family that is used for a name; the default is the machine's own function.
    A machine without one (macOS) gets no warnings.
    """
    match = match or find_matcher()
    if match is None:
        return []
    taken = {font: match(font) for font in sorted(set(asked) - _BY_LIBREOFFICE)}
    return [
        font_replaced(place, font, family, PACKAGES.get(font, ""))
        for font, family in taken.items()
        if not stands_in(family, font)
    ]


def stands_in(family: str, font: str) -> bool:
    """Tell whether ``family`` is the font asked for, or one made with the same widths."""
    return plain(family) in {plain(name) for name in (font, *STAND_INS.get(font, ()))}


def plain(name: str) -> str:
    """Return a font's name in a form for comparing, since a PDF writes it without spaces."""
    return "".join(c for c in name.casefold() if c.isalnum())


def find_matcher() -> Matcher | None:
    """Return the function that returns the family used for a font's name, or None."""
    if program := shutil.which("fc-match"):
        return partial(_fc_match, program)
    if sys.platform == "win32":
        return partial(_installed, {plain(name): name for name in installed_fonts()})
    return None


def _fc_match(program: str, font: str) -> str:
    """Return the family that fontconfig uses, or the font itself when it gives no answer."""
    name = "".join(f"\\{c}" if c in "\\-:," else c for c in font)
    command = [program, "--format", "%{family[0]}", name]
    try:
        said = subprocess.run(  # noqa: S603  # fontconfig's own program, on a quoted name
            command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return font
    return said.strip() or font


def _installed(installed: dict[str, str], font: str) -> str:
    for name in (font, *STAND_INS.get(font, ())):
        if plain(name) in installed:
            return installed[plain(name)]
    return ""


def installed_fonts() -> Iterator[str]:
    """Yield the families of all fonts of the machine and of this user; not tested here."""
    registry = import_module("winreg")
    for root in (registry.HKEY_LOCAL_MACHINE, registry.HKEY_CURRENT_USER):
        try:
            with registry.OpenKey(root, _WINDOWS_KEY) as key:
                for number in range(registry.QueryInfoKey(key)[1]):
                    yield from _windows_families(registry.EnumValue(key, number)[0])
        except OSError:
            continue  # this user has no fonts of their own


def _windows_families(entry: str) -> Iterator[str]:
    """Yield the families of an entry such as ``Cambria & Cambria Math (TrueType)``."""
    for name in entry.split(" & "):
        while (shorter := _WINDOWS_STYLE.sub("", name)) != name:
            name = shorter
        yield name


def pdf_fonts(path: Path) -> dict[str, bool]:
    """Return the fonts of a PDF by name, and whether each is embedded in the file."""
    import pikepdf

    fonts: dict[str, bool] = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for font in _fonts_in(page.obj.get("/Resources", {}), _DEPTH):
                name = _SUBSET.sub("", str(font.get("/BaseFont", "/")).removeprefix("/"))
                fonts[name] = fonts.get(name, True) and _travels(font)
    return fonts


def check_embedded(asked: Iterable[str], path: Path) -> list[Problem]:
    """Return a warning for each font that was not used (ZI721) or not embedded (ZI722)."""
    place, found = path.as_posix(), pdf_fonts(path)
    lost = [font for font in sorted(set(asked)) if not _is_there(font, found)]
    left = [name for name, travels in sorted(found.items()) if not travels]
    return [
        *(font_not_printed(place, font, sorted(found)) for font in lost),
        *(font_left_out(place, name) for name in left),
    ]


def _is_there(font: str, found: Iterable[str]) -> bool:
    good = tuple(plain(name) for name in (font, *STAND_INS.get(font, ())))
    return any(plain(name).startswith(good) for name in found)


def _fonts_in(resources: Any, depth: int) -> Iterator[Any]:
    yield from resources.get("/Font", {}).values()
    if not depth:
        return
    for form in resources.get("/XObject", {}).values():
        if form.get("/Subtype") == "/Form":
            yield from _fonts_in(form.get("/Resources", {}), depth - 1)


def _travels(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True  # a Type 3 font: the file itself has its drawings
    inner = font.get("/DescendantFonts", [font])[0]
    descriptor = inner.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


# What a Word file asks for

_STORY = re.compile(r"word/(document|header|footer|footnotes|endnotes)\w*\.xml")
_THEME = re.compile(r"word/theme/theme\w*\.xml")
_STYLES = "word/styles.xml"
_NAMELESS = "Times New Roman"  # Word's font when the file names none


def fonts_asked(data: bytes) -> frozenset[str]:
    """Return the fonts of all text in a Word file, looked up in its styles and its theme.

    A font that only an unused style names does not count, since Word saves such styles in every
    file. A file that can't be read has no fonts.
    """
    try:
        package = read_package(data, "")
        styles = _Styles(package)
        stories = [name for name in package.parts if _STORY.fullmatch(name)]
        return frozenset(
            font for name in stories for font in _of_story(_read(package, name), styles)
        )
    except (TemplateError, etree.XMLSyntaxError):
        return frozenset()


class _Styles:
    """The styles of a Word file, and the font of each: its own or that of its base."""

    def __init__(self, package: Package) -> None:
        self._theme = _theme(package)
        root = _read(package, _STYLES) if _STYLES in package.parts else None
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


def _theme(package: Package) -> dict[str, str]:
    """Return the theme's two fonts by the beginning of their names: ``major`` and ``minor``."""
    fonts = {}
    for name in filter(_THEME.fullmatch, package.parts):
        for kind in ("major", "minor"):
            latin = _read(package, name).find(f".//{qn('a:' + kind)}Font/{qn('a:latin')}")
            fonts[kind] = "" if latin is None else latin.get("typeface", "")
    return fonts


def _id(style: etree._Element) -> str:
    return str(style.get(f"{W}styleId", ""))


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _read(package: Package, name: str) -> etree._Element:
    return parse(package.parts[name])
