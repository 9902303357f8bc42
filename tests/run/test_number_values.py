"""What a number's pattern may name: the code and the unit, and never a hole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from zi_docs import app
from zi_docs.app.book import open_workspace_register
from zi_docs.errors import Problem
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.ooxml.text import document_text
from zi_docs.register import ReserveItem, ReserveRequest, printer
from zi_docs.run.plan import Request
from zi_docs.workspace import find_workspace

from .conftest import MANIFEST, SETTINGS, MakeNaskah, Office

MEETING = "- {kode: R1, acara: Rapat Koordinasi, tanggal: 27 April 2021}\n"
CODED = SETTINGS.replace("ibu_kota: Contoh}", 'ibu_kota: Contoh, kode: "406.001"}')
ISSUED = "nomor_unit: Inspektorat\n"
UNCODED = SETTINGS + 'tata_naskah: {profil: permendagri-1-2023, nomor: {surat: {kode: ""}}}\n'


@pytest.fixture
def one_per(bare_office: Office, make_naskah: MakeNaskah) -> Office:
    """An office with a meeting, whose letters print only their number."""
    data = bare_office.root / "data" / "kantor"
    (data / "rapat.yaml").write_text(MEETING, encoding="utf-8")
    naskah = bare_office.root / "templates" / "surat" / "naskah.docx"
    naskah.write_bytes(make_naskah("{{ nomor }}"))
    return bare_office


def describe(office: Office, satu_per: str, more: str = "", settings: str = SETTINGS) -> None:
    """Write the settings, and a manifest with a letter for each record of this kind."""
    text = MANIFEST.replace("satu_per: pegawai", f"satu_per: {satu_per}")
    names = {"data": "Surat", "rapat": "{rapat.kode}", "unit_kerja": "{unit_kerja.kode}"}
    name = names.get(satu_per, "{pegawai.nama}")
    text = text.replace("{pegawai.unit_kerja.kode}/Surat {pegawai.nama}", name)
    (office.root / "templates" / "surat" / "manifest.yaml").write_text(text + more, "utf-8")
    (office.root / "data" / "kantor" / "pengaturan.yaml").write_text(settings, encoding="utf-8")


def numbers(office: Office) -> list[str]:
    """Make the letters; return their numbers as printed."""
    assert office.print().problems == []
    files = sorted((office.output / "surat").rglob("*.docx"))
    return [document_text(path.read_bytes()).strip() for path in files]


def told(office: Office) -> Sequence[Problem]:
    return app.check(find_workspace("kantor", office.root), Request(("surat",))).problems


@pytest.mark.parametrize("satu_per", ["data", "rapat"])
def test_a_record_without_a_unit_has_the_office_s_code(one_per: Office, satu_per: str) -> None:
    """Where the pattern has a unit and the record none, the office's own code is printed."""
    describe(one_per, satu_per, settings=CODED)
    assert numbers(one_per) == ["060/001/406.001/IV/2021"]


@pytest.mark.parametrize("satu_per", ["data", "rapat"])
def test_without_the_office_s_code_the_type_is_refused(one_per: Office, satu_per: str) -> None:
    """No number is printed with a hole in it; a meeting's code is not a unit's."""
    describe(one_per, satu_per)
    [problem] = told(one_per)
    assert (problem.code, str(problem.place).split(", ")[-1]) == ("ZI213", "instansi.kode")
    assert "Surat Izin" in problem.message


UNITS = """Kode;Nama;Jenis;Induk
SETDA;Sekretariat;Sekretariat;
IRBAN;Inspektorat Pembantu I;Inspektorat;ITDA
ITDA;Pengawas;Inspektorat;
DUKCAPIL;Dukcapil;Dinas;
"""


def units(office: Office, text: str = UNITS) -> None:
    (office.root / "data" / "kantor" / "unit_kerja.csv").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("issuer", "code"),
    [("", "SETDA"), ("Inspektorat", "ITDA"), ("Badan", "406.001"), ("instansi", "406.001")],
)
def test_a_number_has_the_code_of_the_unit_that_issues(
    one_per: Office, issuer: str, code: str
) -> None:
    """A paper about a unit bears the code of its issuer, found by its kind; else the office's."""
    units(one_per)
    describe(one_per, "unit_kerja", f"nomor_unit: '{issuer}'\n", CODED)
    assert f"060/001/{code}/IV/2021" in numbers(one_per)


def test_a_number_has_the_code_of_the_unit_that_the_letter_names(one_per: Office) -> None:
    """The issuer that an office typed for a letter comes before the first unit of its kind."""
    units = one_per.root / "data" / "kantor" / "unit_kerja.csv"
    rows = "SETDA;Setda;\nITDA;Pengawas;Inspektorat\nAPIP;Kantor Pengawas;Kantor\nDUKCAPIL;Dinas;"
    units.write_text(f"Kode;Nama;Jenis\n{rows}\n")
    typed = "isian: {surat-pengantar-lhe: {inspektorat: Kantor Pengawas}}\n"
    describe(one_per, "unit_kerja", "nomor_unit: Inspektorat\n", CODED + typed)
    assert "060/001/APIP/IV/2021" in numbers(one_per)


@pytest.mark.parametrize(
    ("row", "isian"),
    [
        ("ITDA;Inspektorat Daerah;Perangkat Daerah;", ""),
        ("ITDA;Itda Contoh;Inspektorat Daerah;", ""),
        ("ITDA;Badan Pengawas;Badan;", "surat: {inspektorat: ITDA}"),
        ("ITDA;Badan Pengawas;Badan;", "pernyataan-clearance-tlhp: {inspektorat: badan pengawas}"),
    ],
)
def test_the_issuer_is_found_whatever_its_kind_is_called(
    one_per: Office, row: str, isian: str
) -> None:
    """By the unit that the office named for it in any type, or by how kind or name begin."""
    units(one_per, f"{UNITS.split('IRBAN')[0]}{row}\nDUKCAPIL;Dukcapil;Dinas;\n")
    field = "isian: {isian.inspektorat: {keterangan: Inspektorat, jenis: unit, wajib: false}}\n"
    describe(one_per, "unit_kerja", ISSUED + field, f"{CODED}isian: {{{isian}}}\n")
    assert {number.split("/")[2] for number in numbers(one_per)} == {"ITDA"}


def agendas(office: Office) -> list[tuple[str, str]]:
    """Return the series and the number of each line of the register."""
    with open_workspace_register(find_workspace("kantor", office.root)) as register:
        return [(line.seri, line.nomor) for line in register.list_numbers()]


def test_who_issues_counts_in_its_own_agenda(one_per: Office) -> None:
    """The Inspektorat's letters don't take numbers of the office's agenda, nor its beginning."""
    units(one_per)
    begun = CODED + "tata_naskah: {profil: permendagri-1-2023, nomor: {surat: {mulai: 87}}}\n"
    describe(one_per, "rapat", settings=begun)
    assert numbers(one_per) == ["060/087/406.001/IV/2021"]
    describe(one_per, "unit_kerja", ISSUED, begun)
    numbers(one_per)
    own = [("surat/ITDA", f"060/00{urut}/ITDA/IV/2021") for urut in (1, 2, 3, 4)]
    assert agendas(one_per) == [("surat", "060/087/406.001/IV/2021"), *own]


def test_a_beginning_of_the_kind_alone_is_the_issuer_s(one_per: Office) -> None:
    """A kind that shares no series is counted by its issuer, from where the office says."""
    units(one_per)
    manifest = ISSUED + "klasifikasi: '700'\n"
    begun = "tata_naskah: {profil: permendagri-1-2023, nomor: {laporan: {mulai: 15}}}\n"
    describe(one_per, "data", manifest, CODED + begun)
    path = one_per.root / "templates" / "surat" / "manifest.yaml"
    path.write_text(path.read_text("utf-8").replace("nomor: surat", "nomor: laporan"), "utf-8")
    assert numbers(one_per) == ["700/015/LAP/ITDA/2021"]
    assert [seri for seri, _ in agendas(one_per)] == ["laporan/ITDA"]


def test_an_agenda_goes_on_after_what_an_earlier_version_counted(one_per: Office) -> None:
    """Numbers with the issuer's code in the office's agenda stay, and are no gap of its own."""
    units(one_per)
    pola = PolaNomor(pola="{kode}/{urut:03}/{unit}/III/{tahun}", kode="005", seri="surat")
    day = date(2021, 3, 1)
    workspace = find_workspace("kantor", one_per.root)
    with open_workspace_register(workspace) as register:
        for unit in ("406.001", "ITDA", "406.001"):
            item = ReserveItem(f"lama {unit}", day, printer(pola, {"unit": unit, "tahun": 2021}))
            register.reserve(ReserveRequest("surat", 2021, unit, [item]))
    describe(one_per, "data", ISSUED, CODED)
    assert numbers(one_per) == ["060/003/ITDA/IV/2021"]
    with open_workspace_register(workspace) as register:
        assert register.inspect().starts["surat/ITDA", 2021] == 3


def test_a_typed_number_belongs_to_the_agenda_whose_code_it_bears(one_per: Office) -> None:
    """A unit's paper under a number of the office takes that number's place, not one of its own."""
    units(one_per)
    describe(one_per, "data", ISSUED, CODED)
    workspace = find_workspace("kantor", one_per.root)
    typed = Request(("surat",), terbit=True, nomor="060/012/406.001/IV/2021")
    app.generate(workspace, typed, lambda *_: None)
    assert agendas(one_per) == [("surat", "060/012/406.001/IV/2021")]


def test_the_office_s_code_is_needed_only_then(one_per: Office) -> None:
    """A record with a unit has its unit's code, with and without a code of the office."""
    describe(one_per, "pegawai")
    before = numbers(one_per)
    assert [number.split("/")[2] for number in before] == ["DUKCAPIL", "SETDA", "SETDA"]
    describe(one_per, "pegawai", settings=CODED)
    assert numbers(one_per) == before
    describe(one_per, "unit_kerja")
    assert {number.split("/")[2] for number in numbers(one_per)} >= {"DUKCAPIL", "SETDA"}


def test_the_manifest_s_classification_comes_first(one_per: Office) -> None:
    """``{kode}`` is the type's own ``klasifikasi``; the pattern's code is used without one."""
    describe(one_per, "data", 'klasifikasi: "800.1"\n', CODED)
    assert numbers(one_per) == ["800.1/001/406.001/IV/2021"]


def test_a_pattern_with_a_code_that_nobody_gives(one_per: Office) -> None:
    """A type without ``klasifikasi`` is refused when its pattern has no code either."""
    describe(one_per, "pegawai", settings=UNCODED)
    [problem] = told(one_per)
    assert (problem.code, str(problem.place)) == (
        "ZI439",
        "templates/surat/manifest.yaml, klasifikasi",
    )
    describe(one_per, "pegawai", 'klasifikasi: "800.1"\n', UNCODED)
    assert numbers(one_per)[0].startswith("800.1/")


def test_a_document_that_is_issued_keeps_its_number(one_per: Office) -> None:
    """A new code is for new numbers: those given stay as they are printed."""
    describe(one_per, "pegawai")
    before = numbers(one_per)
    describe(one_per, "pegawai", 'klasifikasi: "800.1"\n', CODED)
    assert numbers(one_per) == before


@pytest.mark.parametrize(
    ("head", "year", "number"),
    [
        ("Gubernur Contoh", 2023, "100.3.3.1/1/2023"),
        ("Wali Kota Contoh", 2023, "100.3.3.2/1/2023"),
        ("Gubernur Contoh", 2021, "188.44/1/2021"),
    ],
)
def test_a_decree_s_code_follows_its_head_and_date(
    one_per: Office, head: str, year: int, number: str
) -> None:
    """Without a code of the office, a decree has that of the level of the head on its date."""
    settings = SETTINGS.replace("kepala: Bupati", f"kepala: {head}").replace("2021", str(year))
    describe(one_per, "data", settings=settings)
    manifest = one_per.root / "templates" / "surat" / "manifest.yaml"
    text = manifest.read_text("utf-8").replace("nomor: surat", "nomor: keputusan")
    manifest.write_text(text, "utf-8")
    assert numbers(one_per) == [number]
