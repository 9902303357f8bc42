"""Scores an LKE: answers in, points, verdict and distance out; pure functions over dated data."""

from zi_docs.penilaian.buku_kerja import NilaiBuku, nilai_buku
from zi_docs.penilaian.jarak import Langkah, langkah
from zi_docs.penilaian.jawaban import (
    Butir,
    Jawaban,
    Lembar,
    ditolak,
    find_butir,
    jawaban_teks,
    kode_key,
    lembar_dari,
    parse_jawaban,
    split_codes,
)
from zi_docs.penilaian.nilai import Nilai, NilaiArea, NilaiKelompok, NilaiPertanyaan, hitung
from zi_docs.penilaian.predikat import Putusan, Uji, putuskan
from zi_docs.penilaian.sejalan import Selisih, selisih
from zi_docs.penilaian.syarat import (
    Hasil,
    Keadaan,
    KeadaanUnit,
    PutusanSyarat,
    UjiSyarat,
    bulan_penuh,
    hitungan_harta,
    laporan_harta,
    persen_selesai,
    uji_syarat,
)
from zi_docs.penilaian.telaah import Telaah, telaah

__all__ = [
    "Butir",
    "Hasil",
    "Jawaban",
    "Keadaan",
    "KeadaanUnit",
    "Langkah",
    "Lembar",
    "Nilai",
    "NilaiArea",
    "NilaiBuku",
    "NilaiKelompok",
    "NilaiPertanyaan",
    "Putusan",
    "PutusanSyarat",
    "Selisih",
    "Telaah",
    "Uji",
    "UjiSyarat",
    "bulan_penuh",
    "ditolak",
    "find_butir",
    "hitung",
    "hitungan_harta",
    "jawaban_teks",
    "kode_key",
    "langkah",
    "laporan_harta",
    "lembar_dari",
    "nilai_buku",
    "parse_jawaban",
    "persen_selesai",
    "putuskan",
    "selisih",
    "split_codes",
    "telaah",
    "uji_syarat",
]
