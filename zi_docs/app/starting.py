"""A new data set: one workbook to fill in, empty or with a sample's data."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import bad_name, no_sample, same_name
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, OutputError, UsageError
from zi_docs.files.folders import make_folder
from zi_docs.files.names import safe_path
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import write_whole
from zi_docs.model import DocType, Pengaturan, Tables
from zi_docs.run.drafting import tables_needed
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.tables.starter import Filled, ForType, Guide, sheet_name, write_starter
from zi_docs.tables.starter.filling import filled_of
from zi_docs.workspace import find_root, find_workspace, samples

_NEGARA = "lambang-negara.png"
_PICTURES = (".png", ".jpg", ".jpeg")
_YEAR = re.compile(r"(20\d\d)$")


@dataclass(frozen=True, slots=True)
class Started:
    """What was made: the new folder, its files as a clerk knows them, the sheets to fill in."""

    root: Path
    folder: str
    files: tuple[str, ...]
    sheets: tuple[str, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True)
class _Content:
    """What the new data set holds: its settings, rows and pictures."""

    pengaturan: Pengaturan | Mapping[str, Any]
    filled: Mapping[str, Filled]
    pictures: Mapping[str, bytes]


def start(here: Path, nama: str, contoh: str = "", jenis: Sequence[str] = ()) -> Started:
    """Make the data set ``nama`` in the work folder, with a workbook for these types (or all).

    ``contoh`` is the sample whose data it gets. Raises :class:`UsageError` for a name that can't be
    used or that is taken (ZI014, ZI015), :class:`TemplateError` for an unknown type, and
    :class:`OutputError` when the folder can't be written.
    """
    root = find_root(here)
    folder = root / "data" / _checked(nama)
    shown = f"data/{nama}"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(same_name(shown))
    catalog = open_catalog(root)
    doctypes = [catalog.load(one) for one in dict.fromkeys(jenis or sorted(catalog.types))]
    content = _of_sample(contoh) if contoh else _empty(nama)
    book, tables = _book(catalog, doctypes, nama, content)
    files = {f"{nama}.xlsx": book, **content.pictures}
    _write(folder, shown, files)
    sheets = [*catalog.lembar.values(), *tables.values()]
    return Started(
        *(root, shown, tuple(f"{shown}/{name}" for name in files)),
        *(tuple(map(sheet_name, sheets)), bool(contoh)),
    )


def sample_names() -> list[str]:
    """Return the names of the samples that come with the program."""
    return sorted(path.name for path in samples().glob("[!._]*") if path.is_dir())


def starter_for(catalog: Catalog, jenis: str, nama: str) -> bytes:
    """Return the empty workbook (.xlsx) of a data set ``nama`` for one type."""
    return _book(catalog, [catalog.load(jenis)], nama, _empty(nama))[0]


def _book(
    catalog: Catalog, doctypes: Sequence[DocType], nama: str, content: _Content
) -> tuple[bytes, Tables]:
    """Return the workbook for some types, and the tables that have a sheet in it."""
    tables, guide = _needed(catalog, doctypes, nama)
    book = write_starter(
        *(tables, catalog.lembar, content.pengaturan, [one.id for one in doctypes]),
        filled=content.filled,
        guide=guide,
    )
    return book, tables


def _checked(nama: str) -> str:
    """Return the name of a new data set. Raises :class:`UsageError` (ZI015) for a bad one."""
    is_plain = bool(nama) and Path(nama).name == nama and not nama.startswith((".", "_", "-"))
    if not is_plain or safe_path([nama], "") != nama:
        raise UsageError(bad_name(nama))
    return nama


def _needed(catalog: Catalog, doctypes: Sequence[DocType], nama: str) -> tuple[Tables, Guide]:
    """Return the tables that these types need, in their order, and what the first sheet tells."""
    used = {one.id: tables_needed(one, catalog.tables) for one in doctypes}
    names = frozenset().union(*used.values())
    tables = Tables({name: tabel for name, tabel in catalog.tables.items() if name in names})
    types = tuple(
        ForType(one.id, one.manifest.judul, tuple(t for t in tables if t in used[one.id]))
        for one in doctypes
    )
    return tables, Guide(nama, types, tuple(map(sheet_name, catalog.lembar.values())))


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
