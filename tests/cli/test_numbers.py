"""The summary of ``buat`` names the numbers of the documents that were made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zi_docs.cli.summary import MAX_RANGES, format_numbers
from zi_docs.register import IssuedNumber

from .files import edit, naskah_of, save_docx, text_of
from .runs import Zi

BUAT = ("buat", "surat", "--data", "kantor")
TERBIT = (*BUAT, "--terbit")
BOTH = "Nomor: 188.45/1/2021 s.d. 188.45/2/2021 (2 nomor)"


def _told(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("Nomor")]


def _number(urut: int | None, seri: str = "s", sisipan: str = "", jenis: str = "a") -> IssuedNumber:
    return IssuedNumber(jenis, seri, 2021, urut, sisipan, f"{seri}/{urut}{sisipan}", "x.docx", 1)


def test_the_numbers_of_what_was_made_are_told(zi: Zi, numbered: Path) -> None:
    """Several numbers are first and last; a konsep has none, and none is told when nothing is made.

    What is issued stays as it is, so ``--ulang`` tells no number of it.
    """
    assert _told(zi(*BUAT).out) == []
    assert _told(zi(*TERBIT).out) == [BOTH]
    for options in ((), ("--terbit",), ("--ulang",)):
        assert _told(zi(*BUAT, *options).out) == []


def test_only_numbers_given_now_are_told(zi: Zi, numbered: Path) -> None:
    """The number of a document that was issued before is not named, nor by a plain run later."""
    arum = zi(*TERBIT, "--hanya", "Arum Sekarwangi")
    assert _told(arum.out) == ["Nomor: 188.45/1/2021"]
    assert _told(zi(*TERBIT).out) == ["Nomor: 188.45/2/2021"]
    (numbered / "output" / "kantor" / "surat" / "Surat Arum Sekarwangi.docx").unlink()
    assert _told(zi(*BUAT).out) == []


def test_json_lists_every_number(zi: Zi, numbered: Path) -> None:
    """JSON lists every number under its type."""
    (row,) = json.loads(zi(*TERBIT, "--json").out)["jenis"]
    assert row["nomor"] == ["188.45/1/2021", "188.45/2/2021"]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([_number(7)], "s/7"),
        ([_number(7), _number(8), _number(12)], "s/7 s.d. s/8 (2 nomor), s/12"),
        ([_number(15), _number(15, sisipan="a"), _number(16)], "s/15, s/15a, s/16"),
        ([_number(1), _number(2, "t")], "s/1, t/2"),
        ([_number(1), _number(None), _number(None)], "s/1, s/None, s/None"),
        ([_number(n) for n in range(1, 20, 2)], "s/1, s/3, s/5, s/7, s/9, dan 5 nomor lain"),
    ],
)
def test_only_numbers_that_follow_are_a_range(numbers: list[IssuedNumber], told: str) -> None:
    """A range has no gap, no other series and no number between."""
    assert format_numbers(numbers, named=False) == [f"Nomor: {told}"]
    assert MAX_RANGES == 5


def test_each_type_has_its_line(zi: Zi) -> None:
    """When a run made several types, each has its line of numbers."""
    numbers = [_number(1, jenis="b"), _number(2, jenis="a"), _number(3, jenis="b")]
    assert format_numbers(numbers, named=True) == ["Nomor a: s/2", "Nomor b: s/1, s/3"]


UNITS = """\
Kode;Nama Unit Kerja;Singkatan
DUKCAPIL;Dinas Kependudukan dan Pencatatan Sipil;Disdukcapil
WONOSARI;Kapanewon Wonosari;Kapanewon
"""
STAFF = """\
Nama;Status;NIP;Pangkat;Golongan;Jabatan;Unit Kerja
Widodo;PNS;196708161993031005;Pembina;IV/a;Analis;DUKCAPIL
Arum;PNS;197502152002032014;Pembina;IV/a;Analis;dinas kependudukan dan pencatatan sipil
Sri;PNS;197511262001012003;Pembina;IV/a;Analis;Kapanewon Wonosari
Joko;PNS;197908202006011011;Pembina;IV/a;Analis;Disdukcapil
"""


@pytest.mark.parametrize(
    ("satu_per", "printed"),
    [
        ("pegawai", ["2/DUKCAPIL", "3/DUKCAPIL", "1/WONOSARI", "1/DUKCAPIL"]),
        ("unit_kerja", ["1/DUKCAPIL", "1/WONOSARI"]),
    ],
)
def test_a_number_names_the_unit_by_its_code(
    zi: Zi, office: Path, satu_per: str, printed: list[str]
) -> None:
    """A number names the unit by its code, however it is typed; every unit counts for itself."""
    data, surat = office / "data" / "kantor", office / "templates" / "surat"
    (data / "unit_kerja.csv").write_text(UNITS, encoding="utf-8")
    (data / "pegawai.csv").write_text(STAFF, encoding="utf-8")
    with (data / "pengaturan.yaml").open("a", encoding="utf-8") as settings:
        settings.write("tata_naskah: {nomor: {nota: {pola: '{urut}/{unit}', per_unit: true}}}\n")
    (surat / "manifest.yaml").write_text(
        f"judul: Nota\nkeluarga: khusus\nsatu_per: {satu_per}\nnomor: nota\n"
        f'nama_berkas: "{{{satu_per}.nama}}"\n',
        encoding="utf-8",
    )
    save_docx(surat / "naskah.docx", "{{ nomor }}")
    assert zi(*TERBIT).code == 0
    papers = sorted((office / "output" / "kantor" / "surat").glob("*.docx"))
    assert [text_of(paper) for paper in papers] == printed


def test_an_optional_number_without_pattern_is_left_out(zi: Zi, decree: Path) -> None:
    """With ``nomor_wajib: tidak`` an office without that pattern gets papers without a number."""
    manifest = decree / "templates/keputusan/manifest.yaml"
    edit(manifest, "nomor: keputusan", "nomor: lapor\nnomor_wajib: tidak")
    naskah_of(
        decree / "templates/keputusan/naskah.docx",
        *("{%p if nomor %}", "Nomor {{ nomor }}", "{%p endif %}", "Isi"),
    )
    assert zi("buat", "keputusan", "--data", "kantor").code == 0
    [made] = (decree / "output").rglob("*.docx")
    assert text_of(made).splitlines() == ["Isi"]
    settings = decree / "data/kantor/pengaturan.yaml"
    more = 'tata_naskah: {nomor: {lapor: {pola: "{urut}/LAP/{tahun}"}}}\n'
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert zi("buat", "keputusan", "--data", "kantor", "--terbit").code == 0
    texts = [text_of(path) for path in (decree / "output").rglob("*.docx")]
    assert any("Nomor 1/LAP/2021" in text for text in texts)
