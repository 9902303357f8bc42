"""Times of day and time zones, as people type them and as letters print them."""

from __future__ import annotations

import re
from datetime import time

from zi_docs.errors import quote
from zi_docs.indonesian.ketikan import pisah_sampai, rapikan

_TIME_PREFIX = r"^(?:pukul|pkl|jam)\b\.? ?:? ?"
_TIME = r"(?P<jam>[0-9]{1,2})[.:](?P<menit>[0-9]{2})(?:[.:]00)?(?: ?(?:wib|wita|wit))?"
_ZONE = r"(?i:\b(?:WIB|WITA|WIT)\b)"
_OPEN_ENDED = ("selesai", "dengan selesai")


def format_pukul(
    mulai: time, selesai: time | None = None, zona: str = "WIB", *, terbuka: bool = False
) -> str:
    """Return the time of a meeting: "pukul 09.00 s.d. 11.00 WIB".

    Without ``selesai`` it gives "pukul 09.00 WIB", and "pukul 09.00 WIB s.d. selesai" only when the
    end was called open (``terbuka``). ``zona`` is printed as given (WIB, WITA, WIT); blank leaves
    it out. Raises ``ValueError`` when ``selesai`` is not after ``mulai``.
    """
    tail = f" {rapikan(zona)}".rstrip()
    if selesai is None:
        return f"pukul {mulai:%H.%M}{tail}{' s.d. selesai' if terbuka else ''}"
    if selesai <= mulai:
        raise ValueError(
            f"Waktu selesai ({selesai:%H.%M}) tidak sesudah waktu mulai ({mulai:%H.%M})."
        )
    return f"pukul {mulai:%H.%M} s.d. {selesai:%H.%M}{tail}"


def sampai_selesai(text: str) -> bool:
    """Tell whether a written time has an open end.

    >>> sampai_selesai("09.00 - selesai"), sampai_selesai("s/d selesai"), sampai_selesai("09.00")
    (True, True, False)
    """
    return rapikan(text).casefold().rstrip(". ").endswith("selesai")


def parse_pukul(text: str) -> tuple[time, time | None]:
    """Return the start and the end in ``text``; the end is None when it is missing or "selesai".

    Reads "09.00", "09:00 WIB", "pukul 09.00 WIB s.d. selesai" and "09.00 - 11.30"; ``parse_zona``
    reads the zone, ``sampai_selesai`` tells an open end from a missing one. Raises ``ValueError``
    for anything else, for a time that does not exist, and for an end that is not after the start.
    """
    clean = re.sub(_TIME_PREFIX, "", rapikan(text).casefold().rstrip(". "))
    ends = [end.strip() for end in "-".join(pisah_sampai(clean)).split("-")]
    if len(ends) > 2:
        raise ValueError(f"{quote(text)} memuat lebih dari dua waktu.")
    mulai = _time_of(ends[0], text)
    if len(ends) == 1 or ends[1] in _OPEN_ENDED:
        return mulai, None
    selesai = _time_of(re.sub(_TIME_PREFIX, "", ends[1]), text)
    if selesai <= mulai:
        raise ValueError(f"Waktu selesai pada {quote(text)} tidak sesudah waktu mulai.")
    return mulai, selesai


def _time_of(typed: str, text: str) -> time:
    match = re.fullmatch(_TIME, typed)
    if not match:
        raise ValueError(f"{quote(text)} bukan waktu.")
    try:
        return time(int(match["jam"]), int(match["menit"]))
    except ValueError:
        raise ValueError(f"Pukul {match['jam']}.{match['menit']} tidak ada.") from None


def parse_zona(text: str) -> str | None:
    """Return the time zone written in ``text`` ("WIB", "WITA" or "WIT"), or None.

    Raises ``ValueError`` when two different zones are written.
    """
    zona = {zone.upper() for zone in re.findall(_ZONE, text)}
    if len(zona) > 1:
        raise ValueError(f"{quote(text)} memuat dua zona waktu.")
    return zona.pop() if zona else None
