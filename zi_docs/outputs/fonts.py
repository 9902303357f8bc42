"""The fonts a Word file asks for, and what this machine would print instead.

LibreOffice replaces a missing font without a word; lines and pages then break elsewhere. Stand-ins
of the same widths are made for this and pass silently.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial

from zi_docs.errors import Place, Problem, peringatan

__all__ = ["PACKAGES", "STAND_INS", "check_fonts", "find_matcher", "plain", "stands_in"]

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
_BY_LIBREOFFICE = {"Symbol", "Wingdings"}  # it draws these by a font of its own
_SECONDS = 30


def check_fonts(
    asked: Iterable[str], place: Place | str, match: Matcher | None = None
) -> list[Problem]:
    """Return a warning (ZI720) per font that this machine would replace by a different one.

    ``match`` gives the family that is taken for a name. Without it the machine's own is asked;
    where there is none (macOS) nothing is said.
    """
    match = match or find_matcher()
    if match is None:
        return []
    taken = {font: match(font) for font in sorted(set(asked) - _BY_LIBREOFFICE)}
    return [
        _replaced(font, family, place)
        for font, family in taken.items()
        if not stands_in(family, font)
    ]


def stands_in(family: str, font: str) -> bool:
    """Whether a font is the one asked for, or one made with the same widths."""
    return plain(family) in {plain(name) for name in (font, *STAND_INS.get(font, ()))}


def plain(name: str) -> str:
    """Return a font's name as it compares: PDF writes it without spaces."""
    return "".join(c for c in name.casefold() if c.isalnum())


def find_matcher(platform: str = sys.platform) -> Matcher | None:
    """Return what tells the family taken for a font's name, or None where nothing can tell."""
    if program := shutil.which("fc-match"):
        return partial(_fc_match, program)
    if platform == "win32":
        from zi_docs.outputs.windows_fonts import installed_fonts

        return partial(_installed, {plain(name): name for name in installed_fonts()})
    return None


def _fc_match(program: str, font: str) -> str:
    """Return the family that fontconfig takes, or the font itself when it gives no answer."""
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


def _replaced(font: str, family: str, place: Place | str) -> Problem:
    instead = f"diganti {family}" if family else "tidak ada"
    return peringatan(
        "ZI720",
        place,
        f'Huruf "{font}" {instead} di komputer ini; baris dan halaman dapat bergeser.',
        _mending(font),
    )


def _mending(font: str) -> str:
    package = PACKAGES.get(font)
    install = f"Debian/Ubuntu: sudo apt install {package}; " if package else ""
    source = "Microsoft Office" if font in PACKAGES else "komputer tempat berkas itu dibuat"
    return f'{install}Windows: pasang huruf "{font}" dari {source}, lalu jalankan lagi.'
