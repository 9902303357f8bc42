"""The filters that a naskah may use: each is one function and one row of a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from zi_docs import indonesian, zona_integritas
from zi_docs.word import filters_of_dates as dates
from zi_docs.word import filters_of_rows as rows
from zi_docs.word.operands import (
    as_text,
    as_texts,
    cells_of,
    not_a,
    rows_of,
    unprinted,
    within_bounds,
)
from zi_docs.word.posts import balanced_heading, balanced_post
from zi_docs.word.values import RefusedValueError

_SHORT = 300  # the longest text that is remembered
_BETWEEN_ASTERISKS = re.compile(r"\*([^*\s](?:[^*\n]*[^*\s])?)\*")


def _listing(value: Any) -> str:
    """Keep line breaks and tabs. Text keeps them anyway; this filter also takes a list of lines."""
    return "\n".join(as_texts(value)) if isinstance(value, (list, tuple)) else as_text(value)


def _rich(value: Any, *looks: str) -> Markup:
    from zi_docs.word.docxtpl_bridge import rich_text

    [text] = within_bounds([as_text(value)])
    try:
        return rich_text(text, *looks)
    except KeyError as error:
        raise RefusedValueError(
            f"memakai gaya {error} yang tidak dikenal; pilih tebal, miring, garis_bawah, coret"
        ) from error


def _miring(value: Any) -> Markup:
    """Return a text in which the words between two asterisks are slanted, as foreign words are."""
    [text] = within_bounds([as_text(value)])
    return _slanted(text) if len(text) <= _SHORT else _slanted.__wrapped__(text)


@lru_cache(maxsize=256)  # the wording of most documents is the same
def _slanted(text: str) -> Markup:
    from zi_docs.word.docxtpl_bridge import rich_text

    pieces = enumerate(_BETWEEN_ASTERISKS.split(text))
    return Markup("").join(
        rich_text(piece, *(("miring",) if at % 2 else ())) for at, piece in pieces if piece
    )


def _seimbang(value: Any, panjang: Any) -> list[str]:
    """Return the lines of a heading, by sense and balanced, of ``panjang`` capitals at most."""
    if type(panjang) is not int or not 1 <= panjang <= _SHORT:
        raise not_a("banyaknya huruf", panjang, "Tulis seperti {{ unit.nama|seimbang(33) }}.")
    return [*balanced_heading(as_text(value), panjang)]


def _centang(value: Any, tanda: str = "√") -> str:
    """Return a check mark for yes, an empty text for no."""
    return tanda if value else ""


def _of(form: Callable[[Any], str], *kinds: type) -> Callable[[Any], str]:
    """Return the formatting function as a filter that takes only values of these kinds."""

    def formatted(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, kinds):
            raise not_a("bilangan", value, "Saringan ini hanya untuk kolom bilangan.")
        return form(value)

    return formatted


def _nip(value: Any) -> str:
    text = as_text(value)
    digits = "".join(filter(str.isdigit, text))
    return indonesian.format_nip(digits) if len(digits) == 18 else text


def _tanpa_gelar(value: Any) -> str:
    """Return a name without its titles, as on a charter; a text that is no name stays as it is."""
    text = as_text(value)
    try:
        return indonesian.parse_nama(text).nama
    except ValueError:
        return text


_remembered = lru_cache(maxsize=1_024)(indonesian.upper_judul)


def _kapital(value: Any) -> str:
    """Return a title in capitals; the same few units and jabatan stand in every document."""
    text = as_text(value)
    return _remembered(text) if len(text) <= _SHORT else indonesian.upper_judul(text)


def _sebutan_kepala(value: Any) -> str:
    """Return the title of a region's head; refuse an unknown region, since no title is guessed."""
    jabatan = as_text(value)
    if isinstance(value, Undefined):
        return ""  # the missing name is reported
    try:
        return indonesian.sebutan_kepala(jabatan)
    except ValueError as error:
        raise RefusedValueError(f"tidak dapat disebut: {str(error).rstrip('.')}") from error


def _satukan(value: Any, terpanjang: Any = 46) -> str:
    """Return a title whose lines do not end within a term of at most so many characters.

    Nor with a word that leads to the next, and its first word is not left alone above such a term.
    """
    if type(terpanjang) is not int:
        raise not_a("bilangan bulat", terpanjang, "Tulis mis. satukan(46).")
    tied = zona_integritas.satukan(as_text(value), terpanjang)
    tied = zona_integritas.temani_berikutnya(tied, terpanjang)
    return zona_integritas.temani_awal(tied, terpanjang)


_remembered_ties = lru_cache(maxsize=1_024)(indonesian.ikat)


def _pecah_jabatan(value: Any, terpanjang: Any = 24) -> str:
    """Return a post whose lines end by sense in a column of at least so many capitals."""
    if type(terpanjang) is not int:
        raise not_a("bilangan bulat", terpanjang, "Tulis mis. pecah_jabatan(24).")
    return balanced_post(as_text(value), terpanjang)


def _ikat(value: Any) -> str:
    """Return a text in which no line ends between a number and its word.

    The plans of many units name the same steps and proofs.
    """
    text = as_text(value)
    return _remembered_ties(text) if len(text) <= _SHORT else indonesian.ikat(text)


def _awal_kapital(value: Any) -> str:
    text = as_text(value)
    return text[:1].upper() + text[1:]


def _dan(value: Any) -> str:
    return indonesian.gabung_dan(as_texts(value))


def _atau(value: Any) -> str:
    return indonesian.gabung_atau(as_texts(value))


def _rincian(value: Any) -> list[str]:
    """Return the items of a list with the marks that it has behind a sentence."""
    return indonesian.rincian(as_texts(value))


def _selain(value: Any, lain: Any) -> Any:
    """Return a text, or the items of a list, unless another text has all of its words.

    So a letter does not say twice what its agenda says.
    """
    others = [_words(one) for one in as_texts(lain)]
    left = [one for one in as_texts(value) if not any(_words(one) <= other for other in others)]
    return left if isinstance(value, (list, tuple)) else "".join(left)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", indonesian.lipat(text)))


def _golongan(value: Any) -> str:
    """Return a golongan as it is printed, from any spelling of it; empty when there is none."""
    text = as_text(value)
    try:
        return indonesian.format_golongan(text) if text else ""
    except ValueError as error:
        raise unprinted(error) from error


def _panjang(value: Any) -> int:
    if not isinstance(value, (str, list, tuple, dict, Undefined)):
        raise not_a("teks atau daftar", value, "Saringan ini menghitung huruf atau butir.")
    return len(value)


def _bawaan(value: Any, pengganti: Any = "") -> Any:
    return value if value else pengganti


def _gabung(value: Any, pemisah: str = ", ") -> str:
    between = as_text(pemisah)
    return between.join(within_bounds(as_texts(value), len(between)))


def _default(value: Any, pengganti: Any = "", boolean: bool = True) -> Any:
    """Return what ``bawaan`` does, the former meaning; so ``default("-", true)`` means the same."""
    if boolean is not True:
        hint = 'Tulis "tata: 2" di manifest.yaml jenis ini, atau hapus "false".'
        raise RefusedValueError("diuji dengan default seperti pada Jinja", hint=hint)
    return _bawaan(value, pengganti)


def _join(value: Any, pemisah: str = ", ", attribute: str = "") -> str:
    """Return what ``gabung`` does, the former meaning, perhaps for one column of rows."""
    return _gabung(list(cells_of(rows_of(value), attribute)) if attribute else value, pemisah)


_AMOUNT = (int, Decimal, str)

FILTERS: dict[str, Callable[..., Any]] = {
    "angka": _of(indonesian.format_angka, int, Decimal),
    "awal_kapital": _awal_kapital,
    "bawaan": _bawaan,
    "bertitik": _of(indonesian.bertitik, str),
    "bulan": dates.bulan,
    "centang": _centang,
    "count": _panjang,
    "daftar_atau": _atau,
    "daftar_dan": _dan,
    "default": _default,
    "e": as_text,  # every value is escaped anyway
    "diktum": _of(indonesian.diktum, int),
    "gabung": _gabung,
    "golongan": _golongan,
    "hari": dates.hari,
    "hari_sampai": dates.hari_sampai,
    "hari_tanggal": dates.hari_tanggal,
    "hitung": rows.hitung,
    "huruf": _of(indonesian.huruf, int),
    "ikat": _ikat,
    "jam": dates.jam,
    "join": _join,
    "jumlah": rows.sum_of,
    "kapital": _kapital,
    "length": _panjang,
    "listing": _listing,
    "masa_jadwal": dates.masa_jadwal,
    "nip": _nip,
    "panjang": _panjang,
    "pecah_jabatan": _pecah_jabatan,
    "pengantar": _of(indonesian.pengantar, str),
    "persen": rows.persen,
    "rincian": _rincian,
    "romawi": _of(indonesian.format_romawi, int),
    "rupiah": _of(indonesian.format_rupiah, *_AMOUNT),
    "rupiah_terbilang": _of(indonesian.format_rupiah_terbilang, *_AMOUNT),
    "sampai": dates.sampai,
    "saring": rows.saring,
    "satukan": _satukan,
    "sebutan_kepala": _sebutan_kepala,
    "seimbang": _seimbang,
    "selain": _selain,
    "semester": dates.semester,
    "susun": rows.susun,
    "tanggal": dates.tanggal,
    "tanggal_terbilang": dates.tanggal_terbilang,
    "tanpa_gelar": _tanpa_gelar,
    "terbilang": _of(indonesian.terbilang, *_AMOUNT),
    "triwulan": dates.triwulan,
    "upper": _kapital,
}


TAG_FILTER = "tanda_tag"  # {{ "nama"|tanda_tag }} prints {{ nama }}
JOINER = "\u200c"  # invisible; it stands between the two braces that a .j2 prints


def written_tag(value: Any) -> Markup:
    """Return a tag with these words, to be printed and not filled: ``{{ nama }}``."""
    return Markup(f"{{{{ {escape(as_text(value))} }}}}")  # noqa: S704  # the words are escaped


def plain_tag(value: Any) -> str:
    """Return such a tag for a text partial, whose items are values of the naskah."""
    return f"{{{JOINER}{{ {as_text(value)} }}{JOINER}}}"


# These return a run, not a text.
RUN_FILTERS: dict[str, Callable[..., Any]] = {"kaya": _rich, "miring": _miring}
