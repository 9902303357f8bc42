"""The problems that the checks report, in the words of a clerk.

A function here only puts into words what a check found. The part that differs from row to row, a
name or a number, goes into ``about``, so that the same mistake in many rows is reported once.
"""

from __future__ import annotations

from collections.abc import Iterable

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.model import DocType, Record, Row, judul
from zi_docs.model.problems import kapital, sebutan_kolom, sebutan_tabel
from zi_docs.tables import Tables, UnitKerja

_NOWHERE = Place()  # for a problem that is kept and later reported at each place it applies to
_PROPOSED = {"total": "diusulkan", "WBK": "diusulkan WBK", "WBBM": "diusulkan WBBM"}


# Units


def unit_twice(unit: UnitKerja, column: str, first: UnitKerja, where: str) -> Problem:
    """ZI324, ZI325: two units share a code, name or short name."""
    place, name = unit.place(column), quote(getattr(unit, column))
    other = f"{quote(first.nama)} ({first.place(where).elsewhere})"
    if column == "singkatan":  # the column that is checked last
        message = f"Singkatan {name} juga sebutan unit {other}."
        return problem("ZI325", place, message, "Beri setiap unit singkatan yang berbeda.")
    message = f"{judul(column)} unit {name} sudah dipakai unit {other}."
    return problem("ZI324", place, message, "Hapus baris yang ganda, atau betulkan salah satunya.")


def wbbm_without_wbk(unit: UnitKerja) -> Problem:
    """ZI345: a unit without WBK is proposed for WBBM."""
    message = "Unit ini diusulkan WBBM, tetapi belum tercatat memiliki WBK."
    mend = (
        "Bila unit ini memang sudah memiliki WBK, isi kolom Predikat Dimiliki; bila belum, usulkan "
        "ke WBK dahulu."
    )
    return problem("ZI345", unit.place("predikat_diusulkan"), message, mend, about=unit.nama)


def holds_it_already(unit: UnitKerja) -> Problem:
    """ZI346: a unit is proposed for a predicate that it already holds."""
    held, wanted = unit.predikat_dimiliki, unit.predikat_diusulkan
    message = f"Unit ini diusulkan {wanted}, padahal sudah memiliki {held}."
    mend = "Periksa kolom Predikat Diusulkan dan Predikat Dimiliki unit ini."
    return problem("ZI346", unit.place("predikat_diusulkan"), message, mend, about=unit.nama)


def no_criterion(unit: UnitKerja) -> Problem:
    """ZI347: a proposed unit meets no criterion."""
    message = "Unit ini diusulkan tanpa satu pun kriteria pemilihan."
    mend = (
        'Isi "ya" hanya pada kriteria yang dipenuhi: Kriteria Strategis, Kriteria Sumber Daya, '
        "Kriteria Reformasi. Unit tanpa kriteria sebaiknya tidak diusulkan."
    )
    return problem("ZI347", unit.place("kriteria_strategis"), message, mend, about=unit.nama)


_EITHER_COUNT = (
    "Bila jumlah itu yang benar, periksa kolom Predikat Diusulkan: mungkin ada unit yang kurang "
    "atau berlebih. Bila tabelnya yang benar, betulkan jumlahnya."
)


def other_count(place: Place, name: str, stated: int, counted: int, table: str) -> Problem:
    """ZI340: the number of proposed units in the settings differs from the table."""
    message = (
        f"Pengaturan menyebut {stated} unit {_PROPOSED[name]}, sedangkan di {table} ada {counted}."
    )
    return problem("ZI340", place, message, _EITHER_COUNT)


def other_count_in_text(place: Place, text: str, name: str, counted: int, table: str) -> Problem:
    """ZI341: the number of proposed units in a meeting's text differs from the table."""
    message = f"Teks menyebut {quote(text)} {_PROPOSED[name]}, sedangkan di {table} ada {counted}."
    return problem("ZI341", place, message, _EITHER_COUNT)


def nothing_proposed(place: Place) -> Problem:
    """ZI343: no unit is proposed at all."""
    message = "Tidak satu unit pun diusulkan menuju WBK atau WBBM."
    mend = "Isi kolom Predikat Diusulkan pada unit yang diusulkan."
    return problem("ZI343", place, message, mend, unfilled=True)


# The office


def manner_in_post(settings: Row, typed: str, cara: str, jabatan: str) -> Problem:
    """ZI386: the post of the office's head says that somebody only stands in for it."""
    message = f"{quote(typed)} memuat {cara}, yang ikut tercetak di kop dan kalimat."
    mend = f'Tulis {quote(jabatan)} di sini, dan isi kolom Cara dengan "{cara}" pada pejabat yang '
    mend += 'menandatangani, mis. yang berkunci "kepala_daerah".'
    return problem("ZI386", settings.place("instansi.kepala"), message, mend)


def emblem_of_sample(place: Place) -> Problem:
    """ZI387: the emblem of a sample is still in the folder of another region."""
    message = "Lambang ini masih gambar contoh dari kumpulan data contoh, bukan lambang daerah ini."
    return problem("ZI387", place, message, "Ganti berkasnya dengan lambang daerah yang resmi.")


def law_of_other_region(place: Place, named: str, own: str) -> Problem:
    """ZI364: a regulation of another region, left in from another office's data."""
    message = f"Peraturan ini menyebut {quote(named)}, bukan {own}."
    mend = 'Ganti dengan peraturan daerah sendiri, atau isi kolom Pakai dengan "tidak".'
    return problem("ZI364", place, message, mend)


# Texts


def unofficial_term(place: Place, text: str, official: str, reason: str) -> Problem:
    """ZI350: an unofficial term."""
    message = f"Istilah {quote(text)} tidak baku: {reason}."
    return problem("ZI350", place, message, f"Tulis {quote(official)}.")


def figures_and_words(place: Place, text: str, figures: str, said: int, words: str) -> Problem:
    """ZI342: a number and the words after it differ."""
    message = f"{quote(text)}: hurufnya berarti {said}, bukan {figures}."
    return problem("ZI342", place, message, f"Tulis {figures} ({words}), atau betulkan angkanya.")


# What a document type needs


def cell_needed(record: Record, column: str, judul_jenis: str, what: str, whom: str) -> Problem:
    """ZI380: a cell that a document type needs is empty."""
    row = record.asal
    name = sebutan_kolom(column, row.source if row else None)
    message = f"{kapital(name)} belum diisi; {judul_jenis} memerlukannya{what}."
    return problem("ZI380", record.place(column), message, f"Isi {name}.", about=whom)


def part_needed(place: Place, part: str, judul_jenis: str, what: str, whom: str) -> Problem:
    """ZI380: a separately typed part of a record is empty."""
    message = f'"{part}" belum diisi; {judul_jenis} memerlukannya{what}.'
    return problem("ZI380", place, message, f'Tulis "{part}: ...".', about=whom)


def elsewhere_needed(
    place: Place, name: str, judul_jenis: str, what: str, whom: str, tables: Tables
) -> Problem:
    """ZI380: the missing value belongs in another row, such as the row of the unit."""
    owner, dot, last = name.rpartition(".")
    message = f"Baris ini tidak punya {judul(last)}; {judul_jenis} memerlukannya{what}."
    mend = "Tambahkan kolomnya, atau isi di tabel lain."
    if name in tables:
        mend = f"Tambahkan barisnya di {sebutan_tabel(name)}."
    elif dot:
        message = f"{judul(last)} dari {judul(owner)} belum diisi; {judul_jenis} memerlukannya"
        message += f"{what}."
        table = sebutan_tabel(owner if owner in tables else "pegawai")
        mend = f"Isi di {table}, pada baris yang disebut kolom {judul(owner)}."
    return problem("ZI380", place, message, mend, about=whom)


def setting_needed(settings: Row, path: str, judul_jenis: str, what: str) -> Problem:
    """ZI380: a setting that a document type needs is empty."""
    place = settings.place(path)
    if in_sheet := settings.how_to_give(path):
        name = kapital(settings.called(path))
        message = f"{name} belum diisi; {judul_jenis} memerlukannya{what}."
        return problem("ZI380", place, message, in_sheet, unfilled=True)
    *above, key = path.split(".")
    under = f" di bawah {', '.join(map(quote, above))}" if above else ""
    message = f'"{key}" di pengaturan.yaml belum diisi; {judul_jenis} memerlukannya{what}.'
    mend = f'Tulis di pengaturan.yaml{under}: "{key}: ...".'
    return problem("ZI380", place, message, mend, unfilled=True)


def rows_needed(table: str, judul_jenis: str, what: str) -> Problem:
    """ZI380: a table that a document type lists has no rows."""
    name = sebutan_tabel(table)
    message = f"{kapital(name)} tidak punya baris; {judul_jenis} memerlukannya{what}."
    return problem("ZI380", Place(name), message, "Tambahkan barisnya.", unfilled=True)


def value_needed(place: Place, path: str, judul_jenis: str, what: str) -> Problem:
    """ZI380: a value that is counted or made from the data is empty."""
    message = f'{judul_jenis} memerlukan "{path}", yang masih kosong{what}.'
    mend = "Lengkapi datanya; bila jenis ini tidak memerlukannya, hapus dari manifest.yaml."
    return problem("ZI380", place, message, mend)


def wrong_shape(
    settings: Row, jenis: str, path: str, judul_jenis: str, found: str, wanted: str
) -> Problem:
    """ZI382: a type's own field does not have the shape that its naskah prints."""
    whole = f"isian.{jenis}.{path}"
    place = settings.place(whole)
    message = f'"{path}" untuk {judul_jenis} berisi {found}, padahal harus {wanted}.'
    mend = "Tulis satu teks sesudah titik dua, tanpa daftar dan tanpa kunci di bawahnya."
    if wanted != "satu teks":
        mend = 'Tulis setiap butirnya di baris sendiri, diawali "- ".'
    if settings.called(whole):
        mend = "Tulis satu teks di kolom Isi, dalam satu baris dengan nama isian itu."
    return problem("ZI382", place, message, mend)


def no_name_of_act(place: Place, sentence: str) -> Problem:
    """ZI383: no Keputusan can be named after this head."""
    hint = (
        'Tulis jabatan itu mulai kata pertamanya, mis. "Wali Kota Blitar"; '
        "kantor yang tidak dipimpin kepala daerah memakai jenis keputusannya sendiri."
    )
    message = f"{sentence} Nama keputusannya tidak dapat ditentukan."
    return problem("ZI383", place, message, hint)


def administrative_region(place: Place, daerah: str) -> Problem:
    """ZI384: a decree is set in a region that has no budget and no offices of its own."""
    message = (
        f"{daerah} bukan daerah otonom: tidak punya APBD, sekretariat daerah, dan inspektorat "
        "sendiri, padahal keputusannya menyebut ketiganya."
    )
    hint = (
        "Terbitkan sebagai keputusan gubernur provinsinya; atau isi sumber_biaya, pembina, dan "
        "penerima_laporan, lalu cocokkan penerima salinannya."
    )
    return problem("ZI384", place, message, hint)


def unknown_check(doctype: DocType, name: str, known: Iterable[str]) -> Problem:
    """ZI390: a manifest asks for a check that does not exist."""
    place = doctype.place("manifest.yaml").inside("periksa")
    message = f"Manifest meminta pemeriksaan {quote(name)}, yang tidak ada."
    mend = f'Tulis salah satu: {", ".join(known)}, atau hapus dari "periksa".'
    return problem("ZI390", place, message, mend)
