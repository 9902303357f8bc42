"""The folders with copies of letters: private, and gone with their command or with the next one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from zi_docs.files.temporary import clear_work_folders, work_folder

WORKER = """
import sys
from zi_docs.files.temporary import work_folder

with work_folder() as folder:
    (folder / "0001.docx").write_bytes(b"surat")
    print("ready", flush=True)
    sys.stdin.read()
"""
needs_users = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away"
)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, of this process and of those that it starts."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """A process that has a work folder with a letter."""
    command = [sys.executable, "-c", WORKER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
        process.kill()


def names(base: Path) -> list[str]:
    return sorted(path.name for path in base.rglob("*"))


def old_folder(base: Path, name: str) -> Path:
    """Return a work folder as version 0.1 made it."""
    folder = base / f"zi-docs-pdf-{name}"
    folder.mkdir()
    (folder / "0001.docx").write_bytes(b"surat")
    (folder / "dipakai.lock").touch()
    return folder


def test_a_work_folder_is_private_and_goes_at_the_end(base: Path) -> None:
    """Nobody else may look into the folder, and nothing of it is left, not even its lock."""
    with work_folder() as folder:
        assert folder.parent == base
        assert folder.name.startswith(f"zi-docs-kerja-{os.getpid()}-")
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert names(base) == []


def test_letters_of_a_killed_command(base: Path) -> None:
    """Letters stay while their command works, and go once it is killed."""
    with worker() as process:
        clear_work_folders()
        assert "0001.docx" in names(base)
        process.kill()
        process.wait()
        assert "0001.docx" in names(base)
        clear_work_folders()
        assert names(base) == []


def test_the_next_conversion_clears_too(base: Path) -> None:
    """Who makes a work folder first deletes what others left."""
    with worker() as process:
        process.kill()
    with work_folder():
        assert "0001.docx" not in names(base)


def test_two_that_work_at_once(base: Path) -> None:
    """Two work folders of one process do not get into each other's way."""
    with work_folder() as one, work_folder() as other:
        assert one != other
        assert one.is_dir()


def test_what_version_0_1_left(base: Path) -> None:
    """The folders of the former version are deleted as well, unless it still runs."""
    dead, alive = old_folder(base, "mati"), old_folder(base, "hidup")
    with FileLock(alive / "dipakai.lock"):
        clear_work_folders()
    assert (dead.exists(), alive.exists()) == (False, True)


def test_what_only_looks_like_ours(base: Path) -> None:
    """Folders that a person named are never touched, whatever they are called."""
    for name in ("zi-docs-kerja-1-0a1b2c3d", "zi-docs-kerja-saya", "zi-docs-pdf-saya", "zi-docs"):
        (base / name).mkdir()
        (base / name / "penting.docx").touch()
    (base / "zi-docs-kerja-saya.lock").touch()
    before = names(base)
    clear_work_folders()
    assert names(base) == before


@needs_users
def test_what_another_user_left(base: Path) -> None:
    """Folders of other users stay, and so do links to anywhere."""
    with worker() as process:
        process.kill()
    for path in base.iterdir():
        os.chown(path, 12345, 12345)
    target = base / "penting"
    target.mkdir()
    (base / "zi-docs-kerja-7-0a1b2c3d").symlink_to(target)
    (base / "zi-docs-kerja-7-0a1b2c3d.lock").touch()
    before = names(base)
    clear_work_folders()
    assert names(base) == before
