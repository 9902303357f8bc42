"""The document types that a workspace has."""

from __future__ import annotations

from pathlib import Path

from zi_docs.catalog import Catalog, load_catalog
from zi_docs.errors import TemplateError, disk_words, galat
from zi_docs.workspace import template_folders


def open_catalog(root: Path) -> Catalog:
    """Return the document types a workspace has: the built-in ones and its own.

    Raises :class:`TemplateError` (ZI431) for a folder of them that may not be looked into.
    """
    folders = template_folders(root)
    try:
        return load_catalog(folders, dict.fromkeys(folders, "templates"))
    except OSError as error:
        message = f"Folder jenis dokumen tidak terbaca: {disk_words(error)}."
        hint = "Mintalah izin membaca folder itu dan semua isinya."
        raise TemplateError(galat("ZI431", _place(error), message, hint)) from error


def _place(error: OSError) -> str:
    return Path(error.filename or "templates").as_posix()


def wanted_types(root: Path, jenis: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types named, each once; without any, all there are.

    Raises what :func:`open_catalog` raises.
    """
    return tuple(dict.fromkeys(jenis)) or tuple(sorted(open_catalog(root).types))
