"""The section Dokumen: the list, the choice, making, issuing, and the files."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.surveys import keep_survey
from zi_docs import app as use_cases
from zi_docs.app import working
from zi_docs.app.work_file import Keadaan, WorkFolder
from zi_docs.app.working import works_of
from zi_docs.web import Site

from .conftest import HOST
from .works import DECREE, PLEDGE, ended, issue, office, post, set_up

Starter = Callable[[WorkFolder, str], None]

LIST = "/dokumen/kantor/"
PLEDGES = f"{LIST}jenis/{PLEDGE}/"
DECREES = f"{LIST}jenis/{DECREE}/"


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a data set that makes pledges and a decree."""
    return set_up(tmp_path, repository, monkeypatch)


@pytest.fixture
def read(workspace: Path) -> Path:
    """The work folder, whose data were read already."""
    keep_survey(office(workspace))
    return workspace


def test_many_data_are_read_by_a_process(
    browser: FlaskClient, workspace: Path, apart: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one process reads many data every page that needs them says so; then each has them."""
    monkeypatch.setattr("zi_docs.app.order.is_large", lambda _: True)
    monkeypatch.setattr(working, "start_process", apart)
    waits = (LIST, "/data/kantor/hasil", "/ringkas/kantor")
    assert all("Data sedang dibaca" in browser.get(address).text for address in waits)
    work = use_cases.last_survey(office(workspace))
    assert work is not None
    while use_cases.work_of(office(workspace), work.id).runs:  # type: ignore[union-attr]
        pass
    assert browser.get(f"{LIST}siap").headers["HX-Refresh"] == "true"
    # The process knows other types than this one, so that its survey is not for this one's files.
    assert not any("Data sedang dibaca" in browser.get(address).text for address in waits[1:])
    assert [one.id for one in works_of(office(workspace)).all()] == [work.id]
    assert use_cases.list_works(office(workspace)) == []


def test_a_reading_that_was_stopped_is_not_begun_again_at_once(
    browser: FlaskClient, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that asks again and again does not begin what somebody has just stopped (ZI590)."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("zi_docs.app.understanding.prepare", stop)
    for address in (LIST, "/data/kantor/hasil", "/ringkas/kantor"):
        assert "ZI590" in browser.get(address).text
    assert len(works_of(office(workspace)).all()) == 1


def test_types_stand_by_stage_with_their_state(browser: FlaskClient, read: Path) -> None:
    """The types are listed by stage, each with its state; one that is not ready says why."""
    page = browser.get(LIST).text
    assert page.index(">Pencanangan</h2>") < page.index(">Penetapan</h2>")
    assert page.count(">Siap</span>") == 2
    ready = page[page.index("Siap dibuat:") : page.index(">Pencanangan</h2>")]
    assert ready.count("<a href=") == 2
    assert "Pakta Integritas</a> (25)" in ready
    (read / "data" / "kantor" / "pegawai.csv").unlink()
    keep_survey(office(read))
    page = browser.get(LIST).text
    assert "Belum siap" in page
    assert "Pegawai" in page


def test_stages_fold_and_the_next_step_stands_first(browser: FlaskClient, read: Path) -> None:
    """A stage is open where something can be made; where nothing can be, the next step is told."""
    page = browser.get(LIST).text
    assert page.count('<details class="tahap" open>') == 2
    assert "Berikutnya:" not in page
    (read / "data" / "kantor" / "unit_kerja.csv").unlink()
    (read / "data" / "kantor" / "pegawai.csv").unlink()
    keep_survey(office(read))
    page = browser.get(LIST).text
    assert page.index("Berikutnya: ") < page.index('<details class="tahap"')
    assert page.count('<details class="tahap" open>') == 1
    assert page.count('<details class="tahap">') == 1


def test_sheets_that_a_type_lacks_are_added_by_a_button(
    browser: FlaskClient, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A type without its table has a button that adds a workbook with its sheets, once.

    The type has it no more when the sheet is there, though it is empty. It is the same where many
    data let another process add it: the first click is such a one.
    """
    button = 'name="jenis" value="pakta-integritas"'
    assert button not in browser.get(LIST).text
    (read / "data" / "kantor" / "pegawai.csv").unlink()
    keep_survey(office(read))
    assert button in browser.get(LIST).text
    assert button in browser.get(PLEDGES).text
    with monkeypatch.context() as many:
        many.setattr("zi_docs.app.order.is_large", lambda _: True)
        made = post(browser, "data/kantor/lembar", jenis=PLEDGE)
    assert "kerja=" in made.headers["Location"]
    page = browser.get(made.headers["Location"], follow_redirects=True).text
    assert 'href="/data/kantor/berkas/kantor%20pakta-integritas.xlsx"' in page
    assert "Buku kerja" in page
    again = post(browser, "data/kantor/lembar", jenis=PLEDGE)
    assert "sudah ada semua" in browser.get(again.headers["Location"]).text
    keep_survey(office(read))
    assert "Belum siap" in browser.get(LIST).text
    assert button not in browser.get(LIST).text
    assert len(list((read / "data" / "kantor").glob("*.xlsx"))) == 1


def test_data_that_cannot_be_read_are_told(browser: FlaskClient, workspace: Path) -> None:
    """Settings that can't be read are told with their place, and nobody waits for ever."""
    settings = workspace / "data" / "kantor" / "pengaturan.yaml"
    settings.write_text("tahun: [", encoding="utf-8")
    keep_survey(office(workspace))
    assert "pengaturan.yaml" in browser.get(LIST).text


def test_records_are_found_by_name_unit_and_state(browser: FlaskClient, read: Path) -> None:
    """A search narrows the list, by part of a name, by unit, and by how far a document came."""
    assert "25 dokumen" in browser.get(PLEDGES).text
    found = browser.get(f"{PLEDGES}?cari=sekarwangi").text
    assert "1 dokumen dari 25" in found
    assert "Arum Sekarwangi" in found
    assert "0 dokumen dari 25" in browser.get(f"{PLEDGES}?unit=TIDAK-ADA").text
    assert "0 dokumen dari 25" in browser.get(f"{PLEDGES}?keadaan=terbit").text


def test_only_what_is_ticked_is_made(browser: FlaskClient, read: Path) -> None:
    """Of all records only the ticked ones are made; the page then shows their files."""
    keys = ["196708161993031005", "197502152002032014"]
    chosen = {"lingkup": "centang", "baris": keys, "bentuk": ["gabung"]}
    work = ended(read, post(browser, PLEDGES[1:], **chosen))
    made = list((read / "output" / "kantor" / PLEDGE).rglob("*.docx"))
    assert work.report is not None
    assert work.report.types[PLEDGE].made == 2
    assert len(made) == 2
    page = browser.get(PLEDGES).text
    assert page.count(">Jadi</span>") == 2
    assert "Berkas cetak" in page
    result = browser.get(f"{LIST}kerja/{work.id}/").text
    assert "Selesai dalam" in result
    assert "Berkas cetak: <a href=" in result
    again = ended(read, post(browser, PLEDGES[1:], lingkup="centang", baris=keys))
    told = "Tidak ada dokumen baru"
    assert told not in result
    assert told in browser.get(f"{LIST}kerja/{again.id}/").text


def test_a_number_is_asked_for_where_all_is_one(browser: FlaskClient, read: Path) -> None:
    """A type with one record takes a number without a tick; one with many does not."""
    assert 'id="i-nomor"' not in browser.get(f"{PLEDGES}terbit?lingkup=semua").text
    people = read / "data" / "kantor" / "pegawai.csv"
    people.write_bytes(b"".join(people.read_bytes().splitlines(keepends=True)[:2]))
    keep_survey(office(read))
    page = browser.get(f"{PLEDGES}terbit?lingkup=semua&nomor=12").text
    assert 'id="i-nomor"' in page
    assert "hanya dapat diisi bila satu dokumen" not in page


def test_nothing_ticked_is_told(browser: FlaskClient, read: Path) -> None:
    """Without a tick nothing starts, and the summary says what to do."""
    answer = post(browser, PLEDGES[1:], lingkup="centang")
    assert (answer.status_code, use_cases.list_works(office(read))) == (422, [])
    assert "Centang sedikitnya satu baris" in answer.text


def test_ticks_beside_the_choice_of_all_are_asked_about(browser: FlaskClient, read: Path) -> None:
    """Who ticks rows and leaves the choice at all is asked, and nothing is made or issued."""
    key = "196708161993031005"
    answers = [
        post(browser, PLEDGES[1:], lingkup="semua", baris=key),
        browser.get(f"{PLEDGES}terbit?lingkup=semua&baris={key}"),
        post(browser, f"{PLEDGES[1:]}terbit", lingkup="semua", baris=key),
    ]
    for answer in answers:
        assert answer.status_code == 422
        assert "Ada baris yang dicentang" in answer.text
    assert 'value="centang" checked' in answers[0].text
    assert use_cases.list_works(office(read)) == []


def test_what_is_frozen_is_shown_before(browser: FlaskClient, read: Path) -> None:
    """Before a decree is issued its number and date are shown, and nothing is spent by looking."""
    page = browser.get(f"{DECREES}terbit?tanggal=21+April+2020&nomor=87").text
    assert "87/" in page or "/87" in page
    assert "21 April 2020" in page
    assert not use_cases.has_book(office(read))
    work = issue(browser, read, tanggal="21 April 2020", nomor="87")
    assert work.problems == []
    (standing,) = use_cases.shelf_of(office(read), DECREE).of("kantor")
    assert (standing.tanggal, standing.tahap) == ("2020-04-21", "terbit")
    assert "Sudah terbit" in browser.get(f"{DECREES}terbit").text


def test_what_is_typed_wrong_is_told_at_its_field(browser: FlaskClient, read: Path) -> None:
    """A date that is none is told at its field, what was typed stays, and nothing is issued."""
    answer = browser.get(f"{DECREES}terbit?tanggal=kapan")
    assert answer.status_code == 422
    assert 'href="#i-tanggal"' in answer.text
    assert 'value="kapan"' in answer.text
    assert post(browser, f"{DECREES[1:]}terbit", tanggal="kapan").status_code == 422
    assert use_cases.list_works(office(read)) == []


def test_an_edited_konsep_is_shown_and_issued(browser: FlaskClient, read: Path) -> None:
    """The paragraphs that were edited in a konsep are shown, and the edited text can be issued."""
    from docx import Document

    ended(read, post(browser, DECREES[1:]))
    path = next((read / "output" / "kantor" / "konsep" / DECREE).glob("*.docx"))
    document = Document(str(path))
    next(p for p in document.paragraphs if p.text.startswith("KEPUTUSAN")).add_run(" ISTIMEWA")
    document.save(str(path))
    page = browser.get(f"{DECREES}terbit").text
    assert "ISTIMEWA" in page
    work = issue(browser, read, suntingan="pakai")
    assert work.problems == []
    issued = next((read / "output" / "kantor" / DECREE).glob("*.docx"))
    assert any("ISTIMEWA" in p.text for p in Document(str(issued)).paragraphs)


def test_two_tabs_issue_one_number_once(site: Site, app: Flask, read: Path) -> None:
    """Two tabs that issue the same decree at once give one number; the other one is told."""

    def tab(nomor: str) -> str:
        client = app.test_client()
        client.set_cookie(site.cookie, site.keys.kunjungan, domain="127.0.0.1")
        address, own = f"http://{HOST}{DECREES}terbit", {"Origin": f"http://{HOST}"}
        answer = client.post(address, data={"nomor": nomor}, headers=own, base_url=f"http://{HOST}")
        work = ended(read, answer)
        return " ".join(problem.code for problem in work.problems) or str(work.numbers)

    with ThreadPoolExecutor() as tabs:
        told = list(tabs.map(tab, ["87", "88"]))
    with use_cases.open_existing_register(office(read)) as register:
        assert len(register.list_numbers()) == 1
        assert len(register.editions()) == 1
    assert len(set(told)) == 2


@pytest.mark.parametrize("place", ["", "../../etc/passwd", "/etc/passwd", "data/kantor/rapat.yaml"])
def test_only_made_files_are_sent(place: str, browser: FlaskClient, read: Path) -> None:
    """A file that the register does not hold is neither sent nor opened."""
    assert browser.get(f"{LIST}berkas", query_string={"berkas": place}).status_code == 404
    address = f"{LIST[1:]}buka?berkas={place}"
    assert post(browser, address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "jenis/tidak-ada/",
        "jenis/../",
        "kerja/..%2f..%2fetc/",
        "kerja/tidak-ada/",
        "gambar/..%2fikhtisar.png",
        f"jenis/{PLEDGE}/pratinjau?baris=x",
        f"jenis/{PLEDGE}/pratinjau/isi?baris=../x",
    ],
)
def test_what_is_not_there_is_not_found(address: str, browser: FlaskClient, read: Path) -> None:
    """An address of a type, a work, a picture or a record that does not exist is not found."""
    answer = browser.get(f"{LIST}{address}", follow_redirects=True)
    assert answer.status_code == 404 or "/jenis/" not in address
    assert "Traceback" not in answer.text


def test_without_libreoffice_the_text_is_shown(browser: FlaskClient, read: Path) -> None:
    """A preview without LibreOffice is the text in its order, with a sentence why."""
    record = {"baris": "196708161993031005"}
    assert "sedang diisi" in browser.get(f"{PLEDGES}pratinjau", query_string=record).text
    page = browser.get(f"{PLEDGES}pratinjau/isi", query_string=record).text
    assert "Gambarnya tidak dapat dibuat" in page
    assert "LibreOffice" in page
    assert "Widodo Cahyo Nugroho" in page
    assert str(read) not in page


def test_a_preview_of_many_data_is_waited_for(
    browser: FlaskClient, read: Path, under_way: list[str]
) -> None:
    """One process fills the document; the part that waits for it begins no other (ZI590)."""
    record, part = {"baris": "196708161993031005"}, {"HX-Request": "true"}
    asked = f"{PLEDGES}pratinjau/isi"
    for _ in range(2):
        page = browser.get(asked, query_string=record, headers=part).text
        assert "sedang diisi" in page
        found = re.search(r'hx-get="([^"?]*)[?]([^"]*)"', page)
        assert found
        assert found[1] == asked
        record = dict(parse_qsl(html.unescape(found[2])))
        assert record["kerja"] == under_way[0]
    works = works_of(office(read))
    works.write(replace(works.all()[0], keadaan=Keadaan.DIBATALKAN))
    assert "ZI590" in browser.get(asked, query_string=record, headers=part).text
    assert len(under_way) == 1
