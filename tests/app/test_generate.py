"""From an office's folder to its documents, on the two sample data sets."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.codes import Severity
from zi_docs.errors import DataError, RegisterError
from zi_docs.files.names import carries_nik
from zi_docs.ooxml.text import document_text
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.workspace import find_workspace

SAMPLES = ("trenggalek-2021", "gunungkidul-2020")
NUMBERED = (
    "berita-acara",
    "sk-agen-perubahan",
    "sk-penetapan-unit",
    "sk-tim-identifikasi",
    "sk-tim-kerja",
    "sk-tim-penilai-internal",
    "undangan-rapat",
)
DRAFTS = [f"{jenis} (konsep)" for jenis in NUMBERED]
ACCEPTED = Path(__file__).parent / "accepted"


def run(root: Path, data: str, output: Path, **wanted: object) -> RunReport:
    workspace = find_workspace(data, root, output)
    jenis = wanted.pop("jenis", ())
    request = Request(jenis=jenis, semua=not jenis, **wanted)  # type: ignore[arg-type]
    return app.generate(workspace, request, lambda *_: None)


@pytest.fixture(scope="module", params=SAMPLES)
def sample(
    request: pytest.FixtureRequest, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, RunReport]:
    """A sample data set, the folder of its documents, and the report of the run."""
    output = tmp_path_factory.mktemp(request.param)
    root = tmp_path_factory.mktemp("ruang")
    copy_sample(repository / "data" / request.param, root / "data" / request.param)
    report = run(root, request.param, output)
    decree = run(root, request.param, output, jenis=("sk-penetapan-unit",), terbit=True)
    report.problems += decree.problems
    return request.param, output, report


def test_samples_have_no_problem(sample: tuple[str, Path, RunReport]) -> None:
    """The sample data sets give no problem that an office could mend in its data.

    What is left is a doubt of the program's own list, since nobody has looked up the gazettes of
    two ministerial rules (ZI352), and a note of what is not cited by habit (ZI396).
    """
    _, _, report = sample
    assert [p for p in report.problems if p.severity is Severity.GALAT] == []
    others = [p for p in report.problems if p.code not in {"ZI352", "ZI396"}]
    assert [(p.code, str(p.place), p.message) for p in others] == []


def test_every_document_is_made(sample: tuple[str, Path, RunReport]) -> None:
    """A run makes all that the data allow, and a konsep of what has a number."""
    data, output, report = sample
    made = {row.jenis: row.made for row in report.types.values()}
    expected = {
        "trenggalek-2021": {"pakta-integritas": 152, "rencana-aksi": 3},
        "gunungkidul-2020": {"pakta-integritas": 25, "rencana-aksi": 1},
    }[data]
    expected |= {"daftar-hadir": 2, "kertas-identifikasi": 1, "notula": 1, "piagam-pencanangan": 1}
    assert made == expected | dict.fromkeys(DRAFTS, 1)
    assert len(list(output.rglob("*.docx"))) == sum(made.values())


def test_every_document_is_sound(sample: tuple[str, Path, RunReport]) -> None:
    """Every part of every file parses strictly, and no tag is left anywhere."""
    _, output, _ = sample
    for path in sorted(output.rglob("*.docx")):
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                    assert b"{{" not in content, f"{path}: {name}"
        docx.Document(io.BytesIO(data))


def test_texts_are_the_accepted_ones(sample: tuple[str, Path, RunReport], accept: bool) -> None:
    """The text of every document that is no konsep equals its accepted one, a file per type."""
    data, output, report = sample
    for jenis in (name.removesuffix(" (konsep)") for name in report.types):
        texts = [
            f"== {path.relative_to(output).as_posix()}\n{document_text(path.read_bytes())}"
            for path in sorted((output / jenis).rglob("*.docx"))
        ]
        kept = ACCEPTED / data / f"{jenis}.txt"
        if not texts and not kept.exists():
            continue
        if accept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text("\n".join(texts), encoding="utf-8", newline="\n")
        assert "\n".join(texts) == kept.read_text(encoding="utf-8")


def test_an_error_stops_before_anything_is_written(repository: Path, tmp_path: Path) -> None:
    """With one wrong row nothing is written, and every problem is reported."""
    folder = tmp_path / "data" / "gunungkidul-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    staff = folder / "pegawai.csv"
    staff.write_bytes(staff.read_bytes().replace(b"PNS", b"PSN", 2))
    output = tmp_path / "keluar"
    with pytest.raises(DataError) as error:
        run(tmp_path, "gunungkidul-2020", output)
    places = [str(p.place) for p in error.value.problems if p.code == "ZI203"]
    assert len(places) == 2
    assert all("pegawai.csv" in place for place in places)
    assert not output.exists()


def test_a_fifth_type_is_a_folder(repository: Path, tmp_path: Path, make_naskah: object) -> None:
    """A new document type is a folder in the office's own templates: no Python is touched."""
    copy_sample(repository / "data" / "gunungkidul-2020", tmp_path / "data" / "gunungkidul-2020")
    folder = tmp_path / "templates" / "surat-izin"
    folder.mkdir(parents=True)
    (folder / "manifest.yaml").write_text(
        "judul: Surat Izin\nkeluarga: korespondensi\nsatu_per: pegawai\n"
        'nama_berkas: "{pegawai.nama} {pegawai.nomor_tampil}"\n'
        "isian:\n  isian.tugas: {keterangan: Apa tugasnya, bawaan: mengikuti pelatihan}\n",
        encoding="utf-8",
    )
    (folder / "untuk.j2").write_text(
        "{{ isian.tugas }};\n{% if pegawai.punya_bawahan %}memimpin;\n{% endif %}", "utf-8"
    )
    naskah = make_naskah(  # type: ignore[operator]
        "Kepada {{ pegawai.nama_gelar }}",
        "{%p for butir in bagian.untuk %}",
        "{{ loop.index|huruf }}. {{ butir.teks }}",
        "{%p endfor %}",
    )
    (folder / "naskah.docx").write_bytes(naskah)
    report = run(tmp_path, "gunungkidul-2020", tmp_path / "keluar", jenis=("surat-izin",))
    assert report.types["surat-izin"].made == 25
    first = sorted((tmp_path / "keluar" / "surat-izin").glob("*.docx"))[0]
    assert "a. mengikuti pelatihan;" in document_text(first.read_bytes())


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{pegawai.nama} {pegawai.nomor_tampil}", "Suratman.docx"),
        ("Kartu {pegawai.nik}", "Kartu Suratman.docx"),
        ("{pegawai.nomor_induk}/Kartu", "NIK Suratman/Kartu.docx"),
    ],
)
def test_no_file_is_named_after_a_nik(
    repository: Path, tmp_path: Path, make_naskah: object, pattern: str, name: str
) -> None:
    """Whatever a type's pattern of names says, no file or folder has a NIK in its name.

    Two namesakes of one unit get different names all the same.
    """
    data, folder = tmp_path / "data" / "kantor", tmp_path / "templates" / "kartu"
    copy_sample(repository / "data" / "gunungkidul-2020", data)
    staff = (data / "pegawai.csv").read_bytes()
    [row] = [line for line in staff.splitlines(keepends=True) if line.startswith(b"Suratman;")]
    namesake = row.replace(b"3403012609820009", b"3403012609820010")
    (data / "pegawai.csv").write_bytes(staff + namesake)
    folder.mkdir(parents=True)
    (folder / "manifest.yaml").write_text(
        f'judul: Kartu\nkeluarga: khusus\nsatu_per: pegawai\nnama_berkas: "{pattern}"\n', "utf-8"
    )
    naskah = make_naskah("{{ pegawai.nomor_tampil }}")  # type: ignore[operator]
    (folder / "naskah.docx").write_bytes(naskah)
    run(tmp_path, "kantor", tmp_path / "keluar", jenis=("kartu",))
    made = tmp_path / "keluar" / "kartu"
    there = {path.relative_to(made).as_posix() for path in made.rglob("*.docx")}
    assert {name, name.replace(".docx", "_2.docx")} <= there
    assert len(there) == 26
    assert not any(map(carries_nik, there))


def test_a_choice_names_files_as_the_whole_does(
    repository: Path, tmp_path: Path, make_naskah: object
) -> None:
    """A document made alone gets the same name as when its namesake's is made with it."""
    copy_sample(repository / "data" / "gunungkidul-2020", tmp_path / "data" / "gunungkidul-2020")
    folder = tmp_path / "templates" / "kartu"
    folder.mkdir(parents=True)
    (folder / "manifest.yaml").write_text(
        "judul: Kartu\nkeluarga: khusus\nsatu_per: pegawai\nnama_berkas: Kartu\n", "utf-8"
    )
    naskah = make_naskah("{{ pegawai.nomor_tampil }}")  # type: ignore[operator]
    (folder / "naskah.docx").write_bytes(naskah)
    run(tmp_path, "gunungkidul-2020", tmp_path / "semua", jenis=("kartu",))
    last = sorted((tmp_path / "semua" / "kartu").glob("*.docx"))[-1]
    number = document_text(last.read_bytes()).strip()
    run(tmp_path, "gunungkidul-2020", tmp_path / "satu", jenis=("kartu",), hanya=(number,))
    assert [p.name for p in (tmp_path / "satu" / "kartu").glob("*.docx")] == [last.name]


def test_one_more_record_remakes_nothing(repository: Path, tmp_path: Path) -> None:
    """A new colleague changes no document whose naskah does not print him."""
    folder = tmp_path / "data" / "gunungkidul-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    output = tmp_path / "keluar"
    run(tmp_path, "gunungkidul-2020", output, jenis=("pakta-integritas",))
    staff = folder / "pegawai.csv"
    lines = staff.read_bytes().splitlines(keepends=True)
    staff.write_bytes(b"".join(lines[:-1]))
    report = run(tmp_path, "gunungkidul-2020", output, jenis=("pakta-integritas",))
    row = report.types["pakta-integritas"]
    assert (row.made, row.skipped, len(report.orphans)) == (0, 24, 1)


def test_lewati_never_makes_a_document_with_rows_missing(repository: Path, tmp_path: Path) -> None:
    """A decree or a plan that would miss a wrong row is not made, and the run says so."""
    folder = tmp_path / "data" / "gunungkidul-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    staff = folder / "pegawai.csv"
    staff.write_bytes(staff.read_bytes().replace(b"PNS", b"PSN", 1))
    workspace = find_workspace("gunungkidul-2020", tmp_path)
    jenis = ("pakta-integritas", "rencana-aksi", "sk-penetapan-unit")
    options = app.RunOptions(lewati=True)
    report = app.generate(workspace, Request(jenis), lambda *_: None, options)
    made = {row.jenis: row.made for row in report.types.values()}
    assert made["sk-penetapan-unit"] == made["rencana-aksi"] == 0
    assert 0 < made["pakta-integritas"] < 25
    assert [p.code for p in report.problems].count("ZI211") == 2


HEAD = b"Pembina Tingkat I;IV/b;Panewu Wonosari"
WITNESS = b"Pembina;IV/a;Sekretaris Dinas"
OF_THE_WITNESS = b";197502152002032014\r\n"
WRONG = {
    "atasan": ("pegawai.csv", WITNESS, WITNESS.replace(b"Pembina", b"Penata"), OF_THE_WITNESS),
    "kepala": ("pegawai.csv", HEAD, HEAD.replace(b"IV/b", b"IV/a"), b";WONOSARI;"),
    "unit": ("unit_kerja.csv", b"606081999031007;WBK;", b"606081999031007;WBBM;", b";WONOSARI;"),
}


@pytest.mark.parametrize("whose", WRONG)
def test_lewati_prints_no_wrong_row_of_another(
    repository: Path, tmp_path: Path, whose: str
) -> None:
    """A pledge that would print a wrong row beside its own is refused (ZI212).

    That row may be of its witness, of its unit, or of the head of its unit.
    """
    folder = tmp_path / "data" / "gunungkidul-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    file, right, wrong, of_it = WRONG[whose]
    change(folder / file, right, wrong)
    workspace = find_workspace("gunungkidul-2020", tmp_path)
    options = app.RunOptions(lewati=True)
    report = app.generate(workspace, Request(("pakta-integritas",)), lambda *_: None, options)
    held = [str(p.place) for p in report.problems if p.code == "ZI212"]
    rows = (folder / "pegawai.csv").read_bytes().splitlines(keepends=True)
    printing = [n for n, row in enumerate(rows, 1) if of_it in row and wrong not in row]
    assert held == [f"data/gunungkidul-2020/pegawai.csv, baris {n}" for n in printing] != []
    own = file == "pegawai.csv"
    assert report.types["pakta-integritas"].made == 25 - own - len(held)


REFUSED = {
    "atasan": ("pegawai.csv", b"PNS;19750215 200203", b"PSN;19750215 200203", OF_THE_WITNESS),
    "unit": ("unit_kerja.csv", b"WONOSARI;Kapanewon Wonosari", b"WONOSARI;", b";WONOSARI;"),
}


@pytest.mark.parametrize("whose", REFUSED)
def test_lewati_leaves_no_hole_for_a_refused_row(
    repository: Path, tmp_path: Path, whose: str
) -> None:
    """A person whose unit or witness is a refused row gets no pledge (ZI212).

    The reference to such a row is not reported, since that only follows. So this rule alone keeps a
    pledge without its witness from being printed.
    """
    folder = tmp_path / "data" / "gunungkidul-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    file, right, wrong, of_it = REFUSED[whose]
    change(folder / file, right, wrong)
    rows = (folder / "pegawai.csv").read_bytes().splitlines(keepends=True)
    printing = [n for n, row in enumerate(rows, 1) if of_it in row]
    options = app.RunOptions(lewati=True)
    workspace = find_workspace("gunungkidul-2020", tmp_path)
    report = app.generate(workspace, Request(("pakta-integritas",)), lambda *_: None, options)
    held = [p.place.row for p in report.problems if p.code == "ZI212"]
    assert held == printing != []
    assert {p.code for p in report.problems} <= {"ZI203", "ZI201", "ZI212"}


@pytest.mark.parametrize("role", ["pimpinan", "notulis"])
def test_lewati_makes_no_minutes_with_a_wrong_row(
    repository: Path, tmp_path: Path, role: str
) -> None:
    """Minutes that would print the wrong row of their chair or note-taker are refused (ZI212)."""
    folder = tmp_path / "data" / "gunungkidul-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    key = {"pimpinan": b"sekretaris_inspektorat", "notulis": b"notulis"}[role]
    change(folder / "rapat.yaml", role.encode() + b": " + key, role.encode() + b": Arum Sekarwangi")
    workspace, request = find_workspace("gunungkidul-2020", tmp_path), Request(("notula",))
    options = app.RunOptions(lewati=True)
    whole = app.generate(workspace, replace(request, konsep=True), lambda *_: None, options)
    change(folder / "pegawai.csv", WITNESS, WITNESS.replace(b"Pembina", b"Penata"))
    report = app.generate(workspace, request, lambda *_: None, options)
    assert (whole.types["notula (konsep)"].made, report.types["notula"].made) == (1, 0)
    [held] = [p for p in report.problems if p.code == "ZI212"]
    assert "rapat.yaml" in str(held.place)


@pytest.mark.parametrize("how", [shutil.copytree, shutil.move], ids=["copied", "renamed"])
def test_the_register_of_another_data_set(repository: Path, tmp_path: Path, how: object) -> None:
    """A decree is not numbered again because its data folder was copied or renamed (ZI509)."""
    folder = tmp_path / "data" / "kantor-2020"
    copy_sample(repository / "data" / "gunungkidul-2020", folder)
    decree = ("sk-penetapan-unit",)
    run(tmp_path, "kantor-2020", tmp_path / "keluar", jenis=decree, terbit=True)
    how(folder, folder.with_name("kantor-2021"))  # type: ignore[operator]
    with pytest.raises(RegisterError) as error:
        run(tmp_path, "kantor-2021", tmp_path / "lain", jenis=decree)
    [problem] = error.value.problems
    assert problem.code == "ZI509"
    assert "kantor-2020" in problem.message


def change(path: Path, old: bytes, new: bytes) -> None:
    """Replace the first such bytes of a file that has them."""
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def own_type(root: Path, naskah: bytes, satu_per: str = "rapat") -> None:
    """Put a type of the office's own, ``kartu``, into a workspace."""
    folder = root / "templates" / "kartu"
    folder.mkdir(parents=True)
    (folder / "manifest.yaml").write_text(
        f"judul: Kartu\nkeluarga: khusus\nsatu_per: {satu_per}\nnama_berkas: Kartu\n", "utf-8"
    )
    (folder / "naskah.docx").write_bytes(naskah)


@pytest.mark.parametrize(
    ("satu_per", "text", "code"),
    [
        ("rapat", "Acara: {{ rapat.acra }}", "ZI421"),
        ("pegawai", "{{ pegawai.nama }} {{ pegawai.tanggal_lahirr }}", "ZI421"),
        ("pegawai", "{{ pegawai }}", "ZI422"),
        ("rapat", "{% if rapat.acara > 5 %}a{% endif %}", "ZI423"),
    ],
)
def test_check_fills_the_documents(
    repository: Path, tmp_path: Path, make_naskah: object, satu_per: str, text: str, code: str
) -> None:
    """The check reports once what would stop a document from being made, and makes nothing.

    A fault of one document is reported with its record's row, a fault of all with the naskah.
    """
    sample = "gunungkidul-2020"
    meetings = copy_sample(repository / "data" / sample, tmp_path / "data" / sample) / "rapat.yaml"
    only_one = meetings.read_text("utf-8").partition("\n# Contoh seluruhnya")[0]
    meetings.write_text(only_one, "utf-8")
    own_type(tmp_path, make_naskah(text), satu_per)  # type: ignore[operator]
    report = app.check(find_workspace(sample, tmp_path), Request(("kartu",)))
    [problem] = [p for p in report.problems if p.code == code]
    assert f'kartu/naskah.docx, "{text}"' in str(problem.place)
    assert str(problem.place).startswith("templates") == (satu_per == "pegawai")
    assert not (tmp_path / "output").exists()


def test_check_tells_the_row_that_is_wrong(
    repository: Path, tmp_path: Path, make_naskah: object
) -> None:
    """A fault of some documents is reported with the row of each."""
    sample = "gunungkidul-2020"
    copy_sample(repository / "data" / sample, tmp_path / "data" / sample)
    naskah = make_naskah("{% if pegawai.punya_bawahan %}{{ pegawai.tiada }}{% endif %}")  # type: ignore[operator]
    own_type(tmp_path, naskah, "pegawai")
    report = app.check(find_workspace(sample, tmp_path), Request(("kartu",)))
    rows = [str(p.place).partition(" (")[0] for p in report.problems if p.code == "ZI421"]
    assert 0 < len(set(rows)) == len(rows) < 25
    assert all("pegawai.csv" in row for row in rows)
