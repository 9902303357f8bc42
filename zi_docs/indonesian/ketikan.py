"""Text as people type or paste it, tidied before it is read."""

import re
import unicodedata

# Here and in the other modules patterns are plain strings. ``re`` compiles a pattern at its first
# use and keeps it, so importing the package stays cheap for commands that read no such text.

# Text that is copied from web pages and chat applications often holds zero-width and direction
# marks; the common one is U+200E in front of a pasted NIP.
_TURNING = "[\u202a-\u202e\u2066-\u2069]"  # a text after it stands in another direction
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_BETWEEN_DIGITS = "[\\s.'’‘`´ʼ\"“”_\u2010-\u2015-]"
_LABEL = r"(?i:^\W*n\.? ?i\.? ?[pk](?:\.? ?(?:baru|pppk)|ppk)?\b[\s.:=]*)"
# "s.d." is the official short form of "sampai dengan" (EYD, singkatan); people also type the rest.
_TYPED_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032\u00b4`\uff07", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"')
)
_SAMPAI = (
    r"(?i:\s?\bs ?\. ?d(?!\w)\.?\s?|\s?\bs ?/ ?d\b\.?\s?|\s?\bsd\b\.?\s?"
    r"|\s?\bsampai(?: dengan)?\b\s?|\s?\bhingga\b\s?|\s?[–—]\s?)"
)


def rapikan(text: str) -> str:
    """Return ``text`` on one line with single spaces, without NBSP and invisible marks.

    Letters, capitals and punctuation stay as they are. Never raises.
    """
    return " ".join(tanpa_siluman(text).split())


def terbalik(text: str) -> bool:
    """Tell whether a text has a mark that turns what is after it: it shows in another order."""
    return not text.isascii() and re.search(_TURNING, text) is not None


def tanpa_siluman(text: str) -> str:
    """Return a text without the marks that nobody sees, none of which is ASCII.

    These are zero-width and direction marks, soft hyphens, byte order marks and tags. The rest
    stays as it is typed. Never raises.
    """
    return text if text.isascii() else re.sub(_INVISIBLE, "", text)


def lipat(text: str) -> str:
    """Return ``text`` in the form for comparing: small letters, single spaces, one apostrophe.

    People and programs type Ma'ruf with ``'``, ``’``, ``ʼ``, a grave accent or ``′``; it is one
    name. What is printed stays as typed. Never raises.

    >>> lipat("Nu’man  MA`RUF") == lipat("nu'man ma'ruf")
    True
    """
    if not text.isascii():
        text = tanpa_siluman(unicodedata.normalize("NFC", text)).translate(_TYPED_QUOTES)
    elif "`" in text:
        text = text.replace("`", "'")
    return " ".join(text.casefold().split())


def buang_pemisah(text: str) -> str:
    """Return ``text`` without what people put before, between and after the digits of a NIP or NIK.

    That is a label ("NIP. "), spaces, dots, hyphens, quotation marks and apostrophes. Excel puts an
    apostrophe in front of a number that it keeps as text. Never raises.
    """
    if text.isascii() and text.isdigit():
        return text
    return re.sub(_BETWEEN_DIGITS, "", re.sub(_LABEL, "", tanpa_siluman(text)))


def pisah_sampai(text: str) -> list[str]:
    """Split ``text`` at "s.d.", "s/d", "sd", "sampai dengan", "hingga" or a long dash.

    It does not split at a plain hyphen, which also stands inside dates such as 06-04-2020.
    One part means that ``text`` holds no range. Never raises.
    """
    return re.split(_SAMPAI, rapikan(text))
