"""Document types and records in, Word files out: compile once, render many."""

from __future__ import annotations

from zi_docs.engine.document_text import document_text
from zi_docs.engine.filters import FILTERS
from zi_docs.engine.renderer import Renderer, compile_doctype, compile_file

__all__ = ["FILTERS", "Renderer", "compile_doctype", "compile_file", "document_text"]
