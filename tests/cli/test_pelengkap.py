"""The Tab key."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from zi_docs.cli import PROGRAM, cli

from .runs import Zi


@pytest.fixture
def tab(office: Path) -> Callable[[str], list[str]]:
    """Return what Tab offers for the last word of a line."""

    def press(line: str) -> list[str]:
        *words, last = line.split(" ")
        found = BashComplete(cli, {}, PROGRAM, "_ZI_DOCS_COMPLETE").get_completions(words, last)
        return [item.value for item in found]

    return press


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("pe", ["periksa", "pelengkap"]),
        ("jenis ", ["surat"]),
        ("buat s", ["surat"]),
        ("buat x", []),
        ("buat surat ", []),
        ("buat surat --data ", ["kantor"]),
        ("periksa --data=k", ["kantor"]),
        ("periksa --data x", []),
        ("buat --k", ["--keluaran", "--konsep", "--ke"]),
        ("pelengkap f", ["fish"]),
        ("buat --t", ["--ttd", "--tanggal", "--terbit", "--timpa"]),
        ("register l", ["lihat"]),
        ("register catat s", ["surat"]),
        ("register periksa --data ", ["kantor"]),
    ],
)
def test_tab_offers_what_fits(
    line: str, offers: list[str], tab: Callable[[str], list[str]]
) -> None:
    """Tab offers commands, options, document types and data sets, each once."""
    assert tab(line) == offers


def test_tab_works_below_the_root(
    tab: Callable[[str], list[str]], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder inside the workspace the same names are offered."""
    monkeypatch.chdir(office / "data" / "kantor")
    assert tab("buat --data ") == ["kantor"]
    assert tab("buat ") == ["surat"]


def test_tab_outside_a_workspace_is_quiet(
    tab: Callable[[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a workspace Tab offers nothing and does not fail."""
    monkeypatch.chdir(tmp_path)
    assert tab("buat --data ") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_gets_its_script(shell: str, zi: Zi) -> None:
    """The script calls zi-docs by the name and variable that it listens to."""
    outcome = zi("pelengkap", shell)
    assert outcome.code == 0
    assert "zi-docs" in outcome.out
    assert "_ZI_DOCS_COMPLETE" in outcome.out
    assert "\r" not in outcome.out


@pytest.mark.skipif(sys.platform == "win32", reason="perlu sistem POSIX")
@pytest.mark.parametrize(("version", "said"), [("3.2.57", 1), ("tidak tahu", 1), ("5.2.15", 0)])
def test_an_old_bash_is_told(
    version: str, said: int, zi: Zi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bash that can't complete gets the script, and one sentence says so."""
    bash = tmp_path / "bash"
    bash.write_text(f"#!/bin/sh\necho '{version}'\n")
    bash.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = zi("pelengkap", "bash")
    assert "_ZI_DOCS_COMPLETE" in outcome.out
    assert outcome.err.count("\n") == said
    assert outcome.err.count("memerlukan Bash 4.4 atau yang lebih baru") == said


def test_the_program_answers_a_shell() -> None:
    """With the script's variable the program answers the shell and does not run."""
    env = os.environ | {
        "_ZI_DOCS_COMPLETE": "bash_complete",
        "COMP_WORDS": "zi-docs per",
        "COMP_CWORD": "1",
    }
    done = subprocess.run([sys.executable, "-m", "zi_docs"], capture_output=True, env=env)
    assert done.stdout.decode().split() == ["plain,periksa"]
    assert done.stderr == b""
