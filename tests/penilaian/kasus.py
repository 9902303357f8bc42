"""The worked sheets of kasus.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from zi_docs.penilaian import Jawaban, lembar_dari

ON = date(2026, 1, 5)
_FILE = yaml.safe_load(Path(__file__).with_name("kasus.yaml").read_text(encoding="utf-8"))
KASUS: dict[str, dict[str, Any]] = {case["nama"]: case for case in _FILE["kasus"]}
TEPI: dict[str, dict[str, Any]] = {case["nama"]: case for case in _FILE["tepi"]}
SATU_GAGAL = "satu area gagal"


def lembar(nama: str, ubah: dict[str, Any] | None = None) -> dict[str, Jawaban]:
    """Return the answers of a worked sheet, with some of them changed; None takes one away."""
    answers = {**KASUS[nama]["jawaban"], **(ubah or {})}
    return lembar_dari(((k, str(v)) for k, v in answers.items() if v is not None), ON)
