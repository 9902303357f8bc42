"""Who gets a copy of a decree: of the head of the region, or of a unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zi_docs.app import open_catalog
from zi_docs.word.partials import compile_partials

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
DECREES = [
    name
    for name, folder in CATALOG.types.items()
    if (folder / "salinan.j2").is_file() and not (folder / "penetap.j2").is_file()
]
"""The decrees that no head of a unit sets."""
OF_UNITS = [name for name, folder in CATALOG.types.items() if (folder / "penetap.j2").is_file()]


def copies(jenis: str, induk: Any = None, **head: Any) -> set[str]:
    """Return who gets a copy when the head of the region signs in this manner."""
    (partial,) = [one for one in compile_partials(CATALOG.load(jenis))[0] if one.name == "salinan"]
    head = {"jabatan": "Bupati Kudus", "cara": "", "jabatan_sendiri": "", **head}
    instansi = {"kepala": "Bupati Kudus", "daerah": "Kabupaten Kudus", "provinsi": "Jawa Tengah"}
    pengaturan = {"instansi": instansi, "pejabat": {"kepala_daerah": head}}
    unit = {"induk": induk, "jabatan_kepala": "Kepala Puskesmas Jati"}
    shown = partial.render({"pengaturan": pengaturan, "isian": {"salinan": []}, "unit_kerja": unit})
    return {item["teks"] for item in shown}


@pytest.mark.parametrize("jenis", DECREES)
def test_nobody_gets_a_copy_of_what_he_signs(jenis: str) -> None:
    """A secretary who signs for the head gets no copy; the head does, whose name he signs in."""
    secretary = "Sekretaris Daerah Kabupaten Kudus"
    assert secretary in copies(jenis)
    assert secretary not in copies(jenis, cara="Plh.", jabatan_sendiri="Sekretaris Daerah")
    signed_for = copies(jenis, cara="a.n.", jabatan="Sekretaris Daerah")
    assert signed_for - copies(jenis) == {"Bupati Kudus"}


def test_the_decrees_of_the_head_are_found() -> None:
    """The list of this page is not empty by a file that was renamed."""
    assert {"sk-penetapan-unit", "sk-tim-identifikasi", "sk-tim-instansi"} <= {*DECREES}


@pytest.mark.parametrize("jenis", OF_UNITS)
def test_the_unit_above_gets_a_copy(jenis: str) -> None:
    """What the head of a puskesmas sets is sent to the head of its dinas, named with the region."""
    above = {"jabatan_kepala": "Kepala Dinas Kesehatan"}
    in_full = {"jabatan_kepala": "Kepala Dinas Kesehatan Kabupaten Kudus"}
    for induk in (above, in_full):
        assert copies(jenis, induk) - copies(jenis) == {in_full["jabatan_kepala"]}
