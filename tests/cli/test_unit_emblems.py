"""A unit may have an emblem of its own in the kop of its papers."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.samples import copy_sample
from zi_docs.cli import cli

from .runs import Zi, run_with

DATA, PLEDGE = "gunungkidul-2020", "pakta-integritas"
COLOURS = {"kap.jpg": (200, 30, 40), "rs.png": (20, 30, 240)}


@pytest.fixture
def office(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a sample data set."""
    data = tmp_path / "data" / DATA
    copy_sample(repository / "data" / DATA, data)
    for name, colour in COLOURS.items():
        Image.new("RGB", (300, 200), colour).save(data / name)
    monkeypatch.chdir(tmp_path)
    return data


@pytest.fixture
def zi(capsys: pytest.CaptureFixture[str]) -> Zi:
    """Run ``zi-docs`` with these arguments."""
    return run_with(cli, capsys)


def _set(data: Path, **units: tuple[str, str]) -> None:
    """Give units an emblem and a unit above them."""
    path = data / "unit_kerja.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("cp1252")), delimiter=";"))
    more = [dict(zip(("Logo", "Induk"), units.get(r["Kode"], ("", "")), strict=True)) for r in rows]
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, dict.fromkeys((*rows[0], "Logo", "Induk")), delimiter=";")
        writer.writeheader()
        writer.writerows(row | own for row, own in zip(rows, more, strict=True))


def _shown(data: Path, unit: str) -> set[str]:
    """Return which emblems the pledges of a unit show: a file, or ``kantor``."""
    return {_emblem(path) for path in _papers(data, unit)}


def _papers(data: Path, unit: str) -> list[Path]:
    return list((data.parents[1] / "output" / DATA / PLEDGE).glob(f"{unit}/*.docx"))


def _emblem(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "/media/" in name]
        colours = [_colour(archive.read(name)) for name in names]
    known = (name for name, wanted in COLOURS.items() if any(_near(c, wanted) for c in colours))
    return next(known, "kantor")


def _colour(data: bytes) -> tuple[int, ...]:
    colour = Image.open(io.BytesIO(data)).convert("RGBA").getpixel((1, 1))
    assert isinstance(colour, tuple)
    return colour[:3]


def _near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether two colours are alike, since JPEG changes them a little."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 12


def test_a_unit_shows_its_own_emblem(zi: Zi, office: Path) -> None:
    """The emblem that a unit names is in its kop; every other unit has the office's."""
    _set(office, WONOSARI=("kap.jpg", ""))
    assert zi("buat", PLEDGE, "--data", DATA).code == 0
    assert _shown(office, "WONOSARI") == {"kap.jpg"}
    assert _shown(office, "DUKCAPIL") == {"kantor"}


def test_a_unit_shows_the_emblem_of_the_unit_above_it(zi: Zi, office: Path) -> None:
    """A unit without an emblem has that of its parent."""
    _set(office, WONOSARI=("", "DUKCAPIL"), DUKCAPIL=("rs.png", ""))
    assert zi("buat", PLEDGE, "--data", DATA).code == 0
    assert _shown(office, "WONOSARI") == {"rs.png"}


def test_another_emblem_makes_the_papers_again(zi: Zi, office: Path) -> None:
    """Once a unit names another emblem, its papers are made again."""
    _set(office, WONOSARI=("kap.jpg", ""), DUKCAPIL=("rs.png", ""))
    assert zi("buat", PLEDGE, "--data", DATA).code == 0
    _set(office, WONOSARI=("rs.png", ""), DUKCAPIL=("kap.jpg", ""))
    assert zi("buat", PLEDGE, "--data", DATA).code == 0
    assert _shown(office, "WONOSARI") == {"rs.png"}


def test_a_bad_emblem_is_told_at_its_cell(zi: Zi, office: Path) -> None:
    """A file that is no picture stops the pledges, with the cell that names it (ZI205)."""
    _set(office, WONOSARI=("kap.jpg", ""))
    (office / "kap.jpg").write_text("x")
    told = zi("periksa", "--data", DATA)
    assert told.code == 1
    assert told.err.count("ZI205") == 1
    assert 'unit_kerja.csv, baris 3, kolom "Logo"' in told.err
