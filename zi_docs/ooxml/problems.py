"""The complaints about a Word file that the gate refuses: a function for each cause."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from zi_docs.archive import WORD, Fault, explain_fault, other_format_of
from zi_docs.errors import Place, Problem, excerpt, problem

_PASSAGES = {
    "altChunk": "Buka di Word, lalu simpan: Word memasukkan isi itu ke dalam dokumennya.",
    "subDoc": "Di Word: Tampilan > Kerangka > Tampilkan Dokumen, putuskan tautan subdokumennya.",
    **dict.fromkeys(
        ("AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY"),
        "Di Word: klik teks itu, tekan Ctrl+Shift+F9; bidangnya menjadi teks biasa.",
    ),
    "frameset": "Salin isinya ke dokumen Word biasa, tanpa bingkai halaman web.",
}
_PARTS = {
    "styles": "gaya tulisannya",
    "settings": "pengaturannya",
    "numbering": "daftar bernomornya",
    "footnotes": "catatan kakinya",
    "endnotes": "catatan akhirnya",
    "comments": "komentarnya",
    "header": "kepala halamannya",
    "footer": "kaki halamannya",
    "chart": "sebuah bagannya",
    "hyperlink": "sasaran sebuah tautannya",
}
_RESTORE = "Ambil salinan yang baik; atau buka di Word, periksa isinya, lalu Simpan Sebagai .docx."
_WORD_NAMES = ("", ".docx", ".dotx", ".docm", ".dotm")  # a document without a name has none
_GATE_CODES = {
    Fault.LOCKED: "ZI441",
    Fault.OLD: "ZI442",
    Fault.FOREIGN: "ZI401",
    Fault.DAMAGED: "ZI401",
    Fault.ODD: "ZI401",
    Fault.BULKY: "ZI443",
    Fault.ENTITY: "ZI444",
    Fault.MACRO: "ZI445",
}


def not_let_in(place: Place | str, fault: Fault, data: bytes = b"") -> Problem:
    """Report a Word file that the gate refuses (ZI401, ZI441-ZI445).

    ``data`` are its bytes, which tell what a file of another kind is.
    """
    foreign = other_format_of(data) if fault in (Fault.FOREIGN, Fault.OLD) else None
    suffix = PurePath(Place.of(place).file).suffix
    if fault is Fault.FOREIGN and foreign is None and suffix.casefold() not in _WORD_NAMES:
        return problem("ZI401", place, f"Ini bukan {WORD.noun}.", WORD.resave)
    if foreign is None:
        return problem(_GATE_CODES[fault], place, *explain_fault(fault, WORD, suffix))
    old_word = fault is Fault.OLD and foreign.opens
    message = f"Isi berkas ini {foreign.noun}, padahal namanya berakhiran {suffix or WORD.suffix}."
    if suffix and suffix.casefold() not in _WORD_NAMES:
        message = f"Isi berkas ini {foreign.noun}, bukan {WORD.noun}."
    return problem("ZI442" if old_word else "ZI401", place, message, foreign.mend)


def _and_more(names: Sequence[str]) -> str:
    return f" dan {len(names) - 1} lagi" if len(names) > 1 else ""


def embedded(place: Place | str, names: Sequence[str]) -> Problem:
    """Report objects that are embedded in a Word file, once for all."""
    shown = f" ({names[0]}{_and_more(names)})" if names[0] else ""
    return problem(
        "ZI446",
        place,
        f"Berkas ini memuat objek yang disematkan{shown}, mis. tabel Excel di dalam Word.",
        "Hapus objek itu; tempelkan sebagai gambar, tabel biasa, atau bagan Word.",
    )


def active(place: Place | str, names: Sequence[str]) -> Problem:
    """Report buttons and boxes of ActiveX, once for all."""
    shown = f" ({names[0]}{_and_more(names)})" if names[0] else ""
    return problem(
        "ZI446",
        place,
        f"Berkas ini memuat kotak atau tombol ActiveX{shown}.",
        "Hapus kotak itu di Word (Pengembang > Mode Desain); tulis titik-titik atau tag biasa.",
    )


def linked(place: Place | str, targets: Sequence[str]) -> Problem:
    """Report content that Word would fetch from outside the file, once for all."""
    return problem(
        "ZI447",
        place,
        f'Berkas ini menautkan isi dari luar: "{excerpt(targets[0])}"{_and_more(targets)}.',
        "Di Word: Berkas > Info > Edit Tautan ke File, putuskan tautannya. "
        "Gambar disisipkan, bukan ditautkan.",
    )


def fetching_field(place: Place | str, word: str) -> Problem:
    """Report a field or a passage that takes its content from another file.

    ``word`` is the name of the field (``INCLUDETEXT``) or of the element (``altChunk``).
    """
    return problem(
        "ZI448",
        place,
        f"Berkas ini mengambil isi dari berkas lain ({word}).",
        _PASSAGES.get(word, "Hapus bidang itu di Word (tekan Alt+F9 untuk melihatnya)."),
    )


def composed_field(place: Place | str, code: str) -> Problem:
    """Report a field whose name is not written out: a tag or another field would give it."""
    return problem(
        "ZI490",
        place,
        f'Nama bidang Word tidak tertulis utuh, melainkan dirakit: "{excerpt(code)}".',
        "Tulis nama bidangnya, mis. PAGE, atau hapus bidang itu (tekan Alt+F9 untuk melihatnya).",
    )


def picture_without_file(place: Place | str) -> Problem:
    """Report a picture whose file is missing."""
    return problem(
        "ZI405",
        place,
        "Gambar di berkas ini rusak: berkas gambarnya tidak ada di dalamnya.",
        "Sisipkan ulang gambar itu di Word.",
    )


def lost_part(place: Place | str, kind: str, target: str, number: int) -> Problem:
    """Report parts that the text needs and the file lacks, once for all; a picture is ZI405.

    ``kind`` and ``target`` are those of the first relationship that leads to none.
    """
    if kind == "image":
        return picture_without_file(place)
    what = _PARTS.get(kind, "bagian yang dipakai isinya")
    more = f" dan {number - 1} bagian lagi" if number > 1 else ""
    return problem(
        "ZI491",
        place,
        f'Di dalam berkas ini tidak ada {what} ("{excerpt(target)}"){more}.',
        _RESTORE,
    )


def unclear_part(place: Place | str, names: Sequence[str]) -> Problem:
    """Report parts that have no type, or not the type for which they are used, once for all."""
    return problem(
        "ZI492",
        place,
        f'Daftar isi berkas ini tidak cocok dengan bagiannya: "{excerpt(names[0])}"'
        f"{_and_more(names)}.",
        _RESTORE,
    )
