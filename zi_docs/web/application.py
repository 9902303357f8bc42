"""The Flask application: its sections, its limits, and failures in words."""

from __future__ import annotations

from typing import Any

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from zi_docs import __version__
from zi_docs.app.typed import program_command
from zi_docs.codes import Severity
from zi_docs.errors import ZiDocsError
from zi_docs.web import controls
from zi_docs.web.gatekeeping import add_headers, check_request
from zi_docs.web.problems import disk_refused, failed
from zi_docs.web.sections import BERANDA, SECTIONS, Section
from zi_docs.web.site import KEY, Site, this_site
from zi_docs.web.telling import FILTERS, tell

MAX_UPLOAD = 16_000_000
"""The greatest size of a request in bytes; a workbook of 10,000 staff has about two million."""

_MAX_FIELDS = 20_000
_MAX_FIELD_BYTES = 2_000_000


def make_app(site: Site) -> Flask:
    """Return the application for one start of the page."""
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_UPLOAD,
        MAX_FORM_MEMORY_SIZE=_MAX_FIELD_BYTES,
        MAX_FORM_PARTS=_MAX_FIELDS,
        PROVIDE_AUTOMATIC_OPTIONS=False,
    )
    app.extensions[KEY] = site
    app.jinja_env.filters.update(FILTERS | controls.FILTERS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(check_request)
    app.after_request(add_headers)
    app.context_processor(_around)
    app.register_error_handler(HTTPException, _tell_refusal)
    app.register_error_handler(ZiDocsError, _tell_problems)
    app.register_error_handler(OSError, _tell_disk)
    app.register_error_handler(Exception, _tell_failure)
    for section in SECTIONS:
        app.register_blueprint(section.pages, url_prefix=section.prefix or None)
    return app


def _around() -> dict[str, Any]:
    """Return what the layout of every page needs."""
    site = this_site()
    nama = (request.view_args or {}).get("nama", "")
    names = site.data_sets()
    known = nama if nama in names else ""
    return {
        "bagian": SECTIONS if known else SECTIONS[:1],
        "di_bagian": _section_of((request.blueprint or BERANDA).partition(".")[0]),
        "kumpulan": known,
        "semua_kumpulan": names,
        "versi": __version__,
        "perintah": program_command(),
        "GALAT": Severity.GALAT,
        "PERINGATAN": Severity.PERINGATAN,
    }


def _section_of(name: str) -> Section | None:
    return next((one for one in SECTIONS if one.name == name), None)


def _tell_refusal(error: HTTPException) -> tuple[str, int]:
    """Tell in Indonesian why a request is refused; nothing of it is repeated."""
    code, most = error.code or 500, request.max_content_length or MAX_UPLOAD
    return render_template("gagal.html", kode=code, paling_besar=most // 1_000_000), code


def _tell_problems(error: ZiDocsError) -> tuple[str, int]:
    """Tell what is refused; in a part that a page fetches, where only a good answer is shown."""
    if "HX-Request" in request.headers:
        return render_template("bagian/ditolak.html", temuan=tell(error.problems)), 200
    return render_template("masalah.html", temuan=tell(error.problems)), 422


def _tell_disk(error: OSError) -> tuple[str, int]:
    return render_template("masalah.html", temuan=tell([disk_refused(error)])), 500


def _tell_failure(error: Exception) -> tuple[str, int]:
    """Tell a mistake of this program; what it was about may be personal, so it is not told."""
    found = failed(error)
    this_site().tell(f"{found.code}  {found.message}")
    return render_template("masalah.html", temuan=tell([found])), 500
