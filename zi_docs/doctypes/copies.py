"""What an office copied from the built-in templates, and what has changed there since.

The hashes of the built-in files stand in a file beside the copies, ``templates/.salinan.json``, by
the name of each copy and the path of each of its files. No other reader looks at it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from zi_docs.doctypes import problems
from zi_docs.errors import Problem, TemplateError
from zi_docs.plain_file import is_folder, is_there, names_in, read_plain

RECORD = ".salinan.json"
_MANIFEST = "manifest.yaml"
_KINDS = (("_tabel", (".yaml",)), ("_bagian", (".docx", ".j2")), ("_tata_naskah", (".yaml",)))

Hashes = dict[str, str]
Record = dict[str, Hashes]


def builtins_named(folder: Path, typed: str) -> list[str]:
    """Return what is built in under a name: ``notula``, ``_tabel/rapat.yaml``.

    A type is called by its folder; a table, piece or profile by its file, with or without folder
    and ending.
    """
    wanted = typed.replace("\\", "/").removeprefix("templates/").strip("/")
    return [name for name in all_builtins(folder) if wanted in _calls(name)]


def all_builtins(folder: Path) -> Iterator[str]:
    """Yield the names of all that is built in: types, then tables, pieces and profiles."""
    for inside in names_in(folder, "[!_.]*"):
        if is_there(inside / _MANIFEST):
            yield inside.name
    for kind, endings in _KINDS:
        for path in names_in(folder / kind, "[!.~]*"):
            if path.suffix in endings:
                yield f"{kind}/{path.name}"


def _calls(name: str) -> set[str]:
    short = name.rpartition("/")[2]
    return {name, short, name.rpartition(".")[0] or name, short.rpartition(".")[0] or short}


def files_of(folder: Path, name: str) -> dict[str, bytes]:
    """Return the files of one built-in by their paths below the folder; none when it is gone."""
    path = folder / name
    if not is_there(path):
        return {}
    paths = names_in(path, "[!.~]*") if is_folder(path) else [path]
    return {
        one.relative_to(folder).as_posix(): read_plain(one)
        for one in paths
        if is_there(one) and not is_folder(one)
    }


def hashes_of(files: Mapping[str, bytes]) -> Hashes:
    """Return the hash of each file."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def read_record(own: Path) -> Record:
    """Return what was copied into a folder of templates, with the hashes of then.

    Raises :class:`TemplateError` (ZI496) when the record can't be read.
    """
    path = own / RECORD
    if not is_there(path):
        return {}
    try:
        record = json.loads(read_plain(path))
        return {
            str(name): {str(file): str(value) for file, value in hashes.items()}
            for name, hashes in record.items()
        }
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise TemplateError(problems.unreadable_record(f"templates/{RECORD}")) from error


def write_record(record: Record) -> bytes:
    """Return the bytes of the record."""
    return f"{json.dumps(record, indent=1, sort_keys=True)}\n".encode()


def find_changed(builtin: Path, own: Path) -> Iterator[tuple[str, Problem]]:
    """Yield a note (ZI494) for each copy whose built-in is another one now, with its name.

    A copy that the office deleted is not looked at. A record that can't be read is told (ZI496).
    """
    try:
        record = read_record(own)
    except TemplateError as error:
        yield from (("", problem) for problem in error.problems)
        return
    for name, then in record.items():
        if is_there(own / name):
            now = hashes_of(files_of(builtin, name))
            files = sorted({file for file, _ in then.items() ^ now.items()})
            if files:
                yield name, problems.builtin_changed(name, files)
