"""``periksa --rapi``: a clean workbook of what was understood, which reads as the data do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.samples import copy_sample
from zi_docs.app.preparing import open_catalog, prepare
from zi_docs.app.rewriting import check_and_rewrite
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.tables import DataSet
from zi_docs.workspace import find_workspace

from .conftest import PENGATURAN as OFFICE
from .runs import Zi
from .test_mulai import through_libreoffice

pytestmark = pytest.mark.usefixtures("compiled_once", "same_process")

HEAD = "pejabat:\n  kepala_daerah: {jabatan: Bupati Contoh, nama: Haryo Wicaksono}\n"
PENGATURAN = OFFICE + HEAD
UNITS = """\
Kode;Nama;Kepala
DINSOS;Dinas Sosial;kepala_daerah
PUSKESMAS;Puskesmas Kota;kepala_daerah
"""
NIP = {
    "Widodo Cahyo": "196708161993031005",
    "Arum Sekarwangi": "197502152002032014",
    "Rina Lestari": "199002142021212005",
}
EMPTY: tuple[Any, ...] = (None, "", ())
_CHILDREN = ("peserta", "penerima", "pembahasan", "tindak_lanjut", "saksi")


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a data set that has settings and units, and no staff yet."""
    monkeypatch.chdir(tmp_path)
    make_office(tmp_path / "data" / "kantor")
    return tmp_path


def make_office(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "pengaturan.yaml").write_text(PENGATURAN, encoding="utf-8")
    (folder / "unit_kerja.csv").write_text(UNITS, encoding="utf-8")


def staff(folder: Path, rows: Sequence[Sequence[Any]], *merged: str) -> None:
    """Write a list of staff as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Pegawai"
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(folder / "pegawai.xlsx")


def load(root: Path, name: str) -> DataSet:
    dataset, problems = load_dataset(find_workspace(name, root), open_catalog(root))
    assert dataset is not None, problems
    return dataset


def used_from_there(root: Path, book: Path) -> None:
    """Make a data set of the clean workbook and the pictures alone."""
    before, after = root / "data" / "kantor", root / "data" / "baru"
    after.mkdir()
    for path in before.glob("*.png"):
        shutil.copy(path, after)
    shutil.copy(book, after)


def content(dataset: DataSet) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """The key and filled columns of every record; children go with the record they hang on."""
    found = {}
    for name, tabel in dataset.tables.items():
        rows = []
        for record in dataset.rows(name):
            values = {**vars(record), **(record.model_extra or {})}
            values.pop("no", None)  # every sheet of ours has its own numbers
            for column, kolom in tabel.of_kind("anak"):
                children = [row for row, _ in dataset.children(record, column)]
                values[column] = [_child(row, dataset.tables[kolom.table]) for row in children]
            filled = {key: str(one) for key, one in values.items() if one not in EMPTY}
            rows.append((record.record_key, filled))
        if name not in _CHILDREN:
            found[name] = rows
    return found


def _child(row: Any, tabel: Any) -> dict[str, str]:
    names = {name.partition(".")[0] for name in tabel.kolom} - {tabel.milik}
    return {name: str(getattr(row, name)) for name in names if getattr(row, name, None)}


def documents(root: Path, name: str) -> dict[str, list[str]]:
    """The file names of all documents that this data set would give."""
    plans, _ = prepare(find_workspace(name, root), Request((), semua=True))
    return {plan.doctype.id: [job.path for job in plan.jobs] for plan in plans}


def cells(book: Path, sheet: str, heading: str) -> list[Any]:
    """The filled cells under a heading of a sheet."""
    found = load_workbook(book)[sheet]
    column = next(cell.column for cell in found[1] if cell.value == heading)
    return [row[column - 1] for row in found.iter_rows(min_row=2)]


@pytest.mark.parametrize("sample", ["gunungkidul-2020", "trenggalek-2021"])
def test_a_sample_reads_the_same_from_its_clean_workbook(
    tmp_path: Path, repository: Path, zi: Zi, monkeypatch: pytest.MonkeyPatch, sample: str
) -> None:
    """Records, keys, settings and document names are those of the data it was made from."""
    monkeypatch.chdir(tmp_path)
    copy_sample(repository / "data" / sample, tmp_path / "data" / "kantor")
    done = zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    assert (done.code, "ZI017" in done.err) == (0, False), done.err
    used_from_there(tmp_path, tmp_path / "rapi.xlsx")
    before, after = load(tmp_path, "kantor"), load(tmp_path, "baru")
    assert content(after) == content(before)
    assert after.pengaturan == before.pengaturan
    assert documents(tmp_path, "baru") == documents(tmp_path, "kantor") != {}


def _two_rows() -> tuple[list[list[Any]], tuple[str, ...]]:
    heads = [
        ["Nama", "NIP", "PANGKAT", "", "Jabatan", "Unit Kerja", "HP"],
        ["", "", "Pangkat", "Gol", "", "", ""],
    ]
    rows = [[name, nip, "Penata", "III/c", "Analis", "DINSOS", "0812"] for name, nip in NIP.items()]
    merged = ("C2:D2", *(f"{letter}2:{letter}3" for letter in "ABEFG"))
    return [["DAFTAR NOMINATIF"], *heads, *rows], merged


def _name_and_number() -> tuple[list[list[Any]], tuple[str, ...]]:
    people = enumerate(NIP.items(), 1)
    rows = [[at, f"{name}\n{nip}", "Analis", "Puskesmas Kota"] for at, (name, nip) in people]
    return [["No", "NAMA / NIP", "Jabatan", "Unit Kerja"], *rows], ()


def _titles_of_units() -> tuple[list[list[Any]], tuple[str, ...]]:
    rows = [[name, nip, "Penata (III/c)", "Analis", "lahir di desa"] for name, nip in NIP.items()]
    heads = ["Nama", "NIP", "Pangkat/Gol", "Jabatan", "Catatan Kantor"]
    titled = ["UNIT KERJA : DINAS SOSIAL"], *rows[:2], ["UNIT KERJA : PUSKESMAS KOTA"], *rows[2:]
    return [heads, *titled], ("A2:E2", "A5:E5")


LAYOUTS: dict[str, Callable[[], tuple[list[list[Any]], tuple[str, ...]]]] = {
    "two rows": _two_rows,
    "name and number": _name_and_number,
    "titles of units": _titles_of_units,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_staff_reads_the_same(kantor: Path, zi: Zi, layout: str) -> None:
    """However a list is laid out, the clean workbook gives its records, own columns and names."""
    rows, merged = LAYOUTS[layout]()
    staff(kantor / "data" / "kantor", rows, *merged)
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    used_from_there(kantor, kantor / "rapi.xlsx")
    before, after = load(kantor, "kantor"), load(kantor, "baru")
    assert [one.nama for one in after.pegawai] == list(NIP)
    assert content(after) == content(before)
    assert documents(kantor, "baru") == documents(kantor, "kantor")


@pytest.mark.parametrize("layout", ["titles of units"])  # the others differ before it is written
def test_it_reads_the_same_after_libreoffice_saved_it(
    kantor: Path, zi: Zi, libreoffice: LibreOffice, layout: str
) -> None:
    """LibreOffice opens and saves the clean workbook, and its records stay the same."""
    rows, merged = LAYOUTS[layout]()
    staff(kantor / "data" / "kantor", rows, *merged)
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    used_from_there(kantor, kantor / "rapi.xlsx")
    through_libreoffice(kantor / "data" / "baru" / "rapi.xlsx", libreoffice)
    assert content(load(kantor, "baru")) == content(load(kantor, "kantor"))


_NAMES = st.sampled_from(["Budi Santoso", "Citra Dewi, S.Sos.", "Drs. Eko Wibowo, M.Si.", "I Made"])
_PERSON = st.fixed_dictionaries(
    {
        "Nama": _NAMES,
        "Status": st.sampled_from(["PNS", "p3k", "honorer", "", "ASN"]),
        "NIP": st.sampled_from(["", *NIP.values(), "19850124 200803 1 001", "-"]),
        "Pangkat": st.sampled_from(["", "Penata (III/c)", "Pembina", "IX"]),
        "Jabatan": st.sampled_from(["Analis", "Camat", "", "Kepala Seksi; Plt. Sekretaris"]),
        "Unit Kerja": st.sampled_from(["DINSOS", "Dinas Sosial", ""]),
        "Punya Bawahan": st.sampled_from(["ya", "tidak", ""]),
        "Atasan": st.sampled_from(["", "Widodo Cahyo", "kepala_daerah"]),
        "NIP Atasan": st.sampled_from(["", "196708161993031005"]),
        "Tanggal Lahir": st.sampled_from(["", date(1985, 1, 24), "24 Januari 1985", "1/2/1850"]),
        "Nama Kecil": st.sampled_from(["", "Cak", "=1+1", "007", "dua\nbaris", "a;b"]),
        "Keterangan": st.sampled_from(["", "-", "'kutip", " spasi ", "nihil"]),
    }
)
_COLUMNS = st.sets(
    st.sampled_from(["Status", "Punya Bawahan", "Atasan", "NIP Atasan", "Tanggal Lahir",
                     "Nama Kecil", "Keterangan", "Pangkat"])
)  # fmt: skip


@settings(max_examples=6)  # each one is a whole run
@given(rows=st.lists(_PERSON, min_size=1, max_size=6), without=_COLUMNS)
def test_any_list_reads_the_same(
    rows: list[Mapping[str, Any]], without: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever columns a list has and whatever stands in them, its records come back."""
    root = tmp_path_factory.mktemp("kantor")
    make_office(root / "data" / "kantor")
    heads = [head for head in rows[0] if head not in without]
    staff(root / "data" / "kantor", [heads, *([row[head] for head in heads] for row in rows)])
    workspace = find_workspace("kantor", root)
    report = check_and_rewrite(workspace, Request((), semua=True), root / "rapi.xlsx")
    used_from_there(root, root / "rapi.xlsx")
    before = load_dataset(workspace, _catalog(root))[0]
    after = load_dataset(find_workspace("baru", root), _catalog(root))[0]
    assert before is not None
    assert after is not None
    assert content(after) == content(before)
    assert not [one for one in report.problems if one.code == "ZI017"]
    assert _refused(after) == _refused(before)


@cache
def _catalog(root: Path) -> Any:
    return open_catalog(root)


def _refused(dataset: DataSet) -> dict[str, int]:
    return {name: len(rows) for name, rows in dataset.rejected.items() if rows}


def test_what_nobody_typed_is_marked(kantor: Path, zi: Zi) -> None:
    """A derived cell has a colour and a note that says from what; a typed one has neither."""
    rows, _ = _name_and_number()
    staff(kantor / "data" / "kantor", rows)
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    for cell in cells(kantor / "rapi.xlsx", "Pegawai", "Status"):
        assert "dari NIP" in cell.comment.text
        assert cell.fill.fgColor.rgb == "FFE2EFDA"
    for cell in cells(kantor / "rapi.xlsx", "Pegawai", "Nama"):
        assert (cell.comment, cell.fill.fill_type) == (None, None)


def test_a_derived_date_is_a_date(kantor: Path, zi: Zi) -> None:
    """A date of birth from the NIP stands as a date, which a text format would make a number."""
    staff(kantor / "data" / "kantor", _name_and_number()[0])
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    [first, *_] = cells(kantor / "rapi.xlsx", "Pegawai", "Tanggal Lahir")
    assert (first.is_date, first.value.date()) == (True, date(1967, 8, 16))


def test_the_first_sheet_tells_what_was_assumed_and_what_is_wrong(kantor: Path, zi: Zi) -> None:
    """It lists the notes, and each error with the cell of the original and a link to the new."""
    rows = [["Nama", "NIP", "Tanggal Lahir"], ["Widodo Cahyo", NIP["Widodo Cahyo"], "31/2/1967"]]
    staff(kantor / "data" / "kantor", rows)
    assert zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx").code == 1
    book = load_workbook(kantor / "rapi.xlsx")
    sheet = book[book.sheetnames[0]]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any("diisi dari NIP" in text for text in texts)
    [wrong] = [cell for row in sheet.iter_rows() for cell in row if "sel C2" in str(cell.value)]
    link = sheet.cell(wrong.row, 5)
    where = link.hyperlink.location
    assert book["Pegawai"][where.partition("!")[2]].value == "31/2/1967"


def test_a_refused_row_is_written_as_typed(kantor: Path, zi: Zi) -> None:
    """The wrong text stands in its cell, marked with the message, and its row is whole."""
    rows = [["Nama", "NIP", "Tanggal Lahir"], ["Widodo Cahyo", NIP["Widodo Cahyo"], "31/2/1967"]]
    staff(kantor / "data" / "kantor", rows)
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    [cell] = cells(kantor / "rapi.xlsx", "Pegawai", "Tanggal Lahir")
    assert cell.value == "31/2/1967"
    assert "tanggal" in cell.comment.text.casefold()
    assert [one.value for one in cells(kantor / "rapi.xlsx", "Pegawai", "Nama")] == ["Widodo Cahyo"]


def test_a_missing_value_is_marked_where_it_belongs(kantor: Path, zi: Zi) -> None:
    """An empty cell that must be filled is marked too."""
    staff(kantor / "data" / "kantor", [["Nama", "NIP"], ["", NIP["Widodo Cahyo"]]])
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    [cell] = cells(kantor / "rapi.xlsx", "Pegawai", "Nama")
    assert (cell.value, cell.comment is not None) == (None, True)


def test_a_damaged_number_never_becomes_a_clean_text(kantor: Path, zi: Zi) -> None:
    """A NIP that a workbook kept as a number stays one, and is refused again."""
    rows = [["Nama", "Status", "NIP"], ["Widodo Cahyo", "PNS", 196708161993031005]]
    staff(kantor / "data" / "kantor", rows)
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    [cell] = cells(kantor / "rapi.xlsx", "Pegawai", "NIP")
    assert cell.data_type == "n"
    used_from_there(kantor, kantor / "rapi.xlsx")
    assert "ZI150" in zi("periksa", "--data", "baru").err


def test_a_compared_number_is_not_asked_again(kantor: Path, zi: Zi) -> None:
    """Who wrote that a NIP is right is not asked again, although the column is not a record's."""
    number = "196802051994031104"  # as a float holds it
    rows = [["Nama", "Status", "NIP", "NIP Benar"], ["Widodo Cahyo", "PNS", number, "ya"]]
    staff(kantor / "data" / "kantor", rows)
    assert "ZI152" not in zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx").err
    used_from_there(kantor, kantor / "rapi.xlsx")
    assert "ZI152" not in zi("periksa", "--data", "baru").err


def test_without_settings_the_rows_are_there_to_begin_with(kantor: Path, zi: Zi) -> None:
    """A list of staff alone gives a workbook with it and all sheets of settings to fill in."""
    (kantor / "data" / "kantor" / "pengaturan.yaml").unlink()
    staff(kantor / "data" / "kantor", _titles_of_units()[0])
    done = zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    assert (done.code, "ZI101" in done.err) == (1, True)
    assert [one.value for one in cells(kantor / "rapi.xlsx", "Pegawai", "Nama")] == list(NIP)
    assert "Pengaturan" in load_workbook(kantor / "rapi.xlsx").sheetnames


def test_a_value_that_no_sheet_holds_is_told(kantor: Path, zi: Zi) -> None:
    """A setting that is a list of mappings, or an item that a cell would divide, is told."""
    folder = kantor / "data" / "kantor"
    more = "isian:\n  notula:\n    tamu: [{nama: Ani}]\n"
    (folder / "pengaturan.yaml").write_text(PENGATURAN + more, encoding="utf-8")
    (folder / "rapat.yaml").write_text(
        "- {kode: R1, acara: Rapat, tanggal: 2021-04-27, pimpinan: kepala_daerah, "
        'notulis: kepala_daerah, agenda: ["Pertama; kedua"]}\n',
        encoding="utf-8",
    )
    done = zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx", "--json")
    told = {one["tempat"]: one for one in json.loads(done.out)["masalah"]}
    codes = {place: one["kode"] for place, one in told.items() if one["kode"] == "ZI017"}
    assert len(codes) == 2, told


def test_nothing_is_overwritten_unasked(kantor: Path, zi: Zi) -> None:
    """A file that is there stays, unless ``--timpa`` says otherwise."""
    Path("rapi.xlsx").write_bytes(b"isi kantor")
    done = zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx")
    assert (done.code, "ZI004" in done.err) == (2, True)
    assert Path("rapi.xlsx").read_bytes() == b"isi kantor"
    zi("periksa", "--data", "kantor", "--rapi", "-o", "rapi.xlsx", "--timpa")
    assert load_workbook("rapi.xlsx").sheetnames[0] == "Petunjuk"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--rapi", "-o", "data/kantor/rapi.xlsx"), "ZI018"),
        (("--rapi", "-o", "rapi.docx"), "ZI016"),
        (("--rapi",), "ZI000"),
        (("-o", "rapi.xlsx"), "ZI000"),
        (("--timpa",), "ZI000"),
    ],
    ids=["in the data", "no workbook", "no name", "not asked", "nothing to overwrite"],
)
def test_a_result_that_makes_no_sense(
    kantor: Path, zi: Zi, options: Sequence[str], code: str
) -> None:
    """It is refused before anything is written."""
    done = zi("periksa", "--data", "kantor", *options)
    assert (done.code, code in done.err) == (2, True)
    assert not list(kantor.rglob("rapi.*"))
