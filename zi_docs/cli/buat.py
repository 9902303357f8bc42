"""``zi-docs buat``: make documents. Its options also serve ``periksa``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import folder_to_write
from zi_docs.cli.command import declare, refuse
from zi_docs.cli.manner import Manner, run_options
from zi_docs.cli.options import (
    data_option,
    gather,
    jenis_argument,
    json_option,
    ke_option,
    tanggal_option,
)
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_run, show_progress

if TYPE_CHECKING:
    from zi_docs.run.plan import Request
    from zi_docs.run.report import RunReport


@dataclass(frozen=True, slots=True)
class Asked:
    """Which documents are asked for, as typed."""

    jenis: tuple[str, ...]
    semua: bool
    hanya: tuple[str, ...]
    unit: str
    konsep: bool
    tanggal: date | None
    terbit: bool
    nomor: str
    ke: int
    dari_konsep: bool
    ganti: str
    alasan: str

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
        self._refuse_issue()

    def _refuse_issue(self) -> None:
        """Raise :class:`Misuse` for options of issuing that do not fit together."""
        if self.konsep and self.is_final:
            refuse("--konsep dan --terbit bertentangan.", "Buang salah satunya.")
        if self.semua and self.is_final:
            message = "--semua tidak berlaku bersama --terbit."
            refuse(message, "Sebutkan jenis yang diterbitkan; yang terbit tidak dapat diubah lagi.")
        for option, given in (("--nomor", self.nomor), ("--dari-konsep", self.dari_konsep)):
            if given and not self.is_final:
                message = f"{option} hanya berlaku ketika dokumen diterbitkan."
                refuse(message, f"Tambahkan --terbit, atau buang {option}.")
        if bool(self.ganti) != bool(self.alasan):
            message = "--ganti dan --alasan selalu bersama."
            refuse(message, 'Tulis keduanya, mis. --ganti 87 --alasan "salah nama".')
        if self.ganti and self.nomor:
            message = "--ganti memakai nomor yang ada, jadi --nomor tidak berlaku."
            refuse(message, "Buang --nomor.")
        if self._of_one and len(set(self.jenis)) != 1:
            message = f"{self._of_one} berlaku untuk satu jenis, sedangkan yang diminta beberapa."
            refuse(message, "Sebutkan satu jenis saja.")

    @property
    def is_final(self) -> bool:
        """Whether documents are to be issued."""
        return self.terbit or bool(self.ganti)

    @property
    def _of_one(self) -> str:
        """The first option that can only be meant for one document."""
        ke = self.ke if self.ke > 1 else 0
        given = {
            "--nomor": self.nomor,
            "--ke": ke,
            "--ganti": self.ganti,
            "--dari-konsep": self.dari_konsep,
        }
        return next((option for option, value in given.items() if value), "")

    def request(self) -> Request:
        """Return the request; without a type it is for all types of the workspace."""
        from zi_docs.run.plan import Request

        return Request(
            tuple(dict.fromkeys(self.jenis)),
            self.hanya,
            self.unit,
            konsep=self.konsep,
            tanggal=self.tanggal,
            nomor=self.nomor,
            semua=not self.jenis,
            terbit=self.is_final,
            ke=self.ke,
            ganti=self.ganti,
            alasan=self.alasan,
            dari_konsep=self.dari_konsep,
        )


asked_options = gather(
    "asked",
    Asked,
    jenis_argument("Jenis dokumen, seperti pada 'zi-docs jenis'."),
    click.option("--semua", is_flag=True, help="Buat semua jenis dokumen."),
    click.option(
        "--hanya",
        metavar="KUNCI",
        multiple=True,
        help="Hanya untuk NIP, kode, atau nama ini, atau baris yang kolomnya berisi itu: "
        "Cetak=ya. Boleh diulang.",
    ),
    click.option("--unit", metavar="KODE", default="", help="Hanya untuk unit kerja ini."),
    click.option(
        "--konsep",
        "--draf",
        "konsep",
        is_flag=True,
        help="Buat konsep di folder konsep, tanpa nomor; juga jenis yang tidak bernomor.",
    ),
    tanggal_option("Tanggal dokumen, menggantikan yang di data; mis. 2021-04-27."),
    click.option(
        "--terbit",
        is_flag=True,
        help="Terbitkan: beri nomor dan tanggal; sesudah itu dokumennya tidak berubah lagi.",
    ),
    click.option(
        "--nomor",
        metavar="NOMOR",
        default="",
        help="Bersama --terbit: nomor yang dicetak, untuk satu dokumen.",
    ),
    ke_option("Dokumen ke berapa untuk baris data yang sama, mis. perubahan kedua; biasanya 1."),
    click.option(
        "--dari-konsep",
        is_flag=True,
        help="Bersama --terbit: pakai konsep yang sudah disunting di Word, untuk satu dokumen.",
    ),
    click.option(
        "--ganti",
        metavar="NOMOR",
        default="",
        help="Terbitkan ulang dokumen bernomor ini dengan nomor yang sama; perlu --alasan.",
    ),
    click.option("--alasan", metavar="TEKS", default="", help="Alasan --ganti, untuk register."),
)


@declare(
    "buat",
    keterangan=(
        "Buat dokumen dari data: satu atau beberapa JENIS, atau --semua.\n\n"
        "Semua data diperiksa dahulu; bila ada kesalahan, tidak ada berkas yang ditulis.\n\n"
        "Bila dijalankan lagi, hanya yang belum ada atau berubah yang dibuat. Dokumen bernomor "
        "dibuat sebagai konsep sampai diterbitkan dengan --terbit; yang terbit tidak diubah "
        "lagi.\n\n"
        "PDF dibuat oleh LibreOffice. Bila LibreOffice tidak ditemukan, PDF tidak dibuat; berkas "
        "Word tetap dibuat, dan kode keluarnya 5."
    ),
    contoh=(
        "buat pakta-integritas --data trenggalek-2021",
        "buat notula rencana-aksi --data trenggalek-2021 --konsep",
        "buat sk-penetapan-unit --data trenggalek-2021 --terbit",
        'buat sk-penetapan-unit --data trenggalek-2021 --terbit --nomor 87 --tanggal "1 Juni 2021"',
        "buat sk-penetapan-unit --data trenggalek-2021 --terbit --dari-konsep",
        'buat sk-penetapan-unit --data trenggalek-2021 --ganti 87 --alasan "salah nama"',
        "buat --semua --data trenggalek-2021 --keluaran D:\\ZI",
        "buat --semua --data trenggalek-2021 --lewati",
        "buat --semua --data trenggalek-2021 --uji",
        'buat pakta-integritas --data trenggalek-2021 --hanya "19800101 200501 1 001"',
        "buat pakta-integritas --data trenggalek-2021 --hanya Cetak=ya",
        'buat rencana-aksi --data trenggalek-2021 --tanggal "27 April 2021"',
        "buat sk-penetapan-unit --data trenggalek-2021 --ttd srikandi",
        "buat pakta-integritas --data trenggalek-2021 --format pdf",
        "buat pakta-integritas --data trenggalek-2021 --format pdf,gabung --urut unit --dua-sisi",
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@click.option(
    "--keluaran",
    metavar="DIR",
    type=folder_to_write(),
    help="Folder hasil. Biasanya output/DATA.",
)
@click.option(
    "--uji",
    is_flag=True,
    help="Hanya sebutkan apa yang akan dibuat, diganti, atau dilewati; tidak ada yang ditulis.",
)
@click.option(
    "--ttd",
    type=click.Choice(("basah", "srikandi")),
    default="basah",
    help="srikandi: berkas untuk diunggah, dengan tanda nomor, tanggal, dan tanda tangannya, di "
    "folder srikandi. Biasanya basah.",
)
@asked_options
@run_options
@json_option
def command(
    data: str,
    keluaran: Path | None,
    uji: bool,
    ttd: str,
    asked: Asked,
    manner: Manner,
    as_json: bool,
) -> int:
    """Make the documents asked for."""
    asked.refuse_misfits()
    if ttd == "srikandi":
        return _for_srikandi(data, keluaran, uji, asked, as_json)
    if uji:
        return _rehearse(data, keluaran, asked, manner, as_json)
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    start = perf_counter()
    workspace = find_workspace(data, Path.cwd(), keluaran)

    def run() -> RunReport:
        request, options = asked.request(), manner.options()
        with show_progress(quiet=as_json) as progress:
            return app.generate(workspace, request, progress, options)

    made = app.run_or_rest(workspace, manner.command(asdict(asked)), run)
    told = format_run(made.report, perf_counter() - start, made.numbers)
    return show_report(made.report, as_json, told, numbers=made.numbers)


def _for_srikandi(data: str, keluaran: Path | None, uji: bool, asked: Asked, as_json: bool) -> int:
    """Make the files that people upload; the number comes from there."""
    given = {"--terbit atau --ganti": asked.is_final, "--konsep": asked.konsep, "--uji": uji}
    for option in (option for option, is_given in given.items() if is_given):
        message = f"--ttd srikandi tidak berlaku bersama {option}."
        hint = "Nomornya diberikan SRIKANDI; sesudah itu: zi-docs register catat."
        refuse(message, hint if asked.is_final else f"Buang {option}.")
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    start = perf_counter()
    report = app.make_uploads(find_workspace(data, Path.cwd(), keluaran), asked.request())
    return show_report(report, as_json, format_run(report, perf_counter() - start))


def _rehearse(data: str, keluaran: Path | None, asked: Asked, manner: Manner, as_json: bool) -> int:
    """Say what the same command would do without ``--uji``."""
    if asked.is_final:
        message = "--uji tidak berlaku bersama --terbit dan --ganti."
        refuse(message, "Uji tanpa keduanya: isi dokumen yang terbit sama dengan konsepnya.")
    from zi_docs import app
    from zi_docs.cli.uji import show_rehearsal
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd(), keluaran)
    with show_progress(quiet=True) as progress:
        rehearsal = app.rehearse_run(workspace, asked.request(), progress, manner.options())
    return show_rehearsal(rehearsal, as_json)
