"""Rules about the letters to the ministry: which papers of the office they cite."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.register import Document, Tahap
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request, TypePlan
from zi_docs.word.partials import compile_partials

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
REPORT, LETTER = "laporan-pemantauan-predikat", "surat-sanggah"
TYPED = "Nomor 700.1/5/2026 tanggal 3 Maret 2026"
OF_REGISTER = "Nomor 9/LAP/2026 tanggal 3 Maret 2026"


def held(jenis: str, kunci: str, nomor: str, tanggal: str) -> Document:
    """Return an issued document as the register knows it."""
    rest = ("", "", "", 0, 0, "", "", "")
    return Document(jenis, kunci, nomor, "terpakai", *rest, tanggal, Tahap.TERBIT)


def planned(jenis: str, typed: str | None = None) -> TypePlan:
    """Return the plan of a type's example; ``typed`` is the report that its row names."""
    dataset, _ = load_example(CATALOG.types[jenis] / "contoh.yaml", jenis, CATALOG)
    plan, _ = plan_type(dataset, CATALOG.load(jenis), Request(()))
    if typed is not None:
        plan.jobs[0].own["pemantauan_predikat"]["laporan"] = typed
    return plan


def opening(plan: TypePlan, name: str, paper: Document) -> str:
    """Return the opening of a letter while the register holds a paper."""
    values = replace(plan, cited={name: (paper,)}).context(plan.jobs[0], "")
    (lines,) = [one for one in compile_partials(plan.doctype)[0] if one.name == "pembuka"]
    return " ".join(str(one["teks"]) for one in lines.render(values))


@pytest.mark.parametrize(
    ("kunci", "on", "typed", "said"),
    [
        ("KEC-SUKAMAJU:1", "2026-03-03", "", OF_REGISTER),
        ("KEC-SUKAMAJU:1", "2026-03-03", "tanggal 3 Maret 2026", OF_REGISTER),
        ("KEC-SUKAMAJU:1", "2026-03-03", TYPED, OF_REGISTER),
        ("KEC-SUKAMAJU:1", "2026-03-02", TYPED, TYPED),
        ("KEC-SUKAMAJU:1", "2025-03-03", "", ""),
        ("PKM-MELATI:1", "2026-03-03", TYPED, TYPED),
        ("KEC-SUKAMAJU:2026", "2026-03-03", "", ""),
    ],
)  # the last key is that of a record of the letter's own kind, when another one is asked for
def test_a_letter_names_the_report_of_its_unit(kunci: str, on: str, typed: str, said: str) -> None:
    """A letter on a unit cites the unit's report of that year by the register.

    What was typed stays where it is of another date, and where the register has none of the unit.
    """
    plan = planned(REPORT, typed)
    if kunci in plan.known_keys:
        plan = replace(plan, jobs=(replace(plan.jobs[0], key="KEC-SUKAMAJU:2027"),))
    text = opening(plan, "laporan", held("laporan-penilaian-mandiri", kunci, "9/LAP/2026", on))
    told = "evaluasi Tim Penilai Internal" if said == OF_REGISTER else "pemantauan dan evaluasi"
    wanted = f"laporan hasil {told} Tahun 2026 {said}".strip()
    assert f"{wanted}, kami sampaikan" in text


def test_an_objection_names_the_proposal() -> None:
    """An objection cites the letter of proposal that was issued, by its number and date."""
    sent = held("surat-usulan", planned(LETTER).jobs[0].key, "000.8.3/21/2026", "2026-05-20")
    said = "yang kami usulkan dengan surat Nomor 000.8.3/21/2026 tanggal 20 Mei 2026, kami"
    assert said in opening(planned(LETTER), "usulan", sent)
    later = sent._replace(tanggal="2026-12-01")
    assert "yang kami usulkan" not in opening(planned(LETTER), "usulan", later)
