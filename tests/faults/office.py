"""A small office whose data and templates a test may change, and what its runs left behind."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zi_docs import app
from zi_docs.files.folders import PART
from zi_docs.indonesian import terbilang
from zi_docs.register import Kept
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.workspace import Workspace, find_workspace

ROOT = Path(__file__).resolve().parents[2]
JENIS = "surat-izin"
LOCK = ".zi-docs.lock"
OWN = ".zi-docs"
SETTINGS = """\
instansi:
  nama: Pemerintah Kabupaten Contoh
  daerah: Kabupaten Contoh
  kepala: Bupati Contoh
  ibu_kota: Contoh
tahun: 2021
tanggal: 2021-04-27
"""
MANIFEST = """\
judul: Surat Izin
keluarga: korespondensi
satu_per: pegawai
nama_berkas: "{pegawai.unit_kerja.kode}/Surat {pegawai.nama}"
nomor: surat
"""
NASKAH = (
    "Nomor {{ nomor }}",
    "Kepada {{ pegawai.nama_gelar }}, {{ pegawai.jabatan }}",
    "lahir {{ pegawai.tanggal_lahir|tanggal }}, {{ pegawai.catatan }}",
    "{%p for butir in bagian.untuk %}",
    "{{ butir.teks }}",
    "{%p endfor %}",
)
UNNUMBERED = MANIFEST.replace("nomor: surat\n", "")
PARTIAL = "mengikuti pelatihan di {{ pengaturan.instansi.ibu_kota }};\n"
HEADINGS = (
    "Nama",
    "Status",
    "NIP",
    "Pangkat",
    "Golongan",
    "Jabatan",
    "Unit Kerja",
    "Tanggal Lahir",
    "Catatan",
)

MakeNaskah = Callable[..., bytes]
Tree = dict[str, bytes]
Quiet = Callable[[str, int, int], None]


def nip(number: int) -> str:
    """Return a valid NIP; it is odd, so no spreadsheet can have rounded it."""
    month, half = divmod(number, 499)
    return f"19850101 20{10 + month // 12:02}{month % 12 + 1:02} 1 {half * 2 + 1:03}"


def name(number: int) -> str:
    """Return a name: a number in it would be refused."""
    return f"Pegawai Nomor {terbilang(number).title()}"


def person(number: int, **cells: str) -> dict[str, str]:
    """Return a row of the staff table."""
    who = (name(number), "PNS", nip(number), "Penata Muda", "III/a")
    row = (*who, "Analis", "DINAS", "1 Januari 1985", "-")
    return {**dict(zip(HEADINGS, row, strict=True)), **cells}


def key(number: int) -> str:
    """Return the record key of a person."""
    return nip(number).replace(" ", "")


def is_numbered(folder: Path) -> bool:
    """Tell whether the type in a folder has a number."""
    return "nomor: " in (folder / "manifest.yaml").read_text("utf-8")


def quiet(*_: object) -> None:
    """Show no progress."""


def hear_ctrl_c() -> None:
    """Let a child that is about to start hear Ctrl-C.

    A shell starts background jobs with Ctrl-C ignored, and their children inherit that.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass
class Office:
    """A workspace with the data set "kantor" and one numbered document type for each employee."""

    root: Path
    make_naskah: MakeNaskah
    staff: list[dict[str, str]] = field(default_factory=list)
    output: Path | None = None

    @property
    def data(self) -> Path:
        return self.root / "data" / "kantor"

    @property
    def folder(self) -> Path:
        return self.root / "templates" / JENIS

    @property
    def register(self) -> Path:
        return self.data / "register.db"

    @property
    def is_numbered(self) -> bool:
        """Whether the letters have a number, so that a run issues them."""
        return is_numbered(self.folder)

    @property
    def kept(self) -> Kept:
        return Kept(self.data / "terbit")

    @property
    def workspace(self) -> Workspace:
        return find_workspace("kantor", self.root, self.output)

    def build(self, count: int) -> Office:
        """Write everything: settings, so many employees, the document type."""
        for folder in (self.data, self.folder):
            folder.mkdir(parents=True)
        self.settings(SETTINGS)
        units = "Kode;Nama Unit Kerja\nDINAS;Dinas Contoh\nBADAN;Badan Contoh\n"
        (self.data / "unit_kerja.csv").write_text(units, encoding="utf-8")
        self.manifest(MANIFEST)
        self.naskah(*NASKAH)
        self.partial(PARTIAL)
        return self.employ([person(n) for n in range(count)])

    def employ(self, staff: Sequence[dict[str, str]]) -> Office:
        """Write the staff table."""
        self.staff = list(staff)
        lines = [";".join(HEADINGS), *(";".join(row.values()) for row in self.staff)]
        (self.data / "pegawai.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self

    def change(self, number: int, **cells: str) -> Office:
        """Change cells of one employee."""
        wanted = nip(number)
        return self.employ([row | cells if row["NIP"] == wanted else row for row in self.staff])

    def unnumbered(self) -> Office:
        """Take the number out of the type, so that changed data make a document again."""
        self.manifest(UNNUMBERED)
        self.naskah(*NASKAH[1:])
        return self

    def settings(self, text: str) -> None:
        (self.data / "pengaturan.yaml").write_text(text, encoding="utf-8")

    def manifest(self, text: str) -> None:
        (self.folder / "manifest.yaml").write_text(text, encoding="utf-8")

    def naskah(self, *paragraphs: str) -> None:
        (self.folder / "naskah.docx").write_bytes(self.make_naskah(*paragraphs))

    def partial(self, text: str) -> None:
        (self.folder / "untuk.j2").write_text(text, encoding="utf-8")

    def run(
        self, *, progress: Quiet = quiet, executor: Any = None, request: Any = (), **options: Any
    ) -> RunReport:
        """Issue the letters, as ``zi-docs buat surat-izin --data kantor --terbit`` does.

        Letters without a number are only made.
        """
        asked = Request((JENIS,), **{"terbit": self.is_numbered, **dict(request)})
        return app.generate(self.workspace, asked, progress, app.RunOptions(**options), executor)

    def command(self, *options: str, **how: Any) -> subprocess.Popen[str]:
        """Start ``zi-docs buat surat-izin --data kantor`` as a terminal does: it hears Ctrl-C.

        It issues the letters when they have a number.
        """
        issue = ["--terbit"] if self.is_numbered else []
        line = [sys.executable, "-m", "zi_docs", "buat", JENIS, "--data", "kantor", *issue]
        line += options
        where = {"cwd": self.root, "env": {**os.environ, "PYTHONPATH": str(ROOT)}}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        hears = {"preexec_fn": hear_ctrl_c} if os.name == "posix" else {}
        return subprocess.Popen(line, **where, **pipes, **hears, **how)

    def path(self, number: int) -> Path:
        """Return the path of an employee's document."""
        row = next(row for row in self.staff if row["NIP"] == nip(number))
        return self.workspace.output / JENIS / row["Unit Kerja"] / f"Surat {row['Nama']}.docx"

    def tree(self) -> Tree:
        """Return every file of the output folder but the lock and the lists of documents.

        A list says what the register has, so it differs where nothing else does.
        """
        whole = tree_of(self.workspace.output)
        return {name: data for name, data in whole.items() if not name.endswith("/indeks.xlsx")}

    def progress(self) -> int:
        """Return how far a run is, by the files in the folder; a final name counts twice."""
        try:
            names = os.listdir(self.path(0).parent)  # noqa: PTH208 (it must be quick)
        except FileNotFoundError:
            return 0
        return sum(1 if name.endswith(PART) else 2 for name in names)

    def rows(self, columns: str, table: str = "agenda") -> list[tuple[Any, ...]]:
        """Return columns of the register as SQLite finds them, from a copy that it may mend."""
        with TemporaryDirectory() as folder:
            for file in self.data.glob("register.db*"):
                shutil.copy(file, folder)
            with closing(sqlite3.connect(Path(folder, "register.db"))) as db:
                return db.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()

    def book(self) -> list[tuple[Any, ...]]:
        """Return the whole register except the times and the ids."""
        what = "nomor, kunci, jenis, seri, tahun, urut, untuk, tanggal, keadaan, path, sha256, kode"
        return self.rows(what)

    def numbers(self) -> dict[str, str]:
        """Return the living number of every record."""
        return dict(self.rows("kunci, nomor", "nomor WHERE keadaan <> 'batal'"))


def tree_of(output: Path) -> Tree:
    """Return every file of a folder but the run's own (lock, seal), by its path inside."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(OWN)
    }


def documents(tree: Tree) -> Tree:
    """Return the files with a final name."""
    return {name: data for name, data in tree.items() if not name.endswith(PART)}


def assert_whole(tree: Tree, *allowed: Tree) -> None:
    """Hold that each file with a final name is a whole document of one of the runs allowed."""
    for name, data in documents(tree).items():
        assert data in [known[name] for known in allowed], f"{name} is no run's document"


def assert_numbers_sound(office: Office) -> None:
    """Hold that no number is given twice and no record has two, without help from an index."""
    given = office.rows("+nomor, +kunci", "nomor WHERE keadaan <> 'batal'")
    assert len({number for number, _ in given}) == len(given)
    assert len({kunci for _, kunci in given}) == len(given)
    printed = office.rows("+urut, +kunci", "nomor")
    assert [urut for urut, _ in printed] == list(range(1, len(printed) + 1))


def assert_vouched(office: Office) -> None:
    """Hold that every issued or finished document is there with its recorded SHA-256."""
    known = "agenda WHERE keadaan IN ('terbit', 'jadi') AND sha256 <> ''"
    for path, sha256 in office.rows("path, sha256", known):
        data = (office.root / path).read_bytes()
        assert hashlib.sha256(data).hexdigest() == sha256, path


def codes(report_or_problems: RunReport | Iterable[Any]) -> list[str]:
    """Return the codes of the problems."""
    problems = getattr(report_or_problems, "problems", report_or_problems)
    return [problem.code for problem in problems]
