"""How much one naskah may ask for, tested at the bounds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .runs import Outcome, Zi

MakeNaskah = Callable[..., bytes]
Fill = Callable[..., Outcome]


@pytest.fixture
def fill(zi: Zi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_naskah: MakeNaskah) -> Fill:
    """Fill a naskah of this text by ``isi``."""
    monkeypatch.chdir(tmp_path)

    def call(text: str, **data: object) -> Outcome:
        Path("n.docx").write_bytes(make_naskah(text))
        Path("d.json").write_text(json.dumps(data), encoding="utf-8")
        return zi("isi", "n.docx", "d.json", "-o", "x.docx", "--timpa")

    return call


def _nested(loops: int, inside: str = "x") -> str:
    return "{% for a in d %}" * loops + inside + "{% endfor %}" * loops


def test_ten_loops_within_each_other(fill: Fill) -> None:
    """Ten loops within each other are followed; the eleventh is refused before anything runs."""
    assert fill(_nested(10), d=["a"]).code == 0
    outcome = fill(_nested(11), d=["a"])
    assert (outcome.code, outcome.err.splitlines()[:2]) == (
        3,
        [
            "KESALAHAN ZI412  n.docx",
            "  Naskah ini memakai perulangan di dalam perulangan lebih dari 10 tingkat, yang tidak "
            "diizinkan.",
        ],
    )


def test_loops_beside_each_other_are_not_counted(fill: Fill) -> None:
    """Loops beside each other are not counted, since a long form has many."""
    assert fill(_nested(5) + _nested(5) + _nested(1, _nested(5) + _nested(5)), d=["a"]).code == 0


def test_ten_loops_of_a_piece(zi: Zi, office: Path) -> None:
    """A text piece has the same bound."""
    piece = office / "templates" / "surat" / "butir.j2"
    piece.write_text(_nested(10).replace(" d ", " [1] "), encoding="utf-8")
    assert zi("periksa", "surat", "--data", "kantor").code == 0
    piece.write_text(_nested(11).replace(" d ", " [1] "), encoding="utf-8")
    outcome = zi("periksa", "surat", "--data", "kantor")
    assert outcome.code == 3
    assert outcome.err.startswith("KESALAHAN ZI412  templates/surat/butir.j2\n")


def test_turns_of_loops(fill: Fill) -> None:
    """A hundred thousand turns are made; two and a half million are stopped, even if empty."""
    assert fill(_nested(2, ""), d=["a"] * 320).code == 0
    outcome = fill(_nested(2, ""), d=["a"] * 1_600)
    assert outcome.code == 3
    assert outcome.err.startswith("KESALAHAN ZI423  n.docx\n")
    assert "periksa perulangan" in outcome.err


def test_letters_of_a_document(fill: Fill) -> None:
    """A document of fifty million letters is stopped; a tenth of it is made."""
    text = "{% for a in d %}{{ x }}{% endfor %}"
    assert fill(text, d=["a"] * 50, x="y" * 100_000).code == 0
    outcome = fill(text, d=["a"] * 501, x="y" * 100_000)
    assert outcome.code == 3
    assert outcome.err.startswith("KESALAHAN ZI423  n.docx\n")
