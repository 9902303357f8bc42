"""Rules about a paper that is given by its name or its size."""

from __future__ import annotations

import pytest

from zi_docs.errors import FieldError
from zi_docs.model.tata_naskah import parse_kertas


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("F4", (215, 330)),
        ("f4", (215, 330)),
        ("Folio", (215, 330)),
        ("HVS F4", (215, 330)),
        ("F4 (215 x 330 mm)", (215, 330)),
        ("F4 (210 x 330 mm)", (210, 330)),
        ("21,5 x 33 cm", (215, 330)),
        ("215x330", (215, 330)),
        ("330 × 215 mm", (215, 330)),
        ("a4", (210, 297)),
        ("Legal", (215.9, 355.6)),
    ],
)
def test_a_paper_by_its_name_or_size(text: str, size: tuple[float, float]) -> None:
    """A name gives the usual size, and a written size counts more than the name."""
    paper = parse_kertas(text)
    assert (paper["lebar"], paper["tinggi"]) == size


@pytest.mark.parametrize("text", ["B5", "kertas", "besar", ""])
def test_an_unknown_paper_is_refused(text: str) -> None:
    """A paper that is not known has no size that could be guessed."""
    with pytest.raises(FieldError) as refused:
        parse_kertas(text)
    assert "F4" in refused.value.mend
