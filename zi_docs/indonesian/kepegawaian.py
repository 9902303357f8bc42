"""What staff lists say of a person's employment and sex, in the many ways that offices write it.

UU 20/2023 on ASN knows PNS (and CPNS) and PPPK; a PPPK Paruh Waktu is named so since KepmenPANRB
16/2025. The head of a region and the deputy are pejabat negara and no ASN. Whoever else works in an
office is non-ASN, under dozens of names: honorer, PPNPN, PJLP, THL, PTT, GTT, BLUD, outsourcing.
"""

import re
from functools import lru_cache

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.judul import compared
from zi_docs.indonesian.ketikan import lipat

_LONGEST = 80
_NON_ASN = "non-ASN"
_NON = r"\b(?:non|bukan)(?: ?(?:pegawai )?negeri(?: sipil)?| ?(?:pns|asn|pppk))\b"
_CALON = r"\bc(?:alon )?pnsd?\b|\bcapeg\b|\bcalon (?:pegawai negeri(?: sipil)?|asn)\b"
_PARUH_WAKTU = (
    r"\bp(?:ppk|3k) ?pw\b|(?:\bdengan perjanjian kerja )?(?:\bp(?:ppk|3k) )?\bparuh waktu\b"
)
_KINDS = (
    (_NON_ASN, _NON),
    ("CPNS", _CALON),
    ("PPPK Paruh Waktu", _PARUH_WAKTU),
    ("Pejabat Negara", r"\bpejabat negara\b"),
    ("PPPK", r"\bp(?:ppk|3k)\b|\bdengan perjanjian kerja\b"),
    ("PNS", r"\bpns[dp]?\b|\bpegawai negeri(?: sipil)?\b"),
    (
        _NON_ASN,
        r"\bhonor\w*|\bhonda\b|\bppnpn\b|\bpjlp\b|\bthlp?\b|\bphl\b|\btk[ksd]\b|\bthk\b|\bpkwt\b"
        r"|\b[gp]tt\b|\btidak tetap\b|\bharian\b|\blepas\b|\balih daya\b|\bout ?sourc\w*"
        r"|\bsukwan\b|\bsuka ?rela\w*|\bwiyata\b|\bjasa (?:lainnya|perorangan)\b|\bpramubakti\b",
    ),
)
# A PNS or PPPK may work in a BLUD, and a PPPK has a contract: alone, both words mean non-ASN.
_WEAK = r"\bblud\b|\bkontrak\b"
_NO_STAFF = r"\b(?:pensiun\w*|suami|istri|anak|mutasi|pindah|meninggal|berhenti|calon)\b"
# The number of a PPPK, who may bear the letter of a PNS there too, is checked against the status.
_LETTERS = {"p": "PNS", "c": "CPNS"}
# What a remark begins with that is about somebody who left; "mutasi dari" is about who came.
_GONE = (
    r"(?:(?:yang bersangkutan|ybs|keterangan|status|sudah|telah|sdh|tlh|karena)"
    r" )*(?:alm(?:arhum(?:ah)?)?$|meninggal|wafat|pensiun\w*|purna ?(?:tugas|bakti|karya)|mutasi"
    r"|pindah|dimutasi\w*|dipindah\w*|berhenti|diberhentikan|pemberhentian|dipecat|resign"
    r"|mengundurkan diri|keluar|non ?aktif|tidak aktif|cltn"
    r"|cuti di ?luar tanggungan(?: negara)?)\b(?! (?:dari|masuk|asal)\b)"
)
_ASN = frozenset({"asn", "pegawaiasn", "aparatursipilnegara", "pegawaiaparatursipilnegara"})

_SEXES = {
    **dict.fromkeys(("l", "lk", "lki", "laki", "lakilaki", "pria", "m", "male", "1"), "L"),
    **dict.fromkeys(("p", "pr", "prp", "perempuan", "wanita", "w", "f", "female", "2"), "P"),
}


@lru_cache(maxsize=1024)  # a column of thousands has a few of them
def parse_status(text: str) -> str:
    """Return PNS, CPNS, PPPK, non-ASN or a rarer status, for a status as offices write it.

    "PNSD", "Calon PNS", "P3K PW", "PPPK Penuh Waktu", "Tenaga Honorer", "PPNPN" and "BLUD" are
    read, and the letters of SIASN's column STATUS CPNS PNS. "PNS BLUD" is a PNS. Raises
    ``ValueError`` for anything else, for "ASN", which may be either, and for two of them at once.
    """
    if letter := _LETTERS.get(text.strip().casefold()):
        return letter
    found = statuses_in(text)
    if len(found) != 1:
        raise FieldError(
            f"{quote(text)} bukan status kepegawaian.", "Tulis PNS, CPNS, PPPK, atau non-ASN."
        )
    return found[0]


def statuses_in(text: str) -> tuple[str, ...]:
    """Return the statuses that a text names, such as the name of a sheet; none for "Aktif"."""
    words = " ".join(re.findall(r"[^\W_]+", lipat(text))) if len(text) <= _LONGEST else ""
    words = re.sub(r"(?<=\b\w) (?=\w\b)", "", words)  # P.N.S.
    found: list[str] = []
    for kind, pattern in _KINDS:
        rest = re.sub(pattern, " ", words)
        if rest != words:
            words = rest
            found.append(kind)
    if re.search(_NO_STAFF, words):
        return ()
    if not found and re.search(_WEAK, words):
        found.append(_NON_ASN)
    return tuple(dict.fromkeys(found))


def sudah_pergi(text: str) -> bool:
    """Tell whether a remark in a list says that somebody works there no more, or is on long leave.

    "Meninggal dunia 3/2/2026", "Pensiun" and "Mutasi ke Dinas Sosial" say so; "Menggantikan Adi
    (pensiun)" and "Mutasi dari Dinas Sosial" are about others, or about who came.
    """
    if len(text) > _LONGEST or text.isdigit():
        return False
    words = " ".join(re.findall(r"[^\W_]+", lipat(text)))
    return re.match(_GONE, words) is not None


def is_asn(text: str) -> bool:
    """Tell whether a status says only ASN, which a PNS and a PPPK both are."""
    return compared(text) in _ASN


def parse_jenis_kelamin(text: str) -> str:
    """Return "L" or "P" for a sex as lists write it: "Lk.", "Pria", "M", "1", "Wanita", "F", "2".

    Raises ``ValueError`` for anything else.
    """
    known = _SEXES.get(compared(text))
    if known is None:
        raise FieldError(f"{quote(text)} bukan jenis kelamin.", "Tulis L atau P.")
    return known
