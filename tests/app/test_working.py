"""Long work in a process of its own: how far it is, stopping it, and what a kill leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from zi_docs import app
from zi_docs.app.work_file import FOLDER, MOST, Keadaan, Line, Work, WorkFolder
from zi_docs.app.working import works_of
from zi_docs.errors import ZiDocsError
from zi_docs.files.folders import run_lock
from zi_docs.indonesian import terbilang
from zi_docs.run.plan import Request
from zi_docs.workspace import Workspace, find_workspace

FEW, MANY = 4, 1_520  # a run that is stopped must not have ended before
PENGATURAN = """\
instansi:
  nama: Pemerintah Kabupaten Contoh
  daerah: Kabupaten Contoh
  kepala: Bupati Contoh
  ibu_kota: Wonosari
tahun: 2021
tanggal: 2021-04-27
"""
MANIFEST = """\
judul: Surat Pernyataan
keluarga: khusus
satu_per: pegawai
nama_berkas: "Surat {pegawai.nama}"
"""
HEAD = "Nama;Status;NIP;Pangkat;Golongan;Jabatan\n"


def _row(n: int) -> str:
    year, month, day = 1960 + n // 336, n // 28 % 12 + 1, n % 28 + 1
    nip = f"{year}{month:02}{day:02}1993031005"
    return f"Pegawai {terbilang(n + 1).title()};PNS;{nip};Pembina;IV/a;Staf\n"


def _office(root: Path, staff: int, naskah: bytes) -> Workspace:
    data, surat = root / "data" / "kantor", root / "templates" / "surat"
    for folder in (data, surat):
        folder.mkdir(parents=True)
    (data / "pengaturan.yaml").write_text(PENGATURAN, encoding="utf-8")
    rows = "".join(map(_row, range(staff)))
    (data / "pegawai.csv").write_text(HEAD + rows, encoding="utf-8")
    (surat / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (surat / "naskah.docx").write_bytes(naskah)
    return find_workspace("kantor", root)


@pytest.fixture
def naskah(make_naskah) -> bytes:
    """The naskah of a letter for each employee."""
    return make_naskah("Yang bertanda tangan: {{ pegawai.nama }}.")


@pytest.fixture
def small(tmp_path: Path, naskah: bytes) -> Workspace:
    """An office with few employees."""
    return _office(tmp_path, FEW, naskah)


@pytest.fixture
def crowd(tmp_path: Path, naskah: bytes) -> Workspace:
    """An office with so many employees that a run takes seven chunks."""
    return _office(tmp_path, MANY, naskah)


def _order(workspace: Workspace) -> app.Order:
    return app.Order(workspace, "Surat Pernyataan", Request(("surat",)))


def _at_end(workspace: Workspace, work_id: str) -> Work:
    """Wait until a work has ended, and return it."""
    while (work := app.work_of(workspace, work_id)) is None or work.runs:
        pass
    return work


def _until_some_are_made(workspace: Workspace, work_id: str) -> None:
    """Wait until the first documents of a work are there."""
    while not ((work := app.work_of(workspace, work_id)) and work.rows):
        pass


def _documents(workspace: Workspace) -> list[Path]:
    return list((workspace.output / "surat").glob("*.docx"))


def _pid_of(work_id: str) -> int:
    """Return the process of a work, by its command line."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if work_id.encode() in command:
            return int(process.name)
    raise AssertionError(work_id)


def test_a_work_makes_what_was_ordered_and_hands_its_report_over(small: Workspace) -> None:
    """What was ordered is made, and the file of the work then holds the report of the run."""
    work = _at_end(small, app.start_work(_order(small)))
    assert (work.keadaan, work.judul, work.problems) == (Keadaan.SELESAI, "Surat Pernyataan", [])
    assert work.report is not None
    assert work.report.types["surat"].made == FEW == len(_documents(small))
    assert [(line.jenis, line.selesai, line.jumlah) for line in work.rows] == [("surat", FEW, FEW)]


def test_what_is_wrong_with_the_data_ends_a_work_with_its_problems(small: Workspace) -> None:
    """A run that is refused hands its problems over, each at its cell."""
    with (small.data / "pegawai.csv").open("a", encoding="utf-8") as file:
        file.write("Ani Lestari;PNS;123;Pembina;IV/a;Staf\n")
    work = _at_end(small, app.start_work(_order(small)))
    assert (work.keadaan, work.report) == (Keadaan.GAGAL, None)
    assert "baris 6" in str(work.problems[0].place)
    assert not _documents(small)


def test_two_works_at_once_do_not_mix(small: Workspace) -> None:
    """While another run holds the output folder, a work ends with the sentence of its lock."""
    small.output.mkdir(parents=True)
    with run_lock(small.output, "output"):
        work = _at_end(small, app.start_work(_order(small)))
    assert [problem.code for problem in work.problems] == ["ZI506"]
    assert not _documents(small)


@pytest.mark.faults
def test_a_cancelled_work_keeps_what_is_whole(crowd: Workspace) -> None:
    """A work that is cancelled stops, and leaves whole files; the same order makes the rest."""
    work_id = app.start_work(_order(crowd))
    _until_some_are_made(crowd, work_id)
    app.cancel_work(crowd, work_id)
    work = _at_end(crowd, work_id)
    made = _documents(crowd)
    assert work.keadaan is Keadaan.DIBATALKAN
    assert 0 < len(made) < MANY
    assert all(zipfile.ZipFile(path).testzip() is None for path in made)
    rest = _at_end(crowd, app.start_work(_order(crowd))).report
    assert rest is not None
    assert (rest.types["surat"].failed, len(_documents(crowd))) == (0, MANY)


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_rate_is_told_once_it_means_something() -> None:
    """What was there already is no speed; after a second the rate and the rest are told."""
    line = Line("notula", 100, 150, mulai=10.0, awal=50)
    assert (Work("a", "A", 9.0, 10.01, rows=[line]).rate) == 0.0
    later = Work("a", "A", 9.0, 12.0, rows=[line])
    assert (later.rate, later.remaining) == (25.0, 2.0)


def test_a_work_outlives_who_started_it(crowd: Workspace) -> None:
    """When the page is killed right after the start, the work goes on to its end."""
    code = (
        "import os, signal; from pathlib import Path; from zi_docs import app\n"
        "from zi_docs.run.plan import Request; from zi_docs.workspace import find_workspace\n"
        "space = find_workspace('kantor', Path.cwd())\n"
        "print(app.start_work(app.Order(space, 'Surat', Request(('surat',)))), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    page = subprocess.run([sys.executable, "-c", code], cwd=crowd.root, stdout=subprocess.PIPE)
    assert page.returncode == -signal.SIGKILL
    work = _at_end(crowd, page.stdout.decode().strip())
    assert (work.keadaan, len(_documents(crowd))) == (Keadaan.SELESAI, MANY)


@pytest.mark.faults
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the process by /proc")
def test_a_killed_work_is_told_as_cut_off(crowd: Workspace) -> None:
    """A killed work is told as cut off, never as running; the same order makes the rest."""
    work_id = app.start_work(_order(crowd))
    _until_some_are_made(crowd, work_id)
    os.kill(_pid_of(work_id), signal.SIGKILL)
    work = _at_end(crowd, work_id)
    assert work.keadaan is Keadaan.TERPUTUS
    assert [problem.code for problem in work.problems] == ["ZI821"]
    again = _at_end(crowd, app.start_work(_order(crowd)))
    assert (again.keadaan, len(_documents(crowd))) == (Keadaan.SELESAI, MANY)


@pytest.mark.faults
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the process by /proc")
def test_a_killed_task_leaves_nothing_half(
    crowd: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A task that is killed is told as cut off, and leaves no result; begun again it gives one."""
    monkeypatch.setattr("zi_docs.app.order.is_large", lambda _: True)
    work_id = app.start_survey(crowd)
    os.kill(_pid_of(work_id), signal.SIGKILL)
    assert _at_end(crowd, work_id).keadaan is Keadaan.TERPUTUS
    assert app.kept_check(crowd) is None
    assert _at_end(crowd, app.start_survey(crowd)).keadaan is Keadaan.SELESAI
    assert app.kept_check(crowd) is not None


@pytest.mark.parametrize("typed", ["", "../../etc/passwd", "..", "a" * 50, "20210101-000000-abcd"])
def test_an_id_leads_to_no_other_file(typed: str, small: Workspace) -> None:
    """An id that nobody got from a start leads to no work, and to no file outside the folder."""
    assert app.work_of(small, typed) is None
    app.cancel_work(small, typed)
    assert not small.output.exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 1}', "nul\0"])
def test_a_damaged_file_of_a_work_is_no_work(text: str, small: Workspace) -> None:
    """A file of a work that is not exactly of its shape is as good as none."""
    folder = small.output / FOLDER
    folder.mkdir(parents=True)
    (folder / "20210101-000000-abcd.json").write_text(text, encoding="utf-8")
    assert app.list_works(small) == []


def test_only_the_last_works_are_remembered(small: Workspace) -> None:
    """Files of works that ended long ago are deleted when the next one is ordered."""
    works: WorkFolder = works_of(small)
    for _ in range(MOST + 3):
        works.order({})
    assert len(list(works.folder.iterdir())) == MOST + 1


def test_an_order_survives_its_file(small: Workspace) -> None:
    """An order that went through its file asks for the same as before."""
    from datetime import date

    from zi_docs.app import RunOptions
    from zi_docs.run.sheets import PrintOptions

    asked = Request(("surat",), ("Ani", "Budi"), tanggal=date(2021, 4, 27), terbit=True)
    options = RunOptions(timpa=True, cetak=PrintOptions(("docx", "pdf"), dua_sisi=True))
    order = app.Order(small, "Surat", asked, options)
    assert app.Order.of_plain(order.as_plain()) == order


def test_a_process_that_does_not_start_is_told(
    small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the process can't be started, that is a problem, and no work stays behind."""
    monkeypatch.setattr(sys, "executable", "/tidak/ada")
    with pytest.raises(ZiDocsError) as caught:
        app.start_work(_order(small))
    assert [problem.code for problem in caught.value.problems] == ["ZI820"]
    assert app.list_works(small) == []
