"""The basis of an assignment: the decree of the assessors as the register has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from zi_docs.ooxml.text import document_text

from .runs import Zi

DATA = "tirtamulya-2026"
DECREE = (
    "Keputusan Bupati Tirtamulya Nomor {} tanggal 13 April 2026 tentang Pembentukan Tim Penilai"
)


@pytest.fixture
def office(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample data set without a register; we stand in its workspace."""
    shutil.copytree(repository / "data" / DATA, tmp_path / "data" / DATA)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_assignment_cites_the_decree_of_the_register(zi: Zi, office: Path) -> None:
    """The number of the register stands there in place of another that was typed for its date."""
    assert zi("buat", "sk-tim-penilai-internal", "--terbit", "--data", DATA).code == 0
    assert zi("buat", "surat-tugas", "--data", DATA).code == 0
    (path,) = Path("output", DATA, "konsep", "surat-tugas").glob("*.docx")
    text = " ".join(document_text(path.read_bytes()).split())
    assert DECREE.format("100.3.3.2/1/2026") in text
    assert "/96/2026" not in text
