"""Paper that no longer matches its documents (PDFs, print files, packets), and warnings about it.

A run makes the recorded paper of its own types again (:mod:`zi_docs.run.renewing`); what is left is
reported. Recorded paper is compared by the hash of its documents, other paper by time. A file with
other bytes than the recorded ones is somebody else's, such as a signed scan under the PDF's name.
It is not reported, except a Word print file that was saved again, which is compared by time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from zi_docs.errors import Problem
from zi_docs.files.names import PDF
from zi_docs.register import Derived, Document, Register, make_command
from zi_docs.run.batch import TypeBatch
from zi_docs.run.derived import INDEX, date_option, output_option
from zi_docs.run.present import Present, output_of, pdf_of
from zi_docs.run.problems_paper import stale_paper
from zi_docs.run.report import RunReport
from zi_docs.workspace import Workspace

CHANGED = "isi dokumennya berubah"
GONE = "dokumennya tidak ada lagi"
BY_TIME = "lebih tua daripada dokumennya"
_MERGED = {".docx": ("gabung",), PDF: ("pdf", "gabung")}
_PDFA = "pdfa=True"

# The usual path of a file, the forms to ask for, and the documents that it is made of.
_Usual = tuple[str, tuple[str, ...], set[str]]


class Stale(NamedTuple):
    """A file to make again, with these options of ``buat``, or to put away.

    ``kunci`` is the key of the record, if the file is for one record.
    """

    bentuk: str
    path: str
    jenis: str
    opsi: tuple[str, ...]
    sebab: str
    kunci: str = ""


def find_stale(
    workspace: Workspace,
    register: Register,
    present: Present,
    left: Collection[str] = (),
    dated: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Iterator[Stale]:
    """Yield the paper that no longer matches its documents.

    ``left`` are files that the run has reported already, because their record is gone. ``dated``
    holds, for each type, the option for the date under which this run made the documents.
    """
    recorded = [
        file
        for file in register.derived()
        if file.konsep == present.konsep and file.bentuk != INDEX
    ]
    yield from _pdfs(workspace, present, left, dated)
    for file in recorded:
        if sebab := why_old(present, file):
            yield Stale(file.bentuk, file.path, file.jenis, file.opsi, sebab)
    yield from _unrecorded(workspace, present, {file.path for file in recorded}, dated)


def _pdfs(
    workspace: Workspace,
    present: Present,
    left: Collection[str],
    dated: Mapping[str, tuple[str, ...]],
) -> Iterator[Stale]:
    for jenis in present.types():
        judged = _judged(present, jenis)
        old = {path: why for path, why in judged.items() if why.sebab and path not in left}
        again = _pdf_options(present, jenis, [why.kunci for why in old.values()], dated)
        for path, why in old.items():
            output = output_option(workspace, output_of(path, jenis), konsep=present.konsep)
            yield Stale("pdf", path, jenis, (*again, *output), why.sebab, why.kunci)


def _pdf_options(
    present: Present, jenis: str, keys: Sequence[str], dated: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the options that make these PDFs again and leave their documents as they are."""
    pdfs = present.documents(jenis + PDF)
    archival = any(_PDFA in pdf.hash_masukan for pdf in pdfs.values())
    words = [*_stage(present), "--format", "pdf", *(["--pdfa"] if archival else [])]
    return (*words, *_date_option(present, jenis, keys, dated))


def _stage(present: Present) -> tuple[str, ...]:
    return ("--konsep",) if present.konsep else ()


def _date_option(
    present: Present, jenis: str, keys: Sequence[str], dated: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the option that leaves documents their date: this run's, or else the recorded one."""
    if jenis in dated:
        return dated[jenis]
    date = present.date(jenis, keys) if keys else ""
    return ("--tanggal", date) if date else ()


class _Why(NamedTuple):
    """The record that a PDF is for, and why the PDF is old (empty when it is not)."""

    kunci: str
    sebab: str


def _judged(present: Present, jenis: str) -> dict[str, _Why]:
    """Return the judgement on each PDF of a type, by its path."""
    documents, pdfs = present.documents(jenis), present.documents(jenis + PDF)
    judged = {
        pdf.path: _Why(key, why_old_pdf(present, pdf, documents.get(key)))
        for key, pdf in pdfs.items()
    }
    for key, document in documents.items():
        path = pdf_of(document.path)
        if path in judged or not present.is_listed(path):
            continue
        if present.is_older(path, [document.path]):
            judged[path] = _Why(key, BY_TIME)
    return judged


def why_old_pdf(present: Present, pdf: Document, document: Document | None) -> str:
    """Return why a recorded PDF is old, or an empty text."""
    if not present.is_ours(pdf):
        return ""
    if document is None:
        return GONE
    made_of = pdf.hash_masukan.partition(" ")[0]
    return "" if present.hash_now(document) == made_of else CHANGED


def why_old(present: Present, file: Derived) -> str:
    """Return why a recorded print file or packet is old, or an empty text."""
    if not present.is_there(file.path):
        return ""
    known = present.documents(file.jenis)
    if not present.is_ours(file):
        documents = [known[key].path for key in file.isi if key in known]
        saved_again = file.bentuk == "gabung" and not file.path.endswith(PDF)
        return BY_TIME if saved_again and present.is_older(file.path, documents) else ""
    gone = {key for key in file.isi if key not in known} | file.lebih
    changed = [
        key
        for key, made_of in file.isi.items()
        if key not in gone and present.hash_now(known[key]) != made_of
    ]
    counts = {
        "dokumen berubah": len(changed),
        "belum ada di dalamnya": len(file.kurang),
        "tidak ada lagi": len(gone),
    }
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count)


def _unrecorded(
    workspace: Workspace,
    present: Present,
    recorded: Collection[str],
    dated: Mapping[str, tuple[str, ...]],
) -> Iterator[Stale]:
    """Yield the paper that is older than its documents and is not recorded.

    Only files with the usual names can be judged: those of all records of a type, or of a unit.
    """
    for jenis in present.types():
        documents = present.documents(jenis)
        paths = [document.path for document in documents.values()]
        date = _date_option(present, jenis, list(documents), dated)
        for folder in present.folders(jenis):
            inside = {path for path in paths if output_of(path, jenis) == folder}
            place = PurePosixPath(folder)
            found = [*_merged(place, jenis, inside), *_packets(present, place, jenis, recorded)]
            for path, forms, made_of in found:
                if path not in recorded and present.is_older(path, made_of & inside):
                    output = output_option(workspace, folder, konsep=present.konsep)
                    options = (*_stage(present), "--format", ",".join(forms), *output, *date)
                    yield Stale(forms[-1], path, jenis, options, BY_TIME)


def _merged(folder: PurePosixPath, jenis: str, documents: set[str]) -> Iterator[_Usual]:
    """Yield the paths of a type's print files, each made of all its documents."""
    for ending, forms in _MERGED.items():
        yield (folder / "gabung" / f"{jenis}{ending}").as_posix(), forms, documents


def _packets(
    present: Present, folder: PurePosixPath, jenis: str, recorded: Collection[str]
) -> Iterator[_Usual]:
    """Yield the packets of a type that are not recorded, with the documents inside them."""
    packets = folder / "paket" / jenis
    for name in present.names_in(packets.as_posix()):
        path = (packets / name).as_posix()
        if name.endswith(".zip") and path not in recorded:
            members = present.members(path)
            yield path, ("zip",), {(folder / jenis / one).as_posix() for one in members}


# The warnings, at the end of a run and in a look at the register

_ORDER = ("pdf", "gabung", "zip")
_COMMANDS = 3
_KEYS = 10
_SCAN = "Hasil pindai yang bertanda tangan pindahkan dahulu, supaya tidak tertimpa."


def tell_stale_paper(
    workspace: Workspace,
    register: Register,
    batches: Sequence[TypeBatch],
    report: RunReport,
) -> None:
    """Add warnings to the report about paper of any type that no longer matches its documents."""
    dated = {batch.plan.doctype.id: date_option(batch) for batch in batches}
    found: list[Stale] = []
    for konsep in (False, True):
        present = Present(workspace, register, konsep=konsep)
        found += find_stale(workspace, register, present, report.orphans, dated)
        report.files |= present.looked
    report.problems += stale_problems(found, workspace.nama)


def stale_problems(found: Iterable[Stale], data_set: str) -> list[Problem]:
    """Return one warning for each form that has old files; the commands name ``data_set``."""
    files = sorted(found, key=lambda file: (_ORDER.index(file.bentuk), file.path))
    return [
        _problem(bentuk, list(same), data_set)
        for bentuk, same in groupby(files, key=lambda file: file.bentuk)
    ]


def _problem(bentuk: str, files: Sequence[Stale], data_set: str) -> Problem:
    reasons = {file.path: file.sebab for file in files}
    return stale_paper(bentuk, reasons, _mend(files, data_set))


def _mend(files: Sequence[Stale], data_set: str) -> str:
    commands = list(_commands([file for file in files if file.sebab != GONE], data_set))
    if not commands:
        return "Hapus atau pindahkan berkas itu."
    more = f"; dan {len(commands) - _COMMANDS} perintah lagi" if len(commands) > _COMMANDS else ""
    again = f"Hapus berkas itu, atau buat lagi: {'; '.join(commands[:_COMMANDS])}{more}"
    converts = any(word.startswith("pdf") for file in files for word in file.opsi)
    return f"{again}. {_SCAN}" if converts else again


def _commands(files: Sequence[Stale], data_set: str) -> Iterator[str]:
    """Return the commands that make these files again, each for all types that it fits.

    A few PDFs are asked for by their records' keys. Without the keys, the command would also make
    and number documents of other records, which may not be wanted.
    """
    types: dict[tuple[str, ...], dict[str, None]] = {}
    for jenis in dict.fromkeys(file.jenis for file in files):
        own = [file for file in files if file.jenis == jenis]
        keys = dict.fromkeys(file.kunci for file in own if file.kunci not in ("", data_set))
        only = [word for key in keys for word in ("--hanya", key)] if len(keys) <= _KEYS else []
        for file in own:
            types.setdefault((*only, *file.opsi), {})[jenis] = None
    return (make_command(jenis, data_set, *opsi) for opsi, jenis in types.items())


def find_stale_paper(workspace: Workspace, register: Register) -> list[Problem]:
    """Return a warning for each form of paper that no longer matches its documents."""
    stages = [Present(workspace, register, konsep=konsep) for konsep in (False, True)]
    found = [one for present in stages for one in find_stale(workspace, register, present)]
    return stale_problems(found, workspace.nama)
