"""A lost register is told as that, before any number is given a second time."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from zi_docs.register import open_register

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


def _without_backup(office: Path) -> None:
    (backup,) = (office / "data" / "kantor").glob("register-cadangan-*.db")
    backup.unlink()
    shutil.rmtree(backup.with_name(f"{backup.stem}-terbit"))


@pytest.mark.parametrize("witness", ["output", "data/kantor/terbit", "a backup"])
@pytest.mark.parametrize("after", ["", "buat"])
def test_no_number_is_given_twice(witness: str, after: str, zi: Zi, issued: Path) -> None:
    """Without its register nothing is issued, while output, kept bytes or a backup show numbers.

    A plain run, which makes a new register, only warns; it changes nothing of that.
    """
    (issued / BOOK).unlink()
    if witness != "a backup":
        _without_backup(issued)
    for folder in {"output", "data/kantor/terbit"} - {witness}:
        shutil.rmtree(issued / folder)
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
@pytest.mark.parametrize("begun", [False, True])
def test_no_book_is_begun_beside_issued_documents(
    line: tuple[str, ...], begun: bool, zi: Zi, issued: Path
) -> None:
    """No command of the register begins a new book, or uses one that was begun after a loss."""
    (issued / BOOK).unlink()
    if begun:
        open_register(issued / BOOK, "kantor", datetime.now).close()
    outcome = zi("register", *line, *DATA)
    assert (outcome.code, f"KESALAHAN ZI540  {BOOK}" in outcome.err) == (4, True), outcome.err
    assert (issued / BOOK).exists() == begun


def _with_cards(office: Path) -> None:
    """Add a type without numbers."""
    shutil.copytree(office / "templates" / "surat", office / "templates" / "kartu")
    manifest = office / "templates" / "kartu" / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("nomor: keputusan\n", ""), encoding="utf-8")


def test_types_without_numbers_do_not_hide_a_loss(zi: Zi, issued: Path) -> None:
    """What has no number fills the new book, and proves nothing; it is not frozen there either.

    Whatever is issued into the new book would be gone when the lost one is brought back.
    """
    _with_cards(issued)
    assert zi("buat", "kartu", *DATA, "--terbit").code == 0
    (issued / BOOK).unlink()
    _without_backup(issued)
    outcome = zi("buat", "kartu", *DATA)
    assert (outcome.code, "PERINGATAN ZI540" in outcome.err) == (0, True)
    for line in (("buat", "kartu", *DATA, "--terbit"), TERBIT):
        outcome = zi(*line)
        assert (outcome.code, "KESALAHAN ZI540" in outcome.err) == (4, True)


def test_a_book_older_than_its_backup(zi: Zi, numbered: Path) -> None:
    """A book that lacks a number of its newest backup issues nothing until that was put back.

    ``register catat`` may bring the number back; then all goes on.
    """
    first, second = ("--hanya", "Arum Sekarwangi"), ("--hanya", "Widodo Cahyo")
    assert zi(*TERBIT, *first).code == 0
    shutil.copy(numbered / BOOK, numbered / "lama.db")
    assert zi(*TERBIT, *second).code == 0
    assert zi("register", "cadangkan", *DATA).code == 0
    shutil.copy(numbered / "lama.db", numbered / BOOK)
    outcome = zi(*TERBIT, *second)
    assert (outcome.code, f"KESALAHAN ZI671  {BOOK}" in outcome.err) == (4, True)
    outcome = zi("buat", "surat", *DATA)
    assert (outcome.code, f"PERINGATAN ZI671  {BOOK}" in outcome.err) == (0, True)
    outcome = zi("register", "catat", "surat", second[1], "2", "2021-04-27", *DATA)
    assert outcome.code == 0, outcome.err
    assert "ZI671" not in zi(*TERBIT, *second).err


def test_the_mends(zi: Zi, issued: Path) -> None:
    """The named backup restores the numbers; without issued files the count begins anew."""
    (issued / BOOK).unlink()
    said = zi(*TERBIT).err
    (backup,) = (issued / "data" / "kantor").glob("register-cadangan-*.db")
    assert f"Salin data/kantor/{backup.name} menjadi {BOOK}." in said
    shutil.copy(backup, issued / BOOK)
    assert "ZI540" not in zi(*TERBIT).err
    (issued / BOOK).unlink()
    shutil.move(backup, issued / "lama.db")
    for folder in ("data/kantor/terbit", "output"):
        shutil.move(issued / folder, issued / f"{folder}-lama")
    assert zi(*TERBIT).code == 0


def test_a_new_office_hears_nothing(zi: Zi, numbered: Path) -> None:
    """Konsep, documents without a number and issued ones of such types are no sign of a loss."""
    _with_cards(numbered)
    for line in (("--semua",), ("kartu", "--terbit"), ("surat", "--terbit")):
        outcome = zi("buat", *line, *DATA)
        assert (outcome.code, "ZI540" in outcome.err) == (0, False), outcome.err


def test_kept_bytes_of_a_killed_issue(zi: Zi, numbered: Path) -> None:
    """A type without numbers whose issue was killed leaves kept bytes: no sign of a loss either."""
    _with_cards(numbered)
    assert zi("buat", "kartu", *DATA, "--terbit").code == 0
    (numbered / BOOK).unlink()
    assert zi(*TERBIT).code == 0
