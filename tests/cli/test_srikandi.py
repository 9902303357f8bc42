"""Files for SRIKANDI: its marks whole, room for the code, and nothing numbered or recorded."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import load_workbook

from zi_docs.doctypes import load_catalog
from zi_docs.ooxml.text import document_text
from zi_docs.word import is_sent

from .files import edit, naskah_of
from .runs import Outcome, Zi

SIGNED = (
    "NOMOR {{ nomor|kapital }}",
    "Ditetapkan pada tanggal {{ tanggal|tanggal }}",
    "{%p sisip tanda-tangan pejabat=pengaturan.pejabat.kepala_daerah %}",
)
FILE = "output/kantor/srikandi/keputusan/Keputusan 2021.docx"
BOOK = "output/kantor/srikandi/unggah-srikandi.xlsx"
UPLOAD = ("buat", "keputusan", "--data", "kantor", "--ttd", "srikandi")
BUILT_IN = Path(__file__).parents[2] / "templates"
MANY_SIGN = {"komitmen-bersama", "daftar-hadir"}  # everybody in the list signs beside the head
Upload = Callable[..., Outcome]


@pytest.fixture
def upload(zi: Zi, decree: Path) -> Upload:
    """Write the decree's naskah from these paragraphs, and make the file for SRIKANDI."""

    def make(*paragraphs: str) -> Outcome:
        naskah_of(decree / "templates/keputusan/naskah.docx", *(paragraphs or SIGNED))
        return zi(*UPLOAD)

    return make


def parts_of(path: Path) -> dict[str, str]:
    """Return the XML parts of a Word file as texts."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()
                if name.endswith(".xml")}  # fmt: skip


def test_number_date_and_signature_are_marks(upload: Upload, decree: Path) -> None:
    """Number, date and signature are SRIKANDI's marks, each whole in one text, and no KONSEP."""
    assert upload().code == 0
    parts = parts_of(decree / FILE)
    for mark in ("${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"):
        texts = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", parts["word/document.xml"])
        assert sum(mark in text for text in texts) == 1
    assert not any("KONSEP" in text or "w:sdt" in text for text in parts.values())


def test_the_code_has_three_centimetres(upload: Upload, decree: Path) -> None:
    """The line of the signature is at least 3 cm high, above the name."""
    upload()
    body = parts_of(decree / FILE)["word/document.xml"]
    line = body[: body.index("${ttd_pengirim}")].rpartition("<w:p>")[2]
    assert 'w:line="1701" w:lineRule="atLeast"' in line
    lines = document_text((decree / FILE).read_bytes()).splitlines()
    assert lines[lines.index("${ttd_pengirim}") + 1] == "Haryo Wicaksono"


def test_the_sentence_of_the_profile_is_on_every_page(upload: Upload, decree: Path) -> None:
    """Every kind of page has the sentence of the page profile at its foot; an empty one is none."""
    upload()
    parts = parts_of(decree / FILE)
    assert "Balai Besar Sertifikasi Elektronik" in parts["word/footersrikandi.xml"]
    assert parts["word/document.xml"].count("footerReference") == 1
    settings = decree / "data/kantor/pengaturan.yaml"
    text = settings.read_text(encoding="utf-8")
    more = 'tata_naskah: {profil: permendagri-1-2023, kalimat_tte: ""}\n'
    settings.write_text(text + more, encoding="utf-8")
    assert upload().code == 0
    assert "word/footersrikandi.xml" not in parts_of(decree / FILE)


def test_several_signers_are_numbered(upload: Upload, decree: Path) -> None:
    """Two people are numbered in their order; one who signs twice has one number."""
    edit(decree / "data/kantor/pengaturan.yaml", "pejabat:\n",
         "pejabat:\n  sekda: {jabatan: Sekretaris Daerah, nama: Retno Palupi}\n")  # fmt: skip
    sign = "{%p sisip tanda-tangan pejabat=pengaturan.pejabat."
    people = ("kepala_daerah", "sekda", "kepala_daerah")
    assert upload(*(f"{sign}{key} %}}" for key in people)).code == 0
    found = re.findall(r"\$\{ttd_pengirim\d?\}", document_text((decree / FILE).read_bytes()))
    assert found == ["${ttd_pengirim1}", "${ttd_pengirim2}", "${ttd_pengirim1}"]


def test_marks_of_the_naskah_are_kept(upload: Upload, decree: Path) -> None:
    """A naskah that says itself where people sign gets no further mark."""
    assert upload("${ttd_pengirim1}", "${nama_pengirim1}", SIGNED[-1]).code == 0
    assert document_text((decree / FILE).read_bytes()).count("${ttd_pengirim") == 1


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        (("${nomor_surat}", *SIGNED), "ZI224"),
        (("${nomor_naskah", *SIGNED), "ZI224"),
        (("${NOMOR_NASKAH}", *SIGNED), "ZI224"),
        (("Nomor {{ nomor }}",), "ZI226"),
    ],
    ids=["tidak dikenal", "tanpa penutup", "huruf besar", "tanpa tanda tangan"],
)
def test_what_srikandi_could_not_sign_is_not_written(
    upload: Upload, decree: Path, paragraphs: tuple[str, ...], code: str
) -> None:
    """An unknown mark, or no room for a signature, is told, and no file is left."""
    told = upload(*paragraphs)
    assert told.code == 1
    assert told.err.count("KESALAHAN") == told.err.count(code) == 1
    assert not (decree / FILE).exists()
    assert not (decree / BOOK).exists()


def test_a_date_in_another_form_is_told(upload: Upload, decree: Path) -> None:
    """A weekday can't be replaced: the date stays as it is, and is told (ZI227)."""
    told = upload(*SIGNED, "Pada hari ini {{ tanggal|hari_tanggal }}")
    assert told.code == 0
    assert "ZI227" in told.err
    assert "Selasa, " in document_text((decree / FILE).read_bytes())


def test_nothing_is_numbered(upload: Upload, zi: Zi, decree: Path) -> None:
    """The register knows nothing of these files; SRIKANDI's number is recorded afterwards."""
    upload()
    assert not list((decree / "data").rglob("register.db"))
    assert sorted(p.name for p in (decree / "output/kantor").iterdir() if p.is_dir()) == [
        "srikandi"
    ]


def test_the_list_says_what_is_typed_there(upload: Upload, decree: Path) -> None:
    """Each file has a row with its path, classification and signers."""
    upload()
    head, row = load_workbook(decree / BOOK).active.iter_rows(values_only=True)
    typed = dict(zip(head, row, strict=True))
    assert typed["Berkas"] == "keputusan/Keputusan 2021.docx"
    assert typed["Jenis Naskah"] == "Keputusan"
    assert typed["Penandatangan"] == "Haryo Wicaksono"
    assert typed["Sifat"] == "Biasa"


def test_a_file_that_changed_is_kept_in_the_archive(upload: Upload, decree: Path) -> None:
    """The same data give the same file; what somebody changed moves to the archive."""
    upload()
    made = (decree / FILE).read_bytes()
    assert "Dilewati" in upload().out
    assert (decree / FILE).read_bytes() == made
    (decree / FILE).write_bytes(made + b" ")
    assert upload().code == 0
    assert (decree / FILE).read_bytes() == made
    kept = decree / "output/kantor/arsip/srikandi/keputusan/Keputusan 2021.docx"
    assert kept.read_bytes() == made + b" "


def test_a_split_mark_comes_out_whole(upload: Upload, zi: Zi, decree: Path) -> None:
    """A mark of which a link holds one half stands in one text of the result."""
    naskah = decree / "templates/keputusan/naskah.docx"
    upload()
    document = Document(str(naskah))
    paragraph = document.paragraphs[0]
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "awal")
    link.append(paragraph.add_run("${si")._r)
    paragraph._p.append(link)
    paragraph.add_run("fat}")
    document.save(str(naskah))
    assert zi(*UPLOAD).code == 0
    assert "${sifat}</w:t>" in parts_of(decree / FILE)["word/document.xml"]


@pytest.mark.parametrize("option", [("--terbit",), ("--konsep",), ("--uji",)], ids=str)
def test_it_goes_with_no_other_manner(upload: Upload, zi: Zi, option: tuple[str, ...]) -> None:
    """Issuing gives a number of our own, so it does not go with SRIKANDI's (ZI000)."""
    told = zi(*UPLOAD, *option)
    assert told.code == 2
    assert f"--ttd srikandi tidak berlaku bersama {option[0]}" in told.err


def _declare(decree: Path, ttd: str) -> None:
    manifest = decree / "templates/keputusan/manifest.yaml"
    manifest.write_text(f"{manifest.read_text(encoding='utf-8')}ttd: {ttd}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("ttd", "said"), [("basah", "ditandatangani basah"), ("tanpa", "tidak ditandatangani")]
)
def test_a_named_type_that_is_not_signed_there_stops(
    upload: Upload, decree: Path, ttd: str, said: str
) -> None:
    """A named type that is signed by hand, or by nobody, is refused once (ZI226), with its why."""
    _declare(decree, ttd)
    told = upload("Nomor {{ nomor }}")
    assert told.code == 1
    assert told.err.count("KESALAHAN") == told.err.count("ZI226") == 1
    assert f"Keputusan {said}" in told.err


def test_an_own_mark_sends_a_type_that_is_signed_by_hand(upload: Upload, decree: Path) -> None:
    """An office that writes the mark of a signature into its naskah sends it to SRIKANDI."""
    _declare(decree, "basah")
    assert upload("${ttd_pengirim}", "Haryo Wicaksono").code == 0
    assert (decree / FILE).exists()


def test_all_types_pass_over_what_is_signed_by_hand(upload: Upload, zi: Zi, decree: Path) -> None:
    """Of all types those signed by hand are noted in a sentence each; the others are made."""
    upload()
    shutil.copytree(decree / "templates/keputusan", decree / "templates/pakta")
    edit(decree / "templates/pakta/manifest.yaml", "judul: Keputusan", "judul: Pakta\nttd: basah")
    told = zi("buat", "--semua", *UPLOAD[2:])
    assert told.code == 0
    assert (decree / FILE).exists()
    assert told.out.count("Pakta ditandatangani basah, jadi tidak dibuat untuk SRIKANDI.") == 1
    assert not (decree / "output/kantor/srikandi/pakta").exists()


def test_the_built_in_types_say_who_signs_by_hand() -> None:
    """A built-in type goes to SRIKANDI exactly when its naskah has the room of one signature."""
    catalog = load_catalog([BUILT_IN], {BUILT_IN: "templates"})
    doctypes = [catalog.load(jenis) for jenis in catalog.types]
    rooms = ("sisip tanda-tangan pejabat=", "sisip tanda-tangan-penetapan pejabat=")
    with_room = {
        one.id for one in doctypes if any(room in document_text(one.naskah) for room in rooms)
    }
    assert {one.id for one in doctypes if is_sent(one)} == with_room - MANY_SIGN
