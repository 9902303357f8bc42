"""The long works beside the making of documents: what each does, and what comes of it.

A task is a function of its order, and of the place of the one file that it may write for whoever
asked. What it returns is handed over as plain values, and read back as the class that its row
names. A new task is a row of ``TASKS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeVar, cast
from zipfile import ZipFile

from zi_docs.app.answering import LkeFilled, fill_lke
from zi_docs.app.answers_file import keep_answers
from zi_docs.app.auditing import audit_register
from zi_docs.app.book import back_up
from zi_docs.app.foreseeing import Foresight, Successor, foresee, foresee_replacement
from zi_docs.app.gathering import Gathered, gather_evidence
from zi_docs.app.handing_out import evidence_folder, made_book, pack_evidence
from zi_docs.app.marking import Target, check_and_mark
from zi_docs.app.opening import open_existing_register
from zi_docs.app.order import (
    ADD,
    ANSWERS,
    DRAW,
    LOOK,
    LOOK_AGAIN,
    LOOK_INTO,
    READING,
    RECORD,
    SAVE,
    TAKE,
    Order,
)
from zi_docs.app.plain_value import of_plain
from zi_docs.app.previewing import Pages, draw_pages
from zi_docs.app.proposing import Asked, Plan, propose_plan
from zi_docs.app.receiving import find_upload
from zi_docs.app.recording import Note, Recorded, record
from zi_docs.app.rewriting import check_and_rewrite
from zi_docs.app.saving import Saved, Typed, save
from zi_docs.app.starting import start
from zi_docs.app.taking_over import Brought, Taken, look, take
from zi_docs.app.typed import typed_date
from zi_docs.app.understanding import keep_reading, kept_problems
from zi_docs.app.work_file import BROUGHT, Work
from zi_docs.errors import DataError, Problem, UsageError
from zi_docs.files.temporary import work_folder
from zi_docs.register import AuditReport, Edition
from zi_docs.run.plan import Request
from zi_docs.workspace import Workspace

T = TypeVar("T")

_ALL = Request((), semua=True)
_HAS_ALL = "ZI019"  # also the second click on the same button


@dataclass(frozen=True, slots=True)
class Sent:
    """What to call the file that a task wrote; "" where there was nothing to write."""

    nama: str


@dataclass(frozen=True, slots=True)
class Replacing:
    """What replacing a document would freeze, and what it would warn of."""

    baru: Successor
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What the copy of a register is called."""

    nama: str


@dataclass(frozen=True, slots=True)
class Added:
    """What the workbook with the sheets that lacked is called; "" where none lacked."""

    nama: str


class Task(NamedTuple):
    """What a task does, and the class of what comes of it; None for nothing."""

    run: Callable[[Order, Path], Any]
    result: Any


def _read(order: Order, _: Path) -> None:
    keep_reading(order.workspace, datetime.now())


def _read_answers(order: Order, _: Path) -> None:
    keep_answers(order.workspace)


def _look_into(order: Order, _: Path) -> Brought:
    return look(order.workspace, *_of_round(order))


def _take(order: Order, _: Path) -> Taken:
    mark, now = order.isian["tanda"], datetime.now()
    return take(order.workspace, *_of_round(order), mark, now)


def _save(order: Order, _: Path) -> Saved:
    return save(order.workspace, Typed.of_isian(order.isian), datetime.now())


def _record(order: Order, place: Path) -> Recorded:
    """Record a number; the scan that was brought is kept by it, or has to be brought again."""
    typed, scan = order.isian, place.with_suffix(f".{BROUGHT}")
    note = Note(
        *(typed["jenis"], typed["kunci"], typed["nomor"], typed_date(typed["tanggal"])),
        berkas=scan if typed["berkas"] else None,
        alasan=typed["alasan"],
        ke=int(typed["ke"]),
        sebutan=typed["berkas"],
    )
    try:
        return record(order.workspace, note)
    finally:
        scan.unlink(missing_ok=True)


def _draw(order: Order, _: Path) -> Pages:
    return draw_pages(order.workspace, order.isian["jenis"], order.isian["kunci"])


def _of_round(order: Order) -> tuple[str, str, str]:
    return order.isian["unit"], order.isian["putaran"], order.isian["unggahan"]


def _foresee(order: Order, _: Path) -> Foresight:
    return foresee(order.workspace, order.request or _ALL)


def _foresee_replacement(order: Order, _: Path) -> Replacing:
    request, kunci = order.request or _ALL, order.isian["kunci"]
    return Replacing(*foresee_replacement(order.workspace, request, kunci))


def _draft(order: Order, _: Path) -> Plan:
    workspace, filled = order.workspace, order.isian
    asked = Asked(filled["unit"], int(filled["tahun"]), bool(filled["dari"]))
    return propose_plan(workspace, asked, made_book(workspace, filled["hasil"]))


def _gather(order: Order, _: Path) -> Gathered:
    workspace, unit = order.workspace, order.isian["unit"]
    return gather_evidence(workspace, unit, evidence_folder(workspace, unit))


def _pack(order: Order, place: Path) -> Sent:
    unit = order.isian["unit"]
    with place.open("wb") as packet:
        pack_evidence(order.workspace, unit, packet)
    return Sent(f"Bukti {unit}.zip")


def _fill(order: Order, _: Path) -> LkeFilled:
    workspace, filled = order.workspace, order.isian
    upload, book = find_upload(workspace, filled["unggahan"]), made_book(workspace, filled["hasil"])
    done = fill_lke(workspace, upload.path, book, filled["unit"], filled["putaran"])
    if done.filled.is_refused:
        raise DataError(done.problems)
    return done


def _audit(order: Order, _: Path) -> AuditReport:
    with open_existing_register(order.workspace, may_be_older=True) as register:
        return audit_register(order.workspace, register)


def _back_up(order: Order, _: Path) -> BackedUp:
    with open_existing_register(order.workspace) as register:
        backup, _beside = back_up(order.workspace, register)
    return BackedUp(backup.name)


def _mark(order: Order, place: Path) -> Sent:
    """Write copies of the workbooks with a mark at every cell that was found wrong.

    The mere list of what has no cell is sent only when there is no workbook to mark: the page
    tells it already.
    """
    with work_folder() as folder:
        _, copies = check_and_mark(
            *(order.workspace, _ALL, Target(folder / "hasil")), kept_problems(order.workspace)
        )
        marked = [copy.path for copy in copies if copy.cells] or [copy.path for copy in copies]
        if len(marked) < 2:
            for path in marked:
                place.write_bytes(path.read_bytes())
            return Sent("".join(path.name for path in marked))
        with ZipFile(place, "w") as package:
            for path in marked:
                package.write(path, path.name)
    return Sent(f"{order.workspace.nama}_PERIKSA.zip")


def _tidy(order: Order, place: Path) -> Sent:
    with work_folder() as folder:
        path = folder / "rapi.xlsx"
        check_and_rewrite(order.workspace, _ALL, path, kept_problems(order.workspace))
        place.write_bytes(path.read_bytes())
    return Sent(f"{order.workspace.nama} rapi.xlsx")


def add_sheets(workspace: Workspace, jenis: str) -> Added:
    """Add a workbook with the sheets that a document type lacks; nothing else is touched.

    Raises what :func:`start` raises, but for sheets that are all there.
    """
    try:
        made = start(workspace.root, workspace.nama, "", [jenis])
    except UsageError as error:
        if any(one.code != _HAS_ALL for one in error.problems):
            raise
        return Added("")
    return Added(PurePath(made.files[0]).name)


def _add(order: Order, _: Path) -> Added:
    return add_sheets(order.workspace, order.isian["jenis"])


TASKS = {
    READING: Task(_read, None),
    ANSWERS: Task(_read_answers, None),
    LOOK_INTO: Task(_look_into, Brought),
    TAKE: Task(_take, Taken),
    SAVE: Task(_save, Saved),
    RECORD: Task(_record, Recorded),
    ADD: Task(_add, Added),
    DRAW: Task(_draw, Pages),
    LOOK: Task(_foresee, Foresight),
    LOOK_AGAIN: Task(_foresee_replacement, Replacing),
    "rencana": Task(_draft, Plan),
    "bukti": Task(_gather, Gathered),
    "paket": Task(_pack, Sent),
    "isi": Task(_fill, LkeFilled),
    "periksa register": Task(_audit, AuditReport),
    "cadangkan": Task(_back_up, BackedUp),
    "tandai": Task(_mark, Sent),
    "rapi": Task(_tidy, Sent),
}


def issued_by(work: Work) -> list[Edition]:
    """Return the editions that an ended run has issued, as far as they are told one by one."""
    if work.tugas or not work.hasil:
        return []
    try:
        return cast(list[Edition], of_plain(list[Edition], work.hasil))
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
        return []


def result_of(work: Work, kind: type[T]) -> T | None:
    """Return what came of an ended work; None for another task, or a file of another shape."""
    task = TASKS.get(work.tugas)
    if task is None or task.result != kind or work.hasil is None:
        return None
    try:
        return cast(T, of_plain(kind, work.hasil))
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
        return None
