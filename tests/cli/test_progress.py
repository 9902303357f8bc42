"""Progress: lines where nobody looks on, a bar on a terminal, nothing under --json."""

from __future__ import annotations

import sys

import pytest

from zi_docs.cli.progress import show_progress


def _run(quiet: bool, total: int, jenis: str = "surat") -> None:
    with show_progress(quiet) as progress:
        for done in range(1, total + 1):
            progress(jenis, done, total)


def test_a_small_type_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Up to 200 documents, one line when the type is done."""
    _run(False, 200)
    assert capsys.readouterr() == ("", "surat: 200 dokumen selesai.\n")


def test_a_large_type_tells_every_five_percent(capsys: pytest.CaptureFixture[str]) -> None:
    """Above 200 documents, a line at each 5 % and one at the end."""
    _run(False, 8000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == ["surat: 5% (400 dari 8.000)", "surat: 10% (800 dari 8.000)"]
    assert lines[-2:] == ["surat: 95% (7.600 dari 8.000)", "surat: 8.000 dokumen selesai."]
    assert len(lines) == 20


def test_totals_that_do_not_divide(capsys: pytest.CaptureFixture[str]) -> None:
    """A total that is no multiple of twenty still tells each step once."""
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
