"""Checks of the legal basis: the office's own rows, the date of a document, citations in texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems_hukum as problems
from zi_docs.checks.free_text import meeting_passages
from zi_docs.checks.places import table_place
from zi_docs.errors import Place, Problem, quote
from zi_docs.model import DocType
from zi_docs.tables import DasarHukumDaerah, DataSet
from zi_docs.tables.dasar_hukum import BAKU, legal_basis
from zi_docs.zona_integritas import DasarHukum, Pencabutan

_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
_BUDGET = re.compile(r"\bAPBD\b|\bAnggaran Pendapatan dan Belanja Daerah\b", re.IGNORECASE)
_AMENDED = re.compile(r"\bsebagaimana\b", re.IGNORECASE)


def check_dasar_hukum(dataset: DataSet) -> Iterator[Problem]:
    """Check the key and the period of the office's rows; no date matters here (ZI362, ZI363)."""
    for row in dataset.dasar_hukum:
        if row.kunci and not row.kutipan and row.kunci not in _known_keys():
            yield problems.unknown_law(row.place("kunci"), row.kunci, _titles())
        if row.berlaku_sejak and row.berlaku_sampai and row.berlaku_sampai < row.berlaku_sejak:
            yield problems.ends_before_it_is_in_force(row.place("berlaku_sampai"))


def check_kutipan_rapat(dataset: DataSet) -> Iterator[Problem]:
    """Find regulations in a meeting's texts that were not in force on its day (ZI361)."""
    for rapat in dataset.rapat:
        if rapat.tanggal is None:
            continue
        for passage in meeting_passages(dataset, rapat):
            for finding in zona_integritas.check_kutipan(passage.text, rapat.tanggal):
                reason = finding.kalimat
                yield problems.named_not_in_force(passage.place, reason, "riwayat peraturan")


def check_law_of_document(
    dataset: DataSet, doctype: DocType, on: date, dilewati: Collection[str] = ()
) -> Iterator[Problem]:
    """Check every rule that a document of this date would cite (ZI360, ZI361, ZI391).

    What is printed although it is in doubt is told (ZI198, ZI348, ZI352-ZI354).
    ``dilewati`` are the keys of rules of the type's list that this document leaves out.
    """
    # The usual set of a date (``baku``) holds only rules in force on it, so it needs no check.
    dropped = {BAKU, *(row.kunci for row in dataset.dasar_hukum if not row.pakai)}
    for key in doctype.manifest.dasar_hukum:
        if key not in dropped and (reason := _why_not(key, on)):
            yield problems.manifest_law(doctype, reason)
    for row in dataset.dasar_hukum:
        if row.pakai:
            yield from _row_on(row, on)
    rows = [row for row in dataset.dasar_hukum if row.pakai and row.kutipan]
    own = {_parsed(row.kutipan).kutipan: row for row in rows}
    for rule in _printed(dataset, doctype, on):
        place = table_place(dataset, "dasar_hukum")
        if rule.kunci not in dilewati:
            yield from _doubts(rule, own.get(rule.kutipan), place, on)
    for row in rows:
        yield from _own_wording(row, on, dataset.pengaturan.tetap_mengutip)


def _own_wording(row: DasarHukumDaerah, on: date, tetap: str) -> Iterator[Problem]:
    """Find an own citation without its latest change, or of what is no regulation (ZI348, ZI198).

    A citation that names a rule not in force is wrong already, and is told so (ZI360).
    """
    place = row.place("kutipan")
    if zona_integritas.is_perintah(row.kutipan):
        yield problems.order_among_rules(place)
    latest = None if _findings(row.kutipan, on) else _lacking(row.kutipan, on, tetap)
    if latest:
        yield problems.latest_change_missing(place, indonesian.format_tanggal(on), latest)


def check_pembentukan(dataset: DataSet) -> Iterator[Problem]:
    """Check that a decree of the head of a region cites the law of its region (ZI199).

    The office gives it, for the built-in table has no region's own law. Source: the first item of
    Mengingat in decrees of heads of regions.
    """
    cited = (row.kutipan for row in dataset.dasar_hukum if row.pakai and row.kutipan)
    if not any(zona_integritas.is_pembentukan(_parsed(text)) for text in cited):
        place = table_place(dataset, "dasar_hukum")
        yield problems.formation_law_missing(place, dataset.pengaturan.instansi.daerah)


def check_biaya(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Offer its regulations to a decree that charges its costs to the regional budget (ZI396).

    They are the perda of the year's budget and the regulation of the head of the region that
    divides it. Source: the habit of decrees that name a source of money in their last diktum.
    """
    typed = dataset.pengaturan.isian.get(doctype.id, {}).get("sumber_biaya")
    if typed and not _BUDGET.search(str(typed)):
        return
    cited = [row.kutipan for row in dataset.dasar_hukum if row.pakai]
    missing = [title for title in _budget_rules(dataset) if not _cites(cited, title)]
    if missing:
        yield problems.budget_not_cited(table_place(dataset, "dasar_hukum"), missing)


def _budget_rules(dataset: DataSet) -> Iterator[str]:
    """Yield the titles of both regulations, with dots for the numbers that nobody knows here."""
    instansi, tahun = dataset.pengaturan.instansi, dataset.pengaturan.tahun
    budget = f"Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran {tahun}"
    yield f"Peraturan Daerah {instansi.daerah} Nomor … Tahun … tentang {budget}"
    yield f"Peraturan {instansi.kepala} Nomor … Tahun … tentang Penjabaran {budget}"


def _cites(cited: Iterable[str], title: str) -> bool:
    """Tell whether one of the citations has the title that stands after "tentang"."""
    wanted = _ABOUT.split(title, maxsplit=1)[1].casefold()
    found = (_ABOUT.split(text, maxsplit=1)[-1] for text in cited)
    return any(" ".join(text.split()).casefold().startswith(wanted.strip()) for text in found)


def _printed(dataset: DataSet, doctype: DocType, on: date) -> tuple[DasarHukum, ...]:
    """Return the rules that a document cites; none when it can't be made, which is told already."""
    wanted, tetap = doctype.manifest.dasar_hukum, dataset.pengaturan.tetap_mengutip
    try:
        return legal_basis(dataset.dasar_hukum, wanted, on, tetap)
    except ValueError:
        return ()


def _doubts(
    rule: DasarHukum, row: DasarHukumDaerah | None, place: Place, on: date
) -> Iterator[Problem]:
    if row is None:
        if not rule.pasti:
            yield problems.unverified_law(place, rule.sebutan)
        return
    if rule.tanpa_lembaran:
        yield problems.law_without_gazette(row.place("kutipan"), rule)
    if sentence := zona_integritas.pembentukan_lama(rule, on):
        yield problems.old_formation_law(row.place("kutipan"), sentence)


@lru_cache(maxsize=1024)
def _parsed(kutipan: str) -> DasarHukum:
    return zona_integritas.parse_kutipan(kutipan)


@lru_cache(maxsize=1024)
def _lacking(kutipan: str, on: date, tetap: str) -> DasarHukum | None:
    return zona_integritas.perubahan_kurang(_parsed(kutipan), on, tetap)


def _row_on(row: DasarHukumDaerah, on: date) -> Iterator[Problem]:
    if not row.kutipan:
        reason = _why_not(row.kunci, on) if row.kunci in _known_keys() else ""
        if reason:
            yield problems.law_not_in_force(row.place("kunci"), reason)
        return
    yield from _period(row, on)
    for finding in _findings(row.kutipan, on):
        if _is_cited(row.kutipan, finding):
            yield problems.cited_not_in_force(row.place("kutipan"), finding.kalimat)
        else:
            allowed = "bagian dari judul peraturan itu"
            yield problems.named_not_in_force(row.place("kutipan"), finding.kalimat, allowed)


def _period(row: DasarHukumDaerah, on: date) -> Iterator[Problem]:
    start, end = row.berlaku_sejak or row.tanggal, row.berlaku_sampai
    shown = indonesian.format_tanggal
    column, when = "kutipan", ""
    if start and on < start:
        column = "berlaku_sejak" if row.berlaku_sejak else "tanggal"
        when = f"baru berlaku {shown(start)}"
    elif end and on > end:
        column, when = "berlaku_sampai", f"hanya berlaku sampai {shown(end)}"
    elif not start and on.year < (year := _parsed(row.kutipan).tahun):
        when = f"baru ada tahun {year}"
    if when:
        reason = f"{quote(row.kutipan)} {when}, sedangkan dokumen bertanggal {shown(on)}."
        yield problems.law_not_in_force(row.place(column), reason)


def _is_cited(kutipan: str, finding: Pencabutan) -> bool:
    """Tell whether a rule is cited itself or as an amendment, not only named in a title."""
    title = _ABOUT.search(kutipan)
    tail = _AMENDED.search(kutipan)
    before = title is None or finding.posisi < title.start()
    return before or (tail is not None and finding.posisi > tail.start())


@lru_cache(maxsize=1024)  # every document of a run asks again
def _findings(kutipan: str, on: date) -> tuple[Pencabutan, ...]:
    return tuple(zona_integritas.check_kutipan(kutipan, on))


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


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    """Return each key with the short title of its newest version."""
    keys = sorted(_known_keys())
    return {key: zona_integritas.daftar_versi(key)[-1].sebutan for key in keys}
