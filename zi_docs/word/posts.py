"""The lines of headings and of the post of who signs: by sense, and about equally long."""

from functools import lru_cache

from zi_docs import indonesian, zona_integritas

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BALANCED = 4  # lines
_FOR_SENSE = 1  # line more, at most, so that no term is broken


@lru_cache(maxsize=1024)  # a few officials sign thousands of documents
def balanced_post(jabatan: str, terpanjang: int) -> str:
    """Return a post whose lines, if it needs several, end by sense and are about equally long.

    ``terpanjang`` is how many capitals fit in the narrowest column; what it holds on one line is
    tied, so that a wider column takes more. The kind of a unit and the name of a place stay whole:
    "DIREKTUR", "RUMAH SAKIT UMUM DAERAH" and "dr. SOEDOMO", though two lines would hold it. So does
    the name of an organ: "KEPALA" and "KEPOLISIAN SEKTOR PANGGUL". A post
    that fills more than four lines stays as it is: there every line counts, and none is empty.
    """
    plain = _lines(jabatan, terpanjang)
    organ = zona_integritas.satukan_lembaga(jabatan, terpanjang)
    held = _lines(zona_integritas.satukan(organ, terpanjang), terpanjang)
    lines = held if len(held) <= min(len(plain) + _FOR_SENSE, _BALANCED) else plain
    if len(lines) > _BALANCED:
        return jabatan
    return " ".join(line.replace(" ", _NO_BREAK) for line in lines)


@lru_cache(maxsize=1024)  # a few units have thousands of documents
def balanced_heading(text: str, terpanjang: int) -> tuple[str, ...]:
    """Return the lines of a heading: about equally long, and by sense where this costs no line.

    "RUMAH SAKIT UMUM DAERAH" and "dr. SOEDOMO", though "RUMAH SAKIT UMUM" would be more equal.
    An organ under its head stays whole whatever it costs.
    """
    organ = zona_integritas.satukan_lembaga(text, terpanjang)
    plain = indonesian.baris_seimbang(organ, terpanjang)
    held = indonesian.baris_seimbang(zona_integritas.satukan(organ, terpanjang), terpanjang)
    return tuple(held if len(held) <= len(plain) else plain)


def _lines(text: str, terpanjang: int) -> tuple[str, ...]:
    held = zona_integritas.satukan_tempat(text, terpanjang)
    return tuple(indonesian.baris_seimbang(held, terpanjang)) if " " in text else (text,)
