"""A record that fails is a problem of its own."""

from __future__ import annotations

import pytest

from zi_docs.errors import DataError, Problem, TemplateError, problem

from .conftest import MakeOffice
from .office import JENIS, NASKAH, Office, assert_numbers_sound, assert_vouched, codes, key

UNBORN = {"Tanggal Lahir": ""}  # what every check lets through and the naskah can't print
_UNWRITTEN = problem("ZI503", "output", "Berkas tidak dapat ditulis.", "Periksa foldernya.")


def made(office: Office) -> list[int]:
    """Return the employees who have a document."""
    return [n for n in range(len(office.staff)) if office.path(n).exists()]


def test_a_record_that_can_not_be_rendered(office: Office) -> None:
    """A record that fails is reported with its row and its place in the naskah."""
    office.change(2, **UNBORN)
    report = office.run()
    assert made(office) == [0, 1, 3, 4]
    assert report.failed
    [problem] = report.problems
    assert problem.code == "ZI422"
    assert str(problem.place).startswith("data/kantor/pegawai.csv, baris 4 (templates/surat-izin/")
    assert_vouched(office)


def test_a_record_that_is_mended(office: Office) -> None:
    """A record that failed keeps its number, and its document is made when the row is mended."""
    office.change(2, **UNBORN)
    assert codes(office.run()) == ["ZI422"]
    number = office.numbers()[key(2)]
    assert office.rows("keadaan, 1", f"nomor WHERE nomor = '{number}'") == [("dipesan", 1)]
    office.change(2, **{"Tanggal Lahir": "1 Januari 1985"})
    report = office.run()
    assert (report.problems, report.types[JENIS].made) == ([], 1)
    assert office.numbers()[key(2)] == number
    assert_vouched(office)


def test_all_problems_of_a_run_are_told(office: Office) -> None:
    """Each record that fails is reported, in the order of the rows."""
    for number in (1, 3):
        office.change(number, **UNBORN)
    report = office.run()
    assert [str(p.place).split(" (")[0] for p in report.problems] == [
        "data/kantor/pegawai.csv, baris 3",
        "data/kantor/pegawai.csv, baris 5",
    ]
    assert (report.types[JENIS].made, report.types[JENIS].failed) == (3, 2)


def test_what_fails_in_all_documents_is_told_once(office: Office) -> None:
    """A fault of all documents is reported once, at the naskah, with how many documents."""
    for number in range(5):
        office.change(number, **UNBORN)
    report = office.run()
    [problem] = report.problems
    assert (problem.code, problem.about) == ("ZI422", "di semua 5 dokumen")
    assert str(problem.place).startswith("templates/surat-izin/")
    assert report.types[JENIS].failed == 5


def test_whose_document_failed_is_told(office: Office) -> None:
    """Rows with one fault share the sentence, and each has its name."""
    for number in (1, 3):
        office.change(number, **UNBORN)
    first, second = office.run().problems
    assert (first.message, first.hint) == (second.message, second.hint)
    assert (first.about, second.about) == ("Pegawai Nomor Satu", "Pegawai Nomor Tiga")


def test_berhenti(office: Office) -> None:
    """``berhenti`` stops at the first record that fails; what was made before it stays."""
    for number in (2, 3):
        office.change(number, **UNBORN)
    report = office.run(berhenti=True)
    assert made(office) == [0, 1]
    assert (codes(report), report.types[JENIS].failed) == (["ZI422"], 1)
    assert_vouched(office)


def test_an_error_in_the_data(office: Office) -> None:
    """An error in the data stops the run before a folder, a number or a document is made."""
    office.change(2, Status="PSN")
    with pytest.raises(DataError):
        office.run()
    assert not office.workspace.output.exists()
    assert not office.register.exists()


def test_lewati(office: Office) -> None:
    """``lewati`` makes the rows without errors and lists the others; the run fails."""
    office.change(2, Status="PSN").change(4, Catatan="\x07")
    report = office.run(lewati=True)
    assert made(office) == [0, 1, 3]
    assert report.failed
    assert ["baris 4" in str(p.place) or "baris 6" in str(p.place) for p in report.problems] == [
        True,
        True,
    ]
    assert_numbers_sound(office)


def test_lewati_and_an_error_of_no_row(office: Office) -> None:
    """``lewati`` stops at an error that concerns every row."""
    office.naskah(*NASKAH, "{{ tidak.ada ")
    with pytest.raises((DataError, TemplateError)):
        office.run(lewati=True)
    assert not office.workspace.output.exists()


def test_a_failure_does_not_reach_the_next_chunk(offices: MakeOffice) -> None:
    """A chunk that can't be flushed is reported once, and each of its documents has failed."""
    from zi_docs.run import making

    office = offices(5)
    real, calls = making.FileChunk.publish, []

    def refused(chunk: making.FileChunk) -> list[making.WrittenFile]:
        calls.append(chunk)
        if len(calls) == 2:
            raise making.OutputError(_UNWRITTEN)
        return real(chunk)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "CHUNK", 2)
        patch.setattr(making.FileChunk, "publish", refused)
        seen: list[int] = []
        report = office.run(progress=lambda jenis, done, total, failed: seen.append(done))
    assert (report.types[JENIS].made, report.types[JENIS].failed) == (3, 2)
    assert codes(report) == ["ZI503"]
    assert seen == [1, 2, 3, 4, 5]
    assert made(office) == [0, 1, 4]
    assert not [name for name in office.tree() if name.endswith("part")]
    assert office.run().types[JENIS].made == 2
    assert_vouched(office)


def test_a_renderer_that_refuses_one_record(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal by the engine is reported in its own words, with the record's row."""
    from zi_docs.run import making

    real = making.render_all
    wrong: Problem = problem("ZI424", "naskah.docx", "Hasil rusak.", "Betulkan naskahnya.")

    def refusing(renderer, spec, contexts, *rest):  # type: ignore[no-untyped-def]
        for context, result in zip(contexts, real(renderer, spec, contexts, *rest), strict=True):
            yield (wrong,) if context["pegawai"]["nama"].endswith("Tiga") else result

    monkeypatch.setattr(making, "render_all", refusing)
    report = office.run()
    [told] = report.problems
    assert (told.code, told.message) == (wrong.code, wrong.message)
    assert str(told.place) == "data/kantor/pegawai.csv, baris 5 (naskah.docx)"
    assert made(office) == [0, 1, 2, 4]
