"""A pledge has large letters while its paper has room for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from tests.pdf_pages import page_texts
from zi_docs import app
from zi_docs.ooxml.xml import W
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import Converter, PdfItem
from zi_docs.run.plan import Request
from zi_docs.run.to_pdf import JOINER
from zi_docs.word import Renderer
from zi_docs.workspace import Workspace

from .conftest import A4, BASE, PLEDGES, _copy, _lengthen, _resize

# The style of the points in each step, and the size of their letters.
STEPS = {"ZIButir": 12, "ZIButirTanpaJarak": 12, "ZIButirRapat": 11}

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


def test_a_pledge_has_no_letters_below_eleven_points() -> None:
    """No style that a step of the pledge gives has less than 11 points."""
    folder = Path(__file__).resolve().parents[2] / "templates" / "pakta-integritas"
    steps = yaml.safe_load((folder / "manifest.yaml").read_text("utf-8"))["muat"]["gaya"]
    wanted = {name for step in steps for name in step.values()} - {"ZI Ruang"}
    with zipfile.ZipFile(folder / "naskah.docx") as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    small = {
        name.get(f"{W}val")
        for name in styles.iterfind(f"{W}style/{W}name")
        for size in name.iterfind(f"../{W}rPr/{W}sz")
        if int(size.get(f"{W}val", "0")) < 22
    }
    assert small & wanted == set()


@pytest.mark.parametrize("meterai", ["ya", "tidak"])
@pytest.mark.parametrize("profile", [A4, ""], ids=["a4", "f4"])
def test_the_longest_pledge_is_one_page(
    repository: Path, tmp_path: Path, converter: Converter, profile: str, meterai: str
) -> None:
    """Longest names, jabatan and unit fit one page in LibreOffice, on both papers, with a stamp."""
    folder = tmp_path / "data" / BASE
    _copy(repository, BASE, folder)
    _all_long_names(profile)(folder)
    settings = yaml.safe_load((folder / "pengaturan.yaml").read_text("utf-8"))
    settings["isian"]["pakta-integritas"] = {"meterai": meterai}
    (folder / "pengaturan.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    workspace = Workspace(tmp_path, folder, tmp_path / "output" / BASE)
    app.generate(workspace, Request(("pakta-integritas",), hanya=(PLEDGES[BASE],)), lambda *_: None)
    [made] = (workspace.output / "pakta-integritas").rglob("*.docx")
    target = tmp_path / "pakta.pdf"
    [result] = convert([PdfItem(made, target, "pakta")], converter, JOINER, proses=1)
    assert not result.problems
    assert len(page_texts(target)) == 1
    assert size_of_points(made.read_bytes()) == 11


@pytest.mark.parametrize(
    ("data", "change", "wanted"),
    [
        ("trenggalek-2021", _as_it_is, {12, 11}),
        (BASE, _as_it_is, {12}),
        (BASE, _one_long_name(""), {12, 11}),
        (BASE, _one_long_name(A4), {12, 11}),
        (BASE, _all_long_names(""), {12, 11}),
        (BASE, _all_long_names(A4), {12, 11}),
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
    """Usual names have 12 points, long ones 11, and no paper is too small for these."""
    _copy(repository, data, tmp_path / "data" / data)
    change(tmp_path / "data" / data)
    _make(tmp_path, data)
    assert set(sizes) <= wanted
    assert max(sizes) == max(wanted)
