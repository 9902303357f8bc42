"""``naskah lihat``: the names that a naskah may use, and its filled pages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.known_names import KnownName, known_names

from .files import naskah_of, save_docx
from .runs import Zi

SURAT = Path("templates/surat/naskah.docx")
ARUM = ("--data", "kantor", "--kunci", "Arum Sekarwangi")


def test_every_name_with_its_value(zi: Zi, office: Path) -> None:
    """Each name is told as its tag, with the value for the record that was asked for."""
    outcome = zi("naskah", "lihat", "surat", *ARUM, "--json")
    assert outcome.code == 0
    told = json.loads(outcome.out)
    values = {one["nama"]: (one["tag"], one["isi"]) for one in told["nama"]}
    assert values["pegawai.nama"] == ("{{ pegawai.nama }}", "Arum Sekarwangi")
    assert values["pegawai.unit_kerja.kepala.nama"][1] == "Widodo Cahyo"
    assert values["tanggal"] == ("{{ tanggal|tanggal }}", "27 April 2021")
    assert values["daftar_pegawai"][1] == "daftar, 2 butir"
    assert told["nama"][0]["nama"].startswith("pegawai.")


def test_each_tag_can_be_filled(zi: Zi, office: Path) -> None:
    """A naskah of all tags that are told is right, so that none is told in vain."""
    told = json.loads(zi("naskah", "lihat", "surat", *ARUM, "--json").out)["nama"]
    tags = [one["tag"] for one in told if "butir" not in one["nama"]]
    naskah_of(SURAT, *(tag.replace(" ... ", "") for tag in tags))
    outcome = zi("naskah", "periksa", "surat", "--data", "kantor")
    assert outcome.code == 0, outcome.err
    outcome = zi("buat", "surat", "--data", "kantor", "--hanya", "Arum Sekarwangi")
    assert outcome.code == 0, outcome.err


def test_items_of_lists() -> None:
    """The items of a list stand below it, a list in them with another name; dates have a filter."""
    context = {
        "rapat": {"acara": [{"uraian": "A", "poin": ["x"]}], "hadir": True},
        "tanggal": date(2021, 4, 27),
        "_dalam": 1,
    }
    assert known_names(context, "rapat") == [
        KnownName(
            "rapat.acara", "{% for butir in rapat.acara %} ... {% endfor %}", "daftar, 1 butir"
        ),
        KnownName("butir.uraian", "{{ butir.uraian }}", "A", 1),
        KnownName(
            "butir.poin", "{% for butir2 in butir.poin %} ... {% endfor %}", "daftar, 1 butir", 1
        ),
        KnownName("butir2", "{{ butir2 }}", "x", 2),
        KnownName("rapat.hadir", "{% if rapat.hadir %} ... {% endif %}", "ya"),
        KnownName("tanggal", "{{ tanggal|tanggal }}", "27 April 2021"),
    ]


def test_the_table_on_the_terminal(zi: Zi, office: Path) -> None:
    """The table says for whom its values are."""
    outcome = zi("naskah", "lihat", "surat", *ARUM)
    first, heading, *rows = outcome.out.splitlines()
    assert first == "Nama untuk naskah surat; isinya untuk Arum Sekarwangi:"
    assert heading.split() == ["Tulis", "Isinya"]
    assert rows[0].startswith("{{ pegawai.")


def test_without_libreoffice(zi: Zi, office: Path, no_soffice: None) -> None:
    """Without LibreOffice the text is shown, with why there is no picture; exit code 5."""
    outcome = zi("naskah", "lihat", "surat", *ARUM, "-o", "surat.png")
    assert outcome.code == 5
    assert "ZI701" in outcome.err
    assert "Yang bertanda tangan: Arum Sekarwangi, Sekretaris Dinas.\n" in outcome.out
    assert not Path("surat.png").exists()


def test_the_pages_as_pictures(zi: Zi, office: Path, libreoffice: LibreOffice) -> None:
    """One page is the file that was named; several are numbered."""
    pytest.importorskip("pypdfium2")
    outcome = zi("naskah", "lihat", "surat", *ARUM, "-o", "surat.png")
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, "Gambar: surat.png")
    with Image.open("surat.png") as picture:
        assert picture.width < picture.height
        assert len(picture.convert("L").getcolors()) > 1
    assert zi("naskah", "lihat", "surat", *ARUM, "-o", "surat.png").code == 2
    naskah_of(SURAT, *("Baris {{ pegawai.nama }}" for _ in range(80)))
    outcome = zi("naskah", "lihat", "surat", *ARUM, "-o", "panjang.png")
    pictures = [line for line in outcome.out.splitlines() if line.startswith("Gambar: ")]
    assert pictures[0] == "Gambar: panjang-1.png"
    assert len(pictures) == len(list(office.glob("panjang-*.png"))) > 1


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("surat",), "ZI499", 3),
        (("surat", "--kunci", "Arum"), "ZI000", 2),
        (("surat", "--data", "kantor", "--kunci", "Tiada"), "ZI003  --kunci Tiada", 2),
        (("surat", *ARUM, "-o", "surat.jpg"), "ZI016", 2),
        (("surta", "--data", "kantor"), "ZI002", 2),
    ],
)
def test_what_is_refused(
    zi: Zi, office: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    """No example and no data, a key of nobody, another kind of picture are refused."""
    outcome = zi("naskah", "lihat", *words)
    assert (outcome.code, code in outcome.err) == (exit_code, True), outcome.err


def test_a_wrong_naskah_is_told(zi: Zi, office: Path) -> None:
    """A naskah that can't be filled shows its names, and says what is wrong when it is drawn."""
    save_docx(SURAT, "{{ pegawai.nama }")
    assert "{{ pegawai.nama }}" in zi("naskah", "lihat", "surat", *ARUM).out
    outcome = zi("naskah", "lihat", "surat", *ARUM, "-o", "surat.png")
    assert (outcome.code, "ZI414" in outcome.err) == (3, True)
