"""``zi-docs register periksa``: check that the register and its documents are unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import declare
from zi_docs.cli.layout import format_count, format_table
from zi_docs.cli.options import data_option, json_option
from zi_docs.cli.register.book import tell_absence
from zi_docs.cli.show import print_json, print_problems
from zi_docs.errors import RegisterError

if TYPE_CHECKING:
    from zi_docs.register import Gap

MAX_GAPS = 20

_HEADINGS = ("Seri", "Tahun", "Nomor", "Sebab")


@declare(
    "periksa",
    keterangan=(
        "Periksa register: setiap dokumen terbit ada dan tidak berubah, tidak ada nomor ganda, "
        "dan setiap nomor yang tidak menjadi dokumen beralasan. PDF, berkas cetak, dan paket yang "
        "tidak sesuai lagi dengan dokumennya disebut.\n\n"
        "Tidak ada yang diubah. Kode keluar 4 berarti ada yang salah."
    ),
    contoh=(
        "register periksa --data trenggalek-2021",
        "register periksa --data trenggalek-2021 --json",
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@json_option
def command(data: str, as_json: bool) -> int:
    """Audit the register."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd())
    if not app.has_book(workspace):
        return tell_absence(workspace, as_json, celah=[])
    with app.open_workspace_register(workspace) as register:
        report = app.audit_register(workspace, register)
    code = 0 if report.sound else RegisterError.exit_code
    if as_json:
        celah = [gap._asdict() for gap in report.gaps]
        print_json(code, report.problems, jumlah=dict(report.counts), celah=celah)
    else:
        print_problems(report.problems)
        gaps = _format_gaps(report.gaps, data)
        click.echo("\n".join([*gaps, _verdict(report.sound, report.counts)]))
    return code


def _format_gaps(gaps: Sequence[Gap], data: str) -> list[str]:
    if not gaps:
        return []
    shown = [(gap.seri, str(gap.tahun), _numbers(gap), _reason(gap)) for gap in _first(gaps)]
    lines = ["Nomor tanpa dokumen yang berlaku:", format_table(_HEADINGS, shown)]
    if len(gaps) > MAX_GAPS:
        more = format_count(len(gaps) - MAX_GAPS)
        lines.append(
            f"… dan {more} lagi. Nomor yang dipesan dan yang batal tercatat dalam buku agenda: "
            f"zi-docs register ekspor --data {data} -o agenda.xlsx"
        )
    return lines


def _first(gaps: Sequence[Gap]) -> Sequence[Gap]:
    """Return the gaps to show: of many, first those that the agenda does not hold."""
    if len(gaps) > MAX_GAPS:
        gaps = sorted(gaps, key=lambda gap: gap.sebab != "dilompati")
    return gaps[:MAX_GAPS]


def _numbers(gap: Gap) -> str:
    if gap.nomor:
        return gap.nomor
    return f"{gap.dari}" if gap.dari == gap.sampai else f"{gap.dari} s.d. {gap.sampai}"


def _reason(gap: Gap) -> str:
    return f"batal: {gap.alasan}" if gap.sebab == "batal" else gap.alasan


def _verdict(sound: bool, counts: Mapping[str, int]) -> str:
    states = [f"{format_count(counts[name])} {name}" for name in ("terbit", "dipesan", "batal")]
    files = f"{format_count(counts['utuh'])} dari {format_count(counts['dokumen'])} berkas utuh"
    verdict = "Register beres" if sound else "Register perlu dibetulkan"
    return f"{verdict}: {format_count(counts['nomor'])} nomor ({', '.join(states)}); {files}."
