"""A process of its own that numbers records; some tests kill it."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.register.asking import DAY, ask, issue_of, item, open_at
from zi_docs.register import Register, ReserveRequest


def reserve_blocks(register: Register, name: str) -> None:
    """Reserve 200 numbers in blocks of ten and print them."""
    for block in range(20):
        keys = [f"{name}-{block}-{n}" for n in range(10)]
        print(*register.reserve(ask(*keys)).values(), sep="\n")


class Deadly(date):
    """A date that kills the process when it is written for the last time."""

    lives = 1

    def isoformat(self) -> str:
        Deadly.lives -= 1
        if not Deadly.lives:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().isoformat()


DEADLY = Deadly(DAY.year, DAY.month, DAY.day)


def die_while_reserving(register: Register, name: str) -> None:
    """Be killed when 39 of fifty numbers are written and the fortieth is about to be."""
    items = [item(f"{name}-{n}") for n in range(50)]
    items[39] = replace(items[39], tanggal=DEADLY)
    register.reserve(ReserveRequest("keputusan", 2021, "keputusan-tim", items))


def die_while_confirming(register: Register, name: str) -> None:
    """Be killed when the number is issued and its document is about to be recorded."""
    Deadly.lives = 2
    numbers = register.reserve(ask(name))
    register.issue([issue_of(name, numbers[name], tanggal=DEADLY)])


JOBS = {job.__name__: job for job in (reserve_blocks, die_while_reserving, die_while_confirming)}

if __name__ == "__main__":
    job, path, name = sys.argv[1:]
    print("siap", flush=True)
    sys.stdin.readline()
    with open_at(Path(path)) as opened:
        JOBS[job](opened, name)
