"""A cell that holds several things, divided by its lines and by the shapes of their values.

    Ani Lestari, S.E.                nama
    NIP. 19900101 202012 2 001       nip

Eighteen digits are a NIP, "III/d" is a golongan, "01-04-2020" a date, in whatever order they stand;
a line may say itself what it is ("TMT : 01-04-2020"). What remains are the texts, in the order of
the heading. What belongs to no part is told and not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from zi_docs import indonesian
from zi_docs.model.fields import Shown, only_digits
from zi_docs.readers.cell import plain_text, split_pangkat
from zi_docs.readers.heading_parts import Part

_LABEL = re.compile(r"([A-Za-z][A-Za-z ]{1,18}?)\s*[.:]+\s*(?=\S)")
_NUMBER = re.compile(
    r"(?:NIP\.?|NI ?PPPK|NIK|NRP|NIDN|NUPTK)?[\s.:]*((?:\d[\s.'-]?){8,}\d)", re.IGNORECASE
)
_MONTH = "jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des|peb|nop"
_DATE = re.compile(
    r"\b(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}[- ](?:{_MONTH})[a-z]*[- ]\d{{4}})\b",
    re.IGNORECASE,
)
_ESELON = re.compile(r"(?:eselon\s*)?(?:I{1,3}|IV|V)[./ -]?[abAB]|-|non ?eselon", re.IGNORECASE)
_JOINING = re.compile(r"pada\b\s*:?\s*", re.IGNORECASE)
_IDLE = re.compile(r"\(\s*\)|\b(?:NIP|NI ?PPPK|NIK|NRP|TMT)\b[\s.:–-]*$", re.IGNORECASE)
_EDGES = " \t,;:/|-–"
_PANGKAT = {indonesian.lipat(text) for text in indonesian.PANGKAT.values()}


@dataclass(slots=True)
class Divided:
    """What a cell holds, by the names of its parts; ``rest`` is what belongs to none."""

    found: dict[str, Any] = field(default_factory=dict)
    rest: str = ""


class Division(dict[Any, Divided]):
    """The different cells of a column, each divided once, when it is first asked for."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.parts = tuple(parts)

    def __missing__(self, value: Any) -> Divided:
        self[value] = divided = divide(self.parts, value)
        return divided


def divide(parts: Sequence[Part], value: Any) -> Divided:
    """Return a cell divided into its parts."""
    if not isinstance(value, str):
        return Divided({_part_of(parts, value).name: value})
    cutting = _Cutting(parts)
    for line in value.splitlines():
        cutting.read(" ".join(line.split()))
    return cutting.finish()


def _part_of(parts: Sequence[Part], value: Any) -> Part:
    """Return the part to which a number or a date of a workbook belongs."""
    value = value.value if isinstance(value, Shown) else value
    shape = "nomor" if isinstance(value, (int, float)) else "tanggal"
    return next((part for part in parts if part.shape == shape), parts[0])


class _Cutting:
    """A cell of which some lines were read; ``texts`` are the lines without a shape."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.found: dict[str, Any] = {}
        self.texts: list[str] = []
        self.rest: list[str] = []

    def read(self, line: str) -> None:
        """Read one line: what it says itself that it is, else what its shape says."""
        label = _LABEL.match(line)
        part = self._labelled(label[1]) if label else None
        if label and part and part.name not in self.found:
            self.found[part.name] = _tidy(line[label.end() :])
        elif text := _tidy(self._without_shapes(line)):
            self.texts.append(text)

    def _labelled(self, label: str) -> Part | None:
        words = indonesian.lipat(label).split()
        return next((part for part in self.parts if part.name.split("_")[0] in words[:1]), None)

    def _without_shapes(self, line: str) -> str:
        """Take out of a line what has the shape of a part; return what remains of it."""
        for shape, pattern in (("nomor", _NUMBER), ("tanggal", _DATE)):
            match = pattern.search(line)
            if match and (part := self._free(shape, only_digits(match[0]))):
                self.found[part.name] = match[match.re.groups].strip(_EDGES)
                line = _tidy(f"{line[: match.start()]} {line[match.end() :]}")
                if shape == "tanggal":
                    line = self._without_birthplace(part, line)
        return self._without_rank(line)

    def _free(self, shape: str, digits: str) -> Part | None:
        """Return the empty part of a shape; of numbers the one with as many digits."""
        free = [one for one in self.parts if one.shape == shape and one.name not in self.found]
        exact = [one for one in free if one.size == len(digits)]
        others = [one for one in free if not one.size]
        return next(iter(exact or others or free), None)

    def _without_birthplace(self, dated: Part, line: str) -> str:
        names = [part.name for part in self.parts]
        if line and dated.name == "tanggal_lahir" and "tempat_lahir" in names:
            self.found["tempat_lahir"] = line.strip(_EDGES)
            return ""
        return line

    def _without_rank(self, line: str) -> str:
        rank = next((part for part in self.parts if part.shape == "pangkat"), None)
        eselon = next((part for part in self.parts if part.shape == "eselon"), None)
        if rank and line and is_rank(line):
            self.found[rank.name] = f"{self.found.get(rank.name, '')} {line}".strip(_EDGES)
            return ""
        if eselon and eselon.name not in self.found and _ESELON.fullmatch(line):
            self.found[eselon.name] = line
            return ""
        return line

    def finish(self) -> Divided:
        """Give the texts to the parts that are still empty, in the order of the heading."""
        texts = _with_degrees([text for one in self.texts if (text := _without_joining(one))])
        open_to = self._open_to(len(texts))
        if len(open_to) == 1 or not open_to:
            texts = self._only_text(open_to, texts)
        elif len(texts) == 1:
            texts = _pieces(texts[0], len(open_to))
        if len(texts) < len(open_to):
            open_to.sort(key=lambda part: not part.known)
        self.found |= {part.name: text for part, text in zip(open_to, texts, strict=False)}
        self.rest += texts[len(open_to) :]
        return Divided(self.found, ", ".join(self.rest))

    def _open_to(self, count: int) -> list[Part]:
        """Return the empty parts for so many texts; a rank that nobody knows is a text too."""
        free = [part for part in self.parts if part.name not in self.found]
        texts = [part for part in free if part.shape == "teks"] or free
        ranked = [part for part in free if part.shape in ("teks", "pangkat")]
        return ranked if len(texts) < count == len(ranked) else texts

    def _only_text(self, open_to: Sequence[Part], texts: list[str]) -> list[str]:
        """Return all texts as one; a rank or a number in a name belongs to no part."""
        if not open_to or open_to[0].name != "nama":
            return [" ".join(texts)] if texts and open_to else texts
        odd = [text for text in texts if is_rank(text) or any(map(str.isdigit, text))]
        self.rest += odd
        name = [text for text in texts if text not in odd]
        return [" ".join(name)] if name else []


def _tidy(text: str) -> str:
    """Return what remains of a line without labels, brackets and marks that stand for nothing."""
    text = _IDLE.sub("", text).lstrip(_EDGES).rstrip(_EDGES.replace(",", ""))
    return text if text.count("(") == text.count(")") else text.strip("()" + _EDGES)


def _without_joining(text: str) -> str:
    found = _JOINING.match(text)
    return text[found.end() :] if found else text


@lru_cache(maxsize=4096)
def is_rank(text: str) -> bool:
    """Tell whether a text is a pangkat, a golongan or both."""
    plain = indonesian.lipat(text)
    return plain in _PANGKAT or bool(split_pangkat(text)[1]) or _is_tingkat(plain)


def _is_tingkat(text: str) -> bool:
    try:
        return bool(indonesian.parse_golongan(text)) and not text.isdigit()
    except ValueError:
        return False


def _with_degrees(texts: list[str]) -> list[str]:
    """Join the lines of a name that was broken before its titles: "Ani Lestari," and "S.E."."""
    joined: list[str] = []
    for text in texts:
        if joined and (joined[-1].endswith(",") or text.startswith(",")):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return [text.strip(_EDGES) for text in joined]


def _pieces(text: str, count: int) -> list[str]:
    """Return a line in as many pieces as there are parts, or the whole line."""
    for separator in (" / ", "/", ";", " - ", " – ", "|", " pada "):
        pieces = [piece.strip() for piece in text.split(separator)]
        if len(pieces) == count and all(pieces):
            return pieces
    return [text]


def shown(value: Any) -> str:
    """Return a cell on one line, as it is quoted in a complaint."""
    return " / ".join(plain_text(value).split("\n"))
