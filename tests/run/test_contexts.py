"""The values of a record are put together once for its document."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from zi_docs.tables import ContextBuilder

from .conftest import MakeNaskah, Office

GROUPED = """\
judul: Surat Izin
keluarga: korespondensi
satu_per: {tabel: pegawai, kelompok: [tanggal_lahir]}
tanggal: tanggal_lahir
nama_berkas: "Surat {tanggal_lahir}"
"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the values of each record were put together since then."""
    counts: Counter[str] = Counter()
    real = ContextBuilder.own

    def own(self: ContextBuilder, record: Any, *on: Any) -> dict[str, Any]:
        counts[record.record_key if record else ""] += 1
        return real(self, record, *on)

    monkeypatch.setattr(ContextBuilder, "own", own)
    return counts


def test_one_context_for_each_document(bare_office: Office, made: Counter[str]) -> None:
    """Planning, comparing, numbering, filling and packing a letter share one context."""
    bare_office.print("zip")
    assert sorted(made.values()) == [1, 1, 1]


def test_one_context_for_a_document_that_is_issued(bare_office: Office, made: Counter[str]) -> None:
    """A letter whose number is in force is compared, and filled again, from one context too."""
    bare_office.print()
    next((bare_office.output / "surat").rglob("Surat Arum.docx")).unlink()
    bare_office.change("IV/a;Kepala Dinas", "IV/a;Kepala Badan")
    made.clear()
    bare_office.print()
    assert sorted(made.values()) == [1, 1, 1]


def test_one_context_for_a_choice(bare_office: Office, made: Counter[str]) -> None:
    """A letter of a choice is told from its namesakes without a second context."""
    bare_office.print(hanya=("Arum",))
    assert sorted(made.values()) == [1, 1, 1]


def test_one_context_for_a_group_with_its_own_date(
    bare_office: Office, made: Counter[str], make_naskah: MakeNaskah
) -> None:
    """The date of a group is found without its values, which follow that date."""
    folder = bare_office.root / "templates" / "surat"
    (folder / "manifest.yaml").write_text(GROUPED, encoding="utf-8")
    (folder / "naskah.docx").write_bytes(make_naskah("Lahir {{ tanggal_lahir|tanggal }}"))
    report = bare_office.print()
    assert [problem.code for problem in report.problems if problem.is_error] == []
    assert len(list((bare_office.output / "surat").glob("*.docx"))) == 3
    assert sorted(made.values()) == [1, 1, 1]
