"""Checks of the numbers that identify people: NIP, NI PPPK and NIK."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from zi_docs import indonesian
from zi_docs.checks import problems_pegawai as problems
from zi_docs.checks.places import is_blank, missing_column
from zi_docs.errors import Place, Problem
from zi_docs.indonesian import NikError, NipError
from zi_docs.model.fields import fold
from zi_docs.tables import BUKAN_ASN, PPPK, DataSet, Pegawai, StatusPegawai

Kind = Literal["PNS", "PPPK"]

_SHAPE = ("isi", "panjang")
_PEJABAT = StatusPegawai.PEJABAT_NEGARA


def check_nomor(dataset: DataSet) -> Iterator[Problem]:
    """Check the number that identifies each employee (ZI301-ZI307, ZI310)."""
    for pegawai in dataset.pegawai:
        column = number_column(pegawai)
        number = getattr(pegawai, column)
        if dataset.refused and pegawai.place(column) in dataset.refused:
            continue  # its lost digits are already reported; nothing else can be checked
        if is_blank(number) and _needs_none(dataset, pegawai):
            pass
        elif is_blank(number):
            absent = missing_column(pegawai, column) if column != "nik" else None
            yield absent or problems.no_number(pegawai, column)
        elif column == "nik":
            yield from _check_nik(pegawai, number)
        else:
            yield from _check_nip(pegawai, column, number)
        yield from _misplaced(pegawai)


def _needs_none(dataset: DataSet, pegawai: Pegawai) -> bool:
    """Tell whether nobody asks for a number: head and deputy of a region are known by their post.

    Older lists have them among the staff that is no ASN.
    """
    leads = dataset.superiors.leads_region(pegawai)
    return pegawai.status in BUKAN_ASN and (leads or pegawai.status == _PEJABAT)


def check_nomor_ganda(dataset: DataSet) -> Iterator[Problem]:
    """Check that no person is in the table twice (ZI308, ZI309)."""
    # Example: row 2 has NIP "19900101 201501 1 001", row 5 has "199001012015011001". The digits are
    # equal, so it is one number in two rows: an error, whatever the names say. Two rows "Ani" of
    # unit "PKM" without a number may be two people: a warning, also when one row writes the code of
    # the unit and the other its name. An "Ani" with a number and an "Ani" without one are not
    # compared. The first row of a group is right as far as anybody knows; every other row is told,
    # in the same words, so that a group is one complaint with all its places.
    alike: dict[object, list[Pegawai]] = {}
    for pegawai in dataset.pegawai:
        key = pegawai.nomor_identitas or (fold(pegawai.nama), _unit(dataset, pegawai))
        alike.setdefault(key, []).append(pegawai)
    for group in alike.values():
        one_name = len({pegawai.nama.casefold() for pegawai in group}) == 1
        for pegawai in group[1:]:
            yield _again(pegawai, group, one_name)


def _again(pegawai: Pegawai, group: Sequence[Pegawai], one_name: bool) -> Problem:
    if not pegawai.nomor_identitas:
        return problems.namesake(pegawai, group)
    place = pegawai.place(number_column(pegawai))
    return problems.number_twice(pegawai, place, group, number_column(group[0]), one_name)


def _unit(dataset: DataSet, pegawai: Pegawai) -> str:
    """Return the code of an employee's unit; the folded text as typed if no unit is meant."""
    unit = dataset.find_unit(pegawai.unit_kerja)
    return fold(unit.kode if unit else pegawai.unit_kerja)


def nip_problems(number: str, kind: Kind | None, place: Place) -> Iterator[Problem]:
    """Yield a problem for each fault of a NIP or NI PPPK (ZI301-ZI303).

    Faults in digits 13 and 14 have codes of their own: there PNS and PPPK differ, and a value that
    belongs to neither is odd but possible.
    """
    faults = indonesian.check_nip(number, kind)
    of_any_kind = indonesian.check_nip(number)
    elsewhere = _faults_elsewhere(number) if faults else []
    for sentence in faults:
        if sentence in elsewhere:
            yield problems.broken_number("ZI301", place, sentence, number)
        elif sentence in of_any_kind:
            yield problems.broken_number("ZI303", place, sentence, number)
        else:
            yield problems.number_of_other_status(place, sentence, number)


def number_column(pegawai: Pegawai) -> str:
    """Return the column of the number; many offices write NI PPPK into the NIP column."""
    if pegawai.status in BUKAN_ASN:
        return "nik"
    if pegawai.status in PPPK and pegawai.ni_pppk:
        return "ni_pppk"
    return "nip"


def _faults_elsewhere(number: str) -> list[str]:
    """Return the faults outside digits 13 and 14; "21", a first PPPK contract, replaces them."""
    try:
        indonesian.parse_nip(number)
    except NipError as first:
        if first.bagian in _SHAPE:
            return [str(first)]
    digits = "".join(filter(str.isdigit, number))
    return indonesian.check_nip(f"{digits[:12]}21{digits[14:]}")


def _check_nip(pegawai: Pegawai, column: str, number: str) -> Iterator[Problem]:
    kind: Kind = "PPPK" if pegawai.status in PPPK else "PNS"
    try:
        nip = indonesian.parse_nip(number, kind)
    except NipError:
        yield from nip_problems(number, kind, pegawai.place(column))
    else:
        lahir = pegawai.tanggal_lahir
        yield from _compare_sex(pegawai, column, nip.jenis_kelamin)
        if lahir and lahir != nip.tanggal_lahir:
            shown = indonesian.format_tanggal(nip.tanggal_lahir)
            yield problems.other_birthday(pegawai, column, lahir, shown)


def _check_nik(pegawai: Pegawai, number: str) -> Iterator[Problem]:
    try:
        nik = indonesian.parse_nik(number)
    except NikError:
        for sentence in indonesian.check_nik(number):
            yield problems.broken_number("ZI301", pegawai.place("nik"), sentence, number, "nik")
    else:
        lahir = pegawai.tanggal_lahir
        yield from _compare_sex(pegawai, "nik", nik.jenis_kelamin)
        if lahir and not nik.cocok_lahir(lahir):
            shown = f"{nik.hari_lahir:02}-{nik.bulan_lahir:02}-{nik.tahun_lahir:02}"
            yield problems.other_birthday(pegawai, "nik", lahir, shown)


def _compare_sex(pegawai: Pegawai, column: str, in_number: str) -> Iterator[Problem]:
    """Compare the sex with the number; only the office knows which of the two is wrong."""
    typed = pegawai.jenis_kelamin
    if is_blank(typed):
        return
    try:
        known = indonesian.parse_jenis_kelamin(typed)
    except ValueError:
        yield problems.unknown_sex(pegawai)
        return
    if known != in_number:
        yield problems.other_sex(pegawai, column, known, in_number)


def _misplaced(pegawai: Pegawai) -> Iterator[Problem]:
    """Find numbers in the column of another status; they would never be printed."""
    foreign: tuple[str, ...] = ()
    if pegawai.status in BUKAN_ASN:
        foreign = ("nip", "ni_pppk")
    elif pegawai.status not in PPPK:
        foreign = ("ni_pppk",)
    for column in foreign:
        if not is_blank(getattr(pegawai, column)):
            yield problems.number_misplaced(pegawai, column, _home(pegawai))


def _home(pegawai: Pegawai) -> str:
    return "NIK" if pegawai.status in BUKAN_ASN else "NIP"
