"""Document types that are made for groups of rows, by a manifest alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import _naskah
from zi_docs.app import open_catalog, render_example
from zi_docs.ooxml.text import document_text

from .files import edit, save_docx, text_of
from .groups import REGU_ROWS, add_groups
from .runs import Zi

DATA = ("--data", "kantor")
OUTPUT = Path("output/kantor")
MANIFEST = Path("templates/sk-regu/manifest.yaml")
REGU = Path("data/kantor/regu.csv")
BY = "kelompok: [unit_kerja, macam]"


@pytest.fixture
def grouped(office: Path) -> Path:
    """The tiny office with a type per unit and kind of team, and one per activity and months."""
    add_groups(office)
    return office


def made(jenis: str) -> list[str]:
    """Return the documents of a type by their paths, issued or konsep."""
    folders = OUTPUT / jenis, OUTPUT / "konsep" / jenis
    return sorted(
        path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.docx")
    )


def at(line: int, title: str) -> str:
    """Return the place of a cell of the teams."""
    return f'data/kantor/regu.csv, baris {line}, kolom "{title}"'


def told(zi: Zi, *args: str) -> list[tuple[str, str]]:
    """Return the code and place of each problem that a check finds."""
    done = zi("periksa", *args, *DATA, "--json")
    return [(one["kode"], one["tempat"]) for one in json.loads(done.out)["masalah"]]


def test_a_document_per_unit_and_choice(grouped: Path, zi: Zi) -> None:
    """Rows whose unit and choice mean the same, however typed, stand in one document, in order."""
    done = zi("buat", "sk-regu", "--terbit", *DATA)
    assert (done.code, done.err) == (0, "sk-regu: 3 dokumen selesai.\n")
    assert text_of(OUTPUT / "sk-regu/RSUD/Regu kerja.docx").splitlines() == [
        "Nomor 1/RSUD/2021 tanggal 27 April 2021",
        "Regu kerja RSUD dr. Soedomo dipimpin Arum Sekarwangi",
        "1. Bagus Prakoso, Ketua",
        "2. Sari & Dewi, Anggota",
        "2 dari 3 orang",
    ]
    assert text_of(OUTPUT / "sk-regu/DINKES/Regu kerja.docx").splitlines()[0].startswith("Nomor 2/")
    assert made("sk-regu") == [
        "DINKES/Regu kerja.docx",
        "RSUD/Regu kerja.docx",
        "RSUD/Regu penilai.docx",
    ]


def test_a_document_per_reference_and_months(grouped: Path, zi: Zi) -> None:
    """A referred row stands in full, its unit gives {unit} and unit_kerja, months name the file."""
    assert zi("buat", "laporan", "--terbit", *DATA).code == 0
    assert made("laporan") == ["K1 April, Mei, Juni.docx", "K1 Mei.docx", "K2 April.docx"]
    assert text_of(OUTPUT / "laporan/K1 April, Mei, Juni.docx").splitlines() == [
        *("L/1/RSUD/2021", "Bimbingan di RSUD dr. Soedomo", "April", "Mei", "Juni"),
        *("- Satu", "- Tiga"),
    ]


def test_a_document_per_person(grouped: Path, zi: Zi) -> None:
    """A person counts by the number and brings the unit; one who is not in Pegawai has none."""
    edit(MANIFEST, BY, "kelompok: [orang]")
    edit(MANIFEST, '"{unit_kerja.kode}/Regu {macam}"', '"{orang.nama}"')
    edit(MANIFEST, "nomor: regu\n", "")
    naskah = "{{ orang.nama_gelar }} {% if unit_kerja.kode %}{{ unit_kerja.kode }}{% endif %}"
    save_docx(MANIFEST.with_name("naskah.docx"), f"{naskah} {{{{ jumlah.regu }}}}")
    REGU.write_text(f"{REGU_ROWS}RSUD;penilai;widodo cahyo;Anggota;;\n", "utf-8")
    assert zi("buat", "sk-regu", *DATA).code == 0
    printed = [text_of(OUTPUT / "sk-regu" / name) for name in made("sk-regu")]
    assert printed == ["Arum Sekarwangi RSUD 1", "Bagus Prakoso RSUD 1", "Sari & Dewi  1",
                       "Widodo Cahyo, S.H. DINKES 2"]  # fmt: skip


def test_texts_group_without_regard_to_capitals(grouped: Path, zi: Zi) -> None:
    """Texts that differ in capitals are alike; a colon in a text mixes up no two groups."""
    edit(MANIFEST, BY, "kelompok: [kedudukan, lokasi]")
    edit(MANIFEST, '"{unit_kerja.kode}/Regu {macam}"', '"{kedudukan}"')
    edit(MANIFEST, "nomor: regu\n", "")
    save_docx(MANIFEST.with_name("naskah.docx"), "{{ kedudukan }} {{ lokasi }} {{ jumlah.regu }}")
    pairs = ("Ketua;x", "ketua;X", "a:b;c", "a;b:c")
    rows = [f"RSUD;kerja;Orang {n};{pair}" for n, pair in zip("ABCD", pairs, strict=True)]
    REGU.write_text("\n".join(("Unit Kerja;Jenis Regu;Nama;Kedudukan;Lokasi", *rows)), "utf-8")
    assert zi("buat", "sk-regu", *DATA).code == 0
    printed = {text_of(OUTPUT / "sk-regu" / name) for name in made("sk-regu")}
    assert printed == {"Ketua x 2", "a:b c 1", "a b:c 1"}


def test_rows_without_a_group_are_due(grouped: Path, zi: Zi) -> None:
    """When every row lacks its group, this is told, and not that no row fulfils the condition."""
    edit(MANIFEST, "nomor: regu", "hanya_bila: regu.aktif")
    REGU.write_text(REGU_ROWS.replace(";kerja", ";").replace(";Regu Kerja", ";"), "utf-8")
    assert {code for code, _ in told(zi, "sk-regu")} == {"ZI380"}
    assert zi("buat", "--semua", *DATA).code == 1


def test_a_wrong_row_holds_back_all_groups(grouped: Path, zi: Zi) -> None:
    """Which group a wrong row belongs to is not sure, so --lewati makes none of them (ZI211)."""
    edit(REGU, "Sari & Dewi;Anggota;5 April 2021", "Sari & Dewi;Anggota;31 April 2021")
    done = zi("buat", "sk-regu", "--lewati", *DATA)
    assert (done.code, "ZI211" in done.err, made("sk-regu")) == (1, True, [])


def test_the_register_knows_a_group(grouped: Path, zi: Zi) -> None:
    """A group's key is made of its values, a unit by its code; its label joins them in words."""
    zi("buat", "sk-regu", "--terbit", *DATA)
    shown = json.loads(zi("register", "lihat", *DATA, "--json").out)
    known = [(one["kunci"], one["untuk"]) for one in shown["nomor"]]
    assert known == [
        ("RSUD:kerja", "RSUD dr. Soedomo, kerja"),
        ("DINKES:kerja", "Dinas Kesehatan, kerja"),
        ("RSUD:penilai", "RSUD dr. Soedomo, penilai"),
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("--hanya", "RSUD:kerja"), ["RSUD/Regu kerja.docx"]),
        (("--hanya", "rsud dr. soedomo:regu kerja"), []),
        (("--hanya", "rsud dr. soedomo:Penilai"), ["RSUD/Regu penilai.docx"]),
        (("--hanya", "Dinas Kesehatan, kerja"), ["DINKES/Regu kerja.docx"]),
        (("--unit", "RSUD"), ["RSUD/Regu kerja.docx", "RSUD/Regu penilai.docx"]),
        (("--unit", "RSUD", "--hanya", "DINKES:kerja"), []),
    ],
)
def test_groups_are_chosen(
    grouped: Path, zi: Zi, asked: tuple[str, ...], expected: list[str]
) -> None:
    """A group is asked for by its key, its label or its unit; none such is told (ZI003)."""
    done = zi("buat", "sk-regu", *asked, *DATA)
    assert (made("sk-regu"), done.code, "ZI003" in done.err) == (
        (expected, 0, False) if expected else ([], 2, True)
    )


def test_an_unknown_group_is_told_with_those_there_are(grouped: Path, zi: Zi) -> None:
    """Who asks for a group that is not there reads the keys of those that are."""
    done = zi("buat", "sk-regu", "--hanya", "RSUD", *DATA)
    said = " ".join(done.err.split())
    assert 'Kelompok regu "RSUD" tidak ada di data ini.' in said
    assert "Tulis kuncinya; yang ada: RSUD:kerja, DINKES:kerja, RSUD:penilai." in said


def test_a_row_that_moves_remakes_both_its_groups(grouped: Path, zi: Zi) -> None:
    """A document depends on the rows of its group: of both groups, but of no third one."""
    edit(MANIFEST, "nomor: regu\n", "")
    save_docx(MANIFEST.with_name("naskah.docx"), "{{ macam }} {{ jumlah.regu }}")
    zi("buat", "sk-regu", *DATA)
    edit(REGU, "RSUD dr. Soedomo;Regu Kerja", "RSUD;penilai")
    done = json.loads(zi("buat", "sk-regu", *DATA, "--json").out)
    assert [(one["dibuat"], one["dilewati"]) for one in done["jenis"]] == [(2, 1)]
    assert text_of(OUTPUT / "sk-regu/RSUD/Regu penilai.docx") == "penilai 2"


def test_hanya_bila_chooses_the_rows_of_groups(grouped: Path, zi: Zi) -> None:
    """A condition on a row leaves out the row; a group without any row is not made."""
    edit(MANIFEST, "nomor: regu", "hanya_bila: regu.aktif")
    edit(REGU, "RSUD;penilai", "RSUD;-")  # a row that is left out needs no group
    save_docx(MANIFEST.with_name("naskah.docx"), "{{ jumlah.regu }} {{ daftar_regu|panjang }}")
    assert zi("buat", "sk-regu", *DATA).code == 0
    assert made("sk-regu") == ["DINKES/Regu kerja.docx", "RSUD/Regu kerja.docx"]
    assert text_of(OUTPUT / "sk-regu/RSUD/Regu kerja.docx") == "1 1"


def test_hanya_bila_chooses_groups(grouped: Path, zi: Zi) -> None:
    """A condition on a column of the groups leaves out whole groups."""
    edit(MANIFEST, "nomor: regu", "hanya_bila: unit_kerja.induk.kode")
    assert (zi("buat", "sk-regu", "--hanya", "DINKES:kerja", *DATA).code, made("sk-regu")) == (
        0,
        [],
    )
    save_docx(MANIFEST.with_name("naskah.docx"), "{{ macam }}")
    assert zi("buat", "sk-regu", *DATA).code == 0
    assert made("sk-regu") == ["RSUD/Regu kerja.docx", "RSUD/Regu penilai.docx"]


def test_hanya_bila_asks_for_a_value(grouped: Path, zi: Zi) -> None:
    """A condition with values chooses the rows that hold one of them, in any case."""
    edit(MANIFEST, "nomor: regu", "hanya_bila: {regu.macam: [Penilai]}")
    save_docx(MANIFEST.with_name("naskah.docx"), "{{ jumlah.regu }}")
    assert zi("buat", "sk-regu", *DATA).code == 0
    assert made("sk-regu") == ["RSUD/Regu penilai.docx"]


def test_a_condition_on_no_choice_is_told(grouped: Path, zi: Zi) -> None:
    """A value that the column can't hold is refused in the manifest, with those it can."""
    edit(MANIFEST, "nomor: regu", "hanya_bila: {regu.macam: penilaian}")
    [(code, place)] = told(zi, "sk-regu")
    assert (code, place.split(",")[0]) == ("ZI228", "templates/sk-regu/manifest.yaml")


def test_no_row_of_that_value_is_not_due(grouped: Path, zi: Zi) -> None:
    """A type whose condition no row meets waits, and names the value."""
    edit(MANIFEST, "nomor: regu", "hanya_bila: {regu.macam: penilai}")
    edit(REGU, "RSUD;penilai", "RSUD;kerja")
    done = zi("buat", "sk-regu", *DATA)
    assert 'baris Regu dengan kolom Jenis Regu yang berisi "penilai"' in done.err


def test_without_rows_the_type_waits(grouped: Path, zi: Zi) -> None:
    """Without its table, or with none of its rows, the type is not ready (ZI215)."""
    REGU.write_text(REGU_ROWS.splitlines()[0] + "\n", "utf-8")
    done = zi("buat", "--semua", *DATA)
    assert (done.code, made("sk-regu")) == (0, [])
    assert "Belum siap: sk-regu. Tabel Regu masih kosong" in done.out
    REGU.unlink()
    assert "ZI215" in zi("buat", "sk-regu", *DATA).err


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("RSUD;penilai;", "RSUD;-;", [("ZI380", at(5, "Jenis Regu"))]),
        ("RSUD;penilai", ";", [("ZI380", at(5, "Unit Kerja")), ("ZI380", at(5, "Jenis Regu"))]),
        ("RSUD;penilai", "RSDU;penilai", [("ZI320", at(5, "Unit Kerja"))]),
        ("RSUD;penilai", "RSUD;pengarah", [("ZI203", at(5, "Jenis Regu"))]),
        ("Jenis Regu", "Catatan", [("ZI381", 'data/kantor/regu.csv, kolom "Jenis Regu"')]),
    ],
)
def test_a_row_without_a_group_is_told_at_its_cell(
    grouped: Path, zi: Zi, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    """A row in no group would be missing without a word: its cell is told, and nothing is made."""
    edit(REGU, old, new)
    assert told(zi, "sk-regu") == expected
    assert zi("buat", "sk-regu", *DATA).code == 1
    assert zi("buat", "sk-regu", "--lewati", *DATA).code == 1
    assert made("sk-regu") == []


def test_the_date_of_rows_that_agree(grouped: Path, zi: Zi) -> None:
    """The rows' own date is the document's; a row without one agrees, a group without has ours."""
    edit(MANIFEST, "nomor: regu", "nomor: regu\ntanggal: regu.mulai")
    edit(REGU, "Anggota;5 April 2021", "Anggota;")
    assert zi("buat", "sk-regu", "--terbit", *DATA).code == 0
    assert text_of(OUTPUT / "sk-regu/RSUD/Regu kerja.docx").splitlines()[0].endswith("5 April 2021")
    assert (
        text_of(OUTPUT / "sk-regu/DINKES/Regu kerja.docx").splitlines()[0].endswith("27 April 2021")
    )


def test_rows_of_two_dates_are_refused(grouped: Path, zi: Zi) -> None:
    """Rows of one group with two dates give no document; a date typed for the run decides."""
    edit(MANIFEST, "nomor: regu", "nomor: regu\ntanggal: regu.mulai")
    edit(REGU, "Anggota;5 April 2021", "Anggota;6 April 2021")
    assert told(zi, "sk-regu") == [("ZI470", 'data/kantor/regu.csv, baris 4, kolom "Mulai"')]
    assert zi("buat", "sk-regu", *DATA, "--tanggal", "7 April 2021").code == 0


def test_the_date_of_a_group_s_column(grouped: Path, zi: Zi) -> None:
    """A date by which rows are grouped may be the document's, and may name its file."""
    edit(MANIFEST, BY, "kelompok: [mulai]")
    edit(MANIFEST, '"{unit_kerja.kode}/Regu {macam}"', '"{mulai}"')
    edit(MANIFEST, "nomor: regu", "tanggal: mulai")
    save_docx(MANIFEST.with_name("naskah.docx"), "{{ mulai|tanggal }} {{ tanggal|tanggal }}")
    REGU.write_text(REGU_ROWS.replace(";;", ";8 Mei 2021;"), "utf-8")
    assert zi("buat", "sk-regu", *DATA).code == 0
    assert text_of(OUTPUT / "sk-regu/2021-05-08.docx") == "8 Mei 2021 8 Mei 2021"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("regu.uraian", [("ZI381", 'data/kantor/regu.csv, kolom "Uraian"')]),
        ("regu.mulai", [("ZI380", at(3, "Mulai")), ("ZI380", at(5, "Mulai"))]),
        ("unit_kerja.singkatan", [("ZI380", at(n, "Unit Kerja")) for n in (2, 3, 5)]),
        ("isian.dasar", [("ZI380", "data/kantor/pengaturan.yaml, baris 1, isian.sk-regu.dasar")]),
    ],
)
def test_what_a_type_needs_is_told_at_the_row(
    grouped: Path, zi: Zi, wanted: str, expected: list[tuple[str, str]]
) -> None:
    """A needed column is wanted of every row, one of the group where its first row stands."""
    edit(MANIFEST, "nomor: regu", f"isian: {{{wanted}: {{}}}}")
    assert told(zi, "sk-regu") == expected


@pytest.mark.parametrize(
    ("keys", "code", "place", "said"),
    [
        ("{tabel: reguu, kelompok: [macam]}", "ZI202", "satu_per.tabel", '"regu"'),
        ("{tabel: data, kelompok: [macam]}", "ZI202", "satu_per.tabel", "bukan nama tabel"),
        ("{tabel: regu, kelompok: [macan]}", "ZI440", "satu_per, kelompok", 'Mungkin "macam"'),
        ("{tabel: regu, kelompok: [tugas]}", "ZI450", "satu_per, kelompok", "beberapa sekaligus"),
        ("{tabel: regu, kelompok: [macam, uraian]}", "ZI450", "satu_per, kelompok", "teks bebas"),
        ("{tabel: regu, kelompok: [surat.nomor]}", "ZI450", "satu_per, kelompok", "bagian dari"),
        ("{tabel: regu, kelompok: [tanggal]}", "ZI468", "satu_per, kelompok", "tanggal_kelompok"),
        ("{tabel: regu, kelompok: []}", "ZI469", "satu_per.kelompok", "satu_per: regu"),
        ("{tabel: regu, kelompok: [macam, macam]}", "ZI469", "satu_per, kelompok ke-2", "dua kali"),
        ("{tabel: regu}", "ZI201", "satu_per.kelompok", "belum ada"),
        ("{tabel: regu, kelompk: [macam]}", "ZI204", "satu_per.kelompk", 'Mungkin "kelompok"'),
        ("{tabel: regu, kelompok: macam}", "ZI202", "satu_per.kelompok", "daftar"),
        ("[regu]", "ZI202", "satu_per", ""),
    ],
)
def test_a_wrong_manifest_is_told_at_its_line(
    grouped: Path, zi: Zi, keys: str, code: str, place: str, said: str
) -> None:
    """What the manifest says of groups is checked before any data: exit 3, one complaint."""
    edit(MANIFEST, f"{{tabel: regu, {BY}}}", keys)
    done = zi("buat", "sk-regu", *DATA, "--json")
    [problem] = json.loads(done.out)["masalah"]
    assert (done.code, problem["kode"]) == (3, code)
    assert f"templates/sk-regu/manifest.yaml, baris 3, {place}" in problem["tempat"]
    assert said in problem["pesan"] + problem["saran"]


def test_jenis_shows_the_groups(grouped: Path, zi: Zi) -> None:
    """The list and the page of a type say by which columns; JSON has them as in the manifest."""
    assert "regu menurut unit kerja dan macam" in zi("jenis").out
    assert "regu menurut unit kerja dan macam" in zi("jenis", "sk-regu").out
    [shown] = json.loads(zi("jenis", "sk-regu", "--json").out)["jenis"]
    assert shown["satu_per"] == {"tabel": "regu", "kelompok": ["unit_kerja", "macam"]}


def test_an_example_of_groups(grouped: Path) -> None:
    """``contoh.yaml`` holds rows; the document of their first group is the example."""
    (MANIFEST.with_name("contoh.yaml")).write_text(
        "pengaturan:\n"
        "  instansi: {nama: Pemkab, daerah: Kab, kepala: Bupati, ibu_kota: Kota}\n"
        "  tahun: 2021\n"
        "  tanggal: 27 April 2021\n"
        "nomor: 7/X\n"
        "unit_kerja: [{kode: A, nama: Dinas A}]\n"
        "regu:\n"
        "  - {unit_kerja: A, macam: kerja, orang: Ani Lestari}\n"
        "  - {unit_kerja: Dinas A, macam: regu kerja, orang: Budi}\n",
        encoding="utf-8",
    )
    edit(MANIFEST, "nomor: regu\n", "")
    lines = "{{ nomor }} {{ macam }} {{ unit_kerja.nama }}: {{ daftar_regu|panjang }}"
    MANIFEST.with_name("naskah.docx").write_bytes(_naskah(lines))
    assert document_text(render_example(open_catalog(grouped), "sk-regu")).strip() == (
        "7/X kerja Dinas A: 2"
    )


def test_a_row_is_told_twice_although_a_part_of_its_key_is_empty(grouped: Path, zi: Zi) -> None:
    """Rows that are alike in what tells them apart are one row typed twice (ZI329)."""
    key = "{unit_kerja}:{macam}:{orang}"
    edit(Path("templates/_tabel/regu.yaml"), key, "{unit_kerja}:{macam}:{lokasi}:{orang}")
    heading, first, *rest = REGU_ROWS.splitlines()
    REGU.write_text("\n".join((heading, first, *rest, first)), "utf-8")
    assert ("ZI329", f"data/kantor/regu.csv, baris {len(rest) + 3}") in told(zi, "sk-regu")
