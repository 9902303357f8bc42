"""Numbers as Indonesian offices write them: a dot every three digits, a comma for decimals.

Babel is not used here. Its formatting rounds half to even (2,5 becomes 2), and its parsing reads
"1500000.00" as 150 million unless it is strict.
"""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.ketikan import rapikan

Angka = int | float | Decimal | str

_LIMIT = Decimal(10**18)
_HOW_TO_WRITE = "Tulis titik hanya di antara ribuan dan koma untuk desimal: 1.500.000 atau 12,5."
_MOST_DECIMALS = 15
_LARGEST_EXACT_FLOAT = 2**53
_SWAP_DOT_AND_COMMA = str.maketrans({".": ",", ",": "."})
_NUMBER = r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"


def angka_pasti(n: Angka) -> Decimal:
    """Return ``n`` as an exact Decimal.

    Accepts ``int``, ``Decimal``, and text in Indonesian notation. Excel gives every number as a
    float; a float is accepted when it is a whole number of at most 2**53, and therefore exact.

    Raises ``ValueError`` for ``bool``, NaN, infinity, other floats, more than 15 decimals, and
    anything from 10**18 upwards.
    """
    if isinstance(n, bool):
        raise ValueError("Nilai ya atau tidak bukan bilangan.")
    if isinstance(n, str):
        return parse_angka(n)
    if isinstance(n, float):
        return _from_float(n)
    return _within_limits(Decimal(n))


def _from_float(n: float) -> Decimal:
    if math.isfinite(n) and (not n.is_integer() or abs(n) > _LARGEST_EXACT_FLOAT):
        raise FieldError(f"Bilangan {n!r} tidak pasti nilainya.", _HOW_TO_WRITE)
    return _within_limits(Decimal(n))


def _within_limits(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("Isian ini bukan bilangan.")
    if value.copy_abs() >= _LIMIT:
        raise ValueError("Bilangan ini lebih dari 18 angka.")
    if -int(value.as_tuple().exponent) > _MOST_DECIMALS:
        raise ValueError(f"Lebih dari {_MOST_DECIMALS} angka di belakang koma.")
    return value


def bulatkan(value: Decimal, desimal: int) -> Decimal:
    """Return ``value`` with ``desimal`` (0 to 9) decimals, half rounded away from zero.

    People round half up by hand, and the treasury's forms expect it. Minus zero becomes zero.
    Raises ``ValueError`` when ``desimal`` is outside 0 to 9.
    """
    if not 0 <= desimal <= 9:
        raise ValueError(f"Banyaknya desimal harus 0 sampai 9, bukan {desimal}.")
    result = value.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return result if result else result.copy_abs()


def format_angka(n: Angka, desimal: int | None = None) -> str:
    """Return ``n`` with Indonesian separators (EYD): 1234567.891 gives "1.234.567,891".

    ``desimal`` rounds half up to that many decimals (0 to 9); without it the decimals stay as
    given. Raises ``ValueError`` as ``angka_pasti`` does, and for a ``desimal`` outside 0 to 9.
    """
    value = angka_pasti(n)
    if desimal is not None:
        value = bulatkan(value, desimal)
    if not value:
        value = value.copy_abs()
    return f"{value:,f}".translate(_SWAP_DOT_AND_COMMA)


def parse_angka(text: str) -> Decimal:
    """Return the value of ``text`` in Indonesian notation: "1.234,5" gives Decimal("1234.5").

    A dot may only separate thousands, so "1.5" and "1500000.00" are refused. Raises ``ValueError``
    for every other form, and as ``angka_pasti`` does.
    """
    clean = rapikan(text).replace("−", "-")
    if not re.fullmatch(_NUMBER, clean):
        raise FieldError(f"{quote(text)} bukan bilangan yang jelas nilainya.", _HOW_TO_WRITE)
    return _within_limits(Decimal(clean.replace(".", "").replace(",", ".")))
