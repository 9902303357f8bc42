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
from zi_docs.word.check import Checked, check_part
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
    """Replace the check by mere encoding, and mark no turns for its proofs."""
    users = [
        module
        for name, module in sys.modules.items()
        if name.startswith("zi_docs.word.") and hasattr(module, "check_part")
    ]
    for module in users:
        module.check_part = _unchecked  # type: ignore[attr-defined]
    Part._checked = lambda self, xml, pieces: xml.encode()  # type: ignore[method-assign]
    part_module.mark_turns = lambda tree: False
    if len(users) < 2:  # the one that defines it, and at least one that uses it
        sys.exit("check_part tidak ditemukan; sesuaikan benchmarks/engines/zi_docs_loop.py")


def _unchecked(xml: str, *_: object) -> Checked:
    return Checked(xml.encode(), True)


def _parse_every_part() -> None:
    """Parse every part of every document, even if the same markup was parsed before."""
    Part._checked = lambda self, xml, pieces: check_part(xml, self.fixes).data  # type: ignore[method-assign]


if "--tanpa-periksa" in sys.argv:
    _leave_out_checks()
if "--urai-semua" in sys.argv:
    _parse_every_part()
if "--gabung" in sys.argv:
    run_merged(_prepare_merged)
else:
    run_loop(_prepare)
