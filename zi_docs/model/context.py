"""The values that a naskah sees: only plain values, never model objects.

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

Officials and employees have ``nama_gelar``, ``nama_kapital``, ``label_nip``, ``nomor_induk``,
``pangkat_golongan`` and ``baris_jabatan`` (the lines above the signature).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from zi_docs import indonesian, zona_integritas
from zi_docs.model.dasar_hukum import legal_basis
from zi_docs.model.dataset import DataSet
from zi_docs.model.doctype import DocType
from zi_docs.model.fields import only_digits
from zi_docs.model.pegawai import Pegawai, StatusPegawai
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.rapat import Rapat
from zi_docs.model.record import Record
from zi_docs.model.rencana_aksi import group_by_area
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.model.unit_kerja import UnitKerja
from zi_docs.model.values import fill_pattern, merge, nest, plain

_DASHES = " -–—"  # people type a dash into a cell that they leave empty


class ContextBuilder:
    """Makes the contexts of one document type for one data set.

    Values that do not depend on the record are made only once.
    """

    def __init__(self, dataset: DataSet, doctype: DocType) -> None:
        self.dataset = dataset
        self._doctype = doctype
        self._units: dict[str, dict[str, Any]] = {}
        self._people = People(dataset)
        self._laws: dict[date, list[dict[str, Any]]] = {}
        self.shared = self._shared()

    def record(self, record: Record | None) -> dict[str, Any]:
        """Return the context of one record: shared and own names, but no date and number."""
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
        """Return a record's context with the values of the document: date, number, legal basis."""
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
        settings = plain(pengaturan)
        settings["pejabat"] = {
            key: self._people.official(person) for key, person in pengaturan.pejabat.items()
        }
        shared: dict[str, Any] = {
            "pengaturan": settings,
            "tahun": pengaturan.tahun,
            "tata_naskah": self.dataset.tata_naskah.model_dump(),
            "isian": self._isian(),
            "jumlah": self._jumlah(),
        }
        if self._doctype.manifest.satu_per != "pegawai":
            shared["daftar_unit_kerja"] = [self._unit(unit) for unit in self.dataset.unit_kerja]
            shared["daftar_rapat"] = [self._rapat(rapat) for rapat in self.dataset.rapat]
        return shared

    def _isian(self) -> dict[str, Any]:
        """Return the type's own fields: the values of the office, or else those of ``bawaan``."""
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

    def _pegawai(self, pegawai: Pegawai) -> dict[str, Any]:
        unit = self.dataset.find_unit(pegawai.unit_kerja)
        values = self._people.employee(pegawai)
        values["unit_kerja"] = self._unit(unit) if unit else {"kode": "", "nama": ""}
        values["atasan"] = self._atasan(pegawai, unit, values["nomor_tampil"])
        return values

    def _atasan(self, pegawai: Pegawai, unit: UnitKerja | None, own: str) -> dict[str, Any]:
        """Return the superior, or else the head of the unit.

        The head gets no superior this way: nobody is his own witness.
        """
        if pegawai.atasan or unit is None:
            return self._people.find(pegawai.atasan) or {}
        head = self._people.find(unit.kepala) or {}
        is_head = self.dataset.find_pegawai(unit.kepala) is pegawai
        return {} if is_head or (own and head.get("nomor_tampil") == own) else head

    def _unit(self, unit: UnitKerja) -> dict[str, Any]:
        known = self._units.get(unit.kode)
        if known is None:
            known = {**plain(unit), "kepala": self._people.find(unit.kepala) or {}}
            self._units[unit.kode] = known
        return known

    def _unit_in_full(self, unit: UnitKerja) -> dict[str, Any]:
        staff = [self._people.employee(pegawai) for pegawai in self.dataset.staff_of(unit)]
        plans = self.dataset.plans_of(unit)
        groups = group_by_area(plans, self._on())
        return {
            **self._unit(unit),
            "daftar_pegawai": staff,
            "rencana_aksi": groups,
            "jumlah_rencana_aksi": len(plans),
        }

    def _on(self) -> date:
        pengaturan = self.dataset.pengaturan
        on = pengaturan.tanggal_jenis.get(self._doctype.id) or pengaturan.tanggal
        return on or date(pengaturan.tahun, 1, 1)

    def _rapat(self, rapat: Rapat) -> dict[str, Any]:
        values = plain(rapat)
        tanggal = rapat.tanggal
        values["hari_tanggal"] = indonesian.format_hari_tanggal(tanggal) if tanggal else ""
        values["pukul"] = _pukul(rapat, self.dataset.pengaturan.zona_waktu)
        for role in ("pimpinan", "notulis"):
            values[role] = self._people.find(getattr(rapat, role)) or {}
        return values


def _pukul(rapat: Rapat, zona: str) -> str:
    """Return the time of a meeting. An end before its start stays as typed; a check refuses it."""
    mulai, selesai = rapat.pukul_mulai, rapat.pukul_selesai
    if mulai is None:
        return ""
    if selesai and selesai <= mulai:
        return f"pukul {mulai:%H.%M} s.d. {selesai:%H.%M} {zona}"
    return indonesian.format_pukul(mulai, selesai, zona)


class People:
    """The people of a data set. A few are named very often, so each result is remembered."""

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
        return {
            **plain(pegawai),
            **_printed(pegawai, self._profile, *_identity(pegawai)),
            "baris_jabatan": _lines(pegawai.jabatan),
        }

    def find(self, name: str | Pejabat) -> dict[str, Any] | None:
        """Return the person that a reference means; None when nobody is found.

        A reference is a written-out official, a key of the settings, a NIP or a name.
        """
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
    """Return the kind of number that identifies the employee, and the number."""
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


def _lines(jabatan: str) -> list[str]:
    """Return the lines above a signature. A jabatan of only commas has none; a check refuses it."""
    try:
        return list(indonesian.baris_jabatan(jabatan, "definitif")) if jabatan else []
    except ValueError:
        return []


def _rank(person: Pejabat | Pegawai, profile: TataNaskah) -> str:
    """Return pangkat and golongan. A pair that does not fit stays as typed; a check refuses it."""
    pangkat, golongan = (text.strip(_DASHES) for text in (person.pangkat, person.golongan))
    if not golongan:
        return pangkat
    pattern = profile.pangkat_golongan
    try:
        return indonesian.format_pangkat_golongan(pangkat, golongan, pattern)
    except ValueError:
        return fill_pattern(pattern, {"pangkat": pangkat, "golongan": golongan})
