"""Document types and records in, Word files out: compile once, render many."""

from __future__ import annotations

from zi_docs.ooxml.text import TextChange, paragraph_changes
from zi_docs.word.bounded import find_too_big
from zi_docs.word.compiler import (
    CompileSpec,
    Naskah,
    compile_doctype,
    read_naskah,
)
from zi_docs.word.edited import issue_edited, konsep_changes
from zi_docs.word.filters import FILTERS, RUN_FILTERS
from zi_docs.word.pictures import PICTURE_FILTERS
from zi_docs.word.renderer import Renderer
from zi_docs.word.single_file import SingleFile, compile_file, read_file
from zi_docs.word.srikandi import is_sent, write_unsigned

__all__ = [
    "FILTERS",
    "PICTURE_FILTERS",
    "RUN_FILTERS",
    "CompileSpec",
    "Naskah",
    "Renderer",
    "SingleFile",
    "TextChange",
    "compile_doctype",
    "compile_file",
    "find_too_big",
    "is_sent",
    "issue_edited",
    "konsep_changes",
    "paragraph_changes",
    "read_file",
    "read_naskah",
    "write_unsigned",
]
