"""Table files: what may stand in them, and how an office's file adds to a built-in one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zi_docs.errors import TemplateError
from zi_docs.tables import Tables, load_tables
from zi_docs.workspace import builtin_templates

REGU = """\
judul: Regu
kunci: "{unit_kerja}:{orang}"
milik: unit_kerja
sebutan: "{orang}"
tanggal: sejak
kolom:
  unit_kerja: {jenis: unit}
  orang: {jenis: orang}
  sejak: {jenis: tanggal}
  kedudukan: {jenis: pilihan, pilihan: [Ketua, 2]}
"""


def loaded(tmp_path: Path, **files: str) -> Tables:
    """Return the built-in tables with an office's own files."""
    folder = tmp_path / "_tabel"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_tables((builtin_templates(), tmp_path), lambda path: path.name)


def refused(tmp_path: Path, **files: str) -> list[tuple[str, str]]:
    """Return the code and place of each problem of the files."""
    with pytest.raises(TemplateError) as error:
        loaded(tmp_path, **files)
    return [(problem.code, str(problem.place)) for problem in error.value.problems]


def test_a_new_table(tmp_path: Path) -> None:
    """A file of a new name is a table; a choice may be a plain list of words."""
    regu = loaded(tmp_path, regu=REGU)["regu"]
    assert regu.judul == "Regu"
    assert regu.kolom["kedudukan"].pilihan == {"Ketua": (), "2": ()}


def test_rows_hang_on_a_table_that_one_column_names(tmp_path: Path) -> None:
    """``milik`` may name the table, when exactly one column refers to it."""
    tables = loaded(tmp_path, regu=REGU.replace("milik: unit_kerja", "milik: pegawai"))
    assert tables["regu"].milik == "orang"
    assert tables["regu"] in tables.hanging_on("pegawai")


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("orang: {jenis: orang}", "orang: {jenis: orng}", "ZI451", "baris 8, kolom.orang.jenis"),
        (
            *("sejak: {jenis: tanggal}", "sejak: {jenis: tanggal, wajib_bila: {tiada: ya}}"),
            *("ZI452", "baris 9, kolom.sejak.wajib_bila.tiada"),
        ),
        ("jenis: unit}", "jenis: rujukan}", "ZI451", "baris 7, kolom.unit_kerja.jenis"),
        ("jenis: unit}", '"jenis": "unit: rapat"}', "ZI451", "baris 7, kolom.unit_kerja.jenis"),
        (", pilihan: [Ketua, 2]", "", "ZI451", "baris 10, kolom.kedudukan"),
        ("[Ketua, 2]", "[Ketua, 2], aturan: x", "ZI451", "baris 10, kolom.kedudukan.aturan"),
        ("[Ketua, 2]", "{Ketua: [dua], Wakil: [Dua]}", "ZI451", "baris 10, kolom.kedudukan"),
        ("jenis: unit}", '"jenis": "rujukan: rapt"}', "ZI452", "baris 7, kolom.unit_kerja.jenis"),
        ("{unit_kerja}:", "{unit}:", "ZI452", "baris 2, kunci"),
        ('sebutan: "{orang}"', 'sebutan: "{nama}"', "ZI452", "baris 4, sebutan"),
        ("milik: unit_kerja", "milik: sejak", "ZI452", "baris 3, milik"),
        ("milik: unit_kerja", "milik: rapat", "ZI452", "baris 3, milik"),
        ("tanggal: sejak", "tanggal: orang", "ZI452", "baris 5, tanggal"),
        ("kolom:\n", "kolom:\n  Nama: {}\n", "ZI453", "baris 7, kolom.Nama"),
        ("kolom:\n", "kolom:\n  record_key: {}\n", "ZI453", "baris 7, kolom.record_key"),
        ("kolom:\n", "kolom:\n  items: {}\n", "ZI453", "baris 7, kolom.items"),
        ("kolom:\n", "kolom:\n  sk.items: {}\n", "ZI453", "baris 7, kolom.sk.items"),
        ("kolom:\n", "kolom:\n  orang.umur: {}\n", "ZI453", "baris 7, kolom.orang.umur"),
        ("kolom:\n", "kolom:\n  orang_nip: {jenis: nip}\n", "ZI453", "baris 7, kolom.orang_nip"),
        ("kolom:\n", "kolom:\n  daftar_hadir: {}\n", "ZI453", "baris 7, kolom.daftar_hadir"),
        ("judul: Regu", "judul: OPD", "ZI455", "baris 1, judul"),
        ("judul: Regu", "judul: Regu\nlembar: [Data, ASN]", "ZI455", "baris 2, lembar"),
        ("judul: Regu", "judul: Data Pegawai 2025", "ZI455", "baris 1, judul"),
        ("kolom:\n", "kolom:\n  regu: {}\n", "ZI453", "baris 7, kolom.regu"),
        ("kolom:\n", "kolom:\n  regu.nama: {}\n", "ZI453", "baris 7, kolom.regu.nama"),
        ("sejak: {", "sejak: {judul: Orang, ", "ZI462", "baris 9, kolom.sejak.judul"),
        ("sejak: {", "sejak: {judul: 'ORANG ', ", "ZI462", "baris 9, kolom.sejak.judul"),
        ("sejak: {", "sejak: {judul: Orang NIP, ", "ZI462", "baris 9, kolom.sejak.judul"),
        ("sejak: {", "sejak: {ejaan: [mulai, Unit-Kerja], ", "ZI462", "baris 9, kolom.sejak.ejaan"),
        ("kolom:\n", "kolom:\n  unitkerja: {}\n", "ZI462", "baris 8, kolom.unit_kerja"),
        ("jenis: unit}", "jenis: unit, bawaan: X}", "ZI463", "baris 7, kolom.unit_kerja.bawaan"),
        ("jenis: unit}", "jenis: unit, luar: ya}", "ZI463", "baris 7, kolom.unit_kerja.luar"),
        ("jenis: orang}", "jenis: orang, bebas: ya}", "ZI463", "baris 8, kolom.orang.bebas"),
        ("jenis: tanggal}", "pilihan: [1]}", "ZI463", "baris 9, kolom.sejak.pilihan"),
        ("[Ketua, 2]}", "[Ketua, 2], bawaan: 3}", "ZI463", "baris 10, kolom.kedudukan.bawaan"),
        (
            "jenis: tanggal}",
            "jenis: tanggal, bawaan: kmrn}",
            "ZI463",
            "baris 9, kolom.sejak.bawaan",
        ),
        ("jenis: tanggal}", "jenis: tanggal, bawaan: '-'}", "ZI463", "baris 9, kolom.sejak.bawaan"),
        ("judul: Regu", "judul: Regu\nnama: regu", "ZI204", "baris 2, nama"),
        ("judul: Regu\n", "", "ZI201", "baris 1, judul"),
        ("judul: Regu", "judul: Regu\nwarna: biru", "ZI204", "baris 2, warna"),
    ],
)
def test_a_wrong_table_file(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    """What is wrong in a table file is told once, with its line and key."""
    assert old in REGU
    assert refused(tmp_path, regu=REGU.replace(old, new, 1)) == [(code, f"regu.yaml, {place}")]


@pytest.mark.parametrize("name", ["items", "jumlah", "tanggal", "daftar_regu", "Regu", "pejabat"])
def test_a_name_that_a_naskah_has_already(tmp_path: Path, name: str) -> None:
    """A table can't have a name that the values of a naskah, or a sheet of settings, have."""
    assert [code for code, _ in refused(tmp_path, **{name: REGU})] == ["ZI453"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('kunci: "{nama}"\n', "kunci"),
        ('sebutan: "{nip}"\n', "sebutan"),
        ("milik: atasan\n", "milik"),
        ("kolom:\n  nama: {wajib: tidak}\n", "kolom.nama"),
        ("kolom:\n  nip: {jenis: teks}\n", "kolom.nip"),
        ("kolom:\n  atasan: {luar: ya}\n", "kolom.atasan"),
        ("kolom:\n  jabatan: {bawaan: Staf}\n", "kolom.jabatan"),
        ("kolom:\n  status: {aturan: x}\n", "kolom.status"),
    ],
)
def test_an_addition_changes_nothing(tmp_path: Path, text: str, place: str) -> None:
    """An office's file may not remove, retype or loosen what a built-in table says."""
    [(code, where)] = refused(tmp_path, pegawai=text)
    assert code == "ZI454"
    assert where.endswith(f", {place}")


def test_an_addition_may_not_respell_a_choice(tmp_path: Path) -> None:
    """A spelling of one word can't become a spelling of another."""
    text = "kolom:\n  status: {pilihan: {non-ASN: [P3K]}}\n"
    assert [code for code, _ in refused(tmp_path, pegawai=text)] == ["ZI451"]


@pytest.mark.parametrize(
    ("table", "column"), [("pegawai", "status"), ("unit_kerja", "predikat_diusulkan")]
)
def test_a_choice_with_a_meaning_gets_no_new_word(tmp_path: Path, table: str, column: str) -> None:
    """The program would not know which number a new status needs, or what a predicate is."""
    text = f"kolom:\n  {column}: {{pilihan: [Magang]}}\n"
    place = f"{table}.yaml, baris 2, kolom.{column}.pilihan"
    assert refused(tmp_path, **{table: text}) == [("ZI454", place)]


def test_what_an_addition_adds(tmp_path: Path) -> None:
    """Sheets, columns, spellings and choices are added; a former title stays a spelling."""
    text = (
        "keterangan: ASN saja.\nlembar: [tenaga]\nkolom:\n  bidang: {}\n"
        "  jabatan: {judul: Tugas Jabatan, ejaan: [pekerjaan], wajib: ya}\n"
        "  status: {pilihan: {non-ASN: [magang]}}\n"
    )
    pegawai = loaded(tmp_path, pegawai=text)["pegawai"]
    assert (pegawai.judul, pegawai.keterangan, pegawai.lembar[-1]) == (
        *("Pegawai", "ASN saja.", "tenaga"),
    )
    assert list(pegawai.kolom)[-1] == "bidang"
    jabatan = pegawai.kolom["jabatan"]
    assert (jabatan.judul, jabatan.ejaan[-1], jabatan.wajib) == (
        *("Tugas Jabatan", "pekerjaan", True),
    )
    assert pegawai.kolom["status"].pilihan["non-ASN"][-1] == "magang"


def test_a_column_with_the_name_of_rows_that_hang_there(tmp_path: Path) -> None:
    """A column may not have the name under which a naskah sees the rows of another table."""
    found = refused(tmp_path, regu=REGU, unit_kerja="kolom:\n  jumlah_regu: {}\n")
    assert found == [("ZI455", "unit_kerja.yaml, baris 2, kolom.jumlah_regu")]


def test_children_must_hang_on_their_parent(tmp_path: Path) -> None:
    """A column of children is refused when their table hangs on another one."""
    found = refused(tmp_path, regu=REGU + '  anggota: {jenis: "anak: peserta"}\n')
    assert found == [("ZI452", "regu.yaml, baris 11, kolom.anggota.jenis")]


def test_rows_may_not_hang_on_themselves(tmp_path: Path) -> None:
    """Rows that hang on rows of their own table, also through another table, are refused."""
    text = 'judul: {0}\nmilik: induk\nkolom:\n  induk: {{jenis: "rujukan: {1}"}}\n'
    found = refused(tmp_path, satu=text.format("Satu", "dua"), dua=text.format("Dua", "satu"))
    assert found == [("ZI452", "dua.yaml, baris 2, milik"), ("ZI452", "satu.yaml, baris 2, milik")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("kolom:\n  bagian_kerja: {judul: Satker}\n", "kolom.bagian_kerja.judul"),
        ("kolom:\n  satker: {}\n", "kolom.satker"),
        ("kolom:\n  tugas: {ejaan: [JABATAN]}\n", "kolom.tugas.ejaan"),
        ("kolom:\n  nama: {ejaan: [jabatan]}\n", "kolom.nama.ejaan"),
    ],
)
def test_an_addition_takes_no_heading_of_a_built_in_column(
    tmp_path: Path, text: str, place: str
) -> None:
    """The office's file is told, whichever column it adds the heading to (ZI462)."""
    assert refused(tmp_path, pegawai=text) == [("ZI462", f"pegawai.yaml, baris 2, {place}")]


def test_an_addition_takes_no_name_that_a_built_in_column_brings(tmp_path: Path) -> None:
    """The number beside a built-in column of people has a name of its own."""
    found = refused(tmp_path, pegawai="kolom:\n  atasan_nip: {}\n")
    assert found == [("ZI453", "pegawai.yaml, baris 2, kolom.atasan_nip")]


@pytest.mark.parametrize("kind", ["nip", "berkas", "gambar", "kode_lke", '"rujukan: rapat"'])
def test_what_names_a_thing_of_the_data_has_no_default(tmp_path: Path, kind: str) -> None:
    """Whether a default exists would depend on the data, and its rows would be blamed (ZI463)."""
    text = f"{REGU}  ket: {{jenis: {kind}, bawaan: X1}}\n"
    assert refused(tmp_path, regu=text) == [("ZI463", "regu.yaml, baris 11, kolom.ket.bawaan")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [("area", "Manajemen Perubahan"), ("angka", "0"), ("teks, bebas: ya", "nihil")],
)
def test_a_default_that_its_kind_accepts(tmp_path: Path, kind: str, text: str) -> None:
    """What may be typed into a cell may be its default, such as a zero."""
    regu = loaded(tmp_path, regu=f"{REGU}  ket: {{jenis: {kind}, bawaan: {text}}}\n")["regu"]
    assert regu.kolom["ket"].bawaan == text


@pytest.mark.parametrize("bawaan", ["Area Kesembilan", "nihil"])
def test_a_default_that_no_area_has(tmp_path: Path, bawaan: str) -> None:
    """The default of an area is an area."""
    text = f"{REGU}  ket: {{jenis: area, bawaan: {bawaan}}}\n"
    assert [code for code, _ in refused(tmp_path, regu=text)] == ["ZI463"]


@pytest.mark.parametrize(
    ("kunci", "sebutan", "key"),
    [("{atas}:{kode}", "{kode}", "kunci"), ("{kode}", "{kode} ({atas})", "sebutan")],
)
def test_a_row_is_not_called_after_its_own_table(
    tmp_path: Path, kunci: str, sebutan: str, key: str
) -> None:
    """A key or label that needs a row of the same table could never be made (ZI452)."""
    text = (
        f'judul: Jabatan\nkunci: "{kunci}"\nsebutan: "{sebutan}"\n'
        'kolom:\n  kode: {jenis: kode}\n  atas: {jenis: "rujukan: jabatan"}\n'
    )
    [(code, place)] = refused(tmp_path, jabatan=text)
    assert (code, place.rpartition(", ")[2]) == ("ZI452", key)


def test_two_tables_are_not_called_after_each_other(tmp_path: Path) -> None:
    """The keys of two tables that need each other could never be made (ZI452)."""
    text = 'judul: {0}\nkunci: "{{lain}}"\nkolom:\n  lain: {{jenis: "rujukan: {1}"}}\n'
    found = refused(tmp_path, satu=text.format("Satu", "dua"), dua=text.format("Dua", "satu"))
    assert found == [("ZI452", "dua.yaml, baris 2, kunci"), ("ZI452", "satu.yaml, baris 2, kunci")]


def test_the_same_files_are_read_once(tmp_path: Path) -> None:
    """Tables are worked out once for the same bytes, and anew as soon as a file has others."""
    folder = tmp_path / "_tabel"
    folder.mkdir()
    own = folder / "regu.yaml"
    own.write_text(REGU, encoding="utf-8")
    folders = (builtin_templates(), tmp_path)
    first = load_tables(folders, lambda path: path.name)
    assert load_tables(folders, lambda path: path.name) is first
    state = own.stat()
    own.write_text(REGU.replace("judul: Regu", "judul: Rega"), encoding="utf-8")
    os.utime(own, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert load_tables(folders, lambda path: path.name)["regu"].judul == "Rega"
