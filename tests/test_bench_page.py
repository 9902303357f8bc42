"""A part of the benchmark that is measured by itself changes only its own part of the page."""

from __future__ import annotations

from benchmarks.__main__ import with_sections
from benchmarks.report import Section, Table, at_least

PAGE = "# Page\n\nintro\n\n## One\n\nold\n\n**table**\n\n## Two\n\nkept\n"


def test_a_section_takes_the_place_of_the_former_one() -> None:
    """Only the section with the same heading is replaced; its targets stand in it."""
    section = Section("One", [Table(("a",), [("1",)])], [at_least("quick", 2, 1)], ["note"])
    page = with_sections(PAGE, [section])
    assert page.startswith("# Page\n\nintro\n\n## One\n\nMeasured on ")
    assert page.endswith("note\n\n| a |\n| --- |\n| 1 |\n\n## Two\n\nkept\n")
    assert "| quick | ≥ 1x | 2x | met |" in page
    assert "old" not in page


def test_a_new_section_comes_last() -> None:
    """A section that the page does not have is added, and nothing else changes."""
    assert with_sections(PAGE, [Section("Three")]).startswith(PAGE.rstrip() + "\n\n## Three\n\n")
