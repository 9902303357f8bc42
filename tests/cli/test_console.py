"""Terminals, pipes and narrow encodings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from zi_docs.cli.show import print_problems
from zi_docs.errors import problem

PROBLEM = problem("ZI203", "a.csv", "Kosong → isi.", "Isi.")


@pytest.mark.parametrize(
    ("tty", "no_colour", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colour_is_for_terminals(
    tty: bool,
    no_colour: str,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Colour is shown on a terminal only, and never under NO_COLOR."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: tty)
    monkeypatch.setenv("NO_COLOR", no_colour)
    print_problems([PROBLEM])
    assert ("\x1b[" in capsys.readouterr().err) is coloured


def test_no_problem_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a problem stderr stays empty."""
    print_problems([])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii", "utf-8"])
def test_a_narrow_console_does_not_stop_us(encoding: str, tmp_path: Path) -> None:
    """A character that the console can't show becomes a question mark."""
    script = (
        "import sys; from zi_docs.cli import PROGRAM, cli; from zi_docs.cli import show\n"
        "from zi_docs.errors import DataError, problem\n"
        "def fail(*a, **k): raise DataError(problem('ZI101', 'a → b', 'Kosong … 中.', 'Isi.'))\n"
        "cli.main = fail\n"
        "sys.exit(show.run(cli, PROGRAM, sys.argv[1:]))\n"
    )
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *options], capture_output=True, env=env
        )
        assert done.returncode == 1
        assert b"Kosong" in done.stderr + done.stdout
        assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """``zi-docs --help | head -0`` ends quietly."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "zi_docs", "--help"], stdout=write, stderr=subprocess.PIPE
    )
    os.close(write)
    assert done.stderr == b""


def _run(office: Path, redirection: str, *args: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "zi_docs", *args]
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh", *line]
    return subprocess.run(shell, capture_output=True, text=True, cwd=office)


POSIX = pytest.mark.skipif(not Path("/dev/full").exists(), reason="perlu /dev/full")


@pytest.mark.faults
@POSIX
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_disk_behind_stdout(office: Path, options: tuple[str, ...]) -> None:
    """A failure to print is reported once on stderr, and the documents are there."""
    args = ("buat", "surat", "--data", "kantor", *options)
    done = _run(office, "> /dev/full", *args)
    assert done.returncode == 1
    assert "KESALAHAN ZI011  keluaran\n  Hasilnya tidak dapat ditampilkan" in done.stderr
    assert "disimpan: ruang simpan penuh." in done.stderr
    assert not re.search("ZI999|Traceback|Exception ignored", done.stderr)
    assert len(list(office.glob("output/kantor/surat/*.docx"))) == 2


@pytest.mark.faults
@POSIX
@pytest.mark.parametrize("line", ["--help", "--version", "jenis", "jenis --json", "pelengkap bash"])
def test_nothing_fails_worse_on_a_full_disk(office: Path, line: str) -> None:
    """Help, version and lists report a full disk in the same way."""
    done = _run(office, "> /dev/full", *line.split())
    assert (done.returncode, done.stderr.count("ZI011")) == (1, 1)
    assert not re.search("ZI999|Traceback|Exception ignored", done.stderr)


@pytest.mark.faults
@POSIX
@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&- >&- 2>&-", "2> /dev/full"])
def test_closed_and_full_streams_stop_no_run(office: Path, redirection: str) -> None:
    """Without stdin, stdout or stderr the documents are made as usual."""
    done = _run(office, redirection, "buat", "surat", "--data", "kantor")
    assert done.returncode == 0
    assert not re.search("ZI|Traceback|Exception", done.stderr)
    assert len(list(office.glob("output/kantor/surat/*.docx"))) == 2
