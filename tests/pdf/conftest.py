"""Letters to convert, and a stand-in that fails on request."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.soffice import LibreOffice, TimeLimit

MakeNaskah = Callable[..., bytes]
WORDS = Path(__file__).with_name("stand_in.py").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Letters:
    """Makes letters and puts their PDFs in one folder."""

    make: MakeNaskah
    folder: Path

    def item(self, number: int, *more: str, pages: int | None = None) -> PdfItem:
        """Return the letter of one employee."""
        name, nip = f"Pegawai Ke-{number:03}", f"19800101 200501 1 {number:03}"
        words = (f"Surat bagi {name}", f"NIP {nip}", *more)
        return self.given(number, self.make(*words), texts=(name, nip), pages=pages)

    def given(self, number: int, source: bytes | Path, **more: object) -> PdfItem:
        """Return an item with this source."""
        target = self.folder / f"surat-{number:03}.pdf"
        return PdfItem(source, target, f"surat-{number:03}.docx", **more)


@pytest.fixture
def letters(make_naskah: MakeNaskah, tmp_path: Path) -> Letters:
    """Make letters whose PDFs go to ``tmp_path/hasil``."""
    return Letters(make_naskah, tmp_path / "hasil")


@dataclass(frozen=True)
class StandIn:
    """A converter in place of LibreOffice, which records its calls."""

    converter: LibreOffice
    log: Path

    def change(self, old: str, new: str) -> None:
        """Change the program."""
        text = self.converter.path.read_text(encoding="utf-8")
        assert old in text
        self.converter.path.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def calls(self) -> list[int]:
        """How many files each call was given."""
        lines = self.log.read_text().split() if self.log.exists() else []
        return [int(line.removeprefix("files=")) for line in lines if line.startswith("files=")]

    @property
    def children(self) -> list[int]:
        """The processes that it left hanging."""
        lines = self.log.read_text().split() if self.log.exists() else []
        return [int(line.removeprefix("child=")) for line in lines if line.startswith("child=")]


@pytest.fixture
def stand_in(tmp_path: Path) -> StandIn:
    """A soffice that hangs, crashes or stays silent when a letter says so."""
    if sys.platform == "win32":
        pytest.skip("tiruan soffice memerlukan sistem POSIX")
    program, log = tmp_path / "soffice", tmp_path / "soffice.log"
    program.write_text(f"#!{sys.executable} -IS\n{WORDS}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return StandIn(LibreOffice(program, TimeLimit(2.0, 0.0)), log)
