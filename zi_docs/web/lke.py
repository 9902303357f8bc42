"""The section LKE: what the answers score, what lifts them most, and the ways to change them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app.answer_book import Round
from zi_docs.app.assessing import ANSWERS, Assessments, Score
from zi_docs.codes import Severity
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.penilaian import Hasil, Langkah, UjiSyarat
from zi_docs.penilaian.tampil import kalimat_syarat, ringkas, teks
from zi_docs.run.rekap_book import sides_of
from zi_docs.tables import UnitKerja
from zi_docs.tables.putaran import Putaran
from zi_docs.web import lke_buku, lke_jawaban, lke_susun
from zi_docs.web.checking import answered
from zi_docs.web.lke_kept import asked_round, assessments, show_waiting, siap, waiting
from zi_docs.web.site import this_site
from zi_docs.web.telling import say_counts, tell

pages = Blueprint("lke", __name__)
pages.before_request(waiting)

_STEPS = 10
_PER_AREA = "area "


class Line(NamedTuple):
    """A unit in the list: the last round in which somebody answered, and its score."""

    unit: UnitKerja
    putaran: str
    nilai: Score | None


class Reached(NamedTuple):
    """What one side reached of a part: its points, and the percent of the weight."""

    siapa: str
    poin: Fraction
    persen: Fraction


class Bar(NamedTuple):
    """A part of the score: what each side reached, and the least percent that is asked for."""

    judul: str
    bobot: Fraction
    pihak: tuple[Reached, ...]
    batas: Fraction | None = None


class PartState(NamedTuple):
    """How many inputs of a part have an answer of the unit, and of the assessors."""

    nama: str
    judul: str
    jumlah: int
    unit: int
    tpi: int


@pages.get("/")
def awal(nama: str) -> str:
    """Show the units with their scores, or have the answers read first."""
    workspace = this_site().workspace(nama)
    try:
        found = app.kept_answers(workspace)
    except ZiDocsError as error:
        return render_template("lke/awal.html", nama=nama, **_refused(error))
    shown = _overview(found.of_unit(workspace, "")) if found else {}
    return render_template("lke/awal.html", nama=nama, **shown)


@pages.get("/nilai")
def nilai(nama: str) -> ResponseReturnValue:
    """Return that part of the page with the scores of all units, or the one that waits for it.

    Data that can't be read are told in that part: a page would not be shown inside another one.
    """
    workspace = this_site().workspace(nama)
    is_part = "HX-Request" in request.headers
    try:
        found = answered(workspace)
    except ZiDocsError as error:
        shown = _refused(error)
    else:
        if found is None:
            return show_waiting(workspace, "tunggu" if is_part else "membaca")
        shown = _overview(found.of_unit(workspace, ""))
    return render_template(f"lke/{'nilai' if is_part else 'awal'}.html", nama=nama, **shown)


def _refused(error: ZiDocsError) -> dict[str, object]:
    return {"dinilai": True, "gagal": True, "temuan": tell(error.problems)}


@pages.get("/unit")
def unit(nama: str) -> str:
    """Show all that is known of one round of a unit."""
    round_ = asked_round(assessments(nama))
    scored = round_.read.rounds.get((round_.unit.kode, round_.putaran))
    decides = scored.menentukan if scored else None
    return render_template(
        "lke/unit.html",
        nama=nama,
        putaran=round_,
        semua_putaran=round_.read.choices,
        pihak=list(sides_of(scored)) if scored else [],
        menentukan=decides,
        batang_nilai=list(_bars(scored)) if scored and decides else [],
        syarat=_open_conditions(scored) if scored and decides else {},
        langkah=[(one, *_part_of(round_.read, one)) for one in decides.langkah[:_STEPS]]
        if decides
        else [],
        bagian_lke=list(_part_states(round_)),
        kabar=request.args.get("kabar", ""),
        temuan=tell(_problems_of(round_)),
        teks=teks,
        ringkas=ringkas,
    )


def _overview(read: Assessments) -> dict[str, object]:
    lines = [Line(each, *_last_of(read, each)) for each in read.dataset.unit_kerja]
    told = [one for one in read.problems if one.severity is not Severity.CATATAN]
    return {
        "dinilai": True,
        "sudah": [line for line in lines if line.nilai],
        "belum": [line.unit for line in lines if not line.nilai],
        "ringkasan": say_counts(told),
        "teks": teks,
    }


def _last_of(read: Assessments, unit: UnitKerja) -> tuple[str, Score | None]:
    """Return the last round of a unit in which somebody answered, and its score."""
    own = ((name, score) for (kode, name), score in read.scored.items() if kode == unit.kode)
    return max((one for one in own if one[1].lulus), default=("", None))


def _bars(one: Putaran) -> Iterator[Bar]:
    """Yield the areas, then the results; the least is that of the first predicate."""
    sides = [(who, side) for who, side in sides_of(one)]
    first = sides[0][1]
    tests = next(iter(first.putusan.values())).uji
    least = {test.kunci: test.minimum for test in tests if test.satuan == "persen"}
    for index, area in enumerate(first.nilai.area):
        reached = [(who, side.nilai.area[index]) for who, side in sides]
        pihak = tuple(Reached(who, part.poin, part.persen) for who, part in reached)
        title = f"{area.nomor}. {area.nama}"
        yield Bar(title, area.bobot, pihak, least.get(f"{_PER_AREA}{area.nomor}"))
    weight = sum((group.bobot for group in first.nilai.kelompok if not group.area), Fraction(0))
    pihak = tuple(
        Reached(who, side.nilai.hasil, side.nilai.hasil / weight * 100) for who, side in sides
    )
    yield Bar("Hasil", weight, pihak)


def _open_conditions(one: Putaran) -> dict[str, list[str]]:
    """Return for each predicate the conditions that are not fulfilled, in words."""
    return {
        predikat: [kalimat_syarat(test, one.on.year) for test in tested.semua if _is_open(test)]
        for predikat, tested in one.syarat.items()
    }


def _is_open(test: UjiSyarat) -> bool:
    return test.hasil is not Hasil.TERPENUHI


def _part_of(read: Assessments, step: Langkah) -> tuple[str, str]:
    """Return the part in which a step is taken, and the field of its answer."""
    for part in read.parts:
        for isian in part.isian:
            if isian.pertanyaan.kode == step.kode:
                return part.nama, f"{isian.kode}.{ANSWERS[0]}"
    return "", ""


def _part_states(round_: Round) -> Iterator[PartState]:
    for part in round_.read.parts:
        texts = [round_.entries[one.kode].texts for one in part.isian if one.kode in round_.entries]
        counts = (sum(name in text for text in texts) for name in ANSWERS)
        yield PartState(part.nama, part.judul, len(part.isian), *counts)


def _problems_of(round_: Round) -> list[Problem]:
    """Return what is wrong in the rows of a round."""
    records = {entry.row.place().record for entry in round_.entries.values() if entry.row}
    return [one for one in round_.read.problems if one.place.record in records - {None}]


for rule, view, methods in (
    ("/siap", siap, ("GET",)),
    ("/jawaban", lke_jawaban.lihat, ("GET",)),
    ("/jawaban", lke_jawaban.simpan, ("POST",)),
    ("/buku", lke_buku.buku, ("GET",)),
    ("/buku/baca", lke_buku.baca, ("POST",)),
    ("/buku/tinjau", lke_buku.tinjau, ("GET",)),
    ("/buku/ambil", lke_buku.ambil, ("POST",)),
    ("/buku/isi", lke_buku.isi, ("POST",)),
    ("/buku/berkas", lke_buku.unduh, ("GET",)),
    ("/rencana", lke_susun.rencana, ("GET",)),
    ("/rencana", lke_susun.susun, ("POST",)),
    ("/rencana/pakai", lke_susun.pakai, ("POST",)),
    ("/bukti", lke_susun.bukti, ("GET",)),
    ("/bukti", lke_susun.kumpulkan, ("POST",)),
    ("/bukti/paket", lke_susun.paket, ("POST",)),
):
    pages.add_url_rule(rule, view_func=view, methods=methods)
