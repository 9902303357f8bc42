"""A row of the office's own legal basis: the regional law, its perda, or a built-in rule by key."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, model_validator

from zi_docs import zona_integritas
from zi_docs.model.fields import TanggalNaskah, Teks, clean_text, is_yes
from zi_docs.model.record import Record

__all__ = ["DasarHukumDaerah", "find_tingkat"]


def find_tingkat(text: str) -> str:
    """Return the level that a word means: ``uu`` .. ``perkada``, or ``lain`` below them all.

    Raises ``ValueError`` when it means none.
    """
    return text.casefold() if text.casefold() == "lain" else zona_integritas.parse_tingkat(text)


def _check_tingkat(text: str) -> str:
    if text:
        find_tingkat(text)
    return text


def _check_kutipan(text: str) -> str:
    if text:
        zona_integritas.parse_kutipan(text)
    return text


def _parse_pakai(value: Any) -> bool:
    """An empty cell says nothing against the rule."""
    return is_yes(value) if clean_text(value) else True


class DasarHukumDaerah(Record):
    """One rule the office adds to (or, with ``pakai: tidak``, takes out of) the legal basis.

    A row either names a built-in rule by ``kunci``, or brings its own citation, with its level
    (``uu`` .. ``perkada``) where the citation does not tell it, and from when until when it is in
    force.
    """

    kunci: Teks = ""
    kutipan: Annotated[Teks, AfterValidator(_check_kutipan)] = ""
    tingkat: Annotated[Teks, AfterValidator(_check_tingkat)] = ""
    tanggal: TanggalNaskah = None
    berlaku_sejak: TanggalNaskah = None
    berlaku_sampai: TanggalNaskah = None
    pakai: Annotated[bool, BeforeValidator(_parse_pakai)] = True

    @model_validator(mode="after")
    def _needs_kunci_or_kutipan(self) -> DasarHukumDaerah:
        if not self.kutipan and not self.kunci:
            raise ValueError('Isi "kunci" peraturan bawaan, atau "kutipan" peraturan sendiri.')
        return self

    @property
    def record_key(self) -> str:
        """The rule's key, or its citation."""
        return self.kunci or self.kutipan
