"""Starts a document type of an office's own from a letter that it has."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zi_docs.app.examining import Examined, contexts_of_example, examine
from zi_docs.app.filling import read_naskah_file
from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems_naskah import bad_type_name, no_table, type_exists
from zi_docs.errors import OutputError, UsageError
from zi_docs.files.folders import make_folder
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import write_whole
from zi_docs.model import Tabel, Tables, judul
from zi_docs.model.values import nest, pattern_names
from zi_docs.ooxml.gate import open_word
from zi_docs.run.known_names import KnownName, known_names
from zi_docs.tables import has_keys
from zi_docs.word.examine import names_in
from zi_docs.word.paths import UsedPath
from zi_docs.workspace import find_root

_WHOLE = "data"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECREES = ("sk", "keputusan")
_SAMPLE_YEAR = 2021


@dataclass(frozen=True, slots=True)
class Begun:
    """The new type: its files, what it is made for, its kind of number, and how its naskah is.

    ``names`` are those that may be written into the letter, with values of the example.
    """

    root: Path
    jenis: str
    files: tuple[str, ...]
    satu_per: str
    nomor: str
    examined: Examined
    names: tuple[KnownName, ...] = field(default=())
    has_tags: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: the name of the type, and what is not to be found in the letter."""

    jenis: str
    judul: str = ""
    satu_per: str = ""
    nomor: str = ""


def begin_type(here: Path, wanted: Wanted, letter: Path) -> Begun:
    """Make the folder of a new type from a letter; its tags are checked but not changed.

    What the type is made for is found by the names that the letter uses. Raises
    :class:`UsageError` (ZI493, ZI497), :class:`TemplateError` for what is no safe Word file, and
    :class:`OutputError`.
    """
    root = find_root(here)
    catalog = open_catalog(root)
    _check(wanted, catalog.types, catalog.tables)
    data = read_naskah_file(letter)
    open_word(data, letter.as_posix())
    paths = names_in(data, letter.as_posix(), catalog.fragments())
    table = wanted.satu_per or _table_of(paths, catalog.tables)
    numbered = wanted.nomor or (_kind_of(wanted.jenis) if ("nomor",) in paths else "")
    manifest = _manifest(wanted, table, numbered, paths, catalog.tables)
    files = {
        "naskah.docx": data,
        "manifest.yaml": manifest.encode(),
        "contoh.yaml": _example(wanted.jenis, table, paths, catalog.tables).encode(),
    }
    _write(root / "templates" / wanted.jenis, f"templates/{wanted.jenis}", files)
    examined = examine(root, wanted.jenis)
    contexts = contexts_of_example(open_catalog(root), wanted.jenis)
    names = known_names(contexts[0], table) if contexts else []
    made = tuple(f"templates/{wanted.jenis}/{name}" for name in files)
    return Begun(
        *(root, wanted.jenis, made, table, numbered, examined, tuple(names)),
        has_tags=bool(paths),
    )


def _check(wanted: Wanted, types: Collection[str], tables: Tables) -> None:
    """Raise :class:`UsageError` for a name that can't be used or that is taken, or no table."""
    if not _NAME.fullmatch(wanted.jenis):
        raise UsageError(bad_type_name(wanted.jenis))
    if wanted.jenis in types:
        raise UsageError(type_exists(wanted.jenis))
    known = [_WHOLE, *(name for name in tables if has_keys(tables[name]))]
    if wanted.satu_per and wanted.satu_per not in known:
        raise UsageError(no_table(wanted.satu_per, known))


def _table_of(paths: Collection[UsedPath], tables: Tables) -> str:
    """Return the table whose rows a letter is about: that of most of its names."""
    roots = Counter(path[0] for path in sorted(paths) if path and path[0] in tables)
    found = (name for name, _ in roots.most_common() if has_keys(tables[name]))
    return next(found, _WHOLE)


def _kind_of(jenis: str) -> str:
    """Return the kind of number that a type has by its name."""
    return "keputusan" if jenis.split("-")[0] in _DECREES else "surat"


def _manifest(
    wanted: Wanted, table: str, numbered: str, paths: Collection[UsedPath], tables: Tables
) -> str:
    """Return the manifest of the type, with what each line is for."""
    title = wanted.judul or judul(wanted.jenis.replace("-", "_"))
    keluarga = "penetapan" if numbered == "keputusan" else "korespondensi"
    own = [f"  {name}: {{keterangan: {_typed(judul(name[6:]))}}}" for name in _own(paths)]
    nomor = f"nomor: {numbered}" if numbered else "# nomor: surat"
    return "\n".join(
        [
            f"judul: {_typed(title)}",
            f"keluarga: {keluarga}  # penetapan, korespondensi, atau khusus: menentukan hurufnya",
            f"satu_per: {table}  # satu dokumen untuk setiap baris tabel ini; data: satu saja",
            "tata: 2",
            f"nama_berkas: {_typed(f'{title} {_naming(table, tables)}')}",
            f"{nomor}  # macam nomor di lembar Nomor Surat atau di tata_naskah",
            *(["isian:", *own] if own else []),
            "",
        ]
    )


def _typed(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _own(paths: Collection[UsedPath]) -> list[str]:
    """Return the type's own fields that a letter uses: ``isian.perihal``."""
    return sorted({f"isian.{path[1]}" for path in paths if path[0] == "isian" and len(path) > 1})


def _naming(table: str, tables: Tables) -> str:
    """Return the part of a file's name that tells the documents of a type apart."""
    if table == _WHOLE:
        return "{tahun}"
    tabel = tables[table]
    columns = [tabel.kolom_sebutan] if tabel.kolom_sebutan else pattern_names(tabel.kunci)
    return " ".join(f"{{{table}.{column}}}" for column in columns)


def _example(jenis: str, table: str, paths: Collection[UsedPath], tables: Tables) -> str:
    """Return an example record: the rows that show how the tables are filled in."""
    settings: dict[str, Any] = {
        "instansi": {
            "nama": "Pemerintah Kabupaten Sukamaju",
            "daerah": "Kabupaten Sukamaju",
            "kepala": "Bupati Sukamaju",
            "ibu_kota": "Sukamaju",
            "kode": "SETDA",
        },
        "tahun": _SAMPLE_YEAR,
        "tanggal": f"{_SAMPLE_YEAR}-04-27",
    }
    for path in sorted(paths):
        if path[:2] == ("pengaturan", "pejabat") and len(path) > 2:
            person = {"jabatan": judul(path[2]), "nama": "Bambang Sutrisno"}
            settings.setdefault("pejabat", {})[path[2]] = person
    if own := _own(paths):
        values = {name.removeprefix("isian."): "contoh" for name in own}
        settings |= nest(f"isian.{jenis}", values)
    rows = {} if table == _WHOLE else {table: [_row(tables[table])]}
    head = "# Contoh isian jenis ini: ganti dengan yang mirip surat Anda. Bukan orang sungguhan."
    return f"{head}\n{_dump({'pengaturan': settings, **rows})}"


def _row(tabel: Tabel) -> dict[str, str]:
    return {name: text for name, text in tabel.example.items() if text}


def _dump(values: Mapping[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=1000))


def _write(folder: Path, shown: str, files: Mapping[str, bytes]) -> None:
    """Write the files of the new type: all of them, or none."""
    if folder.exists():
        raise UsageError(type_exists(folder.name))
    try:
        make_folder(folder)
        for name, content in files.items():
            write_whole(folder / name, content, f"{shown}/{name}")
    except (OSError, OutputError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(output_problem(error, shown)) from error
        raise
