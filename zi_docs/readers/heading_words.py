"""The words of a heading: what people add to the name of a column, and what must not be taken off.

"Nama Pegawai", "GOL_AKHIR_NAMA" and "Data Jabatan saat ini" mean nama, golongan and jabatan: the
words at the ends only say that the column is about an employee, that it is today's value, or that
it holds a name and not a code. "TMT Golongan" and "UNOR ID" are other things than golongan and
unit, whatever else stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from zi_docs.indonesian.judul import compared

_SEPARATORS = re.compile(r"[\W_]+")
_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_YEAR = re.compile(r"\b(?:tahun\s*)?20\d\d\s*$", re.IGNORECASE)

_WHOLE = {"tgl": "tanggal", "pkl": "pukul", "hr": "hari", "jml": "jumlah", "ket": "keterangan"}
_SHORT = re.compile(rf"\b(?:{'|'.join(_WHOLE)})\b", re.IGNORECASE)
_LONGEST_HEADING = 60
_TODAY = {"akhir", "terakhir", "terbaru", "sekarang"}
_FINAL = {"nama", "pegawai", *_TODAY}
_FIRST = {"data", "nama", "no", "nomor", "nmr"}

_OTHER = {"lama", "awal", "cpns", "id", "tmt"}
_FAMILY = {"suami", "istri", "isteri", "ayah", "ibu", "anak", "pasangan", "ortu", "orangtua"}
_IDENTITIES = {"nip", "nik", "telepon"}
_MOMENTS = {"tanggal", "bulan", "pukul"}


_LKE = {"penilaian", "bobot"}
_LKE_MORE = {"penjelasan", "pilihanjawaban", "jawaban", "nilai", "rencanaaksi"}


def is_lke_heading(row: Iterable[Any]) -> bool:
    """Tell whether a row heads a sheet of the evaluation (LKE), also one with a plan beside it."""
    texts = {compared(cell) for cell in row if isinstance(cell, str)}
    return texts.issuperset(_LKE) and bool(texts.intersection(_LKE_MORE))


def plain_forms(heading: str) -> tuple[str, ...]:
    """Return a heading as it is, without remarks, without a year, and with whole words."""
    whole = _SHORT.sub(lambda match: _WHOLE[match[0].casefold()], heading)
    return heading, _REMARK.sub("", heading), _YEAR.sub("", heading), whole


@lru_cache(maxsize=8192)
def words_of(heading: str) -> tuple[str, ...]:
    """Return the words of a heading in small letters; dots, underscores and strokes part them."""
    text = _YEAR.sub("", _REMARK.sub(" ", heading)).casefold().replace("saat ini", "sekarang")
    return tuple(filter(None, _SEPARATORS.split(text)))


def shorter_forms(heading: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a heading after taking off one more word each time.

    The last word goes first: "data gol akhir nama" gives "data gol akhir", "data gol", "gol".
    """
    words = words_of(heading) if len(heading) <= _LONGEST_HEADING else ()
    while len(words) > 1:
        if words[-1] in _FINAL:
            words = words[:-1]
        elif words[0] in _FIRST:
            words = words[1:]
        else:
            return
        yield words


def may_mean(heading: str, kind: str) -> bool:
    """Tell whether the words around the name of a column allow it to be of this kind.

    A number is not asked of a name ("No. Jabatan"), and the last of several dates is another one.
    """
    words = words_of(heading)
    if words[0] in {"no", "nomor", "nmr"} and kind not in _IDENTITIES:
        return False
    if "nama" in (words[0], words[-1]) and kind in {"nama", *_IDENTITIES, *_MOMENTS}:
        return False
    return not (kind in _MOMENTS and _TODAY.intersection(words))


def is_other_thing(heading: str) -> bool:
    """Tell whether a heading names the date, the code or the relative of something.

    "TMT Golongan", "Golongan ID" and "NIP Suami" are never misspelt or longer names of golongan
    and NIP, and neither is an earlier value ("NIP Lama", "Gol Awal").
    """
    return bool(_OTHER.intersection(words_of(heading))) or is_about_family(heading)


def is_about_family(heading: str) -> bool:
    """Tell whether a heading is about a relative of the employee, not about himself."""
    return bool(_FAMILY.intersection(words_of(heading)))
