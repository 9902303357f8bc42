"""Times of a meeting: "pukul 09.00 WIB s.d. selesai". A dot, not a colon (EYD, tanda titik)."""

import re
from datetime import time

from zi_docs.indonesian.ketikan import kutip, pisah_sampai, rapikan

# The Republic's three time zones; Babel's short name would be "Waktu Indonesia (Jakarta)".
ZONA = ("WIB", "WITA", "WIT")
_AWALAN = r"^(?:pukul|pkl|jam)\b\.? ?:? ?"
_JAM = r"(?P<jam>[0-9]{1,2})[.:](?P<menit>[0-9]{2})(?:[.:]00)?(?: ?(?:wib|wita|wit))?"
_ZONA = r"(?i:\b(?:WIB|WITA|WIT)\b)"
_SELESAI = ("selesai", "dengan selesai")


def format_pukul(mulai: time, selesai: time | None = None, zona: str = "WIB") -> str:
    """Return the time of a meeting: "pukul 09.00 s.d. 11.00 WIB".

    Without ``selesai`` it gives "pukul 09.00 WIB s.d. selesai". ``zona`` is printed as given (WIB,
    WITA, WIT); blank leaves it out. Raises ValueError when ``selesai`` is not after ``mulai``.
    """
    tail = f" {rapikan(zona)}".rstrip()
    if selesai is None:
        return f"pukul {mulai:%H.%M}{tail} s.d. selesai"
    if selesai <= mulai:
        raise ValueError(
            f"Waktu selesai ({selesai:%H.%M}) tidak sesudah waktu mulai ({mulai:%H.%M})."
        )
    return f"pukul {mulai:%H.%M} s.d. {selesai:%H.%M}{tail}"


def parse_pukul(text: str) -> tuple[time, time | None]:
    """Return the start and the end of a written time; None when no end is written or "selesai".

    Reads "09.00", "09:00 WIB", "pukul 09.00 WIB s.d. selesai" and "09.00 - 11.30". The zone is
    left to ``parse_zona``. Raises ValueError for anything else, for a time that does not exist,
    and for an end that is not after the start.
    """
    clean = re.sub(_AWALAN, "", rapikan(text).casefold().rstrip(". "))
    bagian = [ends.strip() for ends in "-".join(pisah_sampai(clean)).split("-")]
    if len(bagian) > 2:
        raise ValueError(f"{kutip(text)} memuat lebih dari dua waktu.")
    mulai = _jam(bagian[0], text)
    if len(bagian) == 1 or bagian[1] in _SELESAI:
        return mulai, None
    selesai = _jam(re.sub(_AWALAN, "", bagian[1]), text)
    if selesai <= mulai:
        raise ValueError(f"Waktu selesai pada {kutip(text)} tidak sesudah waktu mulai.")
    return mulai, selesai


def _jam(typed: str, text: str) -> time:
    match = re.fullmatch(_JAM, typed)
    if not match:
        raise ValueError(f"{kutip(text)} bukan waktu.")
    try:
        return time(int(match["jam"]), int(match["menit"]))
    except ValueError:
        raise ValueError(f"Pukul {match['jam']}.{match['menit']} tidak ada.") from None


def parse_zona(text: str) -> str | None:
    """Return the time zone written in ``text`` ("WIB", "WITA" or "WIT"), or None.

    Raises ValueError when two different zones are written.
    """
    zona = {satu.upper() for satu in re.findall(_ZONA, text)}
    if len(zona) > 1:
        raise ValueError(f"{kutip(text)} memuat dua zona waktu.")
    return zona.pop() if zona else None
