"""What a refusal of the system means, as a clerk reads it."""

from __future__ import annotations

import ast
import errno
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import zi_docs
from zi_docs.errors import DataError, ZiDocsError, disk_words, galat


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_refusal_is_told_in_english(number: int) -> None:
    """Whatever the disk refuses for, its English words do not reach a clerk."""
    words = disk_words(OSError(number, os.strerror(number)))
    assert os.strerror(number).casefold() not in words.casefold()
    assert words


def test_an_unusual_refusal_keeps_its_number() -> None:
    """A refusal without a phrase of its own is told by the system's number, to be looked up."""
    assert disk_words(OSError(errno.EXDEV, "Cross-device link")).endswith(str(errno.EXDEV))
    assert disk_words(OSError("apa saja")) == "galat sistem"


def test_problems_cross_processes() -> None:
    """An error that comes back from another process has its problems still."""
    error = DataError(galat("ZI203", "data/x.csv, baris 3", "Salah.", "Betulkan."))
    again: ZiDocsError = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems) == (DataError, error.problems)


def test_every_problem_says_how_to_mend_it() -> None:
    """A problem without a hint can't be made, and no empty one is written anywhere."""
    with pytest.raises(TypeError):
        galat("ZI203", "data/x.csv, baris 3", "Salah.")  # type: ignore[call-arg]
    package = Path(zi_docs.__file__).parent
    assert [place for path in package.rglob("*.py") for place in _empty_hints(path)] == []


def _empty_hints(path: Path) -> Iterator[str]:
    """Yield where a module passes an empty text as the last of what makes a problem."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _makes_problem(node.func):
            hint = node.args[-1]
            if isinstance(hint, ast.Constant) and not hint.value:
                yield f"{path.name}:{node.lineno}"


def _makes_problem(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name in {"problem", "galat", "peringatan", "Problem", "_refuse", "_problem"}


def test_a_long_quotation_is_cut() -> None:
    """What was typed at length doesn't bury the sentence; short quotations stay whole."""
    typed = "N" * 100_000
    problem = galat("ZI203", "a.csv", f'Kolom "status" berisi "{typed}"; salah.', "Ketik ulang.")
    assert problem.message == f'Kolom "status" berisi "{"N" * 80}…"; salah.'
    plain = f'Tabel "a" ada di {"tempat " * 20}dan lembar "Pegawai".'
    assert galat("ZI116", "a.csv", plain, "Hapus.").message == plain
