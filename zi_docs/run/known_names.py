"""Every name that a naskah may use of one record, with its value as a clerk reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from zi_docs.errors import excerpt
from zi_docs.indonesian import format_tanggal

_DEEPEST = 5
_LAST = ("pengaturan", "jumlah", "tata_naskah", "berkas", "bagian")
ITEM = "butir"
"""What an item of a list is called where a naskah repeats something for each."""


class KnownName(NamedTuple):
    """A name, the tag that prints it, and its value; ``depth`` is that of the lists around it.

    An item of a list is called ``butir``: its names hold between the tags of the list.
    """

    name: str
    tag: str
    value: str
    depth: int = 0


def known_names(context: Mapping[str, Any], first: str = "") -> list[KnownName]:
    """Return all names of a context: those of the record ``first``, then of the document, then all.

    Names that begin with an underscore are the program's own.
    """
    roots = sorted(context, key=lambda name: (_rank(name, first), name))
    return [
        known
        for name in roots
        if not name.startswith("_")
        for known in _names(name, context[name], 0, 0)
    ]


def _rank(name: str, first: str) -> int:
    if name == first:
        return 0
    if name.startswith("daftar_"):
        return 3
    return 4 + _LAST.index(name) if name in _LAST else 1


def _names(path: str, value: Any, level: int, depth: int) -> Iterator[KnownName]:
    if isinstance(value, Mapping):
        if level < _DEEPEST:
            for name, inner in value.items():
                yield from _names(f"{path}.{name}", inner, level + 1, depth)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _of_list(path, value, level, depth)
    elif not isinstance(value, float):  # a naskah may not print one
        yield KnownName(path, _tag(path, value), _shown(value), depth)


def _of_list(path: str, items: Sequence[Any], level: int, depth: int) -> Iterator[KnownName]:
    item = ITEM if depth == 0 else f"{ITEM}{depth + 1}"
    tag = f"{{% for {item} in {path} %}} ... {{% endfor %}}"
    yield KnownName(path, tag, f"daftar, {len(items)} butir", depth)
    if not items:
        return
    if isinstance(items[0], Mapping):
        if level < _DEEPEST:
            yield from _names(item, items[0], level + 1, depth + 1)
    else:
        yield KnownName(item, _tag(item, items[0]), _shown(items[0]), depth + 1)


def _tag(path: str, value: Any) -> str:
    """Return the tag that prints a value."""
    if isinstance(value, bool):
        return f"{{% if {path} %}} ... {{% endif %}}"
    if isinstance(value, date):
        return f"{{{{ {path}|tanggal }}}}"
    return f"{{{{ {path}|jam }}}}" if isinstance(value, time) else f"{{{{ {path} }}}}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return format_tanggal(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return excerpt(" ".join(str(value).split()))
