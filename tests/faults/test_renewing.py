"""Old paper made again by a run of which one call fails, or that is killed at one.

Wherever that happens, no old PDF, print file, packet or list stays in its place after the next
command, and each of our files is whole: as it was, as it is to be, or in the archive.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from zi_docs.run.sheets import PrintOptions

from .conftest import MakeOffice
from .forks import Ended, Runs
from .office import JENIS, Office, Tree, assert_vouched, documents, tree_of
from .test_injected import FAILURES, Traced
from .test_paper import leftovers, runs, strace, temporary

__all__ = ["runs", "strace", "temporary"]

STAFF = 2
PAPER = PrintOptions(format=("docx", "pdf", "gabung", "zip"))


@pytest.fixture(scope="module")
def old(build: MakeOffice, runs: Runs) -> Office:
    """An office with paper of all forms, in whose data an employee has another name now."""
    office = build(STAFF).unnumbered()
    assert not office.run(cetak=PAPER).failed
    return office.change(1, Jabatan="Analis Baru")


@pytest.fixture(scope="module")
def renewing(strace: str, runs: Runs, temporary: Path) -> Traced:
    """The next runs under strace."""
    return Traced(strace, runs, temporary.with_name("kertas.log"), what="kertas")


@pytest.fixture(scope="module")
def wanted(old: Office, runs: Runs) -> Iterator[Tree]:
    """What the next run leaves when nothing disturbs it: all made anew, and no archive."""
    copy = _copy(old, "acuan")
    try:
        assert runs.run(copy.root, what="kertas").code == 0
        tree = _files(copy)
        before = _files(old)
        assert tree.keys() == before.keys()
        assert {name.rpartition(".")[2] for name in tree if tree[name] != before[name]} >= {
            *("docx", "pdf", "zip")
        }
        yield tree
    finally:
        shutil.rmtree(copy.root)


def _copy(office: Office, name: str) -> Office:
    copy = Office(office.root.with_name(f"{office.root.name}-{name}"), office.make_naskah)
    copy.staff = office.staff
    shutil.copytree(office.root, copy.root)
    return copy


def _files(office: Office) -> Tree:
    return documents(tree_of(office.workspace.output))


def _assert_ours(office: Office, before: Tree, wanted: Tree, what: str) -> None:
    """Hold that each file is whole: as it was, or as it is to be.

    A list, packet or print file says what there was, so it may be of old and new documents.
    """
    known = {*before.values(), *wanted.values()}
    for name, data in _files(office).items():
        holds_others = name.endswith(".xlsx") or "paket/" in name or "gabung/" in name
        is_whole = is_zipfile(io.BytesIO(data)) or data.endswith(b"%%EOF\n")
        assert data in known or (holds_others and is_whole), (what, name)


@pytest.mark.parametrize("how", ["fails", "killed"])
@pytest.mark.parametrize("name", FAILURES)
def test_each_call(
    renewing: Traced,
    runs: Runs,
    old: Office,
    wanted: Tree,
    temporary: Path,
    name: str,
    how: str,
) -> None:
    """Whichever call fails or is the last, a repetition leaves no old paper in its place."""
    before = _files(old)
    does = "signal=KILL" if how == "killed" else f"error={FAILURES[name]}"
    for office, ended, what in renewing.some(old, name, does):
        _assert_told(ended, how, what)
        _assert_ours(office, before, wanted, what)
        again = runs.run(office.root, what="kertas")
        assert again.code == 0, (what, again)
        _assert_ours(office, before, wanted, what)
        _assert_new(office, wanted, what)
        assert leftovers(office, temporary) == [], what
        assert_vouched(office)


def _assert_told(ended: Ended, how: str, what: str) -> None:
    """Hold that a run that could not do all said so."""
    assert ended.code in ((0, 1, 4, 5) if how == "fails" else (-9,)), (what, ended)
    assert ended.code in (0, -9) or ended.problems, (what, ended)


def _assert_new(office: Office, wanted: Tree, what: str) -> None:
    """Hold that what is in its place is new, and that what is not lies in the archive."""
    files = _files(office)
    here = {name: data for name, data in files.items() if not name.startswith("arsip/")}
    for place, data in here.items():
        if place.endswith(".zip"):
            _assert_packed(data, here, what)
        else:
            assert data == wanted[place], (what, place)
    for place in wanted.keys() - here.keys():
        archived = f"arsip/{place}".rpartition(".")[0]
        assert any(name.startswith(archived) for name in files), (what, place)


def _assert_packed(packet: bytes, here: Tree, what: str) -> None:
    """Hold that a packet has the files that are in their places: a PDF may be in the archive."""
    with ZipFile(io.BytesIO(packet)) as opened:
        members = {name: opened.read(name) for name in opened.namelist() if "/" in name}
    letters = {name.removeprefix(f"{JENIS}/"): data for name, data in here.items()}
    assert members == {name: letters[name] for name in members}, what
    assert members.keys() == {name for name in letters if name.startswith("DINAS/")}, what
