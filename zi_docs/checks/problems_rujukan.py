"""The problems that the checks of references report: to units, people and other rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zi_docs import indonesian
from zi_docs.errors import ADD_SHEET, Place, Problem, choices, problem, quote, suggest
from zi_docs.model import Record
from zi_docs.model.problems import kapital, sebutan_tabel
from zi_docs.model.values import pattern_names
from zi_docs.tables import Pegawai, Tabel, UnitKerja
from zi_docs.tables.keys import value_at

_NOWHERE = Place()  # for a problem that is kept and later reported at each place it applies to
_DIGITS_OF_NUMBER = 16
_MOST_NAMESAKES = 3


def no_unit(text: str, table: str, similar: UnitKerja | None) -> Problem:
    """ZI320: no unit has this code or name; a similar unit is only mentioned, with its code."""
    message = f"Unit kerja {quote(text)} tidak ada di {table}."
    mend = f"Tulis kode atau nama unit seperti di {table}; bila unitnya belum ada, tambahkan."
    if similar:
        mend = (
            f"Yang mirip: {quote(similar.nama)} (kode {similar.kode}). Betulkan hanya bila unit "
            f"itu yang dimaksud; bila unitnya belum ada, tambahkan ke {table}."
        )
    return problem("ZI320", _NOWHERE, message, mend)


def no_units(record: Record, column: str, unit: str, *, has_sheet: bool) -> Problem:
    """ZI326: rows name units, but the table of units is empty; its sheet may be there."""
    row = record.asal
    where = sebutan_tabel(record.tabel.nama, row.source if row else None)
    message = f"{kapital(where)} menyebut unit kerja (mis. {quote(unit)}), tetapi tabel Unit Kerja "
    message += "kosong."
    mend = "Buat lembar Unit Kerja dengan kolom Kode dan Nama, satu baris satu unit. " + ADD_SHEET
    if has_sheet:
        mend = "Isi lembar Unit Kerja: kolom Kode dan Nama, satu baris satu unit."
    return problem("ZI326", record.place(column), message, mend, unfilled=True)


def no_row(text: str, table: str, keys: Sequence[str]) -> Problem:
    """ZI327: a row of another table is named that does not exist; the place comes later."""
    message = f"Baris {quote(text)} tidak ada di {table}."
    return problem("ZI327", _NOWHERE, message, suggest(text, keys))


def no_rows(text: str, tabel: Tabel) -> Problem:
    """ZI327: a row of another table is named that has no row at all; the place comes later."""
    message = f"Baris {quote(text)} tidak ada: tabel {tabel.judul} belum ada atau masih kosong."
    columns = ", ".join(tabel.needed_titles)
    mend = f"Isi tabel {tabel.judul} di folder data, dengan judul kolom {columns}. {ADD_SHEET}"
    return problem("ZI327", _NOWHERE, message, mend)


def no_row_of_any(text: str, table: str) -> Problem:
    """ZI327: none of the rows that are named is there; the place comes later."""
    message = f"Baris ini tidak ada di {table}, dan semua baris lain yang disebut pun tidak."
    mend = f"Periksa {table} dahulu: kolom yang memuat sebutan barisnya mungkin salah judul."
    return problem("ZI327", _NOWHERE, message, mend, about=text)


def several_rows(text: str, keys: Sequence[str]) -> Problem:
    """ZI327: several rows have the code or name that a reference gives; the place comes later."""
    message = f"Ada {len(keys)} baris bernama {quote(text)}."
    return problem("ZI327", _NOWHERE, message, f"Tulis salah satu: {choices(keys)}.")


def other_name(place: Place, typed: str, person: Pegawai) -> Problem:
    """ZI328: the name beside a number is not that of the person with this number."""
    message = f"Nama {quote(typed)} bukan nama pemilik nomornya, yaitu {person.nama}."
    return problem("ZI328", place, message, "Betulkan nomornya atau namanya.")


def row_twice(place: Place, first: Place, key: str) -> Problem:
    """ZI329: two rows of a table have the same key."""
    message = f"Baris ini sama dengan {first.elsewhere}: {quote(key)}."
    return problem("ZI329", place, message, "Hapus salah satunya, atau bedakan isinya.")


def no_key(record: Record, judul_jenis: str) -> Problem:
    """ZI201: a row that gets a document has no key, since a column of its key is empty."""
    tabel = record.tabel
    empty = [name for name in pattern_names(tabel.kunci) if not value_at(record, name)]
    column = (*empty, *tabel.needed, *tabel.kolom)[0]
    title = tabel.title_of(column)
    message = f"{title} belum diisi; {judul_jenis} memerlukannya sebagai kunci barisnya."
    return problem("ZI201", record.place(column), message, f"Isi {title}.")


def no_children(record: Record, column: str, child: Tabel) -> Problem:
    """ZI201: a row that must have children has none."""
    title = record.tabel.title_of(column)
    mend = f"Isi di sini, atau tambahkan barisnya di tabel {child.judul}."
    return problem("ZI201", record.place(column), f"{title} baris ini belum diisi.", mend)


def children_twice(record: Record, column: str, other: Place) -> Problem:
    """ZI385: the children of a row stand in its own cell and in a sheet of their own."""
    title = record.tabel.title_of(column)
    message = f"{title} baris ini ditulis di dua tempat: di sini dan di {other.elsewhere}."
    return problem("ZI385", record.place(column), message, "Pertahankan salah satunya.")


def nobody(
    name: str, table: str, officials: Mapping[str, str], alike: Sequence[Pegawai]
) -> Problem:
    """ZI321: nobody has this name. ``alike`` are the employees with that name without titles.

    All officials are listed and none is suggested, because the choice decides who signs. Numbers
    that nobody has are told alike, so that several are one complaint.
    """
    is_number = sum(map(str.isdigit, name)) >= _DIGITS_OF_NUMBER and not alike
    called = "Nomor ini" if is_number else quote(name)
    message = f"{called} tidak ada di {table}, dan bukan kunci pejabat di pengaturan."
    if is_number:
        mend = f"Tambahkan orangnya ke {table}, betulkan nomornya, atau kosongkan."
        return problem("ZI321", _NOWHERE, message, mend, about=name)
    if alike:
        mend = f"Di {table} ada {people(alike)}; bila orang itu yang dimaksud, tulis NIP-nya."
    elif officials:
        mend = f"Tulis NIP orangnya, atau kunci pejabatnya: {choices(officials)}."
    else:
        mend = f"Tulis NIP orangnya seperti di {table}."
    return problem("ZI321", _NOWHERE, message, mend)


def official_waits(key: str, place: Place) -> Problem:
    """ZI321: the row of an official holds his key and nothing else."""
    message = f"Baris {quote(key)} di lembar Pejabat belum diisi."
    mend = f"Isi jabatan dan namanya di {place.elsewhere}."
    return problem("ZI321", _NOWHERE, message, mend, unfilled=True)


def no_such_number(number: str, table: str, without: int) -> Problem:
    """ZI321: a NIP that nobody has, while some employees still lack a number."""
    message = f"NIP ini tidak ada di {table}; {without} pegawai di sana belum bernomor."
    mend = "Isi dahulu nomor yang kosong; bila orangnya memang belum ada, tambahkan barisnya."
    return problem("ZI321", _NOWHERE, message, mend, about=number)


def several(name: str, found: Sequence[Pegawai]) -> Problem:
    """ZI322: a name that several employees have."""
    message = f"{quote(name)} dapat berarti {len(found)} pegawai."
    return problem(
        "ZI322", _NOWHERE, message, f"{people(found)}. Tulis NIP atau NIK yang dimaksud."
    )


def people(found: Iterable[Pegawai]) -> str:
    """Return words that distinguish employees: name with titles, number and unit."""
    said = []
    for pegawai in found:
        name = indonesian.format_nama(pegawai.gelar_depan, pegawai.nama, pegawai.gelar_belakang)
        number = pegawai.nomor_identitas or "tanpa nomor"
        said.append(f'"{name}" ({", ".join(filter(None, (number, pegawai.unit_kerja)))})')
    more = len(said) - _MOST_NAMESAKES
    return "; ".join(said[:_MOST_NAMESAKES]) + (f"; dan {more} lainnya" if more > 0 else "")
