"""Several work folders: remembered, and each with a page of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from zi_docs.web import Site
from zi_docs.web.neighbours import Neighbours
from zi_docs.web.ruang import Rooms

from .conftest import OWN
from .test_server import _ask


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another work folder, with a data set of the same name."""
    root = tmp_path / "lain" / "ZI 2027"
    (root / "data" / "kantor").mkdir(parents=True)
    (root / "data" / "arsip-2027").mkdir()
    return root


@pytest.fixture
def neighbours(site: Site, tmp_path: Path) -> Iterator[Neighbours]:
    """The pages that this start may open."""
    opened = Neighbours(Rooms(tmp_path / "catatan" / "ruang-kerja.json"))
    opened.add(site)
    yield opened
    site.ended.set()
    opened.close()


def test_another_folder_gets_a_page_of_its_own(
    neighbours: Neighbours, browser: FlaskClient, other: Path
) -> None:
    """A typed folder opens at another port with a key of its own; this page stays as it is."""
    answer = browser.post("/ruang", data={"folder": str(other / "data")}, headers=OWN)
    found = re.search(r'href="http://127.0.0.1:(\d+)/\?kunci=([\w-]+)"', answer.text)
    assert found, answer.text
    opened = neighbours.sites[other]
    assert opened.port == int(found[1])
    assert _ask(opened)[0] == 403
    status, said = _ask(opened, path=f"/?kunci={found[2]}")
    assert (status, "Membuka halaman" in said) == (200, True)
    assert "arsip-2027" not in browser.get("/").text.partition("Folder kerja lain")[0]
    assert str(other) not in answer.text


def test_an_opened_folder_is_remembered(
    neighbours: Neighbours, browser: FlaskClient, site: Site, other: Path
) -> None:
    """The next start lists it by name with its data sets, and no place of the computer."""
    neighbours.rooms.file.write_text(json.dumps([str(other), str(other / "tidak-ada"), 7]), "utf-8")
    page = browser.get("/").text
    assert "<b>ZI 2027</b>" in page
    assert "arsip-2027, kantor" in page
    assert str(other.parent) not in page
    (known,) = neighbours.rooms.known(site.root)
    answer = browser.post("/ruang", data={"tanda": known.tanda}, headers=OWN)
    assert "Membuka ZI 2027" in answer.text
    assert json.loads(neighbours.rooms.file.read_text("utf-8"))[0] == str(other)


@pytest.mark.parametrize(
    "folder",
    [
        "",
        "data",
        "..",
        "/",
        "/etc",
        "tidak/ada",
        "\0",
        "{other}/data/kantor",
        "{other}/../x",
        "a" * 9999,
    ],
    ids=["empty", "data", "above", "root", "etc", "none", "nul", "inside", "beside", "long"],
)
def test_only_a_work_folder_is_opened(
    folder: str, neighbours: Neighbours, browser: FlaskClient, other: Path
) -> None:
    """A folder without data sets, a relative address or a damaged one is told at the field."""
    typed = {"folder": folder.format(other=other), "tanda": "0" * 16}
    answer = browser.post("/ruang", data=typed, headers=OWN)
    assert answer.status_code == 422
    assert '<a href="#i-folder">' in answer.text
    assert len(neighbours.sites) == 1


def test_a_damaged_list_is_no_list(neighbours: Neighbours, browser: FlaskClient) -> None:
    """A list that somebody damaged, or that can't be written, hinders nobody."""
    neighbours.rooms.file.write_text("{", "utf-8")
    assert browser.get("/").status_code == 200
    neighbours.rooms.file.unlink()
    neighbours.rooms.file.mkdir()
    neighbours.rooms.remember(next(iter(neighbours.sites)))
    assert browser.get("/").status_code == 200
