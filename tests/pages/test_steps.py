"""A pledge has large letters while its paper has room for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from zi_docs import app
from zi_docs.run.plan import Request
from zi_docs.word import Renderer
from zi_docs.workspace import Workspace

from .conftest import A4, BASE, _copy, _lengthen, _resize

# The style of the points in each step, and the size of their letters.
STEPS = {"ZIButir": 12, "ZIButirTanpaJarak": 12, "ZIButirRapat": 11, "ZIButirKecil": 10}

Sizes = list[int]


def size_of_points(document: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = archive.read("word/document.xml").decode()
    [size] = [size for style, size in STEPS.items() if f'w:val="{style}"' in body]
    return size


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sizes]:
    """The size of the points of every pledge that is made."""
    made: Sizes = []
    render = Renderer.render

    def watched(self: Renderer, context: Mapping[str, Any]) -> bytes:
        document = render(self, context)
        made.append(size_of_points(document))
        return document

    monkeypatch.setattr(Renderer, "render", watched)
    return made


def _make(root: Path, data: str) -> None:
    workspace = Workspace(root, root / "data" / data, root / "output" / data)
    app.generate(workspace, Request(("pakta-integritas",)), lambda *_: None)


def _as_it_is(folder: Path) -> None:
    pass


def _one_long_name(profile: str) -> Callable[[Path], None]:
    return lambda folder: _resize(folder, 2, 4, 1, profile)


def _all_long_names(profile: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        _resize(folder, 2, 4, 1, profile)
        _lengthen(folder)

    return change


@pytest.mark.parametrize(
    ("data", "change", "wanted"),
    [
        ("trenggalek-2021", _as_it_is, {12, 11}),
        (BASE, _as_it_is, {12}),
        (BASE, _one_long_name(""), {12, 11}),
        (BASE, _one_long_name(A4), {12, 11}),
        (BASE, _all_long_names(""), {12, 11}),
        (BASE, _all_long_names(A4), {12, 11, 10}),
    ],
    ids=["trenggalek", "gunungkidul", "lama f4", "lama a4", "panjang f4", "panjang a4"],
)
def test_points_shrink_only_where_they_must(
    repository: Path,
    tmp_path: Path,
    sizes: Sizes,
    data: str,
    change: Callable[[Path], None],
    wanted: set[int],
) -> None:
    """Usual names have 11 points at least; only the longest ones on the smaller paper have 10."""
    _copy(repository, data, tmp_path / "data" / data)
    change(tmp_path / "data" / data)
    _make(tmp_path, data)
    assert set(sizes) <= wanted
    assert max(sizes) == max(wanted)
