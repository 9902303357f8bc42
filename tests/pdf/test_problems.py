"""The words of complaints about PDFs."""

from __future__ import annotations

from zi_docs.cli.layout import format_problems
from zi_docs.pdf import problems


def test_many_documents_of_one_fault_are_told_once() -> None:
    """What each document lacks stands beside it; fault and mend are said once."""
    told = [problems.wrong_texts(f"{name}.pdf", [name]) for name in ("Ani", "Budi", "Cici")]
    told += [problems.wrong_pages(f"{n}.pdf", n, 1) for n in (2, 3)]
    text = format_problems(told)
    assert text.count("Perbaiki: ") == 2
    assert 'Misalnya: "Ani", "Budi", "Cici"' in text
    assert "Misalnya: 2 halaman, 3 halaman" in text


def test_the_program_that_failed_is_named() -> None:
    """A complaint names the program that failed: Word or LibreOffice."""
    crashed = problems.crashed("a.docx", "LibreOffice 24.2")
    assert crashed.message == "LibreOffice 24.2 terhenti mendadak pada dokumen ini."
    assert problems.not_working("Microsoft Word").hint.startswith("Buka Microsoft Word sekali")


def test_fonts_are_listed_as_in_a_sentence() -> None:
    """The last of several fonts is joined by "dan"; no fonts are named as such."""
    told = [
        problems.font_not_printed("a.pdf", "Arial", fonts) for fonts in (("A", "B"), ("A",), ())
    ]
    assert [problem.message.partition("; ")[2] for problem in told] == [
        "yang tercetak A dan B.",
        "yang tercetak A.",
        "yang tercetak huruf lain.",
    ]
