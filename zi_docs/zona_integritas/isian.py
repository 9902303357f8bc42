"""The inputs of the LKE: what each answer means and is worth, and the evidence that is usual.

A question has one input of its own code. An indicator in percent has several counts instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version
from zi_docs.zona_integritas.lke import Pertanyaan, daftar_pertanyaan

JUMLAH = "Jumlah"
INDEKS = "Indeks 0-4"
PERSEN = "Persen"


@dataclass(frozen=True)
class Pilihan:
    """One answer that a question allows: ``A``, or ``Ya``. ``nilai`` is its part of 1."""

    jawaban: str
    nilai: Decimal
    kriteria: str


@dataclass(frozen=True)
class Isian:
    """One input of the LKE.

    ``jawaban`` is its kind: as in ``Pertanyaan``, or ``Jumlah`` for a count of an indicator.
    ``pilihan`` holds the answers allowed, best first; it is empty for a count and an index, whose
    meaning is ``arti``. ``nama`` is the text of the question, or what is counted. ``peran`` is the
    part that a count has in its indicator: ``pembilang``, ``penyebut``, ``pengurang``, or
    ``pelengkap`` for one that must be given but is not reckoned with. ``soal`` is the number in
    PortalRB, ``baris`` and ``baris_lampiran`` are the rows of the two official sheets, and
    ``label`` is the text in that row. ``bobot`` is given where an input has a weight of its own.
    """

    kode: str
    nama: str
    pertanyaan: Pertanyaan
    jawaban: str
    soal: int
    baris: int
    baris_lampiran: int
    label: str
    bukti: tuple[str, ...]
    pilihan: tuple[Pilihan, ...] = ()
    arti: str = ""
    peran: str = ""
    bobot: Decimal | None = None
    unsur: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True)
class Perbandingan:
    """What must hold between counts: the sum of ``kiri`` is ``=`` or ``<=`` that of ``kanan``."""

    kiri: tuple[str, ...]
    tanda: str
    kanan: tuple[str, ...]


@dataclass(frozen=True)
class Indikator:
    """An indicator in percent, whose value is a ratio of its counts, held between 0 and 1.

    ``nol`` is its value when the denominator is 0, and ``nol_paling_tinggi`` that of the more
    lenient reading. ``semua_nol`` is the value when what is subtracted is 0 too; it is the only
    zero denominator that the official workbook does not answer with an error. ``sebab`` says what
    a denominator of 0 means. ``tujuan`` is the state at the full value, with ``{n}`` for the
    denominator.
    """

    pertanyaan: Pertanyaan
    isian: tuple[Isian, ...]
    baris: int
    baris_lampiran: int
    nol: Decimal
    nol_paling_tinggi: Decimal
    semua_nol: Decimal | None
    sebab: str
    tujuan: str
    periksa: tuple[Perbandingan, ...] = ()

    @property
    def kode(self) -> str:
        """The code of the indicator, ``R.1.i.a``."""
        return self.pertanyaan.kode

    def berperan(self, peran: str) -> tuple[Isian, ...]:
        """Return its counts that have this part in it."""
        return tuple(one for one in self.isian if one.peran == peran)


def daftar_isian(on: date) -> tuple[Isian, ...]:
    """Return all 127 inputs of the LKE in force on ``on``, in its order.

    The result is empty when the LKE of that date is not known. Source: PermenPANRB 90/2021,
    Lampiran III, in words of our own, and the list of questions of PortalRB.
    """
    version = _version(on)
    return () if version is None else _inputs(version["berlaku_sejak"])


def daftar_indikator(on: date) -> tuple[Indikator, ...]:
    """Return the indicators in percent of the LKE of ``on``. Source: as ``daftar_isian``."""
    version = _version(on)
    return () if version is None else _indicators(version["berlaku_sejak"])


def cari_isian(on: date) -> Mapping[str, Isian]:
    """Return the inputs in force on ``on`` by their codes. Source: as ``daftar_isian``."""
    version = _version(on)
    return {} if version is None else _by_code(version["berlaku_sejak"])


@cache
def _by_code(since: date) -> Mapping[str, Isian]:
    return MappingProxyType({one.kode: one for one in _inputs(since)})


def indeks_tertinggi(on: date) -> Decimal:
    """Return the highest index that a survey can have. Source: as ``daftar_isian``."""
    version = _version(on)
    return Decimal(version["indeks_tertinggi"]) if version else Decimal(0)


def dibaca_buku_kerja(on: date) -> Mapping[str, tuple[str, ...]]:
    """Return the groups of which the official workbook reads only some indicators, with these.

    Source: the formulas of a workbook that a local government published.
    """
    version = _version(on) or {}
    return {group: tuple(codes) for group, codes in version.get("dibaca_buku_kerja", {}).items()}


def _version(on: date) -> Mapping[str, Any] | None:
    return pick_version(load_data("lke_isian")["versi"], on)


@cache
def _inputs(since: date) -> tuple[Isian, ...]:
    version = _version(since) or {}
    return tuple(
        one
        for question in daftar_pertanyaan(since)
        for one in _of_question(question, version["pertanyaan"][question.kode], version["nilai"])
    )


def _of_question(
    question: Pertanyaan, row: Mapping[str, Any], values: Mapping[str, Mapping[str, str]]
) -> Iterator[Isian]:
    if question.jawaban == PERSEN:
        yield from (_input(question, count, JUMLAH, ()) for count in row["isian"])
        return
    worth = values.get(question.jawaban, {})
    choices = tuple(
        Pilihan(answer, Decimal(worth[answer]), text)
        for answer, text in row.get("kriteria", {}).items()
    )
    own = {"kode": question.kode, "nama": question.teks}
    yield _input(question, {**own, **row}, question.jawaban, choices)


def _input(
    question: Pertanyaan, row: Mapping[str, Any], jawaban: str, pilihan: tuple[Pilihan, ...]
) -> Isian:
    return Isian(
        kode=row["kode"],
        nama=row["nama"],
        pertanyaan=question,
        jawaban=jawaban,
        soal=row["soal"],
        baris=row["baris"]["jawaban"],
        baris_lampiran=row["baris"]["lampiran"],
        label=row.get("label", row["nama"]),
        bukti=tuple(row["bukti"]),
        pilihan=pilihan,
        arti=row.get("arti", ""),
        peran=row.get("peran", ""),
        bobot=Decimal(row["bobot"]) if "bobot" in row else None,
        unsur=tuple(row.get("unsur", ())),
        catatan=row.get("catatan", ""),
    )


@cache
def _indicators(since: date) -> tuple[Indikator, ...]:
    rows = (_version(since) or {})["pertanyaan"]
    return tuple(
        _indicator(question, rows[question.kode], since)
        for question in daftar_pertanyaan(since)
        if question.jawaban == PERSEN
    )


def _indicator(question: Pertanyaan, row: Mapping[str, Any], since: date) -> Indikator:
    zero = row["nol"]
    return Indikator(
        pertanyaan=question,
        isian=tuple(one for one in _inputs(since) if one.pertanyaan is question),
        baris=row["baris"]["jawaban"],
        baris_lampiran=row["baris"]["lampiran"],
        nol=Decimal(zero["nilai"]),
        nol_paling_tinggi=Decimal(zero.get("paling_tinggi", zero["nilai"])),
        semua_nol=Decimal(zero["semua_nol"]) if "semua_nol" in zero else None,
        sebab=zero["sebab"],
        tujuan=row["tujuan"],
        periksa=tuple(
            Perbandingan(tuple(one["kiri"]), one["tanda"], tuple(one["kanan"]))
            for one in row.get("periksa", ())
        ),
    )
