"""For which questions the report of an agent and the decree of a team are evidence."""

from __future__ import annotations

import pytest

from zi_docs.doctypes import load_catalog
from zi_docs.run.evidence import questions_of
from zi_docs.workspace import builtin_templates

from .conftest import Office
from .test_susunan import CHANGE, STAFF


def test_only_an_integrated_change_proves_integration(office: Office) -> None:
    """A plan, or a change that stands in no SK or SOP, is no evidence of integration (R.1.i.b)."""
    catalog = load_catalog([builtin_templates()])
    agents = [{"unit_kerja": "PANGGUL", "orang": STAFF, "peran": "Duta"}]
    proves = {}
    for told in ("ya", "tidak"):
        plan = {
            **CHANGE,
            "agen": STAFF,
            "perubahan": "Antrean",
            "terintegrasi": told,
            "bukti": "Foto",
        }
        more = {"dasar_integrasi": "SOP Nomor 1"} if told == "ya" else {}
        dataset = office(agen=agents, perubahan_agen=[{**plan, **more}])
        for jenis in ("laporan-agen", "rencana-tindak-agen"):
            manifest = catalog.load(jenis).manifest
            own = questions_of(dataset, jenis, manifest, dataset.rows("agen")[0])
            proves[jenis, told] = "R.1.i.b" in own
            assert "1.iv.b" in own
    assert [key for key, one in proves.items() if one] == [("laporan-agen", "ya")]


@pytest.mark.parametrize(
    ("typed", "proves"), [({}, False), ({"memperhatikan": ["Berita Acara Nomor 1"]}, True)]
)
def test_a_decree_that_names_no_election_proves_none(
    office: Office, typed: dict[str, list[str]], proves: bool
) -> None:
    """How a team was chosen (1.i.b) is proved only by a decree that considers its election."""
    manifest = load_catalog([builtin_templates()]).load("sk-tim-kerja").manifest
    row = {"macam": "kerja", "unit_kerja": "PANGGUL", "kedudukan": "Ketua", "orang": STAFF}
    dataset = office({"isian": {"sk-tim-kerja": typed}}, tim=[row])
    own = questions_of(dataset, "sk-tim-kerja", manifest, dataset.rows("tim")[0])
    assert own == ["1.i.a", "1.i.b"] if proves else own == ["1.i.a"]
