"""The sample data sets, without what runs have left in them."""

from __future__ import annotations

import shutil
from pathlib import Path

# A register and kept documents make another office of a sample: one that has issued a decree.
LEFT_BY_RUNS = shutil.ignore_patterns("register*", "terbit", "unggahan")


def copy_sample(source: Path, target: Path) -> Path:
    """Copy a sample data set as it was committed, and return the copy."""
    shutil.copytree(source, target, ignore=LEFT_BY_RUNS)
    return target
