"""Any commit of zi_docs: fill documents and write them, and print the processor time it took.

``python commit_loop.py NASKAH RECORDS FOLDER COUNT``; the records are filled in turn until there
are that many documents. The package is the one that PYTHONPATH names, so this file imports nothing
else of ours. The first documents are filled once before, so that what is worked out once for all
documents is not counted.
"""

from __future__ import annotations

import json
import pickle
import sys
from itertools import cycle, islice
from pathlib import Path
from time import process_time

try:
    from zi_docs.word import compile_file
except ImportError:  # version 0.1 called it so
    from zi_docs.engine import compile_file

_FILES = 100  # written again and again: thousands would fill the memory

naskah, records, folder = map(Path, sys.argv[1:4])
count = int(sys.argv[4])
contexts = pickle.loads(records.read_bytes())  # noqa: S301 # the benchmark has just written them
start = process_time()
renderer = compile_file(naskah.read_bytes(), naskah.name)
ready = process_time()
for context in contexts[:10]:
    renderer.render(context)
begin = process_time()
for number, context in enumerate(islice(cycle(contexts), count)):
    (folder / f"{number % _FILES}.docx").write_bytes(renderer.render(context))
print(json.dumps({"once": ready - start, "loop": process_time() - begin}))
