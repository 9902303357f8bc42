"""What means an empty cell, for every kind of column."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from zi_docs.model import Pengaturan
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, Tables
from zi_docs.model.table import Row, Source
from zi_docs.tables import build_records, load_tables, record_classes
from zi_docs.tables.kinds import KINDS
from zi_docs.workspace import builtin_templates

DASHES = ["-", "–", "—", "."]
WORDS = ["nihil", "tidak ada", "tidak  ada", "n/a"]
PLAIN = sorted(set(KINDS) - {"anak", "rujukan", "pilihan"})
TEXTS = ["teks", "daftar", "butir"]
NUMBERS = ["angka", "rupiah", "persen"]
ZERO_IS_NOTHING = ["sebutan", "nama", "orang", "daftar orang", "unit", "tanggal", "area"]
SPACES = st.sampled_from(["", " ", "\u00a0", "  "])


def _table(**kolom: Any) -> Tabel:
    own = Kolom.model_validate(kolom)
    parent = Kolom.model_validate({"jenis": "rujukan: uji"})
    return Tabel(nama="uji", judul="Uji", kolom={"isi": own, "lain": parent})


def made(cell: Any, **kolom: Any) -> Any:
    """Return the value of a cell, or the code of the problem that it is."""
    tabel = _table(**kolom)
    [model] = record_classes(Tables({"uji": tabel})).values()
    records, problems = build_records(model, [Row(Source("uji.csv"), 2, {"isi": cell})])
    if problems:
        return problems[0].code
    [record] = records
    assert isinstance(record, Record)
    return record.isi  # type: ignore[attr-defined]


@st.composite
def nothings(draw: st.DrawFn, words: list[str]) -> str:
    """Return a text that means nothing, with other capitals and spaces around it."""
    word = draw(st.sampled_from(words))
    respelled = draw(st.sampled_from([word, word.upper(), word.title()]))
    return f"{draw(SPACES)}{respelled}{draw(SPACES)}"


@pytest.mark.parametrize("kind", PLAIN)
@settings(max_examples=30)
@given(cell=nothings([*DASHES, *WORDS]))
def test_nothing_is_an_empty_cell(kind: str, cell: str) -> None:
    """Every text for nothing is an empty cell in every kind of column."""
    assert made(cell, jenis=kind) == KINDS[kind].empty


@pytest.mark.parametrize("kind", PLAIN)
@given(cell=nothings([*DASHES, *WORDS, ""]))
def test_nothing_never_fills_a_needed_cell(kind: str, cell: str) -> None:
    """A needed column is not filled by a text for nothing, nor by spaces."""
    assert made(cell, jenis=kind, wajib=True) == "ZI201"


@pytest.mark.parametrize("kind", TEXTS)
@given(cell=nothings(DASHES))
def test_a_dash_is_never_text(kind: str, cell: str) -> None:
    """A dash means nothing in a text whose words are checked, too."""
    assert made(cell, jenis=kind, bebas=True) == KINDS[kind].empty
    assert made(cell, jenis=kind, bebas=True, wajib=True) == "ZI201"


@given(nothings(WORDS))
def test_words_are_text_where_text_is_free(cell: str) -> None:
    """ "Nihil" and the like are text in a column of free text."""
    text = " ".join(cell.split())
    assert made(cell, bebas=True, wajib=True) == text
    assert made(cell, jenis="daftar", bebas=True) == (text,)


@given(nothings(WORDS), st.booleans())
def test_a_word_of_a_choice_is_that_choice(cell: str, wajib: bool) -> None:
    """A word in a column's own choices is that choice, also one that means nothing elsewhere."""
    assert made(cell, jenis="pilihan", pilihan=["Ada", "Lain"]) == ""
    word = " ".join(cell.split())
    chosen = made(cell, jenis="pilihan", pilihan={"Kosong": [word], "Ada": []}, wajib=wajib)
    assert chosen == "Kosong"


@pytest.mark.parametrize("cell", ["0", 0, 0.0])
@pytest.mark.parametrize("kind", ZERO_IS_NOTHING)
def test_zero_is_nothing_in_names_dates_and_references(kind: str, cell: Any) -> None:
    """0 is an empty cell where no name, date or reference can be 0."""
    assert made(cell, jenis=kind) == KINDS[kind].empty
    assert made(cell, jenis=kind, wajib=True) == "ZI201"


@pytest.mark.parametrize("cell", ["0", 0, 0.0])
@pytest.mark.parametrize("kind", NUMBERS)
def test_zero_is_a_number(kind: str, cell: Any) -> None:
    """0 is zero in a column of numbers, and fills a needed cell."""
    assert made(cell, jenis=kind, wajib=True) == 0
    assert str(made(cell, jenis=kind)) == ("0%" if kind == "persen" else "0")


@pytest.mark.parametrize(
    ("kind", "cell", "value", "shown"),
    [
        ("angka", "1.250,5", Decimal("1250.5"), "1.250,5"),
        ("angka", "0012", Decimal(12), "0012"),
        ("angka", 0.1 + 0.2, Decimal("0.3"), "0,3"),
        ("angka", 1250.0, Decimal(1250), "1250"),
        ("persen", "33,3 %", Decimal("33.3"), "33,3%"),
        ("persen", "75", Decimal(75), "75%"),
        ("persen", 0.5, Decimal("0.5"), "0,5%"),
        ("persen", 1.0, Decimal(1), "1%"),
        ("persen", 75, Decimal(75), "75%"),
    ],
)
def test_numbers_print_as_typed(kind: str, cell: Any, value: Decimal, shown: str) -> None:
    """A number counts as a number and prints as it was typed."""
    number = made(cell, jenis=kind)
    assert (number, str(number)) == (value, shown)


@pytest.mark.parametrize("cell", ["12.5", "1e9", "dua", "1.2.3", True, float("nan")])
@pytest.mark.parametrize("kind", ["angka", "persen"])
def test_what_is_no_clear_number(kind: str, cell: Any) -> None:
    """A dot may only stand between thousands; other writings are refused, not guessed."""
    assert made(cell, jenis=kind) == "ZI203"


@pytest.mark.parametrize("cell", ["--", "---", "- -", "−", "…", "_"])
@pytest.mark.parametrize("kind", ["teks", "nama", "rupiah", "tanggal"])
def test_a_row_of_dashes_is_a_dash(kind: str, cell: str) -> None:
    """Any number of dashes, or dots to be filled in, is an empty cell."""
    assert made(cell, jenis=kind) == KINDS[kind].empty


@pytest.mark.parametrize(
    ("kind", "cell"), [("rupiah", "Rp-"), ("rupiah", "Rp. -"), ("rupiah", "rp"), ("persen", "-%")]
)
def test_money_formats_show_nothing_as_a_dash(kind: str, cell: str) -> None:
    """What Excel's money format shows for nothing is an empty cell."""
    assert made(cell, jenis=kind) is None


@pytest.mark.parametrize(
    "column", ["gelar_depan", "gelar_belakang", "pangkat", "golongan", "jabatan"]
)
@pytest.mark.parametrize("cell", ["-", "tidak ada", "0", 0, "Nihil"])
def test_titles_and_ranks_of_people_can_be_nothing(column: str, cell: Any) -> None:
    """No dash, "tidak ada" or 0 is printed as the title or rank of a person."""
    [person] = _people({"nama": "Widodo Cahyo", "status": "PNS", column: cell})
    assert getattr(person, column) == ""


@pytest.mark.parametrize("cell", ["-", "--", "–"])
def test_a_dash_is_nothing_in_an_own_column(cell: str) -> None:
    """A column that only the office knows has an empty text where a dash was typed."""
    [person] = _people({"nama": "Widodo Cahyo", "status": "PNS", "catatan": cell})
    assert person.catatan == ""  # type: ignore[attr-defined]


def _people(*cells: dict[str, Any]) -> tuple[Record, ...]:
    tables = load_tables((builtin_templates(),), str)
    rows = [Row(Source("pegawai.csv"), 2, one) for one in cells]
    records, problems = build_records(record_classes(tables)["pegawai"], rows)
    assert problems == []
    return records


def test_nothing_in_the_settings() -> None:
    """A dash in pengaturan.yaml is nothing: it is never the title of an official or a telephone."""
    office = {"nama": "Kab. X", "daerah": "X", "kepala": "Bupati", "ibu_kota": "X"}
    official = {"jabatan": "Bupati", "nama": "Haryo", "gelar_depan": "-", "gelar_belakang": "0"}
    settings = Pengaturan.model_validate(
        {
            "instansi": office,
            "alamat": {"telepon": "–"},
            "pejabat": {"kepala_daerah": {**official, "nip": "tidak ada"}},
            "tata_naskah": "-",
            "tahun": 2025,
            "zona_waktu": "-",
            "isian": {"surat": {"perihal": "-", "dasar": ".", "tembusan": ["–", "Arsip"]}},
        }
    )
    person = settings.pejabat["kepala_daerah"]
    assert (person.gelar_depan, person.gelar_belakang, person.nip) == ("", "", "")
    assert (settings.alamat.telepon, settings.zona_waktu) == ("", "WIB")
    assert settings.isian == {"surat": {"tembusan": ["Arsip"]}}
    with pytest.raises(ValidationError):
        Pengaturan.model_validate({"instansi": {**office, "kepala": "-"}, "tahun": 2025})
