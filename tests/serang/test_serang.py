"""The generator of attacks, the judge, and a short run of each kind."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT, _naskah
from zi_docs.files.folders import PART

if not sys.platform.startswith("linux"):
    pytest.skip("limits and forks as Linux has them", allow_module_level=True)

from . import attempt, catatan
from .case import RESULT, Case, Verdict
from .jenis import KINDS, RUNS, attack, case_of
from .verdict import judge, of_document

SEED = 4
FEW = 6


def cases() -> list[tuple[object, ...]]:
    """Return some cases of each kind that needs no LibreOffice, as plain values."""
    kinds = ("dokumen", "berkas", "jahat")
    found = [case_of(SEED, kind, number) for kind in kinds for number in range(20)]
    return [(case.what, dict(case.files), case.steps, case.refused) for case in found]


def test_one_seed_gives_the_same_cases() -> None:
    """A process that makes the cases of a seed again makes the same, and they differ."""
    code = (
        "import pickle, sys; from tests.serang.test_serang import cases; "
        "sys.stdout.buffer.write(pickle.dumps(cases()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert pickle.loads(done.stdout) == cases()
    assert len({what for what, *_ in cases()}) > 40


def test_another_seed_gives_other_cases() -> None:
    """Another seed gives other cases."""
    assert case_of(1, "berkas", 1) != case_of(2, "berkas", 1)


@pytest.mark.parametrize("kind", [*KINDS])
def test_a_short_run(kind: str) -> None:
    """A few cases of each kind are held."""
    failed = [verdict for verdict in attack(SEED, kind, range(FEW)) if not verdict.held]
    assert failed == []


@pytest.mark.faults
@pytest.mark.parametrize("kind", [*RUNS])
def test_a_short_run_of_stops(kind: str) -> None:
    """A few kills and failing calls are held."""
    assert [verdict for verdict in attack(SEED, kind, range(2)) if not verdict.held] == []


def test_braces_that_a_naskah_prints_are_no_tag() -> None:
    """``{_{ nama }_}`` prints ``{{ nama }}``: that is what was asked, and no tag that is left."""
    given, made = _naskah("Isi {_{ nama }_}"), _naskah("Isi {{ nama }}")
    case = Case("x", {"naskah.docx": given}, ())
    assert [*of_document(made, case)] == []
    assert [*of_document(made, Case("x", {"naskah.docx": _naskah("Isi")}, ()))] != []


def _raises(words: Sequence[str]) -> int:
    raise RuntimeError("rusak")


def _half_file(words: Sequence[str]) -> int:
    Path(f"a{PART}").write_bytes(b"")
    return 0


def _no_word_file(words: Sequence[str]) -> int:
    Path(RESULT).write_bytes(b"rusak")
    return 0


def _tag_left(words: Sequence[str]) -> int:
    Path(RESULT).write_bytes(_naskah("Halo {{ nama }}"))
    return 0


def _empty_cell(words: Sequence[str]) -> int:
    Path(RESULT).write_bytes(_naskah("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"))
    return 0


def _leak(words: Sequence[str]) -> int:
    Path(RESULT).write_bytes(_naskah("Halo None"))
    return 0


def _lost_words(words: Sequence[str]) -> int:
    Path(RESULT).write_bytes(_naskah("lain"))
    return 0


def _changed_input(words: Sequence[str]) -> int:
    Path("a.txt").write_bytes(b"lain")
    return 0


def _silent_failure(words: Sequence[str]) -> int:
    return 1


def _result_of_failure(words: Sequence[str]) -> int:
    Path(RESULT).write_bytes(_naskah("Paragraf tetap"))
    return 1


def _huge(words: Sequence[str]) -> int:
    return len(bytearray(2 * attempt.MEMORY)) * 0


BAD = {
    _raises: "Traceback",
    _half_file: "sisa",
    _no_word_file: "tidak terbaca",
    _tag_left: "tag tersisa",
    _empty_cell: "tc kosong",
    _leak: "bocor",
    _lost_words: "teks hilang",
    _changed_input: "masukan berubah",
    _silent_failure: "dengan 0 galat",
    _result_of_failure: "ada hasil padahal",
    _huge: "MemoryError",
}


@pytest.mark.parametrize(("step", "fault"), BAD.items(), ids=[s.__name__ for s in BAD])
def test_the_judge_sees(monkeypatch: pytest.MonkeyPatch, step: attempt.Step, fault: str) -> None:
    """Each thing that may not happen is seen."""
    monkeypatch.setitem(attempt.STEPS, "@rusak", step)
    words = ("Paragraf tetap",) if step in (_lost_words, _result_of_failure) else ()
    verdict = judge("uji", 0, Case("", {"a.txt": b"isi"}, (("@rusak",),), words=words))
    assert any(fault in found for found in verdict.faults), verdict


def test_the_judge_sees_what_must_be_refused() -> None:
    """A hostile file that is filled all the same is not held."""
    files = {"naskah.docx": _naskah("Halo"), "data.json": b"{}"}
    steps = (("isi", "naskah.docx", "data.json", "-o", RESULT, "--json"),)
    assert judge("uji", 0, Case("", files, steps, same_text=True)).held
    assert not judge("uji", 0, Case("", files, steps, refused=True)).held


def test_the_table_is_replaced(tmp_path: Path) -> None:
    """The table stands between its marks; what is around it stays."""
    page = tmp_path / "halaman.md"
    page.write_text(f"Atas\n{catatan.BEGIN}\nlama\n{catatan.END}\nBawah\n", encoding="utf-8")
    verdicts = [Verdict("jahat", 0, ""), Verdict("jahat", 1, "", ("rusak",), ("ZI401",))]
    catatan.write(page, 9, date(2021, 4, 27), verdicts)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Atas\n")
    assert text.endswith("\nBawah\n")
    assert "Benih 9, 2021-04-27, commit " in text
    assert "| ungkapan dan paket jahat | 2 | 1 | 1 | 1 |" in text
    assert "lama" not in text


def test_success_without_any_document_is_a_fault() -> None:
    """A case that must give something is not held by exit code 0 and an empty folder."""
    case = Case("tanpa hasil", {}, (("jenis", "--json"),), something=True)
    assert "kode keluar 0 tanpa satu dokumen pun" in judge("berkas", 0, case).faults
    assert (
        "kode keluar 0 tanpa satu dokumen pun"
        not in judge("berkas", 0, Case("tanpa hasil", {}, (("jenis", "--json"),))).faults
    )
