"""Who signs on behalf of another, where a page is made to fit."""

from pathlib import Path

import pytest

from zi_docs.app import open_catalog

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
HANGING = {
    "ZI Jabatan": ("ZI Jabatan Gantung", "ZI Jabatan Lanjut"),
    "ZI Nama": ("ZI Nama Lanjut",),
}
"""The styles of a signature, and those of the lines behind "a.n.", "Plt." and "Plh."."""


@pytest.mark.parametrize("jenis", sorted(CATALOG.types))
def test_all_manners_of_signing_shrink_alike(jenis: str) -> None:
    """A step that makes a signature smaller does so to the lines behind "a.n." or "Plh." too: two
    who sign beside each other have letters of one size, and the page fits with either."""
    muat = CATALOG.load(jenis).manifest.muat
    for step in muat.gaya if muat else ():
        for style, hanging in HANGING.items():
            assert style not in step or set(hanging) <= set(step)
