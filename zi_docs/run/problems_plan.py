"""The problems of what a type needs before it is made: dates, numbers, tables, other types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from zi_docs.errors import ADD_SHEET, Place, Problem, as_word, closest, problem, quote, suggest
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.run.problems import COUNTED

if TYPE_CHECKING:  # a look into the register reports old paper and must not load the model
    from zi_docs.model import DocType, Row, Tabel, Tables
    from zi_docs.model.doctype import Syarat
    from zi_docs.register import Document
    from zi_docs.tables import DataSet


_MOST_SEEN = 10
_TYPES_NAMED = 3


def no_date(dataset: DataSet, doctype: DocType) -> Problem:
    """Neither the record nor the settings nor the command give the document a date."""
    year, settings = dataset.pengaturan.tahun, dataset.settings_row
    in_file = (
        f'Tulis di pengaturan.yaml "tanggal: 27 April {year}", atau di bawah "tanggal_jenis": '
    )
    in_file += f'"{doctype.id}: 27 April {year}".'
    mend = in_file
    if for_all := settings.how_to_give("tanggal"):
        own = settings.how_to_give(f"tanggal_jenis.{doctype.id}")
        mend = f"{for_all} Mis. 27 April {year}. Untuk jenis ini saja: {own[:1].lower()}{own[1:]}"
    return problem(
        "ZI206",
        settings.place("tanggal"),
        f"Tanggal untuk {doctype.manifest.judul} belum ditentukan.",
        f"{mend} Untuk kali ini saja: --tanggal {year}-04-27.",
        unfilled=True,
    )


def several_dates(place: Place, on: date, other: Place, table: str) -> Problem:
    """The rows of one group give its document different dates; ``other`` is where the first is."""
    return problem(
        "ZI470",
        place,
        f"Tanggal {format_tanggal(on)} di baris ini lain daripada baris pertama kelompoknya "
        f"({other.elsewhere}), padahal dokumennya satu.",
        f'Samakan tanggalnya, atau di manifest.yaml ganti "tanggal: {table}..." dengan tanggal '
        'yang satu, mis. "tanggal: isian.tanggal".',
    )


def bad_pattern(doctype: DocType, name: str, known: Iterable[str]) -> Problem:
    """The pattern of the file's name uses a name that the data does not have."""
    near = closest(name, known)
    mend = f"Mungkin {{{near}}}; betulkan" if near else "Betulkan"
    return problem(
        "ZI436",
        doctype.place("manifest.yaml").inside("nama_berkas"),
        f'"nama_berkas" memakai {{{name}}}, yang tidak ada atau kosong.',
        f"{mend} di manifest.yaml, atau isi nilainya pada data.",
    )


def no_such_type(settings: Row, key: str, jenis: str, known: Sequence[str]) -> Problem:
    """The settings give something to a document type that does not exist."""
    path = f"{key}.{jenis}"
    where = "Kolom Untuk Jenis" if settings.called(path) else f'"{key}" di pengaturan.yaml'
    return problem(
        "ZI209",
        settings.place(path),
        f"{where} menyebut jenis dokumen {quote(jenis)}, yang tidak ada.",
        f"Betulkan namanya, atau hapus barisnya. {suggest(jenis, known)}",
    )


def no_cited_type(doctype: DocType, path: str, jenis: str, known: Sequence[str]) -> Problem:
    """ZI367: a manifest refers to a document type that does not exist."""
    place = doctype.place("manifest.yaml").inside(path)
    message = f"Jenis ini merujuk jenis dokumen {quote(jenis)}, yang tidak ada."
    return problem("ZI367", place, message, f"Betulkan namanya. {suggest(jenis, known)}")


def before_its_order(
    place: Place, doctype: DocType, on: date, first: DocType, then: date
) -> Problem:
    """ZI397: a document is dated before the document that orders it."""
    message = (
        f"{doctype.manifest.judul} bertanggal {format_tanggal(on)}, sebelum "
        f"{first.manifest.judul} ({format_tanggal(then)}) yang mendahuluinya."
    )
    return problem("ZI397", place, message, "Betulkan salah satu tanggalnya.")


def typed_number_differs(place: Place, doctype: DocType, typed: str, issued: str) -> Problem:
    """ZI225: a row holds another number than the register gave its paper."""
    message = (
        f"Nomor yang tertulis di sini {quote(typed)}, sedangkan {doctype.manifest.judul} ini "
        f"terbit dengan nomor {quote(issued)} menurut register; yang dicetak nomor register."
    )
    hint = "Tulis nomor register, atau kosongkan; batalkan yang di register bila yang ini benar."
    return problem("ZI225", place, message, hint)


def cited_otherwise(place: Place, judul: str, held: Document) -> Problem:
    """ZI551: a typed citation has another number or date than the paper in the register."""
    on = format_tanggal(date.fromisoformat(held.tanggal))
    message = (
        f"Nomor atau tanggal yang disebut di sini lain dari {judul} yang terbit menurut register: "
        f"Nomor {held.nomor} tanggal {on}."
    )
    return problem("ZI551", place, message, "Samakan dengan register.")


def no_such_field(place: Place, jenis: str, name: str, known: Sequence[str]) -> Problem:
    """The settings give a document type a field that it does not have."""
    mend = suggest(name, known) if known else "Jenis ini tidak punya isian sendiri."
    return problem(
        "ZI210",
        place,
        f"Isian {quote(name)} tidak dipakai oleh jenis {jenis}.",
        f"{mend} Hapus barisnya bila tidak diperlukan.",
    )


def no_number_pattern(dataset: DataSet, doctype: DocType) -> Problem:
    """The type's kind of number has no pattern in the office's page profile.

    The mend is in the settings: the profile belongs to the program, and others share it.
    """
    kind, setting = doctype.manifest.nomor, dataset.pengaturan.tata_naskah
    line = f'nomor: {{{kind}: {{pola: "000.1.2.3/{{urut}}/{{tahun}}"}}}}'
    other, settings = ", ".join(dataset.tata_naskah.nomor), dataset.settings_row
    shared = f" Memakai pola lain ({other}) berarti nomornya dihitung bersama." if other else ""
    added = (
        f"tata_naskah: {{profil: {setting}, {line}}}"
        if isinstance(setting, str)
        else f'di bawah "tata_naskah": {line}'
    )
    path = f"tata_naskah.nomor.{kind}"
    in_sheet = settings.how_to_give(path)
    mend = (
        f"{in_sheet} Isi juga kolom Pola." if in_sheet else f"Tambahkan di pengaturan.yaml {added}."
    )
    return problem(
        "ZI437",
        settings.place(path if in_sheet else "tata_naskah"),
        f'{doctype.manifest.judul} memerlukan pola nomor "{kind}" (manifest.yaml jenis '
        f"{doctype.id}), yang belum ada.",
        f"{mend}{shared}",
    )


def no_code(dataset: DataSet, doctype: DocType, pola: str) -> Problem:
    """The number's pattern has a code, and neither the type nor the pattern gives it one."""
    kind, settings = doctype.manifest.nomor, dataset.settings_row
    mend = settings.how_to_give(f"tata_naskah.nomor.{kind}.kode") or (
        f'di pengaturan.yaml, pada tata_naskah, nomor: {{{kind}: {{kode: "000.8.3"}}}}.'
    )
    return problem(
        "ZI439",
        doctype.place("manifest.yaml").inside("klasifikasi"),
        f"Pola nomor {quote(pola)} memuat {{kode}}, padahal kodenya belum ada.",
        'Tulis di manifest.yaml klasifikasi: "000.8.3". Bila kode itu sama bagi semua jenis: '
        f"{mend[:1].lower()}{mend[1:]}",
    )


def no_office_code(dataset: DataSet, doctype: DocType, pola: str) -> Problem:
    """The number's pattern has a unit; the record has none, and the office has no code."""
    return problem(
        "ZI213",
        dataset.settings_row.place("instansi.kode"),
        f"Pola nomor {quote(pola)} memuat {{unit}}, padahal {doctype.manifest.judul} bukan milik "
        "satu unit kerja dan kode kantor belum diisi.",
        dataset.settings_row.how_to_give("instansi.kode")
        or 'Tulis di pengaturan.yaml, di bawah "instansi", kode: "406.001" (kode kantor Anda).',
        unfilled=True,
    )


def table_needed(doctype: DocType, dataset: DataSet, tabel: Tabel) -> Problem:
    """ZI215: the table of a type has no row; the mend says what was read instead.

    A sheet that is not there at all is added by ``mulai``.
    """
    judul = tabel.judul
    state = "masih kosong" if tabel.nama in dataset.sources else "belum ada"
    message = f"Tabel {judul} {state}, padahal jenis ini memerlukannya."
    columns = ", ".join(tabel.needed_titles)
    mend = f"Isi tabel {judul} di folder data, dengan judul kolom {columns}. "
    if tabel.nama not in dataset.sources:
        add = f"zi-docs mulai {as_word(dataset.nama)} --jenis {doctype.id}"
        mend += f"Lembar yang belum ada ditambahkan oleh: {add}. "
    return problem("ZI215", doctype.id, message, f"{mend}Yang ada di sana: {_seen(dataset)}.")


def _seen(dataset: DataSet) -> str:
    """Return the sheets and files of a data set, each with its rows and what it was taken for."""
    said = []
    for one in dataset.seen[:_MOST_SEEN]:
        tabel = dataset.tables.get(one.table)
        known = f"tabel {tabel.judul}" if tabel else "pengaturan" if one.table else "tidak dikenal"
        said.append(f"{one.place.elsewhere}: {format_angka(one.rows)} baris ({known})")
    if more := len(dataset.seen) - _MOST_SEEN:
        said += [f"dan {more} lagi"] * (more > 0)
    return "; ".join(said) or "tidak ada tabel"


def nothing_due(doctype: DocType, tables: Tables) -> Problem:
    """ZI215: no record has the value without which it gets no document of this type."""
    ways = (
        " dan ".join(_asked(single, tables) for single in (one, *one.dan))
        for one in doctype.manifest.hanya_bila.semua
    )
    said = ", atau ".join(ways)
    message = f"Belum ada {said}, syarat {doctype.manifest.judul}."
    return problem("ZI215", doctype.id, message, "Isi datanya, lalu jalankan lagi.")


def _asked(syarat: Syarat, tables: Tables) -> str:
    """Return what a condition asks for, in words: ``baris ... dengan kolom ... yang diisi``."""
    table, _, column = syarat.nama.partition(".")
    child, _, rest = column.partition(".")
    if rest and child in tables:  # rows that hang on the record
        table, column = child, rest
    tabel, counted = tables.get(table), tables.get(column.removeprefix(COUNTED))
    if tabel and counted and column.startswith(COUNTED):
        return f"baris tabel {counted.judul} milik baris tabel {tabel.judul}"
    values = " atau ".join(quote(one) for one in syarat.isi if one)
    if not tabel:
        return f"data yang punya {quote(syarat.nama)} {values}".rstrip()
    said = f"baris {tabel.judul} dengan kolom {tabel.title_of(column)} yang"
    empty = "kosong atau " if "" in syarat.isi else ""
    return f"{said} {empty}berisi {values}" if values else f"{said} diisi"


def not_checked(place: Place, jenis: Sequence[str], follows: int) -> Problem:
    """ZI197: types that were not tried, because what they show was refused as a whole."""
    message = f"Isi {len(jenis)} jenis dokumen belum diperiksa, karena ada yang ditolak di sini."
    if follows:
        message = (
            f"Isi {len(jenis)} jenis dokumen, dan {follows} hal lain, belum diperiksa karena ada "
            "yang ditolak di sini."
        )
    mend = "Betulkan dahulu yang ditolak, lalu periksa lagi."
    more = ", …" if len(jenis) > _TYPES_NAMED else ""
    about = ", ".join(jenis[:_TYPES_NAMED]) + more
    return problem("ZI197", place, message, mend, about=about)


def not_in_force(doctype: DocType) -> Problem:
    """ZI215: the documents' dates lie outside the time for which a type is made."""
    berlaku = doctype.manifest.berlaku
    since = f" sejak {format_tanggal(berlaku.sejak)}" if berlaku and berlaku.sejak else ""
    until = f" sampai {format_tanggal(berlaku.sampai)}" if berlaku and berlaku.sampai else ""
    message = f"{doctype.manifest.judul} tidak dipakai untuk tanggal dokumen ini; jenis ini "
    message += f"berlaku{since}{until}."
    return problem("ZI215", doctype.id, message, "Betulkan tanggalnya, atau pakai jenis lain.")


def nothing_ready() -> Problem:
    """ZI216: all document types were asked for, and none of them could be made."""
    message = "Tidak ada jenis dokumen yang siap dibuat."
    return problem(
        "ZI216", "--semua", message, f"Isi yang disebut di bawah, lalu jalankan lagi. {ADD_SHEET}"
    )
