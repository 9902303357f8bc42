"""The stamp duty (bea meterai) on a statement, by date."""

from datetime import date

_ONE_RATE_SINCE = date(2021, 1, 1)


def tarif_meterai(on: date) -> int:
    """Return the stamp duty in rupiah of a statement signed on ``on``.

    Source: UU 10/2020 tentang Bea Meterai, one rate of Rp10.000 from 1 January 2021; before that,
    UU 13/1985 and its regulations, Rp6.000 for a letter of statement.
    """
    return 10_000 if on >= _ONE_RATE_SINCE else 6_000
