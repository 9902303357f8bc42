"""The list of a type's documents, ``indeks.xlsx`` beside them: number, file and state of each.

It has the documents of all records, whatever records a run was asked for. The same documents give
the same bytes. It is written only when what it says changes; a run that changes nothing does not
even build it. A list that somebody edited is his, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from os.path import exists
from pathlib import Path

from zi_docs.errors import OutputError
from zi_docs.files.arsip import move_to_archive
from zi_docs.files.folders import discard, remove_empty
from zi_docs.files.problems import DISK_FULL
from zi_docs.files.writing import write_whole
from zi_docs.model import Record
from zi_docs.register import Derived, Document
from zi_docs.run.batch import TypeBatch
from zi_docs.run.derived import INDEX
from zi_docs.run.index_book import Line, index_workbook
from zi_docs.run.inputs import file_hash, hash_of_list
from zi_docs.run.plan import unit_code
from zi_docs.run.problems_paper import index_edited, index_not_written
from zi_docs.run.report import ABSENT, UNSETTLED, file_state
from zi_docs.run.sheets import in_data_order, inner_path

NAME = "indeks.xlsx"

_VERSION = "2"  # of the workbook's looks: a change of it writes every list anew


def write_index(batch: TypeBatch) -> None:
    """Write the list of a type's documents in this stage if it says something new.

    Without documents it is taken away. What the disk refuses is only a warning (ZI538).
    """
    path = batch.folder / NAME
    lines = list(_lines(batch))
    known = _recorded(batch, path)
    digest = hash_of_list(lines, _VERSION)
    state = file_state(str(path))
    if state != ABSENT and _is_as_recorded(path, state, known):
        if lines and known and known.isi == {"": digest}:
            batch.report.files[str(path)] = state
            return
    elif state != ABSENT and not _may_replace(batch, path, known, lines, digest):
        return
    if lines:
        _write(batch, path, lines, digest)
    else:
        discard(path)
        remove_empty(path.parent, batch.workspace.output)
        batch.report.files[str(path)] = ABSENT


# What it says.


def _lines(batch: TypeBatch) -> Iterator[Line]:
    """Yield the documents in the order of the data, then those whose record is gone."""
    known, folder = dict(batch.known()), str(batch.folder)
    ordered = dict[str, Record | None]((key, record) for record, key in in_data_order(batch, known))
    here = f"{batch.workspace.show(batch.folder)}/"
    for key in (*ordered, *(key for key in known if key not in ordered)):
        document = known.pop(key)  # let go of it: the register's ten thousand take 10 MB
        if inner := inner_path(batch, document, here):
            there = exists(f"{folder}/{inner}")  # noqa: PTH110 # ten thousand of them
            yield _line(batch, ordered.get(key), document, inner, there)


def _line(
    batch: TypeBatch, record: Record | None, document: Document, inner: str, ada: bool
) -> Line:
    plan = batch.plan
    unit = unit_code(plan.builder.dataset, record)
    edition = f" (edisi {document.edisi})" if document.edisi > 1 else ""
    return Line(
        nama=document.untuk or plan.doctype.manifest.judul,
        nomor=document.nomor,
        unit=unit,
        berkas=inner,
        keadaan=f"{document.tahap}{edition}",
        tanggal=document.tanggal,
        ada=ada,
    )


# Whether it is ours, and up to date.


def _recorded(batch: TypeBatch, path: Path) -> Derived | None:
    shown = batch.workspace.show(path)
    found = (file for file in batch.register.derived() if file.path == shown)
    return next((file for file in found if file.bentuk == INDEX), None)


def _is_as_recorded(path: Path, state: tuple[int, int], known: Derived | None) -> bool:
    if known is None:
        return False
    return state == (known.ukuran, known.mtime_ns) or file_hash(path) == known.sha256


def _may_replace(
    batch: TypeBatch, path: Path, known: Derived | None, lines: Sequence[Line], digest: str
) -> bool:
    """Tell whether a list that is not as recorded may be replaced; name one that is old and stays.

    A killed run left one that would be the same. Under ``timpa`` any other goes to the archive.
    """
    workspace, report = batch.workspace, batch.report
    is_new = known is None or known.isi != {"": digest}
    if is_new and lines and file_hash(path) == sha256(index_workbook(lines)).hexdigest():
        return True
    if not batch.options.timpa:
        if is_new:
            report.problems.append(index_edited(workspace.show(path)))
        report.files[str(path)] = file_state(str(path))
        return False
    name = path.relative_to(workspace.output).as_posix()
    try:
        move_to_archive(path, workspace.output, name, workspace.show)
    except OutputError as error:
        _not_written(batch, path, error)
        return False
    return True


# The file.


def _write(batch: TypeBatch, path: Path, lines: Sequence[Line], digest: str) -> None:
    shown = batch.workspace.show(path)
    try:
        file = write_whole(path, index_workbook(lines), shown)
    except OutputError as error:
        _not_written(batch, path, error)
        return
    entry = Derived(
        *(shown, batch.jenis, INDEX, "", (), (), {"": digest}),
        *(file.sha256, file.size, file.mtime_ns),
        konsep=batch.konsep,
    )
    batch.register.record_derived([entry])
    batch.report.files[str(path)] = (file.size, file.mtime_ns)


def _not_written(batch: TypeBatch, path: Path, error: OutputError) -> None:
    """Warn, and let the next run try again; a full disk was perhaps reported already."""
    problem, shown, report = error.problems[0], batch.workspace.show(path), batch.report
    told = any(one.code == DISK_FULL for one in report.problems)
    if not (told and problem.code == DISK_FULL):
        reason = problem.message[:1].lower() + problem.message[1:]
        report.problems.append(index_not_written(shown, reason))
    batch.report.files[str(path)] = UNSETTLED
