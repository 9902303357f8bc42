"""The parts of the benchmark: a module per section, a row per section in ``SECTIONS``."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.report import Section
from benchmarks.rounds import Options
from benchmarks.sections import (
    against,
    command,
    filling,
    flushing,
    growth,
    helping,
    joining,
    marking,
    pages,
    printing,
    processes,
    scoring,
    understanding,
)

__all__ = ["SECTIONS"]

SECTIONS: dict[str, Callable[[Options], Section]] = {
    "pengisian": filling.measure,
    "perintah": command.measure,
    "pertumbuhan": growth.measure,
    "proses": processes.measure,
    "diska": flushing.measure,
    "bantuan": helping.measure,
    "cetak": printing.measure,
    "gabung": joining.measure,
    "pengertian": understanding.measure,
    "tandai": marking.measure,
    "nilai": scoring.measure,
    "halaman": pages.measure,
    "lawan": against.measure,
}
