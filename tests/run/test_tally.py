"""Which problems of documents that were not made are reported, and with which record."""

from __future__ import annotations

from datetime import date

import pytest

from zi_docs.errors import Place, Problem, problem
from zi_docs.model import Pegawai, Row, Source, build_records
from zi_docs.run.plan import Job
from zi_docs.run.tally import tell_failures

FAULT = problem("ZI422", Place("templates/surat/naskah.docx"), "Isian kosong.", "Isi datanya.")


ROWS = [
    Row(Source("data/kantor/pegawai.csv"), number, {"nama": nama, "status": "PNS"})
    for number, nama in enumerate(("Ani", "Budi", "Citra"), 2)
]
JOBS = [
    Job(record, record.nama, f"{record.nama}.docx", date(2021, 4, 27))
    for record in build_records(Pegawai, ROWS)[0]
]


def told(failed: int) -> list[Problem]:
    """Return what is reported when the first documents of three fail with one problem."""
    return tell_failures([(failing, FAULT) for failing in JOBS[:failed]], len(JOBS))


def test_fault_of_all_documents() -> None:
    """A problem of all documents is reported once, with the number of documents."""
    [found] = told(3)
    assert (found.about, found.place) == ("di semua 3 dokumen", FAULT.place)


@pytest.mark.parametrize("failed", [1, 2])
def test_fault_of_some_documents(failed: int) -> None:
    """A problem of some documents is reported once for each, with its record's name and row."""
    found = told(failed)
    assert [each.about for each in found] == ["Ani", "Budi"][:failed]
    assert [str(each.place).split(" (")[0] for each in found] == [
        "data/kantor/pegawai.csv, baris 2",
        "data/kantor/pegawai.csv, baris 3",
    ][:failed]
