"""``naskah periksa``: all faults of a naskah, before anything is filled."""

from __future__ import annotations

import io
import json
from pathlib import Path

from docx import Document

from .files import naskah_of, save_docx
from .runs import Zi

SURAT = Path("templates/surat/naskah.docx")


def test_a_sound_type(zi: Zi, office: Path) -> None:
    """A type that is right says by which names it was checked; exit code 0."""
    outcome = zi("naskah", "periksa", "surat", "--data", "kantor")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "templates/surat/naskah.docx: beres (nama diperiksa menurut data kantor).\n"
    )


def test_all_faults_of_a_type(zi: Zi, office: Path) -> None:
    """Wrong tags and names that the data can't give are told together; exit code 3."""
    naskah_of(SURAT, "{{ pegawai.nama }", "{{ pegawai.alamat }}", "{% if nomor %}")
    outcome = zi("naskah", "periksa", "surat", "--data", "kantor", "--json")
    told = json.loads(outcome.out)
    assert (outcome.code, told["kode_keluar"]) == (3, 3)
    assert [(one["kode"], one["tempat"].rpartition(", ")[2]) for one in told["masalah"]] == [
        ("ZI414", "paragraf 1"),
        ("ZI421", "paragraf 2"),
        ("ZI413", "paragraf 3"),
    ]
    assert told["naskah"] == [
        {"nama": "surat", "berkas": "templates/surat/naskah.docx", "beres": False}
    ]


def test_the_file_of_a_type_is_the_type(zi: Zi, office: Path) -> None:
    """The naskah of a type, named by its file, knows the type's pieces and names."""
    save_docx(SURAT, "{{ pegawai.alamat }}")
    outcome = zi("naskah", "periksa", str(SURAT), "--data", "kantor")
    assert outcome.code == 3
    assert "ZI421" in outcome.err


def test_names_without_data(zi: Zi, office: Path) -> None:
    """A type without an example and without ``--data`` says that its names were not checked."""
    save_docx(SURAT, "{{ pegawai.alamat }}")
    outcome = zi("naskah", "periksa", "surat")
    assert (outcome.code, outcome.err) == (0, "")
    assert "nama belum diperiksa; tulis --data DATA" in outcome.out


def test_the_example_gives_the_names(zi: Zi, office: Path) -> None:
    """Without ``--data`` the names of a type are checked by its own example."""
    (office / "templates/surat/contoh.yaml").write_text(
        "pengaturan:\n  instansi: {nama: A, daerah: B, kepala: C, ibu_kota: D}\n"
        "  tahun: 2021\n  tanggal: 2021-04-27\n"
        "pegawai:\n  - {nama: Arum, status: NON ASN, jabatan: Staf}\n",
        encoding="utf-8",
    )
    save_docx(SURAT, "{{ pegawai.nama }} {{ pegawai.alamat }}")
    outcome = zi("naskah", "periksa", "surat")
    assert outcome.code == 3
    assert outcome.err.count("KESALAHAN") == 1
    assert "pegawai.alamat" in outcome.err


def test_a_single_file_with_its_data(zi: Zi, office: Path) -> None:
    """Any Word file is checked; ``--isi`` gives the names that its data have."""
    naskah_of(office / "n.docx", "{{ nama }} {{ alamat }}")
    assert zi("naskah", "periksa", "n.docx").code == 0
    (office / "d.yaml").write_text("nama: Ani\n", encoding="utf-8")
    outcome = zi("naskah", "periksa", "n.docx", "--isi", "d.yaml")
    assert outcome.code == 3
    assert "KESALAHAN ZI421  n.docx, paragraf 1" in outcome.err


def test_a_copy_with_comments(zi: Zi, office: Path) -> None:
    """``-o`` writes the copy; the naskah stays as it is, and nothing is overwritten unasked."""
    save_docx(SURAT, "{{ pegawai.nama }")
    before = SURAT.read_bytes()
    outcome = zi("naskah", "periksa", "surat", "-o", "salinan.docx")
    assert outcome.code == 3
    assert outcome.out.endswith("Salinan dengan komentar: salinan.docx\n")
    (comment,) = Document(io.BytesIO(Path("salinan.docx").read_bytes())).comments
    assert comment.text.startswith("ZI414: ")
    assert SURAT.read_bytes() == before
    assert zi("naskah", "periksa", "surat", "-o", "salinan.docx").code == 2
    assert zi("naskah", "periksa", "surat", "-o", "salinan.docx", "--timpa").code == 3
    assert zi("naskah", "periksa", str(SURAT), "-o", str(SURAT), "--timpa").code == 2


def test_a_sound_naskah_needs_no_copy(zi: Zi, office: Path) -> None:
    """Where nothing is wrong, no copy is written."""
    assert zi("naskah", "periksa", "surat", "-o", "salinan.docx").code == 0
    assert not Path("salinan.docx").exists()


def test_a_copy_of_one_naskah_only(zi: Zi, office: Path) -> None:
    """``-o`` with two naskah, or with another ending than ``.docx``, is refused."""
    naskah_of(office / "n.docx", "{{ nama }}")
    assert zi("naskah", "periksa", "surat", "n.docx", "-o", "x.docx").code == 2
    assert zi("naskah", "periksa", "surat", "-o", "x.pdf").code == 2


def test_unknown_names(zi: Zi, office: Path) -> None:
    """An unknown type and a file that is not there are told as everywhere."""
    outcome = zi("naskah", "periksa", "surta")
    assert (outcome.code, "surat" in outcome.err) == (2, True)
    assert zi("naskah", "periksa", "tiada.docx").code == 3
