"""``zi-docs register catat``: numbers of other books, on the letters of a tiny office."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from .files import save_docx
from .runs import Zi

DATA = ("--data", "kantor")
DAY = "27 April 2021"
ARUM = "197502152002032014"
FINAL = "output/kantor/surat/Surat Arum Sekarwangi.docx"
KONSEP = "output/kantor/konsep/surat/Surat Arum Sekarwangi.docx"
PDF = b"%PDF-1.7\nkertas\n%%EOF\n"


def _catat(zi: Zi, *more: str, kunci: str = ARUM, nomor: str = "231", tanggal: str = DAY) -> Any:
    return zi("register", "catat", "surat", kunci, nomor, tanggal, *DATA, *more)


def _found(zi: Zi, text: str = ARUM) -> dict[str, Any]:
    """Return the only line that a text leads to, with its editions."""
    found = json.loads(zi("register", "lihat", text, *DATA, "--json").out)
    (line,) = found["nomor"]
    return {**line, "edisi_semua": found["edisi"]}


def _kept(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "data/kantor/terbit").glob("*")}


@pytest.fixture
def scan(tmp_path: Path) -> str:
    """A scan of the signed paper."""
    (tmp_path / "pindaian.pdf").write_bytes(PDF)
    return str(tmp_path / "pindaian.pdf")


@pytest.mark.parametrize("edited", [False, True])
def test_a_konsep_is_frozen_as_it_is(edited: bool, zi: Zi, numbered: Path) -> None:
    """A konsep's bytes are kept, laid down in the document's place, and the konsep is gone."""
    zi("buat", "surat", *DATA)
    if edited:
        save_docx(numbered / KONSEP, "Disunting Bagian Hukum.")
    data = (numbered / KONSEP).read_bytes()
    outcome = _catat(zi)
    lines = [
        "Tercatat: 188.45/231/2021 (surat, Arum Sekarwangi).",
        f"Dokumennya dibekukan: {FINAL}",
    ]
    assert outcome.out.splitlines()[:2] == lines
    assert ("masih bertanda KONSEP" in outcome.out) is not edited
    assert (outcome.code, outcome.err) == (0, "")
    assert (numbered / FINAL).read_bytes() == data
    assert not (numbered / KONSEP).exists()
    assert _kept(numbered) == {f"{sha256(data).hexdigest()}.docx": data}
    line = _found(zi)
    assert (line["nomor"], line["seri"], line["keadaan"]) == (
        *("188.45/231/2021", "keputusan", "terbit"),
    )
    assert [one["asal"] for one in line["edisi_semua"]] == ["catatan"]


def test_a_file_in_the_place_is_frozen(zi: Zi, numbered: Path) -> None:
    """What people put in the document's place goes before a konsep that nobody edited."""
    zi("buat", "surat", *DATA)
    (numbered / FINAL).parent.mkdir(parents=True)
    save_docx(numbered / FINAL, "Dari SRIKANDI.")
    data = (numbered / FINAL).read_bytes()
    assert _catat(zi).code == 0
    assert (numbered / FINAL).read_bytes() == data
    assert list(_kept(numbered).values()) == [data]
    assert not (numbered / KONSEP).exists()


def test_two_files_of_people(zi: Zi, numbered: Path) -> None:
    """When people changed both, nothing is recorded and nothing is touched."""
    zi("buat", "surat", *DATA)
    (numbered / FINAL).parent.mkdir(parents=True)
    save_docx(numbered / FINAL, "Dari SRIKANDI.")
    save_docx(numbered / KONSEP, "Disunting.")
    outcome = _catat(zi)
    assert outcome.code == 1
    assert outcome.err.startswith(f"KESALAHAN ZI650  {FINAL}\n")
    assert (numbered / KONSEP).exists()
    assert _kept(numbered) == {}
    assert _found(zi)["keadaan"] == "konsep"


def test_nothing_lies_there(zi: Zi, numbered: Path) -> None:
    """A number can be recorded before anything was made; no run fills the document then."""
    outcome = _catat(zi)
    assert "jadi hanya nomornya yang tercatat" in outcome.out
    assert zi("buat", "surat", *DATA, "--terbit").code == 0
    assert not (numbered / FINAL).exists()
    assert zi("register", "periksa", *DATA).code == 0
    assert _found(zi, "232")["untuk"] == "Widodo Cahyo"


def test_a_document_without_numbers(zi: Zi, office: Path) -> None:
    """A type without a pattern gets its number from the other book, outside every series."""
    zi("buat", "surat", *DATA)
    data = (office / FINAL).read_bytes()
    outcome = _catat(zi, nomor="B-12/SRIKANDI/IV/2021")
    assert outcome.out.startswith("Tercatat: B-12/SRIKANDI/IV/2021 (surat, Arum Sekarwangi).\n")
    line = _found(zi)
    assert (line["seri"], line["urut"], line["keadaan"]) == ("", None, "terbit")
    assert list(_kept(office).values()) == [data]


def test_a_code_on_paper_leads_to_it(zi: Zi, office: Path) -> None:
    """The code that a finished document has stays its own when its number is recorded."""
    zi("buat", "surat", *DATA)
    code = _found(zi)["kode"]
    assert code
    _catat(zi, nomor="B-12/2021")
    assert _found(zi, code)["nomor"] == "B-12/2021"
    _catat(zi, "--alasan", "salah tanggal", nomor="B-12/2021", tanggal="28 April 2021")
    assert _found(zi, code)["edisi"] == 2


def test_later_runs_leave_it(zi: Zi, numbered: Path) -> None:
    """No run fills it again; when its file is gone, the kept bytes are laid down."""
    zi("buat", "surat", *DATA)
    _catat(zi)
    data = (numbered / FINAL).read_bytes()
    (numbered / FINAL).unlink()
    assert zi("buat", "surat", *DATA, "--ulang", "--timpa").code == 0
    assert (numbered / FINAL).read_bytes() == data


def test_the_scan_comes_later(zi: Zi, numbered: Path, scan: str) -> None:
    """The same command with a scan adds it, and a third time changes nothing."""
    zi("buat", "surat", *DATA)
    _catat(zi)
    place = f"data/kantor/terbit/{sha256(PDF).hexdigest()}.pdf"
    for _ in range(2):
        outcome = _catat(zi, "--berkas", scan)
        assert outcome.code == 0
        assert outcome.out.endswith(f"Pindaiannya disimpan: {place}\n")
    assert (numbered / place).read_bytes() == PDF
    assert len(_found(zi)["edisi_semua"]) == 1
    assert zi("register", "periksa", *DATA).code == 0
    assert f"Pindaian: {place}" in zi("register", "lihat", "231", *DATA).out


def test_a_scan_that_is_none(zi: Zi, numbered: Path, tmp_path: Path) -> None:
    """A photo is refused before anything is recorded."""
    (tmp_path / "foto.pdf").write_bytes(b"\xff\xd8\xff")
    outcome = _catat(zi, "--berkas", str(tmp_path / "foto.pdf"))
    assert (outcome.code, "ZI645" in outcome.err) == (4, True)
    assert not (numbered / "data/kantor/register.db").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [({"tanggal": "28 April 2021"}, "ZI643"), ({"nomor": "232"}, "ZI613")],
)
def test_recorded_otherwise(change: dict[str, str], code: str, zi: Zi, numbered: Path) -> None:
    """Another date or number for what is recorded is refused."""
    _catat(zi)
    outcome = _catat(zi, **change)
    assert (outcome.code, code in outcome.err) == (4, True)
    assert len(_found(zi)["edisi_semua"]) == 1


def test_a_reason_corrects_what_was_recorded(zi: Zi, numbered: Path, scan: str) -> None:
    """With a reason, another date, file or scan becomes the next edition under the number."""
    zi("buat", "surat", *DATA)
    _catat(zi, "--berkas", scan)
    issued = (numbered / FINAL).read_bytes()
    save_docx(numbered / FINAL, "Yang benar.")
    line = ("--alasan", "salah berkas")
    outcome = _catat(zi, *line, tanggal="28 April 2021")
    assert outcome.code == 0
    assert "edisi 2.\n" in outcome.out
    found = _found(zi)
    assert (found["tanggal"], found["edisi"], found["nomor"]) == (
        *("2021-04-28", 2, "188.45/231/2021"),
    )
    assert [one["alasan"] for one in found["edisi_semua"]] == ["", "salah berkas"]
    assert {one["pindaian"] for one in found["edisi_semua"]} == {sha256(PDF).hexdigest()}
    copy = numbered / "output/kantor/arsip/surat/Surat Arum Sekarwangi (edisi 1).docx"
    assert copy.read_bytes() == issued
    assert len(_kept(numbered)) == 3
    assert zi("register", "periksa", *DATA).code == 0


@pytest.mark.parametrize(
    ("kunci", "code"), [("Bejo", "ZI003"), ("kantor", "ZI649"), ("Arum Sekarwangi", "")]
)
def test_which_document_is_meant(kunci: str, code: str, zi: Zi, numbered: Path) -> None:
    """KUNCI names one record, as ``--hanya`` does; anything else is told at KUNCI."""
    outcome = _catat(zi, kunci=kunci)
    if code:
        assert outcome.code == 2
        assert outcome.err.startswith(f"KESALAHAN {code}  KUNCI {kunci}\n")
    else:
        assert outcome.code == 0


def test_namesakes(zi: Zi, numbered: Path) -> None:
    """One number is not given to two people with the same name."""
    table = numbered / "data/kantor/pegawai.csv"
    more = "Arum Sekarwangi;PNS;198502152010032001;Pembina;IV/a;Analis;DUKCAPIL\n"
    table.write_text(table.read_text("utf-8") + more, encoding="utf-8")
    outcome = _catat(zi, kunci="Arum Sekarwangi")
    assert (outcome.code, "ZI649" in outcome.err) == (2, True)


def test_the_decree_of_the_data_set(zi: Zi, decree: Path) -> None:
    """A document of the whole data set is named by the data set."""
    line = ("register", "catat", "keputusan")
    outcome = zi(*line, "kantor", "188.45/231/2021", DAY, *DATA)
    assert outcome.code == 0
    assert "Tercatat: 188.45/231/2021 (keputusan, kantor).\n" in outcome.out
    outcome = zi(*line, ARUM, "5", DAY, *DATA)
    assert (outcome.code, "Tulis nama kumpulan datanya: kantor." in outcome.err) == (2, True)


def test_the_second_of_its_kind(zi: Zi, numbered: Path) -> None:
    """``--ke 2`` records another document of the same record."""
    _catat(zi)
    assert _catat(zi, "--ke", "2", nomor="240").code == 0
    found = json.loads(zi("register", "lihat", *DATA, "--json").out)["nomor"]
    assert [(line["kunci"], line["urut"]) for line in found] == [(ARUM, 231), (f"{ARUM}#2", 240)]


def test_a_cancelled_file_that_was_left(zi: Zi, numbered: Path) -> None:
    """The file of a cancelled document is not frozen again: the konsep is, and takes its place."""
    zi("buat", "surat", *DATA, "--terbit", "--hanya", ARUM)
    cancelled = (numbered / FINAL).read_bytes()
    zi("register", "batal", "1", *DATA, "--alasan", "salah")
    (numbered / FINAL).write_bytes(cancelled)
    zi("buat", "surat", *DATA)
    konsep = (numbered / KONSEP).read_bytes()
    assert _catat(zi).code == 0
    assert (numbered / FINAL).read_bytes() == konsep
    copy = numbered / "output/kantor/arsip/surat/Surat Arum Sekarwangi (batal).docx"
    assert copy.read_bytes() == cancelled


def test_killed_after_recording(zi: Zi, numbered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a command was killed before it laid the file down, the same one does the rest."""
    zi("buat", "surat", *DATA)
    data = (numbered / KONSEP).read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("zi_docs.app.recording.write_whole", killed)
        assert _catat(zi).code == 130
    assert (numbered / KONSEP).exists()
    assert _catat(zi).code == 0
    assert (numbered / FINAL).read_bytes() == data
    assert not (numbered / KONSEP).exists()
    assert zi("register", "periksa", *DATA).code == 0
