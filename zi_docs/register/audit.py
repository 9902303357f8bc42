"""Whether the register is whole, and every document still what was written down."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.errors import Problem, galat, peringatan
from zi_docs.register.commands import cancel_command, make_command
from zi_docs.register.failures import damage
from zi_docs.register.gaps import find_gaps, list_series
from zi_docs.register.values import AuditReport, Gap

if TYPE_CHECKING:
    import sqlite3

    from zi_docs.register.connection import Connections

__all__ = ["audit"]

# A PDF is made again from its document at any time: nobody misses it, and a signed scan may have
# taken its place.
_FILES = """
    SELECT d.path, d.sha256, coalesce(n.nomor, d.jenis || ' ' || d.kunci), d.jenis
    FROM dokumen AS d LEFT JOIN nomor AS n ON n.id = d.nomor_id
    WHERE (n.id IS NULL OR n.keadaan = 'terbit') AND d.jenis NOT LIKE '%.pdf' ORDER BY d.path"""
_STATES = "SELECT keadaan, count(*) FROM nomor GROUP BY keadaan"
# The unary plus keeps SQLite from trusting an index, which may be the damaged part.
_TWICE = """
    SELECT nomor, tahun, seri FROM nomor GROUP BY +seri, +tahun, +nomor HAVING count(*) > 1"""
_WITHOUT = """
    SELECT nomor, jenis, kunci FROM nomor
    WHERE keadaan = 'terbit' AND id NOT IN
        (SELECT nomor_id FROM dokumen WHERE nomor_id IS NOT NULL) ORDER BY id"""
_WAITING = """
    SELECT DISTINCT jenis FROM nomor WHERE keadaan = 'dipesan' AND seri = ? AND tahun = ?
    ORDER BY jenis"""
_NAMED = 5

_Files = Sequence[tuple[str, str, str, str]]


def audit(connections: Connections, root: Path) -> AuditReport:
    """Return what is wrong: damage, files gone or changed, numbers twice, lost or left over.

    The files are read after the register is free again: others may go on numbering meanwhile.
    """
    problems: list[Problem] = []
    counts = Counter({"nomor": 0, "dipesan": 0, "terbit": 0, "batal": 0, "dokumen": 0})
    with connections.reading() as db:
        findings = [found for (found,) in db.execute("PRAGMA integrity_check") if found != "ok"]
        if findings:
            problems.append(damage(connections.path, connections.shown, len(findings)))
        counts.update(dict(db.execute(_STATES)))
        files: _Files = db.execute(_FILES).fetchall()
        problems += [_twice(*row) for row in db.execute(_TWICE)]
        problems += [_without(*row, data_set=connections.data_set) for row in db.execute(_WITHOUT)]
        series = [_Series(db, seri, tahun) for seri, tahun in list_series(db)]
    counts["nomor"] = counts["dipesan"] + counts["terbit"] + counts["batal"]
    counts["dokumen"] = len(files)
    problems += _check_files(files, root, connections.data_set, counts)
    for one in series:
        problems += _gap_problems(one, connections.data_set, counts)
    return AuditReport(tuple(problems), dict(counts))


class _Series:
    """One series of one year: its gaps, and the types of what is still waiting for a document."""

    def __init__(self, db: sqlite3.Connection, seri: str, tahun: int) -> None:
        self.place = f"seri {seri}, tahun {tahun}"
        self.gaps = find_gaps(db, seri, tahun)
        self.waiting = [jenis for (jenis,) in db.execute(_WAITING, (seri, tahun))]


def _check_files(
    files: _Files, root: Path, data_set: str, counts: Counter[str]
) -> Iterator[Problem]:
    counts.update({"utuh": 0, "hilang": 0, "berubah": 0})
    for path, sha256, nomor, jenis in files:
        found = _digest(root / path)
        if found == sha256:
            counts["utuh"] += 1
        elif found is None:
            counts["hilang"] += 1
            yield _missing(path, nomor, make_command([jenis], data_set))
        else:
            counts["berubah"] += 1
            yield _changed(path, nomor, make_command([jenis], data_set, "--timpa"))


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # whatever the reason, the document can't be shown to anybody


def _gap_problems(series: _Series, data_set: str, counts: Counter[str]) -> Iterator[Problem]:
    """Complain of what nobody explained; a cancelled number has its reason in the book."""
    waiting = [gap.nomor for gap in series.gaps if gap.sebab == "dipesan"]
    for gap in series.gaps:
        if gap.sebab == "dilompati":
            counts["terlewat"] += gap.sampai - gap.dari + 1
            yield _left_out(gap, series.place)
    if waiting:
        yield _waiting(waiting, series, data_set)


def _missing(path: str, nomor: str, command: str) -> Problem:
    return galat(
        "ZI630",
        path,
        f"Berkas dokumen {nomor} tidak ada atau tidak dapat dibaca.",
        "Kembalikan dari cadangan, atau jalankan lagi, nomornya tetap sama "
        f"(dokumen bernomor hanya dari data yang sama): {command}",
    )


def _changed(path: str, nomor: str, command: str) -> Problem:
    return galat(
        "ZI631",
        path,
        f"Isi berkas dokumen {nomor} tidak lagi sama dengan yang dicatat.",
        "Bila suntingan itu disengaja, simpan dengan nama lain; "
        f"untuk membuatnya kembali (dokumen bernomor hanya dari data yang sama): {command}",
    )


def _twice(nomor: str, tahun: int, seri: str) -> Problem:
    return galat(
        "ZI632",
        f"seri {seri}, tahun {tahun}",
        f'Nomor "{nomor}" tercatat lebih dari sekali.',
        "Berkas register ini diubah di luar zi-docs; pulihkan dari cadangan.",
    )


def _without(nomor: str, jenis: str, kunci: str, *, data_set: str) -> Problem:
    return galat(
        "ZI635",
        f"{jenis} {kunci}",
        f'Nomor "{nomor}" berkeadaan terbit, tetapi dokumennya tidak tercatat.',
        f"Jalankan lagi {make_command([jenis], data_set)}, "
        f"atau batalkan: {cancel_command(nomor, data_set)}",
    )


def _left_out(gap: Gap, place: str) -> Problem:
    which = f"{gap.dari}" if gap.dari == gap.sampai else f"{gap.dari} s.d. {gap.sampai}"
    return peringatan(
        "ZI633",
        place,
        f"Nomor urut {which} {gap.alasan}.",
        "Nomor itu masih dapat diberikan dengan --nomor.",
    )


def _waiting(numbers: Sequence[str], series: _Series, data_set: str) -> Problem:
    named = ", ".join(numbers[:_NAMED])
    more = f", dan {len(numbers) - _NAMED} lagi" if len(numbers) > _NAMED else ""
    return peringatan(
        "ZI634",
        series.place,
        f"{len(numbers)} nomor dipesan, tetapi dokumennya belum terbit: {named}{more}.",
        f"Jalankan lagi {make_command(series.waiting, data_set)}, "
        f"atau batalkan, mis. {cancel_command(numbers[0], data_set)}",
    )
