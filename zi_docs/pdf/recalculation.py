"""A workbook computed by LibreOffice, whose results can be compared with those it holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from zi_docs.pdf.process_group import ProcessGroup
from zi_docs.pdf.soffice import LibreOffice, write_profile

_FILTER = "xlsx:Calc MS Excel 2007 XML"
_STEM = "buku"


def recalculate(data: bytes, office: LibreOffice) -> bytes | None:
    """Return the workbook as LibreOffice saves it after computing every formula.

    It is a copy to read results from: LibreOffice does not keep all that a workbook has. Returns
    None when LibreOffice does not make one in time.
    """
    with tempfile.TemporaryDirectory(prefix="zi-docs-") as name:
        folder = Path(name)
        source, made = folder / f"{_STEM}.xlsx", folder / "hasil"
        made.mkdir()
        source.write_bytes(data)
        profile = folder / "profil"
        write_profile(profile)
        command = office.command([source], made, profile, _FILTER)
        try:
            group = ProcessGroup(command, folder, office.environment(str(folder)))
        except OSError:
            return None
        try:
            group.end(office.limit.of([source]))
        finally:
            group.kill()
        result = made / source.name
        return result.read_bytes() if result.is_file() else None
