"""Words of a text that stay on one line: a number and what it counts or names."""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
# Each begins with what few texts hold, so that the search goes from one such place to the next.
_TIED = re.compile(
    r" (?:"
    r"(?=\d)(?:(?<=\b(?:Tahun|Pasal|angka|butir) )|(?<=\bAnggaran )(?=\d{4}\b))"
    r"|(?=\()(?:(?<=\bayat )|(?<=\d )(?=\([a-z ]{2,80}\)))"
    rf"|(?<=\d )(?=(?:{_MONTHS}|WI(?:B|T|TA))\b)"
    r"|(?<=\. )(?=\w)(?:(?<=\bDr\. )|(?<=\bdrg\. )|(?<=\bH\. )|(?<=\bHj\. ))"
    r"|(?<=\bNomor )(?=\S*\d)|(?<=\bhuruf )(?=[a-z]\b)|(?<=\bDiktum )(?=KE)"
    r")",
    re.IGNORECASE,
)
# A telephone number: its area or country, then groups of digits after a hyphen or a space.
_PHONE = re.compile(
    r"(?:\+(?<![\w-]\+)[0-9]{1,3}|\((?<![\w-]\()0[0-9]{1,4}\)|0(?<![\w-]0)[0-9]{2,4})"
    r"(?:[- ][0-9]{3,5}){1,4}(?![\w-])"
)
_HELD = str.maketrans({" ": _NO_BREAK, "-": "\N{NON-BREAKING HYPHEN}"})


def ikat(text: str) -> str:
    """Return a text in which no line ends between a number and its word.

    The spaces in "Nomor 441", "Tahun 2014", "Pasal 5", "ayat (1)", "huruf a", "Diktum KESATU",
    "6 (enam)", "3 Mei" and "09.00 WIB" become spaces at which no line ends, and so do the spaces
    and hyphens of a telephone number; a title stays with its name ("dr. Soetomo").
    "Undang-Undang" may still be broken at its hyphen, as a doubled word may; a hyphen that holds
    would hide the word from a search in Word. Source: the habit of drafters; EYD on the hyphen at
    the end of a line.

    >>> ikat("Tahun 2014 Nomor 244").replace(chr(160), "_")
    'Tahun_2014 Nomor_244'
    """
    return _PHONE.sub(lambda found: found[0].translate(_HELD), _TIED.sub(_NO_BREAK, text))
