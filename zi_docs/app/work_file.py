"""The small files of a long work: what was ordered, how far it is, and whether it still runs.

They lie in ``output/DATA/.zi-docs-kerja``, with the work's id as their name::

    ID.minta    what was ordered, written by whoever starts the work
    ID.json     how far it is, written by the work itself
    ID.kunci    locked as long as the work runs; the system unlocks it when the work is killed
    ID.batal    says that the work is to stop
    ID.bawaan   the file that was brought for it, where one was
    ID.hasil    the file that was asked for, where one was

So a page that is started again finds the work of the page before, and tells a running one from one
that was cut off.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from time import sleep, strftime, time
from typing import IO, Any

from zi_docs.app.problems import work_cut_off
from zi_docs.errors import OutputError, Problem
from zi_docs.files.folders import make_folder
from zi_docs.files.problems import output_problem
from zi_docs.run.plain_report import from_plain, problems_from_plain, to_plain
from zi_docs.run.report import RunReport

FOLDER = ".zi-docs-kerja"
READY = b"siap\n"
"""What the process of a work says once it is under way."""

BROUGHT = "bawaan"
"""The ending of the file that was brought for a work."""

MOST = 20  # works that are remembered

_ID_LETTERS = frozenset("0123456789abcdef-")
_LONGEST_ID = 40
_PATIENCE = 40  # on Windows a file can't be replaced while somebody reads it
_PAUSE = 0.05
_TELLING = 1.0  # seconds after which a rate means something


class Keadaan(StrEnum):
    """How far a work is. ``terputus``: it was killed, or the computer was switched off."""

    BERJALAN = "berjalan"
    SELESAI = "selesai"
    GAGAL = "gagal"
    DIBATALKAN = "dibatalkan"
    TERPUTUS = "terputus"


@dataclass(slots=True)
class Line:
    """How far one type's documents are, or one form of them.

    ``awal`` documents were done when the first report came, at ``mulai``: a rate is measured from
    there, for what went before was reading.
    """

    jenis: str
    selesai: int = 0
    jumlah: int = 0
    gagal: int = 0
    awal: int = 0
    mulai: float = 0.0


@dataclass(slots=True)
class Work:
    """How far a work is; the times are seconds since 1970.

    ``rows`` has a line for each type so far, the last one being made now. ``report`` is there once
    the run has ended, ``numbers`` are the numbers that it gave, as printed, each with its type.
    ``problems`` is why it ended without a report. ``tugas`` is the task that it does, or "" for
    documents, ``isian`` what was filled in for it, ``hasil`` what came of it, as plain values.
    """

    id: str
    judul: str
    mulai: float
    diubah: float
    keadaan: Keadaan = Keadaan.BERJALAN
    rows: list[Line] = field(default_factory=list)
    report: RunReport | None = None
    numbers: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tugas: str = ""
    isian: dict[str, str] = field(default_factory=dict)
    hasil: Any = None

    @property
    def runs(self) -> bool:
        """Whether it is not at its end."""
        return self.keadaan is Keadaan.BERJALAN

    @property
    def seconds(self) -> float:
        """How long it has been at work."""
        return max(0.0, self.diubah - self.mulai)

    @property
    def now(self) -> Line | None:
        """The line that is being made."""
        return self.rows[-1] if self.rows else None

    @property
    def rate(self) -> float:
        """Documents per second of the line that is being made; 0 when it can't be told yet.

        What was there already is told at once, and would make it thousands.
        """
        line = self.now
        took = self.diubah - line.mulai if line else 0.0
        return (line.selesai - line.awal) / took if line and took >= _TELLING else 0.0

    @property
    def remaining(self) -> float | None:
        """The seconds that the line will still take at this rate; None when it can't be told."""
        line, rate = self.now, self.rate
        return (line.jumlah - line.selesai) / rate if line and rate else None


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """The files of the works of one data set's output folder; ``shown`` is it in words."""

    output: Path
    shown: str

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self.output / FOLDER

    def path(self, work_id: str, ending: str) -> Path:
        """Return the place of one file of a work."""
        return self.folder / f"{work_id}.{ending}"

    def order(self, order: Mapping[str, Any], brought: IO[bytes] | None = None) -> str:
        """Write what is ordered, with the file that it needs, and return the id of the new work.

        Raises :class:`OutputError` (ZI501-ZI503) when the disk refuses.
        """
        work_id = f"{strftime('%Y%m%d-%H%M%S')}-{token_hex(4)}"
        try:
            make_folder(self.folder)
            self._forget_old()
            if brought:
                with self.path(work_id, BROUGHT).open("wb") as file:
                    copyfileobj(brought, file)
            self.path(work_id, "minta").write_text(json.dumps(order), encoding="utf-8")
        except OSError as error:
            raise OutputError(output_problem(error, self.shown)) from error
        return work_id

    def ordered(self, work_id: str) -> dict[str, Any]:
        """Return what was ordered. Raises ``OSError``, ``ValueError``."""
        return dict(json.loads(self.path(work_id, "minta").read_text(encoding="utf-8")))

    def write(self, work: Work) -> None:
        """Write how far a work is, whole or not at all; what the disk refuses is not told."""
        path = self.path(work.id, "json")
        part = path.with_suffix(".baru")
        work.diubah = time()
        for _ in range(_PATIENCE if not work.runs else 1):
            with suppress(OSError):
                part.write_text(json.dumps(_as_plain(work)), encoding="utf-8")
                os.replace(part, path)  # noqa: PTH105
                return
            sleep(_PAUSE)

    def find(self, work_id: str) -> Work | None:
        """Return a work by its id; None for one that nobody started, or whose file is damaged."""
        if len(work_id) > _LONGEST_ID or not set(work_id) <= _ID_LETTERS:
            return None
        work = self._read(work_id)
        if work is None:
            return None
        return self._cut_off(work) if work.runs and not self.is_held(work_id) else work

    def _read(self, work_id: str) -> Work | None:
        try:
            return _from_plain(json.loads(self.path(work_id, "json").read_text(encoding="utf-8")))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def _cut_off(self, work: Work) -> Work:
        """Return a work whose process is gone; it may have ended since the look into its file."""
        again = self._read(work.id) or work
        if again.runs:
            again.keadaan = Keadaan.TERPUTUS
            again.problems = [work_cut_off(work.judul)]
        return again

    def all(self) -> list[Work]:
        """Return the works that are remembered, the newest first."""
        try:
            ids = sorted((path.stem for path in self.folder.glob("*.minta")), reverse=True)
        except OSError:
            return []
        return [work for work in map(self.find, ids[:MOST]) if work]

    def running(self) -> Work | None:
        """Return the work that runs now, if there is one."""
        return next((work for work in self.all() if work.runs), None)

    def is_held(self, work_id: str) -> bool:
        """Whether the process of a work is still there."""
        from filelock import FileLock, Timeout

        path = self.path(work_id, "kunci")
        if not path.exists():
            return False
        lock = FileLock(path, timeout=0)
        try:
            lock.acquire()
        except (Timeout, OSError):
            return True
        lock.release()
        return False

    def cancel(self, work_id: str) -> None:
        """Ask a work to stop; it keeps what is whole. Raises :class:`OutputError`."""
        try:
            self.path(work_id, "batal").touch()
        except OSError as error:
            raise OutputError(output_problem(error, self.shown)) from error

    def is_cancelled(self, work_id: str) -> bool:
        """Whether somebody asked a work to stop."""
        return self.path(work_id, "batal").exists()

    def _forget_old(self) -> None:
        """Delete the files of works that ended long ago; a running one keeps its files."""
        ids = sorted((path.stem for path in self.folder.glob("*.minta")), reverse=True)
        for work_id in ids[MOST:]:
            if not self.is_held(work_id):
                self.forget(work_id)

    def forget(self, work_id: str) -> None:
        """Delete the files of a known work, as far as the disk allows it."""
        for path in self.folder.glob(f"{work_id}.*"):
            with suppress(OSError):
                path.unlink()


def _as_plain(work: Work) -> dict[str, Any]:
    return {
        "id": work.id,
        "judul": work.judul,
        "mulai": work.mulai,
        "diubah": work.diubah,
        "keadaan": work.keadaan.value,
        "rows": [asdict(line) for line in work.rows],
        "report": to_plain(work.report) if work.report else None,
        "numbers": work.numbers,
        "problems": [asdict(problem) for problem in work.problems],
        "tugas": work.tugas,
        "isian": work.isian,
        "hasil": work.hasil,
    }


def _from_plain(kept: Mapping[str, Any]) -> Work:
    """Return a work; raises ``ValueError``, ``TypeError`` or ``LookupError`` for anything else."""
    return Work(
        id=str(kept["id"]),
        judul=str(kept["judul"]),
        mulai=float(kept["mulai"]),
        diubah=float(kept["diubah"]),
        keadaan=Keadaan(kept["keadaan"]),
        rows=[Line(**line) for line in kept["rows"]],
        report=from_plain(kept["report"]) if kept["report"] else None,
        numbers=[(str(jenis), str(nomor)) for jenis, nomor in kept["numbers"]],
        problems=problems_from_plain(kept["problems"]),
        tugas=str(kept["tugas"]),
        isian={str(name): str(text) for name, text in kept["isian"].items()},
        hasil=kept["hasil"],
    )
