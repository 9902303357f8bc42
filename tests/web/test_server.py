"""The page as it is served: one address, one port, and an end."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from zi_docs.app.typed import program_command, python_command
from zi_docs.errors import UsageError
from zi_docs.web import Site, listen

from .conftest import PORT


def _ask(site: Site, method: str = "GET", path: str = "/", **headers: str) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
    try:
        line.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        if method == "POST" and "Content_Length" not in headers:
            line.putheader("Content-Length", "0")
        line.endheaders()
        answer = line.getresponse()
        return answer.status, f"{answer.headers}\n{answer.read().decode()}"
    finally:
        line.close()


def _cookie(site: Site) -> str:
    return f"{site.cookie}={site.keys.kunjungan}"


def test_it_answers_its_own_name_only(served: Site) -> None:
    """Over a real connection, a foreign name, none, or two of them are refused."""
    assert _ask(served, Cookie=_cookie(served))[0] == 200
    for host in ("contoh.id", f"contoh.id:{served.port}", "127.0.0.1", ""):
        status, said = _ask(served, Host=host, Cookie=_cookie(served))
        assert status == 400, host
        assert "data/kantor" not in said


def test_a_form_of_another_page_does_not_end_it(served: Site) -> None:
    """A cross-site form is refused although the browser has the cookie."""
    headers = {"Cookie": _cookie(served), "Origin": "http://contoh.id"}
    assert _ask(served, "POST", "/selesai", **headers)[0] == 403
    assert not served.ended.is_set()


def test_no_other_address_of_this_computer_reaches_it(served: Site) -> None:
    """It listens at 127.0.0.1; another address of the same computer finds no one."""
    others = {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), None)}
    for address in others - {"127.0.0.1"} | {"127.0.0.2", "::1"}:
        family = socket.AF_INET6 if ":" in str(address) else socket.AF_INET
        with socket.socket(family) as line:
            assert line.connect_ex((address, served.port)) != 0, address


def test_a_great_body_is_refused_before_it_is_read(served: Site) -> None:
    """A length beyond any workbook is refused at once; nobody's disk is filled."""
    status, _ = _ask(served, "POST", "/selesai", Content_Length=str(10**10))
    assert status == 413


def test_the_answers_name_no_server(served: Site) -> None:
    """What program answers, and on what, is told to nobody."""
    status, said = _ask(served)
    assert status == 403
    assert "waitress" not in said.casefold()
    assert "werkzeug" not in said.casefold()


def test_a_taken_port_is_told(served: Site) -> None:
    """Two pages can't have one port (ZI801)."""
    with pytest.raises(UsageError) as refused:
        listen(served.port)
    assert [one.code for one in refused.value.problems] == ["ZI801"]


def test_the_command_serves_until_the_button(workspace: Path, tmp_path: Path) -> None:
    """The first line is the address with its key; the button ends the command with code 0.

    What was typed on the page is not printed.
    """
    command = [sys.executable, "-m", "zi_docs", "web", "--tanpa-peramban"]
    home = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "catatan")}
    pipes = {"stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=workspace, env=home, **pipes) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        found = re.fullmatch(r"Halaman: http://127\.0\.0\.1:(\d+)/\?kunci=([\w-]{40,})\n", line)
        assert found, line
        site = Site(workspace, port=int(found[1]))
        _, said = _ask(site, path=f"/?kunci={found[2]}")
        cookie = re.search(r"Set-Cookie: (\w+=[\w-]+);", said)
        assert cookie
        _ask(site, path="/data/kantor/?kabar=Ani", Cookie=cookie[1])
        origin = {"Cookie": cookie[1], "Origin": f"http://127.0.0.1:{found[1]}"}
        status, said = _ask(site, "POST", "/selesai", **origin)
        assert status == 200
        assert said.rstrip().endswith("</html>")
        assert running.wait(20) == 0
        assert running.stdout.read() == "Halaman ditutup.\n"


def test_without_its_parts_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Flask is not installed, one sentence says how to install it (ZI800)."""
    from zi_docs.cli import cli
    from zi_docs.cli.show import run

    monkeypatch.setitem(sys.modules, "flask", None)
    assert run(cli, "zi-docs", ["web", "--porta", str(PORT)]) == 2
    told = capsys.readouterr().err
    assert "ZI800" in told
    assert f'{sys.executable} -m pip install "zi-docs[web]"' in told


def test_commands_are_those_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a command begins as the guide has it; elsewhere with the Python that runs."""
    monkeypatch.setattr(sys, "executable", "/opt/zi docs/bin/python")
    assert (python_command(), program_command()) == ('"/opt/zi docs/bin/python"', "zi-docs")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert (python_command(), program_command()) == ("py -3", "py -3 -m zi_docs")
