"""The problems that the checks of names report."""

from __future__ import annotations

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.model.problems import sebutan_kolom
from zi_docs.tables import Pegawai


def not_printable(pegawai: Pegawai, column: str) -> Problem:
    """ZI208: nothing of a cell would be printed; it holds only commas or invisible characters."""
    row = pegawai.asal
    name = sebutan_kolom(column, row.source if row else None)
    message = f"Isi {name} hanya koma atau karakter yang tidak terlihat, jadi tidak tercetak."
    return problem("ZI208", pegawai.place(column), message, f"Isi {name}.", about=pegawai.nama)


def small_letters(nama: str, place: Place) -> Problem:
    """ZI351: a name without any capital letter."""
    message = "Nama ini ditulis dengan huruf kecil semua, dan akan dicetak begitu."
    mend = "Tulis seperti di SK-nya, dengan huruf besar di awal kata."
    return problem("ZI351", place, message, mend, about=nama)


def no_name(place: Place, typed: str) -> Problem:
    """ZI315: a name with a number or a mark that would be printed, or the name of nobody."""
    message = "Nama ini memuat nomor, tanda, atau keterangan yang akan ikut tercetak."
    mend = "Tulis nama dan gelarnya saja; hapus baris yang bukan lagi, atau belum, seorang pegawai."
    return problem("ZI315", place, message, mend, about=_proposed(typed))


def capital_letters(place: Place, typed: str) -> Problem:
    """ZI316: a name all in capitals, as exports of other programs write it."""
    message = "Nama ini ditulis dengan huruf besar semua, dan akan dicetak begitu."
    mend = (
        "Tulis seperti di SK-nya. Agar usulan di atas yang dicetak, isi Huruf Nama di Pengaturan "
        'dengan "awal kata"; bila memang huruf besar yang dikehendaki, "seperti tertulis".'
    )
    shown = indonesian.usul_huruf(indonesian.bersihkan_nama(typed))
    return problem("ZI316", place, message, mend, about=f"{quote(typed)} → {quote(shown)}")


def which_doctor(place: Place, nama: str) -> Problem:
    """ZI317: the title DR., which may be that of a physician or of a doctor of any science."""
    message = 'Gelar "DR." dapat berarti dr. (dokter) atau Dr. (doktor).'
    return problem("ZI317", place, message, "Tulis dr. atau Dr., menurut ijazahnya.", about=nama)


def physician_as_doctor(place: Place, nama: str) -> Problem:
    """ZI178: the title Dr. of a doctor of any science, beside the post of a physician."""
    message = 'Gelar "Dr." berarti doktor, padahal orang ini menjabat dokter; dokter ditulis "dr.".'
    mend = 'Tulis dr. atau drg.; "Dr. dr." bila juga doktor.'
    return problem("ZI178", place, message, mend, about=nama)


def name_with_more(place: Place, typed: str) -> Problem:
    """ZI318: a name with a degree glued to it, or called by "Bapak"; it is read as proposed."""
    message = "Nama ini memuat sapaan atau gelar yang melekat, dan dibaca seperti usulannya."
    mend = "Tulis gelarnya sesudah koma dan spasi, tanpa Bapak, Ibu, atau Sdr."
    return problem("ZI318", place, message, mend, about=_proposed(typed))


def _proposed(typed: str) -> str:
    """Return a name as typed and as it is probably meant."""
    shown = indonesian.bersihkan_nama(typed)
    return f"{quote(typed)} → {quote(shown)}" if shown and shown != typed else quote(typed)
