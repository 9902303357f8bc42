"""The rules of the book, without a book: who may have which number, and what is refused.

Each function gets what a store has looked up, and answers with a frozen value. The store carries
the answer out in the same transaction, so every store obeys the same rules. Nothing here reads a
file, a clock or a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from zi_docs.errors import Problem, RegisterError
from zi_docs.register import problems, problems_numbers
from zi_docs.register.patterns import (
    Counter,
    has_odd_digit,
    number_key,
    parse_counter,
    parse_printed,
    tidy,
    tidy_number,
)
from zi_docs.register.values import (
    Book,
    DatedNumber,
    Document,
    Edition,
    HandRequest,
    HeldNumber,
    Keadaan,
    NewNumber,
    ReserveItem,
    ReserveRequest,
)

# Far below the greatest number that SQLite and Excel count exactly; no office comes near it.
GREATEST = 999_999_999
_LONGEST = 100
_MOST_DIGITS = 9
_NO_DIGIT = "Nomor ini memuat angka yang bukan 0 sampai 9."

Look = Callable[[str], bool]
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Give:
    """Numbers to write down, and every record's number by its key.

    A record that keeps its number is in ``printed`` only.
    """

    new: tuple[NewNumber, ...]
    printed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cancel:
    """What to cancel, and the reason to keep with it: a number, or an issued document without one.

    ``edition`` is the id of the edition in force, or None when nothing was issued.
    """

    nomor_id: int | None
    owner: tuple[str, str]
    edition: int | None
    alasan: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """Why nothing may be written down."""

    problems: tuple[Problem, ...]


def settled(decision: Answer | Refuse) -> Answer:
    """Return a decision that can be carried out; raise :class:`RegisterError` for a refusal."""
    if isinstance(decision, Refuse):
        raise RegisterError(decision.problems)
    return decision


def refuse(*found: Problem) -> Refuse:
    """Return a refusal for these reasons."""
    return Refuse(found)


# The next numbers of a series.


def decide_block(
    book: Book,
    request: ReserveRequest,
    own: Mapping[str, HeldNumber],
    highest: int,
    is_taken: Look,
) -> Give | Refuse:
    """Give each record of a block the number it has, or the next one of the series.

    ``own`` holds the living numbers of the records by key. ``highest`` is the greatest counter
    given so far. ``is_taken`` tells whether the series already has a number that looks like this
    one: it was typed, or an earlier pattern printed it. Refused: ZI610, ZI617.
    """
    if request.mulai > GREATEST:
        return refuse(problems_numbers.counter_too_great(book, request.seri, request.tahun))
    printed = {kunci: held.nomor for kunci, held in own.items()}
    new: list[NewNumber] = []
    used: set[str] = set()
    urut = max(highest + 1, request.mulai)
    for item in request.items:
        if item.kunci in printed:
            continue
        found = _next_free(
            book, request, item, urut, lambda nomor: number_key(nomor) in used or is_taken(nomor)
        )
        if isinstance(found, Refuse):
            return found
        counter, nomor = found
        new.append(NewNumber(item, nomor, counter))
        used.add(number_key(nomor))
        printed[item.kunci], urut = nomor, counter + 1
    return Give(tuple(new), {item.kunci: printed[item.kunci] for item in request.items})


def _next_free(
    book: Book, request: ReserveRequest, item: ReserveItem, urut: int, is_taken: Look
) -> tuple[int, str] | Refuse:
    """Return the first counter from ``urut`` on whose number is free, and that number.

    When "W/2" was typed before, three records with the pattern "W/{urut}" get W/1, W/3 and W/4. A
    pattern that prints the same for two counters in a row is refused, or the search would not end.
    """
    before = None
    while urut <= GREATEST and (nomor := item.format(urut)) != before:
        if not is_taken(nomor):
            return urut, nomor
        before, urut = nomor, urut + 1
    if urut > GREATEST:
        return refuse(problems_numbers.counter_too_great(book, request.seri, request.tahun))
    return refuse(problems_numbers.not_counting(book, nomor))


def moved_numbers(
    book: Book, request: ReserveRequest, own: Mapping[str, HeldNumber]
) -> list[Problem]:
    """Warn (ZI616) of each record whose number is of another series or year than the request's."""
    asked = (request.seri, request.tahun)
    moved = [held for held in own.values() if (held.seri, held.tahun) != asked]
    return [problems_numbers.keeps_old_number(book, held) for held in sorted(moved)]


def late_numbers(
    book: Book,
    request: ReserveRequest,
    own: Mapping[str, HeldNumber],
    latest: DatedNumber | None,
) -> list[Problem]:
    """Warn (ZI619) of new numbers for dates before that of the ``latest`` issued document."""
    new = [item for item in request.items if item.kunci not in own]
    late = [item for item in new if latest and item.tanggal.isoformat() < latest.tanggal]
    return [problems_numbers.dated_before(book, late, latest)] if latest and late else []


# A number that somebody typed.


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a record: the number as it will be printed, and its place in the count.

    ``counter`` is None for a number outside the count.
    """

    request: HandRequest
    nomor: str
    counter: Counter | None

    @property
    def place(self) -> tuple[int | None, str]:
        """The counter and its letter, as the register keeps them."""
        return (self.counter.urut, self.counter.sisipan) if self.counter else (None, "")


def read_typed(book: Book, request: HandRequest) -> Typed | Refuse:
    """Read a number that was typed: "15" and "15a" are counters, any other is a whole number.

    With the pattern "188.45/{urut}/{tahun}" both "15" and "188.45/15/2021" are number 15 of 2021.
    "W.12/2021" does not fit that pattern: it is kept as typed, outside the count. Refused: ZI614,
    ZI615.
    """
    text = tidy_number(request.tulisan)
    if fault := _fault(text) or (_NO_DIGIT if has_odd_digit(request.tulisan) else ""):
        return refuse(problems_numbers.unusable_text(text, fault))
    counter = parse_counter(text) if request.pola else None
    nomor = request.item.format(str(counter)) if counter else text
    if request.pola and counter is None:
        counter = parse_printed(request.pola, text)
        nomor = _as_the_pattern(request, counter, text)
    if counter and counter.urut < 1:
        return refuse(problems_numbers.unusable_text(text, "Nomor urut dimulai dari 1."))
    if counter and counter.tahun not in (None, request.tahun):
        return refuse(problems_numbers.of_another_year(book, text, request.tahun))
    return Typed(request, nomor, counter)


def spell_typed(book: Book, request: HandRequest) -> str:
    """Return a typed number as it would be printed; as typed, when it will be refused."""
    read = read_typed(book, request)
    return read.nomor if isinstance(read, Typed) else request.tulisan


def _fault(text: str) -> str:
    """Return why a text can't be a number, or an empty text."""
    if not text:
        return "Nomor yang diberikan kosong."
    if len(text) > _LONGEST:
        return f"Nomor ini {len(text)} huruf; paling banyak {_LONGEST}."
    if any(letter.isnumeric() and not letter.isascii() for letter in text):
        return _NO_DIGIT
    if text.isdigit() and len(text) > _MOST_DIGITS:
        return f"Bilangan ini terlalu besar; nomor urut paling banyak {_MOST_DIGITS} angka."
    return ""


def _as_the_pattern(request: HandRequest, counter: Counter | None, text: str) -> str:
    """Return the number spelled as the pattern prints it, if both look the same to a reader."""
    printed = request.item.format(str(counter)) if counter else text
    return printed if number_key(printed) == number_key(text) else text


def decide_typed(
    book: Book, holders: Sequence[HeldNumber], own: HeldNumber | None, typed: Typed
) -> Give | Refuse:
    """Give a record the number that was typed, if no other record ever had it.

    ``holders`` are the numbers of that series and year that have the same place in the count or
    look the same, cancelled ones too, in the order in which they were given. ``own`` is the
    record's living number. The same record may ask for its own number again. Refused: ZI611, ZI612,
    ZI613, ZI617.
    """
    request, kunci = typed.request, typed.request.item.kunci
    if own and (own in holders or number_key(own.nomor) == number_key(typed.nomor)):
        return Give((), {kunci: own.nomor})
    if holders:
        return refuse(_held(book, typed.nomor, holders[0]))
    if own:
        return refuse(problems_numbers.has_another_number(book, own.nomor, typed.nomor))
    if request.mulai > GREATEST:
        return refuse(problems_numbers.counter_too_great(book, request.seri, request.tahun))
    new = NewNumber(request.item, typed.nomor, *typed.place, tangan=True)
    return Give((new,), {kunci: typed.nomor})


def _held(book: Book, nomor: str, holder: HeldNumber) -> Problem:
    if holder.is_living:
        return problems_numbers.held_by_another(book, nomor, holder)
    return problems_numbers.cancelled_before(book, holder)


def outside_series(typed: Typed) -> Typed:
    """Return a number that another book gave: outside the pattern it belongs to no series."""
    if typed.counter:
        return typed
    return replace(typed, request=replace(typed.request, seri=""))


# Cancelling numbers.


def decide_cancel(
    book: Book,
    nomor: str | int,
    alasan: str,
    found: Sequence[HeldNumber],
    issued: Sequence[Edition] = (),
) -> Cancel | Refuse:
    """Cancel the only living number among those that match, for a reason.

    ``issued`` are the editions of the records found, and those of documents without a number that
    match; without a number found, one of these is cancelled. Refused: ZI620 when none matches,
    ZI621 when all are cancelled, ZI622 when several are living, ZI623 without a reason.
    """
    reason = tidy(alasan)
    if not reason:
        return refuse(problems_numbers.no_reason(nomor))
    living = [held for held in found if held.is_living]
    others = [one for one in issued if one.nomor_id is None and one.is_current]
    if not found or (others and not living):
        return _cancel_unnumbered(book, nomor, reason, issued)
    if not living:
        return refuse(problems_numbers.already_cancelled(nomor, found[0].alasan))
    if len(living) > 1:
        return refuse(problems_numbers.in_several_series(nomor, living))
    if others:
        return refuse(problems_numbers.number_or_document(book, living[0], others[0]))
    current = (one.id for one in issued if one.nomor_id == living[0].id and one.is_current)
    return Cancel(living[0].id, living[0].owner, next(current, None), reason)


def _cancel_unnumbered(
    book: Book, named: str | int, reason: str, issued: Sequence[Edition]
) -> Cancel | Refuse:
    current = [one for one in issued if one.is_current and one.nomor_id is None]
    if not issued:
        return refuse(problems_numbers.unknown_number(book, named))
    if not current:
        return refuse(problems_numbers.already_cancelled(named, issued[-1].alasan_batal))
    if len(current) > 1:
        return refuse(problems_numbers.in_several_types(book, named, current))
    return Cancel(None, current[0].owner, current[0].id, reason)


# Files and folders.


def strangers(book: Book, documents: Iterable[Document]) -> list[Problem]:
    """Report (ZI509) numbers in force on documents of another data set.

    ``documents`` are of types with one document for the whole data set; its key is the data set's
    name. If the folder "bantul-2022" has the decree of "bantul-2021", the folder was copied or
    renamed. This data set would then get a second decree number. One document of each other data
    set is named.
    """
    others = {
        document.kunci: problems.of_another_data_set(book, document)
        for document in documents
        if document.nomor and document.keadaan != Keadaan.BATAL
        if document.kunci != book.data_set
    }
    return list(others.values())


class Claim(Enum):
    """What a record may do with a file that has its document's name.

    ``DOUBTFUL``: the register does not know the file; it may only be taken over unchanged.
    """

    FREE = 1
    DOUBTFUL = 2
    TAKEN = 3


def claim_file(owner: Document | None, *, leaves: bool, gone: bool, timpa: bool) -> Claim:
    """Return whether a record may overwrite a file that was not made for it (if not: ZI508).

    ``owner`` is the document that the register has under this name. ``leaves``: the owner's record
    now gives another name, and the file is as it was written, so nothing is lost. ``gone``: no
    record has the owner's key any more, for example after a NIP was corrected. Then ``--timpa``
    frees the name, unless the owner is issued or has a number that is
    not cancelled.
    """
    if owner is None:
        return Claim.FREE if timpa else Claim.DOUBTFUL
    if leaves:
        return Claim.FREE
    frozen = owner.is_issued or owner.keadaan not in ("", Keadaan.BATAL)
    return Claim.FREE if gone and timpa and not frozen else Claim.TAKEN
