"""Running ``zi-docs buat pakta-integritas`` on a made-up office, as a clerk would."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.folders import REPOSITORY
from benchmarks.office import Office
from benchmarks.rounds import run_timed

__all__ = ["ZI_DOCS", "Peak", "clear", "make_all", "peak_of", "rows_size"]

ZI_DOCS = str(Path(sys.executable).parent / "zi-docs")
JENIS = "pakta-integritas"


@dataclass(frozen=True, slots=True)
class Peak:
    """The peak memory of a run as the kernel gives it: its own, and its largest child's."""

    peak_kb: int
    child_kb: int

    @property
    def own(self) -> float:
        """Its own peak in MB."""
        return self.peak_kb * 1024 / 1e6

    @property
    def child(self) -> float:
        """Its largest child's peak in MB."""
        return self.child_kb * 1024 / 1e6


def clear(office: Office) -> None:
    """Remove the documents and the register of a run."""
    shutil.rmtree(office.root / "output", ignore_errors=True)
    for file in office.data.glob("register*"):
        file.unlink()


def make_all(office: Office, *options: str) -> float:
    """Return the seconds from process start to exit; every document must be there."""
    seconds = run_timed(_command(ZI_DOCS, office, *options), office.root).seconds
    made = sum(1 for _ in office.output.rglob("*.docx"))
    if made != office.employees:
        sys.exit(f"zi-docs buat membuat {made} dari {office.employees} dokumen")
    return seconds


def peak_of(office: Office, *options: str) -> Peak:
    """Return the peak memory of a run that makes everything."""
    clear(office)
    command = [sys.executable, "-m", "benchmarks.peak", *_command("", office, *options)[1:]]
    said = run_timed(command, REPOSITORY).output
    return Peak(**json.loads(said.splitlines()[-1]))


def rows_size(office: Office) -> int:
    """Return the bytes that the office's rows take in memory."""
    command = [sys.executable, "-m", "benchmarks.rows_size", str(office.data)]
    return int(run_timed(command, REPOSITORY).output)


def _command(program: str, office: Office, *options: str) -> list[str]:
    return [program, "buat", JENIS, "--data", str(office.data), *options]
