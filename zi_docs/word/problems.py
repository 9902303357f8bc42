"""The complaints about a Word file, its pieces and fields, and what its tags print.

Each function builds the complaint for one cause from what its sentence needs. Beside it,
``problems_tags`` has those about single tags and ``problems_blocks`` those about blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zi_docs.errors import Place, Problem, choices, excerpt, problem, quote, suggest


def tracked_changes(place: Place) -> Problem:
    """Report tracked changes that nobody has accepted yet."""
    return problem(
        "ZI449",
        place,
        "Berkas ini masih menyimpan perubahan terlacak (Track Changes).",
        "Di Word: Tinjau > Terima Semua Perubahan, matikan pelacakan, lalu simpan.",
    )


def misspelt_sisip(place: Place, text: str) -> Problem:
    """Report a ``sisip`` that is written wrongly."""
    return problem(
        "ZI403",
        place,
        f'Perintah sisip salah tulis: "{excerpt(text)}".',
        "Tulis sendirian dalam satu paragraf, mis. {%p sisip kop-perangkat-daerah %}.",
    )


def unknown_piece(place: Place, name: str, known: Iterable[str]) -> Problem:
    """Report a ``sisip`` that names an unknown piece."""
    return problem("ZI404", place, f'Bagian "{name}" tidak ada.', suggest(name, sorted(known)))


def not_carried(place: Place, words: str) -> Problem:
    """Report what stands in a shared piece and can't be taken along into a naskah."""
    return problem(
        "ZI410",
        place,
        f"Bagian ini memuat {words}, yang tidak dapat ikut disisipkan.",
        "Hapus dari bagian itu; tulis langsung di naskah yang memakainya.",
    )


def address_refused(place: Place, typed: str, address: str) -> Problem:
    """Report the address of a link that is none of the web or of mail once it is filled."""
    what = f"menjadi {quote(address)}" if address else "kosong"
    return problem(
        "ZI471",
        place,
        f"Alamat tautan {excerpt(typed)} {what}; yang boleh hanya alamat http, https, atau mailto.",
        "Isi alamat lengkap pada data (mis. https://...), atau tulis https:// atau mailto: di "
        "depan tagnya dalam tautan itu.",
    )


def missing_name(place: Place, tag: str, name: str, hint: str, about: str) -> Problem:
    """Report a name that the data does not have.

    ``about`` says into which file the piece was inserted.
    """
    subject = f"Tag {excerpt(tag)} memakai" if tag else "Naskah memakai"
    message = f'{subject} "{name}", yang tidak ada dalam data.'
    return problem("ZI421", place, message, hint, about=about)


def refused_value(place: Place, tag: str, phrase: str, hint: str, about: str) -> Problem:
    """Report a value that may not be printed; ``phrase`` says what it is."""
    subject = f"Isian {excerpt(tag)}" if tag else "Isian di sini"
    return problem("ZI422", place, f"{subject} {phrase}.", hint, about=about)


def failed_tag(place: Place, tag: str, words: str, about: str) -> Problem:
    """Report a tag that fails with the values it gets."""
    subject = f"Tag {excerpt(tag)} gagal diisi" if tag else "Naskah gagal diisi"
    hint = "Periksa tag itu, saringannya, dan isian datanya."
    return problem("ZI423", place, f"{subject}: {words}.", hint, about=about)


def not_word_any_more(place: Place) -> Problem:
    """Report a filled part that is not well-formed XML."""
    return problem(
        "ZI424",
        place,
        "Sesudah diisi, naskah ini tidak lagi dapat dibuka Word.",
        "Periksa letak tag {%tr %}, {%p %}, dan {% if %} di naskah.",
    )


def no_tags(place: Place, names: Sequence[str], marks: Sequence[str]) -> Problem:
    """Report a naskah that no value of the data gets into; ``marks`` are other programs'."""
    wrong = f", hanya tanda dari program lain: {choices(marks)}" if marks else ""
    return problem(
        "ZI427",
        place,
        f"Tidak ada tag {{{{ }}}} di naskah ini{wrong}; tidak ada yang diisi.",
        f"Tulis nama isian datanya di naskah, mis. {{{{ {names[0]} }}}}.",
    )


def unused_names(place: Place, names: Sequence[str]) -> Problem:
    """Warn of names of the data that no tag uses."""
    return problem(
        "ZI428",
        place,
        f"Isian data yang tidak dipakai naskah: {choices(names)}.",
        f"Tulis {{{{ {names[0]} }}}} di naskah bila harus tercetak; bila tidak, biarkan.",
    )


def strange_marks(place: Place, marks: Sequence[str], name: str) -> Problem:
    """Warn of marks of other programs; ``name`` is the name in the first of them."""
    return problem(
        "ZI429",
        place,
        f"Tanda dari program lain dicetak apa adanya: {choices(marks)}.",
        f"Bila harus diisi, tulis {{{{ {name} }}}}; untuk pengulangan "
        "{% for butir in daftar %} ... {% endfor %}.",
    )


def idle_fields(place: Place, codes: Sequence[str]) -> Problem:
    """Warn of fields of a mail merge that decide what Word prints, and that are not filled."""
    shown = choices([excerpt(code) for code in codes])
    return problem(
        "ZI222",
        place,
        f"Bidang surat massal ini tidak diisi, dan tetap menampilkan hasil lamanya: {shown}.",
        "Untuk syarat tulis {% if ... %} di naskah; untuk banyak orang isi satu berkas per orang.",
    )


def bad_merge_field(place: Place, name: str, reason: str) -> Problem:
    """Report a value that a field of a mail merge can't show; ``reason`` says why."""
    return problem(
        "ZI223",
        place,
        f"Bidang MERGEFIELD {quote(name)} gagal diisi: {reason}.",
        "Betulkan isian itu pada data, atau saklarnya di Word (Alt+F9 menampilkannya).",
    )


def tag_in_field(place: Place, code: str) -> Problem:
    """Report a tag in the code of a field: a value would decide what Word does."""
    return problem(
        "ZI430",
        place,
        f"Kode bidang Word memuat tag: {quote(excerpt(code))}.",
        "Hapus bidang itu (tekan Alt+F9 untuk melihatnya); tulis tagnya sebagai teks biasa.",
    )


def tag_in_if(place: Place, code: str) -> Problem:
    """Warn of a tag in an IF field, whose former result Word shows."""
    return problem(
        "ZI487",
        place,
        f"Bidang Word ini memuat tag, tetapi tetap menampilkan hasil lamanya: "
        f"{quote(excerpt(code))}.",
        "Ganti bidang itu dengan {% if ... %} ... {% else %} ... {% endif %} di naskah.",
    )


def tag_in_variable(place: Place, code: str) -> Problem:
    """Warn of a field that shows a variable of the document which holds a tag."""
    return problem(
        "ZI487",
        place,
        f"Bidang Word ini menampilkan variabel yang memuat tag, yang tidak diisi: "
        f"{quote(excerpt(code))}.",
        "Ganti bidang itu dengan tagnya sendiri; untuk syarat pakai {% if ... %}.",
    )


def unused_style(place: Place, name: str, used: Sequence[str]) -> Problem:
    """Report a style to be replaced that no paragraph of the naskah has."""
    message = f"Tidak ada paragraf naskah yang bergaya {quote(name)}."
    return problem("ZI457", place, message, suggest(name, used))


def lost_style(place: Place, name: str, known: Sequence[str]) -> Problem:
    """Warn of a style that a paragraph names and the file lacks; LibreOffice then moves tables."""
    message = f"Gaya {quote(name)} dipakai paragraf ini, tetapi tidak ada dalam berkasnya."
    return problem("ZI478", place, message, suggest(name, known))


def no_such_style(place: Place, name: str, known: Sequence[str]) -> Problem:
    """Report a replacing style that the naskah does not have."""
    message = f"Gaya {quote(name)} tidak ada dalam naskah."
    return problem("ZI457", place, message, suggest(name, known))
