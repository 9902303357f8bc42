"""zi_docs: compiled once. With ``--tanpa-periksa`` rendered parts are not parsed and checked.

With ``--gabung`` one file of all records: each is filled, and all are joined.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.engines.loop import Fill, Merge, Record, run_loop, run_merged
from zi_docs.joining import join
from zi_docs.word import compile_file
from zi_docs.word import part as part_module
from zi_docs.word.check import check_part
from zi_docs.word.part import Part

__all__: list[str] = []

_FILE = {"berkas": {"waktu": "2021-05-05T08:00:00Z"}}  # as the use cases give it


def _prepare(template: str) -> Fill:
    renderer = compile_file(Path(template).read_bytes(), template)

    def fill(record: Record, path: str) -> None:
        data = renderer.render({**_FILE, **record})
        with open(path, "wb") as file:  # noqa: PTH123 # as quick as the peers' own
            file.write(data)

    return fill


def _prepare_merged(template: str, records: list[Record]) -> Merge:
    renderer = compile_file(Path(template).read_bytes(), template)
    documents = [renderer.render({**_FILE, **record}) for record in records]
    return lambda path: _write(path, join(documents))


def _write(path: str, data: bytes) -> None:
    Path(path).write_bytes(data)


def _leave_out_checks() -> None:
    """Return every part as it was printed, and mark no turns for the proofs of the check."""
    part_module.mark_turns = lambda tree: None  # type: ignore[attr-defined]
    part_module.Proofs = lambda shape: None  # type: ignore[assignment,misc]
    Part._checked = lambda self, data, outline: data  # type: ignore[method-assign]


def _parse_every_part() -> None:
    """Parse every part of every document, also where the same markup was parsed before."""
    Part._checked = lambda self, data, outline: check_part(data, self.fixes).data  # type: ignore[method-assign]


if "--tanpa-periksa" in sys.argv:
    _leave_out_checks()
if "--urai-semua" in sys.argv:
    _parse_every_part()
if "--gabung" in sys.argv:
    run_merged(_prepare_merged)
else:
    run_loop(_prepare)
