"""File names that every system accepts, unique in a run and the same on every run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pathvalidate import sanitize_filename

from zi_docs.indonesian import tanpa_siluman

DOCX = ".docx"
PDF = ".pdf"

_MAX_STEM = 100
_MAX_BYTES = 200  # of a whole name: disks count bytes, and stop at 255
_ROOM = len("_99999.zidocs-part")  # what may be added to a name: a number, a temporary ending
_DEVICES = ("CONIN$", "CONOUT$")  # in addition to those that pathvalidate knows
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9(),']+)+")  # a device's name is one word
_EDGES = " .-~"
# A NIK has 16 digits, which people write in one or as 4-4-4-4 or 6-6-4. In the name of a file any
# such number is taken for one: a mistyped NIK tells as much about a person as a right one.
_NIK = re.compile(
    r"(?<!\d)(?:\d{16}|\d{4}([ .'-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .'-])\d{6}\2\d{4})(?!\d)"
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_DASHED = str.maketrans({"\\": "-", ":": "-", "|": "-", "/": "-"})


def safe_path(parts: Iterable[str], ending: str) -> str:
    """Return a relative path with forward slashes, safe on Windows too.

    ``parts`` are folder names and, last, the file's stem. Characters that a system does not accept
    are replaced or dropped, but never a whole part. A long name is cut to leave room for the
    ending.
    """
    room = _MAX_BYTES - _ROOM - len(ending.encode())
    clean = [_safe(part, room) or "dokumen" for part in parts]
    return "/".join(clean) + ending


def carries_nik(path: str) -> bool:
    """Tell whether the name of a file or folder has the NIK of a resident in it."""
    return _NIK.search(path) is not None


def without_nik(part: str, label: str) -> str:
    """Return a part of a path in which the NIK of a resident is replaced by the person's name.

    Names of files are seen by many: in lists, e-mails and shared folders. A part that has the name
    already only loses the NIK; namesakes are told apart by :func:`plan_names`.

    >>> without_nik("Linda (3403024302790004)", "Linda")
    'Linda'
    """
    if not carries_nik(part):
        return part
    is_named = label.casefold() in _NIK.sub("", part).casefold()
    said = "" if is_named or carries_nik(label) else label
    text = _EMPTY_BRACKETS.sub("", _NIK.sub(lambda _: said, part))
    return " ".join(text.split()).strip(f"{_EDGES}_,")


@lru_cache(maxsize=1024)
def _safe(text: str, room: int) -> str:
    """Return a name that every system accepts; a plain name, as most are, stays as it is."""
    if len(text) <= min(room, _MAX_STEM) and _PLAIN.fullmatch(text):
        return text
    return _made_safe(text, room)


def _made_safe(text: str, room: int) -> str:
    normal = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
    seen = tanpa_siluman(normal).translate(_DASHED)
    visible = "".join(" " if c.isspace() else c for c in seen)
    name = " ".join(sanitize_filename(visible, platform="universal", max_len=None).split())
    return _no_device(_cut(name.strip(_EDGES), room).strip(_EDGES))


def _cut(text: str, room: int) -> str:
    """Return the beginning of a text that fits, with no letter cut in two and no accent cut off."""
    cut = text[:_MAX_STEM].encode()[:room].decode(errors="ignore")
    while cut and len(cut) < len(text) and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut


def _no_device(name: str) -> str:
    """Mark a name that Windows takes for a device, whatever follows its first dot."""
    stem, dot, rest = name.partition(".")
    marked = sanitize_filename(
        stem.strip(), platform="universal", additional_reserved_names=_DEVICES
    )
    return f"{marked}{dot}{rest}"


def plan_names(
    paths: Mapping[str, str], settled: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return a name for every record key; equal names get ``_2``, ``_3`` in order of the keys.

    Names that differ only in capitals or in the encoding of accents count as equal, as on Windows.
    ``settled`` are names that their keys keep; the other keys get other names.
    """
    planned = dict(settled or {})
    taken = {_collision_key(path): key for key, path in planned.items()}
    for key in sorted(paths.keys() - planned.keys()):
        planned[key] = _free(paths[key], taken)
        taken[_collision_key(planned[key])] = key
    return {key: planned[key] for key in paths}


def _free(path: str, taken: Mapping[str, str]) -> str:
    stem, dot, ending = path.rpartition(".")
    number, candidate = 1, path
    while _collision_key(candidate) in taken:
        number += 1
        candidate = f"{stem}_{number}{dot}{ending}"
    return candidate


def _collision_key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
