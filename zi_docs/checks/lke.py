"""The LKE codes beside a plan's activities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_docs import zona_integritas
from zi_docs.checks.rencana_aksi import read_area, reference_date
from zi_docs.checks.wording import is_blank, quote
from zi_docs.errors import Problem, peringatan
from zi_docs.model import DataSet, RencanaAksi

__all__ = ["check_kode_lke"]

_BETWEEN = re.compile(r"[,;\n]")


def check_kode_lke(dataset: DataSet) -> Iterator[Problem]:
    """Check codes against the LKE of the date, when it is known (ZI374, ZI375)."""
    on = reference_date(dataset)
    areas = {
        _key(code): question.area
        for question in zona_integritas.daftar_pertanyaan(on)
        for code in (question.kelompok, question.kode)
    }
    if not areas:
        return
    numbers = read_area(dataset)
    for plan in dataset.rencana_aksi:
        for code in _BETWEEN.split(plan.kode_lke):
            if not is_blank(code):
                yield from _judge(plan, code.strip(), areas, numbers[plan.area])


def _judge(
    plan: RencanaAksi, code: str, areas: dict[str, int | None], number: int | str
) -> Iterator[Problem]:
    place = plan.place("kode_lke")
    if _key(code) not in areas:
        message = f"Kode LKE {quote(code)} tidak dikenal."
        yield peringatan("ZI374", place, message, 'Tulis seperti "1.i.a" atau "R.1.i.a".')
        return
    right = areas[_key(code)]
    if right is not None and isinstance(number, int) and number != right:
        message = f"Kode LKE {quote(code)} milik area {right}, sedangkan baris ini area {number}."
        yield peringatan("ZI375", place, message, "Betulkan kode atau areanya.")


def _key(code: str) -> str:
    return "".join(code.split()).rstrip(".").casefold()
