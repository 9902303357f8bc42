"""``zi-docs bandingkan``: what changed for whom between two folders of results."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from .files import naskah_of, save_docx
from .runs import Zi


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with two folders, "lama" and "baru"; it is the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("lama", "baru"):
        (tmp_path / name / "surat").mkdir(parents=True)
    return tmp_path


def put(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        save_docx(folder / "surat" / f"{name}.docx", text)


def test_each_document_is_told_by_what_became_of_it(folders: Path, zi: Zi) -> None:
    """New, gone and changed ones are named, the changed with both texts; equal ones counted."""
    put(folders / "lama", {"Ani": "Jabatan Analis", "Budi": "Tetap", "Citra": "Pindah"})
    put(folders / "baru", {"Ani": "Jabatan Auditor", "Budi": "Tetap", "Dewi": "Datang"})
    done = zi("bandingkan", "lama", "baru")
    assert done.out.splitlines() == [
        "Berubah: surat/Ani.docx",
        '  - "Jabatan Analis" menjadi "Jabatan Auditor"',
        "Hilang: surat/Citra.docx",
        "Baru: surat/Dewi.docx",
        "4 dokumen: 1 baru, 1 hilang, 1 berubah, 1 sama.",
    ]
    assert done.code == 1


def test_equal_folders_end_with_zero(folders: Path, zi: Zi) -> None:
    """Without any difference the exit code is 0."""
    put(folders / "lama", {"Ani": "Sama"})
    shutil.copytree(folders / "lama", folders / "baru", dirs_exist_ok=True)
    done = zi("bandingkan", "lama", "baru")
    assert (done.code, done.out) == (0, "1 dokumen: 1 sama.\n")


def test_the_hour_of_packing_is_no_difference(folders: Path, zi: Zi) -> None:
    """A file that was packed again, at another time and in another way, is the same document."""
    put(folders / "lama", {"Ani": "Sama"})
    with ZipFile(folders / "lama" / "surat" / "Ani.docx") as former:
        parts = {part: former.read(part) for part in former.namelist()}
    with ZipFile(folders / "baru" / "surat" / "Ani.docx", "w") as again:
        for name, content in parts.items():
            again.writestr(ZipInfo(name, (2021, 4, 27, 9, 0, 2)), content)
    done = zi("bandingkan", "lama", "baru")
    assert (done.code, done.out) == (0, "1 dokumen: 1 sama.\n")


def test_the_same_in_json(folders: Path, zi: Zi) -> None:
    """With ``--json`` each document has its state and its paragraphs."""
    put(folders / "lama", {"Ani": "Jabatan Analis"})
    put(folders / "baru", {"Ani": "Jabatan Auditor"})
    told = json.loads(zi("bandingkan", "lama", "baru", "--json").out)
    [one] = told["dokumen"]
    assert (told["kode_keluar"], told["hasil"], one["keadaan"]) == (1, "beda", "berubah")
    assert one["beda"] == [{"sebelum": "Jabatan Analis", "sesudah": "Jabatan Auditor"}]


def test_the_same_text_in_another_form(folders: Path, zi: Zi) -> None:
    """A file with the same text but other bytes is told as changed in its looks alone."""
    put(folders / "lama", {"Ani": "Sama"})
    naskah_of(folders / "baru" / "surat" / "Ani.docx", "Sama", bold=True)
    done = zi("bandingkan", "lama", "baru")
    assert (done.code, "Berubah tampilannya saja: surat/Ani.docx" in done.out) == (1, True)


def test_two_files(folders: Path, zi: Zi) -> None:
    """Two Word files are compared with each other, whatever they are called."""
    put(folders / "lama", {"Ani": "Jabatan Analis"})
    put(folders / "baru", {"Ani baru": "Jabatan Auditor"})
    done = zi("bandingkan", "lama/surat/Ani.docx", "baru/surat/Ani baru.docx")
    assert "Berubah: Ani baru.docx" in done.out


def test_two_runs_of_one_data_set(office: Path, zi: Zi) -> None:
    """What a change in the data did is seen by comparing the results before and after it."""
    zi("buat", "surat", "--data", "kantor")
    staff = office / "data" / "kantor" / "pegawai.csv"
    staff.write_text(staff.read_text().replace("Sekretaris Dinas", "Kepala Bidang"))
    zi("buat", "surat", "--data", "kantor", "--keluaran", "baru")
    done = zi("bandingkan", "output/kantor", "baru")
    assert "Surat Arum Sekarwangi.docx" in done.out
    assert "Surat Widodo Cahyo.docx" not in done.out


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("kosong", "ZI512"),
        ("rusak", "ZI513"),
        ("tidak ada", "ZI000"),
        ("rusak/surat/Ani.docx", "ZI000"),
    ],
)
def test_what_can_not_be_compared(folders: Path, zi: Zi, name: str, code: str) -> None:
    """Folders without documents, a damaged or absent one, and a folder with a file are told."""
    (folders / "kosong").mkdir()
    (folders / "rusak" / "surat").mkdir(parents=True)
    (folders / "rusak" / "surat" / "Ani.docx").write_bytes(b"bukan Word")
    if name == "rusak":
        put(folders / "lama", {"Ani": "Sama"})
    done = zi("bandingkan", "lama", name)
    assert code in done.err
    assert done.code != 0
