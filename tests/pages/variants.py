"""What offices have that the samples lack, from ``variants.yaml``: a sample with changes."""

from __future__ import annotations

import copy
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.samples import copy_sample
from zi_docs.run.plan import Request
from zi_docs.workspace import samples

__all__ = ["Variant", "variants"]

BASE = "gunungkidul-2020"
STAFF = ("196708161993031005", "198009242007121007")  # a head, and one of his staff
ENCODINGS = {"pegawai": "cp1252", "unit_kerja": "cp1252"}  # as the sample has them
WORDS = ("Ambar", "Banyu", "Cempaka", "Dahlia", "Embun", "Flamboyan", "Gading", "Hening")
Row = dict[str, str]
Change = dict[str, Any]


class Variant:
    """One variant: its name, the types that are made of it, and whose pledges."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self._entry = entry
        self.nama: str = entry["nama"]
        self.jenis: tuple[str, ...] = tuple(entry["jenis"])
        self.hanya: tuple[str, ...] = tuple(map(str, entry.get("hanya", STAFF)))

    def requests(self) -> Iterator[Request]:
        """Yield what is asked for, a type at a time, each document as it is issued."""
        for jenis in self.jenis:
            yield Request((jenis,), self.hanya if jenis == "pakta-integritas" else (), terbit=True)

    def write(self, folder: Path) -> None:
        """Write the data set into a new folder."""
        copy_sample(samples() / BASE, folder)
        _change_settings(folder / "pengaturan.yaml", self._entry.get("pengaturan", {}))
        _change_meeting(folder / "rapat.yaml", dict(self._entry.get("rapat", {})))
        for table, changes in self._entry.get("tabel", {}).items():
            _change_table(folder / f"{table}.csv", changes, ENCODINGS.get(table, "utf-8-sig"))


def variants() -> list[Variant]:
    """Return every variant."""
    text = Path(__file__).with_name("variants.yaml").read_text("utf-8")
    return [Variant(entry) for entry in yaml.safe_load(text)]


def _change_settings(path: Path, wanted: dict[str, Any]) -> None:
    tree = yaml.safe_load(path.read_text("utf-8"))
    for dotted, value in wanted.items():
        *parents, last = dotted.split(".")
        branch = tree
        for name in parents:
            branch = branch.setdefault(name, {})
        if value is None:
            branch.pop(last, None)
        else:
            branch[last] = value
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")


def _change_meeting(path: Path, wanted: dict[str, Any]) -> None:
    meetings = yaml.safe_load(path.read_text("utf-8"))
    first = meetings[0]
    guests = wanted.pop("banyak", len(first["peserta"]))
    first["peserta"] = [_guest(first["peserta"], number) for number in range(guests)]
    first |= {name: value for name, value in wanted.items() if value is not None}
    for name in [name for name, value in wanted.items() if value is None]:
        first.pop(name, None)
    path.write_text(yaml.safe_dump(meetings, allow_unicode=True, sort_keys=False), "utf-8")


def _guest(known: list[Row], number: int) -> Row:
    """Return one of those known, or another with the post of one of them."""
    like = known[number % len(known)]
    return like if number < len(known) else like | {"nama": _name(number)}


def _name(number: int) -> str:
    """Return a name without digits, another one for each number."""
    size = len(WORDS)
    return f"{WORDS[number % size]} {WORDS[number // size % size]} {WORDS[number // size**2]}"


def _change_table(path: Path, changes: list[Change], encoding: str) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding)), delimiter=";"))
    for change in changes:
        rows = list(_repeated(rows, change["banyak"])) if "banyak" in change else rows
        chosen = [row for row in rows if change.get("di", {}).items() <= row.items()]
        assert chosen, f"{path.name}: {change}"
        for row in chosen:
            row |= change.get("isi", {})
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def _repeated(rows: list[Row], count: int) -> Iterator[Row]:
    """Yield so many rows; those above the known ones have a code and a name of their own."""
    for number in range(count):
        row = copy.copy(rows[number % len(rows)])
        if number >= len(rows) and "Kode" in row:
            row |= {"Kode": f"U{number:03}", "Nama Unit Kerja": f"Kapanewon {_name(number)}"}
            row |= {"Singkatan": "", "Kepala": "", "Ketua Tim": "", "NIP Ketua Tim": ""}
        elif number >= len(rows) and "Kegiatan" in row:
            row["Kegiatan"] += f" tahap {number // len(rows) + 1}"
        yield row
