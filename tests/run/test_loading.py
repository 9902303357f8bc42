"""The example of a document type, and what is wrong in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zi_docs.app import check, open_catalog
from zi_docs.codes import Severity
from zi_docs.errors import DataError, Problem, TemplateError
from zi_docs.run.loading import load_dataset, load_example, load_values
from zi_docs.run.plan import Request
from zi_docs.tables import DataSet
from zi_docs.word import CompileSpec
from zi_docs.workspace import find_workspace

EXAMPLE = """\
# Satu pegawai.
pengaturan:
  instansi:
    nama: Pemerintah Kabupaten Sukamaju
    daerah: Kabupaten Sukamaju
    kepala: Bupati Sukamaju
    ibu_kota: Sukamaju
  tahun: 2025
pegawai:
  - nama: Ani Lestari
    status: PNS
  - nama: Budi Santoso
    status: PNS
"""


def load(folder: Path, text: str) -> DataSet:
    path = folder / "contoh.yaml"
    path.write_text(text, encoding="utf-8")
    return load_example(path, "contoh.yaml", open_catalog(folder))[0]


def refusal(folder: Path, text: str) -> Problem:
    with pytest.raises(TemplateError) as error:
        load(folder, text)
    [problem] = error.value.problems
    return problem


@pytest.mark.parametrize(
    ("right", "wrong", "code", "place"),
    [
        ("tahun: 2025", "tahun: dua ribu", "ZI202", "contoh.yaml, baris 8, tahun"),
        ("    kepala: Bupati Sukamaju\n", "", "ZI201", "contoh.yaml, baris 3, instansi.kepala"),
        ("Budi Santoso\n    status: PNS", "Budi\n    status: aktif", "ZI203",
         "contoh.yaml, baris 13, status"),
        ("  - nama: Ani Lestari\n    status: PNS", "  - nama: Ani Lestari", "ZI201",
         "contoh.yaml, baris 10, status"),
        ("pegawai:\n", "rapat: besok\npegawai:\n", "ZI135", "contoh.yaml, baris 9, rapat"),
        ("  tahun: 2025\n", "  tahun: 2025\n  tahun: 2026\n", "ZI432", "contoh.yaml, baris 9"),
        ("pegawai:\n", "pegawaai:\n", "ZI204", "contoh.yaml, baris 9, pegawaai"),
        ("  - nama: Budi Santoso\n    status: PNS", "  - Budi", "ZI135",
         "contoh.yaml, baris 9, pegawai"),
        (EXAMPLE, "nomor: 1\n", "ZI201", "contoh.yaml, baris 1, pengaturan"),
    ],
)  # fmt: skip
def test_the_line_of_what_is_wrong_in_an_example(
    right: str, wrong: str, code: str, place: str, tmp_path: Path
) -> None:
    """Each fault of a ``contoh.yaml`` is reported with its own line."""
    problem = refusal(tmp_path, EXAMPLE.replace(right, wrong))
    assert (problem.code, str(problem.place)) == (code, place)


def test_a_record_of_an_example_knows_its_line(tmp_path: Path) -> None:
    """A record of an example knows its line, so that later complaints have it too."""
    dataset = load(tmp_path, EXAMPLE)
    assert str(dataset.pegawai[1].place("status")) == "contoh.yaml, baris 13, status"
    assert str(dataset.settings_row.place("tahun")) == "contoh.yaml, baris 8, tahun"


SETTINGS = """\
instansi:
  nama: Pemerintah Kabupaten Sukamaju
  daerah: Kabupaten Sukamaju
  kepala: Bupati Sukamaju
  ibu_kota: Sukamaju
tahun: 2025
tanggal: 2025-05-05
pejabat:
  kepala_daerah: {jabatan: Bupati Sukamaju, nama: Haryo Wicaksono}
"""
UNITS = "Kode;Nama;Kepala;Usulan\nUKM;Upaya Masyarakat;Ani Lestari;WBK\nUKP;Upaya Perorangan;;\n"
STAFF = "Nama;Status;NIP;Pangkat;Golongan;Jabatan;Unit Kerja\n"
ANI = "Ani Lestari;PNS;199001012020122001;Penata Muda;III/a;Analis;UKM\n"
BUDI = "Budi Santoso;PNS;199001012020121003;Penata Muda;III/a;Analis;UKP\n"


def found(folder: Path, jenis: str = "pakta-integritas", **files: str) -> list[Problem]:
    """Return the errors of a small office in which some files have other contents."""
    data = folder / "data" / "d"
    data.mkdir(parents=True, exist_ok=True)
    texts = {"pengaturan": SETTINGS, "unit_kerja": UNITS, "pegawai": STAFF + ANI + BUDI, **files}
    for name, text in texts.items():
        ending = "yaml" if name == "pengaturan" else "csv"
        (data / f"{name}.{ending}").write_text(text, encoding="utf-8")
    try:
        problems = check(find_workspace("d", folder), Request((jenis,))).problems
    except DataError as error:
        problems = list(error.problems)
    return [problem for problem in problems if problem.severity is Severity.GALAT]


def test_the_small_office_is_without_errors(tmp_path: Path) -> None:
    """The small office has no errors, so that each test below spoils one thing."""
    assert found(tmp_path) == []
    assert found(tmp_path / "sk", "sk-penetapan-unit") == []


@pytest.mark.parametrize(
    ("heading", "typed", "column", "said"),
    [
        ("Jabatan", "Jabatn", "Jabatan", 'mungkin yang berjudul "Jabatn"'),
        ("Unit Kerja", "Kelompok", "Unit Kerja", "tidak ada"),
        ("Unit Kerja", "Satuan", "Unit Kerja", 'mungkin yang berjudul "Satuan"'),
        ("NIP", "NIPP", "NIP", 'mungkin yang berjudul "NIPP"'),
    ],
)
def test_a_renamed_column_is_told_once(
    heading: str, typed: str, column: str, said: str, tmp_path: Path
) -> None:
    """A renamed column is reported once, not in every row."""
    [problem] = found(tmp_path, pegawai=STAFF.replace(heading, typed) + ANI + BUDI)
    assert problem.code == "ZI381"
    assert str(problem.place) == f'data/d/pegawai.csv, kolom "{column}"'
    assert said in problem.message


def test_columns_that_a_sheet_lacks_are_one_complaint(tmp_path: Path) -> None:
    """A list without two columns is told once, with what to write above it instead of a column."""
    staff = "Nama;Status;NIP;Pangkat;Golongan\n" + "".join(
        ";".join(row.split(";")[:5]) + "\n" for row in (ANI, BUDI)
    )
    [problem] = found(tmp_path, pegawai=staff)
    assert problem.message == (
        "Kolom Jabatan dan Unit Kerja tidak ada di berkas pegawai.csv, padahal Pakta Integritas "
        "memerlukannya."
    )
    assert problem.hint.endswith('cukup ditulis di atas tabel: "Unit Kerja : ...".')


def test_columns_of_a_refused_sheet_are_not_told_as_missing(tmp_path: Path) -> None:
    """Two tables side by side are one complaint: what the first lacks may stand in the second."""
    heading = "No;Nama;Status;NIP;;No;Nama;Status;NIP\n"
    staff = (
        f"{heading}1;Ani Lestari;PNS;199001012020122001;;2;Budi Santoso;PNS;199001012020121003\n"
    )
    assert [one.code for one in found(tmp_path, pegawai=staff)] == ["ZI149"]


def test_mistakes_beside_a_refused_file_are_told_in_the_same_run(tmp_path: Path) -> None:
    """Of two files of one table one is refused: the cells of the other are told too, once.

    The superior may stand in the refused file, so that nothing is said of him.
    """
    staff = STAFF.replace("Unit Kerja", "Unit Kerja;Atasan")
    staff += ANI.replace("UKM\n", "UKN;Citra Dewi\n") + BUDI.replace("PNS;", "PNX;")
    problems = found(tmp_path, pegawai=staff, data_pegawai="x;y\n1;Citra Dewi\n2;Dedi\n")
    assert [(one.code, one.place.file[7:], one.place.row) for one in problems] == [
        ("ZI120", "data_pegawai.csv", 0),
        ("ZI203", "pegawai.csv", 3),
        ("ZI320", "pegawai.csv", 2),
    ]


@pytest.mark.parametrize("jenis", ["pakta-integritas", "sk-penetapan-unit", "rencana-aksi"])
def test_a_jabatan_that_prints_nothing_is_told(jenis: str, tmp_path: Path) -> None:
    """Ani is the head of a unit; her cell is told, also by types that print only her unit."""
    staff = STAFF + ANI.replace("Analis", ",") + BUDI
    [told] = [one for one in found(tmp_path, jenis, pegawai=staff) if one.code == "ZI208"]
    assert str(told.place) == 'data/d/pegawai.csv, baris 2, kolom "Jabatan"'
    assert told.message.startswith("Isi kolom Jabatan hanya koma")


def test_a_unit_whose_row_is_refused_is_not_unknown(tmp_path: Path) -> None:
    """A refused row of a unit is reported, but not the references to it or what they lack."""
    problems = found(tmp_path, unit_kerja=UNITS.replace("UKP;Upaya Perorangan;;", "UKP;;;"))
    assert [problem.code for problem in problems] == ["ZI201"]


@pytest.mark.parametrize("jenis", ["pakta-integritas", "sk-penetapan-unit", "rencana-aksi"])
@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        ("unit_kerja", "Nama", "Xyz"),
        ("unit_kerja", "UKM;Upaya Masyarakat", "UKM;"),
        ("unit_kerja", "Ani Lestari", "#REF!"),
        ("pegawai", "Nama", "Xyz"),
        ("pegawai", "Ani Lestari;PNS", "Ani Lestari;Dewa"),
        ("pegawai", "199001012020122001", "1,99E+17"),
    ],
)
def test_a_cause_is_told_without_its_consequences(
    table: str, right: str, wrong: str, jenis: str, tmp_path: Path
) -> None:
    """A refused column, row or cell is the only error, whatever the documents would print of it."""
    plan = "Unit Kerja;Area;Kegiatan;Jadwal\nUKM;Manajemen Perubahan;Menyusun rencana;Maret\n"
    texts = {"unit_kerja": UNITS, "pegawai": STAFF + ANI + BUDI, "rencana_aksi": plan}
    assert found(tmp_path / "baik", jenis, **texts) == []
    texts[table] = texts[table].replace(right, wrong, 1)
    assert len(found(tmp_path, jenis, **texts)) == 1


@pytest.mark.parametrize(("named", "messages"), [(("R8", "R9"), 1), (("R1", "R8", "R9"), 2)])
def test_rows_none_of_which_is_there_are_one_cause(
    named: tuple[str, ...], messages: int, tmp_path: Path
) -> None:
    """When no named meeting is found, the meetings' own codes are at fault, not each row."""
    rapat = "Kode;Acara;Tanggal\nR1;Rapat;27 April 2025\n"
    guests = "Rapat;Nama\n" + "".join(f"{one};Citra Dewi\n" for one in named)
    told = [
        one for one in found(tmp_path, "notula", rapat=rapat, peserta=guests) if one.code == "ZI327"
    ]
    assert (len(told), len({one.message for one in told})) == (2, messages)


def test_a_type_that_is_not_tried_is_noted(tmp_path: Path) -> None:
    """One note names the types whose documents wait for a sheet that was refused (ZI197)."""
    found(tmp_path, unit_kerja=UNITS.replace("Nama", "Xyz"))
    asked = Request(("pakta-integritas", "sk-penetapan-unit"))
    problems = check(find_workspace("d", tmp_path), asked).problems
    (note,) = [one for one in problems if one.code == "ZI197"]
    assert (note.place.file, note.about) == (
        "data/d/unit_kerja.csv",
        "pakta-integritas, sk-penetapan-unit",
    )


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("rapat.yaml", {"rapat", "peserta"}),
        ("Data Tim 2025.csv", {"tim"}),
        ("tim.xlsx", {"rapat", "peserta", "tim", "tlhp"}),  # its sheets may hold any table
    ],
)
def test_a_refused_file_may_hide_the_table_of_its_name(
    name: str, lost: set[str], tmp_path: Path
) -> None:
    """A refused file that is called as a table hides that one with its children, others all."""
    data = tmp_path / "data" / "d"
    data.mkdir(parents=True)
    (data / "pengaturan.yaml").write_text(SETTINGS, encoding="utf-8")
    (data / name).write_bytes(b"{ \0x")
    dataset, _ = load_dataset(find_workspace("d", tmp_path), open_catalog(tmp_path))
    assert dataset
    assert dataset.unread & {"rapat", "peserta", "tim", "tlhp"} == lost


def test_a_type_that_waits_for_a_refused_table_is_not_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The naskah of documents that can't be tried yet is not compiled, which takes long."""
    monkeypatch.setattr(CompileSpec, "compile", lambda spec: pytest.fail(spec.doctype.id))
    found(tmp_path, pegawai="")


def test_a_refused_cell_hides_no_other_of_its_row(tmp_path: Path) -> None:
    """What is wrong by itself in the other cells of a refused row is told in the same run."""
    ani = ANI.replace("PNS", "Dewa").replace("UKM", "ENTAH")
    budi = BUDI.replace("Budi Santoso", "").replace("III/a", "V/q").replace("UKP", "ENTAH")
    units = "Kode;Nama;Kepala\nUKM;Upaya Masyarakat;\nUKP;;Si Anu\n"
    staff = STAFF + ANI.replace("Ani", "Citra").replace("2001", "2002") + ani + budi
    told = found(tmp_path, pegawai=staff, unit_kerja=units)
    assert sorted((one.code, one.place.file[7:], one.place.row) for one in told) == [
        ("ZI201", "pegawai.csv", 4),
        ("ZI201", "unit_kerja.csv", 3),
        ("ZI203", "pegawai.csv", 3),
        ("ZI311", "pegawai.csv", 4),
        ("ZI320", "pegawai.csv", 3),
        ("ZI320", "pegawai.csv", 4),
    ]  # and "Si Anu" may be the one in row 4, who has no name yet


def test_nothing_follows_from_a_file_that_could_not_be_read(tmp_path: Path) -> None:
    """Nothing that only follows from a file that can't be read is reported."""
    assert [p.code for p in found(tmp_path, "sk-penetapan-unit", unit_kerja="")] == ["ZI102"]


@pytest.mark.parametrize(("typed", "code"), [('"A {{ b }}"', "ZI158"), ('"A\\e[31m"', "ZI155")])
def test_settings_hold_nothing_that_no_document_may_show(
    typed: str, code: str, tmp_path: Path
) -> None:
    """Template marks and control characters in the settings are refused with their line."""
    [problem] = found(tmp_path, pengaturan=SETTINGS.replace("Haryo Wicaksono", typed))
    assert problem.code == code
    assert str(problem.place).startswith("data/d/pengaturan.yaml, baris 9, ")


def test_a_picture_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    """A picture that is a link to itself is refused with its line."""
    data = tmp_path / "data" / "d"
    data.mkdir(parents=True)
    (data / "a.png").symlink_to("b.png")
    (data / "b.png").symlink_to("a.png")
    [problem] = found(tmp_path, pengaturan=SETTINGS + "lambang: a.png\n")
    assert (problem.code, str(problem.place)) == (
        "ZI205",
        "data/d/pengaturan.yaml, baris 10, lambang",
    )


NUMBERS = "tata_naskah:\n  nomor:\n    keputusan: {pola: %s, mulai: %s}\n"


@pytest.mark.parametrize(
    ("pola", "mulai", "key"),
    [
        (r'"{urut}\n/{tahun}"', "1", "pola"),
        ('"{urut}/' + "K" * 100 + '"', "1", "pola"),
        ('"{urut}"', "0", "mulai"),
        ('"{urut}"', "1000000000", "mulai"),
        ('"{urut}"', "9" * 20, "mulai"),
        ('"{urut}"', "9" * 5000, "mulai"),
    ],
)
def test_a_number_that_no_letter_has_is_refused(
    pola: str, mulai: str, key: str, tmp_path: Path
) -> None:
    """A long pattern, one of several lines and a counter of ten digits are refused."""
    [problem] = found(tmp_path, pengaturan=SETTINGS + NUMBERS % (pola, mulai))
    assert problem.code in ("ZI202", "ZI203")
    assert str(problem.place).endswith(f"baris 12, tata_naskah.nomor.keputusan.{key}")


def test_a_pipe_instead_of_values_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe in place of a file of values is refused, in either format."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    for name in ("isi.json", "isi.yaml"):
        os.mkfifo(tmp_path / name)
        with pytest.raises(DataError) as error:
            load_values(tmp_path / name, name)
        assert error.value.problems[0].code == "ZI101"


def test_nothing_follows_from_a_number_that_was_refused(tmp_path: Path) -> None:
    """A refused number is reported without its wrong sex and its unknown holder."""
    staff = STAFF.replace("\n", ";Jenis Kelamin\n") + ANI.replace("\n", ";L\n")
    damaged = staff.replace("199001012020122001", "199001012020122000")
    units = UNITS.replace("Ani Lestari", "199001012020122001")
    problems = found(tmp_path, pegawai=damaged, unit_kerja=units)
    assert [problem.code for problem in problems] == ["ZI152"]


def test_a_cell_that_was_warned_of_is_checked_all_the_same(tmp_path: Path) -> None:
    """A cell with a warning is still checked; only a refused one is not."""
    doubtful = str(int(float("199001012020121099")))
    ani = ANI.replace("199001012020122001", doubtful)
    budi = BUDI.replace("199001012020121003", doubtful)
    problems = found(tmp_path, pegawai=STAFF + ani + budi)
    assert "ZI308" in [problem.code for problem in problems]


def test_an_empty_key_is_told_with_its_line(tmp_path: Path) -> None:
    """An empty key is reported with its own line."""
    [problem] = found(tmp_path, pengaturan=SETTINGS + '"": x\n')
    assert (problem.code, str(problem.place)) == ("ZI135", "data/d/pengaturan.yaml, baris 10")


def test_a_table_may_have_no_column_for_nik(tmp_path: Path) -> None:
    """Staff without a NIK give a warning, whether or not the table has a column for it."""
    assert found(tmp_path, pegawai=STAFF + ANI + "Cici;non-ASN;;;;Sopir;UKM\n") == []


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (
            '{"nama": "Ani",\n "n": 1,\n "nama": "Budi"}',
            3,
            'Kunci "nama" sudah ditulis di baris 1.',
        ),
        ('{"unit": [{"a": 1},\n {"a": 1, "b":\n{}, "a": 2}]}', 3, 'Kunci "unit.a" sudah'),
        (
            '{"nama": "Ani",\n"nilai": NaN}',
            2,
            'Isian "nilai" bukan bilangan yang dapat dicetak: NaN.',
        ),
        ('{"nilai": {"a": [1,\n-Infinity]}}', 2, 'Isian "nilai.a" bukan'),
        ('{"x": "Infinity, \\"x\\": NaN",\n"nilai": 1e400}', 2, 'Isian "nilai" bukan'),
    ],
)
def test_what_json_does_not_hold_is_told(
    tmp_path: Path, content: str, line: int, said: str
) -> None:
    """A double key would lose a value, NaN prints nothing: both are told with key and line."""
    path = tmp_path / "isi.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_values(path, "isi.json")
    [problem] = error.value.problems
    assert (problem.place.line, problem.message[: len(said)]) == (line, said)


@pytest.mark.parametrize(
    "content", ['{"a": {"x": 1}, "b": {"x": "\\"a\\": NaN, \\"a\\": 2"}}', '{"a": "NaN", "A": 1.5}']
)
def test_json_that_is_right_is_read(tmp_path: Path, content: str) -> None:
    """Equal keys of different objects, and words in texts, are no faults."""
    path = tmp_path / "isi.json"
    path.write_text(content, encoding="utf-8")
    assert set(load_values(path, "isi.json")) <= {"a", "b", "A"}
