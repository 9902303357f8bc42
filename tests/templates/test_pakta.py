"""A pledge says of each status what its holder has: a pangkat, a golongan, or only the post."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument

from zi_docs.app import open_catalog
from zi_docs.app.preparing import spec_of
from zi_docs.ooxml.text import document_text
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request

ROOT = Path(__file__).resolve().parents[2]
CATALOG = open_catalog(ROOT)
JENIS = "pakta-integritas"
UNIT = "Pusat Kesehatan Masyarakat Sumberejo"
LONG = (
    "Unit Pelaksana Teknis Daerah Rumah Sakit Umum Daerah "
    "dan Pusat Pelayanan Kesehatan Masyarakat Sari"
)
EXAMPLE = CATALOG.types[JENIS] / "contoh.yaml"


def _made(path: Path, typed: str) -> Iterator[bytes]:
    """Yield the pledges of an example."""
    path.write_text(typed, "utf-8")
    doctype = CATALOG.load(JENIS)
    dataset, _ = load_example(path, "contoh.yaml", CATALOG)
    plan, _ = plan_type(dataset, doctype, Request((JENIS,)))
    renderer = spec_of(plan).compile()
    yield from (renderer.render(plan.context(job, plan.blank_number(job))) for job in plan.jobs)


@pytest.fixture(scope="module")
def pledges(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The lines of the pledges of the example, and of that of Eka, who works part time."""
    typed = EXAMPLE.read_text("utf-8")
    eka = "  - nama: Eka\n    jabatan: Pengelola\n    unit_kerja: PKM-01\n    status: P3K PW\n"
    number = '    ni_pppk: "199102142025212005"\n'
    path = tmp_path_factory.mktemp("pakta") / "contoh.yaml"
    made = _made(path, f"{typed.rstrip()}\n{eka}{number}")
    return [document_text(data).splitlines() for data in made]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> DocxDocument:
    """A pledge of a unit whose name has 98 letters."""
    path = tmp_path_factory.mktemp("panjang") / "contoh.yaml"
    data = next(_made(path, EXAMPLE.read_text("utf-8").replace(UNIT, LONG)))
    return docx.Document(io.BytesIO(data))


def test_a_head_of_four_lines_is_printed_smaller(crowded: DocxDocument) -> None:
    """A unit's name takes at most three lines of the head: a page has no room for more."""
    lines = [one for cell in crowded.tables[0].rows[0].cells for one in cell.paragraphs]
    names = [
        one.style.name for one in lines if one.style and one.style.name.startswith("ZI Kop Nama")
    ]
    assert names == ["ZI Kop Nama Panjang"] * 3


def test_a_signature_on_another_page_takes_two_points_along(crowded: DocxDocument) -> None:
    """The two last points stay with the signatures when a pledge does not fit on its page."""
    points = [one for one in crowded.paragraphs if one.text[:1].isdigit()]
    assert [bool(one.paragraph_format.keep_with_next) for one in points] == [False] * 5 + [True] * 2


@pytest.mark.parametrize(
    ("nama", "rows"),
    [
        ("dr. Ratna Dewi Anggraini, M.M.", ["Pangkat/Golongan Ruang | : | Pembina (IV/a)"]),
        ("Agus Setiawan, A.Md.Kep.", ["Status | : | Calon Pegawai Negeri Sipil",
                                      "Golongan Ruang | : | II/c"]),
        ("Lilis Suryani, A.Md.Keb.", ["Golongan | : | VII"]),
        ("Slamet", []),
        ("Eka", ["Status | : | PPPK Paruh Waktu"]),
    ],
)  # fmt: skip
def test_each_status_has_its_rank(pledges: list[list[str]], nama: str, rows: list[str]) -> None:
    """A PNS has pangkat and golongan ruang, a CPNS golongan ruang, a PPPK a golongan."""
    (lines,) = [lines for lines in pledges if f"Nama | : | {nama}" in lines]
    found = [line for line in lines if line.startswith(("Status", "Pangkat", "Golongan"))]
    assert found == rows
