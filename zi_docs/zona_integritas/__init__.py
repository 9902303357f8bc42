"""What the regulations on Zona Integritas say, as dated data with pure functions over it.

Every rule is looked up by the date of the document, never by today's date. The tables are the
YAML files beside these modules, and each is read when it is first needed.
"""

from zi_docs.zona_integritas.ambang import (
    Ambang,
    BobotArea,
    bobot_area,
    daftar_ambang,
)
from zi_docs.zona_integritas.area import (
    Area,
    area_in,
    daftar_area,
    find_area,
    is_nama_baku,
)
from zi_docs.zona_integritas.buku_kerja import (
    BarisBuku,
    BukuKerja,
    TataLetak,
    buku_kerja,
)
from zi_docs.zona_integritas.dasar_hukum import (
    DasarHukum,
    berlaku,
    daftar_kunci,
    daftar_tetap,
    daftar_versi,
    is_pembentukan,
    kunci_baku,
    parse_kutipan,
    parse_tetap,
    pedoman_zi,
    pembentukan_lama,
    perubahan_kurang,
    susun_mengingat,
)
from zi_docs.zona_integritas.gratifikasi import TugasUpg, tugas_upg
from zi_docs.zona_integritas.isian import (
    Indikator,
    Isian,
    Perbandingan,
    Pilihan,
    cari_isian,
    daftar_indikator,
    daftar_isian,
    dibaca_buku_kerja,
    indeks_tertinggi,
)
from zi_docs.zona_integritas.istilah import Temuan, find_istilah
from zi_docs.zona_integritas.judul import (
    satukan,
    satukan_lembaga,
    satukan_tempat,
    temani_awal,
    temani_berikutnya,
)
from zi_docs.zona_integritas.kepala_unit import (
    di_bawah_dinas,
    jabatan_kepala,
    sekretariat_bagian,
)
from zi_docs.zona_integritas.klasifikasi import (
    check_klasifikasi,
    klasifikasi_sejak,
    kode_keputusan,
)
from zi_docs.zona_integritas.kriteria import daftar_kriteria
from zi_docs.zona_integritas.langkah import (
    Langkah,
    daftar_langkah,
    langkah_berikut,
    langkah_terbaik,
    tangga_jawaban,
)
from zi_docs.zona_integritas.lke import (
    Pertanyaan,
    daftar_pertanyaan,
    kode_pertanyaan,
    lke_sejak,
    nama_pendek,
    pertanyaan_per_area,
    rujukan_lke,
)
from zi_docs.zona_integritas.meterai import tarif_meterai
from zi_docs.zona_integritas.pencabutan import Pencabutan, check_kutipan
from zi_docs.zona_integritas.srikandi import daftar_tanda, is_tanda
from zi_docs.zona_integritas.survei import minimum_responden
from zi_docs.zona_integritas.syarat import (
    Syarat,
    celah_syarat,
    daftar_afirmasi,
    layanan_afirmasi,
    portal_terlihat,
    syarat_instansi,
    syarat_unit,
)
from zi_docs.zona_integritas.tahap import daftar_tahap
from zi_docs.zona_integritas.tingkat import is_perintah, parse_tingkat
from zi_docs.zona_integritas.tujuan import batas_usulan, tujuan_usulan

__all__ = [
    "Ambang",
    "Area",
    "BarisBuku",
    "BobotArea",
    "BukuKerja",
    "DasarHukum",
    "Indikator",
    "Isian",
    "Langkah",
    "Pencabutan",
    "Perbandingan",
    "Pertanyaan",
    "Pilihan",
    "Syarat",
    "TataLetak",
    "Temuan",
    "TugasUpg",
    "area_in",
    "batas_usulan",
    "berlaku",
    "bobot_area",
    "buku_kerja",
    "cari_isian",
    "celah_syarat",
    "check_klasifikasi",
    "check_kutipan",
    "daftar_afirmasi",
    "daftar_ambang",
    "daftar_area",
    "daftar_indikator",
    "daftar_isian",
    "daftar_kriteria",
    "daftar_kunci",
    "daftar_langkah",
    "daftar_pertanyaan",
    "daftar_tahap",
    "daftar_tanda",
    "daftar_tetap",
    "daftar_versi",
    "di_bawah_dinas",
    "dibaca_buku_kerja",
    "find_area",
    "find_istilah",
    "indeks_tertinggi",
    "is_nama_baku",
    "is_pembentukan",
    "is_perintah",
    "is_tanda",
    "jabatan_kepala",
    "klasifikasi_sejak",
    "kode_keputusan",
    "kode_pertanyaan",
    "kunci_baku",
    "langkah_berikut",
    "langkah_terbaik",
    "layanan_afirmasi",
    "lke_sejak",
    "minimum_responden",
    "nama_pendek",
    "parse_kutipan",
    "parse_tetap",
    "parse_tingkat",
    "pedoman_zi",
    "pembentukan_lama",
    "pertanyaan_per_area",
    "perubahan_kurang",
    "portal_terlihat",
    "rujukan_lke",
    "satukan",
    "satukan_lembaga",
    "satukan_tempat",
    "sekretariat_bagian",
    "susun_mengingat",
    "syarat_instansi",
    "syarat_unit",
    "tangga_jawaban",
    "tarif_meterai",
    "temani_awal",
    "temani_berikutnya",
    "tugas_upg",
    "tujuan_usulan",
]
