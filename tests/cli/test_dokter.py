"""What the doctor says, to the letter."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs.errors import problem
from zi_docs.pdf.dokter import Finding
from zi_docs.pdf.find_converter import SOFFICE
from zi_docs.pdf.problems import no_converter

from .runs import Outcome, Zi

MakeNaskah = Callable[..., bytes]


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """A machine that a test may change; this one has all it needs."""
    findings = [Finding("Python", "3.11.7 (/usr/bin/python3)")]
    monkeypatch.setattr("zi_docs.app.diagnosing.examine", lambda folder: list(findings))
    return findings


def test_a_healthy_machine(zi: Zi, office: Path) -> None:
    """A healthy machine gives one line for each thing and code 0."""
    assert zi("dokter") == Outcome(
        0,
        "baik   Python: 3.11.7 (/usr/bin/python3)\nbaik   Jenis surat: templates/surat\n",
        "",
    )


def test_what_is_to_be_done(zi: Zi, office: Path, machine: list[Finding]) -> None:
    """A missing program or font comes with its mend, and the code stays 0."""
    huruf = problem("ZI720", "Huruf", 'Huruf "Arial" tidak ada.', "Pasang fonts-liberation.")
    machine[:] = [
        Finding("LibreOffice", "tidak ditemukan", no_converter(SOFFICE)),
        Finding("Huruf Arial", "tidak ada", huruf),
    ]
    assert zi("dokter") == Outcome(
        0,
        "perlu  LibreOffice: tidak ditemukan\n"
        f"       ZI701 {no_converter(SOFFICE).message}\n"
        f"       Perbaiki: {no_converter(SOFFICE).hint}\n"
        "perlu  Huruf Arial: tidak ada\n"
        '       ZI720 Huruf "Arial" tidak ada.\n'
        "       Perbaiki: Pasang fonts-liberation.\n"
        "baik   Jenis surat: templates/surat\n",
        "",
    )


def test_every_complaint_of_a_type_is_told(zi: Zi, office: Path, make_naskah: MakeNaskah) -> None:
    """All mistakes in a naskah are reported, not only the first."""
    naskah = make_naskah("{{ pegawai.nama", "{% endiff %}", "{{ a|tiada }}")
    (office / "templates" / "surat" / "naskah.docx").write_bytes(naskah)
    outcome = zi("dokter")
    assert outcome.code == 1
    assert outcome.out.count("perlu  Jenis surat: templates/surat/naskah.docx") == 3


def test_a_damaged_type(zi: Zi, office: Path) -> None:
    """A document type that can't be used is named, and the exit code is 1."""
    (office / "templates" / "surat" / "naskah.docx").write_bytes(b"rusak")
    outcome = zi("dokter")
    assert outcome.code == 1
    assert "perlu  Jenis surat: templates/surat/naskah.docx" in outcome.out


def test_a_register_that_is_not_there_yet(zi: Zi, office: Path) -> None:
    """Looking at a register does not make it."""
    outcome = zi("dokter", "--data", "kantor")
    last = "baik   Register: belum ada; dibuat bersama dokumen yang pertama"
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, last)
    assert not (office / "data" / "kantor" / "register.db").exists()


def test_a_register_in_use(zi: Zi, numbered: Path) -> None:
    """A register that opens is shown with the count of its numbers."""
    zi("buat", "surat", "--data", "kantor", "--terbit")
    outcome = zi("dokter", "--data", "kantor")
    last = "baik   Register: 2 nomor di data/kantor/register.db"
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, last)


def test_a_damaged_register(zi: Zi, office: Path) -> None:
    """A file that is not a register is broken: the exit code is 1."""
    (office / "data" / "kantor" / "register.db").write_bytes(b"bukan register" * 100)
    outcome = zi("dokter", "--data", "kantor")
    assert outcome.code == 1
    assert "perlu  Register: data/kantor/register.db\n       ZI6" in outcome.out


def test_as_json(zi: Zi, office: Path, machine: list[Finding]) -> None:
    """The object has every finding with its problem."""
    machine[:] = [Finding("LibreOffice", "tidak ditemukan", no_converter(SOFFICE))]
    outcome = zi("dokter", "--json")
    told = json.loads(outcome.out)
    assert (outcome.code, outcome.err, told["hasil"]) == (0, "", "beres")
    assert [problem["kode"] for problem in told["masalah"]] == ["ZI701"]
    assert [(one["subjek"], one["baik"]) for one in told["keadaan"]] == [
        ("LibreOffice", False),
        ("Jenis surat", True),
    ]
