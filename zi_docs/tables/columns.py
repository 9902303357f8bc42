"""What a file may say of its columns: their names, headings, kinds, and what these take.

Tables and sheets of settings declare columns alike. What tables say about each other is checked in
:mod:`zi_docs.tables.agreement`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError, create_model

from zi_docs import zona_integritas
from zi_docs.errors import FieldError, Problem
from zi_docs.indonesian.judul import compared
from zi_docs.model.build import refusals
from zi_docs.model.fields import Setting, fold
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel
from zi_docs.model.table import Row
from zi_docs.tables import problems
from zi_docs.tables.kinds import CHOICE_RULES, KINDS, SPECIAL, field_of, is_nothing
from zi_docs.tables.sekitar import ABOVE, AROUND
from zi_docs.tables.turunan import DERIVATIONS

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}(\.[a-z][a-z0-9_]{0,59})?")
_PYTHON = "and else false if in is loop none not or self true"
_OF_A_DICT = "items keys values get pop popitem update copy clear setdefault fromkeys"
_OF_A_NASKAH = "bagian berkas isian mengingat pengaturan tata_naskah"
WORDS = frozenset(f"{_PYTHON} {_OF_A_DICT} {_OF_A_NASKAH}".split())
"""Names that no column and no table may have."""

_AROUND = ("unit", "area", "rujukan")
_PRINTED = "nama_gelar nama_kapital label_nip nomor_induk nomor_tampil jenis_nomor pangkat_golongan"
_MADE = {
    "pegawai": {*_PRINTED.split(), "baris_jabatan", "sendiri"},
    "rapat": {"hari_tanggal", "daftar_hadir", "sebutan"},
    "rencana_aksi": {"bulan", "target_satuan", "nomor"},
}
"""Names that a naskah sees in a row although they are no columns: what is made from the columns."""


def check_columns(tabel: Tabel, said: Iterable[str], row: Row) -> Iterator[Problem]:
    """Check the names and kinds of the columns that one file declares (ZI451, ZI453)."""
    for name, kolom in ((name, tabel.kolom[name]) for name in said):
        if kolom.kind not in KINDS or bool(kolom.table) != KINDS[kolom.kind].refers:
            yield problems.unknown_kind(row.place(f"kolom.{name}.jenis"), kolom.jenis, KINDS)
        made = name.partition(".")[0] == tabel.nama or name in _MADE.get(tabel.nama, ())
        if made or not _is_free(name) or not _is_alone(name, kolom, tabel):
            yield problems.bad_column_name(row.place(f"kolom.{name}"), name)


def _is_free(name: str) -> bool:
    """Tell whether a naskah can use a name for a column."""
    root, _, part = name.partition(".")
    return NAME.fullmatch(name) is not None and not any(
        hasattr(Record, one) or one in WORDS or one.startswith("daftar_")
        for one in (root, part or root)
    )


def _is_alone(name: str, kolom: Kolom, tabel: Tabel) -> bool:
    """Tell whether a column takes no name that another column of its table needs.

    The number beside a person, the marks of a schedule and the parts of a dotted column have names
    of their own. A list of rows can't be a part.
    """
    root, dot, _ = name.partition(".")
    if dot and (root in tabel.kolom or kolom.kind == "anak"):
        return False
    kinds = {own: other.kind for own, other in tabel.kolom.items()}
    if name.startswith(("bulan_", "triwulan_")) and name.rpartition("_")[2].isdigit():
        return "bulan" not in kinds.values()
    before, _, last = name.rpartition("_")
    return kinds.get(before) not in {"nip": ("orang",), "nama": ("orang",), "benar": ("nip",)}.get(
        last, ()
    )


def check_headings(
    columns: Mapping[str, Kolom], own: Row, root: str = "kolom"
) -> Iterator[Problem]:
    """Check that no heading could mean two columns (ZI462).

    ``columns`` bear their titles. They may come from a built-in file too; ``own`` is the file that
    is being read, whose columns stand under ``root``: of two columns, its own is told.
    """
    inside = own.cells.get(root)
    written = inside if isinstance(inside, dict) else {}
    claims: dict[str, str] = {}
    told: set[str] = set()
    for group in (
        [name for name in columns if name not in written],
        [name for name in columns if name in written],
    ):
        for name, text, key in _said(columns, group):
            first = claims.setdefault(compared(text), name)
            if first != name and name not in told:
                told.add(name)
                given = written.get(name)
                path = f"{root}.{name}.{key}" if key in (given or ()) else f"{root}.{name}"
                yield problems.two_columns(own.place(path), text, columns[first].judul, first)


def _said(columns: Mapping[str, Kolom], group: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each column with the headings that mean it, and the key that says so.

    A name is stronger than a title, and a title than another spelling, as when a sheet is read.
    """
    yield from ((name, name, "") for name in group)
    for name in group:
        if columns[name].kind == "orang" and f"{name}_nip" not in columns:
            yield name, f"{name}_nip", ""
    yield from ((name, columns[name].judul, "judul") for name in group)
    yield from ((name, text, "ejaan") for name in group for text in columns[name].ejaan)


def with_titles(tabel: Tabel) -> dict[str, Kolom]:
    """Return the columns of a table with their titles, also where these come from the names."""
    return {
        name: kolom.model_copy(update={"judul": tabel.title_of(name)})
        for name, kolom in tabel.kolom.items()
    }


def check_taken(
    columns: Mapping[str, Kolom], said: Mapping[str, Kolom], own: Row, root: str = "kolom"
) -> Iterator[Problem]:
    """Check that each column says only what its kind takes, and has a fitting ``bawaan`` (ZI463).

    ``said`` are the columns as the file ``own`` declares them. Those of ``columns`` have their
    kinds, which an addition to a built-in column does not repeat.
    """
    for name, kolom in said.items():
        whole = columns[name]
        if whole.kind not in KINDS:
            continue
        taken = KINDS[whole.kind].takes
        idle = [key for key in SPECIAL if getattr(kolom, key) and key not in taken]
        for key in idle:
            takers = [one for one, kind in KINDS.items() if key in kind.takes]
            yield problems.idle_key(own.place(f"{root}.{name}.{key}"), key, whole.kind, takers)
        if kolom.bawaan and "bawaan" not in idle:
            yield from _refused_default(name, whole, own, f"{root}.{name}.bawaan")


def _refused_default(name: str, kolom: Kolom, own: Row, path: str) -> Iterator[Problem]:
    """Yield why a column's ``bawaan`` is none of its values."""
    if is_nothing(kolom.model_copy(update={"bawaan": ""}), kolom.bawaan):
        yield problems.empty_default(own.place(path), kolom.bawaan)
        return
    tabel = Tabel(nama="tabel", judul="Tabel", kolom={"nilai": kolom})
    model = create_model("Bawaan", __base__=Setting, nilai=field_of(tabel, "nilai"))
    try:
        model.model_validate({"nilai": kolom.bawaan})
        if kolom.kind == "area":
            zona_integritas.find_area(kolom.bawaan)
    except ValidationError as error:
        row = Row(own.source, own.number, {"nilai": kolom.bawaan})
        for refusal in refusals(error, row, model):
            yield problems.wrong_column_default(
                own.place(path), name, refusal.message, refusal.hint
            )
    except ValueError as error:
        mend = error.mend if isinstance(error, FieldError) else "Tulis nama atau nomor area."
        yield problems.wrong_column_default(own.place(path), name, str(error), mend)


def check_choices(tabel: Tabel, row: Row) -> Iterator[Problem]:
    """Check that a choice has words, and that no spelling stands for two of them (ZI451)."""
    for name, kolom in tabel.of_kind("pilihan"):
        place = row.place(f"kolom.{name}")
        if not any(kolom.pilihan):
            yield problems.no_choices(place, name)
        if kolom.aturan and kolom.aturan not in CHOICE_RULES:
            inside = row.place(f"kolom.{name}.aturan")
            yield problems.unknown_rule(inside, kolom.aturan, CHOICE_RULES)
        seen: dict[str, str] = {}
        for word, spellings in kolom.pilihan.items():
            for spelling in (word, *spellings):
                first = seen.setdefault(fold(spelling), word)
                if first != word:
                    yield problems.two_choices(place, spelling, first, word)


def check_conditions(tabel: Tabel, row: Row) -> Iterator[Problem]:
    """Check that what is said of a column by another one names a column that can say it (ZI452)."""
    for name, kolom in tabel.kolom.items():
        for other in kolom.wajib_bila:
            if other not in tabel.kolom:
                place = row.place(f"kolom.{name}.wajib_bila.{other}")
                yield problems.no_such_column(place, other, list(tabel.kolom))


def check_derivations(tabel: Tabel, row: Row) -> Iterator[Problem]:
    """Check that each column follows from something from which it can follow (ZI451)."""
    for name, kolom in tabel.kolom.items():
        known = [origin for own, origin in DERIVATIONS if own == name]
        known += [AROUND] if kolom.kind in _AROUND or kolom.aturan else []
        known += [ABOVE] if kolom.kind in ("unit", "area") else []
        for origin in kolom.turunan:
            if origin not in known:
                yield problems.unknown_rule(row.place(f"kolom.{name}.turunan"), origin, known)
