"""Words of a text that stay on one line: a number and what it counts or names, a title, a date."""

import re

from zi_docs.indonesian.bulan import BULAN

_NO_BREAK = "\N{NO-BREAK SPACE}"
_NAMED = r"\d+[a-z]?\b|[IVX]+\b"  # 5, 12a, IV
# What a number or a Roman numeral behind it names; elsewhere a sentence may go on with a number.
_NAMES = (
    "Pasal", "angka", "butir", "area", "Triwulan", "Semester", "Tahap", "Lampiran", "Bab",
    "Golongan", "Eselon", "Tingkat", "Kelas", "Lantai", "Pokja", "Negeri",
)  # fmt: skip
_UNITS = (
    "orang", "hari", "minggu", "bulan", "tahun", "jam", "menit", "detik", "kali", "buah", "unit",
    "lembar", "rangkap", "eksemplar", "halaman", "dokumen", "berkas", "kegiatan", "laporan",
    "layanan", "pegawai", "responden", "persen", "rupiah", "ribu", "juta", "miliar", "triliun",
    "meter", "km", "cm", "mm", "kg", "poin", "area", "pokok",
)  # fmt: skip
_TITLES = ("Prof", "Dr", "drg", "drh", "Ir", "Drs", "Dra", "H", "Hj", "K.H", "R", "Rr", "apt", "Ns")
_MANNERS = ("a.n", "u.b", "u.p", "d.a", "Plt", "Plh", "Pj", "Pjs", "Yth")


def _behind(words: tuple[str, ...], end: str = "") -> str:
    """Return a pattern that holds at a space which one of these words precedes."""
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(re.escape(word))
    some = (rf"(?<=(?<![\w.])(?:{'|'.join(alike)}){end} )" for alike in by_length.values())
    return f"(?:{'|'.join(some)})"


_A_UNIT = rf"(?:{'|'.join(_UNITS)})\b(?! \d)"  # "Nomor 5 Tahun 2014" may part in the middle
# The space comes first, then what few spaces have beside them: a search for a long list of words
# begins only there.
_TIED = re.compile(
    r" (?:"
    rf"(?=\d|[IVX]+\b)(?={_NAMED}){_behind(_NAMES)}"
    r"|(?=\d)(?<=\b(?:Tahun|pukul) )"
    rf"|(?=\d{{4}}\b)(?:(?<=\bAnggaran )|(?=[12]){_behind(BULAN)})"
    r"|(?=\()(?:(?<=\bayat )|(?<=\d )(?=\([a-z ]{1,80}\)))"
    rf"|(?<=\d )(?={_A_UNIT}|(?:{'|'.join(BULAN)})\b|WI(?:B|T|TA)\b)"
    rf"|(?<=[a-z]\) )(?={_A_UNIT})"
    rf"|(?<=\. )(?=\w){_behind((*_TITLES, *_MANNERS), '[.]')}"
    r"|(?<=\bNomor )(?=\S*\d)|(?<=\bhuruf )(?=[a-z]\b)|(?<=\bDiktum )(?=KE)"
    r"|(?<=\(syarat: )(?=\S+\))"
    r")",
    re.IGNORECASE,
)
# A telephone number: its area or country, then groups of digits after a hyphen or a space.
_PHONE = re.compile(
    r"(?:\+(?<![\w-]\+)[0-9]{1,3}|\((?<![\w-]\()0[0-9]{1,4}\)|0(?<![\w-]0)[0-9]{2,4})"
    r"(?:[- ][0-9]{3,5}){1,4}(?![\w-])"
)
# The letter of "e-SAKIP"; not in an address, which is copied from the page.
_ELECTRONIC = re.compile(r"(?<![\w./:@?=&-])e-(?=[a-z][\w-]*(?![\w-])(?!\.\w|@|:/))", re.IGNORECASE)
_HELD = str.maketrans({" ": _NO_BREAK, "-": "\N{NON-BREAKING HYPHEN}"})


def ikat(text: str) -> str:
    """Return a text in which no line ends between a number and its word.

    The spaces in "Nomor 441", "Tahun 2014", "Anggaran 2026", "Pasal 5", "ayat (1)", "huruf a",
    "Diktum KESATU", "(syarat: 100%)", "Triwulan II", "6 (enam)", "5 (lima) orang", "60 menit",
    "3 Mei 2026" and "09.00 WIB" become spaces at which no line ends, and so do the spaces and
    hyphens of a telephone number and the hyphen behind the lone letter of "e-SAKIP"; a title
    stays with its name ("dr. Soetomo"), a manner of signing with its post ("Plt. Bupati"). A longer
    group, "Tahun Anggaran 2026" whole, would leave the justified line before it with four words
    stretched over its width.
    "Undang-Undang" may still be broken at its hyphen, as a doubled word may; a hyphen that holds
    would hide the word from a search in Word. Source: the habit of drafters; EYD on the hyphen at
    the end of a line.

    >>> ikat("Tahun 2014 Nomor 244").replace(chr(160), "_")
    'Tahun_2014 Nomor_244'
    """
    tied = _TIED.sub(_NO_BREAK, text)
    for one in (_PHONE, _ELECTRONIC):
        tied = one.sub(lambda found: found[0].translate(_HELD), tied)
    return tied
