"""The progress bar of a terminal. It needs rich, so ``summary`` imports it only when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

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

from zi_docs.cli.layout import format_count

# A run reports many documents at once, in chunks. If every report reached the bar, thousands of
# documents would seem to take a millisecond; so only the first report of a chunk is shown.
PAUSE = 0.1


class RateColumn(ProgressColumn):
    """Documents per second, during the run."""

    def render(self, task: Task) -> Text:
        """Return the speed so far; nothing for a finished type."""
        if task.finished or not task.speed:
            return Text("")
        speed = task.speed
        shown = format_count(round(speed)) if speed >= 10 else f"{speed:.1f}".replace(".", ",")
        return Text(f"{shown} dok/detik")


@contextmanager
def open_bar() -> Iterator[Callable[[str, int, int, int], None]]:
    """Show a bar for every document type while the block runs."""
    tasks: dict[str, TaskID] = {}
    shown_at = 0.0
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TextColumn("sisa"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as progress:

        def advance(jenis: str, done: int, total: int, failed: int) -> None:
            nonlocal shown_at
            now = monotonic()
            if jenis in tasks and done < total and now - shown_at < PAUSE:
                return
            if jenis not in tasks:
                tasks[jenis] = progress.add_task(jenis, total=total)
            progress.update(tasks[jenis], completed=done)
            shown_at = now

        yield advance
