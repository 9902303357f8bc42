"""The section Register."""

from __future__ import annotations

from flask import Blueprint, render_template

from zi_docs.web.site import this_site

pages = Blueprint("register", __name__)


@pages.get("/")
def awal(nama: str) -> str:
    """Show the section for one data set."""
    workspace = this_site().workspace(nama)
    return render_template("register/awal.html", ruang=workspace)
