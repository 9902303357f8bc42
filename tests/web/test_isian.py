"""The forms of the office's settings on the page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from zi_docs.app import Kind, Survey
from zi_docs.app.office import read_office
from zi_docs.app.surveying import files_state, write_survey
from zi_docs.model import lookup
from zi_docs.workspace import find_workspace

from .conftest import OWN

ADDRESS = "/data/kantor/isian/pengaturan"


def _mark(browser: FlaskClient) -> str:
    found = re.search(r'name="tanda" value="(\w+)"', browser.get(ADDRESS).text)
    assert found
    return found[1]


def test_a_wrong_value_is_told_at_its_field(browser: FlaskClient) -> None:
    """The summary leads to the field, which keeps what was typed and says what to write."""
    typed = {"tanda": _mark(browser), "tahun": "dua ribu"}
    answer = browser.post(ADDRESS, data=typed, headers=OWN)
    assert answer.status_code == 422
    assert '<a href="#i-tahun">' in answer.text
    assert re.search(r'id="i-tahun"[^>]*aria-invalid="true"[^>]*value="dua ribu"', answer.text)


def test_two_tabs_do_not_undo_each_other(browser: FlaskClient, workspace: Path) -> None:
    """A form that was opened before another change saves nothing until it was seen again."""
    mark = _mark(browser)
    first = {"tanda": mark, "alamat.kota": "Wates"}
    assert browser.post(ADDRESS, data=first, headers=OWN).status_code == 303
    second = {"tanda": mark, "alamat.kota": "Lama", "alamat.jalan": "Jalan Baru"}
    answer = browser.post(ADDRESS, data=second, headers=OWN)
    assert answer.status_code == 409
    assert 'value="Jalan Baru"' in answer.text
    assert 'value="Wates"' in browser.get(ADDRESS).text


def test_what_is_not_saved_is_not_called_saved(browser: FlaskClient) -> None:
    """After a save, a wrong value is told without the news of that save; so is the address."""
    good = {"tanda": _mark(browser), "alamat.kota": "Wates"}
    saved = browser.post(ADDRESS, data=good, headers=OWN).headers["Location"]
    page = browser.get(saved).text
    assert "Isian sudah tersimpan" in page
    assert f'<form method="post" action="{ADDRESS}"' in page
    answer = browser.post(saved, data={"tanda": _mark(browser), "tahun": "dua"}, headers=OWN)
    assert answer.status_code == 422
    assert "Isian sudah tersimpan" not in answer.text


def test_nothing_that_changed_is_not_called_saved(browser: FlaskClient) -> None:
    """A form that is sent as it was saves nothing, and says so."""
    answer = browser.post(ADDRESS, data={"tanda": _mark(browser)}, headers=OWN)
    page = browser.get(answer.headers["Location"]).text
    assert "Tidak ada isian yang berubah" in page
    assert "sudah tersimpan" not in page


def test_an_old_workbook_does_not_silently_empty_the_settings(
    browser: FlaskClient, workspace: Path
) -> None:
    """A workbook from before the form was saved is asked about, with what would be empty again."""
    book = workspace / "data" / "kantor" / "Pengaturan.xlsx"
    address = "/data/kantor/unggah"
    for name, text in (("alamat.kota", "Wates"), ("alamat.faksimile", "(0274) 1")):
        old = book.read_bytes() if book.exists() else b""
        browser.post(ADDRESS, data={"tanda": _mark(browser), name: text}, headers=OWN)
    for content, asked in ((old, True), (book.read_bytes(), False)):
        data = {"berkas": (io.BytesIO(content), book.name), "ganti": "ya"}
        where = browser.post(address, data=data, headers=OWN).headers["Location"]
        page = browser.get(where).text
        assert ("akan kosong lagi:</strong> Alamat: Faksimile." in page) == asked


@pytest.mark.parametrize("lembar", ["..", "pegawai", "%2e%2e%2fpengaturan", "x"])
def test_only_declared_sheets_have_a_form(lembar: str, browser: FlaskClient) -> None:
    """No name leads to a form that is not declared."""
    assert browser.get(f"/data/kantor/isian/{lembar}").status_code in (404, 308)


def test_the_form_of_a_type_is_on_the_page(browser: FlaskClient) -> None:
    """A type's own fields and its date are changed on the page; no other type is found."""
    address = "/data/kantor/isian/jenis/pakta-integritas"
    page = browser.get(address).text
    assert 'id="i-isian.pakta-integritas.kop"' in page
    assert 'id="i-tanggal_jenis.pakta-integritas"' in page
    typed = {"tanda": _mark(browser), "tanggal_jenis.pakta-integritas": "kapan"}
    answer = browser.post(address, data=typed, headers=OWN)
    assert answer.status_code == 422
    assert '<a href="#i-tanggal_jenis.pakta-integritas">' in answer.text
    typed["tanggal_jenis.pakta-integritas"] = "6 Mei 2020"
    assert browser.post(address, data=typed, headers=OWN).status_code == 303
    assert "Sekarang: 6 Mei 2020." in browser.get(address).text
    assert browser.get("/data/kantor/isian/jenis/..%2fx").status_code == 404
    assert browser.get("/data/kantor/isian/jenis/tidak-ada").status_code == 404


def _field(page: str, name: str) -> str:
    """Return the control of a field."""
    found = re.search(rf'<(?:input|select|textarea)\b[^>]*id="i-{re.escape(name)}"[^>]*>', page)
    assert found, name
    return found[0]


def test_each_kind_has_its_control(browser: FlaskClient) -> None:
    """What is chosen is a list, a day a calendar, a list has lines, and a number its keys."""
    pages = ADDRESS, "/data/kantor/isian/jenis/pakta-integritas"
    office, own = (browser.get(address).text for address in pages)
    for name in ("isian.pakta-integritas.kop", "isian.pakta-integritas.meterai"):
        assert _field(own, name).startswith("<select")
    assert _field(office, "zona_waktu").startswith("<select")
    assert _field(office, "tata_naskah.dengan_rahmat").startswith("<select")
    assert 'type="date"' in _field(office, "tanggal")
    assert 'inputmode="decimal"' in _field(office, "tata_naskah.batas.atas")
    assert 'type="text"' in _field(office, "alamat.kota")


def test_the_keys_that_are_asked_for_are_offered(browser: FlaskClient, workspace: Path) -> None:
    """A new official's key is chosen among those still needed; the link beside one begins it."""
    kind = Kind(*("a", "Keputusan A", "", "", "data", True, True, (), 0, ()))
    needs = replace(kind, pejabat=("camat", "kepala_daerah"))
    write_survey(find_workspace("kantor", workspace), "dahulu", Survey((needs,), {}, ()))
    address = "/data/kantor/isian/pejabat"
    page = browser.get(address).text
    assert re.findall(r'<option value="([^"]*)">([^<]*)</option></datalist>', page) == [
        ("camat", "Keputusan A")
    ]
    key = "pejabat.+.kunci"
    assert f'href="{address}?baru=camat#i-{key}"' in page
    assert 'value="camat"' in _field(browser.get(f"{address}?baru=camat").text, key)
    assert "datalist" not in browser.get(ADDRESS).text


def test_a_day_of_a_calendar_is_saved_in_words(browser: FlaskClient, workspace: Path) -> None:
    """A picked day stands in the cell as a clerk writes it; the day that is given is no change.

    A text that is no date stays in its field, which then shows no calendar.
    """
    name = "tanggal_jenis.pakta-integritas"
    address = "/data/kantor/isian/jenis/pakta-integritas"
    typed = {"tanda": _mark(browser), name: "2020-05-06"}
    assert browser.post(address, data=typed, headers=OWN).status_code == 303
    office = read_office(find_workspace("kantor", workspace))
    assert lookup(office.cells, name) == "6 Mei 2020"
    assert 'value="2020-05-06"' in _field(browser.get(address).text, name)
    again = browser.post(address, data={**typed, "tanda": _mark(browser)}, headers=OWN)
    assert again.headers["Location"].endswith("kabar=tetap")
    wrong = {"tanda": _mark(browser), name: "2020-13-45"}
    shown = _field(browser.post(address, data=wrong, headers=OWN).text, name)
    assert 'type="text"' in shown
    assert 'value="2020-13-45"' in shown


def test_the_form_says_what_documents_need(browser: FlaskClient, workspace: Path) -> None:
    """Officials and patterns stand with the types that need them, and what nobody needs is told.

    Not from data that changed since: an official just typed is not called of no use.
    """
    kind = Kind(*("a", "Keputusan A", "", "", "data", True, True, (), 0, ()))
    needs = replace(kind, nomor="laporan", pejabat=("camat", "kepala_daerah"))
    survey = Survey((needs,), {}, (), {"laporan": "100/{urut}"}, ("lurah",))
    office = find_workspace("kantor", workspace)
    write_survey(office, "dahulu", survey)
    page = browser.get("/data/kantor/isian/nomor_surat").text
    assert "Memakai bawaan</span> 100/{urut}</td><td>Keputusan A" in page
    page = browser.get("/data/kantor/isian/pejabat").text
    assert re.search(r"camat</th><td><span[^>]*>Belum diisi</span>.*</td><td>Keputusan A", page)
    assert re.search(r"kepala_daerah</th><td><span[^>]*>Sudah diisi</span>", page)
    unused = '(sekretaris_daerah)</span> <span class="status catatan">belum dipakai'
    assert unused not in page
    write_survey(office, files_state(office), survey)
    assert unused in browser.get("/data/kantor/isian/pejabat").text
