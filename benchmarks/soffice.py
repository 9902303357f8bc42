"""LibreOffice as it is called without zi_docs: a fresh private profile for each call."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.rounds import run_timed
from zi_docs.pdf.find_converter import find_converter
from zi_docs.pdf.soffice import LibreOffice

__all__ = ["call", "find"]


def find() -> LibreOffice | None:
    """Return the LibreOffice that zi_docs would use."""
    converter = find_converter()
    return converter if isinstance(converter, LibreOffice) else None


def call(soffice: Path, sources: Sequence[Path], output: Path) -> float:
    """Return the seconds of one call from process start to exit; every PDF must be there."""
    with tempfile.TemporaryDirectory(prefix="profile-", dir=output.parent) as profile:
        seconds = run_timed(
            [
                str(soffice),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                str(output),
                *map(str, sources),
            ]
        ).seconds
    missing = [s.name for s in sources if not (output / f"{s.stem}.pdf").is_file()]
    if missing:
        sys.exit(f"soffice tidak membuat PDF dari {len(missing)} berkas, mis. {missing[0]}")
    return seconds
