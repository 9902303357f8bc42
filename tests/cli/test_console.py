"""Terminals, pipes and narrow encodings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zi_docs.cli.show import print_problems
from zi_docs.errors import galat

PROBLEM = galat("ZI203", "a.csv", "Kosong → isi.", "Isi.")


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
    """Colour shows on a terminal only, and never under NO_COLOR."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: tty)
    monkeypatch.setenv("NO_COLOR", no_colour)
    print_problems([PROBLEM])
    assert ("\x1b[" in capsys.readouterr().err) is coloured


def test_no_problem_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Where all is well, stderr stays empty."""
    print_problems([])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii", "utf-8"])
def test_a_narrow_console_does_not_stop_us(encoding: str, tmp_path: Path) -> None:
    """What the console can't show is a question mark, not a failure."""
    script = (
        "import sys; from zi_docs.cli import PROGRAM, cli; from zi_docs.cli import show\n"
        "from zi_docs.errors import DataError, galat\n"
        "def fail(*a, **k): raise DataError(galat('ZI1', 'a → b', 'Kosong … 中.', 'Isi.'))\n"
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
