"""The office's own regulations, and the legal basis of a document as *Mengingat* lists it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pydantic import field_validator, model_validator

from zi_docs import zona_integritas
from zi_docs.errors import FieldError
from zi_docs.model.record import Record

BAKU = "baku"


def find_tingkat(text: str) -> str:
    """Return the level that a word means: ``uu`` .. ``perkada``, or ``lain`` below all of them.

    Raises ``ValueError`` when it means no level.
    """
    return text.casefold() if text.casefold() == "lain" else zona_integritas.parse_tingkat(text)


class DasarHukumDaerah(Record):
    """One rule the office adds to (or, with ``pakai: tidak``, takes out of) the legal basis.

    A row either names a built-in rule by ``kunci``, or brings its own ``kutipan``. Such a row gives
    the level (``uu`` .. ``perkada``) when the citation does not show it, and may say from when
    until when the rule is in force.
    """

    if TYPE_CHECKING:
        kunci: str
        kutipan: str
        tingkat: str
        tanggal: date | None
        berlaku_sejak: date | None
        berlaku_sampai: date | None
        pakai: bool

    @field_validator("tingkat", check_fields=False)
    @classmethod
    def _check_tingkat(cls, text: str) -> str:
        if text:
            find_tingkat(text)
        return text

    @field_validator("kutipan", check_fields=False)
    @classmethod
    def _check_kutipan(cls, text: str) -> str:
        if text:
            zona_integritas.parse_kutipan(text)
        return text

    @model_validator(mode="after")
    def _needs_kunci_or_kutipan(self) -> DasarHukumDaerah:
        if not self.kutipan and not self.kunci:
            mend = "Isi kolom Kunci (peraturan bawaan) atau kolom Kutipan (peraturan sendiri)."
            raise FieldError("Baris ini tidak menyebut peraturan apa pun.", mend)
        return self

    @property
    def record_key(self) -> str:
        """The rule's key, or its citation."""
        return self.kunci or self.kutipan


def legal_basis(
    own: Iterable[DasarHukumDaerah], wanted: Sequence[str], on: date, tetap: str = ""
) -> tuple[zona_integritas.DasarHukum, ...]:
    """Return the rules that a document of this date cites, in the order of Mengingat.

    ``wanted`` is the type's list of built-in rules; the key ``baku`` in it means the usual set of
    the date. The office's rows add rules or remove some. ``tetap`` is an amendment that the office
    goes on citing. Raises ``ValueError`` for a built-in rule that does not exist or has no version
    in force.
    """
    rows = list(own)
    dropped = {row.kunci for row in rows if not row.pakai}
    named = [row.kunci for row in rows if row.pakai and row.kunci and not row.kutipan]
    usual = zona_integritas.kunci_baku(on) if BAKU in wanted else ()
    keys = [k for k in dict.fromkeys((*usual, *wanted, *named)) if k not in {*dropped, BAKU}]
    local = [_local_rule(row) for row in rows if row.pakai and row.kutipan]
    return zona_integritas.susun_mengingat(keys, on, local, tetap)


def _local_rule(row: DasarHukumDaerah) -> zona_integritas.DasarHukum:
    rule = zona_integritas.parse_kutipan(row.kutipan)
    return replace(
        rule,
        kunci=row.kunci or rule.kunci,
        tingkat=find_tingkat(row.tingkat) if row.tingkat else rule.tingkat,
        berlaku_sejak=row.berlaku_sejak,
        berlaku_sampai=row.berlaku_sampai,
    )
