"""A konsep that people corrected in Word: refused, issued, or put into the archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from .decrees import (
    ARSIP,
    BUAT,
    DECREE,
    ISSUE,
    ISSUED_TEXT,
    KONSEP,
    NAME,
    NOMOR,
    TERBIT,
    counted,
    konsep_with,
    states,
)
from .files import naskah_of, save_docx, text_of
from .runs import Zi


def test_an_edited_konsep_is_never_lost(zi: Zi, decree: Path) -> None:
    """Issuing names the paragraphs that differ and refuses; ``--timpa`` moves it to arsip."""
    zi(*BUAT)
    edited = konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    outcome = zi(*ISSUE)
    assert (outcome.code, f"KESALAHAN ZI520  {KONSEP}\n" in outcome.err) == (1, True)
    assert '"Haryo Wicaksono" menjadi "H. Haryo Wicaksono"' in outcome.err
    assert states(zi) == []
    assert (decree / KONSEP).read_bytes() == edited
    assert zi(*ISSUE, "--timpa").code == 0
    assert text_of(decree / DECREE) == ISSUED_TEXT
    assert (decree / ARSIP / "konsep" / "keputusan" / NAME).read_bytes() == edited
    assert not (decree / KONSEP).exists()


def test_an_edited_konsep_is_issued(zi: Zi, decree: Path) -> None:
    """``--dari-konsep`` issues what people wrote, with the real number and date, and no mark."""
    zi(*BUAT)
    edited = konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    outcome = zi(*ISSUE, "--dari-konsep")
    assert outcome.code == 0, outcome.err
    text = ISSUED_TEXT.replace("Haryo", "H. Haryo")
    assert text_of(decree / DECREE) == text
    assert "KONSEP" not in (decree / DECREE).read_bytes().decode("latin-1")
    assert (decree / ARSIP / "konsep" / "keputusan" / NAME).read_bytes() == edited
    assert "ZI510" not in zi(*BUAT).err


def test_a_konsep_that_is_not_there(zi: Zi, decree: Path) -> None:
    """``--dari-konsep`` without a konsep is refused, and no number is given."""
    outcome = zi(*ISSUE, "--dari-konsep")
    assert (outcome.code, f"ZI521  {KONSEP}" in outcome.err) == (1, True)
    assert states(zi) == []


@pytest.mark.parametrize("code", ["ZI401", "ZI480"])
def test_an_edited_konsep_that_is_refused(code: str, zi: Zi, decree: Path) -> None:
    """What stands in the way of an edited konsep is told before a number is given."""
    zi(*BUAT)
    if code == "ZI401":
        (decree / KONSEP).write_bytes(b"bukan Word")
    else:
        save_docx(decree / KONSEP, "Tanpa nomor dan tanggal.")
    outcome = zi(*TERBIT, "--dari-konsep")
    assert (outcome.code, code in outcome.err) == (1, True), outcome.err
    assert states(zi) == []
    assert (decree / KONSEP).exists()


def test_a_konsep_whose_number_was_typed(zi: Zi, decree: Path) -> None:
    """The number that the document is given may stand in its konsep already."""
    from docx import Document
    from docx.oxml.ns import qn

    zi(*BUAT)
    document = Document(str(decree / KONSEP))
    [control] = document.element.xpath("//w:sdt[.//w:alias[@w:val='Nomor']]")
    first, *others = control.iter(qn("w:t"))
    first.text = NOMOR
    for other in others:
        other.text = ""
    document.save(str(decree / KONSEP))
    outcome = zi(*ISSUE, "--dari-konsep")
    assert outcome.code == 0, outcome.err
    assert text_of(decree / DECREE) == ISSUED_TEXT


def test_a_konsep_that_can_not_be_read(zi: Zi, decree: Path) -> None:
    """It may hold what people wrote, so nothing is issued in its place, and no number is given."""
    zi(*BUAT)
    (decree / KONSEP).unlink()
    (decree / KONSEP).mkdir()
    outcome = zi(*ISSUE)
    assert (outcome.code, f"KESALAHAN ZI503  {KONSEP}\n" in outcome.err) == (1, True)
    assert states(zi) == []
    assert not (decree / DECREE).exists()


@pytest.mark.usefixtures("soffice")
def test_a_konsep_that_can_not_be_taken_away(zi: Zi, decree: Path) -> None:
    """The document is issued all the same; the konsep is named until it can be taken away."""
    zi(*BUAT, "--format", "docx,pdf")
    paper = (decree / KONSEP).with_suffix(".pdf")
    paper.unlink()
    paper.mkdir()
    warning = f"PERINGATAN ZI535  {KONSEP.removesuffix('.docx')}.pdf\n"
    outcome = zi(*ISSUE)
    assert (outcome.code, warning in outcome.err) == (0, True), outcome.err
    assert f"Nomor: {NOMOR}" in outcome.out
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    for _ in range(2):
        assert warning in zi(*BUAT).err
    paper.rmdir()
    assert "ZI535" not in zi(*BUAT).err


def test_timpa_archives_an_edited_konsep(zi: Zi, decree: Path) -> None:
    """``--timpa`` makes the konsep again, and what people wrote is in arsip."""
    zi(*BUAT)
    edited = konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    assert counted(zi(*BUAT, "--timpa")) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / ARSIP / "konsep" / "keputusan" / NAME).read_bytes() == edited


def test_a_konsep_of_another_year(zi: Zi, decree: Path) -> None:
    """An edited konsep is not issued under a date by which more than the date would differ."""
    lines = ("Nomor {{ nomor }}", "pada tanggal {{ tanggal|tanggal }}", "Tahun {{ tahun_naskah }}")
    naskah_of(decree / "templates" / "keputusan" / "naskah.docx", *lines)
    zi(*BUAT)
    edited = konsep_with(decree, "Tahun 2021", "Untuk Tahun 2021")
    late = zi(*TERBIT, "--dari-konsep", "--tanggal", "3 Januari 2022")
    assert (late.code, f"ZI526  {KONSEP}" in late.err, "tahunnya" in late.err) == (1, True, True)
    assert (states(zi), (decree / KONSEP).read_bytes()) == ([], edited)
    assert zi(*TERBIT, "--dari-konsep", "--tanggal", "3 Juni 2021").code == 0


def test_another_number_in_an_edited_konsep(zi: Zi, decree: Path) -> None:
    """A typed number that is not the one in the konsep is refused before it is given."""
    zi(*BUAT)
    document = Document(str(decree / KONSEP))
    control = next(document.element.body.iter(qn("w:sdt")))
    next(control.iter(qn("w:t"))).text = "188.45/87/2021"
    document.save(str(decree / KONSEP))
    outcome = zi(*TERBIT, "--dari-konsep", "--nomor", "88", "--tanggal", "1 Juni 2021")
    assert (outcome.code, "ZI481" in outcome.err, states(zi)) == (1, True, [])
