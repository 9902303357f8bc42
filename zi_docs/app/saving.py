"""Saves what was typed into the form of one part of the LKE, unless that part changed meanwhile.

With thousands of answers this takes seconds, for the readers judge the whole changed workbook. So
it may be the task of a process of its own: what was typed is in the order, whatever happens to who
ordered it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from zi_docs.app.answer_book import Round
from zi_docs.app.answers_file import changing_answers, present_answers, write_answers
from zi_docs.app.assessing import Assessments, Part, field_name
from zi_docs.app.noting import note
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.run.choose import unit_named
from zi_docs.workspace import Workspace

Texts = Mapping[str, str]
"""Texts by their fields."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was sent: of which unit, round and part it is.

    ``semula`` are the texts that it showed when it was opened, ``ketikan`` those that it sent; a
    field that it did not send stays as it is.
    """

    unit: str
    putaran: str
    bagian: str
    semula: Texts
    ketikan: Texts

    def as_isian(self) -> dict[str, str]:
        """Return it as an order keeps it."""
        texts = {"semula": self.semula, "ketikan": self.ketikan}
        said = {name: json.dumps(dict(one)) for name, one in texts.items()}
        return {"unit": self.unit, "putaran": self.putaran, "bagian": self.bagian, **said}

    @classmethod
    def of_isian(cls, isian: Texts) -> Typed:
        """Return what :meth:`as_isian` gave."""
        texts = (json.loads(isian[name]) for name in ("semula", "ketikan"))
        return cls(isian["unit"], isian["putaran"], isian["bagian"], *texts)


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving a form.

    Nothing was saved where all stays the ``same``, where the part ``changed`` since the form was
    opened, where texts are ``wrong``, by their fields, or where ``problems`` stood in the way.
    """

    same: bool = False
    changed: bool = False
    wrong: Texts = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    @property
    def is_refused(self) -> bool:
        """Whether what was typed does not stand in the data."""
        return bool(self.changed or self.wrong or self.problems)


def save(workspace: Workspace, typed: Typed, now: datetime) -> Saved:
    """Save what a form of answers changes.

    Raises :class:`DataError` for data that can't be used, :class:`UsageError` (ZI003) for a unit
    that is not there, and :class:`OutputError` where the disk refuses before anything is saved.
    """
    with changing_answers(workspace):
        read = present_answers(workspace)
        round_ = Round.of(read, unit_named(read.dataset, typed.unit), typed.putaran)
        if texts_of(round_, part_of(read, typed.bagian)) != typed.semula:
            return Saved(changed=True)
        try:
            after, wrong = note(round_, typed.ketikan, now)
        except ZiDocsError as error:
            return Saved(problems=error.problems)
        if after is read:
            return Saved(same=not wrong, wrong=wrong)
        write_answers(after)
        return Saved()


def part_of(read: Assessments, nama: str) -> Part | None:
    """Return a part of the LKE by its name; None for another name."""
    return next((one for one in read.parts if one.nama == nama), None)


def names_of(read: Assessments, part: Part | None) -> list[str]:
    """Return the fields of a part."""
    inputs = part.isian if part else ()
    return [field_name(one.kode, name) for one in inputs for name in read.columns]


def texts_of(round_: Round, part: Part | None) -> dict[str, str]:
    """Return what the fields of a part hold now; the empty ones are left out."""
    texts = {name: round_.text(name) for name in names_of(round_.read, part)}
    return {name: text for name, text in texts.items() if text}
