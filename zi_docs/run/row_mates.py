"""The mistakes of other cells in rows that gave no record, because one cell was refused.

A clerk wants to hear in the same run of every cell that is wrong by itself: a unit, a person or a
row that does not exist, a number or a rank that can't be one. What compares two cells waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pydantic import ValidationError

from zi_docs.checks.nomor_identitas import check_nomor
from zi_docs.checks.pangkat import check_pangkat
from zi_docs.checks.tabel import check_references_in
from zi_docs.errors import Problem
from zi_docs.model import Row
from zi_docs.tables import DataSet, Record

_STAFF = "pegawai"
_OF_ONE_CELL = {"ZI301", "ZI302", "ZI303", "ZI311"}
_DECIDES = "status"  # of an employee: which number and which ranks there are


def mistakes_of_mates(
    rejected: Mapping[str, Sequence[Row]], classes: Mapping[str, type[Record]], dataset: DataSet
) -> Iterator[Problem]:
    """Yield the errors of single cells in the refused rows, without those that were refused."""
    mended = {
        name: tuple(_mended(classes[name], rows, dataset.rows(name)))
        for name, rows in rejected.items()
        if rows and dataset.rows(name)
    }
    if not any(mended.values()):
        return
    staff = replace(dataset, records={**dataset.records, _STAFF: _with_status(mended, dataset)})
    of_staff = (*check_nomor(staff), *check_pangkat(staff)) if staff.pegawai else ()
    for problem in check_references_in(dataset, mended):
        yield from _unless_refused(dataset, problem)
    for problem in of_staff:
        if problem.code in _OF_ONE_CELL:
            yield from _unless_refused(dataset, problem)


def _unless_refused(dataset: DataSet, problem: Problem) -> Iterator[Problem]:
    if problem.is_error and problem.place not in dataset.refused:
        yield problem


def _with_status(mended: Mapping[str, tuple[Record, ...]], dataset: DataSet) -> tuple[Record, ...]:
    """Return the employees whose own status is known."""
    rows = mended.get(_STAFF, ())
    return tuple(row for row in rows if row.place(_DECIDES) not in dataset.refused)


def _mended(model: type[Record], rows: Sequence[Row], known: Sequence[Record]) -> Iterator[Record]:
    """Yield a record for each row, in which a good row's cells stand for the refused ones."""
    donor = known[0].asal
    for row in rows if donor else ():
        record = _with_cells_of(model, row, donor) if donor else None
        if record:
            record.attach(row)
            yield record


def _with_cells_of(model: type[Record], row: Row, donor: Row) -> Record | None:
    try:
        model.model_validate(dict(row.cells))
    except ValidationError as error:
        bad = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
        lent = {name: donor.cells[name] for name in bad if name in donor.cells}
        kept = {name: value for name, value in row.cells.items() if name not in bad}
        try:
            return model.model_validate({**kept, **lent})
        except ValidationError:
            return None  # what is refused is not of a single cell
    return None
