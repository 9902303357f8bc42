"""Tags made whole, and given runs of their own where docxtpl replaces the run."""

from __future__ import annotations

import pytest
from lxml import etree

from zi_docs.ooxml.xml import NS, W
from zi_docs.word.normalise import normalise_tags

LOOK = "<w:rPr><w:i/></w:rPr>"


def runs(inside: str) -> list[str]:
    """Return the paragraph's runs after normalising, each as its text and what else it holds."""
    root = etree.fromstring(f'<w:p xmlns:w="{NS["w"]}">{inside}</w:p>')
    normalise_tags(root)
    once = etree.tostring(root)
    normalise_tags(root)
    assert etree.tostring(root) == once
    return ["".join(map(_word, run)) for run in root.iter(f"{W}r")]


def _word(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return {f"{W}rPr": "", f"{W}br": "⏎", f"{W}tab": "⇥"}[element.tag]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:t>a {{r x }} b</w:t>", ["a ", "{{r x }}", " b"]),
        ("<w:t>{{r x }}</w:t>", ["{{r x }}"]),
        ("<w:t>{{r x }}{{r y }}</w:t>", ["{{r x }}", "{{r y }}"]),
        ("<w:br/><w:t>{{r x }}</w:t><w:tab/><w:t>b</w:t>", ["⏎", "{{r x }}", "⇥b"]),
        ("<w:t>a{%r if x %}b{%r endif %}</w:t>", ["a", "{%r if x %}", "b", "{%r endif %}"]),
        ("<w:t>a {{ x }} b</w:t>", ["a {{ x }} b"]),
        ("<w:t>{{ rapat }}{{r}}</w:t>", ["{{ rapat }}{{r}}"]),
    ],
)
def test_tags_that_replace_their_run(inside: str, expected: list[str]) -> None:
    """A tag that replaces its run stands alone in one; what was beside it stays in its order."""
    assert runs(f"<w:r>{LOOK}{inside}</w:r>") == expected


def test_the_look_stays() -> None:
    """The text after such a tag keeps the look of its run."""
    text = "<w:t>a {{r x }} b</w:t>"
    root = etree.fromstring(f'<w:p xmlns:w="{NS["w"]}"><w:r>{LOOK}{text}</w:r></w:p>')
    normalise_tags(root)
    assert [run.find(f"{W}rPr/{W}i") is not None for run in root.iter(f"{W}r")] == [True] * 3


def test_a_tag_cut_into_runs() -> None:
    """A tag that Word cut is joined before it gets a run of its own."""
    cut = "<w:r><w:t>a {{</w:t></w:r><w:r><w:t>r x }</w:t></w:r><w:r><w:t>} b</w:t></w:r>"
    assert [run for run in runs(cut) if run] == ["a ", "{{r x }}", " b"]
