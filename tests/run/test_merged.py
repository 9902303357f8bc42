"""One file to print: order, copies, both sides, and the outline of the PDF."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from tests.conftest import W
from tests.pdf_pages import page_texts
from zi_docs.app import convert_files

from .conftest import NASKAH, MakeNaskah, Office

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _merged(office: Office, ending: str = ".pdf") -> Path:
    return office.output / "gabung" / f"surat{ending}"


def _names(pdf: Path) -> list[str]:
    """Return the name on each page; a blank page has an empty one."""
    names = ("Widodo", "Arum", "Budi")
    return [next((name for name in names if name in text), "") for text in page_texts(pdf)]


def test_all_records_in_one_pdf(office: Office) -> None:
    """Without options each record is in the PDF once, in the order of the data."""
    report = office.print("pdf", "gabung")
    assert report.types["surat (gabung)"].made == 2
    assert _names(_merged(office)) == ["Widodo", "Arum", "Budi"]


def test_without_pdf_only_the_word_file_is_joined(office: Office) -> None:
    """The print file alone is a Word file, and no converter is started for it."""
    report = office.print("gabung")
    assert report.types["surat (gabung)"].made == 1
    assert office.converted == 0
    text = "\n".join(p.text for p in docx.Document(str(_merged(office, ".docx"))).paragraphs)
    assert [text.count(f"Kepada {name}") for name in ("Widodo", "Arum", "Budi")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("urut", "names"),
    [
        ("data", ["Widodo", "Arum", "Budi"]),
        ("unit", ["Arum", "Budi", "Widodo"]),
        ("jabatan", ["Arum", "Budi", "Widodo"]),
    ],
)
def test_order(urut: str, names: list[str], office: Office) -> None:
    """The order is by unit and bare name, or by who leads and the higher golongan."""
    office.print("pdf", "gabung", urut=urut)
    assert _names(_merged(office)) == names


def test_order_by_rank_goes_through_the_units(office: Office) -> None:
    """By jabatan the higher golongan comes first, whatever its unit."""
    office.change("Penata;III/c;Analis;SETDA", "Penata Muda;III/a;Analis;DUKCAPIL")
    office.change("Penata Muda;III/a;Analis;SETDA", "Penata;III/c;Analis;SETDA")
    office.print("pdf", "gabung", urut="jabatan")
    assert _names(_merged(office)) == ["Arum", "Widodo", "Budi"]


def test_copies_stand_together(office: Office) -> None:
    """Every record is printed as often as asked for, its copies one after the other."""
    office.print("pdf", "gabung", rangkap=2)
    assert _names(_merged(office)) == ["Widodo", "Widodo", "Arum", "Arum", "Budi", "Budi"]


def test_both_sides(office: Office) -> None:
    """With both sides a record of one page is followed by a blank page of the same size."""
    office.print("pdf", "gabung", dua_sisi=True)
    assert _names(_merged(office)) == ["Widodo", "", "Arum", "", "Budi", ""]
    with pikepdf.open(_merged(office)) as pdf:
        sizes = {tuple(map(float, page.mediabox)) for page in pdf.pages}
    assert len(sizes) == 1


def test_outline_by_unit_and_name(office: Office) -> None:
    """The PDF's outline lists each unit once, with its people beneath and their pages."""
    office.print("pdf", "gabung", urut="unit")
    with pikepdf.open(_merged(office)) as pdf, pdf.open_outline() as outline:
        found = [(unit.title, [item.title for item in unit.children]) for unit in outline.root]
    assert found == [("DUKCAPIL", ["Arum"]), ("SETDA", ["Budi", "Widodo"])]


def test_copies_are_listed_once(office: Office) -> None:
    """The outline leads to the first copy of each record."""
    office.print("pdf", "gabung", rangkap=3)
    with pikepdf.open(_merged(office)) as pdf, pdf.open_outline() as outline:
        names = [item.title for unit in outline.root for item in unit.children]
    assert sorted(names) == ["Arum", "Budi", "Widodo"]


def test_the_same_pdfs_give_the_same_bytes(office: Office) -> None:
    """The print file of unchanged documents does not change."""
    office.print("pdf", "gabung")
    before = _merged(office).read_bytes()
    office.print("pdf", "gabung")
    assert _merged(office).read_bytes() == before


def test_a_missing_pdf_leaves_no_half_print_file(office: Office) -> None:
    """When one PDF is missing, none is merged; the Word file is made."""
    office.change(";Kepala Dinas;", ";TIADA;")
    report = office.print("pdf", "gabung")
    row = report.types["surat (gabung)"]
    assert (row.made, row.failed, report.exit_code) == (1, 1, 5)
    assert "ZI760" in {problem.code for problem in report.problems}
    assert not _merged(office).exists()


def test_an_old_pdf_is_not_merged(office: Office) -> None:
    """When a changed document does not become a PDF, its old PDF is not merged: it is archived."""
    office.unnumbered().print("pdf", "gabung")
    _merged(office).unlink()
    office.change(";Kepala Dinas;", ";TIADA;")
    report = office.print("pdf", "gabung", "zip")
    assert not office.pdf("Arum").exists()
    assert (office.output / "arsip" / "surat" / "DUKCAPIL" / "Surat Arum.pdf").is_file()
    assert "ZI760" in {problem.code for problem in report.problems}
    assert not _merged(office).exists()
    with zipfile.ZipFile(office.output / "paket" / "surat" / "DUKCAPIL.zip") as packet:
        assert packet.namelist() == ["00 DAFTAR.csv", "DUKCAPIL/Surat Arum.docx"]


def test_what_cannot_be_joined_is_named(office: Office, make_naskah: MakeNaskah) -> None:
    """A document that was edited so that it can't be joined is named by its file."""
    office.print()
    edited = make_naskah("Kepada Arum", parts={"settings": f'<w:settings xmlns:w="{W}"/>'})
    name = "output/kantor/surat/DUKCAPIL/Surat Arum.docx"
    (office.root / name).write_bytes(edited)
    places = {str(p.place) for p in office.print("gabung").problems if p.code.startswith("ZI75")}
    assert places == {name}


@pytest.mark.parametrize("damage", [b"bukan PDF", b"%PDF-1.6 putus"])
def test_a_damaged_pdf_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    """A PDF that can't be opened is named with its mend, and none is merged."""
    office.print("pdf")
    office.pdf("Budi").write_bytes(damage)
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "/tidak/ada")
    report = office.print("pdf", "gabung")
    (problem,) = [problem for problem in report.problems if problem.code == "ZI761"]
    assert str(problem.place) == "output/kantor/surat/SETDA/Surat Budi.pdf"
    assert problem.hint
    assert report.exit_code == 5
    assert not _merged(office).exists()


def test_the_real_libreoffice(real_office: Office) -> None:
    """With LibreOffice's own PDFs the print file has a page for each record."""
    report = real_office.print("pdf", "gabung")
    assert report.exit_code == 0
    assert _names(_merged(real_office)) == ["Widodo", "Arum", "Budi"]


def test_front_sides_by_the_real_libreoffice(
    real_office: Office, make_naskah: MakeNaskah, tmp_path: Path
) -> None:
    """With both sides every record begins on an odd page, with the real LibreOffice."""
    long = ('{%p if pegawai.nama == "Widodo" %}', PAGE_BREAK, "Lampiran Widodo", "{%p endif %}")
    naskah = real_office.root / "templates" / "surat" / "naskah.docx"
    naskah.write_bytes(make_naskah(*NASKAH, *long))
    assert real_office.print("pdf", "gabung", dua_sisi=True).exit_code == 0
    convert_files(_merged(real_office, ".docx"), tmp_path, lambda *_: None)
    pages = ["Widodo", "Widodo", "Arum", "", "Budi"]
    assert _names(_merged(real_office)) == [*pages, ""]
    assert _names(tmp_path / "surat.pdf") == pages


def test_archival_pdf_stays_archival(real_office: Office) -> None:
    """A PDF/A that a plain run makes again, since its document changed, is PDF/A."""
    office = real_office.unnumbered()
    office.print("pdf", pdfa=True)
    office.change(";Kepala Dinas;", ";Kepala Bidang;")
    report = office.print()
    assert (report.types["surat (pdf)"].made, report.problems) == (1, [])
    assert b"pdfaid:part" in office.pdf("Arum").read_bytes()
    assert "Kepala Bidang" in page_texts(office.pdf("Arum"))[0]
