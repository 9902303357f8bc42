"""docs/panduan.md, the clerk's guide, keeps up with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import zi_docs
from zi_docs.checks import NAMED
from zi_docs.cli import COMMANDS
from zi_docs.codes import CODES

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"\bZI\d{3}\b")
FIRST = "1-dokumen-pertama-dalam-sepuluh-menit"
YAML_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def panduan(repository: Path) -> str:
    """The guide's text."""
    return (repository / "docs" / "panduan.md").read_text(encoding="utf-8")


def test_no_code_is_invented(panduan: str) -> None:
    """A code that the guide speaks of, in its list or elsewhere, is one of the table."""
    assert set(CODE.findall(panduan)) - set(CODES) == set()


def test_every_command_is_named(panduan: str) -> None:
    """A command that a clerk may type stands in the guide; its options are in perintah.md."""
    assert {name for name in COMMANDS if f"zi-docs {name}" not in panduan} == set()


def test_the_guide_is_short(panduan: str) -> None:
    """What is written by hand is at most 600 lines; the rest is written from the program."""
    assert len(panduan.splitlines()) <= 600


def test_every_page_and_picture_it_names_is_there(panduan: str, repository: Path) -> None:
    """A link of the guide leads to a file of the documentation."""
    linked = {link.partition("#")[0] for link in LINK.findall(panduan)} - {""}
    assert {link for link in linked if not (repository / "docs" / link).is_file()} == set()


def test_every_chapter_that_a_message_names_is_there(panduan: str) -> None:
    """A chapter that a code or a message sends a clerk to is one of the guide."""
    chapters = set(re.findall(r"^##+ (\d+(?:\.\d+)?)", panduan, re.MULTILINE))
    named: set[str] = set()
    for path in sorted(Path(zi_docs.__file__).parent.rglob("*.py")):
        named.update(re.findall(r"bagian (\d+(?:\.\d+)?)", path.read_text(encoding="utf-8")))
    assert named
    assert named - chapters == set()


def test_the_checks_that_a_manifest_may_ask_for_are_named(panduan: str) -> None:
    """The list after ``periksa`` has every name that the key takes, in order, and no other."""
    [names] = re.findall(r"`periksa` \(([^)]+)\)", panduan)
    assert re.findall(r"`(\w+)`", names) == sorted(NAMED)


def test_every_yaml_example_parses(panduan: str) -> None:
    """An example that a clerk may copy is sound YAML."""
    examples = YAML_BLOCK.findall(panduan)
    assert examples
    for example in examples:
        assert isinstance(yaml.safe_load(example), (dict, list)), example


def test_contents_lead_to_every_chapter(panduan: str) -> None:
    """The contents lists the chapters, all of them and no other."""
    headings = {_anchor(text) for text in re.findall(r"^## (.+)$", panduan, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", panduan)) == headings - {FIRST}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")
