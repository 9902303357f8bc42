"""The folders that files are made in: their mode, and what killed processes left there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from zi_docs.errors import OutputError
from zi_docs.files.folders import (
    PART,
    discard_parts,
    hold,
    make_folder,
    mode_in,
    prepare_folder,
    run_lock,
)
from zi_docs.files.writing import FileChunk, write_by, write_whole

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
HOLDER = """
import sys
from pathlib import Path
from zi_docs.files.writing import FileChunk

chunk = FileChunk("output")
chunk.write(Path(sys.argv[1]), b"isi")
print("ready", flush=True)
sys.stdin.read()
"""


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@needs_modes
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize(
    ("folder", "inside", "file"),
    [(0o755, 0o750, 0o640), (0o775, 0o770, 0o660), (0o700, 0o700, 0o600), (0o2770, 0o2770, 0o660),
     (0o777, 0o770, 0o660), (0o1777, 0o700, 0o600), (0o500, 0o700, 0o600)],
)  # fmt: skip
def test_the_mode_of_what_is_new(
    tmp_path: Path, folder: int, inside: int, file: int, mask: int
) -> None:
    """New files and folders have the mode of their folder without "others", whatever the umask.

    In a folder where everybody may write they are their owner's alone.
    """
    top = tmp_path / "kantor"
    top.mkdir()
    top.chmod(folder | 0o200)  # so that those who are not root can write here
    wanted = mode_in(top)
    with umask(mask):
        make_folder(top / "a" / "b")
        write_whole(top / "a.docx", b"isi", "a.docx")
        write_by(lambda part: part.write_bytes(b"isi"), top / "a.db")
    assert wanted == inside
    assert [mode(top / name) for name in ("a", "a/b")] == [inside, inside]
    assert [mode(top / name) for name in ("a.docx", "a.db")] == [file, file]


@needs_modes
def test_the_lock_of_a_folder_is_for_those_who_share_it(tmp_path: Path) -> None:
    """In a shared folder a colleague may lock the next run: the lock file is the group's too."""
    tmp_path.chmod(0o770)
    with umask(0o022), run_lock(tmp_path, "output"):
        assert mode(tmp_path / ".zi-docs.lock") == 0o660


def test_a_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    """The output folder is made, and the test that it takes files leaves none."""
    prepare_folder(tmp_path / "output" / "x", "output/x")
    assert (tmp_path / "output" / "x").is_dir()
    assert files(tmp_path) == {}


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    """A folder that can't be made is refused with its place, before any document is made."""
    (tmp_path / "output").write_bytes(b"x")
    with pytest.raises(OutputError) as error:
        prepare_folder(tmp_path / "output" / "x", "output/x")
    assert [(p.code, str(p.place)) for p in error.value.problems] == [("ZI503", "output/x")]


def test_leftovers_are_deleted(tmp_path: Path) -> None:
    """Temporary files of killed processes go at any depth, SQLite's too; final names stay."""
    (tmp_path / "x").mkdir()
    names = (f"x/a.docx.0a1b{PART}", f"b{PART}", f".c.db.0a1b{PART}-journal")
    for name in (*names, "x/a.docx", "x/zidocs-part.docx"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / f"d{PART}").symlink_to(tmp_path / "x" / "a.docx")
    discard_parts(tmp_path, locked=True)
    assert sorted(files(tmp_path)) == ["a.docx", "zidocs-part.docx"]


@needs_modes
def test_a_process_that_works_keeps_its_files(tmp_path: Path) -> None:
    """The temporary files of a process stay while it runs, and go once it is killed."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "x" / "a.docx")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        discard_parts(tmp_path, locked=True)
        assert list(files(tmp_path).values()) == [b"isi"]
        other.kill()
    discard_parts(tmp_path)
    assert files(tmp_path) == {}


@needs_modes
def test_a_chunk_lets_go_of_its_folders(tmp_path: Path) -> None:
    """Once a chunk is published or discarded, its folders may be cleared by others."""
    for end in (FileChunk.publish, FileChunk.discard):
        chunk = FileChunk("output")
        chunk.write(tmp_path / "a.docx", b"isi")
        end(chunk)
        (tmp_path / f"b{PART}").write_bytes(b"")
        discard_parts(tmp_path)
        assert not (tmp_path / f"b{PART}").exists()


@needs_modes
def test_a_folder_that_may_not_be_listed(tmp_path: Path) -> None:
    """What can't be held is still written in; the holding is only for who clears."""
    assert hold(tmp_path / "tidak ada") is None
