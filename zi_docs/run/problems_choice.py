"""The problems of what a request asks for: units, records, columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from zi_docs.errors import Problem, choices, problem, quote, suggest
from zi_docs.indonesian import format_angka
from zi_docs.run.problems import COUNTED

if TYPE_CHECKING:  # a look into the register reports old paper and must not load the model
    from zi_docs.model import DocType
    from zi_docs.model.doctype import Syarat
    from zi_docs.run.plan import Request


def no_unit(place: str, unit: str, near: Sequence[str], codes: Sequence[str]) -> Problem:
    """``--unit`` names no unit of the data; ``near`` are names that are spelled much like it."""
    return problem(
        "ZI003",
        place,
        f"Unit kerja {quote(unit)} tidak ada di tabel Unit Kerja.",
        f"{_alike(near)}Tulis kode atau nama unitnya; yang ada: {choices(codes)}.",
    )


def no_record(
    place: str, doctype: DocType, request: Request, near: Sequence[str], keys: Sequence[str]
) -> Problem:
    """``--hanya`` or ``--unit`` names no record; ``near`` are those with much the same name."""
    kind = doctype.manifest.tabel
    title = _subject(doctype).capitalize()
    unit = f"unit {quote(request.unit)}" if request.unit else "data ini"
    named = ", ".join(map(quote, request.hanya))
    mend = "Tulis kode atau namanya seperti pada data."
    if doctype.manifest.kelompok:
        mend = f"Tulis kuncinya; yang ada: {choices(keys)}." if keys else "Isi tabelnya dahulu."
    elif kind == "pegawai":
        mend = "Tulis NIP orang yang dimaksud."
    return problem(
        "ZI003",
        place,
        f"{title} {named} tidak ada di {unit}."
        if named
        else f"Tidak ada {title.lower()} di {unit}.",
        f"{_alike(near)}{mend}",
    )


def no_such_column(place: str, doctype: DocType, heading: str, known: Sequence[str]) -> Problem:
    """``--hanya`` chooses by a column that the records do not have."""
    message = f"Kolom {quote(heading)} tidak ada pada {_subject(doctype)}."
    return problem("ZI368", place, message, suggest(heading, known))


def no_such_value(place: str, heading: str, wanted: str, found: Mapping[str, int]) -> Problem:
    """``--hanya`` chooses by a value that no record has; ``found`` counts those that there are."""
    message = f"Tidak ada baris yang kolom {quote(heading)}-nya {quote(wanted)}."
    counts = {value or "(kosong)": f"{count} baris" for value, count in found.items()}
    return problem("ZI369", place, message, f"Yang ada: {choices(counts)}.")


def _subject(doctype: DocType) -> str:
    """Return what a type's documents are made for, in small letters: "rapat", "kelompok tim"."""
    table = doctype.manifest.tabel.replace("_", " ")
    return f"kelompok {table}" if doctype.manifest.kelompok else table


def _alike(near: Sequence[str]) -> str:
    """Return a sentence with similar names; only a person knows which of them is meant."""
    return f"Yang namanya mirip: {'; '.join(near)}. " if near else ""


def not_for_these(place: str, doctype: DocType) -> Problem:
    """No document is made: every chosen record lacks a value that the type needs."""
    kind = _subject(doctype)
    ways = [_wanted(one) for one in doctype.manifest.hanya_bila.semua]
    wanted, mends = ", atau yang ".join(way for way, _ in ways), [mend for _, mend in ways]
    return problem(
        "ZI013",
        place,
        f"{doctype.manifest.judul} hanya dibuat untuk {kind} yang {wanted}; "
        "yang diminta tidak, jadi tidak ada yang dibuat.",
        f"{', '.join((mends[0], *(mend[0].lower() + mend[1:] for mend in mends[1:])))}, "
        f"atau pilih {kind} yang lain.",
    )


def _wanted(syarat: Syarat) -> tuple[str, str]:
    """Return what a record lacks of a condition, in words, and how to give it."""
    name = syarat.nama.rpartition(".")[2]
    title = name.removeprefix(COUNTED).replace("_", " ").title()
    if name.startswith(COUNTED):
        return f"punya baris di tabel {title}", f"Tambahkan barisnya di tabel {title}"
    value = " atau ".join(one or "kosong" for one in syarat.isi)
    filled = f"kolom {title}-nya berisi {value}" if value else f"terisi kolom {title}-nya"
    return filled, f"Isi kolom {title}"


def of_one_only(doctype: DocType, request: Request, count: int) -> Problem:
    """An option that is meant for one document was typed for several."""
    option = request.of_one
    follows = " Tanpa --nomor, nomornya diberikan berurutan." if option == "--nomor" else ""
    return problem(
        "ZI005",
        option,
        f"{option} berlaku untuk satu dokumen, sedangkan yang diminta {format_angka(count)} "
        f"dokumen {doctype.id}.",
        f"Pilih satu dokumen dengan --hanya, atau buang {option}.{follows}",
    )
