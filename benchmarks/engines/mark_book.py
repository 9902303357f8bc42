"""Marks findings in a workbook by its path, and prints the memory it took, in MB."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem
from zi_docs.workbook.marks import mark

_EVERY = 19
_COLUMNS = "ABCDEFGHIJ"


def main(path: str, count: str, target: str) -> None:
    """Mark so many cells, spread over all columns."""
    problems = [
        Problem(
            "ZI315",
            Severity.GALAT if number % 3 else Severity.PERINGATAN,
            Place(path, "Pegawai", row=number * _EVERY + 2, column=_COLUMNS[number % 10]),
            "Nama ini memuat nomor, tanda, atau keterangan yang akan ikut tercetak.",
            "Tulis nama dan gelarnya saja.",
            f'"Nama {number}"',
        )
        for number in range(int(count))
    ]
    Path(target).write_bytes(mark(Path(path).read_bytes(), problems, path).data)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
