"""LibreOffice opens the copies, shows what they mark, and keeps it when it saves them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.workbook.books import BOOKS, FILE, wrong
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.workbook.marks import mark

pytestmark = pytest.mark.libreoffice
READ = [name for name in BOOKS if name != "bare"]  # it finds no cells, nor in the original
FINDINGS = [wrong("B2"), wrong("C3", message="Ganda.")]


@pytest.fixture(scope="module")
def saved_again(
    libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Each copy as LibreOffice saves it, in one run for all."""
    folder = tmp_path_factory.mktemp("salinan")
    for name in READ:
        (folder / f"{name}.xlsx").write_bytes(mark(BOOKS[name](), FINDINGS, FILE).data)
    _convert(libreoffice, folder, "xlsx")
    return {name: (folder / "hasil" / f"{name}.xlsx").read_bytes() for name in READ}


def _convert(libreoffice: LibreOffice, folder: Path, kind: str) -> None:
    files = sorted(str(path) for path in folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run(
        [libreoffice.path, "--headless", profile, "--convert-to", kind, "--outdir",
         str(folder / "hasil"), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_marks_are_seen(saved_again: dict[str, bytes], name: str) -> None:
    """LibreOffice finds the list, our colours and our notes in every copy, also a Strict one."""
    book = load_workbook(io.BytesIO(saved_again[name]))
    assert "_PERIKSA" in book.sheetnames
    sheet = book["Pegawai"]
    ours = [f for f in sheet.conditional_formatting if "zi-docs" in str(f.rules[0].formula)]
    assert {cell for one in ours for cell in str(one.sqref).split()} == {"B2", "C3"}
    links = [c.hyperlink.location for c in book["_PERIKSA"]["B"] if c.hyperlink]
    assert links[0].replace("'", "").replace("#", "") in ("Pegawai!B2", "Pegawai.B2")
    if name != "strict":
        assert "KESALAHAN ZI315: Ganda." in sheet["C3"].comment.text


@pytest.mark.parametrize("name", ["office", "rich", "threaded"])
def test_marks_are_taken_away_after_saving(saved_again: dict[str, bytes], name: str) -> None:
    """What LibreOffice saved is marked again without what was marked before."""
    copy = mark(saved_again[name], [wrong("A3")], FILE).data
    book = load_workbook(io.BytesIO(copy))
    assert sum(title.startswith("_PERIKSA") for title in book.sheetnames) == 1
    sheet = book["Pegawai"]
    told = [c.coordinate for row in sheet.iter_rows() for c in row if "ZI315" in _note(c)]
    assert told == ["A3"]
    ours = [f for f in sheet.conditional_formatting if "zi-docs" in str(f.rules[0].formula)]
    assert [str(one.sqref) for one in ours] == ["A3"]


def _note(cell: object) -> str:
    comment = getattr(cell, "comment", None)
    return comment.text if comment else ""
