"""Running LibreOffice without network access, side by side, and with no process left behind.

Its profile makes it safe to open documents from strangers: nothing in them is executed or fetched.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import monotonic

from zi_docs.pdf.converter import ExportOptions, Outcome
from zi_docs.pdf.process_group import NO_WINDOW, ProcessGroup, Stop

_PROXIES = {"http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"}
_ASIDE = ("TMPDIR", "TMP", "TEMP")
_FLAGS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
_SAYS = "convert "
_KIND = re.compile(r" as an? \w+ document$")
_MEGABYTE = 1_000_000

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
_SECURITY = "Office.Common/Security/Scripting"
_PROXY = "Inet/Settings"
_SETTINGS = {
    _SECURITY: {  # fetch no picture or frame, run no macro
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
    "Office.Calc/Content/Update": {"Link": "1"},  # never
    "Office.Calc/Formula/Load": {"OOXMLRecalcMode": "0"},  # compute always: results may be old
    _PROXY: {  # any other request goes to a port where nobody listens
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetFTPProxyName": "127.0.0.1",
        "ooInetFTPProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "Office.Common/Misc": {"FirstRun": "false", "CollectUsageInformation": "false"},
    "Office.Recovery/AutoSave": {"Enabled": "false"},
    "Office.Recovery/RecoveryInfo": {"Enabled": "false"},
    "Office.Common/Save/Document": {"CreateBackup": "false"},
}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long LibreOffice may show no sign of life, by the size of the document."""

    seconds: float = 60.0
    per_megabyte: float = 10.0

    def of(self, sources: Sequence[Path]) -> float:
        """Return how many seconds the biggest of these documents may take without a sign."""
        biggest = max(source.stat().st_size for source in sources)
        return self.seconds + self.per_megabyte * biggest / _MEGABYTE


@dataclass(frozen=True)
class LibreOffice:
    """``soffice --convert-to``; every call has its own profile, which is deleted afterwards."""

    path: Path
    limit: TimeLimit = TimeLimit()
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    joins: bool = True

    @cached_property
    def version(self) -> str:
        """The version that the program prints, such as 7.4.7.2; empty when it prints none."""
        try:
            said = subprocess.run(  # noqa: S603  # the program the user has installed
                [str(self.path), "--version"],
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=self.limit.seconds,
                check=False,
                stdin=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return next((word for word in said.split() if word[:1].isdigit()), "")

    @property
    def name(self) -> str:
        """Name and version, for people."""
        return f"LibreOffice {self.version}".strip()

    def run(
        self,
        sources: Sequence[Path],
        folder: Path,
        options: ExportOptions,
        finished: Callable[[Path], None],
        stop: Stop,
    ) -> Outcome:
        """Convert these files in one call; see :class:`Converter`.

        Its profile and temporary files lie beside ``folder`` and are deleted together. The exit
        status says nothing about the documents, so it only shows whether LibreOffice crashed.
        """
        with tempfile.TemporaryDirectory(prefix="profil-", dir=folder.parent) as profile:
            write_profile(Path(profile))
            kind = f"pdf:writer_pdf_Export:{_export(options)}"
            command = self.command(sources, folder, Path(profile), kind)
            try:
                group = ProcessGroup(command, folder, self.environment(profile))
            except OSError:
                return Outcome.CRASHED
            stop.add(group)
            try:
                return self._follow(group, sources, folder, finished)
            finally:
                group.kill()
                stop.remove(group)

    def _follow(
        self,
        group: ProcessGroup,
        sources: Sequence[Path],
        folder: Path,
        finished: Callable[[Path], None],
    ) -> Outcome:
        begun: Path | None = None
        limit = self.limit.of(sources)
        for source in _signs(group, sources, folder, limit):
            if source is None:
                return Outcome.SILENT
            if begun:
                finished(begun)
            begun = source
        status = group.end(limit)  # it may close its output and keep running
        if status is None:
            return Outcome.SILENT
        if status != 0:
            return Outcome.CRASHED
        if begun:
            finished(begun)
        return Outcome.ENDED

    def command(self, sources: Sequence[Path], folder: Path, profile: Path, kind: str) -> list[str]:
        """Return the command that converts files to another ``kind``, as LibreOffice names it."""
        return [
            str(self.path),
            f"-env:UserInstallation={profile.as_uri()}",
            *_FLAGS,
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            *map(str, sources),
        ]

    def environment(self, aside: str) -> dict[str, str]:
        """Return the environment of a call: without proxies, its temporary files in ``aside``."""
        kept = {k: v for k, v in self.environ.items() if k.casefold() not in _PROXIES}
        if (
            sys.platform == "darwin"
        ):  # its sockets would lie there too, with paths that are too long
            return kept
        return kept | dict.fromkeys(_ASIDE, aside)


def _signs(
    group: ProcessGroup, sources: Sequence[Path], folder: Path, silence: float
) -> Iterator[Path | None]:
    """Yield each source when LibreOffice begins to write it; None when it is silent too long.

    A sign of life is the line that it prints, or a new PDF in the folder when it prints none. Each
    source gives only one sign, so the time limit also ends a source that keeps printing.
    """
    waiting = {str(source): source for source in sources}
    seen, until = 0, monotonic() + silence
    while (line := group.next_line(until - monotonic())) != "":
        if line is None:
            made = sum((folder / f"{source.stem}.pdf").exists() for source in sources)
            if made == seen or len(waiting) < len(sources):
                yield None
                return
            seen, until = made, monotonic() + silence
        elif source := waiting.pop(_named(line), None):
            until = monotonic() + silence
            yield source


def _named(line: str) -> str:
    """Return the source that a line names; empty when it names none.

    Newer versions say "convert a.docx as a Writer document -> a.pdf".
    """
    said = line.removeprefix(_SAYS).partition(" -> ")[0] if line.startswith(_SAYS) else ""
    return _KIND.sub("", said)


def _export(options: ExportOptions) -> str:
    values: dict[str, bool | int] = {
        "SelectPdfVersion": 2 if options.pdfa else 0,
        "UseTaggedPDF": options.pdfa,
        "ExportBookmarksToPDFDestination": options.places,
        "IsSkipEmptyPages": not options.blanks,
        "Quality": 90,
        "ReduceImageResolution": options.shrink,
        "MaxImageResolution": 300,
    }
    return json.dumps({name: _typed(value) for name, value in values.items()})


def _typed(value: bool | int) -> dict[str, str]:
    kind = "boolean" if isinstance(value, bool) else "long"
    return {"type": kind, "value": str(value).lower()}


def write_profile(folder: Path) -> None:
    """Write the profile into an empty folder."""
    user = folder / "user"
    user.mkdir(parents=True)
    text = _HEAD + "".join(_items()) + "</oor:items>\n"
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _items() -> Iterator[str]:
    for path, settings in _SETTINGS.items():
        for name, value in settings.items():
            yield (
                f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"'
                f' oor:op="fuse"><value>{value}</value></prop></item>\n'
            )
