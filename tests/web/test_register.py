"""The section Register: the book, a document's history, and what is changed in it."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from tests.surveys import keep_survey
from zi_docs import app
from zi_docs.app import Kind, Survey
from zi_docs.app.problems import no_such_file
from zi_docs.app.surveying import Item, write_survey
from zi_docs.app.work_file import WorkFolder
from zi_docs.app.working import works_of
from zi_docs.errors import UsageError
from zi_docs.run.plan import Request

from .conftest import OWN
from .works import DECREE, PLEDGE, ended, issue, office, post, set_up

BOOK = "/register/kantor/"
LINE = f"jenis={DECREE}&baris=kantor&id=1"
SCAN = b"%PDF-1.4\nisi\n%%EOF\n"


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a data set that makes pledges and a decree."""
    return set_up(tmp_path, repository, monkeypatch)


@pytest.fixture
def issued(workspace: Path) -> Path:
    """A work folder in which the decree was issued as number 87."""
    keep_survey(office(workspace))
    asked = Request((DECREE,), nomor="87", terbit=True)
    app.generate(office(workspace), asked, lambda *_: None)
    return workspace


def recorded(browser: FlaskClient, form: dict[str, Any]) -> TestResponse:
    """Send the form of a number that another book gave, and return what it leads to at last."""
    return browser.post(f"{BOOK}catat", data=form, headers=OWN, follow_redirects=True)


def test_an_empty_book_says_what_to_do(browser: FlaskClient, workspace: Path) -> None:
    """Before anything was made the page says so, and looking makes no register."""
    assert "Belum ada dokumen yang dibuat" in browser.get(BOOK).text
    assert not app.has_book(office(workspace))


def test_a_book_begun_after_a_loss_takes_nothing(browser: FlaskClient, issued: Path) -> None:
    """Where issued papers lie and the book is empty, the page neither shows nor writes into it."""
    site = office(issued)
    (site.data / "register.db").unlink()
    app.open_workspace_register(site).close()
    assert "ZI540" in browser.get(BOOK).text
    typed = {"jenis": DECREE, "nomor": "88", "tanggal": "2026-01-05"}
    answer = recorded(browser, typed)
    assert (answer.status_code, "ZI540" in answer.text) == (422, True)


def test_a_number_is_recorded_before_the_data_were_read(
    browser: FlaskClient, workspace: Path
) -> None:
    """The list of documents to record one for is never empty."""
    assert f'<option value="{DECREE}">' in browser.get(f"{BOOK}catat").text


def test_the_book_is_searched(browser: FlaskClient, issued: Path) -> None:
    """A number is found by its short form and by its year; what does not fit is not shown."""
    assert "1 baris" in browser.get(f"{BOOK}?teks=87").text
    assert "1 baris" in browser.get(f"{BOOK}?tahun=2020").text
    assert "Tidak ada yang cocok" in browser.get(f"{BOOK}?teks=88").text
    assert "0 baris" in browser.get(f"{BOOK}?tahun=2019").text


def test_a_type_keeps_its_title_when_the_data_change(browser: FlaskClient, issued: Path) -> None:
    """A clerk reads the title of a type, not its folder, also before the data are read again."""
    people = issued / "data" / "kantor" / "pegawai.csv"
    people.write_bytes(people.read_bytes() + b"\n")
    assert app.kept_survey(office(issued)) is None
    assert f"<td>{DECREE}</td>" not in browser.get(BOOK).text
    assert "<td>Keputusan Penetapan" in browser.get(BOOK).text


def test_a_replaced_document_has_its_history(browser: FlaskClient, issued: Path) -> None:
    """A document that is replaced keeps its number; both editions are shown and can be fetched."""
    settings = issued / "data" / "kantor" / "pengaturan.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Gunungkidul", "Gunung Kidul"), encoding="utf-8")
    look = browser.get(f"{BOOK}ganti?{LINE}")
    assert re.search(r"<li>.*Gunungkidul.* menjadi .*Gunung Kidul.*</li>", look.text)
    assert "Yang berubah sejak terbit: pengaturan" in look.text
    assert "edisi 1 tetap tersimpan" in look.text
    address = f"register/kantor/ganti?{LINE}"
    assert post(browser, address).status_code == 422
    work = ended(issued, post(browser, address, alasan="salah nama"))
    assert work.problems == []
    page = browser.get(f"{BOOK}baris?{LINE}").text
    assert "Menggantikan karena salah nama" in page
    kept = [path.name for path in (issued / "data" / "kantor" / "terbit").glob("*.docx")]
    assert len(kept) == 2
    for name in kept:
        place = {"berkas": f"data/kantor/terbit/{name}"}
        assert browser.get("/dokumen/kantor/berkas", query_string=place).status_code == 200


def test_a_date_of_another_year_is_told_at_its_field(browser: FlaskClient, issued: Path) -> None:
    """A number keeps its year: the field says so in the page's words, and nothing is replaced."""
    page = browser.get(f"{BOOK}ganti?{LINE}&tanggal=2021-04-21")
    assert page.status_code == 422
    assert '<a href="#i-tanggal">' in page.text
    assert "tahunnya lain. Buang isian Tanggal" in page.text
    assert "--tanggal" not in page.text
    assert "Ganti dengan edisi" not in page.text


def test_a_second_document_is_replaced_under_its_own_key(
    browser: FlaskClient, issued: Path
) -> None:
    """The second document of a record is looked at and replaced alone; the page leads to its file.

    The number of the first stays with its only edition.
    """
    space = office(issued)
    app.generate(space, Request((DECREE,), nomor="90", ke=2, terbit=True), lambda *_: None)
    with app.open_existing_register(space) as register:
        (second,) = [one for one in register.editions(DECREE) if one.kunci == "kantor#2"]
    settings = issued / "data" / "kantor" / "pengaturan.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Gunungkidul", "Gunung Kidul"), encoding="utf-8")
    query = urlencode({"jenis": DECREE, "baris": "kantor#2", "id": second.nomor_id})
    look = browser.get(f"{BOOK}ganti?{query}")
    assert look.status_code == 200, look.text
    assert "90" in look.text
    answer = post(browser, f"register/kantor/ganti?{query}", alasan="salah nama")
    work = ended(issued, answer)
    assert work.problems == []
    page = browser.get(answer.headers["Location"]).text
    (file,) = re.findall(r'<a href="([^"]*/berkas[^"]*)" download>[^<]*ke-2[^<]*</a>', page)
    assert ", edisi 2</span>" in page
    assert browser.get(html.unescape(file)).data[:2] == b"PK"
    with app.open_existing_register(space) as register:
        found = [(one.kunci, one.edisi) for one in register.editions(DECREE)]
    assert found == [("kantor", 1), ("kantor#2", 1), ("kantor#2", 2)]


def test_nothing_new_is_not_issued_anew(browser: FlaskClient, issued: Path) -> None:
    """Where the data give the bytes in force the page says so, and offers no edition."""
    page = browser.get(f"{BOOK}ganti?{LINE}").text
    assert "isinya sama dengan yang sudah terbit" in page
    assert "Ganti dengan edisi" not in page
    with app.open_existing_register(office(issued)) as register:
        assert len(register.editions()) == 1


def test_one_of_many_is_replaced(browser: FlaskClient, workspace: Path) -> None:
    """Of a type with many records only the one document is looked at, under its own key."""
    key = "196708161993031005"
    asked = Request((PLEDGE,), (key,), terbit=True)
    app.generate(office(workspace), asked, lambda *_: None)
    people = workspace / "data" / "kantor" / "pegawai.csv"
    people.write_bytes(people.read_bytes().replace(b"Widodo", b"Widada"))
    page = browser.get(f"{BOOK}ganti?jenis={PLEDGE}&baris={key}")
    assert page.status_code == 200, page.text
    assert re.search(r"<li>.*Widodo.* menjadi .*Widada.*</li>", page.text)
    assert re.search(r"Isian yang nilainya lain: .*Nama", page.text)


def test_cancelling_needs_a_reason(browser: FlaskClient, issued: Path) -> None:
    """Without a reason nothing is cancelled; with it the book says why, and so do the gaps."""
    address = f"register/kantor/batal?{LINE}"
    assert post(browser, address).status_code == 422
    assert "Terbit</span>" in browser.get(f"{BOOK}baris?{LINE}").text
    answer = post(browser, address, **{"alasan-batal": "salah ketik"})
    assert answer.status_code == 200
    assert "salah ketik" in browser.get(BOOK).text
    assert "Batal: salah ketik" in browser.get(f"{BOOK}celah").text
    assert post(browser, address, **{"alasan-batal": "lagi"}).status_code == 422


def test_a_number_of_another_book_is_recorded_with_its_scan(
    browser: FlaskClient, workspace: Path
) -> None:
    """A number that another book gave is recorded; its scan is kept and can be fetched."""
    keep_survey(office(workspace))
    form = {"jenis": DECREE, "nomor": "231", "tanggal": "27 April 2020"}
    answer = recorded(browser, {**form, "berkas": (io.BytesIO(SCAN), "pindaian.pdf")})
    assert answer.status_code == 200, answer.text
    (scan,) = (workspace / "data" / "kantor" / "terbit").glob("*.pdf")
    place = {"berkas": f"data/kantor/terbit/{scan.name}"}
    assert browser.get("/dokumen/kantor/berkas", query_string=place).data == SCAN


def test_a_refused_record_keeps_what_was_typed(browser: FlaskClient, workspace: Path) -> None:
    """A refusal is told in the form with all that was typed, and names the scan that was brought.

    The scan has to be chosen again, and is not left among the works.
    """
    keep_survey(office(workspace))
    form = {"jenis": DECREE, "nomor": "231", "tanggal": "27 April 2020", "alasan": "pindaian baru"}
    answer = recorded(browser, {**form, "berkas": (io.BytesIO(b"foto"), "surat asli.pdf")})
    assert (answer.status_code, "ZI645" in answer.text) == (422, True)
    assert "surat asli.pdf belum tersimpan" in answer.text
    assert "<h2>surat asli.pdf</h2>" in answer.text
    assert all(
        text in answer.text for text in ('value="231"', 'value="2020-04-27"', form["alasan"])
    )
    assert not list((workspace / "output" / "kantor").glob(".zi-docs-kerja/*.bawaan"))


def test_a_record_is_waited_for_where_data_are_many(
    browser: FlaskClient, workspace: Path, under_way: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process has the scan and what was typed; of one that was killed the form is kept."""
    form = {"jenis": DECREE, "nomor": "231", "tanggal": "27 April 2020"}
    brought = {**form, "berkas": (io.BytesIO(SCAN), "pindaian.pdf")}
    going = browser.post(f"{BOOK}catat", data=brought, headers=OWN).headers["Location"]
    works = works_of(office(workspace))
    assert works.path(under_way[-1], "bawaan").read_bytes() == SCAN
    assert "Catat nomor: 231" in browser.get(going).text
    monkeypatch.setattr(WorkFolder, "is_held", lambda *_: False)
    page = browser.get(going, follow_redirects=True)
    assert (page.status_code, "ZI549" in page.text, 'value="231"' in page.text) == (422, True, True)
    assert "pindaian.pdf belum tersimpan" in page.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Isian ini wajib."),
        ({"tanggal": "31 Februari 2020"}, "Tulis seperti 27 April 2021."),
        ({"tanggal": "2020-02-31"}, '<a href="#i-tanggal">'),
        ({"baris": "tidak ada"}, "tidak ada"),
    ],
)
def test_a_wrong_record_is_told(
    fields: dict[str, str], told: str, browser: FlaskClient, workspace: Path
) -> None:
    """What is missing or wrong is told on the same page, and nothing is recorded."""
    keep_survey(office(workspace))
    form = {"jenis": DECREE, "nomor": "231", "tanggal": "27 April 2020"} if fields else {}
    answer = recorded(browser, {**form, **fields})
    assert (answer.status_code, told in answer.text) == (422, True)
    assert not app.has_book(office(workspace))


def test_who_names_nobody_means_the_only_one(browser: FlaskClient, workspace: Path) -> None:
    """A type of many documents asks at the field for whom; one of a single row takes that row."""
    kind = Kind(*("a", "A", "", "", "tim", True, False, (), 0, (Item("t1", "", "", ""),)))
    many = replace(kind, jenis=PLEDGE, items=(*kind.items, Item("t2", "", "", "")))
    write_survey(office(workspace), "dahulu", Survey((kind, many), {}, ()))
    form = {"nomor": "231", "tanggal": "27 April 2020"}
    answer = post(browser, "register/kantor/catat", jenis=PLEDGE, **form)
    assert (answer.status_code, '<a href="#i-baris">' in answer.text) == (422, True)
    with patch("zi_docs.app.tasks.record", side_effect=UsageError(no_such_file("x"))) as record:
        post(browser, "register/kantor/catat", jenis="a", **form)
    assert record.call_args[0][1].kunci == "t1"


@pytest.mark.parametrize("page", ["register/kantor/catat", "register/kantor/ganti", "terbit"])
def test_a_date_is_picked_in_a_calendar(page: str, browser: FlaskClient, issued: Path) -> None:
    """Wherever a date is asked for it is a calendar; a text that is none stays, told at its field.

    The faults are listed in the order of the fields.
    """
    address = f"/dokumen/kantor/jenis/{DECREE}/terbit" if page == "terbit" else f"/{page}"
    shown = browser.get(f"{address}?{LINE}&tanggal=2020-04-21").text
    field = re.search(r'<input type="date"[^>]*name="tanggal"[^>]*>', shown)
    assert field
    assert 'value="2020-04-21"' in field[0]
    assert "Sekarang: 21 April 2020." in shown
    if page.endswith("catat"):
        wrong = post(browser, page, jenis=DECREE, tanggal="kapan").text
        assert re.findall(r'href="#i-(\w+)"', wrong) == ["nomor", "tanggal"]
    else:
        wrong = browser.get(f"{address}?{LINE}&tanggal=kapan").text
    assert re.search(r'<input type="text"[^>]*aria-invalid="true"[^>]*value="kapan"', wrong)


def test_a_scan_follows_the_document(browser: FlaskClient, issued: Path) -> None:
    """The line of a document leads to its scan, with all fields filled in; it stays one edition."""
    line = browser.get(f"{BOOK}baris?{LINE}").text
    (address,) = re.findall(r'href="([^"]*/catat\?[^"]*)"', line)
    page = browser.get(html.unescape(address)).text
    names = ("baris", "nomor", "tanggal", "ke")
    filled = {name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) for name in names}
    form = {"jenis": DECREE, **{name: found[1] for name, found in filled.items() if found}}
    lost = {**form, "tanggal": "", "berkas": (io.BytesIO(SCAN), "pindaian.pdf")}
    told = browser.post(f"{BOOK}catat", data=lost, headers=OWN).text
    assert "pindaian.pdf belum tersimpan" in told
    answer = recorded(browser, {**form, "berkas": (io.BytesIO(SCAN), "pindaian.pdf")})
    assert answer.status_code == 200, answer.text
    line = browser.get(f"{BOOK}baris?{LINE}").text
    assert "Pindaian<span" in line
    assert line.count('<th scope="row">') == 1


def test_a_scan_that_is_too_big_is_told_in_words(
    browser: FlaskClient, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who brings a scan beyond the limit reads that limit, and how to make a smaller one."""
    monkeypatch.setattr("zi_docs.web.register.LARGEST_SCAN", 3_000_000)
    brought = {"jenis": DECREE, "berkas": (io.BytesIO(SCAN + bytes(3_000_000)), "pindaian.pdf")}
    answer = browser.post(f"{BOOK}catat", data=brought, headers=OWN)
    assert answer.status_code == 413
    assert "melebihi 3 MB" in answer.text
    assert "Pindai lagi dengan 300 dpi" in answer.text


def test_whom_a_number_is_for_is_offered(browser: FlaskClient, workspace: Path) -> None:
    """Once the type is known its records are offered by key and name."""
    keep_survey(office(workspace))
    page = browser.get(f"{BOOK}catat?jenis={PLEDGE}").text
    assert '<option value="196708161993031005">Widodo Cahyo Nugroho</option>' in page
    assert "datalist" not in browser.get(f"{BOOK}catat?jenis={DECREE}").text


def test_the_agenda_book_is_a_workbook(browser: FlaskClient, issued: Path) -> None:
    """The agenda book that is fetched has the number, and the editions on a second sheet."""
    book = load_workbook(io.BytesIO(browser.get(f"{BOOK}agenda").data))
    assert "87" in str(book["Buku Agenda"]["B2"].value)
    assert book.sheetnames == ["Buku Agenda", "Edisi"]


def test_the_register_is_audited_and_backed_up(browser: FlaskClient, issued: Path) -> None:
    """An audit says that all is sound, or what is wrong; a copy is made beside the register."""
    assert "Register beres" in _followed(browser, "periksa")
    next((issued / "output" / "kantor" / DECREE).glob("*.docx")).write_bytes(b"lain")
    assert "Register perlu dibetulkan" in _followed(browser, "periksa")
    assert "Register disalin ke <b>register" in _followed(browser, "cadangkan")
    assert len(list((issued / "data" / "kantor").glob("register*.db"))) == 2


def _followed(browser: FlaskClient, button: str) -> str:
    """Press a button of the book, and return the page that it leads to at last."""
    return browser.get(post(browser, f"register/kantor/{button}").headers["Location"]).text


@pytest.mark.parametrize("query", ["", "jenis=x&baris=kantor&id=1", f"jenis={DECREE}&baris=x&id=9"])
def test_a_line_that_is_not_there_is_not_found(
    query: str, browser: FlaskClient, issued: Path
) -> None:
    """A line that the book does not have is not found, and nothing is cancelled by it."""
    assert browser.get(f"{BOOK}baris?{query}").status_code == 404
    assert post(browser, f"register/kantor/batal?{query}").status_code == 404


def test_a_number_of_today_is_found_at_once(browser: FlaskClient, workspace: Path) -> None:
    """What is issued on the page stands in the book right after."""
    keep_survey(office(workspace))
    issue(browser, workspace)
    assert "1 baris" in browser.get(BOOK).text
