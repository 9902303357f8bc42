"""The problems and notes of whole sheets and files: what each was taken for, and why not read."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import format_angka
from zi_docs.model.tabel import Tabel
from zi_docs.model.table import Row, Table

_MOST_NAMED = 12
_MOST_PAIRS = 3


def _thing(place: Place) -> str:
    return f"Lembar {quote(place.sheet)}" if place.sheet else "Berkas ini"


def _out(place: Place) -> str:
    """Return how to keep a sheet or file from being read."""
    return (
        'awali nama lembarnya dengan "_"' if place.sheet else "sisihkan: pindahkan dari folder data"
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def called_a_copy(place: Place, word: str) -> Problem:
    """Return the problem of a sheet or file whose name says that it is not the valid one."""
    message = f"{_thing(place)} tidak dibaca: namanya memuat {quote(word)}, seperti salinan atau "
    message += "daftar yang sudah diganti."
    hint = (
        f"Bila isinya yang berlaku, ganti namanya tanpa {quote(word)}; bila bukan, {_out(place)}."
    )
    return problem("ZI140", place, message, hint)


def of_another_year(place: Place, year: str, wanted: str, sheet: str) -> Problem:
    """Return the problem of a sheet or file whose name gives a year that is not the data set's.

    ``sheet`` is the sheet whose name gives such a year too: both are mended at once.
    """
    message = f"{_thing(place)} tidak dibaca: namanya menyebut tahun {year}, padahal kumpulan data "
    message += f"ini untuk tahun {wanted}."
    both = f", dan nama lembar {quote(sheet)} di dalamnya" if sheet and not place.sheet else ""
    hint = f"Bila isinya berlaku untuk {wanted}, ganti namanya{both}; bila bukan, {_out(place)}."
    return problem("ZI140", place, message, hint)


def titled_with_year(place: Place, title: str, year: str, wanted: str) -> Problem:
    """Return the note of a list whose title gives another year than that of the data set."""
    message = (
        f"Judul {quote(title)} di atas tabel menyebut tahun {year}, padahal kumpulan data ini "
    )
    message += f"untuk tahun {wanted}; tabelnya tetap dibaca."
    hint = f"Ganti dengan daftar tahun {wanted}, atau betulkan tahun di pengaturan."
    return problem("ZI177", place, message, hint)


def taken_as(tabel: Tabel, parts: Sequence[Table]) -> Problem:
    """Return the note of the sheets and files that give a table, with their numbers of rows."""
    place = parts[0].source.place
    if len(parts) == 1:
        message = f"{_thing(place)} dibaca sebagai tabel {tabel.judul} ({_rows(parts[0])}): "
        message += "judul kolomnya judul tabel itu."
        return problem("ZI141", place, message, _capital(f"{_out(place)}."))
    several = len({part.source.file for part in parts}) > 1
    total = format_angka(sum(len(part.rows) for part in parts))
    message = f"Tabel {tabel.judul} digabung dari {len(parts)} tempat, {total} baris: "
    message += f"{_listed(parts, several)}."
    hint = 'Awali nama lembar yang tidak boleh ikut dengan "_"'
    hint += ", atau pindahkan berkasnya dari folder data." if several else "."
    return problem("ZI141", Place(place.file), message, hint)


def _listed(parts: Sequence[Table], several: bool) -> str:
    named = [f"{_named(part, several)} {_rows(part)}" for part in parts[:_MOST_NAMED]]
    more = len(parts) - _MOST_NAMED
    return "; ".join(named) + (f"; dan {more} lagi" if more > 0 else "")


def _named(part: Table, several: bool) -> str:
    source = part.source
    if not source.sheet:
        return source.file
    sheet = f"lembar {quote(source.sheet)}"
    return f"{source.file} {sheet}" if several else sheet


def _rows(part: Table) -> str:
    return f"{format_angka(len(part.rows))} baris"


def same_rows(tabel: Tabel, one: Table, other: Table, pairs: Sequence[tuple[Row, Row]]) -> Problem:
    """Return the problem of a sheet or file that holds rows of another one."""
    first = next((name for name, _ in tabel.of_kind("nama")), tabel.needed[0])
    place, earlier = other.source.place, one.source.place
    what = "orang" if next(tabel.of_kind("nip"), None) else "baris"
    count = format_angka(len(pairs))
    message = f"{_thing(place)} memuat {count} {what} yang juga ada di {earlier.elsewhere}."
    hint = f"Pertahankan yang berlaku saja: hapus {what} yang ganda, atau, bila ini tidak dipakai, "
    hint += f"{_out(place)}."
    spots = [
        f"{right.cells.get(first, '')} (baris {right.number} dan {left.number})"
        for left, right in pairs[:_MOST_PAIRS]
    ]
    return problem("ZI142", place, message, hint, about=", ".join(spots))


def no_workbook(shown: str, kind: str, suffix: str) -> Problem:
    """Return the note of a web page or text called as a workbook, which Excel would damage."""
    message = (
        f"Berkas ini {kind} yang bernama {suffix}, bukan buku kerja; isinya dibaca apa adanya."
    )
    hint = (
        "Ubah di aplikasi asalnya lalu ekspor lagi. Jangan buka lalu simpan di Excel: setiap NIP "
    )
    hint += "menjadi bilangan, dan tiga angka terakhirnya hilang."
    return problem("ZI143", shown, message, hint)


PARTED = (
    "Bagi menjadi kolom (Excel: Data, Teks ke Kolom) dengan judul kolom di atasnya; yang disalin "
    "dari PDF lebih baik diminta berkas Excel-nya."
)
"""What to do with a table whose rows are lines of text."""


def lines_in_one_cell(place: Place, line: str) -> Problem:
    """Return the warning of people each of whom is a line of text in one cell (ZI114)."""
    message = f"{_thing(place)} tidak dibaca karena namanya bukan nama tabel, dan isi setiap "
    message += "barisnya tergabung di satu sel."
    hint = f"{PARTED} Bila bukan daftar pegawai, {_out(place)}."
    return problem("ZI114", place, message, hint, warn=True, about=line)


def perhaps_staff(place: Place, tabel: Tabel) -> Problem:
    """Return the problem of a list of names that may be staff, or guests, or a team."""
    message = f"{_thing(place)} memuat nama orang tanpa nomor (NIP atau NIK), dan namanya tidak "
    message += f"menyebut bahwa itu {tabel.judul}; jadi tidak dibaca."
    name = (
        f'Bila memang pegawai, beri nama seperti "{tabel.judul} {{}}"; bila bukan, {_out(place)}.'
    )
    return problem("ZI146", place, message, name.format(place.sheet or "Honorer"))


def evaluation(place: Place) -> Problem:
    """Return the note of a sheet of the evaluation (LKE), which gives no table."""
    message = (
        f"{_thing(place)} adalah Lembar Kerja Evaluasi (LKE) resmi; jawaban unit tidak dibaca "
    )
    message += "dari sini, melainkan dari lembar Penilaian."
    hint = f'Buat lembar itu dengan zi-docs lke baca "{place.file}" -o PENILAIAN.xlsx.'
    return problem("ZI144", place, message, hint)


def in_an_evaluation(place: Place, tabel: Tabel) -> Problem:
    """Return the problem of a table that is written into the sheet of the evaluation (LKE)."""
    message = f"{_thing(place)} berbentuk Lembar Kerja Evaluasi (kolom Penilaian dan Bobot), bukan "
    message += f"tabel {tabel.judul}; jadi tidak dibaca."
    columns = ", ".join(tabel.title_of(name) for name in tabel.needed)
    hint = (
        f"Salin isinya ke lembar {tabel.judul} yang berjudul kolom {columns}; lalu {_out(place)}."
    )
    return problem("ZI145", place, message, hint)
