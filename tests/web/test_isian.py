"""The forms of the office's settings on the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

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


@pytest.mark.parametrize("lembar", ["..", "pegawai", "%2e%2e%2fpengaturan", "x"])
def test_only_declared_sheets_have_a_form(lembar: str, browser: FlaskClient) -> None:
    """No name leads to a form that is not declared."""
    assert browser.get(f"/data/kantor/isian/{lembar}").status_code in (404, 308)
