"""A decree in its stages: where it lies, and what a test does and asks about it."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document

from .files import edit, timeless
from .runs import Outcome, Zi

BUAT = ("buat", "--semua", "--data", "kantor")
TERBIT = ("buat", "keputusan", "--data", "kantor", "--terbit")
ISSUE = (*TERBIT, "--nomor", "87", "--tanggal", "1 Juni 2021")
NOMOR = "188.45/87/2021"
NAME = "Keputusan 2021.docx"
DECREE = f"output/kantor/keputusan/{NAME}"
KONSEP = f"output/kantor/konsep/keputusan/{NAME}"
ARSIP = "output/kantor/arsip"
ISSUED_TEXT = f"Nomor {NOMOR}\npada tanggal 1 Juni 2021\nHaryo Wicaksono"


def new_bupati(root: Path) -> None:
    """Let another person sign."""
    edit(root / "data" / "kantor" / "pengaturan.yaml", "Haryo Wicaksono", "Budi Santoso")


def states(zi: Zi) -> list[tuple[str, str, str]]:
    """Return number, date and state of everything in the book."""
    book = json.loads(zi("register", "lihat", "--data", "kantor", "--json").out)["nomor"]
    return [(entry["nomor"], entry["tanggal"], entry["keadaan"]) for entry in book]


def counted(outcome: Outcome) -> str:
    """Return the last line of a run: what was made, skipped and so on."""
    return timeless(outcome.out).splitlines()[-1].removesuffix(" dalam 0,0 detik.")


def kept(root: Path) -> dict[str, bytes]:
    """Return the kept bytes by their file's name without its ending."""
    folder = root / "data" / "kantor" / "terbit"
    return {path.stem: path.read_bytes() for path in folder.glob("*.docx")}


def konsep_with(root: Path, old: str, new: str) -> bytes:
    """Edit a paragraph of the konsep as a person would, and return the file's bytes."""
    document = Document(str(root / KONSEP))
    (paragraph,) = [p for p in document.paragraphs if old in p.text]
    run = next(run for run in paragraph.runs if old in run.text)
    run.text = run.text.replace(old, new)
    document.save(str(root / KONSEP))
    return (root / KONSEP).read_bytes()
