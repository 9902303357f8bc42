"""An office of version 0.1 goes on with this version: what it issued is frozen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.v1 import DATA_SET, unpack_office

from .files import text_of
from .runs import Zi

BUAT = ("buat", "--semua", "--data", DATA_SET)
OUTPUT = Path("output") / DATA_SET
TERBIT = Path("data") / DATA_SET / "terbit"


@pytest.fixture
def old_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace as version 0.1 left it; it is the current folder."""
    root = unpack_office(tmp_path)
    monkeypatch.chdir(root)
    return root


def documents(root: Path) -> dict[str, bytes]:
    """Return the files of numbered documents by their names."""
    folders = [root / OUTPUT / jenis for jenis in ("sk-penetapan-unit", "surat-tugas")]
    return {p.name: p.read_bytes() for folder in folders for p in folder.rglob("*.docx")}


def test_the_first_run_says_what_changed(zi: Zi, old_office: Path) -> None:
    """It says so in three lines, and once; the old folder of drafts is named."""
    first, second = zi(*BUAT), zi(*BUAT)
    assert first.code == 0, first.err
    assert [line for line in first.out.splitlines() if line.startswith("Register nomor diper")]
    assert "Folder output/gunungkidul-2020/draf tidak dipakai lagi" in first.out
    assert "Register nomor diper" not in second.out + second.err
    assert list((old_office / "data" / DATA_SET).glob("register-cadangan-v1-*.db"))


def test_what_was_issued_is_frozen(zi: Zi, old_office: Path) -> None:
    """No issued file changes, intact ones are kept, and nothing is told of them."""
    before = documents(old_office)
    for options in ((), ("--ulang",), ("--ulang", "--timpa")):
        outcome = zi(*BUAT, *options)
        assert outcome.code == 0, outcome.err
        assert "ZI510" not in outcome.err
        now = documents(old_office)
        assert {name: now.get(name) for name in before if "Bayu" not in name} == {
            name: data for name, data in before.items() if "Bayu" not in name
        }
    assert len(list((old_office / TERBIT).glob("*.docx"))) == 3


def test_what_is_lost_is_named_by_every_run(zi: Zi, old_office: Path) -> None:
    """The edited letter and the missing one have no kept bytes, and are never filled."""
    for _ in range(2):
        told = json.loads(zi(*BUAT, "--ulang", "--json").out)["masalah"]
        lost = [one for one in told if one["kode"] == "ZI511"]
        assert len(lost) == 2
        assert all("--ganti" in one["saran"] and "cadangan" in one["saran"] for one in lost)
    assert not [name for name in documents(old_office) if "Sugeng" in name]


def test_a_reserved_number_is_finished_by_its_issue(zi: Zi, old_office: Path) -> None:
    """The number that a killed run reserved stays with its record until it is issued."""
    outcome = zi(
        "buat", "surat-tugas", "--data", DATA_SET, "--terbit", "--hanya", "Tri Wahyuningsih"
    )
    assert outcome.code == 0, outcome.err
    (letter,) = (old_office / OUTPUT / "surat-tugas").rglob("*Tri Wahyu*.docx")
    assert "000.1.2.3/6/2020" in text_of(letter)
