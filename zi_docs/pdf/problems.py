"""The complaints about PDFs: a function for each cause, with its code, message and hint."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from zi_docs.errors import Place, Problem, problem

_INSTALL = {
    "win32": "Pasang dengan: winget install TheDocumentFoundation.LibreOffice",
    "darwin": "Pasang dengan: brew install --cask libreoffice",
    "linux": "Pasang dengan: sudo apt install libreoffice-writer libreoffice-calc",
}
_NO_FILE = {"ZI401", "ZI402", "ZI441", "ZI442", "ZI443", "ZI444", "ZI445"}
_LOOK_AT_IT = "Buka berkas Word-nya; bila tampak baik, simpan ulang di Word, lalu jalankan lagi."


# The converter.


def no_converter(variable: str, platform: str = sys.platform) -> Problem:
    """Report that there is no converter; ``variable`` is the variable for its path."""
    install = _INSTALL.get(platform, _INSTALL["linux"])
    message = "LibreOffice tidak ditemukan, jadi PDF tidak dibuat."
    hint = f"{install}, lalu jalankan lagi; atau tulis alamat soffice di {variable}."
    return problem("ZI701", "LibreOffice", message, hint)


def no_converter_there(variable: str, path: str) -> Problem:
    """Report that the path given for the converter is not that of a program."""
    message = f"Variabel {variable} menunjuk {path}, padahal di situ tidak ada LibreOffice."
    hint = f"Betulkan alamatnya, atau hapus {variable} supaya LibreOffice dicari sendiri."
    return problem("ZI702", "LibreOffice", message, hint)


def not_working(name: str) -> Problem:
    """Report that the converter fails for every document, so that no document is to blame."""
    message = f"{name} gagal membuat PDF dari dokumen apa pun. Berkas Word-nya tetap ada."
    hint = f"Buka {name} sekali dari menu; bila tidak terbuka, pasang ulang. Lalu jalankan lagi."
    return problem("ZI703", name, message, hint)


def too_old(name: str) -> Problem:
    """Warn that this LibreOffice is older than the versions we test."""
    message = f"{name} lebih lama daripada 7.4, yang diuji; PDF-nya dapat berbeda."
    return problem("ZI731", "LibreOffice", message, "Pasang LibreOffice 7.4 atau lebih baru.")


# The Word file.


def not_read(place: str, reason: str) -> Problem:
    """Report why a Word file can't be read."""
    message = f"Berkas Word ini tidak dapat dibaca: {reason}."
    return problem("ZI704", place, message, "Periksa alamatnya, dan tutup berkas itu di Word.")


def not_let_in(refused: Problem) -> Problem:
    """Report why a Word file is not given to the converter.

    What is not a whole Word file is one cause here (ZI705); what it would fetch or run keeps the
    code of the gate.
    """
    return replace(refused, code="ZI705") if refused.code in _NO_FILE else refused


def too_slow(place: str) -> Problem:
    """Report a document that took the converter too long."""
    message = "Pembuatan PDF dari dokumen ini terlalu lama, jadi dihentikan."
    return problem("ZI706", place, message, _LOOK_AT_IT)


def crashed(place: str, name: str) -> Problem:
    """Report a document at which the converter crashed."""
    message = f"{name} terhenti mendadak pada dokumen ini."
    return problem("ZI707", place, message, _LOOK_AT_IT)


def nothing_made(place: str) -> Problem:
    """Report a document for which the converter made no PDF."""
    return problem("ZI708", place, "Dokumen ini tidak menjadi PDF.", _LOOK_AT_IT)


def same_target(place: str, name: str) -> Problem:
    """Report a document whose PDF would overwrite another's."""
    message = f"Dokumen lain sudah menjadi {name} di folder yang sama."
    hint = "Ganti nama salah satunya, atau pilih folder hasil yang lain."
    return problem("ZI713", place, message, hint)


def pdf_kept(place: str) -> Problem:
    """Warn of a PDF that is not as we made it: a scan, a signed one, another program's work."""
    message = (
        "PDF ini bukan buatan zi-docs, atau diubah sesudah dibuat (mis. ditandatangani), "
        "jadi dibiarkan."
    )
    hint = "Bila PDF baru diperlukan, pindahkan yang ini dahulu; --timpa menimpanya."
    return problem("ZI714", place, message, hint)


# The PDF.


def not_whole(place: str, fault: str) -> Problem:
    """Report a PDF that is damaged."""
    return problem("ZI709", place, f"PDF dokumen ini tidak utuh: {fault}.", _LOOK_AT_IT)


def wrong_pages(place: str, count: int, wanted: int) -> Problem:
    """Report a PDF with more or fewer pages than documents of its type have."""
    message = f"PDF dokumen ini seharusnya {wanted} halaman. PDF-nya tidak disimpan."
    hint = (
        "Periksa isinya: mungkin ada nama atau jabatan yang terlalu panjang, atau huruf yang "
        "diganti (lihat zi-docs dokter)."
    )
    return problem("ZI710", place, message, hint, about=f"{count} halaman")


def wrong_texts(place: str, lost: Sequence[str]) -> Problem:
    """Report a PDF without the name or number of its record; it may be another's, or empty."""
    message = "Nama atau nomor dokumen ini tidak ada dalam PDF-nya, jadi PDF itu tidak disimpan."
    hint = "Buka berkas Word-nya dan bandingkan dengan data; bila benar, jalankan lagi."
    about = ", ".join(f'"{text}"' for text in lost)
    return problem("ZI711", place, message, hint, about=about)


def not_archival(place: str, lost: Sequence[str]) -> Problem:
    """Report a PDF that is not PDF/A; ``lost`` is what it lacks."""
    message = f"PDF ini belum PDF/A-2b; yang belum dipenuhi: {', '.join(lost)}."
    hint = "Pakai LibreOffice 7.4 atau lebih baru, atau jalankan tanpa --pdfa."
    return problem("ZI712", place, message, hint)


def no_pdf_to_merge(place: str, count: int) -> Problem:
    """Report that documents have no PDF to merge; ``place`` is the first of them."""
    number = f"{count:,}".replace(",", ".")
    message = f"{number} dokumen belum punya PDF yang terbaru, jadi PDF gabungan tidak dibuat."
    hint = "Betulkan kesalahan PDF yang disebut di atas, lalu jalankan lagi."
    return problem("ZI760", place, message, hint)


def not_mergeable(place: str) -> Problem:
    """Report a PDF that can't be opened for merging."""
    message = "PDF ini tidak dapat dibuka, jadi PDF gabungan tidak dibuat."
    hint = (
        "Hapus PDF ini (dibuat lagi dari berkas Word-nya), lalu jalankan lagi dengan "
        "--format pdf,gabung."
    )
    return problem("ZI761", place, message, hint)


# Fonts.


def font_replaced(
    place: Place | str, font: str, family: str, package: str, platform: str = sys.platform
) -> Problem:
    """Warn of a font that this machine replaces.

    ``package`` is the Debian package with a font of the same widths, if any. ``family`` is the font
    that is used instead; empty when there is none.
    """
    instead = f"diganti {family}" if family else "tidak ada"
    message = f'Huruf "{font}" {instead} di komputer ini; baris dan halaman dapat bergeser.'
    source = "Microsoft Office" if package else "komputer tempat berkas itu dibuat"
    hint = f'Pasang huruf "{font}" dari {source}, lalu jalankan lagi.'
    if package and platform == "linux":
        hint = f"Pasang dengan: sudo apt install {package}, lalu jalankan lagi."
    return problem("ZI720", place, message, hint)


def font_not_printed(place: str, font: str, printed: Sequence[str]) -> Problem:
    """Warn of a font that the document asks for but the PDF does not use."""
    *others, last = printed or ["huruf lain"]
    names = f"{', '.join(others)} dan {last}" if others else last
    message = f'Huruf "{font}" tidak ada dalam PDF; yang tercetak {names}.'
    hint = "Jalankan zi-docs dokter, lalu pasang paket huruf yang disebutnya."
    return problem("ZI721", place, message, hint)


def font_left_out(place: str, name: str) -> Problem:
    """Warn of a font that is not embedded in the PDF."""
    message = f'Huruf "{name}" tidak disertakan dalam PDF; di komputer lain tampilannya berbeda.'
    hint = "Pasang huruf itu di komputer ini, lalu buat PDF-nya lagi."
    return problem("ZI722", place, message, hint)


def fonts_not_known() -> Problem:
    """Warn that the fonts of this machine can't be listed."""
    message = "Huruf tidak dapat diperiksa di komputer ini."
    hint = "Bandingkan satu PDF dengan berkas Word-nya sebelum mencetak semuanya."
    return problem("ZI733", "Huruf", message, hint)


# The machine.


def old_python(version: str) -> Problem:
    """Report a Python that is older than we support."""
    message = f"Python {version} terlalu lama."
    return problem("ZI730", "Python", message, "Pasang Python 3.11 atau lebih baru.")


def little_room(place: str, megabytes: int) -> Problem:
    """Warn that the disk has little room for many documents."""
    message = f"Sisa ruang simpan {megabytes} MB; ribuan dokumen memerlukan lebih dari itu."
    return problem("ZI732", place, message, "Kosongkan ruang simpan.")


def no_page_pictures(reason: str) -> Problem:
    """Report that pages can't be drawn, though their PDF is there."""
    hint = "Pasang ulang program ini (bagian 2 panduan), lalu jalankan lagi."
    return problem("ZI498", "PDFium", f"Gambar halaman tidak dapat dibuat: {reason}.", hint)
