"""What a naskah sees of a unit's evidence: ``kelengkapan``, question by question of the LKE.

Without the documents that were made it follows from the table Bukti alone; a run adds those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from zi_docs import zona_integritas
from zi_docs.model.values import Absent
from zi_docs.penilaian import kode_key, split_codes
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.keys import value_at
from zi_docs.tables.tim_kerja import Team
from zi_docs.tables.unit_kerja import UnitKerja
from zi_docs.zona_integritas import Area, Pertanyaan

NAME = "kelengkapan"
"""The name of the context; a unit has it in a naskah that uses it."""

TABLES = frozenset({"bukti", "unit_kerja", "tim"})
"""The tables from which it follows."""

_RESULTS = "Hasil"


class Bukti(NamedTuple):
    """One piece of evidence for one question; ``ada`` tells whether it is there already."""

    kode: str
    nama: str
    keadaan: str = "ada"
    tanggal: date | None = None
    ada: bool = True


def tanggal_bukti(dataset: DataSet) -> date:
    """Return the date whose LKE the evidence of a data set belongs to: its year's first day."""
    return date(dataset.pengaturan.tahun, 1, 1)


def kode_dari(typed: str, on: date) -> list[str]:
    """Return the questions that a cell names, each once; what is none is told by the checks."""
    known = {kode_key(one.kode): one.kode for one in zona_integritas.daftar_pertanyaan(on)}
    keys = map(kode_key, split_codes(typed))
    return [known[key] for key in dict.fromkeys(keys) if key in known]


def bukti_tercatat(dataset: DataSet, unit: UnitKerja, on: date) -> Iterator[Bukti]:
    """Yield what the table Bukti has of a unit, for each question that its rows name."""
    for row in dataset.owned(unit, "bukti"):
        said, tanggal = str(value_at(row, "keterangan") or ""), value_at(row, "tanggal")
        there = bool(value_at(row, "nama_berkas") or value_at(row, "tautan"))
        for kode in kode_dari(str(value_at(row, "kode_lke") or ""), on):
            yield Bukti(kode, said, tanggal=tanggal or None, ada=there)


def kelengkapan(dataset: DataSet, unit: UnitKerja, found: Iterable[Bukti]) -> dict[str, Any]:
    """Return what a naskah sees of these pieces; what is false for a year without an LKE.

    ``kurang`` holds the questions without any evidence, ``tersedia`` the others, both by area;
    ``bagian`` counts them. ``terakhir`` is the date of the latest evidence.
    """
    on = tanggal_bukti(dataset)
    questions = _Questions.of(dataset, unit, on)
    if not questions.all:
        return Absent()
    by_question: dict[str, list[Bukti]] = {}
    for piece in found:
        by_question.setdefault(piece.kode, []).append(piece)
    there = {kode for kode, own in by_question.items() if any(one.ada for one in own)}
    lacking = [one for one in questions.all if one.kode not in there]
    proved = [one for one in questions.all if one.kode in there]
    return {
        "banyaknya": len(questions.all),
        "ada": len(there),
        "belum": len(questions.all) - len(there),
        "terakhir": _latest(by_question),
        "bagian": questions.sums(there),
        "kurang": [questions.missing(one, by_question.get(one.kode, ())) for one in lacking],
        "tersedia": [questions.present(one, by_question[one.kode]) for one in proved],
    }


def _latest(by_question: Mapping[str, Iterable[Bukti]]) -> date | str:
    """Return the date of the latest evidence that is there; empty when none has a date."""
    pieces = (one for own in by_question.values() for one in own)
    return max((one.tanggal for one in pieces if one.ada and one.tanggal), default="")


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions of an LKE, with what a line says of each."""

    all: Sequence[Pertanyaan]
    areas: Mapping[int, Area]
    usual: Mapping[str, Sequence[str]]
    team: Team

    @classmethod
    def of(cls, dataset: DataSet, unit: UnitKerja, on: date) -> _Questions:
        usual: dict[str, list[str]] = {}
        for one in zona_integritas.daftar_isian(on):
            usual.setdefault(one.pertanyaan.kode, []).extend(one.bukti)
        areas = {one.nomor: one for one in zona_integritas.daftar_area(on)}
        questions = zona_integritas.pertanyaan_per_area(on)
        return cls(questions, areas, usual, Team.of(dataset, unit))

    def part(self, one: Pertanyaan) -> str:
        """Return the name of the part to which a question belongs."""
        return f"{one.area}. {self.areas[one.area].nama}" if one.area else _RESULTS

    def sums(self, there: Iterable[str]) -> list[dict[str, Any]]:
        """Return how many questions of each part have evidence."""
        known, parts = set(there), dict.fromkeys(map(self.part, self.all))
        codes = {part: {one.kode for one in self.all if self.part(one) == part} for part in parts}
        return [
            {
                "nama": part,
                "banyaknya": len(own),
                "ada": len(own & known),
                "belum": len(own - known),
            }
            for part, own in codes.items()
        ]

    def missing(self, one: Pertanyaan, waiting: Iterable[Bukti]) -> dict[str, Any]:
        """Return the line of a question without evidence, with what it still waits for."""
        bringing = self.team.bringing(self.areas.get(one.area or 0))
        return {
            **self._line(one),
            "lazim": list(dict.fromkeys(self.usual.get(one.kode, ()))),
            "menunggu": [f"{piece.nama} ({piece.keadaan})" for piece in waiting],
            "pembawa": " ".join(bringing),
            "baris_pembawa": bringing,
        }

    def present(self, one: Pertanyaan, pieces: Iterable[Bukti]) -> dict[str, Any]:
        """Return the line of a question with the evidence that is there: a konsep is not."""
        shown = [
            {"nama": piece.nama, "tanggal": piece.tanggal or "", "keadaan": piece.keadaan}
            for piece in pieces
            if piece.ada
        ]
        return {**self._line(one), "bukti": shown}

    def _line(self, one: Pertanyaan) -> dict[str, Any]:
        return {"kode": one.kode, "pertanyaan": one.teks, "bagian": self.part(one)}
