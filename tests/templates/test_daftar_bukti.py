"""What the list of a unit's evidence says above its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.word.partials import compile_partials

CATALOG = open_catalog(Path(__file__).resolve().parents[2])


@pytest.mark.parametrize(
    ("there", "said", "usual"),
    [
        (3, "Semua pertanyaan Lembar Kerja Evaluasi menurut PP, sebanyak 3, sudah", False),
        (2, "2 sudah mempunyai bukti dan 1 belum. Yang dihitung ialah bukti yang", True),
        (0, "PP, belum satu pun mempunyai bukti. Yang dihitung ialah bukti yang", True),
    ],
)
def test_the_opening_says_what_lacks(there: int, said: str, usual: bool) -> None:
    """No number is 0, and usual evidence is explained only where a table has it."""
    partials = compile_partials(CATALOG.load("daftar-bukti"))[0]
    (opening,) = [one for one in partials if one.name == "pengantar"]
    counted = {"banyaknya": 3, "ada": there, "belum": 3 - there}
    shown = [one["teks"] for one in opening.render({"kelengkapan": counted, "rujukan_lke": "PP"})]
    assert said in shown[0]
    assert any(one.startswith("Bukti yang lazim") for one in shown) is usual
