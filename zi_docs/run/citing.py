"""Citations that people typed, compared with the papers that the register holds.

A paper cites what was issued by the number and date of the register. Where an office typed the
citation, in a field of the settings or in a row, the paper prints what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from zi_docs.checks.penugasan import dates_in
from zi_docs.errors import Place, Problem
from zi_docs.model import DocType, Manifest, Record
from zi_docs.model.fields import fold
from zi_docs.register import Document
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems_plan import cited_otherwise
from zi_docs.tables.kelompok import Kelompok
from zi_docs.tables.keys import value_at

_OWN = "isian."
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED = re.compile(r"\bnomor\b|\bno\b", re.IGNORECASE)
_SAME = {"sk": "keputusan"}
# What the title of a type says beside its kind, and a citation need not say.
_LEFT_OUT = {"zona", "integritas", "pembangunan", "rapat"}


class _Typed(NamedTuple):
    text: str
    place: Place


def check_citations(plan: TypePlan, manifests: Mapping[str, Manifest]) -> Iterator[Problem]:
    """Yield a warning (ZI551) for each citation that differs from the paper of the register.

    ``plan`` knows the issued papers that its type cites, and ``manifests`` gives their titles. A
    citation is of one of them when it says the words of its title, and of no other year.
    """
    for job in plan.jobs if plan.cited else ():
        for name, held in plan.held(job).items():
            manifest = manifests.get(plan.doctype.manifest.merujuk[name])
            cited = [t for t in _typed(plan, job) if manifest and _names(manifest, t.text)]
            for text, place in (*cited, *_number_of(plan, name)):
                if manifest and not any(_fits(text, one) for one in held):
                    newest = max(held, key=attrgetter("tanggal"))
                    yield cited_otherwise(place, manifest.judul, newest)


def _number_of(plan: TypePlan, name: str) -> Iterator[_Typed]:
    """Yield the number that a field of its own holds: ``isian.nomor_laporan`` of ``laporan``."""
    dataset, jenis = plan.builder.dataset, plan.doctype.id
    if typed := dataset.pengaturan.isian.get(jenis, {}).get(f"nomor_{name}"):
        place = dataset.settings_row.place(f"{_OWN}{jenis}.nomor_{name}")
        yield _Typed(f"Nomor {typed}", place)


def _typed(plan: TypePlan, job: Job) -> Iterator[_Typed]:
    """Yield the texts that people typed for a document: in its type's fields, and in its rows."""
    dataset, doctype = plan.builder.dataset, plan.doctype
    given = dataset.pengaturan.isian.get(doctype.id, {})
    for name in (one.removeprefix(_OWN) for one in doctype.manifest.isian if one.startswith(_OWN)):
        place = dataset.settings_row.place(f"{_OWN}{doctype.id}.{name}")
        yield from (_Typed(text, place) for text in _texts(given.get(name)))
    group = job.record.grouped_rows if isinstance(job.record, Kelompok) else (job.record,)
    for row in filter(None, group):
        yield from _of_row(doctype, row)


def _of_row(doctype: DocType, row: Record) -> Iterator[_Typed]:
    root = f"{row.tabel.nama}."
    for name in (one.removeprefix(root) for one in doctype.manifest.isian if one.startswith(root)):
        if name in row.tabel.kolom and row.tabel.kolom[name].kind in ("teks", "daftar"):
            yield from (_Typed(text, row.place(name)) for text in _texts(value_at(row, name)))


def _texts(value: Any) -> Sequence[str]:
    if isinstance(value, str):
        return (value,)
    return (
        [one for one in value if isinstance(one, str)] if isinstance(value, (list, tuple)) else ()
    )


def _names(manifest: Manifest, text: str) -> bool:
    """Tell whether a text cites a paper of a type: it says all words of the type's title."""
    said = {_SAME.get(word, word) for word in _WORD.findall(fold(text))}
    return set(_WORD.findall(fold(manifest.judul))) - _LEFT_OUT <= said


def _fits(text: str, held: Document) -> bool:
    """Tell whether a citation may be of a paper: its number and date, as far as they were typed.

    What names other years only is another paper, which the register need not hold.
    """
    year = held.tanggal[:4]
    years = set(_YEAR.findall(text))
    if years and year not in years:
        return True
    dates = {on.isoformat() for on in dates_in(text) if f"{on.year}" == year}
    numbered = _NUMBERED.search(text) is not None
    has_number = "".join(held.nomor.split()) in "".join(text.split())
    return (not numbered or has_number) and (not dates or held.tanggal in dates)
