"""docs/rujukan/ is written from the program: tables, settings, types, filters and codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
import yaml

from zi_docs.app import open_catalog
from zi_docs.codes import GROUPS, Code, Severity
from zi_docs.model import Lembar, Setelan
from zi_docs.ooxml.text import document_text
from zi_docs.tables import Kolom, Tabel, Tables
from zi_docs.tables.kinds import KINDS, choice_words
from zi_docs.word import compile_file
from zi_docs.word.environment import xml_environment
from zi_docs.word.jinja_filters import REFUSED_FILTERS, REFUSED_TESTS
from zi_docs.word.policy import TESTS

ROOT = Path(__file__).resolve().parent.parent
CATALOG = open_catalog(ROOT)
FILTERS = yaml.safe_load((ROOT / "tests" / "saringan.yaml").read_text(encoding="utf-8"))
PROVED = {row["saringan"][0]: row for row in FILTERS if "hasil" in row}
VALUES = {
    "tanggal": date(2021, 4, 27),
    "tarif_meterai": 10_000,
    "nomor": "005/12/2025",
    "rapat": {
        "agenda": ["butir", "butir"],
        "peserta": list(range(18)),
        "pukul_mulai": time(9),
    },
    "pegawai": {"punya_bawahan": True, "golongan": "III/d"},
    "isian": {"mulai": date(2020, 4, 6), "selesai": date(2020, 4, 8)},
    "pengaturan": {"instansi": {"kepala": "Walikota Blitar"}},
    "unit_kerja": {"keterangan": ""},
    "loop": {"index": 1},
    "bagian": 1,
    "seluruhnya": 3,
}
HEAD = "# {}\n\nHalaman ini ditulis dari program sendiri; {}\n"


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    headings = tuple(headings)
    rule = "|" + "---|" * len(headings) + "\n"
    return "\n" + _cells(*headings) + rule + "".join(_cells(*row) for row in rows)


def _content(tabel: Tabel, kolom: Kolom, tables: Tables) -> str:
    """Return how the cells of a column are written."""
    if kolom.kind == "pilihan":
        return choice_words(kolom)
    if kolom.kind == "rujukan":
        return f"kode atau nama baris {tables[kolom.table].judul}"
    if kolom.kind == "anak":
        child = tables[kolom.table]
        parts = [
            child.title_of(name).casefold()
            for name, own in child.kolom.items()
            if name != child.milik and own.kind not in ("daftar", "nip")
        ]
        return f"satu baris satu isian: {' | '.join(parts)}; atau tabel {child.judul}"
    return KINDS[kolom.kind].said


def _column(tabel: Tabel, name: str, tables: Tables) -> tuple[str, ...]:
    kolom = tabel.kolom[name]
    called = f"**{tabel.title_of(name)}** (wajib)" if kolom.wajib else tabel.title_of(name)
    spelled = ", ".join(dict.fromkeys((*kolom.ejaan, *kolom.samar))) or "–"
    content = _content(tabel, kolom, tables)
    return called, f"`{name}`", kolom.keterangan, content, spelled, kolom.contoh


def _tables() -> str:
    tables = CATALOG.tables
    text = HEAD.format("Tabel dan jenis kolom", "tabel dari `templates/_tabel`.")
    headings = ("judul", "nama", "arti", "isinya", "judul lain yang dikenali", "contoh")
    for tabel in tables.values():
        text += f"\n## {tabel.judul}\n\n{tabel.keterangan}\n"
        text += _table(headings, (_column(tabel, name, tables) for name in tabel.kolom))
    kinds = (
        (
            f"`{f'{name}: TABEL' if kind.refers else name}`",
            kind.said,
            ", ".join(f"`{key}`" for key in kind.takes) or "–",
        )
        for name, kind in KINDS.items()
    )
    return f"{text}\n## Jenis kolom\n" + _table(("jenis", "isinya", "kunci tambahan"), kinds)


def _setting(path: str, title: str, setelan: Setelan) -> tuple[str, ...]:
    needed = "Wajib." if setelan.wajib else ""
    example = f"Mis. `{setelan.contoh}`." if setelan.contoh else ""
    words = ", ".join(f"`{word}`" for word in setelan.pilihan)
    choice = f"Pilihan: {words}." if words else ""
    said = " ".join(filter(None, (needed, setelan.keterangan, choice, example)))
    return title, f"`{path}`", said


def _columns_of_sheet(lembar: Lembar) -> Iterator[tuple[str, ...]]:
    for name, kolom in lembar.kolom.items():
        called = lembar.title_of(name)
        spelled = ", ".join(kolom.ejaan) or "–"
        yield f"**{called}**" if kolom.wajib else called, kolom.keterangan, spelled, kolom.contoh


def _settings() -> str:
    text = HEAD.format("Pengaturan", "isian dari `templates/_pengaturan`.")
    for lembar in CATALOG.lembar.values():
        text += f"\n## Lembar {lembar.judul}\n\n{lembar.keterangan}\n"
        headings = ("kolom", "arti", "judul lain yang dikenali", "contoh")
        text += _table(headings, _columns_of_sheet(lembar))
    lembar = CATALOG.lembar["pengaturan"]
    rows = (_setting(path, lembar.titles[path], one) for path, one in lembar.isian.items())
    headings = ("Isian", "di `pengaturan.yaml`", "arti")
    return f"{text}\n## Isian yang ada\n" + _table(headings, rows)


def _types() -> str:
    text = HEAD.format("Jenis dokumen", "isian dari `templates/JENIS/manifest.yaml`.")
    for jenis in sorted(CATALOG.types):
        manifest = CATALOG.load(jenis).manifest
        text += f"\n## `{jenis}`: {manifest.judul}\n\n{manifest.keterangan}\n"
        rows = (
            (f"`{name}`", "wajib" if isian.wajib else "boleh kosong", isian.keterangan)
            for name, isian in manifest.isian.items()
        )
        text += _table(("isian", "", "arti"), rows)
    return text


def _filters() -> str:
    text = HEAD.format("Saringan dan uji Jinja", "setiap hasil di sini dibuktikan.")
    rows = (
        (
            ", ".join(f"`{name}`" for name in row["saringan"]),
            f"`{row['contoh']}`" if "contoh" in row else "",
            row.get("hasil", ""),
            row.get("arti", ""),
        )
        for row in FILTERS
    )
    text += _table(("saringan", "contoh", "hasil", "arti"), rows)
    text += "\n## Saringan yang ditolak (ZI412), dan gantinya\n"
    text += _table(("saringan", "gantinya"), ((f"`{n}`", m) for n, m in REFUSED_FILTERS.items()))
    words = sorted(filter(str.isalpha, TESTS))
    text += "\n## Uji (`is ...`)\n\nBoleh: " + ", ".join(f"`{name}`" for name in words)
    refused = ", ".join(f"`{name}`" for name in sorted(filter(str.isalpha, REFUSED_TESTS)))
    return f"{text}.\n\nDitolak, karena bukan tentang isi data: {refused}.\n"


def _weight(entry: Code) -> str:
    letter = {Severity.GALAT: "K", Severity.PERINGATAN: "P", Severity.CATATAN: "C"}[entry.severity]
    return f"{letter}/P" if entry.may_warn else letter


def _codes() -> str:
    text = HEAD.format(
        "Kode pesan",
        "K = kesalahan, P = peringatan, C = catatan, K/P = kesalahan yang di sebagian tempat hanya "
        "diperingatkan.",
    )
    for heading, group in GROUPS.items():
        rows = ((code, _weight(one), one.title, one.mend) for code, one in group.items())
        text += f"\n## {heading}\n" + _table(("kode", "", "arti", "yang dilakukan"), rows)
    return text


PAGES = {
    "tabel": _tables,
    "pengaturan": _settings,
    "jenis": _types,
    "saringan": _filters,
    "kode": _codes,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_program_says(name: str, accept: bool) -> None:
    """Each page of reference is written from the program; --accept writes it."""
    path, text = ROOT / "docs" / "rujukan" / f"{name}.md", PAGES[name]()
    if accept:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", CATALOG.tables)
def test_every_column_says_what_it_holds(name: str) -> None:
    """A built-in table has a description, and each of its columns an example."""
    tabel = CATALOG.tables[name]
    assert tabel.keterangan
    assert [column for column, kolom in tabel.kolom.items() if not kolom.contoh] == []


@pytest.mark.parametrize("name", PROVED)
def test_a_filter_gives_what_the_page_says(name: str, make_naskah: Callable[..., bytes]) -> None:
    """An example of a filter, filled into a naskah, gives the result beside it."""
    made = compile_file(make_naskah(f"[{PROVED[name]['contoh']}]"), "n").render(VALUES)
    assert document_text(made).strip() == f"[{PROVED[name]['hasil']}]"


def test_every_filter_has_its_row() -> None:
    """A filter that a naskah may use stands in the page, and no other."""
    told = {name for row in FILTERS for name in row["saringan"]}
    assert {name for name in xml_environment().filters if name[0] != "_"} == told
