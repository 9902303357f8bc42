"""From documents to paper: PDFs, one file to print, a packet for each unit.

A writer is one row of ``WRITERS``, under its name in ``zi_docs.forms``. Each works on the files
that a batch has made, makes what is missing or changed, and adds to the report. What it made them
of is in :mod:`derived`; :mod:`stale` finds what no longer is of its documents.
"""

from __future__ import annotations

from collections.abc import Callable

from zi_docs.batch import TypeBatch
from zi_docs.printing.merged import write_merged
from zi_docs.printing.packets import write_packets
from zi_docs.printing.sheets import PrintOptions
from zi_docs.printing.telling import find_stale_paper, tell_stale_paper
from zi_docs.printing.to_pdf import write_pdf

__all__ = ["WRITERS", "PrintOptions", "find_stale_paper", "tell_stale_paper"]

WRITERS: dict[str, Callable[[TypeBatch, PrintOptions], None]] = {
    "pdf": write_pdf,
    "gabung": write_merged,
    "zip": write_packets,
}
