"""Paper follows its documents: it is made again with them, or taken out of its place and named."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from .files import edit, save_docx, text_of
from .runs import Zi

DATA = ("--data", "kantor")
OUT = "output/kantor"
ARUM, BUDI, WIDODO = (f"{OUT}/surat/Surat {n}" for n in ("Arum Sekarwangi", "Budi", "Widodo Cahyo"))
ROW_OF_BUDI = "Budi;PNS;197808112002122003;Penata;III/c;Analis;DUKCAPIL\n"
PRINT = f"{OUT}/gabung/surat.docx"
PACKET = f"{OUT}/paket/surat/DUKCAPIL.zip"
ARSIP = f"{OUT}/arsip"


@pytest.fixture
def kantor(office: Path, soffice: Path) -> Path:
    """An office with three people, each with a letter."""
    with (office / "data" / "kantor" / "pegawai.csv").open("a", encoding="utf-8") as file:
        file.write(ROW_OF_BUDI)
    return office


@pytest.fixture
def bernomor(kantor: Path) -> Path:
    """The same office, whose letters have a number: they wait as konsep."""
    manifest = kantor / "templates" / "surat" / "manifest.yaml"
    manifest.write_text(f"{manifest.read_text('utf-8')}nomor: keputusan\n", encoding="utf-8")
    text = "{{ pegawai.nama }}, {{ pegawai.jabatan }}. Nomor {{ nomor }}."
    save_docx(kantor / "templates" / "surat" / "naskah.docx", text)
    return kantor


def _staff(root: Path, old: str, new: str) -> None:
    edit(root / "data" / "kantor" / "pegawai.csv", old, new)


def _buat(zi: Zi, *more: str) -> str:
    """Make the letters; return what was printed, and the warnings."""
    outcome = zi("buat", "surat", *DATA, *more)
    assert outcome.code == 0, outcome.err
    return outcome.out + outcome.err.replace("ZI722", "")  # the stand-in embeds no font


def _shown(pdf: Path) -> str:
    """Return the text of the stand-in's PDF."""
    with pikepdf.open(pdf) as opened:
        contents = b"".join(page.Contents.read_bytes() for page in opened.pages)
    return contents.decode("latin-1")


def _hex(text: str) -> str:
    return text.encode("cp1252").hex()


def _in_packet(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as packet:
        return packet.read(name)


def _row(out: str, name: str) -> list[str]:
    """Return the cells of a line of the report."""
    return next(line for line in out.splitlines() if line.startswith(f"{name} ")).split()


def _archived(root: Path) -> set[str]:
    folder = root / ARSIP
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# Made again.


def test_all_paper_follows_a_change(zi: Zi, kantor: Path) -> None:
    """A plain run makes PDF, print file and packet of what changed again, and counts them."""
    _buat(zi, "--format", "pdf,gabung,zip")
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    said = _buat(zi)
    assert "ZI" not in said
    assert [_row(said, f"surat ({form})")[2] for form in ("pdf", "gabung", "zip")] == [
        "1",
        "2",
        "1",
    ]
    assert _hex("Kepala Bidang") in _shown(kantor / f"{ARUM}.pdf")
    assert "Kepala Bidang" in text_of(kantor / PRINT)
    assert _hex("Kepala Bidang") in _shown(kantor / PRINT.replace(".docx", ".pdf"))
    inside = BytesIO(_in_packet(kantor / PACKET, "Surat Arum Sekarwangi.docx"))
    assert inside.getvalue() == (kantor / f"{ARUM}.docx").read_bytes()
    assert (
        _in_packet(kantor / PACKET, "Surat Arum Sekarwangi.pdf")
        == (kantor / f"{ARUM}.pdf").read_bytes()
    )
    assert _archived(kantor) == set()


def test_it_is_as_if_asked_for(zi: Zi, kantor: Path) -> None:
    """What is made again has the bytes of what ``--format`` makes, with the options of then."""
    options = ("--format", "pdf,gabung", "--urut", "unit", "--rangkap", "2", "--dua-sisi")
    _buat(zi, *options)
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    _buat(zi)
    paper = [kantor / PRINT, kantor / PRINT.replace(".docx", ".pdf"), kantor / f"{ARUM}.pdf"]
    made = [path.read_bytes() for path in paper]
    for path in paper:
        path.unlink()
    _buat(zi, *options)
    assert [path.read_bytes() for path in paper] == made


def test_a_second_run_rewrites_nothing(zi: Zi, kantor: Path) -> None:
    """Once the paper is made again, the next runs write nothing and say nothing of it."""
    _buat(zi, "--format", "pdf,gabung,zip")
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    _buat(zi)
    files = {path: path.stat().st_mtime_ns for path in (kantor / OUT).rglob("*.[dpz]*")}
    for more in ((), ("--timpa",)):
        assert "ZI" not in _buat(zi, *more)
        assert {path: path.stat().st_mtime_ns for path in files} == files


def test_a_choice_of_records_makes_the_print_file_of_all_again(zi: Zi, kantor: Path) -> None:
    """A run for one person puts him anew into the office's print file; the others stay in it."""
    _buat(zi, "--format", "gabung")
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    assert "ZI" not in _buat(zi, "--hanya", "Arum Sekarwangi")
    text = text_of(kantor / PRINT)
    names = ["Widodo Cahyo", "Arum Sekarwangi, Kepala Bidang", "Budi"]
    assert [text.index(name) for name in names] == sorted(text.index(name) for name in names)


def test_who_comes_and_who_goes(zi: Zi, kantor: Path) -> None:
    """A print file takes up the new person and leaves out the one whose row is gone."""
    _buat(zi, "--format", "gabung")
    _staff(kantor, ROW_OF_BUDI, "Rina;PNS;198001012005012001;Penata;III/c;Analis;DUKCAPIL\n")
    _buat(zi)
    text = text_of(kantor / PRINT)
    assert ("Rina" in text, "Budi" in text) == (True, False)


def test_paper_of_a_document_edited_by_hand(zi: Zi, kantor: Path) -> None:
    """The PDF of a document that a person edited is made again from what he wrote."""
    _buat(zi, "--format", "pdf")
    save_docx(kantor / f"{ARUM}.docx", "Arum Sekarwangi: disunting.")
    assert _row(_buat(zi), "surat (pdf)")[2] == "1"
    assert _hex("disunting") in _shown(kantor / f"{ARUM}.pdf")


def test_paper_elsewhere_is_only_named(zi: Zi, kantor: Path) -> None:
    """Paper in another output folder is not touched by this run."""
    _buat(zi, "--keluaran", "lain", "--format", "pdf")
    before = (kantor / "lain" / "surat" / "Surat Budi.pdf").read_bytes()
    _staff(kantor, ";Analis;", ";Penelaah;")
    _buat(zi)
    assert (kantor / "lain" / "surat" / "Surat Budi.pdf").read_bytes() == before


def test_a_pdf_under_its_new_name(zi: Zi, kantor: Path) -> None:
    """The PDF of a renamed record gets the new name; ours under the old one is gone."""
    _buat(zi, "--format", "pdf")
    _staff(kantor, "Budi;", "Budi Santosa;")
    said = _buat(zi)
    assert (kantor / f"{OUT}/surat/Surat Budi Santosa.pdf").is_file()
    assert not (kantor / f"{BUDI}.pdf").exists()
    assert (f"  {BUDI}.docx\n" in said, f"  {BUDI}.pdf\n" in said) == (True, False)


def test_two_that_change_names(zi: Zi, kantor: Path) -> None:
    """Where two records exchange their names, each PDF is that of its own document."""
    _buat(zi, "--format", "pdf")
    _staff(kantor, "Budi;PNS", "TUKAR;PNS")
    _staff(kantor, "Arum Sekarwangi;PNS", "Budi;PNS")
    _staff(kantor, "TUKAR;PNS", "Arum Sekarwangi;PNS")
    _buat(zi)
    assert _hex("Budi, Sekretaris Dinas") in _shown(kantor / f"{BUDI}.pdf")
    assert _hex("Arum Sekarwangi, Analis") in _shown(kantor / f"{ARUM}.pdf")


# Taken out of its place.


def test_without_libreoffice(zi: Zi, kantor: Path, no_soffice: None) -> None:
    """Old PDFs go to the archive and are named once; a print file as Word is made again."""
    _without_pdf(zi, kantor)
    before = (kantor / f"{ARUM}.pdf").read_bytes()
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    said = _buat(zi)
    assert "PERINGATAN ZI536" in said
    assert f"jadi dipindah ke {ARSIP}: surat/Surat Arum Sekarwangi.pdf." in said
    assert "zi-docs buat surat --data kantor --format pdf" in said
    assert not (kantor / f"{ARUM}.pdf").exists()
    assert (kantor / ARSIP / "surat" / "Surat Arum Sekarwangi.pdf").read_bytes() == before
    assert (kantor / f"{BUDI}.pdf").is_file()
    assert "Kepala Bidang" in text_of(kantor / PRINT)
    assert "ZI536" not in _buat(zi)


def _without_pdf(zi: Zi, kantor: Path) -> None:
    """Make the letters, PDFs and the print file on a computer with LibreOffice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZI_DOCS_SOFFICE", str(kantor.parent / "soffice"))
        _buat(zi, "--format", "pdf")
        _buat(zi, "--format", "gabung")


def test_a_conversion_that_fails(zi: Zi, kantor: Path) -> None:
    """The old PDF of a document that can't be converted goes to the archive; the exit code is 0."""
    _buat(zi, "--format", "pdf")
    _staff(kantor, ";Sekretaris Dinas;", ";TIADA;")
    assert "PERINGATAN ZI536" in _buat(zi)
    assert _archived(kantor) == {"surat/Surat Arum Sekarwangi.pdf"}
    assert not (kantor / f"{ARUM}.pdf").exists()


def test_the_pdf_of_a_record_that_is_gone(zi: Zi, kantor: Path) -> None:
    """Our PDF goes to the archive; the letter stays, and every run names it."""
    _buat(zi, "--format", "pdf")
    _staff(kantor, ROW_OF_BUDI, "")
    said = _buat(zi)
    assert ("ZI536" in said, f"  {BUDI}.docx\n" in said) == (True, True)
    assert _archived(kantor) == {"surat/Surat Budi.pdf"}
    said = _buat(zi)
    assert ("ZI536" in said, f"  {BUDI}.docx\n" in said) == (False, True)


def test_a_choice_of_records_takes_nothing_away(zi: Zi, kantor: Path) -> None:
    """A run for one person does not know who is gone, and leaves all other PDFs."""
    _buat(zi, "--format", "pdf")
    _staff(kantor, ROW_OF_BUDI, "")
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    _buat(zi, "--hanya", "Arum Sekarwangi")
    assert (kantor / f"{BUDI}.pdf").is_file()
    assert _archived(kantor) == set()


# A signed scan.


SCAN = b"%PDF-1.4 hasil pindai"


def test_a_scan_stays_and_is_named(zi: Zi, kantor: Path) -> None:
    """A file with the PDF's name and other bytes stays; who changes its document is told."""
    _buat(zi, "--format", "pdf")
    (kantor / f"{ARUM}.pdf").write_bytes(SCAN)
    assert "ZI537" not in _buat(zi)
    _staff(kantor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    said = _buat(zi)
    assert f"PERINGATAN ZI537  {ARUM}.pdf" in said
    assert (kantor / f"{ARUM}.pdf").read_bytes() == SCAN
    assert _archived(kantor) == set()


@pytest.mark.parametrize("before", [(), ("--format", "pdf")])
def test_asking_for_pdf_does_not_lose_a_scan(before: tuple[str, ...], zi: Zi, kantor: Path) -> None:
    """``--format pdf`` leaves a scan; with ``--timpa`` it goes to the archive."""
    _buat(zi, *before)
    (kantor / f"{ARUM}.pdf").write_bytes(SCAN)
    assert f"PERINGATAN ZI537  {ARUM}.pdf" in _buat(zi, "--format", "pdf")
    assert (kantor / f"{ARUM}.pdf").read_bytes() == SCAN
    assert (kantor / f"{BUDI}.pdf").is_file()
    _buat(zi, "--format", "pdf", "--timpa")
    assert _hex("Arum") in _shown(kantor / f"{ARUM}.pdf")
    assert (kantor / ARSIP / "surat" / "Surat Arum Sekarwangi.pdf").read_bytes() == SCAN


# Konsep.


def test_paper_of_konsep_follows_them(zi: Zi, bernomor: Path) -> None:
    """A konsep's paper lies in the folder konsep and is made again with it."""
    _buat(zi, "--format", "pdf,gabung,zip")
    konsep = bernomor / OUT / "konsep"
    assert {path.name for path in (bernomor / OUT).iterdir() if path.is_dir()} == {"konsep"}
    _staff(bernomor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    assert "ZI" not in _buat(zi)
    assert "Kepala Bidang" in text_of(konsep / "gabung" / "surat.docx")
    assert _hex("Kepala Bidang") in _shown(konsep / "surat" / "Surat Arum Sekarwangi.pdf")


def test_issuing_takes_documents_out_of_the_konsep_paper(zi: Zi, bernomor: Path) -> None:
    """The print file of konsep loses the issued one; with the last one it goes away."""
    _buat(zi, "--format", "pdf,gabung")
    konsep = bernomor / OUT / "konsep"
    assert "ZI" not in _buat(zi, "--terbit", "--hanya", "Budi")
    assert "Budi" not in text_of(konsep / "gabung" / "surat.docx")
    assert not (konsep / "surat" / "Surat Budi.pdf").exists()
    assert "ZI" not in _buat(zi, "--terbit")
    assert [path for path in konsep.rglob("*") if path.is_file()] == []
    assert _archived(bernomor) == set()


def test_konsep_and_final_paper_are_kept_apart(zi: Zi, bernomor: Path) -> None:
    """A new konsep leaves the paper of the issued letters alone, and the other way round."""
    _buat(zi, "--terbit", "--hanya", "Budi", "--format", "pdf,gabung")
    final = [path for path in (bernomor / OUT).rglob("*.pdf") if "konsep" not in path.parts]
    before = {path: path.read_bytes() for path in (*final, *(bernomor / OUT / "gabung").iterdir())}
    _buat(zi, "--format", "pdf,gabung")
    _staff(bernomor, ";Sekretaris Dinas;", ";Kepala Bidang;")
    assert "ZI76" not in _buat(zi)
    assert {path: path.read_bytes() for path in before} == before
    assert "Kepala Bidang" in text_of(bernomor / OUT / "konsep" / "gabung" / "surat.docx")


def test_a_replaced_document_has_a_new_pdf(zi: Zi, bernomor: Path) -> None:
    """``--ganti`` makes the PDF of the new edition in the place of the former one's."""
    _buat(zi, "--terbit", "--hanya", "Budi", "--format", "pdf")
    _staff(bernomor, ";Analis;", ";Penelaah;")
    _buat(zi, "--hanya", "Budi", "--ganti", "1", "--alasan", "salah jabatan")
    assert _hex("Penelaah") in _shown(bernomor / f"{BUDI}.pdf")


# Files of no record.


def test_a_renamed_file_is_named_until_it_is_gone(zi: Zi, kantor: Path) -> None:
    """Every run names it, of any type and over any choice, until it is deleted."""
    shutil.copytree(kantor / "templates" / "surat", kantor / "templates" / "kartu")
    _buat(zi)
    _staff(kantor, "Budi;", "Budi Santosa;")
    lines = (("surat",), ("surat",), ("kartu",), ("surat", "--hanya", "Arum Sekarwangi"))
    for line in lines:
        assert f"  {BUDI}.docx\n" in zi("buat", *line, *DATA).out
    (kantor / f"{BUDI}.docx").unlink()
    for line in lines:
        assert "Berkas lama" not in zi("buat", *line, *DATA).out


def test_a_record_that_came_back(zi: Zi, kantor: Path) -> None:
    """A file is no longer named when its record is there again."""
    _buat(zi)
    _staff(kantor, ROW_OF_BUDI, "")
    assert f"  {BUDI}.docx\n" in _buat(zi)
    with (kantor / "data" / "kantor" / "pegawai.csv").open("a", encoding="utf-8") as file:
        file.write(ROW_OF_BUDI)
    assert "Berkas lama" not in _buat(zi)
    assert "Berkas lama" not in _buat(zi)


def test_a_scan_of_a_record_that_is_gone(zi: Zi, kantor: Path) -> None:
    """A scan beside the letter of a record that is gone is named with it, and stays."""
    _buat(zi, "--format", "pdf")
    (kantor / f"{BUDI}.pdf").write_bytes(SCAN)
    _staff(kantor, ROW_OF_BUDI, "")
    for _ in range(2):
        assert f"  {BUDI}.pdf\n" in _buat(zi)
    assert (kantor / f"{BUDI}.pdf").read_bytes() == SCAN
