"""The section LKE: what the answers in the table Penilaian score, and what lifts them most."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian import Hasil, Telaah, UjiSyarat
from zi_docs.penilaian.tampil import kalimat_syarat, ringkas, teks
from zi_docs.run.rekap_book import sides_of
from zi_docs.tables.putaran import Putaran
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell

pages = Blueprint("lke", __name__)

_STEPS = 10


class Side(NamedTuple):
    """What one assessor's answers of one round give."""

    siapa: str
    telaah: Telaah
    menentukan: bool
    syarat: dict[str, list[str]]

    @property
    def langkah(self) -> list[Any]:
        """The better answers that gain most."""
        return list(self.telaah.langkah[:_STEPS])


@pages.get("/")
def awal(nama: str) -> str:
    """Show the page on which the scores appear."""
    this_site().workspace(nama)
    return render_template("lke/awal.html", nama=nama)


@pages.get("/nilai")
def nilai(nama: str) -> ResponseReturnValue:
    """Score the answers of all units, and return that part of the page."""
    workspace = this_site().workspace(nama)
    scored: tuple[Putaran, ...] = ()
    problems: tuple[Problem, ...] = ()
    try:
        found = app.score(workspace)
        scored, problems = found.putaran, found.problems
    except ZiDocsError as error:
        problems = error.problems
    part = "nilai" if "HX-Request" in request.headers else "awal"
    return render_template(
        f"lke/{part}.html",
        nama=nama,
        dinilai=True,
        putaran=[(one, list(_sides(one))) for one in scored],
        temuan=tell(problems),
        teks=teks,
        ringkas=ringkas,
    )


def _sides(one: Putaran) -> list[Side]:
    decides = one.menentukan
    return [
        Side(who, side, side is decides, _open_conditions(one) if side is decides else {})
        for who, side in sides_of(one)
    ]


def _open_conditions(one: Putaran) -> dict[str, list[str]]:
    """Return for each predicate the conditions that are not fulfilled, in words."""
    return {
        predikat: [_condition(test, one.on.year) for test in tested.semua if _is_open(test)]
        for predikat, tested in one.syarat.items()
    }


def _is_open(test: UjiSyarat) -> bool:
    return test.hasil is not Hasil.TERPENUHI


def _condition(test: UjiSyarat, year: int) -> str:
    return kalimat_syarat(test, year)
