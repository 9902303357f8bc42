"""Several processes at once, and processes that are killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ..asking import ask, audited, open_at

pytestmark = pytest.mark.faults
WORKER = Path(__file__).with_name("worker.py")


def _start(job: str, path: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), job, str(path), name]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "siap\n"
    return process


def _go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("mulai\n")
    process.stdin.flush()


def test_eight_processes(tmp_path: Path) -> None:
    """Eight processes that start without a file get 1,600 numbers, none twice and none lost."""
    path = tmp_path / "register.db"
    workers = [_start("reserve_blocks", path, f"p{n}") for n in range(8)]
    for worker in workers:
        _go(worker)
    given = [nomor for worker in workers for nomor in worker.communicate()[0].split()]
    assert [worker.returncode for worker in workers] == [0] * 8
    with open_at(path) as register:
        kept = register.list_numbers()
    assert sorted(given) == sorted(line.nomor for line in kept)
    assert [line.urut for line in kept] == list(range(1, 1601))
    assert [p.name for p in tmp_path.iterdir()] == ["register.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("job", ["die_while_reserving", "die_while_confirming"])
def test_killed_in_the_middle(tmp_path: Path, job: str) -> None:
    """A process killed within a block leaves nothing of it, and counting goes on."""
    path = tmp_path / "register.db"
    with open_at(path) as register:
        first = register.reserve(ask("a"))
    worker = _start(job, path, "korban")
    _go(worker)
    worker.communicate()
    assert worker.returncode == -signal.SIGKILL
    with open_at(path) as register:
        states = {line.kunci: line.keadaan for line in register.list_numbers()}
        victim = {} if job == "die_while_reserving" else {"korban": "dipesan"}
        assert states == {"a": "dipesan", **victim}
        assert register.documents("keputusan-tim") == {}
        again = register.reserve(ask("a", "b"))
        assert again["a"] == first["a"]
        assert f"/{len(states) + 1}/" in again["b"]
        assert audited(register, tmp_path).sound
