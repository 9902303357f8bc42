"""The document types and page profiles of some folders; later folders override earlier ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from zi_docs.doctypes import problems
from zi_docs.doctypes.copies import find_changed
from zi_docs.doctypes.manifest import build_manifest
from zi_docs.errors import Place, Problem, TemplateError, UsageError
from zi_docs.model import (
    DocType,
    Isian,
    Lembar,
    Manifest,
    Row,
    Source,
    TataNaskah,
    build_setting,
    lookup,
    merge,
)
from zi_docs.plain_file import is_folder, is_there, names_in, read_plain, size_of
from zi_docs.tables import Tables, load_lembar, load_tables
from zi_docs.tables.isian import Field, fields_of
from zi_docs.yaml_lines import FOLDER, read_yaml

_SHARED = "_bagian"
_PROFILES = "_tata_naskah"

_MANIFEST, _NASKAH = "manifest.yaml", "naskah.docx"
_NEAR = {
    _MANIFEST: re.compile(r"manifest\b[^.]*\.(?:ya?ml|txt)(?:\.(?:ya?ml|txt))?", re.IGNORECASE),
    _NASKAH: re.compile(r"naskah\b[^.]*\.do[ct][xm]?(?:\.\w+)?", re.IGNORECASE),
}

PROFILE_KEY = "tata_naskah"

MAX_YAML = 2_000_000


@dataclass(frozen=True)
class Catalog:
    """The available document types and page profiles, by id.

    Folders are read in order. A later folder overrides a type with the same id file by file: an
    office that only changes the wording brings only the ``.j2``. ``types`` gives the folder with a
    type's manifest, ``layers`` all folders of the type. ``problems`` are about folders that hold
    no document type. ``shown`` gives folders as a person knows them, ``tables`` what the
    tables of a data set are, ``lembar`` its sheets of settings.
    """

    folders: tuple[Path, ...]
    types: Mapping[str, Path]
    profiles: Mapping[str, Path]
    layers: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    shown: Mapping[Path, str] = field(default_factory=dict)
    tables: Tables = field(default_factory=lambda: Tables({}))
    lembar: Mapping[str, Lembar] = field(default_factory=dict)

    def own_isian(self, jenis: str) -> dict[str, Isian]:
        """Return the own fields of a document type by their names, without ``isian.``.

        A type that does not exist, or whose manifest is wrong, has none: loading it says so.
        """
        manifest = self.sound_manifest(jenis)
        isian = manifest.isian if manifest else {}
        own = ((name.partition("."), one) for name, one in isian.items())
        return {name: one for (root, _, name), one in own if root == "isian"}

    def types_with(self, kinds: Collection[str]) -> list[str]:
        """Return the types whose manifest has the word of one of these kinds of field.

        To read thirty manifests takes longer than all else that a check does before its data.
        """
        kind = re.compile(rf"\b(?:{'|'.join(map(re.escape, kinds))})\b")
        return [name for name, folder in self.types.items() if _speaks_of(kind, folder / _MANIFEST)]

    def own_fields(self, jenis: str) -> tuple[Field, ...]:
        """Return the own fields of a document type that have a kind."""
        manifest = self.sound_manifest(jenis)
        return tuple(fields_of(manifest)) if manifest else ()

    def load(self, jenis: str) -> DocType:
        """Return a document type.

        Raises :class:`UsageError` (ZI002) when no type has that name, :class:`TemplateError`
        (ZI431-ZI434) when its files are missing or can't be read.
        """
        folder = self.types.get(jenis)
        if folder is None:
            raise UsageError(problems.unknown_type(jenis, sorted(self.types)))
        layers = self.layers.get(jenis, (folder,))
        manifest = self._manifest(folder / _MANIFEST, f"{self.show(folder)}/manifest.yaml")
        source = _last_with(_NASKAH, layers) or folder / _NASKAH
        if not is_there(source) and (near := _near(_NASKAH, layers)):
            raise TemplateError(problems.misnamed(self.show(near[0]), _NASKAH, lost=True))
        naskah = read_file(source, self.show(source))
        partials, fragments = self._partials(layers), self._fragments()
        return DocType(
            jenis,
            self.show(source.parent),
            manifest,
            naskah,
            {name: read_text(path, self.show(path)) for name, path in partials.items()},
            {name: read_file(path, self.show(path)) for name, path in fragments.items()},
            {
                **{name: self.show(path) for name, path in partials.items()},
                **{f"{name}.docx": self.show(path) for name, path in fragments.items()},
            },
        )

    def load_profile(self, setting: str | Mapping[str, Any], settings: Row) -> TataNaskah:
        """Return the page profile that the settings name.

        A mapping in the settings has the name as ``profil``, and the keys that differ. Raises
        :class:`TemplateError` (ZI435 unknown name, ZI202-ZI204 wrong keys).
        """
        own = {} if isinstance(setting, str) else dict(setting)
        name = setting if isinstance(setting, str) else own.pop("profil", "permendagri-1-2023")
        path = self.profiles.get(str(name))
        if path is None:
            in_sheet = settings.called(f"{PROFILE_KEY}.profil")
            place = settings.place(f"{PROFILE_KEY}.profil" if in_sheet else PROFILE_KEY)
            raise TemplateError(problems.unknown_profile(str(name), sorted(self.profiles), place))
        return build_profile(load_yaml(path, self.show(path)), own, settings)

    def load_example(self, path: Path, shown: str) -> Row:
        """Return the content of a type's ``contoh.yaml``; every value is the text that was typed.

        Raises :class:`TemplateError` (ZI431-ZI433) when it can't be read.
        """
        return load_yaml(path, shown, typed=False)

    def show(self, path: Path) -> str:
        """Return a path as a person knows it."""
        for folder in self.folders:
            if path.is_relative_to(folder):
                return (
                    f"{self.shown.get(folder, folder.name)}/{path.relative_to(folder).as_posix()}"
                )
        return path.as_posix()

    def fragments(self) -> dict[str, bytes]:
        """Return the shared Word pieces by name. Raises :class:`TemplateError` (ZI431)."""
        return {name: read_file(path, self.show(path)) for name, path in self._fragments().items()}

    def file_of(self, jenis: str, name: str) -> Path | None:
        """Return a file of a type, from the last folder that has it; None when none does."""
        return _last_with(name, self.layers.get(jenis, ()))

    def changed_copies(self, wanted: Collection[str]) -> list[Problem]:
        """Return a note (ZI494) for each copy of the office whose built-in has changed since.

        Of the types only the ``wanted`` ones are told of.
        """
        if len(self.folders) < 2:
            return []
        found = find_changed(self.folders[0], self.folders[-1])
        return [one for name, one in found if name not in self.types or name in wanted]

    def sound_manifest(self, jenis: str) -> Manifest | None:
        """Return the manifest of a type; None when the type or its manifest is wrong."""
        folder = self.types.get(jenis)
        try:
            return self._manifest(folder / _MANIFEST, "") if folder else None
        except TemplateError:
            return None

    def _manifest(self, path: Path, place: str) -> Manifest:
        return build_manifest(load_yaml(path, place), self.tables)

    def _partials(self, layers: Sequence[Path]) -> dict[str, Path]:
        shared = [parent / _SHARED for parent in self.folders]
        return {
            path.stem: path for parent in (*shared, *layers) for path in names_in(parent, "*.j2")
        }

    def _fragments(self) -> dict[str, Path]:
        return {
            path.stem: path
            for folder in self.folders
            for path in names_in(folder / _SHARED, "*.docx")
            if not path.name.startswith("~$")
        }


def _speaks_of(kind: re.Pattern[str], manifest: Path) -> bool:
    """Tell whether a manifest has a word; of one that can't be read, loading it says more."""
    try:
        return bool(kind.search(read_text(manifest, "")))
    except TemplateError:
        return False


def load_catalog(folders: Sequence[Path], shown: Mapping[Path, str] | None = None) -> Catalog:
    """Return the catalog of these folders; later folders override earlier ones.

    Raises :class:`TemplateError` for a table file that is wrong.
    """
    layers = _layers(folders)
    types = {
        jenis: path.parent
        for jenis, inside in layers.items()
        if (path := _last_with(_MANIFEST, inside))
    }
    profiles = {
        path.stem: path for folder in folders for path in names_in(folder / _PROFILES, "*.yaml")
    }
    catalog = Catalog(tuple(folders), types, profiles, layers=layers, shown=shown or {})
    sheets = load_lembar(folders, catalog.show)
    return replace(
        catalog,
        tables=load_tables(folders, catalog.show, sheets.declared),
        lembar=sheets.lembar,
        problems=tuple(_faults_of_folders(catalog)),
    )


def _layers(folders: Sequence[Path]) -> dict[str, tuple[Path, ...]]:
    """Return the folders of each type, the office's own last."""
    layers: dict[str, tuple[Path, ...]] = {}
    for folder in folders:
        for inside in (path for path in names_in(folder, "[!_.]*") if is_folder(path)):
            layers[inside.name] = (*layers.get(inside.name, ()), inside)
    return layers


def _faults_of_folders(catalog: Catalog) -> Iterator[Problem]:
    """Yield a warning for each folder that is no type, and for each file with nearly its name."""
    near = [
        (path, name)
        for name in _NEAR
        for inside in catalog.layers.values()
        if _last_with(name, inside) or name != _NASKAH
        for path in _near(name, inside)
    ]
    explained = {path.parent for path, name in near if name != _NASKAH}
    bundled = next(iter(catalog.types), "notula")
    for jenis, inside in catalog.layers.items():
        if jenis not in catalog.types and inside[-1] not in explained:
            yield problems.no_manifest(catalog.show(inside[-1]), bundled)
    for path, name in near:
        yield problems.misnamed(catalog.show(path), name, lost=False)


def _last_with(name: str, layers: Sequence[Path]) -> Path | None:
    found = [layer / name for layer in layers if is_there(layer / name)]
    return found[-1] if found else None


def _near(name: str, layers: Sequence[Path]) -> list[Path]:
    """Return the files that seem to be meant by this name: ``manifest.yml``, ``Naskah.docx``."""
    return [
        path
        for layer in layers
        if not is_there(layer / name)
        for path in names_in(layer)
        if _NEAR[name].fullmatch(path.name)
    ]


def build_profile(base: Row, own: Mapping[str, Any], settings: Row) -> TataNaskah:
    """Return the profile of a file, in which the keys of the settings replace those of the file.

    A paper in the settings is the paper of all families, unless the settings name other families'
    paper as well. Raises :class:`TemplateError` (ZI201-ZI204) for keys that do not fit.
    """
    cells = merge(_without_own_numbers(_without_own_paper(base.cells, own), own), own)
    if isinstance(own.get("kertas"), Mapping) and set(own["kertas"]) == {"nama"}:
        cells["kertas"] = own["kertas"]  # its name alone: the size of another paper does not count
    row = _ProfileRow(base.source, base.number, cells, base.lines, own, settings)
    profile, faults = build_setting(TataNaskah, row)
    if profile is None:
        raise TemplateError(faults)
    return profile


def _without_own_paper(base: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    if "kertas" not in own:
        return base
    return {key: value for key, value in base.items() if key != "kertas_keluarga"}


def _without_own_numbers(base: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what the office's own number of a kind replaces without naming it.

    Its form without a unit is counted in the series that is shared; its code is that of all dates.
    """
    typed, kinds = own.get("nomor"), base.get("nomor")
    if not isinstance(typed, Mapping) or not isinstance(kinds, Mapping):
        return base
    kept = {kind: _without(pola, _replaced(pola, typed.get(kind))) for kind, pola in kinds.items()}
    return {**base, "nomor": kept}


def _without(pola: Mapping[str, Any], keys: frozenset[str]) -> Mapping[str, Any]:
    return {key: value for key, value in pola.items() if key not in keys} if keys else pola


def _replaced(pola: Mapping[str, Any], own: Any) -> frozenset[str]:
    """Return the keys of a profile's number that the office's own one puts out of force."""
    if not isinstance(own, Mapping):
        return frozenset()
    counted = "{unit}" not in str(own.get("pola", "{unit}")) and pola.get("seri")
    keys = {"per_unit": counted, "kode_lama": "kode" in own}
    return frozenset(key for key, replaced in keys.items() if replaced)


@dataclass(frozen=True, slots=True)
class _ProfileRow(Row):
    """The keys of the profile's file and of the settings; each knows where it was typed."""

    own: Mapping[str, Any] = field(default_factory=dict)
    settings: Row | None = None

    def place(self, column: str | None = None) -> Place:
        """Return where a key of the profile was typed: in the settings or in the profile's file."""
        if self.settings and column and lookup(self.own, column) is not None:
            return self.settings.place(f"{PROFILE_KEY}.{column}")
        return Row.place(self, column)

    def called(self, path: str) -> str:
        """Return what a sheet of settings calls a key of the profile; empty elsewhere."""
        is_own = self.settings and lookup(self.own, path) is not None
        return self.settings.called(f"{PROFILE_KEY}.{path}") if self.settings and is_own else ""


def read_file(path: Path, place: str, limit: int | None = None) -> bytes:
    """Return the bytes of a file. Raises :class:`TemplateError` (ZI431) when it can't be read.

    ``limit`` is the greatest size in bytes that the file may have.
    """
    try:
        size = size_of(path)
        if limit is not None and size > limit:
            raise TemplateError(problems.too_big(place, size, limit))
        return read_plain(path)
    except OSError as error:
        raise TemplateError(problems.unreadable(place, error)) from error


def read_text(path: Path, place: str) -> str:
    """Return the text of a file in UTF-8. Raises :class:`TemplateError` (ZI431, ZI434)."""
    try:
        return read_file(path, place).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(problems.wrong_encoding(place)) from error


def load_yaml(path: Path, place: str, *, typed: bool = True) -> Row:
    """Return the mapping in a YAML file, with the line of each key.

    With ``typed``, as for manifests and profiles, plain values become numbers, dates and so on;
    the values of an example are data and stay text. Raises :class:`TemplateError` (ZI431-ZI433)
    when the file can't be read or holds no mapping.
    """
    content = read_file(path, place, MAX_YAML)
    tree = read_yaml(content, place, FOLDER, limit=MAX_YAML, typed=typed)
    if not isinstance(tree.value, dict):
        raise TemplateError(problems.no_mapping(place))
    return Row(Source(place), 1, tree.value, tree.lines)
