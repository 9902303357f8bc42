"""The jabatan lines above a signature, by the manner in which the signer signs.

Manners and their lines follow the tata naskah dinas of local governments (Permendagri 1/2023 and
the models before it). The small letters and dots of a.n. and u.b. are EYD's (singkatan). The post
of a region's head, without manner and region, also names the acts that he signs.
"""

from collections.abc import Mapping
from types import MappingProxyType

from zi_docs.errors import FieldError
from zi_docs.indonesian.ketikan import kutip, rapikan
from zi_docs.indonesian.nama import upper_judul

CARA = ("definitif", "a.n.", "u.b.", "Plt.", "Plh.", "Pj.", "Pjs.")

_SEBUTAN: Mapping[str, str] = MappingProxyType(
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
# What each manner needs and may have, beside the jabatan itself.
_WAJIB: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"a.n.": ("atas_nama",), "u.b.": ("atas_nama", "melalui")}
)
_BOLEH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Plt.": ("jabatan_sendiri",), "Plh.": ("jabatan_sendiri",)}
)

# The heads of regions by the words of their post, letters alone.
_KEPALA_DAERAH: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        ("bupati",): "Bupati",
        ("walikota",): "Wali Kota",
        ("wali", "kota"): "Wali Kota",
        ("gubernur",): "Gubernur",
    }
)
_PENGGANTI = ("Plt.", "Plh.", "Pj.", "Pjs.")

# Neither mend offers the quicker way out: it would change under whose mandate a letter is signed.
_MANDAT = "Tulis jabatan yang memberi mandat, mis. atas_nama: Bupati Trenggalek."
_SURAT = (
    "Lihat surat penunjukannya. Penanda tangan atas nama pejabat lain memakai cara a.n. dengan "
    "atas_nama; pelaksana tugas atau harian memakai cara Plt. atau Plh. dengan jabatan_sendiri."
)


def sebutan_kepala(jabatan: str) -> str:
    """Return what the head of a region is called: "Bupati", "Wali Kota" or "Gubernur".

    Only the letters of the first word count, after Plt., Plh., Pj. or Pjs.: "Walikota Blitar",
    "WALI-KOTA BLITAR" and "Pj. Wali Kota" give "Wali Kota" (UU 23/2014 writes it as two words).
    Raises ValueError for every other post, blank included: no act may be named after a guess.
    """
    words = _without_manner(_words(jabatan))
    for count in (1, 2):
        if spellings := _KEPALA_DAERAH.get(words[:count]):
            return spellings
    raise ValueError(f"Jabatan {kutip(jabatan)} bukan Bupati, Wali Kota, atau Gubernur.")


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without anything that is not a letter."""
    words = rapikan(text.replace(".", ". ")).casefold().split()
    huruf = ("".join(filter(str.isalpha, satu)) for satu in words)
    return tuple(filter(None, huruf))


def _without_manner(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without the manner at their head, in short or in full, however dotted."""
    for count in (2, 1):
        if _SEBUTAN.get("".join(words[:count])) in _PENGGANTI:
            return words[count:]
    return words


def parse_cara(text: str) -> str:
    """Return the manner of signing in its standard form, one of ``CARA``: "An." gives "a.n.".

    Dots, spaces and capitals do not matter; the words in full are read too ("pelaksana harian").
    Raises ValueError for anything else, blank included.
    """
    kunci = "".join(huruf for huruf in text.casefold() if huruf not in "./" and huruf.strip())
    if kunci not in _SEBUTAN:
        raise FieldError(
            f"Cara menandatangani {kutip(text)} tidak dikenal.",
            "Tulis a.n., u.b., Plt., Plh., Pj., atau Pjs., atau kosongkan untuk pejabat definitif.",
        )
    return _SEBUTAN[kunci]


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

    ``jabatan`` is the post signed for (definitif, Plt., Plh., Pj., Pjs.) or the signer's own
    (a.n., u.b.). ``atas_nama`` gives the mandate, ``melalui`` stands between (u.b.), and
    ``jabatan_sendiri`` is the own post of a Plt. or Plh. With ``kapital`` the jabatan are in
    capitals, never a.n., u.b., Plt. and the like.

    "Sekretaris Daerah", a.n. "Bupati Kudus" gives ("a.n. BUPATI KUDUS", "SEKRETARIS DAERAH,").

    Raises ValueError for an unknown manner, a jabatan that is missing, and one that the manner
    does not print, since it would vanish from the letter.
    """
    standard = parse_cara(cara)
    fields = {"atas_nama": atas_nama, "melalui": melalui, "jabatan_sendiri": jabatan_sendiri}
    texts = {nama: _jabatan(isi, kapital) for nama, isi in fields.items()}
    _check_fields(standard, texts)
    main = _jabatan(jabatan, kapital)
    if not main:
        raise ValueError("Jabatan penanda tangan belum diisi.")
    lines = _compose(standard, main, texts)
    return (*lines[:-1], f"{lines[-1]},")


def _jabatan(text: str | None, kapital: bool) -> str:
    clean = rapikan(text or "").rstrip(", ")
    return upper_judul(clean) if kapital else clean


def _check_fields(cara: str, texts: Mapping[str, str]) -> None:
    needed = _WAJIB.get(cara, ())
    for nama, isi in texts.items():
        if nama in needed and not isi:
            raise FieldError(f'Cara "{cara}" memerlukan "{nama}", yang belum diisi.', _MANDAT)
        if isi and nama not in (*needed, *_BOLEH.get(cara, ())):
            raise FieldError(
                f'Cara "{cara}" tidak mencetak "{nama}", padahal isinya {kutip(isi)}.', _SURAT
            )


def _compose(cara: str, jabatan: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    if cara == "definitif":
        return (jabatan,)
    if cara == "a.n.":
        return (f"a.n. {texts['atas_nama']}", jabatan)
    if cara == "u.b.":
        return (f"a.n. {texts['atas_nama']}", texts["melalui"], "u.b.", jabatan)
    first = f"{cara} {jabatan}"
    return (first, texts["jabatan_sendiri"]) if texts["jabatan_sendiri"] else (first,)
