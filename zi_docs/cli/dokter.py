"""``zi-docs dokter``: what works on this machine, and how to fix what does not work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import data_option, json_option
from zi_docs.cli.show import print_json

if TYPE_CHECKING:
    from zi_docs.pdf.dokter import Finding

# Word files are made even without LibreOffice, so its absence is not an error.
_ABSENT = "ZI701"


@declare(
    "dokter",
    keterangan=(
        "Periksa keadaan komputer ini: Python, LibreOffice, huruf, ruang simpan, jenis dokumen, "
        "dan, dengan --data, registernya.\n\n"
        "Tidak ada yang diubah. Kode keluar 1 berarti ada yang rusak."
    ),
    contoh=("dokter", "dokter --data trenggalek-2021", "dokter --json"),
)
@data_option("Kumpulan data yang register dan jenis dokumennya diperiksa juga.", required=False)
@json_option
def command(data: str | None, as_json: bool) -> int:
    """Examine the machine."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd()) if data else None
    findings = app.diagnose(workspace, Path.cwd())
    code = 1 if any(map(_is_broken, findings)) else 0
    if as_json:
        problems = [finding.problem for finding in findings if finding.problem]
        print_json(code, problems, keadaan=[_as_dict(finding) for finding in findings])
    else:
        click.echo("\n".join(line for finding in findings for line in _lines(finding)))
    return code


def _is_broken(finding: Finding) -> bool:
    problem = finding.problem
    return bool(problem and problem.is_error and problem.code != _ABSENT)


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{_verdict(finding)}  {finding.subjek}: {finding.keadaan}"
    if problem := finding.problem:
        yield f"       {problem.code} {problem.message}"
        yield f"       Perbaiki: {problem.hint}"


def _verdict(finding: Finding) -> str:
    return "baik " if finding.baik else "perlu"


def _as_dict(finding: Finding) -> dict[str, Any]:
    return {
        "subjek": finding.subjek,
        "keadaan": finding.keadaan,
        "baik": finding.baik,
        "kode": finding.problem.code if finding.problem else "",
    }
