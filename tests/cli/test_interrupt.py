"""Ctrl-C in the middle of a real run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from zi_docs.cli.layout import format_count

from .conftest import PEGAWAI

MANY = 1500
# A shell may have started the tests with SIGINT ignored; a terminal never does that.
SCRIPT = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from zi_docs.cli import main; main()"
)
BUAT = (sys.executable, "-c", SCRIPT, "buat", "surat", "--data", "kantor")


@pytest.fixture
def crowd(numbered: Path) -> Path:
    """The numbered office with many employees."""
    births = [(1960 + n // 336, n // 28 % 12 + 1, n % 28 + 1) for n in range(MANY - 1)]
    rows = [
        f"Pegawai {n};PNS;{year}{month:02}{day:02}1993031005;Pembina;IV/a;Staf;DUKCAPIL\n"
        for n, (year, month, day) in enumerate(births)
    ]
    head, chief, _ = PEGAWAI.splitlines(keepends=True)
    table = numbered / "data" / "kantor" / "pegawai.csv"
    table.write_text("".join([head, chief, *rows]), encoding="utf-8")
    return numbered


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("options", [(), ("--proses", "2")])
def test_ctrl_c_leaves_whole_files_and_the_run_can_go_on(
    options: tuple[str, ...], crowd: Path
) -> None:
    """130 and one sentence; what is there is whole, and the same command makes the rest."""
    run = subprocess.Popen(
        [*BUAT, *options],
        cwd=crowd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert run.stderr is not None
    assert run.stderr.readline().startswith(b"surat: 5% ")
    os.killpg(run.pid, signal.SIGINT)  # a terminal sends it to every process of the run
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (130, b"")
    told = [line for line in err.decode().splitlines() if not line.startswith("surat: ")]
    assert told == [
        "",
        "Dihentikan. Yang sudah jadi utuh. Jalankan lagi perintah yang sama untuk melanjutkan.",
    ]
    made = [path for path in (crowd / "output").rglob("*") if path.suffix == ".docx"]
    assert 0 < len(made) < MANY
    for path in made:
        Document(str(path))
    assert not list((crowd / "output").rglob("*.zidocs-part"))
    again = subprocess.run([*BUAT, *options], cwd=crowd, capture_output=True)
    assert again.returncode == 0
    assert f"{format_count(len(made))} dilewati, 0 gagal" in again.stdout.decode()
    assert len(list((crowd / "output").rglob("*.docx"))) == MANY
