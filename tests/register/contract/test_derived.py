"""What the register knows of print files and packets, and of files of no record."""

from __future__ import annotations

from dataclasses import replace

from zi_docs.register import Leftover, Register

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


def test_files_of_no_record(register: Register) -> None:
    """They come back in the order of their paths until they are dropped, each path once."""
    assert register.leftovers() == []
    old, draft = Leftover("b.docx", "surat", "00"), Leftover("a.docx", "surat", "11", konsep=True)
    register.add_leftovers([old, draft])
    register.add_leftovers([old._replace(sha256="22")])
    assert register.leftovers() == [draft, old._replace(sha256="22")]
    register.drop_leftovers(["b.docx", "tiada.docx"])
    assert register.leftovers() == [draft]
    register.drop_leftovers(["a.docx"])
    assert register.leftovers() == []
