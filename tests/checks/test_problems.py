"""The words of the checks: one mistake in many rows is reported once."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Office

NO_CRITERION = {"kriteria_strategis": "", "kriteria_sumber_daya": "", "kriteria_reformasi": ""}


@pytest.mark.parametrize(
    ("code", "table", "first", "second"),
    [
        ("ZI304", "pegawai", {"nip": ""}, {"status": "PNS", "nip": ""}),
        ("ZI305", "pegawai", {"jenis_kelamin": "P"}, {"jenis_kelamin": "L"}),
        ("ZI306", "pegawai", {"tanggal_lahir": "1/1/1970"}, {"tanggal_lahir": "2/1/1970"}),
        ("ZI307", "pegawai", {"jenis_kelamin": "X"}, {"jenis_kelamin": "Q"}),
        ("ZI323", "pegawai", {"atasan": "Suryanto Hadi"}, {"atasan": "Endang Sulistyowati"}),
        ("ZI351", "pegawai", {"nama": "suryanto"}, {"nama": "endang"}),
        ("ZI347", "unit_kerja", NO_CRITERION, NO_CRITERION),
        ("ZI374", "rencana_aksi", {"kode_lke": "9.z"}, {"kode_lke": "9.y"}),
        ("ZI376", "rencana_aksi", {"jadwal": ""}, {"jadwal": ""}),
        ("ZI377", "rencana_aksi", {"target": "-"}, {"target": ""}),
    ],
)
def test_what_differs_from_row_to_row_stands_beside_the_place(
    office: Office, code: str, table: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    """Sentence and mend are the same for every row, so that 152 rows are one complaint."""
    told = [p for p in office.problems(**{table: [first, second]}) if p.code == code]
    assert len({p.place for p in told}) == len(told) == 2
    assert len({(p.message, p.hint) for p in told}) == 1
    assert len({p.about for p in told}) == 2
    assert all(p.about for p in told)
