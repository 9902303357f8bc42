"""A document whose number is in force is not rewritten, whatever changes."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordFile

from .conftest import DECREE_NASKAH
from .files import edit, naskah_of, save_docx, text_of, timeless
from .runs import Outcome, Zi

BUAT = ("buat", "--semua", "--data", "kantor")
ISSUE = ("buat", "keputusan", "--data", "kantor", "--nomor", "87", "--tanggal", "1 Juni 2021")
NOMOR = "100.3.3.2/87/2021"
DECREE = "output/kantor/keputusan/Keputusan 2021.docx"
BATAL = f'zi-docs register batal "{NOMOR}" --data kantor --alasan "..."'


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
    "bupati": (new_bupati, '- "Haryo Wicaksono" menjadi "Budi Santoso"'),
    "tanggal": (
        new_date,
        '- "pada tanggal 1 Juni 2021" menjadi "pada tanggal 9 Januari 2022"',
    ),
    "naskah": (new_naskah, '- ditambah "Demikian."'),
    "tanpa-pola": (no_pattern, '- "Haryo Wicaksono" menjadi "Budi Santoso"'),
}


@pytest.fixture
def issued(zi: Zi, decree: Path) -> bytes:
    """The bytes of the decree, issued under number 87 of 1 June."""
    assert zi(*ISSUE).code == 0
    return (decree / DECREE).read_bytes()


def states(zi: Zi) -> list[tuple[str, str, str]]:
    """Return number, date and state of everything in the book."""
    book = json.loads(zi("register", "lihat", "--data", "kantor", "--json").out)["nomor"]
    return [(entry["nomor"], entry["tanggal"], entry["keadaan"]) for entry in book]


def counted(outcome: Outcome) -> str:
    """Return the last line of a run: what was made, skipped and so on."""
    return timeless(outcome.out).splitlines()[-1].removesuffix(" dalam 0,0 detik.")


@pytest.mark.parametrize("options", [(), ("--ulang",), ("--timpa",), ("--ulang", "--timpa")])
@pytest.mark.parametrize("what", CHANGES)
def test_other_inputs_leave_it_alone(
    what: str, options: tuple[str, ...], zi: Zi, decree: Path, issued: bytes
) -> None:
    """Whatever changes, its bytes stay, and the run reports what would differ.

    The run ends with code 0, the register stays as it was, and the next run reports it again.
    """
    change, told = CHANGES[what]
    change(decree)
    for _ in range(2):
        outcome = zi(*BUAT, *options)
        assert (outcome.code, counted(outcome)) == (
            0,
            "0 dibuat, 0 dilewati, 1 tetap, 0 gagal",
        )
        assert f"PERINGATAN ZI510  {DECREE}\n  Dokumen nomor {NOMOR} sudah terbit" in outcome.err
        assert told in outcome.err
        assert BATAL in outcome.err
        assert "ZI616" not in outcome.err
        assert (decree / DECREE).read_bytes() == issued
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    assert zi("register", "periksa", "--data", "kantor").code == 0


def test_it_is_counted_apart(zi: Zi, decree: Path, issued: bytes) -> None:
    """It is counted in a column of its own, and under "tetap" in JSON."""
    new_bupati(decree)
    assert timeless(zi(*BUAT).out) == (
        "Jenis      Dibuat  Dilewati  Tetap  Gagal  Folder\n"
        "keputusan       0         0      1      0  output/kantor/keputusan\n"
        "0 dibuat, 0 dilewati, 1 tetap, 0 gagal dalam 0,0 detik.\n"
    )
    told = json.loads(zi(*BUAT, "--json").out)
    (row,) = told["jenis"]
    assert (row["tetap"], row["dibuat"], row["nomor"], told["kode_keluar"]) == (1, 0, [], 0)
    assert [p["kode"] for p in told["masalah"]] == ["ZI510"]


def test_its_date_may_be_written_into_the_data(zi: Zi, decree: Path, issued: bytes) -> None:
    """A typed date is reported with where to write it; once written there, it is not reported."""
    told = zi(*BUAT).err
    assert '"pada tanggal 1 Juni 2021" menjadi "pada tanggal 27 April 2021"' in told
    assert "1 Juni 2021, dapat ditulis di pengaturan sebagai tanggal jenis ini" in told
    settings = decree / "data" / "kantor" / "pengaturan.yaml"
    settings.write_text(
        settings.read_text("utf-8") + "tanggal_jenis: {keputusan: 1 Juni 2021}\n", "utf-8"
    )
    outcome = zi(*BUAT)
    assert (counted(outcome), "ZI510" in outcome.err) == ("0 dibuat, 1 dilewati, 0 gagal", False)


@pytest.mark.parametrize("options", [(), ("--ulang",), ("--timpa",)])
def test_a_lost_file_is_laid_down_again(
    options: tuple[str, ...], zi: Zi, decree: Path, issued: bytes
) -> None:
    """With unchanged data a deleted file is made again to the byte, under its own date."""
    shutil.rmtree(decree / "output")
    outcome = zi(*BUAT, *options)
    assert (outcome.code, counted(outcome)) == (0, "1 dibuat, 0 dilewati, 0 gagal")
    assert (decree / DECREE).read_bytes() == issued
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]


@pytest.mark.parametrize("options", [(), ("--ulang", "--timpa"), ("--nomor", "87")])
def test_a_lost_file_is_not_filled_from_other_data(
    options: tuple[str, ...], zi: Zi, decree: Path, issued: bytes
) -> None:
    """With changed data a deleted file is not made; cancelling its number lets it be made."""
    shutil.rmtree(decree / "output")
    new_bupati(decree)
    for _ in range(2):
        outcome = zi("buat", "keputusan", "--data", "kantor", *options)
        assert (outcome.code, counted(outcome)) == (
            0,
            "0 dibuat, 0 dilewati, 1 tetap, 0 gagal",
        )
        assert f"PERINGATAN ZI511  {DECREE}\n" in outcome.err
        assert BATAL in outcome.err
        assert not (decree / DECREE).exists()
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]
    zi("register", "batal", NOMOR, "--data", "kantor", "--alasan", "berkas hilang")
    assert counted(zi(*BUAT)) == "1 dibuat, 0 dilewati, 0 gagal"
    assert text_of(decree / DECREE) == (
        "Nomor 100.3.3.2/88/2021\npada tanggal 27 April 2021\nBudi Santoso"
    )


def test_a_file_that_is_put_back(zi: Zi, decree: Path, issued: bytes) -> None:
    """The issued file from a backup is recognised, though the data changed."""
    (decree / DECREE).unlink()
    new_bupati(decree)
    assert "ZI511" in zi(*BUAT).err
    (decree / DECREE).write_bytes(issued)
    outcome = zi(*BUAT)
    assert ("ZI510" in outcome.err, "ZI511" in outcome.err) == (True, False)
    assert (decree / DECREE).read_bytes() == issued


@pytest.mark.parametrize("options", [(), ("--ulang",), ("--timpa",), ("--ulang", "--timpa")])
@pytest.mark.parametrize("text", ["Disunting.", "rusak"])
def test_an_edited_file_stays(
    text: str, options: tuple[str, ...], zi: Zi, decree: Path, issued: bytes
) -> None:
    """An edited file stays when the data changed, also under ``--timpa``, and is named."""
    if text == "rusak":
        (decree / DECREE).write_bytes(b"bukan Word")
    else:
        save_docx(decree / DECREE, text)
    before = (decree / DECREE).read_bytes()
    new_bupati(decree)
    outcome = zi(*BUAT, *options)
    assert (outcome.code, counted(outcome)) == (
        0,
        "0 dibuat, 0 dilewati, 1 disunting, 0 gagal",
    )
    assert f"PERINGATAN ZI{'505' if text == 'rusak' else '510'}  {DECREE}\n" in outcome.err
    assert ("disunting" in outcome.err, "--timpa" in outcome.err) == (True, False)
    assert (decree / DECREE).read_bytes() == before


def test_timpa_brings_back_what_was_issued(zi: Zi, decree: Path, issued: bytes) -> None:
    """With unchanged data ``--timpa`` gives an edited file its issued bytes again."""
    save_docx(decree / DECREE, "Disunting.")
    assert "ZI505" in zi(*ISSUE).err
    assert counted(zi(*BUAT, "--timpa")) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / DECREE).read_bytes() == issued
    assert states(zi) == [(NOMOR, "2021-06-01", "terbit")]


def test_the_same_text_is_nothing_to_tell(zi: Zi, decree: Path) -> None:
    """When only the looks would change, the file stays and nothing is reported."""
    zi(*BUAT)
    before = (decree / DECREE).read_bytes()
    naskah_of(decree / "templates" / "keputusan" / "naskah.docx", *DECREE_NASKAH, bold=True)
    outcome = zi(*BUAT)
    assert counted(outcome) == "0 dibuat, 1 dilewati, 0 gagal"
    assert "PERINGATAN" not in outcome.err
    assert (decree / DECREE).read_bytes() == before


def test_the_same_bytes_of_other_inputs(zi: Zi, decree: Path) -> None:
    """A change that does not change the document lets its file be made again."""
    zi(*BUAT)
    before = (decree / DECREE).read_bytes()
    settings = decree / "data" / "kantor" / "pengaturan.yaml"
    edit(settings, "Bupati Contoh, nama", "Bupati Sekarang, nama")
    outcome = zi(*BUAT)
    assert (counted(outcome), "PERINGATAN" in outcome.err) == (
        "0 dibuat, 1 dilewati, 0 gagal",
        False,
    )
    edit(settings, "Bupati Sekarang, nama", "Bupati Lusa, nama")
    (decree / DECREE).unlink()
    assert counted(zi(*BUAT)) == "1 dibuat, 0 dilewati, 0 gagal"
    assert (decree / DECREE).read_bytes() == before


def test_data_that_can_no_longer_fill_it(zi: Zi, decree: Path, issued: bytes) -> None:
    """When the naskah now fails, that is reported beside the file; without the file it fails."""
    path = decree / "templates" / "keputusan" / "naskah.docx"
    naskah_of(path, *DECREE_NASKAH, "{{ pengaturan.pejabat.tiada.nama }}")
    outcome = zi(*BUAT)
    assert (outcome.code, counted(outcome)) == (0, "0 dibuat, 0 dilewati, 1 tetap, 0 gagal")
    assert "ZI510" in outcome.err
    assert "Data sekarang tidak dapat mengisinya" in outcome.err
    assert counted(zi(*BUAT, "--keluaran", "lain")) == "1 dibuat, 0 dilewati, 0 gagal"
    (copy,) = (decree / "lain").rglob("*.docx")
    assert (copy.read_bytes(), (decree / DECREE).read_bytes()) == (issued, issued)
    copy.unlink()
    (decree / DECREE).unlink()
    outcome = zi(*BUAT)
    assert (outcome.code, counted(outcome)) == (3, "0 dibuat, 0 dilewati, 1 gagal")
    assert "KESALAHAN ZI421" in outcome.err


def test_a_typed_date_is_no_way_around(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--tanggal`` for an issued document is reported to have no effect."""
    outcome = zi("buat", "keputusan", "--data", "kantor", "--tanggal", "5 Juni 2021")
    assert '"pada tanggal 1 Juni 2021" menjadi "pada tanggal 5 Juni 2021"' in outcome.err
    assert "tanggal_jenis" not in outcome.err
    assert (decree / DECREE).read_bytes() == issued


def test_its_own_number_is_no_way_around(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--nomor`` with its own number changes nothing; another number is refused."""
    new_bupati(decree)
    assert "ZI510" in zi(*ISSUE).err
    assert (decree / DECREE).read_bytes() == issued
    outcome = zi("buat", "keputusan", "--data", "kantor", "--nomor", "90")
    assert (outcome.code, "ZI613" in outcome.err) == (4, True)
    assert (decree / DECREE).read_bytes() == issued


def test_drafts_go_by_the_data(zi: Zi, decree: Path, issued: bytes) -> None:
    """A draft shows today's data and changes nothing that is issued."""
    new_bupati(decree)
    outcome = zi(*BUAT, "--draf")
    assert (outcome.err.count("ZI51"), counted(outcome)) == (0, "1 dibuat, 0 dilewati, 0 gagal")
    draft = decree / "output" / "kantor" / "draf" / "keputusan" / "Keputusan 2021.docx"
    assert text_of(draft).endswith("Budi Santoso")
    assert (decree / DECREE).read_bytes() == issued


def test_a_cancelled_number_frees_the_record(zi: Zi, decree: Path, issued: bytes) -> None:
    """After its number is cancelled, the next run makes the document with a new number."""
    new_bupati(decree)
    zi("register", "batal", NOMOR, "--data", "kantor", "--alasan", "diganti")
    outcome = zi(*BUAT)
    assert (counted(outcome), "ZI510" in outcome.err) == ("1 dibuat, 0 dilewati, 0 gagal", False)
    assert text_of(decree / DECREE) == (
        "Nomor 100.3.3.2/88/2021\npada tanggal 27 April 2021\nBudi Santoso"
    )
    assert [state for _, _, state in states(zi)] == ["batal", "terbit"]


def test_a_number_whose_document_is_not_there_yet(zi: Zi, decree: Path) -> None:
    """A number that was only reserved is completed by the next run, from today's data."""
    (decree / DECREE).mkdir(parents=True)
    assert zi(*ISSUE).code == 1
    assert states(zi) == [(NOMOR, "2021-06-01", "dipesan")]
    (decree / DECREE).rmdir()
    new_bupati(decree)
    assert counted(zi(*BUAT)) == "1 dibuat, 0 dilewati, 0 gagal"
    assert text_of(decree / DECREE) == f"Nomor {NOMOR}\npada tanggal 27 April 2021\nBudi Santoso"
    assert states(zi) == [(NOMOR, "2021-04-27", "terbit")]


def test_another_folder_gets_what_was_issued(zi: Zi, decree: Path, issued: bytes) -> None:
    """``--keluaran`` gets the issued bytes, though the data changed; the first file stays."""
    new_bupati(decree)
    outcome = zi(*BUAT, "--keluaran", "lain")
    assert (counted(outcome), "ZI510" in outcome.err) == ("1 dibuat, 0 dilewati, 0 gagal", True)
    copy = decree / "lain" / "keputusan" / "Keputusan 2021.docx"
    assert (copy.read_bytes(), (decree / DECREE).read_bytes()) == (issued, issued)
    for options in (("--keluaran", "lain"), ()):
        assert counted(zi(*BUAT, *options)) == "0 dibuat, 0 dilewati, 1 tetap, 0 gagal"
    assert (copy.read_bytes(), (decree / DECREE).read_bytes()) == (issued, issued)


def test_an_edited_file_is_not_what_was_issued(zi: Zi, decree: Path, issued: bytes) -> None:
    """An edited file is not copied to another folder as if it had been issued."""
    save_docx(decree / DECREE, "Disunting.")
    new_bupati(decree)
    outcome = zi(*BUAT, "--keluaran", "lain")
    assert (outcome.code, "PERINGATAN ZI511  lain/" in outcome.err) == (0, True)
    assert not list((decree / "lain").rglob("*.docx"))
    assert text_of(decree / DECREE) == "Disunting."


def test_a_strange_file_in_another_folder(zi: Zi, decree: Path, issued: bytes) -> None:
    """A strange file under its name is neither overwritten nor taken for it.

    ``--timpa`` puts the issued bytes in its place, also when the data changed.
    """
    strange = decree / "lain" / "keputusan" / "Keputusan 2021.docx"
    strange.parent.mkdir(parents=True)
    save_docx(strange, "Milik orang lain.")
    assert "ZI505" in zi("buat", "keputusan", "--data", "kantor", "--keluaran", "lain").err
    assert text_of(strange) == "Milik orang lain."
    new_bupati(decree)
    assert counted(zi(*BUAT, "--keluaran", "lain", "--timpa")) == "1 dibuat, 0 dilewati, 0 gagal"
    assert strange.read_bytes() == issued


# --- one document for each employee -------------------------------------------------------------

SURAT = ("buat", "surat", "--data", "kantor")
ARUM = "output/kantor/surat/Surat Arum Sekarwangi.docx"
WIDODO = "output/kantor/surat/Surat Widodo Cahyo.docx"
STAFF = "Nama;Status;NIP;Pangkat;Golongan;Jabatan;Unit Kerja\n" + "".join(
    f"Pegawai {letter};PNS;198501012010{n:02}1{2 * n + 1:03};Penata Muda;III/a;Analis;DUKCAPIL\n"
    for n, letter in enumerate("ABCDEFGH", 1)
)


def test_only_what_changed_stays_behind(zi: Zi, numbered: Path) -> None:
    """Only the letter whose record changed is named, with its paragraph; all letters stay."""
    zi(*SURAT)
    before = [(numbered / path).read_bytes() for path in (ARUM, WIDODO)]
    edit(numbered / "data" / "kantor" / "pegawai.csv", ";Sekretaris Dinas;", ";Kepala Bidang;")
    outcome = zi(*SURAT)
    assert counted(outcome) == "0 dibuat, 1 dilewati, 1 tetap, 0 gagal"
    assert f"PERINGATAN ZI510  {ARUM}\n" in outcome.err
    assert WIDODO not in outcome.err
    assert [(numbered / path).read_bytes() for path in (ARUM, WIDODO)] == before


@pytest.mark.parametrize("lost", [False, True])
def test_many_are_told_together(lost: bool, zi: Zi, numbered: Path) -> None:
    """Five are reported in full, the others by their place; ``--json`` has them all."""
    (numbered / "data" / "kantor" / "pegawai.csv").write_text(STAFF, encoding="utf-8")
    edit(numbered / "data" / "kantor" / "unit_kerja.csv", "196708161993031005", "")
    zi(*SURAT)
    if lost:
        shutil.rmtree(numbered / "output")
    naskah = numbered / "templates" / "surat" / "naskah.docx"
    save_docx(naskah, f"{text_of(naskah)} Lain.")
    outcome = zi(*SURAT)
    assert (outcome.code, counted(outcome)) == (0, "0 dibuat, 0 dilewati, 8 tetap, 0 gagal")
    code = "ZI511" if lost else "ZI510"
    assert outcome.err.count(f"PERINGATAN {code}") == 6
    assert outcome.err.count("dan 2 tempat lain") == 1
    told = json.loads(zi(*SURAT, "--json").out)["masalah"]
    places = {p["tempat"] for p in told if p["kode"] == code}
    assert places == {f"output/kantor/surat/Surat Pegawai {letter}.docx" for letter in "ABCDEFGH"}


def test_long_texts_are_told_by_where_they_part(zi: Zi, numbered: Path) -> None:
    """At most five paragraphs are shown, each cut around the difference, and the rest counted."""
    naskah = numbered / "templates" / "surat" / "naskah.docx"
    long = "kata " * 60
    naskah_of(naskah, *(f"{n} {long}lama{n} {long}" for n in range(9)), "{{ pegawai.nama }}")
    zi(*SURAT)
    naskah_of(naskah, *(f"{n} {long}baru{n} {long}" for n in range(9)), "{{ pegawai.nama }}")
    lines = [line.strip() for line in zi(*SURAT).err.splitlines()]
    told = [line for line in lines if " menjadi " in line]
    assert len(told) == 2 * 5
    assert lines.count("- dan 4 paragraf lain") == 2
    for n, line in enumerate(told[:5]):
        before, after = line.removeprefix("- ").split(" menjadi ")
        assert f"lama{n}" in before
        assert f"baru{n}" in after
        assert max(len(before), len(after)) <= 82


def test_cells_and_headers_are_compared(zi: Zi, decree: Path) -> None:
    """A change in a cell or header counts too, and is reported once."""
    document = WordFile()
    signer = "{{ pengaturan.pejabat.kepala_daerah.nama }}"
    document.sections[0].header.paragraphs[0].text = f"Oleh {signer}"
    cells = document.add_table(1, 2).rows[0].cells
    for text, cell in zip((signer, signer), cells, strict=True):
        cell.paragraphs[0].text = text
    document.save(str(decree / "templates" / "keputusan" / "naskah.docx"))
    zi(*BUAT)
    new_bupati(decree)
    told = [line.strip() for line in zi(*BUAT).err.splitlines() if " menjadi " in line]
    assert told == [
        '- "Haryo Wicaksono" menjadi "Budi Santoso"',
        '- "Oleh Haryo Wicaksono" menjadi "Oleh Budi Santoso"',
    ]


@pytest.mark.parametrize("narrowed", [(), ("--hanya", "Widodo Cahyono")])
def test_a_name_that_was_mended(narrowed: tuple[str, ...], zi: Zi, numbered: Path) -> None:
    """Its file keeps the name of its issue; the run says the new name and makes no second file."""
    zi(*SURAT)
    before = (numbered / WIDODO).read_bytes()
    edit(numbered / "data" / "kantor" / "pegawai.csv", "Widodo Cahyo;", "Widodo Cahyono;")
    outcome = zi(*SURAT, *narrowed)
    assert f"PERINGATAN ZI510  {WIDODO}\n" in outcome.err
    assert '- nama berkasnya "Surat Widodo Cahyono.docx"' in outcome.err
    assert "Berkas lama yang datanya" not in outcome.out
    assert (numbered / WIDODO).read_bytes() == before
    assert sorted(path.name for path in (numbered / WIDODO).parent.iterdir()) == [
        "Surat Arum Sekarwangi.docx",
        "Surat Widodo Cahyo.docx",
    ]


def test_another_pattern_of_names(zi: Zi, numbered: Path) -> None:
    """A new pattern of names renames no issued file, and the run says so."""
    zi(*SURAT)
    edit(numbered / "templates" / "surat" / "manifest.yaml", "Surat {", "Tugas {")
    outcome = zi(*SURAT)
    assert counted(outcome) == "0 dibuat, 0 dilewati, 2 tetap, 0 gagal"
    assert 'nama berkasnya tidak diganti menjadi "Tugas Widodo Cahyo.docx"' in outcome.err
    assert (numbered / WIDODO).exists()


def test_a_record_that_is_gone(zi: Zi, numbered: Path) -> None:
    """A letter whose row is gone is named as before and never overwritten."""
    zi(*SURAT)
    before = (numbered / WIDODO).read_bytes()
    staff = numbered / "data" / "kantor" / "pegawai.csv"
    edit(staff, "196708161993031005", "196708161993031007")
    edit(numbered / "data" / "kantor" / "unit_kerja.csv", "196708161993031005", "")
    for options in ((), ("--timpa",), ("--lewati", "--timpa"), ("--hanya", "Widodo Cahyo")):
        outcome = zi(*SURAT, *options)
        assert (outcome.code, "ZI508" in outcome.err) == (1, True)
        assert (numbered / WIDODO).read_bytes() == before


def test_a_letter_in_another_folder_is_another_letter(zi: Zi, numbered: Path) -> None:
    """A letter to a person who left is not overwritten by one to a namesake."""
    zi(*SURAT)
    zi(*SURAT, "--keluaran", "lain", "--hanya", "Arum Sekarwangi")
    theirs = numbered / "lain" / "surat" / "Surat Arum Sekarwangi.docx"
    before = theirs.read_bytes()
    staff = numbered / "data" / "kantor" / "pegawai.csv"
    rows = staff.read_text("utf-8").splitlines(keepends=True)
    staff.write_text("".join(rows[:2]).replace("Widodo Cahyo", "Arum Sekarwangi"), "utf-8")
    outcome = zi(*SURAT, "--keluaran", "lain", "--timpa")
    assert (outcome.code, "ZI508" in outcome.err) == (1, True)
    assert theirs.read_bytes() == before


def test_the_book_keeps_whom_it_was_issued_to(zi: Zi, numbered: Path) -> None:
    """A copy for another folder changes only the place in the register.

    The next run, too, reports what today's data would change.
    """
    zi(*SURAT)
    edit(numbered / "data" / "kantor" / "pegawai.csv", "Widodo Cahyo;", "Widodo Cahyono;")
    assert counted(zi(*SURAT, "--keluaran", "lain")) == "2 dibuat, 0 dilewati, 0 gagal"
    book = zi("register", "lihat", "100.3.3.2/1/2021", "--data", "kantor").out
    assert "Untuk:          Widodo Cahyo\n" in book
    assert "Surat Widodo Cahyono.docx" in book
    again = zi(*SURAT, "--keluaran", "lain")
    assert counted(again) == "0 dibuat, 1 dilewati, 1 tetap, 0 gagal"
    assert '"Yang bertanda tangan: Widodo Cahyo, Kepala' in again.err


def test_lewati_leaves_it_alone(zi: Zi, numbered: Path) -> None:
    """``--lewati`` beside a wrong row leaves an issued letter as it is and reports it."""
    zi(*SURAT)
    before = [(numbered / path).read_bytes() for path in (ARUM, WIDODO)]
    staff = numbered / "data" / "kantor" / "pegawai.csv"
    edit(staff, ";Sekretaris Dinas;", ";;")
    edit(staff, ";Kepala Dinas;", ";Kepala Badan;")
    outcome = zi(*SURAT, "--lewati", "--ulang", "--timpa")
    assert (outcome.code, f"PERINGATAN ZI510  {WIDODO}\n" in outcome.err) == (1, True)
    assert [(numbered / path).read_bytes() for path in (ARUM, WIDODO)] == before


def test_packets_hold_what_was_issued(zi: Zi, numbered: Path) -> None:
    """Packet and list hold an issued letter with its own bytes, name and number."""
    zi(*SURAT)
    before = (numbered / WIDODO).read_bytes()
    edit(numbered / "data" / "kantor" / "pegawai.csv", "Widodo Cahyo;", "Widodo Cahyono;")
    assert zi(*SURAT, "--format", "zip,gabung").code == 0
    output = numbered / "output" / "kantor"
    with zipfile.ZipFile(output / "paket" / "surat" / "DUKCAPIL.zip") as packet:
        assert packet.read("Surat Widodo Cahyo.docx") == before
        listed = packet.read("00 DAFTAR.csv").decode("utf-8-sig").splitlines()
    assert listed[1] == "100.3.3.2/1/2021;Widodo Cahyo;Surat Widodo Cahyo.docx"
    assert "Widodo Cahyo," in text_of(output / "gabung" / "surat.docx")


def test_its_pdf_is_of_what_was_issued(zi: Zi, numbered: Path, soffice: Path) -> None:
    """The PDF of an issued letter is checked for the name that is printed in the letter."""
    zi(*SURAT)
    edit(numbered / "data" / "kantor" / "pegawai.csv", "Widodo Cahyo;", "Widodo Cahyono;")
    outcome = zi(*SURAT, "--format", "pdf,gabung")
    assert (outcome.code, "ZI711" in outcome.err) == (0, False)
    assert (numbered / WIDODO).with_suffix(".pdf").is_file()
