"""Whether a PDF is of its document as it is now."""

from __future__ import annotations

from hashlib import sha256

from zi_docs.batch import TypeBatch
from zi_docs.printing.sheets import PDF, PrintOptions, Sheet, documents_of

__all__ = ["digest_of", "has_pdf", "inputs_of", "is_current"]


def is_current(batch: TypeBatch, sheet: Sheet, options: PrintOptions) -> bool:
    """Whether the PDF is there, unchanged, and of the document as it is now."""
    made = documents_of(batch, PDF).get(sheet.job.key)
    if made is None or not sheet.pdf.is_file():
        return False
    stat = sheet.pdf.stat()
    same = (stat.st_size, stat.st_mtime_ns) == (made.ukuran, made.mtime_ns)
    return same and made.hash_masukan == inputs_of(batch, sheet, options)


def has_pdf(batch: TypeBatch, sheet: Sheet, options: PrintOptions) -> bool:
    """Whether there is a PDF of the document as it is now: as written down, else by its time.

    Drafts and what ``zi-docs pdf`` has made are written down nowhere.
    """
    if is_current(batch, sheet, options):
        return True
    return sheet.pdf.is_file() and sheet.pdf.stat().st_mtime_ns >= sheet.path.stat().st_mtime_ns


def inputs_of(batch: TypeBatch, sheet: Sheet, options: PrintOptions) -> str:
    """Return what a PDF is made of, to compare with what was written down of it."""
    return f"{digest_of(batch, sheet)} pdfa={options.pdfa}"


def digest_of(batch: TypeBatch, sheet: Sheet) -> str:
    """Return the hash of a document as it is now: a person may have edited it since it was made."""
    made = documents_of(batch, "").get(sheet.job.key)
    try:
        stat = sheet.path.stat()
        if made and (stat.st_size, stat.st_mtime_ns) == (made.ukuran, made.mtime_ns):
            return made.sha256
        return sha256(sheet.path.read_bytes()).hexdigest()
    except OSError:
        return ""  # the conversion will say so
