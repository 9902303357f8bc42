"""How much free space a run asks for, tested one byte above and below the bound."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .runs import Zi

Free = Callable[[int], None]
BLOCK = 4096  # what a file takes on a disk beyond its bytes


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Free:
    """Give every disk so many free bytes."""
    usage = shutil.disk_usage(tmp_path)

    def give(amount: int) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=amount))

    return give


@pytest.mark.parametrize(("options", "copies"), [((), 1), (("--terbit",), 2)])
def test_room_for_documents(
    options: tuple[str, ...], copies: int, zi: Zi, office: Path, free: Free
) -> None:
    """A run asks for all documents, a block for each, and a fifth more; else none is made.

    All are taken to be as big as the first. What is issued is kept, too, so it takes twice as much.
    """
    command = ("buat", "surat", "--data", "kantor")
    folder = office / "output" / "kantor" / "surat"
    assert zi(*command).code == 0
    size = (folder / "Surat Widodo Cahyo.docx").stat().st_size
    needed = int((size + BLOCK) * 2 * copies * 1.2)

    shutil.rmtree(folder)
    free(needed - 1)
    outcome = zi(*command, *options)
    assert outcome.code == 1
    assert outcome.err.startswith("KESALAHAN ZI504  output/kantor\n")
    assert not list(office.glob("output/**/*.docx"))
    free(needed)
    assert zi(*command, *options).code == 0
    assert len(list(folder.glob("*.docx"))) == 2


def test_room_on_a_machine(zi: Zi, office: Path, free: Free) -> None:
    """The doctor warns below one gigabyte."""
    free(999_999_999)
    assert "ZI732 Sisa ruang simpan 999 MB" in zi("dokter").out
    free(1_000_000_000)
    outcome = zi("dokter")
    assert "ZI732" not in outcome.out
    assert "baik   Ruang simpan: sisa 1 GB di " in outcome.out
