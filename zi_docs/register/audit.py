"""Whether the register is whole, and every document still what was written down."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.errors import Problem, galat, peringatan
from zi_docs.register.failures import damage
from zi_docs.register.gaps import find_gaps, list_series
from zi_docs.register.values import AuditReport, Gap

if TYPE_CHECKING:
    from zi_docs.register.connection import Connections

__all__ = ["audit"]

_FILES = """
    SELECT d.path, d.sha256, coalesce(n.nomor, d.jenis || ' ' || d.kunci)
    FROM dokumen AS d LEFT JOIN nomor AS n ON n.id = d.nomor_id
    WHERE n.id IS NULL OR n.keadaan = 'terbit' ORDER BY d.path"""
_STATES = "SELECT keadaan, count(*) FROM nomor GROUP BY keadaan"
# The unary plus keeps SQLite from trusting an index, which may be the damaged part.
_TWICE = """
    SELECT nomor, tahun, seri FROM nomor GROUP BY +seri, +tahun, +nomor HAVING count(*) > 1"""
_WITHOUT = """
    SELECT nomor, jenis, kunci FROM nomor
    WHERE keadaan = 'terbit' AND id NOT IN
        (SELECT nomor_id FROM dokumen WHERE nomor_id IS NOT NULL) ORDER BY id"""
_NAMED = 5

_Files = Sequence[tuple[str, str, str]]


def audit(connections: Connections, root: Path) -> AuditReport:
    """Return what is wrong: damage, files gone or changed, numbers twice, lost or left over.

    The files are read after the register is free again: others may go on numbering meanwhile.
    """
    problems: list[Problem] = []
    counts = Counter({"nomor": 0, "dipesan": 0, "terbit": 0, "batal": 0, "dokumen": 0})
    with connections.reading() as db:
        for (finding,) in db.execute("PRAGMA integrity_check"):
            if finding != "ok":
                problems.append(damage(connections.path, connections.shown, finding))
        counts.update(dict(db.execute(_STATES)))
        files: _Files = db.execute(_FILES).fetchall()
        problems += [_twice(*row) for row in db.execute(_TWICE)]
        problems += [_without(*row) for row in db.execute(_WITHOUT)]
        series = [(seri, tahun, find_gaps(db, seri, tahun)) for seri, tahun in list_series(db)]
    counts["nomor"] = counts["dipesan"] + counts["terbit"] + counts["batal"]
    counts["dokumen"] = len(files)
    problems += _check_files(files, root, counts)
    for seri, tahun, gaps in series:
        problems += _gap_problems(seri, tahun, gaps, counts)
    return AuditReport(tuple(problems), dict(counts))


def _check_files(files: _Files, root: Path, counts: Counter[str]) -> Iterator[Problem]:
    counts.update({"utuh": 0, "hilang": 0, "berubah": 0})
    for path, sha256, nomor in files:
        found = _digest(root / path)
        if found == sha256:
            counts["utuh"] += 1
        elif found is None:
            counts["hilang"] += 1
            yield _missing(path, nomor)
        else:
            counts["berubah"] += 1
            yield _changed(path, nomor)


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # whatever the reason, the document can't be shown to anybody


def _gap_problems(
    seri: str, tahun: int, gaps: Sequence[Gap], counts: Counter[str]
) -> Iterator[Problem]:
    """Complain of what nobody explained; a cancelled number has its reason in the book."""
    place = f"seri {seri}, tahun {tahun}"
    waiting = [gap.nomor for gap in gaps if gap.sebab == "dipesan"]
    for gap in gaps:
        if gap.sebab == "dilompati":
            counts["terlewat"] += gap.sampai - gap.dari + 1
            yield _left_out(gap, place)
    if waiting:
        yield _waiting(waiting, place)


def _missing(path: str, nomor: str) -> Problem:
    return galat(
        "ZI630",
        path,
        f"Berkas dokumen {nomor} tidak ada atau tidak dapat dibaca.",
        "Jalankan lagi zi-docs buat; nomornya tetap sama.",
    )


def _changed(path: str, nomor: str) -> Problem:
    return galat(
        "ZI631",
        path,
        f"Isi berkas dokumen {nomor} tidak lagi sama dengan yang dicatat.",
        "Bila suntingan itu disengaja, simpan dengan nama lain; "
        "untuk membuatnya kembali: zi-docs buat --timpa.",
    )


def _twice(nomor: str, tahun: int, seri: str) -> Problem:
    return galat(
        "ZI632",
        f"seri {seri}, tahun {tahun}",
        f'Nomor "{nomor}" tercatat lebih dari sekali.',
        "Berkas register ini diubah di luar zi-docs; pulihkan dari cadangan.",
    )


def _without(nomor: str, jenis: str, kunci: str) -> Problem:
    return galat(
        "ZI635",
        f"{jenis} {kunci}",
        f'Nomor "{nomor}" berkeadaan terbit, tetapi dokumennya tidak tercatat.',
        "Jalankan lagi zi-docs buat, atau batalkan nomor itu dengan alasan.",
    )


def _left_out(gap: Gap, place: str) -> Problem:
    which = f"{gap.dari}" if gap.dari == gap.sampai else f"{gap.dari} s.d. {gap.sampai}"
    return peringatan(
        "ZI633",
        place,
        f"Nomor urut {which} {gap.alasan}.",
        "Nomor itu masih dapat diberikan dengan --nomor.",
    )


def _waiting(numbers: Sequence[str], place: str) -> Problem:
    named = ", ".join(numbers[:_NAMED])
    more = f", dan {len(numbers) - _NAMED} lagi" if len(numbers) > _NAMED else ""
    return peringatan(
        "ZI634",
        place,
        f"{len(numbers)} nomor dipesan, tetapi dokumennya belum terbit: {named}{more}.",
        "Jalankan lagi zi-docs buat, atau batalkan nomor itu dengan alasan.",
    )
