"""A meeting, with its discussion, decisions and tasks."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from pydantic import ValidationInfo, field_validator, model_validator

from zi_docs import indonesian
from zi_docs.errors import FieldError
from zi_docs.model.fields import clean_text
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.record import Office, Record
from zi_docs.tables.daftar_hadir import daftar_hadir

_SEBUTAN = {
    "": "rapat",
    "rapat": "rapat",
    "pemantauan": "rapat",
    "pertemuan akhir": "pertemuan",
    "forum konsultasi publik": "forum",
    "sosialisasi": "kegiatan",
    "pelatihan": "kegiatan",
}


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
    """Return the start and end of a written time, or the error in place of its cell.

    An end that is "selesai" in a column of its own stands in ``pukul``, as if written in one cell.
    """
    try:
        text = clean_text(values.get("pukul"))
        ends = indonesian.parse_pukul(text) if text else None
    except ValueError as refusal:
        return {"pukul": refusal}
    if ends is not None:
        return {"pukul_mulai": ends[0], "pukul_selesai": ends[1]}
    end = values.get("pukul_selesai")
    return {"pukul": end} if isinstance(end, str) and indonesian.sampai_selesai(end) else {}


class Rapat(Record):
    """One meeting.

    ``hari`` is the weekday typed with the date; a check compares the two. ``pukul`` is the time as
    typed in one cell; ``pukul_mulai`` and ``pukul_selesai`` are taken out of it. ``pimpinan`` and
    ``notulis`` name an official of the settings by key, an employee by NIP or name, or hold an
    official who is written out. ``pembukaan`` and ``penutup`` say in the office's own words how the
    meeting began and ended.
    """

    if TYPE_CHECKING:
        kode: str
        acara: str
        hari: str
        tanggal: date | None
        pukul: str
        pukul_mulai: time | None
        pukul_selesai: time | None
        keputusan: tuple[str, ...]
        jenis: str
        pimpinan: Pejabat | str
        notulis: Pejabat | str

    @model_validator(mode="before")
    @classmethod
    def _split_tanggal_dan_pukul(cls, values: Any) -> Any:
        """Take the weekday out of a written date, and start and end out of a written time."""
        if not isinstance(values, dict):
            return values
        return {**values, **_hari(values), **_pukul(values)}

    @field_validator("pukul_selesai", check_fields=False)
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

    @property
    def sebutan(self) -> str:
        """What its papers call it: a ceremony is no meeting."""
        return _SEBUTAN.get(self.jenis, "acara")

    def shown(self, values: dict[str, Any], office: Office) -> dict[str, Any]:
        """Return a meeting with its day in words, time, name, and those who were present."""
        led, wrote = (office.person(one) if one else {} for one in (self.pimpinan, self.notulis))
        day = indonesian.format_hari_tanggal(self.tanggal) if self.tanggal else ""
        pukul = self._pukul_tercetak(office.pengaturan.zona_waktu)
        present = daftar_hadir(values["peserta"], led, wrote, office, values["narasumber"])
        made = {"sebutan": self.sebutan, "daftar_hadir": present}
        return {**values, "hari_tanggal": day, "pukul": pukul, **made}

    def _pukul_tercetak(self, zona: str) -> str:
        """Return the time. An end before its start stays as typed; a check refuses it."""
        mulai, selesai = self.pukul_mulai, self.pukul_selesai
        if mulai is None:
            return ""
        if selesai and selesai <= mulai:
            return f"pukul {mulai:%H.%M} s.d. {selesai:%H.%M} {zona}"
        terbuka = indonesian.sampai_selesai(self.pukul)
        return indonesian.format_pukul(mulai, selesai, zona, terbuka=terbuka)
