"""The rows of a child table as people type them: in one cell of their parent, line by line.

The naskah numbers these rows, so a number or a dash in front of one is a mark that is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from zi_docs import indonesian
from zi_docs.errors import FieldError, quote
from zi_docs.model.fields import clean_text, list_lines
from zi_docs.model.tabel import Kolom, Tabel, Tables

_NOT_IN_LINES = {"daftar", "daftar orang", "butir", "anak", "nip"}
_WORDS = {"teks", "nama", "sebutan", "orang"}
_PERSON = ("nama", "jabatan", "unit")
_ELSEWHERE = re.compile(
    r"\(?(?:(?:sesuai|lihat|seperti) )?(?:(?:pada )?(?:daftar hadir|absensi|presensi) ?)?"
    r"(?:(?:sebagaimana )?terlampir ?)?\)?\.?",
    re.IGNORECASE,
)
_ASK = 'Tulis satu orang satu baris: "nama | jabatan | unit".'


def is_child(tabel: Tabel, tables: Tables) -> bool:
    """Tell whether rows of a table may stand in a cell of their parent."""
    columns = (kolom for one in tables.values() for _, kolom in one.of_kind("anak"))
    return any(kolom.table == tabel.nama for kolom in columns)


def lines_reader(child: Tabel, own: Mapping[str, Kolom]) -> Callable[[Any], list[Any]]:
    """Return the function that reads the cell of a parent; ``own`` are the columns of its rows.

    It gives a row for each line or item, as cells. A row in one line is written ``a | b | c``.
    Lines below a line, such as ``- RSUD: siap``, go to the first column that holds a list. A
    number of a person has its place in a sheet of the child's own.
    """
    names = tuple(name for name, kolom in own.items() if kolom.kind not in _NOT_IN_LINES)
    below = next((name for name, kolom in own.items() if kolom.kind == "daftar"), "")
    titles = " | ".join(child.title_of(name) for name in names)
    is_of_people = next(iter(own.values())).kind in ("nama", "orang")

    def rows_of(lines: Sequence[str]) -> Iterable[dict[str, Any]]:
        if not below:
            return (_parts(names, titles, line) for line in indonesian.susun_baris(lines))
        points = indonesian.susun_butir(lines)
        return ({**_parts(names, titles, one.teks), below: one.anak} for one in points)

    def read(value: Any) -> list[Any]:
        rows: list[Any] = []
        lines: list[str] = []
        for item in _people_apart(value) if is_of_people else _items(value):
            if isinstance(item, dict):
                rows += [*rows_of(lines), item]
                lines = []
            else:
                lines.append(item)
        return [*rows, *rows_of(lines)]

    return read


def _items(value: Any) -> list[Any]:
    """Return the items of a list, or the lines of a cell."""
    if not isinstance(value, (list, tuple)):
        return list_lines(value)
    texts = ((item if isinstance(item, dict) else clean_text(item)) for item in value)
    return [item for item in texts if item]


def _people_apart(value: Any) -> list[Any]:
    """Return one item for each person; a semicolon stands between people, since no name has one.

    Raises ``FieldError`` where it seems to stand between a name and a post.
    """
    apart: list[Any] = []
    for item in _items(value if isinstance(value, (list, tuple)) else _lines(value)):
        pieces = [item] if isinstance(item, dict) else [one.strip() for one in item.split(";")]
        by_post = [indonesian.menyebut_jabatan(one) for one in pieces if isinstance(one, str)]
        if True in by_post[1:] and not by_post[0] and "|" not in item and "," not in item:
            message = f"Titik koma pada {quote(item)} dapat memisah orang, atau nama dan jabatan."
            raise FieldError(message, _ASK)
        apart += [one for one in pieces if one and not _is_elsewhere(one)]
    return apart


def _is_elsewhere(item: Any) -> bool:
    """Tell whether a text only says that the people stand in a list of their own."""
    return isinstance(item, str) and _ELSEWHERE.fullmatch(item) is not None


def _lines(value: Any) -> list[str]:
    """Return the lines of a cell of people; a tab stands between a name and a post."""
    text = value.replace("\t", " | ") if isinstance(value, str) else value
    return indonesian.pisah_baris(clean_text(text))


def _parts(names: tuple[str, ...], titles: str, line: str) -> dict[str, Any]:
    """Return the columns of a child that is written in one line: ``a | b | c``."""
    parts = [part.strip() for part in line.split("|")] if line else []
    if len(parts) > len(names):
        mend = f"Tulis paling banyak {len(names)}, dipisah tanda |: {titles}. Satu baris satu."
        raise FieldError(f"{quote(line)} punya {len(parts)} bagian.", mend)
    return dict(zip(names, parts, strict=False))


def unmarked(child: Tabel, cells: dict[str, Any]) -> dict[str, Any]:
    """Return the cells of a row without the mark in front of its first text, a person divided.

    Where a person can't be divided, the refusal stands in the cell of the name.
    """
    first = next((name for name in child.kolom if name != child.milik), "")
    text = cells.get(first)
    if not isinstance(text, str) or "\n" in text or child.kolom[first].kind not in _WORDS:
        return cells
    own = {**cells, first: indonesian.buang_penanda(clean_text(text))}
    is_person = set(_PERSON) <= set(child.kolom) and not (own.get("jabatan") or own.get("unit"))
    if first != "nama" or not is_person:
        return own
    try:
        person = indonesian.parse_peserta(own["nama"])
    except ValueError as refusal:
        return {**own, "nama": refusal}
    return {**own, **{name: getattr(person, name) for name in _PERSON}}
