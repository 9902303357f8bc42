"""The package of zi_docs at a given commit, run with the same Python and the same libraries."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from benchmarks.folders import REPOSITORY

__all__ = ["environment", "lay_pages", "tree_of"]

_PIECES = "_bagian"


def tree_of(commit: str, folder: Path) -> Path:
    """Lay the files of a commit into a folder."""
    command = ["git", "-C", str(REPOSITORY), "archive", commit, "zi_docs", "templates"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"commit {commit} tidak dapat diambil: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def lay_pages(tree: Path, workspace: Path, jenis: str) -> None:
    """Let a workspace have the type of a tree as its own, with the shared pieces of that tree.

    A workspace adds to a type, so wording that the tree does not have is emptied.
    """
    for name in (jenis, _PIECES):
        shutil.copytree(tree / "templates" / name, workspace / "templates" / name)
    for wording in (REPOSITORY / "templates" / jenis).glob("*.j2"):
        (workspace / "templates" / jenis / wording.name).touch()
    _mend(workspace / "templates" / jenis / "naskah.docx")


def _mend(naskah: Path) -> None:
    """Change in a page what today's package refuses, as it advises itself: a person is no text."""
    with zipfile.ZipFile(naskah) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(naskah, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"{{ ketua }}", b"{{ ketua.nama_gelar }}"))


def environment(*trees: Path) -> dict[str, str]:
    """Return the environment in which Python finds the package of the first tree.

    Python keeps what it compiled, or each run would compile the whole package once more.
    """
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": os.pathsep.join(map(str, trees))}
