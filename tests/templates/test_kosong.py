"""Every type with optional columns empty, and with people of whom only their own row tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from zi_docs.app import open_catalog
from zi_docs.app.preparing import spec_of
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, TemplateError
from zi_docs.model import Row, Tabel
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request, TypePlan

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
STRANGER = {"orang": "Ratih Paramita", "daftar orang": ["Ratih Paramita"]}
"""Somebody who is not in Pegawai, as a cell of each kind names her."""
ELSEWHERE = {"unit", "rujukan", *STRANGER}
"""The kinds of columns whose names come from another row, which may not be there."""

Cells = dict[str, Any]


class Rows(NamedTuple):
    """The rows of one table in an example, by the keys that lead to them."""

    keys: tuple[str, ...]
    tabel: Tabel

    def of(self, cells: Cells) -> list[Cells]:
        """Return the rows themselves."""
        rows: list[Any] = [cells]
        for key in self.keys:
            rows = [row for one in rows for row in one.get(key) or [] if isinstance(row, dict)]
        return rows

    def columns(self, kinds: set[str]) -> list[str]:
        """Return the optional columns of these kinds."""
        return [name for name, one in self.tabel.of_kind(*kinds) if not one.wajib]


def _tables(cells: Cells) -> Iterator[Rows]:
    """Yield the tables of an example, and those within their rows."""
    waiting = [Rows((name,), CATALOG.tables[name]) for name in CATALOG.tables if name in cells]
    for rows in waiting:
        yield rows
        for name, kolom in rows.tabel.of_kind("anak"):
            inner = Rows((*rows.keys, name), CATALOG.tables[kolom.table])
            waiting += [inner] if inner.of(cells) else []


def _changed(cells: Cells, rows: Rows, gone: list[str], **typed: Any) -> Cells:
    """Return an example whose rows lack some columns and hold something else in others."""
    made = deepcopy(cells)
    for row in rows.of(made):
        for name in gone:
            row.pop(name, None)
        row.update(typed)
    return made


def _variants(cells: Cells) -> Iterator[Cells]:
    """Yield the example with nothing optional, without each reference, and with strangers."""
    bare = cells
    for rows in _tables(cells):
        plain = {one.kind for one in rows.tabel.kolom.values()} - {*ELSEWHERE, "anak"}
        bare = _changed(bare, rows, rows.columns({*plain, *ELSEWHERE}))
        for name in rows.columns(ELSEWHERE):
            yield _changed(cells, rows, [name])
        for name, kolom in rows.tabel.of_kind(*STRANGER):
            if kolom.luar:
                typed = {name: STRANGER[kolom.kind]}
                yield _changed(cells, rows, [], **typed)
                yield _changed(cells, rows, rows.columns(plain), **typed)
    yield bare


def _plan(path: Path, cells: Cells, monkeypatch: pytest.MonkeyPatch) -> TypePlan | None:
    """Return the plan of an example that was changed; None when something of it is refused.

    A refusal that was planned is well told, and no matter here.
    """
    row = CATALOG.load_example(path, path.parent.name)
    changed = Row(row.source, row.number, cells)
    with monkeypatch.context() as patch, suppress(TemplateError):
        patch.setattr(Catalog, "load_example", lambda *_: changed)
        dataset, _ = load_example(path, path.parent.name, CATALOG)
        plan, found = plan_type(dataset, CATALOG.load(path.parent.name), Request(()))
        return plan if plan.jobs and not any(one.is_error for one in found) else None
    return None


@pytest.mark.faults
@pytest.mark.parametrize("jenis", sorted(CATALOG.types))
def test_what_is_optional_may_be_empty(jenis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No type stops at a missing name (ZI421) only because something optional is empty."""
    path, compiled = CATALOG.types[jenis] / "contoh.yaml", None
    told: list[str] = []
    for cells in _variants(dict(CATALOG.load_example(path, jenis).cells)):
        if plan := _plan(path, cells, monkeypatch):
            compiled = compiled or spec_of(plan).compile()
            try:
                compiled.render(plan.context(plan.jobs[0], plan.blank_number(plan.jobs[0])))
            except DataError as error:
                told += [f"{one.code} {one.message}" for one in error.problems]
    assert told == []
