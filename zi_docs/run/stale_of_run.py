"""The warnings about old paper at the end of a run, for its own types and all others.

The register has no drafts, so the paper of drafts can only be compared by time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from zi_docs.errors import Problem
from zi_docs.register import Register, make_command
from zi_docs.run.batch import TypeBatch
from zi_docs.run.choose import Selection, selection_of
from zi_docs.run.derived import Present, date_option, expect, made_with, packet_path, print_path
from zi_docs.run.problems import stale_paper
from zi_docs.run.report import ABSENT, RunReport, file_state
from zi_docs.run.sheets import PrintOptions, by_unit, sheets_of
from zi_docs.run.stale import BY_TIME, GONE, Stale, find_stale
from zi_docs.workspace import Workspace

_DRAFT_FORMS = {".docx": ("gabung",), ".pdf": ("pdf", "gabung")}

_ORDER = ("pdf", "gabung", "zip")
_COMMANDS = 3
_KEYS = 10
_SCAN = "Hasil pindai yang bertanda tangan pindahkan dahulu, supaya tidak tertimpa."


def tell_stale_paper(
    workspace: Workspace,
    register: Register | None,
    batches: Sequence[TypeBatch],
    report: RunReport,
) -> None:
    """Add warnings to the report about paper of any type that no longer matches its documents.

    A run of drafts reports only the paper of its own drafts.
    """
    if register is None:
        drafts = [old for batch in batches for old in find_stale_drafts(batch)]
        report.problems += stale_problems(drafts, workspace.nama)
        return
    for batch in batches:
        expect(batch)
    present = Present(workspace, register)
    dated = {batch.plan.doctype.id: date_option(batch) for batch in batches}
    found = find_stale(workspace, register, present, report.orphans, dated)
    report.problems += stale_problems(found, workspace.nama)
    report.files |= present.looked


def find_stale_drafts(batch: TypeBatch) -> Iterator[Stale]:
    """Yield the PDFs, print files and packets that are older than the drafts of this run."""
    times = {sheet: _time(sheet.path) for sheet in sheets_of(batch)}
    asked = selection_of(batch.plan)
    for sheet, time in times.items():
        yield from _older(batch, sheet.pdf, time, asked, "pdf")
    newest = max(times.values(), default=ABSENT[1])
    for ending, form in _DRAFT_FORMS.items():
        for selection in dict.fromkeys((Selection(), asked)):
            path = print_path(batch, selection, ending)
            yield from _older(batch, path, newest, selection, *form)
    for unit, sheets in by_unit(batch).items():
        made = max(times[sheet] for sheet in sheets)
        yield from _older(batch, packet_path(batch, unit), made, asked, "zip")


def _older(
    batch: TypeBatch, path: Path, made: int, selection: Selection, *form: str
) -> Iterator[Stale]:
    """Yield the file of this form, if it exists and was written before ``made``."""
    if ABSENT[1] < _time(path) < made:
        options = made_with(batch, selection, PrintOptions(format=form), form[-1])
        shown = batch.workspace.show(path)
        yield Stale(form[-1], shown, batch.plan.doctype.id, options, BY_TIME)


def _time(path: Path) -> int:
    return file_state(str(path))[1]


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
    found = find_stale(workspace, register, Present(workspace, register))
    return stale_problems(found, workspace.nama)
