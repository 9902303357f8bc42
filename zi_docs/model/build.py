"""Build a model from settings; the values that a model refuses become problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from zi_docs.errors import Problem
from zi_docs.model.problems import Refused, meant_key, word
from zi_docs.model.table import Row

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


SettingT = TypeVar("SettingT", bound=BaseModel)

_SUGGESTIONS = 20  # comparing with every known key takes time
_WHOLE = "[row]"
_KEY = "[key]"
_UNKNOWN = "extra_forbidden"
_BRANCHES = {"Pejabat", "SatuPer", "str", _KEY, _WHOLE}


def build_setting(model: type[SettingT], row: Row) -> tuple[SettingT | None, list[Problem]]:
    """Return the settings of a file, or None and the problems (ZI201-ZI204) of its values."""
    try:
        return model.model_validate(row.cells), []
    except ValidationError as error:
        return None, list(refusals(error, row, model))


def build_or_paths(
    model: type[SettingT], cells: Mapping[str, Any]
) -> tuple[SettingT | None, list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the settings, or None with the paths of bad values and those of unknown keys."""
    try:
        return model.model_validate(cells), [], []
    except ValidationError as error:
        details = error.errors()
    strange = [_location(one) for one in details if one["type"] == _UNKNOWN]
    paths = dict.fromkeys(path for one in details if (path := _location(one)))
    return None, list(paths), strange


def refusals(error: ValidationError, row: Row, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield one problem for each bad value.

    A value may have several allowed types ("an official or a text"). When it fits none, each type
    refuses it; only the first and deepest error is reported. When an unknown key seems to misspell
    an absent one, only the unknown key is reported, since correcting it mends both.
    """
    details: dict[tuple[str, ...], ErrorDetails] = {}
    for detail in error.errors():
        details.setdefault(_location(detail), detail)
    above = {other[:depth] for other in details for depth in range(len(other))}
    refusals = [
        _refused(location, detail, row, model)
        for location, detail in details.items()
        if location not in above
    ]
    unknown = [refused for refused in refusals if refused.kind == _UNKNOWN]
    meant = {meant_key(refused) for refused in unknown[:_SUGGESTIONS]}
    near = {refused.path for refused in unknown[:_SUGGESTIONS]}
    for refused in refusals:
        if refused.kind != "missing" or refused.path not in meant:
            yield word(refused, refused.path in near)


def _refused(
    location: tuple[str, ...], detail: ErrorDetails, row: Row, model: type[BaseModel]
) -> Refused:
    is_key = bool(detail["loc"]) and detail["loc"][-1] == _KEY
    return Refused(row, model, location, _model_at(location[:-1], model), detail, is_key)


def _location(detail: ErrorDetails) -> tuple[str, ...]:
    """Return the path of the value, without the names that pydantic adds for branches and keys."""
    *path, last = detail["loc"] or (_WHOLE,)
    names = [str(part) for part in path if not _is_branch(part)]
    is_typed = detail["type"] == _UNKNOWN or not _is_branch(last)
    return (*names, str(last)) if is_typed else tuple(names)


def _is_branch(part: Any) -> bool:
    """Tell whether a part of a path is pydantic's name of a branch or validator, not a field."""
    return isinstance(part, str) and (part in _BRANCHES or part.startswith(("function-", "dict[")))


def _model_at(path: Sequence[str], model: type[BaseModel]) -> type[BaseModel] | None:
    """Return the model that a path leads to, through dicts, lists and unions; else None."""
    current: type[BaseModel] | None = model
    parts = iter(path)
    for part in parts:
        if current is None or part not in current.model_fields:
            return None
        annotation = current.model_fields[part].annotation
        if get_origin(annotation) in (dict, tuple):
            next(parts, None)  # skip the key or index of one of its values
        current = _model_in(annotation)
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a type is or contains; else None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
