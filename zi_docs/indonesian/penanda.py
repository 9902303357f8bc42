"""Points as people type them into one cell: with numbers, letters, dashes, and lines below them.

A naskah numbers its points itself, so a typed number or dash is a mark and not a part of the text.
A mark of another sort than that of the first point begins a line below the point before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zi_docs.indonesian.butir import format_romawi, huruf, parse_romawi

_NUMBER = r"\(?(\d{1,2})(?:\.\)|[.)]\.?)(?:\s*(?=[^\W\d]|[\"“'(\[])|\s+(?=\d+ [^\W\d]))"
_BARE_NUMBER = r"(\d{1,2})\s+(?=[A-Z])"
_COUNTED = 3  # so many lines are counted, and not amounts
_BELOW = r"([1-9]\d?)\.([1-9]\d?)[.)]?\s+(?=[^\W\d])"  # "1.2 Sambutan"; "09.30" is a time
_LETTER = r"\(?([a-zA-Z])(?:\.\s+|\.?\)\s*)(?=[^\W\d]{2}|\d|[\"“'(]|[^\W\d]\b(?!\.)|[^\W\d]\d)"
_ROMAN = r"\(?([IVX]{1,5}|[ivx]{1,5})[.)]\s+(?=\w)"
# Word's own bullets come as private characters of the fonts Symbol and Wingdings.
_BULLET = (
    r"(?:(->|[-–—]{1,2}|[•●▪■□◦○·✓✔√➢➤►▶→❖♦◆\uf0b7\uf0d8\uf0fc\uf0a7\uf076\uf0de]|\*(?!\)))\s*"
    r"|([oØ])\s+)(?=[^\s\d])|([-–—])\s+(?=\d)"
)
_INLINE = r"(?<=\S)\s*[;,]?\s+(?=\(?{n}(?:\.\)|[.)])\s*[^\W\d])"
_NOT_A_MARK = r"(?i)\b(?:pasal|ayat|angka|nomor|no|butir|huruf|area|tahap|pilar|lantai|ruang|kelas|"
_NOT_A_MARK += r"triwulan|semester|minggu|golongan|tingkat|lampiran|bab|poin|point|ke|dan|atau)\.?$"
_DOTS = r"(?<=\S)\s*(?=[•●▪])"


@dataclass
class Butir:
    """One point: its text, the texts of the lines below it, and those lines as they were typed."""

    teks: str
    anak: list[str] = field(default_factory=list)
    baris: list[str] = field(default_factory=list)

    @property
    def utuh(self) -> str:
        """The point with the lines below it as typed, for a list that has no lower level."""
        return "\n".join((self.teks, *self.baris))


@dataclass(frozen=True, slots=True)
class Baris:
    """A typed line: the sort of its mark (``""`` for none), its text, and all of it.

    ``nomor`` is the number that the mark stands for; 0 for a mark in no sequence.
    """

    sort: str
    teks: str
    utuh: str
    nomor: int = 0


def buang_penanda(text: str) -> str:
    """Return the text of a single point without the number or dash in front of it.

    >>> buang_penanda("1. Pembukaan"), buang_penanda("12.30 istirahat"), buang_penanda("A. Yani")
    ('Pembukaan', '12.30 istirahat', 'A. Yani')
    """
    return next((line.teks for line in tandai([text])), text)


def pisah_baris(text: str) -> list[str]:
    """Return the lines of a cell; points that were numbered on within one line are lines too.

    >>> pisah_baris("1. Pembukaan 2. Paparan 3. Penutup")
    ['1. Pembukaan', '2. Paparan', '3. Penutup']
    """
    lines = [line.strip() for line in text.split("\n")]
    return [part for line in lines if line for part in _within(line)]


def _within(line: str) -> Iterator[str]:
    """Yield the parts of a line in which numbers go on, as in "1. Buka 2. Tutup"."""
    if line[0] in "•●▪":
        yield from (part.strip() for part in re.split(_DOTS, line))
        return
    start = re.match(_NUMBER, line)
    if start is None:
        yield line
        return
    number, rest = int(start[1]), line
    while found := _next_mark(rest, number + 1):
        yield rest[: found.start()].rstrip(" ;,")
        rest, number = rest[found.end() :], number + 1
    yield rest


def _next_mark(text: str, number: int) -> re.Match[str] | None:
    """Return the space before the next number; None where it belongs to the word before it."""
    found = re.search(_INLINE.replace("{n}", str(number)), text)
    return None if found is None or re.search(_NOT_A_MARK, text[: found.start()]) else found


def tandai(lines: Sequence[str]) -> list[Baris]:
    """Return the lines with the sorts of their marks.

    A letter or a Roman numeral is a mark only in its sequence: "A. Yani" is a name.
    """
    last: dict[str, str] = {}
    lines = _dotted(lines)
    return [_marked(line, lines[at + 1 :], last) for at, line in enumerate(lines)]


def _dotted(lines: Sequence[str]) -> Sequence[str]:
    """Return lines that are numbered without dots as if they had them: "1 Pembukaan".

    Only numbers that count all lines from 1, three at least, are marks; "2 Dokumen" is an amount.
    """
    found = [re.match(_BARE_NUMBER, line) for line in lines]
    numbers = [int(one[1]) for one in found if one]
    if len(numbers) < _COUNTED or numbers != list(range(1, len(lines) + 1)):
        return lines
    return [f"{one[1]}. {line[one.end() :]}" for one, line in zip(found, lines, strict=True) if one]


def _marked(line: str, later: Sequence[str], last: dict[str, str]) -> Baris:
    """Return a line with its mark; ``last`` holds the last mark of each sort."""
    found = re.match(_BELOW, line)
    if found and (found[1], int(found[2])) == (last.get("1"), int(last.get("1.", "0")) + 1):
        last["1."] = found[2]
        return Baris("1.", line[found.end() :], line)
    if found := re.match(_NUMBER, line):
        last["1"], last["1."] = found[1].lstrip("0"), "0"
        return Baris("1", line[found.end() :], line, int(found[1]))
    if found := re.match(_BULLET, line):
        sort = next(filter(None, found.groups()))
        return Baris("-" if sort[0] in "-–—" and sort != "->" else sort, line[found.end() :], line)
    for first, pattern in (("a", _LETTER), ("i", _ROMAN)):
        found = re.match(pattern, line)
        if found and _in_sequence(first, pattern, found[1], later, last):
            number = _value(first, found[1])
            return Baris(_sort(first, found[1]), line[found.end() :], line, number)
    return Baris("", line, line)


def _sort(first: str, mark: str) -> str:
    return first if mark.islower() else first.upper()


def _in_sequence(
    first: str, pattern: str, mark: str, later: Sequence[str], last: dict[str, str]
) -> bool:
    """Tell whether a letter or Roman numeral goes on a sequence, or begins one."""
    sort = _sort(first, mark)
    goes_on = sort in last and _after(first, last[sort]) == mark
    following = (one[1] for line in later if (one := re.match(pattern, line)))
    begins = mark == sort and (mark == "a" or _after(first, mark) in following)
    if goes_on or begins:
        last[sort] = mark
    return goes_on or begins


def _value(first: str, mark: str) -> int:
    """Return what a letter or a Roman numeral counts; 0 for what is none."""
    if first == "a":
        return ord(mark.casefold()) - ord("a") + 1
    try:
        return parse_romawi(mark)
    except ValueError:
        return 0


def _after(first: str, mark: str) -> str:
    """Return the letter or Roman numeral after this one."""
    number = _value(first, mark) + 1
    after = huruf(number) if first == "a" else format_romawi(number)
    return after.casefold() if mark.islower() else after.upper()


def susun_daftar(lines: Sequence[str]) -> list[str]:
    """Return the points of a list without a lower level; lines below a point stay as typed.

    >>> susun_daftar(["Agenda:", "1. Pembukaan", "- sambutan", "2. Penutup"])
    ['Agenda:', 'Pembukaan\\n- sambutan', 'Penutup']
    """
    marked = tandai(lines)
    numbered = any(line.sort == "1" for line in marked)
    return [point.utuh for point in _points(marked, "1" if numbered else _top(marked))]


def susun_butir(lines: Sequence[str]) -> list[Butir]:
    """Return the points of some lines, each with the lines below it and without its mark.

    A line without a mark goes on the point before it where the marks go on after it. What is still
    deeper than the lines below a point stays as typed, as another line of the text above it.
    """
    marked = tandai(lines)
    return _points(marked, _top(marked))


def _top(marked: Sequence[Baris]) -> str:
    """Return the sort of the points' own marks: that of the first line."""
    return marked[0].sort if marked else ""


def _points(marked: Sequence[Baris], top: str) -> list[Butir]:
    points: list[Butir] = []
    below = ""
    for line, goes_on in zip(marked, _goes_on(marked, top), strict=True):
        if not goes_on and line.sort in ("", top):
            points.append(Butir(line.teks))
            below = ""
        elif line.sort and line.sort == (below or line.sort):
            below = line.sort
            points[-1].anak.append(line.teks)
            points[-1].baris.append(line.utuh)
        else:
            _add(points[-1], line)
    return points


def _goes_on(marked: Sequence[Baris], top: str, rows: bool = False) -> list[bool]:
    """Tell of each line whether it has no mark and goes on the text before it.

    It does where the sequence of marks goes on behind it, where lines before it did, and where a
    sentence was broken. A dash is in no sequence, and a number that was left out counts the line.
    In ``rows`` there are no sentences: a name may begin with a small letter.
    """
    found: list[bool] = []
    for at, line in enumerate(marked):
        is_broken = not rows and line.teks[:1].islower()
        is_after = is_broken or True in found or _goes_on_behind(marked, at, top)
        found.append(bool(at and top) and not line.sort and is_after)
    return found


def _goes_on_behind(marked: Sequence[Baris], at: int, top: str) -> bool:
    """Tell whether the mark that follows a line is the next one after the mark before it."""
    before = [one.nomor for one in marked[:at] if one.sort == top]
    behind = [one.nomor for one in marked[at:] if one.sort == top]
    return bool(before and behind and before[-1]) and behind[0] == before[-1] + 1


def _add(point: Butir, line: Baris) -> None:
    """Put a line to the text above it; a sentence that was only broken becomes one line again."""
    text = f" {line.utuh}" if not line.sort and line.teks[:1].islower() else f"\n{line.utuh}"
    if point.anak:
        point.anak[-1] += text
        point.baris[-1] += text
    else:
        point.teks += text


def susun_baris(lines: Sequence[str]) -> list[str]:
    """Return rows that were typed as lines, without marks; parts on lines of their own are joined.

    >>> susun_baris(["1. Ani", "Auditor", "2. Budi", "Camat"])
    ['Ani | Auditor', 'Budi | Camat']
    """
    marked = tandai(lines)
    rows: list[str] = []
    for line, goes_on in zip(marked, _goes_on(marked, _top(marked), rows=True), strict=True):
        if goes_on:
            rows[-1] += f" | {line.teks}"
        else:
            rows.append(line.teks)
    return rows
