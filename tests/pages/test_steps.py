"""A pledge takes the step of smaller styles that it took when its naskah chose by itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from zi_docs import app
from zi_docs.model import lookup
from zi_docs.run.plan import Request
from zi_docs.word import Renderer
from zi_docs.workspace import Workspace

from .conftest import A4, BASE, _copy, _lengthen, _resize

# What padat.j2 counted: the letters of these names; above each limit the next step.
WEIGHTS = {
    "pegawai.nama_gelar": 1,
    "pegawai.jabatan": 1,
    "pegawai.unit_kerja.nama": 1,
    "pegawai.atasan.nama_gelar": 1,
    "pegawai.atasan.jabatan": 2,
}
LIMITS = (420, 700)
# The style of the points in each step.
STEPS = ("ZIButir", "ZIButirRapat", "ZIButirKecil")

Pledges = list[tuple[int, str]]


def letters(context: Mapping[str, Any]) -> int:
    return sum(weight * len(lookup(context, name) or "") for name, weight in WEIGHTS.items())


def style_of_points(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = archive.read("word/document.xml").decode()
    [style] = [style for style in STEPS if f'w:val="{style}"' in body]
    return style


@pytest.fixture
def pledges(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pledges]:
    """The letters and the style of every pledge that is made."""
    made: Pledges = []
    render = Renderer.render

    def watched(self: Renderer, context: Mapping[str, Any]) -> bytes:
        document = render(self, context)
        made.append((letters(context), style_of_points(document)))
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
    ("data", "change", "steps"),
    [
        ("trenggalek-2021", _as_it_is, {0}),
        (BASE, _as_it_is, {0}),
        (BASE, _one_long_name(""), {0, 1}),
        (BASE, _one_long_name(A4), {0, 1}),
        (BASE, _all_long_names(""), {0, 1, 2}),
        (BASE, _all_long_names(A4), {0, 1, 2}),
    ],
    ids=["trenggalek", "gunungkidul", "lama f4", "lama a4", "panjang f4", "panjang a4"],
)
def test_a_pledge_takes_the_step_of_before(
    repository: Path,
    tmp_path: Path,
    pledges: Pledges,
    data: str,
    change: Callable[[Path], None],
    steps: set[int],
) -> None:
    """The engine's estimate and the count of letters agree for every name, on both papers."""
    _copy(repository, data, tmp_path / "data" / data)
    change(tmp_path / "data" / data)
    _make(tmp_path, data)
    wanted = [sum(count > limit for limit in LIMITS) for count, _ in pledges]
    assert [style for _, style in pledges] == [STEPS[step] for step in wanted]
    assert set(wanted) == steps
