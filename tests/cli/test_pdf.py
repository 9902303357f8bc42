"""PDF from the command line: beside the documents, of any Word file, and without LibreOffice."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from zi_docs.pdf.find_converter import SOFFICE
from zi_docs.pdf.problems import no_converter

from .files import save_docx, timeless
from .runs import Outcome, Zi

ABSENT = (
    "KESALAHAN ZI701  LibreOffice\n"
    "  LibreOffice tidak ditemukan, jadi PDF tidak dibuat.\n"
    f"  Perbaiki: {no_converter(SOFFICE).hint}\n"
    "1 kesalahan.\n"
)


PASSED = "Dilewati: 1 berkas bukan .docx, 1 berkas sementara.\n"


@pytest.fixture
def letters(office: Path) -> Path:
    """A folder with a Word file, another in a folder below, and Word's lock files."""
    folder = office / "surat"
    (folder / "dalam").mkdir(parents=True)
    save_docx(folder / "satu.docx", "Surat pertama")
    save_docx(folder / "dalam" / "dua.docx", "Surat kedua")
    (folder / "~$satu.docx").write_bytes(b"kunci")
    (folder / "catatan.txt").write_text("bukan surat", encoding="utf-8")
    return folder


def _pdfs(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


@pytest.mark.usefixtures("soffice")
def test_buat_with_pdf(zi: Zi, office: Path) -> None:
    """The PDFs have a row of their own below the documents, also in the progress."""
    outcome = zi("buat", "surat", "--data", "kantor", "--format", "pdf")
    lines = outcome.err.splitlines()
    assert lines[0] == "surat: 2 dokumen selesai."
    assert "surat (pdf): 2 dokumen selesai." in lines
    assert outcome.code == 0
    assert timeless(outcome.out) == (
        "Jenis        Dibuat  Dilewati  Gagal  Folder\n"
        "surat             2         0      0  output/kantor/surat\n"
        "surat (pdf)       2         0      0  output/kantor/surat\n"
        "4 dibuat, 0 dilewati, 0 gagal dalam 0,0 detik.\n"
    )


@pytest.mark.usefixtures("soffice")
def test_buat_with_every_form(zi: Zi, office: Path) -> None:
    """Every form of paper names its folder, in JSON too."""
    outcome = zi("buat", "surat", "--data", "kantor", "--format", "zip,gabung,pdf", "--json")
    rows = [
        (row["jenis"], row["dibuat"], row["folder"]) for row in json.loads(outcome.out)["jenis"]
    ]
    assert rows == [
        ("surat", 2, "output/kantor/surat"),
        ("surat (pdf)", 2, "output/kantor/surat"),
        ("surat (gabung)", 2, "output/kantor/gabung"),
        ("surat (zip)", 1, "output/kantor/paket"),
    ]


@pytest.mark.usefixtures("no_soffice")
def test_buat_without_libreoffice(zi: Zi, office: Path) -> None:
    """Without LibreOffice the documents are made, the mend installs it, and the code is 5."""
    outcome = zi("buat", "surat", "--data", "kantor", "--format", "pdf")
    assert outcome.code == 5
    stays = "jadi PDF tidak dibuat. Berkas Word tetap dibuat.\n"
    assert outcome.err == "surat: 2 dokumen selesai.\n" + ABSENT.replace(
        "jadi PDF tidak dibuat.\n", stays
    )
    assert timeless(outcome.out) == (
        "Jenis        Dibuat  Dilewati  Gagal  Folder\n"
        "surat             2         0      0  output/kantor/surat\n"
        "surat (pdf)       0         0      2  output/kantor/surat\n"
        "2 dibuat, 0 dilewati, 2 gagal dalam 0,0 detik.\n"
    )
    assert len(list(office.rglob("output/**/*.docx"))) == 2


@pytest.mark.usefixtures("soffice")
def test_pdf_beside_the_word_files(zi: Zi, letters: Path) -> None:
    """Without a folder each PDF is put beside its Word file; lock files are skipped."""
    outcome = zi("pdf", "surat")
    told = "2 PDF dibuat, 0 gagal dalam 0,0 detik.\n" + PASSED
    assert (outcome.code, timeless(outcome.out)) == (0, told)
    assert _pdfs(letters) == ["dalam/dua.pdf", "satu.pdf"]


@pytest.mark.usefixtures("soffice")
def test_pdf_in_a_folder_of_their_own(zi: Zi, letters: Path, office: Path) -> None:
    """With ``-o`` the folders below are kept, and nothing is put beside the Word files."""
    assert zi("pdf", "surat", "-o", "hasil").code == 0
    assert _pdfs(office / "hasil") == ["dalam/dua.pdf", "satu.pdf"]
    assert _pdfs(letters) == []


@pytest.mark.usefixtures("soffice")
def test_pdf_of_one_file(zi: Zi, letters: Path, office: Path) -> None:
    """A single file becomes a single PDF."""
    assert zi("pdf", "surat/dalam/dua.docx", "-o", "hasil").code == 0
    assert _pdfs(office / "hasil") == ["dua.pdf"]


@pytest.mark.usefixtures("soffice")
def test_pdf_skips_what_is_made_from_the_same_file(zi: Zi, letters: Path) -> None:
    """A second run makes only the PDF whose Word file changed, whatever their times say.

    An older letter that was copied over a newer one counts as changed; a letter that was only
    saved again with the same contents does not. ``--timpa`` makes all.
    """
    zi("pdf", "surat")
    first = (letters / "satu.pdf").read_bytes()
    save_docx(letters / "satu.docx", "Surat lama")
    os.utime(letters / "satu.docx", (0, 0))
    (letters / "dalam" / "dua.docx").touch()
    said = [timeless(zi("pdf", "surat", *more).out) for more in ((), (), ("--timpa",))]
    assert said == [
        "1 PDF dibuat, 1 sudah ada, 0 gagal dalam 0,0 detik.\n" + PASSED,
        "0 PDF dibuat, 2 sudah ada, 0 gagal dalam 0,0 detik.\n" + PASSED,
        "2 PDF dibuat, 0 gagal dalam 0,0 detik.\n" + PASSED,
    ]
    assert (letters / "satu.pdf").read_bytes() != first


@pytest.mark.usefixtures("soffice")
def test_another_kind_of_pdf_is_made(zi: Zi, letters: Path) -> None:
    """An archival PDF takes the place of an ordinary one of the same letter, and the other way."""
    said = [timeless(zi("pdf", "surat/satu.docx", *more).out) for more in ((), ("--pdfa",))]
    assert said[0] == "1 PDF dibuat, 0 gagal dalam 0,0 detik.\n"
    assert "sudah ada" not in said[1]


@pytest.mark.usefixtures("soffice")
def test_pdfs_that_people_made_are_kept(zi: Zi, letters: Path) -> None:
    """A scan, and a PDF of ours that was signed, stay when the letter changes, and are named.

    ``--timpa`` replaces both. A signed PDF of an unchanged letter needs no word.
    """
    zi("pdf", "surat")
    signed, scan = letters / "satu.pdf", letters / "dalam" / "dua.pdf"
    signed.write_bytes(signed.read_bytes() + b"tanda tangan")
    scan.write_bytes(b"%PDF-1.4 pindaian")
    before = zi("pdf", "surat")
    save_docx(letters / "satu.docx", "Surat yang dibetulkan")
    after = zi("pdf", "surat")
    kept = (signed.read_bytes(), scan.read_bytes())
    assert [timeless(outcome.out).splitlines()[0] for outcome in (before, after)] == [
        "0 PDF dibuat, 1 sudah ada, 1 dibiarkan, 0 gagal dalam 0,0 detik.",
        "0 PDF dibuat, 2 dibiarkan, 0 gagal dalam 0,0 detik.",
    ]
    assert "PERINGATAN ZI714  surat/dalam/dua.pdf\n" in before.err
    assert ("surat/satu.pdf" in before.err, "surat/satu.pdf" in after.err) == (False, True)
    assert (before.code, after.code) == (0, 0)
    assert kept[1] == b"%PDF-1.4 pindaian"
    assert kept[0].endswith(b"tanda tangan")
    assert timeless(zi("pdf", "surat", "--timpa").out).startswith("2 PDF dibuat, 0 gagal")


@pytest.mark.usefixtures("soffice")
def test_two_letters_for_one_pdf(zi: Zi, office: Path) -> None:
    """Of two letters whose PDF would have one name, the second is refused at every run (ZI713)."""
    (office / "surat").mkdir()
    save_docx(office / "surat" / "satu.docx", "Surat pertama")
    save_docx(office / "surat" / "satu.DOCX", "Surat kedua")
    for _ in range(2):
        outcome = zi("pdf", "surat")
        assert outcome.code == 5
        assert "KESALAHAN ZI713  surat/satu.docx\n" in outcome.err


@pytest.mark.usefixtures("soffice")
def test_what_is_passed_over_is_counted(zi: Zi, letters: Path) -> None:
    """Files of other kinds and Word's lock files are counted; PDFs and our own marks are not."""
    for name in ("a.doc", "b.xlsx", ".c", "~$d.docx", "e.pdf", ".zi-docs.lock"):
        (letters / name).touch()
    said = timeless(zi("pdf", "surat").out).splitlines()[1]
    assert said == "Dilewati: 3 berkas bukan .docx, 2 berkas sementara, 1 berkas tersembunyi."


@pytest.mark.usefixtures("soffice")
def test_half_pdfs_of_a_killed_command(zi: Zi, letters: Path) -> None:
    """What a killed command left beside the letters is deleted, and nothing elsewhere."""
    for folder in (letters, letters / "kosong"):
        folder.mkdir(exist_ok=True)
        (folder / "satu.pdf.0a1b2c3d.zidocs-part").touch()
    zi("pdf", "surat")
    assert [path.parent for path in letters.rglob("*.zidocs-part")] == [letters / "kosong"]


@pytest.mark.usefixtures("soffice")
def test_pdf_names_what_failed(zi: Zi, letters: Path) -> None:
    """A file that is not a Word file is named, the rest goes on, and the code is 5."""
    (letters / "palsu.docx").write_text("teks", encoding="utf-8")
    outcome = zi("pdf", "surat")
    told = "2 PDF dibuat, 1 gagal dalam 0,0 detik.\n" + PASSED
    assert (outcome.code, timeless(outcome.out)) == (5, told)
    assert "KESALAHAN ZI705  surat/palsu.docx\n" in outcome.err


@pytest.mark.usefixtures("no_soffice")
def test_pdf_without_libreoffice(zi: Zi, letters: Path) -> None:
    """Without a converter nothing is made, and the mend says how to install it."""
    outcome = zi("pdf", "surat")
    assert (outcome.code, outcome.err) == (5, ABSENT)
    assert timeless(outcome.out) == "0 PDF dibuat, 2 gagal dalam 0,0 detik.\n" + PASSED


def test_pdf_with_a_wrong_address(zi: Zi, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong path of LibreOffice is reported as such."""
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "/tidak/ada")
    outcome = zi("pdf", "surat")
    assert outcome.code == 5
    assert outcome.err.startswith("KESALAHAN ZI702  LibreOffice\n")


def test_pdf_of_an_empty_folder(zi: Zi, office: Path) -> None:
    """A folder without Word files is an error."""
    (office / "kosong").mkdir()
    assert zi("pdf", "kosong") == Outcome(
        1,
        "",
        "KESALAHAN ZI007  kosong\n"
        "  Folder ini tidak berisi berkas Word (.docx).\n"
        "  Perbaiki: Periksa alamat foldernya; berkas .doc simpan dahulu sebagai .docx di Word.\n"
        "1 kesalahan.\n",
    )


@pytest.mark.parametrize(
    "name",
    ["surat.pdf", "tabel.csv", "surat"],
)
def test_pdf_of_another_kind_of_file(zi: Zi, office: Path, name: str) -> None:
    """A single file that is not named .docx is refused and stays as it was."""
    save_docx(office / name, "Surat")
    before = (office / name).read_bytes()
    outcome = zi("pdf", name, "--timpa")
    assert (outcome.code, outcome.err.splitlines()[:2]) == (
        2,
        [
            f"KESALAHAN ZI010  {name}",
            f'  Nama "{name}" tidak berakhiran .docx, jadi ini bukan berkas Word.',
        ],
    )
    assert (office / name).read_bytes() == before


@pytest.mark.usefixtures("soffice")
def test_pdf_of_a_file_in_capitals(zi: Zi, office: Path) -> None:
    """SURAT.DOCX is a Word file as well."""
    save_docx(office / "SURAT.DOCX", "Surat")
    assert zi("pdf", "SURAT.DOCX").code == 0
    assert (office / "SURAT.pdf").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pdf_of_a_pipe(zi: Zi, office: Path) -> None:
    """A pipe is refused, since reading it would wait for ever."""
    os.mkfifo(office / "pipa.docx")
    outcome = zi("pdf", "pipa.docx")
    assert outcome.code == 2
    assert "Alamat ini bukan berkas biasa dan bukan folder." in outcome.err


def test_pdf_never_replaces_its_word_file(zi: Zi, office: Path) -> None:
    """A PDF whose name leads to its own Word file is refused, also with ``--timpa``."""
    save_docx(office / "surat.docx", "Surat")
    (office / "surat.pdf").hardlink_to(office / "surat.docx")
    outcome = zi("pdf", "surat.docx", "--timpa")
    assert (outcome.code, outcome.err.splitlines()[0]) == (2, "KESALAHAN ZI004  surat.pdf")


@pytest.mark.usefixtures("soffice")
def test_pdf_as_json(zi: Zi, letters: Path) -> None:
    """The object has the counts, and stderr is empty."""
    outcome = zi("pdf", "surat", "--json")
    assert outcome.err == ""
    (row,) = json.loads(outcome.out)["jenis"]
    assert (row["jenis"], row["dibuat"], row["folder"]) == ("pdf", 2, "surat")


@pytest.mark.usefixtures("libreoffice")
def test_pdf_by_libreoffice_itself(zi: Zi, letters: Path) -> None:
    """LibreOffice makes archival PDFs of any Word files."""
    assert zi("pdf", "surat", "--pdfa").code == 0
    assert _pdfs(letters) == ["dalam/dua.pdf", "satu.pdf"]
