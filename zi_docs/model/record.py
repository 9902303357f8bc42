"""The base classes of the models that are read from a row or from settings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr

from zi_docs.errors import Place
from zi_docs.model.fields import clean_text
from zi_docs.model.table import Row


def _clean_tree(value: Any) -> Any:
    """Return the value of an office's own column as text; a list or mapping keeps its shape."""
    if isinstance(value, dict):
        return {str(key): _clean_tree(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean_tree(item) for item in value]
    return clean_text(value)


class Record(BaseModel):
    """A value read from one row of a table; columns it does not know are kept as text."""

    model_config = ConfigDict(extra="allow", frozen=True)

    __pydantic_extra__: dict[str, Annotated[Any, BeforeValidator(_clean_tree)]]
    _asal: Row | None = PrivateAttr(default=None)

    @property
    def record_key(self) -> str:
        """The lasting key of this record, on the command line and in the register."""
        raise NotImplementedError

    @property
    def asal(self) -> Row | None:
        """The row this record was read from."""
        return self._asal

    def attach(self, row: Row) -> None:
        """Remember the row this record was read from."""
        self._asal = row

    def place(self, column: str | None = None) -> Place:
        """Return where a field of this record was typed."""
        return self._asal.place(column) if self._asal else Place("(tanpa berkas)")


class Setting(BaseModel):
    """A value that a person types in a settings file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
