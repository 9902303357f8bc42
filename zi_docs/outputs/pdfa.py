"""PDF/A-2b: looked for by its markers, and by veraPDF where that is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from zi_docs.errors import Problem, galat

if TYPE_CHECKING:
    import pikepdf

__all__ = ["MARKERS", "VERAPDF", "Verification", "lost_markers", "verify_pdfa"]

VERAPDF = "veraPDF"
MARKERS = "penanda dalam berkas (veraPDF tidak terpasang)"
_NAMESPACE = "{http://www.aiim.org/pdfa/ns/id/}"
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Verification:
    """By what PDF/A was verified, and which files are none."""

    by: str
    problems: tuple[Problem, ...] = ()


def verify_pdfa(paths: Sequence[Path], verapdf: str | None = None) -> Verification:
    """Verify files by veraPDF, or by their markers where it is not installed."""
    program = verapdf or shutil.which("verapdf")
    if program and (bad := _ask(program, paths)) is not None:
        lines = tuple(not_pdfa(path.as_posix(), VERAPDF) for path in bad)
        return Verification(VERAPDF, lines)
    problems = []
    for path in paths:
        if lost := _markers_of(path):
            problems.append(not_pdfa(path.as_posix(), ", ".join(lost)))
    return Verification(MARKERS, tuple(problems))


def lost_markers(pdf: pikepdf.Pdf) -> list[str]:
    """Return what this PDF lacks of what any PDF/A-2b has."""
    root = pdf.Root
    have = {
        "keterangan PDF/A-2b": _part_of(pdf) == ("2", "B"),
        "profil warna": "/OutputIntents" in root,
        "penanda berkas (ID)": "/ID" in pdf.trailer,
        "tanpa JavaScript": "/JavaScript" not in root.get("/Names", {}),
        "huruf yang disertakan": all(map(_is_embedded, _fonts(pdf))),
        "tanpa kata sandi": not pdf.is_encrypted,
    }
    return [name for name, there in have.items() if not there]


def not_pdfa(place: str, lost: str) -> Problem:
    """Return the complaint about a PDF that is not archival."""
    return galat(
        "ZI712",
        place,
        f"PDF ini bukan PDF/A-2b menurut {lost}.",
        "Pakai LibreOffice 7.4 atau lebih baru, atau jalankan tanpa --pdfa.",
    )


def _markers_of(path: Path) -> list[str]:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return lost_markers(pdf)


def _part_of(pdf: pikepdf.Pdf) -> tuple[str, str]:
    if "/Metadata" not in pdf.Root:
        return "", ""
    try:
        tree = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314  # ours, from finish()
    except ET.ParseError:
        return "", ""
    texts = [tree.findtext(f".//{_NAMESPACE}{name}") or "" for name in ("part", "conformance")]
    return texts[0], texts[1]


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [obj for obj in pdf.objects if _is_descriptor(obj)]


def _is_descriptor(obj: Any) -> bool:
    import pikepdf

    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"


def _is_embedded(descriptor: Any) -> bool:
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def _ask(program: str, paths: Sequence[Path]) -> list[Path] | None:
    """Return the files that veraPDF refuses, or None when it gives no verdict."""
    command = [program, "--flavour", "2b", "--format", "text", *map(str, paths)]
    try:
        said = subprocess.run(  # noqa: S603  # the program the user has installed
            command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    verdicts = [line.split(maxsplit=1)[0] for line in said.splitlines() if line.strip()]
    if len(verdicts) != len(paths) or not set(verdicts) <= {"PASS", "FAIL"}:
        return None
    return [path for path, verdict in zip(paths, verdicts, strict=True) if verdict == "FAIL"]
