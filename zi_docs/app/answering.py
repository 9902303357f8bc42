"""Reads an official LKE workbook into a table, and puts the answers of a table into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from zi_docs.app.preparing import open_catalog, stop_on_errors
from zi_docs.app.problems import read_as_data, wrong_ending
from zi_docs.checks.places import table_place
from zi_docs.errors import ConverterError, DataError, Place, Problem, UsageError, disk_words
from zi_docs.files.writing import write_whole
from zi_docs.lke_book import problems as told
from zi_docs.lke_book.answers import BUKTI, Answers, read_answers
from zi_docs.lke_book.doubts import find_doubts
from zi_docs.lke_book.filling import Filled, Wanted, fill
from zi_docs.lke_book.sheet import LkeSheet, open_sheet, whole
from zi_docs.lke_book.totals import scored_role, total_of
from zi_docs.model import Tables
from zi_docs.pdf.find_converter import find_converter
from zi_docs.pdf.recalculation import recalculate
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.penilaian import find_butir, hitung, jawaban_teks, nilai_buku
from zi_docs.plain_file import read_plain
from zi_docs.run.choose import unit_named
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.penilaian import TPI, UNIT, Penilaian, lembar_of
from zi_docs.tables.putaran import daftar_putaran, tanggal_nilai
from zi_docs.tables.starter import Filled as Sheet
from zi_docs.tables.starter import write_starter
from zi_docs.workbook.book import open_book
from zi_docs.workbook.results import refresh
from zi_docs.workspace import Workspace, find_root
from zi_docs.zona_integritas import daftar_isian

_TABLE = "penilaian"
_BOOK = ".xlsx"
_MACRO = ".xlsm"
_NOT_DONE = "LibreOffice tidak menyelesaikannya, atau dipasang tanpa Calc"
_OLD_RESULTS = "ZI576"
_LATEST = date.max
"""The LKE that is known last: a workbook does not say of which year it is."""

_ROLES = ("jawaban_unit", "catatan_unit", "bukti_unit", "jawaban_tpi", "catatan_tpi")


@dataclass(slots=True)
class LkeRead:
    """What was read of a workbook, and what was found wrong.

    Of its ``inputs`` the unit ``answered`` so many, and the assessors ``assessed`` so many.
    """

    inputs: int
    answered: int
    assessed: int
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class LkeFilled:
    """What was put into a workbook, and the total that it then shows; None when not computed.

    ``score`` is the score by the weights of the LKE for the same answers, and ``reasons`` say why
    the workbook shows another one.
    """

    filled: Filled
    problems: list[Problem] = field(default_factory=list)
    total: Decimal | None = None
    score: Fraction | None = None
    reasons: tuple[str, ...] = ()


def read_lke(source: Path, hasil: Path, here: Path, unit: str = "", putaran: str = "") -> LkeRead:
    """Read an official workbook, and write the sheet of its answers as a table of data.

    It is written with errors too; a refused answer is left empty in it. ``unit`` and ``putaran``
    are put into each row. Raises :class:`DataError` for a file that is no workbook of the LKE,
    :class:`UsageError` (ZI016) for a result of another format, and :class:`OutputError`.
    """
    _refuse_other_formats(hasil)
    sheet = _open(source, _LATEST)
    answers = read_answers(sheet)
    problems = [*answers.problems, *find_doubts(sheet, answers)]
    tables = {_TABLE: open_catalog(find_root(here)).tables[_TABLE]}
    rows = list(_rows(sheet, answers, unit, putaran))
    content = write_starter(Tables(tables), {}, filled={_TABLE: Sheet(rows)})
    write_whole(hasil, content, str(hasil))
    own, tpi = (
        sum(role in texts for texts in answers.values.values())
        for role in ("jawaban_unit", "jawaban_tpi")
    )
    return LkeRead(len(sheet.rows.inputs), own, tpi, problems)


def _open(source: Path, on: date) -> LkeSheet:
    """Return the sheet of the LKE in a file. Raises :class:`DataError`."""
    try:
        data = read_plain(source)
    except OSError as error:
        raise DataError(told.not_read(source.as_posix(), disk_words(error))) from error
    return open_sheet(data, source.as_posix(), on)


def _refuse_other_formats(hasil: Path, ending: str = _BOOK) -> None:
    """Refuse a result of another format: Excel opens no workbook with macros as one without."""
    if hasil.suffix.casefold() != ending.casefold():
        raise UsageError(wrong_ending(str(hasil), ending))


def _rows(sheet: LkeSheet, answers: Answers, unit: str, putaran: str) -> Iterator[dict[str, str]]:
    """Yield a row for each input that the sheet has, in the order of the LKE."""
    for isian in daftar_isian(sheet.on):
        if isian.kode in sheet.rows.inputs:
            texts = answers.values.get(isian.kode, {})
            said = {role: texts[role] for role in _ROLES if role in texts}
            yield {"unit_kerja": unit, "putaran": putaran, "kode_lke": isian.kode, **said}


# Filling


def fill_lke(
    workspace: Workspace, source: Path, hasil: Path, unit: str = "", putaran: str = ""
) -> LkeFilled:
    """Put the answers of a unit into a copy of its official workbook, whose results are renewed.

    Nothing is written when an answer has no open cell. Raises :class:`DataError` for data or a
    workbook that can't be used, :class:`UsageError` for a unit or round that is not there or not
    named (ZI003, ZI579) and for a result of another format or in the data (ZI016, ZI018), and
    :class:`OutputError`.
    """
    _refuse_other_formats(hasil, _MACRO if source.suffix.casefold() == _MACRO else _BOOK)
    if hasil.resolve().is_relative_to(workspace.data):
        raise UsageError(read_as_data(str(hasil)))
    wanted, on = _wanted(workspace, unit, putaran)
    sheet = _open(source, on)
    with whole(sheet.shown):
        filled = fill(sheet, wanted)
        done = LkeFilled(filled, list(filled.problems))
        if filled.is_refused:
            return done
        done.problems += _renew(sheet, hasil)
        content = sheet.book.parts.packed()
    if all(one.code != _OLD_RESULTS for one in done.problems):
        _look_at_total(done, open_sheet(content, sheet.shown, sheet.on))
    write_whole(hasil, content, str(hasil))
    return done


def _look_at_total(done: LkeFilled, sheet: LkeSheet) -> None:
    """Note the total that a filled workbook shows, and the score of its answers by the weights."""
    answers = read_answers(sheet).of(scored_role(sheet), sheet.on)
    if answers:
        score = hitung(answers, sheet.on)
        shown = nilai_buku(score, sheet.on)
        done.total, done.score, done.reasons = total_of(sheet), score.total, shown.sebab


def _wanted(workspace: Workspace, unit: str, putaran: str) -> tuple[Wanted, date]:
    """Return what one unit answered in one round, and the date whose LKE it answers.

    Raises what :func:`fill_lke` raises for the data.
    """
    dataset, problems = load_dataset(workspace, open_catalog(workspace.root))
    if dataset is None:
        raise DataError(problems)
    sources = dataset.sources.get(_TABLE, frozenset())
    stop_on_errors([one for one in problems if one.place.source in sources])
    rows = _of_round(dataset, _unit_of(dataset, unit), putaran)
    on = tanggal_nilai(dataset)
    texts = dict(_texts_of(rows, on))
    for siapa in (UNIT, TPI):
        for kode, answer in lembar_of(rows, siapa, on).items():
            texts[kode][f"jawaban_{siapa}"] = jawaban_teks(answer)
    return texts, on


def _unit_of(dataset: DataSet, unit: str) -> UnitKerja:
    """Return the unit that was named, or the only one with answers."""
    if unit:
        return unit_named(dataset, unit)
    owners = [dataset.unit_of(row) for row in dataset.rows(_TABLE)]
    units = {one.kode: one for one in owners if one is not None}
    place = table_place(dataset, _TABLE)
    if len(units) > 1:
        raise UsageError(told.several_answers(place, "unit", "--unit", sorted(units)))
    if not units:
        raise UsageError(told.no_answers(place, "satu unit pun", []))
    return next(iter(units.values()))


def _of_round(dataset: DataSet, unit: UnitKerja, putaran: str) -> tuple[Penilaian, ...]:
    """Return the rows of a unit in the round that was named, or in its only one."""
    rounds = {one.putaran: one.baris for one in daftar_putaran(dataset, unit, _LATEST)}
    place = table_place(dataset, _TABLE)
    if not putaran and len(rounds) > 1:
        raise UsageError(told.several_answers(place, "putaran", "--putaran", list(rounds)))
    found = rounds.get(putaran) if putaran else next(iter(rounds.values()), None)
    if found is None:
        raise UsageError(told.no_answers(place, unit.nama, list(rounds)))
    return found


def _texts_of(rows: Sequence[Penilaian], on: date) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the notes and the evidence of each row, by the code of its input."""
    for row in rows:
        if isian := find_butir(row.kode_lke, on).isian:
            texts = {
                "catatan_unit": row.catatan_unit,
                BUKTI: "\n".join(row.bukti_unit),
                "catatan_tpi": row.catatan_tpi,
            }
            yield isian.kode, {role: text for role, text in texts.items() if text}


def _renew(sheet: LkeSheet, hasil: Path) -> list[Problem]:
    """Renew the results of the formulas by LibreOffice; return what could not be renewed."""
    try:
        converter = find_converter()
    except ConverterError:
        converter = None
    if not isinstance(converter, LibreOffice):
        return [told.not_computed(str(hasil), "LibreOffice tidak ada di komputer ini")]
    computed = recalculate(sheet.book.parts.packed(), converter)
    if computed is None:
        return [told.not_computed(str(hasil), _NOT_DONE)]
    refreshed = refresh(sheet.book, open_book(computed))
    unknown: dict[str, list[str]] = {}
    for name, cell in refreshed.unknown:
        unknown.setdefault(name, []).append(cell)
    return [told.unknown_results(Place(str(hasil), name), cells) for name, cells in unknown.items()]
