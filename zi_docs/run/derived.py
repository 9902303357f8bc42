"""Print files and packets: what they are made of, as the register remembers it, and their names.

None is ever written over that of another choice of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from zi_docs.files.names import safe_path
from zi_docs.files.writing import WrittenFile
from zi_docs.register import Derived
from zi_docs.run.batch import TypeBatch
from zi_docs.run.choose import Selection, selection_of
from zi_docs.run.present import output_option
from zi_docs.run.sheets import PrintOptions, Sheet, base_folder, digest_of, sheets_of

_PDF = "pdf"
_DATE = "--tanggal"

_LONGEST = 40  # of a name inside a file's name, so that the mark that tells two apart always fits
_MARK = 8


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


def print_path(batch: TypeBatch, selection: Selection, ending: str) -> Path:
    """Return where a print file goes: ``JENIS.docx``, or ``JENIS UNIT.docx`` of a choice.

    The same choice has the same name on every run, however it was typed. No document type has a
    space in its name, so no choice takes the name of another type's file.
    """
    text = ", ".join(filter(None, (selection.unit, _people(batch, selection))))
    stem = " ".join(filter(None, (batch.plan.doctype.id, _label(text, selection))))
    return base_folder(batch) / "gabung" / f"{stem}{ending}"


def packet_path(batch: TypeBatch, unit: str) -> Path:
    """Return where a unit's packet goes; one of single records does not take its place."""
    stem = unit or "semua"
    selection = Selection(unit, selection_of(batch.plan).hanya)
    if selection.hanya:
        stem = f"{stem[:_LONGEST]} {_label(_people(batch, selection), selection)}"
    return base_folder(batch) / "paket" / safe_path((batch.plan.doctype.id, stem), ".zip")


def _label(text: str, selection: Selection) -> str:
    """Return what a choice is called in a file's name; nothing for all records of a type.

    A unit goes by its code. A code that no file can be called by, and any choice of records, is
    marked by a hash: keys are not shown, since those of people without NIP are private.
    """
    if selection.is_whole:
        return ""
    clean = safe_path((text[:_LONGEST],), "")
    if not selection.hanya and clean == text and not text.endswith(")"):
        return clean
    mark = sha256("\0".join((selection.unit, *selection.hanya)).encode()).hexdigest()[:_MARK]
    return f"{clean} ({mark})"


def _people(batch: TypeBatch, selection: Selection) -> str:
    """Return the name of the first record chosen by its key, and how many more there are."""
    keys = selection.hanya
    names = {job.key: job.untuk for job in batch.plan.jobs}
    first = next((names[key] for key in keys if names.get(key)), "pilihan")
    more = f" dan {len(keys) - 1} lain" if len(keys) > 1 else ""
    return f"{first}{more}" if keys else ""
