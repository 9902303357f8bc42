"""What an official LKE workbook that was brought would change in the answers of a round."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from zi_docs.app.answer_book import Round
from zi_docs.app.assessing import field_name
from zi_docs.app.receiving import KeptFile, read_file
from zi_docs.errors import Problem
from zi_docs.lke_book.answers import read_answers
from zi_docs.lke_book.doubts import find_doubts
from zi_docs.lke_book.sheet import open_sheet, whole


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
