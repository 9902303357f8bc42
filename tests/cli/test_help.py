"""--help: quick, complete, and with examples."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib import import_module

import click
import pytest

import zi_docs
from zi_docs.cli import COMMANDS

from .runs import Zi

HEAVY = ("jinja2", "pydantic", "rich", "lxml", "babel", "docx", "docxtpl", "openpyxl", "yaml")


def _loaded_after(args: list[str]) -> set[str]:
    script = f"import sys; sys.argv[1:] = {args!r}\nfrom zi_docs.cli import main\n"
    script += "try:\n    main()\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.decode().split()}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_imports_nothing_heavy(name: str) -> None:
    """Whoever asks for help gets it at once: no library of the real work is loaded."""
    assert _loaded_after([*([name] if name else []), "--help"]) & set(HEAVY) == set()


def test_help_imports_no_command() -> None:
    """The list of commands comes from the table alone."""
    script = (
        "import sys; sys.argv[1:] = ['--help']\nfrom zi_docs.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    loaded = set(done.stderr.decode().split())
    assert loaded & {module for module, _ in COMMANDS.values()} == set()


def _seconds(*args: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], capture_output=True, check=True)
    return time.perf_counter() - start


def test_help_is_quick() -> None:
    """``zi-docs --help`` takes at most three times as long as importing click."""
    times = [(_seconds("-m", "zi_docs", "-h"), _seconds("-c", "import click")) for _ in range(5)]
    ours, clicks = zip(*times, strict=True)
    assert min(ours) <= 3 * min(clicks)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_examples(name: str, zi: Zi) -> None:
    """A command's help ends with lines that can be typed as they are."""
    _, _, examples = zi(name, "--help").out.partition("Contoh:\n")
    lines = examples.strip().splitlines()
    assert lines
    assert all(line.strip().startswith(f"zi-docs {name}") for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    """No option and no argument is without its sentence."""
    command = import_module(COMMANDS[name][0]).command
    for param in command.params:
        assert isinstance(param, click.Option | click.Argument)
        assert param.help, f"{name} {param.name}"
        assert param.help.endswith("."), f"{name} {param.name}"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_short_help_option(name: str, zi: Zi) -> None:
    """-h is --help."""
    words = [name] if name else []
    assert zi(*words, "-h") == zi(*words, "--help")


def test_version(zi: Zi) -> None:
    """--version names the program and its version."""
    assert zi("--version").out == f"zi-docs {zi_docs.__version__}\n"


def test_the_package_runs_as_a_module() -> None:
    """``python -m zi_docs`` is the same program under the same name."""
    done = subprocess.run(
        [sys.executable, "-m", "zi_docs", "--version"], capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == f"zi-docs {zi_docs.__version__}"
