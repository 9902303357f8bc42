"""The codes of every problem that reading can report, each with its short title."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    # files and workbooks
    "ZI101": "Berkas tidak dapat dibuka",
    "ZI102": "Berkas kosong",
    "ZI103": "Berkas terlalu besar",
    "ZI104": "Berkas terkunci kata sandi",
    "ZI105": "Akhiran nama tidak sesuai isi berkas",
    "ZI106": "Bukan berkas Excel",
    "ZI107": "Berkas rusak",
    "ZI108": "Isi berkas melampaui batas",
    "ZI109": "Berkas memuat deklarasi XML yang dilarang",
    "ZI110": "Berkas bermakro",
    "ZI111": "Ada isi yang sangat jauh dari tabel",
    "ZI112": "Berkas terlalu lama dibaca",
    "ZI113": "Jenis berkas tidak didukung",
    "ZI114": "Berkas tidak dikenal",
    "ZI115": "Nama lembar mirip nama tabel",
    "ZI116": "Satu tabel dari beberapa sumber",
    "ZI117": "Tabel kosong",
    "ZI118": "Lembar tersembunyi",
    "ZI119": "Folder data tidak dapat dibuka",
    # headings and rows
    "ZI120": "Baris judul kolom tidak ditemukan",
    "ZI121": "Dua kolom untuk satu isian",
    "ZI122": "Judul kolom mungkin salah ketik",
    "ZI123": "Kolom tanpa judul",
    "ZI124": "Judul kolom berulang",
    "ZI125": "Baris tersembunyi ikut dibaca",
    "ZI126": "Baris lebih panjang daripada judul",
    "ZI127": "Kolom yang diperlukan tidak ada",
    "ZI128": "Tanggal atau waktu yang mustahil",
    "ZI129": "Kaki tabel di antara data",
    # text files
    "ZI130": "Pengodean teks tidak dikenal",
    "ZI131": "Susunan CSV rusak",
    "ZI132": "Susunan YAML rusak",
    "ZI133": "Kunci YAML berulang",
    "ZI134": "Fitur YAML yang dilarang",
    "ZI135": "Bentuk isi YAML tidak sesuai",
    # cells
    "ZI150": "Nomor tersimpan sebagai angka",
    "ZI151": "Nomor berbentuk notasi ilmiah",
    "ZI152": "Nomor pernah menjadi angka",
    "ZI153": "Sel berisi pesan galat",
    "ZI154": "Rumus tanpa hasil",
    "ZI155": "Karakter yang tidak dapat dicetak",
    "ZI156": "Karakter tak terlihat",
    "ZI157": "Angka terlalu panjang",
    "ZI158": "Tanda naskah dalam data",
}
