"""Telling of paper that is not of its documents as they are now.

It is told once for each form, with how many files, which, and the mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zi_docs.errors import Problem
from zi_docs.register import Register, make_command
from zi_docs.run.present import Present
from zi_docs.run.problems import stale_paper
from zi_docs.run.stale import GONE, Stale, find_stale
from zi_docs.workspace import Workspace

_ORDER = ("pdf", "gabung", "zip")
_COMMANDS = 3
_KEYS = 10
_SCAN = "Hasil pindai yang bertanda tangan pindahkan dahulu, supaya tidak tertimpa."


def stale_problems(found: Iterable[Stale], data_set: str) -> list[Problem]:
    """Return one warning for each form that has old files; ``data_set`` is for the commands."""
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
    return f"{again}. {_SCAN}" if files[0].bentuk == "pdf" else again


def _commands(files: Sequence[Stale], data_set: str) -> Iterator[str]:
    """Yield the commands that make these again, each for all types that it fits.

    A few PDFs are asked for by their records' keys: the documents of the others may not be wanted,
    and would be numbered.
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
    """Return a warning for each form of paper that is not of its documents as they are now."""
    found = find_stale(workspace, register, Present(workspace, register))
    return stale_problems(found, workspace.nama)
