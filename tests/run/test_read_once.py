"""A naskah is read once as long as its type's folder holds the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from zi_docs.app import open_catalog
from zi_docs.checks import checks_of
from zi_docs.run.uses import checks_needed, read_once, tables_needed


def test_the_same_bytes_are_read_once(repository: Path) -> None:
    """Two readings of the same folder share a naskah; any change in it is read anew."""
    first, again = (open_catalog(repository).load("notula") for _ in range(2))
    assert read_once(first)[0] is read_once(again)[0]
    assert read_once(first)[0] is not None
    name = next(iter(first.partials))
    for changed in (
        replace(first, partials={**first.partials, name: "Lain."}),
        replace(first, folder="templates/lain"),
        replace(first, fragments={}),
    ):
        assert read_once(changed)[0] is not read_once(first)[0]


def test_a_naskah_that_was_spoilt_needs_every_table(repository: Path) -> None:
    """What was read before does not hide that the Word file is damaged now."""
    catalog = open_catalog(repository)
    sound = catalog.load("notula")
    assert tables_needed(sound, catalog.tables) != frozenset(catalog.tables)
    spoilt = replace(sound, naskah=b"rusak")
    assert tables_needed(spoilt, catalog.tables) == frozenset(catalog.tables)


def test_a_naskah_without_mengingat_is_not_asked_for_its_law(repository: Path) -> None:
    """An own naskah that prints no legal basis hears nothing about one; a spoilt one may."""
    catalog = open_catalog(repository)
    decree, letter = catalog.load("sk-tim-instansi"), catalog.load("maklumat-pelayanan")
    law = {"dasar_hukum", "biaya", "pembentukan"}
    assert law <= set(checks_needed(decree))
    own = replace(decree, naskah=letter.naskah, partials=letter.partials)
    assert checks_needed(own) == tuple(one for one in checks_of(own) if one not in law)
    assert law <= set(checks_needed(replace(decree, naskah=b"rusak")))
