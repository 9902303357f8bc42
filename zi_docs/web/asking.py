"""What was chosen on a page: which records, in which forms of paper, in which manner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from zi_docs import app
from zi_docs.app import Kind, Order, RunOptions
from zi_docs.errors import FieldError
from zi_docs.run.plan import Request
from zi_docs.run.sheets import PrintOptions
from zi_docs.workspace import Workspace

FORMS = ("pdf", "gabung", "zip")
ORDERS = ("data", "unit", "jabatan")
MANNERS = ("lewati", "ulang", "timpa")
MAX_COPIES = 99

_HOW_DATES = "Tulis seperti 27 April 2021."


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: the ticked records (``ticked``), those of one unit, or all."""

    ticked: bool
    keys: tuple[str, ...]
    unit: str
    forms: tuple[str, ...]
    manners: tuple[str, ...]
    dua_sisi: bool
    rangkap: int
    urut: str

    @classmethod
    def of_form(cls, form: MultiDict[str, str]) -> Choice:
        """Read the choice; what is not one of the choices on the page is as if not chosen."""
        copies = form.get("rangkap", 1, int)
        order = form.get("urut", "")
        return cls(
            ticked=form.get("lingkup", "") == "centang",
            keys=tuple(dict.fromkeys(form.getlist("baris"))),
            unit=form.get("unit", ""),
            forms=tuple(name for name in FORMS if name in form.getlist("bentuk")),
            manners=tuple(name for name in MANNERS if name in form.getlist("cara")),
            dua_sisi="dua_sisi" in form,
            rangkap=min(max(copies, 1), MAX_COPIES),
            urut=order if order in ORDERS else ORDERS[0],
        )

    def unclear(self, kind: Kind) -> str:
        """Return what is unclear about the records that were chosen, or "".

        Ticks beside the choice of all would make, or issue, what the clerk did not mean.
        """
        if kind.satu or self.ticked == bool(self.keys):
            return ""
        if self.ticked:
            return "Centang sedikitnya satu baris, atau pilih semuanya."
        return (
            "Ada baris yang dicentang, tetapi yang dipilih Semua. Pilih Hanya yang dicentang, "
            "atau hapus centangnya."
        )

    def request(self, kind: Kind) -> Request:
        """Return the request for these records of a type."""
        if kind.satu:
            return Request((kind.jenis,))
        keys = self.keys if self.ticked else ()
        return Request((kind.jenis,), keys, "" if self.ticked else self.unit)

    def order(self, workspace: Workspace, kind: Kind) -> Order:
        """Return the order to make these records' documents."""
        return Order(workspace, kind.judul, self.request(kind), self.options())

    def options(self) -> RunOptions:
        """Return how they are made and put on paper."""
        paper = PrintOptions(
            ("docx", *self.forms), dua_sisi=self.dua_sisi, rangkap=self.rangkap, urut=self.urut
        )
        return RunOptions(cetak=paper, **dict.fromkeys(self.manners, True))


def asked_date(form: Mapping[str, str], galat: dict[str, str]) -> date | None:
    """Return the date that was typed; None for none, and for one that is told in ``galat``."""
    text = form.get("tanggal", "").strip()
    if not text:
        return None
    try:
        return app.typed_date(text)
    except FieldError as error:
        galat["tanggal"] = f"{error} {error.mend or _HOW_DATES}"
        return None
