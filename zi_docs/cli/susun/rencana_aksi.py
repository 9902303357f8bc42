"""``zi-docs susun rencana-aksi``: the plan that a unit could have, to be edited in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import BOOK, refuse_loss
from zi_docs.cli.command import declare
from zi_docs.cli.options import (
    Bilangan,
    Choice,
    data_option,
    hasil_option,
    json_option,
    timpa_option,
    unit_option,
)
from zi_docs.cli.show import print_json

if TYPE_CHECKING:
    from fractions import Fraction

    from zi_docs.app import Plan

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_GREATEST = 5


@declare(
    "rencana-aksi",
    keterangan=(
        "Susun rencana aksi satu unit kerja sebagai lembar Rencana Aksi di Excel: kegiatan, "
        "keluaran, target, jadwal, penanggung jawab dari lembar Tim, dan bukti dukungnya.\n\n"
        "Satu baris untuk setiap pertanyaan pemenuhan LKE, menuju jawaban terbaiknya. Dengan "
        "--dari penilaian hanya pertanyaan yang belum terbaik, menuju jawaban berikutnya; di tiap "
        "area yang paling menambah nilai lebih dahulu."
    ),
    contoh=(
        "susun rencana-aksi --data sukamaju-2026 --unit PKM -o rencana-aksi.xlsx",
        "susun rencana-aksi --data sukamaju-2026 --unit PKM --dari penilaian -o perbaikan.xlsx",
    ),
)
@data_option("Nama kumpulan data yang memuat unit dan timnya.", required=True)
@unit_option("Kode atau nama unit kerja.", required=True)
@click.option(
    "--tahun",
    metavar="TAHUN",
    type=Bilangan(_FIRST_YEAR, _LAST_YEAR),
    default=None,
    help="Tahun rencana; tanpa ini tahun kumpulan datanya.",
)
@click.option(
    "--dari",
    metavar="penilaian",
    type=Choice(["penilaian"]),
    default=None,
    help="Susun dari jawaban terakhir unit ini di lembar Penilaian; jawaban TPI didahulukan.",
)
@hasil_option("HASIL.xlsx", "Buku kerja yang ditulis.", kind=BOOK)
@timpa_option("Timpa HASIL.xlsx; isinya hilang.")
@json_option
def command(
    data: str,
    unit: str,
    tahun: int | None,
    dari: str | None,
    hasil: Path,
    timpa: bool,
    as_json: bool,
) -> int:
    """Write the plan."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    refuse_loss([], hasil, timpa=timpa)
    workspace = find_workspace(data, Path.cwd())
    plan = app.propose_plan(workspace, app.Asked(unit, tahun or 0, dari is not None), hasil)
    if as_json:
        print_json(0, [], berkas=hasil.as_posix(), lembar=plan.sheet, baris=_rows(plan))
    else:
        click.echo("\n".join(_lines(plan, data, hasil)))
    return 0


def _rows(plan: Plan) -> list[dict[str, str]]:
    """Return the rows for other programs: the question, both answers, the points, the activity."""
    return [
        {
            "kode": one.langkah.kode,
            "dari": one.jawaban,
            "menuju": one.langkah.jawaban,
            "tambahan": format_points(one.tambahan),
            "kegiatan": one.langkah.kegiatan,
        }
        for one in plan.steps
    ]


def format_points(points: Fraction) -> str:
    """Return points of 100 with two decimals, as the LKE is printed."""
    whole, rest = divmod(round(points * 100), 100)
    return f"{whole},{rest:02}"


def _lines(plan: Plan, data: str, hasil: Path) -> Iterator[str]:
    """Yield what was written, and what to do with it."""
    if not plan.steps:
        yield f"Semua jawaban pemenuhan {plan.unit} sudah yang terbaik; tidak ada yang ditulis."
    else:
        yield f"Dibuat: {hasil} (lembar {plan.sheet}, {len(plan.steps)} baris)"
        yield f"Rencana {plan.unit} tahun {plan.tahun} menurut LKE {plan.rule}."
        yield from _greatest(plan)
    if plan.others:
        yield (
            f"{len(plan.others)} indikator reform dan hasil belum penuh dan tidak punya langkah; "
            f"rencananya disusun sendiri: {', '.join(plan.others)}."
        )
    yield from _to_do(plan, data) if plan.steps else ()


def _greatest(plan: Plan) -> Iterator[str]:
    """Yield the steps that add most, if an assessment says how much."""
    steps = sorted((one for one in plan.steps if one.tambahan), key=lambda one: -one.tambahan)
    if unknown := sum(not one.jawaban for one in steps):
        yield f"{unknown} pertanyaan belum dijawab, jadi dihitung dari jawaban terendah."
    if steps:
        said = (
            f"{one.langkah.kode} ke {one.langkah.jawaban} (+{format_points(one.tambahan)})"
            for one in steps[:_GREATEST]
        )
        yield f"Paling menambah nilai: {', '.join(said)}."


def _to_do(plan: Plan, data: str) -> Iterator[str]:
    if not plan.has_team:
        yield "Timnya belum ada di lembar Tim, jadi penanggung jawabnya baru berupa kedudukan."
    if plan.there:
        yield f"Data sudah memuat {plan.there} baris rencana unit ini; jangan sampai berganda."
    if plan.past:
        yield f"{plan.past} kegiatan dijadwalkan sebelum bulan tanggal rencananya; ganti jadwalnya,"
        yield f"atau susun untuk tahun depan dengan --tahun {plan.tahun + 1}."
    yield "Sunting dahulu: buang yang tidak perlu, isi anggaran, tandai target prioritas."
    yield f"Sesudah itu taruh berkasnya di folder data {data}, lalu zi-docs buat rencana-aksi."
