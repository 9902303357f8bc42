"""What no command can use is refused with code, place and mend before anything is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .files import save_docx
from .runs import EVERY_COMMAND, Outcome, Zi

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="perlu sistem POSIX")
WRITERS = {
    line: kind
    for line, command in EVERY_COMMAND.items()
    for param in command.params
    if (kind := getattr(param.type, "kind", None))
}
UNREADABLE = "x\udcff"  # as Python reads the byte FF of an argument


def _head(outcome: Outcome) -> tuple[int, str, str]:
    return outcome.code, outcome.out, outcome.err.splitlines()[0]


def _everything(root: Path) -> list[Path]:
    return sorted(root.rglob("*"))


def test_a_misuse_has_code_place_and_mend(zi: Zi, office: Path) -> None:
    """A wrong value is reported like a wrong cell: the place, what is wrong, and the mend."""
    assert zi("buat", "surat", "--data", "kantor", "--proses", "0").err == (
        "KESALAHAN ZI000  --proses\n"
        '  "0" di luar batas.\n'
        "  Perbaiki: Tulis bilangan bulat dari 1 sampai 61.\n"
        "1 kesalahan.\n"
    )


def test_long_values_are_cut(zi: Zi, office: Path) -> None:
    """A complaint quotes at most 80 characters of what was typed."""
    long = "9" * 5000
    for line in (["--proses", long], ["--" + long], ["--keluaran", long], ["--tanggal", long]):
        for text in zi("buat", "surat", "--data", "kantor", *line).err.splitlines():
            assert len(text) < 300
    assert "9" * 79 + "…" in zi("buat", "surat", "--data", long).err


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("buat surat --data=", "--data"),
        ("buat surat --data kantor --unit=", "--unit"),
        ("buat surat --data kantor --nomor=", "--nomor"),
        ("buat surat --data kantor --ganti=", "--ganti"),
        ("buat surat --data kantor --alasan=", "--alasan"),
        ("buat surat --data kantor --keluaran=", "--keluaran"),
        ("buat surat --data kantor --hanya A --hanya=", "--hanya"),
        ("periksa --data kantor --tanggal=", "--tanggal"),
        ("jenis --data=", "--data"),
        ("dokter --data=", "--data"),
        ("register lihat --data kantor --seri=", "--seri"),
        ("register cadangkan --data kantor -o=", "--hasil"),
        ("register catat surat Arum 1 2021-04-27 --data kantor --berkas=", "--berkas"),
        ("register catat surat Arum 1 2021-04-27 --data kantor --alasan=", "--alasan"),
    ],
)
def test_an_empty_value_is_refused(zi: Zi, office: Path, line: str, place: str) -> None:
    """An empty value is refused, so that an unset shell variable does not mean everything."""
    words = [word.removesuffix("=") for word in line.split()]
    outcome = zi(*words, "")
    assert _head(outcome) == (2, "", f"KESALAHAN ZI000  {place}")
    assert f"  Sesudah {place} tidak ada isinya.\n" in outcome.err
    assert not (office / "output").exists()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("buat surat --data kantor --keluaran", "--keluaran"),
        ("buat surat --data", "--data"),
        ("buat surat --data kantor --hanya", "--hanya"),
        ("register cadangkan --data kantor -o", "--hasil"),
        ("register catat surat Arum 1 2021-04-27 --data kantor --alasan", "--alasan"),
    ],
)
def test_bytes_that_are_no_text(zi: Zi, office: Path, line: str, place: str) -> None:
    """Bytes that a register or report can't hold are refused before anything is written."""
    before = _everything(office)
    assert _head(zi(*line.split(), UNREADABLE)) == (2, "", f"KESALAHAN ZI012  {place}")
    assert _everything(office) == before


@POSIX
def test_a_folder_whose_name_is_no_text(
    zi: Zi, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A current folder with such a name is refused too."""
    folder = office / "data" / UNREADABLE
    (office / "data" / "kantor").rename(folder)
    monkeypatch.chdir(folder)
    assert _head(zi("buat", "surat", "--data", ".")) == (2, "", "KESALAHAN ZI012  --data .")
    assert not (office / "output").exists()


@pytest.mark.parametrize("given", ["a/" * 2500, "a" * 300, "tautan", "tautan/x", "dua\nbaris"])
@pytest.mark.parametrize(
    "line", ["buat surat --data kantor --keluaran", "pdf data -o", "isi n.docx d.yaml -o"]
)
@POSIX
def test_addresses_that_lead_nowhere(zi: Zi, office: Path, given: str, line: str) -> None:
    """An address that is too long, turns in circles or has a line break is refused."""
    (office / "tautan").symlink_to("tautan")
    (office / "d.yaml").write_text("nama: Ani", encoding="utf-8")
    save_docx(office / "n.docx", "Halo")
    before = _everything(office)
    assert zi(*line.split(), given).err.startswith("KESALAHAN ZI000  --")
    assert _everything(office) == before


@pytest.mark.parametrize("given", ["a" * 300, "a/" * 2500, "\0"])
def test_a_data_set_that_can_not_be(zi: Zi, office: Path, given: str) -> None:
    """A name that no disk can hold is reported as a data set that does not exist."""
    outcome = zi("periksa", "--data", given)
    assert (outcome.code, outcome.err[:16]) == (2, "KESALAHAN ZI001 ")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all")
def test_folders_that_may_not_be_opened(zi: Zi, office: Path) -> None:
    """A folder without permission is reported with its place."""
    folders = {
        "data/kantor": ("periksa --data kantor", "ZI001  --data kantor"),
        "data": ("periksa --data data/kantor", "ZI001  --data data/kantor"),
        "templates": ("jenis", "ZI431"),
    }
    for name, (line, said) in folders.items():
        (office / name).chmod(0)
        outcome = zi(*line.split())
        (office / name).chmod(0o755)
        assert said in outcome.err


@POSIX
@pytest.mark.parametrize(
    "line", [line for line in EVERY_COMMAND if line not in ("lke", "register", "naskah", "susun")]
)
def test_a_folder_that_is_gone(line: str, tmp_path: Path) -> None:
    """Every command reports that the current folder is gone; its help still works."""
    needed = {"pelengkap": "bash", "register batal": "1 --alasan x", "register ekspor": "-o a.csv"}
    needed |= {"register catat": "surat Arum 1 2021-04-27"}
    needed |= {"pdf": "a.docx", "isi": "a.docx b.yaml -o c.docx", "bandingkan": "a b"}
    needed |= {"lke baca": "a.xlsx -o b.xlsx", "lke isi": "a.xlsx -o b.xlsx --data kantor"}
    words = f"{line} {needed.get(line, '')}"
    if line in ("buat", "periksa") or line.startswith("register"):
        words += " --data kantor"
    (tmp_path / "hilang").mkdir()
    script = f'cd hilang && rmdir ../hilang && "$0" -m zi_docs {words}; "$0" -m zi_docs {line} -h'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stderr.startswith("KESALAHAN ZI012  folder sekarang\n")
    assert done.returncode == 0


def test_isi_writes_word_files_only(zi: Zi, office: Path) -> None:
    """A result that is not named .docx is refused; .DOCX is accepted."""
    save_docx(office / "n.docx", "Halo {{ nama }}")
    (office / "d.yaml").write_text("nama: Ani", encoding="utf-8")
    for name in ("x.doc", "x.txt", "x"):
        outcome = zi("isi", "n.docx", "d.yaml", "-o", name)
        assert _head(outcome) == (2, "", f"KESALAHAN ZI010  {name}")
        assert not (office / name).exists()
    assert zi("isi", "n.docx", "d.yaml", "-o", "X.DOCX").code == 0


@pytest.mark.parametrize("line", WRITERS)
def test_a_result_is_named_as_what_it_is(zi: Zi, office: Path, line: str) -> None:
    """No command writes a workbook, a Word file or a picture under a name of another kind."""
    kind = WRITERS[line]
    outcome = zi(*line.split(), "-o", "hasil.odt")
    assert _head(outcome) == (2, "", "KESALAHAN ZI016  hasil.odt")
    assert kind.words in outcome.err
    assert f"Beri nama berakhiran {kind.ending}." in outcome.err


def test_isi_makes_no_folder(zi: Zi, office: Path) -> None:
    """A misspelt folder is refused, not made."""
    save_docx(office / "n.docx", "Halo {{ nama }}")
    (office / "d.yaml").write_text("nama: Ani", encoding="utf-8")
    outcome = zi("isi", "n.docx", "d.yaml", "-o", "arsp/x.docx")
    assert _head(outcome) == (2, "", "KESALAHAN ZI000  --hasil")
    assert 'Folder "arsp" tidak ada.\n  Perbaiki: Buat folder itu dahulu' in outcome.err
    assert not (office / "arsp").exists()


@POSIX
@pytest.mark.parametrize("line", ["isi pipa d.yaml", "isi n.docx pipa"])
def test_isi_does_not_wait_for_a_pipe(zi: Zi, office: Path, line: str) -> None:
    """A pipe is refused, since reading it would wait for ever."""
    save_docx(office / "n.docx", "Halo")
    (office / "d.yaml").write_text("nama: Ani", encoding="utf-8")
    os.mkfifo(office / "pipa")
    outcome = zi(*line.split(), "-o", "x.docx")
    assert outcome.code == 2
    assert '"pipa" bukan berkas biasa.' in outcome.err


@pytest.mark.parametrize(
    ("huge", "code"), [("n.docx", "ZI431"), ("d.json", "ZI207"), ("d.yaml", "ZI207")]
)
def test_isi_reads_no_huge_file(zi: Zi, office: Path, huge: str, code: str) -> None:
    """A file of more than 100 MB is refused before it is read."""
    save_docx(office / "n.docx", "Halo")
    data = huge if huge.startswith("d") else "d.yaml"
    (office / data).write_text("nama: Ani", encoding="utf-8")
    with (office / huge).open("ab") as file:
        file.truncate(150_000_000)
    outcome = zi("isi", "n.docx", data, "-o", "x.docx")
    assert outcome.err.startswith(f"KESALAHAN {code}  {huge}\n")
    assert "besarnya 150 MB; paling besar 100 MB." in outcome.err


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "circle", "file"])
@pytest.mark.parametrize("name", ["templates", "templates/_tabel"])
def test_what_lies_in_place_of_a_folder_of_types_is_told(
    zi: Zi, office: Path, name: str, kind: str
) -> None:
    """The office's own types are never silently passed over (ZI431)."""
    path = office / name
    shutil.rmtree(path, ignore_errors=True)
    path.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "circle":
        path.symlink_to(path.name)
    else:
        path.touch()
    outcome = zi("jenis")
    assert outcome.err.startswith("KESALAHAN ZI431  ")
    assert "tidak dapat dibaca: " in outcome.err
