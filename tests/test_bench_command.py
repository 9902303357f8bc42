"""The benchmark of the whole command runs on the naskah of today."""

from __future__ import annotations

from pathlib import Path

from benchmarks.office import make_office
from benchmarks.sections import command

EMPLOYEES = 20


def test_docxtpl_fills_the_same_pledges(tmp_path: Path) -> None:
    """docxtpl knows every filter of the pledge's naskah, and its documents have the same text."""
    office = make_office(tmp_path / "few", EMPLOYEES)
    command.capture(tmp_path, office)
    command.fill_by_docxtpl(tmp_path)
    command.first_run(office)
    assert command.same_text(tmp_path, office).startswith(
        f"docxtpl's and our {EMPLOYEES} documents"
    )
