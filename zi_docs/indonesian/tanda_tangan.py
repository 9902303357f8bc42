"""The lines with the jabatan above a signature.

The lines depend on the manner of signing: a.n., u.b., Plt. and so on. Manners and lines follow the
tata naskah dinas of local governments (Permendagri 1/2023 and the models before it). EYD
(singkatan) writes a.n. and u.b. with small letters and dots. The jabatan of a region's head also
gives the acts of that region their name ("Peraturan Bupati").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.ketikan import rapikan
from zi_docs.indonesian.nama import upper_judul

CARA = ("definitif", "a.n.", "u.b.", "Plt.", "Plh.", "Pj.", "Pjs.")

_MANNERS: Mapping[str, str] = MappingProxyType(
    {
        "definitif": "definitif",
        "tetap": "definitif",
        "an": "a.n.",
        "atasnama": "a.n.",
        "ub": "u.b.",
        "untukbeliau": "u.b.",
        "plt": "Plt.",
        "pelaksanatugas": "Plt.",
        "plh": "Plh.",
        "pelaksanaharian": "Plh.",
        "pj": "Pj.",
        "penjabat": "Pj.",
        "pjs": "Pjs.",
        "penjabatsementara": "Pjs.",
    }
)
# The fields that each manner needs, and those that it may have, beside the jabatan itself.
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"a.n.": ("atas_nama",), "u.b.": ("atas_nama", "melalui")}
)
_ALLOWED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Plt.": ("jabatan_sendiri",), "Plh.": ("jabatan_sendiri",)}
)

# The heads of regions, by the words of their jabatan in small letters.
_KEPALA_DAERAH: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("bupati",): "Bupati",
        ("walikota",): "Wali Kota",
        ("wali", "kota"): "Wali Kota",
        ("gubernur",): "Gubernur",
    }
)
_MAYOR = re.compile(r"(?i)\bwali\W?kota\b")
_STAND_INS = ("Plt.", "Plh.", "Pj.", "Pjs.")
_SEKRETARIS = (("sekretaris", "daerah"), ("sekda",))

_STAND_IN = (
    r"(?i)(plt|plh|pjs?|penjabat sementara|penjabat|pelaksana tugas|pelaksana harian)\b\.?\s*(?=\w)"
)

# Neither sentence advises to empty the field: that would change whose mandate a letter names.
_NAME_MANDATE = "Tulis jabatannya menurut surat penunjukannya, mis. Bupati Trenggalek."
_SEE_LETTER = (
    "Lihat surat penunjukannya. Penanda tangan atas nama pejabat lain memakai cara a.n. dengan "
    "atas_nama; pelaksana tugas atau harian memakai cara Plt. atau Plh. dengan jabatan_sendiri."
)


def sebutan_kepala(jabatan: str) -> str:
    """Return the title of a region's head: "Bupati", "Wali Kota" or "Gubernur".

    Only the first words count, and Plt., Plh., Pj. or Pjs. before them is skipped: "Walikota
    Blitar", "WALI-KOTA BLITAR" and "Pj. Wali Kota" give "Wali Kota" (UU 23/2014 writes two words).
    Raises ``ValueError`` for every other jabatan and for blank text: a guess could name an act.
    """
    words = _without_manner(_words(jabatan))
    for count in (1, 2):
        if spellings := _KEPALA_DAERAH.get(words[:count]):
            return spellings
    raise ValueError(f"Jabatan {quote(jabatan)} bukan Bupati, Wali Kota, atau Gubernur.")


class Pimpinan(StrEnum):
    """The posts that lead a region."""

    KEPALA = "kepala daerah"
    WAKIL = "wakil kepala daerah"
    SEKRETARIS = "sekretaris daerah"


class JabatanPimpinan(NamedTuple):
    """Which leading post a jabatan is, and the title of the region's head: "Bupati".

    The title of the Sekretaris Daerah is ``""``, since every region has one; both are ``None`` and
    ``""`` for a post that does not lead a region.
    """

    post: Pimpinan | None
    sebutan: str


@lru_cache(maxsize=4096)  # many people share a jabatan
def jabatan_pimpinan(jabatan: str) -> JabatanPimpinan:
    """Return which leading post a jabatan is; never raises.

    "Wakil Bupati Kudus" gives WAKIL and "Bupati"; "Pj. Sekretaris Daerah" gives SEKRETARIS.
    """
    words = _without_manner(_words(jabatan))
    if any(words[: len(known)] == known for known in _SEKRETARIS):
        return JabatanPimpinan(Pimpinan.SEKRETARIS, "")
    is_deputy = words[:1] == ("wakil",)
    for count in (1, 2):
        if title := _KEPALA_DAERAH.get(words[is_deputy:][:count]):
            return JabatanPimpinan(Pimpinan.WAKIL if is_deputy else Pimpinan.KEPALA, title)
    return JabatanPimpinan(None, "")


def ejaan_pimpinan(jabatan: str) -> str:
    """Return a post with "Wali Kota" in two words where it begins with one that leads a city.

    UU 23/2014 writes it so; an office that types "Walikota Blitar" gets "Wali Kota Blitar" on the
    letterhead too, as in the text of its decrees. "Jalan Walikota" and every other text stay.
    """
    if not _MAYOR.search(jabatan) or not jabatan_pimpinan(jabatan).sebutan:
        return jabatan
    return _MAYOR.sub(lambda found: "WALI KOTA" if found[0].isupper() else "Wali Kota", jabatan, 1)


@lru_cache(maxsize=1_024)  # many people share a jabatan
def nama_saja(jabatan: str, cara: str = "definitif") -> bool:
    """Tell whether an official signs with the name alone: without titles, pangkat and NIP.

    So do the Pj., Pjs., Plt. and Plh. of a region's head, and the Pj. and Plh. of the Sekretaris
    Daerah (Permendagri 1/2023, Pasal 44(4) and (5)). The manner may stand in front of the jabatan.
    """
    manner = pisah_cara(jabatan)[0] or parse_cara(cara)
    post = jabatan_pimpinan(jabatan).post
    if post is Pimpinan.SEKRETARIS:
        return manner in ("Pj.", "Plh.")
    return post is Pimpinan.KEPALA and manner in _STAND_INS


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without other characters."""
    words = rapikan(text.replace(".", ". ")).casefold().split()
    letters = ("".join(filter(str.isalpha, word)) for word in words)
    return tuple(filter(None, letters))


def _without_manner(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without the manner in front ("plt" or "pelaksana", "tugas")."""
    for count in (2, 1):
        if _MANNERS.get("".join(words[:count])) in _STAND_INS:
            return words[count:]
    return words


def pisah_cara(jabatan: str) -> tuple[str, str]:
    """Return the manner in front of a post, and the post: "Pj. Bupati" gives "Pj." and "Bupati".

    The manner is ``""`` where none is written.
    """
    found = re.match(_STAND_IN, rapikan(jabatan))
    if found is None:
        return "", rapikan(jabatan)
    return parse_cara(found[1]), rapikan(jabatan)[found.end() :]


@lru_cache(maxsize=128)  # nearly all of thousands are "definitif"
def parse_cara(text: str) -> str:
    """Return the manner of signing in its standard form, one of ``CARA``: "An." gives "a.n.".

    Dots, spaces and capitals do not matter; it also reads the full words ("pelaksana harian").
    Raises ``ValueError`` for anything else, and for blank text.
    """
    key = "".join(char for char in text.casefold() if char not in "./" and char.strip())
    if key not in _MANNERS:
        raise FieldError(
            f"Cara menandatangani {quote(text)} tidak dikenal.",
            "Tulis a.n., u.b., Plt., Plh., Pj., atau Pjs., atau kosongkan untuk pejabat definitif.",
        )
    return _MANNERS[key]


def baris_jabatan(
    jabatan: str,
    cara: str,
    atas_nama: str | None = None,
    melalui: str | None = None,
    jabatan_sendiri: str | None = None,
    *,
    kapital: bool = True,
) -> tuple[str, ...]:
    """Return the jabatan lines above a signature; only the last one ends with a comma.

    For a.n. and u.b., ``jabatan`` is the signer's own; otherwise it is the one that the signer
    fills. ``atas_nama`` is the jabatan that gives the mandate, ``melalui`` the one between it and
    the signer (u.b.), and ``jabatan_sendiri`` the own jabatan of a Plt. or Plh. With ``kapital``
    each jabatan is in capitals; a.n., u.b., Plt. and the like never are.

    "Sekretaris Daerah", a.n. "Bupati Kudus" gives ("a.n. BUPATI KUDUS", "SEKRETARIS DAERAH,").

    Raises ``ValueError`` for an unknown manner and for a jabatan that is missing, and
    :class:`MandateError` for a field that the manner needs, or does not print: the letter would not
    show it.
    """
    standard = parse_cara(cara)
    fields = {"atas_nama": atas_nama, "melalui": melalui, "jabatan_sendiri": jabatan_sendiri}
    texts = {name: _typed_jabatan(text, kapital) for name, text in fields.items()}
    _check_fields(standard, texts)
    main = _typed_jabatan(jabatan, kapital)
    if not main:
        raise ValueError("Jabatan penanda tangan belum diisi.")
    lines = _compose(standard, main, texts)
    return (*lines[:-1], f"{lines[-1]},")


class MandateError(FieldError):
    """A post that the manner of signing needs, or does not print; ``bagian`` is its field."""

    def __init__(self, message: str, mend: str, bagian: str) -> None:
        super().__init__(message, mend)
        self.bagian = bagian

    def __reduce__(self) -> tuple[type[MandateError], tuple[str, str, str]]:
        """Keep ``bagian`` when the error crosses a process boundary."""
        return type(self), (str(self), self.mend, self.bagian)


def _typed_jabatan(text: str | None, kapital: bool) -> str:
    clean = rapikan(text or "").rstrip(", ")
    return upper_judul(clean) if kapital else clean


def _titled(name: str) -> str:
    """Return a field as the heading of its column: ``Atas Nama``."""
    return name.replace("_", " ").title()


def _check_fields(cara: str, texts: Mapping[str, str]) -> None:
    needed = _NEEDED.get(cara, ())
    for name, text in texts.items():
        if name in needed and not text:
            message = f'Cara "{cara}" memerlukan {_titled(name)}, yang belum diisi.'
            raise MandateError(message, _NAME_MANDATE, name)
        if text and name not in (*needed, *_ALLOWED.get(cara, ())):
            message = f'Cara "{cara}" tidak mencetak {_titled(name)}, padahal isinya {quote(text)}.'
            raise MandateError(message, _SEE_LETTER, name)


def _compose(cara: str, jabatan: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    if cara == "definitif":
        return (jabatan,)
    if cara == "a.n.":
        return (f"a.n. {texts['atas_nama']}", jabatan)
    if cara == "u.b.":
        return (f"a.n. {texts['atas_nama']}", texts["melalui"], "u.b.", jabatan)
    first = f"{cara} {jabatan}"
    return (first, texts["jabatan_sendiri"]) if texts["jabatan_sendiri"] else (first,)
