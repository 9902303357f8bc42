"""The command line speaks Indonesian, click's own words too."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from zi_docs.cli.show import CATALOGUE, translate_click

from .runs import EVERY_COMMAND, Zi

# Not in click's catalogue: it prints these as they are.
UNTRANSLATED = ("[OPTIONS]", "COMMAND [ARGS]", "[OPTION]", "integer", "float", "boolean", "range")


def _po() -> Catalog:
    with CATALOGUE.with_suffix(".po").open("rb") as file:
        return read_po(file)


def _ids(message: str | Sequence[str] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def _messages_of_click() -> set[tuple[str, ...]]:
    folder = Path(click.__file__).parent
    found = extract_from_dir(folder, method_map=[("testing.py", "ignore"), ("**.py", "python")])
    return {_ids(message) for _, _, message, _, _ in found}


def _english() -> Iterator[re.Pattern[str]]:
    """Yield a pattern for every fixed piece of click's messages that holds a word."""
    texts = [text for message in _messages_of_click() for text in message]
    for text in (*texts, *UNTRANSLATED):
        for piece in re.split(r"\{[^}]*\}|%\(\w+\)s", text):
            bare = piece.strip(" .:,'()!?\n\t")
            if re.search(r"[A-Za-z]{2}", bare):
                yield re.compile(rf"(?<![\w-]){re.escape(bare)}(?!\w)")


ENGLISH = tuple(_english())


def _assert_indonesian(text: str) -> None:
    flat = re.sub(r"\s+", " ", text)
    assert [found.group() for p in ENGLISH if (found := p.search(flat))] == []


def test_every_message_of_click_is_translated() -> None:
    """A newer click that says something new fails here, not before a clerk."""
    ours = {_ids(message.id) for message in _po() if message.id}
    assert _messages_of_click() - ours == set()


def test_no_translation_is_left_over() -> None:
    """A message that click no longer has is dropped from our catalogue."""
    ours = {_ids(message.id) for message in _po() if message.id}
    assert ours - _messages_of_click() == set()


def test_every_translation_is_filled_and_keeps_its_fields() -> None:
    """A translation only names the values that click gives it."""
    for message in _po():
        if message.id:
            known = set(re.findall(r"\{(\w+)", " ".join(_ids(message.id))))
            for text in _ids(message.string):
                assert text
                assert set(re.findall(r"\{(\w+)", text)) <= known


def _translations(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {_ids(message.id): _ids(message.string) for message in catalog if message.id}


def test_the_compiled_catalogue_is_current(accept: bool) -> None:
    """messages.mo says what messages.po says; --accept compiles it."""
    if accept:
        with CATALOGUE.open("wb") as file:
            write_mo(file, _po())
    with CATALOGUE.open("rb") as file:
        compiled = read_mo(file)
    assert _translations(compiled) == _translations(_po())


def test_translation_leaves_the_process_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable and no locale changes: LibreOffice is started from this process."""
    import gettext
    import locale
    import os

    monkeypatch.setenv("LANGUAGE", "en")
    before = dict(os.environ), locale.setlocale(locale.LC_ALL), gettext.textdomain()
    translate_click()
    assert (dict(os.environ), locale.setlocale(locale.LC_ALL), gettext.textdomain()) == before
    assert gettext.gettext("Options") == "Options"


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


def test_modules_imported_later_are_translated_too() -> None:
    """click imports some modules only when needed; asking again reaches them."""
    import click.shell_completion as later

    translate_click()
    assert later.__name__ in sys.modules
    assert vars(later)["_"]("Options") == "Opsi"
