"""Where a print file or a packet goes: never over that of another choice of records."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from zi_docs.batch import TypeBatch
from zi_docs.outputs.file_names import safe_path
from zi_docs.planning import Selection, selection_of
from zi_docs.printing.sheets import base_folder

__all__ = ["packet_path", "print_path"]

_LONGEST = 40  # of a name inside a file's name, so that the mark that tells two apart always fits
_MARK = 8


def print_path(batch: TypeBatch, selection: Selection, ending: str) -> Path:
    """Return where a print file goes: ``JENIS.docx``, or ``JENIS UNIT.docx`` of a choice.

    The same choice has the same name on every run, however it was typed. No document type has a
    space in its name, so no choice takes the name of another type's file.
    """
    text = ", ".join(filter(None, (selection.unit, _people(batch, selection))))
    stem = " ".join(filter(None, (batch.plan.doctype.id, _label(text, selection))))
    return base_folder(batch) / "gabung" / f"{stem}{ending}"


def packet_path(batch: TypeBatch, unit: str) -> Path:
    """Return where a unit's packet goes; one of single records does not take its place."""
    stem = unit or "semua"
    selection = Selection(unit, selection_of(batch.plan).hanya)
    if selection.hanya:
        stem = f"{stem[:_LONGEST]} {_label(_people(batch, selection), selection)}"
    return base_folder(batch) / "paket" / safe_path((batch.plan.doctype.id, stem), ".zip")


def _label(text: str, selection: Selection) -> str:
    """Return what a choice is called in a file's name; nothing for all records of a type.

    A unit goes by its code. A code that no file can be called by, and any choice of records, is
    marked by a hash: keys are not shown, since those of people without NIP are private.
    """
    if selection.is_whole:
        return ""
    clean = safe_path((text[:_LONGEST],), "")
    if not selection.hanya and clean == text and not text.endswith(")"):
        return clean
    mark = sha256("\0".join((selection.unit, *selection.hanya)).encode()).hexdigest()[:_MARK]
    return f"{clean} ({mark})"


def _people(batch: TypeBatch, selection: Selection) -> str:
    """Return the name of the first record chosen by its key, and how many more there are."""
    keys = selection.hanya
    names = {job.key: job.untuk for job in batch.plan.jobs}
    first = next((names[key] for key in keys if names.get(key)), "pilihan")
    more = f" dan {len(keys) - 1} lain" if len(keys) > 1 else ""
    return f"{first}{more}" if keys else ""
