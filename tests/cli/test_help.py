"""--help: quick, complete, and with examples."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.metadata import packages_distributions

import click
import pytest

import zi_docs
from zi_docs.cli import COMMANDS
from zi_docs.cli.group import CommandTable
from zi_docs.cli.register import COMMANDS as REGISTER

from .runs import EVERY_COMMAND, Zi

# setuptools puts a module of its own into every program of a virtual environment.
LIGHT = {"click", "zi-docs", "setuptools"}
HEAVY = {name for name, owners in packages_distributions().items() if not LIGHT & set(owners)}
HEAVY |= {"sqlite3", "concurrent", "multiprocessing", "asyncio", "decimal", "zipfile"}


def _loaded_after(*args: str) -> set[str]:
    script = f"import sys; sys.argv[1:] = {args!r}\nfrom zi_docs.cli import main\n"
    script += "try:\n    main()\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(done.stderr.decode().split())


@pytest.mark.parametrize("line", ["", *EVERY_COMMAND])
def test_help_imports_nothing_heavy(line: str) -> None:
    """Help loads no library but click."""
    assert {"pikepdf", "jinja2"} <= HEAVY
    assert _loaded_after(*line.split(), "--help") & HEAVY == set()


@pytest.mark.parametrize(("line", "table"), [("", COMMANDS), ("register", REGISTER)])
def test_help_of_a_group_imports_no_command(line: str, table: CommandTable) -> None:
    """The list of commands is made without importing them."""
    loaded = _loaded_after(*line.split(), "--help")
    assert loaded & {module for module, _ in table.values()} == set()


def _seconds(*args: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], capture_output=True, check=True)
    return time.perf_counter() - start


def test_help_is_quick() -> None:
    """``zi-docs --help`` takes at most three times as long as importing click."""
    times = [(_seconds("-m", "zi_docs", "-h"), _seconds("-c", "import click")) for _ in range(5)]
    ours, clicks = zip(*times, strict=True)
    assert min(ours) <= 3 * min(clicks)


@pytest.mark.parametrize("line", EVERY_COMMAND)
def test_every_command_shows_examples(line: str, zi: Zi) -> None:
    """A command's help ends with example lines that can be typed as they are."""
    _, _, examples = zi(*line.split(), "--help").out.partition("Contoh:\n")
    shown = examples.strip().splitlines()
    assert shown
    assert all(example.strip().startswith(f"zi-docs {line}") for example in shown)


@pytest.mark.parametrize("line", EVERY_COMMAND)
def test_every_option_is_explained(line: str) -> None:
    """Every option and argument has a sentence of explanation."""
    for param in EVERY_COMMAND[line].params:
        assert isinstance(param, click.Option | click.Argument)
        assert param.help, f"{line} {param.name}"
        assert param.help.endswith("."), f"{line} {param.name}"


@pytest.mark.parametrize("line", ["", *EVERY_COMMAND])
def test_short_help_option(line: str, zi: Zi) -> None:
    """``-h`` is ``--help``."""
    assert zi(*line.split(), "-h") == zi(*line.split(), "--help")


def test_version(zi: Zi) -> None:
    """``--version`` names the program and its version."""
    assert zi("--version").out == f"zi-docs {zi_docs.__version__}\n"


def test_the_package_runs_as_a_module() -> None:
    """``python -m zi_docs`` is the same program under the same name."""
    done = subprocess.run(
        [sys.executable, "-m", "zi_docs", "--version"], capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == f"zi-docs {zi_docs.__version__}"
