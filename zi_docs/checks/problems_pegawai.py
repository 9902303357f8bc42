"""The problems that the checks of the rows of employees report: numbers, pangkat, superiors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, brief, problem, quote
from zi_docs.model import judul
from zi_docs.model.problems import kapital, sebutan_kolom
from zi_docs.tables import BUKAN_ASN, PPPK, Pegawai, StatusPegawai, UnitKerja

_NOWHERE = Place()  # for a problem that is kept and later reported at each place it applies to
_LABEL = {"nip": "NIP", "ni_pppk": "NI PPPK", "nik": "NIK"}
_SEX = {"L": "laki-laki", "P": "perempuan"}
_LEFT = (
    "Hapus barisnya bila ia tidak bekerja lagi pada tanggal dokumen; bila masih, kosongkan sel ini."
)
_ONE_OF_TWO = "Lihat SK-nya, lalu betulkan salah satunya."


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


# Who works here no more


def said_to_have_left(pegawai: Pegawai, column: str, text: str) -> Problem:
    """ZI319: a remark says that an employee left, and papers are made for him all the same."""
    message = f"{_named(pegawai, column)} menyebut pegawai yang tidak bekerja lagi atau sedang cuti"
    message += " panjang; dokumennya tetap dibuat."
    return problem("ZI319", pegawai.place(column), message, _LEFT, about=_about(pegawai, text))


def retired(pegawai: Pegawai, column: str, day: date, on: date) -> Problem:
    """ZI319: an employee's retirement came before the date of the documents."""
    message = f"Menurut {_named(pegawai, column, first=False)} pegawai ini sudah pensiun pada "
    message += f"{indonesian.format_tanggal(on)}; dokumennya tetap dibuat."
    said = indonesian.format_tanggal(day)
    return problem("ZI319", pegawai.place(column), message, _LEFT, about=_about(pegawai, said))


def _named(pegawai: Pegawai, column: str, *, first: bool = True) -> str:
    """Return what the list itself calls a column of its own."""
    name = sebutan_kolom(column, pegawai.asal.source if pegawai.asal else None)
    return kapital(name) if first else name


def _about(pegawai: Pegawai, said: str) -> str:
    return f"{pegawai.nama}: {brief(said, 40)}"


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


def junior_superior(superior: Pegawai, below: Sequence[Pegawai]) -> Problem:
    """ZI344: a superior without a post that leads, of a lower golongan than those below."""
    first, others = below[0], len(below) - 1
    message = (
        f"Kolom Atasan menunjuk {superior.nama}, {superior.jabatan} ({superior.golongan}), padahal "
        f"golongan pegawai ini lebih tinggi ({first.golongan})"
    )
    message += f"; begitu juga {others} pegawai lain." if others else "."
    mend = "Tulis atasan langsungnya, atau kosongkan: yang menyaksikan lalu kepala unitnya. Bila "
    mend += "orang itu memang memimpin, tulis jabatannya yang memimpin itu di kolom Jabatan."
    return problem("ZI344", first.place("atasan"), message, mend, about=first.nama)


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


def other_post_of_head(unit: UnitKerja, title: str, person: Pegawai) -> Problem:
    """ZI159: the unit's decrees are headed by one post and signed by another."""
    message = f"Keputusan unit {quote(unit.nama)} berkepala {quote(title)}, tetapi "
    message += f"penanda tangannya, {person.nama}, berjabatan {quote(person.jabatan)}."
    mend = "Isi kolom Jabatan Kepala unit itu, atau betulkan jabatannya di lembar Pegawai."
    return problem("ZI159", unit.place("kepala"), message, mend)


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


# What a document type needs


def other_holder(place: Place, post: str, name: str, person: Pegawai) -> Problem:
    """ZI214: an official of the settings is not the one whom Pegawai has in the post."""
    where = person.place("jabatan").elsewhere
    message = f"{post} di pengaturan adalah {name}, sedangkan di {where} jabatan itu dipegang "
    message += f"{person.nama}."
    mend = "Samakan keduanya, atau isi kolom Cara bila ia pelaksana tugas."
    return problem("ZI214", place, message, mend)
