"""The filters that a naskah may use: each is one function and one row of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from zi_docs import indonesian, zona_integritas
from zi_docs.errors import closest, quote
from zi_docs.model.fields import Angka, Tenggat
from zi_docs.word.bounded import MAX_TEXT
from zi_docs.word.posts import balanced_heading, balanced_post
from zi_docs.word.values import RefusedValueError, printable

_SHORT = 300  # the longest text that is remembered
_SAID = 200  # of the columns of a list, in a complaint
_PRECISE = 60  # digits; more than any sum of money has
_COMMA = str.maketrans(",.", ".,")
_BETWEEN_ASTERISKS = re.compile(r"\*([^*\s](?:[^*\n]*[^*\s])?)\*")
_PIECES = re.compile(r"\d+|[^\W\d_]+")


def as_text(value: Any) -> str:
    """Return the value as it would be printed, or refuse it; ``finalize`` escapes it later."""
    if type(value) is not str and isinstance(value, Markup):
        hint = "Taruh kaya, gambar, atau qr sebagai saringan terakhir."
        raise RefusedValueError("sudah selesai disusun, jadi tidak dapat disaring lagi", hint=hint)
    return printable(value)


def not_a(kind: str, value: Any, hint: str) -> RefusedValueError:
    """Return the error for a value that a filter can't take."""
    return RefusedValueError(f"bukan {kind} ({quote(str(value))})", hint=hint)


def as_texts(value: Any) -> list[str]:
    """Return the texts of a list; a single text counts as a list of one."""
    if isinstance(value, (list, tuple, Undefined)):
        return within_bounds([as_text(item) for item in value])
    if isinstance(value, str):
        return [as_text(value)] if value else []
    raise not_a("daftar", value, "Saringan ini hanya untuk kolom yang berisi daftar.")


def within_bounds(texts: list[str], between: int = 0) -> list[str]:
    """Refuse texts that joined would be longer than a value may be; nested joins grow fast."""
    if sum(map(len, texts)) + between * len(texts) > MAX_TEXT:
        raise RefusedValueError(f"lebih panjang dari {indonesian.format_angka(MAX_TEXT)} huruf")
    return texts


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
    return balanced_heading(as_text(value), panjang)


def _centang(value: Any, tanda: str = "√") -> str:
    """Return a check mark for yes, an empty text for no."""
    return tanda if value else ""


def _tanggal(value: date | Tenggat) -> str:
    if isinstance(value, Tenggat):
        return str(value)
    return indonesian.format_tanggal(_date(value))


def _hari_tanggal(value: date) -> str:
    return indonesian.format_hari_tanggal(_date(value))


def _tanggal_terbilang(value: date) -> str:
    return indonesian.format_tanggal_terbilang(_date(value))


def _hari(value: date) -> str:
    return indonesian.nama_hari(_date(value))


def _bulan(value: date | int) -> str:
    return indonesian.nama_bulan(value if type(value) is int else _date(value).month)


def _triwulan(value: date | int) -> str:
    return indonesian.format_triwulan(value if type(value) is int else _date(value))


def _semester(value: date | int) -> str:
    return indonesian.format_semester(value if type(value) is int else _date(value))


def _sampai(value: date, akhir: Any) -> str:
    return _range(indonesian.format_rentang, value, akhir)


def _hari_sampai(value: date, akhir: Any) -> str:
    return _range(indonesian.format_rentang_hari, value, akhir)


def _range(form: Callable[[date, date], str], first: Any, last: Any) -> str:
    """Return a range of dates, or refuse one that ends before it begins."""
    try:
        return form(_date(first), _date(last))
    except ValueError as error:
        raise _refused(error) from error


def _refused(error: ValueError) -> RefusedValueError:
    if isinstance(error, RefusedValueError):
        return error
    return RefusedValueError(f"tidak dapat dicetak: {str(error).rstrip('.')}")


def _date(value: Any) -> date:
    if not isinstance(value, date):
        raise not_a("tanggal", value, "Saringan tanggal hanya untuk kolom tanggal.")
    return value


def _jam(value: Any) -> str:
    if not isinstance(value, time):
        raise not_a("jam", value, "Saringan jam hanya untuk kolom waktu.")
    return f"{value:%H.%M}"


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

    Nor is its first word left alone on a line above such a term.
    """
    if type(terpanjang) is not int:
        raise not_a("bilangan bulat", terpanjang, "Tulis mis. satukan(46).")
    tied = zona_integritas.satukan(as_text(value), terpanjang)
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


def _golongan(value: Any) -> str:
    """Return a golongan as it is printed, from any spelling of it; empty when there is none."""
    text = as_text(value)
    try:
        return indonesian.format_golongan(text) if text else ""
    except ValueError as error:
        raise _refused(error) from error


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


def rows_of(value: Any) -> list[Any]:
    """Return the rows of a list; a missing name has none and is reported."""
    if isinstance(value, (list, tuple, Undefined)):
        return list(value)
    raise not_a("daftar", value, "Saringan ini hanya untuk daftar baris, mis. daftar_pegawai.")


def cells_of(rows: Iterable[Any], path: str) -> Iterator[Any]:
    """Yield what rows hold at a dotted path; a list on the way gives each of its rows' cells."""
    name, _, rest = as_text(path).partition(".")
    for row in rows:
        if not isinstance(row, Mapping):
            raise not_a("baris dengan kolom", row, "Saringan ini untuk daftar baris tabel.")
        if name not in row:
            raise _no_column(name, row)
        value = row[name]
        if not rest:
            yield value
        elif isinstance(value, (list, tuple)):
            yield from cells_of(value, rest)
        else:
            yield from cells_of([value], rest) if value else [""]


def cell_at(row: Any, path: str) -> Any:
    """Return the one cell of a row at a dotted path; several are a list.

    Raises :class:`RefusedValueError` for a column that the row does not have.
    """
    found = list(cells_of([row], path))
    return found[0] if len(found) == 1 else found


def _no_column(name: str, row: Mapping[str, Any]) -> RefusedValueError:
    near = closest(name, [str(key) for key in row])
    hint = f'Maksudnya "{near}"?' if near else f"Kolomnya: {', '.join(map(str, row))[:_SAID]}."
    return RefusedValueError(f"menyebut kolom {quote(name)} yang tidak ada di daftarnya", hint=hint)


def _is_empty(value: Any) -> bool:
    """Tell whether a cell is empty. An empty cell is left out of sums and counts; zero is not.

    A unit or person that nobody named has only empty texts.
    """
    if isinstance(value, Mapping):
        return all(map(_is_empty, value.values()))
    return value is None or value == "" or (isinstance(value, (list, tuple)) and not value)


def number_of(value: Any) -> int | Decimal:
    """Return a value that is a number; raises :class:`RefusedValueError` for any other."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value
    hint = "Kolom itu harus berjenis rupiah, angka, atau persen di berkas tabelnya."
    raise not_a("bilangan", value, hint)


def sum_of(value: Any, kolom: str = "") -> int | Decimal:
    """Return the sum of a column, or of a list of numbers; empty cells count as zero.

    A sum of numbers with fractions prints with a comma, like the numbers themselves.
    """
    rows = rows_of(value)
    cells = cells_of(rows, kolom) if kolom else rows
    numbers = [number_of(cell) for cell in cells if not _is_empty(cell)]
    if all(isinstance(number, int) for number in numbers):
        return sum(numbers)
    with localcontext(prec=_PRECISE):
        total = sum((Decimal(number) for number in numbers), Decimal(0))
    try:
        return Angka.of(total, indonesian.format_angka(total))
    except ValueError as error:
        raise _refused(error) from error


def _hitung(value: Any, kolom: str = "", *nilai: Any) -> int:
    """Return how many rows there are, have something in a column, or have this value there."""
    return len(_saring(value, kolom, *nilai) if kolom else rows_of(value))


def _saring(value: Any, kolom: str, *nilai: Any) -> list[Any]:
    """Return the rows that have one of these values in a column; without values, anything.

    Texts are compared without capitals. A list holds a value when one of its items is equal.
    """
    wanted = {_compared(one) for one in nilai}
    return [row for row in rows_of(value) if _holds(cell_at(row, kolom), wanted)]


def _holds(cell: Any, wanted: set[Any]) -> bool:
    items = cell if isinstance(cell, (list, tuple)) else [cell]
    if not wanted:
        return any(not _is_empty(item) and item is not False for item in items)
    return any(_compared(item) in wanted for item in items)


def _compared(value: Any) -> Any:
    """Return a value in the form for comparing: a number and its text are equal."""
    if isinstance(value, Mapping):
        hint = "Sebut kolom di dalamnya, mis. unit_kerja.kode."
        raise RefusedValueError("membandingkan kumpulan isian, bukan satu teks", hint=hint)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    if isinstance(value, (bool, date, time)):
        return type(value), value
    return indonesian.lipat(str(value))


def _persen(bagian: Any, total: Any) -> str:
    """Return a part of a total in percent: "33,3%", or "50%" when it is whole.

    An empty value is zero. Nothing of nothing is "0%"; something of nothing is refused.
    """
    part, whole = (number_of(value or 0) for value in (bagian, total))
    if not whole and part:
        raise RefusedValueError("membagi dengan nol", hint="Periksa jumlah seluruhnya.")
    with localcontext(prec=_PRECISE):
        share = Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
        step = Decimal(1) if share == share.to_integral_value() else Decimal("0.1")
        text = f"{share.quantize(step, ROUND_HALF_UP):,f}"
    return f"{text.translate(_COMMA)}%"


def _susun(value: Any, *kolom: str) -> list[Any]:
    """Return rows in the order of some columns, or a list of texts in the order of its items.

    Names stand as in an Indonesian list: capitals and marks do not matter, and numbers inside a
    text count as numbers. Empty cells come last; equal rows keep their order.
    """
    rows = rows_of(value)
    if not kolom:
        return sorted(rows, key=_order)
    return sorted(rows, key=lambda row: [_order(cell_at(row, one)) for one in kolom])


def _order(value: Any) -> tuple[int, Any]:
    if _is_empty(value):
        return 9, 0
    if isinstance(value, (int, Decimal)):
        return 0, value
    if isinstance(value, date):
        return 1, value.isoformat()
    if isinstance(value, time):
        return 2, value.isoformat()
    if isinstance(value, str):
        return 3, _collated(value)
    hint = "Sebut kolom di dalamnya, mis. unit_kerja.nama."
    raise RefusedValueError("menyusun menurut kolom yang bukan satu teks", hint=hint)


def _collated(text: str) -> list[tuple[Any, ...]]:
    """Return a text in the form for sorting: words and numbers, without marks and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    pieces = _PIECES.findall("".join(c for c in plain if not unicodedata.combining(c)))
    return [_as_number(piece) if piece.isdecimal() else (1, piece) for piece in pieces]


def _as_number(digits: str) -> tuple[int, int, str]:
    """Return digits so that they sort by their value, however many they are."""
    plain = digits.lstrip("0")
    return 0, len(plain), plain


_AMOUNT = (int, Decimal, str)

FILTERS: dict[str, Callable[..., Any]] = {
    "angka": _of(indonesian.format_angka, int, Decimal),
    "awal_kapital": _awal_kapital,
    "bawaan": _bawaan,
    "bertitik": _of(indonesian.bertitik, str),
    "bulan": _bulan,
    "centang": _centang,
    "count": _panjang,
    "daftar_atau": _atau,
    "daftar_dan": _dan,
    "default": _default,
    "e": as_text,  # every value is escaped anyway
    "diktum": _of(indonesian.diktum, int),
    "gabung": _gabung,
    "golongan": _golongan,
    "hari": _hari,
    "hari_sampai": _hari_sampai,
    "hari_tanggal": _hari_tanggal,
    "hitung": _hitung,
    "huruf": _of(indonesian.huruf, int),
    "ikat": _ikat,
    "jam": _jam,
    "join": _join,
    "jumlah": sum_of,
    "kapital": _kapital,
    "length": _panjang,
    "listing": _listing,
    "nip": _nip,
    "panjang": _panjang,
    "pecah_jabatan": _pecah_jabatan,
    "pengantar": _of(indonesian.pengantar, str),
    "persen": _persen,
    "rincian": _rincian,
    "romawi": _of(indonesian.format_romawi, int),
    "rupiah": _of(indonesian.format_rupiah, *_AMOUNT),
    "rupiah_terbilang": _of(indonesian.format_rupiah_terbilang, *_AMOUNT),
    "sampai": _sampai,
    "saring": _saring,
    "satukan": _satukan,
    "sebutan_kepala": _sebutan_kepala,
    "seimbang": _seimbang,
    "semester": _semester,
    "susun": _susun,
    "tanggal": _tanggal,
    "tanggal_terbilang": _tanggal_terbilang,
    "tanpa_gelar": _tanpa_gelar,
    "terbilang": _of(indonesian.terbilang, *_AMOUNT),
    "triwulan": _triwulan,
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
