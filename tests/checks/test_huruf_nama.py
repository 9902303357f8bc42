"""Rules about the letters of names."""

from __future__ import annotations

import pytest

from zi_docs.codes import Severity

from .conftest import Office


@pytest.mark.parametrize("table", ["pegawai", "unit_kerja"])
def test_a_name_in_small_letters_is_told(office: Office, table: str) -> None:
    """A name in small letters is a warning, and no spelling is offered in its place."""
    rows = {table: [{}, {"nama": "siti aminah"}]}
    [found] = [p for p in office.problems(rapat=[], **rows) if p.code == "ZI351"]
    assert found.severity is Severity.PERINGATAN
    assert str(found.place).endswith("sel nama:3")
    assert found.about == "siti aminah"
    assert "Siti Aminah" not in found.hint


def test_an_official_in_small_letters_is_told(office: Office) -> None:
    """A name in small letters in the settings is a warning too."""
    pejabat = {"bupati": {"jabatan": "Bupati", "nama": "bagas wicaksono"}}
    found = office.problems({"pejabat": pejabat}, rapat=[], pegawai=[{"atasan": ""}])
    assert [p.code for p in found if p.code == "ZI351"] == ["ZI351"]
