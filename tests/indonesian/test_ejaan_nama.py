"""Rules about what lists write beside a name, and about names in capitals."""

from __future__ import annotations

import pytest

from zi_docs.indonesian import bersihkan_nama, bukan_nama, ditulis_lain, usul_huruf


@pytest.mark.parametrize(
    "text",
    [
        "1. Ani",
        "1) Ani",
        "Ani *)",
        "Ani (Alm)",
        "Alm. Ani",
        "Ani / NIP 19",
        "Ani (P)",
        "Ani†",
        "Ani 😀",
        "Ani ❤️",
    ],
)
def test_what_lists_put_beside_a_name(text: str) -> None:
    """A number, a mark or a note beside a name would be printed, and the name alone is proposed."""
    assert bukan_nama(text)
    assert bersihkan_nama(text) == "Ani"


@pytest.mark.parametrize("text", ["\uff21\uff4e\uff49", "\U0001d400\U0001d427\U0001d422"])
def test_letters_that_are_drawn_as_ours_are_none(text: str) -> None:
    """Letters of other widths and alphabets, which phones give, print in another face."""
    assert bukan_nama(text)


@pytest.mark.parametrize("text", ["KOSONG", "lowong", "Belum ada"])
def test_nobody_is_no_name(text: str) -> None:
    """The words for a vacant post are not the name of a person."""
    assert bukan_nama(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Budi SantosoS.H.", "Budi Santoso, S.H."),
        ("BUDI SANTOSOS.H.", "BUDI SANTOSO, S.H."),
        ("Budi Santoso.S.H.", "Budi Santoso, S.H."),
        ("Siti AminahS.Pd., M.Pd", "Siti Aminah, S.Pd., M.Pd"),
        ("Bapak Budi Santoso", "Budi Santoso"),
    ],
)
def test_a_glued_degree_is_apart(text: str, meant: str) -> None:
    """A degree that is glued to a name, and a form of address, are told and read apart."""
    assert ditulis_lain(text)
    assert bersihkan_nama(text) == meant


@pytest.mark.parametrize(
    "text",
    ["Dr. (H.C.) Ani, S.E.", "H. Muh.Ali", "I Gusti A.A. Ngurah", "Nur’aini K.", "SITI AMINAH,S.Pd",
     "André Kurniawan, S.Kom.", "Ir. H. M. Nuh, Ph.D.", "Ibrahim", "Tn"],
)  # fmt: skip
def test_a_right_name_stays(text: str) -> None:
    """Initials, accents, an honorary title and a comma without space are no fault of a name."""
    assert not bukan_nama(text)
    assert not ditulis_lain(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("DRS. H. AHMAD BIN ALI, M.SI.", "Drs. H. Ahmad bin Ali, M.Si."),
        ("SITI AMINAH,S.PD.,M.M", "Siti Aminah, S.Pd., M.M"),
        ("NI LUH NUR'AINI", "Ni Luh Nur'aini"),
        ("I GUSTI A.A. NGURAH", "I Gusti A.A. Ngurah"),
        ("SRI BR. SITEPU", "Sri br. Sitepu"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("PAKU ALAM VIII", "Paku Alam VIII"),
        ("DRG. RINA", "drg. Rina"),
        ("DR. KUSNADI, SP.PD", "DR. Kusnadi, Sp.PD"),
    ],
)
def test_the_usual_letters(text: str, meant: str) -> None:
    """Particles and titles keep their letters, and DR. is never guessed."""
    assert usul_huruf(text) == meant
