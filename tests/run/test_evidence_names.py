"""What a piece of evidence is called in the list of a unit."""

from __future__ import annotations

import pytest

from zi_docs.run.evidence import DOCUMENT, Piece, _said


@pytest.mark.parametrize(
    ("kind", "nama", "said"),
    [
        ("Daftar Hadir", "Daftar Hadir monev-tw1", "Daftar Hadir: monev-tw1"),
        ("Notula Rapat", "Notula monev-tw1", "Notula Rapat: monev-tw1"),
        ("Keputusan Tim", "SK Tim 2026", "Keputusan Tim: SK Tim 2026"),
        ("Laporan Survei", "Laporan Survei", "Laporan Survei"),
    ],
)
def test_a_name_does_not_repeat_its_kind(kind: str, nama: str, said: str) -> None:
    """The words with which a document's name says its kind once more are left out."""
    [bukti] = _said([Piece("1.i.a", DOCUMENT, nama, keterangan=kind)])
    assert bukti.nama == said
