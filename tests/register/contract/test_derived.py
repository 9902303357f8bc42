"""What the register knows of print files and packets."""

from __future__ import annotations

from dataclasses import replace

from zi_docs.register import Register

from ..asking import PRINT, document


def test_it_comes_back_as_it_was(register: Register) -> None:
    """Every record of paper is returned as it was written, with a file's last state only."""
    assert register.derived() == []
    register.record_derived([PRINT, replace(PRINT, path="lain.zip", bentuk="zip")])
    later = replace(PRINT, isi={}, kurang=frozenset())
    register.record_derived([later])
    assert register.derived() == [replace(PRINT, path="lain.zip", bentuk="zip"), later]


def test_the_types_that_were_made(register: Register) -> None:
    """Each type is returned once, its PDFs under a name of their own."""
    assert register.made_types() == []
    made = [("b", "notula"), ("a", "notula.pdf"), ("a", "notula")]
    register.confirm([document(kunci, jenis=jenis) for kunci, jenis in made])
    assert register.made_types() == ["notula", "notula.pdf"]
