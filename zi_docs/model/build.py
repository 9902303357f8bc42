"""Rows to models: every refusal becomes a problem with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from zi_docs.errors import Problem, galat
from zi_docs.model.record import Record
from zi_docs.model.refusal import explain
from zi_docs.model.table import Row

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["build_records", "build_setting"]

RecordT = TypeVar("RecordT", bound=Record)
SettingT = TypeVar("SettingT", bound=BaseModel)

_SUGGESTIONS = 20  # comparing with every known key takes time
_WHOLE = "[row]"
_BRANCHES = {"Pejabat", "str", "[key]", _WHOLE}
_FILL_CELL = "Isi sel itu, atau hapus barisnya."


def build_records(
    model: type[RecordT], rows: Iterable[Row]
) -> tuple[tuple[RecordT, ...], list[Problem]]:
    """Return the records of the good rows, and a problem (ZI201-ZI203) for each bad cell."""
    records: list[RecordT] = []
    problems: list[Problem] = []
    for row in rows:
        try:
            record = model.model_validate(row.cells)
        except ValidationError as error:
            problems += _problems(error, row, model)
        else:
            record.attach(row)
            records.append(record)
    return tuple(records), problems


def build_setting(model: type[SettingT], row: Row) -> tuple[SettingT | None, list[Problem]]:
    """Return the settings a file holds, or the problems (ZI201-ZI204) that forbid it."""
    try:
        return model.model_validate(row.cells), []
    except ValidationError as error:
        return None, list(_problems(error, row, model))


def _problems(error: ValidationError, row: Row, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield one problem per bad value.

    A value that fits no branch of a choice ("an official or a text") is refused by each of them;
    the first and deepest refusal is the one that helps.
    """
    refusals: dict[tuple[str, ...], ErrorDetails] = {}
    for detail in error.errors():
        refusals.setdefault(_location(detail), detail)
    above = {other[:depth] for other in refusals for depth in range(len(other))}
    deepest = {location: refusals[location] for location in refusals if location not in above}
    for number, (location, detail) in enumerate(deepest.items()):
        yield _problem(location, detail, row, model, number < _SUGGESTIONS)


def _location(detail: ErrorDetails) -> tuple[str, ...]:
    """Return the path of the value, without pydantic's own names of branches and keys."""
    *path, last = detail["loc"] or (_WHOLE,)
    names = [str(part) for part in path if not _is_branch(part)]
    is_typed = detail["type"] == "extra_forbidden" or not _is_branch(last)
    return (*names, str(last)) if is_typed else tuple(names)


def _problem(
    location: tuple[str, ...],
    detail: ErrorDetails,
    row: Row,
    model: type[BaseModel],
    suggest: bool,
) -> Problem:
    code, message, hint = explain(location, detail, model, suggest)
    if code == "ZI201" and issubclass(model, Record) and len(location) == 1:
        hint = _FILL_CELL
    return galat(code, row.place(".".join(location) or None), message, hint)


def _is_branch(part: Any) -> bool:
    """Tell pydantic's names of union branches and validators from field names."""
    return isinstance(part, str) and (part in _BRANCHES or part.startswith(("function-", "dict[")))
