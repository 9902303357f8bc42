"""The document types that a command line means."""

from __future__ import annotations

from pathlib import Path

__all__ = ["wanted_types"]


def wanted_types(root: Path, jenis: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types named, each once; without any, all there are."""
    from zi_docs.app import open_catalog

    return tuple(dict.fromkeys(jenis)) or tuple(sorted(open_catalog(root).types))
