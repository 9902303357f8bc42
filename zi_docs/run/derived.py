"""Paper made from documents: what the register records of it, and how it is made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from zi_docs.files.names import safe_path
from zi_docs.files.writing import WrittenFile
from zi_docs.register import Derived
from zi_docs.run.batch import KONSEP, TypeBatch
from zi_docs.run.choose import Selection, selection_of
from zi_docs.run.made import Made
from zi_docs.run.plan import Job
from zi_docs.run.sheets import PrintOptions, sheets_of
from zi_docs.workspace import Workspace

INDEX = "indeks"  # the form of a workbook that lists a type's documents

_PDF = "pdf"
_DATE = "--tanggal"
_FLAGS = ("--konsep", "--dua-sisi")  # options without a value

_LONGEST = 40  # characters of a name in a file's name, to leave room for the mark behind it
_MARK = 8


def record(
    batch: TypeBatch,
    file: WrittenFile,
    sheets: Sequence[Made],
    members: Selection,
    opsi: tuple[str, ...],
    bentuk: str,
) -> None:
    """Record a print file or packet that is in place.

    ``members`` are the records that belong in it, whether their documents exist or not; ``opsi``
    are the options of ``buat`` that make it.
    """
    isi = {sheet.job.key: sheet.digest() for sheet in sheets}
    derived = Derived(
        path=batch.workspace.show(file.path),
        jenis=batch.plan.doctype.id,
        bentuk=bentuk,
        unit=members.unit,
        hanya=members.hanya,
        opsi=opsi,
        isi=isi,
        sha256=file.sha256,
        ukuran=file.size,
        mtime_ns=file.mtime_ns,
        konsep=batch.konsep,
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
    draft = ["--konsep"] if batch.plan.request.konsep else []
    output = output_option(batch.workspace, batch.workspace.show(batch.workspace.output))
    return (*draft, *words, *output, *date_option(batch))


def date_option(batch: TypeBatch) -> tuple[str, ...]:
    """Return the option for the typed date; without it the documents would get another date."""
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

    Every later command then knows whom a file lacks, whom it should no longer hold, and under which
    date the documents were made. A run over a choice of records knows only the chosen records.
    """
    files = paper_of(batch)
    there = {sheet.job.key for sheet in sheets_of(batch)} if files else set()
    now = [_as_expected(batch, file, there) for file in files]
    batch.register.record_derived([new for new, old in zip(now, files, strict=True) if new != old])


def paper_of(batch: TypeBatch) -> list[Derived]:
    """Return the recorded print files and packets of a type in this stage."""
    return [
        file
        for file in batch.register.derived()
        if (file.jenis, file.konsep) == (batch.jenis, batch.konsep) and file.bentuk != INDEX
    ]


def _as_expected(batch: TypeBatch, file: Derived, there: set[str]) -> Derived:
    """Return a file with the records that it lacks and those that it should no longer hold.

    ``there`` are the records whose document exists. A document that could not be made is reported
    elsewhere.
    """
    wanted = {job.key for job in batch.plan.jobs if belongs(batch, file, job)}
    missing = (wanted & there) - file.isi.keys()
    if wanted:
        file = replace(file, opsi=_redated(file.opsi, batch))
    if batch.complete and batch.plan.is_whole:
        unwanted = frozenset(file.isi.keys() - wanted)
        return replace(file, kurang=frozenset(missing), lebih=unwanted)
    return replace(file, kurang=file.kurang | missing, lebih=file.lebih - wanted)


def belongs(batch: TypeBatch, file: Derived, job: Job) -> bool:
    """Whether a document belongs in a print file or packet; a packet is for one unit or none."""
    if file.bentuk == "zip" and batch.plan.packet_code(job) != file.unit:
        return False
    return Selection(file.unit, file.hanya).holds(batch.plan, job)


def options_in(opsi: Sequence[str]) -> PrintOptions:
    """Return how a file was put on paper, from the options of ``buat`` that make it."""
    words, found = iter(opsi), dict[str, str]()
    for word in words:
        found[word] = "" if word in _FLAGS else next(words, "")
    return PrintOptions(
        format=("docx", *filter(None, found.get("--format", "").split(","))),
        dua_sisi="--dua-sisi" in found,
        rangkap=int(found.get("--rangkap", 1)),
        urut=found.get("--urut", "data"),
    )


def _redated(opsi: tuple[str, ...], batch: TypeBatch) -> tuple[str, ...]:
    """Return the options with the date of this run instead of any earlier date."""
    kept = opsi[: opsi.index(_DATE)] if _DATE in opsi else opsi
    return (*kept, *date_option(batch))


def print_path(batch: TypeBatch, selection: Selection, ending: str) -> Path:
    """Return where a print file goes: ``JENIS.docx``, or ``JENIS UNIT.docx`` for a choice.

    The same choice has the same name on every run, however it was typed. No document type has a
    space in its name, so no choice takes the name of another type's file.
    """
    text = ", ".join(filter(None, (selection.unit, _people(batch, selection))))
    stem = " ".join(filter(None, (batch.plan.doctype.id, _label(text, selection))))
    return batch.base / "gabung" / f"{stem}{ending}"


def packet_path(batch: TypeBatch, unit: str) -> Path:
    """Return where a unit's packet goes; a packet of chosen records has a name of its own."""
    stem = unit or "semua"
    selection = Selection(unit, selection_of(batch.plan).hanya)
    if selection.hanya:
        stem = f"{stem[:_LONGEST]} {_label(_people(batch, selection), selection)}"
    return batch.base / "paket" / safe_path((batch.plan.doctype.id, stem), ".zip")


def _label(text: str, selection: Selection) -> str:
    """Return the part of a file's name that stands for a choice; empty for all records of a type.

    A unit is named by its code. A code that can't be a file's name gets a hash behind it, and so
    does any choice of records. Keys are not shown: those of people without a NIP are private.
    """
    if selection.is_whole:
        return ""
    clean = safe_path((text[:_LONGEST],), "")
    if not selection.hanya and clean == text and not text.endswith(")"):
        return clean
    mark = sha256("\0".join((selection.unit, *selection.hanya)).encode()).hexdigest()[:_MARK]
    return f"{clean} ({mark})"


def _people(batch: TypeBatch, selection: Selection) -> str:
    """Return the name of the first record that was chosen by key, and how many more there are."""
    keys = selection.hanya
    names = {job.key: job.untuk for job in batch.plan.jobs}
    first = next((names[key] for key in keys if names.get(key)), "pilihan")
    more = f" dan {len(keys) - 1} lain" if len(keys) > 1 else ""
    return f"{first}{more}" if keys else ""


def output_option(workspace: Workspace, folder: str, *, konsep: bool = False) -> tuple[str, ...]:
    """Return the options for a folder that holds the types' folders; nothing for the usual one.

    That of konsep is the folder ``konsep`` in an output folder.
    """
    usual = workspace.show(workspace.root / "output" / workspace.nama)
    output = (folder.rpartition(f"/{KONSEP}")[0] or ".") if konsep else folder
    return () if output == usual else ("--keluaran", output)
