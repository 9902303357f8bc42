"""The complaints about a konsep that was edited in Word, when it is issued."""

from __future__ import annotations

from zi_docs.errors import Place, Problem, problem, quote


def comments_left(place: Place) -> Problem:
    """Report a comment in a konsep that is to be issued."""
    return problem(
        "ZI479",
        place,
        "Konsep ini masih memuat komentar.",
        "Di Word: Tinjau > Hapus > Hapus Semua Komentar dalam Dokumen, lalu simpan.",
    )


def control_gone(place: Place, alias: str, paragraph: str, count: int) -> Problem:
    """Report controls of the konsep that somebody removed; ``paragraph`` held the first of them.

    The paragraph is shown as the finished document has it.
    """
    more = f" (dan {count - 1} lagi)" if count > 1 else ""
    return problem(
        "ZI480",
        place,
        f"Isian {alias} sudah tidak ada di konsep; seharusnya: {quote(paragraph)}{more}.",
        "Salin paragraf itu dari konsep yang dibuat ulang (--keluaran coba), "
        "atau terbitkan dari data (--timpa).",
    )


def control_other(place: Place, alias: str, typed: str, real: str) -> Problem:
    """Report a control in which somebody typed another value than the one that is issued."""
    return problem(
        "ZI481",
        place,
        f"Isian {alias}: di konsep tertulis {quote(typed)}, yang diterbitkan {quote(real)}.",
        "Samakan --nomor atau --tanggal dengan konsepnya, atau kosongkan isian itu di Word.",
    )


def dots_left(place: Place) -> Problem:
    """Report room for a number or date that was left open outside of the controls."""
    return problem(
        "ZI482",
        place,
        "Titik-titik untuk nomor atau tanggal di sini belum diisi.",
        "Tulis isinya di Word, atau hapus titik-titik itu.",
    )


def tag_left(place: Place, mark: str) -> Problem:
    """Report a template's tag in an edited konsep, where nothing fills it any more."""
    return problem(
        "ZI483",
        place,
        f'Ada tanda naskah "{mark}" di konsep ini; tidak ada lagi yang mengisinya.',
        "Tulis isinya langsung di Word, atau betulkan naskah jenisnya.",
    )


def draft_left(place: Place) -> Problem:
    """Report a text that the naskah prints in drafts only."""
    return problem(
        "ZI484",
        place,
        "Tulisan ini hanya untuk draf ({% if draf %} di naskahnya), tetapi masih ada di konsep.",
        "Hapus tulisan itu di Word. KONSEP sudah dibubuhkan program di setiap halaman.",
    )


def dots_hidden(place: Place) -> Problem:
    """Report a number or date that the naskah prints where Word has no room for a control."""
    return problem(
        "ZI485",
        place,
        "Naskah mencetak nomor atau tanggal di dalam kode bidang, sifat gambar, bagan, "
        "atau alamat tautan, yang tidak dapat diisi pada konsep yang disunting.",
        "Hapus di Word, terbitkan dari data (--timpa), atau pindahkan tag itu di naskahnya.",
    )


def control_unknown(place: Place, alias: str, count: int) -> Problem:
    """Report controls that the type's naskah does not have, or has not there."""
    more = f" (dan {count - 1} isian lain)" if count > 1 else ""
    return problem(
        "ZI486",
        place,
        f"Isian {alias or 'nomor atau tanggal'} ini{more} bukan dari naskah yang sekarang.",
        "Naskah atau datanya berubah sejak konsep dibuat. Hapus isian itu, "
        "atau sunting konsep yang dibuat ulang.",
    )
