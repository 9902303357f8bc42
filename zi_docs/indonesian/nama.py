"""Names of people with their gelar, and names of units and jabatan in capitals."""

import re
from dataclasses import dataclass
from functools import lru_cache

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.ketikan import lipat, rapikan

# Titles in front of a name, longest spelling first. Each counts only with a dot or a space after
# it, so "Irwan" and "Hjarta" stay whole. "M.", "A." and "St." are left out: they shorten names.
_GELAR_DEPAN = (
    r"(?i:(?:prof|drs|dra|drg|drh|dr|ir|hj|k\.? ?h|h|tgh|tgk|ust|pdt|bdn|ns|apt)(?:\. ?| )"
    r"|\(h\.? ?c\.?\) ?)"
)
# Degrees, in small letters and without dots, that are recognised even where the comma in front of
# them is missing. S.M. and M.S. are left out: behind a name without a comma they may be initials.
_GELAR_BELAKANG_TEXT = """
    ak akp ama amak amd amdak amdan amdfarm amdgz amdkeb amdkep amdkes amdkl amdkom amdpk amdrad
    amdrmik amf amg amk amkeb amkg amkl amp apt ba bba beng bsc ca cfra cgcae cht cia cpa crmo
    crmp crp dea dess fisqua lc llm ma mag mak map mars mba me mecon med medkom mei meng mep mesy
    mfarm mgz mh mhum mikom mip mkeb mked mkep mkes mkm mkn mkom mm mmkes mmr mp mpa mpd mpdi mph
    mphil mpsi msc mscph msi msos mt mtp mtr mtrap mtrip mtrkeb mtrkep ners ns phd psikolog qia
    sab sag sak sap sds se sei sekon sfarm sgz sh shum shut si sikom sip sked skep skg skh skm
    skom sos sp spa span spb spbs spd spdi spdk spdsd spdv spem spgk spi spjp spkfr spkj spkk spm
    spn spog spok spot spp sppa sppd sppk sprad sps spsi spsy spt sptht spu ss ssi ssn ssos ssosi
    sst sstkes sstp ssy st stat sthi sthk stp str strak stran strgz stribgz strip strkeb strkep
    strkes strsos
"""
_GELAR_BELAKANG = frozenset(_GELAR_BELAKANG_TEXT.split())
_PLAIN_DEGREES = frozenset({"Ners", "Ns", "Apt", "Lc", "Ak", "Amd", "Psikolog"})
_SHORT_FORMS = frozenset({"a.n.", "u.b.", "u.p.", "d.a.", "s.d.", "plt.", "plh.", "pj.", "pjs."})
# Even without its dot, "dr" is dokter; "DR" would be read as doktor.
_KEPT_WITHOUT_DOT = frozenset({"dr", "drg"})
_DOTTED_DEGREE = r"(?:[A-Z][A-Za-z]{0,4}[.-])+(?:[A-Z][A-Za-z]{0,4})?"
_GO_ON = (
    "Bila ini sambungan nama di baris di atasnya, gabungkan isi kedua baris itu; "
    "bila bukan, tulis namanya."
)
_PIECE = r"\$\{[^{}]*\}|[^\s$]+|\$"


@dataclass(frozen=True, slots=True)
class NamaGelar:
    """A person's name and titles, each as written; a missing title is ``""``."""

    gelar_depan: str
    nama: str
    gelar_belakang: str


def format_nama(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """Return the full name: "Dr. H. Ahmad Fauzi, S.Sos., M.Si.".

    A comma separates the name from the titles behind it (EYD, tanda koma). The titles are printed
    as given. Raises ``ValueError`` when ``nama`` is blank.
    """
    core = rapikan(nama)
    if not core:
        raise ValueError("Nama belum diisi.")
    front = f"{rapikan(gelar_depan)} {core}".strip()
    behind = rapikan(gelar_belakang).lstrip(", ")
    return f"{front}, {behind}" if behind else front


def upper_nama(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """Return the full name with only the name in capitals: "dr. H. KHAIRUL, M.Kes.".

    Titles keep their capitals and small letters: dr. is dokter, Dr. is doktor (EYD).
    Raises ``ValueError`` when ``nama`` is blank.
    """
    return format_nama(gelar_depan, nama.upper(), gelar_belakang)


def parse_nama(text: str) -> NamaGelar:
    """Return the parts of a full name as people write it, with or without dots in the titles.

    "Dr. H. Ahmad Fauzi, S.Sos, M.Si" gives "Dr. H.", "Ahmad Fauzi" and "S.Sos, M.Si"; "Budi
    Santoso SE" is split too. Titles are not corrected, and at least one word always remains as the
    name.

    Raises ``ValueError`` for blank text, for titles without a name, and for a part after
    the comma that does not look like a title, since a wrong split prints a wrong name.
    """
    left, _, right = rapikan(text).partition(",")
    if not left.strip():
        raise ValueError("Nama belum diisi.")
    front, nama = _split_front(left.strip())
    nama, tail = _split_tail(nama)
    if "." in nama.rstrip(".") and _is_known_degree(nama):
        raise FieldError("Nama ini hanya berisi gelar.", _GO_ON, about=rapikan(text))
    behind = [*tail, *(piece.strip() for piece in right.split(",") if piece.strip())]
    for title in behind:
        if not _looks_like_degree(title):
            raise FieldError(
                f"{quote(title)} sesudah koma pada nama {quote(text)} bukan gelar yang dikenal.",
                "Bila itu gelar, tulis di kolom Gelar Belakang; bila bagian dari nama, hapus "
                "komanya.",
            )
    return NamaGelar(front, nama, ", ".join(behind))


def _split_front(text: str) -> tuple[str, str]:
    titles: list[str] = []
    while (match := re.match(_GELAR_DEPAN, text)) and text[match.end() :]:
        titles.append(match[0].strip())
        text = text[match.end() :]
    return " ".join(titles), text


def _split_tail(text: str) -> tuple[str, list[str]]:
    words = text.split()
    titles: list[str] = []
    while count := _count_degree_words(words):
        titles.insert(0, " ".join(words[-count:]))
        del words[-count:]
    return " ".join(words), titles


def _count_degree_words(words: list[str]) -> int:
    """Return how many words at the end form one known degree: 1, 2 (as in "M. Si"), or 0."""
    if len(words) > 1 and _is_known_degree(words[-1]):
        return 1
    # Single letters with a space between ("S. H.") may be the initials of a name.
    apart = len(words) > 2 and words[-2].endswith(".") and len(words[-1].strip(".")) > 1
    return 2 if apart and _is_known_degree(words[-2] + words[-1]) else 0


def _is_known_degree(word: str) -> bool:
    """True for a known degree that is spelt unlike a name: with dots, or several capitals."""
    capitals = sum(letter.isupper() for letter in word)
    marked = "." in word.rstrip(".") or capitals > 1 or word.strip(".") in _PLAIN_DEGREES
    return marked and word.replace(".", "").casefold() in _GELAR_BELAKANG


def is_known_title(word: str) -> bool:
    """Tell whether a word is a degree of the list, with or without its dots."""
    return word.replace(".", "").casefold() in _GELAR_BELAKANG


def is_gelar(text: str) -> bool:
    """Tell whether a text behind a comma is a degree, and not a post or a unit.

    >>> is_gelar("S.Sos."), is_gelar("SKM"), is_gelar("RSUD"), is_gelar("Kec. Bawang")
    (True, True, False, False)
    """
    return all(
        word.replace(".", "").casefold() in _GELAR_BELAKANG or re.fullmatch(_DOTTED_DEGREE, word)
        for word in re.sub(r"\([^()]*\)$", "", text.replace(". ", ".")).split()
    )


def _looks_like_degree(title: str) -> bool:
    """True when text after the comma may be a title, also one that the list does not hold yet."""
    return all(
        "." in word
        or word.casefold() in _GELAR_BELAKANG
        or (len(word) <= 10 and sum(letter.isupper() for letter in word) > 1)
        for word in title.replace(". ", ".").split()
    )


def kunci_urut(nama: str) -> str:
    """Return the key that sorts full names alphabetically: the name without titles, casefolded.

    H. and Hj. count as titles. The first word sorts first, since most names have no surname.
    Raises ``ValueError`` as ``parse_nama`` does.
    """
    return parse_nama(nama).nama.casefold()


@lru_cache(maxsize=4096)  # the same people meet again and again
def lipat_nama(nama: str) -> str:
    """Return a full name without titles in the form for comparing; see ``lipat``. Never raises.

    A name whose titles can't be told from it is compared whole.

    >>> lipat_nama("Dr. H. Ahmad  FAUZI, S.Sos")
    'ahmad fauzi'
    """
    try:
        return lipat(parse_nama(nama).nama)
    except ValueError:
        return lipat(nama)


def upper_judul(text: str) -> str:
    """Return the name of a unit or jabatan in capitals: "RSUD dr. SOEDOMO", "Plt. BUPATI KUDUS".

    It leaves alone gelar in front of a person's name, short forms with small letters (a.n., u.b.,
    s.d., Plt., Plh., Pj., Pjs.; EYD, singkatan), and marks such as "${nama_pengirim}" that another
    system fills in. Never raises.
    """
    return re.sub(_PIECE, lambda match: _upper_piece(match[0]), rapikan(text))


def _upper_piece(word: str) -> str:
    small = word.casefold()
    kept = (
        word.startswith("${")
        or small in _SHORT_FORMS
        or small in _KEPT_WITHOUT_DOT
        or (small.endswith(".") and re.fullmatch(_GELAR_DEPAN, word) is not None)
    )
    return word if kept else word.upper()


# The widths of letters in Arial Bold, in thousandths of the size; those of the others are as usual.
_WIDTHS = {
    **dict.fromkeys(" ,./I", 278), **dict.fromkeys("()-", 333), **dict.fromkeys("0123456789J", 556),
    **dict.fromkeys("FLTZ", 611), **dict.fromkeys("ABCDHKNRU&", 722), **dict.fromkeys("GOQ", 778),
    "M": 833, "W": 944,
}  # fmt: skip
_USUAL = 667
_STAYS = frozenset({"dan", "atau", "serta", "dengan"})  # at the end of a line, not the next one's
_BREAKS = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


@lru_cache(maxsize=1024)  # a few names stand on thousands of documents
def baris_seimbang(text: str, panjang: int) -> tuple[str, ...]:
    """Return a heading in as few lines as it needs, all about equally long.

    ``panjang`` is how many capitals of the usual width fit on a line. A conjunction or a number is
    not the first word of a line: "DINAS KEPENDUDUKAN DAN" and "PENCATATAN SIPIL". What spaces at
    which no line ends hold together is one word. Never raises.
    """
    words = _together(text)
    count = len(_filled(words, panjang * _USUAL))
    least, most = 0, panjang * _USUAL
    while least < most:
        middle = (least + most) // 2
        if len(_filled(words, middle)) <= count:
            most = middle
        else:
            least = middle + 1
    return tuple(_filled(words, most))


def _together(text: str) -> tuple[str, ...]:
    """Return the words of a heading; what may not stand apart is one word."""
    words: list[str] = []
    for word in filter(None, map(rapikan, _BREAKS.split(text))):
        glued = word.casefold() in _STAYS or word.isdigit() or bool(words and words[-1][-1] == ".")
        if words and glued:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return tuple(words)


def _filled(words: tuple[str, ...], width: int) -> list[str]:
    """Return the words in lines that are as full as a width allows; a longer word has its own."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or _width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str) -> int:
    return sum(_WIDTHS.get(letter, _USUAL) for letter in text)
