"""Lines of the decree and of the plan that end by sense, and take no room that nothing fills."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from zi_docs.app import open_catalog, render_example

BUILT_IN = Path(__file__).resolve().parents[2] / "templates"
TIED = "\N{NO-BREAK SPACE}"


def _filled(jenis: str, workspace: Path, changes: dict[str, Any]) -> Any:
    """Return a type's example whose first unit and whose office have these values."""
    folder = workspace / "templates" / jenis
    shutil.copytree(BUILT_IN / jenis, folder)
    example = yaml.safe_load((folder / "contoh.yaml").read_bytes())
    example["pengaturan"]["instansi"].update(changes.get("instansi", {}))
    example["unit_kerja"][0].update(changes.get("unit", {}))
    (folder / "contoh.yaml").write_text(yaml.safe_dump(example), encoding="utf-8")
    return docx.Document(io.BytesIO(render_example(open_catalog(workspace), jenis)))


@pytest.mark.parametrize(
    ("kepala", "lines"),
    [
        ("Bupati Ogan Komering Ulu Selatan", "KEPUTUSAN_BUPATI OGAN_KOMERING_ULU_SELATAN"),
        ("Gubernur Daerah Istimewa Yogyakarta", "KEPUTUSAN_GUBERNUR DAERAH_ISTIMEWA_YOGYAKARTA"),
    ],
)
def test_the_head_of_an_annex_keeps_a_region_whole(kepala: str, lines: str, tmp_path: Path) -> None:
    """Where the act and the region need two lines, the second one holds the name of the region."""
    made = _filled("sk-penetapan-unit", tmp_path, {"instansi": {"kepala": kepala}})
    assert lines.replace("_", TIED) in [paragraph.text for paragraph in made.paragraphs]


def test_the_repeated_title_keeps_its_short_terms(tmp_path: Path) -> None:
    """ "Zona Integritas" is not parted behind Menetapkan, whoever sets the decree."""
    made = _filled("sk-penetapan-unit", tmp_path, {})
    (title,) = (one.text for one in made.paragraphs if one.text.startswith("Menetapkan\t"))
    for term in ("UNIT_KERJA", "ZONA_INTEGRITAS", "DARI_KORUPSI", "WILAYAH_BIROKRASI"):
        assert term.replace("_", TIED) in title


def test_the_heading_of_a_plan_leaves_no_word_alone(tmp_path: Path) -> None:
    """A unit's name that needs two lines is parted about its middle, with no last word alone."""
    name = (
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga "
        "Berencana"
    )
    made = _filled("rencana-aksi", tmp_path, {"unit": {"nama": name}})
    (first, second) = made.paragraphs[2].text.split(" ")
    assert first.endswith("ANAK,")
    assert second.startswith("PENGENDALIAN")


def test_a_single_basis_of_a_plan_has_no_column_for_numbers(tmp_path: Path) -> None:
    """One basis stands right behind its colon; there is no room for a number that is not there."""
    made = _filled("rencana-aksi", tmp_path, {})
    (basis,) = (one for one in made.paragraphs if one.text.startswith("Dasar\t:"))
    assert basis.text.count("\t") == 2
    assert basis.paragraph_format.left_indent == -basis.paragraph_format.first_line_indent


def test_an_office_without_a_budget_charges_its_province(tmp_path: Path) -> None:
    """A kota administrasi has no APBD: the decree charges that of its province."""
    office = {
        "kepala": "Wali Kota Jakarta Selatan",
        "daerah": "Kota Administrasi Jakarta Selatan",
        "provinsi": "Provinsi Daerah Khusus Ibukota Jakarta",
    }
    made = _filled("sk-penetapan-unit", tmp_path, {"instansi": office})
    (cost,) = (one.text for one in made.paragraphs if one.text.startswith("KEEMPAT"))
    assert "Belanja Daerah Provinsi Daerah Khusus Ibukota Jakarta Tahun" in cost
