"""What an official LKE workbook that was brought would change in a round, and its taking over."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from zi_docs.app.answer_book import Round
from zi_docs.app.answers_file import changing_answers, present_answers, write_answers
from zi_docs.app.assessing import field_name
from zi_docs.app.noting import note
from zi_docs.app.receiving import KeptFile, find_upload, read_file
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.lke_book.answers import read_answers
from zi_docs.lke_book.doubts import find_doubts
from zi_docs.lke_book.sheet import open_sheet, whole
from zi_docs.run.choose import unit_named
from zi_docs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Brought:
    """What a workbook holds for a round: how many inputs it has and answers, and what changes.

    ``changes`` are the new texts by their fields, ``former`` the texts that they replace. What the
    workbook leaves empty changes nothing.
    """

    inputs: int
    answered: int
    changes: Mapping[str, str]
    former: Mapping[str, str]
    problems: Sequence[Problem]

    @property
    def mark(self) -> str:
        """What tells whether the same would change still."""
        both = json.dumps([dict(self.changes), dict(self.former)])
        return sha256(both.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a workbook over, whose answers are ``brought``.

    Nothing was saved where they ``changed`` since they were looked at, where they are ``wrong``, by
    their fields, or where ``problems`` stood in the way.
    """

    brought: Brought
    changed: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    @property
    def is_saved(self) -> bool:
        """Whether the answers stand in the data."""
        return not (self.changed or self.wrong or self.problems)


def look(workspace: Workspace, unit: str, putaran: str, unggahan: str) -> Brought:
    """Return what an upload would change in a round of a unit.

    Raises what :func:`look_into` raises, :class:`UsageError` for an upload or unit that is not
    there (ZI805, ZI003), and :class:`DataError` for data that can't be used.
    """
    return _opened(workspace, unit, putaran, unggahan)[1]


def take(
    workspace: Workspace, unit: str, putaran: str, unggahan: str, mark: str, now: datetime
) -> Taken:
    """Take an upload's answers into the data, if what bears this mark would still change.

    Raises what :func:`look` raises.
    """
    with changing_answers(workspace):
        round_, brought = _opened(workspace, unit, putaran, unggahan)
        if brought.mark != mark:
            return Taken(brought, changed=True)
        try:
            after, wrong = note(round_, brought.changes, now)
        except ZiDocsError as error:
            return Taken(brought, problems=error.problems)
        if after is not round_.read:
            write_answers(after)
        return Taken(brought, wrong=wrong)


def _opened(workspace: Workspace, unit: str, putaran: str, unggahan: str) -> tuple[Round, Brought]:
    upload, read = find_upload(workspace, unggahan), present_answers(workspace)
    round_ = Round.of(read, unit_named(read.dataset, unit), putaran)
    return round_, look_into(round_, upload)


def look_into(round_: Round, upload: KeptFile) -> Brought:
    """Return what a workbook that was brought would change in the answers of a round.

    Raises :class:`DataError` for a file that is no workbook of the LKE (ZI560, ZI561), and
    :class:`OutputError`.
    """
    data = read_file(round_.read.workspace, upload.path)
    sheet = open_sheet(data, upload.nama, round_.read.on)
    with whole(sheet.shown):
        answers = read_answers(sheet)
        problems = [*answers.problems, *find_doubts(sheet, answers)]
    found = {
        field_name(kode, column): text
        for kode, texts in answers.values.items()
        for column, text in texts.items()
        if column in round_.read.columns
    }
    changes = {name: text for name, text in found.items() if text != round_.text(name)}
    former = {name: round_.text(name) for name in changes}
    count = sum("jawaban_unit" in texts for texts in answers.values.values())
    return Brought(len(sheet.rows.inputs), count, changes, former, problems)
