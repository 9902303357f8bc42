"""What each row under a heading is: a record, or something that only belongs to the page.

Lists of offices repeat their heading on each page, number their columns, stand under titles ("UNIT
KERJA : PUSKESMAS KOTA"), and end in sums and signatures. Only such rows are looked at closely as
have few cells, or an odd one where a record has its name; of thousands of rows nearly all are
plain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from zi_docs import indonesian, zona_integritas
from zi_docs.model.fields import fold
from zi_docs.model.table import Title
from zi_docs.readers.cell import plain_text
from zi_docs.readers.heading_row import HeadingRow, column_number

_FEW = 3
_ENOUGH = 3
_LONGEST_TITLE = 200

_SUM = re.compile(r"(?:grand |sub[ -]?)?(?:jumlah|total)\b", re.IGNORECASE)
_STARTS_OF_SUMS = ("jumlah", "total", "sub j", "sub t", "subt", "grand")
_ONLY_A_SUM = re.compile(
    r"(?:sub ?|grand )?(?:jumlah|total)(?: (?:seluruh(?:nya)?|keseluruhan|akhir|besar|pegawai|staf"
    r"|personil|guru|asn|non asn|pns|cpns|pppk|honorer|kegiatan|ini|unit|laki[ -]laki|perempuan"
    r"|eselon [ivx]+|gol(?:ongan)?\.? ?(?:ruang )?[ivx]+(?:[/. ]?[a-e])?))*"
    r"(?: ?[:=.]+)? ?(?:\(?[\d.,]+\)?(?: ?(?:orang|org|pegawai|kegiatan))?)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[=:(]? ?[\d.,]+ ?%?\)?(?: ?(?:orang|org|pegawai|kegiatan))?|orang|org")
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|ditetapkan di|dibuat oleh|disusun oleh)\b",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"[^\W\d][\w .'-]{2,40}, *\d{1,2} +[^\W\d]{3,9} +\d{4}")
_REMARK = re.compile(r"(?:catatan|keterangan|ket|sumber|nb)\.? ?:|\*+\)?", re.IGNORECASE)
_PAGE = re.compile(r"(?:hal(?:aman)?|page)\.? ?:? ?\d+(?: ?(?:dari|of|/) ?\d+)?", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:nama )?(?:unit(?: kerja| organisasi)?|opd|skpd|satker|satuan kerja|perangkat daerah"
    r"|instansi|sekolah|puskesmas|area(?: perubahan)?|pokja|status(?: pegawai| kepegawaian)?) ?:",
    re.IGNORECASE,
)
_OF_A_UNIT = re.compile(
    r"(?:dinas|badan|kantor|kecamatan|kelurahan|desa|sekretariat|inspektorat|uptd?|balai|rsud|rumah"
    r" sakit|(?:uptd? )?puskesmas|satuan|bagian|bidang|seksi|sub ?bag(?:ian)?|sub ?bidang|instalasi"
    r"|sekolah|s[dm][pak]?n?|pejabat|jabatan|golongan|daftar)\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\(?(?:[ivxlc]+|[a-z])\)?[.)]?", re.IGNORECASE)


class Passed(Enum):
    """What a row may be that is no record; the value is what a clerk calls it."""

    TITLE = "judul bagian"
    HEADING = "judul kolom yang diulang"
    NUMBERING = "nomor kolom"
    SUM = "jumlah"
    FOOTER = "catatan atau tanda tangan"


@dataclass(slots=True)
class Body:
    """The rows under a heading: the numbers of the records, and of what was passed over."""

    records: list[int] = field(default_factory=list)
    passed: dict[Passed, list[int]] = field(default_factory=dict)
    titles: list[Title] = field(default_factory=list)

    def titles_above(self) -> list[tuple[Title, ...]]:
        """Return the titles over each record, the nearest last; equal ones are one value."""
        found: list[tuple[Title, ...]] = []
        waiting = list(reversed(self.titles))
        above: tuple[Title, ...] = ()
        for number in self.records:
            while waiting and waiting[-1].row <= number:
                above = (*above, waiting.pop())
            found.append(above)
        return found


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its heading: what is needed to tell what a row is.

    ``needed`` are the indexes of the columns that every record fills, ``sequence`` those that only
    number the rows, ``wide`` the cells that are merged over several columns. ``areas`` tells that
    its rows belong to areas of change.
    """

    rows: Sequence[list[Any]]
    heading: HeadingRow
    needed: Sequence[int]
    sequence: frozenset[int]
    wide: frozenset[tuple[int, int]]
    areas: bool = False

    def read(self, numbers: Sequence[int]) -> Body:
        """Return what the filled rows with these numbers are."""
        body = Body()
        odd = {number: self._kind(number) for number in self._odd(numbers)}
        for segment in self._segments(numbers, odd):
            whole, footer = self._footer(segment)
            for position, number in enumerate(segment):
                is_footer = position >= footer or (position >= whole and self._is_foreign(number))
                self._put(body, number, odd.get(number) or (Passed.FOOTER if is_footer else None))
        return body

    def _put(self, body: Body, number: int, kind: Passed | None) -> None:
        if kind is None:
            body.records.append(number)
            return
        body.passed.setdefault(kind, []).append(number)
        if kind is Passed.TITLE:
            body.titles.append(Title(number + 1, self._said(number)))

    def _segments(
        self, numbers: Sequence[int], odd: Mapping[int, Passed | None]
    ) -> Iterable[list[int]]:
        """Yield the rows of each part that begins with a heading: each may have a footer."""
        begins = [at for at, number in enumerate(numbers) if odd.get(number) is Passed.HEADING]
        for start, end in zip([0, *begins], [*begins, len(numbers)], strict=True):
            yield list(numbers[start:end])

    def _odd(self, numbers: Sequence[int]) -> list[int]:
        """Return the rows that may be no records, by quick looks at their cells."""
        rows, width = self.rows, len(self.heading.labels)
        few = min(_FEW, max(1, width - 2))
        odd = {number for number in numbers if len(row := rows[number]) - row.count("") <= few}
        if looked_at := self.needed or self._named:
            index = looked_at[0]
            cells = {n: row[index] if index < len(row := rows[n]) else "" for n in numbers}
            heads = self._headings(index)
            strange = {value for value in set(cells.values()) if _is_strange(value, heads)}
            odd |= {number for number, value in cells.items() if value in strange}
        return sorted(odd)

    @property
    def _named(self) -> list[int]:
        """The columns of the table, of which none may be needed: guests have only a name."""
        return [label.index for label in self.heading.labels if label.names]

    def _cell(self, number: int, index: int) -> Any:
        row = self.rows[number]
        return row[index] if index < len(row) else ""

    def _texts(self, number: int) -> dict[int, str]:
        """Return the cells of a row that hold something, as texts on one line."""
        texts = {
            at: " ".join(plain_text(cell).split()) for at, cell in enumerate(self.rows[number])
        }
        return {at: text for at, text in texts.items() if text}

    def _said(self, number: int) -> str:
        """Return what a title says, without the mark in front of it."""
        texts = self._texts(number)
        said = [text for at, text in texts.items() if not (_is_mark(text) and len(texts) > 1)]
        words = [text for text in said if any(map(str.isalpha, text))]
        said = words if self.areas and words else said
        return " ".join(said)[:_LONGEST_TITLE]

    def _kind(self, number: int) -> Passed | None:
        texts = self._texts(number)
        if self._repeats_heading(texts):
            return Passed.HEADING
        numbers = [column_number(text) for text in texts.values()]
        if len(numbers) >= _ENOUGH and numbers == list(range(1, len(numbers) + 1)):
            return Passed.NUMBERING
        own = {at: text for at, text in texts.items() if not self._only_numbers(at, text)}
        if _is_sum(list(own.values())) or self._counts(own):
            return Passed.SUM
        if len(own) == 1 and _PAGE.fullmatch(next(iter(own.values()))):
            return Passed.FOOTER
        return Passed.TITLE if self._is_title(number, own, texts) else None

    def _counts(self, own: Mapping[int, str]) -> bool:
        """Tell whether a row has the word of a sum where records have their number."""
        index, *others = own or [-1]
        if index not in self.sequence or not others or not _SUM.match(own[index]):
            return False
        return all(_COUNTED.fullmatch(own[at].casefold()) for at in others)

    def _only_numbers(self, index: int, text: str) -> bool:
        return index in self.sequence and (_is_mark(text) or not any(map(str.isalpha, text)))

    def _repeats_heading(self, texts: Mapping[int, str]) -> bool:
        same = sum(fold(text) in self._headings(at) for at, text in texts.items())
        return same >= 2 and 2 * same >= len(texts)

    def _headings(self, index: int) -> set[str]:
        """Return what the rows of the heading say over a column."""
        rows = range(self.heading.first, self.heading.end)
        return {fold(" ".join(plain_text(self._cell(row, index)).split())) for row in rows} - {""}

    def _is_title(self, number: int, own: Mapping[int, str], texts: Mapping[int, str]) -> bool:
        """Tell whether a row only says what the rows below it belong to.

        A lone cell under the heading of a name may be a person of whom nothing else is known yet.
        """
        said = " ".join(own.values())
        if len(own) <= _FEW and _LABELLED.match(said):
            return True
        if self.areas and self._is_beside(number, texts):
            return True
        if len(own) != 1 or not any(map(str.isalpha, said)) or _begins_footer([said]):
            return False
        [(index, text)] = own.items()
        headed = {label.index for label in self.heading.labels} - self.sequence
        if (number, index) in self.wide or index not in headed:
            return True
        if index not in self.needed:
            return bool(self.needed) and self._groups(text)
        marked = any(at in self.sequence and not mark.isdigit() for at, mark in texts.items())
        return len(headed) >= _ENOUGH and (marked or self._groups(text))

    def _is_beside(self, number: int, texts: Mapping[int, str]) -> bool:
        """Tell whether a row of a plan fills only columns that are not the plan's own.

        So do the headings of the evaluation (LKE), beside which some offices write their plan.
        """
        if not self.needed or any(str(self._cell(number, index)).strip() for index in self.needed):
            return False
        ours = {index for label in self.heading.labels if label.names for index in label.indexes}
        is_said = any(map(str.isalpha, "".join(texts.values())))
        return is_said and ours.isdisjoint(texts)

    def _groups(self, text: str) -> bool:
        """Tell whether a text names a unit, a part of one, a status or an area: never a person."""
        if _OF_A_UNIT.match(_without_mark(text)) or indonesian.statuses_in(text):
            return True
        return self.areas and _is_area(text)

    def _is_foreign(self, number: int) -> bool:
        """Tell whether a row fills no column of the table, as the name of who signs."""
        ours = (at for label in self.heading.labels if label.names for at in label.indexes)
        return not any(str(self._cell(number, at)).strip() for at in ours)

    def _footer(self, numbers: Sequence[int]) -> tuple[int, int]:
        """Return the position behind the last whole record, and that at which the footer begins.

        The footer is behind all rows if there is none.
        """
        position = len(numbers)
        typical = len(self.heading.labels)
        while position and not self._is_whole(numbers[position - 1], min(_ENOUGH, typical)):
            position -= 1
        for at in range(position, len(numbers)):
            if _begins_footer(self._texts(numbers[at]).values()):
                return position, at
        return position, len(numbers)

    def _is_whole(self, number: int, least: int) -> bool:
        """Tell whether a row fills what every record fills; a lone name beside a sum does not."""
        row = self.rows[number]
        if not all(index < len(row) and str(row[index]).strip() for index in self.needed):
            return False
        return len(self.needed) > 1 or len(row) - row.count("") >= least


def _is_strange(value: Any, heads: Collection[str]) -> bool:
    """Tell whether a record has hardly this value where it has its name."""
    if value.__class__ is not str or not value or value[0] in "(0123456789":
        return True
    small = value.casefold()
    return small.startswith(_STARTS_OF_SUMS) or small.strip() in heads


def _is_mark(text: str) -> bool:
    return _MARKER.fullmatch(text) is not None


def _without_mark(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and _is_mark(first) else text


def _is_area(text: str) -> bool:
    try:
        zona_integritas.find_area(text)
    except ValueError:
        return False
    return True


def _is_sum(texts: Sequence[str]) -> bool:
    """Tell whether a row is only a sum: the word, and numbers beside it."""
    return (
        bool(texts)
        and _ONLY_A_SUM.fullmatch(texts[0]) is not None
        and all(_COUNTED.fullmatch(text.casefold()) for text in texts[1:])
    )


def begins_signature(texts: Iterable[str]) -> bool:
    """Tell whether a row begins the signatures: a place with a date, or who signs."""
    return any(_SIGNED.match(text) or _PLACE_AND_DATE.fullmatch(text) for text in texts)


def _begins_footer(texts: Iterable[str]) -> bool:
    said = list(texts)
    if said and (_SUM.match(said[0]) or _REMARK.match(said[0])):
        return True
    return begins_signature(said)
