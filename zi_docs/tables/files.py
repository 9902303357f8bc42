"""The files in which tables and sheets of settings are declared, as they are on the disk now.

A command opens the catalog several times, and the local page for every request. What the files
declare follows from their bytes alone, so it is worked out once for the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.errors import Problem, TemplateError
from zi_docs.model.table import Row, Source
from zi_docs.plain_file import names_in, read_plain
from zi_docs.tables import problems
from zi_docs.yaml_lines import FOLDER, read_yaml

KEPT = 16
"""How many sets of declarations are kept: few data sets are open at once."""
_LIMIT = 500_000


class DeclaredFile(NamedTuple):
    """One file: its name, where a person finds it, the rank of its folder, and its bytes.

    ``content`` is a problem when the file can not be read. Files that are equal declare the same.
    """

    name: str
    shown: str
    rank: int
    content: bytes | Problem

    def row(self) -> Row:
        """Return what the file declares. Raises :class:`TemplateError` (ZI431-ZI433)."""
        if isinstance(self.content, Problem):
            raise TemplateError([self.content])
        tree = read_yaml(self.content, self.shown, FOLDER, limit=_LIMIT)
        if not isinstance(tree.value, dict):
            raise TemplateError([problems.no_table(self.shown)])
        return Row(Source(self.shown), 1, _with_columns(tree.value), tree.lines)


def files_of(
    folders: Sequence[Path], inside: str, show: Callable[[Path], str]
) -> Iterator[DeclaredFile]:
    """Yield the files in a folder of this name inside each folder; the later ones rank higher."""
    for rank, folder in enumerate(folders):
        for path in names_in(folder / inside, "*.yaml"):
            shown = show(path)
            yield DeclaredFile(path.stem, shown, rank, _content(path, shown))


def _content(path: Path, shown: str) -> bytes | Problem:
    try:
        return read_plain(path)
    except OSError as error:
        return problems.unreadable(shown, error)


def _with_columns(cells: dict[str, Any]) -> dict[str, Any]:
    """Return the cells in which a column without a description (``tempat:``) has an empty one."""
    columns = cells.get("kolom")
    if not isinstance(columns, dict):
        return cells
    own = {name: ({} if value in (None, "") else value) for name, value in columns.items()}
    return {**cells, "kolom": own}
