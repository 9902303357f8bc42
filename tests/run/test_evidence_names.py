"""What a piece of evidence is called in the list of a unit."""

from __future__ import annotations

from datetime import date

from zi_docs.run.evidence import DOCUMENT, Piece, said_of

ON = date(2026, 4, 6)


def piece(nama: str, keterangan: str = "Notula Rapat", sebutan: str = "") -> Piece:
    return Piece("1.iii.b", DOCUMENT, nama, tanggal=ON, keterangan=keterangan, sebutan=sebutan)


def test_a_document_is_called_by_what_it_is_about() -> None:
    """A reader gets the words for a document, not the code in its file's name."""
    [bukti] = said_of([piece("Notula monev-tw1", sebutan="Notula Rapat Kemajuan")])
    assert (bukti.nama, bukti.tanggal) == ("Notula Rapat Kemajuan", ON)


def test_many_documents_of_a_kind_are_one_line() -> None:
    """More than three documents of a type are counted under the title of the type."""
    many = [piece(f"{n}", "Pakta Integritas", f"Pakta {n}") for n in range(4)]
    assert [one.nama for one in said_of(many)] == ["Pakta Integritas (4 dokumen)"]
