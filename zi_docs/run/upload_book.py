"""The workbook of what people type into SRIKANDI beside each file that they upload."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from zi_docs.run.plan import Job, TypePlan, number_code
from zi_docs.tables.starter.book import CREATED, Book

NAME = "unggah-srikandi.xlsx"

_HEADINGS = {
    "Berkas": 52,
    "Jenis Naskah": 34,
    "Sifat": 12,
    "Urgensi": 12,
    "Klasifikasi": 14,
    "Hal": 52,
    "Ringkasan": 52,
    "Tujuan": 40,
    "Tembusan": 40,
    "Verifikator": 30,
    "Penandatangan": 40,
}
_USUAL = "Biasa"


class Upload(NamedTuple):
    """What is typed for one file; the office fills in what is empty."""

    berkas: str
    jenis: str
    sifat: str
    urgensi: str
    klasifikasi: str
    hal: str
    ringkasan: str
    tujuan: str
    tembusan: str
    verifikator: str
    penandatangan: str


def upload_of(
    plan: TypePlan, job: Job, context: Mapping[str, Any], path: str, signers: Sequence[str]
) -> Upload:
    """Return the metadata of a document, as far as its data tell them."""
    isian, judul = context.get("isian") or {}, plan.doctype.manifest.judul
    copies = isian.get("tembusan") or isian.get("salinan") or []
    subject = f"{judul}: {job.untuk}" if job.untuk else judul
    dataset, pattern = plan.builder.dataset, plan.pattern
    code = number_code(dataset, plan.doctype, pattern, job.tanggal) if pattern else ""
    return Upload(
        berkas=path,
        jenis=judul,
        sifat=str(isian.get("sifat") or _USUAL),
        urgensi=_USUAL,
        klasifikasi=code,
        hal=subject,
        ringkasan=f"{subject}, tahun {context['tahun']}",
        tujuan="",
        tembusan="; ".join(map(str, copies)),
        verifikator="",
        penandatangan="; ".join(signers),
    )


def upload_workbook(uploads: Sequence[Upload]) -> bytes:
    """Return the list as an Excel workbook; the same rows give the same bytes."""
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    with Workbook(whole, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Unggah SRIKANDI", "created": CREATED})
        book, sheet = Book(workbook), workbook.add_worksheet("Unggah SRIKANDI")
        for column, (heading, width) in enumerate(_HEADINGS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, book.format("judul"))
        for row, upload in enumerate(uploads, 1):
            for column, text in enumerate(upload):
                sheet.write_string(row, column, text, book.format("teks"))
        sheet.freeze_panes(1, 1)
    return whole.getvalue()
