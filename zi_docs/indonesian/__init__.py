"""The Indonesian language and the civil service, as pure functions.

Each module is one subject; this package gives their public names. Nothing here reads a file or
asks the clock, and of the project it imports only ``zi_docs.errors``. Every complaint is a
``ValueError``. Its text is an Indonesian sentence that says what is wrong, and a clerk can read it
as it is. What to write instead is said by the caller, or by the ``mend`` of a ``FieldError`` where
only the rule here knows it.
"""

from zi_docs.indonesian.angka import format_angka, parse_angka
from zi_docs.indonesian.bulan import (
    akhir_triwulan,
    format_semester,
    format_triwulan,
    nama_bulan,
    semester,
    triwulan,
)
from zi_docs.indonesian.butir import (
    bulan_romawi,
    diktum,
    format_romawi,
    gabung_atau,
    gabung_dan,
    huruf,
    parse_romawi,
)
from zi_docs.indonesian.daerah import (
    nama_daerah,
    nama_pemerintah,
    nama_provinsi,
    wilayah_administrasi,
)
from zi_docs.indonesian.ejaan_nama import (
    bersihkan_nama,
    bukan_nama,
    ditulis_lain,
    is_kapital,
    usul_gelar,
    usul_huruf,
    usul_nama,
)
from zi_docs.indonesian.ikatan import ikat
from zi_docs.indonesian.jadwal import Jadwal, parse_jadwal
from zi_docs.indonesian.kepegawaian import (
    is_asn,
    parse_jenis_kelamin,
    parse_status,
    statuses_in,
    sudah_pergi,
)
from zi_docs.indonesian.ketikan import lipat, tanpa_siluman, terbalik
from zi_docs.indonesian.nama import (
    NamaGelar,
    baris_seimbang,
    format_nama,
    kunci_urut,
    lipat_nama,
    parse_nama,
    upper_judul,
    upper_nama,
)
from zi_docs.indonesian.nik import Nik, NikError, check_nik, parse_nik
from zi_docs.indonesian.nip import Nip, NipError, check_nip, format_nip, parse_nip, was_number
from zi_docs.indonesian.pangkat import (
    GOLONGAN_PPPK,
    PANGKAT,
    format_golongan,
    format_pangkat_golongan,
    pangkat_matches,
    parse_golongan,
)
from zi_docs.indonesian.penanda import (
    Butir,
    buang_penanda,
    pisah_baris,
    susun_baris,
    susun_butir,
    susun_daftar,
)
from zi_docs.indonesian.peserta import Peserta, menyebut_jabatan, parse_peserta
from zi_docs.indonesian.profil import jenjang_pendidikan, kelompok_usia
from zi_docs.indonesian.pukul import format_pukul, parse_pukul, parse_zona, sampai_selesai
from zi_docs.indonesian.rincian import bertitik, pengantar, rincian
from zi_docs.indonesian.tanda_tangan import (
    JabatanPimpinan,
    MandateError,
    Pimpinan,
    baris_jabatan,
    ejaan_pimpinan,
    jabatan_pimpinan,
    nama_saja,
    parse_cara,
    pisah_cara,
    sebutan_kepala,
)
from zi_docs.indonesian.tanggal import (
    TanggalTertulis,
    cari_hari_tanggal,
    format_hari_tanggal,
    format_rentang,
    format_rentang_hari,
    format_tanggal,
    format_tanggal_terbilang,
    nama_hari,
    parse_hari,
    parse_tanggal,
)
from zi_docs.indonesian.terbilang import (
    format_rupiah,
    format_rupiah_terbilang,
    parse_rupiah,
    parse_terbilang,
    terbilang,
)

__all__ = [
    "GOLONGAN_PPPK",
    "PANGKAT",
    "Butir",
    "JabatanPimpinan",
    "Jadwal",
    "MandateError",
    "NamaGelar",
    "Nik",
    "NikError",
    "Nip",
    "NipError",
    "Peserta",
    "Pimpinan",
    "TanggalTertulis",
    "akhir_triwulan",
    "baris_jabatan",
    "baris_seimbang",
    "bersihkan_nama",
    "bertitik",
    "buang_penanda",
    "bukan_nama",
    "bulan_romawi",
    "cari_hari_tanggal",
    "check_nik",
    "check_nip",
    "diktum",
    "ditulis_lain",
    "ejaan_pimpinan",
    "format_angka",
    "format_golongan",
    "format_hari_tanggal",
    "format_nama",
    "format_nip",
    "format_pangkat_golongan",
    "format_pukul",
    "format_rentang",
    "format_rentang_hari",
    "format_romawi",
    "format_rupiah",
    "format_rupiah_terbilang",
    "format_semester",
    "format_tanggal",
    "format_tanggal_terbilang",
    "format_triwulan",
    "gabung_atau",
    "gabung_dan",
    "huruf",
    "ikat",
    "is_asn",
    "is_kapital",
    "jabatan_pimpinan",
    "jenjang_pendidikan",
    "kelompok_usia",
    "kunci_urut",
    "lipat",
    "lipat_nama",
    "menyebut_jabatan",
    "nama_bulan",
    "nama_daerah",
    "nama_hari",
    "nama_pemerintah",
    "nama_provinsi",
    "nama_saja",
    "pangkat_matches",
    "parse_angka",
    "parse_cara",
    "parse_golongan",
    "parse_hari",
    "parse_jadwal",
    "parse_jenis_kelamin",
    "parse_nama",
    "parse_nik",
    "parse_nip",
    "parse_peserta",
    "parse_pukul",
    "parse_romawi",
    "parse_rupiah",
    "parse_status",
    "parse_tanggal",
    "parse_terbilang",
    "parse_zona",
    "pengantar",
    "pisah_baris",
    "pisah_cara",
    "rincian",
    "sampai_selesai",
    "sebutan_kepala",
    "semester",
    "statuses_in",
    "sudah_pergi",
    "susun_baris",
    "susun_butir",
    "susun_daftar",
    "tanpa_siluman",
    "terbalik",
    "terbilang",
    "triwulan",
    "upper_judul",
    "upper_nama",
    "usul_gelar",
    "usul_huruf",
    "usul_nama",
    "was_number",
    "wilayah_administrasi",
]
