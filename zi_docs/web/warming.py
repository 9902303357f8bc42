"""What the first look at a page would wait for, prepared while nobody waits.

The pages are compiled when they are first shown, and the tables of the types and of the LKE are
read when they are first asked for; together these take up to half a second of the first pages.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from flask import Flask

from zi_docs.app.preparing import open_catalog
from zi_docs.errors import ZiDocsError
from zi_docs.indonesian import format_tanggal
from zi_docs.web.site import KEY
from zi_docs.zona_integritas import daftar_isian, daftar_pertanyaan


def warm_up(app: Flask) -> None:
    """Compile the pages and read the tables; the page that needs it tells what is wrong."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    today = date.today()
    format_tanggal(today)
    daftar_isian(today)
    daftar_pertanyaan(today)
    with suppress(ZiDocsError, OSError):
        open_catalog(app.extensions[KEY].root)
