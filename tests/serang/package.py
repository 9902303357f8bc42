"""ZIP packages as dictionaries of parts, and ways to damage one: a row of ``DAMAGES`` each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from .case import Chance

Parts = dict[str, bytes]
Damage = Callable[[Parts, Chance], None]

TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_NO_TIME = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
_DATE = (1980, 1, 1, 0, 0, 0)
_KINDS = (
    "application/xml",
    "application/octet-stream",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "",
)
_TARGETS = (
    "",
    "../../../etc/passwd",
    "/",
    "http://contoh.id/x",
    "document.xml",
    "NULL",
    "%00",
    "a b",
)
_NAMES = ("word/WORD.xml", "/word/a.xml", "word\\a.xml", "../a.xml", "a/" * 60 + "a.xml", "é.xml")


def parts_of(data: bytes) -> Parts:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(
    parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return the package of these parts; the same parts give the same bytes."""
    buffer = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in pairs:
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, how)
    return buffer.getvalue()


def steady(data: bytes) -> bytes:
    """Return a package without the time at which it, or a workbook in it, was made."""
    parts = parts_of(data)
    for name in parts:
        if name.endswith(".xlsx"):
            parts[name] = packed(parts_of(parts[name]) | {_CORE: _NO_TIME})
    return packed(parts)


def damaged(data: bytes, chance: Chance) -> tuple[str, bytes]:
    """Return the name of a damage, and the package with it."""
    parts = parts_of(data)
    damage = chance.choice(DAMAGES)
    damage(parts, chance)
    how = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    return damage.__name__, packed(parts, how)


def any_part(parts: Parts, chance: Chance, ending: str = "") -> str:
    """Return the name of a part; any part when none has this ending."""
    return chance.choice([name for name in parts if name.endswith(ending)] or [*parts])


def drop_part(parts: Parts, chance: Chance) -> None:
    """Lose a part."""
    del parts[any_part(parts, chance)]


def empty_part(parts: Parts, chance: Chance) -> None:
    """Leave a part without bytes."""
    parts[any_part(parts, chance)] = b""


def cut_part(parts: Parts, chance: Chance) -> None:
    """Lose the end of a part."""
    name = any_part(parts, chance)
    parts[name] = parts[name][: chance.randint(0, len(parts[name]))]


def swap_parts(parts: Parts, chance: Chance) -> None:
    """Exchange two parts."""
    one, other = any_part(parts, chance, ".xml"), any_part(parts, chance, ".xml")
    parts[one], parts[other] = parts[other], parts[one]


def rename_part(parts: Parts, chance: Chance) -> None:
    """Give a part a name that nothing refers to."""
    parts[chance.choice(_NAMES)] = parts.pop(any_part(parts, chance))


def change_case(parts: Parts, chance: Chance) -> None:
    """Write a part's name in capitals."""
    name = any_part(parts, chance)
    parts[name.upper()] = parts.pop(name)


def reorder(parts: Parts, chance: Chance) -> None:
    """Write the parts in another order."""
    names = [*parts]
    chance.shuffle(names)
    for name in names:
        parts[name] = parts.pop(name)


def foreign_part(parts: Parts, chance: Chance) -> None:
    """Add a part that nothing refers to."""
    parts[chance.choice(_NAMES)] = chance.choice((b"", b"<x/>", b"\0" * 99, b"{{ nama }}"))


def other_encoding(parts: Parts, chance: Chance) -> None:
    """Write a part in another encoding, with or without saying so."""
    name = any_part(parts, chance, ".xml")
    text = parts[name].decode("utf-8", "replace")
    code = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32", "utf-7"))
    if chance.random() < 0.5:
        text = text.replace("UTF-8", code.upper().removesuffix("-SIG"))
    parts[name] = text.encode(code, "replace")


def doctype(parts: Parts, chance: Chance) -> None:
    """Give a part a document type with an entity."""
    name = any_part(parts, chance, ".xml")
    head = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    before, sign, rest = parts[name].partition(b"?>")
    parts[name] = before + sign + head + rest if sign else head + parts[name]


def other_type(parts: Parts, chance: Chance) -> None:
    """Change one content type."""
    _replace_value(parts, TYPES, 'ContentType="', chance.choice(_KINDS), chance)


def other_target(parts: Parts, chance: Chance) -> None:
    """Let a relationship lead elsewhere."""
    rels = any_part(parts, chance, ".rels")
    _replace_value(parts, rels, 'Target="', chance.choice(_TARGETS), chance)


def other_relation(parts: Parts, chance: Chance) -> None:
    """Change the type or the id of a relationship."""
    attribute = chance.choice(('Type="', 'Id="'))
    _replace_value(parts, any_part(parts, chance, ".rels"), attribute, "rId1", chance)


def outside(parts: Parts, chance: Chance) -> None:
    """Say of a relationship that it leads outside."""
    rels = any_part(parts, chance, ".rels")
    pieces = parts[rels].split(b' Target="')
    at = chance.randrange(len(pieces))
    parts[rels] = b' Target="'.join(pieces[:at] or pieces[:1]) + (
        b' TargetMode="External" Target="' + b' Target="'.join(pieces[at:]) if at else b""
    )


def _replace_value(parts: Parts, name: str, before: str, value: str, chance: Chance) -> None:
    pieces = parts.get(name, b"").decode("utf-8", "replace").split(before)
    if len(pieces) > 1:
        at = chance.randrange(1, len(pieces))
        pieces[at] = value + '"' + pieces[at].partition('"')[2]
        parts[name] = before.join(pieces).encode()


DAMAGES: tuple[Damage, ...] = (
    drop_part,
    empty_part,
    cut_part,
    swap_parts,
    rename_part,
    change_case,
    reorder,
    foreign_part,
    other_encoding,
    doctype,
    other_type,
    other_target,
    other_relation,
    outside,
)
