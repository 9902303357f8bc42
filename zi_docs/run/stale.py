"""Paper that no longer matches its documents: PDFs, print files and packets.

Recorded paper is compared by the hash of its documents, other paper by time. A file with other
bytes than the recorded ones is somebody else's, such as a signed scan under the PDF's name. It is
not reported, except a Word print file that was saved again, which is compared by time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from zi_docs.register import Derived, Document, Register
from zi_docs.run.derived import PDF, Present, output_of, output_option, pdf_of
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
    recorded = register.derived()
    yield from _pdfs(workspace, present, left, dated)
    for file in recorded:
        if sebab := _why(present, file):
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
            output = output_option(workspace, output_of(path, jenis))
            yield Stale("pdf", path, jenis, (*again, *output), why.sebab, why.kunci)


def _pdf_options(
    present: Present, jenis: str, keys: Sequence[str], dated: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the options that make these PDFs again and leave their documents as they are."""
    pdfs = present.documents(jenis + PDF)
    archival = any(_PDFA in pdf.hash_masukan for pdf in pdfs.values())
    words = ["--format", "pdf", *(["--pdfa"] if archival else [])]
    return (*words, *_date_option(present, jenis, keys, dated))


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
        pdf.path: _Why(key, _why_pdf(present, pdf, documents.get(key))) for key, pdf in pdfs.items()
    }
    for key, document in documents.items():
        path = pdf_of(document.path)
        if path not in judged and present.is_older(path, [document.path]):
            judged[path] = _Why(key, BY_TIME)
    return judged


def _why_pdf(present: Present, pdf: Document, document: Document | None) -> str:
    """Return why a recorded PDF is old, or an empty text."""
    if not present.is_ours(pdf):
        return ""
    if document is None:
        return GONE
    made_of = pdf.hash_masukan.partition(" ")[0]
    return "" if present.hash_now(document) == made_of else CHANGED


def _why(present: Present, file: Derived) -> str:
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
                    output = output_option(workspace, folder)
                    options = ("--format", ",".join(forms), *output, *date)
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
