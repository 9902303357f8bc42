"""Document types and records in, Word files out: compile once, render many."""

from __future__ import annotations

from zi_docs.engine.bounded import find_too_big
from zi_docs.engine.compiler import CompileSpec, compile_doctype, compile_file
from zi_docs.engine.document_text import TextChange, document_text, paragraph_changes
from zi_docs.engine.filters import FILTERS
from zi_docs.engine.pictures import PICTURE_FILTERS
from zi_docs.engine.pool import render_all
from zi_docs.engine.renderer import Renderer

__all__ = [
    "FILTERS",
    "PICTURE_FILTERS",
    "CompileSpec",
    "Renderer",
    "TextChange",
    "compile_doctype",
    "compile_file",
    "document_text",
    "find_too_big",
    "paragraph_changes",
    "render_all",
]
