"""The papers of a proposal: which of them a date gives, and what they may state."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pdf_pages import page_texts
from zi_docs.ooxml.text import document_text

from .files import edit
from .runs import Outcome, Zi

HEAD = {"nip": "197503122002122004", "status": "PNS", "pangkat": "Pembina", "golongan": "IV/a"}
SETTINGS: dict[str, Any] = {
    "instansi": {
        "nama": "Pemerintah Kabupaten Sukamaju",
        "daerah": "Kabupaten Sukamaju",
        "kepala": "Bupati Sukamaju",
        "ibu_kota": "Sukamaju",
        "kode": "406.001",
    },
    "alamat": {"jalan": "Jalan Pemuda Nomor 1", "kota": "Sukamaju"},
    "tahun": 2026,
    "tanggal": "20 Mei 2026",
    "pejabat": {"kepala_daerah": {"jabatan": "Bupati Sukamaju", "nama": "Surya Adiwijaya"}},
    "isian": {
        "pernyataan-clearance-tlhp": {"inspektorat": "INSPEKTORAT", "keadaan": "30 April 2026"}
    },
}
ROWS: dict[str, list[dict[str, Any]]] = {
    "unit_kerja": [
        {"kode": "PKM", "nama": "Puskesmas Melati", "alamat": "Jalan Melati", "kepala": HEAD["nip"],
         "predikat_diusulkan": "WBK", "kriteria_strategis": "ya"},
        {"kode": "KEC", "nama": "Kecamatan Sukamaju"},
        {"kode": "INSPEKTORAT", "nama": "Inspektorat Daerah", "kepala": "196811051994031008"},
    ],
    "pegawai": [
        {**HEAD, "nama": "Ratna Dewi", "jabatan": "Kepala Puskesmas Melati", "unit_kerja": "PKM"},
        {**HEAD, "nip": "196811051994031008", "nama": "Endang Purwaningsih",
         "jabatan": "Inspektur", "unit_kerja": "INSPEKTORAT"},
    ],
    "syarat_instansi": [{"tahun": "2026", "opini": "WTP"}],
}  # fmt: skip
DATA = ("--data", "kantor")
Office = Callable[..., Path]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Make the data of a proposal; what is given replaces a setting or a table."""
    monkeypatch.chdir(tmp_path)

    def make(settings: dict[str, Any] | None = None, **tables: list[dict[str, Any]]) -> Path:
        folder = tmp_path / "data" / "kantor"
        folder.mkdir(parents=True, exist_ok=True)
        files = {"pengaturan": {**SETTINGS, **(settings or {})}, **ROWS, **tables}
        for name, content in files.items():
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return make


def codes(outcome: Outcome) -> dict[str, str]:
    """Return the code of each problem with its place; of a code the last one."""
    told = json.loads(outcome.out)["masalah"]
    return {one["kode"]: one["tempat"] for one in told}


def made(root: Path) -> set[str]:
    """Return the types of which documents were made."""
    found = (
        path.relative_to(root / "output" / "kantor") for path in (root / "output").rglob("*.docx")
    )
    return {path.parts[1 if path.parts[0] == "konsep" else 0] for path in found}


@pytest.mark.parametrize(
    ("date", "face", "other"),
    [
        ("31 Juli 2024", "sptjm-unit", "sptjm"),
        ("1 Agustus 2024", "sptjm", "sptjm-unit"),
    ],
    ids=["90-2021", "5-2024"],
)
def test_the_face_of_the_sptjm_follows_the_date(
    zi: Zi, office: Office, date: str, face: str, other: str
) -> None:
    """The unit's head signs until 31 July 2024, the head of the office since; never both."""
    root = office({"tahun": 2024, "tanggal": date})
    done = zi("buat", face, *DATA)
    assert (done.code, made(root)) == (0, {face})
    refused = zi("buat", other, *DATA)
    assert refused.code == 1
    assert "tidak dipakai untuk tanggal dokumen ini" in refused.err
    assert refused.err.count("ZI215") == 1


def test_the_unit_signs_over_a_stamp_and_the_office_without(zi: Zi, office: Office) -> None:
    """The model of 90/2021 has a stamp of its date's rate, the model of 5/2024 has none."""
    root = office({"tahun": 2023, "tanggal": "10 Mei 2023"})
    assert zi("buat", "sptjm-unit", *DATA).code == 0
    office()
    assert zi("buat", "sptjm", *DATA).code == 0
    unit, whole = (
        document_text(path.read_bytes())
        for path in sorted((root / "output").rglob("*.docx"), key=lambda path: path.parent.name)[
            ::-1
        ]
    )
    assert "Meterai / Rp10.000" in unit
    assert "Meterai" not in whole
    assert "1 (satu) unit kerja" in whole


def test_an_office_that_proposes_nothing_yet_gets_no_letter(zi: Zi, office: Office) -> None:
    """A proposed predicate alone makes no letter: the conditions of the office come first."""
    office(syarat_instansi=[])
    waiting = json.loads(zi("periksa", *DATA, "--json").out)["belum_siap"]
    assert {"surat-usulan", "sptjm", "surat-sanggah", "pernyataan-clearance-tlhp"} <= set(waiting)


def test_a_letter_after_the_last_day_is_told(zi: Zi, office: Office) -> None:
    """The rule's last day is 31 May; a later letter is made, and told at its date (ZI397)."""
    office({"tanggal": "1 Juni 2026"})
    told = codes(zi("periksa", "surat-usulan", *DATA, "--json"))
    assert "tanggal" in told["ZI397"]
    office({"tanggal": "31 Mei 2026"})
    assert "ZI397" not in codes(zi("periksa", "surat-usulan", *DATA, "--json"))


@pytest.mark.parametrize(
    ("opini", "begun", "places"),
    [
        ("WTP", "6 Januari 2025", []),
        ("WDP", "6 Januari 2025", ["syarat_instansi.yaml"]),
        ("WTP", "6 Januari 2026", ["unit_kerja.yaml"]),
    ],
    ids=["terpenuhi", "opini", "belum setahun"],
)
def test_conditions_that_are_not_met_are_told(
    zi: Zi, office: Office, opini: str, begun: str, places: list[str]
) -> None:
    """A condition of the office or of a unit that the data deny is told at its cell (ZI229)."""
    unit = {"unit_kerja": "PKM", "tahun": "2026", "mulai_membangun": begun}
    office(syarat_instansi=[{"tahun": "2026", "opini": opini}], syarat_unit=[unit])
    done = zi("periksa", "surat-usulan", *DATA, "--json")
    told = [one for one in json.loads(done.out)["masalah"] if one["kode"] == "ZI229"]
    assert [one["tempat"].split(",")[0].rpartition("/")[2] for one in told] == places
    assert done.code == 0


def test_unknown_conditions_of_a_year_are_told_once(zi: Zi, office: Office) -> None:
    """A proposal of 2023 is made, and told once that its conditions were not tested (ZI547)."""
    office({"tahun": 2023, "tanggal": "10 Mei 2023"})
    done = zi("periksa", "surat-usulan", *DATA, "--json")
    told = [one for one in json.loads(done.out)["masalah"] if one["kode"] == "ZI547"]
    assert [one["tempat"].rpartition(", ")[2] for one in told] == ["tanggal"]
    assert "tahun usulan 2022 dan 2023" in told[0]["pesan"]
    assert done.code == 0


TLHP = {"unit_kerja": "PKM", "sumber": "BPK", "nomor_lhp": "21/LHP/2025", "rekomendasi": 3}


@pytest.mark.parametrize(
    ("parts", "column"),
    [
        ({"selesai": 2, "proses": 1}, "proses"),
        ({"selesai": 2, "belum": 1}, "belum"),
        ({"selesai": 2}, "rekomendasi"),
        ({"selesai": 2, "tidak_dapat": 1}, ""),
        ({"selesai": 3}, ""),
    ],
    ids=["proses", "belum", "jumlah", "tidak dapat", "selesai"],
)
def test_a_statement_of_tlhp_is_true(
    zi: Zi, office: Office, parts: dict[str, int], column: str
) -> None:
    """While a recommendation is open the statement is refused at its cell (ZI359)."""
    office(tlhp=[{**TLHP, **parts}])
    done = zi("periksa", "pernyataan-clearance-tlhp", *DATA, "--json")
    told = codes(done)
    assert done.code == (1 if column else 0)
    assert ("ZI359" in told) is bool(column)
    assert told.get("ZI359", column).endswith(column)


def test_recommendations_to_other_units_do_not_matter(zi: Zi, office: Office) -> None:
    """The statement is about the proposed units; one without rows is nihil, and noted (ZI195)."""
    other = {**TLHP, "unit_kerja": "KEC", "selesai": 0, "belum": 3}
    root = office(tlhp=[other])
    made = zi("buat", "pernyataan-clearance-tlhp", *DATA)
    assert made.code == 0
    assert made.err.count("ZI195") == 1
    [path] = (root / "output").rglob("*.docx")
    text = document_text(path.read_bytes())
    assert "Puskesmas Melati: nihil" in text
    assert "Kecamatan" not in text


def test_only_a_proposed_unit_objects(zi: Zi, office: Office) -> None:
    """An objection of a unit that is not proposed is refused at its row (ZI399)."""
    row = {"butir": "LKE", "catatan_penilai": "Tidak terbuka", "sanggahan": "Sudah terbuka"}
    office(sanggah=[{**row, "unit_kerja": "KEC"}, {**row, "butir": "SPTJM"}])
    done = zi("periksa", "surat-sanggah", *DATA, "--json")
    assert done.code == 1
    assert "unit_kerja" in codes(done)["ZI399"]
    office(sanggah=[{**row, "unit_kerja": "PKM"}, {**row, "butir": "SPTJM"}])
    assert zi("periksa", "surat-sanggah", *DATA).code == 0


def test_a_report_of_a_predicate_needs_the_predicate(zi: Zi, office: Office) -> None:
    """Only a unit that holds a predicate is reported on, with one of the two conclusions."""
    row = {"unit_kerja": "KEC", "tahun": "2026", "tahun_predikat": "2024",
           "hasil": "tidak memenuhi", "nilai_pengungkit": "38,5", "nilai_hasil": "30"}  # fmt: skip
    root = office(pemantauan_predikat=[row])
    refused = zi("buat", "laporan-pemantauan-predikat", *DATA)
    assert refused.code == 1
    assert "predikat_dimiliki" in refused.err or "Predikat Dimiliki" in refused.err
    units = [{**unit, **({"predikat_dimiliki": "WBK"} if unit["kode"] == "KEC" else {})}
             for unit in ROWS["unit_kerja"]]  # fmt: skip
    office(pemantauan_predikat=[row], unit_kerja=units)
    assert zi("buat", "laporan-pemantauan-predikat", *DATA).code == 0
    [path] = (root / "output").rglob("*.docx")
    text = document_text(path.read_bytes())
    assert "tidak memenuhi kriteria predikat" in text
    assert "masih memenuhi" not in text


TEAM = {"macam": "penilai internal", "kedudukan": "Ketua", "orang": "196811051994031008"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{**TEAM, "orang": HEAD["nip"]}], True),
        ([TEAM, {**TEAM, "macam": "kerja", "unit_kerja": "PKM"}], True),
        ([TEAM, {**TEAM, "macam": "kerja", "unit_kerja": "PKM", "orang": HEAD["nip"]}], False),
    ],
    ids=["kepala unit", "tim kerja", "orang lain"],
)
def test_nobody_assesses_what_he_builds(
    zi: Zi, office: Office, rows: list[dict[str, Any]], told: bool
) -> None:
    """An assessor who heads a proposed unit or is in its team is told at his row (ZI398)."""
    office(tim=rows)
    found = codes(zi("periksa", "sk-tim-penilai-internal", *DATA, "--json"))
    assert ("ZI398" in found) is told


def test_a_paper_before_what_orders_it_is_told(zi: Zi, office: Office) -> None:
    """The decree of the assessors comes before the statement and the letter (ZI397)."""
    dates = {"sk-tim-penilai-internal": "21 Mei 2026", "sptjm": "20 Mei 2026"}
    office({"tanggal_jenis": dates}, tim=[TEAM])
    types = ("sk-tim-penilai-internal", "sptjm")
    told = codes(zi("periksa", *types, *DATA, "--json"))
    assert "sptjm" in told["ZI397"]
    office({"tanggal_jenis": {**dates, "sptjm": "21 Mei 2026"}}, tim=[TEAM])
    assert "ZI397" not in codes(zi("periksa", *types, *DATA, "--json"))


def test_an_issued_paper_orders_by_the_date_under_which_it_was_issued(
    zi: Zi, office: Office
) -> None:
    """Its date counts though the data now say another, and though its type was not asked for.

    Of two issued papers nothing is told, for neither date can be mended.
    """
    decree, letter = "sk-tim-penilai-internal", "sptjm"
    office({"tanggal_jenis": {letter: "20 Mei 2026"}}, tim=[TEAM])
    done = zi("buat", decree, "--terbit", "--tanggal", "21 Mei 2026", *DATA)
    assert done.code == 0, done.err
    told = codes(zi("periksa", letter, *DATA, "--json"))
    assert "sptjm" in told["ZI397"]
    assert "ZI397" in codes(zi("periksa", decree, letter, *DATA, "--json"))
    assert "ZI397" not in codes(zi("periksa", letter, *DATA, "--tanggal", "21 Mei 2026", "--json"))
    assert zi("buat", letter, "--terbit", *DATA).code == 0
    assert "ZI397" not in codes(zi("periksa", letter, *DATA, "--json"))


def test_a_twin_of_a_type_is_a_folder(zi: Zi, office: Office, repository: Path) -> None:
    """A copied folder is a type of its own: listed by its stage, checked and made."""
    root = office()
    twin = root / "templates" / "surat-kembar"
    shutil.copytree(repository / "templates" / "surat-usulan", twin)
    for file in ("contoh.yaml", "contoh.txt", "naskah.txt"):
        (twin / file).unlink()
    edit(twin / "manifest.yaml", "tahap: usulan", "tahap: penilaian")
    edit(twin / "manifest.yaml", 'nama_berkas: "Surat', 'nama_berkas: "Kembar')
    listed = {one["id"]: one["tahap"] for one in json.loads(zi("jenis", "--json").out)["jenis"]}
    assert (listed["surat-kembar"], listed["surat-usulan"]) == ("penilaian", "usulan")
    assert zi("buat", "surat-kembar", "surat-usulan", *DATA).code == 0
    assert made(root) == {"surat-kembar", "surat-usulan"}
    own, builtin = (
        document_text(next((root / "output").rglob(f"{name} Usulan ZI 2026.docx")).read_bytes())
        for name in ("Kembar", "Surat")
    )
    assert own == builtin


LONG = "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Koperasi, Usaha Kecil dan Menengah"


def test_the_statement_fits_its_page(zi: Zi, office: Office, libreoffice: object) -> None:
    """The official statements are one page, with the longest names too, on A4 and on F4."""
    head = {**HEAD, "gelar_depan": "Prof. Dr. dr.", "gelar_belakang": "Sp.PD-KGEH., M.Kes.",
            "nama": "Raden Mas Suryaningratkusuma Adiwijayakusumah Prawirodirdjo",
            "jabatan": f"Kepala {LONG}", "unit_kerja": "PKM"}  # fmt: skip
    unit = {**ROWS["unit_kerja"][0], "nama": LONG, "alamat": f"Jalan {LONG} Nomor 123"}
    for profile in ("permendagri-1-2023", "f4-kebiasaan-lama"):
        settings = {"tahun": 2023, "tanggal": "10 Mei 2023", "tata_naskah": {"profil": profile}}
        root = office(settings, unit_kerja=[unit], pegawai=[head])
        assert zi("buat", "sptjm-unit", *DATA, "--format", "pdf").code == 0
        [pdf] = (root / "output").rglob("*.pdf")
        assert len(page_texts(pdf)) == 1
        shutil.rmtree(root / "output")
        shutil.rmtree(root / "data")


def test_a_letter_for_two_hundred_units(zi: Zi, office: Office, libreoffice: object) -> None:
    """One letter proposes them all, and its closing words stay with the signature."""
    units = [{**ROWS["unit_kerja"][0], "kode": f"U{number:03}", "nama": f"{LONG} {number}"}
             for number in range(200)]  # fmt: skip
    root = office({"isian": {"surat-usulan": {"tembusan": ["Gubernur Jawa Tengah"]}}},
                  unit_kerja=[*ROWS["unit_kerja"], *units])  # fmt: skip
    assert zi("buat", "surat-usulan", *DATA, "--format", "pdf").code == 0
    [pdf] = (root / "output").rglob("*.pdf")
    last = page_texts(pdf)[-1]
    assert "Demikian kami sampaikan" in last
    assert "Surya Adiwijaya" in last
    assert "Gubernur Jawa Tengah" in last


def test_a_letter_cites_the_report_of_each_unit(
    zi: Zi, office: Office, same_process: None, compiled_once: None
) -> None:
    """Each unit has its own evaluation report: the newest that is issued is named behind it.

    One report of all units, when typed, takes their place.
    """
    other = {**ROWS["unit_kerja"][0], "kode": "KEC", "nama": "Kecamatan", "kepala": ""}
    other |= {"predikat_dimiliki": "WBK", "predikat_diusulkan": "WBBM"}
    assessed = [
        {"unit_kerja": kode, "putaran": n, "kode_lke": "1.i.a", "jawaban_tpi": "Ya"}
        for kode in ("PKM", "KEC")
        for n in "12"
    ]
    units = [ROWS["unit_kerja"][0], other, ROWS["unit_kerja"][2]]
    tables = {"unit_kerja": units, "penilaian": assessed}
    office(None, **tables)
    note = ("register", "catat", "laporan-penilaian-mandiri")
    for kunci, nomor, tanggal in (
        ("PKM:1", "700/1/LHE", "2026-04-06"),
        ("PKM:2", "700/2/LHE", "2026-05-08"),
    ):
        assert zi(*note, kunci, nomor, tanggal, *DATA).code == 0
    before, _, listed = _letter(zi).partition("unit kerja berikut:\n")
    assert "untuk setiap unit kerja" in before
    first, second = listed.splitlines()[:2]
    assert first.endswith("(WBK), menurut laporan Nomor 700/2/LHE tanggal 8 Mei 2026; dan")
    assert second.endswith("(WBBM),")
    office({"isian": {"surat-usulan": {"nomor_laporan": "700/9/LHE"}}}, **tables)
    of_all = _letter(zi)
    assert "Nomor 700/9/LHE, kami mengusulkan" in of_all
    assert "menurut laporan" not in of_all


def _letter(zi: Zi) -> str:
    """Return the text of the letter of proposal, made anew."""
    assert zi("buat", "surat-usulan", *DATA).code == 0
    [path] = Path("output").rglob("Surat Usulan*.docx")
    return document_text(path.read_bytes()).replace("\N{NO-BREAK SPACE}", " ")
