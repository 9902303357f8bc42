"""What ``buat`` is asked for: which documents, and how to go about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from zi_docs.cli.command import Bilangan, gather, jenis_argument, tanggal_option

if TYPE_CHECKING:
    from zi_docs.app import RunOptions
    from zi_docs.planning import Request

__all__ = ["Asked", "asked_options", "run_options", "wanted_types"]

MAX_PROCESSES = 61  # Windows waits for no more


@dataclass(frozen=True, slots=True)
class Asked:
    """Which documents, as typed."""

    jenis: tuple[str, ...]
    semua: bool
    hanya: tuple[str, ...]
    unit: str
    draf: bool
    tanggal: date | None
    nomor: str

    def refuse_misfits(self) -> None:
        """Raise :class:`click.UsageError` for options that contradict each other."""
        if not self.jenis and not self.semua:
            _refuse("Sebutkan JENIS dokumen, atau pakai --semua.")
        if self.jenis and self.semua:
            _refuse("Pilih satu: sebutkan JENIS, atau pakai --semua.")
        if self.nomor and len(set(self.jenis)) != 1:
            _refuse("--nomor hanya dapat dipakai dengan satu JENIS.")

    def request(self, root: Path) -> Request:
        """Return the request, with the types that this workspace has."""
        from zi_docs.planning import Request

        jenis = wanted_types(root, self.jenis)
        return Request(jenis, self.hanya, self.unit, self.draf, self.tanggal, self.nomor)


def wanted_types(root: Path, jenis: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types named, each once; without any, all there are."""
    from zi_docs.app import open_catalog

    return tuple(dict.fromkeys(jenis)) or tuple(sorted(open_catalog(root).types))


def _make_options(**values: Any) -> RunOptions:
    from zi_docs.app import RunOptions

    return RunOptions(**values)


def _refuse(message: str) -> NoReturn:
    raise click.UsageError(message, click.get_current_context())


asked_options = gather(
    "asked",
    Asked,
    jenis_argument("Jenis dokumen, seperti pada 'zi-docs jenis'."),
    click.option("--semua", is_flag=True, help="Buat semua jenis dokumen."),
    click.option(
        "--hanya",
        metavar="KUNCI",
        multiple=True,
        help="Hanya untuk NIP, kode, atau nama ini. Boleh diulang.",
    ),
    click.option("--unit", metavar="KODE", default="", help="Hanya untuk unit kerja ini."),
    click.option(
        "--draf", is_flag=True, help="Buat draf di folder draf, tanpa memakai nomor register."
    ),
    tanggal_option("Tanggal dokumen, menggantikan yang di data; mis. 2021-04-27."),
    click.option(
        "--nomor", metavar="NOMOR", default="", help="Nomor yang dicetak; hanya untuk satu JENIS."
    ),
)

run_options = gather(
    "options",
    _make_options,
    click.option(
        "--lewati", is_flag=True, help="Tetap buat baris yang benar bila ada baris yang salah."
    ),
    click.option(
        "--berhenti", is_flag=True, help="Berhenti pada dokumen pertama yang gagal dibuat."
    ),
    click.option(
        "--ulang", is_flag=True, help="Buat ulang juga dokumen yang datanya tidak berubah."
    ),
    click.option("--timpa", is_flag=True, help="Timpa juga berkas yang sudah disunting orang."),
    click.option(
        "--proses",
        metavar="N",
        type=Bilangan(1, MAX_PROCESSES),
        default=1,
        help="Banyaknya proses, biasanya 1; lebih banyak hanya berguna untuk ribuan dokumen.",
    ),
)
