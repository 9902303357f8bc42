"""The rules of the register, of numbers and of issued documents, tested without a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import RegisterError
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register import Document, HandRequest, Keadaan
from zi_docs.register.decisions import (
    GREATEST,
    Cancel,
    Claim,
    Give,
    Refuse,
    Typed,
    claim_file,
    decide_block,
    decide_cancel,
    decide_typed,
    moved_numbers,
    read_typed,
    settled,
    strangers,
)
from zi_docs.register.issuing import (
    Issue,
    Record,
    decide_confirm,
    decide_issue,
    decide_record,
    decide_replace,
)
from zi_docs.register.patterns import Counter, choose_codes, number_key, possible_codes
from zi_docs.register.values import Book, Edition, HeldNumber, NasibEdisi, ReserveRequest

from .asking import DAY, ask, by_hand, document, issue_of, item

BOOK = Book("data/kantor/register.db", "kantor")
NOMOR = "188.45/{}/406.001.3/2021"
KEYS = st.sampled_from("abcdefgh")


def held(
    number_id: int,
    kunci: str,
    urut: int | None,
    nomor: str = "",
    keadaan: Keadaan = Keadaan.DIPESAN,
    sisipan: str = "",
) -> HeldNumber:
    """Return a number of the series that the requests ask for."""
    printed = nomor or NOMOR.format(f"{urut}{sisipan}")
    alasan = "salah" if keadaan is Keadaan.BATAL else ""
    place = ("keputusan", 2021, urut, sisipan, printed, False)
    return HeldNumber(number_id, *place, "keputusan-tim", kunci, "", keadaan, alasan)


def paper(kunci: str, nomor: str = "", keadaan: str = "") -> Document:
    """Return a document as the register returns it."""
    file = (f"{kunci}.docx", "masukan", "sha", 1, 1, "", "2021-04-27T10:02:00")
    return Document("sk", kunci, nomor, keadaan, *file, "", "2021-04-27")


def typed(kunci: str, tulisan: str) -> Typed:
    return settled(read_typed(BOOK, by_hand(kunci, tulisan)))


def codes(decision: object) -> list[str]:
    """Return the codes of a refusal; of anything else, none."""
    return [p.code for p in decision.problems] if isinstance(decision, Refuse) else []


def nobody(nomor: str) -> bool:
    """Say that no number is taken."""
    return False


# The next numbers.


@given(
    keys=st.lists(KEYS, max_size=8),
    owners=st.dictionaries(KEYS, st.integers(1, 30)),
    highest=st.integers(0, 30),
    mulai=st.integers(1, 40),
    taken=st.sets(st.integers(1, 60)),
)
def test_a_block(
    keys: list[str], owners: dict[str, int], highest: int, mulai: int, taken: set[int]
) -> None:
    """A record with a number keeps it; the others get free counters upwards, in their order."""
    own = {kunci: held(n, kunci, n) for kunci, n in owners.items() if kunci in keys}
    used = {NOMOR.format(n) for n in taken}
    give = settled(decide_block(BOOK, ask(*keys, mulai=mulai), own, highest, used.__contains__))
    counters = [new.urut or 0 for new in give.new]
    assert list(give.printed) == list(dict.fromkeys(keys))
    assert {k: give.printed[k] for k in own} == {k: number.nomor for k, number in own.items()}
    assert [new.item.kunci for new in give.new] == [k for k in give.printed if k not in own]
    assert counters == sorted(set(counters))
    assert not any(n <= highest or n < mulai or n in taken for n in counters)
    assert [new.nomor for new in give.new] == [NOMOR.format(n) for n in counters]


def test_only_what_is_taken_is_passed_over() -> None:
    """With 2 and 3 typed, three records get 1, 4 and 5, so that no counter is lost."""
    used = {NOMOR.format(n) for n in (2, 3)}
    give = settled(decide_block(BOOK, ask(*"abc"), {}, 0, used.__contains__))
    assert [new.urut for new in give.new] == [1, 4, 5]


@pytest.mark.parametrize(
    ("highest", "mulai", "keys", "expected"),
    [
        (GREATEST - 1, 1, "a", []),
        (GREATEST - 1, 1, "ab", ["ZI617"]),
        (GREATEST, 1, "a", ["ZI617"]),
        (0, GREATEST, "a", []),
        (0, GREATEST + 1, "", ["ZI617"]),
    ],
)
def test_the_end_of_the_count(highest: int, mulai: int, keys: str, expected: list[str]) -> None:
    """The greatest counter is given; past it the whole block is refused."""
    assert codes(decide_block(BOOK, ask(*keys, mulai=mulai), {}, highest, nobody)) == expected


def test_a_block_whose_numbers_look_alike() -> None:
    """Records of one block never share a number, even when numbers differ only by capitals."""
    items = [replace(item(key), format=lambda _, k=key: f"{k}/2021") for key in ("A", "b", "a")]
    request = ReserveRequest("s", 2021, "keputusan-tim", items)
    assert codes(decide_block(BOOK, request, {}, 0, nobody)) == ["ZI610"]
    two = replace(request, items=items[:2])
    assert settled(decide_block(BOOK, two, {}, 0, nobody)).printed == {"A": "A/2021", "b": "b/2021"}


def test_moved_numbers() -> None:
    """A number of another year or series is a warning, in the order of the numbers."""
    own = {"b": held(2, "b", 2), "a": held(1, "a", 1)}
    assert moved_numbers(BOOK, ask("a", "b"), own) == []
    for request in (ask("a", "b", tahun=2022), ask("a", "b", seri="surat")):
        told = moved_numbers(BOOK, request, own)
        assert [p.code for p in told] == ["ZI616", "ZI616"]
        assert [problem.about.split()[-1] for problem in told] == ["(a)", "(b)"]
        assert told[0].message == told[1].message


# A number that was typed.


@pytest.mark.parametrize(
    ("tulisan", "nomor", "counter"),
    [
        ("15", NOMOR.format("15"), Counter(15)),
        ("015", NOMOR.format("15"), Counter(15)),
        ("15A", NOMOR.format("15a"), Counter(15, "a")),
        (NOMOR.format("15b"), NOMOR.format("15b"), Counter(15, "b", 2021)),
        ("188.45 / 7 / 406.001.3 / 2021", NOMOR.format("7"), Counter(7, "", 2021)),
        ("W.12-OT/2020", "W.12-OT/2020", None),
        ("1234567", "1234567", None),
    ],
)
def test_reading(tulisan: str, nomor: str, counter: Counter | None) -> None:
    """A counter is printed by the pattern; a whole number is counted when it fits the pattern."""
    read = typed("a", tulisan)
    assert (read.nomor, read.counter) == (nomor, counter)


@pytest.mark.parametrize(
    ("tulisan", "code"),
    [
        ("", "ZI614"),
        ("\u200b", "ZI614"),
        ("0", "ZI614"),
        ("n" * 101, "ZI614"),
        ("٣/2021", "ZI614"),
        ("23¹", "ZI614"),
        ("9" * 10, "ZI614"),
        (NOMOR.format("15").replace("2021", "2020"), "ZI615"),
    ],
)
def test_what_can_not_be_read(tulisan: str, code: str) -> None:
    """A text that can't be a number of the document's year is refused."""
    assert codes(read_typed(BOOK, by_hand("a", tulisan))) == [code]


def test_without_a_pattern_nothing_counts() -> None:
    """Without a pattern "15" is kept as it is."""
    read = settled(read_typed(BOOK, by_hand("a", "15", pola=None)))
    assert (read.nomor, read.counter, read.place) == ("15", None, (None, ""))


OWN = held(1, "a", 15)
OTHER = held(2, "b", 15)
VOID = held(3, "b", 15, keadaan=Keadaan.BATAL)
OWN_VOID = held(4, "a", 15, keadaan=Keadaan.BATAL)
OWN_ELSE = held(5, "a", 3)
OLD_LOOK = held(6, "a", 15, "188.45/15/LAMA/2021")


@pytest.mark.parametrize(
    ("holders", "own", "outcome"),
    [
        ([], None, "new"),
        ([OWN], OWN, OWN.nomor),
        ([OLD_LOOK], OLD_LOOK, OLD_LOOK.nomor),
        ([], OWN, OWN.nomor),
        ([VOID, OWN], OWN, OWN.nomor),
        ([OTHER], None, "ZI611"),
        ([OTHER], OWN_ELSE, "ZI611"),
        ([VOID], None, "ZI612"),
        ([OWN_VOID], None, "ZI612"),
        ([VOID, OTHER], None, "ZI612"),
        ([], OWN_ELSE, "ZI613"),
    ],
)
def test_who_may_have_a_typed_number(
    holders: list[HeldNumber], own: HeldNumber | None, outcome: str
) -> None:
    """A record may use its own number; another's, a cancelled one or a second one is refused."""
    decision = decide_typed(BOOK, holders, own, typed("a", "15"))
    if isinstance(decision, Refuse):
        assert codes(decision) == [outcome]
    elif outcome == "new":
        (new,) = decision.new
        assert (new.nomor, new.urut, new.sisipan, new.tangan) == (OWN.nomor, 15, "", True)
        assert decision.printed == {"a": OWN.nomor}
    else:
        assert decision == Give((), {"a": outcome})


def test_a_beginning_that_is_too_great_is_told_only_where_it_counts() -> None:
    """A ``mulai`` past the greatest counter refuses a new number, but not the record's own."""
    request = replace(by_hand("a", "15"), mulai=GREATEST + 1)
    read = settled(read_typed(BOOK, request))
    assert codes(decide_typed(BOOK, [], None, read)) == ["ZI617"]
    assert decide_typed(BOOK, [OWN], OWN, read) == Give((), {"a": OWN.nomor})


def _typing(kunci: str, tulisan: str) -> Callable[[list[HeldNumber]], None]:
    """Return a function that types a number into a register that is a list."""

    def do(book: list[HeldNumber]) -> None:
        read = read_typed(BOOK, by_hand(kunci, tulisan))
        if isinstance(read, Refuse):
            return
        key, place = number_key(read.nomor), read.place
        holders = [
            n
            for n in book
            if number_key(n.nomor) == key or (n.urut and (n.urut, n.sisipan) == place)
        ]
        own = next((n for n in book if n.kunci == kunci and n.is_living), None)
        _note(book, decide_typed(BOOK, holders, own, read))

    return do


def _asking(*keys: str) -> Callable[[list[HeldNumber]], None]:
    def do(book: list[HeldNumber]) -> None:
        own = {n.kunci: n for n in book if n.kunci in keys and n.is_living}
        highest = max((n.urut or 0 for n in book if not n.sisipan), default=0)
        taken = {number_key(n.nomor) for n in book}
        _note(book, decide_block(BOOK, ask(*keys), own, highest, lambda n: number_key(n) in taken))

    return do


def _cancelling(nomor: str) -> Callable[[list[HeldNumber]], None]:
    def do(book: list[HeldNumber]) -> None:
        found = [n for n in book if number_key(n.nomor) == number_key(nomor)]
        decision = decide_cancel(BOOK, nomor, "salah", found)
        if isinstance(decision, Cancel):
            at = (decision.nomor_id or 0) - 1
            book[at] = book[at]._replace(keadaan=Keadaan.BATAL, alasan=decision.alasan)

    return do


def _note(book: list[HeldNumber], decision: Give | Refuse) -> None:
    for new in decision.new if isinstance(decision, Give) else ():
        one = held(len(book) + 1, new.item.kunci, new.urut, new.nomor, sisipan=new.sisipan)
        book.append(one)


TEXTS = st.one_of(
    st.builds("{}{}".format, st.integers(0, 9), st.sampled_from(["", "a", "B"])),
    st.builds(NOMOR.format, st.integers(1, 9)),
    st.sampled_from(["W.1", "w. 1", "W / 1", "w/1"]),
)
STEPS = st.one_of(
    st.builds(_typing, KEYS, TEXTS),
    st.lists(KEYS, max_size=4).map(lambda keys: _asking(*keys)),
    st.builds(_cancelling, TEXTS),
)


@given(st.lists(STEPS, max_size=40))
def test_never_twice(steps: list[Callable[[list[HeldNumber]], None]]) -> None:
    """No look of a number, no place and no record occurs twice, whatever is done."""
    book: list[HeldNumber] = []
    for step in steps:
        step(book)
    looks = [number_key(n.nomor) for n in book]
    places = [(n.urut, n.sisipan) for n in book if n.urut]
    owners = [n.kunci for n in book if n.is_living]
    for what in (looks, places, owners):
        assert len(set(what)) == len(what)


# Cancelling, confirming, codes.


@pytest.mark.parametrize(
    ("alasan", "found", "expected"),
    [
        ("salah", [OTHER], Cancel(2, OTHER.owner, None, "salah")),
        (" salah\x07 \n orang", [VOID, OTHER], Cancel(2, OTHER.owner, None, "salah orang")),
        ("salah", [], ["ZI620"]),
        ("salah", [VOID, OWN_VOID], ["ZI621"]),
        ("salah", [OTHER, OWN], ["ZI622"]),
        (" \t", [], ["ZI623"]),
        ("", [OTHER], ["ZI623"]),
    ],
)
def test_cancelling(alasan: str, found: list[HeldNumber], expected: object) -> None:
    """Exactly one living number is cancelled, with a reason on one line."""
    decision = decide_cancel(BOOK, "15", alasan, found)
    assert (codes(decision) or decision) == expected


def edition(kunci: str, number_id: int | None = None, edisi: int = 1, **more: str) -> Edition:
    """Return an edition in force of a record's document."""
    fields = dict(zip(Edition._fields, ("",) * len(Edition._fields), strict=True))
    own = {"id": edisi, "jenis": "keputusan-tim", "kunci": kunci, "nomor_id": number_id}
    return Edition(**{**fields, **own, "edisi": edisi, "ukuran": 3, "tanggal": "2021-04-27",
                      "keadaan": NasibEdisi.TERBIT, **more})  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("a", OWN.nomor)], Issue((1,), (1,))),
        ([("x", ""), ("kpts", "1/kpts/2021"), ("kpts2", "")], Issue((None, 9, None), (1, 1, 1))),
        ([("b", OWN.nomor)], ["ZI624"]),
        ([("a", OWN.nomor), ("a", "9/2021"), ("z", "1")], ["ZI624", "ZI624"]),
        ([("terbit", ""), ("a", OWN.nomor)], ["ZI626"]),
        ([("batal", "")], Issue((None,), (2,))),
        ([], Issue((), ())),
    ],
)
def test_issuing(entries: list[tuple[str, str]], expected: object) -> None:
    """Each document has its record's living number, or none; one other number refuses all."""
    asked = [issue_of(kunci, nomor) for kunci, nomor in entries]
    kpts = held(9, "kpts", 1, "1/KPTS/2021")
    editions = [edition("terbit"), edition("batal", keadaan=NasibEdisi.BATAL)]
    known = {one.owner: [one] for one in editions}
    decision = decide_issue(BOOK, asked, {OWN.owner: OWN, kpts.owner: kpts}, known)
    assert (codes(decision) or decision) == expected


def test_recording_a_finished_document() -> None:
    """Only what is in force stands in the way, and never of a draft."""
    known = {("keputusan-tim", "a"): [edition("a")]}
    assert codes(decide_confirm(BOOK, [document("a")], known)) == ["ZI626"]
    assert decide_confirm(BOOK, [replace(document("a"), konsep=True)], known) is None
    gone = {("keputusan-tim", "a"): [edition("a", keadaan=NasibEdisi.BATAL)]}
    assert decide_confirm(BOOK, [document("a")], gone) is None


@pytest.mark.parametrize(
    ("alasan", "own", "former", "tahun", "expected"),
    [
        ("salah", OWN, [edition("a", 1, 2)], 2021, Issue((1,), (3,), 2, "salah")),
        (" salah \x07nama", OWN, [edition("a", 1)], 2021, Issue((1,), (2,), 1, "salah nama")),
        ("", OWN, [edition("a", 1)], 2021, ["ZI623"]),
        ("salah", held(5, "a", 99), [edition("a", 5)], 2021, ["ZI624"]),
        ("salah", None, [edition("a", 1, nomor="lain")], 2021, ["ZI624"]),
        ("salah", OWN, [], 2021, ["ZI627"]),
        ("salah", OWN, [edition("a")], 2021, ["ZI627"]),
        ("salah", None, [edition("a", 1, nomor=OWN.nomor)], 2021, ["ZI628"]),
        ("salah", OWN, [edition("a", 1)], 2022, ["ZI629"]),
    ],
)
def test_replacing(
    alasan: str, own: HeldNumber | None, former: list[Edition], tahun: int, expected: object
) -> None:
    """An edition in force is replaced under its number and in its year, for a reason."""
    entry = issue_of("a", OWN.nomor, tanggal=DAY.replace(year=tahun))
    decision = decide_replace(BOOK, entry, alasan, own, former)
    assert (codes(decision) or decision) == expected


@pytest.mark.parametrize(
    ("current", "scan", "day", "expected"),
    [
        (None, "", 27, Record(issue=Issue((1,), (1,)))),
        (edition("a", 1), "", 27, Record()),
        (edition("a", 1), "f", 27, Record(scanned=1)),
        (edition("a", 1, pindaian="f"), "f", 27, Record()),
        (edition("a", 1, pindaian="e"), "f", 27, ["ZI644"]),
        (edition("a", 1, pindaian="e"), "", 27, Record()),
        (edition("a", 1), "f", 28, ["ZI643"]),
        (edition("a"), "", 27, ["ZI626"]),
    ],
)
def test_recording(current: Edition | None, scan: str, day: int, expected: object) -> None:
    """Recorded again under the same number and date, a document only gets its first scan."""
    entry = issue_of("a", OWN.nomor, pindaian=scan, tanggal=DAY.replace(day=day))
    editions = [current] if current else []
    decision = decide_record(BOOK, entry, {OWN.owner: OWN}, editions)
    assert (codes(decision) or decision) == expected


@pytest.mark.parametrize(
    ("kunci", "nomor", "keadaan", "expected"),
    [
        ("kantor", "1/2021", Keadaan.TERBIT, []),
        ("kantor-lama", "1/2021", Keadaan.TERBIT, ["ZI509"]),
        ("kantor-lama", "1/2021", Keadaan.BATAL, []),
        ("kantor-lama", "", "", []),
    ],
)
def test_a_register_of_another_data_set(
    kunci: str, nomor: str, keadaan: str, expected: list[str]
) -> None:
    """A living number of another data set's decree is refused; a cancelled one is not."""
    found = strangers(BOOK, [paper(kunci, nomor, keadaan)])
    assert [problem.code for problem in found] == expected


UNNUMBERED = paper("a")
IN_FORCE = paper("a", "1/2021", Keadaan.TERBIT)
CANCELLED = paper("a", "1/2021", Keadaan.BATAL)


@pytest.mark.parametrize(
    ("owner", "leaves", "gone", "timpa", "claim"),
    [
        (None, False, False, False, Claim.DOUBTFUL),
        (None, False, False, True, Claim.FREE),
        (IN_FORCE, True, False, False, Claim.FREE),
        (UNNUMBERED, True, True, False, Claim.FREE),
        (UNNUMBERED, False, False, True, Claim.TAKEN),
        (UNNUMBERED, False, True, False, Claim.TAKEN),
        (UNNUMBERED, False, True, True, Claim.FREE),
        (CANCELLED, False, True, True, Claim.FREE),
        (CANCELLED, False, False, True, Claim.TAKEN),
        (IN_FORCE, False, True, True, Claim.TAKEN),
    ],
)
def test_whose_file_stands_there(
    owner: Document | None, leaves: bool, gone: bool, timpa: bool, claim: Claim
) -> None:
    """Another record's file is free when it moves, or is gone without a number in force.

    A file that the register does not know is doubtful.
    """
    assert claim_file(owner, leaves=leaves, gone=gone, timpa=timpa) is claim


@given(
    numbers=st.dictionaries(st.text(max_size=3), st.sampled_from(["", "1", "2"])), data=st.data()
)
def test_codes(numbers: dict[str, str], data: st.DataObject) -> None:
    """Codes differ from each other, and are the same again for the same papers."""
    possible = [c for k, n in numbers.items() for c in possible_codes("d", "j", k, n)]
    lost = data.draw(st.sets(st.sampled_from(possible), max_size=3)) if possible else set()
    others = dict.fromkeys(lost, ("j", "orang lain", ""))
    given_codes = choose_codes("d", "j", numbers, others.get)
    assert set(given_codes) == set(numbers)
    assert len(set(given_codes.values())) == len(numbers)
    assert not lost & set(given_codes.values())
    kept = others | {code: ("j", k, numbers[k]) for k, code in given_codes.items()}
    assert choose_codes("d", "j", dict(reversed(numbers.items())), kept.get) == given_codes


def test_a_refusal_is_raised() -> None:
    """A refusal is raised with its problems; any other decision is returned."""
    with pytest.raises(RegisterError) as caught:
        settled(
            read_typed(BOOK, HandRequest("s", 2021, "j", item("a"), "", PolaNomor(pola="{urut}")))
        )
    assert [problem.code for problem in caught.value.problems] == ["ZI614"]
    assert settled(Issue((1,), (1,))) == Issue((1,), (1,))
