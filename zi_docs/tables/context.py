"""The values that a naskah sees: only plain values, never model objects.

::

    <tabel>                        the record, by the type's ``satu_per``: pegawai, rapat, ...
    <kolom>, unit_kerja            of a group: its columns, and the unit that it belongs to
    pengaturan                     the settings; officials under pengaturan.pejabat.<kunci>
    daftar_<tabel>, jumlah         the whole data set; of the grouped table, the rows of the group
    isian                          the type's own fields
    mengingat                      the legal basis in force on the date, [{kutipan, dalam_kalimat}]
    tarif_meterai                  the stamp duty of the date, in rupiah
    pedoman_zi                     the guideline of Zona Integritas on the date
    kriteria_zi                    the criteria by which units are chosen on the date, as texts
    tugas_upg                      the tasks of a UPG on the date: of the office's, of a unit's
    tujuan_usulan                  the lines after "Yth." of a letter of the proposal
    rujukan                        what its type refers to and was issued: number and date, by name
    lambang_unit                   the file of the emblem of its unit, where units have emblems
    tempat                         where its unit signs: a place of its own, or the capital
    kelengkapan                    the evidence of a unit, in a naskah that lists it
    nilai                          what follows from a group of rows of Penilaian
    daftar_nilai                   that of each unit, in a naskah that lists it
    rujukan_lke                    the rule whose LKE holds on the date; empty without one
    tanggal, tahun_naskah, nomor, draf   of this document; its year is that of its date
    sebelumnya                     number, date and title of the record's document before this one
    tahun                          of the data set: plan, budget, title
    tata_naskah                    the page profile
    berkas                         title, author and time for the file's properties

Officials and employees have ``nama_gelar``, ``nama_kapital``, ``label_nip``, ``nomor_induk``,
``pangkat_golongan``, ``jabatan_lengkap`` (with Plt. and the like), ``baris_jabatan`` (the lines
above the signature), ``baris_nama`` (those under it) and ``sendiri`` (both on a paper that is not
the mandator's letter: never a.n. or u.b.); employees also ``pimpinan_daerah`` (head
of the region, or the deputy).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sized
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from zi_docs import zona_integritas
from zi_docs.errors import Place
from zi_docs.model.doctype import DocType
from zi_docs.model.record import Record
from zi_docs.model.tabel import Tabel
from zi_docs.model.values import lookup, merge, nest, plain, put, values_at
from zi_docs.tables import kelengkapan
from zi_docs.tables.dasar_hukum import legal_basis
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.isian import OWN, fields_of
from zi_docs.tables.kelompok import Kelompok, group_rows
from zi_docs.tables.nilai import daftar_nilai, nilai_of_rows
from zi_docs.tables.penilaian import Penilaian
from zi_docs.tables.unit_kerja import UnitKerja
from zi_docs.tables.view import Views


def child_column(parent: Tabel, child: Tabel) -> str:
    """Return the column of a parent that shows a child's rows; empty when none does."""
    own = (name for name, kolom in parent.of_kind("anak") if kolom.table == child.nama)
    return next(own, "")


class ContextBuilder:
    """Makes the contexts of one document type for one data set.

    Values that do not depend on the record are made only once. ``names`` are the names that the
    naskah uses, so that the list of a whole table (``daftar_pegawai``) is made only where it is
    wanted; without them every list is made.
    """

    def __init__(
        self, dataset: DataSet, doctype: DocType, names: Collection[str] | None = None
    ) -> None:
        self.dataset = dataset
        self.doctype = doctype
        self._views = Views(dataset)
        self._names = names
        self._dated: dict[date, dict[str, Any]] = {}
        self._tables_on: dict[str, tuple[Tabel, ...]] = {}
        self.shared = self._shared()

    def record(self, record: Record | None, on: date | None = None) -> dict[str, Any]:
        """Return the context of one record: shared and own names, but no date and number."""
        return {**self.shared, **self.own(record, on)}

    def own(self, record: Record | None, on: date | None = None) -> dict[str, Any]:
        """Return only the names that change from record to record.

        ``on`` is the date of the document, by which areas are named; without it the settings' date.
        """
        if record is None:
            return {"tempat": self.dataset.pengaturan.instansi.ibu_kota}
        of_unit = {"tempat": self.dataset.place_of(record)}
        if self.dataset.emblems:
            of_unit["lambang_unit"] = self.dataset.emblem_of(record)
        if isinstance(record, Kelompok):
            return {**self._of_group(record, on or self._on()), **of_unit}
        shown = self._views.row(record)
        hanging = self._hanging(record, on or self._on())
        return {record.tabel.nama: {**shown, **hanging}, **of_unit, **self._evidence(record)}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records that may get a document: rows, or groups of rows; none of the data set."""
        manifest = self.doctype.manifest
        rows = self.dataset.rows(manifest.tabel)
        if not manifest.kelompok:
            return rows
        return group_rows(
            self.dataset, manifest.tabel, manifest.kelompok, filter(self.is_in_a_group, rows)
        )

    def is_in_a_group(self, row: Record) -> bool:
        """Tell whether a row belongs into a group: by what ``hanya_bila`` asks of each row."""
        manifest = self.doctype.manifest
        if not manifest.chooses_rows:
            return True
        shown = self._views.row(row)
        return manifest.hanya_bila.holds(lambda path: values_at(shown, path.partition(".")[2]))

    def _of_group(self, group: Kelompok, on: date) -> dict[str, Any]:
        """Return the columns of a group, its unit, and its rows as the list of their table.

        Answers to the LKE come with their score.
        """
        table, unit = group.tabel.nama, self.dataset.unit_of(group)
        has_unit = self.dataset.has_units(group.tabel)  # a person of it may still have none
        shown = self._views.row(group)
        rows = [self._views.row(row) for row in group.grouped_rows]
        answers = [row for row in group.grouped_rows if isinstance(row, Penilaian)]
        return {
            **({"unit_kerja": self._views.unit(unit.kode if unit else "")} if has_unit else {}),
            **{name: shown[name] for name in group.tabel.kolom},
            f"daftar_{table}": rows,
            "jumlah": {**self._jumlah, table: len(rows)},
            **({"nilai": nilai_of_rows(self.dataset, answers, on)} if answers else {}),
        }

    def _hanging(self, record: Record, on: date) -> dict[str, Any]:
        """Return the rows of other tables that hang on a record, by table.

        The employees of a unit are ``daftar_pegawai`` too.
        """
        table = record.tabel.nama
        hanging: dict[str, Any] = {}
        if table not in self._tables_on:
            self._tables_on[table] = tuple(self.dataset.tables.hanging_on(table))
        for tabel in self._tables_on[table]:
            rows: Sized = self.dataset.owned(record, tabel.nama)
            if column := child_column(record.tabel, tabel):
                rows = self.dataset.children(record, column)
            else:
                hanging[tabel.nama] = self._views.together(record, tabel, on)
            hanging[f"jumlah_{tabel.nama}"] = len(rows)
        if "pegawai" in hanging:
            hanging["daftar_pegawai"] = hanging["pegawai"]
        return hanging

    def _evidence(self, record: Record) -> dict[str, Any]:
        """Return what a unit registered as evidence; a run adds the documents that were made."""
        wanted = self._names is None or kelengkapan.NAME in self._names
        if not wanted or not isinstance(record, UnitKerja):
            return {}
        on = kelengkapan.tanggal_bukti(self.dataset)
        found = kelengkapan.bukti_tercatat(self.dataset, record, on)
        return {kelengkapan.NAME: kelengkapan.kelengkapan(self.dataset, record, found)}

    def _on(self) -> date:
        pengaturan = self.dataset.pengaturan
        on = pengaturan.tanggal_jenis.get(self.doctype.id) or pengaturan.tanggal
        return on or date(pengaturan.tahun, 1, 1)

    def finish(
        self,
        context: dict[str, Any],
        tanggal: date,
        nomor: str,
        draf: bool = False,
        sebelumnya: Mapping[str, Any] | str = "",
        rujukan: Mapping[str, Any] = MappingProxyType({}),
    ) -> dict[str, Any]:
        """Return a record's context with the values of the document: date, number, legal basis.

        It only adds to the context, so it may be called again once the number is known.
        """
        judul = " ".join(filter(None, (self.doctype.manifest.judul, nomor)))
        berkas = {
            "judul": judul,
            "instansi": self.dataset.pengaturan.instansi.nama,
            "waktu": f"{tanggal.isoformat()}T00:00:00Z",
        }
        cited = {name: rujukan.get(name, "") for name in self.doctype.manifest.merujuk}
        own = {"nomor": nomor, "draf": draf, "sebelumnya": sebelumnya, "berkas": berkas}
        return {**context, **self._of_date(tanggal), **own, "rujukan": cited}

    def _of_date(self, on: date) -> dict[str, Any]:
        """Return what every document of a date has; a few dates stand on very many documents."""
        if on not in self._dated:
            self._dated[on] = {
                "tanggal": on,
                "tahun_naskah": on.year,
                "mengingat": self._mengingat(on),
                "tarif_meterai": zona_integritas.tarif_meterai(on),
                "pedoman_zi": zona_integritas.pedoman_zi(on),
                "kriteria_zi": list(zona_integritas.daftar_kriteria(on)),
                "rujukan_lke": zona_integritas.rujukan_lke(on),
                "tugas_upg": self._tugas_upg(on),
                "tujuan_usulan": list(zona_integritas.tujuan_usulan(on)),
            }
        return self._dated[on]

    def _tugas_upg(self, on: date) -> dict[str, list[str]]:
        """Return the tasks of the office's UPG, and of those of its units, with its names."""
        tasks, instansi = zona_integritas.tugas_upg(on), self.dataset.pengaturan.instansi
        names = {"instansi": instansi.nama, "kepala": instansi.kepala}
        return {
            "instansi": [one.format_map(names) for one in tasks.instansi],
            "unit": [one.format_map(names) for one in tasks.unit],
        }

    def _mengingat(self, on: date) -> list[dict[str, Any]]:
        """Return the legal basis in force on a date: the type's rules and the office's own."""
        wanted = self.doctype.manifest.dasar_hukum
        if not wanted:
            return []
        tetap = self.dataset.pengaturan.tetap_mengutip
        return [
            {"kunci": rule.kunci, "kutipan": rule.kutipan, "dalam_kalimat": rule.dalam_kalimat}
            for rule in legal_basis(self.dataset.dasar_hukum, wanted, on, tetap)
        ]

    def _shared(self) -> dict[str, Any]:
        pengaturan = self.dataset.pengaturan
        settings = plain(pengaturan)
        settings["pejabat"] = {
            key: self._views.official(person) for key, person in pengaturan.pejabat.items()
        }
        shared: dict[str, Any] = {
            "pengaturan": settings,
            "tahun": pengaturan.tahun,
            "tata_naskah": self.dataset.tata_naskah.model_dump(),
            "isian": self._isian(),
        }
        manifest = self.doctype.manifest
        if not manifest.kelompok:
            shared["jumlah"] = self._jumlah
        for name in self.dataset.tables:
            if manifest.kelompok and name == manifest.tabel:
                continue  # a naskah of a group sees the rows of the group alone
            if self._names is None or f"daftar_{name}" in self._names:
                rows = self.dataset.rows(name)
                shared[f"daftar_{name}"] = [self._views.row(record) for record in rows]
        if self._names is None or "daftar_nilai" in self._names:
            shared["daftar_nilai"] = daftar_nilai(self.dataset, self._on())
        return shared

    def _isian(self) -> dict[str, Any]:
        """Return the type's own fields: the values of the office, or else those of ``bawaan``.

        A field with a kind is shown as a column of that kind; one that is refused is empty.
        """
        own: dict[str, Any] = {}
        for name, field in self.doctype.manifest.isian.items():
            if name.startswith(OWN):
                own = merge(own, nest(name.removeprefix(OWN), field.bawaan))
        typed = self.dataset.pengaturan.isian.get(self.doctype.id, {})
        own = merge(own, typed)
        for kind in fields_of(self.doctype.manifest):
            made, _ = kind.read(lookup(typed, kind.path), Place())
            shown = self._views.field(made, kind.name, kind.kolom) if made else ""
            own = put(own, kind.path, shown)
        return own

    @cached_property
    def _jumlah(self) -> dict[str, int]:
        proposed = [unit.predikat_diusulkan for unit in self.dataset.unit_kerja]
        return {
            "WBK": proposed.count("WBK"),
            "WBBM": proposed.count("WBBM"),
            "diusulkan": sum(1 for predikat in proposed if predikat),
            "area_perubahan": len(zona_integritas.daftar_area(self._on())),
            **{name: len(self.dataset.rows(name)) for name in self.dataset.tables},
        }
