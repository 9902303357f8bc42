"""The command line speaks Indonesian, click's own words too."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from zi_docs.cli.show import Option

from .runs import EVERY_COMMAND, Zi

KNOWN = Path(__file__).with_name("click_messages.txt")

# Not marked for translation: click prints these as they are.
UNTRANSLATED = ("[OPTIONS]", "COMMAND [ARGS]", "[OPTION]", "integer", "float", "boolean", "range")


def _messages_of_click() -> set[str]:
    folder = Path(click.__file__).parent
    found = extract_from_dir(folder, method_map=[("testing.py", "ignore"), ("**.py", "python")])
    texts: set[str] = set()
    for _, _, message, _, _ in found:
        texts.update((message,) if isinstance(message, str) else message)
    return texts


def _english() -> Iterator[re.Pattern[str]]:
    """Yield a pattern for every fixed piece of click's messages that holds a word."""
    for text in (*_messages_of_click(), *UNTRANSLATED):
        for piece in re.split(r"\{[^}]*\}|%\(\w+\)s", text):
            bare = piece.strip(" .:,'()!?\n\t")
            if re.search(r"[A-Za-z]{2}", bare):
                yield re.compile(rf"(?<![\w-]){re.escape(bare)}(?!\w)")


ENGLISH = tuple(_english())


def _assert_indonesian(text: str) -> None:
    flat = re.sub(r"\s+", " ", text)
    assert [found.group() for p in ENGLISH if (found := p.search(flat))] == []


def test_click_says_nothing_new(accept: bool) -> None:
    """A newer click that says something else fails here, not before a clerk.

    Whoever has seen where it is said, and put it into words if we come there, runs --accept.
    """
    lines = sorted(map(repr, _messages_of_click()))
    if accept:
        KNOWN.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    assert lines == KNOWN.read_text(encoding="utf-8").splitlines()


def test_nothing_of_click_is_changed(zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its modules, the variables and the domain of this process are as they were after a run."""
    monkeypatch.setenv("LANGUAGE", "en")
    before = dict(os.environ), gettext.textdomain()
    zi("--help")
    zi("--ngawur")
    assert (dict(os.environ), gettext.textdomain()) == before
    assert {vars(getattr(click, name))["_"] for name in ("core", "exceptions", "formatting")} == {
        gettext.gettext
    }


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose programs speak German, click too."""
    catalogue = Catalog("de")
    for text in _messages_of_click():
        catalogue.add(text, f"Deutsch: {text}")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setenv("LANGUAGE", "de")
    before = gettext.bindtextdomain("messages")
    gettext.bindtextdomain("messages", str(tmp_path))
    assert gettext.gettext("Options") == "Deutsch: Options"
    yield
    gettext.bindtextdomain("messages", before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("line", ["", *EVERY_COMMAND])
def test_a_translated_click_changes_no_help(line: str, zi: Zi) -> None:
    """Even where click finds a translation of its own, ours is what is read."""
    assert "Deutsch" not in zi(*line.split(), "--help").out


@pytest.mark.parametrize("language", ["C", "en_US.UTF-8", "id_ID.UTF-8", ""])
def test_the_language_of_the_computer_does_not_matter(
    language: str, zi: Zi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Indonesian comes out whatever LANG says."""
    for name in ("LANG", "LANGUAGE", "LC_ALL"):
        monkeypatch.setenv(name, language)
    assert zi("--ngawur").err == (
        "KESALAHAN ZI000  --ngawur\n  Opsi '--ngawur' tidak ada.\n"
        "  Perbaiki: Baca zi-docs --help.\n1 kesalahan.\n"
    )


@pytest.mark.parametrize("line", EVERY_COMMAND)
def test_what_must_be_given_says_so(line: str, zi: Zi) -> None:
    """Every option that has to be given is marked by the word for it."""
    command = EVERY_COMMAND[line]
    needed = [p for p in command.params if isinstance(p, click.Option) and p.required]
    assert all(isinstance(option, Option) for option in needed)
    assert zi(*line.split(), "--help").out.count("[wajib]") == len(needed)


@pytest.mark.parametrize("line", ["", *EVERY_COMMAND])
def test_help_is_indonesian(line: str, zi: Zi) -> None:
    """No word of click's own English is left in any --help."""
    outcome = zi(*line.split(), "--help")
    assert outcome.code == 0
    _assert_indonesian(outcome.out)


MISTAKES = {
    "": "Pemakaian: zi-docs [OPSI] PERINTAH [ARGUMEN]...",
    "bikin": "Perintah 'bikin' tidak ada.",
    "perikas": "Perintah 'perikas' tidak ada. Mungkin maksudnya 'periksa'?",
    "--ngawur": "Opsi '--ngawur' tidak ada.",
    "-x": "Opsi '-x' tidak ada.",
    "--debugg": "Opsi '--debugg' tidak ada. Mungkin maksudnya '--debug'?",
    "--debug": "Perintahnya belum disebut.",
    "--version=2": "Opsi '--version' tidak memakai nilai.",
    "buat": "Belum diisi: opsi '--data'.",
    "buat --data": "Nilai untuk opsi '--data' belum ditulis.",
    "buat --data kantor": "Sebutkan JENIS dokumen, atau pakai --semua.",
    "buat surat --semua --data kantor": "Pilih satu: sebutkan JENIS, atau pakai --semua.",
    "buat --semua --nomor 1 --data kantor": "--nomor hanya dapat dipakai dengan satu JENIS.",
    "buat surat lain --nomor 1 --data kantor": "--nomor hanya dapat dipakai dengan satu JENIS.",
    "buat surat --nomor 1 --draf --data kantor": "Draf tidak bernomor: buang --nomor, atau buang "
    "--draf.",
    "buat --semua=ya --data kantor": "Opsi '--semua' tidak memakai nilai.",
    "buat --dta kantor": "Opsi '--dta' tidak ada. Mungkin maksudnya '--data', '--draf', '--pdfa'?",
    "buat surat --data kantor --tanggal besok": "Nilai '--tanggal' tidak dapat dipakai: "
    '"besok" tidak dikenali sebagai tanggal; tulis seperti "6 April 2020" atau "06/04/2020".',
    "buat surat --data kantor --tanggal 30-02-2021": "Nilai '--tanggal' tidak dapat dipakai: "
    'Tanggal "30-02-2021" tidak ada: bulan ke-2 tidak memiliki hari ke-30.',
    "buat surat --data kantor --tanggal Senin,27-4-2021": "Nilai '--tanggal' tidak dapat "
    'dipakai: "Senin,27-4-2021" jatuh pada hari Selasa.',
    "buat surat --data kantor --keluaran berkas.txt": "Nilai '--keluaran' tidak dapat dipakai: "
    "'berkas.txt' adalah berkas, bukan folder.",
    "buat surat --data lain": 'Kumpulan data "lain" tidak ditemukan.',
    "buat srat --data kantor": 'Jenis dokumen "srat" tidak ada.',
    "buat surat --data kantor --proses": "Nilai untuk opsi '--proses' belum ditulis.",
    "buat surat --data kantor --proses dua": "Nilai '--proses' tidak dapat dipakai: "
    "'dua' bukan bilangan bulat 1 s.d. 61.",
    "buat surat --data kantor --proses 0": "Nilai '--proses' tidak dapat dipakai: "
    "'0' bukan bilangan bulat 1 s.d. 61.",
    "buat surat --data kantor --lewti": "Opsi '--lewti' tidak ada. Mungkin maksudnya '--lewati'?",
    "buat surat --data kantor --format": "Nilai untuk opsi '--format' belum ditulis.",
    "buat surat --data kantor --format pdf,odt": "Nilai '--format' tidak dapat dipakai: "
    "'odt' bukan salah satu dari docx, pdf, gabung, zip.",
    "buat surat --data kantor --rangkap 100": "Nilai '--rangkap' tidak dapat dipakai: "
    "'100' bukan bilangan bulat 1 s.d. 99.",
    "buat surat --data kantor --urut nama": "Nilai '--urut' tidak dapat dipakai: "
    "'nama' bukan salah satu dari data, unit, jabatan.",
    "buat surat --data kantor --pdfa": "--pdfa hanya berlaku bersama --format pdf.",
    "buat surat --data kantor --format pdf --dua-sisi": "--dua-sisi hanya berlaku bersama "
    "--format gabung.",
    "buat surat --data kantor --rangkap 2": "--rangkap hanya berlaku bersama --format gabung.",
    "buat surat --data kantor --urut unit": "--urut hanya berlaku bersama --format gabung.",
    "pdf": "Belum diisi: argumen 'BERKAS.docx|FOLDER'.",
    "pdf tidak-ada.docx": "Nilai 'BERKAS.docx|FOLDER' tidak dapat dipakai: ",
    "pdf berkas.txt -o berkas.txt": "Nilai '-o' / '--hasil' tidak dapat dipakai: "
    "'berkas.txt' adalah berkas, bukan folder.",
    "pdf berkas.txt --proses 0": "'0' bukan bilangan bulat 1 s.d. 61.",
    "dokter kantor": "Ada argumen yang berlebih: kantor",
    "dokter --data lain": 'Kumpulan data "lain" tidak ditemukan.',
    "register": "Pemakaian: zi-docs register [OPSI] PERINTAH [ARGUMEN]...",
    "register liat": "Perintah 'liat' tidak ada. Mungkin maksudnya 'lihat'?",
    "register --debug": "Perintahnya belum disebut.",
    "register lihat": "Belum diisi: opsi '--data'.",
    "register lihat --data kantor --tahun ini": "Nilai '--tahun' tidak dapat dipakai: "
    "'ini' bukan bilangan bulat 1900 s.d. 2999.",
    "register lihat a b --data kantor": "Ada argumen yang berlebih: b",
    "register lihat --data lain": 'Kumpulan data "lain" tidak ditemukan.',
    "register batal --data kantor": "Belum diisi: argumen 'NOMOR'.",
    "register batal 1 --data kantor": "Belum diisi: opsi '--alasan'.",
    "register ekspor --data kantor": "Belum diisi: opsi '-o' / '--hasil'.",
    "register ekspor --data kantor -o data": "Nilai '-o' / '--hasil' tidak dapat dipakai: "
    "'data' adalah folder, bukan berkas.",
    "register periksa": "Belum diisi: opsi '--data'.",
    "register cadangkan --data kantor --timpa": "Opsi '--timpa' tidak ada.",
    "periksa": "Belum diisi: opsi '--data'.",
    "periksa surat --data kantor --draf": "Opsi '--draf' tidak ada. Mungkin maksudnya '--data'?",
    "jenis surat lain": "Ada argumen yang berlebih: lain",
    "jenis surat lain lagi": "Ada argumen yang berlebih: lain lagi",
    "jenis tidak-ada": 'Jenis dokumen "tidak-ada" tidak ada.',
    "isi": "Belum diisi: argumen 'NASKAH.docx'.",
    "isi berkas.txt": "Belum diisi: argumen 'DATA.json|.yaml'.",
    "isi berkas.txt berkas.txt": "Belum diisi: opsi '-o' / '--hasil'.",
    "isi tidak-ada.docx berkas.txt": "Nilai 'NASKAH.docx' tidak dapat dipakai: "
    "Berkas 'tidak-ada.docx' tidak ada.",
    "isi data berkas.txt": "Nilai 'NASKAH.docx' tidak dapat dipakai: "
    "'data' adalah folder, bukan berkas.",
    "isi berkas.txt berkas.txt -o data": "Nilai '-o' / '--hasil' tidak dapat dipakai: "
    "'data' adalah folder, bukan berkas.",
    "pelengkap": "Belum diisi: argumen '{bash|zsh|fish|powershell}'. Pilih dari:",
    "pelengkap cmd": "Nilai '{bash|zsh|fish|powershell}' tidak dapat dipakai: "
    "'cmd' bukan salah satu dari 'bash', 'zsh', 'fish', 'powershell'.",
}


@pytest.mark.parametrize(("line", "sentence"), MISTAKES.items(), ids=MISTAKES)
def test_a_mistake_is_told_in_indonesian(line: str, sentence: str, zi: Zi, office: Path) -> None:
    """Every wrong command line ends with 2 and a sentence without click's English."""
    (office / "berkas.txt").write_text("isi", encoding="utf-8")
    outcome = zi(*line.split())
    assert outcome.code == 2
    assert outcome.out == ""
    assert sentence in outcome.err
    _assert_indonesian(outcome.err)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("line", MISTAKES)
def test_a_translated_click_changes_no_sentence(line: str, zi: Zi, office: Path) -> None:
    """Nor does it change what is told of a wrong command line."""
    (office / "berkas.txt").write_text("isi", encoding="utf-8")
    outcome = zi(*line.split())
    assert MISTAKES[line] in outcome.err
    assert "Deutsch" not in outcome.err


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("buat --data", "zi-docs buat"),
        ("buat --semua=ya --data kantor", "zi-docs buat"),
        ("register lihat --tahun", "zi-docs register lihat"),
        ("register --debug=1", "zi-docs register"),
        ("--version=2", "zi-docs"),
    ],
)
def test_the_mend_names_the_command(line: str, command: str, zi: Zi, office: Path) -> None:
    """Whoever typed a value wrongly is sent to the help of the command he typed."""
    assert f"  Perbaiki: Baca {command} --help.\n" in zi(*line.split()).err


def _kinds(kind: type[click.ClickException]) -> Iterator[type[click.ClickException]]:
    for other in kind.__subclasses__():
        if other.__module__ == "click.exceptions":
            yield other
            yield from _kinds(other)


def test_every_kind_of_refusal_is_known() -> None:
    """A newer click that refuses in a new way fails here.

    The last three are not raised: no argument takes several values, no type opens files, and
    ``NoArgsIsHelpError`` is a help text.
    """
    assert {kind.__name__ for kind in _kinds(click.ClickException)} == {
        "UsageError",
        "BadParameter",
        "MissingParameter",
        "NoSuchOption",
        "NoSuchCommand",
        "BadOptionUsage",
        "BadArgumentUsage",
        "FileError",
        "NoArgsIsHelpError",
    }
