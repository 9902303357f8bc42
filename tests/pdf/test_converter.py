"""Where the converter is sought, and what is said when there is none."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from zi_docs.errors import ConverterError
from zi_docs.pdf import find_converter as module
from zi_docs.pdf.find_converter import SOFFICE, find_converter, require_converter
from zi_docs.pdf.problems import no_converter
from zi_docs.pdf.soffice import LibreOffice, TimeLimit, write_profile


def _program(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the places where this machine's own LibreOffice is."""
    monkeypatch.setattr(Path, "is_file", lambda path: "tmp" in path.parts and path.exists())


def _path(converter: object) -> Path:
    assert isinstance(converter, LibreOffice)
    return converter.path


def test_the_environment_decides(tmp_path: Path) -> None:
    """``ZI_DOCS_SOFFICE`` goes before the system's own LibreOffice."""
    own = _program(tmp_path / "lain", "soffice-uji")
    other = _program(tmp_path / "bin", "soffice")
    environ = {"ZI_DOCS_SOFFICE": str(own), "PATH": str(other.parent)}
    assert _path(find_converter(environ)) == own


def test_an_address_that_is_wrong_is_told(tmp_path: Path) -> None:
    """A wrong ``ZI_DOCS_SOFFICE`` is refused; no other converter is used in its place."""
    with pytest.raises(ConverterError) as caught:
        find_converter({"ZI_DOCS_SOFFICE": str(tmp_path / "sofice")})
    assert caught.value.problems[0].code == "ZI702"


def test_on_the_path(tmp_path: Path) -> None:
    """``libreoffice`` serves as well as ``soffice``."""
    program = _program(tmp_path / "bin", "libreoffice")
    assert _path(find_converter({"PATH": str(program.parent)}, "linux")) == program


def test_usual_place_on_windows(tmp_path: Path) -> None:
    """On Windows soffice.com is used, since it waits for its work to end."""
    folder = tmp_path / "LibreOffice" / "program"
    program = _program(folder, "soffice.com")
    _program(folder, "soffice.exe")
    environ = {"ProgramFiles": str(tmp_path), "PATH": ""}
    assert _path(find_converter(environ, "win32")) == program


def test_usual_place_on_macos(tmp_path: Path) -> None:
    """On macOS the program is inside the application, also in the user's own folder."""
    inside = tmp_path / "Applications" / "LibreOffice.app" / "Contents" / "MacOS"
    program = _program(inside, "soffice")
    assert _path(find_converter({"HOME": str(tmp_path), "PATH": ""}, "darwin")) == program


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize(
    ("platform", "command"), [("linux", "apt install"), ("win32", "winget"), ("darwin", "brew")]
)
def test_absent(platform: str, command: str) -> None:
    """Without a converter the mend is the command that installs one."""
    assert find_converter({"PATH": ""}, platform) is None
    problem = no_converter(SOFFICE, platform)
    assert problem.code == "ZI701"
    assert command in problem.hint


@pytest.mark.usefixtures("nowhere")
def test_absent_is_exit_code_5() -> None:
    """A missing converter is an exception with the converter's exit code."""
    with pytest.raises(ConverterError) as caught:
        require_converter({"PATH": ""})
    assert caught.value.exit_code == 5


@pytest.mark.usefixtures("nowhere")
def test_word_stands_in_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows docx2pdf lets Word convert; Word joins nothing."""
    monkeypatch.setattr(module, "find_spec", lambda name: name == "docx2pdf")
    converter = find_converter({"PATH": ""}, "win32")
    assert converter is not None
    assert not converter.joins


def test_the_time_limit_grows_with_the_size(tmp_path: Path) -> None:
    """The biggest document of a call decides how long the converter may be silent."""
    small, big = tmp_path / "a.docx", tmp_path / "b.docx"
    small.write_bytes(b"x")
    big.write_bytes(b"x" * 3_000_000)
    assert TimeLimit(60, 10).of([small, big]) == 90


def test_the_profile_is_hardened(tmp_path: Path) -> None:
    """The profile forbids network, macros and the update of links."""
    write_profile(tmp_path)
    root = ET.parse(tmp_path / "user" / "registrymodifications.xcu").getroot()
    name = "{http://openoffice.org/2001/registry}name"
    found = {(prop.get(name), prop.findtext("value")) for prop in root.iter("prop")}
    wanted = {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
        "Link": "0",  # Writer's word for never; Calc's is 1
        "ooInetProxyType": "1",
        "ooInetHTTPProxyPort": "9",
    }
    assert {*wanted.items(), ("Link", "1")} <= found
