"""The lists of checks, and the functions that run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from zi_docs.checks import (
    acara,
    antarkolom,
    bersamaan,
    contoh,
    dasar_hukum,
    free_text,
    hari,
    identifikasi,
    kepala,
    klaim,
    nama,
    pangkat,
    pegawai,
    pengaturan,
    penilaian,
    penugasan,
    problems,
    rapat,
    realisasi,
    rekomendasi,
    rencana_aksi,
    survei,
    tabel,
    terpilih,
    tim,
    unit_kerja,
    urutan,
    usulan,
)
from zi_docs.checks.nomor_identitas import check_nomor, check_nomor_ganda
from zi_docs.checks.places import problem_order
from zi_docs.checks.rencana_aksi import check_kode_lke
from zi_docs.checks.unit_kerja import check_ada_usulan, check_jumlah_unit
from zi_docs.errors import Problem
from zi_docs.model import DocType, Record
from zi_docs.tables import DataSet

Check = Callable[[DataSet], Iterable[Problem]]
NamedCheck = Callable[[DataSet, DocType, date, Record | None], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    pengaturan.check_pejabat,
    pengaturan.check_tanggal,
    pengaturan.check_tempat,
    pengaturan.check_kepala_instansi,
    contoh.check_lambang,
    contoh.check_daerah_lain,
    unit_kerja.check_unit_ganda,
    unit_kerja.check_predikat,
    unit_kerja.check_kriteria,
    check_nomor,
    check_nomor_ganda,
    pangkat.check_pangkat,
    pegawai.check_atasan,
    kepala.check_kepala,
    kepala.check_pemegang,
    kepala.check_jabatan_sendiri,
    pegawai.check_jabatan,
    rapat.check_waktu_rapat,
    rapat.check_rapat_ganda,
    rapat.check_rapat_setengah,
    urutan.check_urutan,
    acara.check_tugas_bertumpuk,
    penugasan.check_penilai_bertugas,
    acara.check_hadir,
    acara.check_foto,
    bersamaan.check_bersamaan,
    tim.check_tim,
    tim.check_jabatan_sama,
    tim.check_jabatan_luar,
    check_jumlah_unit,
    klaim.check_jumlah_tertulis,
    free_text.check_wording,
    hari.check_hari,
    pegawai.check_huruf_nama,
    nama.check_nama,
    dasar_hukum.check_dasar_hukum,
    dasar_hukum.check_kutipan_rapat,
    tabel.check_references,
    tabel.check_rows,
    antarkolom.check_columns_together,
    rencana_aksi.check_area,
    rencana_aksi.check_urutan_area,
    rencana_aksi.check_kegiatan,
    check_kode_lke,
    penilaian.check_jawaban,
    penilaian.check_jumlah,
    penilaian.check_angka_lain,
    penilaian.check_afirmasi,
)


def check_dataset(dataset: DataSet) -> list[Problem]:
    """Return the problems of all usual checks, each once, sorted by place."""
    found = dict.fromkeys(problem for check in CHECKS for problem in check(dataset))
    return sorted(found, key=problem_order)


def check_document(
    dataset: DataSet,
    doctype: DocType,
    tanggal: date,
    record: Record | None = None,
    checks: Iterable[str] | None = None,
) -> list[Problem]:
    """Return the problems of the checks that a type names, and of those that its texts need.

    Each problem comes once, sorted by place. ``checks`` are those of :func:`checks_of`, for who
    asks of thousands.
    """
    found = [
        problem
        for name in (checks_of(doctype) if checks is None else checks)
        for problem in _named(name, dataset, doctype, tanggal, record)
    ]
    found += urutan.check_paling_lambat(doctype, tanggal, record)
    return sorted(dict.fromkeys(found), key=problem_order)


def checks_of(doctype: DocType) -> tuple[str, ...]:
    """Return the names of a type's own checks; one that cites no law needs no check of the law."""
    return tuple(dict.fromkeys((*_implied(doctype), *doctype.manifest.periksa)))


def _implied(doctype: DocType) -> Iterator[str]:
    """Yield the checks that a type needs even when its manifest does not name them."""
    if doctype.manifest.dasar_hukum:
        yield "dasar_hukum"
    if any("sebutan_kepala" in text for text in doctype.partials.values()):
        yield "kepala_daerah"
    if "pegawai.atasan" in doctype.manifest.isian:
        yield "saksi"
    if "pegawai.punya_bawahan" in doctype.manifest.isian:
        yield "bawahan"


def _named(
    name: str, dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterable[Problem]:
    if name not in NAMED:
        return (problems.unknown_check(doctype, name, sorted(NAMED)),)
    return NAMED[name](dataset, doctype, tanggal, record)


def _identifikasi(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """What is recommended follows from the scores, and is what is proposed."""
    yield from identifikasi.check_identifikasi(dataset, doctype)


def _jumlah_unit(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A document about the proposal needs proposed units, and as many as the settings state."""
    yield from check_ada_usulan(dataset)
    yield from check_jumlah_unit(dataset)


def _enam_area(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A plan covers all six areas."""
    yield from rencana_aksi.check_enam_area(dataset, record)


def _realisasi(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A report of a quarter has the rows of the plan, and comes after the quarter."""
    yield from realisasi.check_realisasi(dataset, record, tanggal)


def _survei(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A survey asked enough people about every service, and is reported when it is over."""
    yield from survei.check_survei(dataset, record, tanggal)


def _kepala_daerah(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A Keputusan is named after the head of the region: Bupati, Wali Kota or Gubernur."""
    yield from pengaturan.check_kepala_daerah(dataset)


def _dasar_hukum(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """Everything cited is in force on the document's date."""
    yield from dasar_hukum.check_law_of_document(dataset, doctype, tanggal)


def _biaya(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """What a decree charges rests on the regulations of the budget."""
    yield from dasar_hukum.check_biaya(dataset, doctype)


def _saksi(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A superior witnesses what an employee signs."""
    yield from kepala.check_saksi(dataset, doctype, record)


def _bawahan(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """What an employee declares depends on who reports to him."""
    yield from kepala.check_bawahan(dataset, record)


def _klasifikasi(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """The classification in the number of a decree fits its date and its head."""
    yield from pengaturan.check_klasifikasi(dataset, doctype, tanggal)


def _tlhp(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A statement that all recommendations are settled is true of the data."""
    yield from usulan.check_tlhp(dataset)
    yield from usulan.check_tanpa_tlhp(dataset)


def _diusulkan(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A paper of the proposal speaks of proposed units only."""
    yield from usulan.check_diusulkan(dataset, doctype)


def _batas_usulan(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """Units are proposed by the last day of the year's proposals."""
    yield from usulan.check_batas_usulan(dataset, doctype, tanggal)


def _syarat_usulan(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """The office and its units meet the conditions of a proposal."""
    yield from usulan.check_syarat(dataset, tanggal)


def _lampiran_nilai(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """A letter that prints the scores of units has them."""
    yield from usulan.check_lampiran_nilai(dataset, doctype, tanggal)


def _pokja(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """The six groups of a unit's team have a head and a member each."""
    yield from tim.check_pokja(dataset, record)


def _agen_terpilih(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """The agents of a decree are those whom the minutes of their election name."""
    yield from terpilih.check_terpilih(dataset, record)


def _lewat_batas(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """Recommendations are settled by their last day."""
    yield from rekomendasi.check_lewat_batas(record, tanggal)


def _masa_tugas(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """An evaluation is held and reported within its assignment."""
    yield from penugasan.check_masa_tugas(dataset, doctype, tanggal, record)


def _penilai(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """Nobody assesses what he builds himself."""
    yield from usulan.check_penilai(dataset)


NAMED: dict[str, NamedCheck] = {
    "agen_terpilih": _agen_terpilih,
    "batas_usulan": _batas_usulan,
    "bawahan": _bawahan,
    "biaya": _biaya,
    "dasar_hukum": _dasar_hukum,
    "diusulkan": _diusulkan,
    "enam_area": _enam_area,
    "identifikasi": _identifikasi,
    "jumlah_unit": _jumlah_unit,
    "kepala_daerah": _kepala_daerah,
    "klasifikasi": _klasifikasi,
    "lampiran_nilai": _lampiran_nilai,
    "lewat_batas": _lewat_batas,
    "masa_tugas": _masa_tugas,
    "penilai": _penilai,
    "pokja": _pokja,
    "realisasi": _realisasi,
    "saksi": _saksi,
    "survei": _survei,
    "syarat_usulan": _syarat_usulan,
    "tlhp": _tlhp,
}
