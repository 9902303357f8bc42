"""The life of a document: konsep, terbit, diganti, batal."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from .conftest import DECREE_NASKAH
from .files import edit, naskah_of, save_docx, text_of, timeless
from .runs import Outcome, Zi

BUAT = ("buat", "--semua", "--data", "kantor")
TERBIT = ("buat", "keputusan", "--data", "kantor", "--terbit")
ISSUE = (*TERBIT, "--nomor", "87", "--tanggal", "1 Juni 2021")
NOMOR = "100.3.3.2/87/2021"
NAME = "Keputusan 2021.docx"
DECREE = f"output/kantor/keputusan/{NAME}"
KONSEP = f"output/kantor/konsep/keputusan/{NAME}"
ARSIP = "output/kantor/arsip"
ISSUED_TEXT = f"Nomor {NOMOR}\npada tanggal 1 Juni 2021\nHaryo Wicaksono"


def new_bupati(root: Path) -> None:
    """Let another person sign."""
    edit(root / "data" / "kantor" / "pengaturan.yaml", "Haryo Wicaksono", "Budi Santoso")


def new_date(root: Path) -> None:
    """Move the date that all documents have into another year."""
    edit(root / "data" / "kantor" / "pengaturan.yaml", "tanggal: 2021-04-27", "tanggal: 2022-01-09")


def new_naskah(root: Path) -> None:
    """Change the wording."""
    naskah_of(root / "templates" / "keputusan" / "naskah.docx", *DECREE_NASKAH, "Demikian.")


def no_pattern(root: Path) -> None:
    """Take the number out of the type, and change who signs."""
    edit(root / "templates" / "keputusan" / "manifest.yaml", "nomor: keputusan\n", "")
    new_bupati(root)


CHANGES = {
    "bupati": (new_bupati, '- "Haryo Wicaksono" menjadi "Budi Santoso"', "pengaturan"),
    "naskah": (new_naskah, '- ditambah "Demikian."', "naskah"),
    "tanpa-pola": (no_pattern, '- "Haryo Wicaksono" menjadi "Budi Santoso"', "pengaturan"),
}


@pytest.fixture
def issued(zi: Zi, decree: Path) -> bytes:
    """The bytes of the decree, issued under number 87 of 1 June."""
    outcome = zi(*ISSUE)
    assert (outcome.code, outcome.err.count("ZI")) == (0, 0), outcome.err
    return (decree / DECREE).read_bytes()


def states(zi: Zi) -> list[tuple[str, str, str]]:
    """Return number, date and state of everything in the book."""
    book = json.loads(zi("register", "lihat", "--data", "kantor", "--json").out)["nomor"]
    return [(entry["nomor"], entry["tanggal"], entry["keadaan"]) for entry in book]


def counted(outcome: Outcome) -> str:
    """Return the last line of a run: what was made, skipped and so on."""
    return timeless(outcome.out).splitlines()[-1].removesuffix(" dalam 0,0 detik.")


def kept(root: Path) -> dict[str, bytes]:
    """Return the kept bytes by their file's name without its ending."""
    folder = root / "data" / "kantor" / "terbit"
    return {path.stem: path.read_bytes() for path in folder.glob("*.docx")}


# --- konsep -------------------------------------------------------------------------------------


def test_a_plain_run_makes_a_konsep_and_spends_no_number(zi: Zi, decree: Path) -> None:
    """A type with a number waits in the folder konsep; the next run skips it."""
    outcome = zi(*BUAT)
    assert (outcome.code, counted(outcome)) == (0, "1 dibuat, 0 dilewati, 0 gagal")
    assert "keputusan (konsep)" in outcome.out
    assert (decree / KONSEP).is_file()
    assert not (decree / DECREE).exists()
    assert states(zi) == []
    assert counted(zi(*BUAT)) == "0 dibuat, 1 dilewati, 0 gagal"


def test_a_konsep_is_made_again_when_its_values_change(zi: Zi, decree: Path) -> None:
    """It follows the data like a document without a number; one that was edited stays."""
    zi(*BUAT)
    new_bupati(decree)
    assert counted(zi(*BUAT)) == "1 dibuat, 0 dilewati, 0 gagal"
    assert "Budi Santoso" in text_of(decree / KONSEP)
    save_docx(decree / KONSEP, "Disunting.")
    outcome = zi(*BUAT)
    assert (counted(outcome), f"ZI505  {KONSEP}" in outcome.err) == (
        "0 dibuat, 0 dilewati, 1 disunting, 0 gagal",
        True,
    )
    assert text_of(decree / KONSEP) == "Disunting."


@pytest.mark.parametrize("option", ["--konsep", "--draf"])
def test_a_konsep_of_any_type(option: str, zi: Zi, office: Path) -> None:
    """``--konsep`` makes one of a type without a number, too; ``--draf`` is its old name."""
    outcome = zi("buat", "surat", "--data", "kantor", option)
    assert (outcome.code, counted(outcome)) == (0, "2 dibuat, 0 dilewati, 0 gagal")
    assert len(list((office / "output/kantor/konsep/surat").glob("*.docx"))) == 2
    assert not (office / "output/kantor/surat").exists()


# --- terbit -------------------------------------------------------------------------------------


def test_issuing_gives_number_date_and_keeps_the_bytes(zi: Zi, decree: Path) -> None:
    """The document has its number, its exact bytes are kept, and the konsep is taken away."""
    zi(*BUAT)
    outcome = zi(*ISSUE)
    assert (outcome.code, counted(outcome)) == (0, "1 dibuat, 0 dilewati, 0 gagal")
    assert f"Nomor: {NOMOR}" in outcome.out
    data = (decree / DECREE).read_bytes()
    assert kept(decree) == {sha256(data).hexdigest(): data}
    assert text_of(decree / DECREE) == ISSUED_TEXT
    assert not (decree / "output/kantor/konsep").exists()
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    assert zi("register", "periksa", "--data", "kantor").code == 0


def test_issuing_again_skips_what_is_issued(zi: Zi, decree: Path, issued: bytes) -> None:
    """The same command makes nothing; its own number is no way around, another is refused."""
    new_bupati(decree)
    outcome = zi(*ISSUE)
    assert (outcome.code, counted(outcome)) == (0, "0 dibuat, 0 dilewati, 1 tetap, 0 gagal")
    assert counted(zi(*TERBIT)) == "0 dibuat, 0 dilewati, 1 tetap, 0 gagal"
    refused = zi(*TERBIT, "--nomor", "90")
    assert (refused.code, "ZI613" in refused.err) == (4, True)
    assert (decree / DECREE).read_bytes() == issued


def test_types_without_a_number_are_issued_too(zi: Zi, office: Path) -> None:
    """They are frozen with their date: a later change of the data does not touch them."""
    letters = office / "output" / "kantor" / "surat"
    assert zi("buat", "surat", "--data", "kantor", "--terbit").code == 0
    before = {path.name: path.read_bytes() for path in letters.glob("*.docx")}
    assert len(before) == len(kept(office)) == 2
    edit(office / "data" / "kantor" / "pegawai.csv", ";Sekretaris Dinas;", ";Kepala Bidang;")
    outcome = zi(*BUAT, "--ulang", "--timpa")
    assert counted(outcome) == "0 dibuat, 1 dilewati, 1 tetap, 0 gagal"
    assert {path.name: path.read_bytes() for path in letters.glob("*.docx")} == before


@pytest.mark.parametrize("options", [(), ("--ulang",), ("--timpa",), ("--ulang", "--timpa")])
@pytest.mark.parametrize("what", CHANGES)
def test_other_inputs_leave_it_alone(
    what: str, options: tuple[str, ...], zi: Zi, decree: Path, issued: bytes
) -> None:
    """Whatever changes, its bytes stay; what would differ is told once, with what changed."""
    change, told, why = CHANGES[what]
    change(decree)
    first, second, rested = (zi(*BUAT, *options) for _ in range(3))
    for outcome in (first, second, rested):
        assert (outcome.code, counted(outcome)) == (
            0,
            "0 dibuat, 0 dilewati, 1 tetap, 0 gagal",
        )
        assert (decree / DECREE).read_bytes() == issued
    assert first.err.count("PERINGATAN ZI510  keputusan\n") == 1
    assert (told in first.err, f"karena berubahnya {why}" in first.err) == (True, True)
    assert f"{DECREE} (nomor {NOMOR}):" in first.err
    assert "ZI510" not in second.err
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]


def test_its_date_is_its_own(zi: Zi, decree: Path, issued: bytes) -> None:
    """Another date in the settings, or typed, changes nothing of it and is no difference."""
    new_date(decree)
    for options in ((), ("--tanggal", "5 Juni 2021")):
        outcome = zi(*BUAT, *options)
        assert (counted(outcome), "ZI510" in outcome.err) == (
            "0 dibuat, 1 dilewati, 0 gagal",
            False,
        )
    assert (decree / DECREE).read_bytes() == issued


def test_the_same_text_is_nothing_to_tell(zi: Zi, decree: Path, issued: bytes) -> None:
    """When only the looks would change, the file stays and nothing is reported."""
    naskah_of(decree / "templates" / "keputusan" / "naskah.docx", *DECREE_NASKAH, bold=True)
    outcome = zi(*BUAT)
    assert (counted(outcome), "ZI510" in outcome.err) == ("0 dibuat, 1 dilewati, 0 gagal", False)
    assert (decree / DECREE).read_bytes() == issued


def test_a_lost_file_is_laid_down_again(zi: Zi, decree: Path, issued: bytes) -> None:
    """A deleted output folder is no loss, whatever the data say by now."""
    shutil.rmtree(decree / "output")
    new_bupati(decree)
    outcome = zi(*BUAT)
    assert (outcome.code, counted(outcome)) == (0, "1 dibuat, 0 dilewati, 0 gagal")
    assert (decree / DECREE).read_bytes() == issued


def test_another_folder_gets_what_was_issued(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--keluaran`` gets the issued bytes, though the data changed."""
    new_bupati(decree)
    assert counted(zi(*BUAT, "--keluaran", "lain")) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / "lain" / "keputusan" / NAME).read_bytes() == issued


def test_a_document_whose_record_is_gone_stays(zi: Zi, office: Path) -> None:
    """The letter of a person who left is no old file, and is laid down again like any other."""
    zi("buat", "surat", "--data", "kantor", "--terbit")
    letter = office / "output/kantor/surat/Surat Arum Sekarwangi.docx"
    before = letter.read_bytes()
    staff = office / "data" / "kantor" / "pegawai.csv"
    staff.write_text("".join(staff.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    letter.unlink()
    outcome = zi(*BUAT)
    assert (outcome.code, "Berkas lama" in outcome.out) == (0, False)
    assert letter.read_bytes() == before


@pytest.mark.parametrize("text", ["Disunting.", "rusak"])
def test_an_edited_file_stays_until_timpa(text: str, zi: Zi, decree: Path, issued: bytes) -> None:
    """It is named at every run; ``--timpa`` lays the issued bytes down and archives the edited."""
    if text == "rusak":
        (decree / DECREE).write_bytes(b"bukan Word")
    else:
        save_docx(decree / DECREE, text)
    edited = (decree / DECREE).read_bytes()
    for _ in range(2):
        outcome = zi(*BUAT, "--ulang")
        assert (outcome.code, counted(outcome)) == (0, "0 dibuat, 0 dilewati, 1 disunting, 0 gagal")
        assert f"PERINGATAN ZI505  {DECREE}\n" in outcome.err
        assert (decree / DECREE).read_bytes() == edited
    assert counted(zi(*BUAT, "--timpa")) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / DECREE).read_bytes() == issued
    assert (decree / ARSIP / "keputusan" / NAME).read_bytes() == edited


def test_lost_bytes_are_named_until_they_are_put_back(zi: Zi, decree: Path, issued: bytes) -> None:
    """Without kept bytes and file nothing is filled; the file put back is kept again."""
    shutil.rmtree(decree / "data" / "kantor" / "terbit")
    (decree / DECREE).unlink()
    for _ in range(2):
        outcome = zi(*BUAT, "--ulang")
        assert (outcome.code, f"PERINGATAN ZI511  {DECREE}\n" in outcome.err) == (0, True)
        assert not (decree / DECREE).exists()
    (decree / DECREE).write_bytes(issued)
    assert "ZI511" not in zi(*BUAT).err
    assert list(kept(decree).values()) == [issued]


def test_data_that_can_no_longer_fill_it(zi: Zi, decree: Path, issued: bytes) -> None:
    """When the naskah now fails, that is told, and the file is laid down all the same."""
    path = decree / "templates" / "keputusan" / "naskah.docx"
    naskah_of(path, *DECREE_NASKAH, "{{ pengaturan.pejabat.tiada.nama }}")
    (decree / DECREE).unlink()
    outcome = zi(*BUAT)
    assert (outcome.code, counted(outcome)) == (0, "1 dibuat, 0 dilewati, 0 gagal")
    assert "tidak dapat diisi" in outcome.err
    assert (decree / DECREE).read_bytes() == issued


# --- the konsep that people edited ----------------------------------------------------------------


def konsep_with(root: Path, old: str, new: str) -> bytes:
    """Edit a paragraph of the konsep as a person would, and return the file's bytes."""
    from docx import Document

    document = Document(str(root / KONSEP))
    (paragraph,) = [p for p in document.paragraphs if old in p.text]
    run = next(run for run in paragraph.runs if old in run.text)
    run.text = run.text.replace(old, new)
    document.save(str(root / KONSEP))
    return (root / KONSEP).read_bytes()


def test_an_edited_konsep_is_never_lost(zi: Zi, decree: Path) -> None:
    """Issuing names the paragraphs that differ and refuses; ``--timpa`` moves it to arsip."""
    zi(*BUAT)
    edited = konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    outcome = zi(*ISSUE)
    assert (outcome.code, f"KESALAHAN ZI520  {KONSEP}\n" in outcome.err) == (1, True)
    assert '"Haryo Wicaksono" menjadi "H. Haryo Wicaksono"' in outcome.err
    assert states(zi) == []
    assert (decree / KONSEP).read_bytes() == edited
    assert zi(*ISSUE, "--timpa").code == 0
    assert text_of(decree / DECREE) == ISSUED_TEXT
    assert (decree / ARSIP / "konsep" / "keputusan" / NAME).read_bytes() == edited
    assert not (decree / KONSEP).exists()


def test_an_edited_konsep_is_issued(zi: Zi, decree: Path) -> None:
    """``--dari-konsep`` issues what people wrote, with the real number and date, and no mark."""
    zi(*BUAT)
    edited = konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    outcome = zi(*ISSUE, "--dari-konsep")
    assert outcome.code == 0, outcome.err
    text = ISSUED_TEXT.replace("Haryo", "H. Haryo")
    assert text_of(decree / DECREE) == text
    assert "KONSEP" not in (decree / DECREE).read_bytes().decode("latin-1")
    assert (decree / ARSIP / "konsep" / "keputusan" / NAME).read_bytes() == edited
    assert "ZI510" not in zi(*BUAT).err


def test_a_konsep_that_is_not_there(zi: Zi, decree: Path) -> None:
    """``--dari-konsep`` without a konsep is refused, and no number is given."""
    outcome = zi(*ISSUE, "--dari-konsep")
    assert (outcome.code, f"ZI521  {KONSEP}" in outcome.err) == (1, True)
    assert states(zi) == []


@pytest.mark.parametrize("code", ["ZI401", "ZI480"])
def test_an_edited_konsep_that_is_refused(code: str, zi: Zi, decree: Path) -> None:
    """What stands in the way of an edited konsep is told before a number is given."""
    zi(*BUAT)
    if code == "ZI401":
        (decree / KONSEP).write_bytes(b"bukan Word")
    else:
        save_docx(decree / KONSEP, "Tanpa nomor dan tanggal.")
    outcome = zi(*TERBIT, "--dari-konsep")
    assert (outcome.code, code in outcome.err) == (1, True), outcome.err
    assert states(zi) == []
    assert (decree / KONSEP).exists()


def test_a_konsep_whose_number_was_typed(zi: Zi, decree: Path) -> None:
    """The number that the document is given may stand in its konsep already."""
    from docx import Document
    from docx.oxml.ns import qn

    zi(*BUAT)
    document = Document(str(decree / KONSEP))
    [control] = document.element.xpath("//w:sdt[.//w:alias[@w:val='Nomor']]")
    first, *others = control.iter(qn("w:t"))
    first.text = NOMOR
    for other in others:
        other.text = ""
    document.save(str(decree / KONSEP))
    outcome = zi(*ISSUE, "--dari-konsep")
    assert outcome.code == 0, outcome.err
    assert text_of(decree / DECREE) == ISSUED_TEXT


def test_a_konsep_that_can_not_be_read(zi: Zi, decree: Path) -> None:
    """It may hold what people wrote, so nothing is issued in its place, and no number is given."""
    zi(*BUAT)
    (decree / KONSEP).unlink()
    (decree / KONSEP).mkdir()
    outcome = zi(*ISSUE)
    assert (outcome.code, f"KESALAHAN ZI503  {KONSEP}\n" in outcome.err) == (1, True)
    assert states(zi) == []
    assert not (decree / DECREE).exists()


@pytest.mark.usefixtures("soffice")
def test_a_konsep_that_can_not_be_taken_away(zi: Zi, decree: Path) -> None:
    """The document is issued all the same; the konsep is named until it can be taken away."""
    zi(*BUAT, "--format", "docx,pdf")
    paper = (decree / KONSEP).with_suffix(".pdf")
    paper.unlink()
    paper.mkdir()
    warning = f"PERINGATAN ZI535  {KONSEP.removesuffix('.docx')}.pdf\n"
    outcome = zi(*ISSUE)
    assert (outcome.code, warning in outcome.err) == (0, True), outcome.err
    assert f"Nomor: {NOMOR}" in outcome.out
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    for _ in range(2):
        assert warning in zi(*BUAT).err
    paper.rmdir()
    assert "ZI535" not in zi(*BUAT).err


def test_a_file_in_the_way_is_not_overwritten(zi: Zi, decree: Path) -> None:
    """A strange file under the final name stops the issue; ``--timpa`` moves it to arsip."""
    zi(*BUAT)
    (decree / DECREE).parent.mkdir(parents=True)
    save_docx(decree / DECREE, "Milik orang lain.")
    strange = (decree / DECREE).read_bytes()
    outcome = zi(*ISSUE)
    assert (outcome.code, f"ZI522  {DECREE}" in outcome.err, states(zi)) == (1, True, [])
    assert zi(*ISSUE, "--timpa").code == 0
    assert (decree / ARSIP / "keputusan" / NAME).read_bytes() == strange


# --- a second one, another edition, cancelled ----------------------------------------------------


def test_the_second_of_its_kind(zi: Zi, decree: Path) -> None:
    """``--ke 2`` has a key, a file and a number of its own, and knows the one before it."""
    words = "{% if sebelumnya %}mengubah Nomor {{ sebelumnya.nomor }}{% endif %}"
    naskah_of(decree / "templates" / "keputusan" / "naskah.docx", *DECREE_NASKAH, words)
    early = zi(*TERBIT, "--ke", "2")
    assert (early.code, "ZI523" in early.err) == (1, True)
    assert "Dokumen ke-1 belum terbit, jadi yang ke-2 belum dapat." in early.err
    assert "zi-docs buat keputusan --data kantor --terbit." in early.err
    third = zi(*TERBIT, "--ke", "3")
    assert "zi-docs buat keputusan --data kantor --terbit --ke 2." in third.err
    assert zi(*ISSUE).code == 0
    assert zi(*TERBIT, "--ke", "2").code == 0
    second = decree / "output/kantor/keputusan/Keputusan 2021 ke-2.docx"
    assert f"mengubah Nomor {NOMOR}" in text_of(second)
    assert [state for _, _, state in states(zi)] == ["terbit", "terbit"]
    before = second.read_bytes()
    second.unlink()
    assert counted(zi(*BUAT)) == "1 dibuat, 1 dilewati, 0 gagal"
    assert second.read_bytes() == before


def test_a_new_edition_under_the_same_number(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--ganti`` keeps number and date; the former bytes stay kept, and a copy is in arsip."""
    new_bupati(decree)
    outcome = zi("buat", "keputusan", "--data", "kantor", "--ganti", "87", "--alasan", "salah nama")
    assert outcome.code == 0, outcome.err
    assert text_of(decree / DECREE) == ISSUED_TEXT.replace("Haryo Wicaksono", "Budi Santoso")
    assert (decree / ARSIP / "keputusan" / "Keputusan 2021 (edisi 1).docx").read_bytes() == issued
    assert sha256(issued).hexdigest() in kept(decree)
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    assert "ZI510" not in zi(*BUAT).err


@pytest.mark.parametrize(
    ("ganti", "more", "code"),
    [
        ("99", (), "ZI524"),
        ("87", ("--tanggal", "3 Januari 2022"), "ZI525"),
    ],
)
def test_what_can_not_be_replaced(
    ganti: str, more: tuple[str, ...], code: str, zi: Zi, decree: Path, issued: bytes
) -> None:
    """Another number, or a date of another year, is refused and changes nothing."""
    asked = ("buat", "keputusan", "--data", "kantor", "--ganti", ganti, "--alasan", "x", *more)
    outcome = zi(*asked)
    assert (outcome.code, code in outcome.err) == (1, True)
    assert (decree / DECREE).read_bytes() == issued


def test_a_cancelled_number_frees_the_record(zi: Zi, decree: Path, issued: bytes) -> None:
    """After it is cancelled the document is a konsep again, and is issued under a new number."""
    new_bupati(decree)
    assert zi("register", "batal", "87", "--data", "kantor", "--alasan", "salah").code == 0
    assert not (decree / DECREE).exists()
    assert issued in [path.read_bytes() for path in (decree / ARSIP).rglob("*.docx")]
    assert counted(zi(*BUAT)) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / KONSEP).is_file()
    assert zi(*TERBIT).code == 0
    assert text_of(decree / DECREE) == (
        "Nomor 100.3.3.2/88/2021\npada tanggal 27 April 2021\nBudi Santoso"
    )
    assert [state for _, _, state in states(zi)] == ["batal", "terbit"]


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        ("--semua", "--terbit"),
        ("keputusan", "--nomor", "87"),
        ("keputusan", "--dari-konsep"),
        ("keputusan", "--terbit", "--konsep"),
        ("keputusan", "--ganti", "87"),
        ("keputusan", "--alasan", "x"),
        ("keputusan", "--terbit", "--ke", "0"),
        ("keputusan", "--ganti", "87", "--alasan", "x", "--nomor", "9"),
    ],
)
def test_options_that_do_not_fit(options: tuple[str, ...], zi: Zi, decree: Path) -> None:
    """Options of issuing that contradict each other are refused as misuse."""
    assert zi("buat", *options, "--data", "kantor").code == 2


@pytest.mark.parametrize(
    "option",
    [("--nomor", "5"), ("--dari-konsep",), ("--ke", "2"), ("--ganti", "1", "--alasan", "x")],
)
def test_what_needs_exactly_one_record(option: tuple[str, ...], zi: Zi, numbered: Path) -> None:
    """Options for one document are refused when the type has several records."""
    outcome = zi("buat", "surat", "--data", "kantor", "--terbit", *option)
    assert (outcome.code, f"ZI005  {option[0]}\n" in outcome.err) == (2, True)


def test_a_copied_folder_is_refused_by_periksa_too(zi: Zi, decree: Path, issued: bytes) -> None:
    """``periksa`` says what ``buat`` would refuse: the register of another data set."""
    shutil.copytree(decree / "data" / "kantor", decree / "data" / "salinan")
    for command in (("periksa",), ("buat", "--semua")):
        outcome = zi(*command, "--data", "salinan")
        assert (outcome.code != 0, "ZI509" in outcome.err) == (True, True)


def test_an_edited_edition_is_not_replaced_from_data(zi: Zi, decree: Path) -> None:
    """``--ganti`` of what came from an edited konsep is refused, unless edits may go."""
    zi(*BUAT)
    konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    zi(*ISSUE, "--dari-konsep")
    ganti = ("buat", "keputusan", "--data", "kantor", "--ganti", "87", "--alasan", "x")
    outcome = zi(*ganti)
    assert (outcome.code, f"ZI527  {DECREE}" in outcome.err) == (1, True)
    assert zi(*ganti, "--timpa").code == 0
    assert text_of(decree / DECREE) == ISSUED_TEXT


def test_the_same_edition_is_none(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--ganti`` that gives the bytes in force adds no edition."""
    ganti = ("buat", "keputusan", "--data", "kantor", "--ganti", "87", "--alasan", "x")
    assert counted(zi(*ganti)) == "0 dibuat, 1 dilewati, 0 gagal"
    assert "Edisi 2" not in zi("register", "lihat", "87", "--data", "kantor").out


def test_a_cancelled_second_one_is_not_drafted_again(zi: Zi, decree: Path, issued: bytes) -> None:
    """After a second document is cancelled, a plain run makes no konsep of it."""
    zi(*TERBIT, "--ke", "2")
    number = states(zi)[-1][0]
    zi("register", "batal", number, "--data", "kantor", "--alasan", "x")
    zi(*BUAT)
    assert not (decree / "output/kantor/konsep").exists()


def test_damaged_kept_bytes_are_mended_or_named(zi: Zi, decree: Path, issued: bytes) -> None:
    """A kept file that was damaged is kept again from the output; without one it is named."""
    (path,) = (decree / "data" / "kantor" / "terbit").glob("*.docx")
    path.write_bytes(issued + b"y")
    assert "ZI511" not in zi(*BUAT, "--ulang").err
    assert path.read_bytes() == issued
    path.write_bytes(issued[:-1] + b"y")
    (decree / DECREE).unlink()
    for _ in range(2):
        outcome = zi(*BUAT, "--ulang")
        assert (outcome.code, f"ZI511  {DECREE}" in outcome.err) == (0, True)
        assert not (decree / DECREE).exists()


def test_timpa_archives_an_edited_konsep(zi: Zi, decree: Path) -> None:
    """``--timpa`` makes the konsep again, and what people wrote is in arsip."""
    zi(*BUAT)
    edited = konsep_with(decree, "Haryo Wicaksono", "H. Haryo Wicaksono")
    assert counted(zi(*BUAT, "--timpa")) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / ARSIP / "konsep" / "keputusan" / NAME).read_bytes() == edited


def test_a_number_outside_the_pattern_is_told(zi: Zi, decree: Path) -> None:
    """It is used as typed, and the run says that it enters no count."""
    outcome = zi(*TERBIT, "--nomor", "abc")
    assert (outcome.code, "PERINGATAN ZI528  keputusan" in outcome.err) == (0, True)
    assert "ZI528" not in zi(*TERBIT, "--ke", "2", "--nomor", "15a").err


def test_what_changes_nothing_is_told(zi: Zi, decree: Path, issued: bytes) -> None:
    """A date for an issued document, and an edition with the same bytes, are told to do nothing."""
    assert "ZI530" in zi(*TERBIT, "--tanggal", "5 Juni 2021").err
    assert "ZI530" in zi(*BUAT[:1], "keputusan", *BUAT[2:], "--ganti", "87", "--alasan", "x").err
    assert "ZI530" not in zi(*TERBIT, "--tanggal", "1 Juni 2021").err


def test_a_link_for_the_folder_of_issued_documents(zi: Zi, decree: Path, tmp_path: Path) -> None:
    """Nothing is written through a link in the place of the folder terbit."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (decree / "data" / "kantor" / "terbit").symlink_to(outside)
    outcome = zi(*TERBIT)
    assert (outcome.code, "ZI529  data/kantor/terbit" in outcome.err) == (1, True)
    assert list(outside.iterdir()) == []


def test_a_lost_register_is_told_by_its_own_commands(zi: Zi, decree: Path, issued: bytes) -> None:
    """``register periksa`` and ``lihat`` do not call an empty book sound beside issued papers."""
    (decree / "data" / "kantor" / "register.db").unlink()
    for command in ("periksa", "lihat"):
        outcome = zi("register", command, "--data", "kantor")
        assert (outcome.code, "ZI540" in outcome.err) == (4, True)


def test_a_konsep_of_another_year(zi: Zi, decree: Path) -> None:
    """An edited konsep is not issued under a date by which more than the date would differ."""
    lines = ("Nomor {{ nomor }}", "pada tanggal {{ tanggal|tanggal }}", "Tahun {{ tahun_naskah }}")
    naskah_of(decree / "templates" / "keputusan" / "naskah.docx", *lines)
    zi(*BUAT)
    edited = konsep_with(decree, "Tahun 2021", "Untuk Tahun 2021")
    late = zi(*TERBIT, "--dari-konsep", "--tanggal", "3 Januari 2022")
    assert (late.code, f"ZI526  {KONSEP}" in late.err, "tahunnya" in late.err) == (1, True, True)
    assert (states(zi), (decree / KONSEP).read_bytes()) == ([], edited)
    assert zi(*TERBIT, "--dari-konsep", "--tanggal", "3 Juni 2021").code == 0
