"""What ``isi`` says beside its result."""

from __future__ import annotations

import io
import json
import zipfile
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


def test_line_breaks_of_windows(
    zi: Zi, make_naskah: MakeNaskah, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line break of Windows in a JSON text is one line break, also inside lists."""
    monkeypatch.chdir(tmp_path)
    Path("n.docx").write_bytes(make_naskah("{{ x }} {{ l[0].y }}"))
    Path("d.json").write_text('{"x": "a\\r\\nb", "l": [{"y": "c\\r\\nd"}]}', encoding="utf-8")
    assert zi("isi", "n.docx", "d.json", "-o", "x.docx").code == 0
    package = zipfile.ZipFile(io.BytesIO(Path("x.docx").read_bytes()))
    assert package.read("word/document.xml").count(b"<w:br/>") == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"x": "Ren\xe9"}', "bukan UTF-8"),
        (b'[{"x": "a"}]', '{"daftar": [...]}'),
        (b'{"x": 1.5}', "sebagai teks"),
    ],
)
def test_data_with_the_right_mend(
    zi: Zi,
    make_naskah: MakeNaskah,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    said: str,
) -> None:
    """JSON in another encoding, a list at the top, a number with a fraction: each has its mend."""
    monkeypatch.chdir(tmp_path)
    Path("n.docx").write_bytes(make_naskah("{{ x }}"))
    Path("d.json").write_bytes(data)
    outcome = zi("isi", "n.docx", "d.json", "-o", "x.docx")
    assert outcome.code == 1
    assert said in outcome.err
    assert outcome.err.count("KESALAHAN") == 1
