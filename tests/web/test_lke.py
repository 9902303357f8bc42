"""The section LKE: the scores of the answers, the distance to each predicate, the next steps."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient

from tests.penilaian.kasus import SATU_GAGAL
from tests.penilaian.lembaran import answers, write_answers


@pytest.fixture
def answered(workspace: Path) -> Path:
    """A work folder of 2026 in which unit and assessors answered."""
    folder = workspace / "data" / "kantor"
    settings = yaml.safe_load((folder / "pengaturan.yaml").read_text(encoding="utf-8"))
    settings |= {"tahun": 2026, "tanggal": "2026-01-05"}
    (folder / "pengaturan.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    sides = answers("hampir sempurna"), answers(SATU_GAGAL)
    write_answers(folder / "penilaian.csv", ("DUKCAPIL", "1", *sides))
    return workspace


def test_scores_distance_and_steps_are_shown(browser: FlaskClient, answered: Path) -> None:
    """Both totals, each predicate's verdict in words, what lacks, and the best steps are shown."""
    page = browser.get("/lke/kantor/nilai").text
    assert "Menurut unit: 95,63" in page
    assert "Menurut TPI: 86,97" in page
    assert "WBBM: nilai belum memenuhi" in page
    assert "Jarak ke WBBM" in page
    assert "Perbaikan yang paling menambah nilai" in page


def test_without_answers_the_page_says_what_to_do(browser: FlaskClient, workspace: Path) -> None:
    """Where nothing was answered there is the sentence of the command, and its mend."""
    assert "sedang dibaca" in browser.get("/lke/kantor/").text
    assert "ZI545" in browser.get("/lke/kantor/nilai").text
