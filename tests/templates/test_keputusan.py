"""How decrees look and end, whatever they decide."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest

from zi_docs.app import open_catalog, render_example
from zi_docs.word.partials import compile_partials

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
TYPES = {jenis: CATALOG.load(jenis) for jenis in sorted(CATALOG.types)}
DECREES = [jenis for jenis, one in TYPES.items() if "diktum" in one.partials]
SHORT = 64
"""A last diktum of fewer letters may be one line."""
FEW = 5
"""More recipients than so many are enough below a last diktum of one line."""


@cache
def _decided(jenis: str) -> list[Any]:
    """Return the paragraphs of an example from its first diktum to its signature."""
    document = docx.Document(io.BytesIO(render_example(CATALOG, jenis)))
    names = [paragraph.text for paragraph in document.paragraphs]
    first = next(at for at, text in enumerate(names) if text.startswith("KESATU"))
    return document.paragraphs[first : names.index("", first)]


def _is_kept(paragraph: Any) -> bool:
    """Tell whether a paragraph stays with the next one, by itself or by its style."""
    kept = paragraph.paragraph_format.keep_with_next
    return bool(paragraph.style.paragraph_format.keep_with_next if kept is None else kept)


@pytest.mark.parametrize("jenis", DECREES)
def test_a_signature_takes_no_more_along_than_it_needs(jenis: str) -> None:
    """The last diktum stays with the signature; the one before only if the last may be one line.

    What is kept together leaves the page before empty, so a long list of recipients, which is kept
    too, is company enough.
    """
    *_, before, last = _decided(jenis)
    text = (CATALOG.types[jenis] / "contoh.txt").read_text(encoding="utf-8")
    _, _, copies = text.partition("\nSalinan ")
    recipients = re.findall(r"^\d+\.\t", copies.partition("LAMPIRAN")[0], re.MULTILINE)
    is_short = len(last.text.rpartition("\t")[2]) <= SHORT
    assert _is_kept(last)
    assert _is_kept(before) == (is_short and len(recipients) <= FEW)


def test_both_kinds_of_last_diktum_are_tried() -> None:
    """Some example ends with a short diktum and some with a long one."""
    assert {_is_kept(_decided(jenis)[-2]) for jenis in ("sk-tim-identifikasi", "sk-tim")} == {
        True,
        False,
    }


@pytest.mark.parametrize("jenis", TYPES)
def test_a_column_of_numbers_is_headed_by_an_abbreviation(jenis: str) -> None:
    """ "No." and "NO." are short for "nomor" and end with a full stop."""
    layout = (CATALOG.types[jenis] / "naskah.txt").read_text(encoding="utf-8")
    assert re.search(r"^NO? \|", layout, re.MULTILINE | re.IGNORECASE) is None


@pytest.mark.parametrize("jenis", DECREES)
def test_a_table_of_a_decree_is_plain(jenis: str) -> None:
    """The annexes of decrees look alike: no cell has a colour."""
    document = docx.Document(str(CATALOG.types[jenis] / "naskah.docx"))
    assert document.element.body.xpath(".//w:shd") == []


def test_a_unit_is_called_no_team() -> None:
    """The Unit Pengendalian Gratifikasi is a unit on every line of its decree."""
    text = (CATALOG.types["sk-tim-instansi"] / "contoh.txt").read_text(encoding="utf-8")
    assert "UNIT PENGENDALIAN GRATIFIKASI" in text
    assert not re.search(r"\btim\b", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("sampai", "last"),
    [(None, "31 Desember 2026"), (date(2027, 6, 30), "30 Juni 2027")],
    ids=["tahun itu", "ditulis"],
)
def test_agents_serve_until_a_date(sampai: date | None, last: str) -> None:
    """Agents of a year serve to its end, or to the date that the office typed."""
    partials = compile_partials(TYPES["sk-agen-perubahan"])[0]
    (diktum,) = [one for one in partials if one.name == "diktum"]
    unit = {"nama": "Puskesmas Jati", "jabatan_kepala": "Kepala Puskesmas Jati", "anggaran": ""}
    isian = {"sumber_biaya": "", "sampai": sampai}
    shown = diktum.render({"unit_kerja": unit, "isian": isian, "tahun": 2026})
    assert shown[-1]["teks"].endswith(
        f"pada tanggal ditetapkan dan berlaku sampai dengan tanggal {last}"
    )


UNIT = {"nama": "Puskesmas Jati", "jabatan_kepala": "Kepala Puskesmas Jati", "anggaran": "",
        "predikat_diusulkan": "WBK"}  # fmt: skip


def _said(jenis: str, name: str, **values: Any) -> str:
    """Return what a wording of a type says of a puskesmas."""
    (partial,) = [one for one in compile_partials(TYPES[jenis])[0] if one.name == name]
    place = "Kabupaten Kudus"
    names = {"nama": f"Pemerintah {place}", "daerah": place, "kepala": "Bupati Kudus"}
    office = {"instansi": names}
    return str(partial.render({"unit_kerja": UNIT, "pengaturan": office, "tahun": 2026, **values}))


@pytest.mark.parametrize("jenis", ["sk-tim", "sk-tim-instansi"])
def test_a_team_is_called_as_its_decree_calls_it(jenis: str) -> None:
    """The name of a team in files and lists is the one that its decree forms it under."""
    names = CATALOG.tables["tim"].kolom["macam"].disebut
    kinds = TYPES[jenis].manifest.hanya_bila.satuan[0].isi
    for macam in kinds:
        assert f"Pembentukan {names[macam]} " in _said(jenis, "judul", macam=macam)
    assert "{macam}" in TYPES[jenis].manifest.nama_berkas


def test_a_team_of_zona_integritas_builds_it() -> None:
    """A team's whole name is that of its decree: a team "Pembangunan Zona Integritas"."""
    short = re.compile(r"\bTim (?:[A-Z]\w+ )+?(?<!Pembangunan )Zona Integritas")
    for one in TYPES.values():
        assert [text for text in one.partials.values() if short.search(text)] == []


@pytest.mark.parametrize("minutes", [[], ["Berita Acara Pemilihan Tim Kerja"]])
def test_a_team_was_chosen_by_a_mechanism_only_with_its_minutes(minutes: list[str]) -> None:
    """A decree says how the members were chosen only where it points to the paper on it."""
    values = {
        "rujukan": {"penetapan": ""},
        "jumlah": {"area_perubahan": 6},
        "isian": {"memperhatikan": minutes},
    }
    said = _said("sk-tim-kerja", "menimbang", **values)
    assert ("perlu dibentuk Tim Kerja yang anggotanya dipilih" in said) == bool(minutes)


PERIOD = re.compile(r"mulai berlaku pada tanggal ditetapkan(?! dan berlaku)[^\n]* sampai dengan")


@pytest.mark.parametrize("jenis", DECREES)
def test_a_decree_says_when_it_begins_and_how_long_it_lasts(jenis: str) -> None:
    """ "Mulai berlaku ... dan berlaku sampai dengan ...": nothing begins until a date."""
    assert not PERIOD.search(TYPES[jenis].partials["diktum"])


@pytest.mark.parametrize("jenis", DECREES)
def test_a_consideration_says_whose_annex_it_means(jenis: str) -> None:
    """A consideration that points to the annex says "Lampiran Keputusan ... ini"."""
    assert not re.search(r"Lampiran (?!Keputusan)", TYPES[jenis].partials["menimbang"])
