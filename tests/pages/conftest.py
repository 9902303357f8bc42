"""Every type of both sample data sets on paper, and data sets made as small or large as can be."""

from __future__ import annotations

import copy
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import Converter, PdfItem
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.run.to_pdf import JOINER
from zi_docs.workspace import Workspace

from .paper import TYPES, Paper, read_paper

BASE = "gunungkidul-2020"
PLEDGES = {
    "trenggalek-2021": "197805102003012007",
    BASE: "198009242007121007",
}
WITNESS = "196708161993031005"
LARGE, SMALL, MEDIUM = "besar", "kecil", "sedang"
NAME = "Raden Ajeng Kusumaningtyas Wahyuningsih Purbosari Hadiningrat Sastroatmodjo"
FRONT, BACK = "Prof. Dr. Ir. Hj.", "S.T., M.T., M.Sc., Ph.D., IPU., ASEAN Eng."
OFFICE = (
    "Kepala Subbidang Pengelolaan Informasi Administrasi Kependudukan, Pemanfaatan Data dan "
    "Dokumen, Kerja Sama Antarlembaga, serta Inovasi Pelayanan Pendaftaran Penduduk dan "
    "Pencatatan Sipil Wilayah Pegunungan"
)
UNIT = (
    "Unit Pelaksana Teknis Daerah Rumah Sakit Umum Daerah dan Pusat Pelayanan Kesehatan "
    "Masyarakat Terpadu Wilayah Pegunungan Seribu Bagian Selatan"
)
A4 = "permendagri-1-2023"


@pytest.fixture(scope="session")
def converter(libreoffice: LibreOffice, poppler: None) -> Converter:
    """LibreOffice, on a machine that can read what it makes."""
    return libreoffice


@pytest.fixture(scope="session")
def papers(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, converter: Converter
) -> dict[str, Paper]:
    """Every paper by the name of its data and type, each converted once."""
    root = tmp_path_factory.mktemp("kertas")
    for data in PLEDGES:
        _copy(repository, data, root / "data" / data)
    for data, (units, rows, guests, profile) in _SIZES.items():
        folder = root / "data" / data
        _copy(repository, BASE, folder)
        _resize(folder, units, rows, guests, profile)
    wanted = [made for data in (*PLEDGES, *_SIZES) for made in _make(root, data)]
    return _read_all(wanted, converter)


@pytest.fixture(scope="session")
def edges(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, converter: Converter
) -> dict[str, Paper]:
    """Papers on A4 whose tables end at every height of a page; in the first all names are long."""
    root = tmp_path_factory.mktemp("tepi")
    for letters, (data, (units, rows, tasks)) in enumerate(EDGES.items()):
        folder = root / "data" / data
        _copy(repository, BASE, folder)
        _resize(folder, units, rows, 1, A4)
        _set_tasks(folder, tasks)
        _set_letters(folder, letters)
    _lengthen(root / "data" / LONG)
    wanted = [made for data in EDGES for made in _make(root, data)]
    return _read_all(wanted, converter)


def _read_all(wanted: list[tuple[PdfItem, TataNaskah]], converter: Converter) -> dict[str, Paper]:
    results = list(convert([item for item, _ in wanted], converter, JOINER, proses=2))
    assert [result.problems for result in results if not result.ok] == []
    return {
        item.shown: read_paper(*item.shown.split(), profile, item.target)
        for item, profile in wanted
    }


LONG = "tepi-1"
# Units, plan rows, tasks: in steps smaller than a signature block is high.
EDGES = {
    LONG: (11, 4, 0),
    "tepi-2": (13, 6, 6),
    "tepi-3": (15, 8, 12),
    "tepi-4": (17, 10, 18),
    "tepi-5": (19, 12, 24),
}


_NOBODY = {"Kepala": "", "Singkatan": ""}
_SIZES = {SMALL: (1, 1, 1, ""), MEDIUM: (2, 40, 7, ""), LARGE: (200, 200, 120, A4)}


def names() -> list[str]:
    """Return the name of every paper."""
    return [f"{data} {jenis}" for data in (*PLEDGES, *_SIZES) for jenis in TYPES]


@pytest.fixture(params=names())
def paper(papers: dict[str, Paper], request: pytest.FixtureRequest) -> Paper:
    """Each paper in turn."""
    return papers[request.param]


def _copy(repository: Path, data: str, folder: Path) -> None:
    copy_sample(repository / "data" / data, folder)


def _make(root: Path, data: str) -> Iterator[tuple[PdfItem, TataNaskah]]:
    """Make one document of each type, to become a PDF."""
    workspace = Workspace(root, root / "data" / data, root / "output" / data)
    dataset, problems = load_dataset(workspace, app.open_catalog(root))
    assert dataset is not None, problems
    pledge = (PLEDGES.get(data, PLEDGES[BASE]),)
    others = tuple(jenis for jenis in TYPES if jenis != "pakta-integritas")
    pledges = Request(("pakta-integritas",), hanya=pledge)
    for request in (pledges, Request(others, terbit=True)):
        app.generate(workspace, request, lambda *_: None)
    for jenis in TYPES:
        made = min((workspace.output / jenis).rglob("*.docx"))
        target = root / "pdf" / data / f"{jenis}.pdf"
        yield PdfItem(made, target, f"{data} {jenis}"), dataset.tata_naskah


def _resize(folder: Path, units: int, rows: int, guests: int, profile: str) -> None:
    """Give a data set so many units, plan rows and participants, and one long-named employee."""
    staff = _read(folder / "pegawai.csv", "cp1252")
    for person in staff:
        if person["NIP"].replace(" ", "") == PLEDGES[BASE]:
            person |= {"Nama": NAME, "Gelar Depan": FRONT, "Gelar Belakang": BACK}
            person["Jabatan"] = OFFICE
    _write(folder / "pegawai.csv", staff, "cp1252")

    known = _read(folder / "unit_kerja.csv", "cp1252")
    for unit in known[units:]:
        unit["Diusulkan"] = ""
    more = [
        known[0] | {"Kode": f"U{n:03}", "Nama Unit Kerja": f"Unit Kerja Ke-{n:03}"} | _NOBODY
        for n in range(len(known), units)
    ]
    _write(folder / "unit_kerja.csv", [*known, *more], "cp1252")

    plan = _read(folder / "rencana_aksi.csv", "utf-8-sig")
    plan = sorted((plan * (rows // len(plan) + 1))[:rows], key=plan.index)
    numbered = [row | {"Kegiatan": f"{row['Kegiatan']} {n}"} for n, row in enumerate(plan, 1)]
    _write(folder / "rencana_aksi.csv", numbered, "utf-8-sig")

    meetings = yaml.safe_load((folder / "rapat.yaml").read_text("utf-8"))
    first = meetings[0]["peserta"]
    meetings[0]["peserta"] = [
        first[n] if n < len(first) else first[n % len(first)] | {"nama": f"Peserta Ke-{n:03}"}
        for n in range(guests)
    ]
    (folder / "rapat.yaml").write_text(yaml.safe_dump(meetings, allow_unicode=True), "utf-8")

    settings = (folder / "pengaturan.yaml").read_text("utf-8")
    settings = re.sub(r"(total|WBK): 2", rf"\1: {units}", settings)
    if profile:
        settings = settings.replace("profil: f4-kebiasaan-lama", f"profil: {profile}")
    (folder / "pengaturan.yaml").write_text(settings, "utf-8")


def _set_tasks(folder: Path, tasks: int) -> None:
    path = folder / "rapat.yaml"
    meetings = yaml.safe_load(path.read_text("utf-8"))
    known = meetings[0]["tindak_lanjut"]
    meetings[0]["tindak_lanjut"] = [copy.deepcopy(known[n % len(known)]) for n in range(tasks)]
    path.write_text(yaml.safe_dump(meetings, allow_unicode=True), "utf-8")


def _set_letters(folder: Path, letters: int) -> None:
    """Let the decree mention this many letters, which move its end down the page."""
    letter = (
        "Surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor "
        "B/12/RB.04/2020 tanggal 3 Februari 2020 hal Pembangunan Zona Integritas"
    )
    path = folder / "pengaturan.yaml"
    settings = yaml.safe_load(path.read_text("utf-8"))
    settings["isian"]["sk-penetapan-unit"]["memperhatikan"] = [letter] * letters
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _lengthen(folder: Path) -> None:
    """Give the person who pledges, the witness and their unit the longest name and jabatan."""
    staff = _read(folder / "pegawai.csv", "cp1252")
    for person in staff:
        if person["NIP"].replace(" ", "") in (PLEDGES[BASE], WITNESS):
            person |= {"Nama": NAME, "Gelar Depan": FRONT, "Gelar Belakang": BACK}
            person["Jabatan"] = OFFICE
    _write(folder / "pegawai.csv", staff, "cp1252")
    units = _read(folder / "unit_kerja.csv", "cp1252")
    units[0]["Nama Unit Kerja"] = UNIT
    _write(folder / "unit_kerja.csv", units, "cp1252")


def _read(path: Path, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding)), delimiter=";"))


def _write(path: Path, rows: list[dict[str, str]], encoding: str) -> None:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))
