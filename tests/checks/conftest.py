"""A small office with nothing wrong in it; each test spoils one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

import pytest

from zi_docs.checks import check_dataset
from zi_docs.errors import Problem
from zi_docs.model import DocType, Manifest, Pengaturan, Row, Source, TataNaskah, build_setting
from zi_docs.tables import DataSet, build_records, load_tables, record_classes
from zi_docs.workspace import builtin_templates

TABLES = load_tables((builtin_templates(),), str)
CLASSES = record_classes(TABLES)

PENGATURAN: dict[str, Any] = {
    "pejabat": {
        "kepala_daerah": {"jabatan": "Bupati Trenggalek", "nama": "Bagas Wicaksono"},
        "sekretaris": {
            "jabatan": "Sekretaris Daerah",
            "nama": "Retno Palupi",
            "nip": "196908171995032004",
            "pangkat": "Pembina Utama Muda",
            "golongan": "IV/c",
        },
    },
    "tahun": 2022,
    "tanggal": date(2022, 4, 26),
    "jumlah_unit": {"total": 3, "WBK": 2, "WBBM": 1},
    "isian": {"undangan": {"catatan": "Membawa laptop"}},
}

UNIT = {
    "singkatan": "",
    "jenis": "Dinas",
    "kepala": "",
    "predikat_diusulkan": "WBK",
    "predikat_dimiliki": "",
    "kriteria_strategis": "ya",
    "kriteria_sumber_daya": "ya",
    "kriteria_reformasi": "ya",
    "keterangan": "",
}
PEGAWAI = {"gelar_depan": "", "gelar_belakang": "", "nip": "", "ni_pppk": "", "nik": "",
           "pangkat": "", "golongan": "", "atasan": ""}  # fmt: skip
PLAN = {"unit_kerja": "PANGGUL", "kode_lke": "", "target": "1", "satuan": "dokumen",
        "jadwal": "Mei"}  # fmt: skip
ANSWER = {"unit_kerja": "PANGGUL", "putaran": "1"}

SAMPLES: dict[str, list[dict[str, Any]]] = {
    "unit_kerja": [
        {**UNIT, "kode": "PANGGUL", "nama": "Kecamatan Panggul", "jenis": "Kecamatan",
         "kepala": "197511021999041007", "predikat_diusulkan": "WBBM", "predikat_dimiliki": "WBK"},
        {**UNIT, "kode": "DPMPTSP", "nama": "Dinas Penanaman Modal"},
        {**UNIT, "kode": "DUKCAPIL", "nama": "Dinas Kependudukan", "singkatan": "Disdukcapil"},
    ],
    "pegawai": [
        {**PEGAWAI, "nama": "Suryanto Hadi", "status": "PNS", "nip": "197511021999041007",
         "pangkat": "Pembina Tingkat I", "golongan": "IV/b", "jabatan": "Camat Panggul",
         "unit_kerja": "PANGGUL", "atasan": "kepala_daerah", "jenis_kelamin": "L",
         "tanggal_lahir": date(1975, 11, 2)},
        {**PEGAWAI, "nama": "Endang Sulistyowati", "status": "CPNS", "nip": "197805102003012007",
         "golongan": "IV/a", "jabatan": "Sekretaris Kecamatan",
         "unit_kerja": "PANGGUL", "atasan": "197511021999041007", "jenis_kelamin": "P",
         "tanggal_lahir": date(1978, 5, 10)},
        {**PEGAWAI, "nama": "Dimas Prakoso", "status": "PPPK", "nip": "199003152021211001",
         "golongan": "IX", "jabatan": "Pranata Komputer", "unit_kerja": "PANGGUL",
         "atasan": "Suryanto Hadi", "jenis_kelamin": "L", "tanggal_lahir": date(1990, 3, 15)},
        {**PEGAWAI, "nama": "Lestari", "status": "non-ASN", "nik": "3503014105900001",
         "jabatan": "Petugas Kebersihan", "unit_kerja": "Disdukcapil", "jenis_kelamin": "P",
         "tanggal_lahir": date(1990, 5, 1)},
    ],
    "rapat": [
        {"kode": "R1", "acara": "Rapat Koordinasi", "hari": "Selasa",
         "tanggal": date(2022, 4, 26), "pukul_mulai": time(9), "pukul_selesai": time(11, 30),
         "pimpinan": "sekretaris", "notulis": "Endang Sulistyowati",
         "pembahasan": [{"uraian": "Pada tahun 2022 diusulkan 3 unit kerja terdiri dari "
                         "1 (satu) unit kerja diusulkan berpredikat WBBM dan 2 (dua) unit kerja "
                         "diusulkan berpredikat WBK.", "butir": ["Sesuai PermenPANRB 90/2021"]}],
         "keputusan": ["Menetapkan Tim Kerja."],
         "tindak_lanjut": [{"uraian": "Menyusun rencana aksi", "batas_waktu": date(2022, 5, 2)}]},
        {"kode": "R2", "acara": "Rapat Evaluasi", "hari": "", "tanggal": date(2022, 6, 1)},
    ],
    "rencana_aksi": [
        {**PLAN, "area": "Manajemen Perubahan", "kode_lke": "1.i.a", "kegiatan": "Tim Kerja"},
        {**PLAN, "area": "Penataan Tatalaksana", "kode_lke": "2.i.a", "kegiatan": "SOP"},
        {**PLAN, "area": "Area 3", "kegiatan": "Diklat"},
        {**PLAN, "area": "4. Penguatan Akuntabilitas", "kegiatan": "Laporan kinerja"},
        {**PLAN, "area": "V", "kegiatan": "Gratifikasi"},
        {**PLAN, "area": "Area 6 Peningkatan Kualitas Pelayanan Publik", "kegiatan": "Survei"},
    ],
    "dasar_hukum": [
        {"kunci": "", "kutipan": "Peraturan Daerah Kabupaten Trenggalek Nomor 17 Tahun 2016 "
         "tentang Pembentukan dan Susunan Perangkat Daerah (Lembaran Daerah Kabupaten "
         "Trenggalek Tahun 2016 Nomor 17)", "tingkat": "perda",
         "tanggal": date(2016, 10, 4), "berlaku_sejak": "", "berlaku_sampai": "", "pakai": "ya"},
        {"kunci": "", "kutipan": "Keputusan Bupati Trenggalek Nomor 188 Tahun 2021",
         "tingkat": "", "tanggal": date(2021, 1, 4), "berlaku_sejak": date(2021, 1, 4),
         "berlaku_sampai": date(2023, 1, 1), "pakai": "ya"},
    ],
}  # fmt: skip

ASKED: dict[str, list[dict[str, Any]]] = {
    "penilaian": [
        {**ANSWER, "kode_lke": "1.i.a", "jawaban_unit": "Ya", "jawaban_tpi": "Ya"},
        {**ANSWER, "kode_lke": "R.1.i.a.1", "jawaban_unit": "4", "jawaban_tpi": ""},
    ],
    "syarat_unit": [{"unit_kerja": "PANGGUL", "tahun": "2022", "afirmasi": ""}],
}
"""Tables that a data set has only in the tests that ask for them."""


class Office:
    """Builds data sets: each table is given as changes to the first sample rows."""

    def __init__(self, settings: Mapping[str, Any], profile: Mapping[str, Any]) -> None:
        self._settings = {**settings, **PENGATURAN}
        self._profile = TataNaskah.model_validate(profile)

    def __call__(
        self, pengaturan: Mapping[str, Any] | None = None, **changes: Sequence[Mapping[str, Any]]
    ) -> DataSet:
        cells = {**self._settings, **(pengaturan or {})}
        row = Row(Source("data/uji/pengaturan.yaml"), 1, cells, lines={"tahun": 3, "tanggal": 4})
        settings, problems = build_setting(Pengaturan, row)
        assert settings is not None, problems
        names = dict.fromkeys((*SAMPLES, *changes))
        records = {name: self._records(name, changes.get(name)) for name in names}
        return DataSet("uji", settings, row, self._profile, TABLES, records)

    def problems(
        self, pengaturan: Mapping[str, Any] | None = None, **changes: Sequence[Mapping[str, Any]]
    ) -> list[Problem]:
        """Return what the usual checks say about a data set."""
        return check_dataset(self(pengaturan, **changes))

    def meeting(self, text: str, **cells: Any) -> list[Problem]:
        """Return what the usual checks say when a meeting discussed this text."""
        return self.problems(rapat=[{"pembahasan": [{"uraian": text}], **cells}])

    def setting(self, path: str) -> str:
        """Return the place of a setting."""
        return str(self().settings_row.place(path))

    def doctype(self, **manifest: Any) -> DocType:
        """Return a document type with this manifest."""
        values = {"judul": "Undangan", "keluarga": "korespondensi", "satu_per": "data",
                  "nama_berkas": "undangan", **manifest}  # fmt: skip
        return DocType("undangan", "templates/undangan", Manifest.model_validate(values), b"")

    def _records(self, name: str, changes: Sequence[Mapping[str, Any]] | None) -> Any:
        samples = {**SAMPLES, **ASKED}.get(name, [])
        rows = samples if changes is None else []
        bare: list[dict[str, Any]] = [{}] * (len(changes or ()) - len(samples))
        starts = zip((*samples, *bare), changes or (), strict=False)
        rows = [*rows, *({**start, **change} for start, change in starts)]
        columns = dict.fromkeys(column for cells in rows for column in cells)
        letters = {column: f"{column}:" for column in columns}  # so that a test reads "sel nip:2"
        source = Source("data/uji/uji.xlsx", name, letters=letters)
        records, problems = build_records(
            CLASSES[name], (Row(source, number, cells) for number, cells in enumerate(rows, 2))
        )
        assert not problems, problems
        return records


@pytest.fixture(scope="session")
def office(settings_cells: dict[str, Any], profile_cells: dict[str, Any]) -> Office:
    """The builder of data sets."""
    return Office(settings_cells, profile_cells)


def codes(problems: Sequence[Problem]) -> list[str]:
    """Return the codes of problems, in their order."""
    return [problem.code for problem in problems]


def only(problems: Sequence[Problem], code: str, severity: str = "") -> Problem:
    """Return the one problem there is, which has this code (and this severity, when given)."""
    assert codes(problems) == [code], problems
    assert not severity or problems[0].severity == severity
    return problems[0]
