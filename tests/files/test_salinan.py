"""A folder of copies: what the program put there it keeps up; what people did there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.files.salinan import CopyFolder, Put

OWNER = {"unit": "PKM", "data": "sukamaju"}


def folder_of(path: Path, **files: bytes) -> CopyFolder:
    """Return the folder in which copies were put by a run of their own."""
    folder = CopyFolder(path, OWNER, "bukti")
    folder.make(["a", "b"])
    for name, data in files.items():
        folder.put(f"a/{name}", data)
    folder.finish()
    return CopyFolder(path, OWNER, "bukti")


def test_a_copy_is_renewed_when_its_source_changed(tmp_path: Path) -> None:
    """A copy that nobody touched gets the new bytes; the same bytes are not written again."""
    folder = folder_of(tmp_path, satu=b"lama", dua=b"sama")
    assert (folder.put("a/satu", b"baru"), folder.put("a/dua", b"sama")) == (Put.WRITTEN, Put.SAME)
    folder.finish()
    assert (tmp_path / "a" / "satu").read_bytes() == b"baru"


def test_what_somebody_changed_stays(tmp_path: Path) -> None:
    """A changed copy is not written over, and counts as put there by hand."""
    folder = folder_of(tmp_path, satu=b"lama")
    (tmp_path / "a" / "satu").write_bytes(b"disunting")
    assert folder.put("a/satu", b"baru") is Put.KEPT
    assert [*folder.added("a")] == ["a/satu"]
    folder.finish()
    assert (tmp_path / "a" / "satu").read_bytes() == b"disunting"


def test_a_file_that_was_there_first_stays(tmp_path: Path) -> None:
    """A file with other bytes that the program never put there is not written over."""
    folder = folder_of(tmp_path)
    (tmp_path / "a" / "satu").write_bytes(b"milik orang")
    assert folder.put("a/satu", b"baru") is Put.KEPT


def test_what_is_no_copy_any_more_is_deleted(tmp_path: Path) -> None:
    """A copy without a source goes, unless somebody changed it."""
    folder = folder_of(tmp_path, satu=b"1", dua=b"2")
    (tmp_path / "a" / "dua").write_bytes(b"disunting")
    assert folder.finish() == (1, [])
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["dua"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A folder that leads to another place gets no copy, and nothing there is deleted."""
    outside = tmp_path / "luar"
    outside.mkdir()
    folder = folder_of(tmp_path / "bukti", satu=b"1")
    (outside / "satu").write_bytes(b"1")
    (tmp_path / "bukti" / "a" / "satu").unlink()
    (tmp_path / "bukti" / "a").rmdir()
    (tmp_path / "bukti" / "a").symlink_to(outside, target_is_directory=True)
    assert folder.make(["a", "b"]) == ["a"]
    assert folder.put("a/dua", b"2") is Put.OUTSIDE
    assert folder.finish() == (0, [])
    assert [path.name for path in outside.iterdir()] == ["satu"]


def test_files_of_programs_are_no_evidence(tmp_path: Path) -> None:
    """Hidden files, those of Word and Windows, and those being written are put there by nobody."""
    folder = folder_of(tmp_path, satu=b"1")
    for name in ("foto.jpg", ".x", "~$satu.docx", "Thumbs.db", "satu.12ab.zidocs-part"):
        (tmp_path / "a" / name).write_bytes(b"x")
    assert [*folder.added("a")] == ["a/foto.jpg"]


@pytest.mark.parametrize("memory", [b"", b"[]", b'{"milik": 1, "berkas": {}}', b"\xff{"])
def test_a_folder_without_its_memory_is_strange(tmp_path: Path, memory: bytes) -> None:
    """A folder that holds something and does not remember it was never a folder of copies."""
    assert not CopyFolder(tmp_path, OWNER, "bukti").is_strange
    folder_of(tmp_path, satu=b"1")
    assert not CopyFolder(tmp_path, OWNER, "bukti").is_strange
    (tmp_path / ".zi-docs-salinan.json").write_bytes(memory)
    assert CopyFolder(tmp_path, OWNER, "bukti").is_strange
