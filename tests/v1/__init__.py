"""An office that version 0.1 (commit 4ef96f3) kept, as it lay on the disk on its last day.

``kantor.zip`` holds the workspace: the data set "gunungkidul-2020" with its register, its own type
"surat-tugas", and the output. It was made by that commit. Its book:

================  ==================  ==========================================================
number            document of         what became of it
================  ==================  ==========================================================
1/KPTS/2020       the data set        terbit, the file is intact
000.1.2.3/1/2020  Widodo              terbit, intact
000.1.2.3/2/2020  Arum                terbit, its file was edited afterwards
000.1.2.3/3/2020  Sugeng              terbit, its file is gone
000.1.2.3/4/2020  Emmanuela           terbit, intact
000.1.2.3/5/2020  Bayu                batal, its file is intact
000.1.2.3/6/2020  Tri Wahyuningsih    dipesan, by a run that was killed
(none)            Widodo, Arum        two pledges, both intact
================  ==================  ==========================================================

There is a draft of the decree in ``draf/``, and there are two seals.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

DATA_SET = "gunungkidul-2020"


def unpack_office(folder: Path) -> Path:
    """Lay the workspace down in a folder, and return the folder."""
    with zipfile.ZipFile(Path(__file__).with_name("kantor.zip")) as archive:
        archive.extractall(folder)
    return folder
