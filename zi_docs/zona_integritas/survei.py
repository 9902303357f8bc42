"""How many people a survey of perceptions must ask, by date."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from zi_docs.zona_integritas._data import load_data, pick_version


def minimum_responden(on: date, populasi: Decimal | None = None) -> int:
    """Return the least number of respondents of a survey whose report is dated ``on``.

    Without a population it is the rule's own number; 0 before the first rule. With one it is the
    number by Krejcie and Morgan (1970), which may be smaller. Source: PermenPANRB 90/2021, Lampiran
    II: at least 30 for each unit, fewer only by a statistical rule.
    """
    if populasi:
        return _krejcie_morgan(populasi)
    version = pick_version(load_data("survei")["versi"], on)
    return 0 if version is None else int(version["minimum"])


def _krejcie_morgan(populasi: Decimal) -> int:
    """Return the size of the sample of a population: 30 gives 28, 1000 gives 278."""
    said = {name: Decimal(text) for name, text in load_data("survei")["krejcie_morgan"].items()}
    spread = said["kai_kuadrat"] * said["proporsi"] * (1 - said["proporsi"])
    size = spread * populasi / (said["galat"] ** 2 * (populasi - 1) + spread)
    return int(size.to_integral_value(ROUND_HALF_UP))
