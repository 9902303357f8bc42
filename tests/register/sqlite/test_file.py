"""What the file itself holds: its rules, registers of version 1, damage, copies."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from zi_docs.errors import Problem, RegisterError
from zi_docs.register import AgendaEntry
from zi_docs.register.sqlite.store import SqliteRegister

from ..asking import ask, audited, by_hand, codes_of, make, open_at

V1 = Path(__file__).with_name("v1")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM nomor",
        "UPDATE nomor SET kunci = 'b'",
        "UPDATE nomor SET nomor = 'x'",
        "UPDATE nomor SET keadaan = 'terbit', alasan = ''",
    ],
)
def test_the_file_itself_refuses(register: SqliteRegister, statement: str) -> None:
    """No other program can delete a number, move it to another record or bring it back."""
    register.cancel(register.reserve_by_hand(by_hand("a", "1")), "salah")
    with closing(sqlite3.connect(register.path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(statement)


def test_a_copy_is_a_register(register: SqliteRegister, tmp_path: Path) -> None:
    """A backup opened in place of the register goes on counting."""
    register.reserve(ask("a", "b"))
    copy = register.backup(tmp_path / "salinan.db")
    with open_at(copy) as restored:
        assert restored.list_numbers() == register.list_numbers()
        assert "/3/" in restored.reserve(ask("c"))["c"]


def test_damage_is_told_once(register: SqliteRegister, tmp_path: Path) -> None:
    """All that SQLite finds is one complaint in Indonesian, with the count."""
    make(register, tmp_path, *(f"k{n}" for n in range(400)))
    data = bytearray(register.path.read_bytes())
    data[20_000:60_000] = b"\xff" * 40_000
    register.close()
    register.path.write_bytes(data)
    try:
        with open_at(register.path) as opened:
            problems = audited(opened, tmp_path).problems
    except RegisterError as error:  # where not even the first page of a table can be read
        problems = error.problems
    told = [problem.message for problem in problems if problem.code == "ZI602"]
    assert len(told) == 1
    assert re.fullmatch(r"Register nomor ini rusak( \(\d+ kerusakan\))?\.", told[0])


def test_a_reader_sees_one_moment(register: SqliteRegister) -> None:
    """A method reads one state, whatever another process writes meanwhile."""
    register.reserve(ask("a"))
    with register._connections.reading() as db:
        (before,) = db.execute("SELECT count(*) FROM nomor").fetchone()
        with open_at(register.path, busy_ms=1) as other, pytest.raises(RegisterError) as caught:
            other.reserve(ask("b"))
        (after,) = db.execute("SELECT count(*) FROM nomor").fetchone()
    assert (before, after) == (1, 1)
    assert codes_of(caught.value) == ["ZI604"]
    assert register.reserve(ask("b"))


def test_numbers_without_documents_are_one_complaint(
    register: SqliteRegister, tmp_path: Path
) -> None:
    """Issued numbers whose documents an edited file lost are told together, by type and series."""
    made = make(register, tmp_path, *"abcdefg")
    with closing(sqlite3.connect(register.path)) as other:
        other.execute("UPDATE dokumen SET nomor_id = NULL")
        other.commit()
    [found] = audited(register, tmp_path).problems
    assert found.code == "ZI635"
    assert str(found.place).startswith("seri ")
    assert found.message.startswith("7 nomor keputusan-tim tercatat terbit, tetapi dokumennya ")
    assert found.message.endswith(f": {', '.join(made[:5])}, dan 2 lagi.")


@pytest.fixture
def old(tmp_path: Path) -> SqliteRegister:
    """A register that version 0.1 (commit 4ef96f3) made."""
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        db.executescript((V1 / "register.sql").read_text(encoding="utf-8"))
    return open_at(tmp_path / "register.db", shown="data/kantor/register.db")


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """What version 0.1 answered of that register."""
    found: dict[str, Any] = json.loads((V1 / "answers.json").read_text(encoding="utf-8"))
    return found


def _as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _as_v1(lines: Sequence[AgendaEntry]) -> Any:
    """Return lines of the book as version 0.1 had them: without editions, "jadi" as "terbit"."""
    stage = {"jadi": "terbit"}
    return _as_json([n._replace(keadaan=stage.get(n.keadaan, n.keadaan))[:17] for n in lines])


def _told(problem: Problem) -> list[str]:
    return [problem.code, str(problem.place)]


def _unworded(answer: Any) -> Any:
    """Return an answer of version 0.1 without its sentences, which are not promised."""
    return [line[:2] for line in answer] if isinstance(answer, list) else answer


def _as_v2(line: list[str]) -> list[str]:
    """Return a complaint as it is today: a lost file that was issued can't be made again."""
    code, place = line
    return ["ZI636" if code == "ZI630" and place.startswith("keputusan-") else code, place]


def _tried(do: Callable[[], Any]) -> Any:
    try:
        return do()
    except RegisterError as error:
        return [_told(problem) for problem in error.problems]


def test_what_version_1_kept_is_read(old: SqliteRegister, answers: dict[str, Any]) -> None:
    """An old register returns its numbers, documents and codes as they were."""
    assert _as_v1(old.list_numbers()) == answers["list_numbers"]
    assert _as_json(old.issued_numbers()) == answers["issued_numbers"]
    for jenis, documents in answers["documents"].items():
        known = list(old.documents(jenis).values())
        assert [d.hash_masukan for d in known] == [""] * len(known)
        as_before = [d._replace(hash_masukan="masukan")[:11] for d in known]
        assert _as_json(as_before) == documents
        assert {document.tanggal for document in known} == {"2021-04-27"}
    for text, lines in answers["find"].items():
        assert _as_v1(old.find(text)) == lines
    numbers = {"budi": "188.45/13/406.001.3/2021", "198609262015051001": "188.45/1/406.001.3/2021"}
    assert old.codes("keputusan-tim", numbers) == answers["codes"]


def test_the_audit_of_version_1(old: SqliteRegister, answers: dict[str, Any]) -> None:
    """An old register has its old gaps, missing files and warnings."""
    report = audited(old, Path("/nirwana"))
    assert sorted(_as_json(gap[:-1]) for gap in report.gaps) == sorted(
        gap[:-1] for gap in answers["gaps"]
    )
    expected = [_as_v2(line) for line in _unworded(answers["audit"])]
    assert sorted(map(_told, report.problems)) == sorted(expected)
    assert report.counts == answers["counts"]
    moved = old.moved_numbers(ask("a", "lama", "lain", "budi"))
    assert [problem.about for problem in moved] == [
        '"188.45/40/406.001.3/2020" (Untuk lama)',
        '"188.45/1/406.001.3/2021" (Untuk lain)',
    ]


def test_counting_goes_on_where_version_1_stopped(
    old: SqliteRegister, answers: dict[str, Any]
) -> None:
    """An old register gives and refuses the numbers that version 0.1 would have."""
    assert [
        _tried(lambda: old.reserve(ask("baru", "budi", "baru lagi"))),
        _tried(lambda: old.reserve(ask("tahun lalu", tahun=2020))),
        _tried(lambda: old.reserve_by_hand(by_hand("baru", "2"))),
        _tried(lambda: old.reserve_by_hand(by_hand("x", "2"))),
        _tried(lambda: old.reserve_by_hand(by_hand("x", "w.12-ot/2021"))),
        _tried(lambda: old.reserve_by_hand(by_hand("x", "188.45/18/406.001.3/2021"))),
        _tried(lambda: old.cancel("188.45/2/406.001.3/2021", "x")),
        _tried(lambda: old.cancel("188.45/1/406.001.3/2021", "x")),
    ] == [_unworded(answer) for answer in answers["next"]]


def test_a_spelling_that_version_1_kept_is_passed_over(old: SqliteRegister) -> None:
    """A number kept as it was typed stays the same number, also for automatic numbering."""
    given = old.reserve(ask(*(f"k{n}" for n in range(6))))
    assert [nomor.split("/")[1] for nomor in given.values()] == ["14", "15", "16", "17", "19", "20"]
