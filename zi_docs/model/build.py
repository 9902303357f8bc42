"""Rows to models: every refusal becomes a problem with its cell."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from zi_docs.errors import Problem, galat
from zi_docs.model.record import Record
from zi_docs.model.table import Row

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["build_records", "build_setting"]

RecordT = TypeVar("RecordT", bound=Record)
SettingT = TypeVar("SettingT", bound=BaseModel)

_MESSAGES = {
    "missing": '"{field}" wajib diisi.',
    "string_too_short": '"{field}" tidak boleh kosong.',
    "extra_forbidden": 'Kunci "{field}" tidak dikenal.',
    "int_parsing": '"{field}" harus bilangan bulat, bukan "{input}".',
    "int_type": '"{field}" harus bilangan bulat.',
    "float_parsing": '"{field}" harus angka, bukan "{input}".',
    "bool_parsing": '"{field}" harus "true" atau "false", bukan "{input}".',
    "literal_error": '"{field}" berisi "{input}"; pilihan yang ada: {expected}.',
    "enum": '"{field}" berisi "{input}"; pilihan yang ada: {expected}.',
    "dict_type": '"{field}" harus berisi pasangan kunci dan nilai.',
    "model_type": '"{field}" harus berisi pasangan kunci dan nilai.',
    "model_attributes_type": '"{field}" harus berisi pasangan kunci dan nilai.',
    "list_type": '"{field}" harus berupa daftar.',
    "tuple_type": '"{field}" harus berupa daftar.',
    "string_type": '"{field}" harus berupa teks.',
    "greater_than_equal": '"{field}" paling kecil {ge}, bukan "{input}".',
    "less_than_equal": '"{field}" paling besar {le}, bukan "{input}".',
    "greater_than": '"{field}" harus lebih besar dari {gt}, bukan "{input}".',
    "less_than": '"{field}" harus lebih kecil dari {lt}, bukan "{input}".',
}
_WHOLE = "[row]"
_BRANCHES = {"Pejabat", "str", "[key]", _WHOLE}
_EMPTY = {"missing", "string_too_short"}
_FILL_CELL = "Isi sel itu, atau hapus barisnya."
_FILL_KEY = "Isi bagian itu."


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
    for location, detail in refusals.items():
        if not any(other[: len(location)] == location for other in refusals if other != location):
            yield _problem(location, detail, row, model)


def _location(detail: ErrorDetails) -> tuple[str, ...]:
    """Return the path of the value, without pydantic's own names of branches and keys."""
    *path, last = detail["loc"] or (_WHOLE,)
    names = [str(part) for part in path if not _is_branch(part)]
    is_typed = detail["type"] == "extra_forbidden" or not _is_branch(last)
    return (*names, str(last)) if is_typed else tuple(names)


def _problem(
    location: tuple[str, ...], detail: ErrorDetails, row: Row, model: type[BaseModel]
) -> Problem:
    field = location[-1] if location else ""
    place = row.place(".".join(location) or None)
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind == "value_error":
        return galat("ZI203", place, str(context["error"]))
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", " atau ")
    values = {"field": field, "input": detail.get("input"), **context}
    message = _MESSAGES.get(kind, 'Isi "{field}" tidak sesuai: "{input}".').format(**values)
    if kind in _EMPTY:
        whole = issubclass(model, Record) and len(location) == 1
        return galat("ZI201", place, message, _FILL_CELL if whole else _FILL_KEY)
    if kind == "extra_forbidden":
        return galat("ZI204", place, message, _did_you_mean(location, model))
    return galat("ZI202", place, message)


def _is_branch(part: Any) -> bool:
    """Tell pydantic's names of union branches and validators from field names."""
    return isinstance(part, str) and (part in _BRANCHES or part.startswith(("function-", "dict[")))


def _did_you_mean(location: Sequence[str], model: type[BaseModel]) -> str:
    known = _fields_at(location[:-1], model)
    close = difflib.get_close_matches(location[-1], known, n=1)
    if close:
        return f'Maksudnya "{close[0]}"?'
    return f"Kunci yang dikenal: {', '.join(sorted(known))}." if known else "Hapus kunci itu."


def _fields_at(path: Sequence[str], model: type[BaseModel]) -> list[str]:
    """Return the keys that are known where a path leads, through dicts, lists and choices."""
    current: type[BaseModel] | None = model
    parts = iter(path)
    for part in parts:
        if current is None or part not in current.model_fields:
            return []
        annotation = current.model_fields[part].annotation
        if get_origin(annotation) in (dict, tuple):
            next(parts, None)  # the key or number of one of its values
        current = _model_in(annotation)
    return list(current.model_fields) if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a type is, or that it holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
