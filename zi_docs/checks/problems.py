"""The problems that the checks report, in the words of a clerk.

A function here only puts into words what a check found. The part that differs from row to row, a
name or a number, goes into ``about``, so that the same mistake in many rows is reported once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from zi_docs import indonesian
from zi_docs.errors import (
    ADD_SHEET,
    Place,
    Problem,
    brief,
    choices,
    closest,
    problem,
    quote,
    suggest,
)
from zi_docs.model import DocType, Record, Row, judul
from zi_docs.model.problems import kapital, sebutan_kolom, sebutan_tabel
from zi_docs.model.values import pattern_names
from zi_docs.tables import (
    BUKAN_ASN,
    PPPK,
    Pegawai,
    Rapat,
    RencanaAksi,
    StatusPegawai,
    Tabel,
    Tables,
    UnitKerja,
)
from zi_docs.tables.keys import value_at
from zi_docs.zona_integritas import DasarHukum

_DIGITS_OF_NUMBER = 16
_NOWHERE = Place()  # for a problem that is kept and later reported at each place it applies to
_LABEL = {"nip": "NIP", "ni_pppk": "NI PPPK", "nik": "NIK"}
_SEX = {"L": "laki-laki", "P": "perempuan"}
_MOST_NAMESAKES = 3
_ONE_OF_TWO = "Lihat SK-nya, lalu betulkan salah satunya."
_PROPOSED = {"total": "diusulkan", "WBK": "diusulkan WBK", "WBBM": "diusulkan WBBM"}


# Numbers of employees


def _from_where(column: str) -> str:
    papers = "KTP atau KK" if column == "nik" else "SK atau SIASN"
    return f"Ketik ulang nomor itu dari {papers}, sebagai teks."


def broken_number(
    code: str, place: Place, sentence: str, number: str, column: str = "nip"
) -> Problem:
    """ZI301, ZI303: a number that no employee can have, or that looks odd."""
    return problem(code, place, sentence, _from_where(column), about=quote(number))


def number_of_other_status(place: Place, sentence: str, number: str) -> Problem:
    """ZI302: a number of the kind that another status has."""
    mend = "Periksa kolom Status; bila statusnya benar, ketik ulang nomornya."
    return problem("ZI302", place, sentence, mend, about=quote(number))


def no_number(pegawai: Pegawai, column: str) -> Problem:
    """ZI304: an employee without a number; a missing NIK is only a warning."""
    place, nama = pegawai.place(column), pegawai.nama
    if pegawai.status in BUKAN_ASN:
        message = (
            "NIK pegawai non-ASN ini belum diisi. Tanpa NIK, dua orang yang bernama sama tidak "
            "dapat dibedakan."
        )
        mend = "Isi 16 angka NIK-nya sebagai teks."
        return problem("ZI304", place, message, mend, about=nama, warn=True)
    label = "NI PPPK" if pegawai.status in PPPK else "NIP"
    message = f"{label} pegawai ini belum diisi, padahal statusnya {pegawai.status}."
    mend = f"Isi 18 angka {label}-nya sebagai teks, atau betulkan statusnya."
    return problem("ZI304", place, message, mend, about=nama)


def other_sex(pegawai: Pegawai, column: str, typed: str, in_number: str) -> Problem:
    """ZI305: the sex differs from that in the number; only the office knows which is wrong."""
    message = f"Jenis kelamin berbeda dari yang tertera dalam {_LABEL[column]}."
    about = f"{_short(pegawai)} ({_SEX[typed]}, {_LABEL[column]}: {_SEX[in_number]})"
    return problem("ZI305", pegawai.place("jenis_kelamin"), message, _ONE_OF_TWO, about=about)


def other_birthday(pegawai: Pegawai, column: str, typed: date, in_number: str) -> Problem:
    """ZI306: the birth date differs from the one in the number."""
    message = f"Tanggal lahir berbeda dari yang tertera dalam {_LABEL[column]}."
    shown = indonesian.format_tanggal(typed)
    about = f"{_short(pegawai)} ({shown}, {_LABEL[column]}: {in_number})"
    return problem("ZI306", pegawai.place("tanggal_lahir"), message, _ONE_OF_TWO, about=about)


def _short(pegawai: Pegawai) -> str:
    return brief(pegawai.nama, 30)


def unknown_sex(pegawai: Pegawai) -> Problem:
    """ZI307: a sex that is neither of the two."""
    message = "Jenis kelamin ini tidak dikenal."
    place, about = pegawai.place("jenis_kelamin"), pegawai.jenis_kelamin
    return problem("ZI307", place, message, "Tulis L atau P.", about=about)


def number_twice(
    pegawai: Pegawai, place: Place, group: Sequence[Pegawai], column: str, one_name: bool
) -> Problem:
    """ZI308: employees have the same number; each row after the first of them is told alike.

    ``place`` is the number of this employee, ``column`` the column of the first one's;
    ``one_name`` says that all of them have one name.
    """
    first = group[0]
    number, other = f"{_LABEL[column]} {first.nomor_identitas}", first.place(column)
    if one_name:
        message = f"{number} ditulis {len(group)} kali untuk {quote(first.nama)}; yang pertama di "
        mend = "Pertahankan satu barisnya, dan hapus yang lain."
        about = ""
    else:
        message = f"{number} dipakai {len(group)} pegawai; yang pertama {quote(first.nama)} di "
        mend = "Hapus baris yang ganda, atau betulkan nomor yang salah."
        about = quote(pegawai.nama)
    return problem("ZI308", place, f"{message}{other}.", mend, about=about)


def namesake(pegawai: Pegawai, group: Sequence[Pegawai]) -> Problem:
    """ZI309: employees of a unit have the same name, and none of them has a number."""
    first = group[0]
    message = (
        f"{quote(first.nama)} tanpa nomor identitas tercatat {len(group)} kali dalam satu unit "
        f"kerja; yang pertama di {first.place('nama').elsewhere}."
    )
    mend = "Hapus baris yang ganda; bila memang beberapa orang, isi NIK masing-masing."
    return problem("ZI309", pegawai.place("nama"), message, mend)


def number_misplaced(pegawai: Pegawai, column: str, home: str) -> Problem:
    """ZI310: a number in the column of another status."""
    message = (
        f"Kolom {_LABEL[column]} terisi, padahal status pegawai ini {pegawai.status}. "
        "Nomor itu tidak tercetak."
    )
    mend = f"Betulkan statusnya, atau pindahkan nomor itu ke kolom {home}."
    return problem("ZI310", pegawai.place(column), message, mend)


# Pangkat and golongan


def rank_not_for(status: StatusPegawai, column: str, text: str) -> Problem:
    """ZI314: a rank for a status that has no ranks."""
    title = judul(column)
    message = f"Pegawai {status} tidak memiliki {column}, padahal kolom {title} berisi."
    mend = "Kosongkan kolom itu, atau betulkan statusnya."
    return problem("ZI314", _NOWHERE, message, mend, about=text)


def no_pppk_golongan(golongan: str) -> Problem:
    """ZI311: a golongan that no PPPK has."""
    message = f"{quote(golongan)} bukan golongan PPPK."
    mend = "Tulis angka Romawi I sampai XVII, tanpa huruf."
    return problem("ZI311", _NOWHERE, message, mend)


def no_golongan(sentence: str) -> Problem:
    """ZI311: a golongan that can't be read."""
    return problem("ZI311", _NOWHERE, sentence, "Tulis golongan seperti III/d.")


def golongan_without_ruang(golongan: str) -> Problem:
    """ZI311: a golongan of PNS without its letter."""
    message = f"Golongan {quote(golongan)} belum menyebut ruangnya."
    return problem("ZI311", _NOWHERE, message, f"Tulis lengkap, mis. {golongan}/a.")


def pangkat_of_cpns(place: Place, count: int) -> Problem:
    """ZI358: CPNS with a pangkat, which they get with their appointment as PNS."""
    message = f"Kolom Pangkat {count} CPNS berisi dan tidak dicetak: CPNS baru bergolongan ruang."
    mend = "Kosongkan kolom Pangkat pada baris CPNS, atau tulis statusnya PNS bila sudah diangkat."
    return problem("ZI358", place, message, mend)


def no_rank(status: StatusPegawai) -> Problem:
    """ZI313: neither pangkat nor golongan."""
    if status == "CPNS":
        message = "Golongan ruang CPNS ini belum diisi."
        return problem("ZI313", _NOWHERE, message, "Isi kolom Golongan, mis. III/a.")
    message = f"Pangkat dan golongan ruang pegawai {status} ini belum diisi."
    return problem("ZI313", _NOWHERE, message, "Isi pangkat dan golongan ruangnya.")


def pangkat_alone(pangkat: str, golongan: str) -> Problem:
    """ZI313: a pangkat without golongan; ``golongan`` is the one that belongs to it, if known."""
    message = f"Pangkat {quote(pangkat)} tertulis tanpa golongan."
    mend = "Isi golongannya, dan periksa ejaan pangkatnya."
    return problem("ZI313", _NOWHERE, message, f"Isi golongan {golongan}." if golongan else mend)


def golongan_alone(golongan: str, pangkat: str) -> Problem:
    """ZI313: a golongan without its pangkat."""
    message = f"Golongan {golongan} tertulis tanpa pangkat."
    return problem("ZI313", _NOWHERE, message, f"Isi pangkat {pangkat}.")


def not_a_pair(pangkat: str, golongan: str, right: str, of_pangkat: str) -> Problem:
    """ZI312: pangkat and golongan do not belong together; either may be the wrong one."""
    message = f"Pangkat {quote(pangkat)} tidak sesuai dengan golongan {golongan}."
    mend = f"Lihat SK pangkat terakhirnya: golongan {golongan} berpangkat {right}"
    mend += f"; pangkat {pangkat} bergolongan {of_pangkat}." if of_pangkat else "."
    return problem("ZI312", _NOWHERE, message, mend)


# References to units and people


def no_unit(text: str, table: str, similar: UnitKerja | None) -> Problem:
    """ZI320: no unit has this code or name; a similar unit is only mentioned, with its code."""
    message = f"Unit kerja {quote(text)} tidak ada di {table}."
    mend = f"Tulis kode atau nama unit seperti di {table}; bila unitnya belum ada, tambahkan."
    if similar:
        mend = (
            f"Yang mirip: {quote(similar.nama)} (kode {similar.kode}). Betulkan hanya bila unit "
            f"itu yang dimaksud; bila unitnya belum ada, tambahkan ke {table}."
        )
    return problem("ZI320", _NOWHERE, message, mend)


def no_units(record: Record, column: str, unit: str, *, has_sheet: bool) -> Problem:
    """ZI326: rows name units, but the table of units is empty; its sheet may be there."""
    row = record.asal
    where = sebutan_tabel(record.tabel.nama, row.source if row else None)
    message = f"{kapital(where)} menyebut unit kerja (mis. {quote(unit)}), tetapi tabel Unit Kerja "
    message += "kosong."
    mend = "Buat lembar Unit Kerja dengan kolom Kode dan Nama, satu baris satu unit. " + ADD_SHEET
    if has_sheet:
        mend = "Isi lembar Unit Kerja: kolom Kode dan Nama, satu baris satu unit."
    return problem("ZI326", record.place(column), message, mend)


def no_row(text: str, table: str, keys: Sequence[str]) -> Problem:
    """ZI327: a row of another table is named that does not exist; the place comes later."""
    message = f"Baris {quote(text)} tidak ada di {table}."
    return problem("ZI327", _NOWHERE, message, suggest(text, keys))


def no_rows(text: str, tabel: Tabel) -> Problem:
    """ZI327: a row of another table is named that has no row at all; the place comes later."""
    message = f"Baris {quote(text)} tidak ada: tabel {tabel.judul} belum ada atau masih kosong."
    columns = ", ".join(tabel.needed_titles)
    mend = f"Isi tabel {tabel.judul} di folder data, dengan judul kolom {columns}. {ADD_SHEET}"
    return problem("ZI327", _NOWHERE, message, mend)


def several_rows(text: str, keys: Sequence[str]) -> Problem:
    """ZI327: several rows have the code or name that a reference gives; the place comes later."""
    message = f"Ada {len(keys)} baris bernama {quote(text)}."
    return problem("ZI327", _NOWHERE, message, f"Tulis salah satu: {choices(keys)}.")


def other_name(place: Place, typed: str, person: Pegawai) -> Problem:
    """ZI328: the name beside a number is not that of the person with this number."""
    message = f"Nama {quote(typed)} bukan nama pemilik nomornya, yaitu {person.nama}."
    return problem("ZI328", place, message, "Betulkan nomornya atau namanya.")


def row_twice(place: Place, first: Place, key: str) -> Problem:
    """ZI329: two rows of a table have the same key."""
    message = f"Baris ini sama dengan {first.elsewhere}: {quote(key)}."
    return problem("ZI329", place, message, "Hapus salah satunya, atau bedakan isinya.")


def no_key(record: Record, judul_jenis: str) -> Problem:
    """ZI201: a row that gets a document has no key, since a column of its key is empty."""
    tabel = record.tabel
    empty = [name for name in pattern_names(tabel.kunci) if not value_at(record, name)]
    column = (*empty, *tabel.needed, *tabel.kolom)[0]
    title = tabel.title_of(column)
    message = f"{title} belum diisi; {judul_jenis} memerlukannya sebagai kunci barisnya."
    return problem("ZI201", record.place(column), message, f"Isi {title}.")


def no_children(record: Record, column: str, child: Tabel) -> Problem:
    """ZI201: a row that must have children has none."""
    title = record.tabel.title_of(column)
    mend = f"Isi di sini, atau tambahkan barisnya di tabel {child.judul}."
    return problem("ZI201", record.place(column), f"{title} baris ini belum diisi.", mend)


def children_twice(record: Record, column: str, other: Place) -> Problem:
    """ZI385: the children of a row stand in its own cell and in a sheet of their own."""
    title = record.tabel.title_of(column)
    message = f"{title} baris ini ditulis di dua tempat: di sini dan di {other.elsewhere}."
    return problem("ZI385", record.place(column), message, "Pertahankan salah satunya.")


def nobody(
    name: str, table: str, officials: Mapping[str, str], alike: Sequence[Pegawai]
) -> Problem:
    """ZI321: nobody has this name. ``alike`` are the employees with that name without titles.

    All officials are listed and none is suggested, because the choice decides who signs. Numbers
    that nobody has are told alike, so that several are one complaint.
    """
    is_number = sum(map(str.isdigit, name)) >= _DIGITS_OF_NUMBER and not alike
    called = "Nomor ini" if is_number else quote(name)
    message = f"{called} tidak ada di {table}, dan bukan kunci pejabat di pengaturan."
    if is_number:
        mend = f"Tambahkan orangnya ke {table}, betulkan nomornya, atau kosongkan."
        return problem("ZI321", _NOWHERE, message, mend, about=name)
    if alike:
        mend = f"Di {table} ada {people(alike)}; bila orang itu yang dimaksud, tulis NIP-nya."
    elif officials:
        mend = f"Tulis NIP orangnya, atau kunci pejabatnya: {choices(officials)}."
    else:
        mend = f"Tulis NIP orangnya seperti di {table}."
    return problem("ZI321", _NOWHERE, message, mend)


def official_waits(key: str, place: Place) -> Problem:
    """ZI321: the row of an official holds his key and nothing else."""
    message = f"Baris {quote(key)} di lembar Pejabat belum diisi."
    return problem("ZI321", _NOWHERE, message, f"Isi jabatan dan namanya di {place.elsewhere}.")


def no_such_number(number: str, table: str, without: int) -> Problem:
    """ZI321: a NIP that nobody has, while some employees still lack a number."""
    message = f"NIP ini tidak ada di {table}; {without} pegawai di sana belum bernomor."
    mend = "Isi dahulu nomor yang kosong; bila orangnya memang belum ada, tambahkan barisnya."
    return problem("ZI321", _NOWHERE, message, mend, about=number)


def several(name: str, found: Sequence[Pegawai]) -> Problem:
    """ZI322: a name that several employees have."""
    message = f"{quote(name)} dapat berarti {len(found)} pegawai."
    return problem(
        "ZI322", _NOWHERE, message, f"{people(found)}. Tulis NIP atau NIK yang dimaksud."
    )


def people(found: Iterable[Pegawai]) -> str:
    """Return words that distinguish employees: name with titles, number and unit."""
    said = []
    for pegawai in found:
        name = indonesian.format_nama(pegawai.gelar_depan, pegawai.nama, pegawai.gelar_belakang)
        number = pegawai.nomor_identitas or "tanpa nomor"
        said.append(f'"{name}" ({", ".join(filter(None, (number, pegawai.unit_kerja)))})')
    more = len(said) - _MOST_NAMESAKES
    return "; ".join(said[:_MOST_NAMESAKES]) + (f"; dan {more} lainnya" if more > 0 else "")


def own_superior(pegawai: Pegawai) -> Problem:
    """ZI323: an employee is named as his own superior."""
    message = "Kolom Atasan menunjuk pegawai itu sendiri."
    mend = "Tulis NIP atasan langsungnya, atau kosongkan: yang menyaksikan lalu kepala unitnya, "
    mend += "atau bagi kepala unit pejabat di atasnya."
    return problem("ZI323", pegawai.place("atasan"), message, mend, about=pegawai.nama)


def superior_below(pegawai: Pegawai, named: str) -> Problem:
    """ZI357: an employee's superior is one of his subordinates, who would witness his pledge."""
    message = (
        f"Kolom Atasan menunjuk {quote(named)}, padahal orang itu bawahan pegawai ini menurut "
    )
    message += "kolom Atasan dan Kepala lainnya."
    mend = "Tulis atasan langsungnya, kosongkan, atau betulkan kolom yang lain itu."
    return problem("ZI357", pegawai.place("atasan"), message, mend, about=pegawai.nama)


def head_of_other_unit(unit: UnitKerja, person: Pegawai, other: UnitKerja) -> Problem:
    """ZI389: the head of a unit is recorded in another unit, and witnesses with his post there."""
    post = f", {person.jabatan}" if person.jabatan else ""
    message = f"Kepala unit {quote(unit.nama)} tercatat di unit {quote(other.nama)}: "
    message += f"{person.nama}{post}. Dengan jabatan itu ia tercetak sebagai saksi."
    mend = (
        "Bila sudah pindah, ganti kolom Kepala. Bila merangkap sebagai Plt., tulis ia sebagai "
        "pejabat di pengaturan dengan cara Plt., lalu isi kuncinya di kolom Kepala."
    )
    return problem("ZI389", unit.place("kepala"), message, mend)


def no_witness(unit: UnitKerja, judul_jenis: str) -> Problem:
    """ZI392: the pledges of a unit have no witness, since nobody heads it."""
    message = f"Unit ini tidak punya kepala, jadi {judul_jenis} pegawainya yang tanpa atasan "
    message += "dicetak tanpa saksi."
    mend = "Isi kolom Kepala unit itu, atau kolom Atasan pada pegawainya."
    return problem("ZI392", unit.place("kepala"), message, mend, about=unit.nama)


def no_witness_of_head(
    pegawai: Pegawai, unit: UnitKerja, above: UnitKerja | None, judul_jenis: str
) -> Problem:
    """ZI393: the pledge of a unit's head has no witness, since nobody above him is known."""
    message = f"{judul_jenis} kepala unit ini dicetak tanpa saksi: tidak ada atasan yang cocok."
    where = (
        f"kolom Kepala pada unit {quote(above.nama)}"
        if above
        else 'pejabat berkunci "kepala_daerah"'
    )
    mend = f"Isi {where}, atau kolom Atasan pada barisnya: kunci pejabat, NIP, atau nama."
    return problem("ZI393", pegawai.place("atasan"), message, mend, about=unit.nama)


def may_lead(pegawai: Pegawai) -> Problem:
    """ZI394: a post that usually leads others, of somebody who leads nobody in the data."""
    message = "Jabatan ini biasanya membawahi pegawai, tetapi orangnya dicatat tanpa bawahan: "
    message += "ia bukan kepala unit, dan tidak disebut sebagai atasan."
    has_column = pegawai.asal is not None and "punya_bawahan" in pegawai.asal.cells
    also = (
        "isi kolom Punya Bawahan di semua baris" if has_column else "tambahkan kolom Punya Bawahan"
    )
    mend = f"Isi kolom Atasan pada bawahannya, atau {also} (ya/tidak)."
    return problem("ZI394", pegawai.place("jabatan"), message, mend, about=pegawai.nama)


def leads_nobody(pegawai: Pegawai) -> Problem:
    """ZI395: somebody who heads a unit or is a superior is recorded without subordinates."""
    message = "Kolom Punya Bawahan tidak berisi ya, padahal orang ini kepala unit atau atasan "
    message += "pegawai lain."
    mend = "Isi ya, atau betulkan kolom Kepala atau Atasan yang menyebutnya."
    return problem("ZI395", pegawai.place("punya_bawahan"), message, mend, about=pegawai.nama)


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


# Units


def unit_twice(unit: UnitKerja, column: str, first: UnitKerja, where: str) -> Problem:
    """ZI324, ZI325: two units share a code, name or short name."""
    place, name = unit.place(column), quote(getattr(unit, column))
    other = f"{quote(first.nama)} ({first.place(where).elsewhere})"
    if column == "singkatan":  # the column that is checked last
        message = f"Singkatan {name} juga sebutan unit {other}."
        return problem("ZI325", place, message, "Beri setiap unit singkatan yang berbeda.")
    message = f"{judul(column)} unit {name} sudah dipakai unit {other}."
    return problem("ZI324", place, message, "Hapus baris yang ganda, atau betulkan salah satunya.")


def wbbm_without_wbk(unit: UnitKerja) -> Problem:
    """ZI345: a unit without WBK is proposed for WBBM."""
    message = "Unit ini diusulkan WBBM, tetapi belum tercatat memiliki WBK."
    mend = (
        "Bila unit ini memang sudah memiliki WBK, isi kolom Predikat Dimiliki; bila belum, usulkan "
        "ke WBK dahulu."
    )
    return problem("ZI345", unit.place("predikat_diusulkan"), message, mend, about=unit.nama)


def holds_it_already(unit: UnitKerja) -> Problem:
    """ZI346: a unit is proposed for a predicate that it already holds."""
    held, wanted = unit.predikat_dimiliki, unit.predikat_diusulkan
    message = f"Unit ini diusulkan {wanted}, padahal sudah memiliki {held}."
    mend = "Periksa kolom Predikat Diusulkan dan Predikat Dimiliki unit ini."
    return problem("ZI346", unit.place("predikat_diusulkan"), message, mend, about=unit.nama)


def no_criterion(unit: UnitKerja) -> Problem:
    """ZI347: a proposed unit meets no criterion."""
    message = "Unit ini diusulkan tanpa satu pun kriteria pemilihan."
    mend = (
        'Isi "ya" hanya pada kriteria yang dipenuhi: Kriteria Strategis, Kriteria Sumber Daya, '
        "Kriteria Reformasi. Unit tanpa kriteria sebaiknya tidak diusulkan."
    )
    return problem("ZI347", unit.place("kriteria_strategis"), message, mend, about=unit.nama)


_EITHER_COUNT = (
    "Bila jumlah itu yang benar, periksa kolom Predikat Diusulkan: mungkin ada unit yang kurang "
    "atau berlebih. Bila tabelnya yang benar, betulkan jumlahnya."
)


def other_count(place: Place, name: str, stated: int, counted: int, table: str) -> Problem:
    """ZI340: the number of proposed units in the settings differs from the table."""
    message = (
        f"Pengaturan menyebut {stated} unit {_PROPOSED[name]}, sedangkan di {table} ada {counted}."
    )
    return problem("ZI340", place, message, _EITHER_COUNT)


def other_count_in_text(place: Place, text: str, name: str, counted: int, table: str) -> Problem:
    """ZI341: the number of proposed units in a meeting's text differs from the table."""
    message = f"Teks menyebut {quote(text)} {_PROPOSED[name]}, sedangkan di {table} ada {counted}."
    return problem("ZI341", place, message, _EITHER_COUNT)


def nothing_proposed(place: Place) -> Problem:
    """ZI343: no unit is proposed at all."""
    message = "Tidak satu unit pun diusulkan menuju WBK atau WBBM."
    return problem(
        "ZI343", place, message, "Isi kolom Predikat Diusulkan pada unit yang diusulkan."
    )


# Meetings and dates


def no_weekday(place: Place, sentence: str) -> Problem:
    """ZI331: a word that is not the name of a weekday."""
    return problem("ZI331", place, sentence, "Tulis Senin, Selasa, Rabu, ... atau kosongkan.")


def other_weekday(
    place: Place, tanggal: date, right: str, typed: str, *, warn: bool = False
) -> Problem:
    """ZI330: the date falls on another weekday."""
    message = f"{indonesian.format_tanggal(tanggal)} jatuh pada hari {right}, bukan {typed}."
    return problem("ZI330", place, message, "Betulkan hari atau tanggalnya.", warn=warn)


def early_deadline(place: Place, task: str, until: date, tanggal: date) -> Problem:
    """ZI335: the deadline of a task is before the meeting that decides it."""
    shown = indonesian.format_tanggal
    message = f"Batas waktu {quote(task)}, {shown(until)}, mendahului rapatnya ({shown(tanggal)})."
    return problem("ZI335", place, message, "Periksa tanggal batas waktunya.")


def deadline_in_words(place: Place, text: str) -> Problem:
    """ZI339: a deadline that is no date can't be compared with the meeting."""
    message = "Batas waktu ini bukan tanggal: dicetak seperti tertulis, dan tidak dicocokkan "
    message += "dengan tanggal rapatnya."
    return problem("ZI339", place, message, "Tulis tanggalnya bila sudah pasti.", about=text)


def meeting_of_other_year(rapat: Rapat, tanggal: date, tahun: int) -> Problem:
    """ZI336: a meeting lies in another year than the data set."""
    message = f"Rapat ini bertanggal tahun {tanggal.year}, sedangkan tahun di pengaturan {tahun}."
    mend = "Betulkan tanggal rapatnya, atau tahun di pengaturan."
    return problem("ZI336", rapat.place("tanggal"), message, mend, about=rapat.acara)


def date_of_other_year(place: Place, on: date, tahun: int) -> Problem:
    """ZI336: a document's date lies in another year than the data set."""
    shown = indonesian.format_tanggal(on)
    message = f"Tanggal ini tidak di tahun {tahun}, yaitu tahun di pengaturan."
    return problem("ZI336", place, message, 'Betulkan tanggal itu, atau "tahun".', about=shown)


def number_of_far_year(place: Place, on: date, tahun: int) -> Problem:
    """ZI338: a numbered document's date is more than a year off the data set's year."""
    shown = indonesian.format_tanggal(on)
    message = f"Tanggal {shown} lebih dari setahun dari tahun di pengaturan, {tahun}, sedangkan "
    message += f"dokumen ini bernomor: nomornya akan bertahun {on.year}."
    mend = 'Betulkan tanggal itu, atau "tahun". Bila tanggalnya memang itu: '
    return problem("ZI338", place, message, f"{mend}--tanggal {on.isoformat()}.")


def ends_before_it_starts(rapat: Rapat, start: time, end: time) -> Problem:
    """ZI332: a meeting ends before it starts."""
    message = f"Rapat selesai pukul {end:%H.%M}, padahal mulai pukul {start:%H.%M}."
    return problem("ZI332", rapat.place("pukul_selesai"), message, "Betulkan salah satu waktunya.")


def half_blank_meeting(rapat: Rapat, blank: Sequence[str]) -> Problem:
    """ZI349: parts of a meeting that were left blank, while others were typed."""
    message = (
        f"{indonesian.gabung_dan(blank).capitalize()} rapat {quote(rapat.acara)} kosong, jadi "
        "dicetak sebagai garis untuk ditulis tangan."
    )
    hint = 'Isi bagian itu, atau tulis "Rapat tidak mengambil keputusan" bila memang demikian.'
    return problem("ZI349", rapat.place(), message, hint)


def other_zone(place: Place, typed: str, printed: str) -> Problem:
    """ZI337: a time whose zone differs from the printed one."""
    message = (
        f"Waktu rapat ditulis {typed}, sedangkan zona waktu di pengaturan {printed}, dan "
        "itulah yang dicetak."
    )
    return problem("ZI337", place, message, "Betulkan salah satunya.")


def no_zone(place: Place, sentence: str, printed: str) -> Problem:
    """ZI337: a time zone that can't be read."""
    mend = f"Yang dicetak {printed}, menurut zona waktu di pengaturan; hapus yang lain."
    return problem("ZI337", place, sentence, mend)


def meeting_twice(rapat: Rapat, first: Rapat) -> Problem:
    """ZI333: two meetings have the same code."""
    other = f"{quote(first.acara)} ({first.place('kode').elsewhere})"
    message = f"Kode rapat {quote(rapat.kode)} sudah dipakai {other}."
    return problem("ZI333", rapat.place("kode"), message, "Beri setiap rapat kode sendiri.")


# Plans


def no_area(place: Place, sentence: str, names: Mapping[int, str]) -> Problem:
    """ZI370: an unknown area, or an area whose number and name differ."""
    known = ", ".join(f"{number} {name}" for number, name in names.items())
    return problem("ZI370", place, sentence, f"Tulis nomor atau namanya: {known}.")


def unofficial_area(plan: RencanaAksi, number: int, name: str, on: date) -> Problem:
    """ZI371: an area whose name is not the one that the regulation gives it on a date."""
    message = f"{quote(plan.area)} bukan nama resmi area {number} pada "
    message += f"{indonesian.format_tanggal(on)}."
    return problem(
        "ZI371", plan.place("area"), message, f"Tulis {quote(name)}, atau {number} saja."
    )


def area_out_of_order(plan: RencanaAksi, number: int, last: int) -> Problem:
    """ZI372: the rows of a unit are not in the order of the areas."""
    message = f"Di unit {quote(plan.unit_kerja)} baris area {number} ada sesudah baris area {last}."
    mend = "Urutkan barisnya bila perlu; dokumennya tetap dicetak dari area 1 sampai 6."
    return problem("ZI372", plan.place("area"), message, mend)


def areas_left_out(place: Place, unit: UnitKerja, missing: Sequence[str]) -> Problem:
    """ZI373: a plan that does not cover all six areas."""
    *most, last = missing
    said = f"{', '.join(most)} dan {last}" if most else last
    message = f"Rencana aksi {quote(unit.nama)} belum memuat area {said}."
    return problem("ZI373", place, message, "Tambahkan kegiatan untuk setiap area.")


def unknown_lke(place: Place, code: str) -> Problem:
    """ZI374: a code that the LKE of the date does not have."""
    message = "Kode LKE ini tidak dikenal."
    return problem("ZI374", place, message, "Tulis seperti 1.i.a atau R.1.i.a.", about=code)


def lke_not_known(place: Place, count: int, on: date, since: date) -> Problem:
    """ZI379: plans of this date have codes of a later LKE, which are not printed."""
    message = (
        f"Kode LKE pada {count} baris tidak dicetak: rencana ini bertanggal "
        f"{indonesian.format_tanggal(on)}, sedangkan LKE yang dikenal berlaku sejak "
        f"{indonesian.format_tanggal(since)}."
    )
    return problem("ZI379", place, message, "Biarkan, atau kosongkan kolom Kode LKE.")


def lke_of_other_area(place: Place, code: str, right: int, number: int) -> Problem:
    """ZI375: a code of another area than the row's."""
    message = f"Kode LKE {quote(code)} milik area {right}, sedangkan baris ini area {number}."
    return problem("ZI375", place, message, "Betulkan kode atau areanya.")


def no_schedule(plan: RencanaAksi) -> Problem:
    """ZI376: an activity without schedule."""
    message, mend = "Kegiatan ini belum punya jadwal.", 'Isi jadwal, mis. "Jan-Mar" atau "TW II".'
    return problem("ZI376", plan.place("jadwal"), message, mend, about=plan.kegiatan)


def no_target(plan: RencanaAksi) -> Problem:
    """ZI377: an activity without target."""
    message = "Kegiatan ini belum punya target."
    mend = "Isi target yang dapat dihitung beserta satuannya."
    return problem("ZI377", plan.place("target"), message, mend, about=plan.kegiatan)


def activity_twice(plan: RencanaAksi, first: RencanaAksi) -> Problem:
    """ZI378: an activity that appears twice for the same unit and area."""
    message = (
        f"Kegiatan {quote(plan.kegiatan)} sudah ada untuk unit dan area yang sama "
        f"({first.place('kegiatan').elsewhere})."
    )
    mend = "Hapus salah satunya, atau bedakan kegiatannya; bila dibiarkan, keduanya dicetak."
    return problem("ZI378", plan.place("kegiatan"), message, mend)


# The office


def manner_in_post(settings: Row, typed: str, cara: str, jabatan: str) -> Problem:
    """ZI386: the post of the office's head says that somebody only stands in for it."""
    message = f"{quote(typed)} memuat {cara}, yang ikut tercetak di kop dan kalimat."
    mend = f'Tulis {quote(jabatan)} di sini, dan isi kolom Cara dengan "{cara}" pada pejabat yang '
    mend += 'menandatangani, mis. yang berkunci "kepala_daerah".'
    return problem("ZI386", settings.place("instansi.kepala"), message, mend)


def emblem_of_sample(place: Place) -> Problem:
    """ZI387: the emblem of a sample is still in the folder of another region."""
    message = "Lambang ini masih gambar contoh dari kumpulan data contoh, bukan lambang daerah ini."
    return problem("ZI387", place, message, "Ganti berkasnya dengan lambang daerah yang resmi.")


def law_of_other_region(place: Place, named: str, own: str) -> Problem:
    """ZI364: a regulation of another region, left in from another office's data."""
    message = f"Peraturan ini menyebut {quote(named)}, bukan {own}."
    mend = 'Ganti dengan peraturan daerah sendiri, atau isi kolom Pakai dengan "tidak".'
    return problem("ZI364", place, message, mend)


# The legal basis


def unknown_law(place: Place, key: str, titles: Mapping[str, str]) -> Problem:
    """ZI362: a key that no built-in rule has.

    A similar key is shown only with its title, since the wrong key would cite another law.
    """
    message = f"Kunci dasar hukum {quote(key)} tidak dikenal."
    near = closest(key, titles)
    ordered = {near: titles[near], **titles} if near else titles
    return problem("ZI362", place, message, f"Kunci yang ada: {choices(ordered)}.")


def ends_before_it_is_in_force(place: Place) -> Problem:
    """ZI363: a rule's last day is before its first."""
    message = "Tanggal Berlaku Sampai mendahului Berlaku Sejak."
    return problem("ZI363", place, message, "Betulkan salah satunya.")


def law_not_in_force(place: Place, reason: str) -> Problem:
    """ZI360: a rule in the office's rows is not in force on the document's date."""
    mend = 'Ganti dengan peraturan yang berlaku, atau isi kolom Pakai dengan "tidak".'
    return problem("ZI360", place, reason, mend)


def cited_not_in_force(place: Place, reason: str) -> Problem:
    """ZI360: a citation names a rule that is not in force on the document's date."""
    mend = "Ganti kutipannya dengan peraturan yang berlaku. Periksa pasalnya: bunyinya dapat "
    return problem("ZI360", place, reason, f"{mend}berbeda.")


def named_not_in_force(place: Place, reason: str, allowed: str) -> Problem:
    """ZI361: a text names a rule that was not in force; ``allowed`` says where that is right."""
    mend = f"Betulkan bila bukan {allowed}. Periksa pasalnya: bunyinya dapat berbeda."
    return problem("ZI361", place, reason, mend)


def unverified_law(place: Place, rule: str) -> Problem:
    """ZI352: a built-in citation is printed although a part of it is not verified yet.

    Its place is the table in which the office mends it, the same for all types that cite it.
    """
    message = (
        "Kutipan bawaan ini tercetak, tetapi nomor Lembaran atau Beritanya kurang atau belum "
        "dicocokkan dengan naskah resminya."
    )
    mend = (
        "Cocokkan di JDIH; bila berbeda atau nomornya kurang, tulis kutipan lengkapnya di kolom "
        "Kutipan tabel Dasar Hukum."
    )
    return problem("ZI352", place, message, mend, about=rule)


def law_without_gazette(place: Place, rule: DasarHukum) -> Problem:
    """ZI353: a regulation of the office is cited without the number of its gazette."""
    gazette = {"perda": "Lembaran Daerah", "perkada": "Berita Daerah", "permen": "Berita Negara"}
    name = gazette.get(rule.tingkat, "Lembaran Negara")
    message = "Peraturan ini dikutip tanpa nomor Lembaran atau Beritanya."
    example = f"({name} ... Tahun {rule.tahun} Nomor ...)"
    mend = f"Tambahkan di belakang judulnya dari JDIH, mis. {quote(example)}."
    return problem("ZI353", place, message, mend, about=rule.pokok)


def budget_not_cited(place: Place, missing: Sequence[str]) -> Problem:
    """ZI396: a decree charges the regional budget, whose regulations are not among those cited."""
    message = "Biaya keputusan ini dibebankan pada APBD tanpa mengutip peraturan APBD-nya; "
    message += "dianggap begitu kebiasaan kantor ini."
    mend = f"Tambahkan di tabel Dasar Hukum: {'; dan '.join(missing)}."  # in full, to be copied
    return problem("ZI396", place, message, mend)


def old_formation_law(place: Place, sentence: str) -> Problem:
    """ZI354: a formation law of the fifties is cited although it may have been replaced."""
    mend = "Periksa di JDIH apakah daerah ini sudah punya undang-undang sendiri; kutip yang itu."
    return problem("ZI354", place, sentence, mend)


def other_classification(place: Place, sentence: str) -> Problem:
    """ZI355: the classification in the number of a decree does not fit its date or its head."""
    mend = "Betulkan pola nomornya di pengaturan, atau biarkan bila kantor memang sudah memakainya."
    return problem("ZI355", place, sentence, mend)


def decree_signed_by_mandate_of_mandate(place: Place) -> Problem:
    """ZI356: a decree of the head of the region would be signed u.b."""
    message = (
        "Keputusan kepala daerah tidak ditandatangani dengan u.b.; ia ditandatangani kepala daerah "
        "sendiri, atau a.n. oleh wakilnya atau sekretaris daerah."
    )
    mend = 'Isi pejabat berkunci "kepala_daerah" dengan penanda tangannya, atau tulis cara a.n.'
    return problem("ZI356", place, message, mend)


def manifest_law(doctype: DocType, reason: str) -> Problem:
    """ZI391: a document type cites a built-in rule that can't be cited on the date."""
    place = doctype.place("manifest.yaml").inside("dasar_hukum")
    return problem("ZI391", place, reason, "Betulkan kuncinya, atau tanggal dokumennya.")


# Texts


def unofficial_term(place: Place, text: str, official: str, reason: str) -> Problem:
    """ZI350: an unofficial term."""
    message = f"Istilah {quote(text)} tidak baku: {reason}."
    return problem("ZI350", place, message, f"Tulis {quote(official)}.")


def figures_and_words(place: Place, text: str, figures: str, said: int, words: str) -> Problem:
    """ZI342: a number and the words after it differ."""
    message = f"{quote(text)}: hurufnya berarti {said}, bukan {figures}."
    return problem("ZI342", place, message, f"Tulis {figures} ({words}), atau betulkan angkanya.")


# What a document type needs


def cell_needed(record: Record, column: str, judul_jenis: str, what: str, whom: str) -> Problem:
    """ZI380: a cell that a document type needs is empty."""
    row = record.asal
    name = sebutan_kolom(column, row.source if row else None)
    message = f"{kapital(name)} belum diisi; {judul_jenis} memerlukannya{what}."
    return problem("ZI380", record.place(column), message, f"Isi {name}.", about=whom)


def part_needed(place: Place, part: str, judul_jenis: str, what: str, whom: str) -> Problem:
    """ZI380: a separately typed part of a record is empty."""
    message = f'"{part}" belum diisi; {judul_jenis} memerlukannya{what}.'
    return problem("ZI380", place, message, f'Tulis "{part}: ...".', about=whom)


def elsewhere_needed(
    place: Place, name: str, judul_jenis: str, what: str, whom: str, tables: Tables
) -> Problem:
    """ZI380: the missing value belongs in another row, such as the row of the unit."""
    owner, dot, last = name.rpartition(".")
    message = f"Baris ini tidak punya {judul(last)}; {judul_jenis} memerlukannya{what}."
    mend = "Tambahkan kolomnya, atau isi di tabel lain."
    if name in tables:
        mend = f"Tambahkan barisnya di {sebutan_tabel(name)}."
    elif dot:
        message = f"{judul(last)} dari {judul(owner)} belum diisi; {judul_jenis} memerlukannya"
        message += f"{what}."
        table = sebutan_tabel(owner if owner in tables else "pegawai")
        mend = f"Isi di {table}, pada baris yang disebut kolom {judul(owner)}."
    return problem("ZI380", place, message, mend, about=whom)


def setting_needed(settings: Row, path: str, judul_jenis: str, what: str) -> Problem:
    """ZI380: a setting that a document type needs is empty."""
    place = settings.place(path)
    if in_sheet := settings.how_to_give(path):
        name = kapital(settings.called(path))
        message = f"{name} belum diisi; {judul_jenis} memerlukannya{what}."
        return problem("ZI380", place, message, in_sheet)
    *above, key = path.split(".")
    under = f" di bawah {', '.join(map(quote, above))}" if above else ""
    message = f'"{key}" di pengaturan.yaml belum diisi; {judul_jenis} memerlukannya{what}.'
    return problem("ZI380", place, message, f'Tulis di pengaturan.yaml{under}: "{key}: ...".')


def rows_needed(table: str, judul_jenis: str, what: str) -> Problem:
    """ZI380: a table that a document type lists has no rows."""
    name = sebutan_tabel(table)
    message = f"{kapital(name)} tidak punya baris; {judul_jenis} memerlukannya{what}."
    return problem("ZI380", Place(name), message, "Tambahkan barisnya.")


def value_needed(place: Place, path: str, judul_jenis: str, what: str) -> Problem:
    """ZI380: a value that is counted or made from the data is empty."""
    message = f'{judul_jenis} memerlukan "{path}", yang masih kosong{what}.'
    mend = "Lengkapi datanya; bila jenis ini tidak memerlukannya, hapus dari manifest.yaml."
    return problem("ZI380", place, message, mend)


def wrong_shape(
    settings: Row, jenis: str, path: str, judul_jenis: str, found: str, wanted: str
) -> Problem:
    """ZI382: a type's own field does not have the shape that its naskah prints."""
    whole = f"isian.{jenis}.{path}"
    place = settings.place(whole)
    message = f'"{path}" untuk {judul_jenis} berisi {found}, padahal harus {wanted}.'
    mend = "Tulis satu teks sesudah titik dua, tanpa daftar dan tanpa kunci di bawahnya."
    if wanted != "satu teks":
        mend = 'Tulis setiap butirnya di baris sendiri, diawali "- ".'
    if settings.called(whole):
        mend = "Tulis satu teks di kolom Isi, dalam satu baris dengan nama isian itu."
    return problem("ZI382", place, message, mend)


def no_name_of_act(place: Place, sentence: str) -> Problem:
    """ZI383: no Keputusan can be named after this head."""
    hint = (
        'Tulis jabatan itu mulai kata pertamanya, mis. "Wali Kota Blitar"; '
        "kantor yang tidak dipimpin kepala daerah memakai jenis keputusannya sendiri."
    )
    message = f"{sentence} Nama keputusannya tidak dapat ditentukan."
    return problem("ZI383", place, message, hint)


def unknown_check(doctype: DocType, name: str, known: Iterable[str]) -> Problem:
    """ZI390: a manifest asks for a check that does not exist."""
    place = doctype.place("manifest.yaml").inside("periksa")
    message = f"Manifest meminta pemeriksaan {quote(name)}, yang tidak ada."
    mend = f'Tulis salah satu: {", ".join(known)}, atau hapus dari "periksa".'
    return problem("ZI390", place, message, mend)


def other_holder(place: Place, post: str, name: str, person: Pegawai) -> Problem:
    """ZI214: an official of the settings is not the one whom Pegawai has in the post."""
    where = person.place("jabatan").elsewhere
    message = f"{post} di pengaturan adalah {name}, sedangkan di {where} jabatan itu dipegang "
    message += f"{person.nama}."
    mend = "Samakan keduanya, atau isi kolom Cara bila ia pelaksana tugas."
    return problem("ZI214", place, message, mend)
