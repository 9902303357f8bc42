"""A second document, another edition, a cancelled one, and what does not fit together."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from .conftest import DECREE_NASKAH
from .decrees import (
    ARSIP,
    BUAT,
    DECREE,
    ISSUE,
    ISSUED_TEXT,
    KONSEP,
    NOMOR,
    TERBIT,
    counted,
    kept,
    konsep_with,
    new_bupati,
    states,
)
from .files import naskah_of, text_of
from .runs import Zi


def test_the_second_of_its_kind(zi: Zi, decree: Path) -> None:
    """``--ke 2`` has a key, a file and a number of its own, and knows the one before it."""
    words = "{% if sebelumnya %}mengubah Nomor {{ sebelumnya.nomor }}{% endif %}"
    naskah_of(decree / "templates" / "keputusan" / "naskah.docx", *DECREE_NASKAH, words)
    early = zi(*TERBIT, "--ke", "2")
    assert (early.code, "ZI523" in early.err) == (1, True)
    assert "Dokumen ke-1 belum terbit, jadi yang ke-2 belum dapat." in early.err
    assert "zi-docs buat keputusan --data kantor --terbit." in early.err
    third = zi(*TERBIT, "--ke", "3")
    assert "zi-docs buat keputusan --data kantor --terbit --ke 2." in third.err
    assert zi(*ISSUE).code == 0
    assert zi(*TERBIT, "--ke", "2").code == 0
    second = decree / "output/kantor/keputusan/Keputusan 2021 ke-2.docx"
    assert f"mengubah Nomor {NOMOR}" in text_of(second)
    assert [state for _, _, state in states(zi)] == ["terbit", "terbit"]
    before = second.read_bytes()
    second.unlink()
    assert counted(zi(*BUAT)) == "1 dibuat, 1 dilewati, 0 gagal"
    assert second.read_bytes() == before


def test_a_new_edition_under_the_same_number(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--ganti`` keeps number and date; the former bytes stay kept, and a copy is in arsip."""
    new_bupati(decree)
    outcome = zi("buat", "keputusan", "--data", "kantor", "--ganti", "87", "--alasan", "salah nama")
    assert outcome.code == 0, outcome.err
    assert text_of(decree / DECREE) == ISSUED_TEXT.replace("Haryo Wicaksono", "Budi Santoso")
    assert (decree / ARSIP / "keputusan" / "Keputusan 2021 (edisi 1).docx").read_bytes() == issued
    assert sha256(issued).hexdigest() in kept(decree)
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    assert "ZI510" not in zi(*BUAT).err


@pytest.mark.parametrize(
    ("ganti", "more", "code"),
    [
        ("99", (), "ZI524"),
        ("87", ("--tanggal", "3 Januari 2022"), "ZI525"),
    ],
)
def test_what_can_not_be_replaced(
    ganti: str, more: tuple[str, ...], code: str, zi: Zi, decree: Path, issued: bytes
) -> None:
    """Another number, or a date of another year, is refused and changes nothing."""
    asked = ("buat", "keputusan", "--data", "kantor", "--ganti", ganti, "--alasan", "x", *more)
    outcome = zi(*asked)
    assert (outcome.code, code in outcome.err) == (1, True)
    assert (decree / DECREE).read_bytes() == issued


def test_a_cancelled_number_frees_the_record(zi: Zi, decree: Path, issued: bytes) -> None:
    """After it is cancelled the document is a konsep again, and is issued under a new number."""
    new_bupati(decree)
    assert zi("register", "batal", "87", "--data", "kantor", "--alasan", "salah").code == 0
    assert not (decree / DECREE).exists()
    assert issued in [path.read_bytes() for path in (decree / ARSIP).rglob("*.docx")]
    assert counted(zi(*BUAT)) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / KONSEP).is_file()
    assert zi(*TERBIT).code == 0
    assert text_of(decree / DECREE) == (
        "Nomor 188.45/88/2021\npada tanggal 27 April 2021\nBudi Santoso"
    )
    assert [state for _, _, state in states(zi)] == ["batal", "terbit"]


def test_an_edited_edition_is_not_replaced_from_data(zi: Zi, decree: Path) -> None:
    """``--ganti`` of what came from an edited konsep is refused, unless edits may go."""
    zi(*BUAT)
    konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    zi(*ISSUE, "--dari-konsep")
    ganti = ("buat", "keputusan", "--data", "kantor", "--ganti", "87", "--alasan", "x")
    outcome = zi(*ganti)
    assert (outcome.code, f"ZI527  {DECREE}" in outcome.err) == (1, True)
    assert zi(*ganti, "--timpa").code == 0
    assert text_of(decree / DECREE) == ISSUED_TEXT


def test_the_same_edition_is_none(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--ganti`` that gives the bytes in force adds no edition."""
    ganti = ("buat", "keputusan", "--data", "kantor", "--ganti", "87", "--alasan", "x")
    assert counted(zi(*ganti)) == "0 dibuat, 1 dilewati, 0 gagal"
    assert "Edisi 2" not in zi("register", "lihat", "87", "--data", "kantor").out


def test_a_cancelled_second_one_is_not_drafted_again(zi: Zi, decree: Path, issued: bytes) -> None:
    """After a second document is cancelled, a plain run makes no konsep of it."""
    zi(*TERBIT, "--ke", "2")
    number = states(zi)[-1][0]
    zi("register", "batal", number, "--data", "kantor", "--alasan", "x")
    zi(*BUAT)
    assert not (decree / "output/kantor/konsep").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--semua", "--terbit"),
        ("keputusan", "--nomor", "87"),
        ("keputusan", "--dari-konsep"),
        ("keputusan", "--terbit", "--konsep"),
        ("keputusan", "--ganti", "87"),
        ("keputusan", "--alasan", "x"),
        ("keputusan", "--terbit", "--ke", "0"),
        ("keputusan", "--ganti", "87", "--alasan", "x", "--nomor", "9"),
    ],
)
def test_options_that_do_not_fit(options: tuple[str, ...], zi: Zi, decree: Path) -> None:
    """Options of issuing that contradict each other are refused as misuse."""
    assert zi("buat", *options, "--data", "kantor").code == 2


@pytest.mark.parametrize(
    "option",
    [("--nomor", "5"), ("--dari-konsep",), ("--ke", "2"), ("--ganti", "1", "--alasan", "x")],
)
def test_what_needs_exactly_one_record(option: tuple[str, ...], zi: Zi, numbered: Path) -> None:
    """Options for one document are refused when the type has several records."""
    outcome = zi("buat", "surat", "--data", "kantor", "--terbit", *option)
    assert (outcome.code, f"ZI005  {option[0]}\n" in outcome.err) == (2, True)


def test_what_changes_nothing_is_told(zi: Zi, decree: Path, issued: bytes) -> None:
    """A date for an issued document, and an edition with the same bytes, are told to do nothing."""
    assert "ZI530" in zi(*TERBIT, "--tanggal", "5 Juni 2021").err
    assert "ZI530" in zi(*BUAT[:1], "keputusan", *BUAT[2:], "--ganti", "87", "--alasan", "x").err
    assert "ZI530" not in zi(*TERBIT, "--tanggal", "1 Juni 2021").err


def test_a_number_outside_the_pattern_is_told(zi: Zi, decree: Path) -> None:
    """It is used as typed, and the run says that it enters no count."""
    outcome = zi(*TERBIT, "--nomor", "abc")
    assert (outcome.code, "PERINGATAN ZI528  keputusan" in outcome.err) == (0, True)
    assert "ZI528" not in zi(*TERBIT, "--ke", "2", "--nomor", "15a").err
