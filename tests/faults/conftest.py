"""An office to break, and runs to kill."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

from .forks import Runs, open_runs
from .office import MakeNaskah, Office

MakeOffice = Callable[[int], Office]
Mount = Callable[..., Path]

MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder for all offices: in memory if possible, since a kill is the same on every disk.

    A flush on a real disk would wait for what other tests write.
    """
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path_factory.mktemp("kantor")
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="zi-docs-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def build(ground: Path, make_naskah: MakeNaskah) -> MakeOffice:
    """Build offices that stay until the last test."""
    numbers = count()

    def new(staff: int) -> Office:
        return Office(ground / f"{next(numbers)}", make_naskah).build(staff)

    return new


@pytest.fixture
def offices(build: MakeOffice) -> Iterator[MakeOffice]:
    """Build offices of so many employees: ``offices(300)``."""
    with ExitStack() as stack:

        def new(staff: int) -> Office:
            office = build(staff)
            stack.callback(shutil.rmtree, office.root, ignore_errors=True)
            return office

        yield new


@pytest.fixture
def office(offices: MakeOffice) -> Office:
    """An office of five employees."""
    return offices(5)


@pytest.fixture
def plain(office: Office) -> Office:
    """An office of five employees whose documents have no numbers."""
    return office.unnumbered()


@pytest.fixture(scope="module")
def runs(build: MakeOffice) -> Iterator[Runs]:
    """Runs in processes of their own."""
    if not hasattr(os, "fork"):
        pytest.skip("this system can not fork")
    with open_runs(build(1).root) as opened:
        yield opened


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mount small disks: ``mount("200k")``; skip where that is not allowed."""
    with ExitStack() as stack:

        def new(size: str) -> Path:
            return stack.enter_context(_mounted(tmp_path / "diska", size))

        yield new


@contextmanager
def _mounted(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    if not shutil.which("mount"):
        pytest.skip("no mount here")
    options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    done = subprocess.run(["mount", *options], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def remount(folder: Path, options: str) -> None:
    """Change a mounted disk: its size, or whether it may be written to."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)
