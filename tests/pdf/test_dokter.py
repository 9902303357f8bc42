"""The state of a machine in words, with the mends."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.pdf import dokter
from zi_docs.pdf.dokter import examine

from .conftest import StandIn


def _codes(folder: Path, **environ: str) -> dict[str, str]:
    findings = examine(folder, ["Arial"], environ, match=lambda font: "Arial")
    return {f.subjek: f.problem.code for f in findings if f.problem}


def test_a_healthy_machine(tmp_path: Path, stand_in: StandIn) -> None:
    """On a healthy machine each thing is listed with its place, and nothing is made."""
    environ = {"ZI_DOCS_SOFFICE": str(stand_in.converter.path)}
    findings = examine(tmp_path / "belum-ada", ["Arial"], environ, match=lambda font: font)
    assert [f.subjek for f in findings] == ["Python", "LibreOffice", "Huruf Arial", "Ruang simpan"]
    assert all(f.baik for f in findings)
    assert "9.9.9.9" in findings[1].keadaan
    assert not (tmp_path / "belum-ada").exists()


def test_a_converter_that_is_not_there(tmp_path: Path) -> None:
    """A wrong address of LibreOffice is found before it is needed."""
    assert _codes(tmp_path, ZI_DOCS_SOFFICE="/tidak/ada") == {"LibreOffice": "ZI702"}


def test_an_old_libreoffice(tmp_path: Path, stand_in: StandIn) -> None:
    """A version older than the tested one is named."""
    program = stand_in.converter.path
    program.write_text(program.read_text().replace("9.9.9.9", "5.2.7.2"))
    assert _codes(tmp_path, ZI_DOCS_SOFFICE=str(program)) == {"LibreOffice": "ZI731"}


def test_fonts_and_disk(tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing font and a nearly full disk are named with their mend."""
    monkeypatch.setattr(dokter, "_ROOM", 10**18)
    environ = {"ZI_DOCS_SOFFICE": str(stand_in.converter.path)}
    findings = examine(tmp_path, ["Tahoma"], environ, match=lambda font: "DejaVu Sans")
    assert [f.problem.code for f in findings if f.problem] == ["ZI720", "ZI732"]


def test_a_machine_that_cannot_tell_its_fonts(
    tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where fonts can't be listed, that is said."""
    monkeypatch.setattr(dokter, "find_matcher", lambda: None)
    environ = {"ZI_DOCS_SOFFICE": str(stand_in.converter.path)}
    findings = examine(tmp_path, ["Tahoma"], environ)
    assert [f.problem.code for f in findings if f.problem] == ["ZI733"]
