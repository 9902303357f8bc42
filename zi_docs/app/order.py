"""What a long work is to do: the making of documents, or a task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from zi_docs.app.answers_file import are_many
from zi_docs.app.data_state import LARGE, is_large
from zi_docs.app.generating import RunOptions
from zi_docs.app.receiving import size_of_upload
from zi_docs.run.plan import Request
from zi_docs.run.sheets import PrintOptions
from zi_docs.workspace import Workspace

READING, ANSWERS = "baca", "baca jawaban"
"""The tasks by which a data set is surveyed and checked, and its answers to the LKE are read."""
LOOK, LOOK_AGAIN = "tinjau", "tinjau ganti"
"""The tasks that look at what issuing, or replacing, would freeze."""
LOOK_INTO, TAKE = "tinjau buku", "ambil"
"""The tasks that look at what a workbook of the LKE would change, and take its answers over."""
SAVE = "simpan jawaban"
"""The task that saves what was typed into a form of answers to the LKE."""
RECORD = "catat"
"""The task that records a number that another book gave."""
ADD = "tambah lembar"
"""The task that adds a workbook with the sheets that a document type lacks."""
DRAW = "pratinjau"
"""The task that fills one document, and draws its pages."""

UNLISTED = frozenset({READING, ANSWERS, LOOK, LOOK_AGAIN, LOOK_INTO, SAVE, DRAW})
_OF_ALL_ANSWERS = frozenset({LOOK_INTO, TAKE, SAVE})
"""The tasks that take as long as there are answers."""
_AT_ONCE = UNLISTED | {TAKE, RECORD, ADD, "rencana", "tandai", "rapi"}
"""The tasks that take as long as the data are large; the others copy files, or ask LibreOffice."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a long work is to make, for whom, and how; ``judul`` is what people call it.

    With ``tugas`` it is that task, with what was filled in for it; else documents are made.
    """

    workspace: Workspace
    judul: str
    request: Request | None = None
    options: RunOptions = field(default_factory=RunOptions)
    tugas: str = ""
    isian: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_short(self) -> bool:
        """Whether it is done at once where it is asked for."""
        if self.tugas not in _AT_ONCE or is_large(self.workspace):
            return False
        if self.tugas in _OF_ALL_ANSWERS and are_many(self.workspace):
            return False
        return size_of_upload(self.workspace, self.isian.get("unggahan", "")) < LARGE

    def as_plain(self) -> dict[str, Any]:
        """Return it as values that JSON can hold."""
        space = self.workspace
        folders = {"root": space.root, "data": space.data, "output": space.output}
        return {
            "ruang": {name: str(folder) for name, folder in folders.items()},
            "judul": self.judul,
            "diminta": _plain_request(self.request) if self.request else None,
            "cara": asdict(self.options),
            "tugas": self.tugas,
            "isian": dict(self.isian),
        }

    @classmethod
    def of_plain(cls, kept: Mapping[str, Any]) -> Order:
        """Return the order that :meth:`as_plain` gave."""
        manner = dict(kept["cara"])
        paper = manner["cetak"] | {"format": tuple(manner["cetak"]["format"])}
        manner["cetak"] = PrintOptions(**paper)
        return cls(
            Workspace(**{name: Path(folder) for name, folder in kept["ruang"].items()}),
            kept["judul"],
            _request(kept["diminta"]) if kept["diminta"] else None,
            RunOptions(**manner),
            kept["tugas"],
            kept["isian"],
        )


def _plain_request(request: Request) -> dict[str, Any]:
    day = request.tanggal
    return asdict(request) | {"tanggal": day.isoformat() if day else ""}


def _request(kept: Mapping[str, Any]) -> Request:
    typed = kept["tanggal"]
    day = date.fromisoformat(typed) if typed else None
    lists = {name: tuple(kept[name]) for name in ("jenis", "hanya")}
    return Request(**{**kept, **lists, "tanggal": day})
