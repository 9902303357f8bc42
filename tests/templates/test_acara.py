"""The papers of meetings and commitments: what is refused, and their pages at the extremes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from docx.oxml.ns import qn

from zi_docs.app import open_catalog
from zi_docs.app.preparing import spec_of
from zi_docs.checks import check_dataset
from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.text import document_text
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request

ROOT = Path(__file__).resolve().parents[2]
CATALOG = open_catalog(ROOT)
Example = dict[str, Any]
Problems = Callable[[str, Example], list[Problem]]


def example(jenis: str) -> Example:
    """Return the example of a type, to be changed."""
    tree: Example = yaml.safe_load((CATALOG.types[jenis] / "contoh.yaml").read_text("utf-8"))
    return tree


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """Return the function that gives what is told of a changed example, and of its documents."""

    def told(jenis: str, tree: Example) -> list[Problem]:
        path = tmp_path / "contoh.yaml"
        path.write_text(json.dumps(tree, default=str), encoding="utf-8")
        dataset, _ = load_example(path, "contoh.yaml", CATALOG)
        _, found = plan_type(dataset, CATALOG.load(jenis), Request((jenis,)))
        return [*check_dataset(dataset), *found]

    return told


def only(found: Iterable[Problem], code: str) -> Problem:
    """Return the one problem of a code."""
    [one] = [problem for problem in found if problem.code == code]
    return one


def test_dates_of_a_task_follow_one_another(problems: Problems) -> None:
    """A task that ends before it begins is told at its cell, with both dates."""
    tree = example("surat-tugas")
    tree["tugas"][0]["selesai"] = "5 Juni 2022"
    found = only(problems("surat-tugas", tree), "ZI167")
    assert "5 Juni 2022" in found.message
    assert "6 Juni 2022" in found.message
    assert "selesai" in str(found.place)


@pytest.mark.parametrize(
    ("tanggal", "severity"),
    [("28 April 2021", Severity.GALAT), ("27 April 2021", Severity.PERINGATAN)],
    ids=["sesudah", "hari-itu"],
)
def test_an_invitation_goes_out_before_its_meeting(
    problems: Problems, tanggal: str, severity: Severity
) -> None:
    """An invitation dated after its meeting is refused; one of the same day is told."""
    tree = example("undangan-rapat")
    tree["rapat"][0]["undangan"]["tanggal"] = tanggal
    assert only(problems("undangan-rapat", tree), "ZI168").severity is severity


def test_a_task_may_begin_on_the_day_of_its_letter(problems: Problems) -> None:
    """A letter of assignment is dated on the first day at the latest."""
    tree = example("surat-tugas")
    tree["tugas"][0]["tanggal"] = "6 Juni 2022"
    assert "ZI168" not in [one.code for one in problems("surat-tugas", tree)]
    del tree["tugas"][0]["tanggal"]
    tree["pengaturan"]["tanggal"] = "7 Juni 2022"
    assert only(problems("surat-tugas", tree), "ZI168").severity is Severity.GALAT


def _the_head_as_witness(tree: Example) -> None:
    tree["rapat"][0]["saksi"][1] = {"orang": "Ratna Dewi Lestari"}


def _the_head_of_the_region_as_witness(tree: Example) -> None:
    rapat = tree["rapat"][0]
    tree["pengaturan"]["pejabat"] = {"kepala_daerah": {"jabatan": "Bupati", "nama": "Siti Rahayu"}}
    rapat.pop("unit_kerja")


def _the_host_among_the_invited(tree: Example) -> None:
    tree["rapat"][0]["penerima"][1]["yth"] = "Sekretaris  Daerah"


def _the_signer_sends_himself(tree: Example) -> None:
    tree["tugas"][0]["petugas"][0]["orang"] = "197001152006041001"


def _staff_as_supervisor(tree: Example) -> None:
    tree["unit_kerja"][0]["pengawas"] = "Hadi Pranoto, S.Pd."


@pytest.mark.parametrize(
    ("jenis", "spoil"),
    [
        ("piagam-pencanangan", _the_head_as_witness),
        ("piagam-pencanangan", _the_head_of_the_region_as_witness),
        ("undangan-rapat", _the_host_among_the_invited),
        ("surat-tugas", _the_signer_sends_himself),
        ("pakta-integritas-kolektif", _staff_as_supervisor),
    ],
    ids=["kepala-unit", "kepala-daerah", "pengundang", "penugas", "pengawas"],
)
def test_two_parts_are_not_played_by_one(
    problems: Problems, jenis: str, spoil: Callable[[Example], None]
) -> None:
    """Nobody witnesses, invites, sends or supervises himself; who does is refused at his cell."""
    tree = example(jenis)
    assert "ZI169" not in [one.code for one in problems(jenis, tree)]
    spoil(tree)
    found = only(problems(jenis, tree), "ZI169")
    assert found.severity is Severity.GALAT
    assert found.place.file == "contoh.yaml"


def test_the_head_of_a_unit_may_be_a_party(problems: Problems) -> None:
    """Whoever signs the charter may sign the report of its day as a party, which is no witness."""
    tree = example("piagam-pencanangan")
    _the_head_as_witness(tree)
    tree["rapat"][0]["saksi"][1]["peran"] = "pihak 1"
    assert "ZI169" not in [one.code for one in problems("piagam-pencanangan", tree)]


def test_the_head_of_the_region_may_witness_a_unit(problems: Problems) -> None:
    """Where a unit declares, its own head signs; the head of the region is a good witness."""
    tree = example("piagam-pencanangan")
    tree["pengaturan"]["pejabat"] = {"kepala_daerah": {"jabatan": "Bupati", "nama": "Siti Rahayu"}}
    assert "ZI169" not in [one.code for one in problems("piagam-pencanangan", tree)]


def test_nobody_has_two_tasks_at_once(problems: Problems) -> None:
    """Somebody sent twice on the same days is told at the second letter; apart they are fine."""
    tree = example("surat-tugas")
    again = {**tree["tugas"][0], "kode": "lain-2022", "petugas": [{"orang": "Hadi Pranoto"}]}
    tree["tugas"].append(again | {"mulai": "8 Juni 2022", "selesai": ""})
    found = only(problems("surat-tugas", tree), "ZI172")
    assert (found.severity, found.about) == (Severity.PERINGATAN, "Hadi Pranoto")
    tree["tugas"][1] |= {"mulai": "9 Juni 2022"}
    assert "ZI172" not in [one.code for one in problems("surat-tugas", tree)]


def test_nobody_is_present_while_on_a_task(problems: Problems) -> None:
    """Somebody in an attendance list of a day of his task elsewhere is told."""
    tree = example("surat-tugas")
    meeting = {"kode": "r", "acara": "Rapat", "tanggal": "7 Juni 2022"}
    tree["rapat"] = [meeting | {"peserta": [{"nama": "Hadi Pranoto"}]}]
    assert only(problems("surat-tugas", tree), "ZI173").about == "Hadi Pranoto"
    tree["tugas"][0]["tempat"] = "Kecamatan Panggul"
    there = tree["rapat"][0] | {"tempat": "Aula Kecamatan Panggul"}
    assert "ZI173" not in [one.code for one in problems("surat-tugas", tree | {"rapat": [there]})]
    tree["rapat"][0]["tanggal"] = "9 Juni 2022"
    assert "ZI173" not in [one.code for one in problems("surat-tugas", tree)]


def test_photos_of_a_report_are_its_own(problems: Problems) -> None:
    """A report wants two photos, and a photo proves one event only."""
    tree = example("laporan-kegiatan")
    first = tree["rapat"][0]
    first["foto"] = [{"gambar": "satu.jpg"}, {"gambar": "dua.jpg"}]
    assert "ZI174" not in [one.code for one in problems("laporan-kegiatan", tree)]
    tree["rapat"].append({**first, "kode": "lain", "foto": [{"gambar": "SATU.jpg"}]})
    told = [one for one in problems("laporan-kegiatan", tree) if one.code == "ZI174"]
    assert len(told) == 2  # one photo only, and one of the first event


NEEDED = {
    "berita-acara": ("rapat", "kode tanggal tempat berita_acara keputusan saksi"),
    "daftar-hadir": ("rapat", "kode acara tanggal jenis"),
    "komitmen-bersama": ("unit_kerja", "kode nama tanggal_komitmen"),
    "laporan-kegiatan": ("rapat", "kode acara tanggal tempat peserta laporan"),
    "pakta-integritas-kolektif": ("unit_kerja", "kode nama pengawas"),
    "piagam-pencanangan": ("rapat", "kode tanggal tempat jenis"),
    "surat-tugas": ("tugas", "kode dasar untuk mulai petugas"),
    "undangan-rapat": ("rapat", "kode acara tanggal penerima"),
}


@pytest.mark.parametrize("jenis", NEEDED)
def test_what_may_be_empty_leaves_no_hole(tmp_path: Path, jenis: str) -> None:
    """A record with nothing but what its type needs gives a document, by hand to be signed."""
    tree, (table, needed) = example(jenis), NEEDED[jenis]
    tree["pengaturan"] |= {"tanggal": "26 April 2021"}
    tree["pengaturan"]["instansi"]["kode"] = "SETDA"
    row = tree[table][0]
    tree[table] = [{name: value for name, value in row.items() if name in needed.split()}]
    if table == "rapat":
        tree[table][0]["acara"] = "Rapat"
    path = tmp_path / "contoh.yaml"
    path.write_text(json.dumps(tree, default=str), encoding="utf-8")
    dataset, _ = load_example(path, "contoh.yaml", CATALOG)
    plan, found = plan_type(dataset, CATALOG.load(jenis), Request((jenis,)))
    assert [one for one in found if one.severity is Severity.GALAT] == []
    text = document_text(spec_of(plan).compile().render(plan.context(plan.jobs[0], "1/2021")))
    assert "None" not in text
    assert ", ," not in text
    assert re.search(r"\w  \w", text) is None


ALONE = {
    "surat-tugas": ("tugas", "dasar", "Keputusan Bupati", "MENUGASKAN:"),
    "notula": ("rapat", "pembahasan", "Satu hal dibahas", "E.\t"),
    "laporan-kegiatan": ("rapat", "pembahasan", "Satu hal dibahas", "D. Simpulan"),
}
"""Types with a table, its list, an item, and what stands after the list."""


def made(folder: Path, jenis: str, tree: Example) -> bytes:
    """Return the first document of a changed example."""
    path = folder / "contoh.yaml"
    path.write_text(json.dumps(tree, default=str), encoding="utf-8")
    dataset, _ = load_example(path, "contoh.yaml", CATALOG)
    plan, _ = plan_type(dataset, CATALOG.load(jenis), Request((jenis,)))
    return spec_of(plan).compile().render(plan.context(plan.jobs[0], "1/2021"))


def printed(folder: Path, jenis: str, tree: Example) -> str:
    """Return the text of the first document of a changed example."""
    return document_text(made(folder, jenis, tree))


@pytest.mark.parametrize("jenis", ALONE)
def test_an_item_alone_has_no_number(tmp_path: Path, jenis: str) -> None:
    """A list of one item is no enumeration: the item is printed whole, without "1."."""
    tree, (table, column, item, after) = example(jenis), ALONE[jenis]
    tree[table] = [{**tree[table][0], column: [item]}]
    text = printed(tmp_path, jenis, tree)
    before, _, rest = text.partition(item)
    assert not before.endswith("1.\t")
    assert rest.lstrip(".\n").startswith(after)


@pytest.mark.parametrize(
    ("kind", "acara", "title", "word"),
    [
        ("rapat", "Evaluasi Bulan Mei", "NOTULA RAPAT", "Rapat"),
        ("rapat", "Rapat Evaluasi", "NOTULA", "Rapat"),
        ("pertemuan akhir", "Pertemuan Akhir Evaluasi", "NOTULA", "Pertemuan"),
        ("pencanangan", "Pencanangan Zona Integritas", "NOTULA", "Acara"),
        ("sosialisasi", "Sosialisasi Gratifikasi", "NOTULA", "Kegiatan"),
    ],
)
def test_a_ceremony_is_no_meeting(
    tmp_path: Path, kind: str, acara: str, title: str, word: str
) -> None:
    """Minutes call what took place by its kind: in the title, of who led, and in the sentences."""
    tree = example("notula")
    tree["rapat"][0] |= {"jenis": kind, "acara": acara}
    text = printed(tmp_path, "notula", tree)
    assert f"{title}\n{acara.upper()}\n" in text
    assert ("RAPAT" in text) is (word == "Rapat")
    for said in (f"Pimpinan {word},", f"{word} dihadiri", f"{word} dibuka", f"{word} ditutup"):
        assert said in text


@pytest.mark.parametrize(
    ("count", "words"),
    [(3, "-"), (4, "1 (satu) lembar"), (20, "1 (satu) lembar"), (21, "1 (satu) berkas")],
)
def test_an_invitation_says_what_is_added(tmp_path: Path, count: int, words: str) -> None:
    """A list of guests on one sheet is a sheet; only a longer one is a bundle."""
    tree = example("undangan-rapat")
    tree["rapat"][0]["penerima"] = [
        {"yth": f"Camat {'ABCDEFGHIJKLMNOPQRSTU'[n]}"} for n in range(count)
    ]
    assert f"Lampiran | : | {words}\n" in printed(tmp_path, "undangan-rapat", tree)


def _invited(tree: Example) -> None:
    tree["rapat"][0]["penerima"] = [{"yth": f"Camat {name}"} for name in "ABCD"]
    tree["rapat"][0]["pimpinan"] = "sekda"


def _sent(tree: Example) -> None:
    tree["tugas"][0]["petugas"] *= 3
    tree["tugas"][0]["penugas"] = "sekda"


@pytest.mark.parametrize(
    ("jenis", "change", "head"),
    [("undangan-rapat", _invited, "SURAT"), ("surat-tugas", _sent, "SURAT TUGAS")],
)
def test_a_letter_by_order_of_the_regent_is_the_regent_s(
    tmp_path: Path, jenis: str, change: Callable[[Example], None], head: str
) -> None:
    """The head of its annex names whose letter it is, not who signs it a.n. the regent."""
    tree = example(jenis)
    change(tree)
    office = tree["pengaturan"].setdefault("pejabat", {}).setdefault("sekda", {})
    office |= {"jabatan": "Sekretaris Daerah", "nama": "Bambang Sutrisno", "golongan": "IV/d",
               "nip": "196804171994031005", "cara": "a.n.", "atas_nama": "Bupati Sukamaju",
               "pangkat": "Pembina Utama Madya"}  # fmt: skip
    assert f"LAMPIRAN\n{head} BUPATI SUKAMAJU\n" in printed(tmp_path, jenis, tree)


def test_a_report_has_no_empty_room_for_signatures(tmp_path: Path) -> None:
    """The signed list is kept apart: the one in a report only names who was present."""
    text = printed(tmp_path, "laporan-kegiatan", example("laporan-kegiatan"))
    assert "Sesuai dengan daftar hadir yang ditandatangani:" in text
    assert "TANDA TANGAN" not in text
    assert "……" not in text


def test_witnesses_beside_each_other_begin_on_one_line() -> None:
    """The word above the witnesses has a row of its own; both cells below it begin alike."""
    naskah = Document(str(ROOT / "templates" / "berita-acara" / "naskah.docx"))
    rows = naskah.element.body.xpath(".//w:tr")
    texts = ["".join(node.text or "" for node in row.iter(qn("w:t"))) for row in rows]
    (word,) = [row for row, text in zip(rows, texts, strict=True) if "Saksi-saksi:" in text]
    assert len(word.xpath("./w:tc")) == 1
    (names,) = [row for row, text in zip(rows, texts, strict=True) if "baris[0] %}{% if" in text]
    left, _, right = names.xpath("./w:tc")
    starts = [[one.text for one in cell.iter(qn("w:t"))][:3] for cell in (left, right)]
    assert starts[0] == starts[1]


def test_a_candidate_shows_the_conditions_that_are_known(tmp_path: Path) -> None:
    """A condition stands in the sheet only where it is filled, and so does its abbreviation."""
    tree = example("kertas-identifikasi")
    for row in tree["identifikasi"]:
        row.pop("syarat_lhkpn", None)
        row.pop("mulai_membangun", None)
    text = printed(tmp_path, "kertas-identifikasi", tree)
    assert "TLHP: 100%" in text
    assert "Predikat yang dimiliki: Menuju WBK" in text
    assert not [word for word in ("LHKPN", "Mulai membangun") if word in text]


@pytest.mark.parametrize("jenis", ["notula", "laporan-kegiatan"])
def test_what_was_said_ends_with_a_stop(tmp_path: Path, jenis: str) -> None:
    """What was discussed and decided are sentences, also when typed without a stop."""
    tree = example(jenis)
    said = {"pembahasan": ["Satu hal dibahas"], "keputusan": ["Jadwal disepakati", "Tim dibentuk."]}
    tree["rapat"] = [tree["rapat"][0] | said]
    text = printed(tmp_path, jenis, tree)
    for sentence in ("Satu hal dibahas", "Jadwal disepakati", "Tim dibentuk"):
        assert f"{sentence}.\n" in text


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (["Camat"], "Yth.\tCamat\ndi "),
        (["Camat", "Inspektur"], "Yth.\t1.\tCamat\n2.\tInspektur\ndi "),
    ],
)
def test_addressees_stand_below_one_another(tmp_path: Path, names: list[str], lines: str) -> None:
    """The number of each addressee of an invitation has its own column; one alone has no number."""
    tree = example("undangan-rapat")
    tree["rapat"] = [tree["rapat"][0] | {"penerima": [{"yth": name} for name in names]}]
    assert lines in printed(tmp_path, "undangan-rapat", tree)


def test_a_charter_names_people_without_titles() -> None:
    """The names on a charter lack their titles, as its example shows."""
    text = (CATALOG.types["piagam-pencanangan"] / "contoh.txt").read_text("utf-8")
    assert "RATNA DEWI LESTARI\n" in text
    assert "S.SOS" not in text.upper()


def _styles(jenis: str, tree: Example, folder: Path) -> str:
    """Return the body of the first document of a changed example."""
    path = folder / "contoh.yaml"
    path.write_text(json.dumps(tree, default=str), encoding="utf-8")
    dataset, _ = load_example(path, "contoh.yaml", CATALOG)
    plan, _ = plan_type(dataset, CATALOG.load(jenis), Request((jenis,)))
    made = spec_of(plan, folder).compile().render(plan.context(plan.jobs[0], ""))
    return read_package(made, jenis).parts["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("points", "head"),
    [
        (1, "ZISubjudul"),
        (4, "ZISubjudulSedang"),
        (9, "ZISubjudulRapat"),
        (12, "ZISubjudulKecil"),
        (13, "ZISubjudulKecilRapat"),
        (40, "ZISubjudul"),
    ],
    ids=["muat", "sedikit", "hampir", "kecil", "kecil-rapat", "panjang"],
)
def test_short_minutes_are_closed_up_to_one_page(tmp_path: Path, points: int, head: str) -> None:
    """Minutes whose signatures would just miss the first page are closed up, no more than they
    need; others never.
    """
    tree = example("notula")
    tree["rapat"][0] |= {
        "pembahasan": [{"uraian": "Ketua tim menyampaikan realisasi."}] * points,
        "keputusan": ["Kegiatan diselesaikan."],
        "agenda": ["Realisasi"],
        "tindak_lanjut": [{"uraian": "Menyusun jadwal"}],
    }
    assert f'w:val="{head}"' in _styles("notula", tree, tmp_path)


@pytest.mark.parametrize("jenis", ["notula", "berita-acara"])
def test_a_closed_up_paper_keeps_room_for_a_stamp(jenis: str) -> None:
    """What is closed up is the text: about 14 mm stay between a post and its name."""
    styles = Document(str(ROOT / "templates" / jenis / "naskah.docx")).styles
    close = styles["ZI Ruang Rapat"]
    line = 1.15 * 12
    if jenis == "notula":  # one empty line, with a distance before it
        room = close.paragraph_format.space_before.pt + line
    else:  # two lines of this style below an empty one
        room = line + 2 * 1.15 * close.font.size.pt
    assert room >= 39  # points


def test_the_team_signs_in_the_table_it_signed_for() -> None:
    """Who identified the units signs in rows of their table, so that its last row goes with them:
    LibreOffice keeps rows together, but not a table with what follows it.
    """
    naskah = Document(str(ROOT / "templates" / "kertas-identifikasi" / "naskah.docx"))
    matrix = naskah.element.body.xpath(".//w:tbl")[0]
    text = "".join(node.text or "" for node in matrix.iter(qn("w:t")))
    assert text.index("calon.layanan_utama") < text.index("Tim Identifikasi:")
    assert text.index("Tim Identifikasi:") < text.index("orang.kedudukan")


@pytest.mark.parametrize("unit", ["Puskesmas Melati", "Dinas Kesehatan Kabupaten Sukamaju"])
def test_a_charter_of_a_unit_names_its_region_once(tmp_path: Path, unit: str) -> None:
    """A charter has no letterhead, so its title and its text say whose unit makes the declaration,
    unless the name of the unit does."""
    tree = example("piagam-pencanangan")
    tree["unit_kerja"][0]["nama"] = unit
    text = printed(tmp_path, "piagam-pencanangan", tree)
    assert text.count("KABUPATEN SUKAMAJU\n") == 1
    assert text.count(" Kabupaten Sukamaju siap membangun") == 1


def test_a_head_alone_signs_no_list(tmp_path: Path) -> None:
    """A unit whose head is its only employee has no empty list below his signature; one without
    head lists the one employee it has."""
    tree = example("komitmen-bersama")
    tree["pegawai"] = tree["pegawai"][:1]
    assert "TANDA TANGAN" not in printed(tmp_path, "komitmen-bersama", tree)
    tree["unit_kerja"][0]["kepala"] = ""
    assert "TANDA TANGAN" in printed(tmp_path, "komitmen-bersama", tree)


def test_who_has_no_nip_leaves_no_empty_cell(tmp_path: Path) -> None:
    """A dash stands where a shared pledge has no NIP to print; a NIK is nobody's business."""
    tree = example("pakta-integritas-kolektif")
    text = printed(tmp_path, "pakta-integritas-kolektif", tree)
    assert "Pengelola Perpustakaan | - |" in text


def test_a_line_of_a_witness_fits_its_column(tmp_path: Path) -> None:
    """What holds together in one of three columns is no wider than it: Word would tear a word."""
    tree = example("piagam-pencanangan")
    post = {"jabatan": "Kepala Sekolah Menengah Pertama", "instansi": "", "peran": "saksi"}
    names = ("Adi", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita")
    tree["rapat"][0]["saksi"] = [{"orang": name, **post} for name in names]
    body = zipfile.Path(io.BytesIO(made(tmp_path, "piagam-pencanangan", tree)), "word/document.xml")
    held = re.findall(r"[A-Z]+(?:\u00a0[A-Z]+)+", body.read_text("utf-8"))
    assert 0 < max(map(len, held)) <= 20


def test_a_letter_and_a_report_do_not_say_a_thing_twice(tmp_path: Path) -> None:
    """Papers to bring that are only the agenda are no note, and a ceremony is not held for itself.

    What adds a word is said.
    """
    letter = example("undangan-rapat")
    letter["rapat"][0] |= {"agenda": ["Enam area", "Tim kerja"], "materi": ["enam  area"]}
    assert "Bahan:" not in printed(tmp_path, "undangan-rapat", letter)
    letter["rapat"][0]["materi"] = ["Tim kerja", "Lembar kerja"]
    assert "Bahan: Lembar kerja\n" in printed(tmp_path, "undangan-rapat", letter)
    report = example("laporan-kegiatan")
    report["rapat"][0] |= {"acara": "Pencanangan Zona Integritas Tahun 2021"}
    report["rapat"][0].setdefault("undangan", {})["maksud"] = "pencanangan Zona Integritas"
    assert "dalam rangka pencanangan" not in printed(tmp_path, "laporan-kegiatan", report)
    report["rapat"][0]["undangan"]["maksud"] = "penguatan Zona Integritas"
    assert "dalam rangka penguatan" in printed(tmp_path, "laporan-kegiatan", report)


def _by_order(tree: Example, cara: str) -> None:
    """Let the Sekretaris Daerah invite and chair, in a manner of signing of his own."""
    office = {"jabatan": "Sekretaris Daerah", "nama": "Bambang Sutrisno", "cara": cara}
    tree["pengaturan"].setdefault("pejabat", {})["sekda"] = office | (
        {"atas_nama": "Bupati Sukamaju"} if cara == "a.n." else {}
    )
    tree["rapat"][0] |= {"pengundang": "sekda", "pimpinan": "sekda"}


@pytest.mark.parametrize("jenis", ["daftar-hadir", "laporan-kegiatan", "notula"])
def test_only_the_letter_is_signed_by_order(tmp_path: Path, jenis: str) -> None:
    """Who invites a.n. the regent signs the list, the report and the minutes in the own post; who
    stands in signs them so too.
    """
    tree = example(jenis)
    _by_order(tree, "a.n.")
    text = printed(tmp_path, jenis, tree)
    assert "a.n." not in text
    assert "SEKRETARIS DAERAH," in text
    _by_order(tree, "Plt.")
    assert "Plt.\tSEKRETARIS DAERAH," in printed(tmp_path, jenis, tree)


def test_a_copy_to_the_mandator_is_a_report(tmp_path: Path) -> None:
    """An invitation a.n. the regent goes to him "(sebagai laporan)"; another copy does not."""
    tree = example("undangan-rapat")
    _by_order(tree, "a.n.")
    copies = ("BUPATI Sukamaju", "Inspektur")
    tree["rapat"][0]["penerima"] = [
        {"yth": "Camat"}, *({"yth": name, "sebagai": "tembusan"} for name in copies)
    ]  # fmt: skip
    text = printed(tmp_path, "undangan-rapat", tree)
    assert "BUPATI Sukamaju (sebagai laporan); dan\n" in text
    assert text.count("(sebagai laporan)") == 1


@pytest.mark.parametrize(
    ("agenda", "title", "word"),
    [
        (["Pemaparan rancangan standar"], "PEMBAHASAN RANCANGAN", "membahas rancangan"),
        (["Masukan peserta"], "PENINJAUAN", "meninjau"),
    ],
)
def test_a_draft_is_discussed_and_a_standard_reviewed(
    tmp_path: Path, agenda: list[str], title: str, word: str
) -> None:
    """The minutes of a public forum call its matter what the invitation calls it."""
    tree = example("berita-acara")
    tree["rapat"][0] |= {"berita_acara": "reviu standar pelayanan", "agenda": agenda}
    text = printed(tmp_path, "berita-acara", tree)
    assert f"FORUM KONSULTASI PUBLIK {title} STANDAR" in text.replace("\n", " ")
    assert f"forum konsultasi publik untuk {word} standar pelayanan" in text


def test_an_election_is_told_once(tmp_path: Path) -> None:
    """A result that only repeats the table of the elected is not printed; what it adds is."""
    tree = example("berita-acara")
    tree["agen"] = [
        {"unit_kerja": "PKM-MELATI", "orang": "198107052006041007", "alasan": "Teladan"}
    ]
    told = "Hadi Pranoto, S.Ak. terpilih sebagai agen perubahan"
    row = tree["rapat"][0] | {"berita_acara": "pemilihan agen perubahan", "keputusan": [told]}
    tree["rapat"] = [row]
    text = printed(tmp_path, "berita-acara", tree)
    assert "dengan hasil bahwa pegawai berikut terpilih sebagai agen perubahan:\nNO. | " in text
    assert told not in text
    assert "Selain itu" not in text
    row["keputusan"] = [told, "Rencana tindak disusun bulan Juni"]
    text = printed(tmp_path, "berita-acara", tree)
    assert "Selain itu, disepakati hal berikut:\nrencana tindak disusun bulan Juni.\n" in text
