"""Which requests are answered at all, and the headers of every answer.

Whatever web page a clerk has open elsewhere can send requests to 127.0.0.1, and so can other users
of the computer. A request is answered when it calls this page by its own name and port (a name that
was rebound to 127.0.0.1 is another one), when it bears the cookie of this start, when the browser
does not say that another page sent it (to a browser the ports of one computer are one site, so
that the pages of another program on it get the cookie sent, too), and, if it changes anything, when
the browser says that one of our own pages sent it.
"""

from __future__ import annotations

from flask import Response, abort, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from zi_docs.web.site import Site, this_site

_READING = ("GET", "HEAD")
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")
_FOREIGN = ("cross-site", "same-site")
_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with less, forms would not say where they come from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def check_request() -> AnyResponse | None:
    """Return the answer to a request that may not pass, or to one that brings the start key."""
    site = this_site()
    if request.headers.get("Host", "") not in site.hosts:
        abort(400)
    if request.method not in (*_READING, "POST"):
        abort(405)
    if _is_ahead():
        abort(503)
    if request.method == "POST" and not _is_own(site):
        abort(403)
    if request.endpoint == "static":
        return None
    if _is_known(site) and request.headers.get("Sec-Fetch-Site") not in _FOREIGN:
        return None if "kunci" not in request.args else _entrance(site)
    return _entrance(site) if request.method in _READING else _refusal("tanpa_kunci")


def _is_ahead() -> bool:
    """Tell whether a browser asks ahead of a click: nothing is read, and no key used up, for it."""
    return any("prefetch" in request.headers.get(name, "") for name in _AHEAD)


def _is_known(site: Site) -> bool:
    return site.keys.is_visit(request.cookies.get(site.cookie, ""))


def _is_own(site: Site) -> bool:
    """Tell whether one of our pages sent this request, by what only a browser can write."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin in [f"http://{host}" for host in site.hosts] and _is_of_host(origin)
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _is_of_host(origin: str) -> bool:
    return origin == f"http://{request.headers.get('Host', '')}"


def _entrance(site: Site) -> AnyResponse:
    """Exchange the start key for the cookie, and go on to the first page without it.

    The next page is opened by this one: a browser that came from another program would not show a
    strict cookie to an address that it is merely redirected to.
    """
    key = request.args.get("kunci", "")
    if request.path != "/" or not key:
        return _refusal("tanpa_kunci")
    if site.keys.open_with(key):
        answer = make_response(render_template("membuka.html"))
        answer.set_cookie(site.cookie, site.keys.kunjungan, httponly=True, samesite="Strict")
        return answer
    if _is_known(site):
        return make_response(render_template("membuka.html"))
    if site.keys.was_used(key):
        site.tell(f"Alamat yang tadi sudah dipakai. Yang baru: {site.address}")
        return _refusal("kunci_terpakai")
    return _refusal("kunci_salah")


def _refusal(why: str) -> Response:
    return make_response(render_template("ditolak.html", sebab=why), 403)


def add_headers(answer: Response) -> Response:
    """Put the headers on an answer that keep it in this browser and in its own frame."""
    for name, value in _HEADERS.items():
        answer.headers[name] = value
    return answer
