"""Officials and employees as plain values, with the forms in which they are printed."""

from __future__ import annotations

from typing import Any

from zi_docs import indonesian
from zi_docs.model.dataset import DataSet
from zi_docs.model.fields import only_digits
from zi_docs.model.pattern import fill_pattern
from zi_docs.model.pegawai import Pegawai, StatusPegawai
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.plain import plain
from zi_docs.model.tata_naskah import TataNaskah

__all__ = ["People"]

_DASHES = " -–—"  # what people put into a cell that stays empty


class People:
    """The people of a data set. Few are named by many others, so they are remembered."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._profile = dataset.tata_naskah
        self._named: dict[str, dict[str, Any] | None] = {}

    def official(self, person: Pejabat) -> dict[str, Any]:
        """Return an official as plain values, with the printed forms."""
        return {
            **plain(person),
            **_printed(person, self._profile, "NIP", person.nip),
            "baris_jabatan": list(person.baris_jabatan),
        }

    def employee(self, pegawai: Pegawai) -> dict[str, Any]:
        """Return an employee as plain values, without unit and superior."""
        lines = indonesian.baris_jabatan(pegawai.jabatan, "definitif") if pegawai.jabatan else ()
        return {
            **plain(pegawai),
            **_printed(pegawai, self._profile, *_identity(pegawai)),
            "baris_jabatan": list(lines),
        }

    def find(self, name: str | Pejabat) -> dict[str, Any] | None:
        """Return the person a reference names: written out, settings key, NIP or name."""
        if isinstance(name, Pejabat):
            return self.official(name)
        if not name:
            return None
        if name not in self._named:
            self._named[name] = self._look_up(name)
        return self._named[name]

    def _look_up(self, name: str) -> dict[str, Any] | None:
        if name in self._dataset.pengaturan.pejabat:
            return self.official(self._dataset.pengaturan.pejabat[name])
        pegawai = self._dataset.find_pegawai(name)
        return self.employee(pegawai) if pegawai else None


def _identity(pegawai: Pegawai) -> tuple[str, str]:
    """Return which number identifies the employee, and the number."""
    labels = {StatusPegawai.NON_ASN: "NIK", StatusPegawai.PPPK: "NI PPPK"}
    return labels.get(pegawai.status, "NIP"), pegawai.nomor_identitas


def _printed(
    person: Pejabat | Pegawai, profile: TataNaskah, kind: str, number: str
) -> dict[str, str]:
    """Return the printed forms of a person's name, number and rank."""
    label = profile.label_nip if kind == "NIP" else f"{kind} "
    digits = only_digits(number)
    shown = indonesian.format_nip(digits) if len(digits) == 18 else digits
    names = (person.gelar_depan, person.nama, person.gelar_belakang)
    return {
        "nama_gelar": indonesian.format_nama(*names) if person.nama else "",
        "nama_kapital": indonesian.upper_nama(*names) if person.nama else "",
        "label_nip": label,
        "nomor_induk": f"{label}{shown}" if shown else "",
        "nomor_tampil": shown,
        "jenis_nomor": kind,
        "pangkat_golongan": _rank(person, profile),
    }


def _rank(person: Pejabat | Pegawai, profile: TataNaskah) -> str:
    """Return pangkat and golongan; what does not fit as typed: checking refuses it."""
    pangkat, golongan = (text.strip(_DASHES) for text in (person.pangkat, person.golongan))
    if not golongan:
        return pangkat
    pattern = profile.pangkat_golongan
    try:
        return indonesian.format_pangkat_golongan(pangkat, golongan, pattern)
    except ValueError:
        return fill_pattern(pattern, {"pangkat": pangkat, "golongan": golongan})
