"""The section Beranda: the data sets with their next step, and a new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from zi_docs.web import Site

from .conftest import OWN


def test_a_data_set_shows_its_next_step(browser: FlaskClient, workspace: Path) -> None:
    """A sound data set leads to its documents, a wrong one to its mistakes."""
    assert 'href="/dokumen/kantor/">Buat dokumen' in browser.get("/ringkas/kantor").text
    (workspace / "data" / "kantor" / "pegawai.csv").write_text("nama,nip\nAni,1\n", "utf-8")
    page = browser.get("/ringkas/kantor").text
    assert 'href="/data/kantor/">Lihat dan betulkan' in page
    assert "kesalahan perlu dibetulkan" in browser.get("/").text


def test_mulai_baru_makes_the_starter_workbook(browser: FlaskClient, workspace: Path) -> None:
    """The button makes what the command makes, and opens the new data set."""
    answer = browser.post("/mulai", data={"nama": "sukamaju-2026"}, headers=OWN)
    assert answer.headers["Location"] == "/data/sukamaju-2026/?kabar=mulai"
    assert (workspace / "data" / "sukamaju-2026" / "sukamaju-2026.xlsx").is_file()


def test_a_sample_may_be_tried(browser: FlaskClient, workspace: Path) -> None:
    """A sample becomes a data set of its own."""
    fields = {"contoh": "gunungkidul-2020", "nama_contoh": "latihan"}
    assert browser.post("/mulai", data=fields, headers=OWN).status_code == 303
    assert (workspace / "data" / "latihan" / "latihan.xlsx").is_file()


@pytest.mark.parametrize("nama", ["", "kantor", "../luar", "a/b", "..", "CON", "x\0y"])
def test_a_name_that_cannot_be_used_is_told_at_its_field(
    nama: str, browser: FlaskClient, workspace: Path
) -> None:
    """A bad or taken name is told with a link to the field, and makes nothing."""
    before = sorted(workspace.rglob("*"))
    answer = browser.post("/mulai", data={"nama": nama}, headers=OWN)
    assert answer.status_code == 422
    assert '<a href="#i-nama">' in answer.text
    assert sorted(workspace.rglob("*")) == before


def test_a_workspace_without_data_says_how_to_begin(
    tmp_path: Path, browser: FlaskClient, site: Site
) -> None:
    """An empty work folder shows how to begin, and no section that needs data."""
    site.root = tmp_path / "kosong"
    site.root.mkdir()
    page = browser.get("/").text
    assert "belum ada data" in page
    assert "Register" not in page
