"""What of the data and the settings makes a document again: what its naskah prints, and no more."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.ooxml.text import document_text
from zi_docs.run.inputs import hash_of, hash_of_list
from zi_docs.run.plan import Request
from zi_docs.workspace import find_workspace

from .conftest import SETTINGS, MakeNaskah, Office

UNIT = "Kode;Nama Unit Kerja;Telepon\nSETDA;Sekretariat Daerah;{0}\nDUKCAPIL;Dinas Kependudukan;1\n"


@pytest.fixture
def letters(bare_office: Office) -> Office:
    """Three letters without a number, all of them made."""
    bare_office.unnumbered()
    units(bare_office, "1")
    assert again(bare_office) == {"Widodo", "Arum", "Budi"}
    return bare_office


def again(office: Office) -> set[str]:
    """Run, and return whose letter was made again."""
    before = times(office.output)
    office.print()
    after = times(office.output)
    return {path.stem.removeprefix("Surat ") for path in after if after[path] != before.get(path)}


def times(folder: Path) -> Mapping[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*.docx")}


def units(office: Office, phone: str) -> None:
    """Write the table of units; the secretariat has this phone number."""
    path = office.root / "data" / "kantor" / "unit_kerja.csv"
    path.write_text(UNIT.format(phone), encoding="utf-8")


def naskah(office: Office, make_naskah: MakeNaskah, *lines: str) -> None:
    path = office.root / "templates" / "surat" / "naskah.docx"
    path.write_bytes(make_naskah(*lines))


def test_a_cell_that_no_naskah_names(letters: Office) -> None:
    """A changed cell that no letter prints makes none of them again."""
    letters.change("Pembina;IV/a;Kepala Dinas", "Pembina Tingkat I;IV/b;Kepala Dinas")
    units(letters, "2")
    assert again(letters) == set()


def test_a_cell_that_a_naskah_names(letters: Office) -> None:
    """A changed cell makes the letter of its row again, and no other."""
    letters.change("IV/a;Kepala Dinas", "IV/a;Kepala Badan")
    assert again(letters) == {"Arum"}


@pytest.mark.parametrize(
    "tag",
    [
        "{{ pegawai.unit_kerja.telepon }}",
        '{{ pegawai["unit_kerja"]["telepon"] }}',
        "{% with unit = pegawai.unit_kerja %}{{ unit.telepon }}{% endwith %}",
        '{% if pegawai.unit_kerja.telepon == "1" %}satu{% endif %}',
        "{{ [pegawai.unit_kerja.telepon]|join }}",
    ],
)
def test_a_cell_of_a_unit_that_its_staff_print(
    letters: Office, make_naskah: MakeNaskah, tag: str
) -> None:
    """The phone of a unit makes the letters of its staff again, whichever way they name it."""
    naskah(letters, make_naskah, "Kepada {{ pegawai.nama }}", tag)
    again(letters)
    units(letters, "2")
    assert again(letters) == {"Widodo", "Budi"}


def test_a_setting_counts_by_its_path(letters: Office, make_naskah: MakeNaskah) -> None:
    """Of the settings only those count that the naskah prints."""
    naskah(letters, make_naskah, "{{ pegawai.nama }} di {{ pengaturan.instansi.ibu_kota }}")
    again(letters)
    settings = letters.root / "data" / "kantor" / "pengaturan.yaml"
    settings.write_text(SETTINGS.replace("kepala: Bupati", "kepala: Wali Kota"), encoding="utf-8")
    assert again(letters) == set()
    settings.write_text(SETTINGS.replace("ibu_kota: Contoh", "ibu_kota: Lain"), encoding="utf-8")
    assert again(letters) == {"Widodo", "Arum", "Budi"}


def test_a_new_head_of_the_region(repository: Path, tmp_path: Path) -> None:
    """A new Bupati makes the pledges again that print him as the superior, and no others."""
    root, sample = tmp_path / "ruang", "trenggalek-2021"
    copy_sample(repository / "data" / sample, root / "data" / sample)
    settings, request = root / "data" / sample / "pengaturan.yaml", Request(("pakta-integritas",))
    workspace = find_workspace(sample, root)
    app.generate(workspace, request, lambda *_: None)
    before = times(workspace.output)
    named = {path for path in before if "Haryo Wicaksono" in document_text(path.read_bytes())}
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Haryo Wicaksono", "Hario Wijaksono"), encoding="utf-8")
    app.generate(workspace, request, lambda *_: None)
    after = times(workspace.output)
    assert {path for path in after if after[path] != before[path]} == named
    assert 0 < len(named) < len(before)


def test_a_piece_counts_the_values_that_it_is_given(repository: Path, tmp_path: Path) -> None:
    """A letterhead that gets ``unit=pegawai.unit_kerja`` prints its phone, not its criteria."""
    root, sample = tmp_path / "ruang", "gunungkidul-2020"
    copy_sample(repository / "data" / sample, root / "data" / sample)
    units, request = root / "data" / sample / "unit_kerja.csv", Request(("pakta-integritas",))
    workspace = find_workspace(sample, root)

    def made_again(column: str, value: str) -> set[str]:
        rows = list(csv.reader(units.read_text("cp1252").splitlines(), delimiter=";"))
        at = rows[0].index(column)
        [row] = [row for row in rows if "DUKCAPIL" in row]
        row[at] = value
        with units.open("w", encoding="cp1252", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        before = times(workspace.output)
        app.generate(workspace, request, lambda *_: None)
        after = times(workspace.output)
        return {path.parent.name for path in after if after[path] != before.get(path)}

    made_again("Telepon", "(0274) 111111")
    assert made_again("Keterangan", "Catatan yang tidak dicetak pada pakta") == set()
    assert made_again("Telepon", "(0274) 222222") == {"DUKCAPIL"}


def test_values_of_two_kinds_are_two_values() -> None:
    """A date is not the text of a date, and the order of a mapping counts."""
    assert hash_of(date(2021, 4, 6)) != hash_of("2021-04-06")
    assert hash_of({"a": 1, "b": 2}) != hash_of({"b": 2, "a": 1})


def test_a_list_has_one_hash_whether_its_text_is_whole_or_not() -> None:
    """The hash of a list that is read item by item is that of the whole list."""
    items = [("Ani", date(2021, 4, 6), True), ("é\udc80", "", False)]
    for some in (items, items[:1], []):
        assert hash_of_list(iter(some), "2") == hash_of(some, "2")
    assert hash_of_list(items) == hash_of(items)
