"""What a paper cites follows its date: the list of each decree, and the guideline of a letter."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.doctypes import Catalog
from zi_docs.model import Row
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request
from zi_docs.run.readiness import covers
from zi_docs.tables.dasar_hukum import BAKU, legal_basis
from zi_docs.word.partials import compile_partials
from zi_docs.zona_integritas import pedoman_zi

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
TYPES = {jenis: CATALOG.load(jenis) for jenis in sorted(CATALOG.types)}
DECREES = [jenis for jenis, one in TYPES.items() if one.manifest.dasar_hukum]
LETTERS = [
    jenis
    for jenis, one in TYPES.items()
    if any("pedoman_zi" in text for text in one.partials.values()) and jenis not in DECREES
]

_KINDS = {
    "Peraturan Pemerintah Pengganti Undang-Undang": "Perppu",
    "Undang-Undang": "UU",
    "Peraturan Pemerintah": "PP",
    "Peraturan Presiden": "Perpres",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi": "PermenPANRB",
    "Peraturan Komisi Pemberantasan Korupsi": "Peraturan KPK",
}
_RULE = re.compile(rf"({'|'.join(_KINDS)}) Nomor (\d+) Tahun (\d{{4}})")

ALWAYS = ("UU 28/1999", "UU 31/1999 UU 20/2001", "UU 25/2009", "PP 60/2008", "Perpres 54/2018",
          "PermenPANRB 49/2011")  # fmt: skip
GRAND, ROAD = "Perpres 81/2010", "PermenPANRB 25/2020"
ROAD_3 = f"{ROAD} PermenPANRB 3/2023"
ASN_5, ASN_20, PP_53, PP_94 = "UU 5/2014", "UU 20/2023", "PP 53/2010", "PP 94/2021"
ZI_10 = "PermenPANRB 52/2014 PermenPANRB 10/2019"
ZI_90, ZI_5 = "PermenPANRB 90/2021", "PermenPANRB 90/2021 PermenPANRB 5/2024"


def regional(change: str, administration: str | None = None) -> tuple[str, str]:
    """Return the laws on regions and on administration with their latest change."""
    later = change if administration is None else administration
    return f"UU 23/2014 {change}".strip(), f"UU 30/2014 {later}".strip()


CITED = {
    date(2020, 6, 15): (*regional("UU 9/2015", ""), ASN_5, PP_53, GRAND, ROAD, ZI_10),
    date(2020, 12, 15): (*regional("UU 11/2020"), ASN_5, PP_53, GRAND, ROAD, ZI_10),
    date(2021, 5, 15): (*regional("UU 11/2020"), ASN_5, PP_53, GRAND, ROAD, ZI_10),
    date(2022, 2, 15): (*regional("UU 11/2020"), ASN_5, PP_94, GRAND, ROAD, ZI_90),
    date(2023, 1, 15): (*regional("Perppu 2/2022"), ASN_5, PP_94, GRAND, ROAD, ZI_90),
    date(2023, 5, 15): (*regional("UU 6/2023"), ASN_5, PP_94, GRAND, ROAD_3, ZI_90),
    date(2023, 12, 15): (*regional("UU 6/2023"), ASN_20, PP_94, GRAND, ROAD_3, ZI_90),
    date(2024, 7, 15): (*regional("UU 6/2023"), ASN_20, PP_94, GRAND, ROAD_3, ZI_90),
    date(2024, 9, 15): (*regional("UU 6/2023"), ASN_20, PP_94, GRAND, ROAD_3, ZI_5),
    date(2026, 2, 15): (*regional("UU 6/2023"), ASN_20, PP_94, ZI_5),
}


PLACES = ("uu23-2014", "uu30-2014", "asn", "disiplin-pns")
"""The families that stand first in each row of CITED; the guideline stands last."""
GIFTS, GIFTS_1 = "Peraturan KPK 2/2019", "Peraturan KPK 2/2019 Peraturan KPK 1/2026"
UNCHANGED = {
    "uu14-2008": "UU 14/2008", "uu25-2009": "UU 25/2009", "uu28-1999": "UU 28/1999",
    "uu31-1999": "UU 31/1999 UU 20/2001", "pp60-2008": "PP 60/2008",
    "uu30-2002": "UU 30/2002 UU 19/2019", "perpres76-2013": "Perpres 76/2013",
    "pp96-2012": "PP 96/2012 UU 25/2009",
    "permenpanrb15-2014": "PermenPANRB 15/2014", "permenpanrb27-2014": "PermenPANRB 27/2014",
}  # fmt: skip


def expected(key: str, on: date) -> str:
    """Return the version of a family that a decree of this date cites, in short."""
    if key == "gratifikasi":
        return GIFTS_1 if on.year >= 2026 else GIFTS
    if key == "pedoman-zi":
        return CITED[on][-1]
    return CITED[on][PLACES.index(key)] if key in PLACES else UNCHANGED[key]


def short(citation: str) -> str:
    """Return the rules of a citation in short: the rule and what changed it last."""
    found = (f"{_KINDS[kind]} {number}/{year}" for kind, number, year in _RULE.findall(citation))
    rules = dict.fromkeys(found)
    if "UU 6/2023" in rules:
        rules.pop("Perppu 2/2022", None)  # the law is named after what it enacts
    return " ".join(rules)


@pytest.mark.parametrize("on", CITED, ids=str)
@pytest.mark.parametrize("jenis", DECREES)
def test_a_decree_cites_the_list_of_its_date(jenis: str, on: date) -> None:
    """Of the usual rules a decree cites those in force, with their latest change, and no other."""
    doctype = TYPES[jenis]
    if not covers(doctype, on):
        pytest.skip(f"{jenis} tidak dipakai pada tanggal ini")
    wanted = doctype.manifest.dasar_hukum
    own = {expected(key, on) for key in wanted if key != BAKU}
    cited = [short(rule.kutipan) for rule in legal_basis((), wanted, on)]
    assert len(cited) == len(set(cited))
    usual = {*ALWAYS, *CITED[on]} if BAKU in wanted else set()
    assert set(cited) == usual | own


@pytest.mark.parametrize("on", CITED, ids=str)
def test_a_letter_names_the_guideline_of_its_date(on: date) -> None:
    """Every letter and report that names the guideline names that of its date."""
    assert {"surat-usulan", "laporan-pemantauan-predikat"} <= set(LETTERS)
    assert short(pedoman_zi(on)) == CITED[on][-1]


@pytest.mark.parametrize("jenis", TYPES)
def test_no_wording_names_a_rule_by_its_number(jenis: str) -> None:
    """A paper gets its rules from the lists by date; a number in its wording would outlive them."""
    layout = (CATALOG.types[jenis] / "naskah.txt").read_text(encoding="utf-8")
    for text in (layout, *TYPES[jenis].partials.values()):
        assert not re.search(r"Nomor \d+ Tahun (19|20)\d\d", text)


@pytest.mark.parametrize("jenis", [one for one in TYPES if "menimbang" in TYPES[one].partials])
def test_a_consideration_names_what_is_done(jenis: str) -> None:
    """Each "bahwa" stands by itself: it does not say "melaksanakannya" of the one above."""
    assert not re.search(r"bahwa untuk \w+nya\b", TYPES[jenis].partials["menimbang"])


def wording(jenis: str, name: str) -> str:
    """Return a wording of a type without the remark at its top."""
    return TYPES[jenis].partials[name].partition("#}")[2].strip()


@pytest.mark.parametrize(
    ("jenis", "name", "cited"),
    [
        ("rencana-aksi", "dasar", "sk-penetapan-unit"),
        ("sk-tim-kerja", "menimbang", "sk-penetapan-unit"),
        ("rencana-tindak-agen", "dasar", "sk-agen-perubahan"),
        ("laporan-agen", "dasar", "sk-agen-perubahan"),
    ],
)
def test_a_decree_is_cited_by_the_title_that_it_prints(jenis: str, name: str, cited: str) -> None:
    """A paper that cites a decree names number, date and the decree's own title."""
    own = wording(cited, "judul")
    title = own.replace("{{ unit_kerja", "{{ agen.unit_kerja") if "agen" in jenis else own
    assert f" tentang {title}\n" in wording(jenis, name)


OWN = {
    "sk-tim-identifikasi": {"uu28-1999", "uu25-2009"},
    "sk-tim-penilai-internal": {"uu28-1999", "uu25-2009", "pp60-2008"},
}


@pytest.mark.parametrize("jenis", OWN)
def test_a_team_of_the_region_cites_what_concerns_it(jenis: str) -> None:
    """A decree on a team does not cite what only the decree on the units rests on."""
    wanted = TYPES[jenis].manifest.dasar_hukum
    assert {*wanted} == {"uu23-2014", "uu30-2014", "pedoman-zi", *OWN[jenis]}


TEAMS = {
    "pengendali gratifikasi": {"uu28-1999", "uu31-1999", "uu30-2002", "gratifikasi"},
    "pengaduan": {"uu25-2009", "perpres76-2013"},
    "pengendalian intern": {"pp60-2008"},
    "informasi publik": {"uu14-2008"},
    "survei": {"uu25-2009"},
    "standar pelayanan": {"uu25-2009", "pp96-2012", "permenpanrb15-2014"},
}


@pytest.mark.parametrize("macam", TEAMS)
@pytest.mark.parametrize("jenis", ["sk-tim", "sk-tim-instansi"])
def test_a_team_cites_what_concerns_it(jenis: str, macam: str) -> None:
    """Beside the general laws and the guideline a team cites its own rules, and no other team's."""
    wanted = {*TYPES[jenis].manifest.dasar_hukum}
    (partial,) = [one for one in compile_partials(TYPES[jenis])[0] if one.name == "dilewati"]
    passed = {item["teks"] for item in partial.render({"macam": macam})}
    assert passed == {key for keys in TEAMS.values() for key in keys} - TEAMS[macam]
    assert wanted - passed == {"uu23-2014", "uu30-2014", "asn", "pedoman-zi"} | TEAMS[macam]


@pytest.mark.parametrize(
    ("macam", "told"), [("pengaduan", False), ("pengendali gratifikasi", True)]
)
def test_a_rule_in_doubt_is_told_only_where_it_is_printed(
    macam: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decree on complaints cites no rule on gifts, so nobody is told to compare it (ZI352)."""
    path = CATALOG.types["sk-tim"] / "contoh.yaml"
    row = CATALOG.load_example(path, "sk-tim")
    teams = [{**team, "macam": macam} for team in row.cells["tim"]]
    office = {**row.cells["pengaturan"], "tanggal": "2 Februari 2026", "tahun": 2026}
    changed = Row(row.source, row.number, {**row.cells, "tim": teams, "pengaturan": office})
    monkeypatch.setattr(Catalog, "load_example", lambda *_: changed)
    dataset, _ = load_example(path, "sk-tim", CATALOG)
    _, found = plan_type(dataset, TYPES["sk-tim"], Request(()))
    doubted = [one.about for one in found if one.code == "ZI352"]
    assert any("KPK" in about for about in doubted) == told
