"""Text as people type or paste it: tidied before it is read, quoted when it is refused."""

import re

# Here and in the other modules patterns are plain strings: ``re`` compiles and keeps them at first
# use, so that importing the package stays cheap for commands that read no such text.

# Zero-width and direction marks ride along when text is copied from web pages and chat
# applications; U+200E in front of a pasted NIP is the common one.
_TAK_TERLIHAT = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_PEMISAH_ANGKA = r"[\s.'’‘`´ʼ]"
# "s.d." is the official short form of "sampai dengan" (EYD, singkatan); the rest is habit.
SAMPAI = (
    r"(?:\s?\bs ?\. ?d(?!\w)\.?\s?|\s?\bs ?/ ?d\b\.?\s?|\s?\bsd\b\.?\s?"
    r"|\s?\bsampai(?: dengan)?\b\s?|\s?\bhingga\b\s?|\s?[–—]\s?)"
)
_SAMPAI = f"(?i:{SAMPAI})"
_PANJANG_KUTIPAN = 60


def rapikan(text: str) -> str:
    """Return ``text`` on one line with single spaces, without NBSP and invisible marks.

    Letters, capitals and punctuation stay as they are. Never raises.
    """
    return " ".join(re.sub(_TAK_TERLIHAT, "", text).split())


def buang_pemisah(text: str) -> str:
    """Return ``text`` without the spaces, dots and apostrophes that people put inside a NIP or NIK.

    An apostrophe in front is Excel's own way of keeping a number as text. Never raises.
    """
    return re.sub(_PEMISAH_ANGKA, "", re.sub(_TAK_TERLIHAT, "", text))


def kutip(text: str) -> str:
    """Return ``text`` in double quotes, on one line and at most 60 characters long."""
    clean = rapikan(text)
    if len(clean) > _PANJANG_KUTIPAN:
        clean = clean[: _PANJANG_KUTIPAN - 1] + "…"
    return f'"{clean}"'


def pisah_sampai(text: str) -> list[str]:
    """Split ``text`` at "s.d.", "s/d", "sd", "sampai dengan", "hingga" or a long dash.

    The plain hyphen is left to the caller: it also stands inside dates such as 06-04-2020.
    One part means that no range is written. Never raises.
    """
    return re.split(_SAMPAI, rapikan(text))
