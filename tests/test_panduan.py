"""docs/panduan.md, the clerk's guide, keeps up with the program."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from zi_docs.cli import COMMANDS, cli
from zi_docs.codes import CODES
from zi_docs.word.environment import OWN_FILTERS, xml_environment

CODE = re.compile(r"\bZI\d{3}\b")
YAML_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def panduan(repository: Path) -> str:
    """The guide's text."""
    return (repository / "docs" / "panduan.md").read_text(encoding="utf-8")


def _options(command: click.Command) -> set[str]:
    """Return the options of a command, and of the commands under it."""
    own = {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }
    if not isinstance(command, click.Group):
        return own
    context = click.Context(command)
    below = (command.get_command(context, name) for name in command.list_commands(context))
    return own.union(*(_options(sub) for sub in below if sub))


def test_no_code_is_invented(panduan: str) -> None:
    """A code that the guide speaks of, in its list or elsewhere, is one of the table."""
    assert set(CODE.findall(panduan)) - set(CODES) == set()


def test_every_filter_is_named(panduan: str) -> None:
    """A filter that a naskah may use stands in the guide as code."""
    filters = set(xml_environment().filters) - set(OWN_FILTERS)
    assert {name for name in filters if f"`{name}`" not in panduan} == set()


def test_every_command_is_named(panduan: str) -> None:
    """A command has its own heading in the guide."""
    assert {name for name in COMMANDS if f"### `zi-docs {name}`" not in panduan} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_named(name: str, panduan: str) -> None:
    """An option that a command takes is mentioned in the guide."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", panduan))
    assert _options(command) - named == set()


def test_every_yaml_example_parses(panduan: str) -> None:
    """An example that a clerk may copy is sound YAML."""
    examples = YAML_BLOCK.findall(panduan)
    assert examples
    for example in examples:
        assert isinstance(yaml.safe_load(example), (dict, list)), example


def test_contents_lead_to_every_chapter(panduan: str) -> None:
    """The contents lists the chapters, all of them and no other."""
    headings = {_anchor(text) for text in re.findall(r"^## (.+)$", panduan, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", panduan)) == headings


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")
