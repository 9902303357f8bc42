"""The life of a document: konsep, terbit, and what no run changes afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from .conftest import DECREE_NASKAH
from .decrees import (
    ARSIP,
    BUAT,
    DECREE,
    ISSUE,
    ISSUED_TEXT,
    KONSEP,
    NAME,
    NOMOR,
    TERBIT,
    counted,
    kept,
    new_bupati,
    states,
)
from .files import edit, naskah_of, save_docx, text_of
from .runs import Zi


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


def test_a_konsep_beside_its_document_is_named(zi: Zi, decree: Path, issued: bytes) -> None:
    """A konsep asked for after the issue is no longer made again; each run says so until it goes.

    One that the issue itself left behind is taken away instead.
    """
    assert "ZI532" not in zi(*BUAT).err
    assert zi(*BUAT, "--konsep").code == 0
    with closing(sqlite3.connect(decree / "data/kantor/register.db")) as db, db:
        db.execute("UPDATE dokumen SET waktu = '2999-01-01' WHERE konsep")  # not in one second
    for _ in range(2):
        outcome = zi(*BUAT)
        assert (outcome.code, f"ZI532  {KONSEP}" in outcome.err) == (0, True)
    (decree / KONSEP).unlink()
    assert "ZI532" not in zi(*BUAT).err
    assert (decree / DECREE).read_bytes() == issued


def test_a_folder_in_the_place_of_a_konsep_is_told_as_that(zi: Zi, decree: Path) -> None:
    """A folder under the name of a document is no document that somebody edited."""
    (decree / KONSEP).mkdir(parents=True)
    for option in ((), ("--timpa",)):
        outcome = zi(*BUAT, *option)
        assert (outcome.code, "ada folder, bukan berkas" in outcome.err) == (1, True)
    assert "ZI505" not in outcome.err


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


def test_a_copied_folder_is_refused_by_periksa_too(zi: Zi, decree: Path, issued: bytes) -> None:
    """``periksa`` says what ``buat`` would refuse: the register of another data set."""
    shutil.copytree(decree / "data" / "kantor", decree / "data" / "salinan")
    for command in (("periksa",), ("buat", "--semua")):
        outcome = zi(*command, "--data", "salinan")
        assert (outcome.code != 0, "ZI509" in outcome.err) == (True, True)


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
