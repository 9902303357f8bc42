"""What the papers of an agent of change say, and on which decree they rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.register import Document
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request
from zi_docs.word.partials import compile_partials

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
TYPES = {jenis: CATALOG.load(jenis) for jenis in ("laporan-agen", "rencana-tindak-agen")}
ISSUED = "2022-02-10"
DONE, TAKEN_UP = "telah terlaksana", "terintegrasi dalam sistem kerja"
PLANNED = {"realisasi": "", "terintegrasi": False}
MADE = {"realisasi": "Loket dibuka", "terintegrasi": False}
LASTING = {"realisasi": "Loket dibuka", "terintegrasi": True}


@pytest.mark.parametrize(
    ("rows", "summary"),
    [
        ([MADE], f"Perubahan yang direncanakan, yaitu 1 (satu) perubahan, {DONE}."),
        (
            [LASTING] * 2,
            f"Kedua perubahan yang direncanakan {DONE} dan {TAKEN_UP}.",
        ),
        (
            [MADE, LASTING],
            f"Kedua perubahan yang direncanakan {DONE}, "
            f"dan dari yang terlaksana itu 1 (satu) telah {TAKEN_UP}.",
        ),
        (
            [LASTING] * 3,
            "Seluruh perubahan yang direncanakan, yaitu 3 (tiga) perubahan, "
            f"{DONE} dan {TAKEN_UP}.",
        ),
        (
            [MADE, PLANNED],
            f"Sebanyak 1 (satu) dari 2 (dua) perubahan yang direncanakan {DONE}.",
        ),
        (
            [LASTING, PLANNED],
            f"Sebanyak 1 (satu) dari 2 (dua) perubahan yang direncanakan {DONE} dan {TAKEN_UP}.",
        ),
        (
            [MADE, LASTING, {**LASTING, "realisasi": ""}],
            f"Sebanyak 2 (dua) dari 3 (tiga) perubahan yang direncanakan {DONE}, "
            f"dan dari yang terlaksana itu 1 (satu) telah {TAKEN_UP}.",
        ),
    ],
)
def test_what_was_taken_up_is_part_of_what_was_done(
    rows: list[Mapping[str, object]], summary: str
) -> None:
    """The numbers of a report never read as a sum, and none opens its sentence."""
    partials = compile_partials(TYPES["laporan-agen"])[0]
    (opening,) = [one for one in partials if one.name == "pembuka"]
    agent = {"orang": {"nama_gelar": "Sri"}, "perubahan_agen": rows}
    shown = opening.render({"agen": agent, "tanggal": date(2026, 6, 15)})
    assert shown[-1]["teks"] == summary
    assert not summary[0].isdecimal()


def test_a_change_without_a_result_shows_its_schedule() -> None:
    """Nobody says of a change of these or the coming months that it was not made."""
    printed = (CATALOG.types["laporan-agen"] / "contoh.txt").read_text(encoding="utf-8")
    assert "| Sedang berjalan (Oktober s.d. Desember) |" in printed


@pytest.mark.parametrize("jenis", TYPES)
@pytest.mark.parametrize(("unit", "is_named"), [("PKM-MELATI", True), ("PKM-LAIN", False)])
def test_an_agent_names_the_decree_of_the_unit(jenis: str, unit: str, is_named: bool) -> None:
    """An agent's papers cite the decree of the agent's own unit, once it is issued."""
    dataset, _ = load_example(CATALOG.types[jenis] / "contoh.yaml", jenis, CATALOG)
    plan, _ = plan_type(dataset, TYPES[jenis], Request(()))
    decree = Document("sk-agen-perubahan", unit, "4/2022", "", "", "", "", 0, 0, "", "", "", ISSUED)
    cited = {"keputusan": (decree,)}
    values = replace(plan, cited=cited).context(plan.jobs[0], "")
    (basis,) = [one for one in compile_partials(TYPES[jenis])[0] if one.name == "dasar"]
    found = [one["teks"] for one in basis.render(values)]
    assert found == is_named * [
        "Keputusan Kepala Puskesmas Melati Nomor 4/2022 tanggal 10 Februari 2022 tentang "
        "Penetapan Agen Perubahan pada Puskesmas Melati Tahun 2022"
    ]


@pytest.mark.parametrize(("unit", "is_named"), [("PKM-MELATI", True), ("PKM-LAIN", False)])
def test_follow_ups_name_the_report_of_their_unit(unit: str, is_named: bool) -> None:
    """What the team asked for is followed up under the number of its last report on the unit."""
    jenis = "laporan-tindak-lanjut"
    dataset, _ = load_example(CATALOG.types[jenis] / "contoh.yaml", jenis, CATALOG)
    doctype = CATALOG.load(jenis)
    plan, _ = plan_type(dataset, doctype, Request(()))
    rest = ("", "", "", "", 0, 0, "", "", "")
    reports = [
        Document("laporan-penilaian-mandiri", f"{unit}:{turn}", f"{turn}/LAP", *rest, on)
        for turn, on in ((1, "2021-05-04"), (2, ISSUED), (3, "2029-01-01"))
    ]
    values = replace(plan, cited={"laporan": tuple(reports)}).context(plan.jobs[0], "")
    assert values["rujukan"]["laporan"] == (
        {"nomor": "2/LAP", "tanggal": date.fromisoformat(ISSUED)} if is_named else ""
    )
    (opening,) = [one for one in compile_partials(doctype)[0] if one.name == "pembuka"]
    source = "evaluasi Tim Penilai Internal"
    said = opening.render({**values, "sumber": source})[0]["teks"]
    named = (
        "Laporan Hasil Evaluasi Pembangunan Zona Integritas Nomor 2/LAP tanggal 10 Februari 2022"
    )
    typed = "Laporan Monitoring Triwulan II tanggal 5 Juli 2022"
    assert said.endswith(f"Tim Penilai Internal dalam {named if is_named else typed}.")
    assert "Hasil Evaluasi" not in opening.render({**values, "sumber": "survei"})[0]["teks"]


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ([("Laporan A", 8)], ", yaitu dalam Laporan A tanggal 8 April 2026."),
        ([("Surat Nomor 2 tanggal 8 April 2026", 8)], "dalam Surat Nomor 2 tanggal 8 April 2026."),
        (
            [("Laporan A", 8), ("Rapat B", 6), ("Laporan A", 7)],
            "dalam Rapat B tanggal 6 April 2026 dan "
            "Laporan A tanggal 7 April 2026 dan 8 April 2026.",
        ),
        ([("Laporan A", 8), ("", 7)], "atas rekomendasi yang bersumber dari survei."),
        ([(one, 8) for one in "ABCD"], "atas rekomendasi yang bersumber dari survei."),
    ],
)
def test_follow_ups_name_where_they_were_asked_for(
    reports: list[tuple[str, int]], said: str
) -> None:
    """What every row was asked for in is named once with its date; more than three are not."""
    partials = compile_partials(CATALOG.load("laporan-tindak-lanjut"))[0]
    (opening,) = [one for one in partials if one.name == "pembuka"]
    rows = [{"laporan": name, "tanggal": date(2026, 4, day)} for name, day in reports]
    values = {"daftar_rekomendasi": rows, "sumber": "survei", "rujukan": {"laporan": ""}}
    values |= {"unit_kerja": {"nama": "Dinas"}, "tanggal": date(2026, 5, 19)}
    [told] = opening.render(values)
    assert told["teks"].startswith("Laporan ini memuat tindak lanjut Dinas, keadaan sampai dengan ")
    assert told["teks"].endswith(said)


def test_a_follow_up_is_called_by_its_title() -> None:
    """Every source has the words of the title, so that no name of a paper has a small letter."""
    column = CATALOG.tables["rekomendasi"].kolom["sumber"]
    assert {key.casefold() for key in column.pilihan} == {
        said.casefold() for said in column.disebut.values()
    }
    assert all(said == said.title() or "SOP" in said for said in column.disebut.values())
    assert CATALOG.load("laporan-tindak-lanjut").manifest.sebutan.endswith("Rekomendasi {sumber}")
