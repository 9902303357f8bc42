"""Paper that is older than its documents, and that no run of its type has made again, is named.

A run makes the paper of its own types again (test_renewed_paper.py). What is left is paper of other
types, paper that was never recorded, and what a look at the register finds.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from .files import edit, save_docx, text_of
from .runs import Zi

DATA = ("--data", "kantor")
NAMES = [f"{letter}dia" for letter in "ABCDEFGHIJKLMNOP"]
OUT = "output/kantor"
ARUM, BUDI, WIDODO = (
    f"{OUT}/surat/{unit}/Surat {name}"
    for unit, name in (
        ("DUKCAPIL", "Arum Sekarwangi"),
        ("SETDA", "Budi Santosa"),
        ("DUKCAPIL", "Widodo Cahyo"),
    )
)
ROW_OF_BUDI = "Budi Santosa;PNS;197808112002122003;Penata;III/c;Analis;SETDA\n"
ROW_OF_RINA = "Rina Astuti;PNS;198001012005012001;Penata;III/c;Analis;SETDA\n"
CODES = {"pdf": "ZI762", "gabung": "ZI763", "zip": "ZI764"}


@pytest.fixture
def kantor(office: Path, soffice: Path) -> Path:
    """Three people of two units, a letter for each in its unit's folder, and another type."""
    data, types = office / "data" / "kantor", office / "templates"
    edit(data / "unit_kerja.csv", "DUKCAPIL;", "SETDA;Sekretariat Daerah;\nDUKCAPIL;")
    with (data / "pegawai.csv").open("a", encoding="utf-8") as file:
        file.write(ROW_OF_BUDI)
    edit(
        types / "surat" / "manifest.yaml",
        '"Surat {pegawai.nama}"',
        '"{pegawai.unit_kerja.kode}/Surat {pegawai.nama}"',
    )
    shutil.copytree(types / "surat", types / "kartu")
    return office


def _told(err: str, form: str) -> str:
    """Return the sentence about old paper in one form, or nothing."""
    found = re.findall(rf"^PERINGATAN {CODES[form]}  .*\n  (.*)$", err, re.MULTILINE)
    assert len(found) <= 1, err
    return found[0] if found else ""


def _mends(err: str) -> list[str]:
    """Return the commands that warnings of old paper offer."""
    found = re.findall(r"zi-docs (buat [^;\n]*?)(?=;|\. Hasil|\n)", err)
    return [command for command in found if "--format" in command]


def _buat(zi: Zi, *more: str) -> str:
    """Make the letters, and return the sentences of the warnings."""
    outcome = zi("buat", "surat", *DATA, *more)
    assert outcome.code == 0, outcome.err
    return outcome.err


def _periksa(zi: Zi) -> str:
    """Audit the register, and return the sentences of the warnings; the audit must not fail."""
    outcome = zi("register", "periksa", *DATA)
    assert outcome.code == 0, outcome.err
    return outcome.err


def _periksa_edited(zi: Zi) -> str:
    """Audit a register whose documents were edited, which it reports as errors."""
    return zi("register", "periksa", *DATA).err


def _correct(office: Path, old: str = ";Sekretaris Dinas;", new: str = ";Kepala Bidang;") -> None:
    """Change the staff table; by default this changes only Arum's document."""
    edit(office / "data" / "kantor" / "pegawai.csv", old, new)


def _by_hand(office: Path, *documents: str) -> None:
    """Let a person change letters (by default Arum's): no run is needed for that."""
    for name in documents or (ARUM,):
        path = office / f"{name}.docx"
        with zipfile.ZipFile(path) as package:
            parts = {part: package.read(part) for part in package.namelist()}
        body = parts["word/document.xml"]
        parts["word/document.xml"] = body.replace(b"bertanda tangan", b"menyatakan")
        with zipfile.ZipFile(path, "w") as package:
            for part, data in parts.items():
                package.writestr(part, data)


def _other(zi: Zi) -> str:
    """Make documents of another type, and return the sentences of the warnings."""
    return zi("buat", "kartu", *DATA).err


def _age(path: Path, seconds: int = -60) -> None:
    """Give a file a time before or after its own."""
    moved = path.stat().st_mtime_ns + seconds * 10**9
    os.utime(path, ns=(moved, moved))


def _forget_paper(office: Path) -> None:
    """Make the register as a program wrote it that recorded no paper."""
    with sqlite3.connect(office / "data" / "kantor" / "register.db") as db:
        db.execute("DROP TABLE IF EXISTS turunan")
        db.execute("DELETE FROM dokumen WHERE jenis LIKE '%.pdf'")


# PDF


def test_a_pdf_is_named_until_it_is_made_again(zi: Zi, kantor: Path) -> None:
    """Every run of another type names the old PDF until a run of its own makes it again."""
    assert _told(_buat(zi, "--format", "pdf"), "pdf") == ""
    _by_hand(kantor)
    for _ in range(2):
        assert _told(_other(zi), "pdf") == (
            "1 PDF tidak sesuai dengan dokumennya sekarang (isi dokumennya berubah): "
            "Surat Arum Sekarwangi.pdf."
        )
    assert _told(_periksa_edited(zi), "pdf").startswith("1 PDF ")
    assert _told(_buat(zi), "pdf") == ""
    assert _told(_other(zi), "pdf") == ""


def test_paper_of_a_document_saved_without_change(zi: Zi, kantor: Path) -> None:
    """A document that was saved without a change leaves its PDF current: bytes count, not time."""
    _buat(zi, "--format", "pdf,gabung,zip")
    _age(kantor / f"{ARUM}.docx", 60)
    assert _buat(zi).count("ZI76") == 0


def test_a_document_that_is_gone(zi: Zi, kantor: Path) -> None:
    """A lost document is reported without its PDF; made again, its PDF is current."""
    _buat(zi, "--format", "pdf")
    (kantor / f"{ARUM}.docx").unlink()
    outcome = zi("register", "periksa", *DATA)
    assert outcome.code == 0  # what is not issued can be made again
    assert "PERINGATAN ZI630" in outcome.err
    assert _told(outcome.err, "pdf") == ""
    assert _told(_buat(zi), "pdf") == ""


def test_a_pdf_that_was_put_away_is_not_missed(zi: Zi, kantor: Path) -> None:
    """A PDF that was deleted is not asked for by any run or audit."""
    _buat(zi, "--format", "pdf")
    _correct(kantor)
    _buat(zi)
    (kantor / f"{ARUM}.pdf").unlink()
    assert _told(_buat(zi), "pdf") == ""
    assert _periksa(zi) == ""


@pytest.mark.parametrize("more", [0, 1])
def test_a_signed_scan_is_never_called_old(more: int, zi: Zi, kantor: Path) -> None:
    """A file with the PDF's name and other bytes than ours is never called old."""
    _buat(zi, "--format", "pdf")
    size = (kantor / f"{ARUM}.pdf").stat().st_size
    (kantor / f"{ARUM}.pdf").write_bytes(b"%PDF-1.4 hasil pindai".ljust(size + more))
    _age(kantor / f"{ARUM}.pdf", -3600)
    _correct(kantor)
    assert _told(_buat(zi), "pdf") == ""
    assert _periksa(zi) == ""


@pytest.mark.parametrize(("seconds", "told"), [(-60, True), (60, False)])
def test_a_pdf_that_nobody_wrote_down(seconds: int, told: bool, zi: Zi, kantor: Path) -> None:
    """A PDF that was never recorded is judged by its time."""
    _buat(zi)
    scan = kantor / f"{ARUM}.pdf"
    scan.write_bytes(b"%PDF-1.4")
    shutil.copystat(kantor / f"{ARUM}.docx", scan)
    _age(scan, seconds)
    expected = (
        "1 PDF tidak sesuai dengan dokumennya sekarang (lebih tua daripada dokumennya): "
        "Surat Arum Sekarwangi.pdf."
    )
    assert [_told(_buat(zi), "pdf"), _told(_periksa(zi), "pdf")] == 2 * [expected if told else ""]


@pytest.mark.parametrize(("forms", "said"), [("pdf", 1), ("pdf,gabung,zip", 3), ("gabung,zip", 0)])
def test_a_scan_is_to_be_moved_before_the_mend(forms: str, said: int, zi: Zi, kantor: Path) -> None:
    """Beside a command that makes PDFs, the warning speaks of scans."""
    _buat(zi, "--format", forms)
    _by_hand(kantor)
    told = _other(zi).count("Hasil pindai yang bertanda tangan pindahkan dahulu")
    assert told == said


def test_many_are_counted_and_the_first_named(zi: Zi, kantor: Path) -> None:
    """One warning names five files and counts the rest."""
    with (kantor / "data" / "kantor" / "pegawai.csv").open("a", encoding="utf-8") as file:
        for n in range(1, 7):
            file.write(f"Orang {NAMES[n]};PNS;19800101200501100{n};Penata;III/c;Analis;SETDA\n")
    _buat(zi, "--format", "pdf")
    folder = kantor / OUT / "surat" / "SETDA"
    for path in folder.glob("*.docx"):
        save_docx(path, "Disunting.")
    assert _told(_other(zi), "pdf") == (
        "7 PDF tidak sesuai dengan dokumennya sekarang (isi dokumennya berubah): "
        "Surat Budi Santosa.pdf, Surat Orang Bdia.pdf, Surat Orang Cdia.pdf, Surat Orang Ddia.pdf, "
        "Surat Orang Edia.pdf, dan 2 lagi."
    )


# print files and packets


def test_a_print_file_says_what_is_wrong_with_it(zi: Zi, kantor: Path) -> None:
    """Other runs and audits count the documents that changed, until it is made again."""
    assert _told(_buat(zi, "--format", "gabung"), "gabung") == ""
    _by_hand(kantor, ARUM, BUDI)
    expected = (
        "1 berkas cetak tidak sesuai dengan dokumennya sekarang (2 dokumen berubah): surat.docx."
    )
    told = [_other(zi), _other(zi), _periksa_edited(zi)]
    assert [_told(err, "gabung") for err in told] == 3 * [expected]
    assert _told(_buat(zi), "gabung") == ""
    assert _told(_other(zi), "gabung") == ""


def test_what_could_not_be_made_is_not_missed(zi: Zi, kantor: Path) -> None:
    """A row that ``--lewati`` left out is reported by its own error only."""
    _buat(zi, "--format", "gabung")
    _correct(kantor, ";Sekretaris Dinas;", ";;")
    outcome = zi("buat", "surat", *DATA, "--lewati")
    assert outcome.code == 1
    assert _told(outcome.err, "gabung") == ""


def test_one_that_failed_is_told_once(zi: Zi, kantor: Path) -> None:
    """A record that failed is reported once, not by the print file of the same run."""
    _buat(zi)
    fails = "{% if pegawai.nama == 'Budi Santosa' %}{{ pegawai.tiada }}{% endif %}"
    save_docx(kantor / "templates" / "surat" / "naskah.docx", f"Kepada {fails}")
    outcome = zi("buat", "surat", *DATA, "--format", "gabung")
    assert outcome.code == 3
    assert _told(outcome.err, "gabung") == ""


def test_only_the_packet_of_the_unit(zi: Zi, kantor: Path) -> None:
    """A packet is old when a document of its unit changed."""
    assert _told(_buat(zi, "--format", "zip"), "zip") == ""
    _by_hand(kantor)
    expected = "1 paket tidak sesuai dengan dokumennya sekarang (1 dokumen berubah): DUKCAPIL.zip."
    assert [_told(_other(zi), "zip"), _told(_periksa_edited(zi), "zip")] == 2 * [expected]


@pytest.mark.parametrize(("seconds", "told"), [(-60, True), (60, False)])
@pytest.mark.parametrize(("form", "name"), [("gabung", "surat.docx"), ("zip", "DUKCAPIL.zip")])
def test_paper_of_an_older_program(
    form: str, name: str, seconds: int, told: bool, zi: Zi, kantor: Path
) -> None:
    """Paper of a program that recorded none is judged by its time."""
    _buat(zi, "--format", form)
    _forget_paper(kantor)
    (path,) = (kantor / OUT).rglob(name)
    youngest = max((kantor / OUT / "surat").rglob("*.docx"), key=lambda one: one.stat().st_mtime_ns)
    shutil.copystat(youngest, path)
    _age(path, seconds)
    for err in (_buat(zi), _periksa(zi)):
        assert _told(err, form).endswith(f"(lebih tua daripada dokumennya): {name}.") == told


def test_a_packet_of_an_older_program_is_of_its_unit(zi: Zi, kantor: Path) -> None:
    """Such a packet is compared only with the documents that it holds."""
    _buat(zi, "--format", "zip")
    _forget_paper(kantor)
    now = (kantor / f"{ARUM}.docx").stat().st_mtime_ns
    ages = {"SETDA.zip": 60, "DUKCAPIL.zip": 60, "Surat Budi Santosa.docx": 120}
    for name, age in ages.items():
        (path,) = (kantor / OUT).rglob(name)
        os.utime(path, ns=(now, now - age * 10**9))
    assert _told(_buat(zi), "zip").endswith(": DUKCAPIL.zip.")


def test_a_print_file_that_word_saved_again(zi: Zi, kantor: Path) -> None:
    """A print file that Word saved again is judged by its time."""
    _buat(zi, "--format", "gabung")
    save_docx(kantor / OUT / "gabung" / "surat.docx", "Disimpan lagi.")
    assert _told(_buat(zi), "gabung") == ""
    _age(kantor / OUT / "gabung" / "surat.docx", -60)
    assert "lebih tua daripada dokumennya" in _told(_buat(zi), "gabung")


@pytest.mark.parametrize("form", ["gabung", "zip"])
def test_paper_that_was_put_away(form: str, zi: Zi, kantor: Path) -> None:
    """A print file that was deleted is not reported."""
    _buat(zi, "--format", form)
    _correct(kantor)
    shutil.rmtree(kantor / OUT / {"gabung": "gabung", "zip": "paket"}[form])
    assert _told(_buat(zi), form) == ""
    assert _periksa(zi) == ""


# the mend


@pytest.mark.parametrize(
    "made",
    [
        ("--format", "pdf"),
        ("--format", "gabung", "--urut", "unit", "--dua-sisi", "--rangkap", "2"),
        ("--format", "pdf,gabung"),
        ("--format", "zip"),
        ("--unit", "sekretariat daerah", "--format", "gabung"),
        ("--hanya", "Budi Santosa", "--hanya", "Arum Sekarwangi", "--format", "gabung,zip"),
        ("--keluaran", "hasil kita", "--format", "pdf,gabung,zip"),
    ],
)
def test_the_command_offered_mends_it(made: tuple[str, ...], zi: Zi, kantor: Path) -> None:
    """Each offered command runs as it is, and makes the paper current."""
    _buat(zi, *made)
    _by_hand(kantor, *(str(path.with_suffix("")) for path in kantor.rglob("surat/SETDA/*.docx")))
    commands = _mends(_other(zi))
    assert commands
    for command in commands:
        assert zi(*shlex.split(command)).code == 0
    assert "ZI76" not in zi("buat", "kartu", *DATA).err
    paper = {path: path.read_bytes() for path in _paper(kantor)}
    _buat(zi, *made)
    assert {path: path.read_bytes() for path in _paper(kantor)} == paper


def _paper(kantor: Path) -> list[Path]:
    found = [path for name in ("gabung", "paket") for path in kantor.rglob(f"{name}/**/*")]
    return sorted(path for path in found if path.is_file())


def test_the_mend_of_a_few_pdfs_makes_no_other_document(zi: Zi, kantor: Path) -> None:
    """The mend of a few PDFs makes no other document, since that might spend a number."""
    only = ("--hanya", "Arum Sekarwangi")
    _buat(zi, *only, "--format", "pdf")
    _by_hand(kantor)
    (command,) = _mends(_other(zi))
    assert zi(*shlex.split(command)).code == 0
    assert _told(_buat(zi, *only), "pdf") == ""
    assert [path.name for path in (kantor / OUT / "surat").rglob("*.docx")] == [
        "Surat Arum Sekarwangi.docx"
    ]


def test_the_mend_of_many_pdfs_is_one_command(zi: Zi, kantor: Path) -> None:
    """The mend of more than ten PDFs does not list them by their keys."""
    with (kantor / "data" / "kantor" / "pegawai.csv").open("a", encoding="utf-8") as file:
        for n in range(1, 11):
            file.write(f"Orang {NAMES[n]};PNS;1980{n:02}01200501100{n % 9 + 1};;;Analis;SETDA\n")
    edit(kantor / "data" / "kantor" / "pegawai.csv", "Penata;III/c;", ";;")
    _buat(zi, "--format", "pdf")
    _by_hand(
        kantor, *(str(one.with_suffix("")) for one in (kantor / OUT / "surat").rglob("*.docx"))
    )
    assert _mends(_other(zi)) == ["buat surat --data kantor --format pdf --tanggal 2021-04-27"]


@pytest.mark.parametrize("before", [(), ("--tanggal", "7 Mei 2021")])
@pytest.mark.parametrize("after", [(), ("--tanggal", "8 Mei 2021")])
@pytest.mark.parametrize("line", [("buat", "kartu"), ("register", "periksa")])
def test_no_mend_changes_a_document(
    line: tuple[str, ...], after: tuple[str, ...], before: tuple[str, ...], zi: Zi, kantor: Path
) -> None:
    """Every offered command keeps each document's date."""
    _buat(zi, *before, "--format", "pdf,gabung,zip")
    _buat(zi, *after)
    _by_hand(kantor)
    documents = {path: path.read_bytes() for path in (kantor / OUT / "surat").rglob("*.docx")}
    commands = _mends(zi(*line, *DATA).err)
    assert len(commands) == 3
    for command in commands:
        assert zi(*shlex.split(command)).code == 0
        assert {path: path.read_bytes() for path in documents} == documents


def test_no_mend_changes_a_document_of_an_older_program(zi: Zi, kantor: Path) -> None:
    """For paper that was never recorded, the command keeps the documents' date too."""
    _buat(zi, "--tanggal", "8 Mei 2021", "--format", "gabung,zip")
    _forget_paper(kantor)
    for path in _paper(kantor):
        _age(path)
    documents = {path: path.read_bytes() for path in (kantor / OUT / "surat").rglob("*.docx")}
    commands = _mends(_periksa(zi))
    assert len(commands) == 2
    for command in commands:
        assert zi(*shlex.split(command)).code == 0
        assert {path: path.read_bytes() for path in documents} == documents


def test_one_command_for_several_types(zi: Zi, kantor: Path) -> None:
    """Types with the same command share one command."""
    zi("buat", "--semua", *DATA, "--format", "gabung")
    _by_hand(kantor, ARUM, ARUM.replace("/surat/", "/kartu/"))
    assert _mends(_periksa_edited(zi)) == ["buat kartu surat --data kantor --format gabung"]


# at once


def test_a_run_that_rests_says_it_all_the_same(zi: Zi, kantor: Path) -> None:
    """A run that rests gives the warning too, from the seal."""
    _buat(zi, "--format", "pdf")
    _by_hand(kantor)
    assert len({_told(_other(zi), "pdf") for _ in range(3)} - {""}) == 1
    (kantor / f"{ARUM}.pdf").unlink()
    assert _told(_other(zi), "pdf") == ""


@pytest.mark.parametrize("name", [f"{ARUM}.pdf", f"{OUT}/gabung/surat.docx"])
def test_old_paper_put_beside_documents_ends_the_rest(name: str, zi: Zi, kantor: Path) -> None:
    """A file that appears under a usual name ends the rest."""
    _buat(zi)
    _buat(zi)
    (kantor / name).parent.mkdir(exist_ok=True)
    (kantor / name).write_bytes(b"lama")
    _age(kantor / name, -3600)
    assert "lebih tua daripada dokumennya" in _buat(zi)


def test_a_document_of_another_type_ends_the_rest(zi: Zi, kantor: Path) -> None:
    """A document of another type that was edited ends the rest."""
    zi("buat", "kartu", *DATA, "--format", "pdf")
    _buat(zi)
    _buat(zi)
    save_docx(kantor / OUT / "kartu" / "SETDA" / "Surat Budi Santosa.docx", "Disunting.")
    assert "Surat Budi Santosa.pdf" in _told(_buat(zi), "pdf")


# names


def _print_files(kantor: Path) -> set[str]:
    return {path.name for path in (kantor / OUT / "gabung").iterdir()}


def test_a_choice_does_not_overwrite_the_office(zi: Zi, kantor: Path) -> None:
    """The print file of a unit or person stands beside that of all."""
    _buat(zi, "--format", "gabung")
    whole = (kantor / OUT / "gabung" / "surat.docx").read_bytes()
    _buat(zi, "--unit", "SETDA", "--format", "gabung")
    assert "Budi Santosa" in text_of(kantor / OUT / "gabung" / "surat SETDA.docx")
    _buat(zi, "--hanya", "Widodo Cahyo", "--format", "gabung")
    assert (kantor / OUT / "gabung" / "surat.docx").read_bytes() == whole
    assert len(_print_files(kantor)) == 3


@pytest.mark.parametrize(
    "ways",
    [
        (("--unit", "SETDA"), ("--unit", "setda"), ("--unit", "Sekretariat Daerah")),
        (("--hanya", "Budi Santosa"), ("--hanya", "19780811 200212 2 003")),
        (
            ("--hanya", "Budi Santosa", "--hanya", "Widodo Cahyo"),
            ("--hanya", "Widodo Cahyo", "--hanya", "Budi Santosa", "--hanya", "Budi Santosa"),
        ),
    ],
)
def test_one_choice_has_one_name(ways: tuple[tuple[str, ...], ...], zi: Zi, kantor: Path) -> None:
    """One choice has one name, however it is typed."""
    for way in ways:
        _buat(zi, *way, "--format", "gabung")
    assert len(_print_files(kantor)) == 1


def test_a_choice_has_its_name_for_ever(zi: Zi, kantor: Path) -> None:
    """The mark in a name depends on the keys alone."""
    names = ("Arum Sekarwangi", "Budi Santosa", "Widodo Cahyo")
    _buat(zi, *(word for name in names for word in ("--hanya", name)), "--format", "gabung")
    assert _print_files(kantor) == {"surat Widodo Cahyo dan 2 lain (b16f6816).docx"}


def test_a_unit_called_like_a_choice(zi: Zi, kantor: Path) -> None:
    """No unit's code gives the name of a choice of people."""
    _buat(zi, "--hanya", "Budi Santosa", "--format", "gabung")
    (taken,) = (name.removeprefix("surat ").removesuffix(".docx") for name in _print_files(kantor))
    for name in ("unit_kerja.csv", "pegawai.csv"):
        edit(kantor / "data" / "kantor" / name, "SETDA", taken)
    _buat(zi, "--unit", taken, "--format", "gabung")
    assert len(_print_files(kantor)) == 2


def test_every_choice_has_its_own_name(zi: Zi, kantor: Path) -> None:
    """Every choice has a readable name of its own, short, safe on Windows, unlike any other."""
    table = kantor / "data" / "kantor" / "unit_kerja.csv"
    long = "Unit Pelaksana Teknis Daerah Pengelola " * 2
    codes = ["A/B", "A-B", "A-B (1)", "CON", f"{long}1", f"{long}2", "Budi Santosa"]
    with table.open("a", encoding="utf-8") as file:
        file.writelines(f"{code};Unit {n};\n" for n, code in enumerate(codes))
    with (kantor / "data" / "kantor" / "pegawai.csv").open("a", encoding="utf-8") as file:
        for n, code in enumerate(codes):
            file.write(f"Budi Santosa;PNS;19800101200501100{n + 1};Penata;III/c;Analis;{code}\n")
    choices = [
        *(("--unit", code) for code in codes),
        ("--hanya", "197808112002122003"),
        ("--hanya", "198001012005011001"),
        ("--hanya", "197808112002122003", "--hanya", "198001012005011001"),
        ("--unit", "A/B", "--hanya", "198001012005011001"),
    ]
    for choice in choices:
        _buat(zi, *choice, "--format", "gabung")
    names = _print_files(kantor)
    assert len({name.casefold() for name in names}) == len(choices)
    assert {"surat A-B.docx", "surat Budi Santosa.docx"} < names
    assert all(re.fullmatch(r"surat [\w ,().-]{1,60}\.docx", name) for name in names)
    assert not any(re.search(r"\d{16}", name) for name in names)


def test_a_packet_of_one_person_does_not_replace_the_units(zi: Zi, kantor: Path) -> None:
    """``--unit`` makes the unit's whole packet, ``--hanya`` one of its own."""
    _buat(zi, "--format", "zip")
    folder = kantor / OUT / "paket" / "surat"
    whole = (folder / "DUKCAPIL.zip").read_bytes()
    _buat(zi, "--hanya", "Arum Sekarwangi", "--format", "zip")
    assert (folder / "DUKCAPIL.zip").read_bytes() == whole
    _buat(zi, "--unit", "DUKCAPIL", "--format", "zip")
    assert (folder / "DUKCAPIL.zip").read_bytes() == whole
    names = sorted(path.name for path in folder.iterdir())
    assert [re.sub(r"\(\w{8}\)", "(...)", name) for name in names] == [
        "DUKCAPIL Arum Sekarwangi (...).zip",
        "DUKCAPIL.zip",
        "SETDA.zip",
    ]
