"""``zi-docs register``, run for real on the numbers of a tiny office."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.v1 import DATA_SET, unpack_office
from zi_docs.cli.register.periksa import MAX_GAPS
from zi_docs.register import AgendaEntry, ReserveItem, ReserveRequest, open_register

from .conftest import NASKAH
from .files import save_docx, text_of, timeless
from .runs import Outcome, Zi

DATA = ("--data", "kantor")
ARUM = "output/kantor/surat/Surat Arum Sekarwangi.docx"
WIDODO = "output/kantor/surat/Surat Widodo Cahyo.docx"
ABSENT = (
    'Kumpulan data "kantor" belum punya register, karena belum ada dokumen yang dibuat. '
    "Jalankan zi-docs buat dahulu.\n"
)
BOOK = (
    "Nomor          Tanggal        Jenis  Untuk            Keadaan  Seri\n"
    "188.45/1/2021  27 April 2021  surat  Widodo Cahyo     terbit   keputusan\n"
    "188.45/2/2021  27 April 2021  surat  Arum Sekarwangi  terbit   keputusan\n"
    "2 baris.\n"
)
SOUND = "Register beres: 2 nomor (2 terbit, 0 dipesan, 0 batal); 2 dari 2 berkas utuh.\n"


@pytest.fixture
def made(zi: Zi, numbered: Path) -> Path:
    """The office after a run: two letters, numbers 1 and 2."""
    assert zi("buat", "surat", *DATA, "--terbit").code == 0
    return numbered


def _kept(root: Path, place: str) -> str:
    """Return where the bytes of an issued file are kept."""
    return f"data/kantor/terbit/{sha256((root / place).read_bytes()).hexdigest()}.docx"


def _numbers(zi: Zi, *args: str) -> list[str]:
    found = json.loads(zi("register", "lihat", *args, *DATA, "--json").out)
    return [entry["nomor"] for entry in found["nomor"]]


def test_lihat_shows_the_book(zi: Zi, made: Path) -> None:
    """Without TEKS every number is shown, in the order of the register."""
    assert zi("register", "lihat", *DATA) == Outcome(0, BOOK, "")


def test_lihat_tells_all_about_one_hit(zi: Zi, made: Path) -> None:
    """A search that finds one document shows all about it."""
    outcome = zi("register", "lihat", "arum sekar", *DATA)
    assert re.sub(r"(Kode: +)[0-9A-Z]{8}\n", r"\1KODE\n", outcome.out) == (
        "Nomor:          188.45/2/2021\n"
        "Seri:           keputusan, tahun 2021\n"
        "Tanggal:        27 April 2021\n"
        "Jenis:          surat\n"
        "Untuk:          Arum Sekarwangi\n"
        "Kunci:          197502152002032014\n"
        "Keadaan:        terbit\n"
        f"Berkas:         {ARUM}\n"
        "Kode:           KODE\n"
        "Edisi 1: terbit, 27 April 2021; asal naskah\n"
        f"  Simpanan: {_kept(made, ARUM)}\n"
    )


@pytest.mark.parametrize(
    "teks", ["188.45/2/2021", "197502152002032014", "19750215 200203 2 014", "Sekarwangi"]
)
def test_lihat_finds_by_number_key_and_name(teks: str, zi: Zi, made: Path) -> None:
    """A number, a NIP with or without spaces, or part of a name leads to the document."""
    assert _numbers(zi, teks) == ["188.45/2/2021"]


def test_lihat_finds_by_code(zi: Zi, made: Path) -> None:
    """The code on a document leads back to it, however it is typed."""
    listed = json.loads(zi("register", "lihat", "Arum", *DATA, "--json").out)
    code = listed["nomor"][0]["kode"]
    assert _numbers(zi, f"{code[:4]}-{code[4:]}".lower()) == ["188.45/2/2021"]


def test_lihat_with_several_hits_is_a_table(zi: Zi, made: Path) -> None:
    """A search with several hits shows them as a table."""
    assert zi("register", "lihat", "188.45", *DATA).out == BOOK


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--tahun", "2021"), 2),
        (("--tahun", "2020"), 0),
        (("--seri", "keputusan"), 2),
        (("--seri", "surat"), 0),
        (("Arum", "--tahun", "2021"), 1),
        (("Arum", "--tahun", "2020"), 0),
        (("Arum", "--seri", "surat"), 0),
    ],
)
def test_lihat_narrows_by_year_and_series(
    options: tuple[str, ...], count: int, zi: Zi, made: Path
) -> None:
    """--tahun and --seri narrow the book and a search alike."""
    assert len(_numbers(zi, *options)) == count


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("Bejo",), 'Tidak ada nomor atau dokumen yang cocok dengan "Bejo".\n'),
        (("--tahun", "2020"), "Tidak ada nomor yang cocok.\n"),
    ],
)
def test_lihat_without_a_hit_says_so(
    options: tuple[str, ...], said: str, zi: Zi, made: Path
) -> None:
    """A search without a hit says so, and that is not a failure."""
    assert zi("register", "lihat", *options, *DATA) == Outcome(0, said, "")


def test_lihat_as_json_has_every_column(zi: Zi, made: Path) -> None:
    """JSON has every column of a line, and the path under its usual name."""
    (entry,) = json.loads(zi("register", "lihat", "Arum", *DATA, "--json").out)["nomor"]
    assert set(entry) == {*AgendaEntry._fields} - {"path"} | {"berkas"}
    assert entry["berkas"] == ARUM


def test_lihat_shows_why_a_number_is_void(zi: Zi, made: Path) -> None:
    """The reason of a cancellation is shown beside the state."""
    zi("register", "batal", "188.45/1/2021", *DATA, "--alasan", "salah ketik")
    assert zi("register", "lihat", *DATA).out == (
        "Nomor          Tanggal        Jenis  Untuk            Keadaan             Seri\n"
        "188.45/1/2021  27 April 2021  surat  Widodo Cahyo     batal: salah ketik  keputusan\n"
        "188.45/2/2021  27 April 2021  surat  Arum Sekarwangi  terbit              keputusan\n"
        "2 baris.\n"
    )


def test_batal_cancels_a_number(zi: Zi, made: Path) -> None:
    """A cancellation is confirmed with what becomes of the file and the record."""
    kept, data = _kept(made, WIDODO), (made / WIDODO).read_bytes()
    outcome = zi("register", "batal", "1", *DATA, "--alasan", "salah  ketik")
    copy = "output/kantor/arsip/surat/Surat Widodo Cahyo (batal).docx"
    assert outcome == Outcome(
        0,
        "Nomor 188.45/1/2021 dibatalkan (surat, Widodo Cahyo).\n"
        "Alasan: salah ketik\n"
        f"Salinannya: {copy}\n"
        "Bila diterbitkan lagi, dokumen ini mendapat nomor baru: zi-docs buat surat --data kantor "
        "--hanya 196708161993031005 --terbit.\n",
        "",
    )
    assert not (made / WIDODO).exists()
    assert (made / copy).read_bytes() == data
    assert (made / kept).read_bytes() == data


def test_batal_leaves_what_people_edited(zi: Zi, made: Path) -> None:
    """An edited file stays and is named; the archive gets what was issued."""
    issued = (made / WIDODO).read_bytes()
    save_docx(made / WIDODO, "Disunting.")
    edited = (made / WIDODO).read_bytes()
    outcome = zi("register", "batal", "1", *DATA, "--alasan", "salah")
    assert f"Disunting orang, jadi dibiarkan di tempatnya: {WIDODO}\n" in outcome.out
    assert (made / WIDODO).read_bytes() == edited
    copy = made / "output/kantor/arsip/surat/Surat Widodo Cahyo (batal).docx"
    assert copy.read_bytes() == issued


def test_batal_of_a_document_without_a_number(zi: Zi, office: Path) -> None:
    """An issued document of a type without numbers is cancelled by its key."""
    zi("buat", "surat", *DATA, "--terbit", "--hanya", "Arum Sekarwangi")
    outcome = zi("register", "batal", "197502152002032014", *DATA, "--alasan", "salah")
    assert outcome.out.startswith("Dokumen dibatalkan (surat, Arum Sekarwangi).\n")
    assert not (office / ARUM).exists()
    assert "batal" in zi("register", "lihat", "Arum", *DATA).out
    assert "ZI621" in zi("register", "batal", "197502152002032014", *DATA, "--alasan", "x").err


def test_batal_of_a_number_that_waits(zi: Zi, numbered: Path) -> None:
    """A number without a document is cancelled, and no file is looked for."""
    item = ReserveItem("197502152002032014", date(2021, 4, 27), lambda urut: f"{urut}/2021")
    with open_register(numbered / "data/kantor/register.db", "kantor", datetime.now) as register:
        register.reserve(ReserveRequest("keputusan", 2021, "surat", [item]))
    outcome = zi("register", "batal", "1/2021", *DATA, "--alasan", "salah")
    assert (outcome.code, "Salinannya" in outcome.out) == (0, False)


def test_batal_finishes_what_was_killed(zi: Zi, made: Path) -> None:
    """When a command was killed after it had cancelled, the same one puts the file away."""
    data = (made / WIDODO).read_bytes()
    line = ("register", "batal", "188.45/1/2021", *DATA, "--alasan", "salah ketik")
    zi(*line)
    (made / WIDODO).write_bytes(data)
    assert zi(*line).code == 0
    assert not (made / WIDODO).exists()
    assert "ZI621" in zi(*line).err


def test_batal_keeps_what_version_1_made(
    zi: Zi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document of version 0.1 that no run has kept yet is kept before its file is taken away."""
    monkeypatch.chdir(unpack_office(tmp_path))
    place = Path(
        "output", DATA_SET, "surat-tugas/DUKCAPIL/Surat Tugas Emmanuela Tri Astuti 2020.docx"
    )
    data = place.read_bytes()
    outcome = zi("register", "batal", "4", "--data", DATA_SET, "--alasan", "salah")
    assert outcome.code == 0
    assert not place.exists()
    kept = Path("data", DATA_SET, "terbit", f"{sha256(data).hexdigest()}.docx")
    assert kept.read_bytes() == data
    copy = f"output/{DATA_SET}/arsip/surat-tugas/DUKCAPIL/{place.stem} (batal).docx"
    assert Path(copy).read_bytes() == data


def test_what_batal_says_of_the_next_run_is_true(zi: Zi, made: Path) -> None:
    """The record whose number was cancelled gets the next one when it is issued again."""
    zi("register", "batal", "188.45/1/2021", *DATA, "--alasan", "salah ketik")
    assert zi("buat", "surat", *DATA, "--terbit").code == 0
    assert _numbers(zi, "Widodo") == ["188.45/1/2021", "188.45/3/2021"]


@pytest.mark.parametrize(
    ("nomor", "alasan", "code"),
    [("9/2021", "ganda", "ZI620"), ("188.45/1/2021", " ", "ZI623")],
)
def test_batal_refuses(nomor: str, alasan: str, code: str, zi: Zi, made: Path) -> None:
    """A number that does not exist and an empty reason end with 4."""
    outcome = zi("register", "batal", nomor, *DATA, "--alasan", alasan)
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith(f"KESALAHAN {code}  nomor {nomor}\n")


@pytest.mark.parametrize("narrowed", [("--tahun", "2020"), ("--seri", "surat")])
def test_batal_looks_only_where_it_is_told(narrowed: tuple[str, ...], zi: Zi, made: Path) -> None:
    """``--tahun`` and ``--seri`` distinguish numbers that look alike."""
    line = ("register", "batal", "188.45/1/2021", *DATA, "--alasan", "ganda")
    assert "ZI620" in zi(*line, *narrowed).err
    assert zi(*line, "--tahun", "2021", "--seri", "keputusan").code == 0


def test_ekspor_writes_a_workbook(zi: Zi, made: Path) -> None:
    """The workbook has a row of headings, then a row for each number."""
    outcome = zi("register", "ekspor", *DATA, "-o", "BUKU-AGENDA.xlsx")
    assert outcome == Outcome(0, "Selesai: BUKU-AGENDA.xlsx\n", "")
    sheet = load_workbook(made / "BUKU-AGENDA.xlsx").worksheets[0]
    assert [row[1].value for row in sheet.iter_rows()] == [
        "Nomor",
        "188.45/1/2021",
        "188.45/2/2021",
    ]


def test_ekspor_replaces_an_older_export(zi: Zi, made: Path) -> None:
    """An export replaces an older export of the same name."""
    line = ("register", "ekspor", *DATA, "-o", "BUKU-AGENDA.csv")
    zi(*line)
    zi("register", "batal", "188.45/1/2021", *DATA, "--alasan", "salah ketik")
    assert zi(*line).code == 0
    assert "salah ketik" in (made / "BUKU-AGENDA.csv").read_text(encoding="utf-8-sig")


def test_ekspor_knows_two_formats(zi: Zi, made: Path) -> None:
    """Another file ending is refused as a wrong option."""
    outcome = zi("register", "ekspor", *DATA, "-o", "BUKU-AGENDA.pdf")
    assert outcome.code == 2
    assert "ZI642" in outcome.err


def test_ekspor_never_replaces_a_table_of_the_data(zi: Zi, made: Path) -> None:
    """An export never replaces a table of the data set."""
    before = (made / "data" / "kantor" / "pegawai.csv").read_bytes()
    outcome = zi("register", "ekspor", *DATA, "-o", "data/kantor/pegawai.csv")
    assert outcome == Outcome(
        2,
        "",
        "KESALAHAN ZI004  data/kantor/pegawai.csv\n"
        "  Berkas ini ada di folder data, jadi tidak diganti: mungkin tabel Anda.\n"
        "  Perbaiki: Pakai nama lain, atau folder lain.\n"
        "1 kesalahan.\n",
    )
    assert (made / "data" / "kantor" / "pegawai.csv").read_bytes() == before


def test_periksa_says_that_all_is_well(zi: Zi, made: Path) -> None:
    """A sound register gives one sentence that counts what was checked."""
    assert zi("register", "periksa", *DATA) == Outcome(0, SOUND, "")


def test_periksa_lists_gaps_with_their_reason(zi: Zi, made: Path) -> None:
    """A number without a valid document is listed with its reason; that is not a failure."""
    zi("register", "batal", "188.45/1/2021", *DATA, "--alasan", "salah ketik")
    assert zi("register", "periksa", *DATA) == Outcome(
        0,
        "Nomor tanpa dokumen yang berlaku:\n"
        "Seri       Tahun  Nomor          Sebab\n"
        "keputusan  2021   188.45/1/2021  batal: salah ketik\n"
        "Register beres: 2 nomor (1 terbit, 0 dipesan, 1 batal); 1 dari 1 berkas utuh.\n",
        "",
    )


def test_periksa_tells_numbers_that_were_left_out(zi: Zi, numbered: Path) -> None:
    """Numbers skipped by a typed one are a warning, not a failure."""
    zi("buat", "surat", *DATA, "--terbit", "--hanya", "Widodo Cahyo", "--nomor", "5")
    outcome = zi("register", "periksa", *DATA)
    assert outcome.code == 0
    assert "keputusan  2021   1 s.d. 4  terlewat, karena " in outcome.out
    assert outcome.err.startswith("PERINGATAN ZI633  seri keputusan, tahun 2021\n")


def _cancel_numbers(path: Path, count: int) -> None:
    day = date(2021, 4, 27)
    items = [ReserveItem(f"k{n}", day, lambda urut: f"{urut}/2021") for n in range(count)]
    with open_register(path, "kantor", datetime.now) as register:
        given = register.reserve(ReserveRequest("keputusan-lama", 2021, "surat", items))
        for nomor in given.values():
            register.cancel(nomor, "ganda")


def test_periksa_shows_at_most_twenty_gaps(zi: Zi, made: Path) -> None:
    """The screen lists twenty gaps and counts the rest; ``--json`` has them all."""
    _cancel_numbers(made / "data" / "kantor" / "register.db", MAX_GAPS + 3)
    lines = zi("register", "periksa", *DATA).out.splitlines()
    assert lines[-3:-1] == [
        "keputusan-lama  2021   20/2021  batal: ganda",
        "… dan 3 lagi. Nomor yang dipesan dan yang batal tercatat dalam buku agenda: "
        "zi-docs register ekspor --data kantor -o agenda.xlsx",
    ]
    assert len(json.loads(zi("register", "periksa", *DATA, "--json").out)["celah"]) == 23


def test_periksa_finds_a_changed_file(zi: Zi, made: Path) -> None:
    """An issued document that was changed ends with 4."""
    save_docx(made / ARUM, "Disunting.")
    outcome = zi("register", "periksa", *DATA)
    assert outcome.code == 4
    assert outcome.out == (
        "Register perlu dibetulkan: 2 nomor (2 terbit, 0 dipesan, 0 batal); 1 dari 2 berkas utuh.\n"
    )
    assert outcome.err.startswith(f"KESALAHAN ZI631  {ARUM}\n")


def test_periksa_finds_lost_bytes(zi: Zi, made: Path) -> None:
    """An issued document of which nothing is left ends with 4, and JSON says which."""
    (made / _kept(made, ARUM)).unlink()
    (made / ARUM).unlink()
    outcome = zi("register", "periksa", *DATA, "--json")
    result = json.loads(outcome.out)
    assert (outcome.code, result["kode_keluar"], result["hasil"]) == (4, 4, "gagal")
    assert [(p["kode"], p["tempat"]) for p in result["masalah"]] == [("ZI636", ARUM)]
    assert result["jumlah"]["hilang"] == 1
    assert result["celah"] == []


def test_periksa_of_a_deleted_output_folder(zi: Zi, made: Path) -> None:
    """Without the output folder the register is sound: what was issued is kept."""
    shutil.rmtree(made / "output")
    outcome = zi("register", "periksa", *DATA)
    assert outcome.code == 0
    assert outcome.err.startswith(f"PERINGATAN ZI648  {ARUM}\n")


@pytest.mark.parametrize("copied", [False, True])
def test_periksa_refuses_what_buat_refuses(copied: bool, zi: Zi, decree: Path) -> None:
    """In a copied folder, the decree of another data set ends with 4 (ZI509)."""
    zi("buat", "keputusan", *DATA, "--terbit")
    shutil.copytree(decree / "data" / "kantor", decree / "data" / "salinan")
    outcome = zi("register", "periksa", "--data", "salinan" if copied else "kantor")
    assert (outcome.code, "ZI509" in outcome.err) == ((4, True) if copied else (0, False))


def test_periksa_of_a_damaged_register(zi: Zi, made: Path) -> None:
    """A file that is not a register any more ends with 4 and its mend."""
    (made / "data" / "kantor" / "register.db").write_bytes(b"rusak" * 1000)
    outcome = zi("register", "periksa", *DATA)
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith("KESALAHAN ZI602  data/kantor/register.db\n")


def test_cadangkan_copies_beside_the_register(zi: Zi, made: Path) -> None:
    """The copy is a register itself, and a second one does not replace it."""
    found = []
    for _ in range(2):
        outcome = zi("register", "cadangkan", *DATA)
        assert (outcome.code, outcome.err) == (0, "")
        found += re.findall(r"Cadangan: (data/kantor/register-cadangan-[\d-]+\.db)\n", outcome.out)
        beside = re.findall(r"Isi dokumen terbit: (.+-terbit)\n", outcome.out)[0]
        assert {path.name for path in (made / beside).iterdir()} == {
            path.name for path in (made / "data/kantor/terbit").iterdir()
        }
    assert len(set(found)) == 2
    with sqlite3.connect(made / found[0]) as db:
        assert db.execute("SELECT count(*) FROM nomor").fetchone() == (2,)


def test_cadangkan_writes_where_it_is_told(zi: Zi, made: Path) -> None:
    """``-o`` names the copy, which never replaces an older one."""
    line = ("register", "cadangkan", *DATA, "-o", "cadangan.db")
    said = "Cadangan: cadangan.db\nIsi dokumen terbit: cadangan-terbit\n"
    assert zi(*line) == Outcome(0, said, "")
    before = (made / "cadangan.db").read_bytes()
    assert zi(*line).code == 4
    assert (made / "cadangan.db").read_bytes() == before


def test_copies_in_the_data_folder_are_no_data(zi: Zi, made: Path) -> None:
    """A backup beside the tables does not disturb the next run."""
    zi("register", "cadangkan", *DATA)
    assert zi("buat", "surat", *DATA).code == 0


@pytest.mark.parametrize("name", ["lihat", "periksa"])
def test_looking_makes_no_register(name: str, zi: Zi, numbered: Path) -> None:
    """Before the first run there is nothing to show, and looking makes no file."""
    assert zi("register", name, *DATA) == Outcome(0, ABSENT, "")
    result = json.loads(zi("register", name, *DATA, "--json").out)
    assert (result["kode_keluar"], [p["kode"] for p in result["masalah"]]) == (0, ["ZI006"])
    assert not (numbered / "data" / "kantor" / "register.db").exists()


@pytest.mark.parametrize(
    "line", [("batal", "1", "--alasan", "ganda"), ("ekspor", "-o", "b.csv"), ("cadangkan",)]
)
def test_what_needs_a_register_ends_with_4(line: tuple[str, ...], zi: Zi, numbered: Path) -> None:
    """Without a register there is nothing to cancel, export or copy, and no file is made."""
    assert zi("register", *line, *DATA) == Outcome(
        4,
        "",
        "KESALAHAN ZI006  data/kantor/register.db\n"
        '  Kumpulan data "kantor" belum punya register, karena belum ada dokumen yang dibuat.\n'
        "  Perbaiki: Jalankan zi-docs buat dahulu.\n"
        "1 kesalahan.\n",
    )
    assert not (numbered / "data" / "kantor" / "register.db").exists()
    assert not (numbered / "b.csv").exists()


def test_an_empty_book_says_so(zi: Zi, office: Path) -> None:
    """A type without numbers leaves a register without lines."""
    zi("buat", "surat", *DATA)
    assert zi("register", "lihat", *DATA).out == "Belum ada nomor dalam register ini.\n"


def test_a_document_without_a_number_is_found(zi: Zi, office: Path) -> None:
    """A document without a number is found by its code."""
    zi("buat", "surat", *DATA)
    outcome = zi("register", "lihat", "Arum", *DATA)
    assert outcome.out.startswith("Nomor:          tanpa nomor\nTanggal:        27 April 2021\n")


@pytest.mark.parametrize("cancelled", [False, True])
def test_the_register_of_another_office(cancelled: bool, zi: Zi, decree: Path) -> None:
    """A living decree of another data set refuses the register (ZI509); a cancelled one does not.

    The copy's own decree then gets the next number, and the cancelled one is given to nobody.
    """
    zi("buat", "keputusan", *DATA, "--terbit")
    if cancelled:
        zi("register", "batal", "188.45/1/2021", *DATA, "--alasan", "salah")
    shutil.copytree(decree / "data" / "kantor", decree / "data" / "salinan")
    outcome = zi("buat", "keputusan", "--data", "salinan", "--terbit")
    assert (outcome.code, "ZI509" in outcome.err) == ((0, False) if cancelled else (4, True))
    book = json.loads(zi("register", "lihat", "--data", "salinan", "--json").out)["nomor"]
    first = ("188.45/1/2021", "kantor", "batal" if cancelled else "terbit")
    second = [("188.45/2/2021", "salinan", "terbit")] if cancelled else []
    assert [(e["nomor"], e["kunci"], e["keadaan"]) for e in book] == [first, *second]


def test_a_number_for_a_type_without_pattern(zi: Zi, office: Path) -> None:
    """A number typed for a type without a pattern is printed, and recorded outside the series."""
    save_docx(office / "templates" / "surat" / "naskah.docx", f"{NASKAH} Nomor {{{{ nomor }}}}.")
    line = ("buat", "surat", *DATA, "--terbit", "--hanya", "Arum Sekarwangi", "--nomor")
    for said in ("1 dibuat, 0 dilewati, 0 gagal", "0 dibuat, 1 dilewati, 0 gagal"):
        outcome = zi(*line, "800/12 /IV")
        assert (outcome.code, timeless(outcome.out).splitlines()[-1]) == (
            0,
            f"{said} dalam 0,0 detik.",
        )
        assert text_of(office / ARUM).endswith(", Sekretaris Dinas. Nomor 800/12/IV.")
    [held] = json.loads(zi("register", "lihat", *DATA, "--json").out)["nomor"]
    assert (held["nomor"], held["seri"], held["keadaan"]) == ("800/12/IV", "", "terbit")
    assert "ZI613" in zi(*line, "800/13/IV").err
    assert "ZI005" in zi("buat", "surat", *DATA, "--terbit", "--nomor", "9").err


def test_no_number_for_what_is_issued_without_one(zi: Zi, office: Path) -> None:
    """A number typed for a document that is issued without one is refused with its mend."""
    line = ("buat", "surat", *DATA, "--terbit", "--hanya", "Arum Sekarwangi")
    assert zi(*line).code == 0
    outcome = zi(*line, "--nomor", "800/12/IV")
    assert (outcome.code, "ZI531" in outcome.err) == (1, True)
    assert "register batal" in outcome.err
    assert zi("register", "lihat", *DATA).out == "Belum ada nomor dalam register ini.\n"
