"""The six promises of the guide, one test for each.

Each is tested on a run that was killed in the middle and then completed, and on a second round with
a changed record, a new one, a removed one and a cancelled number.
"""

from __future__ import annotations

import hashlib
import io
import os
import signal
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field

import docx
import pytest

from zi_docs import app
from zi_docs.files.folders import PART
from zi_docs.register import audit_register

from .conftest import MakeOffice
from .forks import Runs
from .office import JENIS, Office, Tree, key, person

MANY = 40


@dataclass
class History:
    """An office and what was seen in it after every step."""

    office: Office
    trees: list[Tree] = field(default_factory=list)
    numbers: list[dict[str, str]] = field(default_factory=list)

    def look(self) -> None:
        """Remember the state of the office."""
        self.trees.append(self.office.tree())
        if self.office.register.exists():
            self.numbers.append(self.office.numbers())


@pytest.fixture(scope="module")
def history(runs: Runs, build: MakeOffice) -> History:
    """An office through kills, completion and change."""
    history = History(build(MANY))
    office = history.office
    for wanted in (1, 30, 41):
        pid = runs.prepare(office.root)
        runs.begin()
        while runs.is_running() and office.progress() < wanted:
            pass
        os.kill(pid, signal.SIGKILL)
        runs.end()
        history.look()
    office.run()
    history.look()
    with app.open_workspace_register(office.workspace) as register:
        register.cancel(office.numbers()[key(7)], "salah cetak")
    staff = [*office.staff[:20], person(80), *office.staff[21:]]
    office.employ(staff).change(3, Jabatan="Auditor")
    office.run()
    history.look()
    return history


def test_i1_a_file_under_its_final_name_is_complete(history: History) -> None:
    """I1: a file under its final name is complete, at any time."""
    finals = [
        data for tree in history.trees for name, data in tree.items() if not name.endswith(PART)
    ]
    assert len(finals) >= 2 * MANY
    for data in set(finals):
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        assert docx.Document(io.BytesIO(data)).paragraphs[0].text.startswith("Nomor 060/")


def test_i2_its_number_is_in_the_register(history: History) -> None:
    """I2: the number in a file is in the register, bound to the file's type and record key."""
    office = history.office
    bound = {
        nomor: (jenis, kunci) for nomor, jenis, kunci in office.rows("nomor, jenis, kunci", "nomor")
    }
    keys = {row["Nama"]: row["NIP"].replace(" ", "") for row in [*office.staff, person(20)]}
    for tree in history.trees:
        for name, data in tree.items():
            if name.endswith(PART):
                continue
            nomor = docx.Document(io.BytesIO(data)).paragraphs[0].text.removeprefix("Nomor ")
            assert bound[nomor] == (
                JENIS,
                keys[name.rpartition("/Surat ")[2].removesuffix(".docx")],
            )


def test_i3_a_record_has_one_number_for_ever(history: History) -> None:
    """I3: a record has one number for ever, unless a person cancels it with a reason."""
    office = history.office
    numbers = defaultdict(set)
    for seen in history.numbers:
        for kunci, nomor in seen.items():
            numbers[kunci].add(nomor)
    cancelled = {
        kunci for kunci, _ in office.rows("kunci, alasan", "nomor WHERE keadaan = 'batal'")
    }
    assert {kunci for kunci, given in numbers.items() if len(given) > 1} == cancelled == {key(7)}


def test_i4_a_number_has_one_record(history: History) -> None:
    """I4: a number has one record, also when it is cancelled or its record is gone."""
    holders = defaultdict(set)
    for seen in history.numbers:
        for kunci, nomor in seen.items():
            holders[nomor].add(kunci)
    for nomor, kunci in history.office.rows("+nomor, +kunci", "nomor"):
        holders[nomor].add(kunci)
    assert len(holders) == MANY + 2
    assert all(len(keys) == 1 for keys in holders.values())


def test_i5_terbit_means_the_file_is_there(history: History) -> None:
    """I5: "terbit" means that the file is there with the SHA-256 that was recorded."""
    office = history.office
    rows = office.rows("path, sha256", "agenda WHERE keadaan = 'terbit'")
    assert len(rows) == MANY + 1
    for path, sha256 in rows:
        assert hashlib.sha256((office.root / path).read_bytes()).hexdigest() == sha256
    with app.open_workspace_register(office.workspace) as register:
        assert audit_register(register, office.root, office.kept).sound


def test_i6_the_same_command_ends_in_the_same_set(history: History, build: MakeOffice) -> None:
    """I6: the same command on the same data ends in the same set, however it was interrupted."""
    undisturbed = build(MANY)
    undisturbed.run()
    assert history.trees[-2] == undisturbed.tree()
    before, book = history.office.tree(), history.office.book()
    history.office.run()
    assert (history.office.tree(), history.office.book()) == (before, book)
