"""The section LKE: the scores of the answers, the distance to each predicate, the next steps."""

from __future__ import annotations

import os
from pathlib import Path

from flask.testing import FlaskClient

from tests.penilaian.lembaran import answers, write_answers
from zi_docs.app import Keadaan, answers_file
from zi_docs.app.working import works_of
from zi_docs.workspace import find_workspace

from .conftest import OWN
from .lke import UNIT, answer, date_it

PART = {"HX-Request": "true"}


def test_scores_distance_and_steps_are_shown(browser: FlaskClient, workspace: Path) -> None:
    """Both totals, each predicate's verdict in words, what lacks, and the best steps are shown.

    The chart says in words what its bars say, and what no answer of the LKE can give has its sheets
    named.
    """
    answer(workspace)
    page = browser.get("/lke/kantor/nilai").text
    assert "95,63" in page
    assert "86,97" in page
    page = browser.get(f"/lke/kantor/unit?unit={UNIT}").text
    assert "Menurut unit: 95,63" in page
    assert "Menurut TPI: 86,97" in page
    assert "WBBM: nilai belum memenuhi" in page
    assert "Jarak ke WBBM" in page
    assert "diisi di lembar Syarat Instansi, Syarat Unit, dan TLHP" in page
    assert "Perbaikan yang paling menambah nilai" in page
    assert 'aria-label="TPI mencapai' in page


def test_the_last_round_is_the_usual_one(browser: FlaskClient, workspace: Path) -> None:
    """A page that is opened without a round shows the last one that the unit has."""
    own = answers("hampir sempurna")
    write_answers(date_it(workspace) / "penilaian.csv", (UNIT, "1", own, {}), (UNIT, "2", own, {}))
    page = browser.get(f"/lke/kantor/unit?unit={UNIT}").text
    assert 'aria-current="page">Penilaian ke-2</a>' in page


def test_without_answers_the_units_are_listed(browser: FlaskClient, workspace: Path) -> None:
    """Where nothing was answered each unit leads to the place where it can be."""
    date_it(workspace)
    assert "sedang dibaca" in browser.get("/lke/kantor/").text
    page = browser.get("/lke/kantor/nilai", headers=PART).text
    assert "Belum ada unit yang menjawab" in page
    assert f'<a href="/lke/kantor/unit?unit={UNIT}">' in page
    assert "Semua unit" in browser.get(f"/lke/kantor/unit?unit={UNIT}").text
    assert "sedang dibaca" not in browser.get("/lke/kantor/").text


def test_a_year_without_lke_is_told_in_its_place(browser: FlaskClient, workspace: Path) -> None:
    """Data of a year whose LKE is not known give its sentence, also inside the waiting page."""
    answered = browser.get("/lke/kantor/nilai", headers=PART)
    assert answered.status_code == 200
    assert "ZI541" in answered.text
    assert "<html" not in answered.text


def test_many_data_are_waited_for_on_a_page(
    browser: FlaskClient, workspace: Path, under_way: list[str]
) -> None:
    """While one process reads the answers each page of the section says so, and offers to stop it.

    When they are read the page comes by itself; a form that was sent has waited for them.
    """
    date_it(workspace)
    address = f"/lke/kantor/unit?unit={UNIT}"
    for waits in (address, "/lke/kantor/buku", "/lke/kantor/nilai"):
        for headers in ({}, PART):
            page = browser.get(waits, headers=headers).text
            assert "Data sedang dibaca" in page
            assert f'action="/dokumen/kantor/kerja/{under_way[0]}/batal"' in page
    assert len(under_way) == 1
    assert browser.get("/lke/kantor/siap").status_code == 204
    answers_file.keep_answers(find_workspace("kantor", workspace))
    assert browser.get("/lke/kantor/siap").headers["HX-Refresh"] == "true"
    assert "Isi jawaban" in browser.get(address).text


def test_what_is_being_stopped_says_so(
    browser: FlaskClient, workspace: Path, under_way: list[str]
) -> None:
    """Whoever clicked Hentikan is told that it was heard, though the work stops a moment later."""
    browser.get("/lke/kantor/nilai")
    address = f"/dokumen/kantor/kerja/{under_way[0]}"
    assert "Sedang dihentikan" not in browser.get(f"{address}/").text
    page = browser.post(f"{address}/batal", headers=OWN, follow_redirects=True).text
    assert "Sedang dihentikan" in page
    assert ">Hentikan<" not in page


def test_only_one_reading_is_under_way(
    browser: FlaskClient, workspace: Path, under_way: list[str]
) -> None:
    """The section waits for the reading that another page began; that of a change comes after."""
    settings = date_it(workspace) / "pengaturan.yaml"
    assert "Data sedang dibaca" in browser.get("/data/kantor/hasil").text
    later = settings.stat().st_mtime + 1000
    os.utime(settings, (later, later))
    assert f"kerja/{under_way[0]}/batal" in browser.get("/lke/kantor/nilai").text
    works = works_of(find_workspace("kantor", workspace))
    work = works.find(under_way[0])
    assert work
    work.keadaan = Keadaan.SELESAI
    works.write(work)
    page = browser.get("/lke/kantor/nilai").text
    assert len(under_way) == 2
    assert f"kerja/{under_way[1]}/batal" in page
    assert "Data sedang dibaca" in browser.get("/data/kantor/hasil").text
    assert len(under_way) == 2
