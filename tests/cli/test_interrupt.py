"""Ctrl-C in the middle of a real run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from zi_docs.cli.layout import format_count
from zi_docs.indonesian import terbilang

from .conftest import PEGAWAI

MANY = 750  # three chunks, so that the first is on the disk long before the last
HEARD = "default_int_handler"  # as started from a terminal, however these tests were started
IGNORED = "SIG_IGN"  # as a shell starts a background job
SCRIPT = (
    "import signal; signal.signal(signal.SIGINT, signal.{})\nfrom zi_docs.cli import main; main()"
)

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process"),
]


def buat(ctrl_c: str, *options: str) -> list[str]:
    """The command that issues all letters, in a process that hears Ctrl-C or ignores it."""
    line = ("buat", "surat", "--data", "kantor", "--terbit", *options)
    return [sys.executable, "-c", SCRIPT.format(ctrl_c), *line]


def interrupted(office: Path, command: list[str]) -> tuple[int, bytes, list[str]]:
    """Start a command, press Ctrl-C when the first letters are there, and wait for it.

    Return its exit code, its output, and what it said beside its progress.
    """
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=office, start_new_session=True, **pipes) as run:
        assert run.stderr is not None
        assert run.stderr.readline().startswith(b"surat: 5% ")
        os.killpg(run.pid, signal.SIGINT)  # a terminal sends it to every process of the run
        out, err = run.communicate(timeout=60)
    lines = err.decode().splitlines()
    return run.returncode, out, [line for line in lines if not line.startswith("surat: ")]


@pytest.fixture
def crowd(numbered: Path) -> Path:
    """The numbered office with many employees."""
    births = [(1960 + n // 336, n // 28 % 12 + 1, n % 28 + 1) for n in range(MANY - 1)]
    rows = [
        f"Pegawai {terbilang(n).title()};PNS;{year}{month:02}{day:02}1993031005;Pembina;IV/a;Staf;"
        "DUKCAPIL\n"
        for n, (year, month, day) in enumerate(births)
    ]
    head, chief, _ = PEGAWAI.splitlines(keepends=True)
    table = numbered / "data" / "kantor" / "pegawai.csv"
    table.write_text("".join([head, chief, *rows]), encoding="utf-8")
    return numbered


@pytest.mark.parametrize("options", [(), ("--proses", "2")])
def test_ctrl_c_leaves_whole_files_and_the_run_can_go_on(
    options: tuple[str, ...], crowd: Path
) -> None:
    """Ctrl-C ends with 130 and one sentence; files are whole, and the next run makes the rest."""
    code, out, told = interrupted(crowd, buat(HEARD, *options))
    assert (code, out) == (130, b"")
    assert told == [
        "",
        "Perintah dihentikan. Dokumen yang sudah jadi tetap utuh. "
        "Jalankan lagi perintah yang sama untuk melanjutkan.",
    ]
    made = [path for path in (crowd / "output").rglob("*") if path.suffix == ".docx"]
    assert 0 < len(made) < MANY
    for path in made:
        assert zipfile.ZipFile(path).testzip() is None
    assert not list((crowd / "output").rglob("*.zidocs-part"))
    again = subprocess.run(buat(HEARD, *options), cwd=crowd, capture_output=True)
    assert again.returncode == 0
    assert f"{format_count(len(made))} dilewati, 0 gagal" in again.stdout.decode()
    assert len(list((crowd / "output").rglob("*.docx"))) == MANY


@pytest.mark.parametrize("options", [(), ("--proses", "2")])
def test_a_background_job_goes_on(options: tuple[str, ...], crowd: Path) -> None:
    """A run that was started with Ctrl-C ignored goes on ignoring it."""
    code, _, told = interrupted(crowd, buat(IGNORED, *options))
    assert (code, told) == (0, [])
    assert len(list((crowd / "output").rglob("*.docx"))) == MANY
