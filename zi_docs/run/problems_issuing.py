"""The problems of issuing, and of what was issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from zi_docs.errors import Problem, problem, quote
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.register import cancel_command, issue_command, make_command, turn_of
from zi_docs.run.problems import MOST_NAMED

if TYPE_CHECKING:  # a look into the register reports old paper and must not load the model
    from zi_docs.model import DocType
    from zi_docs.run.divergence import Difference
    from zi_docs.run.plan import Job


_AGAIN = "Betulkan kesalahan yang tercantum, lalu jalankan lagi."


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


def differ(jenis: str, found: Sequence[Difference], data_set: str) -> Problem:
    """Issued documents stay as they are; today's data would give other texts. Told once."""
    count = format_angka(len(found))
    sources = list(dict.fromkeys(name for one in found for name in one.sources))
    why = f" karena berubahnya {_and(sources)}" if sources else ""
    lines = [line for one in found[:MOST_NAMED] for line in one.lines()]
    if more := len(found[MOST_NAMED:]):
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
    lines = [*changes[:MOST_NAMED]]
    if more := len(changes[MOST_NAMED:]):
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
