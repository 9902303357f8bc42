"""Which sheets and files are which table, what is joined, and what is refused."""

from __future__ import annotations

import pytest

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model.tabel import Tables
from zi_docs.readers import read_tables
from zi_docs.tables import load_lembar
from zi_docs.workspace import builtin_templates

from .conftest import ANI, HEADING, SHOWN, TABLES, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

ALL = Tables({**TABLES, **load_lembar((builtin_templates(),), str).lembar})

BUDI = ["Budi Santoso", "PPPK", "199207122023211007", "Penyuluh"]
CITRA = ["Citra Dewi", "CPNS", "200001152025042009", "Penata"]
UNITS = [["Kode", "Nama"], ["u1", "Dinas"]]


def csv(*rows: list[str]) -> str:
    return "".join(f"{';'.join(row)}\n" for row in rows)


def names(data_set: DataSet, table: str = "pegawai") -> list[str]:
    """Return the names in a table that is read, in their order."""
    return [row.cells["nama"] for row in data_set.read()[0][table].rows]


def only(problems: list[Problem], code: str) -> Problem:
    """Return the one problem that there is."""
    assert [problem.code for problem in problems] == [code]
    return problems[0]


@pytest.mark.parametrize("name", ["Sheet1", "Petugas", "DUK", "Dinkes", "Pegawai non ASN"])
def test_a_sheet_is_known_by_its_headings(data_set: DataSet, name: str) -> None:
    """A sheet with the headings of staff is read, whatever its name, and that is told."""
    data_set.sheets(**{"Unit Kerja": UNITS, name: [["DAFTAR"], [], HEADING, ANI]})
    tables, problems = data_set.read()
    [row] = tables["pegawai"].rows
    assert str(row.place("nama")) == f'{SHOWN}/zi.xlsx, lembar "{name}", sel A4'
    note = only(problems, "ZI141")
    assert (note.severity, note.place.sheet) == (Severity.CATATAN, name)
    assert "tabel Pegawai (1 baris)" in note.message


@pytest.mark.parametrize("name", ["bawaslu.csv", "DATA GURU.csv", "export_2.csv"])
def test_a_csv_is_known_by_its_headings(data_set: DataSet, name: str) -> None:
    """A CSV file need not be called pegawai.csv."""
    data_set.write(name, csv(HEADING, ANI))
    assert names(data_set) == ["Ani Lestari"]
    assert only(data_set.read()[1], "ZI141").severity is Severity.CATATAN


def test_a_yaml_file_is_known_by_its_keys(data_set: DataSet) -> None:
    """A YAML list of people need not be called pegawai.yaml."""
    data_set.write("staf.yaml", '- nama: Ani Lestari\n  status: PNS\n  nip: "199001012020122001"\n')
    assert names(data_set) == ["Ani Lestari"]
    only(data_set.read()[1], "ZI141")


def test_people_are_known_by_their_numbers_alone(data_set: DataSet) -> None:
    """A sheet of people without any known heading is refused for that, not passed over."""
    rows = [["A", person[0], person[2]] for person in (ANI, BUDI, CITRA)]
    data_set.sheets(**{"Unit Kerja": UNITS, "Lembar lain": rows})
    problem = only(data_set.read()[1], "ZI120")
    assert problem.place.sheet == "Lembar lain"


def test_sheets_of_one_table_are_joined(data_set: DataSet) -> None:
    """Sheets of staff in one workbook are one table; each row keeps its own sheet and row."""
    swapped = [[row[2], row[0], row[1], row[3]] for row in (HEADING, BUDI)]
    data_set.sheets(PNS=[HEADING, ANI], PPPK=swapped)
    tables, problems = data_set.read()
    assert [str(row.place("nip")) for row in tables["pegawai"].rows] == [
        f'{SHOWN}/zi.xlsx, lembar "PNS", sel C2',
        f'{SHOWN}/zi.xlsx, lembar "PPPK", sel A2',
    ]
    assert names(data_set) == ["Ani Lestari", "Budi Santoso"]
    note = only(problems, "ZI141")
    assert '2 baris: lembar "PNS" 1 baris; lembar "PPPK" 1 baris' in note.message


def test_a_sheet_beside_the_named_one_is_joined(data_set: DataSet) -> None:
    """Staff in a second sheet are not left out because one sheet is called Pegawai."""
    data_set.sheets(Pegawai=[HEADING, ANI], PPPK=[HEADING, BUDI])
    assert names(data_set) == ["Ani Lestari", "Budi Santoso"]


def test_files_without_a_common_person_are_joined(data_set: DataSet) -> None:
    """Files of one table are joined when nobody stands in both, and each is named."""
    data_set.write("pegawai.csv", csv(HEADING, ANI))
    data_set.xlsx(HEADING, BUDI, name="pppk.xlsx", sheet="PPPK")
    tables, problems = data_set.read()
    assert sorted(names(data_set)) == ["Ani Lestari", "Budi Santoso"]
    note = only(problems, "ZI141")
    assert f"{SHOWN}/pegawai.csv 1 baris" in note.message
    assert f'{SHOWN}/pppk.xlsx lembar "PPPK" 1 baris' in note.message
    assert len(tables["pegawai"].sources) == 2


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(["Ani Lestari, S.E.", "PNS", "19900101 202012 2 001", "Analis"], id="number"),
        pytest.param(["Ani Lestari, S.E.", "PNS", "", "Analis"], id="name"),
    ],
)
def test_files_with_a_common_person_are_refused(data_set: DataSet, again: list[str]) -> None:
    """A file that repeats a person of another file is another state of the list: refused."""
    data_set.write("pegawai.csv", csv(HEADING, BUDI, ANI))
    data_set.xlsx(HEADING, CITRA, again, name="staf.xlsx", sheet="Staf")
    tables, problems = data_set.read()
    problem = only(problems, "ZI142")
    assert "pegawai" not in tables
    assert "1 orang yang juga ada di" in problem.message
    assert "Ani Lestari" in problem.about
    assert "(baris 3 dan 3)" in problem.about


def test_namesakes_with_numbers_of_their_own_are_two_people(data_set: DataSet) -> None:
    """People of one name are two when each has a number."""
    data_set.write("pegawai.csv", csv(HEADING, ANI))
    data_set.xlsx(HEADING, [ANI[0], *BUDI[1:]], name="pppk.xlsx", sheet="PPPK")
    assert names(data_set) == ["Ani Lestari", "Ani Lestari"]


def test_a_sheet_that_repeats_most_of_another_is_refused(data_set: DataSet) -> None:
    """A sheet that holds mostly the people of another sheet is a copy, told once."""
    data_set.sheets(Pegawai=[HEADING, ANI, BUDI], Honorer=[HEADING, ANI])
    problem = only(data_set.read()[1], "ZI142")
    assert problem.place.sheet == "Honorer"
    assert 'lembar "Pegawai"' in problem.message


def test_a_few_rows_twice_are_left_to_the_check_of_rows(data_set: DataSet) -> None:
    """One person in two sheets of one workbook is told as a double row, with both places."""
    data_set.sheets(PNS=[HEADING, ANI, CITRA], PPPK=[HEADING, BUDI, ANI])
    assert names(data_set) == ["Ani Lestari", "Citra Dewi", "Budi Santoso", "Ani Lestari"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        *(("pegawai (1)", "(1)"), ("Salinan pegawai", "Salinan"), ("pegawai - Copy", "Copy")),
        *(("pegawai lama", "lama"), ("backup_pegawai", "backup")),
    ],
)
def test_a_file_that_is_called_a_copy_is_refused(data_set: DataSet, name: str, word: str) -> None:
    """A file whose name says that it is a copy or a former list is not read (ZI140)."""
    data_set.write(f"{name}.csv", csv(HEADING, ANI))
    tables, problems = data_set.read()
    problem = only(problems, "ZI140")
    assert tables == {}
    assert f'"{word}"' in problem.message
    assert "pindahkan dari folder data" in problem.hint


def test_a_sheet_that_is_called_old_is_refused(data_set: DataSet) -> None:
    """A sheet whose name says that it is old is refused beside the valid one, with the mend."""
    data_set.sheets(**{"Pegawai": [HEADING, ANI], "Pegawai lama": [HEADING, BUDI]})
    problem = only(data_set.read()[1], "ZI140")
    assert '"_"' in problem.hint
    assert names(data_set) == ["Ani Lestari"]


def test_the_name_of_a_place_may_say_old(data_set: DataSet) -> None:
    """Lama is a part of the names of places."""
    data_set.sheets(**{"Puskesmas Kebayoran Lama": [HEADING, ANI]})
    assert names(data_set) == ["Ani Lestari"]


@pytest.mark.parametrize("name", ["Pegawai 2020", "DUK per Desember 2020", "Pegawai_2019-2020"])
def test_another_year_in_a_name_is_refused(data_set: DataSet, name: str) -> None:
    """A sheet whose name gives another year than that of the data set is not read (ZI140)."""
    data_set.sheets(**{name: [HEADING, ANI]})
    tables, problems = data_set.read("2021")
    assert only(problems, "ZI140").message.endswith("untuk tahun 2021.")
    assert tables == {}
    assert "pegawai" in data_set.read("2020")[0]


def test_a_file_of_another_year_names_its_sheet_of_that_year(data_set: DataSet) -> None:
    """Who renames the file renames the sheet in the same go."""
    data_set.sheets("DUK 2020.xlsx", **{"DUK 2020": [HEADING, ANI]})
    assert 'lembar "DUK 2020" di dalamnya' in only(data_set.read("2021")[1], "ZI140").hint


def test_the_year_may_stand_in_the_sheet_of_settings(data_set: DataSet) -> None:
    """The year of the data set is known from the sheet Pengaturan too."""
    settings = [["Isian", "Isi"], ["Tahun", 2021]]
    data_set.sheets(**{"Pengaturan": settings, "Pegawai 2020": [HEADING, ANI]})
    only(read_tables(data_set.folder, SHOWN, ALL).problems, "ZI140")


@pytest.mark.parametrize(
    ("title", "codes"),
    [("Tahun : 2020", ["ZI177"]), ("DAFTAR PEGAWAI TAHUN 2021", []),
     ("Sesuai UU Nomor 5 Tahun 2014", [])],
    ids=["other", "same", "law"],
)  # fmt: skip
def test_another_year_above_a_table_is_noted(
    data_set: DataSet, title: str, codes: list[str]
) -> None:
    """A list whose title gives another year is read, with a note; the year of a law is none."""
    data_set.xlsx([title], HEADING, ANI)
    tables, problems = data_set.read("2021")
    assert [one.code for one in problems] == codes
    assert len(tables["pegawai"].rows) == 1


def test_a_sheet_set_aside_is_not_read(data_set: DataSet) -> None:
    """A sheet whose name begins with an underscore is neither joined nor told."""
    data_set.sheets(Pegawai=[HEADING, ANI], _PPPK=[HEADING, BUDI], _Lama=[HEADING, ANI])
    assert len(data_set.table().rows) == 1


GUESTS = [["No", "Nama", "Jabatan"], [1, "Slamet Raharjo", "Ketua RT"]]


def test_a_list_to_sign_is_of_guests(data_set: DataSet) -> None:
    """Who signs was present: such a list is no staff, whatever its name; its dots are nothing."""
    heading = ["No", "Nama", "Jabatan", "Instansi", "Tanda Tangan"]
    data_set.xlsx(
        heading, [1, "Citra Dewi", "Analis", "Dinsos", "1. ...."],
        [2, "Dedi Kurnia", "Arsiparis", "Dinsos", None, "2. ...."],
        name="senin.xlsx", sheet="Sheet1",
    )  # fmt: skip
    tables, problems = data_set.read()
    assert [row.cells["unit"] for row in tables["peserta"].rows] == ["Dinsos", "Dinsos"]
    assert [one.code for one in problems] == ["ZI141"]
    assert "pegawai" not in tables


@pytest.mark.parametrize(
    ("head", "said"),
    [("Tanda Tangan Digital", "https://drive.example/1"), ("Konfirmasi Kehadiran", "Ya, hadir")],
)
def test_answers_to_a_form_are_of_guests(data_set: DataSet, head: str, said: str) -> None:
    """Who signs or says in a form that he is present is no staff, also with a NIP."""
    rows = [["Timestamp", "Nama", "NIP", head], ["4/6/2020 9:00:12", "Ani", ANI[2], said]]
    data_set.write("senin.csv", "\n".join(map(";".join, rows)))
    assert set(data_set.read()[0]) == {"peserta"}


def test_days_of_presence_are_of_staff(data_set: DataSet) -> None:
    """A count of days under "Kehadiran" is no answer that somebody is present."""
    data_set.xlsx([*HEADING, "Kehadiran"], [*ANI, 21], sheet="Sheet1")
    assert set(data_set.read()[0]) == {"pegawai"}


@pytest.mark.parametrize(("sheet", "code"), [("Table 1", "ZI114"), ("Pegawai", "ZI120")])
def test_lines_of_people_in_one_cell_are_told(data_set: DataSet, sheet: str, code: str) -> None:
    """A list copied out of a PDF, whose rows are lines of text, is told with what to do."""
    lines = [["No Nama NIP Jabatan"], [f"1 Ani {ANI[2]} Analis"], [f"2 Budi {ANI[2]} Arsiparis"]]
    data_set.xlsx(*lines, name="duk.xlsx", sheet=sheet)
    problem = only(data_set.read()[1], code)
    assert (problem.about, "Teks ke Kolom" in problem.hint) == (lines[1][0], True)


def test_names_without_numbers_are_asked_beside_a_list(data_set: DataSet) -> None:
    """Names without any number may be guests: beside the list of staff they are asked (ZI146)."""
    data_set.sheets(Pegawai=[HEADING, ANI], Undangan=GUESTS)
    problem = only(data_set.read()[1], "ZI146")
    assert (problem.severity, problem.place.sheet) == (Severity.GALAT, "Undangan")


def test_a_hidden_sheet_of_people_is_told(data_set: DataSet) -> None:
    """A hidden sheet of people that only its headings make known is read and told (ZI118)."""

    def hide(sheet: object) -> None:
        book = sheet.parent  # type: ignore[attr-defined]
        book.create_sheet("PPPK").append(HEADING)
        book["PPPK"].append(BUDI)
        book["PPPK"].sheet_state = "hidden"

    data_set.xlsx(HEADING, ANI, edit=hide)
    assert {problem.code for problem in data_set.read()[1]} == {"ZI118", "ZI141"}


LKE = [["No", "Penilaian", "Bobot", "Penjelasan", "Jawaban", "Nilai"], [1, "PENGUNGKIT", 60]]


def test_the_evaluation_is_named(data_set: DataSet) -> None:
    """A sheet of the evaluation is known by its headings, and is no unknown sheet (ZI144)."""
    data_set.sheets(Pegawai=[HEADING, ANI], Evaluasi=LKE)
    assert only(data_set.read()[1], "ZI144").severity is Severity.CATATAN


@pytest.mark.parametrize("name", ["LKE ZI", "Jawaban", "Lembar Kerja Evaluasi"])
def test_the_official_workbook_leads_to_its_command(data_set: DataSet, name: str) -> None:
    """The official workbook is no table, whatever its sheet is called: `lke baca` reads it."""
    answers = [["Unit Kerja", "Kode LKE", "Jawaban Unit"], ["PKM", "1.i.a", "Ya"]]
    data_set.sheets(Penilaian=answers, **{name: LKE})
    read, problems = data_set.read()
    assert "zi-docs lke baca" in only(problems, "ZI144").hint
    assert {problem.code for problem in problems} == {"ZI144"}
    assert len(read["penilaian"].rows) == 1


def test_a_plan_in_the_shape_of_the_evaluation_is_one_complaint(data_set: DataSet) -> None:
    """A sheet with a table's name and the evaluation's headings is refused once (ZI145)."""
    rows = [["No", "Penilaian", "Bobot", "Rencana Aksi", "PIC"], [None, "PENGUNGKIT", 60], [1]]
    data_set.sheets(**{"Rencana Aksi": rows})
    assert "Unit Kerja, Area, Kegiatan" in only(data_set.read()[1], "ZI145").hint


def test_settings_in_two_sheets_are_refused(data_set: DataSet) -> None:
    """Sheets of settings are never joined: both are named and neither is read (ZI116)."""
    rows = [["Isian", "Isi"], ["Tahun", 2021]]
    data_set.sheets(Pengaturan=rows, Setelan=rows)
    problems = read_tables(data_set.folder, SHOWN, ALL).problems
    assert 'lembar "Setelan"' in only(problems, "ZI116").message


def test_the_year_in_the_name_of_the_data_set_is_no_contradiction(data_set: DataSet) -> None:
    """A workbook that is named by its data set is read, whatever year that name has."""
    data_set.write("trenggalek-2021.csv", "\n".join(",".join(row) for row in (HEADING, ANI)))
    assert not [one for one in data_set.read("2026")[1] if one.code == "ZI140"]
