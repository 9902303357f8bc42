"""Issuing, replacing and cancelling documents; their editions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zi_docs.errors import RegisterError
from zi_docs.register import Asal, Keadaan, NasibEdisi, Place, Register, Tahap

from ..asking import DAY, MORNING, ask, by_hand, codes_of, document, issue_of

JENIS = "keputusan-tim"


def _issued(register: Register, kunci: str = "a", data: bytes = b"isi") -> str:
    nomor = register.reserve(ask(kunci))[kunci]
    register.issue([issue_of(kunci, nomor, data=data)])
    return nomor


def _states(register: Register) -> list[tuple[int, str]]:
    return [(edition.edisi, edition.keadaan) for edition in register.editions()]


def test_issued_together(register: Register) -> None:
    """The number, the document and the first edition are recorded at the same moment."""
    nomor = register.reserve(ask("a"))["a"]
    entry = issue_of("a", nomor, asal=Asal.KONSEP, kode="ABCD1234")
    register.issue([entry])
    (line,) = register.list_numbers()
    assert (line.keadaan, line.kode, line.edisi) == (Keadaan.TERBIT, "ABCD1234", 1)
    document = register.documents(JENIS)["a"]
    assert (document.tahap, document.nomor, document.edisi) == (Tahap.TERBIT, nomor, 1)
    assert document.is_issued
    (edition,) = register.editions()
    assert (edition.nomor, edition.edisi, edition.sha256) == (nomor, 1, entry.sha256)
    assert (edition.asal, edition.alasan, edition.keadaan) == ("konsep", "", "terbit")
    assert (edition.tanggal, edition.waktu) == ("2021-04-27", MORNING.isoformat())
    assert edition.owner == (JENIS, "a")
    assert edition.hash_masukan == "masukan"


def test_without_a_number(register: Register) -> None:
    """A document of a type without numbers is frozen too, and no number is made."""
    register.confirm([document("a", jenis="notula")])
    register.issue([issue_of("a", jenis="notula")])
    assert register.documents("notula")["a"].is_issued
    assert register.list_numbers() == []
    (line,) = register.find("a")
    assert (line.keadaan, line.edisi) == ("terbit", 1)


def test_a_draft_beside_its_document(register: Register) -> None:
    """A record's draft has an entry of its own; issuing leaves it until the caller forgets it."""
    draft = replace(document("a", data=b"konsep"), konsep=True)
    register.confirm([draft])
    assert register.documents(JENIS) == {}
    assert register.documents(JENIS, konsep=True)["a"].tahap == Tahap.KONSEP
    assert register.made_types(konsep=True) == [JENIS]
    assert register.made_types() == []
    assert register.count_documents(konsep=True) == {JENIS: {"konsep": 1}}
    assert [line.keadaan for line in register.find("a")] == ["konsep"]
    _issued(register)
    assert register.count_documents() == {JENIS: {"terbit": 1}}
    assert register.documents(JENIS)["a"].is_issued
    assert register.documents(JENIS, konsep=True)["a"].sha256 == draft.sha256
    _listed(register)
    register.forget(JENIS, ["a"], konsep=True)
    assert register.documents(JENIS, konsep=True) == {}
    assert register.documents(JENIS)["a"].is_issued


def _listed(register: Register) -> None:
    """Hold the list of an issued document and its draft to what the register has of them."""
    register.confirm([replace(document("a", jenis=f"{JENIS}.pdf"), path="a.pdf")])
    final, draft = register.listed(JENIS)
    for one, konsep in ((final, False), (draft, True)):
        known = register.documents(JENIS, konsep=konsep)["a"]
        assert (one.tahap, one.nomor, one.edisi) == (known.tahap, known.nomor, known.edisi)
        assert (one.kunci, one.tanggal, one.word) == (known.kunci, known.tanggal, known.path)
    assert (final.pdf, draft.pdf) == ("a.pdf", "")


def test_only_its_own_number(register: Register) -> None:
    """A number that is not the record's living one refuses the whole block."""
    numbers = register.reserve(ask("a", "b", "c"))
    register.cancel(numbers["c"], "salah")
    for key, nomor in (("b", numbers["a"]), ("c", numbers["c"]), ("z", "1")):
        with pytest.raises(RegisterError) as caught:
            register.issue([issue_of("a", numbers["a"]), issue_of(key, nomor)])
        assert codes_of(caught.value) == ["ZI624"]
        assert f"(Untuk {key}, sekarang " in caught.value.problems[0].about
    assert register.editions() == []
    assert register.documents(JENIS) == {}


@pytest.mark.parametrize("jenis", [JENIS, "notula"])
def test_issued_once(register: Register, jenis: str) -> None:
    """What is issued is neither issued again nor replaced by a finished document."""
    nomor = register.reserve(ask("a"))["a"] if jenis == JENIS else ""
    register.issue([issue_of("a", nomor, jenis)])
    with pytest.raises(RegisterError) as caught:
        register.issue([issue_of("a", nomor, jenis, data=b"lain")])
    assert codes_of(caught.value) == ["ZI626"]
    with pytest.raises(RegisterError) as caught:
        register.confirm([document("a", jenis=jenis, data=b"lain")])
    assert codes_of(caught.value) == ["ZI626"]
    assert _states(register) == [(1, "terbit")]
    assert register.documents(jenis)["a"].ukuran == 3


def test_the_next_edition(register: Register) -> None:
    """An edition replaces the one before under the same number, for a reason on one line."""
    nomor = _issued(register)
    register.replace(issue_of("a", nomor, data=b"kedua"), " salah \n nama ")
    assert _states(register) == [(1, "diganti"), (2, "terbit")]
    assert [edition.alasan for edition in register.editions()] == ["", "salah nama"]
    document = register.documents(JENIS)["a"]
    assert (document.nomor, document.edisi, document.ukuran) == (nomor, 2, 5)
    assert [(line.nomor, line.edisi) for line in register.list_numbers()] == [(nomor, 2)]


def test_an_edition_without_a_number(register: Register) -> None:
    """A document without a number is replaced in the same way."""
    register.issue([issue_of("a", jenis="notula")])
    register.replace(issue_of("a", jenis="notula", data=b"kedua"), "salah nama")
    assert _states(register) == [(1, "diganti"), (2, "terbit")]


def test_what_can_not_be_replaced(register: Register) -> None:
    """Nothing replaces what is not in force, without a reason, or in another year."""
    nomor = _issued(register)
    waiting = register.reserve(ask("b"))["b"]
    gone = _issued(register, "c")
    register.cancel(gone, "salah")
    later = DAY.replace(year=2022)
    for entry, alasan, code in (
        (issue_of("a", nomor), " \t", "ZI623"),
        (issue_of("a", waiting), "salah", "ZI624"),
        (issue_of("b", waiting), "salah", "ZI627"),
        (issue_of("x"), "salah", "ZI627"),
        (issue_of("c", gone), "salah", "ZI628"),
        (issue_of("a", nomor, tanggal=later), "salah", "ZI629"),
    ):
        with pytest.raises(RegisterError) as caught:
            register.replace(entry, alasan)
        assert codes_of(caught.value) == [code]
    assert _states(register) == [(1, "terbit"), (1, "batal")]


def test_another_date_of_the_same_year(register: Register) -> None:
    """An edition may have another date in the year of its number."""
    nomor = _issued(register)
    register.replace(issue_of("a", nomor, tanggal=DAY.replace(day=28)), "salah tanggal")
    assert [edition.tanggal for edition in register.editions()] == ["2021-04-27", "2021-04-28"]
    assert [line.tanggal for line in register.list_numbers()] == ["2021-04-28"]


def test_cancelled_with_its_edition(register: Register) -> None:
    """A cancelled number ends its edition and its document; the next number begins at one."""
    nomor = _issued(register)
    register.replace(issue_of("a", nomor), "salah nama")
    line = register.cancel(nomor, "ganda")
    assert (line.keadaan, line.alasan, line.edisi) == (Keadaan.BATAL, "ganda", 2)
    assert _states(register) == [(1, "diganti"), (2, "batal")]
    assert [edition.alasan_batal for edition in register.editions()] == ["", "ganda"]
    cancelled = register.documents(JENIS)["a"]
    assert (cancelled.tahap, cancelled.is_issued) == (Tahap.BATAL, False)
    again = _issued(register)
    assert again != nomor
    assert _states(register) == [(1, "diganti"), (2, "batal"), (1, "terbit")]


@pytest.mark.parametrize("named", ["rapat-1", "7KQ2M9XD", "7kq2-m9xd"])
def test_cancelling_without_a_number(register: Register, named: str) -> None:
    """An issued document without a number is named by its code or its key."""
    register.issue([issue_of("rapat-1", jenis="notula", kode="7KQ2M9XD")])
    line = register.cancel(named, "salah tanggal")
    assert (line.id, line.jenis, line.keadaan, line.alasan) == (
        *(None, "notula", NasibEdisi.BATAL, "salah tanggal"),
    )
    assert register.documents("notula")["rapat-1"].tahap == Tahap.BATAL
    with pytest.raises(RegisterError) as caught:
        register.cancel(named, "lagi")
    assert codes_of(caught.value) == ["ZI621"]
    register.issue([issue_of("rapat-1", jenis="notula")])
    assert _states(register) == [(1, "batal"), (2, "terbit")]


def test_a_key_of_two_types(register: Register) -> None:
    """A key that names issued documents of two types is not guessed at."""
    register.issue([issue_of("a", jenis="notula"), issue_of("a", jenis="pakta")])
    with pytest.raises(RegisterError) as caught:
        register.cancel("a", "salah")
    assert codes_of(caught.value) == ["ZI622"]
    assert "notula, pakta" in caught.value.problems[0].message


def test_a_finished_document_is_not_cancelled(register: Register) -> None:
    """What was never issued has nothing to cancel."""
    register.confirm([document("a", jenis="notula")])
    with pytest.raises(RegisterError) as caught:
        register.cancel("a", "salah")
    assert codes_of(caught.value) == ["ZI620"]


def test_forgetting(register: Register) -> None:
    """Only what was never issued can be forgotten."""
    _issued(register)
    register.issue([issue_of("b", jenis="notula")])
    register.confirm([document("c", jenis="notula")])
    register.forget(JENIS, ["a"])
    register.forget("notula", ["b", "c"])
    assert [*register.documents(JENIS), *register.documents("notula")] == ["a", "b"]


def test_what_is_remembered_of_inputs(register: Register) -> None:
    """A told difference, vouched inputs and a new place are kept for the document in force."""
    _issued(register)
    register.set_told(JENIS, {"a": "lain"})
    register.vouch(JENIS, {"a": "sama", "b": "tidak ada"})
    register.set_places(JENIS, {"a": Place("D:/ZI/a.docx", 3, 99)})
    document = register.documents(JENIS)["a"]
    assert (document.beda, document.hash_masukan) == ("lain", "sama")
    assert (document.path, document.mtime_ns) == ("D:/ZI/a.docx", 99)
    assert [edition.hash_masukan for edition in register.editions()] == ["masukan"]
    register.replace(issue_of("a", document.nomor), "salah")
    assert register.documents(JENIS)["a"].beda == ""


def test_editions_of_a_type(register: Register) -> None:
    """Editions are in the order in which they were issued, of one type or of all."""
    register.issue([issue_of("a", jenis="notula")])
    nomor = _issued(register, "b")
    register.replace(issue_of("b", nomor), "salah")
    assert [(one.jenis, one.edisi) for one in register.editions()] == [
        *(("notula", 1), (JENIS, 1), (JENIS, 2)),
    ]
    assert [one.edisi for one in register.editions(JENIS)] == [1, 2]


def test_short_numbers(register: Register) -> None:
    """A counter names its number, in one series only; a number printed so comes first."""
    numbers = register.reserve(ask("a", "b"))
    assert [line.nomor for line in register.find("2")] == [numbers["b"]]
    register.reserve_by_hand(by_hand("c", "2a"))
    assert [line.kunci for line in register.find("2A")] == ["c"]
    assert register.cancel("2", "salah").nomor == numbers["b"]
    register.reserve(ask("a", jenis="surat", seri="surat"))
    with pytest.raises(RegisterError) as caught:
        register.cancel("1", "salah")
    assert codes_of(caught.value) == ["ZI622"]
    assert register.cancel("1", "salah", seri="surat").jenis == "surat"
    register.reserve_by_hand(by_hand("z", "1", pola=None))
    assert register.cancel("1", "salah").kunci == "z"


def test_a_number_that_is_a_key_too(register: Register) -> None:
    """A short number that is also the key of an issued document is not guessed at."""
    nomor = _issued(register)
    register.issue([issue_of("1", jenis="rapat")])
    with pytest.raises(RegisterError) as caught:
        register.cancel("1", "salah")
    assert codes_of(caught.value) == ["ZI622"]
    assert register.cancel("1", "salah", tahun=2021).nomor == nomor
    assert register.cancel("1", "salah").jenis == "rapat"
