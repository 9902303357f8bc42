"""The options that say how documents are made and printed. This module imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import click

from zi_docs.cli.command import refuse
from zi_docs.cli.misuse import Misuse
from zi_docs.cli.options import Bilangan, gather
from zi_docs.errors import quote

if TYPE_CHECKING:
    from zi_docs.app import Command, RunOptions


FORMATS = ("docx", "pdf", "gabung", "zip")
ORDERS = ("data", "unit", "jabatan")

MAX_PROCESSES = 61  # the most that Windows can wait for
MAX_COPIES = 99


class Format(click.ParamType[tuple[str, ...]]):
    """One form of a document, or several, separated by commas."""

    name = "format"
    mend = "Pilih pdf, gabung, atau zip; beberapa dengan koma: pdf,gabung."

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read the names. Raises :class:`Misuse` for an unknown form."""

        names = [name.strip().casefold() for name in value.split(",")]
        for name in names:
            if name not in FORMATS:
                raise Misuse(f"Bentuk {quote(name)} tidak dikenal.", self.mend, ctx, param)
        return tuple(names)


class Urut(click.ParamType[str]):
    """An order in which documents are printed."""

    name = "urut"
    mend = "Pilih data, unit, atau jabatan."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the name. Raises :class:`Misuse` for an unknown order."""
        if value not in ORDERS:
            raise Misuse(f"Urutan {quote(str(value))} tidak dikenal.", self.mend, ctx, param)
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
        """Raise :class:`Misuse` for an option that would have no effect."""
        if self.pdfa and "pdf" not in self.forms:
            _refuse_alone("--pdfa", "pdf")
        for name, value, usual in (
            ("--dua-sisi", self.dua_sisi, False),
            ("--rangkap", self.rangkap, 1),
            ("--urut", self.urut, "data"),
        ):
            if value != usual and "gabung" not in self.forms:
                _refuse_alone(name, "gabung")


def _refuse_alone(option: str, form: str) -> NoReturn:
    """Refuse an option about a form that is not asked for."""
    message = f"{option} hanya berlaku bersama --format {form}."
    refuse(message, f"Tambahkan --format {form}, atau buang {option}.")


_PAPER = tuple(_Paper.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are made and printed, as typed."""

    paper: _Paper
    proses: int
    values: dict[str, bool]

    def command(self, asked: Mapping[str, Any]) -> Command:
        """Return what this command asks for, of which ``asked`` are the documents."""
        from zi_docs.app import Command

        words = {"diminta": asked, "cara": {**asdict(self.paper), **self.values}}
        final = bool(asked["terbit"] or asked["ganti"])
        return Command(words, self.paper.forms, self.values["ulang"], final)

    def options(self) -> RunOptions:
        """Return the options of the run."""
        from zi_docs.app import RunOptions
        from zi_docs.run.sheets import PrintOptions

        paper = self.paper
        cetak = PrintOptions(
            paper.forms, paper.pdfa, paper.dua_sisi, paper.rangkap, paper.urut, self.proses
        )
        return RunOptions(proses=self.proses, cetak=cetak, **self.values)


def _make_manner(proses: int, **values: Any) -> Manner:
    paper = _Paper(**{name: values.pop(name) for name in _PAPER})
    paper.refuse_misfits()
    return Manner(paper, proses, values)


def process_option(keterangan: str) -> Callable[[Any], Any]:
    """Declare the option for the number of processes."""
    return click.option(
        "--proses", metavar="N", type=Bilangan(1, MAX_PROCESSES), default=1, help=keterangan
    )


def pdfa_option() -> Callable[[Any], Any]:
    """Declare the option for archival PDF."""
    return click.option("--pdfa", is_flag=True, help="Buat PDF/A-2b, yaitu PDF untuk arsip.")


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
