"""The legal basis that a document cites under "Mengingat"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from zi_docs import zona_integritas
from zi_docs.model.dasar_hukum import DasarHukumDaerah, find_tingkat

__all__ = ["BAKU", "legal_basis"]

BAKU = "baku"


def legal_basis(
    own: Iterable[DasarHukumDaerah], wanted: Sequence[str], on: date
) -> tuple[zona_integritas.DasarHukum, ...]:
    """Return the rules a document of this date cites, in the order of Mengingat.

    ``wanted`` are the type's built-in rules, where ``baku`` stands for the usual set of the date;
    the office's rows add their own, or take one out. Raises ``ValueError`` for a built-in rule
    that does not exist or has no version in force.
    """
    rows = list(own)
    dropped = {row.kunci for row in rows if not row.pakai}
    named = [row.kunci for row in rows if row.pakai and row.kunci and not row.kutipan]
    usual = zona_integritas.kunci_baku(on) if BAKU in wanted else ()
    keys = [k for k in dict.fromkeys((*usual, *wanted, *named)) if k not in {*dropped, BAKU}]
    local = [_local_rule(row) for row in rows if row.pakai and row.kutipan]
    return zona_integritas.susun_mengingat(keys, on, local)


def _local_rule(row: DasarHukumDaerah) -> zona_integritas.DasarHukum:
    rule = zona_integritas.parse_kutipan(row.kutipan)
    return replace(
        rule,
        kunci=row.kunci or rule.kunci,
        tingkat=find_tingkat(row.tingkat) if row.tingkat else rule.tingkat,
        berlaku_sejak=row.berlaku_sejak,
        berlaku_sampai=row.berlaku_sampai,
    )
