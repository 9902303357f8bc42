"""What a unit that controls gratuities (UPG) has to do, by date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version


@dataclass(frozen=True)
class TugasUpg:
    """The tasks of the UPG of an office, and of those of its units, which report to that one.

    In them ``{instansi}`` and ``{kepala}`` stand for what the settings say of the office.
    ``catatan`` says what they rest on, where the official text was not seen.
    """

    instansi: tuple[str, ...]
    unit: tuple[str, ...]
    catatan: str


def tugas_upg(on: date) -> TugasUpg:
    """Return the tasks in force on ``on``; none before the first rule.

    Source: Peraturan KPK 2/2019, from 20 January 2026 as amended by Peraturan KPK 1/2026; what was
    read is named in the table.
    """
    version = pick_version(load_data("gratifikasi")["versi"], on)
    if version is None:
        return TugasUpg((), (), "")
    tasks, said = version["tugas"], "" if version["pasti"] else str(version["catatan"])
    return TugasUpg(tuple(_of(tasks, "instansi")), tuple(_of(tasks, "unit")), said)


def _of(tasks: list[Any], whose: str) -> Iterator[str]:
    """Yield the tasks of an office or of a unit: those of both, and those of its own."""
    for task in tasks:
        if isinstance(task, str):
            yield task
        elif whose in task:
            yield str(task[whose])
