"""What print files and packets are made of, as the register remembers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zi_docs.batch import TypeBatch
from zi_docs.outputs.write_file import WrittenFile
from zi_docs.planning import Selection, selection_of
from zi_docs.printing.freshness import digest_of
from zi_docs.printing.sheets import PrintOptions, Sheet, sheets_of
from zi_docs.register import Derived
from zi_docs.workspace import Workspace

__all__ = ["date_option", "expect", "made_with", "output_option", "record"]

_PDF = "pdf"
_DATE = "--tanggal"


def record(
    batch: TypeBatch,
    file: WrittenFile,
    sheets: Sequence[Sheet],
    members: Selection,
    options: PrintOptions,
    bentuk: str,
) -> None:
    """Write down a print file or packet that is in place; drafts are written down nowhere.

    ``members`` are the records that belong in it, be they there now or not.
    """
    if batch.register is None:
        return
    isi = {sheet.job.key: digest_of(batch, sheet) for sheet in sheets}
    derived = Derived(
        path=batch.workspace.show(file.path),
        jenis=batch.plan.doctype.id,
        bentuk=bentuk,
        unit=members.unit,
        hanya=members.hanya,
        opsi=made_with(batch, selection_of(batch.plan), options, bentuk),
        isi=isi,
        sha256=file.sha256,
        ukuran=file.size,
        mtime_ns=file.mtime_ns,
    )
    batch.register.record_derived([derived])


def made_with(
    batch: TypeBatch, selection: Selection, options: PrintOptions, bentuk: str
) -> tuple[str, ...]:
    """Return the options of ``buat`` that make a file of this form from these records again."""
    forms = [_PDF, bentuk] if _PDF in options.format else [bentuk]
    words = [*selection.options, "--format", ",".join(dict.fromkeys(forms))]
    if bentuk == "gabung":
        words += _paper(options)
    draft = ["--draf"] if batch.plan.request.draf else []
    output = output_option(batch.workspace, batch.workspace.show(batch.workspace.output))
    return (*draft, *words, *output, *date_option(batch))


def date_option(batch: TypeBatch) -> tuple[str, ...]:
    """Return the option for the date that was typed: without it the documents would get another."""
    typed = batch.plan.request.tanggal
    return (_DATE, typed.isoformat()) if typed else ()


def output_option(workspace: Workspace, folder: str) -> tuple[str, ...]:
    """Return the option that leads to an output folder, where it is not the usual one."""
    usual = workspace.show(workspace.root / "output" / workspace.nama)
    return () if folder == usual else ("--keluaran", folder)


def _paper(options: PrintOptions) -> Iterator[str]:
    if options.urut != "data":
        yield from ("--urut", options.urut)
    if options.dua_sisi:
        yield "--dua-sisi"
    if options.rangkap > 1:
        yield from ("--rangkap", str(options.rangkap))


def expect(batch: TypeBatch) -> None:
    """Tell the register which records the data now has for each print file and packet of a type.

    So that every later command knows of people who are not in it yet, or not any more, and under
    which date their documents were made. A run over a choice of records knows only of those that
    it chose.
    """
    if batch.register is None:
        return
    there = {sheet.job.key for sheet in sheets_of(batch)}
    files = [f for f in batch.register.derived() if f.jenis == batch.plan.doctype.id]
    now = [_as_expected(batch, file, there) for file in files]
    batch.register.record_derived([new for new, old in zip(now, files, strict=True) if new != old])


def _as_expected(batch: TypeBatch, file: Derived, there: set[str]) -> Derived:
    """Return a file with who is missing from it and who is in it without reason.

    ``there`` are the records whose document is in place: what could not be made is told elsewhere.
    """
    members = Selection(file.unit, file.hanya)
    wanted = {job.key for job in batch.plan.jobs if members.holds(batch.plan, job)}
    missing = (wanted & there) - file.isi.keys()
    if wanted:
        file = replace(file, opsi=_redated(file.opsi, batch))
    if batch.complete and batch.plan.is_whole:
        unwanted = frozenset(file.isi.keys() - wanted)
        return replace(file, kurang=frozenset(missing), lebih=unwanted)
    return replace(file, kurang=file.kurang | missing, lebih=file.lebih - wanted)


def _redated(opsi: tuple[str, ...], batch: TypeBatch) -> tuple[str, ...]:
    """Return the options with the date of this run in the place of any other."""
    kept = opsi[: opsi.index(_DATE)] if _DATE in opsi else opsi
    return (*kept, *date_option(batch))
