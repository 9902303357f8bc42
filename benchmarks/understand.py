"""Read and understand a data set, and print how many people it has and the peak memory in KB.

``python -m benchmarks.understand FOLDER``.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from benchmarks.engines.loop import peak_memory
from zi_docs.app import open_catalog
from zi_docs.run.loading import load_dataset
from zi_docs.workspace import find_workspace

__all__: list[str] = []


def _understood(folder: Path) -> dict[str, int]:
    workspace = find_workspace(str(folder), folder)
    dataset, _ = load_dataset(workspace, open_catalog(workspace.root))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    people = len(dataset.pegawai) if dataset else 0
    return {"people": people, "peak_kb": peak_memory(), "child_kb": children}


print(json.dumps(_understood(Path(sys.argv[1]))))
