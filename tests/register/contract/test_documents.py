"""Documents in the register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from zi_docs.register import Document, Keadaan, Register, Tahap, patterns

from ..asking import MORNING, document, make


def test_recorded(register: Register) -> None:
    """A finished document is known by its record, with its file."""
    entry = document("a", jenis="notula", kode="ABCD1234")
    register.confirm([entry])
    assert register.documents("notula") == {
        "a": Document(
            *("notula", "a", "", "", "notula/a.docx", "masukan"),
            *(entry.sha256, 3, 7, "ABCD1234", MORNING.isoformat()),
            *(entry.untuk, entry.tanggal.isoformat(), Tahap.JADI),
        )
    }


def test_one_of_many(register: Register) -> None:
    """The document of one record is the one that the list has; a draft is none, nor another's."""
    register.confirm([document("a"), document("b")])
    register.confirm([replace(document("c"), konsep=True)])
    found = [register.document_of("keputusan-tim", kunci) for kunci in ("a", "b", "c")]
    assert found == [register.documents("keputusan-tim").get(kunci) for kunci in ("a", "b", "c")]
    assert (found[0] is None, found[2]) == (False, None)
    assert register.document_of("notula", "a") is None


def test_the_place_of_a_file(register: Register) -> None:
    """The place of a document or a draft is known, whatever its type; any other is not."""
    a, b = document("a"), replace(document("b", jenis="notula"), konsep=True)
    register.confirm([a])
    register.confirm([b])
    places = (a.path, b.path, a.path.upper(), "%", "")
    assert [register.has_file(path) for path in places] == [True, True, False, False, False]


def test_made_again(register: Register) -> None:
    """A document that is made again replaces the record of its file."""
    register.confirm([document("a")])
    register.confirm([replace(document("a", data=b"baru"), untuk="Nama Baru")])
    again = register.documents("keputusan-tim")["a"]
    assert (again.ukuran, again.untuk) == (4, "Nama Baru")


def test_without_number(register: Register) -> None:
    """Documents of types without numbers are recorded, but are not in the agenda book."""
    register.confirm([document("a", jenis="notula"), document("b", jenis="notula")])
    assert [d.nomor for d in register.documents("notula").values()] == ["", ""]
    assert register.list_numbers() == []


def test_a_cancelled_document_shows(register: Register, tmp_path: Path) -> None:
    """A document whose number was cancelled is returned as such, so that it is made again."""
    (nomor,) = make(register, tmp_path, "a")
    register.cancel(nomor, "salah")
    assert register.documents("keputusan-tim")["a"].keadaan == Keadaan.BATAL


def test_codes_that_collide(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """When two documents would have one code, the later one gets its next code and keeps it."""
    monkeypatch.setattr(
        patterns, "possible_codes", lambda *what: iter(("SAMA0000", f"LAIN{what[2]}"))
    )
    first = register.codes("notula", {"a": "", "b": ""})
    assert first == {"a": "SAMA0000", "b": "LAINb"}
    register.confirm([document(k, jenis="notula", kode=c) for k, c in first.items()])
    assert register.codes("notula", {"b": "", "a": ""}) == {"b": "LAINb", "a": "SAMA0000"}


def test_a_code_outlives_its_document(register: Register, tmp_path: Path) -> None:
    """The code on a cancelled paper finds its number, with the state "batal"."""
    (old,) = make(register, tmp_path, "a")
    code = register.documents("keputusan-tim")["a"].kode
    register.cancel(old, "salah tanggal")
    make(register, tmp_path, "a")
    (line,) = register.find(code)
    assert (line.nomor, line.keadaan) == (old, Keadaan.BATAL)
