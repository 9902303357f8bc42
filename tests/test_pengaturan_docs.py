"""The guide lists the settings that a sheet may give."""

from __future__ import annotations

from pathlib import Path

from zi_docs.app import open_catalog
from zi_docs.model import Setelan

BEGIN = "<!-- Daftar ini ditulis dari templates/_pengaturan oleh make accept. -->\n"
END = "<!-- Akhir daftar isian. -->\n"


def _row(path: str, title: str, setelan: Setelan) -> str:
    needed = "Wajib." if setelan.wajib else ""
    example = f"Mis. `{setelan.contoh}`." if setelan.contoh else ""
    words = ", ".join(f"`{word}`" for word in setelan.pilihan)
    choice = f"Pilihan: {words}." if words else ""
    said = " ".join(filter(None, (needed, setelan.keterangan, choice, example)))
    return f"| {title} | `{path}` | {said} |"


def _list(repository: Path) -> str:
    lembar = open_catalog(repository).lembar["pengaturan"]
    rows = (_row(path, lembar.titles[path], one) for path, one in lembar.isian.items())
    return "\n".join(
        ("", "| Isian | di `pengaturan.yaml` | arti |", "|---|---|---|", *rows, "", "")
    )


def test_the_guide_lists_the_settings(repository: Path, accept: bool) -> None:
    """The list in the guide is that of the declarations; --accept writes it."""
    path = repository / "docs" / "panduan.md"
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin, BEGIN
    assert end, END
    current = f"{before}{BEGIN}{_list(repository)}{END}{after}"
    if accept:
        path.write_text(current, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == current


def test_the_guide_names_every_column_of_a_settings_sheet(repository: Path) -> None:
    """The guide names the columns of each sheet of settings by their titles."""
    text = (repository / "docs" / "panduan.md").read_text(encoding="utf-8")
    section = text.partition("#### Pengaturan dalam lembar")[2].partition("\n### ")[0]
    for lembar in open_catalog(repository).lembar.values():
        assert f"**{lembar.judul}**" in section
        absent = [name for name in lembar.kolom if lembar.title_of(name) not in section]
        assert absent == []
