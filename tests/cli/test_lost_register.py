"""A lost register is told as that, before any number is given a second time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .runs import Zi

DATA = ("--data", "kantor")
TERBIT = ("buat", "surat", *DATA, "--terbit")
BOOK = "data/kantor/register.db"


@pytest.fixture
def issued(zi: Zi, numbered: Path) -> Path:
    """An office that has issued two letters, with a backup of its register."""
    assert zi(*TERBIT).code == 0
    assert zi("register", "cadangkan", *DATA).code == 0
    return numbered


@pytest.mark.parametrize("gone", ["", "output", "data/kantor/terbit"])
@pytest.mark.parametrize("after", ["", "buat"])
def test_no_number_is_given_twice(gone: str, after: str, zi: Zi, issued: Path) -> None:
    """Without its register nothing is issued, while output or kept bytes show what was issued.

    A plain run, which makes a new register, only warns; it changes nothing of that.
    """
    (issued / BOOK).unlink()
    if gone:
        shutil.rmtree(issued / gone)
    if after:
        outcome = zi("buat", "surat", *DATA)
        assert (outcome.code, f"PERINGATAN ZI540  {BOOK}" in outcome.err) == (0, True)
    outcome = zi(*TERBIT)
    assert (outcome.code, f"KESALAHAN ZI540  {BOOK}" in outcome.err) == (4, True)
    assert (issued / BOOK).exists() == bool(after)


@pytest.mark.parametrize(
    "line",
    [
        ("catat", "surat", "Arum Sekarwangi", "77", "2021-04-27"),
        ("batal", "1", "--alasan", "salah"),
        ("ekspor", "-o", "agenda.csv"),
        ("cadangkan",),
    ],
)
def test_no_book_is_begun_beside_issued_documents(
    line: tuple[str, ...], zi: Zi, issued: Path
) -> None:
    """No command of the register begins a new book, or says that there was none, after a loss."""
    (issued / BOOK).unlink()
    outcome = zi("register", *line, *DATA)
    assert (outcome.code, f"KESALAHAN ZI540  {BOOK}" in outcome.err) == (4, True), outcome.err
    assert not (issued / BOOK).exists()


def test_the_mends(zi: Zi, issued: Path) -> None:
    """The named backup restores the numbers; without issued files the count begins anew."""
    (issued / BOOK).unlink()
    said = zi(*TERBIT).err
    (backup,) = (issued / "data" / "kantor").glob("register-cadangan-*.db")
    assert f"Salin data/kantor/{backup.name} menjadi {BOOK}." in said
    shutil.copy(backup, issued / BOOK)
    assert "ZI540" not in zi(*TERBIT).err
    (issued / BOOK).unlink()
    for folder in ("data/kantor/terbit", "output"):
        shutil.move(issued / folder, issued / f"{folder}-lama")
    assert zi(*TERBIT).code == 0


def test_a_new_office_hears_nothing(zi: Zi, numbered: Path) -> None:
    """Konsep, documents without a number and issued ones of such types are no sign of a loss."""
    shutil.copytree(numbered / "templates" / "surat", numbered / "templates" / "kartu")
    manifest = numbered / "templates" / "kartu" / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("nomor: keputusan\n", ""), encoding="utf-8")
    for line in (("--semua",), ("kartu", "--terbit"), ("surat", "--terbit")):
        outcome = zi("buat", *line, *DATA)
        assert (outcome.code, "ZI540" in outcome.err) == (0, False), outcome.err


def test_kept_bytes_of_a_killed_issue(zi: Zi, numbered: Path) -> None:
    """A type without numbers whose issue was killed leaves kept bytes: no sign of a loss either."""
    shutil.copytree(numbered / "templates" / "surat", numbered / "templates" / "kartu")
    manifest = numbered / "templates" / "kartu" / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("nomor: keputusan\n", ""), encoding="utf-8")
    assert zi("buat", "kartu", *DATA, "--terbit").code == 0
    (numbered / BOOK).unlink()
    assert zi(*TERBIT).code == 0
