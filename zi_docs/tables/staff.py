"""The employees of an office, found by what somebody typed for one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from zi_docs import indonesian
from zi_docs.model.fields import fold, only_digits
from zi_docs.model.pejabat import Pejabat
from zi_docs.tables.pegawai import Pegawai

_LONGEST_NAME = 200


class Staff:
    """Finds employees by number or name, else by name with titles, or by post.

    ``officials`` are those of the settings, who may have the posts of employees.
    """

    def __init__(self, pegawai: Sequence[Pegawai], officials: Collection[Pejabat]) -> None:
        self._pegawai = pegawai
        self._officials = officials

    def meant_by(self, text: str) -> list[Pegawai]:
        """Return all employees whom a text may mean."""
        return self._by_name.get(identity_digits(text) or fold(text)) or self._described(text)

    def _described(self, text: str) -> list[Pegawai]:
        """Return the employees whom a name with titles means, or a post.

        A post that an official of the settings has too means nobody: two people may fit.
        """
        if identity_digits(text) or len(text) > _LONGEST_NAME:
            return []
        if found := self._with_titles(text):
            return found
        found = self._by_post.get(fold(text), [])
        holders = (one for one in self._officials if fold(one.jabatan) == fold(text))
        if any(found and only_digits(one.nip) != found[0].nomor_identitas for one in holders):
            return []
        return found

    def _with_titles(self, text: str) -> list[Pegawai]:
        """Return the employees with a name and titles that do not contradict those typed."""
        try:
            parts = indonesian.parse_nama(text)
        except ValueError:
            return []
        typed = _titles(parts.gelar_depan, parts.gelar_belakang)
        named = self._by_name.get(fold(parts.nama), ()) if typed else ()
        titled = ((one, _titles(one.gelar_depan, one.gelar_belakang)) for one in named)
        return [one for one, own in titled if own and (own <= typed or typed <= own)]

    @cached_property
    def _by_post(self) -> dict[str, list[Pegawai]]:
        posts: dict[str, list[Pegawai]] = {}
        for pegawai in self._pegawai:
            posts.setdefault(fold(pegawai.jabatan), []).append(pegawai)
        posts.pop("", None)
        return posts

    @cached_property
    def _by_name(self) -> dict[str, list[Pegawai]]:
        people: dict[str, list[Pegawai]] = {}
        for pegawai in self._pegawai:
            for name in {pegawai.nomor_identitas, fold(pegawai.nama)} - {""}:
                people.setdefault(name, []).append(pegawai)
        return people


def identity_digits(text: str) -> str:
    """Return the digits of an identity number, however it is spaced; of another text, nothing."""
    digits = only_digits(text)
    return digits if len(digits) in (16, 18) else ""


def _titles(*texts: str) -> frozenset[str]:
    """Return titles in the form for comparing: "S.Sos, M.Si" are "ssos" and "msi"."""
    words = " ".join(texts).replace(",", " ").casefold().replace(".", "").split()
    return frozenset(words)
