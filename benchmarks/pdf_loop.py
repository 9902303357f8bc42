"""Convert a list of Word files by :func:`zi_docs.pdf.conversion.convert`; print the peak memory.

``python -m benchmarks.pdf_loop ITEMS.json PROSES``. The peak is read from the kernel's VmHWM.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from benchmarks.engines.loop import peak_memory
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.find_converter import require_converter
from zi_docs.run.to_pdf import JOINER

__all__: list[str] = []


def main() -> None:
    """Convert; a document without PDF ends the benchmark with its problem."""
    items = [
        PdfItem(Path(one["source"]), Path(one["target"]), "", tuple(one["texts"]), one["pages"])
        for one in json.loads(Path(sys.argv[1]).read_bytes())
    ]
    for result in convert(items, require_converter(), JOINER, proses=int(sys.argv[2])):
        if not result.ok:
            sys.exit(f"{result.item.place}: {result.problems}")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"peak_kb": peak_memory(), "child_kb": children}))


main()
