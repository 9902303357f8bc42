"""The rows of the sheets of settings, made from settings as they are declared and given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from enum import Enum
from typing import Any, NamedTuple

from zi_docs.indonesian import format_tanggal
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.tabel import Kolom, Lembar, Setelan, judul
from zi_docs.model.values import lookup

_PLAIN_NAME = re.compile(r"[a-z]+(_[a-z0-9]+)*")


class Line(NamedTuple):
    """One row of the sheet Pengaturan."""

    isian: str
    isi: str = ""
    untuk_jenis: str = ""
    keterangan: str = ""
    kolom: Kolom = Kolom()


def lines_of(lembar: Lembar, cells: Mapping[str, Any], apart: Collection[str]) -> Iterator[Line]:
    """Yield the rows of the sheet Pengaturan for settings nested like ``pengaturan.yaml``.

    What stands under the paths in ``apart`` has a sheet of its own. Every declared setting has a
    row, an empty one when it is not given; a list has one per item.
    """
    given: dict[str, list[str]] = {}
    for path, text in _leaves(cells, apart):
        given.setdefault(path, []).append(text)
    for path, setelan in lembar.isian.items():
        for text in given.pop(path, [""]):
            yield Line(lembar.titles[path], text, "", _explained(setelan), setelan)
    for path, texts in given.items():
        name, jenis = named_setting(lembar, path)
        yield from (Line(name, text, jenis) for text in texts)


def named_setting(lembar: Lembar, path: str) -> tuple[str, str]:
    """Return the name of a setting in the sheet, and the document type that it is for or ""."""
    if path in lembar.titles:
        return lembar.titles[path], ""
    root, _, rest = path.partition(".")
    jenis, _, name = rest.partition(".")
    if root == "isian":
        return (judul(name) if _PLAIN_NAME.fullmatch(name) else f"isian.{name}"), jenis
    for own, setelan in lembar.isian.items():
        if setelan.per_jenis and setelan.per_jenis.partition("{")[0] == f"{root}.":
            return lembar.titles[own], rest
    return path, ""


def _explained(setelan: Setelan) -> str:
    """Return what stands beside a setting: whether it is needed, its meaning, an example."""
    example = f"Mis. {setelan.contoh}" if setelan.contoh else ""
    needed = "Wajib diisi." if setelan.wajib else ""
    return " ".join(filter(None, (needed, setelan.keterangan, example)))


def as_typed(pengaturan: Pengaturan) -> dict[str, Any]:
    """Return settings as a person would type them: nested texts, only what was given."""
    cells = pengaturan.model_dump(exclude_unset=True)
    if isinstance(cells.get("tata_naskah"), str):
        cells["tata_naskah"] = {"profil": cells["tata_naskah"]}
    return cells


def _leaves(value: Any, apart: Collection[str], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text with its path; the items of a list have the path of their list."""
    if path in apart:
        return
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _leaves(inside, apart, f"{path}.{key}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, (Mapping, list, tuple)) or "\n" in str(item):
                raise ValueError(path)
            yield path, typed(item)
    elif text := typed(value):
        yield path, text


def typed(value: Any) -> str:
    """Return one value as a person would type it into a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return format_tanggal(value) if isinstance(value, date) else str(value)


def units_of(lembar: Lembar, cells: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the rows of a sheet whose rows fill one path each: officials, number patterns."""
    inside = lookup(cells, lembar.root)
    return [
        {lembar.kunci_ke: key, **{name: typed(value) for name, value in unit.items()}}
        for key, unit in (inside.items() if isinstance(inside, Mapping) else ())
        if isinstance(unit, Mapping)
    ]


def without_unheld(
    lembar: Mapping[str, Lembar], cells: Mapping[str, Any]
) -> tuple[Mapping[str, Any], list[str]]:
    """Return the settings that sheets can hold, and the paths of the others.

    A list of mappings is such a setting.
    """
    apart = {one.root for one in lembar.values() if one.ke}
    plain = next((one for one in lembar.values() if not one.ke), None)
    unheld: list[str] = []
    while plain:
        try:
            list(lines_of(plain, cells, apart))
        except ValueError as error:
            unheld.append(str(error))
            cells = _without(cells, str(error).split("."))
        else:
            break
    return cells, unheld


def _without(cells: Mapping[str, Any], path: list[str]) -> dict[str, Any]:
    first, *rest = path
    if not rest or not isinstance(cells.get(first), Mapping):
        return {name: value for name, value in cells.items() if name != first}
    return {**cells, first: _without(cells[first], rest)}
