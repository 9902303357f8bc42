"""Dates in running text, and the heads of numbered columns: one way in every naskah."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TYPES = sorted(path.parent.name for path in TEMPLATES.glob("[a-z]*/naskah.txt"))
LOOSE_DATE = re.compile(r"\{\{[^}]*\|(?:hari_)?tanggal \}\}")
ALONE = re.compile(r"(?:\{\{ [\w.]+ \}\}, |(?:pada |Keadaan per )?[Tt]anggal |Batas: )?")
"""What stands before a date that has its line for itself: place, "pada tanggal", a label."""
NOT_YET = {"pernyataan-clearance-tlhp"}
"""The types whose cell with number and date of a report is still to be tied."""
STATEMENTS = {
    "berita-acara", "komitmen-bersama", "pakta-integritas-kolektif", "pernyataan-clearance-tlhp",
}  # fmt: skip
"""The types of the family ``khusus`` that are signed declarations, with heads like a decree."""


def _naskah(jenis: str) -> str:
    return (TEMPLATES / jenis / "naskah.txt").read_text(encoding="utf-8")


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a naskah without what decides about them."""
    for line in text.splitlines():
        for cell in line.split(" | "):
            yield from (re.sub(r"\{%.*?%\}", "", one) for one in cell.split(" / "))


@pytest.mark.parametrize("jenis", [one for one in TYPES if one not in NOT_YET])
def test_a_date_in_running_text_holds_together(jenis: str) -> None:
    """No line ends within a date: behind other words of its paragraph, a date is tied."""
    loose = [
        paragraph
        for paragraph in _paragraphs(_naskah(jenis))
        for found in LOOSE_DATE.finditer(paragraph)
        if not ALONE.fullmatch(paragraph[: found.start()])
    ]
    assert loose == []


def _printed(text: str, name: str) -> list[str]:
    """Return the tags of a naskah that print the lines of a wording."""
    names = re.findall(rf"for (\w+) in bagian\.{name}\b", text)
    places = [rf"bagian\.{name}\[", *(rf"{one}\.(?:teks|butir)\b" for one in names)]
    return [tag for place in places for tag in re.findall(rf"\{{\{{r? ?{place}[^}}]*", text)]


@pytest.mark.parametrize("jenis", TYPES)
def test_a_wording_with_a_date_is_tied_where_it_is_printed(jenis: str) -> None:
    """A wording says dates without care for lines, so its naskah ties it."""
    for path in (TEMPLATES / jenis).glob("*.j2"):
        source = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        if not re.search(r"\|tanggal\b|hari_tanggal|\|sampai\b", source):
            continue
        tags = _printed(_naskah(jenis), path.stem)
        assert tags
        assert [tag for tag in tags if "ikat" not in tag and "satukan" not in tag] == []


@pytest.mark.parametrize("jenis", TYPES)
def test_tables_of_one_family_have_one_kind_of_head(jenis: str) -> None:
    """Decrees, letters and declarations have their heads in capitals ("NO."), reports have not."""
    manifest = yaml.safe_load((TEMPLATES / jenis / "manifest.yaml").read_bytes())
    capitals = manifest["keluarga"] != "khusus" or jenis in STATEMENTS
    heads = re.findall(r"^(no\.) \|", _naskah(jenis), re.MULTILINE | re.IGNORECASE)
    assert set(heads) <= {"NO." if capitals else "No."}
