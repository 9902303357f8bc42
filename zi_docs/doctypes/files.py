"""The files of a document type: read, decoded, and YAML with the line of every key."""

from __future__ import annotations

from pathlib import Path

from zi_docs.doctypes import problems
from zi_docs.errors import TemplateError
from zi_docs.model import Row, Source
from zi_docs.yaml_lines import FOLDER, read_yaml

MAX_YAML = 2_000_000


def read_file(path: Path, place: str, limit: int | None = None) -> bytes:
    """Return what is in a file. Raises :class:`TemplateError` (ZI431) when it can't be read.

    ``limit`` is the greatest size that a file of its kind may have.
    """
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise TemplateError(problems.no_plain_file(place))  # reading it might wait for ever
        size = path.stat().st_size
        if limit is not None and size > limit:
            raise TemplateError(problems.too_big(place, size, limit))
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(problems.unreadable(place, error)) from error


def read_text(path: Path, place: str) -> str:
    """Return the text of a file in UTF-8. Raises :class:`TemplateError` (ZI431, ZI434)."""
    try:
        return read_file(path, place).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(problems.wrong_encoding(place)) from error


def load_yaml(path: Path, place: str, *, typed: bool = True) -> Row:
    """Return the mapping that a YAML file holds, with the line of each key.

    The plain values of a manifest or a profile are ``typed``; those of an example are data, and
    stay the text that was typed. Raises :class:`TemplateError` (ZI431-ZI433) for a file that can't
    be read or holds no mapping.
    """
    content = read_file(path, place, MAX_YAML)
    tree = read_yaml(content, place, FOLDER, limit=MAX_YAML, typed=typed)
    if not isinstance(tree.value, dict):
        raise TemplateError(problems.no_mapping(place))
    return Row(Source(place), 1, tree.value, tree.lines)
