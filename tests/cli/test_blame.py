"""Whether a document or LibreOffice is to blame when LibreOffice falls over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .files import edit, save_docx
from .runs import Zi

Falls = Callable[[int], Path]


@pytest.fixture
def falls(soffice: Path, office: Path) -> Falls:
    """Let the converter crash in its first calls; return the log of its calls."""
    save_docx(office / "satu.docx", "Surat")

    def change(times: int) -> Path:
        calls = 'open(sys.argv[0] + ".log").read().count("files=")'
        begin = "    sources = sys.argv[start"
        edit(soffice, begin, f"    if {calls} <= {times}:\n        crash()\n{begin}")
        return soffice.with_suffix(".log")

    return change


def _calls(log: Path) -> list[str]:
    return [line for line in log.read_text(encoding="utf-8").split() if line.startswith("files=")]


def _errors(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("KESALAHAN")]


def test_one_fall_blames_nobody(zi: Zi, office: Path, falls: Falls) -> None:
    """A document that crashed the converter once is tried again and converted."""
    log = falls(1)
    outcome = zi("pdf", "satu.docx")
    assert (outcome.code, _errors(outcome.err)) == (0, [])
    assert (office / "satu.pdf").is_file()
    assert _calls(log) == ["files=1"] * 2


def test_the_second_fall_is_the_documents(zi: Zi, office: Path, falls: Falls) -> None:
    """A document that crashed it twice is named, once a third call shows that it works."""
    log = falls(2)
    outcome = zi("pdf", "satu.docx")
    assert (outcome.code, _errors(outcome.err)) == (5, ["KESALAHAN ZI707  satu.docx"])
    assert not (office / "satu.pdf").exists()
    assert _calls(log) == ["files=1"] * 3


def test_a_third_fall_is_the_converters(zi: Zi, falls: Falls) -> None:
    """When the smallest document crashes it too, the converter is named and no document."""
    falls(3)
    outcome = zi("pdf", "satu.docx")
    assert (outcome.code, _errors(outcome.err)) == (5, ["KESALAHAN ZI703  LibreOffice 9.9.9.9"])
