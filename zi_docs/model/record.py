"""The base class of the records that are made from the rows of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr

from zi_docs.errors import Place
from zi_docs.model.fields import clean_text
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.tabel import Tabel
from zi_docs.model.table import Row
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.model.values import fill_pattern, pattern_names


def _clean_tree(value: Any) -> Any:
    """Return the value of an office's own column as text; a list or mapping keeps its shape."""
    if isinstance(value, dict):
        return {str(key): _clean_tree(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean_tree(item) for item in value]
    return clean_text(value)


def _filled(pattern: str, values: dict[str, Any]) -> str:
    """Return a pattern filled with plain values; an empty one leaves a gap."""
    texts = {name: values.get(name) or "" for name in pattern_names(pattern)}
    return " ".join(fill_pattern(pattern, texts).split())


class Office(Protocol):
    """What a row's own class may ask of the data set when the row is shown."""

    pengaturan: Pengaturan
    profile: TataNaskah

    def person(self, name: str | Pejabat) -> dict[str, Any]:
        """Return the person that a reference means; an empty mapping for nobody."""
        ...

    def unit(self, text: str) -> dict[str, Any]:
        """Return the unit with this code or name; without one, what is false."""
        ...

    def unit_of(self, person: Mapping[str, Any]) -> str:
        """Return the name of a person's unit, also of an official who is not in Pegawai."""
        ...

    def unit_above(self, unit: Record) -> dict[str, Any]:
        """Return the unit above a unit, without the one above that."""
        ...

    def witness(self, record: Record) -> dict[str, Any]:
        """Return who witnesses the pledge of an employee without superior; empty for nobody."""
        ...

    def leads_region(self, record: Record) -> bool:
        """Tell whether an employee is head of the region or the deputy."""
        ...

    def number_in_plan(self, record: Record) -> str:
        """Return the number of an activity in its unit's plan; empty without any plan."""
        ...

    def leads(self, record: Record) -> bool:
        """Tell whether an employee leads others, where no column says it of anybody."""
        ...


class Record(BaseModel):
    """A value read from one row of a table; columns it does not know are kept as text.

    ``tabel`` declares the columns; the classes of rows are made from it by
    :mod:`zi_docs.tables.records`. A table may have a class of its own that reads or shows its rows
    in its own way.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    tabel: ClassVar[Tabel]
    """The table whose row this is."""

    brief_in_lists: ClassVar[bool] = False
    """Whether the list of an owner leaves the references of such a row as they were typed."""

    __pydantic_extra__: dict[str, Annotated[Any, BeforeValidator(_clean_tree)]]
    _asal: Row | None = PrivateAttr(default=None)
    _key: str = PrivateAttr(default="")
    _label: str = PrivateAttr(default="")

    @property
    def _kept(self) -> dict[str, Any]:
        """The values that belong to no column.

        They are asked for many times in each of thousands of rows, and the way to one of them by
        its name is slow in pydantic.
        """
        return self.__pydantic_private__ or {}

    @property
    def record_key(self) -> str:
        """The lasting key of this record, on the command line and in the register."""
        return str(self._kept["_key"])

    @property
    def label(self) -> str:
        """What a person calls this row; it is put together once."""
        kept = self._kept
        if not kept["_label"]:
            values = {**vars(self), **(self.model_extra or {})}
            kept["_label"] = _filled(self.tabel.sebutan, values)
        return str(kept["_label"])

    @property
    def asal(self) -> Row | None:
        """The row this record was read from."""
        row: Row | None = self._kept["_asal"]
        return row

    def attach(self, row: Row) -> None:
        """Remember the row this record was read from."""
        self._kept["_asal"] = row

    def share_given(self, known: dict[frozenset[str], set[str]]) -> None:
        """Let rows that give the same columns have one set of their names.

        No row changes it, and in thousands of rows these sets take half as much as all values.
        """
        mine = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", known.setdefault(frozenset(mine), mine))

    def name(self, key: str, label: str) -> None:
        """Remember the key and label of this record, which depend on other tables."""
        self._kept.update(_key=key, _label=label)

    def shown(self, values: dict[str, Any], office: Office) -> dict[str, Any]:
        """Return what a naskah sees of this row; ``values`` are its columns by their kinds."""
        return values

    @classmethod
    def arranged(cls, rows: Sequence[dict[str, Any]], on: date) -> list[Any]:
        """Return the rows that hang on one owner as a naskah sees them together."""
        return list(rows)

    def place(self, column: str | None = None) -> Place:
        """Return where a field of this record was typed.

        A person whose name has no column was typed in the column of numbers.
        """
        row = self.asal
        if row is None:
            return Place("(tanpa berkas)")
        number = f"{column}_nip"
        if column and column not in row.cells and number in row.cells:
            return row.place(number)
        return row.place(column)
