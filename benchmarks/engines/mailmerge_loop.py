"""docx-mailmerge2: a file per record; what repeats is a table row of merge fields.

With ``--gabung`` one file of all records, each a section with its own header.
"""

from __future__ import annotations

import sys

from mailmerge import MailMerge

from benchmarks.engines.loop import Fill, Merge, Record, run_loop, run_merged

__all__: list[str] = []


def _adapt(record: Record) -> Record:
    """Name an item's values after its list, and the list after its first value."""
    adapted = {key: value for key, value in record.items() if isinstance(value, str)}
    for name, items in record.items():
        if isinstance(items, list):
            rows = [{f"{name}_{key}": value for key, value in item.items()} for item in items]
            adapted[next(iter(rows[0]))] = rows
    return adapted


def _prepare(template: str) -> Fill:
    def fill(record: Record, path: str) -> None:
        with MailMerge(template) as document:
            document.merge(**record)
            document.write(path)

    return fill


def _prepare_merged(template: str, records: list[Record]) -> Merge:
    def merge(path: str) -> None:
        with MailMerge(template) as document:
            document.merge_templates(records, separator="nextPage_section")
            document.write(path)

    return merge


if "--gabung" in sys.argv:
    run_merged(_prepare_merged, _adapt)
else:
    run_loop(_prepare, _adapt)
