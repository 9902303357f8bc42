"""The mark of a PDF: what it was made from, and whether anybody changed it since."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pikepdf
import pytest

from zi_docs.pdf.finish import Metadata, finish
from zi_docs.pdf.mark import PdfState, digest_of, judge_pdf, source_of
from zi_docs.pdf.verdict import broken

SOURCE = source_of(digest_of(b"surat"))
OTHER = source_of(digest_of(b"surat lain"))
ARCHIVAL = source_of(digest_of(b"surat"), pdfa=True)


def a_pdf(source: str = SOURCE, title: str = "Surat") -> bytes:
    """Return a PDF as we make it."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return finish(pdf, Metadata(title=title, waktu="2021-05-05T00:00:00Z", source=source))


def state(folder: Path, data: bytes, source: str = SOURCE) -> PdfState:
    target = folder / "surat.pdf"
    target.write_bytes(data)
    return judge_pdf(target, source)


def saved_again(data: bytes) -> bytes:
    """Return the PDF as another program saves it, which keeps the mark."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/Title"] = "Ditandatangani"
        pdf.save(file)
    assert b"/ZiDocs" in file.getvalue()
    return file.getvalue()


def test_a_pdf_of_the_same_file(tmp_path: Path) -> None:
    """A PDF is current for the file and the kind that it was made from, and old for others."""
    states = [state(tmp_path, a_pdf(), source) for source in (SOURCE, OTHER, ARCHIVAL)]
    assert states == [PdfState.CURRENT, PdfState.OLD, PdfState.OLD]
    assert state(tmp_path, a_pdf(ARCHIVAL), ARCHIVAL) is PdfState.CURRENT
    assert judge_pdf(tmp_path / "lain.pdf", SOURCE) is PdfState.ABSENT


def test_a_marked_pdf_is_whole_and_the_same_on_any_day() -> None:
    """The mark neither breaks a PDF nor makes it differ from run to run."""
    data = a_pdf()
    assert broken(data) == ""
    assert data == a_pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.trailer["/ZiDocs"]).startswith(f"sumber={SOURCE} berkas=")


def test_a_pdf_without_a_source_has_no_mark() -> None:
    """Who does not say what a PDF was made from gets none."""
    assert b"/ZiDocs" not in a_pdf("")


@pytest.mark.parametrize(
    "change",
    [
        saved_again,
        lambda data: data + b"\n9 0 obj\n<</Type/Sig>>\nendobj\nstartxref\n0\n%%EOF\n",
        lambda data: data.replace(b"%PDF-1", b"%PDF-2", 1),
        lambda data: data[:-1],
        lambda _: b"%PDF-1.4 pindaian",
        lambda _: b"",
    ],
)
def test_a_pdf_that_somebody_changed(tmp_path: Path, change: object) -> None:
    """Any other byte makes a PDF foreign, so that a signature is never replaced."""
    assert callable(change)
    assert state(tmp_path, change(a_pdf()), OTHER) is PdfState.FOREIGN


def test_a_mark_that_is_only_text(tmp_path: Path) -> None:
    """A title that looks like a mark changes nothing."""
    title = f"/ZiDocs (sumber={OTHER} berkas={'0' * 64})"
    assert state(tmp_path, a_pdf(title=title)) is PdfState.CURRENT
    assert state(tmp_path, a_pdf(title=title), OTHER) is PdfState.OLD


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    """A folder or a pipe under the name is foreign; nobody waits for it."""
    target = tmp_path / "surat.pdf"
    target.mkdir() if kind == "folder" else os.mkfifo(target)
    assert judge_pdf(target, SOURCE) is PdfState.FOREIGN
