"""``zi-docs bukti``: a folder for each question, and what is missing."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from zi_docs.cli import PROGRAM, cli
from zi_docs.cli.show import run

from .runs import Zi
from .zones import UNIT_KERJA, make_zone

GATHER = ("bukti", "--data", "sukamaju", "--unit", "PKM", "-o", "bukti")
HEADINGS = "Unit Kerja;Kode LKE;Berkas;Tautan;Tanggal;Keterangan\n"
POSTER = "PKM;1.ii.c;gambar/spanduk.jpg;;5 Maret 2026;Spanduk di ruang tunggu\n"
PAGE = 'PKM;"6.iii.a; 5.iii.a";;lapor.go.id/melati;;Laman SP4N-LAPOR!\n'
TEAM = "1 Manajemen Perubahan/1.i.a Tim Kerja"
NEWS = "1 Manajemen Perubahan/1.ii.c Sosialisasi"


def make_all(root: Path, *arguments: tuple[str, ...]) -> Path:
    """Make the data set "sukamaju" in a work folder, run ``buat`` there, and return that folder."""
    (make_zone(root) / "gambar").mkdir()
    with pytest.MonkeyPatch.context() as here:
        here.chdir(root)
        for each in arguments:
            assert run(cli, PROGRAM, ("buat", *each, "--data", "sukamaju")) == 0
    return root


@pytest.fixture(scope="module")
def drafted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with the pledges, and the decree of the team as a konsep."""
    return make_all(tmp_path_factory.mktemp("konsep"), ("pakta-integritas", "sk-tim-kerja"))


@pytest.fixture(scope="module")
def issued_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder in which the decrees of both teams were issued."""
    return make_all(tmp_path_factory.mktemp("terbit"), ("sk-tim-kerja", "sk-tim", "--terbit"))


def copied(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / "sukamaju"


@pytest.fixture
def drafted(drafted_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a copy of that work folder, the current one."""
    return copied(drafted_once, tmp_path, monkeypatch)


@pytest.fixture
def issued(issued_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a copy of that work folder, the current one."""
    return copied(issued_once, tmp_path, monkeypatch)


@pytest.fixture
def zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the data set "sukamaju", with a poster; its work folder is the current one."""
    monkeypatch.chdir(tmp_path)
    folder = make_zone(tmp_path)
    (folder / "gambar").mkdir()
    (folder / "gambar" / "spanduk.jpg").write_bytes(b"foto")
    return folder


def register(zone: Path, *rows: str) -> None:
    """Write the table of evidence."""
    (zone / "bukti.csv").write_text(HEADINGS + "".join(rows), encoding="utf-8")


def files() -> list[str]:
    """Return the files in the folders of the questions."""
    paths = (path for path in Path("bukti").glob("*/*/*") if path.is_file())
    return sorted(
        path.relative_to("bukti").as_posix() for path in paths if not path.name.startswith(".")
    )


def sheet(name: str) -> list[dict[str, Any]]:
    """Return the lines of a sheet of the list by their headings."""
    heads, *rows = load_workbook("bukti/indeks-bukti.xlsx")[name].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_each_question_has_a_folder(zi: Zi, zone: Path) -> None:
    """The 113 questions and indicators have a folder each, under their area or the results."""
    outcome = zi(*GATHER)
    assert outcome.code == 0, outcome.err
    folders = [path for path in Path("bukti").glob("*/*") if path.is_dir()]
    assert len(folders) == 113
    assert Path("bukti", TEAM) in folders
    assert Path("bukti/Hasil/H.1.a Survei Persepsi Anti Korupsi") in folders
    assert "0 dari 113" in outcome.out


def test_registered_files_and_links_are_there(zi: Zi, zone: Path) -> None:
    """A registered file is copied, and a link opens its page, in each question that it proves."""
    register(zone, POSTER, PAGE)
    assert zi(*GATHER).code == 0
    news, *links = files()[:1] + [name for name in files() if name.endswith(".url")]
    assert news == f"{NEWS}/spanduk.jpg"
    assert Path("bukti", news).read_bytes() == b"foto"
    assert [name.split("/")[1][:7] for name in links] == ["5.iii.a", "6.iii.a"]
    text = Path("bukti", links[0]).read_text(encoding="utf-8")
    assert text.splitlines()[1] == "URL=https://lapor.go.id/melati"


def test_own_documents_are_there(zi: Zi, drafted: Path) -> None:
    """A finished document lies in the questions that its type names; a konsep is only listed.

    The list names each once, as the paper is called: not by the title of its type beside it.
    """
    assert zi(*GATHER).code == 0
    assert sum(name.startswith("1 Manajemen Perubahan/1.iv.d ") for name in files()) == 2
    assert [name for name in files() if name.startswith(TEAM)] == []
    states = {line["Kode"]: line["Keadaan"] for line in sheet("Bukti")}
    assert (states["1.i.a"], states["1.iv.d"]) == ("masih konsep", "ada")
    titles = {"Pakta Integritas", "Keputusan Tim Kerja Pembangunan Zona Integritas"}
    named = [cell for line in sheet("Bukti") for cell in line.values() if cell in titles]
    assert named == []


def test_what_is_issued_is_there_as_it_was_issued(zi: Zi, issued: Path) -> None:
    """Of an issued decree the kept bytes are taken, though its file was edited since."""
    [decree] = Path("output").rglob("SK Tim Kerja*.docx")
    before = decree.read_bytes()
    decree.write_bytes(b"disunting")
    zi(*GATHER)
    [copy] = Path("bukti", TEAM).iterdir()
    assert copy.read_bytes() == before


def test_a_decree_proves_what_its_team_is_for(zi: Zi, issued: Path) -> None:
    """The decree of the team for complaints lies in their questions, and in no other."""
    zi(*GATHER)
    own = [name for name in files() if "SK Tim Pengelola Pengaduan" in name]
    assert [name.split("/")[1].split()[0] for name in own] == ["5.iii.a", "6.iii.b"]


def test_a_meeting_proves_what_its_row_says(zi: Zi, zone: Path) -> None:
    """The minutes of a meeting lie in the questions that its own row names."""
    (zone / "rapat.csv").write_text(
        "Kode;Acara;Tanggal;Unit Penyelenggara;Kode LKE;Pimpinan;Notulis\n"
        'monev;Rapat Kemajuan;6 April 2026;PKM;"1.iii.b; 4.i.c";Ratna Dewi Lestari;Hadi Pranoto\n',
        encoding="utf-8",
    )
    outcome = zi("buat", "notula", "--data", "sukamaju")
    assert outcome.code == 0, outcome.err
    zi(*GATHER)
    assert [name.split("/")[1].split()[0] for name in files()] == ["1.iii.b", "4.i.c"]


def test_a_signed_scan_takes_the_place_of_the_word_file(zi: Zi, issued: Path) -> None:
    """Of a decree whose signed paper was recorded, the scan is the evidence."""
    Path("pindai.pdf").write_bytes(b"%PDF-1.4\n" + b" " * 200 + b"\n%%EOF\n")
    numbers = zi("register", "lihat", "--data", "sukamaju", "--json").out
    [nomor] = [n["nomor"] for n in json.loads(numbers)["nomor"] if n["jenis"] == "sk-tim-kerja"]
    note = ("register", "catat", "sk-tim-kerja", "PKM", nomor, "2026-01-05")
    outcome = zi(*note, "--berkas", "pindai.pdf", "--data", "sukamaju")
    assert outcome.code == 0, outcome.err
    zi(*GATHER)
    [copy] = Path("bukti", TEAM).iterdir()
    assert (copy.suffix, copy.read_bytes()[:4]) == (".pdf", b"%PDF")


def test_another_unit_has_its_own(zi: Zi, drafted: Path) -> None:
    """Evidence and documents of one unit are not in the folder of another."""
    register(drafted, POSTER)
    zi("bukti", "--data", "sukamaju", "--unit", "KEC", "-o", "bukti")
    assert files() == []


def test_a_second_run_changes_nothing(zi: Zi, drafted: Path) -> None:
    """Run again with the same data, no file is written, and the list stays the same bytes."""
    register(drafted, PAGE)
    zi(*GATHER)
    before = {path: path.stat().st_mtime_ns for path in Path("bukti").rglob("[!.]*.*")}
    outcome = zi(*GATHER)
    assert "0 berkas ditulis" in outcome.out
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_files_put_there_by_hand_count_and_stay(zi: Zi, zone: Path) -> None:
    """A file that the office puts into a folder is listed as evidence, and no run takes it away."""
    zi(*GATHER)
    Path("bukti", TEAM, "SK lama.pdf").write_bytes(b"pindai")
    outcome = zi(*GATHER)
    assert "1 dari 113" in outcome.out
    assert f"{TEAM}/SK lama.pdf" in files()
    assert [line["Macam"] for line in sheet("Bukti")] == ["ditaruh sendiri"]


def test_a_row_taken_away_takes_its_copy_away(zi: Zi, zone: Path) -> None:
    """The copy of a row that is gone is deleted; the file in the data stays."""
    register(zone, POSTER, PAGE)
    zi(*GATHER)
    register(zone, PAGE)
    assert "1 dibuang" in zi(*GATHER).out
    assert f"{NEWS}/spanduk.jpg" not in files()
    assert (zone / "gambar" / "spanduk.jpg").exists()


def test_a_changed_copy_is_told_and_stays(zi: Zi, zone: Path) -> None:
    """A copy that somebody edited is not written over, although the data have another file now."""
    register(zone, POSTER)
    zi(*GATHER)
    copy = Path("bukti", NEWS, "spanduk.jpg")
    copy.write_bytes(b"disunting")
    outcome = zi(*GATHER)
    assert (outcome.code, "ZI585" in outcome.err) == (0, True)
    assert copy.read_bytes() == b"disunting"


@pytest.mark.parametrize(
    ("row", "code", "exit_code"),
    [
        ("PKM;1.ii.c;gambar/tiada.jpg;;;Spanduk\n", "ZI205", 1),
        ("PKM;1.ii.c;;;;Spanduk\n", "ZI586", 1),
        ("PKM;1.ii.z;gambar/spanduk.jpg;;;Spanduk\n", "ZI374", 0),
        ("PKM;1.ii.c;../pengaturan.yaml;;;Spanduk\n", "ZI203", 1),
    ],
    ids=["hilang", "kosong", "kode", "luar"],
)
def test_a_wrong_row_is_told_and_the_others_are_gathered(
    zi: Zi, zone: Path, row: str, code: str, exit_code: int
) -> None:
    """A row without its file is told at its place once; the other evidence is gathered."""
    register(zone, PAGE, row)
    outcome = zi(*GATHER)
    assert (outcome.code, outcome.err.count(" ZI")) == (exit_code, 1)
    assert (code in outcome.err, "bukti.csv, baris 3" in outcome.err) == (True, True)
    assert len([name for name in files() if name.endswith(".url")]) == 2


def test_a_lost_file_is_in_the_list(zi: Zi, zone: Path) -> None:
    """A registered file that is not there stands in the list, and its question as unproved."""
    register(zone, "PKM;1.ii.c;gambar/tiada.jpg;;;Spanduk\n")
    zi(*GATHER)
    [line] = sheet("Bukti")
    assert line["Keadaan"] == "berkas gambar/tiada.jpg tidak ada di folder data"
    assert "1.ii.c" in [one["Kode"] for one in sheet("Belum Ada")]


def rows(path: Path) -> list[list[str]]:
    """Return the lines of the questions in the tables of a document."""
    lines = (row for table in Document(str(path)).tables for row in table.rows)
    texts = ([cell.text for cell in line.cells] for line in lines)
    return [line for line in texts if re.fullmatch(r"[1-6RH]\.[\w.]+", line[0])]


def test_the_list_is_a_document_too(zi: Zi, zone: Path) -> None:
    """The Word list has every question once: first what is missing with who brings it, then all
    that is in the folder, also what was put there by hand."""
    register(zone, POSTER)
    zi(*GATHER)
    Path("bukti", TEAM, "SK lama.pdf").write_bytes(b"pindai")
    assert zi(*GATHER).code == 0
    lines = rows(Path("bukti/daftar-bukti.docx"))
    missing, there = lines[:-2], lines[-2:]
    assert {line[0] for line in missing} == {line["Kode"] for line in sheet("Belum Ada")}
    assert len(lines) == 113
    assert [(line[0], line[2]) for line in there] == [
        ("1.i.a", "-\tSK lama"),
        ("1.ii.c", "-\tSpanduk di ruang tunggu, 5\xa0Maret\xa02026"),
    ]
    brings = {line[0]: line[3] for line in missing}
    assert brings["5.i.a"] == "Bagus Setiawan\n(Koordinator Pokja\N{NO-BREAK SPACE}V)"
    assert brings["1.i.b"] == brings["H.1.a"] == "Hadi Pranoto, S.K.M.\n(Ketua Tim Kerja)"


def test_the_list_of_buat_knows_the_documents_that_were_made(zi: Zi, drafted: Path) -> None:
    """What the same run makes counts, and a konsep is waited for; issued, it counts too, and the
    list is made again once."""
    register(drafted, PAGE)
    units = UNIT_KERJA.replace("Kepala\n", "Kepala;Predikat Diusulkan;Tanggal Komitmen\n", 1)
    units = units.replace("Lestari\n", "Lestari;WBK;5 Januari 2026\n")
    (drafted / "unit_kerja.csv").write_text(units, encoding="utf-8")
    make = ("buat", "daftar-bukti", "--data", "sukamaju")
    assert zi("buat", "daftar-bukti", "komitmen-bersama", "--data", "sukamaju").code == 0
    [made] = Path("output/sukamaju/daftar-bukti").glob("*.docx")
    lines = {line[0]: line for line in rows(made)}
    assert "-\tKomitmen Bersama Pembangunan Zona Integritas, 5" in lines["1.iv.d"][2]
    team = "Keputusan tentang Tim Kerja Pembangunan Zona Integritas"
    assert lines["1.i.a"][2].endswith(f"Menunggu: {team} (masih konsep)")
    assert Document(str(made)).paragraphs[4].text == "Keadaan per tanggal 5 Januari 2026"
    zi("buat", "sk-tim-kerja", "--data", "sukamaju", "--terbit")
    assert "1 dibuat" in zi(*make).out
    there = {line[0]: line for line in rows(made)}["1.i.a"][2]
    assert there == f"-\t{team}, 5\xa0Januari\xa02026"
    assert "0 dibuat, 1 dilewati" in zi(*make).out


def test_the_list_says_what_is_missing(zi: Zi, zone: Path) -> None:
    """Each unproved question stands there with its usual evidence and the type that makes it."""
    register(zone, POSTER)
    zi(*GATHER)
    lines = {line["Kode"]: line for line in sheet("Belum Ada")}
    assert len(lines) == 112
    assert lines["1.i.a"]["Dapat dibuat dengan zi-docs"] == "sk-tim-kerja"
    assert "- SK tim kerja tahun berjalan" in lines["1.i.a"]["Bukti yang lazim"]
    sums = {line["Bagian"]: (line["Sudah Ada"], line["Belum Ada"]) for line in sheet("Ringkasan")}
    assert (sums["1 Manajemen Perubahan"], sums["Seluruhnya"]) == ((1, 15), (1, 112))


def test_a_link_out_of_the_folder_is_not_followed(zi: Zi, zone: Path, tmp_path: Path) -> None:
    """A folder that was replaced by a link is told, and nothing is written through it."""
    register(zone, POSTER)
    (tmp_path / "luar").mkdir()
    zi(*GATHER)
    Path("bukti", NEWS, "spanduk.jpg").unlink()
    Path("bukti", NEWS).rmdir()
    Path("bukti", NEWS).symlink_to(tmp_path / "luar", target_is_directory=True)
    outcome = zi(*GATHER)
    assert (outcome.code, outcome.err.count("ZI584")) == (1, 1)
    assert list((tmp_path / "luar").iterdir()) == []


def test_a_name_with_a_nik_loses_it(zi: Zi, zone: Path) -> None:
    """The number of a resident in a file's name is not carried into the folder."""
    (zone / "gambar" / "KTP 3403024302790004.jpg").write_bytes(b"foto")
    register(zone, "PKM;5.v.c;gambar/KTP 3403024302790004.jpg;;;Pernyataan petugas\n")
    zi(*GATHER)
    assert [name for name in files() if "3403" in name] == []


@pytest.mark.parametrize(
    ("folder", "code"),
    [("data/sukamaju/bukti", "ZI581"), ("kantor", "ZI582"), ("kecamatan", "ZI583")],
    ids=["data", "asing", "unit"],
)
def test_folders_for_something_else_are_refused(zi: Zi, zone: Path, folder: str, code: str) -> None:
    """The data folder, a folder with other files, and another unit's get nothing."""
    Path("kantor").mkdir()
    Path("kantor", "surat.docx").write_bytes(b"x")
    zi("bukti", "--data", "sukamaju", "--unit", "KEC", "-o", "kecamatan")
    before = sorted(Path().rglob("*"))
    outcome = zi(*GATHER[:-1], folder)
    assert (outcome.code, outcome.err.count("KESALAHAN"), code in outcome.err) == (2, 1, True)
    assert sorted(Path().rglob("*")) == before


def test_a_year_before_the_lke_is_refused(zi: Zi, zone: Path) -> None:
    """Data of 2020 have no LKE that the program knows."""
    settings = zone / "pengaturan.yaml"
    settings.write_text(settings.read_text().replace("2026", "2020"), encoding="utf-8")
    outcome = zi(*GATHER)
    assert (outcome.code, "ZI580" in outcome.err, Path("bukti").exists()) == (2, True, False)


def test_json_lists_the_missing(zi: Zi, zone: Path) -> None:
    """For other programs the unproved questions stand in the JSON."""
    register(zone, POSTER)
    told = json.loads(zi(*GATHER, "--json").out)
    assert (told["pertanyaan"], len(told["belum"]), "1.ii.c" in told["belum"]) == (113, 112, False)
