"""What is no name is taken for none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from zi_docs.tables.kinds import KINDS, Kolom

SAID = TypeAdapter(KINDS["sebutan"].make(Kolom(jenis="sebutan")))


@pytest.mark.parametrize("value", [True, 12.5, date(2021, 4, 6), "TRUE", "12,5", "12.5"])
def test_a_switch_a_part_or_a_date_is_no_post(value: Any) -> None:
    """A truth value, a number with a part or a date in a column of posts is refused."""
    with pytest.raises(ValidationError, match="bukan nama atau jabatan"):
        SAID.validate_python(value)


@pytest.mark.parametrize(("value", "text"), [(9, "9"), (9.0, "9"), ("III/c", "III/c")])
def test_a_whole_number_may_be_a_golongan(value: Any, text: str) -> None:
    """The golongan of a PPPK is a number."""
    assert SAID.validate_python(value) == text
