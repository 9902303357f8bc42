"""Rows become records; what a model refuses is told in the words of the table."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from zi_docs.errors import Problem, problem
from zi_docs.model.record import Record
from zi_docs.model.table import Row

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


RecordT = TypeVar("RecordT", bound=Record)
SettingT = TypeVar("SettingT", bound=BaseModel)

_SUGGESTIONS = 20  # comparing with every known key takes time
_WHOLE = "[row]"
_BRANCHES = {"Pejabat", "str", "[key]", _WHOLE}
_FILL_CELL = "Isi sel itu, atau hapus barisnya."

Refusal = tuple[str, str, str]

_FILL = "Isi bagian itu."
_NUMBER = "Tulis angkanya saja, tanpa satuan."
_BOUNDS = "Tulis angka dalam batas itu."
_CHOICE = "Tulis salah satunya, dengan ejaan yang sama."
_PAIRS = 'Tulis di bawahnya "kunci: nilai", satu setiap baris, menjorok ke kanan.'
_ITEMS = 'Tulis setiap butirnya di baris sendiri, diawali "- ".'
_RETYPE = "Ketik ulang isian itu menurut pesan di atas."

_KINDS: dict[str, Refusal] = {
    "missing": ("ZI201", '"{field}" wajib diisi.', _FILL),
    "string_too_short": ("ZI201", '"{field}" tidak boleh kosong.', _FILL),
    "extra_forbidden": ("ZI204", 'Kunci "{field}" tidak dikenal.', "Hapus kunci itu."),
    "int_parsing": ("ZI202", '"{field}" harus bilangan bulat, bukan "{input}".', _NUMBER),
    "int_type": ("ZI202", '"{field}" harus bilangan bulat.', _NUMBER),
    "float_parsing": ("ZI202", '"{field}" harus angka, bukan "{input}".', _NUMBER),
    "bool_parsing": (
        "ZI202",
        '"{field}" harus "true" atau "false", bukan "{input}".',
        "Tulis true atau false.",
    ),
    "literal_error": (
        "ZI202",
        '"{field}" berisi "{input}"; pilihan yang ada: {expected}.',
        _CHOICE,
    ),
    "enum": ("ZI202", '"{field}" berisi "{input}"; pilihan yang ada: {expected}.', _CHOICE),
    "dict_type": ("ZI202", '"{field}" harus berisi pasangan kunci dan nilai.', _PAIRS),
    "model_type": ("ZI202", '"{field}" harus berisi pasangan kunci dan nilai.', _PAIRS),
    "model_attributes_type": ("ZI202", '"{field}" harus berisi pasangan kunci dan nilai.', _PAIRS),
    "list_type": ("ZI202", '"{field}" harus berupa daftar.', _ITEMS),
    "tuple_type": ("ZI202", '"{field}" harus berupa daftar.', _ITEMS),
    "string_type": ("ZI202", '"{field}" harus berupa teks.', "Tulis satu teks di situ."),
    "greater_than_equal": ("ZI202", '"{field}" paling kecil {ge}, bukan "{input}".', _BOUNDS),
    "less_than_equal": ("ZI202", '"{field}" paling besar {le}, bukan "{input}".', _BOUNDS),
    "greater_than": ("ZI202", '"{field}" harus lebih besar dari {gt}, bukan "{input}".', _BOUNDS),
    "less_than": ("ZI202", '"{field}" harus lebih kecil dari {lt}, bukan "{input}".', _BOUNDS),
}
_OTHER: Refusal = (
    "ZI202",
    'Isi "{field}" tidak sesuai: "{input}".',
    "Tulis menurut contoh di panduan.",
)


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
    return problem(code, row.place(".".join(location) or None), message, hint)


def _is_branch(part: Any) -> bool:
    """Tell pydantic's names of union branches and validators from field names."""
    return isinstance(part, str) and (part in _BRANCHES or part.startswith(("function-", "dict[")))


def explain(
    location: Sequence[str], detail: ErrorDetails, model: type[BaseModel], suggest: bool = True
) -> Refusal:
    """Return what was refused at a path of a model, and how to mend it.

    A field whose type has a ``description`` ("tanggal seperti ...") is mended by writing that.
    """
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return "ZI203", str(context["error"]), _as_described(location, model)
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", " atau ")
    field = location[-1] if location else ""
    code, message, hint = _KINDS.get(kind, _OTHER)
    if kind == "extra_forbidden" and suggest:
        hint = _did_you_mean(location, model) or hint
    return code, message.format(field=field, input=detail.get("input"), **context), hint


def _as_described(location: Sequence[str], model: type[BaseModel]) -> str:
    owner = _model_at(location[:-1], model)
    field = owner.model_fields.get(location[-1]) if owner and location else None
    return f"Tulis {field.description}." if field and field.description else _RETYPE


def _did_you_mean(location: Sequence[str], model: type[BaseModel]) -> str:
    owner = _model_at(location[:-1], model)
    known = sorted(owner.model_fields) if owner else []
    close = difflib.get_close_matches(location[-1], known, n=1)
    if close:
        return f'Maksudnya "{close[0]}"?'
    return f"Kunci yang dikenal: {', '.join(known)}." if known else ""


def _model_at(path: Sequence[str], model: type[BaseModel]) -> type[BaseModel] | None:
    """Return the model where a path leads, through dicts, lists and choices."""
    current: type[BaseModel] | None = model
    parts = iter(path)
    for part in parts:
        if current is None or part not in current.model_fields:
            return None
        annotation = current.model_fields[part].annotation
        if get_origin(annotation) in (dict, tuple):
            next(parts, None)  # the key or number of one of its values
        current = _model_in(annotation)
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a type is, or that it holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
