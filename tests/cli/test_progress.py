"""Progress: lines in a file or pipe, a bar on a terminal, nothing under ``--json``."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any, cast

import pytest
from rich.progress import Progress, Task

from zi_docs.cli.bar import RateColumn, open_bar
from zi_docs.cli.summary import show_progress


def _run(quiet: bool, total: int, jenis: str = "surat", failed: int = 0) -> None:
    with show_progress(quiet) as progress:
        for done in range(1, total + 1):
            progress(jenis, done, total, min(done, failed))


def test_a_small_type_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Up to 200 documents give one line, when the type is done."""
    _run(False, 200)
    assert capsys.readouterr() == ("", "surat: 200 dokumen selesai.\n")


@pytest.mark.parametrize(
    ("failed", "said"), [(3, "3 dokumen gagal"), (1, "2 dokumen selesai, 1 gagal")]
)
def test_failures_are_not_called_done(
    capsys: pytest.CaptureFixture[str], failed: int, said: str
) -> None:
    """The last line counts documents that failed apart from those that are done."""
    _run(False, 3, failed=failed)
    assert capsys.readouterr().err == f"surat: {said}.\n"


def test_a_large_type_tells_every_five_percent(capsys: pytest.CaptureFixture[str]) -> None:
    """More than 200 documents give a line at each 5 % and one at the end."""
    _run(False, 8000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == ["surat: 5% (400 dari 8.000)", "surat: 10% (800 dari 8.000)"]
    assert lines[-2:] == ["surat: 95% (7.600 dari 8.000)", "surat: 8.000 dokumen selesai."]
    assert len(lines) == 20


def test_totals_that_do_not_divide(capsys: pytest.CaptureFixture[str]) -> None:
    """A total that is not a multiple of twenty gives each step once."""
    _run(False, 201)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "surat: 5% (11 dari 201)"
    assert len(lines) == 20


def test_json_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads JSON sees no progress on either stream."""
    _run(True, 500)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bar is on stderr, with the type, done of total, and the remaining time."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _run(False, 3, "notula")
    out, err = capsys.readouterr()
    assert out == ""
    assert "notula" in err
    assert "3/3" in err
    assert "sisa" in err


@pytest.mark.parametrize(
    ("speed", "finished", "text"),
    [
        (1234.4, False, "1.234 dok/detik"),
        (2.54, False, "2,5 dok/detik"),
        (None, False, ""),
        (900.0, True, ""),
    ],
)
def test_the_bar_shows_documents_per_second(speed: float | None, finished: bool, text: str) -> None:
    """The bar shows documents per second, in Indonesian figures, while the run goes on."""
    task = cast(Task, SimpleNamespace(speed=speed, finished=finished))
    assert RateColumn().render(task).plain == text


def test_a_chunk_is_one_step_of_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chunk is one step of the bar; single steps would show an absurd speed."""
    shown: list[int] = []
    now = [0.0]

    def update(self: Progress, task: object, *, completed: int, **more: Any) -> None:
        shown.append(completed)

    monkeypatch.setattr(Progress, "update", update)
    monkeypatch.setattr("zi_docs.cli.bar.monotonic", lambda: now[0])
    with open_bar() as advance:
        for done in range(1, 751):
            now[0] = (done - 1) // 250
            advance("surat", done, 750, 0)
    assert shown == [1, 251, 501, 750]
