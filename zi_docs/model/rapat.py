"""A meeting, with its discussion, decisions and tasks."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from zi_docs import indonesian
from zi_docs.errors import FieldError, quote
from zi_docs.model.fields import DaftarTeks, Pukul, TanggalNaskah, Teks, clean_text, split_list
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.problems import judul
from zi_docs.model.record import Record, Setting


class Peserta(Setting):
    """One participant; ``unit`` is the office the person comes from."""

    nama: Teks = ""
    jabatan: Teks = ""
    unit: Teks = ""


class Pembahasan(Setting):
    """One point of the discussion, with the points under it."""

    uraian: Teks = Field(min_length=1)
    butir: DaftarTeks = ()


class TindakLanjut(Setting):
    """One task, who does it, and its deadline."""

    uraian: Teks = Field(min_length=1)
    penanggung_jawab: Teks = ""
    batas_waktu: TanggalNaskah = None


class Undangan(Setting):
    """The letter that called the meeting."""

    nomor: Teks = ""
    tanggal: TanggalNaskah = None
    hal: Teks = ""


def _items(value: Any) -> list[Any]:
    if isinstance(value, (list, tuple)):
        return [item for item in value if item not in (None, "")]
    return list(split_list(clean_text(value)))


def _columns(names: tuple[str, ...]) -> Any:
    """Return a parser for a list in one cell: its items look like ``a | b | c``."""

    def parse(value: Any) -> list[dict[str, Any]]:
        return [
            item if isinstance(item, dict) else _by_column(names, clean_text(item))
            for item in _items(value)
        ]

    return parse


def _people(value: Any) -> Any:
    """Split the people of one cell at semicolons too, since a name never contains one."""
    return clean_text(value).replace(";", "\n") if isinstance(value, str) else value


def _by_column(names: tuple[str, ...], line: str) -> dict[str, str]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > len(names):
        columns = " | ".join(map(judul, names))
        mend = f"Tulis paling banyak {len(names)}, dipisah tanda |: {columns}. Satu baris satu."
        raise FieldError(f"{quote(line)} punya {len(parts)} bagian.", mend)
    return dict(zip(names, parts, strict=False))


def _orang(value: Any) -> Any:
    return value if isinstance(value, (dict, Pejabat)) else clean_text(value)


def _hari(values: dict[str, Any]) -> dict[str, str]:
    """Return the weekday written with the date; a wrong date is reported by its own field."""
    text = values.get("tanggal")
    if not isinstance(text, str) or values.get("hari"):
        return {}
    try:
        return {"hari": indonesian.parse_tanggal(text).hari or ""}
    except ValueError:
        return {}


def _pukul(values: dict[str, Any]) -> dict[str, Any]:
    """Return the start and end of a written time, or the error in place of its cell."""
    try:
        text = clean_text(values.get("pukul"))
        ends = indonesian.parse_pukul(text) if text else None
    except ValueError as refusal:
        return {"pukul": refusal}
    return {} if ends is None else {"pukul_mulai": ends[0], "pukul_selesai": ends[1]}


class Rapat(Record):
    """One meeting.

    ``hari`` is the weekday typed with the date; a check compares the two. ``pukul`` is the time as
    typed in one cell; ``pukul_mulai`` and ``pukul_selesai`` are taken out of it. ``pimpinan`` and
    ``notulis`` name an official of the settings by key, an employee by NIP or name, or hold an
    official who is written out.
    """

    kode: Teks = Field(min_length=1)
    acara: Teks = Field(min_length=1)
    hari: Teks = ""
    tanggal: TanggalNaskah
    pukul: Teks = ""
    pukul_mulai: Pukul = None
    pukul_selesai: Pukul = None
    tempat: Teks = ""
    pimpinan: Annotated[Pejabat | str, BeforeValidator(_orang)] = ""
    notulis: Annotated[Pejabat | str, BeforeValidator(_orang)] = ""
    undangan: Undangan = Undangan()
    peserta: Annotated[
        tuple[Peserta, ...],
        BeforeValidator(_columns(("nama", "jabatan", "unit"))),
        BeforeValidator(_people),
    ] = ()
    agenda: DaftarTeks = ()
    pembahasan: Annotated[tuple[Pembahasan, ...], BeforeValidator(_columns(("uraian",)))] = ()
    keputusan: DaftarTeks = ()
    tindak_lanjut: Annotated[
        tuple[TindakLanjut, ...],
        BeforeValidator(_columns(("uraian", "penanggung_jawab", "batas_waktu"))),
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _split_tanggal_dan_pukul(cls, values: Any) -> Any:
        """Take the weekday out of a written date, and start and end out of a written time.

        An absent date counts as an empty one, so that the check (ZI334) alone reports both.
        """
        if not isinstance(values, dict):
            return values
        return {"tanggal": None, **values, **_hari(values), **_pukul(values)}

    @field_validator("pukul_selesai")
    @classmethod
    def _not_an_end_alone(cls, end: time | None, info: ValidationInfo) -> time | None:
        if end and "pukul_mulai" in info.data and info.data["pukul_mulai"] is None:
            message = "Waktu selesai terisi, tetapi waktu mulainya kosong."
            raise FieldError(message, "Isi waktu mulainya, atau kosongkan waktu selesainya.")
        return end

    @property
    def record_key(self) -> str:
        """The meeting's code."""
        return self.kode
