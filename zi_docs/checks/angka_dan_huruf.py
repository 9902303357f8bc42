"""Figures against the words in brackets behind them: "14 (empat belas)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_docs import indonesian
from zi_docs.checks.free_text import all_passages
from zi_docs.checks.wording import quote
from zi_docs.errors import Problem, galat
from zi_docs.model import DataSet

__all__ = ["check_angka_dan_huruf"]

_FIGURE = re.compile(
    r"(?:(?<=Rp)|(?<=Rp )|(?<![\w.,/-]))(\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})\s{0,3}"
    r"\(([a-z][a-z ]{2,120})\)",
    re.IGNORECASE | re.ASCII,
)


def check_angka_dan_huruf(dataset: DataSet) -> Iterator[Problem]:
    """Check that figure and words are the same number, in every free text (ZI342)."""
    for passage in all_passages(dataset):
        if "(" not in passage.text:
            continue
        for match in _FIGURE.finditer(passage.text):
            number, said = int(match[1].replace(".", "")), _spelled(match[2])
            if said is not None and said != number:
                message = f"{quote(match[0])}: hurufnya berarti {said}, bukan {match[1]}."
                hint = f"Tulis {match[1]} ({indonesian.terbilang(number)}), atau betulkan angkanya."
                yield galat("ZI342", passage.place, message, hint)


def _spelled(words: str) -> int | None:
    try:
        return indonesian.parse_terbilang(words.strip().removesuffix("rupiah"))
    except ValueError:
        return None
