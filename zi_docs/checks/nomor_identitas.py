"""NIP, NI PPPK and NIK: their structure, and whether they agree with the other columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from zi_docs import indonesian
from zi_docs.checks.places import fold, is_blank, missing_column, quote
from zi_docs.errors import Place, Problem, problem
from zi_docs.indonesian import NikError, NipError
from zi_docs.model import DataSet, Pegawai, StatusPegawai

Kind = Literal["PNS", "PPPK"]

_SEX = {
    **dict.fromkeys(("l", "lk", "laki", "laki-laki", "laki laki", "pria"), "L"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita"), "P"),
}
_SHAPE = ("isi", "panjang")
_RETYPE = "Ketik ulang nomor itu dari sumber asli, sebagai teks."
_CHECK_STATUS = "Periksa kolom status; bila statusnya benar, ketik ulang nomornya."
_LABEL = {"nip": "NIP", "ni_pppk": "NI PPPK", "nik": "NIK"}


def check_nomor(dataset: DataSet) -> Iterator[Problem]:
    """Check the number that identifies each employee (ZI301-ZI307, ZI310)."""
    for pegawai in dataset.pegawai:
        column = number_column(pegawai)
        number = getattr(pegawai, column)
        if dataset.refused and pegawai.place(column) in dataset.refused:
            continue  # nothing follows from digits that are lost
        if is_blank(number):
            absent = missing_column(pegawai, column) if column != "nik" else None
            yield absent or _missing(pegawai, column)
        elif column == "nik":
            yield from _check_nik(pegawai, number)
        else:
            yield from _check_nip(pegawai, column, number)
        yield from _misplaced(pegawai)


def check_nomor_ganda(dataset: DataSet) -> Iterator[Problem]:
    """Check that no two employees are one and the same (ZI308, ZI309)."""
    seen: dict[object, Pegawai] = {}
    for pegawai in dataset.pegawai:
        number = pegawai.nomor_identitas
        key = number or (fold(pegawai.nama), fold(pegawai.unit_kerja))
        first = seen.setdefault(key, pegawai)
        if first is not pegawai:
            yield _twice(pegawai, first) if number else _namesake(pegawai, first)


def nip_problems(number: str, kind: Kind | None, place: Place) -> Iterator[Problem]:
    """Yield a problem for each fault of a NIP or NI PPPK (ZI301-ZI303).

    Digits 13 and 14 are told apart from the rest: there PNS and PPPK differ, and values of
    neither are odd but not impossible.
    """
    faults = indonesian.check_nip(number, kind)
    of_any_kind = indonesian.check_nip(number)
    elsewhere = _faults_elsewhere(number) if faults else []
    for sentence in faults:
        if sentence in elsewhere:
            yield problem("ZI301", place, sentence, _RETYPE)
        elif sentence in of_any_kind:
            yield problem("ZI303", place, sentence, _RETYPE)
        else:
            yield problem("ZI302", place, sentence, _CHECK_STATUS)


def number_column(pegawai: Pegawai) -> str:
    """Return the column that holds the number; many offices keep NI PPPK among the NIP."""
    if pegawai.status is StatusPegawai.NON_ASN:
        return "nik"
    if pegawai.status is StatusPegawai.PPPK and pegawai.ni_pppk:
        return "ni_pppk"
    return "nip"


def _faults_elsewhere(number: str) -> list[str]:
    """Return the faults that stay when digits 13 and 14 are those of a first PPPK contract."""
    try:
        indonesian.parse_nip(number)
    except NipError as first:
        if first.bagian in _SHAPE:
            return [str(first)]
    digits = "".join(filter(str.isdigit, number))
    return indonesian.check_nip(f"{digits[:12]}21{digits[14:]}")


def _missing(pegawai: Pegawai, column: str) -> Problem:
    place = pegawai.place(column)
    if pegawai.status is StatusPegawai.NON_ASN:
        message = f"NIK {quote(pegawai.nama)} belum diisi; tanpa NIK orang senama tertukar."
        return problem("ZI304", place, message, "Isi NIK-nya, 16 angka, sebagai teks.", warn=True)
    label = "NI PPPK" if pegawai.status is StatusPegawai.PPPK else "NIP"
    message = f"{label} {quote(pegawai.nama)} belum diisi, padahal statusnya {pegawai.status}."
    return problem("ZI304", place, message, "Isi nomornya, 18 angka, sebagai teks.")


def _check_nip(pegawai: Pegawai, column: str, number: str) -> Iterator[Problem]:
    kind: Kind = "PPPK" if pegawai.status is StatusPegawai.PPPK else "PNS"
    try:
        nip = indonesian.parse_nip(number, kind)
    except NipError:
        yield from nip_problems(number, kind, pegawai.place(column))
    else:
        lahir = pegawai.tanggal_lahir
        same_day = lahir is None or lahir == nip.tanggal_lahir
        yield from _compare(pegawai, column, nip.jenis_kelamin, same_day)


def _check_nik(pegawai: Pegawai, number: str) -> Iterator[Problem]:
    try:
        nik = indonesian.parse_nik(number)
    except NikError:
        for sentence in indonesian.check_nik(number):
            yield problem("ZI301", pegawai.place("nik"), sentence, _RETYPE)
    else:
        lahir = pegawai.tanggal_lahir
        same_day = lahir is None or nik.cocok_lahir(lahir)
        yield from _compare(pegawai, "nik", nik.jenis_kelamin, same_day)


def _compare(pegawai: Pegawai, column: str, sex: str, same_day: bool) -> Iterator[Problem]:
    """Compare with the other columns; which of the two is wrong only the office knows."""
    yield from _compare_sex(pegawai, column, sex)
    if not same_day and pegawai.tanggal_lahir:
        typed = indonesian.format_tanggal(pegawai.tanggal_lahir)
        message = (
            f"Tanggal lahir {quote(pegawai.nama)} tertulis {typed}, "
            f"berbeda dari tanggal lahir dalam {_LABEL[column]}."
        )
        yield problem("ZI306", pegawai.place("tanggal_lahir"), message, "Betulkan salah satunya.")


def _compare_sex(pegawai: Pegawai, column: str, sex: str) -> Iterator[Problem]:
    typed = pegawai.jenis_kelamin
    known = _SEX.get(fold(typed))
    if known == sex or is_blank(typed):
        return
    place = pegawai.place("jenis_kelamin")
    if known is None:
        message = f"Jenis kelamin {quote(typed)} tidak dikenal."
        yield problem("ZI307", place, message, 'Isi dengan "L" atau "P".')
    else:
        message = (
            f"Jenis kelamin {quote(pegawai.nama)} tertulis {known}, "
            f"sedangkan menurut {_LABEL[column]} {sex}."
        )
        yield problem("ZI305", place, message, "Betulkan salah satunya.")


def _misplaced(pegawai: Pegawai) -> Iterator[Problem]:
    """Find numbers in columns that belong to another status; they would never be printed."""
    foreign: tuple[str, ...] = ()
    if pegawai.status is StatusPegawai.NON_ASN:
        foreign = ("nip", "ni_pppk")
    elif pegawai.status is not StatusPegawai.PPPK:
        foreign = ("ni_pppk",)
    for column in foreign:
        if not is_blank(getattr(pegawai, column)):
            message = f"Kolom {_LABEL[column]} terisi, padahal status pegawai ini {pegawai.status}."
            hint = f"Betulkan statusnya, atau pindahkan nomor itu ke kolom {_home(pegawai)}."
            yield problem("ZI310", pegawai.place(column), message, hint)


def _home(pegawai: Pegawai) -> str:
    return "NIK" if pegawai.status is StatusPegawai.NON_ASN else "NIP"


def _twice(pegawai: Pegawai, first: Pegawai) -> Problem:
    column = number_column(pegawai)
    other = first.place(number_column(first))
    message = (
        f"{_LABEL[column]} {pegawai.nomor_identitas} milik {quote(pegawai.nama)} sudah dipakai "
        f"{quote(first.nama)} ({other})."
    )
    hint = "Hapus baris yang ganda, atau betulkan nomor yang salah."
    return problem("ZI308", pegawai.place(column), message, hint)


def _namesake(pegawai: Pegawai, first: Pegawai) -> Problem:
    message = (
        f"{quote(pegawai.nama)} tanpa nomor identitas tercatat dua kali dalam satu unit kerja "
        f"({first.place('nama')})."
    )
    hint = "Hapus baris yang ganda; bila memang dua orang, isi NIK keduanya."
    return problem("ZI309", pegawai.place("nama"), message, hint)
