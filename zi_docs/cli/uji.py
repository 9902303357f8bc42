"""What ``buat --uji`` prints: what would become of each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from zi_docs.cli.show import print_json, print_problems
from zi_docs.cli.summary import format_waiting

if TYPE_CHECKING:
    from zi_docs.app import Rehearsal
    from zi_docs.run.rehearsing import Rehearsed

MOST = 20
_WORDS = {
    "baru": "akan dibuat",
    "berubah": "akan diganti",
    "ditaruh lagi": "akan ditaruh lagi",
    "sama": "tidak berubah",
    "disunting": "disunting orang, dibiarkan",
    "tetap": "sudah terbit, tetap",
    "gagal": "gagal",
}
_TOLD = ("gagal", "disunting", "berubah", "ditaruh lagi", "baru")  # the weightiest first


def show_rehearsal(rehearsal: Rehearsal, as_json: bool) -> int:
    """Print what a run would do, as JSON or as lines; return the exit code."""
    report = rehearsal.report
    if as_json:
        documents = [
            {"jenis": jenis, **_as_dict(one)}
            for jenis, found in rehearsal.documents.items()
            for one in found
        ]
        print_json(
            report.exit_code,
            report.problems,
            uji=True,
            dokumen=documents,
            yatim=report.orphans,
            belum_siap=report.waiting,
            tidak_dibuat=report.stopped,
        )
        return report.exit_code
    print_problems(report.problems)
    click.echo("\n".join(_lines(rehearsal)))
    return report.exit_code


def _lines(rehearsal: Rehearsal) -> Iterator[str]:
    for jenis, found in rehearsal.documents.items():
        counts = Counter(str(one.fate) for one in found)
        said = [f"{counts[fate]} {words}" for fate, words in _WORDS.items() if counts[fate]]
        yield f"{jenis}: {', '.join(said) or 'tidak ada dokumen'}."
        told = sorted((one for one in found if one.fate in _TOLD), key=_weight)
        for one in told[:MOST]:
            yield from _of_one(one)
        if more := len(told[MOST:]):
            yield f"  … dan {more} lagi; semuanya: --json."
    yield from (f"Tidak dipakai lagi: {path}" for path in rehearsal.report.orphans)
    yield from format_waiting(rehearsal.report)
    yield "Hanya uji: tidak ada yang ditulis."


def _weight(one: Rehearsed) -> int:
    return _TOLD.index(one.fate)


def _of_one(one: Rehearsed) -> Iterator[str]:
    from zi_docs.run.divergence import change_lines

    yield f"  {one.fate}: {one.path}"
    if about := _about(one.sources, one.values):
        yield f"    karena {about}"
    yield from (f"    {line}" for line in change_lines(one.changes))


def _about(sources: Sequence[str], values: Sequence[str]) -> str:
    """Return what changed: "data (pegawai.jabatan)"."""
    named = f" ({', '.join(values)})" if values else ""
    return f"{', '.join(sources)}{named}" if sources else named.strip(" ()")


def _as_dict(one: Rehearsed) -> dict[str, object]:
    return {
        "berkas": one.path,
        "untuk": one.untuk,
        "keadaan": str(one.fate),
        "sebab": list(one.sources),
        "isian": list(one.values),
        "beda": [{"sebelum": before, "sesudah": after} for before, after in one.changes],
    }
