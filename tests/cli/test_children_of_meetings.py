"""A meeting's participants, points and tasks in sheets of their own."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.samples import copy_sample

from .runs import Zi

pytestmark = pytest.mark.usefixtures("compiled_once")

COLUMNS = {
    "peserta": ("nama", "jabatan", "unit"),
    "pembahasan": ("uraian", "butir"),
    "tindak_lanjut": ("uraian", "penanggung_jawab", "batas_waktu"),
}
SAMPLES = ("trenggalek-2021", "gunungkidul-2020")


def _sheet(meetings: list[dict[str, Any]], table: str) -> str:
    """Return the children of all meetings as CSV, a line per child."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["rapat", *COLUMNS[table]])
    for meeting in meetings:
        for child in meeting.pop(table, []):
            values = (child.get(name, "") for name in COLUMNS[table])
            cells = ["\n".join(v) if isinstance(v, list) else v for v in values]
            writer.writerow([meeting["kode"], *cells])
    return out.getvalue()


def _bodies() -> dict[str, bytes]:
    return {
        str(path): zipfile.ZipFile(path).read("word/document.xml")
        for path in Path("output").rglob("*.docx")
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_minutes_from_sheets(
    sample: str, zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Children in sheets of their own give the same minutes as those nested in YAML."""
    data = tmp_path / "data" / sample
    copy_sample(repository / "data" / sample, data)
    monkeypatch.chdir(tmp_path)
    assert zi("buat", "notula", "--data", sample).code == 0
    nested = _bodies()
    meetings = yaml.load((data / "rapat.yaml").read_text("utf-8"), yaml.BaseLoader)
    for table in COLUMNS:
        (data / f"{table}.csv").write_text(_sheet(meetings, table), encoding="utf-8")
    (data / "rapat.yaml").write_text(yaml.dump(meetings, allow_unicode=True), encoding="utf-8")
    assert zi("buat", "notula", "--data", sample, "--ulang").code == 0
    assert nested
    assert _bodies() == nested
