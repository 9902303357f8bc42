"""Every complaint of the production line, in words a clerk understands.

The functions only put into words what others have found. A complaint about many files or documents
is one sentence, with their number and the first of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from zi_docs.errors import (
    ADD_SHEET,
    Place,
    Problem,
    as_word,
    brief,
    choices,
    closest,
    disk_words,
    problem,
    quote,
    suggest,
)
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.register import Document, cancel_command, issue_command, make_command, turn_of
from zi_docs.workspace import Workspace

if TYPE_CHECKING:  # a look into the register reports old paper and must not load the model
    from zi_docs.model import DocType, Row, Tabel, Tables
    from zi_docs.model.doctype import Syarat
    from zi_docs.picture import PictureError
    from zi_docs.run.divergence import Difference
    from zi_docs.run.plan import Job, Request
    from zi_docs.tables import DataSet

_NAMED = 5
_MOST_SEEN = 10
_FORMS = {"pdf": ("ZI762", "PDF"), "gabung": ("ZI763", "berkas cetak"), "zip": ("ZI764", "paket")}
_COUNTED = "jumlah_"
_AGAIN = "Betulkan kesalahan yang tercantum, lalu jalankan lagi."
_SPENT = "Nomor yang dibatalkan tidak dapat dipakai lagi."


def unknown_key(place: Place, key: str, known: Sequence[str]) -> Problem:
    """An example has a key that is neither a setting nor a table."""
    return problem("ZI204", place, f'Kunci "{key}" tidak dikenal.', suggest(key, known))


def no_example_settings(place: Place) -> Problem:
    """An example has no settings."""
    message = 'Contoh ini belum punya "pengaturan", pasangan kunci dan nilai.'
    mend = 'Tulis "pengaturan:", lalu di bawahnya isi seperti di pengaturan.yaml, menjorok.'
    return problem("ZI201", place, message, mend)


def no_example_rows(place: Place, name: str) -> Problem:
    """A table of an example is not a list of mappings."""
    message = f'"{name}" harus berupa daftar, dan setiap isiannya pasangan kunci dan nilai.'
    mend = 'Awali setiap isian dengan "- ", mis. "- nama: Ani Lestari".'
    return problem("ZI135", place, message, mend)


_NUMBER = "Betulkan di program asalnya, atau tulis sebagai teks dalam tanda kutip; tulis "


def broken_json(place: Place) -> Problem:
    """The values of one document are not JSON; the place has the line, if it is known."""
    where = f" di baris {place.line}" if place.line else ""
    message = f"Berkas JSON ini salah tulis{where}."
    mend = "Periksa koma, tanda kutip, dan kurung di baris itu dan di atasnya."
    return problem("ZI207", place, message, mend)


def json_not_utf8(shown: str) -> Problem:
    """The values of one document are not in UTF-8, as JSON must be."""
    mend = "Simpan ulang dengan pengodean UTF-8 (Notepad: Simpan Sebagai, Pengodean)."
    return problem("ZI207", shown, "Berkas JSON ini bukan UTF-8.", mend)


def json_key_twice(place: Place, key: str, first: int) -> Problem:
    """A key of one object in JSON stands twice; ``first`` is the line of the first."""
    message = f"Kunci {quote(key)} sudah ditulis di baris {first}."
    return problem("ZI133", place, message, "Pertahankan satu; hapus yang lain.")


def no_json_number(place: Place, key: str, typed: str) -> Problem:
    """The value of a key in JSON is NaN, Infinity or a number that is too great."""
    message = f"Isian {quote(key)} bukan bilangan yang dapat dicetak: {brief(typed)}."
    return problem("ZI207", place, message, f"{_NUMBER}null bila kosong.")


def no_values(shown: str) -> Problem:
    """The values of one document are a list or a text instead of pairs."""
    message = "Berkas ini harus berisi pasangan nama dan nilai."
    mend = 'Tulis JSON seperti {"nama": "Ani Lestari"}; daftar diberi nama: {"daftar": [...]}.'
    return problem("ZI207", shown, message, mend)


def no_picture(place: Place, file: str, there: Sequence[str]) -> Problem:
    """The settings name a picture that is absent; ``there`` are the pictures of the folder."""
    mend = "Taruh berkasnya di folder data, atau betulkan namanya"
    mend += f"; yang ada: {choices(there)}." if there else "."
    return problem("ZI205", place, f'Gambar "{file}" tidak ada di folder data.', mend)


def no_file(place: Place, file: str, kind: str) -> Problem:
    """A row names a picture or a file that the data folder does not have."""
    mend = "Taruh berkasnya di folder data, atau betulkan namanya."
    message = f"{kind.capitalize()} ini tidak ada di folder data."
    return problem("ZI205", place, message, mend, about=quote(file))


def bad_picture(place: Place, file: str, error: PictureError) -> Problem:
    """A picture that the settings name can't be used."""
    message = f'Gambar "{file}" tidak dapat dipakai: {error}.'
    return problem("ZI205", place, message, error.mend)


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
    title = name.removeprefix(_COUNTED).replace("_", " ").title()
    if name.startswith(_COUNTED):
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


def another_sheet(found: Problem) -> Problem:
    """A sheet has the name of one of settings; beside a settings file it may be another list."""
    return problem("ZI464", found.place, found.message, found.hint, warn=True)


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
    )


def held_back(doctype: DocType) -> Problem:
    """A document that gathers many rows is not made while any of them is wrong."""
    return problem(
        "ZI211",
        doctype.folder,
        f"{doctype.manifest.judul} memuat semua baris sekaligus; bila dibuat sekarang, barisnya "
        "kurang. Karena itu tidak dibuat.",
        _AGAIN,
    )


def waits_for_another(doctype: DocType, job: Job) -> Problem:
    """A document would print a wrong row beside its own; those of a type are reported together."""
    return problem(
        "ZI212",
        job.place,
        f"{doctype.manifest.judul} untuk baris ini tidak dibuat, karena dokumennya memuat juga "
        "baris lain yang salah (unit kerja, atasan, atau pejabat rapatnya).",
        _AGAIN,
        about=job.untuk,
    )


def no_room(place: str, needed: int, free: int) -> Problem:
    """The disk can't hold what would be made, so the run does not begin."""
    left, wanted = free // 1_000_000, needed // 1_000_000 + 1
    return problem(
        "ZI504",
        place,
        f"Sisa ruang simpan {format_angka(left)} MB, sedangkan yang diperlukan kira-kira "
        f"{format_angka(wanted)} MB. Belum ada nomor yang terpakai.",
        "Kosongkan ruang simpan, lalu jalankan lagi.",
    )


def edited(places: Sequence[str]) -> Problem:
    """Files stay because a person changed them after they were made."""
    return _kept(
        places,
        "sudah disunting orang sejak dibuat",
        "Pindahkan suntingan itu ke data atau naskah. Dengan --timpa berkasnya dibuat ulang, dan "
        "suntingannya pindah ke folder arsip.",
    )


def edited_draft(places: Sequence[str]) -> Problem:
    """Konsep stay because a person corrected them, as a konsep is meant to be."""
    return _kept(
        places,
        "sudah disunting orang sejak dibuat",
        "Terbitkan suntingan itu dengan --terbit --dari-konsep, atau pindahkan ke data atau "
        "naskah. Dengan --timpa konsepnya dibuat ulang, dan suntingannya pindah ke folder arsip.",
    )


def not_ours(places: Sequence[str]) -> Problem:
    """Files stay because somebody else put them where documents would go."""
    return _kept(
        places,
        "bukan buatan zi-docs",
        "Pindahkan berkas itu ke tempat lain, lalu jalankan lagi. Dengan --timpa berkas itu pindah "
        "ke folder arsip.",
    )


def edited_since_issue(places: Sequence[str]) -> Problem:
    """Issued documents stay as a person changed them; the issued contents can be laid down."""
    return _kept(
        places,
        "sudah terbit, lalu disunting orang",
        "Yang berlaku adalah isi yang disimpan ketika terbit. Dengan --timpa isi itu diletakkan "
        "kembali, dan suntingannya pindah ke folder arsip.",
    )


def _kept(places: Sequence[str], why: str, mend: str) -> Problem:
    if len(places) == 1:
        return problem("ZI505", places[0], f"Berkas ini {why}, jadi tidak ditimpa.", mend)
    folder = _common_folder(places)
    message = f"{format_angka(len(places))} berkas di folder ini {why}, jadi tidak ditimpa"
    return problem("ZI505", folder, f"{message}: {_listed(_names(places, folder))}.", mend)


def name_taken(workspace: Workspace, owner: Document | None) -> Problem:
    """The file under a document's name is of another record, such as one with a wrong NIP."""
    if owner is None:
        return problem("ZI508", "", "Nama berkas ini sudah dipakai dokumen lain.", _APART)
    number, key = owner.nomor, owner.kunci
    numbered = f" nomor {number}" if number else ""
    whose = f"{owner.untuk} ({key})" if owner.untuk and owner.untuk != key else key
    cancel = (
        f"batalkan nomornya ({cancel_command(number, workspace.nama)}), lalu " if number else ""
    )
    spent = f"{_SPENT} " if number else ""
    return problem(
        "ZI508",
        owner.path,
        f"Nama berkas ini sudah dipakai dokumen {owner.jenis}{numbered} untuk {whose}, "
        "jadi tidak ditimpa.",
        f"Bila {key} keliru dan sudah dibetulkan pada data: {cancel}hapus atau pindahkan berkas "
        f"itu, dan jalankan lagi. {spent}Bila keduanya benar: {_APART}",
    )


_APART = "Bedakan nama berkasnya dengan nama_berkas di manifest.yaml, mis. dengan NIP atau kode."


def workers_died(place: str) -> Problem:
    """A process that renders has ended: it was killed, or there was no memory left."""
    return problem(
        "ZI507",
        place,
        "Proses pembantu yang membuat dokumen terhenti mendadak, mungkin karena kurang memori.",
        "Jalankan lagi tanpa --proses: yang sudah jadi dilewati, dan nomornya tetap.",
    )


def differ(jenis: str, found: Sequence[Difference], data_set: str) -> Problem:
    """Issued documents stay as they are; today's data would give other texts. Told once."""
    count = format_angka(len(found))
    sources = list(dict.fromkeys(name for one in found for name in one.sources))
    why = f" karena berubahnya {_and(sources)}" if sources else ""
    lines = [line for one in found[:_NAMED] for line in one.lines()]
    if more := len(found[_NAMED:]):
        lines.append(f"dan {format_angka(more)} dokumen lain.")
    message = (
        f"{count} dokumen yang sudah terbit akan berbunyi lain bila diisi sekarang{why}. "
        "Dokumen itu tidak diubah; hal ini diberitahukan sekali ini saja.\n" + "\n".join(lines)
    )
    return problem("ZI510", jenis, message, _replace_hint(jenis, found[0].nomor, data_set))


def lost(place: str, name: str, jenis: str, nomor: str, data_set: str) -> Problem:
    """The bytes of an issued document are neither kept nor in its place."""
    message = (
        f"Isi dokumen {name} yang terbit tidak tersimpan lagi: berkasnya tidak ada atau sudah "
        "disunting. Dokumen ini tidak dibuat ulang dari data."
    )
    again = _replace_command(jenis, nomor or name, data_set)
    mend = (
        "Kembalikan berkas aslinya ke tempat itu, misalnya dari cadangan, lalu jalankan lagi. "
        f"Bila tidak ada lagi: {again}"
    )
    return problem("ZI511", place, message, mend)


def _replace_hint(jenis: str, nomor: str, data_set: str) -> str:
    again = _replace_command(jenis, nomor or "NOMOR", data_set)
    return f"Biarkan bila dokumen itu sudah benar. Bila harus diganti: {again}"


def _replace_command(jenis: str, nomor: str, data_set: str) -> str:
    return f'{make_command([jenis], data_set, "--ganti", nomor)} --alasan "..."'


def _and(names: Sequence[str]) -> str:
    return " dan ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def edited_konsep(
    place: str, changes: Sequence[str], jenis: str, kunci: str, data_set: str
) -> Problem:
    """A konsep was edited, so that issuing the filled text would lose what people wrote."""
    lines = [*changes[:_NAMED]]
    if more := len(changes[_NAMED:]):
        lines.append(f"- dan {more} paragraf lain")
    message = "Konsep ini sudah disunting orang, jadi dokumennya tidak diterbitkan dari data."
    listed = f"{message} Bedanya:\n" + "\n".join(lines) if lines else message
    command = issue_command(jenis, kunci, data_set, "--dari-konsep")
    mend = (
        f"Terbitkan suntingan itu: {command}. Atau pindahkan suntingannya ke data atau naskah, "
        "lalu jalankan dengan --timpa: konsepnya pindah ke folder arsip."
    )
    return problem("ZI520", place, listed, mend)


def no_konsep(place: str, jenis: str, kunci: str, data_set: str) -> Problem:
    """A document is to be issued from its konsep, and there is none."""
    message = "Tidak ada konsep di sini untuk diterbitkan dengan --dari-konsep."
    again = issue_command(jenis, kunci, data_set).replace(" --terbit", " --konsep")
    mend = f"Buat konsepnya: {again}; atau buang --dari-konsep."
    return problem("ZI521", place, message, mend)


def edited_edition(place: str, jenis: str, nomor: str, data_set: str) -> Problem:
    """The edition to be replaced came from a konsep that people edited; the data lack the edits."""
    message = (
        f"Isi yang terbit dengan nomor {quote(nomor)} berasal dari konsep yang disunting di Word. "
        "Bila diganti dari data, suntingan itu tidak ikut."
    )
    mend = (
        f"Buat konsepnya ({make_command([jenis], data_set, '--konsep')}), tulis lagi suntingannya "
        "di Word, lalu tambahkan --dari-konsep. Atau pindahkan suntingannya ke data, lalu beri "
        "--timpa."
    )
    return problem("ZI527", place, message, mend)


def in_the_way(place: str) -> Problem:
    """A file that people edited or put there has the name of a document to be issued."""
    message = "Di tempat dokumen yang akan terbit ada berkas yang disunting orang."
    mend = (
        "Pindahkan suntingan itu ke data atau naskah, lalu jalankan dengan --timpa: berkas itu "
        "pindah ke folder arsip."
    )
    return problem("ZI522", place, message, mend)


def outside_pattern(jenis: str, nomor: str, pola: str, data_set: str) -> Problem:
    """A number that somebody typed does not fit the pattern, and enters no count."""
    message = (
        f"Nomor {quote(nomor)} di luar pola {quote(pola)}; dipakai seperti yang diketik, tanpa "
        "nomor urut."
    )
    mend = f"Bila keliru: {cancel_command(nomor, data_set)}, lalu terbitkan lagi."
    return problem("ZI528", jenis, message, mend)


def no_new_date(jenis: str, count: int) -> Problem:
    """A date was typed for documents that are issued under another one."""
    message = (
        f"{format_angka(count)} dokumen sudah terbit dengan tanggal lain; --tanggal diabaikan."
    )
    mend = "Tanggal dokumen terbit tidak berubah. Bila harus diganti, pakai --ganti."
    return problem("ZI530", jenis, message, mend)


def issued_without_number(jenis: str, job: Job, nama: str) -> Problem:
    """A number was typed for a document that is issued without one."""
    message = "Dokumen ini sudah terbit tanpa nomor, dan yang terbit tidak berubah."
    cancel = cancel_command(job.key, nama)
    mend = f"Batalkan dahulu ({cancel}), lalu terbitkan lagi dengan --nomor."
    return problem("ZI531", jenis, message, mend, about=job.untuk)


def no_new_edition(jenis: str, nomor: str) -> Problem:
    """A document was to be replaced, and today's data give the very bytes in force."""
    message = (
        f"Isi baru dokumen {quote(nomor)} sama dengan yang berlaku, jadi tidak ada edisi baru."
    )
    mend = "Ubah dahulu data atau naskahnya, lalu jalankan --ganti lagi."
    return problem("ZI530", jenis, message, mend)


def not_before(doctype: DocType, before: str, data_set: str) -> Problem:
    """A later document of a record is to be issued, and the one before it is not issued."""
    turn = turn_of(before)
    message = f"Dokumen ke-{turn} belum terbit, jadi yang ke-{turn + 1} belum dapat."
    command = issue_command(doctype.id, before, data_set)
    mend = f"Terbitkan yang ke-{turn} dahulu: {command}."
    return problem("ZI523", doctype.id, message, mend)


def not_issued(doctype: DocType, label: str, nomor: str, held: str) -> Problem:
    """A document is to be replaced, and it was not issued under the number named."""
    has = f" Nomornya {held}." if held else " Dokumen ini belum terbit, atau sudah dibatalkan."
    message = f"Dokumen {label} tidak terbit dengan nomor {quote(nomor)}.{has}"
    mend = "Sebutkan nomornya seperti pada zi-docs register lihat, atau terbitkan dengan --terbit."
    return problem("ZI524", doctype.id, message, mend)


def date_matters(place: str, names: Sequence[str], konsep: date, tanggal: date) -> Problem:
    """An edited konsep would be issued under a date by which more than the date would differ."""
    message = (
        f"Konsep ini dibuat untuk tanggal {format_tanggal(konsep)}. Pada {format_tanggal(tanggal)} "
        f"yang lain bukan hanya tanggalnya, melainkan juga {_and(names)}."
    )
    mend = (
        "Terbitkan dengan tanggal konsepnya, atau buat konsep baru dengan --konsep dan tanggal itu "
        "lalu salin suntingannya."
    )
    return problem("ZI526", place, message, mend)


def of_another_year(doctype: DocType, nomor: str, dated: str, tanggal: date) -> Problem:
    """A document is to be replaced under a date of another year than its number's."""
    message = (
        f"Dokumen nomor {quote(nomor)} bertanggal {format_tanggal(date.fromisoformat(dated))}, "
        f"jadi penggantinya tidak dapat bertanggal {format_tanggal(tanggal)}: tahunnya lain."
    )
    return problem("ZI525", doctype.id, message, "Buang --tanggal, atau pakai tahun yang sama.")


def not_read(place: str, error: OSError) -> Problem:
    """A document that belongs in a print file can't be read from the disk."""
    message = f"Dokumen ini tidak dapat dibaca: {disk_words(error)}."
    return problem("ZI751", place, message, "Tutup berkas itu di Word, lalu jalankan lagi.")


def word_files_stay(found: Problem) -> Problem:
    """Without a converter there is no PDF; the Word files are made, as the help promises."""
    return replace(found, message=f"{found.message} Berkas Word tetap dibuat.")


def stale_paper(bentuk: str, files: Mapping[str, str], mend: str) -> Problem:
    """Files of one form no longer match their documents; each path has its reason."""
    code, name = _FORMS[bentuk]
    paths, reasons = list(files), list(files.values())
    folder = _common_folder(paths)
    names = _names(paths, folder)
    if len(set(reasons)) == 1:
        which = f" ({reasons[0]}): {_listed(names)}"
    else:
        both = zip(names, reasons, strict=True)
        which = f": {_listed([f'{one} ({why})' for one, why in both])}"
    message = f"{format_angka(len(paths))} {name} tidak sesuai dengan dokumennya sekarang{which}."
    return problem(code, paths[0] if len(paths) == 1 else folder, message, mend)


def put_away(bentuk: str, paths: Sequence[str], folder: str, reason: str, mend: str) -> Problem:
    """Files of one form could not follow their documents, so they went to the archive."""
    name = _FORMS[bentuk][1]
    message = (
        f"{format_angka(len(paths))} {name} tidak sesuai lagi dengan dokumennya dan tidak dibuat "
        f"ulang ({reason}), jadi dipindah ke {folder}: {_listed(_names(paths, folder))}."
    )
    return problem("ZI536", paths[0] if len(paths) == 1 else folder, message, mend)


def foreign_pdf(places: Sequence[str]) -> Problem:
    """Files under the names of PDFs are not ours, so they stay though the documents changed."""
    count, folder = format_angka(len(places)), _common_folder(places)
    message = (
        f"{count} berkas PDF bukan buatan zi-docs, atau diubah sesudah dibuat (mis. hasil pindai "
        "yang bertanda tangan), jadi dibiarkan, padahal PDF dari dokumennya yang sekarang lain: "
        f"{_listed(_names(places, folder))}."
    )
    mend = (
        "Bila PDF baru diperlukan, pindahkan berkas itu dahulu, lalu jalankan lagi dengan --format "
        "pdf. Dengan --timpa berkas itu pindah ke folder arsip."
    )
    return problem("ZI537", places[0] if len(places) == 1 else folder, message, mend)


def konsep_beside(konsep: Sequence[Document], nama: str) -> Problem:
    """Konsep lie beside documents that are final, and do not follow the data any more."""
    first, *more = konsep
    others = f" dan {format_angka(len(more))} lagi" if more else ""
    message = f"Dokumennya sudah jadi, jadi konsep ini{others} tidak ikut diperbarui."
    again = make_command([first.jenis], nama, "--konsep")
    return problem("ZI532", first.path, message, f"Hapus berkas itu, atau buat lagi: {again}.")


def konsep_stays(place: str, refusal: Problem) -> Problem:
    """The konsep of a document that is now issued can't be taken away, as while it is open."""
    reason = refusal.message[:1].lower() + refusal.message[1:]
    message = f"Dokumennya sudah terbit, tetapi konsepnya belum dapat dipindahkan: {reason}"
    return problem("ZI535", place, message, "Tutup berkas itu di Word, lalu jalankan lagi.")


def index_not_written(place: str, reason: str) -> Problem:
    """The list of a type's documents can't be written, such as while it is open in Excel."""
    message = f"Daftar dokumen ini tidak diperbarui: {reason}"
    return problem("ZI538", place, message, "Tutup berkas itu di Excel, lalu jalankan lagi.")


def index_edited(place: str) -> Problem:
    """Somebody changed the list of a type's documents, so it is not written again."""
    message = "Daftar dokumen ini sudah disunting orang, jadi tidak diperbarui."
    mend = (
        "Simpan suntingan itu dengan nama lain, lalu hapus berkas ini dan jalankan lagi. Dengan "
        "--timpa berkas ini pindah ke folder arsip."
    )
    return problem("ZI539", place, message, mend)


def _names(paths: Iterable[str], folder: str) -> list[str]:
    return [path.removeprefix(f"{folder}/") for path in paths]


def _listed(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = f", dan {format_angka(len(names) - _NAMED)} lagi" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _common_folder(paths: Sequence[str]) -> str:
    """Return the folder that holds all of these, or the first one's folder if there is none."""
    folders = [path.split("/")[:-1] for path in paths]
    shared = takewhile(lambda steps: len(set(steps)) == 1, zip(*folders, strict=False))
    return "/".join([step for step, *_ in shared] or folders[0])


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
    tabel, counted = tables.get(table), tables.get(column.removeprefix(_COUNTED))
    if tabel and counted and column.startswith(_COUNTED):
        return f"baris tabel {counted.judul} milik baris tabel {tabel.judul}"
    values = " atau ".join(quote(one) for one in syarat.isi if one)
    if not tabel:
        return f"data yang punya {quote(syarat.nama)} {values}".rstrip()
    said = f"baris {tabel.judul} dengan kolom {tabel.title_of(column)} yang"
    empty = "kosong atau " if "" in syarat.isi else ""
    return f"{said} {empty}berisi {values}" if values else f"{said} diisi"


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


def nothing_to_compare(before: str, after: str) -> Problem:
    """Neither of two folders has a document."""
    message = "Tidak ada berkas Word di kedua folder ini."
    return problem("ZI512", f"{before}, {after}", message, "Periksa alamat kedua foldernya.")


def unread_result(place: str) -> Problem:
    """A document that is to be compared can't be read as Word."""
    message = "Berkas ini tidak dapat dibaca sebagai berkas Word, jadi tidak dapat dibandingkan."
    return problem("ZI513", place, message, "Buka di Word untuk memastikan, atau pindahkan.")


def no_form(shown: str) -> Problem:
    """The workbook is not one that was made for a naskah."""
    message = 'Buku kerja ini bukan formulir sebuah naskah: lembar "Isian" tidak ada.'
    hint = "Buat formulirnya dahulu: zi-docs naskah isian NASKAH.docx -o FORMULIR.xlsx."
    return problem("ZI220", shown, message, hint)


def empty_fields(place: Place, names: Sequence[str]) -> Problem:
    """Some fields of the form are empty, and will print nothing."""
    message = f"Isian formulir yang kosong: {choices(names)}."
    return problem("ZI218", place, message, "Isi di lembar itu; bila memang kosong, biarkan.")


def bad_field(place: Place, name: str, typed: str, meant: str) -> Problem:
    """A field of the form does not have its form."""
    message = f'Isian "{name}" berisi {quote(typed)}, bukan {meant}.'
    return problem("ZI219", place, message, f"Tulis {meant}.")
