"""Every problem code: its meaning, its severity, and what to do about it.

This is the only table of codes. ``make accept`` writes docs/rujukan/kode.md from it. A test
checks that the package reports these codes and no others, each with the severity given here. A
code is never given to another cause, and a code that was removed is never used again. The texts
are Indonesian sentences for clerks; the problem itself names the place and the value.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["CODES", "GROUPS", "Code", "Severity"]


class Severity(StrEnum):
    """The severity of a problem: a ``galat`` stops the run, a ``peringatan`` is only reported.

    A ``catatan`` says what was assumed where the data leave something open; nothing is wrong.
    """

    GALAT = "galat"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"


class Code(NamedTuple):
    """The meaning of a code in one sentence (``title``), and how to mend it in general (``mend``).

    ``may_warn`` marks a ``galat`` that may be reported as a ``peringatan`` where it does no harm.
    """

    title: str
    severity: Severity
    mend: str
    may_warn: bool = False


def _stops(title: str, mend: str) -> Code:
    return Code(title, Severity.GALAT, mend)


def _warns(title: str, mend: str) -> Code:
    return Code(title, Severity.PERINGATAN, mend)


def _notes(title: str, mend: str) -> Code:
    return Code(title, Severity.CATATAN, mend)


def _either(title: str, mend: str) -> Code:
    return Code(title, Severity.GALAT, mend, may_warn=True)


_COMMANDS = {
    "ZI000": _stops(
        "Perintah, opsi, atau nilainya salah tulis, kosong, atau tidak dikenal.",
        "Ikuti saran pesannya, atau baca zi-docs PERINTAH --help.",
    ),
    "ZI001": _stops(
        "Kumpulan data tidak ditemukan atau tidak boleh dibuka.",
        "Jalankan dari folder kerja, atau betulkan nama di --data.",
    ),
    "ZI002": _stops(
        "Jenis dokumen itu tidak ada.", "Pakai nama jenis yang tercantum pada zi-docs jenis."
    ),
    "ZI003": _stops(
        "Yang diminta dengan --hanya atau --unit tidak ada dalam data.",
        "Pakai NIP, kode, atau nama (boleh dengan gelar) seperti di tabel.",
    ),
    "ZI004": _stops(
        "Hasilnya akan menggantikan berkas yang sudah ada, masukannya sendiri, atau data.",
        "Pakai nama atau folder lain; untuk zi-docs isi boleh dengan --timpa.",
    ),
    "ZI005": _stops(
        "Opsi untuk satu dokumen (--nomor, --ke, --ganti, --dari-konsep) diminta untuk beberapa.",
        "Pilih satu dokumen dengan --hanya, atau buang opsi itu.",
    ),
    "ZI006": _either(
        "Kumpulan data ini belum punya register nomor.",
        "Jalankan zi-docs buat dahulu; register dibuat olehnya.",
    ),
    "ZI007": _stops(
        "Folder untuk zi-docs pdf tidak berisi berkas Word.",
        "Periksa alamatnya; berkas .doc Simpan Sebagai .docx dahulu.",
    ),
    "ZI009": _stops(
        "Perintah dihentikan dengan Ctrl+C.",
        "Jalankan lagi perintah yang sama; yang sudah jadi tidak diulang.",
    ),
    "ZI010": _stops(
        "Nama berkas Word itu tidak berakhiran .docx.",
        "Buka di Word lalu Simpan Sebagai .docx, atau ganti nama hasilnya.",
    ),
    "ZI011": _stops(
        "Keluaran ke layar atau ke berkas (>) tidak dapat ditulis; dokumennya tetap jadi.",
        "Kosongkan ruang simpan, atau arahkan keluarannya ke tempat lain.",
    ),
    "ZI012": _stops(
        "Alamat atau nilai itu tidak dapat dipakai, atau foldernya sudah tidak ada.",
        "Ganti nama itu, atau pindah ke folder kerja, lalu jalankan lagi.",
    ),
    "ZI013": _warns(
        "Tidak satu pun yang dipilih mendapat dokumen jenis itu.",
        "Isi data yang disebut dalam pesannya, atau pilih yang lain.",
    ),
    "ZI014": _stops(
        "Kumpulan data yang hendak dimulai sudah ada.",
        "Pakai nama lain; dengan --jenis, lembar yang kurang ditambahkan.",
    ),
    "ZI015": _stops(
        "Nama kumpulan data, atau contoh yang disalin, tidak dapat dipakai.",
        "Pakai huruf, angka, dan tanda hubung, mis. sukamaju-2026; contohnya menurut pesannya.",
    ),
    "ZI016": _stops(
        "Nama hasil yang diminta tidak berakhiran seperti isinya: .xlsx, .docx, atau .png.",
        "Beri nama dengan akhiran yang disebut.",
    ),
    "ZI017": _warns(
        "Isian itu tidak dapat ditulis ke buku kerja hasil --rapi persis seperti adanya.",
        "Bandingkan dengan asalnya, lalu betulkan di buku yang baru.",
    ),
    "ZI018": _stops(
        "Hasil --rapi akan berada di folder data, dan terbaca bersama berkas asalnya.",
        "Tulis ke folder lain, lalu pakai di folder data yang baru.",
    ),
    "ZI019": _stops(
        "Tidak ada lembar yang perlu ditambahkan; kumpulan data itu sudah memilikinya.",
        "Isi lembar yang sudah ada; zi-docs periksa menyebut yang belum lengkap.",
    ),
}

_FILES = {
    "ZI101": _stops(
        "Berkas data tidak ada atau tidak dapat dibaca.",
        "Tutup berkas itu di program lain, lalu jalankan lagi.",
    ),
    "ZI102": _stops(
        "Berkas data kosong sama sekali.",
        "Ambil salinan yang baik, atau hapus bila tidak diperlukan.",
    ),
    "ZI103": _stops(
        "Berkas data terlalu besar.", "Hapus gambar dan lembar yang tidak perlu, atau bagi datanya."
    ),
    "ZI104": _stops(
        "Buku kerja terkunci kata sandi.", "Hapus kata sandinya di Excel, lalu simpan."
    ),
    "ZI105": _stops(
        "Akhiran nama berkas data tidak sesuai isinya.",
        "Ganti akhiran namanya menjadi yang disebut.",
    ),
    "ZI106": _stops(
        "Berkas itu bukan buku kerja.", "Buka di program asalnya, lalu Simpan Sebagai .xlsx."
    ),
    "ZI107": _stops(
        "Berkas data rusak atau terpotong.",
        "Buka di Excel dan simpan ulang, atau ambil salinan yang baik.",
    ),
    "ZI108": _stops(
        "Isi berkas data jauh lebih besar daripada yang wajar, mis. lebih dari 500 kolom.",
        "Salin tabelnya saja ke buku kerja baru, atau bagi datanya.",
    ),
    "ZI109": _stops(
        "Berkas data memuat perintah XML yang tidak pernah dibuat Excel.",
        "Buka dan simpan ulang di Excel, atau ambil salinan yang baik.",
    ),
    "ZI110": _stops("Buku kerja memuat makro.", "Simpan Sebagai .xlsx."),
    "ZI111": _stops(
        "Ada isi yang sangat jauh dari tabel.",
        "Tekan Ctrl+End di Excel, hapus baris dan kolom kosong, lalu simpan.",
    ),
    "ZI112": _stops(
        "Buku kerja terlalu lama dibaca.",
        "Salin tabelnya saja ke buku kerja baru, lalu simpan sebagai .xlsx.",
    ),
    "ZI113": _stops(
        "Jenis buku kerja itu tidak didukung, mis. .xlsm atau .xlsb.", "Simpan Sebagai .xlsx."
    ),
    "ZI114": _either(
        "Berkas atau lembar tidak dibaca karena namanya bukan nama tabel.",
        'Beri nama tabelnya; lembar yang bukan data diawali "_".',
    ),
    "ZI115": _warns(
        "Lembar tidak dibaca karena namanya hanya mirip nama tabel.",
        "Ganti nama lembar itu bila harus ikut dibaca.",
    ),
    "ZI116": _stops(
        "Satu tabel ada di beberapa tempat.", "Pertahankan satu; hapus atau ganti nama yang lain."
    ),
    "ZI117": _warns("Tabel itu kosong.", "Isi tabelnya, atau hapus bila tidak diperlukan."),
    "ZI118": _warns(
        "Lembar yang tersembunyi ikut dibaca.", "Hapus lembar itu bila tidak boleh ikut."
    ),
    "ZI119": _stops(
        "Folder data tidak ada atau tidak dapat dibuka.", "Periksa nama dan izin foldernya."
    ),
    "ZI120": _stops(
        "Baris judul kolom yang dikenal tidak ditemukan.",
        "Tulis judul kolom di atas datanya, seperti di bagian 4.",
    ),
    "ZI121": _stops(
        "Dua kolom atau dua kunci berarti sama.",
        "Pertahankan satu; hapus atau ganti judul yang lain.",
    ),
    "ZI122": _warns(
        "Judul kolom mungkin salah ketik.", "Betulkan judulnya bila memang itu maksudnya."
    ),
    "ZI123": _warns(
        "Kolom yang berisi tidak punya judul, jadi tidak dibaca.", "Beri judul, atau hapus isinya."
    ),
    "ZI124": _warns(
        "Judul kolom dipakai lebih dari sekali.", "Beri setiap kolom judul yang berbeda."
    ),
    "ZI125": _warns("Baris yang tersembunyi ikut dibaca.", "Hapus baris yang tidak boleh ikut."),
    "ZI126": _stops(
        "Baris CSV lebih panjang daripada baris judulnya.",
        "Apit isian yang memuat tanda pemisah dengan tanda kutip.",
    ),
    "ZI127": _stops(
        "Kolom yang harus ada pada tabel itu tidak ada.",
        "Beri judul yang benar pada kolom yang memuatnya, atau tambahkan kolom itu.",
    ),
    "ZI128": _stops(
        "Angka dalam sel tanggal atau waktu terlalu besar.",
        "Ketik ulang tanggal atau waktu di sel itu.",
    ),
    "ZI130": _stops(
        "Huruf dalam berkas teks tersimpan dengan cara yang tidak dikenal.",
        'Simpan sebagai "CSV UTF-8" di Excel, atau UTF-8 di Notepad.',
    ),
    "ZI131": _stops(
        "Tanda kutip CSV tidak berpasangan.", "Betulkan tanda kutipnya, atau simpan sebagai .xlsx."
    ),
    "ZI132": _stops(
        "Berkas YAML salah tulis.",
        "Periksa spasi di awal baris, titik dua, dan tanda kutip di baris itu.",
    ),
    "ZI133": _stops(
        "Satu kunci YAML atau JSON ditulis dua kali.", "Pertahankan satu; hapus yang lain."
    ),
    "ZI134": _stops(
        "Berkas YAML memakai tanda &, *, atau !, atau bersarang terlalu dalam.",
        "Apit teksnya dengan tanda kutip, atau tulis seperti contoh di bagian 4.",
    ),
    "ZI135": _stops(
        "Bentuk isi YAML tidak sesuai: daftar di tempat pasangan, atau sebaliknya.",
        "Tulis menurut contoh di bagian 4.",
    ),
    "ZI136": _stops(
        "Sebuah folder atau berkas tidak dapat dibaca atau ditulis.",
        "Periksa jaringan, media simpan, dan izinnya, lalu jalankan lagi.",
    ),
    "ZI137": _stops(
        'Baris bertanda "Contoh" sudah diisi dengan hal lain.',
        'Hapus kata "Contoh" bila barisnya sungguhan; bila tidak, hapus barisnya.',
    ),
    "ZI138": _notes(
        "Tugas Unit Pengendalian Gratifikasi yang tercetak disusun tanpa naskah resminya.",
        "Cocokkan di JDIH KPK; bila berbeda, salin naskah jenisnya dan betulkan diktum.j2.",
    ),
    "ZI139": _warns(
        "Keputusan ditandatangani Plt. atau Pj., sedangkan lampirannya memuat pejabatnya.",
        "Sebut Plt. atau Pj. itu di barisnya, atau pakai Plh. bila pejabatnya berhalangan.",
    ),
    "ZI140": _stops(
        "Nama lembar atau berkas menyebut salinan, daftar lama, atau tahun lain.",
        "Ganti namanya bila isinya yang berlaku; bila bukan, pindahkan.",
    ),
    "ZI141": _notes(
        "Tabel dikenali dari judul kolomnya, atau digabung dari beberapa lembar atau berkas.",
        "Awali nama lembar yang tidak boleh ikut dengan garis bawah, atau pindahkan berkasnya.",
    ),
    "ZI142": _stops(
        "Dua lembar atau berkas memuat orang atau baris yang sama.",
        "Pertahankan yang berlaku; awali nama lembar yang lain dengan garis bawah, atau pindahkan.",
    ),
    "ZI143": _notes(
        "Berkas yang bernama buku kerja itu halaman web atau teks; isinya dibaca apa adanya.",
        "Jangan simpan ulang di Excel: NIP menjadi bilangan. Ekspor lagi dari aplikasi asalnya.",
    ),
    "ZI144": _notes(
        "Lembar itu Lembar Kerja Evaluasi (LKE) resmi; jawabannya dibaca dari lembar Penilaian.",
        "Buat lembar itu dengan zi-docs lke baca FILE.xlsx -o PENILAIAN.xlsx.",
    ),
    "ZI145": _stops(
        "Lembar itu bernama tabel, tetapi berbentuk Lembar Kerja Evaluasi (LKE).",
        "Salin isinya ke lembar dengan judul kolom tabel itu.",
    ),
    "ZI146": _stops(
        "Lembar atau berkas memuat nama orang tanpa nomor, dan tidak jelas apakah itu pegawai.",
        "Sebut pegawai di nama lembar atau berkasnya; bila bukan, awali dengan garis bawah.",
    ),
    "ZI147": _notes(
        "Judul kolom dapat berarti beberapa hal, atau beberapa kolom satu hal; yang tepat dibaca.",
        "Hapus kolom yang keliru dibaca, atau beri judul lain.",
    ),
    "ZI148": _stops(
        "Sel memuat lebih daripada yang disebut judul kolomnya.",
        "Pindahkan sisanya ke kolom lain, atau hapus.",
    ),
    "ZI149": _stops(
        "Dua tabel berdampingan di satu lembar.",
        "Pindahkan tabel yang kanan ke bawah tabel yang kiri.",
    ),
    "ZI150": _stops(
        "Nomor tersimpan sebagai bilangan atau tanggal, bukan teks.",
        "Ubah format kolomnya menjadi Teks, lalu ketik ulang (bagian 4.3).",
    ),
    "ZI151": _stops(
        "Nomor tersimpan sebagai bilangan yang disingkat, mis. 1,97E+17.",
        "Ubah format kolomnya menjadi Teks, lalu ketik ulang (bagian 4.3).",
    ),
    "ZI152": _either(
        "Angka terakhir nomor mungkin berubah karena pernah tersimpan sebagai bilangan.",
        "Cocokkan dengan sumber aslinya; ketik ulang sebagai teks bila berbeda.",
    ),
    "ZI153": _either(
        "Sel berisi pesan kesalahan, mis. #N/A, #####, None, atau NULL.",
        "Betulkan rumusnya, lebarkan kolomnya, atau kosongkan selnya, lalu simpan.",
    ),
    "ZI154": _either(
        "Rumus di sel itu belum punya hasil.",
        "Buka di Excel, tunggu sampai terhitung, lalu simpan.",
    ),
    "ZI155": _stops(
        "Isian memuat karakter yang tidak dapat dicetak.",
        "Hapus isinya, lalu ketik ulang; jangan tempel dari program lain.",
    ),
    "ZI156": _warns(
        "Isian memuat karakter yang tidak terlihat.", "Hapus isinya, lalu ketik ulang."
    ),
    "ZI157": _stops(
        "Bilangan itu lebih panjang daripada yang dapat disimpan Excel.",
        "Ubah format selnya menjadi Teks, lalu ketik ulang.",
    ),
    "ZI158": _stops(
        "Data memuat tanda yang hanya untuk naskah, mis. {{ atau {%.",
        "Hapus tanda itu dari isiannya.",
    ),
    "ZI159": _warns(
        "Keputusan sebuah unit berkepala jabatan lain daripada jabatan penanda tangannya.",
        "Isi kolom Jabatan Kepala unit itu, atau betulkan jabatannya di lembar Pegawai.",
    ),
    "ZI160": _notes(
        "Isi sebuah kolom lain daripada yang dijanjikan judulnya, jadi tidak dibaca.",
        "Beri judul itu hanya pada kolom yang berisi hal itu.",
    ),
    "ZI161": _notes(
        "Sel yang memuat beberapa hal dibagi menurut judul kolomnya.",
        "Tulis setiap hal di kolomnya sendiri.",
    ),
    "ZI163": _notes(
        "Baris judul, jumlah, atau tanda tangan di antara atau di bawah data dilewati.",
        "Lengkapi isian baris yang seharusnya data.",
    ),
    "ZI164": _notes(
        "Isian yang tidak tertulis diambil dari isian lain atau dari sekitar tabel.",
        "Tulis sendiri di kolomnya; yang tertulis selalu dipakai.",
    ),
    "ZI165": _stops(
        "Pegawai baru diangkat, sehingga nomornya tidak membedakan PNS dari CPNS.",
        "Tulis PNS atau CPNS di kolom Status baginya.",
    ),
    "ZI166": _warns(
        "Nomor di kolom yang tidak dipakai dokumen pernah tersimpan sebagai bilangan.",
        "Biarkan, atau ketik ulang sebagai teks bila dicetak.",
    ),
    "ZI167": _stops("Tanggal pada satu baris tidak berurutan.", "Betulkan salah satu tanggalnya."),
    "ZI168": _either(
        "Tanggal dokumen sesudah hari yang seharusnya didahuluinya, atau terlalu dekat.",
        "Betulkan tanggal dokumennya, atau tanggal acara atau tugasnya.",
    ),
    "ZI169": _stops(
        "Satu orang disebut pada dua kedudukan yang harus diisi orang berbeda.",
        "Sebut orang lain di salah satunya.",
    ),
    "ZI170": _notes(
        "Jadwal dibaca dari tanggal, minggu, mulai dan selesai, atau ulangan; bulannya diambil.",
        'Tulis bulannya sendiri, mis. "Jan-Mar"; yang tertulis selalu dipakai.',
    ),
    "ZI171": _warns(
        "Judul di atas rencana menyebut tahun lain daripada tahun di pengaturan.",
        "Betulkan judul itu, atau tahun di pengaturan.",
    ),
    "ZI172": _warns(
        "Satu orang ditugaskan dua kali pada hari yang sama.", "Periksa tanggal kedua tugasnya."
    ),
    "ZI173": _warns(
        "Yang tercatat hadir pada hari itu bertugas di tempat lain.",
        "Hapus dari daftar hadir bila tidak hadir, atau betulkan tanggal tugasnya.",
    ),
    "ZI174": _warns(
        "Foto laporan kegiatan kurang dari dua, atau dipakai dua acara.",
        "Tambah foto, atau pakai foto acara itu sendiri.",
    ),
    "ZI175": _notes(
        'Lembar yang berbentuk formulir ("isian : nilai") dibaca sebagai baris tabel.',
        "Tulis sebagai tabel, satu kolom satu isian.",
    ),
    "ZI176": _warns(
        "Isian pada formulir tidak dikenal, jadi tidak dibaca.",
        "Beri judul kolom tabelnya bila isinya diperlukan.",
    ),
    "ZI177": _notes(
        "Judul di atas tabel menyebut tahun lain daripada kumpulan datanya.",
        "Ganti dengan daftar tahun itu, atau betulkan tahun di pengaturan.",
    ),
    "ZI178": _warns(
        'Gelar "Dr." (doktor) tertulis pada orang yang menjabat dokter.',
        'Tulis dr. atau drg.; "Dr. dr." bila juga doktor.',
    ),
    "ZI179": _warns(
        "Rekomendasi calon unit tidak menurut skor dan syaratnya, tanpa catatan.",
        "Tulis alasannya di kolom Catatan, atau betulkan rekomendasinya.",
    ),
    "ZI180": _stops(
        "Temuan periksa ada di beberapa buku kerja, sedangkan -o menyebut satu berkas.",
        "Beri nama folder pada -o.",
    ),
    "ZI181": _warns(
        "Salinan bertanda dari sebuah buku kerja tidak dapat dibuat.",
        "Temuannya ada di daftar; atau simpan ulang buku kerja itu di Excel.",
    ),
    "ZI182": _stops(
        "Salinan bertanda akan ditulis di folder data.",
        "Pakai folder lain; yang di folder data dibaca sebagai data.",
    ),
    "ZI183": _warns(
        "Kolom yang diperlukan menurut isi kolom lain di barisnya masih kosong.",
        "Isi kolom itu, atau betulkan kolom yang menyebabkannya.",
    ),
    "ZI184": _warns(
        "Unit yang biasanya di bawah dinas tidak menyebut induknya.",
        "Isi kolom Induk dengan kode dinasnya, atau kolom Atasan pada baris kepalanya.",
    ),
    "ZI185": _warns(
        "Dua tabel yang seharusnya memuat baris yang sama berbeda isinya.",
        "Samakan keduanya menurut pesannya.",
    ),
    "ZI186": _warns(
        "Angka di sebuah baris tidak cocok dengan isi lain yang menentukannya.",
        "Betulkan angkanya, atau isi lain itu.",
    ),
    "ZI187": _warns(
        "Laporan bertanggal sebelum masa yang dilaporkannya berakhir.",
        "Isi tanggal sesudah masa itu.",
    ),
    "ZI188": _notes(
        "Plt. atau Plh. dicetak tanpa jabatannya sendiri.",
        "Isi jabatan aslinya, yang menjadi baris kedua di atas tanda tangannya.",
    ),
    "ZI191": _warns(
        "Satu orang memimpin tim pada dua kedudukan, atau satu tim berketua dua.",
        "Tunjuk orang lain pada salah satunya, atau biarkan bila memang merangkap.",
    ),
    "ZI192": _warns(
        "Satu orang memimpin atau mencatat dua acara di dua tempat pada waktu yang sama.",
        "Periksa waktu, tempat, atau orangnya.",
    ),
    "ZI193": _warns(
        "Nama kota di kop dan tempat penandatanganan ditulis dengan ejaan berbeda.",
        "Samakan ejaannya bila tempatnya sama.",
    ),
    "ZI194": _warns(
        "Sebuah pokja dalam tim kerja belum mempunyai koordinator atau anggota.",
        "Tambahkan barisnya di lembar Tim.",
    ),
    "ZI195": _notes(
        "Unit kerja yang diusulkan tidak mempunyai baris TLHP, jadi disebut nihil.",
        "Isi barisnya, atau biarkan bila memang tidak ada rekomendasi.",
    ),
    "ZI196": _notes(
        "Batas waktu sebuah rekomendasi sudah lewat pada tanggal laporan.",
        "Isi status dan tanggal selesainya, atau sepakati batas yang baru.",
    ),
    "ZI197": _notes(
        "Isi sejumlah jenis dokumen belum diperiksa, karena lembar atau kolom ditolak.",
        "Betulkan dahulu yang ditolak, lalu periksa lagi.",
    ),
    "ZI198": _warns(
        "Instruksi atau surat edaran dikutip dalam Mengingat, padahal bukan peraturan.",
        "Pindahkan ke Memperhatikan, dan isi kolom Pakai dengan tidak.",
    ),
    "ZI199": _notes(
        "Keputusan kepala daerah tidak mengutip undang-undang pembentukan daerahnya.",
        "Tambahkan undang-undangnya di tabel Dasar Hukum.",
    ),
}

_FIELDS = {
    "ZI201": _stops("Isian yang wajib belum diisi.", "Isi, atau hapus barisnya."),
    "ZI202": _stops(
        "Bentuk atau pilihan isian tidak sesuai.",
        "Tulis bentuk atau pilihan yang disebut dalam pesannya.",
    ),
    "ZI203": _stops(
        "Isian tidak dapat dibaca, mis. tanggal, status, atau jadwal.",
        "Betulkan isian itu menurut pesannya.",
    ),
    "ZI204": _stops("Kunci itu tidak dikenal.", "Betulkan ejaannya, atau hapus kunci itu."),
    "ZI205": _stops(
        "Gambar atau berkas yang disebut data tidak dapat dipakai.",
        "Taruh berkas itu di folder data; gambar harus PNG atau JPEG yang utuh, paling besar 5 MB.",
    ),
    "ZI206": _stops(
        "Dokumen itu belum punya tanggal.", "Isi tanggal di pengaturan, atau beri --tanggal."
    ),
    "ZI207": _stops(
        "Berkas data untuk zi-docs isi salah tulis atau terlalu besar.",
        "Periksa koma, tanda kutip, dan kurungnya; isinya harus berupa pasangan.",
    ),
    "ZI208": _stops("Isian itu tidak dapat dicetak.", "Betulkan baris itu menurut pesannya."),
    "ZI209": _stops(
        "Pengaturan menyebut jenis dokumen yang tidak ada.", "Betulkan ejaan nama jenisnya."
    ),
    "ZI210": _stops(
        "Pengaturan menyebut isian yang tidak dipunyai jenis itu.",
        "Pakai nama isian yang disebut dalam pesannya.",
    ),
    "ZI211": _stops(
        "Dokumen yang menghimpun banyak baris tidak dibuat selama ada baris yang salah.",
        "Betulkan kesalahan yang tercantum, lalu jalankan lagi.",
    ),
    "ZI212": _stops(
        "Dokumen itu memuat baris lain yang salah, mis. baris atasannya.",
        "Betulkan baris itu, lalu jalankan lagi.",
    ),
    "ZI213": _stops(
        "Pola nomor menyebut unit, padahal dokumennya bukan milik unit dan kantor belum berkode.",
        "Isi kode di bawah instansi pada pengaturan, atau hapus {unit} dari pola nomornya.",
    ),
    "ZI214": _warns(
        "Pejabat di pengaturan bukan orang yang memegang jabatan itu di lembar Pegawai.",
        "Samakan keduanya, atau isi kolom Cara bila ia pelaksana tugas.",
    ),
    "ZI215": _stops(
        "Jenis dokumen belum siap: tabel, isian, atau tanggal yang diperlukannya belum ada.",
        "Isi yang disebut pesannya; dengan --semua jenis itu dilewati dan disebut saja.",
    ),
    "ZI216": _stops(
        "Semua jenis dokumen diminta, tetapi tidak satu pun siap dibuat.",
        "Isi data yang disebut di bawahnya, lalu jalankan lagi.",
    ),
    "ZI217": _stops(
        "Jenis dokumen dibuat per baris tabel yang barisnya tidak berkunci.",
        'Tulis "kunci" di berkas tabel itu.',
    ),
    "ZI218": _warns(
        "Ada isian formulir yang kosong, jadi tidak tercetak apa-apa.",
        "Isi di lembar Isian; bila memang kosong, biarkan.",
    ),
    "ZI219": _stops(
        "Isian formulir bukan tanggal, atau bukan ya atau tidak, padahal naskah memintanya.",
        'Tulis tanggal seperti "27 April 2021", atau ya atau tidak.',
    ),
    "ZI220": _stops(
        "Buku kerja itu bukan formulir naskah.",
        "Buat formulirnya dengan zi-docs naskah isian, lalu isi buku itu.",
    ),
    "ZI221": _stops(
        "Formulir diminta untuk naskah tanpa tag.", "Tulis tagnya di Word, mis. {{ nama }}."
    ),
    "ZI222": _warns(
        "Bidang surat massal IF, NEXT, dan sejenisnya tidak diisi.",
        "Tulis syaratnya dengan {% if ... %} di naskah.",
    ),
    "ZI223": _stops(
        "Isian tidak cocok dengan saklar bidang MERGEFIELD-nya.",
        "Betulkan isiannya, atau saklar \\@, \\#, atau \\* di Word.",
    ),
    "ZI224": _stops(
        "Sebuah tanda ${...} tidak dikenal SRIKANDI, jadi tetap tercetak pada suratnya.",
        "Betulkan tandanya di naskah.",
    ),
    "ZI225": _warns(
        "Nomor surat yang ditulis di tabel berbeda dari nomor yang diberikan register.",
        "Samakan dengan nomor register, atau batalkan nomor di register.",
    ),
    "ZI226": _stops(
        "Naskah tidak punya tempat untuk tanda tangan elektronik.",
        "Tulis ${ttd_pengirim} di naskahnya, atau pakai --ttd basah.",
    ),
    "ZI227": _warns(
        "Tanggal dokumen tercetak dalam bentuk lain, jadi tidak diganti SRIKANDI.",
        "Samakan tanggal di SRIKANDI dengan yang tercetak.",
    ),
    "ZI228": _stops(
        "Syarat jenis dokumen menyebut isi yang bukan pilihan kolomnya.",
        'Tulis salah satu pilihan kolom itu di "hanya_bila".',
    ),
    "ZI229": _warns(
        "Syarat pengusulan belum terpenuhi, atau hanya menurut aturan dan tidak di PortalRB.",
        "Betulkan datanya, atau tunda pengusulannya.",
    ),
    "ZI230": _notes(
        "Survei belum mempunyai tindak lanjut atas unsur yang nilainya terendah.",
        "Isi kolom Tindak Lanjut survei itu.",
    ),
    "ZI231": _notes(
        "Nama responden survei sama dengan nama pegawai unit yang disurvei.",
        "Hapus barisnya bila memang pegawai itu; biarkan bila orang lain.",
    ),
    "ZI232": _warns(
        "Jangka waktu layanan tidak menyebut satuannya.",
        "Tulis dengan satuannya, mis. 2 hari kerja.",
    ),
    "ZI233": _warns(
        "Tarif layanan tidak menyebut dasar hukumnya.",
        "Tulis peraturannya sesudah tarifnya.",
    ),
    "ZI234": _notes(
        "Pemantauan predikat sebuah unit jatuh tempo tahun ini, tetapi belum ada barisnya.",
        "Tambahkan barisnya di lembar Pemantauan Predikat.",
    ),
    "ZI235": _warns(
        "Tahun pemantauan predikat tidak cocok dengan tanggal suratnya atau tahun predikatnya.",
        "Betulkan tahunnya, atau tanggal suratnya.",
    ),
    "ZI236": _warns(
        "Unit dinyatakan masih memenuhi kriteria predikatnya, padahal nilainya kurang.",
        "Betulkan nilainya, atau hasil pemantauannya.",
    ),
    "ZI237": _warns(
        "Tanggal surat tugas pada laporan hasil evaluasi tidak ada di lembar Tugas.",
        "Samakan tanggal surat tugasnya.",
    ),
    "ZI238": _notes(
        "Belum ada rapat pemantauan pada triwulan yang dilaporkan.",
        "Isi rapatnya di lembar Rapat, atau sebut di isian rapat_pemantauan.",
    ),
    "ZI239": _notes(
        "Kepala unit tidak tercatat diundang atau hadir pada rapat pemantauan unitnya.",
        "Tambahkan kepala unit itu, atau biarkan bila diwakili.",
    ),
    "ZI240": _notes(
        "Kegiatan yang belum selesai pada triwulan lalu tidak dilaporkan lagi.",
        "Tambahkan barisnya pada triwulan ini.",
    ),
    "ZI241": _notes(
        "Kepala unit tidak ada di lembar Pegawai, jadi tidak mendapat Pakta Integritas perorangan.",
        "Tambahkan kepala unit itu di lembar Pegawai.",
    ),
    "ZI242": _warns(
        "Pakta Integritas bersama lebih dari dua belas bulan sebelum surat usulan.",
        "Perbarui paktanya, atau betulkan salah satu tanggalnya.",
    ),
    "ZI243": _notes(
        "Saksi pencanangan dari luar tercetak tanpa instansinya.",
        "Isi kolom Instansi pada baris saksi itu.",
    ),
    "ZI244": _warns(
        "Pengarah Tim Penilai Internal ditugaskan menilai sendiri.",
        "Tugaskan anggota tim yang lain, atau betulkan kedudukannya.",
    ),
    "ZI245": _warns(
        "Perubahan seorang agen selesai di luar tahun rencananya.",
        "Betulkan tanggal selesainya.",
    ),
    "ZI246": _notes(
        "Unit berpredikat WBK diusulkan menjadi WBBM, jadi surat pemantauannya tidak wajib.",
        "Hapus barisnya, atau biarkan bila suratnya tetap akan dikirim.",
    ),
    "ZI247": _notes(
        "Komitmen bersama bertanggal selain hari pencanangan dan selain awal tahun.",
        "Periksa tanggalnya.",
    ),
    "ZI251": _warns(
        "Jawaban C, D, E, atau Tidak dari Tim Penilai Internal tanpa rekomendasi berbatas waktu.",
        "Isi rekomendasi dan batas waktunya pada lembar Penilaian.",
    ),
}

_CHECKS = {
    "ZI301": _stops("Susunan nomor identitas salah.", "Ketik ulang dari sumber aslinya."),
    "ZI302": _stops(
        "Nomor identitas tidak sesuai status pegawai.", "Periksa statusnya, atau nomornya."
    ),
    "ZI303": _warns(
        "Angka ke-13 dan ke-14 nomor identitas tidak lazim.", "Cocokkan dengan sumber aslinya."
    ),
    "ZI304": _either("Nomor identitas pegawai belum diisi.", "Isi nomornya sebagai teks."),
    "ZI305": _warns(
        "Jenis kelamin berbeda dari yang tertera dalam nomor identitas.", "Betulkan salah satunya."
    ),
    "ZI306": _warns(
        "Tanggal lahir berbeda dari yang tertera dalam nomor identitas.", "Betulkan salah satunya."
    ),
    "ZI307": _warns("Jenis kelamin tidak dikenal.", "Isi dengan L atau P."),
    "ZI308": _stops(
        "Dua pegawai bernomor identitas sama.", "Hapus baris yang ganda, atau betulkan nomornya."
    ),
    "ZI309": _warns(
        "Dua pegawai tanpa nomor bernama sama di unit yang sama.",
        "Isi nomornya supaya keduanya dapat dibedakan.",
    ),
    "ZI310": _warns(
        "Nomor identitas ada di kolom milik status lain.",
        "Pindahkan nomornya, atau betulkan statusnya.",
    ),
    "ZI311": _stops(
        "Golongan tidak dikenal.", "Tulis seperti III/d untuk PNS, atau I sampai XVII untuk PPPK."
    ),
    "ZI312": _stops(
        "Pangkat tidak sesuai golongan.",
        "Tulis pangkat yang disebut dalam pesannya, atau betulkan golongannya.",
    ),
    "ZI313": _warns("Pangkat atau golongan belum lengkap.", "Lengkapi keduanya."),
    "ZI314": _warns(
        "Pangkat atau golongan bukan milik status pegawai itu.",
        "Kosongkan, atau betulkan statusnya.",
    ),
    "ZI315": _stops(
        "Nama orang memuat nomor, tanda, atau keterangan yang akan ikut tercetak.",
        "Tulis nama dan gelarnya saja; hapus baris yang bukan seorang pegawai.",
    ),
    "ZI316": _warns(
        "Nama orang ditulis dengan huruf besar semua.",
        "Tulis seperti di SK-nya, atau isi pengaturan huruf_nama.",
    ),
    "ZI317": _stops(
        'Gelar "DR." dapat berarti dokter atau doktor.', "Tulis dr. atau Dr., menurut ijazahnya."
    ),
    "ZI318": _warns(
        "Nama orang memuat sapaan, atau gelar yang melekat.",
        "Tulis gelarnya sesudah koma dan spasi, tanpa Bapak, Ibu, atau Sdr.",
    ),
    "ZI319": _warns(
        "Kolom tambahan menyebut pegawai meninggal, pensiun, mutasi, berhenti, atau cuti panjang.",
        "Hapus barisnya, atau kosongkan sel itu bila ia masih bekerja.",
    ),
    "ZI320": _stops(
        "Unit kerja yang disebut tidak ditemukan atau barisnya salah.",
        "Tulis kode atau nama seperti di tabel Unit Kerja.",
    ),
    "ZI321": _stops(
        "Orang yang disebut tidak ditemukan atau barisnya salah.",
        "Tulis NIP, nama tanpa gelar, atau kunci pejabat.",
    ),
    "ZI322": _stops(
        "Nama yang disebut dapat berarti beberapa orang.", "Tulis NIP atau NIK orang yang dimaksud."
    ),
    "ZI323": _stops(
        "Atasan seorang pegawai adalah dirinya sendiri.", "Betulkan, atau kosongkan kolom Atasan."
    ),
    "ZI324": _stops(
        "Dua unit kerja memakai kode atau nama yang sama.",
        "Hapus baris yang ganda, atau betulkan salah satunya.",
    ),
    "ZI325": _warns(
        "Dua unit kerja memakai singkatan yang sama.", "Beri setiap unit singkatan yang berbeda."
    ),
    "ZI326": _stops(
        "Pegawai menyebut unit kerja, tetapi tabel Unit Kerja belum ada.",
        "Buat tabel Unit Kerja dengan kode dan nama setiap unit.",
    ),
    "ZI327": _stops(
        "Baris yang disebut tidak ada di tabelnya, atau ada beberapa.",
        "Betulkan kodenya, atau tambahkan barisnya.",
    ),
    "ZI328": _stops(
        "Nama orang tidak sama dengan nama pemilik nomornya.", "Betulkan nomornya atau namanya."
    ),
    "ZI329": _stops("Dua baris tabel sama.", "Hapus salah satunya, atau bedakan isinya."),
    "ZI330": _either("Nama hari tidak sesuai tanggalnya.", "Betulkan hari atau tanggalnya."),
    "ZI331": _stops(
        "Nama hari tidak dikenal.", "Tulis Senin, Selasa, dan seterusnya, atau kosongkan."
    ),
    "ZI332": _stops(
        "Waktu selesai rapat tidak sesudah waktu mulainya.", "Betulkan salah satu waktunya."
    ),
    "ZI333": _stops("Dua rapat berkode sama.", "Beri setiap rapat kode sendiri."),
    "ZI335": _warns(
        "Batas waktu tindak lanjut mendahului rapatnya.", "Periksa tanggal batas waktunya."
    ),
    "ZI336": _warns(
        "Tahun sebuah tanggal berbeda dari tahun di pengaturan.",
        "Betulkan tanggal itu, atau tahun di pengaturan.",
    ),
    "ZI337": _warns(
        "Zona waktu rapat berbeda dari zona waktu di pengaturan.", "Betulkan salah satunya."
    ),
    "ZI338": _stops(
        "Tanggal dokumen bernomor lebih dari setahun dari tahun di pengaturan.",
        "Betulkan tanggal itu, atau tahun di pengaturan; tanggal yang memang itu lewat --tanggal.",
    ),
    "ZI339": _warns(
        "Batas waktu bukan tanggal, jadi tidak dicocokkan dengan tanggal rapatnya.",
        "Tulis tanggalnya bila sudah pasti.",
    ),
    "ZI340": _stops(
        "Jumlah unit di pengaturan tidak sama dengan tabel Unit Kerja.", "Betulkan salah satunya."
    ),
    "ZI341": _warns(
        "Jumlah unit dalam teks rapat berbeda dari tabel Unit Kerja.", "Periksa kalimatnya."
    ),
    "ZI342": _stops("Angka dan hurufnya berbeda, mis. 14 (tiga belas).", "Betulkan salah satunya."),
    "ZI343": _stops(
        "Tidak ada unit kerja yang diusulkan.", "Isi kolom Predikat Diusulkan di tabel Unit Kerja."
    ),
    "ZI344": _warns(
        "Atasan tanpa jabatan yang memimpin bergolongan lebih rendah daripada pegawainya.",
        "Tulis atasan langsungnya di kolom Atasan, atau kosongkan.",
    ),
    "ZI345": _stops(
        "Unit yang diusulkan WBBM belum tercatat memiliki WBK.",
        "Isi kolom Predikat Dimiliki, atau usulkan WBK dahulu.",
    ),
    "ZI346": _warns(
        "Unit sudah memiliki predikat yang diusulkan.", "Periksa kedua kolom predikat unit itu."
    ),
    "ZI347": _warns(
        "Unit diusulkan tanpa satu pun kriteria.", "Isi ya pada kriteria yang dipenuhi."
    ),
    "ZI348": _warns(
        "Kutipan sendiri tidak memuat perubahan terakhir peraturannya pada tanggal dokumen.",
        "Lengkapi kutipannya, atau pakai kutipan bawaan lewat kolom Kunci.",
    ),
    "ZI349": _warns(
        "Sebagian isi rapat kosong, jadi dicetak sebagai garis untuk ditulis tangan.",
        'Isi bagian itu, atau tulis "Rapat tidak mengambil keputusan" bila memang demikian.',
    ),
    "ZI350": _warns(
        "Istilah yang dipakai tidak baku.", "Ganti dengan istilah yang disebut dalam pesannya."
    ),
    "ZI351": _warns(
        "Nama orang atau unit ditulis dengan huruf kecil semua.",
        "Tulis dengan huruf besar di awal setiap kata.",
    ),
    "ZI352": _warns(
        "Kutipan bawaan yang tercetak belum dicocokkan dengan naskah resminya.",
        "Cocokkan di JDIH, lalu tulis kutipan lengkapnya di tabel Dasar Hukum bila berbeda.",
    ),
    "ZI353": _warns(
        "Peraturan sendiri dikutip tanpa nomor Lembaran atau Beritanya.",
        "Tambahkan nomornya di belakang judulnya, dari JDIH.",
    ),
    "ZI354": _warns(
        "Undang-undang pembentukan daerah yang lama dikutip dalam dokumen sejak 2024.",
        "Periksa di JDIH apakah daerah ini sudah punya undang-undang sendiri.",
    ),
    "ZI355": _warns(
        "Kode klasifikasi pada nomor keputusan tidak sesuai tanggal atau jabatan kepala daerahnya.",
        "Betulkan pola nomornya, atau biarkan bila kantor memang memakainya.",
    ),
    "ZI356": _stops(
        "Keputusan kepala daerah akan ditandatangani dengan u.b.",
        "Isi kepala_daerah dengan penanda tangan keputusan itu.",
    ),
    "ZI357": _stops(
        "Atasan seorang pegawai adalah bawahannya.",
        "Betulkan, atau kosongkan kolom Atasan.",
    ),
    "ZI358": _warns("CPNS dicatat dengan pangkat.", "Kosongkan kolom Pangkat pada baris CPNS."),
    "ZI359": _stops(
        "Pernyataan TLHP tidak sesuai dengan datanya: ada rekomendasi yang belum selesai.",
        "Betulkan lembar TLHP, atau selesaikan dahulu tindak lanjutnya.",
    ),
    "ZI360": _stops(
        "Peraturan yang dikutip tidak berlaku pada tanggal dokumen.",
        "Ganti dengan peraturan yang berlaku, atau isi kolom Pakai dengan tidak.",
    ),
    "ZI361": _warns(
        "Peraturan yang disebut dalam teks tidak berlaku pada tanggalnya.",
        "Betulkan, atau biarkan bila memang riwayat peraturan.",
    ),
    "ZI362": _stops(
        "Kunci dasar hukum tidak dikenal.",
        "Pakai kunci yang tercantum di bagian 5, atau isi kolom Kutipan.",
    ),
    "ZI363": _stops(
        "Peraturan berakhir sebelum mulai berlaku.",
        "Betulkan kolom Berlaku Sejak atau Berlaku Sampai.",
    ),
    "ZI364": _warns(
        "Peraturan dalam dasar hukum menyebut daerah lain.",
        "Ganti dengan peraturan daerah sendiri, atau isi kolom Pakai dengan tidak.",
    ),
    "ZI365": _stops(
        "Unit yang belum berpredikat WBK direkomendasikan Menuju WBBM.",
        "Tulis WBK, atau isi Predikat Dimiliki unit itu.",
    ),
    "ZI366": _warns(
        "Survei mempunyai responden yang kurang dari banyaknya yang diperlukan.",
        "Tambahkan respondennya, atau isi kolom Populasi.",
    ),
    "ZI367": _stops(
        "Manifest merujuk jenis dokumen yang tidak ada.",
        'Betulkan nama jenisnya pada "merujuk", atau hapus barisnya.',
    ),
    "ZI368": _stops(
        "Kolom yang disebut --hanya Kolom=isi tidak ada.",
        "Tulis judul kolomnya seperti di lembarnya.",
    ),
    "ZI369": _stops(
        "Tidak ada baris dengan isi yang disebut --hanya Kolom=isi.",
        "Tulis salah satu isi yang disebut pesannya.",
    ),
    "ZI370": _stops(
        "Area perubahan tidak dikenal.", "Tulis nama area itu, atau nomornya, 1 sampai 6."
    ),
    "ZI371": _warns(
        "Nama area perubahan bukan nama resmi pada tanggalnya.",
        "Ganti dengan nama yang disebut dalam pesannya.",
    ),
    "ZI372": _warns(
        "Urutan area perubahan tidak runtut.", "Urutkan barisnya; dokumen tetap dicetak runtut."
    ),
    "ZI373": _warns("Ada area perubahan tanpa kegiatan.", "Tambahkan kegiatan untuk area itu."),
    "ZI374": _warns("Kode LKE tidak dikenal.", "Tulis seperti 1.i.a atau R.1.i.a."),
    "ZI375": _warns("Kode LKE milik area perubahan yang lain.", "Betulkan kode atau areanya."),
    "ZI376": _warns("Kegiatan belum punya jadwal.", "Isi jadwalnya."),
    "ZI377": _warns("Kegiatan belum punya target.", "Isi target dan satuannya."),
    "ZI378": _warns("Satu kegiatan ditulis dua kali.", "Hapus salah satunya."),
    "ZI379": _warns(
        "Kode LKE tidak dicetak, karena LKE pada tanggal rencananya tidak dikenal.",
        "Biarkan, atau kosongkan kodenya.",
    ),
    "ZI380": _stops(
        "Isian yang diperlukan sebuah jenis dokumen masih kosong.",
        "Isi di tempat yang disebut dalam pesannya.",
    ),
    "ZI381": _stops(
        "Kolom yang diperlukan sebuah jenis dokumen tidak ada.",
        "Beri judul yang benar pada kolom yang memuatnya, atau tambahkan kolom itu.",
    ),
    "ZI382": _stops(
        "Isian milik sebuah jenis dokumen berbentuk lain daripada yang diminta.",
        "Tulis satu teks, atau daftar, seperti yang disebut dalam pesannya.",
    ),
    "ZI383": _stops(
        "Kepala daerah di pengaturan bukan Bupati, Wali Kota, atau Gubernur, padahal keputusannya "
        "dinamai menurut jabatan itu.",
        "Tulis jabatannya mulai kata pertama, mis. Wali Kota Blitar; kantor lain memakai jenis "
        "keputusannya sendiri.",
    ),
    "ZI384": _warns(
        "Keputusan akan diterbitkan di kabupaten atau kota administrasi, yang tidak punya APBD, "
        "sekretariat daerah, dan inspektorat sendiri.",
        "Terbitkan sebagai keputusan gubernur, atau cocokkan biaya, pembina, dan penerima "
        "salinannya.",
    ),
    "ZI385": _stops("Rincian satu baris ditulis di dua tempat.", "Pertahankan salah satunya."),
    "ZI386": _warns(
        "Jabatan kepala di pengaturan memuat Plt., Plh., atau Pj.",
        "Tulis jabatannya saja, dan isi cara pada pejabat yang menandatangani.",
    ),
    "ZI387": _warns(
        "Lambang daerah masih gambar contoh.", "Ganti berkasnya dengan lambang yang resmi."
    ),
    "ZI389": _warns(
        "Kepala sebuah unit tercatat di unit lain.",
        "Ganti kolom Kepala, atau tulis ia sebagai pejabat dengan cara Plt.",
    ),
    "ZI390": _stops(
        "Manifest menyebut pemeriksaan yang tidak ada.",
        "Pakai nama pemeriksaan yang disebut dalam pesannya.",
    ),
    "ZI391": _stops(
        "Dasar hukum dalam manifest tidak dapat dipakai pada tanggal dokumen.",
        "Betulkan kuncinya, atau tanggal dokumennya.",
    ),
    "ZI392": _warns(
        "Dokumen pegawai dicetak tanpa saksi, karena unitnya tidak punya kepala.",
        "Isi kolom Kepala unit itu, atau kolom Atasan pada pegawainya.",
    ),
    "ZI393": _warns(
        "Dokumen kepala unit dicetak tanpa saksi, karena tidak ada atasan yang cocok.",
        "Isi pejabat kepala daerah, kepala unit induknya, atau kolom Atasan kepala unit itu.",
    ),
    "ZI394": _warns(
        "Pegawai berjabatan kepala atau sekretaris dicatat tanpa bawahan.",
        "Isi kolom Atasan pada bawahannya, atau kolom Punya Bawahan.",
    ),
    "ZI395": _warns(
        "Kepala unit atau atasan dicatat tanpa bawahan.",
        "Isi ya di kolom Punya Bawahan, atau betulkan yang menyebutnya.",
    ),
    "ZI396": _notes(
        "Biaya dibebankan pada APBD tanpa mengutip perda APBD dan peraturan penjabarannya.",
        "Tambahkan keduanya di tabel Dasar Hukum bila kantor biasa mengutipnya.",
    ),
    "ZI397": _warns(
        "Tanggal dokumen mendahului dokumen yang mendasarinya, atau melewati batas pengajuannya.",
        "Betulkan salah satu tanggalnya, atau biarkan bila memang demikian.",
    ),
    "ZI398": _warns(
        "Anggota Tim Penilai Internal juga membangun Zona Integritas pada unit kerja.",
        "Tunjuk orang lain pada salah satunya.",
    ),
    "ZI399": _stops(
        "Naskah usulan memuat unit kerja yang tidak diusulkan.",
        "Isi kolom Predikat Diusulkan pada unit itu, atau hapus barisnya.",
    ),
}

_TYPES = {
    "ZI401": _stops(
        "Berkas naskah bukan berkas Word yang utuh.",
        "Buka di Word, lalu Simpan Sebagai .docx, atau ambil salinan yang baik.",
    ),
    "ZI402": _stops("Isi berkas Word rusak.", "Buka di Word, pilih perbaiki, lalu simpan."),
    "ZI403": _stops(
        "Perintah sisip salah tulis.", "Tulis perintah itu sendirian dalam satu paragraf."
    ),
    "ZI404": _stops(
        "Bagian yang disisipkan tidak ada.", "Pilih nama bagian yang disebut dalam pesannya."
    ),
    "ZI405": _stops(
        "Gambar di naskah tidak punya berkasnya.", "Sisipkan ulang gambar itu di Word."
    ),
    "ZI406": _stops(
        "Tag dibuka di satu tabel, baris, atau kotak teks, dan ditutup di tempat lain.",
        "Taruh pembuka dan penutupnya di tempat yang sama.",
    ),
    "ZI407": _stops(
        "Tag untuk baris atau sel berada di luar tabel, atau vm dan hm di luar for.",
        "Tulis {%p untuk paragraf; tag sel hanya di dalam tabel.",
    ),
    "ZI408": _stops(
        "Tanda - pada {%- atau -%} akan menghapus lebih dari spasi.", "Hapus tanda - itu."
    ),
    "ZI409": _stops(
        "Ada tag di tempat yang tidak diisi: alamat tautan, SmartArt, variabel dokumen, dsb.",
        "Hapus tag itu; tulis isinya di badan naskah.",
    ),
    "ZI410": _stops(
        "Bagian bersama memuat catatan kaki atau lainnya yang tidak dapat ikut disisipkan.",
        "Hapus dari bagian itu; tulis langsung di naskah yang memakainya.",
    ),
    "ZI411": _stops("Tag salah tulis.", "Periksa ejaan, tanda kutip, dan titik di tag itu."),
    "ZI412": _stops(
        "Tag memakai yang tidak diizinkan, atau susunannya lebih dari 40 tingkat atau 10 for.",
        "Pakai yang tercantum di bagian 10.2; pecah susunan yang rumit.",
    ),
    "ZI413": _stops(
        "Tag if atau for tidak ditutup, atau penutupnya tanpa pembuka.",
        "Tambahkan pasangannya, atau hapus tag itu.",
    ),
    "ZI414": _stops(
        "Tanda kurung sebuah tag tidak berpasangan.",
        "Lengkapi pasangannya dalam paragraf yang sama.",
    ),
    "ZI415": _stops(
        "Ada spasi sebelum huruf p, tr, tc, atau r pada tag.", "Tulis rapat, mis. {%p atau {%tr."
    ),
    "ZI416": _stops(
        "Tag pembuka dan penutupnya berbeda tingkat.", "Tutup {%tr for %} dengan {%tr endfor %}."
    ),
    "ZI417": _stops(
        "Tag pembuka dan penutup {%tr ada di baris tabel yang sama.",
        "Taruh masing-masing di baris tersendiri.",
    ),
    "ZI418": _stops(
        "Tag dibuka di satu sel dan ditutup di sel lain.",
        "Pakai {%tr untuk mengulang baris, atau {%tc untuk mengulang sel.",
    ),
    "ZI419": _stops(
        "Yang ada di samping sebuah tag {%p, {%tr, atau {%tc akan hilang.",
        "Tulis tag itu sendirian dalam paragraf, baris, atau selnya.",
    ),
    "ZI420": _stops(
        "Isi sebuah tag akan hilang: huruf r atau p-nya kurang, atau tidak pada tempatnya.",
        "Tulis tag itu seperti dalam saran pesannya.",
    ),
    "ZI421": _stops(
        "Naskah memakai nama yang tidak ada dalam data.",
        "Betulkan ejaannya di naskah, atau tambahkan kolomnya pada data.",
    ),
    "ZI422": _stops(
        "Isian tidak boleh dicetak begitu saja, mis. kosong, tanggal, atau daftar.",
        "Isi datanya, atau tulis tag seperti saran pesannya, mis. {{ rapat.tanggal|tanggal }}.",
    ),
    "ZI423": _stops(
        "Sebuah tag gagal diisi.", "Periksa tag yang disebut, saringannya, dan isian datanya."
    ),
    "ZI424": _stops(
        "Hasilnya bukan dokumen Word yang sah.", "Periksa letak {%tr, {%p, dan {% if %} di naskah."
    ),
    "ZI425": _stops(
        "Data untuk satu dokumen lebih dari 20.000 butir, atau satu teksnya 100.000 huruf.",
        "Bagi menjadi beberapa dokumen.",
    ),
    "ZI426": _stops(
        "Naskah memuat lebih banyak tag daripada yang dapat disusun.",
        "Ulang bagian yang sama dengan {% for %}, atau bagi menjadi beberapa naskah.",
    ),
    "ZI427": _stops(
        "Naskah untuk isi tidak memuat tag, padahal datanya berisi.",
        "Tulis nama isian datanya di naskah, mis. {{ nama }}.",
    ),
    "ZI428": _warns(
        "Ada isian data yang tidak dipakai naskah.",
        "Tulis tagnya di naskah bila harus tercetak; bila tidak, biarkan.",
    ),
    "ZI429": _warns(
        "Naskah memuat tanda dari program lain, mis. {nama}, «Nama», atau MERGEFIELD.",
        "Tulis {{ nama }}; untuk pengulangan {% for butir in daftar %} ... {% endfor %}.",
    ),
    "ZI430": _stops(
        "Kode bidang Word memuat tag, sehingga isi data menentukan apa yang dikerjakan Word.",
        "Hapus bidang itu (Alt+F9); tulis tagnya sebagai teks biasa.",
    ),
    "ZI431": _stops(
        "Berkas jenis dokumen tidak dapat dibaca.",
        "Pastikan berkas itu ada, boleh dibaca, dan tidak sedang dibuka.",
    ),
    "ZI432": _stops(
        "Manifest, profil, atau contoh salah tulis, atau memuat nilai yang tidak mungkin.",
        "Betulkan baris yang disebut: spasi di awalnya, titik dua, tanda kutip, atau isinya.",
    ),
    "ZI433": _stops(
        "Manifest, profil, atau contoh tidak berisi pasangan kunci dan nilai.",
        "Tulis menurut contoh di bagian 11.",
    ),
    "ZI434": _stops(
        "Berkas kata-kata (.j2) tidak tersimpan sebagai UTF-8.",
        "Di Notepad: Simpan Sebagai, Pengodean UTF-8.",
    ),
    "ZI435": _stops(
        "Profil tata naskah itu tidak ada.", "Pilih nama profil yang disebut dalam pesannya."
    ),
    "ZI436": _stops(
        "Pola nama_berkas menyebut nama yang tidak ada.", "Betulkan namanya di manifest."
    ),
    "ZI437": _stops(
        "Pola nomor yang disebut manifest tidak ada.",
        "Tambahkan polanya di tata_naskah pada pengaturan (bagian 11).",
    ),
    "ZI438": _warns(
        "Folder di templates bukan jenis dokumen, atau berkas di dalamnya salah nama.",
        "Tambahkan atau betulkan nama manifest.yaml, samakan nama foldernya, atau pindahkan.",
    ),
    "ZI439": _stops(
        "Pola nomor menyebut kode, padahal jenis dan polanya belum berkode.",
        "Isi klasifikasi di manifest, atau kode pada pola nomornya (bagian 7.2).",
    ),
    "ZI440": _stops(
        "Kolom di bawah kelompok tidak ada dalam tabelnya.",
        "Betulkan namanya di manifest, atau tambahkan kolom itu di berkas tabelnya.",
    ),
    "ZI441": _stops(
        "Berkas Word terkunci kata sandi.", "Hapus kata sandinya di Word, lalu simpan."
    ),
    "ZI442": _stops(
        "Naskah berformat Word lama (.doc).", "Buka di Word, lalu Simpan Sebagai .docx."
    ),
    "ZI443": _stops(
        "Isi berkas Word jauh lebih besar daripada yang wajar.",
        "Kecilkan gambarnya, atau salin isinya ke dokumen baru.",
    ),
    "ZI444": _stops(
        "Berkas Word memuat perintah XML yang tidak pernah dibuat Word.",
        "Pakai naskah dari sumber yang dipercaya.",
    ),
    "ZI445": _stops("Berkas Word memuat makro.", "Simpan Sebagai .docx, tanpa makro."),
    "ZI446": _stops(
        "Berkas Word memuat objek yang disematkan, selain buku kerja sebuah bagan.",
        "Hapus objek itu; tempelkan sebagai gambar, tabel biasa, atau bagan Word.",
    ),
    "ZI447": _stops(
        "Berkas Word menautkan isi dari luar.",
        "Sisipkan isi itu ke dalam berkasnya, jangan ditautkan.",
    ),
    "ZI448": _stops(
        "Berkas Word mengambil isi dari berkas lain.",
        "Hapus bidang itu di Word; tekan Alt+F9 untuk melihatnya.",
    ),
    "ZI449": _stops(
        "Berkas Word masih menyimpan perubahan terlacak.",
        "Di Word: Tinjau, Terima Semua Perubahan, matikan pelacakan, lalu simpan.",
    ),
    "ZI450": _stops(
        "Baris tidak dapat dikelompokkan menurut kolom itu: teks bebas, daftar, atau bagian kolom.",
        "Pakai kolom unit, rujukan, pilihan, tanggal, bulan, atau teks pendek.",
    ),
    "ZI451": _stops(
        "Jenis kolom dalam berkas tabel tidak dikenal atau belum lengkap.",
        "Pakai jenis kolom yang tercantum di panduan.",
    ),
    "ZI452": _stops("Berkas tabel menyebut kolom atau tabel yang tidak ada.", "Betulkan namanya."),
    "ZI453": _stops(
        "Nama tabel atau kolom tidak dapat dipakai naskah.",
        "Pakai huruf kecil, angka, dan garis bawah.",
    ),
    "ZI454": _stops(
        "Berkas tabel tambahan mengubah tabel bawaan.", "Tambahkan saja; jangan mengubah."
    ),
    "ZI455": _stops(
        "Nama kolom atau lembar dalam berkas tabel sudah dipakai tabel lain.",
        "Ganti namanya.",
    ),
    "ZI456": _stops(
        "Berkas di folder tabel tidak dibaca karena akhirannya bukan .yaml.",
        "Ganti akhirannya menjadi .yaml, atau pindahkan berkasnya.",
    ),
    "ZI457": _stops(
        "Gaya di bawah muat tidak ada dalam naskah.",
        "Samakan namanya dengan nama gaya di Word, atau tambahkan gaya itu di naskah.",
    ),
    "ZI458": _stops(
        "Di bawah muat belum ada gaya penggantinya.",
        "Tulis langkahnya di bawah gaya, atau pakai halaman saja.",
    ),
    "ZI459": _stops("Jumlah halaman di muat lain daripada di halaman.", "Hapus baris halaman."),
    "ZI460": _stops(
        "Jenis dokumen berlaku sejak hari yang sesudah hari akhirnya.",
        "Betulkan sejak atau sampai di bawah berlaku.",
    ),
    "ZI461": _stops(
        "Jenis atau bawaan sebuah isian dalam manifest tidak dapat dipakai.",
        "Pakai jenis kolom yang tercantum di panduan, dan bawaan yang sesuai.",
    ),
    "ZI462": _stops(
        "Satu judul kolom dalam berkas tabel dapat berarti dua kolom.",
        "Hapus judul atau ejaan itu dari salah satunya.",
    ),
    "ZI463": _stops(
        "Kunci atau bawaan sebuah kolom dalam berkas tabel tidak sesuai jenisnya.",
        "Hapus kunci itu, atau tulis bawaan yang sesuai jenis kolomnya.",
    ),
    "ZI464": _either(
        "Lembar bernama lembar pengaturan (Pengaturan, Pejabat, Nomor Surat) berjudul kolom lain.",
        'Beri judul kolom seperti di bagian 4.1, atau awali nama lembarnya dengan "_".',
    ),
    "ZI465": _stops(
        "Kolom sebuah lembar pengaturan tidak dikenal.",
        "Betulkan judulnya seperti yang disebut dalam pesannya, atau hapus kolomnya.",
    ),
    "ZI466": _stops(
        "Isian di lembar Pengaturan tidak dikenal.",
        "Tulis nama isian seperti di bagian 4.1, atau isi kolom Untuk Jenis.",
    ),
    "ZI467": _stops(
        "Satu pengaturan ditulis di dua tempat.", "Pertahankan salah satunya; hapus yang lain."
    ),
    "ZI468": _stops(
        "Nama kolom di bawah kelompok sudah berarti lain dalam naskah.",
        "Ganti nama kolomnya di berkas tabel.",
    ),
    "ZI469": _stops(
        "Di bawah kelompok belum ada kolom, atau satu kolom disebut dua kali.",
        "Tulis setiap kolom sekali, atau pakai satu_per tanpa kelompok.",
    ),
    "ZI470": _stops(
        "Baris-baris satu kelompok bertanggal lain-lain, padahal dokumennya bertanggal satu.",
        "Samakan tanggalnya, atau ambil tanggal dokumen dari isian jenis itu (bagian 11).",
    ),
    "ZI471": _stops(
        "Alamat tautan yang diisi bukan alamat http, https, atau mailto.",
        "Isi alamat lengkap pada data, atau tulis https:// atau mailto: di depan tagnya.",
    ),
    "ZI472": _stops(
        "Isi daftar tidak dapat digambar: bukan bilangan, kosong, atau tanpa kategori.",
        "Isi datanya pada baris yang disebut, atau lewati baris itu dengan saring.",
    ),
    "ZI473": _stops(
        "Ada tag di dalam bagan, di tempat yang tidak diisi (nama seri, bagan yang berulang).",
        "Hapus tag itu; tulis judulnya sebagai paragraf biasa.",
    ),
    "ZI474": _stops(
        "Teks alternatif bagan salah tulis.", "Tulis bagan: daftar, kategori, nilai (bagian 10.5)."
    ),
    "ZI475": _stops(
        "Bagan bertuliskan bagan: tidak dapat diisi: jenisnya, tempatnya, atau sel lain.",
        "Ubah bagannya di Word seperti yang disebut dalam pesannya.",
    ),
    "ZI476": _stops(
        "Banyaknya seri sebuah bagan tidak sama dengan banyaknya nilai.",
        "Samakan: tambah atau hapus seri di Word, atau sebut satu nilai untuk setiap seri.",
    ),
    "ZI477": _stops(
        "Bagan tanpa data: daftarnya kosong.",
        "Isi datanya, atau lewati bagan itu dengan {%p if ... %}.",
    ),
    "ZI478": _warns(
        "Paragraf naskah memakai gaya yang tidak ada dalam berkasnya.",
        "Di Word: pilih gaya yang ada untuk paragraf itu, atau salin gayanya dari naskah lain.",
    ),
    "ZI479": _stops(
        "Konsep yang hendak diterbitkan masih memuat komentar.",
        "Di Word: Tinjau, Hapus Semua Komentar dalam Dokumen, lalu simpan.",
    ),
    "ZI480": _stops(
        "Isian nomor atau tanggal sudah terhapus dari konsep yang disunting.",
        "Salin paragrafnya dari konsep yang dibuat ulang, atau terbitkan dari data (--timpa).",
    ),
    "ZI481": _stops(
        "Isian di konsep sudah diketik lain dari nomor atau tanggal yang diterbitkan.",
        "Samakan --nomor atau --tanggal, atau kosongkan isian itu di Word.",
    ),
    "ZI482": _stops(
        "Titik-titik untuk nomor atau tanggal di konsep belum diisi.",
        "Tulis isinya di Word, atau hapus titik-titiknya.",
    ),
    "ZI483": _stops(
        "Konsep yang hendak diterbitkan memuat tanda naskah {{ atau {%.",
        "Tulis isinya langsung di Word, atau betulkan naskah jenisnya.",
    ),
    "ZI484": _stops(
        "Tulisan yang hanya untuk draf masih ada di konsep.", "Hapus tulisan itu di Word."
    ),
    "ZI485": _stops(
        "Naskah mencetak nomor atau tanggal di tempat yang tidak dapat diisi pada konsep.",
        "Hapus di Word, terbitkan dari data (--timpa), atau pindahkan tagnya di naskah.",
    ),
    "ZI486": _stops(
        "Isian di konsep bukan dari naskah yang sekarang.",
        "Hapus isian itu, atau sunting konsep yang dibuat ulang.",
    ),
    "ZI487": _warns(
        "Bidang IF atau DOCVARIABLE memuat tag; Word menampilkan hasil lamanya.",
        "Ganti bidang itu dengan {% if ... %} di naskah.",
    ),
    "ZI488": _warns(
        "Pertemuan akhir atau laporan hasil evaluasi bertanggal di luar masa surat tugasnya.",
        "Betulkan tanggal itu, atau tanggal surat tugasnya.",
    ),
    "ZI490": _stops(
        "Nama bidang Word dirakit dari tag atau dari bidang lain.",
        "Tulis nama bidangnya utuh, atau hapus bidang itu (Alt+F9 menampilkannya).",
    ),
    "ZI491": _stops(
        "Bagian yang dipakai isi berkas Word tidak ada di dalamnya.",
        "Ambil salinan yang baik, atau buka di Word, periksa, lalu Simpan Sebagai .docx.",
    ),
    "ZI492": _stops(
        "Daftar isi di dalam berkas Word tidak cocok dengan bagian-bagiannya.",
        "Ambil salinan yang baik, atau buka di Word, periksa, lalu Simpan Sebagai .docx.",
    ),
    "ZI493": _stops(
        "Salinan bawaan atau jenis dengan nama itu sudah ada di folder kerja.",
        "Ubah yang sudah ada, atau ganti dahulu namanya.",
    ),
    "ZI494": _notes(
        "Bawaan program sudah berubah sejak disalin ke folder kerja.",
        "Bandingkan dengan yang baru, lalu zi-docs naskah salin NAMA --catat.",
    ),
    "ZI495": _stops(
        "Tidak ada satu bawaan program yang dimaksud nama itu.",
        "Pakai nama jenis, tabel, bagian, atau profil bawaan.",
    ),
    "ZI496": _warns(
        "Catatan salinan bawaan di folder kerja rusak.",
        "Hapus berkasnya, lalu catat lagi dengan zi-docs naskah salin NAMA --catat.",
    ),
    "ZI497": _stops(
        "Nama jenis dokumen yang baru, atau tabelnya, tidak dapat dipakai.",
        "Pakai huruf kecil dan tanda hubung (surat-izin), dan tabel yang ada.",
    ),
    "ZI498": _stops(
        "Gambar halaman tidak dapat dibuat; teks dokumennya ditampilkan sebagai gantinya.",
        "Pasang ulang program ini, lalu jalankan lagi.",
    ),
    "ZI499": _stops(
        "Tidak ada dokumen yang dapat ditampilkan: jenisnya tanpa contoh, atau datanya kosong.",
        "Tambahkan --data DATA, pilih --kunci yang lain, atau tulis contoh.yaml.",
    ),
}

_OUTPUT = {
    "ZI500": _stops(
        "Alamat berkas terlalu panjang untuk Windows.",
        "Pindahkan folder kerja ke tempat yang alamatnya pendek, mis. D:\\ZI.",
    ),
    "ZI501": _stops(
        "Ruang simpan untuk hasil penuh.", "Kosongkan ruang simpan, lalu jalankan lagi."
    ),
    "ZI502": _stops(
        "Folder atau berkas hasil tidak boleh ditulisi.",
        "Tutup berkasnya di Word, atau pilih folder lain dengan --keluaran.",
    ),
    "ZI503": _stops(
        "Berkas hasil tidak dapat ditulis.", "Periksa alamat folder hasil, lalu jalankan lagi."
    ),
    "ZI504": _stops(
        "Sisa ruang simpan tidak cukup untuk semua dokumen.",
        "Kosongkan ruang simpan, lalu jalankan lagi.",
    ),
    "ZI505": _warns(
        "Berkas hasil sudah disunting, jadi tidak ditimpa.",
        "Pindahkan suntingannya ke data atau naskah, atau beri --timpa (bagian 8).",
    ),
    "ZI506": _stops(
        "Folder hasil sedang dipakai zi-docs yang lain.",
        "Tunggu sampai selesai, atau pilih folder lain dengan --keluaran.",
    ),
    "ZI507": _stops("Proses pembantu terhenti mendadak.", "Jalankan lagi tanpa --proses."),
    "ZI508": _stops(
        "Nama berkas sudah dipakai dokumen milik baris lain, mis. dengan NIP lama.",
        "Batalkan nomor lamanya, lalu hapus atau pindahkan berkasnya (bagian 8).",
    ),
    "ZI509": _stops(
        "Register nomor milik kumpulan data lain: foldernya disalin atau berganti nama.",
        "Hapus register.db di salinannya, atau kembalikan nama foldernya.",
    ),
    "ZI510": _warns(
        "Dokumen yang sudah terbit tidak diubah, padahal data sekarang memberi isi lain.",
        "Biarkan, atau ganti dengan --ganti (bagian 8).",
    ),
    "ZI511": _warns(
        "Isi dokumen yang terbit tidak tersimpan lagi, dan tidak dibuat ulang dari data.",
        "Kembalikan berkas aslinya dari cadangan, atau ganti dengan --ganti (bagian 8).",
    ),
    "ZI512": _stops(
        "Tidak ada berkas Word di kedua folder yang dibandingkan.",
        "Periksa alamat kedua foldernya.",
    ),
    "ZI513": _stops(
        "Berkas yang dibandingkan tidak dapat dibaca sebagai berkas Word.",
        "Buka di Word untuk memastikan, atau pindahkan.",
    ),
    "ZI514": _warns(
        "Jabatan seseorang berbeda di dua lembar.",
        "Samakan, atau biarkan bila jabatannya memang berganti di antara kedua tanggalnya.",
    ),
    "ZI515": _warns(
        "Angka yang juga ada di LKE berbeda dari jawaban LKE-nya.",
        "Samakan keduanya menurut buktinya.",
    ),
    "ZI516": _warns(
        "Surat usulan melampirkan nilai unit yang belum dinilai Tim Penilai Internal.",
        "Isi jawabannya di lembar Penilaian, atau jangan melampirkan nilai.",
    ),
    "ZI517": _warns(
        "Jabatan anggota tim tidak diketahui.",
        "Isi kolom Jabatan dalam Dinas, atau sebut NIP pegawainya.",
    ),
    "ZI518": _warns(
        "Dua responden survei bernomor telepon, berlayanan, dan bertanggal sama.",
        "Hapus salah satunya, atau betulkan nomor atau tanggalnya.",
    ),
    "ZI519": _warns(
        "Lebih dari 5% responden survei menyebut jawabannya diarahkan petugas.",
        "Periksa cara pengambilan datanya.",
    ),
    "ZI520": _stops(
        "Konsep sudah disunting orang, jadi dokumennya tidak diterbitkan dari data.",
        "Terbitkan suntingannya dengan --dari-konsep, atau beri --timpa (bagian 8).",
    ),
    "ZI521": _stops(
        "Tidak ada konsep untuk --dari-konsep.", "Buat konsepnya, atau buang pilihan itu."
    ),
    "ZI522": _stops(
        "Berkas yang disunting orang ada di tempat dokumen yang akan terbit.",
        "Pindahkan berkas itu, atau beri --timpa (bagian 8).",
    ),
    "ZI523": _stops(
        "Dokumen ke-2 dan seterusnya menunggu yang sebelumnya terbit.",
        "Terbitkan yang sebelumnya dahulu.",
    ),
    "ZI524": _stops(
        "Dokumen yang akan diganti tidak terbit dengan nomor itu.",
        "Periksa nomornya dengan zi-docs register lihat.",
    ),
    "ZI525": _stops(
        "Pengganti dokumen bertanggal di tahun lain daripada nomornya.",
        "Pakai tanggal di tahun yang sama.",
    ),
    "ZI526": _stops(
        "Konsep dibuat untuk tanggal yang dasar hukum, tahun, atau nama areanya lain.",
        "Terbitkan dengan tanggal konsepnya, atau buat konsep baru.",
    ),
    "ZI527": _stops(
        "Isi yang diganti berasal dari konsep yang disunting, dan suntingannya tidak ada di data.",
        "Ganti dari konsep (--dari-konsep), atau beri --timpa (bagian 8).",
    ),
    "ZI528": _warns(
        "Nomor yang diketik di luar pola nomor jenisnya.",
        "Bila keliru, batalkan nomor itu (bagian 7.3), lalu terbitkan lagi.",
    ),
    "ZI529": _stops(
        "Folder terbit berupa tautan ke tempat lain.",
        "Jadikan folder biasa di folder data.",
    ),
    "ZI530": _warns(
        "Yang diminta tidak mengubah dokumen yang sudah terbit.",
        "Periksa tanggalnya, atau isi data yang hendak diganti (bagian 8).",
    ),
    "ZI531": _stops(
        "Dokumen itu sudah terbit tanpa nomor.",
        "Batalkan dahulu dengan register batal, lalu terbitkan lagi dengan --nomor.",
    ),
    "ZI532": _warns(
        "Konsep di sebelah dokumen yang sudah jadi tidak ikut diperbarui.",
        "Hapus konsep itu, atau buat lagi dengan --konsep.",
    ),
    "ZI533": _stops(
        "Berkas sedang dibuka di program lain, jadi tidak dapat diganti (Windows).",
        "Tutup berkas itu di Word atau Excel, lalu jalankan lagi.",
    ),
    "ZI534": _warns(
        "Yang ditugaskan menilai unit kerja bukan anggota Tim Penilai Internal.",
        "Tambahkan di lembar Tim, atau tugaskan anggotanya.",
    ),
    "ZI535": _warns(
        "Konsep dari dokumen yang sudah terbit belum dapat dipindahkan.",
        "Tutup konsep itu di Word, lalu jalankan lagi.",
    ),
    "ZI536": _warns(
        "PDF, berkas cetak, atau paket tidak dapat dibuat lagi dari dokumennya, jadi diarsipkan.",
        "Buat lagi dengan perintah dalam pesannya (bagian 12).",
    ),
    "ZI537": _warns(
        "Berkas dengan nama PDF bukan buatan zi-docs, mis. hasil pindai, jadi dibiarkan.",
        "Pindahkan dahulu bila PDF baru diperlukan (bagian 12).",
    ),
    "ZI538": _warns(
        "Daftar dokumen indeks.xlsx tidak dapat ditulis.",
        "Tutup berkas itu di Excel, lalu jalankan lagi.",
    ),
    "ZI539": _warns(
        "Daftar dokumen indeks.xlsx sudah disunting, jadi tidak diperbarui.",
        "Simpan suntingannya dengan nama lain, lalu hapus berkas itu.",
    ),
    "ZI540": _either(
        "Register nomor tidak ada atau kosong, padahal dokumen bernomor sudah terbit.",
        "Kembalikan register dari cadangannya sebelum menerbitkan (bagian 7.4).",
    ),
    "ZI541": _stops(
        "LKE pada tanggal data tidak ada dalam program ini, jadi tidak dapat dinilai.",
        "Nilai dengan LKE itu di luar program ini.",
    ),
    "ZI542": _stops(
        "Jawaban LKE tidak ada pada isian itu, mis. huruf D pada pilihan A/B/C, indeks di atas 4.",
        "Tulis salah satu yang disebut dalam pesannya.",
    ),
    "ZI543": _stops(
        "Kode pada lembar Penilaian bukan isian LKE.",
        "Tulis kode seperti 1.i.a; indikator persen diisi jumlahnya sendiri-sendiri.",
    ),
    "ZI544": _warns(
        "Jumlah pada satu penilaian saling bertentangan, mis. bagian melebihi keseluruhannya.",
        "Cocokkan kedua angkanya.",
    ),
    "ZI545": _stops(
        "Unit yang diminta belum mempunyai jawaban LKE.", "Isi lembar Penilaian unit itu."
    ),
    "ZI546": _stops(
        "Unit ditandai afirmasi, padahal layanannya bukan yang dapat diusulkan begitu.",
        'Tulis "tidak" di kolom Afirmasi.',
    ),
    "ZI547": _notes(
        "Syarat pengusulan pada tanggal itu tidak tercatat dalam program ini, jadi tidak diuji.",
        "Cocokkan sendiri dengan surat Kementerian PANRB tahun itu.",
    ),
    "ZI548": _stops(
        "Penyimpanan jawaban LKE dihentikan, atau terputus, sebelum selesai.",
        "Periksa yang masih ada di formulirnya, lalu simpan lagi.",
    ),
    "ZI549": _stops(
        "Pencatatan nomor dari buku lain dihentikan, atau terputus, sebelum selesai.",
        "Catat lagi dengan isian yang sama; tidak ada yang tercatat dua kali.",
    ),
    "ZI550": _warns(
        "Kepala unit kerja menandatangani naskah unitnya juga sebagai ketua tim kerja.",
        "Tunjuk ketua tim yang lain, atau kepala yang berwenang mengetahui.",
    ),
    "ZI551": _warns(
        "Nomor atau tanggal dokumen yang disebut di sini lain dari yang terbit menurut register.",
        "Samakan dengan register, atau kosongkan bila isiannya boleh kosong.",
    ),
    "ZI554": _warns(
        "Yang ditugaskan menilai unit kerja adalah pegawai atau anggota tim kerja unit itu.",
        "Tugaskan orang lain, atau betulkan unit yang dinilai.",
    ),
    "ZI555": _notes(
        "Acara bertanggal hari Sabtu atau Minggu; hari libur nasional tidak diperiksa.",
        "Betulkan tanggalnya, atau isi harinya di kolom Hari bila memang demikian.",
    ),
    "ZI556": _stops(
        "Sebuah pertanyaan atau kelompok unsur survei tidak mempunyai satu jawaban pun.",
        "Isi jawabannya, atau betulkan kolom Jenis surveinya.",
    ),
    "ZI557": _notes(
        "Rencana aksi memuat kegiatan yang jadwalnya lewat sebelum bulan tanggal rencananya.",
        "Periksa jadwalnya, atau tahun di pengaturan bila rencananya untuk tahun depan.",
    ),
    "ZI558": _warns(
        "Agen perubahan sebuah unit kerja tercatat sebagai pegawai unit lain.",
        "Betulkan unitnya di lembar Agen atau Pegawai.",
    ),
    "ZI559": _warns(
        "Satu-satunya agen perubahan sebuah unit kerja ialah kepalanya.",
        "Tambahkan pegawai yang terpilih di lembar Agen.",
    ),
    "ZI560": _stops(
        "Berkas LKE bukan buku kerja Excel (.xlsx) yang utuh, atau terkunci dengan sandi.",
        "Lepas sandi pembukanya di Excel, lalu simpan sebagai .xlsx.",
    ),
    "ZI561": _stops(
        "Tak ada lembar di buku kerja itu yang berisi LKE.",
        "Beri buku kerja resmi, yang lembarnya bernama Jawaban atau LKE ZI.",
    ),
    "ZI562": _stops(
        "Ada isian LKE yang barisnya tidak ditemukan di buku kerja.",
        "Unduh lagi buku kerja resminya, lalu salin jawaban ke sana.",
    ),
    "ZI563": _stops(
        "Satu pertanyaan LKE ada di dua baris.", "Hapus salah satu barisnya di buku kerja."
    ),
    "ZI564": _notes(
        "Teks pertanyaan di buku kerja berbeda sedikit dari LKE, tetapi masih dikenali.",
        "Periksa bahwa pertanyaannya memang sama.",
    ),
    "ZI565": _warns(
        "Baris di lembar LKE bukan pertanyaan yang dikenal, jadi tidak dibaca.",
        "Betulkan teksnya, hapus barisnya, atau unduh lagi buku kerja resminya.",
    ),
    "ZI566": _either(
        "Sel jenis jawaban tertimpa, sehingga rumus nilainya melewati pertanyaan itu.",
        "Kembalikan isinya, misalnya A/B/C, atau unduh lagi buku kerja resminya.",
    ),
    "ZI567": _either(
        "Jawaban di buku kerja LKE bukan jawaban yang boleh bagi pertanyaannya.",
        "Ketik jawaban yang disebut pesannya di sel itu.",
    ),
    "ZI568": _stops(
        "Sel jawaban LKE berisi nilai seperti #N/A, atau digabung dengan baris lain.",
        "Pisahkan selnya dan ketik jawabannya, tanpa rumus.",
    ),
    "ZI569": _either("Sel jawaban LKE berisi rumus.", "Ketik jawabannya di sel itu, tanpa rumus."),
    "ZI570": _either(
        "Sel yang hendak diisi terkunci oleh pelindung lembar.",
        "Isi hanya sel yang terbuka; unduh lagi buku kerja resminya bila sel jawaban terkunci.",
    ),
    "ZI571": _warns(
        "Jumlah-jumlah dalam LKE tidak cocok: bagian melebihi keseluruhannya, atau dua tidak sama.",
        "Periksa jumlahnya pada bukti dukungnya.",
    ),
    "ZI572": _warns(
        "Jumlah yang diketik di buku kerja LKE bukan jumlah bagian-bagiannya.",
        "Betulkan bagiannya atau jumlahnya; zi-docs menghitung dari bagiannya.",
    ),
    "ZI573": _warns(
        "Bobot di buku kerja berbeda dari bobot LKE.",
        "Periksa apakah buku kerjanya tersunting, atau milik aturan lain.",
    ),
    "ZI574": _warns(
        "Rumus di satu baris LKE berbeda dari rumus baris sejenis, atau tertimpa.",
        "Salin rumus dari baris sejenis, atau unduh lagi buku kerja resminya.",
    ),
    "ZI575": _warns(
        "Rumus nilai satu kelompok, area, atau jumlah tidak membaca semua pertanyaannya.",
        "Pakai nilai menurut bobot; nilai buku kerja itu berbeda.",
    ),
    "ZI576": _warns(
        "Nilai yang tersimpan di buku kerja LKE belum dihitung ulang sesudah diisi.",
        "Buka di Excel, simpan sekali, baru unggah.",
    ),
    "ZI577": _notes(
        "Judul kolom LKE tidak menyebut pemiliknya, atau dua kolom berisi hal yang sama.",
        "Bedakan judulnya: Jawaban Unit dan Jawaban TPI, Catatan Unit dan Catatan TPI.",
    ),
    "ZI578": _stops(
        "Jawaban tidak ada dalam daftar pilihan sel di buku kerja LKE.",
        "Pakai jawaban yang ada di daftar itu, atau unduh lagi buku kerja resminya.",
    ),
    "ZI579": _stops(
        "Tak ada jawaban untuk diisikan ke buku kerja LKE, atau tidak jelas yang mana.",
        "Isi lembar Penilaian, atau sebut --unit dan --putaran.",
    ),
    "ZI580": _stops(
        "Diminta rencana aksi atau folder bukti untuk tahun yang LKE-nya belum ada di program.",
        "Pakai tahun yang disebut pesannya.",
    ),
    "ZI581": _stops(
        "Folder bukti berada di dalam folder data.",
        "Pilih folder lain dengan -o.",
    ),
    "ZI582": _stops(
        "Folder untuk bukti sudah berisi, tetapi bukan buatan zi-docs.",
        "Pilih folder baru atau yang kosong.",
    ),
    "ZI583": _stops(
        "Folder bukti milik unit atau kumpulan data lain.",
        "Pakai satu folder untuk satu unit dan satu tahun.",
    ),
    "ZI584": _stops(
        "Sebuah folder di dalam folder bukti berupa tautan ke tempat lain.",
        "Ganti tautan itu dengan folder biasa.",
    ),
    "ZI585": _warns(
        "Berkas di folder bukti disunting atau ditaruh orang, jadi dibiarkan.",
        "Pindahkan bila salinan yang baru diperlukan.",
    ),
    "ZI586": _stops(
        "Baris bukti tanpa berkas dan tanpa tautan.",
        "Isi kolom Berkas atau kolom Tautan.",
    ),
    "ZI587": _stops(
        "Berkas bukti tidak dapat dibaca.",
        "Tutup berkas itu di program lain, atau periksa izinnya.",
    ),
    "ZI588": _stops(
        "Manifest menyebut bukti untuk pertanyaan yang bukan LKE, atau kolom yang tidak ada.",
        "Betulkan kode atau kolomnya di bawah kunci bukti.",
    ),
    "ZI589": _stops(
        "Rencana aksi diminta dari penilaian, tetapi unitnya belum punya jawaban.",
        "Isi lembar Penilaian, atau susun tanpa --dari.",
    ),
    "ZI590": _stops(
        "Pembacaan data dari halaman dihentikan sebelum selesai.",
        "Muat ulang halamannya sesaat lagi.",
    ),
    "ZI591": _warns(
        "Agen perubahan belum merencanakan satu perubahan pun, padahal agen lain sudah.",
        "Isi barisnya di lembar Perubahan Agen.",
    ),
    "ZI592": _warns(
        "Tim Penilai Internal belum mempunyai ketua atau anggota.",
        "Tambahkan barisnya di lembar Tim.",
    ),
    "ZI593": _warns(
        "Surat tugas penilaian tidak menyebut keputusan Tim Penilai Internal sebagai dasarnya.",
        "Tambahkan keputusan itu di kolom Dasar.",
    ),
    "ZI594": _warns(
        "Susunan Tim Identifikasi sama dengan Tim Penilai Internal.",
        "Tunjuk orang lain, atau biarkan bila memang demikian.",
    ),
    "ZI595": _warns(
        "Kepala unit kerja yang menjadi calon duduk dalam Tim Identifikasi.",
        "Tunjuk orang lain dalam tim itu.",
    ),
    "ZI596": _warns(
        "Predikat yang dipantau tidak tercatat pada unit kerjanya.",
        "Isi Predikat Dimiliki di lembar Unit Kerja, atau hapus baris pemantauannya.",
    ),
    "ZI597": _warns(
        "Keadaan data TLHP lebih dari tiga bulan sebelum tanggal pernyataannya.",
        "Perbarui datanya, lalu isi tanggal keadaan yang baru.",
    ),
    "ZI598": _warns(
        "Laporan pemeriksaan memuat temuan, tetapi tanpa rekomendasi.",
        "Isi banyaknya rekomendasi, atau betulkan banyaknya temuan.",
    ),
    "ZI599": _notes(
        "Sebagian tindak lanjut acara yang dilaporkan tidak ada di lembar Rekomendasi.",
        "Tambahkan barisnya di sana, bila memang dipantau.",
    ),
}

_REGISTER = {
    "ZI601": _stops(
        "Register nomor tidak dapat dibuka atau dibuat.",
        "Periksa foldernya, izinnya, dan tautannya.",
    ),
    "ZI602": _stops(
        "Register nomor rusak.", "Pulihkan dari cadangan yang disebut dalam pesannya (bagian 7.4)."
    ),
    "ZI603": _stops(
        "Register nomor dibuat oleh zi-docs yang lebih baru.", "Perbarui zi-docs di komputer ini."
    ),
    "ZI604": _stops(
        "Register nomor sedang dipakai perintah lain.",
        "Tunggu perintah di jendela atau komputer lain selesai, lalu jalankan lagi.",
    ),
    "ZI605": _stops(
        "Register nomor tidak boleh ditulisi.", "Hapus tanda hanya-baca pada berkas dan foldernya."
    ),
    "ZI606": _stops(
        "Ruang simpan untuk register nomor penuh.", "Kosongkan ruang simpan, lalu jalankan lagi."
    ),
    "ZI607": _stops(
        "Register nomor gagal dibaca atau ditulis.",
        "Periksa ruang simpan dan jaringan, lalu jalankan lagi.",
    ),
    "ZI608": _stops(
        "Berkas register nomor kosong sama sekali.",
        "Pulihkan dari cadangan; hapus hanya bila belum pernah ada nomor.",
    ),
    "ZI609": _stops(
        "Berkas register.db bukan register zi-docs.", "Pindahkan berkas itu ke tempat lain."
    ),
    "ZI610": _stops(
        "Pola nomor selalu menghasilkan nomor yang sama.", "Tambahkan {urut} pada pola nomornya."
    ),
    "ZI611": _stops(
        "Nomor itu sudah dipakai dokumen lain.",
        "Pilih nomor lain, atau sisipkan dengan huruf, mis. 15a.",
    ),
    "ZI612": _stops(
        "Nomor itu sudah dibatalkan, jadi tidak dapat dipakai lagi.", "Pilih nomor lain."
    ),
    "ZI613": _stops("Dokumen itu sudah bernomor lain.", "Batalkan dahulu nomor lamanya."),
    "ZI614": _stops(
        "Nomor pada --nomor tidak dapat dipakai.",
        "Tulis nomor urutnya, mis. 15 atau 15a, atau nomor lengkapnya.",
    ),
    "ZI615": _stops(
        "Tahun pada nomor bukan tahun dokumennya.", "Betulkan nomornya, atau tanggal dokumennya."
    ),
    "ZI616": _warns(
        "Dokumen yang nomornya baru dipesan memakai nomor lamanya dari tahun atau seri lain.",
        "Biarkan, atau batalkan nomor itu bila dokumennya harus bernomor baru.",
    ),
    "ZI617": _stops("Nomor urut terlalu besar.", "Betulkan mulai pada pola nomornya."),
    "ZI619": _warns(
        "Nomor yang lebih besar bertanggal lebih awal daripada nomor lain pada seri yang sama.",
        "Beri tanggal yang sesudahnya, atau sisipkan dengan --nomor dan huruf, mis. 15a.",
    ),
    "ZI620": _stops(
        "Nomor itu tidak ada dalam register.", "Lihat nomor yang ada dengan zi-docs register lihat."
    ),
    "ZI621": _stops("Nomor itu memang sudah batal.", "Tidak ada yang perlu dilakukan."),
    "ZI622": _stops(
        "Nomor itu ada pada beberapa seri atau tahun.", "Tambahkan --seri atau --tahun."
    ),
    "ZI623": _stops(
        "Alasan pembatalan atau penggantian belum diisi.", "Isi alasannya dengan --alasan."
    ),
    "ZI624": _stops(
        "Nomor itu bukan, atau bukan lagi, milik dokumennya.", "Jalankan lagi perintah yang sama."
    ),
    "ZI625": _stops(
        "Register nomor menolak perubahan.",
        "Jalankan lagi; bila terulang, jalankan zi-docs register periksa.",
    ),
    "ZI626": _stops(
        "Dokumen itu sudah terbit, jadi isinya tidak dibuat lagi.",
        "Ganti dengan zi-docs buat --ganti dan --alasan, atau batalkan.",
    ),
    "ZI627": _stops(
        "Yang hendak diganti belum terbit.", "Terbitkan dahulu dengan zi-docs buat --terbit."
    ),
    "ZI628": _stops(
        "Nomor batal tidak dapat diganti isinya.", "Terbitkan dokumennya dengan nomor baru."
    ),
    "ZI629": _stops(
        "Tanggal pengganti di tahun lain daripada yang diganti.",
        "Beri --tanggal di tahun yang sama, atau hilangkan --tanggal.",
    ),
    "ZI630": _warns("Berkas dokumen yang tercatat tidak ada.", "Buat lagi dengan zi-docs buat."),
    "ZI631": _stops(
        "Isi berkas dokumen tidak lagi sama dengan yang tercatat.",
        "Simpan suntingannya dengan nama lain, lalu buat lagi dengan --timpa.",
    ),
    "ZI632": _stops("Satu nomor tercatat lebih dari sekali.", "Pulihkan register dari cadangan."),
    "ZI633": _warns(
        "Ada nomor urut yang terlewat.", "Berikan nomor itu dengan --nomor, atau biarkan."
    ),
    "ZI634": _warns(
        "Nomor sudah dipesan, tetapi dokumennya belum terbit.",
        "Jalankan lagi zi-docs buat JENIS --terbit, atau batalkan nomor itu.",
    ),
    "ZI635": _stops(
        "Nomor sudah terbit, tetapi dokumennya tidak tercatat.",
        "Jalankan lagi zi-docs buat JENIS --terbit, atau batalkan nomor itu.",
    ),
    "ZI636": _stops(
        "Isi sebuah dokumen terbit tidak tersimpan lagi.",
        "Kembalikan berkas aslinya, atau terbitkan penggantinya dengan --ganti.",
    ),
    "ZI637": _warns(
        "Dokumen terbit utuh di tempatnya, tetapi belum disimpan di folder terbit.",
        "Jalankan zi-docs buat; salinannya disimpan olehnya.",
    ),
    "ZI638": _stops(
        "Simpanan sebuah dokumen terbit rusak atau diubah.",
        "Kembalikan dari cadangan register, folder yang berakhiran -terbit.",
    ),
    "ZI639": _stops(
        "Pindaian sebuah dokumen hilang atau berubah.",
        "Kembalikan dari cadangan register, folder yang berakhiran -terbit.",
    ),
    "ZI640": _stops("Cadangan dengan nama itu sudah ada.", "Beri nama lain untuk cadangannya."),
    "ZI641": _stops(
        "Cadangan atau buku agenda tidak dapat ditulis.",
        "Tutup berkasnya di Excel, atau pilih nama atau folder lain.",
    ),
    "ZI642": _stops(
        "Buku agenda tidak dapat ditulis dengan akhiran itu.", "Pakai akhiran .xlsx atau .csv."
    ),
    "ZI643": _stops(
        "Nomor itu sudah tercatat dengan tanggal lain.",
        "Tulis tanggal yang sama, atau tambahkan --alasan untuk membetulkan yang tercatat.",
    ),
    "ZI644": _stops(
        "Dokumen itu sudah punya pindaian lain.",
        "Tambahkan --alasan bila pindaian baru harus menggantikannya.",
    ),
    "ZI645": _stops(
        "Pindaian yang diberikan bukan PDF yang utuh.",
        "Pindai menjadi PDF, atau salin lagi berkasnya sampai selesai.",
    ),
    "ZI646": _stops("Pindaian itu terlalu besar.", "Pindai lagi dengan 300 dpi atau kurang."),
    "ZI647": _stops("Pindaian itu tidak dapat dibaca.", "Periksa nama dan folder berkasnya."),
    "ZI648": _warns(
        "Dokumen terbit tidak ada di folder hasil, tetapi tersimpan utuh.",
        "Jalankan zi-docs buat; berkasnya diletakkan kembali.",
    ),
    "ZI649": _stops(
        "KUNCI pada register catat tidak menyebut tepat satu dokumen.",
        "Tulis NIP atau kode barisnya; nama kumpulan data untuk jenis yang hanya satu.",
    ),
    "ZI650": _stops(
        "Konsep dan berkas di tempat dokumennya sama-sama disunting.",
        "Pindahkan salah satunya, lalu jalankan lagi.",
    ),
    "ZI671": _either(
        "Register nomor tidak memuat nomor yang ada dalam cadangannya.",
        "Kembalikan register dari cadangan itu sebelum menerbitkan (bagian 7.4).",
    ),
}

_PRINTING = {
    "ZI701": _stops(
        "LibreOffice tidak ditemukan, jadi PDF tidak dibuat; berkas Word tetap dibuat.",
        "Pasang LibreOffice, lalu jalankan lagi.",
    ),
    "ZI702": _stops(
        "Alamat LibreOffice di ZI_DOCS_SOFFICE keliru.",
        "Betulkan alamatnya, atau hapus variabel itu.",
    ),
    "ZI703": _stops(
        "LibreOffice gagal membuat PDF dari dokumen apa pun.",
        "Coba buka LibreOffice sendiri; pasang ulang bila perlu.",
    ),
    "ZI704": _stops(
        "Berkas Word tidak dapat dibaca untuk dijadikan PDF.",
        "Tutup berkas itu di Word, lalu jalankan lagi.",
    ),
    "ZI705": _stops(
        "Berkas yang akan dijadikan PDF bukan berkas Word yang utuh.",
        "Buka dan simpan ulang di Word, lalu jalankan lagi.",
    ),
    "ZI706": _stops(
        "Pembuatan PDF dari dokumen itu terlalu lama, lalu dihentikan.",
        "Buka dan simpan ulang dokumennya di Word, lalu jalankan lagi.",
    ),
    "ZI707": _stops(
        "LibreOffice terhenti mendadak pada dokumen itu.",
        "Buka dan simpan ulang dokumennya di Word, lalu jalankan lagi.",
    ),
    "ZI708": _stops(
        "Dokumen itu tidak menjadi PDF.",
        "Buka dan simpan ulang dokumennya di Word, lalu jalankan lagi.",
    ),
    "ZI709": _stops(
        "PDF dokumen itu tidak utuh.",
        "Buka dan simpan ulang dokumennya di Word, lalu jalankan lagi.",
    ),
    "ZI710": _stops(
        "Jumlah halaman PDF bukan yang seharusnya.",
        "Periksa nama atau jabatan yang panjang, dan huruf yang terpasang.",
    ),
    "ZI711": _stops(
        "Nama atau nomor yang seharusnya tercetak tidak ada dalam PDF.",
        "Bandingkan berkas Word-nya dengan data, lalu jalankan lagi.",
    ),
    "ZI712": _stops(
        "PDF itu bukan PDF/A-2b.",
        "Pakai LibreOffice 7.4 atau lebih baru, atau jalankan tanpa --pdfa.",
    ),
    "ZI713": _stops(
        "Dua dokumen akan menjadi satu berkas PDF.", "Ganti nama salah satu berkas Word-nya."
    ),
    "ZI714": _warns(
        "PDF yang bukan buatan zi-docs atau sudah ditandatangani dibiarkan.",
        "Pindahkan dahulu bila PDF baru diperlukan, atau tambahkan --timpa.",
    ),
    "ZI720": _warns(
        "Huruf dokumen akan diganti dengan huruf lain di komputer ini.",
        "Pasang paket huruf yang disebut dalam pesannya.",
    ),
    "ZI721": _warns(
        "Huruf yang diminta tidak ada dalam PDF.", "Jalankan zi-docs dokter, lalu pasang hurufnya."
    ),
    "ZI722": _warns(
        "Huruf tidak disertakan dalam PDF, jadi tampilannya dapat berbeda di komputer lain.",
        "Pasang huruf itu, lalu buat PDF-nya lagi.",
    ),
    "ZI730": _warns(
        "Versi Python di komputer ini terlalu lama.", "Pasang Python 3.11 atau lebih baru."
    ),
    "ZI731": _warns(
        "Versi LibreOffice di komputer ini terlalu lama.", "Pasang LibreOffice 7.4 atau lebih baru."
    ),
    "ZI732": _warns("Sisa ruang simpan sedikit.", "Kosongkan ruang simpan."),
    "ZI733": _warns(
        "Huruf tidak dapat diperiksa di komputer ini.",
        "Bandingkan satu PDF dengan berkas Word-nya.",
    ),
    "ZI751": _stops("Dokumen itu tidak dapat dimuat dalam berkas cetak.", "Ikuti saran pesannya."),
    "ZI752": _stops(
        "Dokumen itu tidak dapat digabung dengan dokumen yang pertama.",
        "Samakan yang disebut dalam pesannya.",
    ),
    "ZI755": _stops(
        "Berkas untuk paket tidak dapat dibaca.", "Tutup berkas itu, lalu jalankan lagi."
    ),
    "ZI756": _stops(
        "Isi paket terlalu besar untuk satu berkas ZIP.",
        "Buat paket per unit kerja, atau bagi unit kerjanya.",
    ),
    "ZI760": _stops(
        "Ada dokumen tanpa PDF dari isinya sekarang, jadi PDF gabungan tidak dibuat.",
        "Betulkan kesalahan pembuatan PDF-nya, lalu jalankan lagi.",
    ),
    "ZI761": _stops(
        "Sebuah PDF tidak dapat dibuka, jadi PDF gabungan tidak dibuat.",
        "Hapus PDF itu, lalu jalankan lagi.",
    ),
    "ZI762": _warns(
        "PDF tidak sesuai dengan dokumennya sekarang.",
        "Buat lagi dengan perintah dalam pesannya, atau hapus (bagian 12).",
    ),
    "ZI763": _warns(
        "Berkas cetak tidak sesuai dengan dokumennya sekarang.",
        "Buat lagi dengan perintah dalam pesannya, atau hapus.",
    ),
    "ZI764": _warns(
        "Paket tidak sesuai dengan dokumennya sekarang.",
        "Buat lagi dengan perintah dalam pesannya, atau hapus.",
    ),
}

_PAGE = {
    "ZI800": _stops(
        "Bagian untuk halaman di peramban belum terpasang.",
        'Pasang dengan: py -3 -m pip install "zi-docs[web]" (Windows), atau python -m pip.',
    ),
    "ZI801": _stops(
        "Porta untuk halaman tidak dapat dipakai.",
        "Pakai porta lain, atau jalankan tanpa --porta.",
    ),
    "ZI802": _stops(
        "Media simpan menolak berkas yang diperlukan halaman.",
        "Tutup program lain yang memakainya, lalu coba lagi.",
    ),
    "ZI803": _stops(
        "Berkas yang diunggah bukan tabel atau gambar yang dapat dibaca.",
        "Simpan di Excel sebagai .xlsx, lalu unggah lagi.",
    ),
    "ZI804": _stops(
        "Berkas yang diunggah bernama sama dengan berkas yang sudah ada.",
        "Pilih berkas yang digantikan, atau ganti namanya.",
    ),
    "ZI805": _stops("Berkas yang dipilih di halaman tidak ada lagi.", "Muat ulang halamannya."),
    "ZI806": _stops(
        "Isian itu hanya dapat diubah di berkasnya sendiri.",
        "Unduh berkasnya, ubah, lalu unggah lagi.",
    ),
    "ZI807": _stops(
        "Jawaban LKE hanya dapat diubah di berkasnya sendiri.",
        "Unduh berkasnya, ubah di Excel, lalu unggah lagi.",
    ),
    "ZI808": _stops(
        "Folder Desktop untuk pintasan tidak ditemukan.",
        "Jalankan zi-docs web tanpa --pintasan.",
    ),
    "ZI820": _stops(
        "Pekerjaan dari halaman tidak dapat dimulai.",
        "Coba lagi; bila tetap gagal, jalankan zi-docs dokter.",
    ),
    "ZI821": _stops(
        "Pekerjaan dari halaman terputus sebelum selesai.",
        "Buat lagi; yang sudah jadi dilewati.",
    ),
    "ZI822": _stops(
        "Komputer ini tidak punya program untuk membuka berkas itu.",
        "Pasang Word atau LibreOffice, atau unduh berkasnya.",
    ),
}

_UNEXPECTED = {
    "ZI999": _stops(
        "Terjadi kesalahan yang tidak terduga.",
        "Kirimkan pesannya dan perintahnya kepada pengembang; pesannya tidak memuat data.",
    ),
}

GROUPS: dict[str, dict[str, Code]] = {
    "Perintah": _COMMANDS,
    "Berkas data dan selnya": _FILES,
    "Isian dan pengaturan": _FIELDS,
    "Pemeriksaan data": _CHECKS,
    "Naskah dan jenis dokumen": _TYPES,
    "Folder hasil, dan buku kerja LKE": _OUTPUT,
    "Register nomor": _REGISTER,
    "PDF, berkas cetak, paket, dan komputer ini (bagian 12)": _PRINTING,
    "Halaman di peramban": _PAGE,
    "Yang tidak terduga": _UNEXPECTED,
}
"""The codes of each group, under the group's heading in the guide."""

CODES: dict[str, Code] = {code: entry for group in GROUPS.values() for code, entry in group.items()}
