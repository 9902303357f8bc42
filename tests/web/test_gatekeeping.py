"""Who may not come in, or not change anything, through which door ever."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from zi_docs.web import Site

from .conftest import HOST, OWN, PORT


@pytest.mark.parametrize(
    "host",
    ["contoh.id", f"contoh.id:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.contoh.id:{PORT}"],
)
def test_another_name_is_not_answered(host: str, browser: FlaskClient) -> None:
    """A request that calls another host or port is refused, also with the cookie: a rebound name.

    Nothing of the page is told.
    """
    answer = browser.get("/", base_url=f"http://{host}", headers={"Cookie": _cookie(browser)})
    assert answer.status_code == 400
    assert "data/kantor" not in answer.text


def test_only_the_start_key_opens_the_page(stranger: FlaskClient, site: Site) -> None:
    """Without the key, or with a guessed one, a page is refused and sets no cookie."""
    for address in ("/", "/?kunci=", "/?kunci=tebakan", "/data/kantor/", "/tidak/ada"):
        answer = stranger.get(address)
        assert answer.status_code == 403, address
        assert "Set-Cookie" not in answer.headers
        assert "data/kantor" not in answer.text


def test_the_start_key_works_once(stranger: FlaskClient, site: Site, printed: list[str]) -> None:
    """The key gives a cookie that scripts and other sites can't use; a second use gives none.

    The new address is printed where the page was started, and nowhere else.
    """
    key = site.keys.mulai
    cookie = stranger.get(f"/?kunci={key}").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert stranger.get("/").status_code == 200
    again = stranger.application.test_client().get(f"/?kunci={key}")
    assert again.status_code == 403
    assert "Set-Cookie" not in again.headers
    assert site.keys.mulai not in again.text
    assert [line for line in printed if site.address in line] == printed != []


def test_the_key_does_not_open_other_addresses(stranger: FlaskClient, site: Site) -> None:
    """The start key is taken at the first page only, so that it stands in no other address."""
    assert stranger.get(f"/data/kantor/?kunci={site.keys.mulai}").status_code == 403
    assert stranger.post(f"/?kunci={site.keys.mulai}", headers=OWN).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://contoh.id"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": f"http://localhost:{PORT}"},
        {"Origin": f"https://{HOST}"},
        {"Origin": "http://contoh.id", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Referer": f"http://{HOST}/"},
    ],
    ids=str,
)
def test_a_form_of_another_page_changes_nothing(
    headers: dict[str, str], browser: FlaskClient, site: Site
) -> None:
    """A form passes only when the browser says that one of our own pages sent it."""
    assert browser.post("/selesai", headers=headers).status_code == 403
    assert not site.ended.is_set()


@pytest.mark.parametrize("headers", [OWN, {"Sec-Fetch-Site": "same-origin"}], ids=str)
def test_a_form_of_our_page_passes(
    headers: dict[str, str], browser: FlaskClient, site: Site
) -> None:
    """The button ends the page."""
    assert browser.post("/selesai", headers=headers).status_code == 200
    assert site.ended.is_set()


@pytest.mark.parametrize("site_of_page", ["cross-site", "same-site"])
def test_another_page_reads_nothing(
    site_of_page: str, browser: FlaskClient, site: Site, printed: list[str]
) -> None:
    """A page of another program on this computer starts no work and gets no file by an address.

    Browsers send it the cookie, for to them all ports of one computer are one site. The start key
    still lets in, from wherever it was followed.
    """
    headers = {"Sec-Fetch-Site": site_of_page}
    for address in ("/", "/data/kantor/hasil", "/data/kantor/berkas/pegawai.csv"):
        assert browser.get(address, headers=headers).status_code == 403, address
        assert browser.get(address, headers={"Sec-Fetch-Site": "none"}).status_code != 403
    assert browser.get(f"/?kunci={site.keys.mulai}", headers=headers).status_code == 200


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose", "X-Moz"])
def test_what_a_browser_fetches_ahead_is_not_answered(
    name: str, stranger: FlaskClient, site: Site
) -> None:
    """A browser that fetches an address before it is opened uses up no key, and reads nothing."""
    address, ahead = f"/?kunci={site.keys.mulai}", {name: "prefetch"}
    assert stranger.get(address, headers=ahead).status_code == 503
    assert stranger.get(address).status_code == 200
    assert stranger.get("/data/kantor/hasil", headers=ahead).status_code == 503


def test_other_methods_are_refused(browser: FlaskClient) -> None:
    """What is neither reading nor a form is refused, a preflight of another page too."""
    for method in ("OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"):
        answer = browser.open("/", method=method, headers={"Origin": "http://contoh.id"})
        assert answer.status_code == 405
        assert not [name for name in answer.headers if name[0].startswith("Access-Control")]


def test_every_answer_keeps_to_itself(browser: FlaskClient, stranger: FlaskClient) -> None:
    """Pages, refusals and files bear the policy that lets in nothing from elsewhere."""
    for address in ("/", "/tidak-ada", "/static/zi.css", "/static/tidak-ada"):
        headers = browser.get(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self'; ")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "nama", ["..", "%2e%2e", "..%2f..%2fetc", "templates", ".git", "kantor%2f..", "%00", "data"]
)
@pytest.mark.parametrize("bagian", ["data", "dokumen", "register", "lke"])
def test_only_listed_data_sets_are_opened(
    nama: str, bagian: str, browser: FlaskClient, site: Site
) -> None:
    """No name leads out of the folder of data sets; the page tells no folder of the computer."""
    answer = browser.get(f"/{bagian}/{nama}/")
    assert answer.status_code in (404, 308), nama
    assert str(site.root) not in answer.text


def _cookie(browser: FlaskClient) -> str:
    return "; ".join(f"{one.key}={one.value}" for one in browser._cookies.values())
