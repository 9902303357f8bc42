"""Scores as text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from zi_docs.cli.layout import format_table
from zi_docs.errors import brief

if TYPE_CHECKING:
    from zi_docs.penilaian import PutusanSyarat, Telaah, Uji, UjiSyarat
    from zi_docs.tables.putaran import Putaran

_WIDTH = 80
_STEPS = 10
_NAME = 40
_SHORT = 12
_DIGITS = 6


def recap_lines(rounds: Sequence[Putaran]) -> Iterator[str]:
    """Yield the recap of many units: a line for each assessor of each round."""
    from zi_docs.run.rekap_book import sides_of

    headings = ("Unit", "Ke", "Penilai", "Pengungkit", "Hasil", "Total", "WBK", "WBBM", "Kosong")
    rows: list[tuple[str | int, ...]] = [
        (brief(one.unit.kode, _SHORT), one.putaran, who, *_numbers(side), len(side.nilai.kosong))
        for one in rounds
        for who, side in sides_of(one)
    ]
    yield format_table(headings, rows)
    yield "Kosong: isian yang belum terjawab, dihitung 0. Rincian satu unit: --unit UNIT."


def _numbers(side: Telaah) -> tuple[str, ...]:
    from zi_docs.penilaian.tampil import teks

    nilai = side.nilai
    points = (teks(part).rjust(_DIGITS) for part in (nilai.pengungkit, nilai.hasil, nilai.total))
    return (*points, *("ya" if one.lulus else "belum" for one in side.putusan.values()))


def unit_lines(rounds: Sequence[Putaran]) -> Iterator[str]:
    """Yield all that is known of one unit: its last round, beside the rounds before it."""
    from zi_docs.zona_integritas import celah_syarat

    last = rounds[-1]
    yield f"{last.unit.nama}, penilaian ke-{last.putaran}"
    yield _score_table(last)
    if len(rounds) > 1:
        yield ""
        yield from _rounds(rounds)
    decides = last.menentukan
    if decides is None:
        return
    whose = "TPI" if last.dari_tpi else "unit"
    yield ""
    yield f"Menurut jawaban {whose}:"
    for predikat in decides.putusan:
        yield from _verdict(decides, last.syarat[predikat], last.on.year)
    if unknown := celah_syarat(last.on):
        yield textwrap.fill(unknown, _WIDTH)
    yield from _differences(decides)
    yield from _steps(decides)


def _score_table(one: Putaran) -> str:
    sides = [side for side in (one.dari_unit, one.dari_tpi) if side]
    headings = ["Bagian", " Bobot", *(f"{who:>6}" for who, side in _named(one) if side), "Kurang"]
    return format_table(headings, [_row(nama, parts) for nama, parts in _parts(sides)])


def _named(one: Putaran) -> tuple[tuple[str, Telaah | None], ...]:
    return ("Unit", one.dari_unit), ("TPI", one.dari_tpi)


def _row(nama: str, parts: Sequence[Fraction]) -> tuple[str, ...]:
    from zi_docs.penilaian.tampil import ringkas, teks

    weight, *reached = parts
    numbers = ringkas(weight), *map(teks, reached), teks(weight - reached[-1])
    return nama, *(number.rjust(_DIGITS) for number in numbers)


def _parts(sides: Sequence[Telaah]) -> Iterator[tuple[str, list[Fraction]]]:
    """Yield each part of the score: its name, its weight, and its points by each assessor."""
    scores = [side.nilai for side in sides]
    groups = scores[0].kelompok
    leverage = sum((one.bobot for one in groups if one.area), Fraction(0))
    rest = sum((one.bobot for one in groups if not one.area), Fraction(0))
    yield "Pengungkit", [leverage, *(one.pengungkit for one in scores)]
    for index, area in enumerate(scores[0].area):
        name = brief(f"  {area.nomor}. {area.nama}", _NAME)
        yield name, [area.bobot, *(one.area[index].poin for one in scores)]
    yield "Hasil", [rest, *(one.hasil for one in scores)]
    for question in (one for one in scores[0].pertanyaan if one.pertanyaan.area is None):
        kode = question.pertanyaan.kode
        name = brief(f"  {question.pertanyaan.teks}", _NAME)
        yield name, [question.bobot, *(one.of_question(kode) for one in scores)]
    yield "Total", [leverage + rest, *(one.total for one in scores)]


def _rounds(rounds: Sequence[Putaran]) -> Iterator[str]:
    from zi_docs.penilaian.tampil import teks

    rows = [
        (f"ke-{one.putaran}", *(teks(side.nilai.total) if side else "" for _, side in _named(one)))
        for one in rounds
    ]
    yield format_table(("Penilaian", "Total Unit", "Total TPI"), rows)


def _verdict(side: Telaah, conditions: PutusanSyarat, year: int) -> Iterator[str]:
    predikat = conditions.predikat
    verdict = side.putusan[predikat]
    failed = verdict.gagal
    if not failed:
        yield f"- Menuju {predikat}: nilai LKE memenuhi {len(verdict.uji)} ambangnya."
    else:
        yield f"- Menuju {predikat}: nilai LKE belum memenuhi {len(failed)} ambang:"
        yield from (_indented(_failure(test)) for test in failed)
    for test in conditions.semua:
        if sentence := _condition(test, year):
            yield _indented(sentence)
    if conditions.afirmasi:
        yield _indented(f"Lewat afirmasi ({conditions.afirmasi}): syarat instansi tidak dihitung.")


def _failure(test: Uji) -> str:
    from zi_docs.penilaian.tampil import ringkas, teks

    mark = "%" if test.satuan == "persen" else ""
    reached, missing = teks(test.nilai, test.minimum), teks(test.kurang)
    least = ringkas(test.minimum)
    return f"{test.nama}: {reached}{mark} dari paling sedikit {least}{mark} (kurang {missing})"


def _condition(test: UjiSyarat, year: int) -> str:
    """Return a sentence about a condition that is not fulfilled by both readings."""
    from zi_docs.penilaian import Hasil
    from zi_docs.penilaian.tampil import kalimat_syarat

    return "" if test.hasil is Hasil.TERPENUHI else kalimat_syarat(test, year)


def _indented(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _differences(side: Telaah) -> Iterator[str]:
    """Yield what is not answered, and what the official workbook shows instead."""
    from zi_docs.penilaian.tampil import teks

    empty = [isian.kode for isian in side.nilai.kosong]
    if empty:
        yield textwrap.fill(
            f"Belum terjawab, dihitung 0 ({len(empty)}): {', '.join(empty)}.",
            _WIDTH,
            break_on_hyphens=False,
        )
    for one in side.nilai.pertanyaan:
        if one.paling_tinggi != one.bagian:
            most = teks(side.nilai.total + (one.paling_tinggi - one.bagian) * one.bobot)
            kode = one.pertanyaan.kode
            yield f"Penyebut {kode} 0, dihitung 0; menurut bacaan yang longgar totalnya {most}."
    book = side.buku
    if book.sebab:
        shown = book.galat if book.total is None else teks(book.total)
        yield textwrap.fill(f"Buku kerja resmi menunjukkan {shown}: {' '.join(book.sebab)}", _WIDTH)


def _steps(side: Telaah) -> Iterator[str]:
    from zi_docs.penilaian.tampil import teks

    if not side.langkah:
        return
    yield ""
    yield "Perbaikan yang paling menambah nilai:"
    for step in side.langkah[:_STEPS]:
        now, then = step.sekarang or "kosong", step.berikut or "terisi"
        gain = f"{'+' if step.pasti else 'paling banyak +'}{teks(step.tambah)}"
        yield f"{step.kode:<10}{f'{now} menjadi {then}':<22}{gain}"
        yield _indented(step.kriteria)
    if len(side.langkah) > _STEPS:
        yield f"… dan {len(side.langkah) - _STEPS} lagi; semuanya di rekap (-o REKAP.xlsx)."
