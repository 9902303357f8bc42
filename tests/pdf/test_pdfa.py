"""The report always says how PDF/A was verified."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest

from zi_docs.pdf.finish import MARKERS, VERAPDF, verify_pdfa


def _plain_pdf(path: Path) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path)
    return path


def _verapdf(folder: Path, *says: str) -> str:
    if sys.platform == "win32":
        pytest.skip("tiruan veraPDF memerlukan sistem POSIX")
    program = folder / "verapdf"
    program.write_text("#!/bin/sh\n" + "".join(f"echo '{line}'\n" for line in says))
    program.chmod(0o755)
    return str(program)


def test_verapdf_decides_where_it_is(tmp_path: Path) -> None:
    """A PDF that veraPDF refuses is named, with one complaint for each file."""
    program = _verapdf(tmp_path, "PASS a.pdf 2b", "FAIL b.pdf 2b")
    found = verify_pdfa([tmp_path / "a.pdf", tmp_path / "b.pdf"], program)
    assert found.by == VERAPDF
    assert [(p.code, Path(str(p.place)).name) for p in found.problems] == [("ZI712", "b.pdf")]


def test_the_markers_decide_when_verapdf_gives_no_verdict(tmp_path: Path) -> None:
    """When veraPDF can't run, the markers are checked, and the report says so."""
    path = _plain_pdf(tmp_path / "a.pdf")
    found = verify_pdfa([path], _verapdf(tmp_path, "java: not found"))
    assert found.by == MARKERS
    assert [p.code for p in found.problems] == ["ZI712"]
