"""The forms of paper and what writes them."""

from __future__ import annotations

from zi_docs.forms import FORMATS
from zi_docs.printing import WRITERS


def test_every_form_has_its_writer() -> None:
    """What the command line offers and what is there to write it are the same."""
    assert set(FORMATS) == {"docx", *WRITERS}
