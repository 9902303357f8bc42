"""Print how many bytes a data set's rows take in memory, read and built.

``python -m benchmarks.rows_size FOLDER`` measures what stays allocated after loading.
"""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path

from zi_docs.app import open_catalog
from zi_docs.run.loading import load_dataset
from zi_docs.workspace import find_workspace

__all__: list[str] = []


def _held(folder: Path) -> int:
    workspace = find_workspace(str(folder), folder)
    catalog = open_catalog(workspace.root)
    tracemalloc.start()
    dataset, _ = load_dataset(workspace, catalog)
    held, _ = tracemalloc.get_traced_memory()
    return held if dataset else 0


print(_held(Path(sys.argv[1])))
