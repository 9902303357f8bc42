"""In which forms documents are put on paper, and in which orders; light, for the command line."""

from __future__ import annotations

__all__ = ["FORMATS", "ORDERS"]

FORMATS = ("docx", "pdf", "gabung", "zip")
ORDERS = ("data", "unit", "jabatan")
