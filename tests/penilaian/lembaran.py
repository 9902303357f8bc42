"""Answers of worked sheets as the rows of the table Penilaian."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .kasus import KASUS

HEADINGS = "Unit Kerja;Putaran;Kode LKE;Jawaban Unit;Jawaban TPI"


def answers(nama: str, **ubah: Any) -> dict[str, str]:
    """Return the answers of a worked sheet as texts."""
    return {kode: str(answer) for kode, answer in {**KASUS[nama]["jawaban"], **ubah}.items()}


def write_answers(
    path: Path, *rounds: tuple[str, str, Mapping[str, str], Mapping[str, str]]
) -> None:
    """Write a table of answers: unit, round, answers of the unit and of the assessors."""
    lines = [HEADINGS]
    for unit, putaran, own, tpi in rounds:
        codes = dict.fromkeys((*own, *tpi))
        lines += [
            f"{unit};{putaran};{kode};{own.get(kode, '')};{tpi.get(kode, '')}" for kode in codes
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
