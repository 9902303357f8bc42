"""What the Tab key offers for JENIS and --data."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["complete_data", "complete_jenis"]


def complete_jenis(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the document types of this workspace that begin so and are not named yet."""
    from zi_docs.catalog import load_catalog
    from zi_docs.workspace import template_folders

    named = ctx.params.get("jenis") or ()
    known = sorted(load_catalog(template_folders(_root(Path.cwd()))).types)
    return [jenis for jenis in known if jenis.startswith(incomplete) and jenis not in named]


def complete_data(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the data sets of this workspace that begin so."""
    folders = sorted((_root(Path.cwd()) / "data").glob("[!._]*"))
    return [path.name for path in folders if path.is_dir() and path.name.startswith(incomplete)]


def _root(here: Path) -> Path:
    return next((folder for folder in (here, *here.parents) if (folder / "data").is_dir()), here)
