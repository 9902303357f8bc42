"""PDFs beside the documents: made once, and again only when something changed."""

from __future__ import annotations

import errno
from collections.abc import Generator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.pdf_pages import page_texts
from zi_docs.codes import Severity
from zi_docs.errors import RegisterError, problem
from zi_docs.pdf import conversion
from zi_docs.pdf.converter import PdfResult
from zi_docs.run import to_pdf
from zi_docs.run.report import RunReport

from .conftest import MakeNaskah, Office


def _row(report: RunReport) -> tuple[int, int, int]:
    row = report.types["surat (pdf)"]
    return row.made, row.skipped, row.failed


def _number(pdf: Path) -> str:
    return page_texts(pdf)[0].split("Nomor")[1].split()[0]


def test_every_document_gets_its_pdf(office: Office) -> None:
    """A PDF is beside its document, under the same name."""
    report = office.print("pdf")
    assert (report.exit_code, _row(report)) == (0, (3, 0, 0))
    documents = sorted(path.with_suffix("") for path in office.output.rglob("*.docx"))
    assert sorted(path.with_suffix("") for path in office.output.rglob("*.pdf")) == documents


def test_a_second_run_converts_nothing(office: Office) -> None:
    """A PDF that is there and current is skipped, and the converter is not started."""
    office.print("pdf")
    before = office.converted
    assert _row(office.print("pdf")) == (0, 3, 0)
    assert office.converted == before


def test_a_changed_document_is_converted_again(office: Office) -> None:
    """Only the PDF of the changed document is made again."""
    office.unnumbered().print("pdf")
    office.change(";Kepala Dinas;", ";Sekretaris Dinas;")
    assert _row(office.print("pdf")) == (1, 2, 0)
    assert "Sekretaris Dinas" in page_texts(office.pdf("Arum"))[0]


def test_an_edited_document_is_converted_again(office: Office, make_naskah: MakeNaskah) -> None:
    """The PDF of an edited document has the edited text, and is made once."""
    office.print("pdf")
    edited = make_naskah("Kepada Arum, disunting", _number(office.pdf("Arum")))
    office.pdf("Arum").with_suffix(".docx").write_bytes(edited)
    assert [_row(office.print("pdf")) for _ in range(2)] == [(1, 2, 0), (0, 3, 0)]
    assert "disunting" in page_texts(office.pdf("Arum"))[0]


def test_a_deleted_pdf_is_made_again(office: Office) -> None:
    """A deleted PDF is made again; the others stay."""
    office.print("pdf")
    office.pdf("Budi").unlink()
    assert _row(office.print("pdf")) == (1, 2, 0)
    assert office.pdf("Budi").is_file()


def test_an_altered_pdf_stays(office: Office) -> None:
    """A PDF that somebody altered, such as by signing it, stays and is named."""
    office.print("pdf")
    office.pdf("Budi").write_bytes(b"%PDF-1.6 ditandatangani")
    report = office.print("pdf")
    assert (_row(report), report.types["surat (pdf)"].kept) == ((0, 2, 0), 1)
    assert [problem.code for problem in report.problems] == ["ZI537"]
    assert office.pdf("Budi").read_bytes() == b"%PDF-1.6 ditandatangani"


def test_a_pdf_that_a_killed_run_left_is_made_again(office: Office) -> None:
    """Our own PDF that nobody changed may be replaced, though the register does not know it."""
    office.unnumbered().print("pdf")
    left = office.pdf("Budi").read_bytes()
    office.change(";Penata;III/c;Analis;", ";Penata;III/c;Penelaah;")
    office.print("pdf")
    office.pdf("Budi").write_bytes(left)
    assert _row(office.print("pdf")) == (1, 2, 0)
    assert "Penelaah" in page_texts(office.pdf("Budi"))[0]


def test_konsep_are_printed_too(office: Office) -> None:
    """A konsep's PDF is made once and recorded apart from that of its document."""
    for made in (3, 0):
        report = office.print("pdf", draf=True)
        row = report.types["surat (konsep, pdf)"]
        assert (row.made, row.skipped) == (made, 3 - made)
    assert len(list((office.output / "konsep" / "surat").rglob("*.pdf"))) == 3
    assert not list((office.output / "surat").rglob("*.pdf"))


def test_one_bad_document_does_not_stop_the_others(office: Office) -> None:
    """A document that does not become a PDF is named; the code is the converter's."""
    office.change(";Kepala Dinas;", ";TIADA;")
    report = office.print("pdf")
    assert (report.exit_code, _row(report)) == (5, (2, 0, 1))
    failed = [
        str(problem.place) for problem in report.problems if problem.severity is Severity.GALAT
    ]
    assert ["Surat Arum.docx" in place for place in failed] == [True]


def test_without_a_converter_the_documents_are_made(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a converter the documents are made."""
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "/tidak/ada")
    report = office.print("pdf")
    assert (report.exit_code, _row(report)) == (5, (0, 0, 3))
    assert report.types["surat"].made == 3
    assert [problem.code for problem in report.problems] == ["ZI702"]


def test_a_document_that_is_locked(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that can't be read is named for PDF and print file, and stops no other."""
    office.print()
    locked = office.output / "surat" / "DUKCAPIL" / "Surat Arum.docx"
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr("zi_docs.pdf.source.read_plain", refuse)
    report = office.print("pdf", "gabung")
    told = {problem.code for problem in report.problems if str(problem.place).endswith(locked.name)}
    assert told == {"ZI704", "ZI751"}
    assert _row(report) == (2, 0, 1)


def test_a_refusal_ends_the_conversion(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the register refuses, the converter is ended before that is reported."""
    ended: list[bool] = []
    running: list[Generator[PdfResult, None, None]] = []

    def convert(*given: Any, **more: Any) -> Generator[PdfResult, None, None]:
        try:
            yield from conversion.convert(*given, **more)
        finally:
            ended.append(True)

    def begin(*given: Any, **more: Any) -> Generator[PdfResult, None, None]:
        running.append(convert(*given, **more))
        return running[0]

    def refuse(*_: object) -> NoReturn:
        raise RegisterError(problem("ZI601", "register", "Register ditolak.", "Coba lagi."))

    monkeypatch.setattr(to_pdf, "convert", begin)
    monkeypatch.setattr(to_pdf, "check_embedded", refuse)
    with pytest.raises(RegisterError):
        office.print("pdf")
    assert ended == [True]


def test_the_real_libreoffice(real_office: Office) -> None:
    """LibreOffice itself makes PDFs that hold the name and number, and a second run skips them."""
    assert _row(real_office.print("pdf")) == (3, 0, 0)
    assert "Kepada Budi" in page_texts(real_office.pdf("Budi"))[0]
    assert _row(real_office.print("pdf")) == (0, 3, 0)
