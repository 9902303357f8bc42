"""The paper of an office, given by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.samples import copy_sample

from .files import edit
from .runs import Zi


@pytest.mark.parametrize("kertas", ["F4", "Folio", "F4 (215 x 330 mm)", "{nama: F4}"])
def test_the_name_of_a_paper_gives_its_size(
    kertas: str, zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document has the size of the paper that the settings name, not that of the profile."""
    data = copy_sample(repository / "data" / "trenggalek-2021", tmp_path / "data" / "uji")
    edit(data / "pengaturan.yaml", "  profil: permendagri-1-2023\n",
         f"  profil: permendagri-1-2023\n  kertas: {kertas}\n")  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert zi("buat", "notula", "--data", "uji").code == 0
    [path] = Path("output/uji/notula").glob("*.docx")
    section = Document(str(path)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (215, 330)


def test_a_paper_beside_the_profile_is_told_where_it_belongs(
    zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paper that is typed at the top of the settings belongs below "tata_naskah" (ZI204)."""
    data = copy_sample(repository / "data" / "trenggalek-2021", tmp_path / "data" / "uji")
    edit(data / "pengaturan.yaml", "tahun: 2021", "tahun: 2021\nkertas: F4")
    monkeypatch.chdir(tmp_path)
    run = zi("periksa", "--data", "uji")
    assert run.code == 1
    assert 'di bawah "tata_naskah"' in run.err
