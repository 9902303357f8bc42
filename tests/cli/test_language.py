"""The command line speaks Indonesian, also in the words of click."""

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

from zi_docs.cli.options import Option

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
    """A newer click with new sentences fails here, not at a clerk's desk.

    Find where click says the sentence, translate it if we can come there, then run ``--accept``.
    """
    lines = sorted(map(repr, _messages_of_click()))
    if accept:
        KNOWN.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    assert lines == KNOWN.read_text(encoding="utf-8").splitlines()


def test_nothing_of_click_is_changed(zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a run click's modules, the environment and the text domain are as before."""
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
    """Our words are used even when click finds a translation of its own."""
    assert "Deutsch" not in zi(*line.split(), "--help").out


@pytest.mark.parametrize("language", ["C", "en_US.UTF-8", "id_ID.UTF-8", ""])
def test_the_language_of_the_computer_does_not_matter(
    language: str, zi: Zi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output is Indonesian whatever LANG says."""
    for name in ("LANG", "LANGUAGE", "LC_ALL"):
        monkeypatch.setenv(name, language)
    assert zi("--ngawur").err == (
        "KESALAHAN ZI000  --ngawur\n  Opsi --ngawur tidak ada.\n"
        "  Perbaiki: Semua opsi: zi-docs --help.\n1 kesalahan.\n"
    )


@pytest.mark.parametrize("line", EVERY_COMMAND)
def test_what_must_be_given_says_so(line: str, zi: Zi) -> None:
    """Every required option is marked as required."""
    command = EVERY_COMMAND[line]
    needed = [p for p in command.params if isinstance(p, click.Option) and p.required]
    assert all(isinstance(option, Option) for option in needed)
    assert zi(*line.split(), "--help").out.count("[wajib]") == len(needed)


@pytest.mark.parametrize("line", ["", *EVERY_COMMAND])
def test_help_is_indonesian(line: str, zi: Zi) -> None:
    """No help text has a word of click's English."""
    outcome = zi(*line.split(), "--help")
    assert outcome.code == 0
    _assert_indonesian(outcome.out)


MISTAKES = {
    "": "Pemakaian: zi-docs [OPSI] PERINTAH [ARGUMEN]...",
    "bikin": 'Perintah "bikin" tidak ada.',
    "perikas": 'Perintah "perikas" tidak ada.',
    "--ngawur": "Opsi --ngawur tidak ada.",
    "-x": "Opsi -x tidak ada.",
    "--debugg": "Opsi --debugg tidak ada.",
    "--debug": "Perintahnya belum disebut.",
    "--version=2": "Opsi --version tidak memakai nilai.",
    "buat": "Kumpulan datanya belum disebut.",
    "buat --data": "Sesudah --data belum ada isinya.",
    "buat --data kantor": "Jenis dokumennya belum disebut.",
    "buat surat --semua --data kantor": "Jenis disebut bersama --semua.",
    "buat --semua --terbit --data kantor": "--semua tidak berlaku bersama --terbit.",
    "buat --semua --nomor 1 --terbit --data kantor": "--semua tidak berlaku bersama --terbit.",
    "buat --semua --ke 2 --data kantor": "--ke berlaku untuk satu jenis, "
    "sedangkan yang diminta beberapa.",
    "buat surat lain --nomor 1 --terbit --data kantor": "--nomor berlaku untuk satu jenis, "
    "sedangkan yang diminta beberapa.",
    "buat surat --nomor 1 --data kantor": "--nomor hanya berlaku ketika dokumen diterbitkan.",
    "buat surat --nomor 1 --draf --data kantor": "--nomor hanya berlaku ketika "
    "dokumen diterbitkan.",
    "buat surat --dari-konsep --data kantor": "--dari-konsep hanya berlaku ketika "
    "dokumen diterbitkan.",
    "buat surat --konsep --terbit --data kantor": "--konsep dan --terbit bertentangan.",
    "buat surat --ganti 1 --data kantor": "--ganti dan --alasan selalu bersama.",
    "buat surat --alasan x --data kantor": "--ganti dan --alasan selalu bersama.",
    "buat surat --ganti 1 --alasan x --nomor 2 --data kantor": "--ganti memakai nomor yang ada, "
    "jadi --nomor tidak berlaku.",
    "buat surat --data kantor --ke 0": '"0" di luar batas.',
    "buat --semua=ya --data kantor": "Opsi --semua tidak memakai nilai.",
    "buat --dta kantor": "Opsi --dta tidak ada.",
    "buat surat --data kantor --tanggal besok": '"besok" tidak dikenal sebagai tanggal',
    "buat surat --data kantor --tanggal 30-02-2021": 'Tanggal "30-02-2021" tidak ada',
    "buat surat --data kantor --tanggal Senin,27-4-2021": "27 April 2021 jatuh pada "
    "hari Selasa, bukan Senin.",
    "buat surat --data kantor --keluaran berkas.txt": '"berkas.txt" adalah berkas, bukan folder.',
    "buat surat --data lain": 'Kumpulan data "lain" tidak ada di folder data.',
    "buat srat --data kantor": 'Jenis dokumen "srat" tidak ada.',
    "buat surat --data kantor --proses": "Sesudah --proses belum ada isinya.",
    "buat surat --data kantor --proses dua": '"dua" bukan bilangan bulat.',
    "buat surat --data kantor --proses 0": '"0" di luar batas.',
    "buat surat --data kantor --lewti": "Opsi --lewti tidak ada.",
    "buat surat --data kantor --format": "Sesudah --format belum ada isinya.",
    "buat surat --data kantor --format pdf,odt": 'Bentuk "odt" tidak dikenal.',
    "buat surat --data kantor --rangkap 100": '"100" di luar batas.',
    "buat surat --data kantor --urut nama": 'Urutan "nama" tidak dikenal.',
    "buat surat --data kantor --pdfa": "--pdfa hanya berlaku bersama --format pdf.",
    "buat surat --data kantor --format pdf --dua-sisi": "--dua-sisi hanya berlaku "
    "bersama --format gabung.",
    "buat surat --data kantor --rangkap 2": "--rangkap hanya berlaku bersama --format gabung.",
    "buat surat --data kantor --urut unit": "--urut hanya berlaku bersama --format gabung.",
    "pdf": "BERKAS.docx|FOLDER belum disebut.",
    "pdf tidak-ada.docx": 'Berkas atau folder "tidak-ada.docx" tidak ada.',
    "pdf berkas.txt -o berkas.txt": '"berkas.txt" adalah berkas, bukan folder.',
    "pdf berkas.txt --proses 0": '"0" di luar batas.',
    "dokter kantor": '"kantor" tidak dikenal di sini.',
    "dokter --data lain": 'Kumpulan data "lain" tidak ada di folder data.',
    "register": "Pemakaian: zi-docs register [OPSI] PERINTAH [ARGUMEN]...",
    "register liat": 'Perintah "liat" tidak ada.',
    "register --debug": "Perintahnya belum disebut.",
    "register lihat": "Kumpulan datanya belum disebut.",
    "register lihat --data kantor --tahun ini": '"ini" bukan bilangan bulat.',
    "register lihat a b --data kantor": '"b" tidak dikenal di sini.',
    "register lihat --data lain": 'Kumpulan data "lain" tidak ada di folder data.',
    "register batal --data kantor": "NOMOR belum disebut.",
    "register batal 1 --data kantor": "Alasan pembatalan belum diisi.",
    "register catat --data kantor": "JENIS belum disebut.",
    "register catat surat --data kantor": "KUNCI belum disebut.",
    "register catat surat Arum --data kantor": "NOMOR belum disebut.",
    "register catat surat Arum 1 --data kantor": "TANGGAL belum disebut.",
    "register catat surat Arum 1 besok --data kantor": '"besok" tidak dikenal sebagai tanggal',
    "register catat surat Arum 1 2021-04-27 --data kantor --ke 1000": '"1000" di luar batas.',
    "register ekspor --data kantor": "Nama berkas hasilnya belum disebut.",
    "register ekspor --data kantor -o data": '"data" adalah folder, bukan berkas.',
    "register periksa": "Kumpulan datanya belum disebut.",
    "register cadangkan --data kantor --timpa": "Opsi --timpa tidak ada.",
    "periksa": "Kumpulan datanya belum disebut.",
    "periksa surat --data kantor --draf": "Opsi --draf tidak ada.",
    "jenis surat lain": '"lain" tidak dikenal di sini.',
    "jenis surat lain lagi": '"lain lagi" tidak dikenal di sini.',
    "jenis tidak-ada": 'Jenis dokumen "tidak-ada" tidak ada.',
    "isi": "NASKAH.docx belum disebut.",
    "isi berkas.txt": "DATA.json|.yaml|.xlsx belum disebut.",
    "isi berkas.txt berkas.txt": "Nama berkas hasilnya belum disebut.",
    "isi tidak-ada.docx berkas.txt": 'Berkas "tidak-ada.docx" tidak ada.',
    "isi data berkas.txt": '"data" adalah folder, bukan berkas.',
    "isi berkas.txt berkas.txt -o data": '"data" adalah folder, bukan berkas.',
    "pelengkap": "TERMINAL belum disebut.",
    "pelengkap cmd": '"cmd" tidak dikenal.',
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
    """A translated click does not change what is said of a wrong command line."""
    (office / "berkas.txt").write_text("isi", encoding="utf-8")
    outcome = zi(*line.split())
    assert MISTAKES[line] in outcome.err
    assert "Deutsch" not in outcome.err


MENDS = {
    "perikas": "Mungkin zi-docs periksa; semua perintah: zi-docs --help.",
    "register liat": "Mungkin zi-docs register lihat; semua perintah: zi-docs register --help.",
    "buat --semau": "Mungkin --semua; semua opsi: zi-docs buat --help.",
    "buat --dta x": "Mungkin --data, --draf, atau --pdfa; semua opsi: zi-docs buat --help.",
    "--version=2": "Tulis --version saja.",
    "buat": "Tulis --data kantor.",
    "buat --data": "Tulis --data kantor.",
    "buat --hanya": "Tulis isinya: --hanya KUNCI.",
    "buat --tanggal": 'Tulis seperti --tanggal 2021-04-27 atau --tanggal "27 April 2021".',
    "register lihat --tahun": "Tulis bilangan bulat dari 1900 sampai 2999.",
    "register batal 1 --data kantor": 'Tulis alasannya: --alasan "salah ketik".',
    "isi": "Susunannya: zi-docs isi [OPSI] NASKAH.docx DATA.json|.yaml|.xlsx.",
    "isi berkas.doc berkas.txt": "Periksa alamatnya, juga akhirannya.",
    "isi berkas berkas.txt": "Yang ada di folder itu: berkas.txt.",
    "isi brks.txt berkas.txt": "Yang ada di folder itu: berkas.txt.",
    "pelengkap": "Pilih bash, zsh, fish, atau powershell.",
    "buat surat --data kantor --nomor 1": "Tambahkan --terbit, atau buang --nomor.",
    "buat --semua --data kantor --terbit": "Sebutkan jenis yang diterbitkan; yang terbit tidak "
    "dapat diubah lagi.",
    "buat surat --data kantor --ganti 1": 'Tulis keduanya, mis. --ganti 87 --alasan "salah nama".',
    "buat surat --data kantor --pdfa": "Tambahkan --format pdf, atau buang --pdfa.",
}


@pytest.mark.parametrize(("line", "mend"), MENDS.items(), ids=MENDS)
def test_the_mend_is_what_to_type(line: str, mend: str, zi: Zi, office: Path) -> None:
    """The mend of a wrong command line is what to type, not only a hint at the help."""
    (office / "berkas.txt").write_text("isi", encoding="utf-8")
    assert f"  Perbaiki: {mend}\n" in zi(*line.split()).err


def test_a_choice_of_data_sets_is_listed(zi: Zi, office: Path) -> None:
    """When ``--data`` is missing, the data sets are listed."""
    (office / "data" / "dinas baru").mkdir()
    mend = '  Perbaiki: Tulis --data NAMA, mis. --data "dinas baru" (yang ada: dinas baru, kantor).'
    assert mend in zi("periksa").err


def test_without_data_the_folder_is_asked_for(
    zi: Zi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When ``--data`` is missing outside a workspace, the folder is asked for."""
    monkeypatch.chdir(tmp_path)
    assert "jalankan dari folder kerja yang berisi folder data." in zi("periksa").err


def _kinds(kind: type[click.ClickException]) -> Iterator[type[click.ClickException]]:
    for other in kind.__subclasses__():
        if other.__module__ == "click.exceptions":
            yield other
            yield from _kinds(other)


def test_every_kind_of_refusal_is_known() -> None:
    """A newer click with a new kind of refusal fails here.

    The last three are never raised: no argument takes several values, no type opens files, and
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
