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
from zi_docs.errors import (
    DataError,
    Place,
    ZiDocsError,
    brief,
    choices,
    closest,
    disk_words,
    first_of_many,
    problem,
    quote,
    suggest,
)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_refusal_is_told_in_english(number: int) -> None:
    """The English words of a disk's refusal do not reach a clerk."""
    words = disk_words(OSError(number, os.strerror(number)))
    assert os.strerror(number).casefold() not in words.casefold()
    assert words


def test_an_unusual_refusal_keeps_its_number() -> None:
    """A refusal without a phrase of its own is shown with the system's number."""
    assert disk_words(OSError(errno.EXDEV, "Cross-device link")).endswith(str(errno.EXDEV))
    assert disk_words(OSError("apa saja")) == "kesalahan sistem"


BOOK = Place("data/x/p.xlsx", "Pegawai")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("--nomor 87"), "--nomor 87"),
        (BOOK, 'data/x/p.xlsx, lembar "Pegawai"'),
        (BOOK.on_line(1), 'data/x/p.xlsx, lembar "Pegawai", baris 1'),
        (Place("p.xlsx", "A", row=17, column="C"), 'p.xlsx, lembar "A", sel C17'),
        (Place("p.csv", row=3, part='kolom "NIP"'), 'p.csv, baris 3, kolom "NIP"'),
        (Place("s.yaml", row=1, line=4, path="pejabat.bupati.nip"),
         "s.yaml, baris 4, pejabat.bupati.nip"),
        (Place("r.yaml", row=2, line=7, path="peserta.0.nama"),
         "r.yaml, baris 7, peserta ke-1, nama"),
        (Place("n.docx").inside("paragraf 2").inside('"{{ x }}"'), 'n.docx, paragraf 2, "{{ x }}"'),
        (Place("p.csv", row=3).about(Place("n.docx", part="paragraf 2")),
         "p.csv, baris 3 (n.docx, paragraf 2)"),
    ],
)  # fmt: skip
def test_a_place_reads_as_a_clerk_says_it(place: Place, words: str) -> None:
    """A place is a value; its sentence is made from it and never parsed."""
    assert str(place) == words


def test_a_place_knows_the_row_of_its_table() -> None:
    """A place in a nested value or in a naskah belongs to a row; one in a heading to none."""
    nested = Place("r.yaml", row=2, line=7, path="peserta.0.nama")
    assert nested.record == nested.about(Place("n.docx")).record == ("r.yaml", "", 2)
    assert BOOK.on_line(1).record is None


def test_places_sort_as_a_person_reads() -> None:
    """Row 9 comes before row 10, column Z before AA."""
    cells = [Place("p.xlsx", "A", row=r, column=c) for r, c in ((10, "A"), (9, "AA"), (9, "Z"))]
    read = sorted(cells, key=lambda place: place.spot)
    assert [place.column for place in read] == ["Z", "AA", "A"]


def test_problems_cross_processes() -> None:
    """An error that comes back from another process still has its problems."""
    error = DataError(problem("ZI203", Place("data/x.csv", row=3), "Salah.", "Betulkan."))
    again: ZiDocsError = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems) == (DataError, error.problems)


def test_every_problem_says_how_to_mend_it() -> None:
    """A problem without a mend can't be made, and no call passes an empty one."""
    with pytest.raises(TypeError):
        problem("ZI203", "data/x.csv, baris 3", "Salah.")  # type: ignore[call-arg]
    package = Path(zi_docs.__file__).parent
    assert [place for path in package.rglob("*.py") for place in _empty_hints(path)] == []


def _empty_hints(path: Path) -> Iterator[str]:
    """Yield where a module passes an empty mend."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _makes_problem(node.func):
            hint = node.args[-1]
            if isinstance(hint, ast.Constant) and not hint.value:
                yield f"{path.name}:{node.lineno}"


def _makes_problem(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name in {"problem", "galat", "peringatan", "Problem", "_refuse", "_problem"}


def test_a_long_quotation_is_cut() -> None:
    """A long quotation is cut; a short one stays whole."""
    typed = "N" * 100_000
    told = problem("ZI203", "a.csv", f'Kolom "status" berisi "{typed}"; salah.', "Ketik ulang.")
    assert told.message == f'Kolom "status" berisi "{"N" * 79}…"; salah.'
    plain = f'Tabel "a" ada di {"tempat " * 20}dan lembar "Pegawai".'
    assert problem("ZI116", "a.csv", plain, "Hapus.").message == plain


def test_what_was_typed_is_shortened_in_one_way() -> None:
    """A text stays whole up to its limit; beyond it the last character is the ellipsis."""
    assert brief("N" * 80) == "N" * 80
    assert brief("N" * 81) == "N" * 79 + "…"
    assert quote("Dinas\n  Sosial") == '"Dinas Sosial"'
    assert quote("N" * 100) == f'"{"N" * 59}…"'


TYPES = ["notula", "pakta-integritas", "rencana-aksi"]
MANY = [f"unit-{number}" for number in range(13)]


@pytest.mark.parametrize(
    ("typed", "known", "hint"),
    [
        ("Notla", TYPES, 'Mungkin "notula"; yang ada: notula, pakta-integritas, rencana-aksi.'),
        ("surat", TYPES, "Tulis salah satu: notula, pakta-integritas, rencana-aksi."),
        ("unt-7", MANY, 'Mungkin "unit-7"; betulkan bila memang itu.'),
        ("sekolah", MANY, f"Tulis salah satu: {', '.join(MANY[:12])}, dan 1 lainnya."),
        ("uu_ans", {"uu_asn": "UU 20/2023"},
         'Mungkin "uu_asn"; yang ada: uu_asn (UU 20/2023).'),
        ("apa", [], "Betulkan ejaannya, atau hapus bila tidak diperlukan."),
    ],
)  # fmt: skip
def test_an_unknown_word_is_mended_by_a_sentence(
    typed: str, known: list[str] | dict[str, str], hint: str
) -> None:
    """A near word is offered as a guess, and a short choice is always listed."""
    assert suggest(typed, known) == hint


def test_a_choice_keeps_its_order() -> None:
    """A choice is listed in its order, with the meaning of each word where it is known."""
    assert choices({"sekda": "Ani", "bupati": ""}) == "sekda (Ani), bupati"


def test_a_near_word_is_found_in_time() -> None:
    """Only the beginning of a very long text is compared."""
    assert closest("N" * 1_000_000, TYPES) == ""
    assert closest("NOTULA", TYPES) == "notula"


def test_examples_of_a_note_are_whole() -> None:
    """As many whole examples are told as there is room for, and said to be examples."""
    about = first_of_many(["Pengatur Muda (AGUS SANTOSO)", "Pengatur (BUDI RAHAYU)", "Penata " * 9])
    told = problem("ZI164", "a.xlsx", "Pangkat.", "Tulis.", about=about)
    assert told.particulars == "Misalnya: Pengatur Muda (AGUS SANTOSO); Pengatur (BUDI RAHAYU); …"
