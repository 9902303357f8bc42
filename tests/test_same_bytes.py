"""The samples give the very bytes that they gave when the lists in ``same_bytes/`` were made.

The lists were made once, from commit 4ef96f3. ``make accept`` leaves them alone: a rebuilding must
not change one byte, and a change that is meant is put into them by hand, its reason in the commit.
``SAMPLE.sha256`` is what ``sha256sum`` prints in the folder of the documents, and decides.
``SAMPLE.parts.sha256`` only says where to look: every part that a document of a type may have.
PDF is left out; it differs by the version of LibreOffice.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.samples import copy_sample

SAMPLES = ("gunungkidul-2020", "trenggalek-2021")
LISTS = Path(__file__).parent / "same_bytes"
ARCHIVES = (".docx", ".zip")

Digests = Mapping[str, str]
Parts = frozenset[tuple[str, str]]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files_of(output: Path) -> dict[str, Path]:
    """Every document, print file and packet by its path in the folder, spelled one way."""
    found = (path for path in output.rglob("*") if path.suffix in ARCHIVES)
    named = {path.relative_to(output).as_posix(): path for path in found}
    named = {name: path for name, path in named.items() if not name.startswith("konsep/")}
    return {unicodedata.normalize("NFC", name): named[name] for name in sorted(named)}


def parts_of(name: str, path: Path) -> Parts:
    """Return the digest of every part, named by the folder of its document.

    All documents of a type share a name.
    """
    folder = name.partition("/")[0]
    with zipfile.ZipFile(path) as archive:
        parts = {part: digest(archive.read(part)) for part in archive.namelist()}
    return frozenset((f"{folder}/{part}", parts[part]) for part in parts)


def as_list(digests: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{value}  {name}\n" for name, value in sorted(digests))


def read_list(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(name, value) for value, _, name in (line.partition("  ") for line in lines)]


def difference(accepted: Digests, known: Parts, files: Mapping[str, Path]) -> str:
    """Return which files are missing, new or changed, and the changed ones' new parts."""
    told: dict[str, list[str]] = {}
    for name in sorted(accepted.keys() | files.keys()):
        if name not in files:
            told.setdefault("not made any more", []).append(name)
        elif name not in accepted:
            told.setdefault("made now, not before", []).append(name)
        elif digest(files[name].read_bytes()) != accepted[name]:
            told.setdefault(_changed(name, files[name], known), []).append(name)
    return "\n".join(f"{what}:\n  " + "\n  ".join(names) for what, names in told.items())


def _changed(name: str, path: Path, known: Parts) -> str:
    parts = sorted(part.partition("/")[2] for part, _ in parts_of(name, path) - known)
    if not parts:
        return "other bytes, no new part (the order, the packing, or another document's part)"
    return f"other bytes in {', '.join(parts)}"


@pytest.fixture
def made(
    request: pytest.FixtureRequest, repository: Path, tmp_path: Path
) -> tuple[str, dict[str, Path]]:
    """A sample, and all that is made and issued of it with a new register; konsep do not count."""
    sample: str = request.param
    copy_sample(repository / "data" / sample, tmp_path / "data" / sample)
    for what in (("--semua",), ("sk-penetapan-unit", "--terbit")):
        buat = ("buat", *what, "--data", sample, "--format", "gabung,zip")
        run = subprocess.run(
            [sys.executable, "-m", "zi_docs", *buat], cwd=tmp_path, capture_output=True, check=False
        )
        assert run.returncode == 0, run.stderr.decode()
    return sample, files_of(tmp_path / "output" / sample)


@pytest.mark.parametrize("made", SAMPLES, indirect=True)
def test_the_samples_give_the_same_bytes(made: tuple[str, dict[str, Path]], tmp_path: Path) -> None:
    """Every document, print file and packet of a sample has its recorded bytes, on any day."""
    sample, files = made
    names = [f"{sample}.sha256", f"{sample}.parts.sha256"]
    accepted, known = (read_list(LISTS / name) if (LISTS / name).exists() else [] for name in names)
    if told := difference(dict(accepted), frozenset(known), files):
        digests = [(name, digest(path.read_bytes())) for name, path in files.items()]
        parts = {part for item in files.items() for part in parts_of(*item)}
        for name, now in zip(names, (digests, parts), strict=True):
            (tmp_path / name).write_text(as_list(now), encoding="utf-8", newline="\n")
        pytest.fail(f"{told}\nThe lists of this run: {tmp_path}/*.sha256", pytrace=False)


def test_a_difference_names_the_document_and_its_part(tmp_path: Path) -> None:
    """A changed file is reported as missing, new, changed in a part, or packed otherwise."""
    for name, text, method in (("a", "1", 0), ("b", "2", 0), ("c", "1", 8), ("d", "1", 0)):
        with zipfile.ZipFile(tmp_path / f"{name}.docx", "w", method) as archive:
            archive.writestr(zipfile.ZipInfo("word/styles.xml"), "same")
            archive.writestr("word/document.xml", text)
    files = {f"surat/{path.name}": path for path in sorted(tmp_path.iterdir())}
    known = parts_of("surat/a.docx", files["surat/a.docx"])
    accepted = dict.fromkeys(("surat/b.docx", "surat/c.docx", "surat/hilang.docx"), "")
    accepted["surat/a.docx"] = digest(files["surat/a.docx"].read_bytes())
    assert difference(accepted, known, files).splitlines() == [
        "other bytes in word/document.xml:",
        "  surat/b.docx",
        "other bytes, no new part (the order, the packing, or another document's part):",
        "  surat/c.docx",
        "made now, not before:",
        "  surat/d.docx",
        "not made any more:",
        "  surat/hilang.docx",
    ]
