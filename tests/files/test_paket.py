"""Packets: the files of a unit as one ZIP."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from zi_docs.errors import OutputError
from zi_docs.files.paket import INDEX, IndexRow, pack
from zi_docs.files.writing import PART

ROWS = [
    IndexRow("188/1/2021", "Nur'aini; S.E.", "pakta/Nur'aini é.docx"),
    IndexRow("", "=1+1", "b"),
]


def make(tmp_path: Path) -> tuple[Path, list[Path]]:
    folder = tmp_path / "RSUD"
    files = [folder / "pakta" / "Nur'aini é.docx", folder / "a.pdf"]
    for n, path in enumerate(files):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"isi %d" % n)
    return folder, files


def test_files_lie_under_their_paths(tmp_path: Path) -> None:
    """The ZIP holds the list first, then each file under its path, the names marked as UTF-8."""
    folder, files = make(tmp_path)
    pack(folder, files, tmp_path / "RSUD.zip", ROWS, "output/RSUD.zip")
    with zipfile.ZipFile(tmp_path / "RSUD.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [INDEX, "a.pdf", "pakta/Nur'aini é.docx"]
        assert archive.read("a.pdf") == b"isi 1"
        assert all(info.flag_bits & 0x800 for info in archive.infolist())


def test_the_list_opens_in_excel(tmp_path: Path) -> None:
    """The list has semicolons, the UTF-8 mark and the quotes it needs, but no formula."""
    folder, files = make(tmp_path)
    pack(folder, files, tmp_path / "a.zip", ROWS, "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        data = archive.read(INDEX)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        "Nomor;Nama;Berkas",
        "188/1/2021;\"Nur'aini; S.E.\";pakta/Nur'aini é.docx",
        ";'=1+1;b",
        "",
    ]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """The bytes depend neither on the day nor on the order of the files."""
    folder, files = make(tmp_path)
    made = []
    for given in (files, files[::-1]):
        pack(folder, given, tmp_path / "a.zip", ROWS, "a.zip")
        made.append((tmp_path / "a.zip").read_bytes())
    assert made[0] == made[1]


def test_a_missing_file_leaves_no_packet(tmp_path: Path) -> None:
    """When a file can't be read, no ZIP is made and the old one stays (ZI755)."""
    folder, files = make(tmp_path)
    target = tmp_path / "a.zip"
    target.write_bytes(b"lama")
    with pytest.raises(OutputError) as error:
        pack(folder, [*files, folder / "tiada.docx"], target, ROWS, "a.zip")
    assert [p.code for p in error.value.problems] == ["ZI755"]
    assert target.read_bytes() == b"lama"
    assert not list(tmp_path.rglob(f"*{PART}"))


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A packet that is too big for a ZIP is refused with its mend (ZI756)."""
    folder, files = make(tmp_path)
    monkeypatch.setattr("zi_docs.files.paket._MOST_BYTES", 7)
    with pytest.raises(OutputError) as error:
        pack(folder, files, tmp_path / "a.zip", ROWS, "a.zip")
    assert [p.code for p in error.value.problems] == ["ZI756"]
