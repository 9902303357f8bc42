"""How time and memory of the whole command grow with the number of employees."""

from __future__ import annotations

from statistics import median

from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.office import Office, make_office
from benchmarks.plot import Curve, plot
from benchmarks.report import Section, Table
from benchmarks.rounds import Options, interleaved
from benchmarks.zi_docs_command import clear, make_all, peak_of

__all__ = ["PLOT", "measure"]

SIZES = (100, 1000, 10_000)
PLOT = REPOSITORY / "docs" / "gambar" / "kinerja.svg"


def measure(options: Options) -> Section:
    """Return the table of growth, and its plot."""
    sizes = [options.count(size) for size in SIZES]
    with memory_folder() as folder:
        offices = [make_office(folder / str(size), size) for size in sizes]
        jobs = {str(o.employees): lambda office=o: _first_run(office) for o in offices}
        times = {name: median(t) for name, t in interleaved(options.rounds, jobs).items()}
        peaks = [peak_of(office).own for office in offices]
    each = [times[str(size)] / size * 1e3 for size in sizes]
    rows = [
        (f"{size:,}", f"{times[str(size)]:.2f}", f"{ms:.3f}", f"{peak:.0f}")
        for size, ms, peak in zip(sizes, each, peaks, strict=True)
    ]
    table = Table(("documents", "s", "ms/doc", "peak MB"), rows)
    curves = (Curve("milidetik per dokumen", sizes, each), Curve("memori puncak, MB", sizes, peaks))
    section = Section("Growth of the whole command, on tmpfs", [table])
    section.pictures[PLOT] = plot("zi-docs buat pakta-integritas", "dokumen", curves)
    return section


def _first_run(office: Office) -> float:
    clear(office)
    return make_all(office)
