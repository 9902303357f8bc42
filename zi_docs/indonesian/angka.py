"""Numbers as Indonesian offices write them: a dot every three digits, a comma for decimals.

Babel is not used here: its formatting rounds half to even (2,5 becomes 2), and its parsing, unless
strict, reads "1500000.00" as 150 million.
"""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from zi_docs.errors import FieldError
from zi_docs.indonesian.ketikan import kutip, rapikan

Angka = int | float | Decimal | str

BATAS = Decimal(10**18)
_TULIS = "Tulis titik hanya di antara ribuan dan koma untuk desimal: 1.500.000 atau 12,5."
_DESIMAL_TERBANYAK = 15
_FLOAT_TERAMAN = 2**53
_TITIK_JADI_KOMA = str.maketrans({".": ",", ",": "."})
_ANGKA = r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"


def angka_pasti(n: Angka) -> Decimal:
    """Return ``n`` as an exact Decimal.

    Accepts int, Decimal, text in Indonesian notation, and a float only when it holds a whole
    number that a float can hold exactly (Excel gives every number as a float).

    Raises ValueError for bool, NaN, infinity, other floats, more than 15 decimals, and anything
    from 10**18 upwards.
    """
    if isinstance(n, bool):
        raise ValueError("Nilai ya atau tidak bukan bilangan.")
    if isinstance(n, str):
        return parse_angka(n)
    if isinstance(n, float):
        return _from_float(n)
    return _within_limits(Decimal(n))


def _from_float(n: float) -> Decimal:
    if math.isfinite(n) and (not n.is_integer() or abs(n) > _FLOAT_TERAMAN):
        raise FieldError(f"Bilangan {n!r} tidak pasti nilainya.", _TULIS)
    return _within_limits(Decimal(n))


def _within_limits(nilai: Decimal) -> Decimal:
    if not nilai.is_finite():
        raise ValueError("Isian ini bukan bilangan.")
    if nilai.copy_abs() >= BATAS:
        raise ValueError("Bilangan ini lebih dari 18 angka.")
    if -int(nilai.as_tuple().exponent) > _DESIMAL_TERBANYAK:
        raise ValueError(f"Lebih dari {_DESIMAL_TERBANYAK} angka di belakang koma.")
    return nilai


def bulatkan(nilai: Decimal, desimal: int) -> Decimal:
    """Return ``nilai`` with ``desimal`` (0 to 9) decimals, half rounded away from zero.

    Half-up is what people do by hand and what the treasury's forms expect; minus nol becomes nol.
    Raises ValueError when ``desimal`` is outside 0 to 9.
    """
    if not 0 <= desimal <= 9:
        raise ValueError(f"Banyaknya desimal harus 0 sampai 9, bukan {desimal}.")
    result = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return result if result else result.copy_abs()


def format_angka(n: Angka, desimal: int | None = None) -> str:
    """Return ``n`` with Indonesian separators (EYD): 1234567.891 gives "1.234.567,891".

    ``desimal`` rounds half up to that many decimals (0 to 9); without it the decimals stay as
    given. Raises ValueError as ``angka_pasti`` does, and for an impossible ``desimal``.
    """
    nilai = angka_pasti(n)
    if desimal is not None:
        nilai = bulatkan(nilai, desimal)
    if not nilai:
        nilai = nilai.copy_abs()
    return f"{nilai:,f}".translate(_TITIK_JADI_KOMA)


def parse_angka(text: str) -> Decimal:
    """Return the value of ``text`` in Indonesian notation: "1.234,5" gives Decimal("1234.5").

    Strict on purpose: "1.5" and "1500000.00" are refused, since a dot may only separate
    thousands. Raises ValueError for every other form, and as ``angka_pasti`` does.
    """
    clean = rapikan(text).replace("−", "-")
    if not re.fullmatch(_ANGKA, clean):
        raise FieldError(f"{kutip(text)} bukan bilangan yang jelas nilainya.", _TULIS)
    return _within_limits(Decimal(clean.replace(".", "").replace(",", ".")))
