"""Copies a built-in type, table, piece or profile into the workspace, to be changed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zi_docs.app.problems_naskah import (
    copy_exists,
    no_builtin,
    no_copy,
    several_builtins,
    shared_folder,
)
from zi_docs.doctypes.copies import (
    RECORD,
    all_builtins,
    builtins_named,
    files_of,
    hashes_of,
    read_record,
    write_record,
)
from zi_docs.errors import OutputError, TemplateError, UsageError
from zi_docs.files.folders import make_folder
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import write_whole
from zi_docs.plain_file import is_there
from zi_docs.workspace import find_root, template_folders

_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: the work folder, the name of the built-in, the new files."""

    root: Path
    name: str
    files: tuple[str, ...]


def copy_builtin(here: Path, typed: str) -> Copied:
    """Copy a built-in into the work folder, and record what it was.

    Raises :class:`UsageError`: ZI495 for a name that nothing or several things have, ZI493 for a
    copy that is there already. Raises :class:`OutputError` when it can't be written.
    """
    root, builtin, name = _find(here, typed)
    own = root / _TEMPLATES
    if is_there(own / name):
        raise UsageError(copy_exists(f"{_TEMPLATES}/{name}", name))
    files = files_of(builtin, name)
    _write(own, files)
    _note(own, name, files)
    return Copied(root, name, tuple(f"{_TEMPLATES}/{path}" for path in files))


def note_copy(here: Path, typed: str) -> Copied:
    """Record that the office has seen a built-in as it is now; its copy is not touched.

    Raises :class:`UsageError`: ZI495 as :func:`copy_builtin`, also when there is no copy.
    """
    root, builtin, name = _find(here, typed)
    own = root / _TEMPLATES
    if not is_there(own / name):
        raise UsageError(no_copy(f"{_TEMPLATES}/{name}", name))
    _note(own, name, files_of(builtin, name))
    return Copied(root, name, ())


def _find(here: Path, typed: str) -> tuple[Path, Path, str]:
    """Return the work folder, the built-in folder, and the name of the built-in that is meant."""
    root = find_root(here)
    builtin, *own = template_folders(root)
    if not own and is_there(root / _TEMPLATES):
        raise UsageError(shared_folder(_TEMPLATES))
    found = builtins_named(builtin, typed)
    if not found:
        raise UsageError(no_builtin(typed, list(all_builtins(builtin))))
    if len(found) > 1:
        raise UsageError(several_builtins(typed, found))
    return root, builtin, found[0]


def _write(own: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a copy: all of them, or none."""
    written: list[Path] = []
    try:
        for path, data in files.items():
            make_folder((own / path).parent)
            write_whole(own / path, data, f"{_TEMPLATES}/{path}")
            written.append(own / path)
    except (OSError, OutputError) as error:
        for copy in written:
            copy.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OutputError(output_problem(error, _TEMPLATES)) from error
        raise


def _note(own: Path, name: str, files: Mapping[str, bytes]) -> None:
    try:
        record = read_record(own)
    except TemplateError:
        record = {}  # a broken record is replaced
    record[name] = hashes_of(files)
    write_whole(own / RECORD, write_record(record), f"{_TEMPLATES}/{RECORD}")
