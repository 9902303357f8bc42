"""The section Data: upload, what was understood, what is wrong, and the copies to download."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook
from werkzeug.test import TestResponse

from zi_docs.errors import problem
from zi_docs.web import Site
from zi_docs.web.telling import tell_news
from zi_docs.workspace import UNGGAHAN

from .conftest import OWN

WRONG = "nama,nip\nAni Lestari,123\nBudi Santoso,456\n"


def _upload(browser: FlaskClient, *files: tuple[str, bytes], **fields: str) -> TestResponse:
    brought = [(io.BytesIO(content), name) for name, content in files]
    return browser.post("/data/kantor/unggah", data={"berkas": brought, **fields}, headers=OWN)


def _fetch(browser: FlaskClient, what: str) -> TestResponse:
    """Press the button of a copy, and return the file that comes."""
    return browser.post(f"/data/kantor/{what}", headers=OWN, follow_redirects=True)


def test_a_first_upload_is_used_at_once(browser: FlaskClient, workspace: Path) -> None:
    """In a data set without tables an upload is taken without a question, and is kept too."""
    folder = workspace / "data" / "kantor"
    for path in folder.iterdir():
        path.unlink()
    answer = _upload(browser, ("pegawai.csv", WRONG.encode()))
    assert answer.status_code == 303
    assert (folder / "pegawai.csv").read_text() == WRONG
    assert len(list((folder / UNGGAHAN).iterdir())) == 1


def test_a_replacement_is_asked_about(browser: FlaskClient, workspace: Path) -> None:
    """What may replace a file does so only after an answer; the likely file is ticked."""
    folder = workspace / "data" / "kantor"
    former = (folder / "pegawai.csv").read_bytes()
    answer = _upload(browser, ("pegawai (1).csv", WRONG.encode()))
    assert "/pilih" in answer.headers["Location"]
    assert (folder / "pegawai.csv").read_bytes() == former
    page = browser.get(answer.headers["Location"]).text
    assert 'value="pegawai.csv" checked' in page
    kept = next((folder / UNGGAHAN).glob("2*")).name
    chosen = {"unggahan": kept, f"untuk {kept}": "pegawai.csv"}
    assert browser.post("/data/kantor/pakai", data=chosen, headers=OWN).status_code == 303
    assert (folder / "pegawai.csv").read_text() == WRONG
    assert former in [path.read_bytes() for path in (folder / UNGGAHAN).iterdir()]


def test_a_table_replaces_no_picture(browser: FlaskClient, workspace: Path) -> None:
    """A table that is called as a picture of the data set is asked about as one more file."""
    (workspace / "data" / "kantor" / "pegawai baru.png").write_bytes(b"")
    answer = _upload(browser, ("pegawai baru.csv", WRONG.encode()))
    assert 'value="" checked' in browser.get(answer.headers["Location"]).text


def test_what_is_wrong_stands_beside_its_cell(browser: FlaskClient, workspace: Path) -> None:
    """The page shows each complaint with its sheet, its place, what stands there, and the mend."""
    _upload(browser, ("pegawai.csv", WRONG.encode()), ganti="ya")
    page = browser.get("/data/kantor/?periksa=1").text
    assert "4 kesalahan." in page
    assert "<h3>pegawai.csv</h3>" in page
    assert "<b>baris 2, kolom" in page
    assert "196708161993031005" in page
    assert "Perbaiki:" in page
    assert "<td>unit_kerja.csv</td>" in page
    assert str(workspace) not in page


def test_the_copies_are_workbooks(browser: FlaskClient, workspace: Path) -> None:
    """The tidy workbook holds the rows, and the marked copy the complaint; nothing is left."""
    _upload(browser, ("pegawai.csv", WRONG.encode()), ganti="ya")
    tidy = load_workbook(io.BytesIO(_fetch(browser, "rapi").data))
    cells = [cell.value for row in tidy["Pegawai"].iter_rows() for cell in row]
    assert "Ani Lestari" in cells
    sent = _fetch(browser, "tandai")
    marked = load_workbook(io.BytesIO(sent.data))
    assert any(
        "belum diisi" in str(cell.value) for sheet in marked for row in sheet for cell in row
    )


def test_a_copy_of_checked_data_checks_nothing_again(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page has checked is not checked again for a copy; the copies tell it all the same.

    The check compiles every naskah, which takes most of the time of a copy.
    """
    _upload(browser, ("pegawai.csv", WRONG.encode()), ganti="ya")
    told = {what: _fetch(browser, what).data for what in ("rapi", "tandai")}
    browser.get("/data/kantor/?periksa=1")
    monkeypatch.setattr("zi_docs.app.generating.prepare", lambda *_: pytest.fail("checked again"))
    for what, before in told.items():
        books = [load_workbook(io.BytesIO(data)) for data in (before, _fetch(browser, what).data)]
        assert [*books[0].worksheets[0].values] == [*books[1].worksheets[0].values]


def test_one_marked_workbook_comes_alone(browser: FlaskClient, workspace: Path) -> None:
    """With one workbook a clerk gets that workbook, not a packet with a list beside it."""
    folder = workspace / "data" / "kantor"
    (folder / "pegawai.csv").unlink()
    (folder / "lain.csv").write_text("apa;ini\n1;2\n", encoding="utf-8")
    book = Workbook()
    book.worksheets[0].title = "Pegawai"
    for row in (("Nama", "Status", "NIP"), ("Ani Lestari", "PNS", "19670816")):
        book.worksheets[0].append(row)
    book.save(folder / "pegawai.xlsx")
    answer = _fetch(browser, "tandai")
    assert "pegawai_PERIKSA.xlsx" in answer.headers["Content-Disposition"]


def test_a_file_that_is_taken_out_is_kept(browser: FlaskClient, workspace: Path) -> None:
    """A file leaves the data set, not the computer; it may be downloaded and used again."""
    folder = workspace / "data" / "kantor"
    former = (folder / "pegawai.csv").read_bytes()
    browser.post("/data/kantor/sisihkan", data={"berkas": "pegawai.csv"}, headers=OWN)
    assert not (folder / "pegawai.csv").exists()
    kept = next((folder / UNGGAHAN).glob("2*")).name
    assert browser.get(f"/data/kantor/unggahan/{kept}").data == former


def test_a_form_without_a_file_links_to_its_field(browser: FlaskClient) -> None:
    """The summary of what is missing leads to the field."""
    answer = _upload(browser)
    assert answer.status_code == 422
    assert '<a href="#i-berkas">' in answer.text
    assert 'id="i-berkas"' in answer.text


@pytest.mark.parametrize("address", ["berkas", "unggahan"])
@pytest.mark.parametrize(
    "name",
    [
        "../pegawai.csv",
        "..%2fkantor%2fpegawai.csv",
        "%2e%2e/%2e%2e/rahasia.csv",
        "register.db",
        ".",
    ],
)
def test_only_listed_files_are_sent(
    address: str, name: str, browser: FlaskClient, workspace: Path
) -> None:
    """No address of a file leads to one that the page does not list."""
    (workspace / "rahasia.csv").write_text("isi tersembunyi", encoding="utf-8")
    (workspace / "data" / "kantor" / "register.db").write_text("isi tersembunyi", encoding="utf-8")
    answer = browser.get(f"/data/kantor/{address}/{name}")
    assert answer.status_code != 200
    assert "tersembunyi" not in answer.text


@pytest.mark.parametrize("name", ["../x", "2026-11-27 12.30.05 ../../x.csv", "\0", ""])
def test_only_listed_files_are_changed(name: str, browser: FlaskClient, workspace: Path) -> None:
    """No name in a form leads to a file that the page does not list; nothing is written."""
    before = sorted(workspace.rglob("*"))
    for address, fields in (
        ("sisihkan", {"berkas": name}),
        ("pakai", {"unggahan": name, f"untuk {name}": ""}),
    ):
        answer = browser.post(f"/data/kantor/{address}", data=fields, headers=OWN)
        assert answer.status_code == 422
        assert "ZI805" in answer.text
    assert sorted(workspace.rglob("*")) == before


def test_great_and_wicked_uploads_are_refused(
    browser: FlaskClient, workspace: Path, printed: list[str]
) -> None:
    """20 MB, and a small file that unpacks to a great one, are refused in words and not kept."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", b"\0" * 30_000_000)
    great = _upload(browser, ("pegawai.xlsx", b"\0" * 20_000_000))
    assert great.status_code == 413
    assert "16 MB" in great.text
    bomb = _upload(browser, ("pegawai.xlsx", packed.getvalue()))
    assert bomb.status_code == 422
    assert "tidak disimpan" in bomb.text
    assert not (workspace / "data" / "kantor" / UNGGAHAN).exists()
    assert printed == []


def test_a_mistake_of_the_program_tells_nothing(
    browser: FlaskClient, site: Site, printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is told without a trace of the program, a folder, or what it was about."""

    def fail(*_: object) -> None:
        raise RuntimeError("Ani Lestari, 19800101 200501 2 001")

    monkeypatch.setattr("zi_docs.web.data.checked", fail)
    answer = browser.get("/data/kantor/hasil")
    assert answer.status_code == 500
    assert "ZI999" in answer.text
    for said in (answer.text, *printed):
        assert "Ani" not in said
        assert "Traceback" not in said
        assert str(site.root) not in said
    assert len(printed) == 1


def test_an_upload_says_whether_it_is_used(browser: FlaskClient, workspace: Path) -> None:
    """Each upload is told as used now, or used until its date; the former one can be taken back."""
    _upload(browser, ("pegawai.csv", WRONG.encode()), ganti="ya")
    page = browser.get("/data/kantor/").text
    told = re.findall(r'<span class="redup">[\d. -]+: (.*?)</span>', page)
    brought, former = sorted(told)
    assert brought == "<b>dipakai sekarang</b>"
    assert re.fullmatch(r"dipakai sampai \d\d-\d\d-\d{4} \d\d\.\d\d", former)
    assert page.count(">Pakai lagi<") == 1


def test_what_is_not_filled_yet_is_told_calmly(browser: FlaskClient, workspace: Path) -> None:
    """A fresh data set has no mistakes: what is not filled is named, with the form to fill it."""
    browser.post("/mulai", data={"nama": "baru"}, headers=OWN)
    page = browser.get("/data/baru/?periksa=1").text
    assert "<strong>Belum diisi:</strong> Nama Instansi, " in page
    assert "kesalahan" not in page.casefold()
    assert 'href="/data/baru/isian/pengaturan">Isi sekarang' in page
    assert 'href="/data/baru/isian/pengaturan">Isi sekarang' in browser.get("/ringkas/baru").text


@pytest.mark.parametrize(("born", "mistakes"), [("1985-08-17", 0), ("kapan", 1)])
def test_a_list_beside_empty_settings_is_no_mistake(
    born: str, mistakes: int, browser: FlaskClient, workspace: Path
) -> None:
    """What a sound list refers to, and nobody has given yet, is not called wrong.

    A mistake in the list is told as one, beside what is not filled yet.
    """
    browser.post("/mulai", data={"nama": "baru"}, headers=OWN)
    row = f"Ani Lestari;P;{born};PNS;198508172010012003;Analis;DINKES\n"
    head = "Nama;L/P;Tanggal Lahir;Status;NIP;Jabatan;Unit Kerja\n"
    (workspace / "data" / "baru" / "pegawai.csv").write_text(head + row, encoding="utf-8")
    page = browser.get("/data/baru/?periksa=1").text
    assert "<strong>Belum diisi:</strong> Nama Instansi, " in page
    assert ("Tidak ada yang salah" in page) == (not mistakes)
    assert page.count('<li class="galat">') == mistakes
    assert ('<li class="belum">' in page) == (not mistakes)
    assert ("belum diisi" in browser.get("/ringkas/baru").text) == (not mistakes)


def test_a_warning_of_the_data_is_only_counted_elsewhere() -> None:
    """Warnings that Data tells are a count on other pages; an error is told on each."""
    warning = problem("ZI394", "pegawai.csv", "Periksa.", "Isi.")
    error = problem("ZI201", "pegawai.csv", "Belum diisi.", "Isi.")
    shown, rest = tell_news([warning, error], [warning, error])
    assert [one.code for sheet in shown for one in sheet.temuan] == ["ZI201"]
    assert rest == "1 peringatan"
