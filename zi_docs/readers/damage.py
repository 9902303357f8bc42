"""NIP columns that once were numbers and lost their last digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from zi_docs.errors import Place, Problem, galat, peringatan

__all__ = ["check_damage"]

_COLUMNS = {"nip", "ni_pppk"}
_HINT = "Cocokkan dengan sumber aslinya (SK atau SIASN); ketik ulang sebagai teks bila berbeda."


def check_damage(
    column: str, values: Sequence[Any], place: Callable[[int], Place]
) -> list[Problem]:
    """Return a problem for each NIP that looks as if it was once a number.

    One genuine NIP in 32 looks so by chance, therefore it is only a warning, unless the end is
    000 (serials begin at 001) or most of a column looks so.
    """
    if column.rpartition(".")[2] not in _COLUMNS:
        return []
    texts = {index: text for index, value in enumerate(values) if (text := _digits(value))}
    suspects = [index for index, text in texts.items() if _was_number(text)]
    whole_column = len(suspects) >= 4 and len(suspects) > len(texts) / 2
    return [_problem(texts[index], whole_column, place(index)) for index in suspects]


def _digits(value: Any) -> str:
    """Return the text of a NIP written with 18 digits, else nothing."""
    text = value.strip() if isinstance(value, str) else ""
    is_whole = text.isdecimal() or sum(map(str.isdecimal, text)) == 18
    return text if len(text) >= 18 and is_whole else ""


def _was_number(text: str) -> bool:
    # Of thousands, nearly all are cleared by this cheap look: a float can't hold them.
    if text.isdecimal() and not text.endswith("000") and float(text) != int(text):
        return False
    from zi_docs import indonesian

    return indonesian.was_number(text)


def _problem(text: str, whole_column: bool, place: Place) -> Problem:
    if text.endswith("000"):
        message = f"NIP {text} berakhir 000: nomor ini pernah menjadi angka, ujungnya hilang."
        return galat("ZI152", place, message, _HINT)
    if whole_column:
        message = f"NIP {text} pernah menjadi angka, seperti sebagian besar kolom ini."
        return galat("ZI152", place, message, _HINT)
    message = f"NIP {text} mungkin pernah menjadi angka sehingga ujungnya berubah."
    return peringatan("ZI152", place, message, _HINT)
