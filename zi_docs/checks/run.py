"""The lists of checks, and the functions that run them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
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
    layanan,
    nama,
    pakta,
    pangkat,
    pegawai,
    pengaturan,
    penilaian,
    penugasan,
    predikat,
    problems,
    rapat,
    realisasi,
    rekomendasi,
    rencana_aksi,
    survei,
    susunan,
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


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is about to be made: all that a check of a document may look at."""

    dataset: DataSet
    doctype: DocType
    tanggal: date
    record: Record | None = None
    dilewati: Collection[str] = ()


Check = Callable[[DataSet], Iterable[Problem]]
NamedCheck = Callable[[Paper], Iterable[Problem]]

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
    pangkat.check_atasan_lebih_rendah,
    pegawai.check_atasan,
    pegawai.check_sudah_pergi,
    kepala.check_kepala,
    kepala.check_pemegang,
    kepala.check_jabatan_sendiri,
    pegawai.check_jabatan,
    rapat.check_waktu_rapat,
    rapat.check_rapat_ganda,
    rapat.check_rapat_setengah,
    rapat.check_akhir_pekan,
    urutan.check_urutan,
    acara.check_tugas_bertumpuk,
    penugasan.check_penilai_bertugas,
    penugasan.check_menilai_sendiri,
    penugasan.check_pengarah_bertugas,
    penugasan.check_dasar_tugas,
    susunan.check_agen,
    susunan.check_perubahan,
    susunan.check_tim_identifikasi,
    susunan.check_pemantauan,
    predikat.check_jatuh_tempo,
    susunan.check_temuan,
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
    rencana_aksi.check_jadwal_lampau,
    check_kode_lke,
    penilaian.check_jawaban,
    penilaian.check_jumlah,
    penilaian.check_angka_lain,
    penilaian.check_afirmasi,
)


def check_dataset(dataset: DataSet) -> list[Problem]:
    """Return the problems of all usual checks, each once, sorted by place.

    A row that hangs on a table that was refused as a whole is not doubted: rows of several owners,
    none of which is known, look like rows of one.
    """
    found = dict.fromkeys(problem for check in CHECKS for problem in check(dataset))
    lost = dataset.ownerless
    told = (one for one in found if one.is_error or one.place.source not in lost)
    return sorted(told, key=problem_order)


def check_document(
    dataset: DataSet,
    doctype: DocType,
    tanggal: date,
    record: Record | None = None,
    checks: Iterable[str] | None = None,
    dilewati: Collection[str] = (),
) -> list[Problem]:
    """Return the problems of the checks that a type names, and of those that its texts need.

    Each problem comes once, sorted by place. ``checks`` are those of :func:`checks_of`, for who
    asks of thousands, and ``dilewati`` the keys of rules that this document leaves out.
    """
    paper = Paper(dataset, doctype, tanggal, record, dilewati)
    found: list[Problem] = []
    for name in checks_of(doctype) if checks is None else checks:
        found += NAMED[name](paper) if name in NAMED else _unknown(paper, name)
    found += urutan.check_paling_lambat(doctype, tanggal, record)
    return sorted(dict.fromkeys(found), key=problem_order) if found else found


def checks_of(doctype: DocType) -> tuple[str, ...]:
    """Return the names of a type's own checks; one that cites no law needs no check of the law."""
    return tuple(dict.fromkeys((*_implied(doctype), *doctype.manifest.periksa)))


def _implied(doctype: DocType) -> Iterator[str]:
    """Yield the checks that a type needs even when its manifest does not name them."""
    if doctype.manifest.dasar_hukum:
        yield "dasar_hukum"
    if any("sebutan_kepala" in text for text in doctype.partials.values()):
        yield "kepala_daerah"
    if any("tugas_upg" in text for text in doctype.partials.values()):
        yield "tugas_upg"
    if doctype.manifest.keluarga == "penetapan" and doctype.manifest.kelompok:
        yield "jabatan_plt"
    if "pegawai.atasan" in doctype.manifest.isian:
        yield "saksi"
    if "pegawai.punya_bawahan" in doctype.manifest.isian:
        yield "bawahan"


def _unknown(paper: Paper, name: str) -> Iterator[Problem]:
    yield problems.unknown_check(paper.doctype, name, sorted(NAMED))


def _elected(paper: Paper) -> Iterator[Problem]:
    """Check a decree against its election; one check under the names of both decrees."""
    return terpilih.check_terpilih(paper.dataset, paper.record, paper.tanggal)


# Each row hands a check what it looks at; what the check says, and why, stands with the check.
NAMED: dict[str, NamedCheck] = {
    "agen_terpilih": _elected,
    "batas_usulan": lambda paper: usulan.check_batas_usulan(
        paper.dataset, paper.doctype, paper.tanggal
    ),
    "bawahan": lambda paper: kepala.check_bawahan(paper.dataset, paper.record),
    "biaya": lambda paper: dasar_hukum.check_biaya(paper.dataset, paper.doctype),
    "dasar_hukum": lambda paper: dasar_hukum.check_law_of_document(
        paper.dataset, paper.doctype, paper.tanggal, paper.dilewati
    ),
    "diusulkan": lambda paper: usulan.check_diusulkan(paper.dataset, paper.doctype),
    "dua_tanda_tangan": lambda paper: tim.check_dua_tanda_tangan(
        paper.dataset, paper.doctype, paper.record
    ),
    "enam_area": lambda paper: rencana_aksi.check_enam_area(paper.dataset, paper.record),
    "hari_komitmen": lambda paper: pakta.check_hari_komitmen(
        paper.dataset, paper.record, paper.tanggal
    ),
    "identifikasi": lambda paper: identifikasi.check_identifikasi(paper.dataset, paper.doctype),
    "jabatan_plt": lambda paper: tim.check_jabatan_plt(paper.dataset, paper.doctype, paper.record),
    "jumlah_unit": lambda paper: (
        *check_ada_usulan(paper.dataset),
        *check_jumlah_unit(paper.dataset),
    ),
    "kepala_daerah": lambda paper: pengaturan.check_kepala_daerah(paper.dataset),
    "kepala_isian": lambda paper: kepala.check_kepala_isian(paper.dataset, paper.doctype),
    "klasifikasi": lambda paper: pengaturan.check_klasifikasi(
        paper.dataset, paper.doctype, paper.tanggal
    ),
    "lampiran_nilai": lambda paper: usulan.check_lampiran_nilai(
        paper.dataset, paper.doctype, paper.tanggal
    ),
    "layanan": lambda paper: layanan.check_layanan(
        paper.dataset, paper.doctype, paper.record, paper.tanggal
    ),
    "lewat_batas": lambda paper: (
        *rekomendasi.check_lewat_batas(paper.record, paper.tanggal),
        *rekomendasi.check_sumber(paper.dataset, paper.record, paper.tanggal),
    ),
    "masa_tugas": lambda paper: (
        *penugasan.check_masa_tugas(paper.dataset, paper.doctype, paper.tanggal, paper.record),
        *penugasan.check_surat_tugas(paper.dataset, paper.doctype),
        *rekomendasi.check_tanpa_rekomendasi(paper.record),
    ),
    "pakta_bersama": lambda paper: pakta.check_pakta_bersama(
        paper.dataset, paper.doctype, paper.record, paper.tanggal
    ),
    "pembentukan": lambda paper: dasar_hukum.check_pembentukan(paper.dataset),
    "pemantauan_predikat": lambda paper: predikat.check_pemantauan_predikat(
        paper.dataset, paper.record, paper.tanggal
    ),
    "penilai": lambda paper: (
        *usulan.check_penilai(paper.dataset),
        *susunan.check_tim_penilai(paper.dataset),
    ),
    "pimpinan_diundang": lambda paper: rapat.check_pimpinan_diundang(paper.dataset, paper.record),
    "pokja": lambda paper: tim.check_pokja(paper.dataset, paper.record),
    "realisasi": lambda paper: (
        *realisasi.check_realisasi(paper.dataset, paper.record, paper.tanggal),
        *realisasi.check_triwulan_lalu(paper.dataset, paper.record),
        *realisasi.check_rapat_pemantauan(
            paper.dataset, paper.doctype, paper.record, paper.tanggal
        ),
    ),
    "saksi": lambda paper: kepala.check_saksi(paper.dataset, paper.doctype, paper.record),
    "saksi_acara": lambda paper: acara.check_saksi_acara(paper.dataset, paper.record),
    "survei": lambda paper: (
        *survei.check_survei(paper.dataset, paper.record, paper.tanggal),
        *survei.check_tindak_lanjut(paper.dataset, paper.record),
        *survei.check_pegawai_ditanya(paper.dataset, paper.record),
    ),
    "syarat_usulan": lambda paper: (
        *usulan.check_syarat(paper.dataset, paper.tanggal),
        *usulan.check_ambang(paper.dataset, paper.tanggal),
    ),
    "tim_terpilih": _elected,
    "tugas_upg": lambda paper: tim.check_tugas_upg(paper.dataset, paper.record, paper.tanggal),
    "tindak_lanjut_acara": lambda paper: rekomendasi.check_dibawa(paper.dataset, paper.record),
    "tlhp": lambda paper: (
        *usulan.check_tlhp(paper.dataset),
        *usulan.check_tanpa_tlhp(paper.dataset),
        *susunan.check_keadaan(paper.dataset, paper.doctype, paper.tanggal),
    ),
}
