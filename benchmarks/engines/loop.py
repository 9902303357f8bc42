"""The loop that every engine of Python runs, timed without start-up and imports."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

__all__ = ["peak_memory", "run_loop", "run_merged"]

Record = dict[str, Any]
Fill = Callable[[Record, str], None]
Merge = Callable[[str], None]


def run_loop(
    prepare: Callable[[str], Fill], adapt: Callable[[Record], Record] = lambda record: record
) -> None:
    """Fill the template once per record and print what it took.

    The arguments are the template, the records (JSON) and the folder for the files. ``prepare`` is
    what an engine does once; ``adapt`` puts a record in the shape it wants, before the clock runs.
    """
    template, data, folder = sys.argv[1:4]
    records = [adapt(record) for record in json.loads(Path(data).read_bytes())]
    start = perf_counter()
    fill = prepare(template)
    ready = perf_counter()
    for number, record in enumerate(records):
        fill(record, f"{folder}/{number}.docx")
    end = perf_counter()
    print(json.dumps({"once": ready - start, "loop": end - ready, "peak_kb": peak_memory()}))


def run_merged(
    prepare: Callable[[str, list[Record]], Merge],
    adapt: Callable[[Record], Record] = lambda record: record,
) -> None:
    """Make one file of all records and print what it took; the arguments are as above.

    ``prepare`` is what an engine does before it begins to merge.
    """
    template, data, folder = sys.argv[1:4]
    records = [adapt(record) for record in json.loads(Path(data).read_bytes())]
    start = perf_counter()
    merge = prepare(template, records)
    ready = perf_counter()
    merge(f"{folder}/gabung.docx")
    end = perf_counter()
    print(json.dumps({"once": ready - start, "loop": end - ready, "peak_kb": peak_memory()}))


def peak_memory() -> int:
    """Return this process's own peak in KB; that of ``getrusage`` begins with the parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])
