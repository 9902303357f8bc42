"""Document types from folders: ``templates/<jenis>/manifest.yaml`` is the registration."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from zi_docs.errors import Problem, TemplateError, UsageError, galat
from zi_docs.model import DocType, Manifest, Row, Source, TataNaskah, build_setting

__all__ = ["Catalog", "load_catalog"]

_SHARED = "_bagian"
_PROFILES = "_tata_naskah"


@dataclass(frozen=True)
class Catalog:
    """The document types and page profiles at hand, by id.

    Folders are looked through in order; a later one overrides an earlier one's type of the same
    id. ``problems`` are the complaints about folders that can't be read; those types are absent.
    """

    folders: tuple[Path, ...]
    types: Mapping[str, Path]
    profiles: Mapping[str, Path]
    shown: Mapping[Path, str] = field(default_factory=dict)

    def load(self, jenis: str) -> DocType:
        """Return a document type.

        Raises :class:`UsageError` (ZI002) when there is none of that name, :class:`TemplateError`
        (ZI431-ZI434) when its folder is not complete.
        """
        folder = self.types.get(jenis)
        if folder is None:
            raise UsageError(_unknown(jenis, sorted(self.types)))
        shown = self.show(folder)
        manifest = _manifest(folder / "manifest.yaml", f"{shown}/manifest.yaml")
        naskah = _read(folder / "naskah.docx", f"{shown}/naskah.docx")
        return DocType(jenis, shown, manifest, naskah, self._partials(folder), self._fragments())

    def load_profile(self, setting: str | Mapping[str, Any], place: str) -> TataNaskah:
        """Return a page profile: by name, or by ``profil`` with the keys that differ.

        Raises :class:`TemplateError` (ZI435 unknown name, ZI202-ZI204 wrong keys).
        """
        own = {} if isinstance(setting, str) else dict(setting)
        name = setting if isinstance(setting, str) else own.pop("profil", "permendagri-1-2023")
        path = self.profiles.get(str(name))
        if path is None:
            raise TemplateError(_unknown_profile(str(name), sorted(self.profiles), place))
        values = _merge(_load_yaml(path, self.show(path)), own)
        row = Row(Source(place if own else self.show(path)), 1, values)
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

    def _partials(self, folder: Path) -> dict[str, str]:
        shared = [parent / _SHARED for parent in self.folders]
        return {
            path.stem: _read(path, self.show(path)).decode("utf-8-sig")
            for parent in (*shared, folder)
            for path in sorted(parent.glob("*.j2"))
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
    types: dict[str, Path] = {}
    profiles: dict[str, Path] = {}
    for folder in folders:
        for manifest in sorted(folder.glob("[!_.]*/manifest.yaml")):
            types[manifest.parent.name] = manifest.parent
        for profile in sorted((folder / _PROFILES).glob("*.yaml")):
            profiles[profile.stem] = profile
    return Catalog(tuple(folders), types, profiles, shown or {})


def _manifest(path: Path, place: str) -> Manifest:
    values = _load_yaml(path, place)
    manifest, problems = build_setting(Manifest, Row(Source(place), 1, values))
    if manifest is None:
        raise TemplateError(problems)
    return manifest


def _load_yaml(path: Path, place: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(_read(path, place).decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
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
        raise TemplateError(galat("ZI433", place, "Berkas ini harus berisi pasangan kunci: nilai."))
    return values


def _read(path: Path, place: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            galat(
                "ZI431",
                place,
                f"Berkas tidak dapat dibaca ({error.strerror}).",
                "Pastikan berkas itu ada dan boleh dibaca.",
            )
        ) from error


def _merge(base: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, Mapping)
        merged[key] = _merge(old or {}, value) if both else value
    return merged


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
