"""YAML as plain text values with their lines, built from the parser's events.

Nothing is guessed: ``0123``, ``no`` and ``12:30`` stay what was typed. Anchors, aliases and tags,
which an office never needs, are refused; so are duplicate keys, and nesting beyond reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zi_docs.errors import DataError, Place, problem
from zi_docs.readers.data_file import DataFile, too_much

MAX_DEPTH = 30
MAX_KEY = 200
MAX_PATH = 400
BYTES_PER_VALUE = 20
_TEXT_TAG = "tag:yaml.org,2002:str"
_QUOTE = "Tulis isinya langsung; apit dengan tanda kutip bila memang teks."
_REWRITE = "Tulis ulang bagian itu menurut contoh di panduan."


@dataclass(slots=True)
class Tree:
    """The value of a whole file, with the line of each value by its dotted path."""

    value: Any = None
    lines: dict[str, int] = field(default_factory=dict)


def read_tree(file: DataFile, limit: int) -> Tree:
    """Parse a YAML file; raise ``DataError`` with line and column when that can't be done."""
    import yaml

    text = _decode(file, file.read(limit))
    # The C parser is ten times faster; a PyYAML without it reads the same.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder(file, limit // BYTES_PER_VALUE)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise _broken(file, error) from error
    except (ValueError, RecursionError) as error:
        message = "Isi berkas YAML ini rusak."
        raise DataError(problem("ZI132", file.shown, message, _REWRITE)) from error
    return builder.tree


def _decode(file: DataFile, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "Berkas ini tidak tersimpan sebagai UTF-8."
        hint = 'Di Notepad: Simpan Sebagai, pilih Pengodean "UTF-8".'
        place = Place(file.shown, line=line)
        raise DataError(problem("ZI130", place, message, hint)) from error


def _broken(file: DataFile, error: Any) -> DataError:
    mark = getattr(error, "problem_mark", None)
    place = Place(file.shown)
    if mark:
        place = Place(file.shown, line=mark.line + 1, part=f"kolom {mark.column + 1}")
    return DataError(
        problem(
            "ZI132",
            place,
            "Susunan YAML di sini rusak.",
            "Periksa spasi di awal baris (bukan Tab), tanda titik dua yang diikuti spasi, dan "
            'apit teks yang memuat ": " atau "#" dengan tanda kutip.',
        )
    )


@dataclass(slots=True)
class _Level:
    """A mapping or list that is being filled; ``key`` waits for its value."""

    value: Any
    path: str
    key: str | None = None

    def child_path(self) -> str:
        name = self.key if isinstance(self.value, dict) else str(len(self.value))
        return f"{self.path}.{name}" if self.path else str(name)


class _Builder:
    def __init__(self, file: DataFile, most: int) -> None:
        self.tree = Tree()
        self._most = most
        self._file = file
        self._levels: list[_Level] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take in the next event of the parser."""
        self._refuse_features(event)
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent":
                self._open(event, {})
            case "SequenceStartEvent":
                self._open(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                self._levels.pop()

    def _refuse_features(self, event: Any) -> None:
        if type(event).__name__ == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                message = 'Berkas ini terbagi oleh "---".'
                raise self._refuse("ZI135", event, message, 'Hapus baris "---" itu.')
        if getattr(event, "anchor", None):
            message = "Tanda & dan * (acuan YAML) tidak diterima di sini."
            raise self._refuse("ZI134", event, message, _QUOTE)
        if getattr(event, "tag", None) not in (None, _TEXT_TAG):
            message = "Tanda ! (jenis YAML) tidak diterima di sini."
            raise self._refuse("ZI134", event, message, _QUOTE)
        if len(self._levels) > MAX_DEPTH:
            raise self._refuse("ZI134", event, "Isi berkas ini bersarang terlalu dalam.", _REWRITE)

    def _refuse(self, code: str, event: Any, message: str, hint: str) -> DataError:
        line = event.start_mark.line + 1
        return DataError(problem(code, Place(self._file.shown, line=line), message, hint))

    def _too_much(self, event: Any, what: str, hint: str) -> DataError:
        place = Place(self._file.shown, line=event.start_mark.line + 1)
        return DataError(too_much(place, what, hint))

    def _scalar(self, event: Any) -> None:
        level = self._levels[-1] if self._levels else None
        if level and isinstance(level.value, dict) and level.key is None:
            self._take_key(level, event)
        else:
            self._place(event, event.value)

    def _take_key(self, level: _Level, event: Any) -> None:
        if not event.value:
            message, hint = "Di sini ada kunci yang kosong.", "Tulis kuncinya sebelum titik dua."
            raise self._refuse("ZI135", event, message, hint)
        if len(event.value) > MAX_KEY:
            what = f"sebuah kunci panjangnya {len(event.value)} huruf"
            raise self._too_much(event, what, f"Kunci paling panjang {MAX_KEY} huruf.")
        if event.value in level.value:
            message = f'Kunci "{event.value}" ditulis dua kali.'
            raise self._refuse("ZI133", event, message, "Pertahankan satu; hapus yang lain.")
        level.key = event.value

    def _open(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        level = self._levels[-1] if self._levels else None
        if level and isinstance(level.value, dict) and level.key is None:
            message = "Kunci harus berupa teks, bukan daftar."
            raise self._refuse("ZI135", event, message, 'Tulis sebagai "kunci: nilai".')
        path = self._place(event, value)
        self._levels.append(_Level(value, path))

    def _place(self, event: Any, value: Any) -> str:
        """Put a value where it belongs and return its path."""
        if not self._levels:
            self.tree.value = value
            return ""
        level = self._levels[-1]
        path = level.child_path()
        if len(path) > MAX_PATH:
            what = "kunci-kuncinya bersarang terlalu panjang"
            raise self._too_much(event, what, _REWRITE)
        if len(self.tree.lines) >= self._most:
            what = f"lebih dari {self._most} isian"
            raise self._too_much(event, what, "Bagi datanya, atau pakai tabel .xlsx.")
        self.tree.lines[path] = event.start_mark.line + 1
        if isinstance(level.value, dict):
            level.value[str(level.key)] = value
            level.key = None
        else:
            level.value.append(value)
        return path
