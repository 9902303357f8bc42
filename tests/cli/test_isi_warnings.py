"""What ``isi`` says beside its result."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .runs import Zi

MakeNaskah = Callable[..., bytes]


def test_isi_tells_what_it_did_not_fill(
    zi: Zi, make_naskah: MakeNaskah, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``isi`` prints the warnings beside its result, and lists them with ``--json``."""
    monkeypatch.chdir(tmp_path)
    Path("n.docx").write_bytes(make_naskah("{{ x }} {nama}"))
    Path("d.json").write_text('{"x": "a", "nama": "b", "nip": "c"}', encoding="utf-8")
    outcome = zi("isi", "n.docx", "d.json", "-o", "x.docx")
    assert outcome.code == 0
    assert "PERINGATAN ZI428" in outcome.err
    assert "PERINGATAN ZI429" in outcome.err
    outcome = zi("isi", "n.docx", "d.json", "-o", "x.docx", "--timpa", "--json")
    assert [told["kode"] for told in json.loads(outcome.out)["masalah"]] == ["ZI429", "ZI428"]
