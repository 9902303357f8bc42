"""The section Data: a workbook in, what was understood of it, and what is to be mended."""

from __future__ import annotations

from flask import Blueprint, render_template

from zi_docs.web.site import this_site

pages = Blueprint("data", __name__)


@pages.get("/")
def awal(nama: str) -> str:
    """Show what was understood of a data set, and what is wrong with it."""
    workspace = this_site().workspace(nama)
    return render_template("data/awal.html", ruang=workspace)
