"""The wheel is whole: installed elsewhere, without development packages, it makes documents."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from tests.samples import copy_sample


def run(*command: str | Path, cwd: Path) -> str:
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and its pinned dependencies; the path of its programs."""
    folder = tmp_path_factory.mktemp("pemasangan")
    venv.create(folder / "venv")
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    # Most of what is installed is never imported here, so it need not be compiled.
    install = (*pip(programs), "install", "--quiet", "--no-compile")
    locked = repository / "constraints" / "run.txt"
    run(*install, "--require-hashes", "-r", locked, cwd=folder)
    run(*install, "--no-deps", wheel, cwd=folder)
    return programs


def pip(programs: Path) -> tuple[str | Path, ...]:
    """Return the pip of this process, at work in another environment: that one needs none."""
    return (sys.executable, "-m", "pip", "--python", programs / "python")


def test_wheel_makes_a_document_elsewhere(
    installed: Path, repository: Path, tmp_path: Path
) -> None:
    """The installed command makes a document outside the repository."""
    copy_sample(repository / "data" / "gunungkidul-2020", tmp_path / "data" / "kantor")
    run(installed / "zi-docs", "buat", "notula", "--data", "kantor", cwd=tmp_path)
    assert len(list((tmp_path / "output" / "kantor" / "notula").glob("*.docx"))) == 1


def test_wheel_starts_an_office_from_nothing(installed: Path, tmp_path: Path) -> None:
    """The installed command brings the samples with it, and starts a data set with one of them."""
    run(installed / "zi-docs", "mulai", "latihan", "--contoh", "trenggalek-2021", cwd=tmp_path)
    run(installed / "zi-docs", "buat", "notula", "--data", "latihan", cwd=tmp_path)
    assert len(list((tmp_path / "output" / "latihan" / "notula").glob("*.docx"))) == 1


def test_wheel_holds_the_samples_that_are_kept(repository: Path) -> None:
    """Each file of a sample is in the wheel: what git keeps, and nothing that a run left."""
    listed = subprocess.run(
        ["git", "ls-files", "data"], cwd=repository, capture_output=True, text=True, check=True
    )
    kept = {name for name in listed.stdout.split() if not name.endswith("README.md")}
    build = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    included = build["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {name for name in included if name.startswith("data/")} == kept


def test_wheel_holds_no_development_package(installed: Path, tmp_path: Path) -> None:
    """The wheel does not install what only developers need."""
    listed = run(*pip(installed), "list", cwd=tmp_path).casefold()
    assert "pytest" not in listed
    assert "mypy" not in listed
