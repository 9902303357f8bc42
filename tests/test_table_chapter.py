"""The guide's columns of each table, and its kinds of column, are those of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from zi_docs.doctypes import load_catalog
from zi_docs.tables import Kolom, Tabel, Tables, load_tables
from zi_docs.tables.kinds import KINDS, choice_words
from zi_docs.workspace import builtin_templates

TABLES = load_tables((builtin_templates(),), str)
BEGIN = "<!-- Kolom ini ditulis dari templates/_tabel/{}.yaml oleh make accept. -->\n"
KINDS_BEGIN = "<!-- Jenis ini ditulis dari zi_docs/tables/kinds.py oleh make accept. -->\n"
END = "<!-- Akhir yang ditulis oleh make accept. -->\n"
HEADING = "\n| kolom | arti | isinya | judul lain yang dikenali | contoh |\n|---|---|---|---|---|\n"
EXAMPLE = re.compile(r"## Adding a table\n.*?```yaml\n(.*?)```", re.DOTALL)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


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


def _spellings(tabel: Tabel, name: str) -> Iterator[str]:
    title, kolom = tabel.title_of(name), tabel.kolom[name]
    if re.sub(r"[\W_]", "", title.casefold()) != re.sub(r"[\W_]", "", name):
        yield title
    yield from dict.fromkeys((*kolom.ejaan, *kolom.samar))


def _columns(tabel: Tabel, tables: Tables) -> str:
    """Return the guide's table of the columns of one table."""
    text = HEADING
    for name, kolom in tabel.kolom.items():
        called = f"`{name}` **wajib**" if kolom.wajib else f"`{name}`"
        content = _content(tabel, kolom, tables)
        spelled = ", ".join(_spellings(tabel, name)) or "–"
        text += _row(called, kolom.keterangan, content, spelled, kolom.contoh)
    return f"{text}\n"


def _kinds() -> str:
    text = "\n| jenis | isinya | kunci tambahan |\n|---|---|---|\n"
    for name, kind in KINDS.items():
        called = f"{name}: TABEL" if kind.refers else name
        taken = ", ".join(f"`{key}`" for key in kind.takes) or "–"
        text += _row(f"`{called}`", kind.said, taken)
    return f"{text}\n"


PIECES = {
    **{BEGIN.format(name): _columns(tabel, TABLES) for name, tabel in TABLES.items()},
    KINDS_BEGIN: _kinds(),
}


@pytest.mark.parametrize("begin", PIECES)
def test_the_guide_lists_what_the_files_declare(begin: str, repository: Path, accept: bool) -> None:
    """Each list of columns, and that of the kinds, is the program's; --accept writes it."""
    path = repository / "docs" / "panduan.md"
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, end, after = rest.partition(END)
    assert found, begin
    assert end, END
    current = f"{before}{begin}{PIECES[begin]}{END}{after}"
    if accept:
        path.write_text(current, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == current


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_holds(name: str) -> None:
    """A built-in table has a description, and each of its columns an example."""
    tabel = TABLES[name]
    assert tabel.keterangan
    assert [column for column, kolom in tabel.kolom.items() if not kolom.contoh] == []


def test_the_example_of_a_table_is_a_table(repository: Path, tmp_path: Path) -> None:
    """The table in the README, written into a workspace, is read beside the built-in ones."""
    match = EXAMPLE.search((repository / "README.md").read_text(encoding="utf-8"))
    assert match
    assert len(match[1].splitlines()) <= 12
    folder = tmp_path / "templates" / "_tabel"
    folder.mkdir(parents=True)
    (folder / "tim.yaml").write_text(match[1], encoding="utf-8")
    catalog = load_catalog((builtin_templates(), tmp_path / "templates"))
    tim = catalog.tables["tim"]
    assert list(tim.kolom) == list(yaml.safe_load(match[1])["kolom"])
    assert tim in catalog.tables.hanging_on("unit_kerja")
