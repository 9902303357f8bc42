"""The conditions that a Word file must meet to be used as a naskah or a shared piece."""

from __future__ import annotations

from zi_docs.errors import Place, TemplateError
from zi_docs.ooxml.gate import open_word
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.xml import W, parse_xml
from zi_docs.word import problems
from zi_docs.word.stories import story_of

_TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


def open_naskah(data: bytes, place: Place | str) -> Package:
    """Return the parts of a Word file that is safe to fill.

    Raises :class:`TemplateError` as :func:`open_word` does, and ZI449 for tracked changes, which
    nobody has accepted yet.
    """
    place = Place.of(place)
    package = open_word(data, place)
    if any(_is_tracked(package, name, place) for name in package.names("word/")):
        raise TemplateError(problems.tracked_changes(place))
    return package


def _is_tracked(package: Package, name: str, place: Place) -> bool:
    if not name.endswith(".xml"):
        return False
    root = parse_xml(package.parts[name], story_of(place, name))
    return next(root.iter(*_TRACKED), None) is not None
