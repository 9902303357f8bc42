"""``python -m tests.serang``: attack the program; ``make serang`` also writes the table down."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from . import catatan
from .attempt import lay_out
from .case import Verdict
from .jenis import KINDS, TITLES, attack, case_of
from .lajur import attack_all

MINUTES = 9.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Attack, print the table and what was not held; return 1 when something was not."""
    os.environ["ZI_DOCS_SOFFICE"] = "/tidak/diminta"
    asked = _parser().parse_args(arguments)
    if asked.kasus is None:
        verdicts = _all(asked)
    else:
        number = asked.kasus
        verdicts = [*attack(asked.benih, asked.jenis[0], range(number, number + 1))]
    failed = [verdict for verdict in verdicts if not verdict.held]
    for verdict in failed:
        _show(asked.benih, verdict, _kept(asked, verdict))
    print(catatan.heading(asked.benih, date.today()), catatan.table(verdicts), sep="\n\n")
    print("Ditolak:", ", ".join(f"{c} {n}" for c, n in catatan.codes(verdicts).items()))
    if asked.tulis:
        catatan.write(catatan.PAGE, asked.benih, date.today(), verdicts)
    return int(bool(failed))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.serang", description=__doc__)
    seed = int(os.environ.get("SEED") or date.today().strftime("%Y%m%d"))
    parser.add_argument("--benih", type=int, default=seed, help="also by SEED=; today's date")
    parser.add_argument("--jenis", action="append", choices=[*TITLES], help="only this kind")
    parser.add_argument("--kasus", type=int, help="only this case of the kind; its files are kept")
    parser.add_argument("--bagian", type=float, default=1.0, help="the share of the cases, 1")
    parser.add_argument("--menit", type=float, default=MINUTES, help="begin nothing after these")
    parser.add_argument("--simpan", type=Path, help="the folder for what was not held")
    parser.add_argument("--tulis", action="store_true", help="write docs/keandalan.md")
    return parser


def _all(asked: argparse.Namespace) -> list[Verdict]:
    kinds, verdicts = asked.jenis or [*TITLES], []
    for verdict in attack_all(asked.benih, kinds, asked.bagian, asked.menit * 60):
        verdicts.append(verdict)
        if sys.stderr.isatty():
            print(f"\r{len(verdicts)} dicoba", end="", file=sys.stderr)
    return sorted(verdicts, key=lambda verdict: ([*TITLES].index(verdict.kind), verdict.number))


def _kept(asked: argparse.Namespace, verdict: Verdict) -> Path | None:
    """Keep the files of a case, and return their folder."""
    if verdict.kind not in KINDS:
        return None
    asked.simpan = asked.simpan or Path(mkdtemp(prefix="zi-serang-gagal-"))
    root: Path = asked.simpan / f"{verdict.kind}-{verdict.number}"
    root.mkdir(parents=True, exist_ok=True)
    return lay_out(case_of(asked.benih, verdict.kind, verdict.number), root)


def _show(seed: int, verdict: Verdict, folder: Path | None) -> None:
    print(f"GAGAL {verdict.kind} {verdict.number} ({verdict.seconds:.1f} s): {verdict.what}")
    for fault in verdict.faults:
        print(f"    {fault}")
    again = f"--benih {seed} --jenis {verdict.kind} --kasus {verdict.number}"
    print(
        f"    ulangi: python -m tests.serang {again}" + (f"   berkas: {folder}" if folder else "")
    )


if __name__ == "__main__":
    sys.exit(main())
