"""Writing a file whole or not at all, on a real disk."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from zi_docs.errors import OutputError
from zi_docs.files.folders import prepare_folder
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import FileChunk, write_by, write_whole

FULL = Path("/dev/full")
as_root = hasattr(os, "geteuid") and os.geteuid() == 0
needs_user = pytest.mark.skipif(as_root, reason="root may write anywhere")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes")
needs_full_disk = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk always full")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusal(path: Path, data: bytes = b"baru") -> tuple[str, str]:
    with pytest.raises(OutputError) as error:
        write_whole(path, data, f"output/{path.name}")
    [problem] = error.value.problems
    return problem.code, str(problem.place)


def test_a_file_is_written(tmp_path: Path) -> None:
    """The file is under its name, in folders made for it, and nothing else is left."""
    path = tmp_path / "pakta-integritas" / "RSUD" / "Ani.docx"
    write_whole(path, b"isi", "output/x")
    assert files(tmp_path) == {"Ani.docx": b"isi"}


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """A file that is there is replaced, by a longer or a shorter one."""
    path = tmp_path / "a.docx"
    for data in (b"lama sekali", b"baru", b""):
        write_whole(path, data, "output/a.docx")
        assert files(tmp_path) == {"a.docx": data}


def test_a_scrap_of_a_killed_run_does_not_matter(tmp_path: Path) -> None:
    """A temporary file that a killed run left does not get into the way."""
    chunk = FileChunk("output")
    Path(chunk.part_of(tmp_path / "a.docx")).write_bytes(b"setengah jadi yang panjang")
    chunk.write(tmp_path / "a.docx", b"isi")
    chunk.publish()
    assert files(tmp_path) == {"a.docx": b"isi"}


def plant(kind: str, path: Path, victim: Path) -> None:
    """Put something else than an ordinary file under a name."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "hard link":
        path.hardlink_to(victim)
    else:
        path.symlink_to(victim if kind == "link" else victim.with_name("tidak ada"))


PLANTED = pytest.mark.parametrize("kind", ["link", "link to nothing", "hard link", "pipe"])


@needs_posix
@PLANTED
def test_what_is_planted_is_not_written_through(tmp_path: Path, kind: str) -> None:
    """A link or pipe under the final or the temporary name is replaced; its target is untouched."""
    (tmp_path / "korban.txt").write_bytes(b"rahasia")
    chunk, path = FileChunk("output"), tmp_path / "hasil" / "a.docx"
    path.parent.mkdir()
    for name in (path, Path(chunk.part_of(path))):
        plant(kind, name, tmp_path / "korban.txt")
    chunk.write(path, b"isi")
    chunk.publish()
    assert not path.is_symlink()
    assert files(tmp_path) == {"korban.txt": b"rahasia", "a.docx": b"isi"}


@needs_posix
@PLANTED
def test_a_program_of_its_own_writes_through_no_link(tmp_path: Path, kind: str) -> None:
    """What writes by a path gets a new file, whatever lies under the final name."""
    (tmp_path / "korban.txt").write_bytes(b"rahasia")
    path = tmp_path / "a.db"
    plant(kind, path, tmp_path / "korban.txt")
    write_by(lambda part: part.open("r+b").write(b"isi"), path)
    assert not path.is_symlink()
    assert files(tmp_path) == {"korban.txt": b"rahasia", "a.db": b"isi"}


def test_a_name_that_may_not_be_replaced(tmp_path: Path) -> None:
    """A backup takes no name that something has; nothing is left beside it."""
    path = tmp_path / "a.db"
    write_by(lambda part: part.write_bytes(b"satu"), path, replace=False)
    with pytest.raises(FileExistsError):
        write_by(lambda part: part.write_bytes(b"dua"), path, replace=False)
    assert files(tmp_path) == {"a.db": b"satu"}


def test_what_fails_while_it_writes_leaves_nothing(tmp_path: Path) -> None:
    """The error of what writes passes, the old file is whole, and no temporary file is left."""
    path = tmp_path / "a.db"
    path.write_bytes(b"lama")
    with pytest.raises(sqlite3.OperationalError):
        write_by(lambda part: sqlite3.connect(part).execute("SELECT tidak ada"), path)
    assert files(tmp_path) == {"a.db": b"lama"}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A file in place of a folder is refused (ZI503) and stays as it is."""
    (tmp_path / "output").write_bytes(b"bukan folder")
    assert refusal(tmp_path / "output" / "a.docx") == ("ZI503", "output/a.docx")
    assert files(tmp_path) == {"output": b"bukan folder"}


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    """A folder in place of a file is refused (ZI503) and stays; no temporary file is left."""
    (tmp_path / "a.docx").mkdir()
    (tmp_path / "a.docx" / "isi").write_bytes(b"x")
    assert refusal(tmp_path / "a.docx")[0] == "ZI503"
    assert files(tmp_path) == {"isi": b"x"}


@needs_full_disk
def test_a_full_disk(tmp_path: Path) -> None:
    """A disk that becomes full leaves the old file whole and no temporary file."""
    path = tmp_path / "a.db"
    path.write_bytes(b"lama")
    with pytest.raises(OSError, match="No space") as error:
        write_by(lambda _: FULL.write_bytes(b"x"), path)
    assert output_problem(error.value, "a.db").code == "ZI501"
    assert files(tmp_path) == {"a.db": b"lama"}


@needs_user
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    """A read-only folder is refused (ZI502) and the old file is whole."""
    (tmp_path / "a.docx").write_bytes(b"lama")
    tmp_path.chmod(0o500)
    try:
        assert refusal(tmp_path / "a.docx")[0] == "ZI502"
        with pytest.raises(OutputError):
            prepare_folder(tmp_path, "output")
    finally:
        tmp_path.chmod(0o700)
    assert files(tmp_path) == {"a.docx": b"lama"}


def test_a_chunk_is_seen_when_it_is_published(tmp_path: Path) -> None:
    """Files of a chunk have no final name before they are published; then each has its hash."""
    chunk = FileChunk("output")
    for name in ("a.docx", "b.docx"):
        chunk.write(tmp_path / "x" / name, name.encode())
    assert not list(tmp_path.rglob("*.docx"))
    written = chunk.publish()
    assert files(tmp_path) == {"a.docx": b"a.docx", "b.docx": b"b.docx"}
    assert [file.sha256 for file in written] == [
        hashlib.sha256(file.path.read_bytes()).hexdigest() for file in written
    ]


def test_a_chunk_that_is_discarded(tmp_path: Path) -> None:
    """A chunk that is discarded leaves the old files and nothing else."""
    (tmp_path / "a.docx").write_bytes(b"lama")
    chunk = FileChunk("output")
    chunk.write(tmp_path / "a.docx", b"baru")
    chunk.discard()
    assert files(tmp_path) == {"a.docx": b"lama"}
    assert chunk.publish() == []


def test_one_refusal_does_not_stop_the_others(tmp_path: Path) -> None:
    """A file that can't be written is reported; the rest of its chunk is published."""
    (tmp_path / "bukan-folder").write_bytes(b"x")
    chunk = FileChunk("output")
    chunk.write(tmp_path / "a.docx", b"a")
    with pytest.raises(OutputError):
        chunk.write(tmp_path / "bukan-folder" / "b.docx", b"b")
    chunk.publish()
    assert files(tmp_path) == {"a.docx": b"a", "bukan-folder": b"x"}


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "ZI501"), (errno.EDQUOT, "ZI501"), (errno.EACCES, "ZI502"),
     (errno.EPERM, "ZI502"), (errno.EROFS, "ZI502"), (errno.EIO, "ZI503"),
     (errno.ENAMETOOLONG, "ZI503")],
)  # fmt: skip
def test_what_a_refusal_means(number: int, code: str) -> None:
    """Each refusal of a disk has its code and a mend."""
    problem = output_problem(OSError(number, os.strerror(number)), "output/a.docx")
    assert (problem.code, str(problem.place)) == (code, "output/a.docx")
    assert problem.hint


@pytest.mark.parametrize(
    "number", [errno.ENOTDIR, errno.EIO, errno.ENAMETOOLONG, errno.EISDIR, errno.EXDEV]
)
def test_refusals_are_told_in_indonesian(number: int) -> None:
    """The system's English words for a refusal do not reach a clerk."""
    problem = output_problem(OSError(number, os.strerror(number)), "output/a.docx")
    assert os.strerror(number) not in problem.message
