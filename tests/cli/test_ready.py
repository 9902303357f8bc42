"""A type that has nothing to be made from is passed over by ``--semua``, and refused by name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from zi_docs.doctypes import Catalog, load_catalog

from .files import edit, save_docx
from .runs import Zi

RISALAH = """\
judul: Risalah
keluarga: khusus
satu_per: rapat
nama_berkas: "Risalah {rapat.kode}"
"""
RAPAT = "Kode;Acara;Tanggal\nR1;Rapat Koordinasi;27 April 2021\n"


@pytest.fixture
def two(office: Path) -> Path:
    """The office with a second type, "risalah", which is made for each meeting."""
    folder = office / "templates" / "risalah"
    folder.mkdir()
    (folder / "manifest.yaml").write_text(RISALAH, encoding="utf-8")
    save_docx(folder / "naskah.docx", "Acara: {{ rapat.acara }}")
    return office


def made(office: Path) -> set[str]:
    """Return the types of which the output folder holds documents."""
    return {path.parent.name for path in (office / "output" / "kantor").rglob("*.docx")}


def test_semua_passes_over_a_type_without_rows(zi: Zi, two: Path) -> None:
    """Without a meeting the minutes wait, the letters are made, and the run ends well."""
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, made(two)) == (0, {"surat"})
    assert "Belum siap: risalah. Tabel Rapat belum ada" in outcome.out


def test_periksa_passes_over_it_too(zi: Zi, two: Path) -> None:
    """Checking everything says what is not ready, and finds nothing wrong."""
    outcome = zi("periksa", "--data", "kantor", "--json")
    assert outcome.code == 0
    assert list(json.loads(outcome.out)["belum_siap"]) == ["risalah"]


def test_rows_of_a_type_that_waits_are_checked_too(zi: Zi, two: Path) -> None:
    """Guests whose meeting nobody typed are told, although only a type that waits has them."""
    guests = "Nama;Jabatan;Tanda Tangan\nAni;Analis;-\n"
    (two / "data" / "kantor" / "senin.csv").write_text(guests, encoding="utf-8")
    outcome = zi("periksa", "--data", "kantor")
    assert outcome.code == 1
    assert "Kolom Rapat belum diisi." in outcome.err
    assert "isi tabel Rapat dengan satu baris saja" in outcome.err


def test_a_named_type_without_rows_is_refused(zi: Zi, two: Path) -> None:
    """Who asks for minutes by name is told that no meeting is there (ZI215)."""
    outcome = zi("buat", "risalah", "surat", "--data", "kantor")
    assert (outcome.code, made(two)) == (1, set())
    assert "ZI215" in outcome.err
    assert "Isi tabel Rapat di folder data, dengan judul kolom Kode, " in outcome.err
    assert "pegawai.csv: 2 baris (tabel Pegawai)" in outcome.err
    assert "zi-docs mulai kantor --jenis risalah" in " ".join(outcome.err.split())


def test_a_meeting_that_rows_name_is_told_once(zi: Zi, two: Path) -> None:
    """Who signed for a meeting that no row describes is told by that row alone (ZI327)."""
    (two / "data/kantor/peserta.csv").write_text("Rapat;Nama\nR9;Citra Dewi\n", encoding="utf-8")
    outcome = zi("buat", "risalah", "--data", "kantor")
    assert (outcome.code, re.findall("KESALAHAN (ZI[0-9]+)", outcome.err)) == (1, ["ZI327"])
    assert "dengan judul kolom Kode, " in outcome.err


def test_a_row_of_another_type_hides_nothing(zi: Zi, two: Path) -> None:
    """What a type lacks is told although a row that it does not show names a meeting (ZI215)."""
    table = 'judul: Titipan\nkolom:\n  rapat: {jenis: "rujukan: rapat"}\n  isi: {}\n'
    (two / "templates/_tabel").mkdir()
    (two / "templates/_tabel/titipan.yaml").write_text(table, encoding="utf-8")
    (two / "data/kantor/titipan.csv").write_text("Rapat;Isi\nR9;Map\n", encoding="utf-8")
    outcome = zi("buat", "risalah", "--data", "kantor")
    assert (outcome.code, re.findall("KESALAHAN (ZI[0-9]+)", outcome.err)) == (1, ["ZI215"])


def test_an_unread_file_is_an_error_while_a_type_waits(zi: Zi, two: Path) -> None:
    """The meetings may stand in a file that nothing read; silence would lose them (ZI114)."""
    (two / "data" / "kantor" / "pertemuan.csv").write_text("Isi\nRapat\n", encoding="utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, "KESALAHAN ZI114" in outcome.err) == (1, True)


def test_nothing_ready_is_an_error(zi: Zi, two: Path) -> None:
    """A run of all types that could make no document at all fails (ZI216)."""
    (two / "data" / "kantor" / "pegawai.csv").unlink()
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, "ZI216" in outcome.err) == (1, True)


def test_semua_makes_the_types_whose_rows_are_right(zi: Zi, two: Path) -> None:
    """A type with a wrong row writes nothing, the others are made, and the run fails."""
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT + "R2;;27 April 2021\n", "utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, made(two)) == (1, {"surat"})
    assert "ZI201" in outcome.err
    assert "Tidak dibuat karena kesalahan di atas: risalah." in outcome.out


def test_a_wrong_row_of_an_unused_table_is_no_hindrance(zi: Zi, two: Path) -> None:
    """Letters never show a meeting: a wrong meeting is not their concern, and is not told."""
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT + "R2;;27 April 2021\n", "utf-8")
    outcome = zi("buat", "surat", "--data", "kantor")
    assert (outcome.code, outcome.err.count("ZI201"), made(two)) == (0, 0, {"surat"})


def test_a_wrong_row_of_a_referred_table_is_a_hindrance(zi: Zi, two: Path) -> None:
    """Letters show the unit of an employee, so a wrong unit stops them."""
    edit(two / "data" / "kantor" / "unit_kerja.csv", "DUKCAPIL;Dinas", ";Dinas")
    assert zi("buat", "surat", "--data", "kantor").code == 1


def test_named_types_stand_or_fall_together(zi: Zi, two: Path) -> None:
    """With one wrong row none of the types that were named is made."""
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT + "R2;;27 April 2021\n", "utf-8")
    outcome = zi("buat", "surat", "risalah", "--data", "kantor")
    assert (outcome.code, made(two)) == (1, set())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("perlu: [rencana_aksi]\n", "Tabel Rencana Aksi belum ada"),
        ("berlaku: {sejak: 2022-01-01}\n", "tidak dipakai untuk tanggal dokumen ini"),
        ("berlaku: {sampai: 2021-04-26}\n", "tidak dipakai untuk tanggal dokumen ini"),
        ("hanya_bila: rapat.tempat\n", "Belum ada baris Rapat dengan kolom Tempat yang diisi"),
        (
            "hanya_bila: {rapat.jenis: rapat}\n",
            'baris Rapat dengan kolom Jenis Acara yang berisi "rapat"',
        ),
        ("hanya_bila: rapat.penerima\n", "Belum ada baris Rapat dengan kolom Penerima Undangan"),
        (
            "hanya_bila: [rapat.tempat, {rapat.jenis: rapat}]\n",
            'Tempat yang diisi, atau baris Rapat dengan kolom Jenis Acara yang berisi "',
        ),
        (
            "hanya_bila: rapat.jumlah_peserta\n",
            "Belum ada baris tabel Peserta milik baris tabel Rapat",
        ),
    ],
)
def test_what_else_a_type_waits_for(zi: Zi, two: Path, more: str, said: str) -> None:
    """A table listed as needed, a date that the type covers, or a value without which none is."""
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT, "utf-8")
    (two / "templates" / "risalah" / "manifest.yaml").write_text(RISALAH + more, "utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, made(two)) == (0, {"surat"})
    assert said in " ".join(outcome.out.split())


def test_one_of_several_conditions_is_enough(zi: Zi, two: Path) -> None:
    """A meeting of no kind or with a place gets minutes; an occasion without a place does not."""
    rows = "R1;Satu;27 April 2021;;\nR2;Dua;27 April 2021;pencanangan;\n"
    rows += "R3;Tiga;27 April 2021;pencanangan;Aula\n"
    head = "Kode;Acara;Tanggal;Jenis Acara;Tempat\n"
    (two / "data/kantor/rapat.csv").write_text(head + rows, "utf-8")
    more = 'hanya_bila: [{rapat.jenis: ["", rapat]}, rapat.tempat]\n'
    (two / "templates/risalah/manifest.yaml").write_text(RISALAH + more, "utf-8")
    zi("buat", "risalah", "--data", "kantor")
    papers = (two / "output/kantor/risalah").glob("*.docx")
    assert sorted(path.stem for path in papers) == ["Risalah R1", "Risalah R3"]


def test_a_wrong_row_is_told_although_no_document_is_due(zi: Zi, two: Path) -> None:
    """Rows that name no known meeting may be why none is due: their error is told (ZI327)."""
    (two / "data/kantor/rapat.csv").write_text(RAPAT, "utf-8")
    (two / "data/kantor/peserta.csv").write_text("Rapat;Nama\nR9;Citra Dewi\n", encoding="utf-8")
    more = "hanya_bila: rapat.jumlah_peserta\n"
    (two / "templates/risalah/manifest.yaml").write_text(RISALAH + more, "utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, made(two)) == (1, {"surat"})
    assert re.findall("KESALAHAN (ZI[0-9]+)", outcome.err) == ["ZI327"]


def test_both_ends_of_berlaku_count(zi: Zi, two: Path) -> None:
    """A type in force from a day to that same day is made on that day."""
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT, "utf-8")
    day = "berlaku: {sejak: 2021-04-27, sampai: 2021-04-27}\ntanggal: rapat.tanggal\n"
    (two / "templates" / "risalah" / "manifest.yaml").write_text(RISALAH + day, "utf-8")
    assert (zi("buat", "--semua", "--data", "kantor").code, made(two)) == (0, {"surat", "risalah"})


def test_a_setting_of_another_type_is_no_hindrance(zi: Zi, two: Path) -> None:
    """Numbers of units that only a decree needs do not stop the letters (ZI340)."""
    settings = two / "data" / "kantor" / "pengaturan.yaml"
    settings.write_text(settings.read_text("utf-8") + "jumlah_unit: {total: 7}\n", "utf-8")
    assert zi("buat", "surat", "--data", "kantor").code == 0
    (two / "templates" / "surat" / "manifest.yaml").write_text(
        RISALAH.replace("rapat", "pegawai").replace(".kode", ".nama") + "periksa: [jumlah_unit]\n",
        "utf-8",
    )
    assert zi("buat", "surat", "--data", "kantor").code == 1


def test_an_unready_type_stays_told_on_the_next_run(zi: Zi, two: Path) -> None:
    """A run that has nothing to do still says what waits."""
    zi("buat", "--semua", "--data", "kantor")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert "Belum siap: risalah." in outcome.out


def test_a_type_that_needs_an_unknown_table_is_refused(zi: Zi, two: Path) -> None:
    """A slip in ``perlu`` is told at its line, like one in ``satu_per`` (ZI202)."""
    manifest = two / "templates" / "risalah" / "manifest.yaml"
    manifest.write_text(RISALAH + "perlu: [rapatt]\n", "utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, made(two)) == (3, set())
    assert "ZI202  templates/risalah/manifest.yaml, baris 5, perlu" in outcome.err


def test_a_table_file_of_another_ending_is_told(zi: Zi, two: Path) -> None:
    """Notepad writes ``tim.yaml.txt``; nobody would see why the table is not there (ZI456)."""
    folder = two / "templates" / "_tabel"
    folder.mkdir()
    (folder / "tim.yaml.txt").write_text("judul: Tim\n", "utf-8")
    outcome = zi("buat", "surat", "--data", "kantor")
    assert (outcome.code, "ZI456" in outcome.err, '"tim.yaml.txt"' in outcome.err) == (
        3,
        True,
        True,
    )


def test_what_is_made_of_a_row_is_no_column(zi: Zi, two: Path) -> None:
    """A column by the name of a printed form would never be printed, so it is refused (ZI453)."""
    folder = two / "templates" / "_tabel"
    folder.mkdir()
    (folder / "pegawai.yaml").write_text("kolom:\n  nama_gelar: {}\n", "utf-8")
    outcome = zi("buat", "surat", "--data", "kantor")
    assert (outcome.code, "ZI453" in outcome.err) == (3, True)


def test_what_a_type_lacks_is_told_once(zi: Zi, two: Path) -> None:
    """A setting that was never given is one sentence, however many rows ask for it."""
    more = "R2;Rapat Evaluasi;28 April 2021\n"
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT + more, "utf-8")
    (two / "templates" / "risalah" / "manifest.yaml").write_text(
        RISALAH + "isian:\n  isian.ketua: {keterangan: Ketua tim.}\n", "utf-8"
    )
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, outcome.out.count("Risalah memerlukannya")) == (0, 1), outcome


def test_an_official_who_was_not_filled_in_is_told_without_his_tags(zi: Zi, office: Path) -> None:
    """What nobody gave is one complaint, marked for programs, and no tag of it is called wrong."""
    head = "pengaturan.pejabat.kepala_daerah.nama"
    surat = office / "templates" / "surat"
    wanted = f"isian:\n  {head}: {{keterangan: Kepala daerah.}}"
    edit(surat / "manifest.yaml", "isian:", wanted)
    save_docx(surat / "naskah.docx", f"{{{{ pegawai.nama }}}} {{{{ {head} }}}}")
    told = json.loads(zi("periksa", "surat", "--data", "kantor", "--json").out)["masalah"]
    errors = [(one["kode"], one.get("belum_diisi")) for one in told if one["tingkat"] == "galat"]
    assert errors == [("ZI380", True)]


@pytest.mark.parametrize("rows", [RAPAT, ""])
@pytest.mark.parametrize("more", ["hanya_bila: rapat.tempat\n", "berlaku: {sejak: 2022-01-01}\n"])
def test_a_type_that_nobody_is_due_for_needs_nothing_else(
    zi: Zi, two: Path, rows: str, more: str
) -> None:
    """While no record is due, a missing number pattern does not matter: ZI215, and not ZI437."""
    if rows:
        (two / "data" / "kantor" / "rapat.csv").write_text(rows, "utf-8")
    text = f"{RISALAH}nomor: risalah\n{more}isian: {{rapat.pimpinan: {{}}}}\n"
    (two / "templates" / "risalah" / "manifest.yaml").write_text(text, "utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, made(two), "Belum siap: risalah" in outcome.out) == (0, {"surat"}, True)
    named = zi("buat", "risalah", "--data", "kantor")
    assert (named.code, re.findall("ZI[0-9]+", named.err)) == (1, ["ZI215"])


def test_a_refused_row_may_have_been_due(zi: Zi, two: Path) -> None:
    """A condition that holds for no good row is no reason to wait while a row is refused."""
    (two / "data" / "kantor" / "rapat.csv").write_text(RAPAT + "R2;;27 April 2021\n", "utf-8")
    manifest = two / "templates" / "risalah" / "manifest.yaml"
    manifest.write_text(f"{RISALAH}hanya_bila: rapat.tempat\n", "utf-8")
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, "ZI201" in outcome.err, made(two)) == (1, True, {"surat"})


def test_all_types_are_read_once(zi: Zi, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--semua`` reads the folders of types once, like a named type."""
    seen: list[object] = []

    def load(*folders: Any) -> Catalog:
        seen.append(folders)
        return load_catalog(*folders)

    monkeypatch.setattr("zi_docs.app.preparing.load_catalog", load)
    assert (zi("buat", "--semua", "--data", "kantor").code, len(seen)) == (0, 1)
