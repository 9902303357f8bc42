"""A pledge says of each status what its holder has: a pangkat, a golongan, or only the post."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.app.preparing import spec_of
from zi_docs.ooxml.text import document_text
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request

ROOT = Path(__file__).resolve().parents[2]
CATALOG = open_catalog(ROOT)
JENIS = "pakta-integritas"
EXAMPLE = CATALOG.types[JENIS] / "contoh.yaml"


@pytest.fixture(scope="module")
def pledges(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The lines of the pledges of the example, and of that of Eka, who works part time."""
    path = tmp_path_factory.mktemp("pakta") / "contoh.yaml"
    typed = EXAMPLE.read_text("utf-8")
    eka = "  - nama: Eka\n    jabatan: Pengelola\n    unit_kerja: PKM-01\n    status: P3K PW\n"
    number = '    ni_pppk: "199102142025212005"\n'
    path.write_text(f"{typed.rstrip()}\n{eka}{number}", "utf-8")
    doctype = CATALOG.load(JENIS)
    dataset, _ = load_example(path, "contoh.yaml", CATALOG)
    plan, _ = plan_type(dataset, doctype, Request((JENIS,)))
    renderer = spec_of(plan).compile()
    made = (renderer.render(plan.context(job, plan.blank_number(job))) for job in plan.jobs)
    return [document_text(data).splitlines() for data in made]


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
