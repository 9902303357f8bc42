"""A decree is named after its head, a Bupati, Wali Kota or Gubernur, or it is not made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs.cli import cli
from zi_docs.ooxml.text import document_text

from .files import edit
from .runs import Zi, run_with

DATA = "gunungkidul-2020"
DECREE = "sk-penetapan-unit"
TYPED = "kepala: Bupati Gunungkidul"
PLACE = f"data/{DATA}/pengaturan.yaml, baris 8, instansi.kepala"


@pytest.fixture
def regency(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a sample data set that has no register; we stand in it."""
    copy_sample(repository / "data" / DATA, tmp_path / "data" / DATA)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def zi(capsys: pytest.CaptureFixture[str]) -> Zi:
    """Run ``zi-docs`` with these arguments."""
    return run_with(cli, capsys)


def _head(regency: Path, kepala: str) -> None:
    edit(regency / "data" / DATA / "pengaturan.yaml", TYPED, f"kepala: {kepala}")


def _decree(regency: Path) -> str:
    (path,) = (regency / "output" / DATA / DECREE).glob("*.docx")
    return document_text(path.read_bytes())


@pytest.mark.parametrize(
    ("kepala", "sebutan"),
    [
        ("Bupati Gunungkidul", "Bupati"),
        ("Walikota Gunungkidul", "Wali Kota"),
        ("WALI-KOTA GUNUNGKIDUL", "Wali Kota"),
        ("Plt Gubernur Gunungkidul", "Gubernur"),
    ],
)
def test_the_act_is_named_after_its_head(kepala: str, sebutan: str, zi: Zi, regency: Path) -> None:
    """The decree is named after its head everywhere, however the post is typed."""
    _head(regency, kepala)
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    text = _decree(regency)
    assert f"perlu menetapkan Keputusan {sebutan} tentang Penetapan" in text
    assert f"KEPUTUSAN {sebutan.upper()} TENTANG PENETAPAN" in text


def test_a_governor_gets_no_copy_of_his_own_decree(zi: Zi, regency: Path) -> None:
    """A governor's decree has no copy for the governor."""
    _head(regency, "Gubernur Daerah Istimewa Yogyakarta")
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    assert "Gubernur Daerah Istimewa Yogyakarta;" not in _decree(regency)


@pytest.mark.parametrize("kepala", ["Menteri Sosial", "Wakil Bupati Gunungkidul", "Kepala Daerah"])
def test_another_head_is_refused_before_a_number_is_spent(
    kepala: str, zi: Zi, regency: Path
) -> None:
    """A head with another post is reported once; no file is made and no number is given."""
    _head(regency, kepala)
    issue = ("buat", DECREE, "--terbit")
    for line in (("periksa", DECREE), ("buat", DECREE), issue, (*issue, "--lewati")):
        told = zi(*line, "--data", DATA)
        assert told.code == 1
        assert told.err.count("KESALAHAN") == 1
        assert f"KESALAHAN ZI383  {PLACE}\n" in told.err
        assert f'"{kepala}" bukan Bupati, Wali Kota, atau Gubernur' in told.err
    assert not list((regency / "output").rglob("*.docx"))
    assert zi("register", "lihat", "--data", DATA).out == "Belum ada nomor dalam register ini.\n"


def test_a_manifest_of_the_office_keeps_the_refusal(zi: Zi, regency: Path) -> None:
    """A type whose text asks for the head is checked, even if its manifest does not ask for it."""
    _head(regency, "Menteri Sosial")
    own = regency / "templates" / DECREE
    own.mkdir(parents=True)
    builtin = Path(__file__).parents[2] / "templates" / DECREE / "manifest.yaml"
    (own / "manifest.yaml").write_bytes(builtin.read_bytes().replace(b"kepala_daerah, ", b""))
    for options in ((), ("--terbit",)):
        assert "KESALAHAN ZI383" in zi("buat", DECREE, *options, "--data", DATA).err
    assert not (regency / "data" / DATA / "register.db").exists()


def test_other_types_ask_no_head(zi: Zi, regency: Path) -> None:
    """An office with another head gets every document but the decree."""
    _head(regency, "Menteri Sosial")
    assert zi("buat", "pakta-integritas", "notula", "--data", DATA).code == 0
