"""What a killed command left is cleared by the next command, whichever it is."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .files import save_docx
from .runs import Zi

KILLED = """
import sys
from pathlib import Path
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import FileChunk, write_by

def stop(part):
    part.write_bytes(b"setengah")
    print("ready", flush=True)
    sys.stdin.read()

with work_folder() as folder:
    (folder / "0001.docx").write_bytes(b"surat")
    chunk = FileChunk("output")
    chunk.write(Path("output/kantor/surat/Ani.docx"), b"setengah")
    write_by(stop, Path("data/kantor/register.db"))
"""
COMMANDS = [
    ("periksa", "--data", "kantor"),
    ("jenis", "--data", "kantor"),
    ("dokter", "--data", "kantor"),
    ("buat", "surat", "--data", "kantor"),
    ("register", "lihat", "--data", "kantor"),
    ("periksa", "--data", "data/kantor"),
]


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path_factory.mktemp("sementara")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@contextmanager
def killed() -> Iterator[subprocess.Popen[bytes]]:
    """A command that writes a document, a register and copies of letters; killed at the end."""
    command = [sys.executable, "-c", KILLED]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
        process.kill()


def leftovers(*folders: Path) -> list[str]:
    """Return the temporary files and folders there."""
    found = (path for folder in folders for path in folder.rglob("*"))
    return sorted(p.name for p in found if "zidocs-part" in p.name or "zi-docs-kerja" in p.name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can not tell who works in a folder")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_any_command_clears(zi: Zi, office: Path, temporary: Path, words: tuple[str, ...]) -> None:
    """Copies of letters and half files of a killed command go; those of a running one stay."""
    with killed():
        before = leftovers(office, temporary)
        assert len(before) == 4
        zi("periksa", "--data", "kantor")
        assert leftovers(office, temporary) == before
    zi(*words)
    assert leftovers(office, temporary) == []


def test_help_clears_nothing(zi: Zi, office: Path, temporary: Path) -> None:
    """Who asks for help does not touch the disk."""
    with killed():
        before = leftovers(office, temporary)
    zi("periksa", "--help")
    assert leftovers(office, temporary) == before


def test_another_folder_for_the_documents(zi: Zi, office: Path, temporary: Path) -> None:
    """Half files in the folder of ``--keluaran`` are cleared, also by ``isi`` where it writes."""
    part = "Ani.docx.0a1b2c3d.zidocs-part"
    for folder in ("lain/surat", "isian"):
        (office / folder).mkdir(parents=True)
        (office / folder / part).touch()
    zi("buat", "surat", "--data", "kantor", "--keluaran", "lain")
    assert leftovers(office) == [part]
    save_docx(office / "naskah.docx", "Kepada {{ nama }}.")
    (office / "data.json").write_text('{"nama": "Arum"}', encoding="utf-8")
    assert zi("isi", "naskah.docx", "data.json", "-o", "isian/hasil.docx").code == 0
    assert leftovers(office) == []


def test_letters_go_with_the_next_pdf(zi: Zi, office: Path, temporary: Path) -> None:
    """A command without a data set clears the copies of letters."""
    with killed():
        pass
    zi("pdf", "tidak ada")
    (office / "kosong").mkdir()
    zi("pdf", "kosong")
    assert leftovers(temporary) == []
