"""One attack: files, a command, and what must be true afterwards."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

Chance = random.Random

RESULT = "hasil.docx"
OUTPUT = "keluaran"


@dataclass(frozen=True)
class Case:
    """What is tried in a folder of its own.

    ``steps`` are command lines or names of attempts of this package (``@gabung``). ``words`` are
    the texts that the result must still show. ``refused`` says that a result is a failure, and
    ``same_text`` that the result must have exactly the text of the input, ``filled`` that
    it may have no tags. ``something`` says that success without any document is a failure.
    """

    what: str
    files: Mapping[str, bytes]
    steps: tuple[tuple[str, ...], ...]
    words: tuple[str, ...] = ()
    refused: bool = False
    same_text: bool = False
    filled: bool = True
    something: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether a case was held, and if not, what was seen; ``codes`` are the refusals."""

    kind: str
    number: int
    what: str
    faults: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def held(self) -> bool:
        """Whether nothing was wrong."""
        return not self.faults


@dataclass(frozen=True)
class Ended:
    """How one step ended: its exit code (minus a signal), what it printed, the time it took."""

    code: int
    said: str = ""
    complained: str = ""
    seconds: float = 0.0
    late: bool = field(default=False)


def chance_of(seed: int, kind: str, number: int) -> Chance:
    """Return the source of chance of a case, which depends on nothing else."""
    return Chance(f"{seed}:{kind}:{number}")
