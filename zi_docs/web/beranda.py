"""The section Beranda: the data sets of this workspace, and the one next step of each."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from zi_docs.web.site import this_site

pages = Blueprint("beranda", __name__)


@pages.get("/")
def awal() -> str:
    """Show all data sets."""
    return render_template("beranda/awal.html")


@pages.post("/selesai")
def selesai() -> ResponseReturnValue:
    """End the page for everybody; what is written stays."""
    this_site().ended.set()
    return render_template("beranda/selesai.html")
