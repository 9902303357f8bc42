from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.errors import DataError, Problem
from zi_docs.model.table import Row
from zi_docs.readers import read_settings, yaml_file

from .conftest import DataSet

SHOWN = "data/trenggalek-2021/pengaturan.yaml"


def settings(data_set: DataSet, content: str | bytes) -> Row:
    """Read settings of this content."""
    return read_settings(data_set.write("pengaturan.yaml", content), SHOWN)


def refusal(data_set: DataSet, content: str | bytes) -> Problem:
    """Return the one problem that these settings have."""
    with pytest.raises(DataError) as caught:
        settings(data_set, content)
    [problem] = caught.value.problems
    return problem


@pytest.mark.parametrize("text", ["0123456", "no", "12:30:00", "1e3", "2021-01-01", "~"])
def test_values_stay_what_was_typed(data_set: DataSet, text: str) -> None:
    """Values stay the text that was typed; YAML's guesses at numbers and times are not used."""
    assert settings(data_set, f"kunci: {text}\n").cells == {"kunci": text}


def test_a_null_of_the_settings_is_told(data_set: DataSet) -> None:
    """A word for no value is told (ZI153), since as a text it would be printed."""
    assert refusal(data_set, "kunci: null\n").code == "ZI153"


def test_nested_values_know_their_line(data_set: DataSet) -> None:
    """A dotted path leads to the line of a nested value."""
    row = settings(data_set, "tahun: 2021\npejabat:\n  bupati:\n    nama: Ani\n  daftar:\n  - a\n")
    assert row.cells["pejabat"] == {"bupati": {"nama": "Ani"}, "daftar": ["a"]}
    assert row.lines["pejabat.bupati.nama"] == 4
    assert row.lines["pejabat.daftar.0"] == 6
    assert str(row.place("pejabat.bupati.nama")) == f"{SHOWN}, baris 4, pejabat.bupati.nama"


def test_missing_settings_are_told(tmp_path: Path) -> None:
    """Missing settings are reported with the file's name as the clerk knows it."""
    with pytest.raises(DataError) as caught:
        read_settings(tmp_path / "pengaturan.yaml", SHOWN)
    assert [(p.code, str(p.place)) for p in caught.value.problems] == [("ZI101", SHOWN)]


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("a: 1\nb: [1\nc: 2\n", "ZI132", "baris 2"),
        ("a: 1\n\tb: 2\n", "ZI132", "baris 2"),
        ("a: b: c\n", "ZI132", "baris 1"),
        ("a: 1\nb: 2\na: 3\n", "ZI133", "baris 3"),
        ("a: &x 1\nb: *x\n", "ZI134", "baris 1"),
        ("a: !!python/object:os.system x\n", "ZI134", "baris 1"),
        ("a: !apa x\n", "ZI134", "baris 1"),
        ("a: 1\n---\nb: 2\n", "ZI135", "baris 2"),
        ("? [a, b]\n: 1\n", "ZI135", "baris 1"),
        ("- a\n- b\n", "ZI135", ""),
        ("teks saja\n", "ZI135", ""),
        ("# hanya catatan\n", "ZI135", ""),
        ("", "ZI102", ""),
        (b"a: 1\nb: \xff\xfe\n", "ZI130", "baris 2"),
        ("a: " + "[" * 5000, "ZI134", "baris 1"),
        ('a: "x\\0y"\n', "ZI155", "baris 1"),
        ("a: x\x07y\n", "ZI132", "baris 1"),
        ("pejabat:\n  x:\n    nip: 1,99E+17\n", "ZI151", "baris 3"),
        ("pejabat:\n  x:\n    nip: '199001012020121000'\n", "ZI152", "baris 3"),
    ],
)
def test_broken_settings_are_refused(
    data_set: DataSet, content: str | bytes, code: str, place: str
) -> None:
    """Broken settings are refused with the line of the fault."""
    problem = refusal(data_set, content)
    assert problem.code == code
    assert str(problem.place).startswith(f"{SHOWN}, {place}" if place else SHOWN)
    assert problem.hint


def test_too_big_settings_are_refused(data_set: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that are too big are refused before they are parsed."""
    monkeypatch.setattr(yaml_file, "MAX_SETTINGS", 10)
    assert refusal(data_set, "kunci: nilai yang panjang\n").code == "ZI103"


def test_a_byte_order_mark_is_no_part_of_the_first_key(data_set: DataSet) -> None:
    """The byte order mark that Notepad writes is not part of the first key."""
    assert settings(data_set, "\ufefftahun: 2021\n".encode()).cells == {"tahun": "2021"}


def test_a_list_of_mappings_is_a_table(data_set: DataSet) -> None:
    """A list of mappings is a table; its keys are understood like headings."""
    data_set.write(
        "rapat.yaml",
        "- Kode: r1\n  Nama Rapat: Evaluasi\n  peserta:\n  - nama: Ani\n  - nama: Budi\n"
        "- kode: r2\n  acara: Pleno\n",
    )
    first, second = data_set.table("rapat").rows
    assert first.cells["peserta"] == [{"nama": "Ani"}, {"nama": "Budi"}]
    assert first.cells["acara"] == "Evaluasi"
    assert first.lines["peserta.1.nama"] == 5
    assert (first.number, second.number) == (1, 6)
    assert str(first.place("acara")).endswith("rapat.yaml, baris 2, acara")


@pytest.mark.parametrize("name", ["pegawai.yml", "Data Pegawai.yaml"])
def test_a_mapping_may_hold_the_list(data_set: DataSet, name: str) -> None:
    """A list under one key is a table too."""
    data_set.write(name, "pegawai:\n- nama: Ani\n  N I P: '1'\n")
    [row] = data_set.table().rows
    assert row.cells == {"nama": "Ani", "nip": "1"}
    assert row.lines["nip"] == 3


def test_an_unknown_key_is_kept_and_a_misspelt_one_told(data_set: DataSet) -> None:
    """An unknown key is kept; one that is nearly known is a warning, once for the whole file."""
    data_set.write("pegawai.yaml", "- nama: a\n  Jabtan: b\n  Zona: c\n- nama: d\n  Jabtan: e\n")
    tables, [problem] = data_set.read()
    assert tables["pegawai"].rows[0].cells == {"nama": "a", "jabtan": "b", "zona": "c"}
    assert problem.code == "ZI122"
    assert str(problem.place).endswith("baris 2")


def test_two_keys_of_one_meaning_are_refused(data_set: DataSet) -> None:
    """Two keys of one meaning in one row are refused."""
    data_set.write("pegawai.yaml", "- nama: a\n  Nama Lengkap: b\n")
    assert str(data_set.problem("ZI121").place).endswith("baris 2")


@pytest.mark.parametrize("content", ["nama: Ani\n", "- Ani\n- Budi\n", "a: []\nb: []\n"])
def test_another_shape_is_refused(data_set: DataSet, content: str) -> None:
    """A table that is not a list of rows is refused."""
    data_set.write("pegawai.yaml", content)
    _, problems = data_set.read()
    assert {problem.code for problem in problems} == {"ZI135"}


def test_values_in_a_listing_are_checked(data_set: DataSet) -> None:
    """Text is checked by the same rules at any depth."""
    data_set.write("rapat.yaml", '- kode: r1\n  peserta:\n  - nama: "a\\x07b"\n')
    assert str(data_set.problem("ZI155").place).endswith("baris 3, peserta ke-1, nama")


def test_golongan_is_taken_out_of_pangkat(data_set: DataSet) -> None:
    """In YAML, too, golongan is taken out of pangkat."""
    data_set.write("pegawai.yaml", "- nama: a\n  pangkat: Penata (III/c)\n")
    cells = data_set.table().rows[0].cells
    assert (cells["pangkat"], cells["golongan"]) == ("Penata", "III/c")


@pytest.mark.parametrize(
    "text",
    [
        f"- ? {'k' * 201}\n  : a\n",
        "-\n" + "".join(f"{'  ' * n}{'k' * 100}:\n" for n in range(1, 6)),
        "".join(f"- k{n}: a\n" for n in range(501)),
    ],
)
def test_a_file_beyond_reason_is_refused(data_set: DataSet, text: str) -> None:
    """Endless keys, or more keys than any table has columns, are refused."""
    data_set.write("pegawai.yaml", text)
    assert str(data_set.problem("ZI108").place).startswith("data/trenggalek-2021/pegawai.yaml")


def test_settings_of_too_many_values_are_refused(data_set: DataSet) -> None:
    """Settings of millions of values are refused, since the place of each is kept."""
    assert refusal(data_set, "a: [" + "a," * 100_001 + "]\n").code == "ZI108"
