"""The process of a long work: ``python -m zi_docs.app.work_process OUTPUT SHOWN ID``.

It takes its lock, says that it is ready, and makes what was ordered. Nobody reads what it prints
after that: it may outlive who started it.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread
from time import time
from typing import TYPE_CHECKING, Any

from zi_docs.app.book import has_book, open_workspace_register
from zi_docs.app.order import Order
from zi_docs.app.problems import work_failed
from zi_docs.app.work_file import READY, Keadaan, Line, Work, WorkFolder
from zi_docs.errors import ZiDocsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_docs.app.resting import Outcome
    from zi_docs.run.plan import Request

MOST_TOLD = 50  # documents that are told one by one when they were issued

_LOOK = 0.2  # seconds between two looks for a wish to stop
_TELL = 0.3  # seconds between two reports of how far the work is


def main(output: str, shown: str, work_id: str) -> None:
    """Carry out what was ordered."""
    works = WorkFolder(Path(output), shown)
    with _under_way(works, work_id) as (order, work):
        _say_ready()
        with _stopped_by(lambda: works.is_cancelled(work_id)):
            _carry_out(order, works, work)


def perform(works: WorkFolder, work_id: str) -> None:
    """Carry out what was ordered here and now, with the files that a process of its own keeps."""
    with _under_way(works, work_id) as (order, work):
        _carry_out(order, works, work)


@contextmanager
def _under_way(works: WorkFolder, work_id: str) -> Iterator[tuple[Order, Work]]:
    """Hold the lock of a work, and keep how far it is in its file."""
    from filelock import FileLock

    with FileLock(works.path(work_id, "kunci")):
        order = Order.of_plain(works.ordered(work_id))
        isian = dict(order.isian)
        work = Work(work_id, order.judul, time(), time(), tugas=order.tugas, isian=isian)
        works.write(work)
        yield order, work
        works.write(work)


def _say_ready() -> None:
    """Say that the work is under way, and let go of what is shared with its starter."""
    os.write(1, READY)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)


@contextmanager
def _stopped_by(wish: Callable[[], bool]) -> Iterator[None]:
    """Stop the main thread as Ctrl-C does as soon as somebody wishes it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # it may have been started deaf
    done = Event()

    def look() -> None:
        while not done.wait(_LOOK):
            if wish():
                _interrupt()
                return

    Thread(target=look, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _interrupt() -> None:
    """Do what Ctrl-C does in a terminal: every process of this work hears it."""
    if sys.platform == "win32" or os.getpgrp() != os.getpid():
        _thread.interrupt_main()
    else:
        os.killpg(os.getpgrp(), signal.SIGINT)


def _carry_out(order: Order, works: WorkFolder, work: Work) -> None:
    """Make the documents or do the task, and note in the work how that ended."""
    try:
        made = None
        if order.tugas:
            work.hasil = _do(order, works.path(work.id, "hasil"))
        elif order.request:
            before = {one[0] for one in _editions(order)}
            made = _make(order, order.request, _Teller(works, work))
            work.hasil = [one for one in _editions(order) if one[0] not in before][:MOST_TOLD]
    except KeyboardInterrupt:
        work.keadaan = Keadaan.DIBATALKAN
    except ZiDocsError as error:
        work.keadaan, work.problems = Keadaan.GAGAL, list(error.problems)
    except Exception as error:  # a mistake of this program must be told too: nobody sees stderr
        work.keadaan, work.problems = Keadaan.GAGAL, [work_failed(order.judul, error)]
    else:
        work.keadaan = Keadaan.SELESAI
        if made:
            _hand_over(made, work)


def _editions(order: Order) -> list[Any]:
    """Return the editions that are issued, as plain values; none for a work that issues nothing."""
    if not (order.request and order.request.terbit and has_book(order.workspace)):
        return []
    with open_workspace_register(order.workspace) as register:
        return [[*one] for one in register.editions(order.request.jenis[0])]


def _do(order: Order, place: Path) -> Any:
    """Do a task, and return what came of it as plain values."""
    from zi_docs.app.plain_value import as_plain
    from zi_docs.app.tasks import TASKS

    return as_plain(TASKS[order.tugas].run(order, place))


def _hand_over(made: Outcome, work: Work) -> None:
    work.report = made.report
    work.numbers = [(number.jenis, number.nomor) for number in made.numbers]
    if made.report.failed:
        work.keadaan = Keadaan.GAGAL


def _make(order: Order, request: Request, teller: _Teller) -> Outcome:
    from zi_docs.app.generating import generate
    from zi_docs.app.resting import Command, run_or_rest

    words = {"diminta": asdict(request), "cara": asdict(order.options), "halaman": True}
    options = order.options
    command = Command(words, options.cetak.format, options.ulang, request.terbit)
    return run_or_rest(
        order.workspace,
        command,
        lambda: generate(order.workspace, request, teller.tell, options),
    )


@dataclass(slots=True)
class _Teller:
    """Writes how far a work is, but not after every document."""

    works: WorkFolder
    work: Work
    told: float = 0.0

    def tell(self, jenis: str, done: int, total: int, failed: int) -> None:
        """Note that these many of a type's documents are done."""
        rows, now = self.work.rows, time()
        if not rows or rows[-1].jenis != jenis:
            rows.append(Line(jenis, awal=done, mulai=now))
        line = rows[-1]
        line.selesai, line.jumlah, line.gagal = done, total, failed
        if done == total or now - self.told >= _TELL:
            self.told = now
            self.works.write(self.work)


if __name__ == "__main__":
    main(*sys.argv[1:])
