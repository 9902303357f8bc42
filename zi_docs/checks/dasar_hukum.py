"""The legal basis: of the office's own rows, of a document's date, and as cited in texts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from zi_docs import indonesian, zona_integritas
from zi_docs.checks.free_text import meeting_passages
from zi_docs.checks.places import quote
from zi_docs.errors import Problem, problem
from zi_docs.model import DasarHukumDaerah, DataSet, DocType
from zi_docs.model.dasar_hukum import BAKU
from zi_docs.zona_integritas import Pencabutan

_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
_AMENDED = re.compile(r"\bsebagaimana\b", re.IGNORECASE)


def check_dasar_hukum(dataset: DataSet) -> Iterator[Problem]:
    """Check the office's rows whatever the date: the key and the period (ZI362, ZI363)."""
    for row in dataset.dasar_hukum:
        if row.kunci and not row.kutipan and row.kunci not in _known_keys():
            yield _unknown_key(row)
        if row.berlaku_sejak and row.berlaku_sampai and row.berlaku_sampai < row.berlaku_sejak:
            message = "berlaku_sampai mendahului berlaku_sejak."
            yield problem("ZI363", row.place("berlaku_sampai"), message, "Betulkan salah satunya.")


def check_kutipan_rapat(dataset: DataSet) -> Iterator[Problem]:
    """Find regulations in the meetings' texts that were not in force that day (ZI361)."""
    for rapat in dataset.rapat:
        if rapat.tanggal is None:
            continue
        for passage in meeting_passages(rapat):
            for finding in zona_integritas.check_kutipan(passage.text, rapat.tanggal):
                hint = "Betulkan bila bukan riwayat peraturan yang dimaksud."
                yield problem("ZI361", passage.place, finding.kalimat, hint)


def check_law_of_document(dataset: DataSet, doctype: DocType, on: date) -> Iterator[Problem]:
    """Check every rule that a document of this date would cite (ZI360, ZI361, ZI391)."""
    # The usual set of a date holds only what is in force on it.
    dropped = {BAKU, *(row.kunci for row in dataset.dasar_hukum if not row.pakai)}
    for key in doctype.manifest.dasar_hukum:
        if key not in dropped and (reason := _why_not(key, on)):
            place = doctype.place("manifest.yaml").inside("dasar_hukum")
            yield problem("ZI391", place, reason, "Betulkan kuncinya, atau tanggal dokumennya.")
    for row in dataset.dasar_hukum:
        if row.pakai:
            yield from _row_on(row, on)


def _row_on(row: DasarHukumDaerah, on: date) -> Iterator[Problem]:
    if not row.kutipan:
        reason = _why_not(row.kunci, on) if row.kunci in _known_keys() else ""
        if reason:
            yield problem("ZI360", row.place("kunci"), reason, 'Isi kolom pakai dengan "tidak".')
        return
    yield from _period(row, on)
    for finding in _findings(row.kutipan, on):
        if _is_cited(row.kutipan, finding):
            hint = "Ganti kutipannya dengan peraturan yang berlaku pada tanggal itu."
            yield problem("ZI360", row.place("kutipan"), finding.kalimat, hint)
        else:
            hint = "Biarkan bila memang bagian dari judul peraturan itu."
            yield problem("ZI361", row.place("kutipan"), finding.kalimat, hint)


def _period(row: DasarHukumDaerah, on: date) -> Iterator[Problem]:
    start, end = row.berlaku_sejak or row.tanggal, row.berlaku_sampai
    shown = indonesian.format_tanggal
    column, when = "kutipan", ""
    if start and on < start:
        column = "berlaku_sejak" if row.berlaku_sejak else "tanggal"
        when = f"baru berlaku {shown(start)}"
    elif end and on > end:
        column, when = "berlaku_sampai", f"hanya berlaku sampai {shown(end)}"
    elif not start and on.year < (year := _year(row.kutipan)):
        when = f"baru ada tahun {year}"
    if when:
        message = f"{quote(row.kutipan)} {when}, sedangkan dokumen bertanggal {shown(on)}."
        hint = 'Ganti dengan peraturan yang berlaku, atau isi kolom pakai dengan "tidak".'
        yield problem("ZI360", row.place(column), message, hint)


def _is_cited(kutipan: str, finding: Pencabutan) -> bool:
    """Tell the cited rule and its amendments from rules that only stand in its title."""
    title = _ABOUT.search(kutipan)
    tail = _AMENDED.search(kutipan)
    before = title is None or finding.posisi < title.start()
    return before or (tail is not None and finding.posisi > tail.start())


@lru_cache(maxsize=1024)  # asked again for every document of a run
def _findings(kutipan: str, on: date) -> tuple[Pencabutan, ...]:
    return tuple(zona_integritas.check_kutipan(kutipan, on))


@lru_cache(maxsize=1024)
def _year(kutipan: str) -> int:
    return zona_integritas.parse_kutipan(kutipan).tahun


@lru_cache(maxsize=1024)
def _why_not(key: str, on: date) -> str:
    """Return why a built-in rule can't be cited on a date; empty when it can."""
    try:
        version = zona_integritas.berlaku(key, on)
    except ValueError as error:
        return str(error)
    if version is None:
        return f'Dasar hukum "{key}" belum berlaku pada {indonesian.format_tanggal(on)}.'
    return ""


@lru_cache(maxsize=1)
def _known_keys() -> frozenset[str]:
    return frozenset(zona_integritas.daftar_kunci())


def _unknown_key(row: DasarHukumDaerah) -> Problem:
    message = f"Kunci dasar hukum {quote(row.kunci)} tidak dikenal."
    known = sorted(_known_keys())
    close = difflib.get_close_matches(row.kunci[:100], known, n=1)
    hint = f'Maksudnya "{close[0]}"?' if close else f"Kunci yang ada: {', '.join(known)}."
    return problem("ZI362", row.place("kunci"), message, hint)
