"""PDFs beside the documents: made once, and again only when something changed."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from zi_docs.errors import Severity
from zi_docs.report import RunReport

from .conftest import Office


def _row(report: RunReport) -> tuple[int, int, int]:
    row = report.types["surat (pdf)"]
    return row.made, row.skipped, row.failed


def test_every_document_gets_its_pdf(office: Office) -> None:
    """A PDF stands beside its document, under the same name."""
    report = office.print("pdf")
    assert (report.exit_code, _row(report)) == (0, (3, 0, 0))
    documents = sorted(path.with_suffix("") for path in office.output.rglob("*.docx"))
    assert sorted(path.with_suffix("") for path in office.output.rglob("*.pdf")) == documents


def test_a_second_run_converts_nothing(office: Office) -> None:
    """What is there and unchanged is skipped, and the converter is not even started."""
    office.print("pdf")
    before = office.converted
    assert _row(office.print("pdf")) == (0, 3, 0)
    assert office.converted == before


def test_a_changed_document_is_converted_again(office: Office) -> None:
    """Only the PDF of the changed document is made anew."""
    office.print("pdf")
    office.change(";Kepala Dinas;", ";Sekretaris Dinas;")
    assert _row(office.print("pdf")) == (1, 2, 0)
    assert "Sekretaris Dinas" in PdfReader(office.pdf("Arum")).pages[0].extract_text()


def test_a_deleted_pdf_is_made_again(office: Office) -> None:
    """A PDF that is gone comes back; the others stay."""
    office.print("pdf")
    office.pdf("Budi").unlink()
    assert _row(office.print("pdf")) == (1, 2, 0)
    assert office.pdf("Budi").is_file()


def test_an_altered_pdf_is_made_again(office: Office) -> None:
    """A PDF that is not what was written down is not taken for one."""
    office.print("pdf")
    office.pdf("Budi").write_bytes(b"%PDF-1.6 putus")
    assert _row(office.print("pdf")) == (1, 2, 0)


def test_drafts_are_printed_too(office: Office) -> None:
    """A draft has no register to remember it, and is converted every time."""
    for _ in range(2):
        assert _row(office.print("pdf", draf=True)) == (3, 0, 0)
    assert len(list((office.output / "draf").rglob("*.pdf"))) == 3
    assert not (office.root / "data" / "kantor" / "register.db").exists()


def test_one_bad_document_does_not_stop_the_others(office: Office) -> None:
    """What does not become a PDF is a problem by name; the exit code is the converter's."""
    office.change(";Kepala Dinas;", ";TIADA;")
    report = office.print("pdf")
    assert (report.exit_code, _row(report)) == (5, (2, 0, 1))
    failed = [problem.place for problem in report.problems if problem.severity is Severity.GALAT]
    assert ["Surat Arum.docx" in place for place in failed] == [True]


def test_without_a_converter_the_documents_are_made(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A converter that is absent costs the PDFs and nothing else."""
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "/tidak/ada")
    report = office.print("pdf")
    assert (report.exit_code, _row(report)) == (5, (0, 0, 3))
    assert report.types["surat"].made == 3
    assert [problem.code for problem in report.problems] == ["ZI702"]


def test_the_real_libreoffice(real_office: Office) -> None:
    """LibreOffice itself makes PDFs that hold the name and number, and a second run skips them."""
    assert _row(real_office.print("pdf")) == (3, 0, 0)
    assert "Kepada Budi" in PdfReader(real_office.pdf("Budi")).pages[0].extract_text()
    assert _row(real_office.print("pdf")) == (0, 3, 0)
