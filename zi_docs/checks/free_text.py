"""Every text that people wrote freely, with the place where each stands.

Names of people, addresses and numbers are left out: they are what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zi_docs.checks.places import nested_place
from zi_docs.errors import Place
from zi_docs.model import DataSet, Rapat, Record, Row, Setting

__all__ = ["Passage", "all_passages", "meeting_passages"]

_UNIT = ("nama", "singkatan", "jenis", "keterangan")
_PLAN = ("kegiatan", "indikator", "output", "target", "satuan", "penanggung_jawab", "bukti_dukung")
_MEETING = (
    "acara", "tempat", "undangan", "peserta", "agenda", "pembahasan", "keputusan", "tindak_lanjut",
)  # fmt: skip
_NAMES = {"nama", "gelar_depan", "gelar_belakang", "nip", "nomor", "pangkat", "golongan", "cara"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and where it stands: a field of a record or of the settings."""

    text: str
    owner: Record | Row
    path: str

    @property
    def place(self) -> Place:
        """Where the text was typed."""
        if isinstance(self.owner, Row):
            return self.owner.place(self.path)
        return nested_place(self.owner, self.path)


def all_passages(dataset: DataSet) -> Iterator[Passage]:
    """Yield the free texts of the settings and of every table."""
    yield from _settings(dataset)
    for unit in dataset.unit_kerja:
        yield from _fields(unit, _UNIT)
    for pegawai in dataset.pegawai:
        yield from _fields(pegawai, ("jabatan",))
    for rapat in dataset.rapat:
        yield from meeting_passages(rapat)
    for plan in dataset.rencana_aksi:
        yield from _fields(plan, _PLAN)


def meeting_passages(rapat: Rapat) -> Iterator[Passage]:
    """Yield the free texts of one meeting."""
    yield from _fields(rapat, _MEETING)
    for role in ("pimpinan", "notulis"):
        if not isinstance(getattr(rapat, role), str):  # a plain text there is a reference
            yield from _fields(rapat, (role,))


def _fields(record: Record, names: Iterable[str]) -> Iterator[Passage]:
    for name in names:
        for path, text in _texts(getattr(record, name), name):
            yield Passage(text, record, path)


def _settings(dataset: DataSet) -> Iterator[Passage]:
    for name in ("instansi", "pejabat", "isian"):
        for path, text in _texts(getattr(dataset.pengaturan, name), name):
            yield Passage(text, dataset.settings_row, path)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
        return
    for key, item in _parts(value):
        if key not in _NAMES:
            yield from _texts(item, f"{path}.{key}")


def _parts(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Setting):
        return iter(value)
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, (list, tuple)) else ()
