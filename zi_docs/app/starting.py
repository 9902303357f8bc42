"""A new data set: one workbook to fill in, empty or with a sample's data."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import bad_name, no_sample, nothing_lacks, same_name
from zi_docs.app.starter import Starter
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, OutputError, Problem, UsageError
from zi_docs.files.folders import make_folder
from zi_docs.files.names import safe_path
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import write_whole
from zi_docs.model import Pengaturan
from zi_docs.model.table import Table
from zi_docs.run.loading import load_dataset, read_tables_of
from zi_docs.run.settings import read_settings_file
from zi_docs.tables import DataSet
from zi_docs.tables.starter import Filled
from zi_docs.tables.starter.filling import filled_of
from zi_docs.workspace import Workspace, find_root, find_workspace, samples

_ALL = "semua"
_NEGARA = "lambang-negara.png"
_PICTURES = (".png", ".jpg", ".jpeg")
_YEAR = re.compile(r"(20\d\d)$")


@dataclass(frozen=True, slots=True)
class Started:
    """What was made: the folder, the new files as a clerk knows them, the sheets to fill in.

    ``is_part`` says that sheets for other types can be added.
    """

    root: Path
    folder: str
    files: tuple[str, ...]
    sheets: tuple[str, ...]
    is_sample: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Content:
    """What the new data set holds: its settings, rows and pictures."""

    pengaturan: Pengaturan | Mapping[str, Any]
    filled: Mapping[str, Filled]
    pictures: Mapping[str, bytes]


def start(here: Path, nama: str, contoh: str = "", jenis: Sequence[str] = ()) -> Started:
    """Make the data set ``nama`` in the work folder, with a workbook for these types.

    Without types it is for those with which an office begins; ``semua`` means all. ``contoh`` is
    the sample whose data it gets. A data set that exists gets a further workbook with the sheets
    that these types lack. Raises :class:`UsageError` for a name that can't be used (ZI015), for a
    data set that exists when no type is named (ZI014) or when it has every sheet (ZI019),
    :class:`DataError` when its sheets can't be read, :class:`TemplateError` for an unknown type,
    and :class:`OutputError` when the folder can't be written.
    """
    root = find_root(here)
    folder = root / "data" / _checked(nama)
    shown = f"data/{nama}"
    exists = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if exists and (contoh or not jenis or not folder.is_dir()):
        raise UsageError(same_name(shown))
    catalog = open_catalog(root)
    starter = _starter(catalog, nama, jenis or (("semua",) if contoh else ()))
    if exists:
        return _extend(starter, root, shown, jenis)
    content = _of_sample(contoh) if contoh else _empty(nama)
    files = {f"{nama}.xlsx": starter.book(content), **content.pictures}
    _write(folder, shown, files)
    made = tuple(f"{shown}/{name}" for name in files)
    return Started(root, shown, made, starter.sheets, bool(contoh), starter.is_part)


def sample_names() -> list[str]:
    """Return the names of the samples that come with the program."""
    return sorted(path.name for path in samples().glob("[!._]*") if path.is_dir())


def starter_for(catalog: Catalog, jenis: str, nama: str) -> bytes:
    """Return the empty workbook (.xlsx) of a data set ``nama`` for one type."""
    return replace(_starter(catalog, nama, (jenis,)), others=()).book(_empty(nama))


def _checked(nama: str) -> str:
    """Return the name of a new data set. Raises :class:`UsageError` (ZI015) for a bad one."""
    is_plain = bool(nama) and Path(nama).name == nama and not nama.startswith((".", "_", "-"))
    if not is_plain or safe_path([nama], "") != nama:
        raise UsageError(bad_name(nama))
    return nama


def _starter(catalog: Catalog, nama: str, jenis: Sequence[str]) -> Starter:
    """Return the workbook that is to be made: for these types, for all, or for the first ones."""
    known = list(catalog.types)
    chosen = known if _ALL in jenis else list(dict.fromkeys(jenis)) or _first_types(catalog)
    doctypes = [catalog.load(one) for one in chosen]
    return Starter(catalog, nama, doctypes, tuple(one for one in known if one not in chosen))


def _first_types(catalog: Catalog) -> list[str]:
    """Return the types with which an office begins, and its own; all when there are none."""
    first = [
        one
        for one, folder in catalog.types.items()
        if folder.parent != catalog.folders[0]
        or ((manifest := catalog.sound_manifest(one)) and manifest.awal)
    ]
    return first or list(catalog.types)


def _extend(starter: Starter, root: Path, shown: str, jenis: Sequence[str]) -> Started:
    """Write a further workbook with the sheets that a data set lacks; nothing else is touched."""
    workspace = find_workspace(starter.nama, root)
    lacking = starter.without(_sheets_there(workspace, starter.catalog))
    if not lacking.sheets:
        raise UsageError(nothing_lacks(shown, starter.sheets, jenis))
    tail = jenis[0] if len(jenis) == 1 else "tambahan"
    numbers = ("", *(f" {n}" for n in range(2, 1000)))
    names = (f"{starter.nama} {tail}{number}.xlsx" for number in numbers)
    name = next(name for name in names if not (workspace.data / name).exists())
    _write(workspace.data, shown, {name: lacking.book(_Content({}, {}, {}))})
    return Started(root, shown, (f"{shown}/{name}",), lacking.sheets, is_part=lacking.is_part)


def _sheets_there(workspace: Workspace, catalog: Catalog) -> frozenset[str]:
    """Return the tables and sheets of settings that a data set has, be they empty.

    The file of settings stands for all their sheets, and a column of a meeting for the rows that
    hang on it. Raises :class:`DataError` when a sheet can't be read, for it may be any of them.
    """
    written = read_settings_file(workspace)
    read = read_tables_of(workspace, catalog, written)
    if refused := [one for one in read.problems if _is_of_sheet(one)]:
        raise DataError(refused)
    there = {*read.tables, *(catalog.lembar if written else ())}
    for name, tabel in catalog.tables.items():
        for column, kolom in tabel.of_kind("anak") if name in read.tables else ():
            if any(column in part.source.headings for part in _parts(read.tables[name])):
                there.add(kolom.table)
    return frozenset(there)


def _parts(table: Table) -> Sequence[Table]:
    return table.parts or (table,)


def _is_of_sheet(problem: Problem) -> bool:
    return problem.is_error and problem.place.record is None


def _empty(nama: str) -> _Content:
    year = _YEAR.search(nama)
    negara = samples() / "trenggalek-2021" / _NEGARA
    settings = {"tahun": year[1] if year else ""}
    if not negara.is_file():
        return _Content(settings, {}, {})
    return _Content({**settings, "lambang_negara": _NEGARA}, {}, {_NEGARA: negara.read_bytes()})


def _of_sample(contoh: str) -> _Content:
    folder = samples()
    if contoh not in (known := sample_names()):
        raise UsageError(no_sample(contoh, known))
    dataset = _load(folder / contoh)
    pictures = {
        path.name: path.read_bytes()
        for path in sorted((folder / contoh).iterdir())
        if path.suffix.casefold() in _PICTURES
    }
    return _Content(dataset.pengaturan, filled_of(dataset), pictures)


def _load(folder: Path) -> DataSet:
    workspace = find_workspace(str(folder), folder)
    dataset, problems = load_dataset(workspace, open_catalog(workspace.root))
    if dataset is None:
        raise DataError(problems)
    return dataset


def _write(folder: Path, shown: str, files: Mapping[str, bytes]) -> None:
    """Write the files of the new data set: all of them, or none."""
    is_new = not folder.exists()
    try:
        make_folder(folder)
        for name, content in files.items():
            write_whole(folder / name, content, f"{shown}/{name}")
    except (OSError, OutputError) as error:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(output_problem(error, shown)) from error
        raise
