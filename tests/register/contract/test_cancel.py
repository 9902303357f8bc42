"""Cancelling numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.errors import RegisterError
from zi_docs.register import Keadaan, Register

from ..asking import MORNING, ask, codes_of, make


def _refused(register: Register, nomor: str | int, alasan: str = "salah") -> list[str]:
    with pytest.raises(RegisterError) as caught:
        register.cancel(nomor, alasan)
    return codes_of(caught.value)


def test_reason_and_time_are_kept(register: Register) -> None:
    """A cancelled number stays in the register with its reason and the time."""
    nomor = register.reserve(ask("a"))["a"]
    line = register.cancel(nomor, "  salah\x07 orang ")
    assert line == register.list_numbers()[0]
    assert (line.keadaan, line.alasan) == (Keadaan.BATAL, "salah orang")
    assert line.diubah == MORNING.isoformat()


def test_by_id(register: Register) -> None:
    """A number may be given by its id."""
    register.reserve(ask("a", "b"))
    (_, second) = register.list_numbers()
    assert second.id is not None
    assert register.cancel(second.id, "salah").nomor == second.nomor


def test_the_record_gets_a_new_number(register: Register, tmp_path: Path) -> None:
    """After a cancellation the record gets the next number; the old one is never used again."""
    (old,) = make(register, tmp_path, "a")
    register.cancel(old, "salah tanggal")
    assert make(register, tmp_path, "a", "b") == [old.replace("/1/", f"/{n}/") for n in (2, 3)]


def test_refusals(register: Register) -> None:
    """Unknown numbers, numbers cancelled before and empty reasons are refused."""
    nomor = register.reserve(ask("a"))["a"]
    assert _refused(register, "188.45/9/X/2021") == ["ZI620"]
    assert _refused(register, 99) == ["ZI620"]
    assert _refused(register, nomor, " \t") == ["ZI623"]
    register.cancel(nomor, "salah")
    assert _refused(register, nomor) == ["ZI621"]


def test_the_same_number_in_two_series(register: Register) -> None:
    """A printed number of two series is cancelled only when the series is given."""
    register.reserve(ask("a", seri="satu"))
    register.reserve(ask("b", seri="dua"))
    nomor = register.list_numbers()[0].nomor
    with pytest.raises(RegisterError) as caught:
        register.cancel(nomor, "salah")
    [problem] = caught.value.problems
    assert (problem.code, problem.hint) == ("ZI622", 'Sebutkan yang mana, mis. --seri "satu".')
    assert register.cancel(nomor, "salah", seri="satu").kunci == "a"
    assert register.cancel(nomor, "salah", tahun=2021).kunci == "b"
