"""Everything that follows from one sheet of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zi_docs.penilaian.buku_kerja import NilaiBuku, nilai_buku
from zi_docs.penilaian.jarak import Langkah, langkah_of
from zi_docs.penilaian.jawaban import Lembar
from zi_docs.penilaian.nilai import Nilai, hitung
from zi_docs.penilaian.predikat import Putusan, putuskan
from zi_docs.zona_integritas.ambang import PREDIKAT


@dataclass(frozen=True)
class Telaah:
    """The answers of one assessor with their score, verdicts and steps.

    ``on`` is the date whose LKE scored them, ``buku`` what the official workbook shows for them.
    """

    lembar: Lembar
    nilai: Nilai
    on: date
    buku: NilaiBuku
    putusan: Mapping[str, Putusan]

    @cached_property
    def langkah(self) -> tuple[Langkah, ...]:
        """The next better step of every question, the one that gains most first."""
        return langkah_of(self.nilai, self.lembar, self.on)


def telaah(lembar: Lembar, on: date) -> Telaah:
    """Return what follows from these answers by the LKE in force on ``on``.

    Raises ``LookupError`` when that LKE is not in the data.
    """
    nilai = hitung(lembar, on)
    return Telaah(
        lembar=lembar,
        nilai=nilai,
        on=on,
        buku=nilai_buku(nilai, on),
        putusan={predikat: putuskan(nilai, predikat, on) for predikat in PREDIKAT},
    )
