"""The answers of a part of the LKE in a form: saved where they stand, never lost to another tab."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook
from werkzeug.test import TestResponse

from zi_docs import app
from zi_docs.app import answers_file
from zi_docs.app.work_file import WorkFolder
from zi_docs.workspace import find_workspace

from .lke import AREA_1, UNIT, answer, date_it, opened, send, uploads

OWN_BOOK = f"Penilaian {UNIT} ke-1.xlsx"


def _rows(path: Path) -> dict[str, dict[str, object]]:
    """Return the rows of a workbook's answers by code, with their headings."""
    sheet = load_workbook(path)["Penilaian"]
    head, *rows = sheet.iter_rows(values_only=True)
    found = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return {str(row["Kode LKE"]): row for row in found}


def test_the_meaning_of_each_answer_stands_beside_it(browser: FlaskClient, workspace: Path) -> None:
    """Each choice of the unit has its criterion, and each input its fields for both sides."""
    date_it(workspace)
    page = browser.get(AREA_1).text
    assert "<b>A</b>: " in page
    assert 'name="1.i.a.bukti_unit"' in page
    assert 'name="1.i.a.rekomendasi_tpi"' in page
    assert "Bukti yang biasa" in page


def test_first_answers_get_a_workbook_of_their_own(browser: FlaskClient, workspace: Path) -> None:
    """A round without rows gets a workbook with a row for each input, and the score is new."""
    folder = date_it(workspace)
    done = send(browser, {"1.i.a.jawaban_unit": "Ya", "1.i.a.bukti_unit": "SK Tim\r\nNotula"})
    assert done.status_code == 303, done.text
    rows = _rows(folder / OWN_BOOK)
    assert len(rows) == 127
    assert rows["1.i.a"]["Jawaban Unit"] == "Ya"
    assert rows["1.i.a"]["Bukti Unit"] == "SK Tim\nNotula"
    assert "Nilai menurut unit sekarang" in browser.get(done.headers["Location"]).text
    assert app.score(find_workspace("kantor", workspace)).putaran[0].unit.kode == UNIT


def test_a_workbook_is_changed_in_its_cells(browser: FlaskClient, workspace: Path) -> None:
    """Later answers change only their cells; the former workbook is kept, and a clear empties."""
    folder = date_it(workspace)
    first = send(browser, {"1.i.a.jawaban_unit": "Ya", "1.i.a.catatan_unit": "Sejak Januari"})
    before = browser.get(first.headers["Location"]).text
    done = send(browser, {"1.i.b.jawaban_unit": "A", "1.i.a.catatan_unit": ""})
    assert done.status_code == 303, done.text
    rows = _rows(folder / OWN_BOOK)
    assert rows["1.i.a"]["Jawaban Unit"] == "Ya"
    assert not rows["1.i.a"]["Catatan Unit"]
    assert rows["1.i.b"]["Jawaban Unit"] == "A"
    after = browser.get(done.headers["Location"]).text
    assert re.findall("sekarang [0-9,]+", after) != re.findall("sekarang [0-9,]+", before)
    assert uploads(workspace) == [OWN_BOOK]
    assert [one.name for one in folder.glob("Penilaian*")] == [OWN_BOOK]


def test_answers_of_a_csv_file_move_into_a_workbook(browser: FlaskClient, workspace: Path) -> None:
    """All rows move at once, with the change; the file is kept, and the score is that of all."""
    path = answer(workspace)
    lines = len(path.read_text(encoding="utf-8").splitlines()) - 1
    done = send(browser, {"1.i.a.catatan_tpi": "Diperiksa"})
    assert done.status_code == 303, done.text
    assert not path.exists()
    rows = _rows(path.with_suffix(".xlsx"))
    assert len(rows) == lines
    assert rows["1.i.a"]["Catatan TPI"] == "Diperiksa"
    assert uploads(workspace) == ["penilaian.csv"]
    assert "Menurut TPI: 86,97" in browser.get(f"/lke/kantor/unit?unit={UNIT}").text


def test_what_was_saved_is_what_is_read(
    browser: FlaskClient, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a save no page reads the data again, and each shows what a new reading shows."""
    date_it(workspace)
    opened(browser)
    office = find_workspace("kantor", workspace)
    with monkeypatch.context() as unreadable:
        unreadable.setattr(answers_file, "load_dataset", None)
        send(browser, {"1.i.a.jawaban_unit": "Ya", "1.i.a.batas_waktu": "30 Juni 2026"})
        pages = [browser.get(address).text for address in (AREA_1, "/lke/kantor/")]
    assert "30 Juni 2026" in pages[0]
    answers_file.keep_answers(office)
    assert [browser.get(address).text for address in (AREA_1, "/lke/kantor/")] == pages


@pytest.mark.parametrize(
    ("name", "typed"), [("R.1.i.a.1.jawaban_unit", "dua"), ("1.i.a.jawaban_tpi", "Z")]
)
def test_a_wrong_answer_is_told_at_its_field(
    name: str, typed: str, browser: FlaskClient, workspace: Path
) -> None:
    """Nothing is saved; the summary leads to the field, which keeps what was typed."""
    folder = date_it(workspace)
    wrong = {name: typed, "1.i.b.jawaban_unit": "A"}
    done = send(browser, wrong, address=f"{AREA_1}&kabar=tersimpan")
    assert done.status_code == 422
    assert "sudah tersimpan" not in done.text
    assert f'<a href="#i-{name}">' in done.text
    assert f'id="i-{name}"' in done.text
    assert re.search(rf'name="{re.escape(name)}"[^>]*value="{typed}"', done.text)
    assert not (folder / OWN_BOOK).exists()


def test_what_fits_into_no_cell_is_told(browser: FlaskClient, workspace: Path) -> None:
    """A text that Excel would lose, and one without a column in the office's sheet, are refused."""
    path = date_it(workspace) / "jawaban.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Penilaian"
    sheet.append(["Unit Kerja", "Kode LKE", "Jawaban Unit", "Catatan Unit"])
    sheet.append([UNIT, "1.i.a", "Ya", ""])
    book.save(path)
    long, homeless = "1.i.a.catatan_unit", "1.i.b.rekomendasi_tpi"
    done = send(browser, {long: "x" * 32_768, homeless: "Lengkapi notula"})
    assert done.status_code == 422
    assert "Catatan Unit: Isian ini lebih dari 32.767 huruf" in done.text
    assert "Rekomendasi TPI: Lembar jawaban ini belum punya kolom" in done.text
    fits = {long: "x" * 32_767, "1.i.b.jawaban_unit": "A"}  # the sheet has no column of rounds
    assert send(browser, fits).status_code == 303
    assert [row[1:3] for row in load_workbook(path)["Penilaian"].iter_rows(values_only=True)] == [
        ("Kode LKE", "Jawaban Unit"),
        ("1.i.a", "Ya"),
        ("1.i.b", "A"),
    ]


def test_two_tabs_do_not_undo_each_other(browser: FlaskClient, workspace: Path) -> None:
    """A save of an older state is refused with what changed; what was typed stays in the form."""
    date_it(workspace)
    semula = opened(browser)
    assert send(browser, {"1.i.a.jawaban_unit": "Ya"}, semula).status_code == 303
    late = send(browser, {"1.i.a.jawaban_unit": "Tidak", "1.i.b.jawaban_unit": "B"}, semula)
    assert late.status_code == 409
    assert "1.i.a, Jawaban Unit</a>: tadinya kosong, sekarang Ya; Anda mengisi Tidak" in late.text
    assert 'value="Tidak" checked' in late.text
    untouched = {"1.i.a.jawaban_unit": "", "1.i.b.jawaban_unit": "B"}
    late = send(browser, untouched, semula)
    assert 'name="1.i.a.jawaban_unit" value="Ya" checked' in late.text
    assert 'value="Ya" checked' in browser.get(AREA_1).text


def test_a_long_saving_is_shown_as_a_short_one(
    browser: FlaskClient, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another process saves, its result is told as at once: saved, wrong, or changed."""
    date_it(workspace)
    semula = opened(browser)
    monkeypatch.setattr("zi_docs.app.order.are_many", lambda _: True)

    def sent(typed: dict[str, str]) -> TestResponse:
        done = send(browser, typed, semula)
        assert (done.status_code, "kerja=" in done.headers["Location"]) == (303, True)
        return browser.get(done.headers["Location"])

    wrong = sent({"1.i.a.jawaban_unit": "Z", "1.i.b.catatan_unit": "Sejak Mei"})
    assert (wrong.status_code, "Sejak Mei" in wrong.text) == (422, True)
    assert '<a href="#i-1.i.a.jawaban_unit">' in wrong.text
    saved = sent({"1.i.a.jawaban_unit": "Ya"})
    assert (saved.status_code, "kabar=tersimpan" in saved.headers["Location"]) == (303, True)
    assert 'value="Ya" checked' in browser.get(saved.headers["Location"]).text
    late = sent({"1.i.a.jawaban_unit": "Tidak"})
    assert late.status_code == 409
    assert "tadinya kosong, sekarang Ya; Anda mengisi Tidak" in late.text


def test_a_saving_that_was_cut_off_keeps_what_was_typed(
    browser: FlaskClient, workspace: Path, under_way: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks at it finds the form with what was typed, and that it is not saved."""
    date_it(workspace)
    answers_file.keep_answers(find_workspace("kantor", workspace))
    going = send(browser, {"1.i.b.catatan_unit": "Sejak Mei"}).headers["Location"]
    assert "Simpan jawaban" in browser.get(going).text
    monkeypatch.setattr(WorkFolder, "is_held", lambda *_: False)
    page = browser.get(browser.get(going).headers["Location"])
    assert page.status_code == 422
    assert "ZI548" in page.text
    assert "Sejak Mei" in page.text


def test_another_part_does_not_stand_in_the_way(browser: FlaskClient, workspace: Path) -> None:
    """Two people who fill in different areas at once both save."""
    date_it(workspace)
    other = AREA_1.replace("bagian=1", "bagian=2")
    semula = opened(browser, other)
    assert send(browser, {"1.i.a.jawaban_unit": "Ya"}).status_code == 303
    assert send(browser, {"2.i.a.jawaban_unit": "A"}, semula, other).status_code == 303
    assert 'value="Ya" checked' in browser.get(AREA_1).text


def test_a_file_that_cannot_be_changed_is_named(browser: FlaskClient, workspace: Path) -> None:
    """Answers of a file that has a column of the office's own stay there, and the page says so."""
    path = answer(workspace)
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    own = [f"{first};Petugas Entri", *(f"{line};Ani Lestari" for line in rest)]
    path.write_text("\n".join(own), encoding="utf-8")
    done = send(browser, {"1.i.a.catatan_tpi": "Diperiksa"})
    assert done.status_code == 422
    assert "ZI807" in done.text
    assert "penilaian.csv" in done.text
    assert path.exists()
