"""The time on a real disk for files that survive a power cut."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.folders import disk_folder, file_system
from benchmarks.pages import PAGES, template
from benchmarks.report import Section, Table
from benchmarks.rounds import Options, interleaved, ratio
from zi_docs.files.writing import flush_files, flush_folders
from zi_docs.run.making import CHUNK
from zi_docs.word import compile_file

__all__ = ["measure"]

FILES = 1000
Flush = Callable[[Sequence[Path]], None]


def measure(options: Options) -> Section:
    """Return the time of writing the same files with each strategy."""
    documents = _documents(options.count(FILES))
    with disk_folder() as folder:
        jobs = {name: _job(folder, documents, flush) for name, flush in STRATEGIES.items()}
        jobs["no flush: reading and hashing every file again at the next run"] = lambda: _hash(
            folder / "files"
        )
        results = interleaved(options.rounds, jobs)
        kind = file_system(folder)
    first = next(iter(results.values()))
    rows = [
        (name, f"{median(times) / len(documents) * 1e3:.3f}", f"{ratio(times, first):.2f}")
        for name, times in results.items()
    ]
    section = Section(f"Making a chunk durable, on the disk ({kind})")
    section.tables.append(Table(("strategy", "ms/file", "x no flush"), rows))
    section.notes.append(
        f"{len(documents):,} one-page files of {len(documents[0]) // 1000} KB, each under a "
        f"temporary name and renamed, in chunks of {CHUNK}; the disk settles before each strategy."
    )
    return section


def _job(folder: Path, documents: Sequence[bytes], flush: Flush) -> Callable[[], float]:
    return lambda: _write(folder / "files", documents, flush)


def _nothing(paths: Sequence[Path]) -> None:
    """Leave flushing to the system."""


def _each(paths: Sequence[Path]) -> None:
    for path in paths:
        handle = os.open(path, os.O_RDWR)
        os.fsync(handle)
        os.close(handle)


STRATEGIES: dict[str, Flush] = {
    "no flush": _nothing,
    "`zi_docs.files.writing`: one syncfs per chunk": flush_files,
    "fsync per file": _each,
}


def _documents(count: int) -> list[bytes]:
    page = PAGES["pakta"]
    renderer = compile_file(template(page, "jinja"), "pakta")
    shared = {"berkas": {"waktu": "2021-05-05T08:00:00Z"}}
    return [renderer.render({**shared, **record}) for record in page.records(count)]


def _write(folder: Path, documents: Sequence[bytes], flush: Flush) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    os.sync()
    start = perf_counter()
    for first in range(0, len(documents), CHUNK):
        _write_chunk(folder, first, documents[first : first + CHUNK], flush)
    return perf_counter() - start


def _write_chunk(folder: Path, first: int, documents: Sequence[bytes], flush: Flush) -> None:
    parts = [folder / f"{number}.part" for number in range(first, first + len(documents))]
    for part, data in zip(parts, documents, strict=True):
        part.write_bytes(data)
    flush(parts)
    for part in parts:
        part.replace(part.with_suffix(".docx"))
    if flush is not _nothing:
        flush_folders([folder])


def _hash(folder: Path) -> float:
    start = perf_counter()
    for path in folder.iterdir():
        hashlib.sha256(path.read_bytes()).hexdigest()
    return perf_counter() - start
