"""``zi-docs susun rencana-aksi``: the plan that a unit could have, to be edited in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import Bilangan, Option, data_option, declare, json_option, refuse
from zi_docs.cli.misuse import file_to_write, refuse_loss
from zi_docs.cli.show import print_json

if TYPE_CHECKING:
    from zi_docs.app import Plan

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@declare(
    "rencana-aksi",
    keterangan=(
        "Susun rencana aksi satu unit kerja sebagai lembar Rencana Aksi di Excel: kegiatan, "
        "keluaran, target, jadwal, penanggung jawab dari lembar Tim, dan bukti dukungnya.\n\n"
        "Satu baris untuk setiap pertanyaan pemenuhan LKE, menuju jawaban terbaiknya."
    ),
    contoh=(
        "susun rencana-aksi --data sukamaju-2026 --unit PKM -o rencana-aksi.xlsx",
        "susun rencana-aksi --data sukamaju-2026 --unit PKM --tahun 2027 -o rencana-2027.xlsx",
    ),
)
@data_option("Nama kumpulan data yang memuat unit dan timnya.", required=True)
@click.option(
    "--unit",
    cls=Option,
    metavar="UNIT",
    required=True,
    help="Kode atau nama unit kerja.",
    absent=lambda: ("Unit kerjanya belum disebut.", "Tambahkan --unit dengan kode atau namanya."),
)
@click.option(
    "--tahun",
    metavar="TAHUN",
    type=Bilangan(_FIRST_YEAR, _LAST_YEAR),
    default=None,
    help="Tahun rencana; tanpa ini tahun kumpulan datanya.",
)
@click.option(
    "-o",
    "--hasil",
    cls=Option,
    metavar="HASIL.xlsx",
    type=file_to_write(),
    required=True,
    help="Buku kerja yang ditulis.",
    absent=lambda: ("Nama berkas hasilnya belum disebut.", "Tambahkan -o HASIL.xlsx."),
)
@click.option("--timpa", is_flag=True, help="Timpa HASIL.xlsx; isinya hilang.")
@json_option
def command(
    data: str, unit: str, tahun: int | None, hasil: Path, timpa: bool, as_json: bool
) -> int:
    """Write the plan."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    if hasil.suffix.casefold() != ".xlsx":
        refuse(f"Hasilnya buku kerja Excel, padahal {hasil.name} bukan.", "Tulis -o NAMA.xlsx.")
    refuse_loss([], hasil, timpa=timpa)
    workspace = find_workspace(data, Path.cwd())
    plan = app.propose_plan(workspace, app.Asked(unit, tahun or 0), hasil)
    if as_json:
        print_json(0, [], berkas=hasil.as_posix(), lembar=plan.sheet, baris=_rows(plan))
    else:
        click.echo("\n".join(_lines(plan, data, hasil)))
    return 0


def _rows(plan: Plan) -> list[dict[str, str]]:
    """Return the rows for other programs: the question, the answer to be reached, the activity."""
    steps = (one.langkah for one in plan.steps)
    return [{"kode": s.kode, "menuju": s.jawaban, "kegiatan": s.kegiatan} for s in steps]


def _lines(plan: Plan, data: str, hasil: Path) -> Iterator[str]:
    """Yield what was written, and what to do with it."""
    yield f"Dibuat: {hasil} (lembar {plan.sheet}, {len(plan.steps)} baris)"
    yield f"Rencana {plan.unit} tahun {plan.tahun} menurut LKE {plan.rule}."
    if not plan.has_team:
        yield "Timnya belum ada di lembar Tim, jadi penanggung jawabnya baru berupa kedudukan."
    if plan.there:
        yield f"Data sudah memuat {plan.there} baris rencana unit ini; jangan sampai berganda."
    yield "Sunting dahulu: buang yang tidak perlu, isi anggaran, tandai target prioritas."
    yield f"Sesudah itu taruh berkasnya di folder data {data}, lalu zi-docs buat rencana-aksi."
