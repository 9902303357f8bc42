"""The section Register: the book, a document's history, and what is changed in it."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.surveys import keep_survey
from zi_docs import app
from zi_docs.app import Kind, Survey
from zi_docs.app.problems import no_such_file
from zi_docs.app.surveying import Item, write_survey
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
    answer = post(browser, "register/kantor/catat", **typed)
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
    brought = {**form, "berkas": (io.BytesIO(SCAN), "pindaian.pdf")}
    answer = browser.post(f"{BOOK}catat", data=brought, headers=OWN)
    assert answer.status_code == 200, answer.text
    (scan,) = (workspace / "data" / "kantor" / "terbit").glob("*.pdf")
    place = {"berkas": f"data/kantor/terbit/{scan.name}"}
    assert browser.get("/dokumen/kantor/berkas", query_string=place).data == SCAN


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Isian ini wajib."),
        ({"tanggal": "31 Februari 2020"}, "Tulis seperti 27 April 2021."),
        ({"baris": "tidak ada"}, "tidak ada"),
    ],
)
def test_a_wrong_record_is_told(
    fields: dict[str, str], told: str, browser: FlaskClient, workspace: Path
) -> None:
    """What is missing or wrong is told on the same page, and nothing is recorded."""
    keep_survey(office(workspace))
    form = {"jenis": DECREE, "nomor": "231", "tanggal": "27 April 2020"} if fields else {}
    answer = post(browser, "register/kantor/catat", **{**form, **fields})
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
    with patch("zi_docs.app.record", side_effect=UsageError(no_such_file("x"))) as record:
        post(browser, "register/kantor/catat", jenis="a", **form)
    assert record.call_args[0][1].kunci == "t1"


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
