"""Names of people with their gelar, and titles in capitals that leave gelar alone."""

import re
from dataclasses import dataclass

from zi_docs.errors import FieldError
from zi_docs.indonesian.ketikan import kutip, rapikan

# Titles that stand in front, longest spelling first; each counts only with a dot or a space after
# it, so "Irwan" and "Hjarta" stay whole. "M.", "A." and "St." shorten names and are not here.
_GELAR_DEPAN = (
    r"(?i:(?:prof|drs|dra|drg|drh|dr|ir|hj|k\.? ?h|h|tgh|tgk|ust|pdt|bdn|ns|apt)(?:\. ?| )"
    r"|\(h\.? ?c\.?\) ?)"
)
# Degrees that are known without the comma that should precede them, without dots and in small
# letters. S.M. and M.S. are left out: behind a name without a comma they may be initials.
_DAFTAR_GELAR_BELAKANG = """
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
_GELAR_BELAKANG = frozenset(_DAFTAR_GELAR_BELAKANG.split())
_BELAKANG_SEDERHANA = frozenset({"Ners", "Ns", "Apt", "Lc", "Ak", "Amd", "Psikolog"})
_SINGKATAN = frozenset({"a.n.", "u.b.", "u.p.", "d.a.", "s.d.", "plt.", "plh.", "pj.", "pjs."})
# Without its dot, "dr" is still dokter where "DR" would be read as doktor.
_TETAP_TANPA_TITIK = frozenset({"dr", "drg"})
_POTONGAN = r"\$\{[^{}]*\}|[^\s$]+|\$"


@dataclass(frozen=True, slots=True)
class NamaGelar:
    """A person's name with the titles apart, each as written; an absent title is "" ."""

    gelar_depan: str
    nama: str
    gelar_belakang: str


def format_nama(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """Return the full name: "Dr. H. Ahmad Fauzi, S.Sos., M.Si.".

    Titles in front, the name, a comma, titles behind (EYD, tanda koma before gelar). The titles
    are printed as given. Raises ValueError when ``nama`` is blank.
    """
    core = rapikan(nama)
    if not core:
        raise ValueError("Nama belum diisi.")
    front = f"{rapikan(gelar_depan)} {core}".strip()
    behind = rapikan(gelar_belakang).lstrip(", ")
    return f"{front}, {behind}" if behind else front


def upper_nama(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """Return the full name with only the name in capitals: "dr. H. KHAIRUL, M.Kes.".

    Titles keep their letters because they carry meaning: dr. is dokter, Dr. is doktor (EYD).
    Raises ValueError when ``nama`` is blank.
    """
    return format_nama(gelar_depan, nama.upper(), gelar_belakang)


def parse_nama(text: str) -> NamaGelar:
    """Return the parts of a full name as people write it, with or without dots in the titles.

    "Dr. H. Ahmad Fauzi, S.Sos, M.Si" gives the titles "Dr. H.", the name, and "S.Sos, M.Si";
    "Budi Santoso SE" loses its title too. Nothing is corrected, and at least one word always
    remains as the name.

    Raises ValueError for blank text and for a part after the comma that does not look like a
    title, since a wrong split prints a wrong name.
    """
    left, _, right = rapikan(text).partition(",")
    if not left.strip():
        raise ValueError("Nama belum diisi.")
    front, nama = _split_front(left.strip())
    nama, tail = _split_tail(nama)
    behind = [*tail, *(bagian.strip() for bagian in right.split(",") if bagian.strip())]
    for title in behind:
        if not _looks_like_degree(title):
            raise FieldError(
                f"{kutip(title)} sesudah koma pada nama {kutip(text)} bukan gelar yang dikenal.",
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
    """Return how many words at the end are one known degree: 1, 2 for "M. Si", or 0 for none."""
    if len(words) > 1 and _is_known_degree(words[-1]):
        return 1
    # Two single letters apart ("S. H.") may be the initials of a name.
    apart = len(words) > 2 and words[-2].endswith(".") and len(words[-1].strip(".")) > 1
    return 2 if apart and _is_known_degree(words[-2] + words[-1]) else 0


def _is_known_degree(words: str) -> bool:
    """True for a known degree in a spelling that no name has: with dots, or several capitals."""
    capitals = sum(huruf.isupper() for huruf in words)
    marked = "." in words.rstrip(".") or capitals > 1 or words.strip(".") in _BELAKANG_SEDERHANA
    return marked and words.replace(".", "").casefold() in _GELAR_BELAKANG


def _looks_like_degree(title: str) -> bool:
    """True for what may be a title after the comma; new degrees appear faster than any list."""
    return all(
        "." in words
        or words.casefold() in _GELAR_BELAKANG
        or (len(words) <= 10 and sum(huruf.isupper() for huruf in words) > 1)
        for words in title.replace(". ", ".").split()
    )


def kunci_urut(nama: str) -> str:
    """Return the key that sorts full names in an alphabetical list: the bare name, casefolded.

    Titles, H. and Hj. do not count, and there are no surnames to put first. Raises ValueError as
    ``parse_nama`` does.
    """
    return parse_nama(nama).nama.casefold()


def upper_judul(text: str) -> str:
    """Return the name of a unit or jabatan in capitals: "RSUD dr. SOEDOMO", "Plt. BUPATI KUDUS".

    Left alone are gelar in front of a person's name, short forms whose small letters are the
    rule (a.n., u.b., s.d., Plt., Plh., Pj., Pjs.; EYD, singkatan), and marks such as
    "${nama_pengirim}" that another system fills. Never raises.
    """
    return re.sub(_POTONGAN, lambda cocok: _upper_piece(cocok[0]), rapikan(text))


def _upper_piece(words: str) -> str:
    small = words.casefold()
    kept = (
        words.startswith("${")
        or small in _SINGKATAN
        or small in _TETAP_TANPA_TITIK
        or (small.endswith(".") and re.fullmatch(_GELAR_DEPAN, words) is not None)
    )
    return words if kept else words.upper()
