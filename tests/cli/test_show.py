"""Exit codes, and that no failure reaches a clerk as a traceback."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable

import click
import pytest

from zi_docs.errors import (
    ConverterError,
    DataError,
    OutputError,
    RegisterError,
    TemplateError,
    UsageError,
    ZiDocsError,
    problem,
)
from zi_docs.run.report import RunReport, TypeReport

from .runs import Zi, run_with

PROBLEM = problem("ZI203", "a.csv, baris 2", "NIP kosong.", "Isi NIP-nya.")


@pytest.fixture
def failing(capsys: pytest.CaptureFixture[str]) -> Callable[[BaseException], Zi]:
    """Make a command line that fails in one way."""

    def make(error: BaseException) -> Zi:
        def fail(**options: bool) -> int:
            raise error

        options = [click.Option([name], is_flag=True) for name in ("--json", "--debug")]
        return run_with(click.Command("gagal", callback=fail, params=[*options]), capsys)

    return make


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (DataError, 1),
        (OutputError, 1),
        (UsageError, 2),
        (TemplateError, 3),
        (RegisterError, 4),
        (ConverterError, 5),
    ],
)
def test_each_kind_of_error_has_its_exit_code(
    failing: Callable[[BaseException], Zi], kind: type[ZiDocsError], code: int
) -> None:
    """The problems go to stderr, nothing to stdout, and the code is the error's own."""
    outcome = failing(kind(PROBLEM))()
    assert outcome.code == code
    assert outcome.out == ""
    assert outcome.err == (
        "KESALAHAN ZI203  a.csv, baris 2\n  NIP kosong.\n  Perbaiki: Isi NIP-nya.\n1 kesalahan.\n"
    )


def test_an_unexpected_error_is_a_sentence(failing: Callable[[BaseException], Zi]) -> None:
    """An error of ours shows no traceback and says how to report it."""
    outcome = failing(KeyError("x"))()
    assert outcome.code == 1
    said = re.compile(
        r"KESALAHAN ZI999  baris perintah\n"
        r"  Terjadi kesalahan yang tidak terduga \(KeyError di cli/\w+\.py baris \d+, "
        r"versi [\d.]+\)\.\n"
        r"  Perbaiki: Kirimkan pesan ini dan perintah yang Anda ketik kepada pengembang, .*"
        r"pesannya tidak memuat data\. .*hapus dahulu bila perlu\.\n"
        r"1 kesalahan\.\n"
    )
    assert said.fullmatch(outcome.err)


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_disk_that_refuses_is_told_with_its_place(
    failing: Callable[[BaseException], Zi], number: int
) -> None:
    """A folder or file that can't be listed or read anywhere is named; it is no fault of ours."""
    outcome = failing(OSError(number, "x", "templates/_bagian"))()
    assert outcome.code == 1
    assert outcome.err.startswith("KESALAHAN ZI136  templates/_bagian\n  Alamat ini tidak dapat")


@pytest.mark.parametrize("error", [KeyError("x"), DataError(PROBLEM)])
def test_debug_adds_the_traceback(
    failing: Callable[[BaseException], Zi], error: BaseException
) -> None:
    """With --debug the traceback comes first, and the clerk's text stays."""
    plain, debug = failing(error)(), failing(error)("--debug")
    assert debug.err.startswith("Traceback (most recent call last):\n")
    assert debug.err.endswith(plain.err)
    assert debug.code == plain.code


def test_an_interrupted_run_says_so(failing: Callable[[BaseException], Zi]) -> None:
    """Ctrl-C ends with 130 and says what to do next."""
    outcome = failing(KeyboardInterrupt())()
    assert outcome.code == 130
    assert outcome.err.strip() == (
        "Perintah dihentikan. Dokumen yang sudah jadi tetap utuh. "
        "Jalankan lagi perintah yang sama untuk melanjutkan."
    )


def test_a_failure_interrupted_while_it_is_told(
    failing: Callable[[BaseException], Zi], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of a long list of problems is reported in the same way."""

    def interrupted(problems: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("zi_docs.cli.show.print_problems", interrupted)
    outcome = failing(DataError(PROBLEM))()
    assert (outcome.code, outcome.out) == (130, "")
    assert outcome.err.startswith("Perintah dihentikan. ")


@pytest.mark.parametrize(
    ("error", "code", "kode"),
    [
        (DataError(PROBLEM), 1, "ZI203"),
        (KeyError("x"), 1, "ZI999"),
        (OSError(errno.EIO, "Input/output error", "templates/_bagian"), 1, "ZI136"),
        (OSError(errno.ESTALE, "Stale file handle", "data/x"), 1, "ZI136"),
        (click.UsageError("Tidak cocok."), 2, "ZI000"),
        (KeyboardInterrupt(), 130, "ZI009"),
    ],
)
def test_json_tells_every_failure_on_stdout(
    failing: Callable[[BaseException], Zi], error: BaseException, code: int, kode: str
) -> None:
    """A program that asked for JSON gets one object, whatever went wrong."""
    outcome = failing(error)("--json")
    result = json.loads(outcome.out)
    assert outcome.code == code
    assert outcome.err.strip() == ""
    assert (result["hasil"], result["kode_keluar"]) == ("gagal", code)
    assert [problem["kode"] for problem in result["masalah"]] == [kode]
    assert set(result) == {"hasil", "kode_keluar", "masalah", "jenis", "jumlah", "yatim"}


def test_json_tells_arguments_that_do_not_fit(failing: Callable[[BaseException], Zi]) -> None:
    """Arguments that can't be parsed are reported in JSON too."""
    outcome = failing(DataError(PROBLEM))("--json", "--ngawur")
    [problem] = json.loads(outcome.out)["masalah"]
    assert problem["pesan"] == "Opsi --ngawur tidak ada."
    assert problem["saran"].endswith(" --help.")
    assert outcome.code == 2


def test_arguments_behind_two_dashes_are_no_options(
    failing: Callable[[BaseException], Zi],
) -> None:
    """A value ``--json`` behind ``--`` is not the option."""
    assert failing(DataError(PROBLEM))("--", "--json").out == ""


def test_json_holds_the_whole_report(
    zi: Zi, office: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Problems, types, counts and orphans are all there, under Indonesian keys."""
    report = RunReport(
        {"surat": TypeReport("surat", "output/surat", 3, 2, 1, 0, 0)},
        [PROBLEM],
        ["output/surat/lama.docx"],
        {"pegawai": 2},
    )
    monkeypatch.setattr("zi_docs.app.generate", lambda *args: report)
    outcome = zi("buat", "surat", "--data", "kantor", "--json")
    assert json.loads(outcome.out) == {
        "hasil": "gagal",
        "kode_keluar": 1,
        "masalah": [
            {
                "kode": "ZI203",
                "tingkat": "galat",
                "tempat": "a.csv, baris 2",
                "pesan": "NIP kosong.",
                "saran": "Isi NIP-nya.",
            }
        ],
        "jenis": [
            {
                "jenis": "surat",
                "dibuat": 2,
                "dilewati": 1,
                "gagal": 0,
                "disunting": 0,
                "tetap": 0,
                "folder": "output/surat",
                "nomor": [],
            }
        ],
        "jumlah": {"pegawai": 2},
        "yatim": ["output/surat/lama.docx"],
        "belum_siap": {},
        "tidak_dibuat": [],
        "catatan": [],
    }
    assert outcome.err == ""
