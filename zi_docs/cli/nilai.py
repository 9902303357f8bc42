"""``zi-docs nilai``: score the LKE of one unit, or of all units."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.address import BOOK, refuse_loss
from zi_docs.cli.command import declare
from zi_docs.cli.options import data_option, hasil_option, json_option, timpa_option, unit_option
from zi_docs.cli.show import print_json, print_problems

if TYPE_CHECKING:
    from zi_docs.penilaian import Langkah, NilaiArea, Putusan, PutusanSyarat, Telaah
    from zi_docs.tables.putaran import Putaran


@declare(
    "nilai",
    keterangan=(
        "Nilai Lembar Kerja Evaluasi (LKE): jumlahnya, ambang WBK dan WBBM, dan perbaikan yang "
        "paling menambah nilai.\n\n"
        "Jawabannya dibaca dari lembar Penilaian. Isian yang belum terjawab dihitung 0 dan "
        "disebut. Kode keluar 0 berarti dapat dinilai, apa pun hasilnya."
    ),
    contoh=(
        "nilai --data trenggalek-2026",
        "nilai --data trenggalek-2026 --unit PANGGUL",
        "nilai --data trenggalek-2026 -o REKAP.xlsx",
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@unit_option("Satu unit saja, dengan kode atau namanya; rinciannya ikut ditampilkan.")
@hasil_option(
    "REKAP.xlsx",
    "Tulis juga rekap sebagai buku kerja: nilai, ambang, langkah, dan yang belum terjawab.",
    kind=BOOK,
    required=False,
)
@timpa_option("Timpa buku kerja hasil yang sudah ada.")
@json_option
def command(data: str, unit: str, hasil: Path | None, timpa: bool, as_json: bool) -> int:
    """Score, and show or write what was found."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    if hasil is not None:
        refuse_loss((), hasil, timpa=timpa)
    scored = app.score(find_workspace(data, Path.cwd()), unit)
    if hasil is not None:
        scored.write_recap(hasil)
    if as_json:
        print_json(0, scored.problems, penilaian=[_as_dict(one) for one in scored.putaran])
        return 0
    from zi_docs.cli.nilai_lines import recap_lines, unit_lines

    print_problems(scored.problems)
    lines = unit_lines(scored.putaran) if unit else recap_lines(scored.putaran)
    click.echo("\n".join(lines))
    if hasil is not None:
        click.echo(f"Selesai: {hasil}")
    return 0


def _as_dict(one: Putaran) -> dict[str, Any]:
    sides = {"dari_unit": one.dari_unit, "dari_tpi": one.dari_tpi}
    return {
        "unit": one.unit.kode,
        "nama": one.unit.nama,
        "putaran": one.putaran,
        **{who: _side(side) for who, side in sides.items() if side is not None},
        "syarat": {predikat: _conditions(tested) for predikat, tested in one.syarat.items()},
    }


def _number(value: Any) -> float:
    return round(float(value), 6)


def _side(side: Telaah) -> dict[str, Any]:
    nilai, book = side.nilai, side.buku
    return {
        "kelompok": {group.kode: _number(group.poin) for group in nilai.kelompok},
        "area": {str(area.nomor): _area(area) for area in nilai.area},
        "pengungkit": _number(nilai.pengungkit),
        "hasil": _number(nilai.hasil),
        "total": _number(nilai.total),
        "kosong": [isian.kode for isian in nilai.kosong],
        "ambang": {predikat: _verdict(verdict) for predikat, verdict in side.putusan.items()},
        "buku_kerja": {
            "total": None if book.total is None else _number(book.total),
            "galat": book.galat,
            "sebab": list(book.sebab),
        },
        "langkah": [_step(step) for step in side.langkah],
    }


def _area(area: NilaiArea) -> dict[str, Any]:
    return {
        "pemenuhan": _number(area.pemenuhan),
        "reform": _number(area.reform),
        "nilai": _number(area.poin),
        "persen": _number(area.persen),
    }


def _verdict(verdict: Putusan) -> dict[str, Any]:
    return {
        "terpenuhi": verdict.lulus,
        "belum": {test.kunci: _number(test.kurang) for test in verdict.gagal},
    }


def _step(step: Langkah) -> dict[str, Any]:
    return {
        "kode": step.kode,
        "sekarang": step.sekarang,
        "menjadi": step.berikut,
        "artinya": step.kriteria,
        "tambah": _number(step.tambah),
    }


def _conditions(tested: PutusanSyarat) -> dict[str, str]:
    return {one.syarat.kode: one.hasil.value for one in tested.semua}
