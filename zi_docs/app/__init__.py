"""The use cases, one function each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_docs.app.book import (
        audit_register,
        book_path,
        has_book,
        no_book,
        open_existing_register,
        open_workspace_register,
    )
    from zi_docs.app.converting import convert_files
    from zi_docs.app.diagnosing import diagnose
    from zi_docs.app.filling import fill_file, render_example
    from zi_docs.app.generating import RunOptions, check, generate
    from zi_docs.app.preparing import open_catalog
    from zi_docs.app.resting import Command, Outcome, run_or_rest

__all__ = [
    "Command",
    "Outcome",
    "RunOptions",
    "audit_register",
    "book_path",
    "check",
    "convert_files",
    "diagnose",
    "fill_file",
    "generate",
    "has_book",
    "no_book",
    "open_catalog",
    "open_existing_register",
    "open_workspace_register",
    "render_example",
    "run_or_rest",
]

_HOMES = {
    "book": (
        "audit_register",
        "book_path",
        "has_book",
        "no_book",
        "open_existing_register",
        "open_workspace_register",
    ),
    "converting": ("convert_files",),
    "diagnosing": ("diagnose",),
    "filling": ("fill_file", "render_example"),
    "generating": ("RunOptions", "check", "generate"),
    "preparing": ("open_catalog",),
    "resting": ("Command", "Outcome", "run_or_rest"),
}


def __getattr__(name: str) -> Any:
    """Import a use case only when it is asked for.

    A look into the register then loads no engine, and a run with nothing to do loads very little.
    """
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
