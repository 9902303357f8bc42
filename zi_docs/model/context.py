"""What a naskah sees: plain values only, never model objects.

::

    pegawai | unit_kerja | rapat   the record, by the type's ``satu_per``
    pengaturan                     the settings; officials under pengaturan.pejabat.<kunci>
    daftar_unit_kerja, daftar_rapat, jumlah   the whole data set
    isian                          the type's own fields
    mengingat                      the legal basis in force on the date, [{kutipan, ...}]
    tarif_meterai                  the stamp duty of the date, in rupiah
    tanggal, tahun, nomor, draf    of this document
    tata_naskah                    the page profile
    berkas                         title, author and time for the file's properties

An official, and an employee, has ``nama_gelar``, ``nama_kapital``, ``label_nip``, ``nomor_induk``,
``pangkat_golongan`` and ``baris_jabatan`` (the lines above the signature).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from zi_docs import indonesian, zona_integritas
from zi_docs.model.dasar_hukum import DasarHukumDaerah, find_tingkat
from zi_docs.model.dataset import DataSet
from zi_docs.model.doctype import DocType
from zi_docs.model.fields import only_digits
from zi_docs.model.pattern import fill_pattern
from zi_docs.model.pegawai import Pegawai, StatusPegawai
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.rapat import Rapat
from zi_docs.model.record import Record
from zi_docs.model.rencana_aksi import RencanaAksi
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.model.tree import merge, nest
from zi_docs.model.unit_kerja import UnitKerja

__all__ = ["ContextBuilder", "legal_basis"]

BAKU = "baku"
_DASHES = " -–—"  # what people put into a cell that stays empty


class ContextBuilder:
    """Makes the contexts of one document type over one data set.

    What does not depend on the record is made once.
    """

    def __init__(self, dataset: DataSet, doctype: DocType) -> None:
        self.dataset = dataset
        self._doctype = doctype
        self._profile = dataset.tata_naskah
        self._units: dict[str, dict[str, Any]] = {}
        self._people: dict[str, dict[str, Any] | None] = {}
        self._laws: dict[date, list[dict[str, Any]]] = {}
        self.shared = self._shared()

    def record(self, record: Record | None) -> dict[str, Any]:
        """Return the names of one record beside the shared ones; without date and number."""
        return {**self.shared, **self.own(record)}

    def own(self, record: Record | None) -> dict[str, Any]:
        """Return only the names that change from record to record."""
        if isinstance(record, Pegawai):
            return {"pegawai": self._pegawai(record)}
        if isinstance(record, UnitKerja):
            return {"unit_kerja": self._unit_in_full(record)}
        if isinstance(record, Rapat):
            return {"rapat": self._rapat(record)}
        return {}

    def finish(
        self, context: dict[str, Any], tanggal: date, nomor: str, draf: bool = False
    ) -> dict[str, Any]:
        """Return a record's context with what belongs to the document: date, number, law."""
        judul = " ".join(filter(None, (self._doctype.manifest.judul, nomor)))
        return {
            **context,
            "tanggal": tanggal,
            "nomor": nomor,
            "draf": draf,
            "mengingat": self._mengingat(tanggal),
            "tarif_meterai": zona_integritas.tarif_meterai(tanggal),
            "berkas": {
                "judul": judul,
                "instansi": self.dataset.pengaturan.instansi.nama,
                "waktu": f"{tanggal.isoformat()}T00:00:00Z",
            },
        }

    def _mengingat(self, on: date) -> list[dict[str, Any]]:
        """Return the legal basis in force on a date: the type's rules and the office's own."""
        wanted = self._doctype.manifest.dasar_hukum
        if not wanted:
            return []
        if on not in self._laws:
            rules = legal_basis(self.dataset.dasar_hukum, wanted, on)
            self._laws[on] = [{"kunci": rule.kunci, "kutipan": rule.kutipan} for rule in rules]
        return self._laws[on]

    def _shared(self) -> dict[str, Any]:
        pengaturan = self.dataset.pengaturan
        settings = _plain(pengaturan)
        settings["pejabat"] = {
            key: self.pejabat(person) for key, person in pengaturan.pejabat.items()
        }
        shared: dict[str, Any] = {
            "pengaturan": settings,
            "tahun": pengaturan.tahun,
            "tata_naskah": self._profile.model_dump(),
            "isian": self._isian(),
            "jumlah": self._jumlah(),
        }
        if self._doctype.manifest.satu_per != "pegawai":
            shared["daftar_unit_kerja"] = [self._unit(unit) for unit in self.dataset.unit_kerja]
            shared["daftar_rapat"] = [self._rapat(rapat) for rapat in self.dataset.rapat]
        return shared

    def _isian(self) -> dict[str, Any]:
        """Return the type's own fields: what the office typed, over what stands there otherwise."""
        own: dict[str, Any] = {}
        for name, field in self._doctype.manifest.isian.items():
            if name.startswith("isian."):
                own = merge(own, nest(name.removeprefix("isian."), field.bawaan))
        return merge(own, self.dataset.pengaturan.isian.get(self._doctype.id, {}))

    def _jumlah(self) -> dict[str, int]:
        proposed = [unit.predikat_diusulkan for unit in self.dataset.unit_kerja]
        return {
            "WBK": proposed.count("WBK"),
            "WBBM": proposed.count("WBBM"),
            "diusulkan": sum(1 for predikat in proposed if predikat),
            "unit_kerja": len(proposed),
            "pegawai": len(self.dataset.pegawai),
        }

    def pejabat(self, person: Pejabat) -> dict[str, Any]:
        """Return an official as plain values, with the printed forms."""
        return {
            **_plain(person),
            **_printed(person, self._profile, "NIP", person.nip),
            "baris_jabatan": list(person.baris_jabatan),
        }

    def _pegawai(self, pegawai: Pegawai) -> dict[str, Any]:
        unit = self.dataset.find_unit(pegawai.unit_kerja)
        values = self._staff(pegawai)
        values["unit_kerja"] = self._unit(unit) if unit else {"kode": "", "nama": ""}
        values["atasan"] = self._atasan(pegawai, unit, values["nomor_tampil"])
        return values

    def _staff(self, pegawai: Pegawai) -> dict[str, Any]:
        """Return an employee as plain values, without unit and superior."""
        lines = indonesian.baris_jabatan(pegawai.jabatan, "definitif") if pegawai.jabatan else ()
        return {
            **_plain(pegawai),
            **_printed(pegawai, self._profile, *_identity(pegawai)),
            "baris_jabatan": list(lines),
        }

    def _atasan(self, pegawai: Pegawai, unit: UnitKerja | None, own: str) -> dict[str, Any]:
        """Return the superior; the head of the unit, who is nobody's witness for himself."""
        if pegawai.atasan or unit is None:
            return self._person(pegawai.atasan) or {}
        head = self._person(unit.kepala) or {}
        is_head = self.dataset.find_pegawai(unit.kepala) is pegawai
        return {} if is_head or (own and head.get("nomor_tampil") == own) else head

    def _person(self, name: str | Pejabat) -> dict[str, Any] | None:
        """Return the person a reference names: written out, settings key, NIP or name.

        Few people are named by many others, so they are remembered.
        """
        if isinstance(name, Pejabat):
            return self.pejabat(name)
        if not name:
            return None
        if name in self.dataset.pengaturan.pejabat:
            return self.pejabat(self.dataset.pengaturan.pejabat[name])
        if name not in self._people:
            pegawai = self.dataset.find_pegawai(name)
            self._people[name] = self._staff(pegawai) if pegawai else None
        return self._people[name]

    def _unit(self, unit: UnitKerja) -> dict[str, Any]:
        known = self._units.get(unit.kode)
        if known is None:
            known = {**_plain(unit), "kepala": self._person(unit.kepala) or {}}
            self._units[unit.kode] = known
        return known

    def _unit_in_full(self, unit: UnitKerja) -> dict[str, Any]:
        staff = [self._staff(pegawai) for pegawai in self.dataset.staff_of(unit)]
        plans = self.dataset.plans_of(unit)
        groups = self._areas(plans)
        return {
            **self._unit(unit),
            "daftar_pegawai": staff,
            "rencana_aksi": groups,
            "jumlah_rencana_aksi": len(plans),
        }

    def _areas(self, plans: Iterable[RencanaAksi]) -> list[dict[str, Any]]:
        """Group a plan by area, in the order of the law, numbered through.

        An area that nobody knows stands last as it was typed; checking the data refuses it.
        """
        names: dict[int | str, str] = {
            area.nomor: area.nama for area in zona_integritas.daftar_area(self._on())
        }
        rows: dict[int | str, list[RencanaAksi]] = {key: [] for key in names}
        for plan in plans:
            rows.setdefault(_area(plan.area), []).append(plan)
        number = 0
        groups = []
        for key, members in rows.items():
            if members:
                baris = [_plan(plan, number + i) for i, plan in enumerate(members, 1)]
                groups.append({"nomor": key, "nama": names.get(key, key), "baris": baris})
                number += len(members)
        return groups

    def _on(self) -> date:
        pengaturan = self.dataset.pengaturan
        on = pengaturan.tanggal_jenis.get(self._doctype.id) or pengaturan.tanggal
        return on or date(pengaturan.tahun, 1, 1)

    def _rapat(self, rapat: Rapat) -> dict[str, Any]:
        values = _plain(rapat)
        tanggal = rapat.tanggal
        values["hari_tanggal"] = indonesian.format_hari_tanggal(tanggal) if tanggal else ""
        values["pukul"] = _pukul(rapat, self.dataset.pengaturan.zona_waktu)
        for role in ("pimpinan", "notulis"):
            values[role] = self._person(getattr(rapat, role)) or {}
        return values


def legal_basis(
    own: Iterable[DasarHukumDaerah], wanted: Sequence[str], on: date
) -> tuple[zona_integritas.DasarHukum, ...]:
    """Return the rules a document of this date cites, in the order of Mengingat.

    ``wanted`` are the type's built-in rules, where ``baku`` stands for the usual set of the date;
    the office's rows add their own, or take one out. Raises ``ValueError`` for a built-in rule
    that does not exist or has no version in force.
    """
    rows = list(own)
    dropped = {row.kunci for row in rows if not row.pakai}
    named = [row.kunci for row in rows if row.pakai and row.kunci and not row.kutipan]
    usual = zona_integritas.kunci_baku(on) if BAKU in wanted else ()
    keys = [k for k in dict.fromkeys((*usual, *wanted, *named)) if k not in {*dropped, BAKU}]
    local = [_local_rule(row) for row in rows if row.pakai and row.kutipan]
    return zona_integritas.susun_mengingat(keys, on, local)


def _local_rule(row: DasarHukumDaerah) -> zona_integritas.DasarHukum:
    rule = zona_integritas.parse_kutipan(row.kutipan)
    return replace(
        rule,
        kunci=row.kunci or rule.kunci,
        tingkat=find_tingkat(row.tingkat) if row.tingkat else rule.tingkat,
        berlaku_sejak=row.berlaku_sejak,
        berlaku_sampai=row.berlaku_sampai,
    )


def _plain(model: BaseModel) -> dict[str, Any]:
    """Return a model's fields as plain values; an empty amount or date is an empty text."""
    return {key: _plain_value(value) for key, value in model.model_dump().items()}


def _plain_value(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_value(item) for item in value]
    return value


def _area(text: str) -> int | str:
    try:
        return zona_integritas.find_area(text)
    except ValueError:
        return text


def _pukul(rapat: Rapat, zona: str) -> str:
    """Return the time of a meeting; an end before its start as typed: checking refuses it."""
    mulai, selesai = rapat.pukul_mulai, rapat.pukul_selesai
    if mulai is None:
        return ""
    if selesai and selesai <= mulai:
        return f"pukul {mulai:%H.%M} s.d. {selesai:%H.%M} {zona}"
    return indonesian.format_pukul(mulai, selesai, zona)


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


def _plan(plan: RencanaAksi, number: int) -> dict[str, Any]:
    values = _plain(plan)
    values["nomor"] = number
    values["bulan"] = [n in plan.jadwal for n in range(1, 13)]
    values["target_satuan"] = " ".join(filter(None, (plan.target, plan.satuan)))
    return values
