"""What makes a converter hang, crash or stay silent is named, and the rest goes on.

A stand-in takes the place of LibreOffice, so that the faults come when a test asks for them.
"""

from __future__ import annotations

import os
import select
import sys
import tempfile
from pathlib import Path

import pytest

from zi_docs.errors import ConverterError, OutputError
from zi_docs.pdf import calls
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import PdfItem, PdfResult
from zi_docs.pdf.soffice import LibreOffice, TimeLimit
from zi_docs.run.to_pdf import JOINER

from .conftest import Letters, StandIn


def _codes(results: list[PdfResult]) -> dict[str, str]:
    return {r.item.shown: r.problems[0].code for r in results if r.problems}


def _run(items: list[PdfItem], stand_in: StandIn) -> list[PdfResult]:
    return list(convert(items, stand_in.converter, JOINER))


def _with(letters: Letters, word: str, numbers: set[int], count: int) -> list[PdfItem]:
    """Return this many letters, of which these contain the word."""
    return [letters.item(n, *((word,) if n in numbers else ())) for n in range(count)]


def _lives(pid: int) -> bool:
    """Tell whether a process goes on; give the kernel time for a kill that was sent."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return False
    try:
        ended, _, _ = select.select([handle], [], [], 10)
        return not ended
    finally:
        os.close(handle)


def test_a_hanging_document_is_named_and_the_others_arrive(
    letters: Letters, stand_in: StandIn
) -> None:
    """A document that hangs costs two time limits, whatever its place among the others."""
    results = _run(_with(letters, "GANTUNG", {4}, 12), stand_in)
    assert _codes(results) == {"surat-004.docx": "ZI706"}
    assert sum(r.ok for r in results) == 11
    assert stand_in.calls == [12, 1, 4, 3]


@pytest.mark.parametrize("fault", ["RAMAI", "TUTUP"])
def test_what_goes_on_for_ever_is_ended(letters: Letters, stand_in: StandIn, fault: str) -> None:
    """A converter that goes on talking, or closes its output and goes on, is ended too."""
    results = _run([letters.item(1, fault)], stand_in)
    assert _codes(results) == {"surat-001.docx": "ZI706"}


def test_a_hang_needs_no_second_proof(letters: Letters, stand_in: StandIn) -> None:
    """A document that hangs alone is named at once, since a second proof would cost its time again.

    The other call asks whether the converter works at all.
    """
    results = _run([letters.item(1, "GANTUNG")], stand_in)
    assert _codes(results) == {"surat-001.docx": "ZI706"}
    assert stand_in.calls == [1, 1]
    assert len(stand_in.children) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="membaca /proc")
def test_the_whole_group_is_ended(letters: Letters, stand_in: StandIn) -> None:
    """The processes that a hanging converter started are ended with it."""
    _run([letters.item(1), letters.item(2, "GANTUNG")], stand_in)
    assert stand_in.children
    assert not any(map(_lives, stand_in.children))


def test_a_crash_is_named_and_the_others_arrive(letters: Letters, stand_in: StandIn) -> None:
    """Two documents that crash the converter are found, one after the other."""
    results = _run(_with(letters, "JATUH", {2, 3}, 8), stand_in)
    assert _codes(results) == {"surat-002.docx": "ZI707", "surat-003.docx": "ZI707"}
    assert sum(r.ok for r in results) == 6


@pytest.mark.parametrize("poison", [{5}, {15}, {3, 12}, {14, 15}])
def test_what_was_not_suspected_is_found_by_halving(
    letters: Letters, stand_in: StandIn, poison: set[int]
) -> None:
    """A document that crashes its whole call is found, wherever it is in it.

    The calls are as few as halving allows, and no other document is blamed.
    """
    results = _run(_with(letters, "RACUN", poison, 16), stand_in)
    assert _codes(results) == {f"surat-{n:03}.docx": "ZI707" for n in poison}
    assert sum(r.ok for r in results) == 16 - len(poison)
    halvings = (16).bit_length()
    assert len(stand_in.calls) <= len(poison) * (3 * halvings + 2)


@pytest.mark.parametrize("files", [1, 3])
def test_a_converter_that_tires_blames_nobody(
    letters: Letters, stand_in: StandIn, files: int
) -> None:
    """A converter that crashes after some files makes all PDFs in the end."""
    stand_in.change("TIRED = 0", f"TIRED = {files}")
    results = _run([letters.item(n) for n in range(20)], stand_in)
    assert _codes(results) == {}
    assert sum(r.ok for r in results) == 20


def test_what_was_left_untried_is_not_to_blame(letters: Letters, stand_in: StandIn) -> None:
    """A document at which the converter ends without an error is named, not those after it."""
    results = _run(_with(letters, "SELESAI", {1}, 8), stand_in)
    assert _codes(results) == {"surat-001.docx": "ZI708"}
    assert sum(r.ok for r in results) == 7


def test_a_converter_that_fails_half_way_is_told_once(letters: Letters, stand_in: StandIn) -> None:
    """When not even the smallest document becomes a PDF any more, no document is named."""
    counts = 'open(sys.argv[0] + ".log").read().count("files=") > 2'
    stand_in.change('"TIADA" in text', f'"TIADA" in text or {counts}')
    results = convert(_with(letters, "TIADA", {1, 2, 3}, 8), stand_in.converter, JOINER)
    with pytest.raises(ConverterError) as caught:
        list(results)
    assert [p.code for p in caught.value.problems] == ["ZI703"]
    assert len(list(letters.folder.iterdir())) == 5


def test_no_pdf_in_spite_of_exit_status_0(letters: Letters, stand_in: StandIn) -> None:
    """A document that silently becomes nothing is tried once more, then named."""
    items = [letters.item(n, *(("TIADA",) if n == 1 else ())) for n in range(4)]
    results = _run(items, stand_in)
    assert _codes(results) == {"surat-001.docx": "ZI708"}
    assert stand_in.calls == [4, 1]


def test_a_truncated_pdf_is_no_pdf(letters: Letters, stand_in: StandIn) -> None:
    """A PDF that was cut off never gets a final name, though other programs would repair it."""
    results = _run([letters.item(0), letters.item(1, "PUTUS")], stand_in)
    assert _codes(results) == {"surat-001.docx": "ZI709"}
    assert not (letters.folder / "surat-001.pdf").exists()


@pytest.mark.parametrize("fault", ["JATUH", "TIADA"])
def test_documents_are_not_blamed_for_a_broken_converter(
    letters: Letters, stand_in: StandIn, fault: str
) -> None:
    """When even the smallest document fails, that is reported once."""
    stand_in.change('"TIADA" in text', "True")
    with pytest.raises(ConverterError) as caught:
        _run([letters.item(n, fault) for n in range(30)], stand_in)
    assert [p.code for p in caught.value.problems] == ["ZI703"]


def test_a_program_that_cannot_start(letters: Letters, tmp_path: Path) -> None:
    """A file that is not a program is reported as a converter that does not work."""
    program = tmp_path / "soffice"
    program.write_text("bukan program")
    with pytest.raises(ConverterError) as caught:
        list(convert([letters.item(1)], LibreOffice(program, TimeLimit(5.0)), JOINER))
    assert caught.value.problems[0].code == "ZI703"


def test_more_files_than_a_call_takes_all_arrive(letters: Letters, stand_in: StandIn) -> None:
    """A call gets at most as many files as LibreOffice takes."""
    results = _run([letters.item(n) for n in range(250)], stand_in)
    assert sum(r.ok for r in results) == 250
    assert max(stand_in.calls) <= calls.MOST_FILES < 246


def test_several_processes_share_the_work(letters: Letters, stand_in: StandIn) -> None:
    """Two processes get half of the files each."""
    results = list(
        convert([letters.item(n) for n in range(10)], stand_in.converter, JOINER, proses=2)
    )
    assert sum(r.ok for r in results) == 10
    assert stand_in.calls == [5, 5]


def test_to_stop_is_to_close(letters: Letters, stand_in: StandIn) -> None:
    """Closing the results ends every process and leaves no half files."""
    items = [letters.item(0, "TIADA"), letters.item(1, "GANTUNG")]
    bad = letters.given(9, b"teks")
    results = convert([bad, *items], stand_in.converter, JOINER)
    assert next(results).problems[0].code == "ZI705"
    results.close()
    assert not letters.folder.exists()
    assert not any(map(_lives, stand_in.children))


@pytest.mark.skipif(sys.platform == "darwin", reason="di macOS alamatnya terlalu panjang")
def test_what_the_converter_lays_aside_goes_with_the_rest(
    letters: Letters, stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice's own copies of letters are in our folder, so they are removed with it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _run([letters.item(1)], stand_in)
    (aside,) = (word for word in stand_in.log.read_text().split() if word.startswith("aside="))
    assert Path(aside.removeprefix("aside=")).is_relative_to(tmp_path)
    assert not list(tmp_path.glob("zi-docs-kerja-*"))


def test_no_room_to_work_in(
    letters: Letters, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing temporary folder is reported in our words."""
    monkeypatch.setattr(tempfile, "tempdir", "/tidak/ada")
    with pytest.raises(OutputError) as caught:
        _run([letters.item(1)], stand_in)
    assert str(caught.value.problems[0].place) == "folder sementara"


def test_two_documents_never_share_a_pdf(letters: Letters, stand_in: StandIn) -> None:
    """The second document with one target is refused, also when only the case differs."""
    first = letters.item(1)
    second = PdfItem(first.source, letters.folder / "SURAT-001.pdf", "lain.docx")
    results = _run([first, second], stand_in)
    assert _codes(results) == {"lain.docx": "ZI713"}
    assert sum(r.ok for r in results) == 1


def test_a_target_that_is_refused_stops_no_other(letters: Letters, stand_in: StandIn) -> None:
    """A folder in place of one PDF is named; the other PDFs are written."""
    (letters.folder / "surat-001.pdf").mkdir(parents=True)
    results = _run([letters.item(n) for n in range(3)], stand_in)
    assert _codes(results) == {"surat-001.docx": "ZI503"}
    refused = next(r for r in results if r.problems)
    assert str(refused.problems[0].place).endswith("hasil/surat-001.pdf")
    assert sum(r.ok for r in results) == 2


def test_progress_counts_every_document(letters: Letters, stand_in: StandIn) -> None:
    """Each document is one step, converted or not, and those that failed are counted."""
    steps: list[tuple[int, int, int]] = []
    items = [letters.item(1), letters.given(2, b"teks"), letters.item(3, "TIADA")]
    list(convert(items, stand_in.converter, JOINER, progress=lambda *step: steps.append(step)))
    assert [step[:2] for step in steps] == [(1, 3), (2, 3), (3, 3)]
    assert steps[-1][2] == 2
