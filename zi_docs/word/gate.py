"""What a Word file must be before it may serve as a naskah or a shared piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_docs.archive import Fault, find_fault
from zi_docs.errors import Place, Problem, TemplateError, problem
from zi_docs.ooxml.package import RELATIONS, Package, not_word, read_package
from zi_docs.ooxml.xml import W, parse_xml

_REFUSALS = {
    Fault.LOCKED: (
        "ZI441",
        "Berkas Word ini terkunci kata sandi.",
        "Buka di Word, hapus kata sandinya (Berkas > Info > Proteksi Dokumen), lalu simpan.",
    ),
    Fault.OLD: (
        "ZI442",
        "Berkas ini format Word lama (.doc).",
        "Buka di Word, lalu Simpan Sebagai > Dokumen Word (.docx).",
    ),
    Fault.FOREIGN: (
        "ZI401",
        "Berkas ini bukan berkas Word (.docx).",
        "Pilih berkas .docx yang dibuat dengan Word atau LibreOffice.",
    ),
    Fault.DAMAGED: (
        "ZI401",
        "Berkas Word ini rusak atau terpotong.",
        "Buka di Word, pilih perbaiki, lalu simpan; atau ambil salinan yang masih baik.",
    ),
    Fault.ODD: (
        "ZI401",
        "Susunan dalam berkas Word ini tidak wajar.",
        "Buka di Word, lalu simpan ulang sebagai .docx.",
    ),
    Fault.BULKY: (
        "ZI443",
        "Isi berkas Word ini jauh lebih besar daripada yang wajar.",
        "Kecilkan gambarnya, atau salin isinya ke dokumen baru.",
    ),
    Fault.ENTITY: (
        "ZI444",
        "Berkas ini memuat DOCTYPE atau ENTITY, yang tidak pernah dibuat Word.",
        "Pakai naskah dari sumber yang dipercaya.",
    ),
    Fault.MACRO: (
        "ZI445",
        "Berkas ini memuat makro; makro tidak diterima.",
        "Buka di Word, lalu Simpan Sebagai > Dokumen Word (.docx), tanpa makro.",
    ),
}
_CARGO = ("/embeddings/", "/activex/", "/ctrlprops/")
_TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)


def open_naskah(data: bytes, place: Place | str) -> Package:
    """Return the parts of a Word file that is safe to use.

    Raises :class:`TemplateError` (ZI401, ZI441-ZI449) for one that is locked, broken, too big, or
    that carries macros, embedded files, links to elsewhere or tracked changes.
    """
    place = Place.of(place)
    if fault := find_fault(data):
        raise TemplateError(problem(_REFUSALS[fault][0], place, *_REFUSALS[fault][1:]))
    package = read_package(data, place)
    if RELATIONS not in package.parts:
        raise not_word(place)
    problems = [*_cargo(package, place), *_links(package, place), *_stories(package, place)]
    if problems:
        raise TemplateError(problems)
    return package


def _cargo(package: Package, place: Place) -> Iterator[Problem]:
    for name in package.parts:
        if any(folder in f"/{name.casefold()}" for folder in _CARGO):
            yield problem(
                "ZI446",
                place,
                f"Berkas ini memuat lampiran tersemat ({name.rpartition('/')[2]}).",
                "Hapus objek tersemat itu; tempelkan sebagai gambar atau tabel biasa.",
            )


def _links(package: Package, place: Place) -> Iterator[Problem]:
    for name in package.names(""):
        if not name.casefold().endswith(".rels"):
            continue
        for relation in parse_xml(package.parts[name], place):
            mode = relation.get("TargetMode", "Internal")
            outside = mode.strip().casefold() != "internal"
            if outside and not relation.get("Type", "").strip().endswith("/hyperlink"):
                yield problem(
                    "ZI447",
                    place,
                    f'Berkas ini menautkan isi dari luar: "{relation.get("Target", "")[:80]}".',
                    "Sisipkan gambar atau templat itu ke dalam berkas, jangan ditautkan.",
                )


def _stories(package: Package, place: Place) -> Iterator[Problem]:
    for name in package.names("word/"):
        if not name.endswith(".xml"):
            continue
        root = parse_xml(package.parts[name], place.inside(name))
        if root.find(f".//{W}altChunk") is not None:
            yield _foreign_field(place, "altChunk")
        for field in root.iter(f"{W}instrText", f"{W}fldSimple"):
            code = field.text or field.get(f"{W}instr") or ""
            if found := _FIELD.search(code):
                yield _foreign_field(place, found.group())
        if next(root.iter(*_TRACKED), None) is not None:
            yield problem(
                "ZI449",
                place,
                "Berkas ini masih menyimpan perubahan terlacak (Track Changes).",
                "Di Word: Tinjau > Terima Semua Perubahan, matikan pelacakan, lalu simpan.",
            )


def _foreign_field(place: Place, word: str) -> Problem:
    return problem(
        "ZI448",
        place,
        f"Berkas ini mengambil isi dari berkas lain ({word}).",
        "Hapus bidang itu di Word (tekan Alt+F9 untuk melihatnya).",
    )
