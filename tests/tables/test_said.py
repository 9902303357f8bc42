"""What is no name is taken for none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from zi_docs.model import Pejabat
from zi_docs.tables.kinds import KINDS, Kolom

SAID = TypeAdapter(KINDS["sebutan"].make(Kolom(jenis="sebutan")))
NUMBERED = TypeAdapter(KINDS["sebutan"].make(Kolom(jenis="sebutan", bernomor=True)))
NAME = TypeAdapter(KINDS["nama"].make(Kolom(jenis="nama")))
NO_POST = [True, 12.5, date(2021, 4, 6), "TRUE", "12,5", "12.5"]
NO_LETTERS = ["12", 12, "1.", "12/3", "(2)", "?"]


@pytest.mark.parametrize("value", [*NO_POST, *NO_LETTERS])
def test_a_switch_a_number_or_a_date_is_no_post(value: Any) -> None:
    """What has no letter, a truth value or a date in a column of posts is refused."""
    with pytest.raises(ValidationError, match="bukan nama atau jabatan"):
        SAID.validate_python(value)


@pytest.mark.parametrize(("value", "text"), [(9, "9"), (9.0, "9"), ("III/c", "III/c")])
def test_a_whole_number_may_be_a_golongan(value: Any, text: str) -> None:
    """A number alone may stand in a column that says so: the golongan of a PPPK."""
    assert NUMBERED.validate_python(value) == text


@pytest.mark.parametrize("value", NO_POST)
def test_a_switch_a_part_or_a_date_is_no_number(value: Any) -> None:
    """Where a number may stand for a name, a part of one or a date still may not."""
    with pytest.raises(ValidationError, match="bukan nama atau jabatan"):
        NUMBERED.validate_python(value)


@pytest.mark.parametrize("value", NO_LETTERS)
def test_what_has_no_letter_is_no_name(value: Any) -> None:
    """The name of a person has a letter; nobody's name is as good as none."""
    with pytest.raises(ValidationError, match="bukan nama orang"):
        NAME.validate_python(value)
    assert NAME.validate_python("") == ""


@pytest.mark.parametrize("path", ["jabatan", "nama", "atas_nama"])
def test_an_official_is_told_by_the_same_rule(path: str) -> None:
    """The settings name people and posts by the rule of the tables."""
    with pytest.raises(ValidationError, match="bukan nama"):
        Pejabat.model_validate({"jabatan": "Camat", "nama": "Ani", "cara": "a.n.", path: "12"})
