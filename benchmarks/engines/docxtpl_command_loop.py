"""docxtpl on the very documents that ``zi-docs buat`` makes: our naskah, our contexts.

The naskah has its pieces put in, the contexts are complete, so docxtpl reads, checks and numbers
nothing: it only fills and writes. See :mod:`benchmarks.capture`.
"""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path
from time import perf_counter

from docxtpl import DocxTemplate
from jinja2 import Environment

from benchmarks.engines.loop import peak_memory
from zi_docs.word import FILTERS, RUN_FILTERS

__all__: list[str] = []


def main() -> None:
    """Fill the captured naskah once for each captured context and print the time."""
    template, data, folder = sys.argv[1:4]
    contexts = pickle.loads(Path(data).read_bytes())  # noqa: S301 # written by this benchmark
    start = perf_counter()
    environment = Environment(autoescape=True)  # values are escaped
    environment.filters.update(FILTERS | RUN_FILTERS)
    for number, context in enumerate(contexts):
        document = DocxTemplate(template)
        document.render(context, jinja_env=environment)
        document.save(f"{folder}/{number}.docx")
    seconds = perf_counter() - start
    print(json.dumps({"once": 0, "loop": seconds, "peak_kb": peak_memory()}))


main()
