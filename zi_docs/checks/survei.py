"""Checks of a survey of perceptions: whom it asked, on which scale, and when it is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems_rows as problems
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet

_QUESTIONS = {
    "SPKP": tuple(f"p{n}" for n in range(1, 9)),
    "SPAK": tuple(f"a{n}" for n in range(1, 6)),
}
_BOTH = "gabungan"

_SERVANTS = {"pns", "cpns", "asn", "pppk", "p3k", "pegawai", "aparatur", "honorer"}

_ONE_IN = 20
"""More than one answer in twenty that an officer steered makes a survey doubtful."""


def check_survei(dataset: DataSet, survey: Record | None, tanggal: date) -> Iterator[Problem]:
    """Check a survey: its respondents (ZI366), answers (ZI186), services (ZI185), date (ZI187).

    Somebody who answers twice (ZI518), answers that were steered (ZI519), and what nobody answered
    (ZI556) are told too.
    """
    if survey is None or not dataset.is_whole("responden"):
        return
    one: Any = survey
    rows: list[Any] = list(dataset.owned(survey, "responden"))
    yield from _unanswered(dataset, one, rows)
    if rows:
        needed = zona_integritas.minimum_responden(tanggal, one.populasi)
        if len(rows) < needed:
            yield problems.too_few(survey, len(rows), needed)
        yield from _above_scale(rows, int(one.skala))
        yield from _services(dataset, one, rows)
        yield from _twice(rows)
        steered = [row for row in rows if row.arahan]
        if len(steered) * _ONE_IN > len(rows):
            yield problems.steered(steered[0], len(steered), len(rows))
    if tanggal <= one.selesai:
        yield problems.before_its_end(survey, "selesai", tanggal, one.selesai)


def check_tindak_lanjut(dataset: DataSet, survey: Record | None) -> Iterator[Problem]:
    """Note a survey with results that says nothing of its lowest element (ZI230)."""
    one: Any = survey
    if survey is None or one.tindak_lanjut:
        return
    rows: Sequence[Any] = dataset.owned(survey, "responden")
    briefly: Sequence[Any] = () if rows else dataset.owned(survey, "survei_ringkas")
    found = [(Fraction(row.nilai), str(row.nama)) for row in briefly if row.nilai is not None]
    for name in (*_QUESTIONS["SPKP"], *_QUESTIONS["SPAK"]):
        if answers := [int(answer) for row in rows if (answer := getattr(row, name))]:
            title = dataset.tables["responden"].title_of(name)
            found.append((Fraction(sum(answers), len(answers)), title))
    if found:
        yield problems.without_follow_up(survey, min(found)[1])


def check_pegawai_ditanya(dataset: DataSet, survey: Record | None) -> Iterator[Problem]:
    """Note a respondent with the name of an employee of the unit (ZI231).

    Many people share a name of one word, and who has other work is somebody else.
    """
    unit = dataset.unit_of(survey) if survey is not None else None
    if survey is None or unit is None:
        return
    staff = {
        indonesian.lipat_nama(person.nama)
        for person in dataset.pegawai
        if " " in person.nama.strip() and dataset.find_unit(person.unit_kerja) is unit
    }
    rows: Sequence[Any] = dataset.owned(survey, "responden") if staff else ()
    for row in rows:
        if row.nama and _serves(row.pekerjaan) and indonesian.lipat_nama(row.nama) in staff:
            yield problems.staff_asked(row, row.nama)


def _serves(work: str) -> bool:
    """Tell whether a respondent may be an employee of an office, by his work."""
    words = set(fold(work).replace("/", " ").split())
    return not words or (bool(words & _SERVANTS) and "swasta" not in words)


def _unanswered(dataset: DataSet, survey: Any, rows: list[Any]) -> Iterator[Problem]:
    """Report a question without any answer, and a kind of which nothing was answered (ZI556).

    Without respondents the answers are those of the sheet Survei Ringkas.
    """
    if not rows and not dataset.is_whole("survei_ringkas"):
        return
    briefly: list[Any] = [] if rows else list(dataset.owned(survey, "survei_ringkas"))
    for kind, questions in _QUESTIONS.items():
        if survey.jenis not in (kind, _BOTH):
            continue
        silent = [name for name in questions if not any(getattr(row, name) for row in rows)]
        if not rows:
            silent = [] if any(row.kelompok == kind for row in briefly) else list(questions)
        if len(silent) == len(questions):
            yield problems.kind_unanswered(survey, kind)
        else:
            yield from (problems.question_unanswered(rows[0], name) for name in silent)


def _twice(rows: list[Any]) -> Iterator[Problem]:
    """Report who answers again: the same telephone number about the same service of one day."""
    seen: dict[tuple[str, str, date], Any] = {}
    for row in rows:
        if row.telepon and row.tanggal_layanan:
            first = seen.setdefault((row.telepon, fold(row.layanan), row.tanggal_layanan), row)
            if first is not row:
                yield problems.answers_again(row, first)


def _above_scale(rows: list[Any], most: int) -> Iterator[Problem]:
    """Report an answer that the scale of its survey does not have."""
    for row in rows:
        for name in (*_QUESTIONS["SPKP"], *_QUESTIONS["SPAK"]):
            if (answer := getattr(row, name)) and int(answer) > most:
                yield problems.above_scale(row, name, answer, most)


def _services(dataset: DataSet, survey: Any, rows: list[Any]) -> Iterator[Problem]:
    """Report a service of the unit about which nobody was asked."""
    unit = dataset.find_unit(survey.unit_kerja)
    if unit is None or not dataset.is_whole("layanan"):
        return
    asked = {fold(row.layanan) for row in rows}
    for service in dataset.owned(unit, "layanan"):
        if fold(service.nama) not in asked:  # type: ignore[attr-defined]
            yield problems.nobody_asked(service, survey)
