"""For which questions the report of an agent is evidence."""

from __future__ import annotations

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
            own = questions_of(dataset, manifest, dataset.rows("agen")[0])
            proves[jenis, told] = "R.1.i.b" in own
            assert "1.iv.b" in own
    assert [key for key, one in proves.items() if one] == [("laporan-agen", "ya")]
