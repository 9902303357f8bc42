"""A heading in several rows: what stands below each other in one column, read together.

Merged cells prove it: "No" over two rows beside "Pangkat" over "Gol" and "TMT". Without merges, as
in a CSV file, known words below some of the headings prove it as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from zi_docs.indonesian import lipat
from zi_docs.model.tabel import Tabel
from zi_docs.readers.heading import find_column, find_meaning
from zi_docs.readers.heading_label import DIVIDED, Label, label_of
from zi_docs.readers.heading_parts import is_common, parts_of
from zi_docs.readers.heading_words import is_other_thing, words_of
from zi_docs.readers.rivals import is_possible

_MOST_ROWS = 4
_LEAST_PROOFS = 2

_NEUTRAL = {
    *("identitas", "identitas pegawai", "biodata", "data pegawai", "data pribadi", "data diri"),
    *("data kepegawaian", "kepegawaian", "pegawai", "data pokok", "data", "asn", "pns", "pppk"),
    *("nomor induk", "nomor identitas", "keterangan pegawai", "kepangkatan"),
}
_OF_ANYTHING = {"pangkat", "golongan", "jabatan", "unit_kerja"}
"""What names the same column below any group; a name or a date below a group may be another's."""

_KIN = (
    {"pangkat", "golongan"},
    {"nama", "gelar_depan", "gelar_belakang"},
    {"nip", "ni_pppk", "nik"},
    {"jabatan", "unit_kerja"},
)
_SEXES = {"l", "p", "lk", "pr", "laki-laki", "laki laki", "perempuan", "pria", "wanita"}
_BELOW = {
    *("nama", "nomor", "no", "tanggal", "tgl", "tmt", "thn", "th", "bln", "bl", "jam", "jml jam"),
    *("lulus thn", "tahun lulus", "tk ijazah", "tingkat", "ruang", "mk", "besar gaji", "ess"),
    *("bln thn", "tahun", "bulan", *_SEXES),
}


def proven_rows(
    tabel: Tabel, grid: Sequence[Sequence[str]], merged: Iterable[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the first row and the end of each heading of several rows that the sheet proves."""
    depths: dict[int, list[int]] = {}
    merged = list(merged)
    wide = {top for top, left, _, right in merged if left < right}
    for top, left, bottom, _ in merged:
        if top < bottom < min(top + _MOST_ROWS, len(grid)) and _cell(grid[top], left):
            depths.setdefault(top, []).append(bottom)
    for top, bottoms in sorted(depths.items()):
        if len(bottoms) + (top in wide) >= _LEAST_PROOFS:
            yield top, max(bottoms) + 1
    for first in range(len(grid) - 1):
        if first not in depths and _stands_above(tabel, grid[first], grid[first + 1]):
            yield first, first + 2


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def _stands_above(tabel: Tabel, upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether each word of the lower row is a known one below a group of the upper row."""
    below = [(index, text) for index, text in enumerate(lower) if text]
    if _names_all(tabel, upper, below):
        return True
    free = sum(bool(text) and not _cell(lower, index) for index, text in enumerate(upper))
    if len(below) < _LEAST_PROOFS or free < _LEAST_PROOFS:
        return False
    is_known = all(_is_below(tabel, text) for _, text in below)
    return is_known and sum(find_column(tabel, text) is not None for text in upper) >= _LEAST_PROOFS


def _names_all(tabel: Tabel, upper: Sequence[str], below: Sequence[tuple[int, str]]) -> bool:
    """Tell whether each word of a lower row names a column of its own: "NIP" below "Nama"."""
    lower = {find_column(tabel, text) for _, text in below} - {None}
    above = {find_column(tabel, text) for text in upper if text} - {None}
    is_own = len(lower) == len(below) and lower.isdisjoint(above)
    return is_own and len(lower) >= _LEAST_PROOFS <= len(above)


def _is_below(tabel: Tabel, text: str) -> bool:
    words = " ".join(words_of(text))
    return words in _BELOW or is_common(words) or find_meaning(tabel, text) is not None


def read_stack(
    tabel: Tabel, rows: Sequence[Sequence[str]], groups: Collection[int]
) -> tuple[Label, ...]:
    """Return the labels of a heading; ``groups`` are the columns below a cell merged over several.

    Without merges a group stands over the first of its columns.
    """
    width = max(map(len, rows))
    columns = [[_cell(row, index) for row in rows] for index in range(width)]
    groups = set(groups) | set(_fill_unmerged(columns))
    labels = [_label(tabel, index, cells, index in groups) for index, cells in enumerate(columns)]
    labels = _with_groups_stacked(tabel, labels, columns)
    chosen = dict(_chosen_by_marks(tabel, columns, groups))
    joined = {index for label in chosen.values() for index in label.indexes[1:]}
    return tuple(
        chosen.get(label.index, label)
        for label in labels
        if label is not None and label.index not in joined
    )


def _fill_unmerged(columns: list[list[str]]) -> Iterator[int]:
    """Repeat the upper cell over the columns to its right that have only a lower one."""
    group = ""
    for index, (top, *below) in enumerate(columns):
        if top or not any(below):
            group = top if any(below) else ""
        elif group:
            columns[index][0] = group
            yield index
        if group and index + 1 < len(columns) and not columns[index + 1][0]:
            yield index


def _label(tabel: Tabel, index: int, cells: Sequence[str], in_group: bool) -> Label | None:
    """Return the heading of one column of the stack, or None when its cells are empty."""
    words = [text for text, _ in groupby(filter(None, cells))]
    if not words:
        return None
    while len(words) > 2 and _is_neutral(words[0]):
        del words[0]
    *upper, bottom = words
    whole = label_of(tabel, index, " ".join(words))
    if upper and in_group and (name := _below(tabel, " ".join(upper), bottom)):
        return Label(index, whole.text, name, 1)
    if not upper or (whole.column and not whole.parts):
        return whole
    return (_stacked(tabel, index, words) if not in_group else None) or Label(index, whole.text)


def _stacked(tabel: Tabel, index: int, words: Sequence[str]) -> Label | None:
    """Return the heading of a column in which each person has two rows; None for any other."""
    text = " / ".join(words)
    parts = parts_of(tabel, text)
    known = [part.name for part in parts if part.known]
    if len(parts) < 2 or not known:
        return None
    return Label(index, text, known[0], DIVIDED, parts, stacked=True)


def _with_groups_stacked(
    tabel: Tabel, labels: list[Label | None], columns: Sequence[Sequence[str]]
) -> list[Label | None]:
    """Return the labels in which the first column below a group is stacked as the others are."""
    if not any(label and label.stacked for label in labels):
        return labels
    tops = [cells[0] for cells in columns]
    return [
        (_stacked(tabel, index, list(filter(None, columns[index]))) or label)
        if label and not label.names and index and tops[index] != tops[index - 1]
        else label
        for index, label in enumerate(labels)
    ]


def _below(tabel: Tabel, upper: str, bottom: str) -> str:
    """Return the column that a heading names below its group; "" when it may be another's.

    The last word of the group may belong to each: "Tempat" and "Tanggal" below "... Lahir".
    """
    last = words_of(upper)[-1:]
    name = find_column(tabel, bottom) or find_column(tabel, f"{bottom} {''.join(last)}") or ""
    if not name or is_other_thing(upper):
        return ""
    over = {part.name for part in parts_of(tabel, upper)} | {find_column(tabel, upper) or ""}
    over.discard("")
    if over:
        kin = any(name in group and group & over for group in _KIN)
        return name if name in over or kin else ""
    return name if _is_neutral(upper) or name in _OF_ANYTHING else ""


def _is_neutral(group: str) -> bool:
    """Tell whether a group only says that the columns below are about an employee."""
    return " ".join(words_of(group)) in _NEUTRAL


def _chosen_by_marks(
    tabel: Tabel, columns: Sequence[Sequence[str]], groups: Collection[int]
) -> Iterator[tuple[int, Label]]:
    """Yield the fields whose words head a column each, in which a mark chooses the word."""
    tops = [(index, cells[0]) for index, cells in enumerate(columns) if index in groups]
    for top, members in groupby(tops, key=lambda pair: pair[1]):
        marks = [(index, columns[index][-1]) for index, _ in members]
        name = find_column(tabel, top)
        if name and len(marks) > 1 and all(_is_word(tabel, name, word) for _, word in marks):
            yield marks[0][0], Label(marks[0][0], top, name, 0, (), tuple(marks))


def _is_word(tabel: Tabel, name: str, word: str) -> bool:
    if name == "jenis_kelamin":
        return lipat(word).strip(" .") in _SEXES
    kolom = tabel.kolom.get(name)
    return kolom is not None and kolom.kind == "pilihan" and is_possible(tabel, name, [word])
