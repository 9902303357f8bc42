"""What ``buat`` is asked for: which documents, and how to go about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from zi_docs.cli.command import Bilangan, gather, jenis_argument, tanggal_option

if TYPE_CHECKING:
    from zi_docs.app import RunOptions
    from zi_docs.planning import Request

__all__ = [
    "Asked",
    "asked_options",
    "pdfa_option",
    "process_option",
    "run_options",
    "wanted_types",
]

MAX_PROCESSES = 61  # Windows waits for no more
MAX_COPIES = 99


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
        if self.nomor and self.draf:
            _refuse("Draf tidak bernomor: buang --nomor, atau buang --draf.")

    def request(self, root: Path) -> Request:
        """Return the request, with the types that this workspace has."""
        from zi_docs.planning import Request

        jenis = wanted_types(root, self.jenis)
        return Request(jenis, self.hanya, self.unit, self.draf, self.tanggal, self.nomor)


def wanted_types(root: Path, jenis: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types named, each once; without any, all there are."""
    from zi_docs.app import open_catalog

    return tuple(dict.fromkeys(jenis)) or tuple(sorted(open_catalog(root).types))


class Format(click.ParamType[tuple[str, ...]]):
    """One form of a document or several, with commas."""

    name = "format"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read the names; those of the table of writers count."""
        from zi_docs.forms import FORMATS

        names = [name.strip().casefold() for name in value.split(",")]
        for name in names:
            if name not in FORMATS:
                self.fail(f"'{name}' bukan salah satu dari {', '.join(FORMATS)}.", param, ctx)
        return tuple(names)


class Urut(click.ParamType[str]):
    """An order of printing."""

    name = "urut"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the name."""
        from zi_docs.forms import ORDERS

        if value not in ORDERS:
            self.fail(f"'{value}' bukan salah satu dari {', '.join(ORDERS)}.", param, ctx)
        return str(value)


@dataclass(frozen=True, slots=True)
class _Paper:
    """How to put documents on paper, as typed."""

    format: tuple[tuple[str, ...], ...]
    pdfa: bool
    dua_sisi: bool
    rangkap: int
    urut: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms asked for, each once; the Word files are always made."""
        return tuple(dict.fromkeys(("docx", *(name for names in self.format for name in names))))

    def refuse_misfits(self) -> None:
        """Raise :class:`click.UsageError` for what would have no effect."""
        if self.pdfa and "pdf" not in self.forms:
            _refuse("--pdfa hanya berlaku bersama --format pdf.")
        for name, value, usual in (
            ("--dua-sisi", self.dua_sisi, False),
            ("--rangkap", self.rangkap, 1),
            ("--urut", self.urut, "data"),
        ):
            if value != usual and "gabung" not in self.forms:
                _refuse(f"{name} hanya berlaku bersama --format gabung.")


_PAPER = tuple(_Paper.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Manner:
    """How to go about it, as typed."""

    paper: _Paper
    proses: int
    values: dict[str, bool]

    @property
    def words(self) -> dict[str, Any]:
        """What a run of these options can be told by."""
        return {**asdict(self.paper), **self.values}

    @property
    def may_rest(self) -> bool:
        """Whether nothing more is asked for than that the documents are there."""
        return self.paper.forms == ("docx",) and not self.values["ulang"]

    def options(self) -> RunOptions:
        """Return the options of the run."""
        from zi_docs.app import RunOptions
        from zi_docs.printing import PrintOptions

        paper = self.paper
        cetak = PrintOptions(
            paper.forms, paper.pdfa, paper.dua_sisi, paper.rangkap, paper.urut, self.proses
        )
        return RunOptions(proses=self.proses, cetak=cetak, **self.values)


def _make_manner(proses: int, **values: Any) -> Manner:
    paper = _Paper(**{name: values.pop(name) for name in _PAPER})
    paper.refuse_misfits()
    return Manner(paper, proses, values)


def _refuse(message: str) -> NoReturn:
    raise click.UsageError(message, click.get_current_context())


def process_option(keterangan: str) -> Callable[[Any], Any]:
    """Declare the option for the number of processes."""
    return click.option(
        "--proses", metavar="N", type=Bilangan(1, MAX_PROCESSES), default=1, help=keterangan
    )


def pdfa_option() -> Callable[[Any], Any]:
    """Declare the option for archival PDF."""
    return click.option("--pdfa", is_flag=True, help="Buat PDF/A-2b, yaitu PDF untuk arsip.")


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

run_options = gather(
    "manner",
    _make_manner,
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
    process_option(
        "Banyaknya proses, biasanya 1; lebih banyak hanya berguna untuk ribuan dokumen atau PDF."
    ),
    click.option(
        "--format",
        metavar="FORMAT",
        type=Format(),
        multiple=True,
        help="Selain Word (docx, selalu dibuat): pdf, gabung (satu berkas cetak), atau zip "
        "(satu paket per unit). Boleh diulang, atau dengan koma: pdf,gabung.",
    ),
    pdfa_option(),
    click.option(
        "--dua-sisi", is_flag=True, help="Berkas cetak: tiap dokumen mulai di muka kertas."
    ),
    click.option(
        "--rangkap",
        metavar="N",
        type=Bilangan(1, MAX_COPIES),
        default=1,
        help="Berkas cetak: banyaknya rangkap tiap dokumen, biasanya 1.",
    ),
    click.option(
        "--urut",
        metavar="URUTAN",
        type=Urut(),
        default="data",
        help="Berkas cetak: urutan menurut data (biasanya), unit, atau jabatan.",
    ),
)
