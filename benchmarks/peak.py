"""Run ``zi-docs`` and print its peak memory at the end, in KB: its own, and its largest child's.

``python -m benchmarks.peak buat ...``. The peak is read from the kernel's VmHWM at exit, since
``getrusage`` of a child begins with the size of the parent that started it.
"""

from __future__ import annotations

import atexit
import json
import resource
import sys

from benchmarks.engines.loop import peak_memory
from zi_docs.cli import main

__all__: list[str] = []


def _say() -> None:
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print("\n" + json.dumps({"peak_kb": peak_memory(), "child_kb": children}))


atexit.register(_say)
main(sys.argv[1:])
