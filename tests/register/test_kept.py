"""The bytes of what was issued, and scans."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from zi_docs.errors import OutputError, RegisterError
from zi_docs.register import Kept, read_scan
from zi_docs.register import kept as kept_module

from .asking import codes_of

PDF = b"%PDF-1.7\nisi\n%%EOF\n"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A folder of kept bytes that does not exist yet."""
    return Kept(tmp_path / "terbit", "data/kantor/terbit")


def test_kept_under_their_hash(kept: Kept) -> None:
    """Bytes are kept under their SHA-256, and only these bytes are given back."""
    sha256 = kept.keep(b"isi")
    assert sha256 == hashlib.sha256(b"isi").hexdigest()
    assert kept.path(sha256).name == f"{sha256}.docx"
    assert kept.has(sha256)
    assert kept.read(sha256) == b"isi"
    kept.path(sha256).write_bytes(b"lain")
    assert kept.read(sha256) is None


@pytest.mark.parametrize("sha256", ["", "0" * 64])
def test_what_was_never_kept(kept: Kept, sha256: str) -> None:
    """Without kept bytes there is nothing to give, also for a document that had no file."""
    assert not kept.has(sha256)
    assert kept.read(sha256) is None
    assert list(kept.files()) == []


def test_kept_once(kept: Kept) -> None:
    """The same bytes are not written twice; a damaged copy of them is mended."""
    path = kept.path(kept.keep(b"isi"))
    before = path.stat()
    kept.keep(b"isi")
    assert path.stat() == before
    path.write_bytes(b"rusak")
    kept.keep(b"isi")
    assert path.read_bytes() == b"isi"


def test_scans_beside_documents(kept: Kept) -> None:
    """A scan has its own ending; a document and a scan of the same bytes are two files."""
    sha256 = kept.keep_scan(PDF)
    assert kept.path(sha256, ".pdf").read_bytes() == PDF
    assert not kept.has(sha256)


def test_files_that_are_somebody_elses(kept: Kept) -> None:
    """What people put into the folder is not taken for something kept."""
    path = kept.path(kept.keep(b"isi"))
    for name in ("catatan.docx", f"{'0' * 64}.docx.zidocs-part", f"{'Z' * 64}.docx"):
        (kept.folder / name).write_bytes(b"")
    (kept.folder / f"{'0' * 64}.pdf").mkdir()
    assert list(kept.files()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has such rights")
def test_no_rights_for_others(tmp_path: Path, kept: Kept) -> None:
    """Kept files and their folder have the mode of the data folder without "others"."""
    tmp_path.chmod(0o775)
    path = kept.path(kept.keep(b"isi"))
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o770
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


@pytest.mark.skipif(os.name != "posix", reason="Windows needs a right for links")
def test_a_link_is_not_followed(tmp_path: Path, kept: Kept) -> None:
    """A link in the place of kept bytes is replaced, and what it leads to stays."""
    victim = tmp_path / "penting"
    victim.write_bytes(b"penting")
    sha256 = hashlib.sha256(b"isi").hexdigest()
    kept.folder.mkdir()
    kept.path(sha256).symlink_to(victim)
    kept.keep(b"isi")
    assert victim.read_bytes() == b"penting"
    assert not kept.path(sha256).is_symlink()


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    """A folder that can't be made is reported with the name that a clerk knows."""
    (tmp_path / "terbit").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        Kept(tmp_path / "terbit", "data/kantor/terbit").keep(b"isi")
    assert str(caught.value.problems[0].place).startswith("data/kantor/terbit")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PDF, ""),
        (b"\xef\xbb\xbf" + PDF + b"\0" * 500, ""),
        (b"PK\x03\x04 foto", "ZI645"),
        (b"", "ZI645"),
        (PDF[:-8], "ZI645"),
        (b"x" * 2000 + PDF, "ZI645"),
        (PDF + b" " * 200, "ZI646"),
    ],
)
def test_a_scan_is_a_whole_pdf(
    data: bytes, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan is a PDF with its head and its end, and not larger than any letter."""
    monkeypatch.setattr(kept_module, "LARGEST_SCAN", 200 if code == "ZI646" else 10_000)
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(data)
    if not code:
        assert read_scan(path, "pindaian.pdf") == data
        return
    with pytest.raises(RegisterError) as caught:
        read_scan(path, "pindaian.pdf")
    assert codes_of(caught.value) == [code]


def test_a_scan_that_is_not_there(tmp_path: Path) -> None:
    """A scan that can't be read is reported, and a folder is no scan."""
    for path in (tmp_path / "tidak-ada.pdf", tmp_path):
        with pytest.raises(RegisterError) as caught:
            read_scan(path, "pindaian.pdf")
        assert codes_of(caught.value) == ["ZI647"]
