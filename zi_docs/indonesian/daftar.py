"""Items joined into a sentence: "a, b, dan c"."""

from collections.abc import Sequence
from typing import Literal

from zi_docs.indonesian.ketikan import rapikan


def gabung_dan(butir: Sequence[str]) -> str:
    """Return the items joined by commas and "dan": "a", "a dan b", "a, b, dan c".

    The comma before "dan" is EYD's (tanda koma in a list of three or more). Raises ValueError for
    an empty list or a blank item, which would leave a hole in the sentence.
    """
    return _gabung(butir, "standard")


def gabung_atau(butir: Sequence[str]) -> str:
    """Return the items joined by commas and "atau": "a", "a atau b", "a, b, atau c".

    Same rule and same errors as `gabung_dan`.
    """
    return _gabung(butir, "or")


def _gabung(butir: Sequence[str], gaya: Literal["standard", "or"]) -> str:
    if not butir:
        raise ValueError("Daftar yang akan digabung masih kosong.")
    rapi = [rapikan(satu) for satu in butir]
    if "" in rapi:
        raise ValueError(f"Butir ke-{rapi.index('') + 1} dalam daftar masih kosong.")
    # Babel costs about 30 ms to import and most runs never join a list.
    from babel.lists import format_list

    return format_list(rapi, style=gaya, locale="id")
