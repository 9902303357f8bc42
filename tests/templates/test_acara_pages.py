"""The papers of meetings and commitments on paper, at their extremes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from tests.pdf_pages import page_texts
from zi_docs.app import open_catalog
from zi_docs.app.preparing import spec_of
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
LONG = (
    "Prof. Dr. dr. H. Raden Mas Tumenggung Muhammad Abdurrahman Wahyuningrat, Sp.PD., M.Kes., M.H."
)
POST = "Kepala Subbagian Perencanaan, Keuangan, dan Pelaporan pada Bidang Pelayanan Penunjang"
UNIT = "Unit Pelaksana Teknis Daerah Rumah Sakit Umum Daerah Kelas B dr. Raden Mas Soewandi"
WORDS = ("Ahmad", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hadi", "Indah", "Joko", "Maya")
MANY = 200
Example = dict[str, Any]


def name(number: int) -> str:
    """Return a name without digits, another one for each number."""
    count = len(WORDS)
    return " ".join(
        (WORDS[number % count], WORDS[number // count % count], WORDS[number // count**2])
    )


def person(number: int, who: str) -> dict[str, str]:
    """Return a person; each twentieth, and the first, has the longest name, post and unit."""
    long = number % 20 == 0
    return {who: LONG if long else name(number), "jabatan": POST if long else "Camat"}


def changed(jenis: str) -> Example:
    """Return the example of a type with many people, or with the most that it bears."""
    tree: Example = yaml.safe_load((CATALOG.types[jenis] / "contoh.yaml").read_text("utf-8"))
    meeting = next(iter(tree.get("rapat", [])), {})
    if jenis == "daftar-hadir":
        meeting["peserta"] = [person(one, "nama") | {"unit": "Kantor"} for one in range(MANY)]
    elif jenis == "undangan-rapat":
        meeting["penerima"] = [{"yth": person(one, "a")["jabatan"]} for one in range(61)]
        for number, row in enumerate(meeting["penerima"]):
            row["instansi"] = f"{UNIT if number % 20 == 0 else 'Kantor'} {name(number)}"
    elif jenis == "surat-tugas":
        tree["tugas"][0]["petugas"] = [person(one, "orang") for one in range(40)]
    elif jenis in ("piagam-pencanangan", "berita-acara"):
        witnesses = [person(one * 5, "orang") | {"instansi": UNIT} for one in range(1, 13)]
        meeting["saksi"] = [*meeting["saksi"][: 2 * (jenis == "berita-acara")], *witnesses]
        tree["unit_kerja"][0]["nama"] = UNIT
    elif jenis == "laporan-kegiatan":
        meeting["foto"] = [{"gambar": f"{one}.jpg", "keterangan": POST} for one in "abc"]
    else:
        unit = tree["unit_kerja"][0]["kode"]
        staff = [person(one, "nama") for one in range(1, MANY)]
        tree["pegawai"] += [one | {"status": "non-ASN", "unit_kerja": unit} for one in staff]
    return tree


KINDS = (
    "berita-acara",
    "daftar-hadir",
    "komitmen-bersama",
    "laporan-kegiatan",
    "pakta-integritas-kolektif",
    "piagam-pencanangan",
    "surat-tugas",
    "undangan-rapat",
)


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, libreoffice: LibreOffice, poppler: None
) -> Mapping[str, list[str]]:
    """Return the text of each page of each type, with the charter on both papers."""
    folder = tmp_path_factory.mktemp("acara")
    for one in "abc":
        Image.new("RGB", (900, 1200 if one == "a" else 600), (90, 120, 160)).save(
            folder / f"{one}.jpg"
        )
    for jenis in KINDS:
        _write(folder, jenis, jenis, changed(jenis))
    narrow = changed("piagam-pencanangan")
    narrow["pengaturan"]["tata_naskah"] = {"profil": "f4-kebiasaan-lama"}
    _write(folder, "piagam-f4", "piagam-pencanangan", narrow)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [str(libreoffice.path), profile, "--headless", "--convert-to", "pdf"]
    sources = map(str, sorted(folder.glob("*.docx")))
    subprocess.run([*command, "--outdir", str(folder), *sources], check=True, capture_output=True)
    paths = sorted(folder.glob("*.pdf"))
    return {path.stem: list(map(tight, page_texts(path))) for path in paths}


def tight(text: str) -> str:
    """Return a text without spaces: a PDF has none where a line ends."""
    return "".join(text.split())


def _write(folder: Path, stem: str, jenis: str, tree: Example) -> None:
    path = folder / "contoh.yaml"
    path.write_text(json.dumps(tree, default=str), encoding="utf-8")
    dataset, _ = load_example(path, "contoh.yaml", CATALOG)
    plan, _ = plan_type(dataset, CATALOG.load(jenis), Request((jenis,)))
    nomor = "000.8.3/123/UNIT/XII/2022" if plan.numbered_kind else ""
    made = spec_of(plan, folder).compile().render(plan.context(plan.jobs[0], nomor))
    (folder / f"{stem}.docx").write_bytes(made)


@pytest.mark.parametrize("stem", ["piagam-pencanangan", "piagam-f4"])
def test_a_charter_is_one_page(pages: Mapping[str, list[str]], stem: str) -> None:
    """With twelve witnesses of long names a charter is still one page, on A4 and on F4."""
    [page] = pages[stem]
    assert page.count(tight(UNIT).upper().replace("DR.", "dr.")) >= 12


LISTS = {
    "daftar-hadir": ("Tanda Tangan", 199, "Ir. Bambang Sutrisno"),
    "pakta-integritas-kolektif": ("TANDA TANGAN", 199, "Drs. Suharto Widodo"),
    "surat-tugas": ("SEBAGAI", 39, "Bambang Widjanarko"),
    "undangan-rapat": ("YTH.", 59, "Ir. Bambang Sutrisno"),
}


@pytest.mark.parametrize("jenis", LISTS)
def test_a_long_list_ends_with_its_signature(pages: Mapping[str, list[str]], jenis: str) -> None:
    """Each page of a list has its heading; the last two rows stand with the signature below."""
    heading, last, signer = LISTS[jenis]
    of_list = pages[jenis][1 if jenis in ("surat-tugas", "undangan-rapat") else 0 :]
    assert len(of_list) > 1
    assert [page for page in of_list if tight(heading) not in page] == []
    assert of_list[-1].index(tight(name(last))) < of_list[-1].index(tight(signer))
    assert jenis == "pakta-integritas-kolektif" or tight(name(last - 1)) in of_list[-1]


def test_nobody_of_a_unit_lacks_in_its_commitment(pages: Mapping[str, list[str]]) -> None:
    """Everyone of the unit has a row; its head signs above the list and has none."""
    text = "".join(pages["komitmen-bersama"])
    assert f"{MANY + 2}{tight(name(MANY - 1))}" in text
    assert text.count("RatnaDewiLestari") == 1


def test_parties_sign_below_the_last_sentence(pages: Mapping[str, list[str]]) -> None:
    """Both parties sign on the page of the last sentence; twelve witnesses follow."""
    pages_of = pages["berita-acara"]
    (at,) = [number for number, page in enumerate(pages_of) if "sebagaimanamestinya" in page]
    assert "PIHAKKEDUA,KEPALA" in pages_of[at].partition("sebagaimanamestinya")[2]
    assert sum(page.count("Prof.Dr.dr.H.RadenMas") for page in pages_of) == 3


def test_photos_stand_in_their_annex(pages: Mapping[str, list[str]]) -> None:
    """The photos of a report stand on its last page, each with its words and its date."""
    last = pages["laporan-kegiatan"][-1]
    assert "FOTOKEGIATAN" in last
    assert last.count("27April2021") == 3
