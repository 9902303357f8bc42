"""A process of its own that numbers records: run by the tests, killed by some of them."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from zi_docs.register import DocumentEntry, Register, ReserveItem, ReserveRequest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.register.asking import ask, document, item, open_at


def reserve_blocks(register: Register, name: str) -> None:
    """Reserve 200 numbers in blocks of ten and print them."""
    for block in range(20):
        keys = [f"{name}-{block}-{n}" for n in range(10)]
        print(*register.reserve(ask(*keys)).values(), sep="\n")


def die_while_reserving(register: Register, name: str) -> None:
    """Be killed while the fortieth of fifty numbers is being given."""
    items = [item(f"{name}-{n}") for n in range(50)]
    good = items[39]

    def killed(counter: int | str) -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return good.format(counter)

    items[39] = ReserveItem(good.kunci, good.tanggal, killed)
    register.reserve(ReserveRequest("keputusan", 2021, "keputusan-tim", items))


class _Deadly(list[DocumentEntry]):
    """Documents of which the numbers are confirmed; looking at the files kills."""

    looked = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        self.looked += 1
        if self.looked == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__iter__()


def die_while_confirming(register: Register, name: str) -> None:
    """Be killed when the numbers are terbit and the documents are not yet written down."""
    numbers = register.reserve(ask(name))
    register.confirm(_Deadly([document(name, numbers[name])]))


JOBS = {job.__name__: job for job in (reserve_blocks, die_while_reserving, die_while_confirming)}

if __name__ == "__main__":
    job, path, name = sys.argv[1:]
    print("siap", flush=True)
    sys.stdin.readline()
    with open_at(Path(path)) as opened:
        JOBS[job](opened, name)
