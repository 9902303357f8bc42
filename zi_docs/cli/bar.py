"""The progress bar of a terminal. Imports rich: only ``progress`` imports this, when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

__all__ = ["open_bar"]


class RateColumn(ProgressColumn):
    """Documents per second."""

    def render(self, task: Task) -> Text:
        """Return the speed so far."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.0f}/detik" if speed else "")


@contextmanager
def open_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar for every document type while the block runs."""
    tasks: dict[str, TaskID] = {}
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TextColumn("sisa"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as progress:

        def advance(jenis: str, done: int, total: int) -> None:
            if jenis not in tasks:
                tasks[jenis] = progress.add_task(jenis, total=total)
            progress.update(tasks[jenis], completed=done)

        yield advance
