"""The use cases, one function each."""

from zi_docs.app.auditing import audit_register
from zi_docs.app.converting import convert_files
from zi_docs.app.diagnosing import diagnose
from zi_docs.app.filling import fill_file, render_example
from zi_docs.app.generating import RunOptions, check, generate
from zi_docs.app.opening import open_catalog, open_workspace_register

__all__ = [
    "RunOptions",
    "audit_register",
    "check",
    "convert_files",
    "diagnose",
    "fill_file",
    "generate",
    "open_catalog",
    "open_workspace_register",
    "render_example",
]
