"""The complaints of ``word``: about a Word file, about its tags, about what they print.

Each function words one cause; what it is asked for is what its sentence needs.
"""

from __future__ import annotations

from collections.abc import Iterable

from zi_docs.archive import WORD, Fault, explain_fault
from zi_docs.errors import Place, Problem, brief, problem, suggest

_LONGEST = 60
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
_LEVELS = {"tr": "baris tabel", "tc": "sel tabel", "p": "paragraf", "r": "potongan teks"}
_ALLOWED = "Pakai hanya {{ nama }}, if, for, with, dan saringan di panduan bagian 10.2."
_SIMPLER = "Pecah menjadi beberapa tag yang lebih sederhana."


# A Word file that is not let in


def not_let_in(place: Place, fault: Fault) -> Problem:
    """Of a Word file that the gate refuses (ZI401, ZI441-ZI445)."""
    return problem(_GATE_CODES[fault], place, *explain_fault(fault, WORD))


def embedded(place: Place, name: str) -> Problem:
    """Of an object embedded in a Word file."""
    return problem(
        "ZI446",
        place,
        f"Berkas ini memuat objek yang disematkan ({name}), mis. tabel Excel di dalam Word.",
        "Hapus objek itu; tempelkan sebagai gambar atau tabel biasa.",
    )


def linked(place: Place, target: str) -> Problem:
    """Of contents that Word would fetch from elsewhere."""
    return problem(
        "ZI447",
        place,
        f'Berkas ini menautkan isi dari luar: "{brief(target, _LONGEST)}".',
        "Di Word: Berkas > Info > Edit Tautan ke File, putuskan tautannya. "
        "Gambar disisipkan, bukan ditautkan.",
    )


def fetching_field(place: Place, word: str) -> Problem:
    """Of a field that takes in another file, by its word (``INCLUDETEXT``)."""
    return problem(
        "ZI448",
        place,
        f"Berkas ini mengambil isi dari berkas lain ({word}).",
        "Hapus bidang itu di Word (tekan Alt+F9 untuk melihatnya).",
    )


def tracked_changes(place: Place) -> Problem:
    """Of changes that nobody has accepted yet."""
    return problem(
        "ZI449",
        place,
        "Berkas ini masih menyimpan perubahan terlacak (Track Changes).",
        "Di Word: Tinjau > Terima Semua Perubahan, matikan pelacakan, lalu simpan.",
    )


# Shared pieces and pictures


def misspelt_sisip(place: Place, text: str) -> Problem:
    """Of a ``sisip`` that is not written as one."""
    return problem(
        "ZI403",
        place,
        f'Perintah sisip salah tulis: "{brief(text, _LONGEST)}".',
        "Tulis sendirian dalam satu paragraf, mis. {%p sisip kop-perangkat-daerah %}.",
    )


def unknown_piece(place: Place, name: str, known: Iterable[str]) -> Problem:
    """Of a ``sisip`` that names no piece."""
    return problem("ZI404", place, f'Bagian "{name}" tidak ada.', suggest(name, sorted(known)))


def picture_without_file(place: Place) -> Problem:
    """Of a picture whose relationship leads nowhere."""
    return problem(
        "ZI405",
        place,
        "Gambar di berkas ini rusak: berkas gambarnya tidak ada di dalamnya.",
        "Sisipkan ulang gambar itu di Word.",
    )


# Tags that are written wrongly


def wrong_tag(place: Place, tag: str, words: str) -> Problem:
    """Of a tag that can't be read; ``words`` say why."""
    return problem(
        "ZI411",
        place,
        f"Tag {brief(tag, _LONGEST)} salah tulis: {words}.",
        "Periksa titik, koma, kutip, dan ejaan di dalam tag itu.",
    )


def wrong_tags(place: Place, words: str) -> Problem:
    """Of a part that can't be read though each of its tags can."""
    return problem(
        "ZI411",
        place,
        f"Susunan tag di sini salah: {words}.",
        "Periksa bahwa setiap if, for, dan with ditutup di tempat yang sejajar.",
    )


def empty_tag(place: Place, tag: str) -> Problem:
    """Of a tag without a command."""
    hint = "Hapus tag itu, atau isi perintahnya."
    return problem("ZI411", place, f"Tag {tag} kosong.", hint)


def unknown_command(place: Place, word: str, tag: str, known: Iterable[str]) -> Problem:
    """Of a command that is not known: ``{% iff x %}``."""
    message = f'Perintah "{word}" pada {brief(tag, _LONGEST)} tidak dikenal.'
    return problem("ZI411", place, message, suggest(word, known))


def forbidden_tag(place: Place, tag: str, phrases: str) -> Problem:
    """Of a tag, or of a whole part, that says what no letter needs."""
    mend = _SIMPLER if "tingkat" in phrases or "susunan" in phrases else _ALLOWED
    subject = f"Tag {brief(tag, _LONGEST)}" if tag else "Naskah ini"
    return problem("ZI412", place, f"{subject} memakai {phrases}, yang tidak diizinkan.", mend)


def forbidden_in_text(place: Place, tag: str, phrases: str) -> Problem:
    """Of a tag in a text partial, where fewer filters are."""
    found = forbidden_tag(place, tag, phrases)
    hint = f"{found.hint} Kaya, gambar, dan qr hanya dapat dipakai di naskah Word."
    return problem("ZI412", place, found.message, hint)


def not_closed(place: Place, word: str, closer: str) -> Problem:
    """Of a block that is open to the end."""
    message = f'"{word}" di sini belum ditutup.'
    return problem("ZI413", place, message, f"Tambahkan {closer} sesudahnya.")


def not_opened(place: Place, tag: str, word: str) -> Problem:
    """Of an end whose block is nowhere open."""
    hint = f"Hapus tag itu, atau tambahkan {{% {word} ... %}} sebelumnya."
    return problem("ZI413", place, f"{tag} tidak punya pembuka.", hint)


def closed_too_early(place: Place, tag: str, opener: str, opened: Place) -> Problem:
    """Of an end that comes before that of a block inside."""
    return problem(
        "ZI413",
        place,
        f'{tag} menutup terlalu awal: yang harus ditutup dahulu "{opener}" ({opened}).',
        f"Tutup dahulu {opener} itu, atau betulkan {tag}.",
    )


def outside_if(place: Place, tag: str) -> Problem:
    """Of an ``else`` or ``elif`` that belongs to nothing."""
    message = f"{tag} berada di luar if ... endif."
    return problem("ZI413", place, message, "Taruh di antara if dan endif.")


def lone_mark(place: Place, mark: str, text: str) -> Problem:
    """Of a ``{{`` without its ``}}`` in the same paragraph, and the like."""
    return problem(
        "ZI414",
        place,
        f'Tanda "{mark}" tidak berpasangan: "{brief(text, _LONGEST)}".',
        "Setiap {{ perlu }}, setiap {% perlu %}, setiap {# perlu #}, dalam satu paragraf.",
    )


def spaced_level(place: Place, level: str, tag: str, mend: str) -> Problem:
    """Of ``{% tr for ... %}`` for ``{%tr for ... %}``."""
    return problem("ZI415", place, f'Ada spasi sebelum "{level}" pada {tag}.', f"Tulis {mend}.")


def closed_at_another_level(
    place: Place, opener: str, opened: Place, tag: str, closer: str
) -> Problem:
    """Of ``{%p if ... %}`` that ends with ``{% endif %}``."""
    message = f"{opener} ({opened}) ditutup dengan {tag}."
    return problem("ZI416", place, message, f"Tutup dengan {closer}.")


def loop_in_one_row(place: Place) -> Problem:
    """Of a row loop that would lose its row."""
    return problem(
        "ZI417",
        place,
        "Pembuka dan penutup {%tr %} ada di baris tabel yang sama.",
        "Taruh masing-masing di baris tersendiri, di atas dan di bawah baris isinya.",
    )


def loop_across_cells(place: Place, word: str, opened: Place) -> Problem:
    """Of a plain block that would melt cells together."""
    return problem(
        "ZI418",
        place,
        f'"{word}" dibuka di {opened}, tetapi ditutup di sel lain.',
        "Untuk mengulang baris pakai {%tr ... %}; untuk mengulang sel pakai {%tc ... %}.",
    )


def text_beside(place: Place, tag: str, text: str) -> Problem:
    """Of text that goes with the paragraph of a level tag."""
    return problem(
        "ZI419",
        place,
        f'Teks di samping {tag} akan hilang: "{brief(text, _LONGEST)}".',
        "Tulis tag itu sendirian dalam paragrafnya.",
    )


def without_r(place: Place, tag: str, mend: str) -> Problem:
    """Of a finished run that stands where a text must."""
    message = f"Isi {tag} akan hilang, karena huruf r belum ada."
    return problem("ZI420", place, message, f"Tulis {mend}.")


def erases_its_place(place: Place, tag: str, level: str, mend: str) -> Problem:
    """Of ``{{p x }}``, which takes its paragraph away."""
    message = f"{tag} akan menghapus {_LEVELS[level]} tempatnya ditulis."
    return problem("ZI420", place, message, f"Tulis {mend}.")


def no_run(place: Place, tag: str, name: str) -> Problem:
    """Of a text where docxtpl expects a whole run: it would be lost."""
    hint = f'Tulis {{{{ {name} }}}}; untuk huruf tebal {{{{r nama|kaya("tebal") }}}}.'
    return problem("ZI420", place, f"Isi {tag} akan hilang dari naskah.", hint)


# Tags that fail while a document is filled


def missing_name(place: Place, tag: str, name: str, hint: str, about: str) -> Problem:
    """Of a name that the data does not have; ``about`` says what the piece was put into."""
    subject = f"Tag {brief(tag, _LONGEST)} memakai" if tag else "Naskah memakai"
    message = f'{subject} "{name}", yang tidak ada dalam data.'
    return problem("ZI421", place, message, hint, about=about)


def refused_value(place: Place, tag: str, phrase: str, hint: str, about: str) -> Problem:
    """Of a value that may not be printed; ``phrase`` says what it is."""
    subject = f"Isian {brief(tag, _LONGEST)}" if tag else "Isian di sini"
    return problem("ZI422", place, f"{subject} {phrase}.", hint, about=about)


def failed_tag(place: Place, tag: str, words: str, about: str) -> Problem:
    """Of a tag that can't do what it says with its values."""
    subject = f"Tag {brief(tag, _LONGEST)} gagal diisi" if tag else "Naskah gagal diisi"
    hint = "Periksa tag itu, saringannya, dan isian datanya."
    return problem("ZI423", place, f"{subject}: {words}.", hint, about=about)


def not_word_any_more(place: Place) -> Problem:
    """Of a filled part that is no XML."""
    return problem(
        "ZI424",
        place,
        "Sesudah diisi, naskah ini tidak lagi dapat dibuka Word.",
        "Periksa letak tag {%tr %}, {%p %}, dan {% if %} di naskah.",
    )
