"""What ``buat`` is asked for: which documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import gather, jenis_argument, refuse, tanggal_option

if TYPE_CHECKING:
    from zi_docs.run.plan import Request


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
        """Raise :class:`Misuse` for options that contradict each other."""
        if not self.jenis and not self.semua:
            message = "Jenis dokumennya belum disebut."
            hint = (
                "Tulis namanya, mis. zi-docs buat pakta-integritas --data ..., atau --semua untuk "
                "semua jenis; daftarnya: zi-docs jenis."
            )
            refuse(message, hint)
        if self.jenis and self.semua:
            refuse("Jenis disebut bersama --semua.", "Buang salah satunya.")
        if self.nomor and len(set(self.jenis)) != 1:
            message = "--nomor berlaku untuk satu jenis, sedangkan yang diminta beberapa."
            refuse(message, "Sebutkan satu jenis saja.")
        if self.nomor and self.draf:
            refuse("Draf tidak diberi nomor.", "Buang --nomor, atau buang --draf.")

    def request(self, root: Path) -> Request:
        """Return the request, with the types that this workspace has."""
        from zi_docs import app
        from zi_docs.run.plan import Request

        jenis = app.wanted_types(root, self.jenis)
        return Request(jenis, self.hanya, self.unit, self.draf, self.tanggal, self.nomor)


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
        "--draf", is_flag=True, help="Buat draf di folder draf, tanpa nomor dan tanpa register."
    ),
    tanggal_option("Tanggal dokumen, menggantikan yang di data; mis. 2021-04-27."),
    click.option(
        "--nomor",
        metavar="NOMOR",
        default="",
        help="Nomor yang dicetak; hanya untuk satu JENIS, bukan untuk draf.",
    ),
)
