"""Document types from folders: ``templates/<jenis>/manifest.yaml`` is the registration."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from zi_docs.errors import Problem, TemplateError, UsageError, disk_words, galat, peringatan
from zi_docs.model import (
    DocType,
    Manifest,
    Row,
    Source,
    TataNaskah,
    build_setting,
    lookup,
    merge,
)
from zi_docs.model.table import Place

__all__ = ["Catalog", "load_catalog"]

_SHARED = "_bagian"
_PROFILES = "_tata_naskah"
_PROFILE_KEY = "tata_naskah"


@dataclass(frozen=True)
class Catalog:
    """The document types and page profiles at hand, by id.

    Folders are looked through in order; a later one overrides an earlier one's type of the same
    id, file by file: an office that only changes the wording brings only the ``.j2``. ``types``
    gives the folder that holds a type's manifest, ``layers`` all of its folders. ``problems`` are
    the complaints about folders that are no type.
    """

    folders: tuple[Path, ...]
    types: Mapping[str, Path]
    profiles: Mapping[str, Path]
    layers: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    shown: Mapping[Path, str] = field(default_factory=dict)

    def load(self, jenis: str) -> DocType:
        """Return a document type.

        Raises :class:`UsageError` (ZI002) when there is none of that name, :class:`TemplateError`
        (ZI431-ZI434) when its folder is not complete.
        """
        folder = self.types.get(jenis)
        if folder is None:
            raise UsageError(_unknown(jenis, sorted(self.types)))
        layers = self.layers.get(jenis, (folder,))
        manifest = _manifest(folder / "manifest.yaml", f"{self.show(folder)}/manifest.yaml")
        source = _last_with("naskah.docx", layers) or folder / "naskah.docx"
        naskah = _read(source, self.show(source))
        partials = self._partials(layers)
        return DocType(
            jenis,
            self.show(source.parent),
            manifest,
            naskah,
            {
                name: _decode(_read(path, self.show(path)), self.show(path))
                for name, path in partials.items()
            },
            self._fragments(),
            {name: self.show(path) for name, path in partials.items()},
        )

    def load_profile(self, setting: str | Mapping[str, Any], settings: Row) -> TataNaskah:
        """Return the page profile that the settings name, or name with the keys that differ.

        Raises :class:`TemplateError` (ZI435 unknown name, ZI202-ZI204 wrong keys).
        """
        own = {} if isinstance(setting, str) else dict(setting)
        name = setting if isinstance(setting, str) else own.pop("profil", "permendagri-1-2023")
        path = self.profiles.get(str(name))
        if path is None:
            place = settings.place(_PROFILE_KEY)
            raise TemplateError(_unknown_profile(str(name), sorted(self.profiles), place))
        base = _load_yaml(path, self.show(path))
        cells = merge(base.cells, own)
        row = _ProfileRow(base.source, base.number, cells, base.lines, own, settings)
        profile, problems = build_setting(TataNaskah, row)
        if profile is None:
            raise TemplateError(problems)
        return profile

    def show(self, path: Path) -> str:
        """Return a path as a person knows it."""
        for folder in self.folders:
            if path.is_relative_to(folder):
                return (
                    f"{self.shown.get(folder, folder.name)}/{path.relative_to(folder).as_posix()}"
                )
        return path.as_posix()

    def _partials(self, layers: Sequence[Path]) -> dict[str, Path]:
        shared = [parent / _SHARED for parent in self.folders]
        return {
            path.stem: path for parent in (*shared, *layers) for path in sorted(parent.glob("*.j2"))
        }

    def _fragments(self) -> dict[str, bytes]:
        return {
            path.stem: _read(path, self.show(path))
            for folder in self.folders
            for path in sorted((folder / _SHARED).glob("*.docx"))
            if not path.name.startswith("~$")
        }


def load_catalog(folders: Sequence[Path], shown: Mapping[Path, str] | None = None) -> Catalog:
    """Return the catalog of the types in these folders; later folders override earlier ones."""
    layers: dict[str, tuple[Path, ...]] = {}
    profiles: dict[str, Path] = {}
    for folder in folders:
        for inside in sorted(path for path in folder.glob("[!_.]*") if path.is_dir()):
            layers[inside.name] = (*layers.get(inside.name, ()), inside)
        for profile in sorted((folder / _PROFILES).glob("*.yaml")):
            profiles[profile.stem] = profile
    manifests = {jenis: _last_with("manifest.yaml", inside) for jenis, inside in layers.items()}
    types = {jenis: path.parent for jenis, path in manifests.items() if path}
    catalog = Catalog(tuple(folders), types, profiles, layers=layers, shown=shown or {})
    strays = [layers[jenis][-1] for jenis, path in manifests.items() if path is None]
    return replace(catalog, problems=tuple(_stray(catalog.show(path)) for path in strays))


def _last_with(name: str, layers: Sequence[Path]) -> Path | None:
    found = [layer / name for layer in layers if (layer / name).is_file()]
    return found[-1] if found else None


def _stray(place: str) -> Problem:
    return peringatan(
        "ZI438",
        place,
        "Folder ini bukan jenis dokumen: tidak punya manifest.yaml.",
        "Tambahkan manifest.yaml, samakan namanya dengan jenis bawaan, atau pindahkan foldernya.",
    )


def _manifest(path: Path, place: str) -> Manifest:
    manifest, problems = build_setting(Manifest, _load_yaml(path, place))
    if manifest is None:
        raise TemplateError(problems)
    return manifest


@dataclass(frozen=True, slots=True)
class _ProfileRow(Row):
    """A profile with an office's own keys laid over it: each key stands where it was typed."""

    own: Mapping[str, Any] = field(default_factory=dict)
    settings: Row | None = None

    def place(self, column: str | None = None) -> Place:
        """Say where a key of the profile stands: in the settings, or in the profile's file."""
        if self.settings and column and lookup(self.own, column) is not None:
            return self.settings.place(f"{_PROFILE_KEY}.{column}")
        return Row.place(self, column)


def _load_yaml(path: Path, place: str) -> Row:
    """Return the mapping that a YAML file holds, with the line of each key."""
    try:
        loader = yaml.SafeLoader(_read(path, place).decode("utf-8-sig"))
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
        lines = dict(_lines(node))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{place}, baris {mark.line + 1}" if mark else place
        raise TemplateError(
            galat(
                "ZI432",
                where,
                "Berkas YAML ini salah tulis.",
                "Periksa lekukan baris, titik dua, dan tanda kutip.",
            )
        ) from error
    if not isinstance(values, dict):
        message = "Berkas ini harus berisi pasangan kunci: nilai."
        hint = 'Mulai dengan baris seperti "judul: Surat Tugas".'
        raise TemplateError(galat("ZI433", place, message, hint))
    return Row(Source(place), 1, values, lines)


def _lines(node: yaml.Node | None, path: str = "") -> Iterator[tuple[str, int]]:
    """Yield the line of every key and item of a YAML node, by its dotted path."""
    if node and path:
        yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inside = f"{path}.{key.value}".lstrip(".")
            yield from _lines(value, inside)
            yield inside, key.start_mark.line + 1  # where its value may begin a line below
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _lines(item, f"{path}.{index}")


def _read(path: Path, place: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            galat(
                "ZI431",
                place,
                f"Berkas tidak dapat dibaca: {disk_words(error)}.",
                "Pastikan berkas itu ada dan boleh dibaca.",
            )
        ) from error


def _decode(data: bytes, place: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "Berkas teks ini tidak disimpan sebagai UTF-8."
        hint = "Di Notepad: Simpan Sebagai, Pengodean: UTF-8."
        raise TemplateError(galat("ZI434", place, message, hint)) from error


def _unknown(jenis: str, known: list[str]) -> Problem:
    close = difflib.get_close_matches(jenis, known, n=1)
    hint = f'Maksudnya "{close[0]}"?' if close else f"Jenis yang ada: {', '.join(known)}."
    return galat("ZI002", "baris perintah", f'Jenis dokumen "{jenis}" tidak ada.', hint)


def _unknown_profile(name: str, known: list[str], place: str) -> Problem:
    return galat(
        "ZI435",
        place,
        f'Profil tata naskah "{name}" tidak ada.',
        f"Profil yang ada: {', '.join(known)}.",
    )
