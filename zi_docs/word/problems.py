"""The complaints about a Word file, about its tags, and about what they print.

Each function builds the complaint for one cause from what its sentence needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zi_docs.errors import Place, Problem, brief, choices, problem, quote, suggest
from zi_docs.indonesian import format_angka
from zi_docs.word.jinja_filters import mend_of

_LONGEST = 60
_FOREIGN_LOOP = re.compile(r"\{#\s?(\w+)\s?\}")
_LEVELS = {"tr": "baris tabel", "tc": "sel tabel", "p": "paragraf", "r": "potongan teks"}
_ALONE = {
    "p": "tulis tag itu sendirian dalam paragrafnya",
    "tr": "baris tag itu tidak memuat yang lain",
    "tc": "sel tag itu tidak memuat yang lain",
}
_HOMES = {"tr": "tabel", "tc": "baris", "r": "paragraf"}
_INDONESIAN = {
    **dict.fromkeys(("jika", "kalau", "bila", "apabila"), "if"),
    **dict.fromkeys(("untuk", "ulang", "ulangi", "setiap"), "for"),
    **dict.fromkeys(("lain", "lainnya", "selain", "selainnya"), "else"),
    **dict.fromkeys(("elseif", "elsif", "ataujika", "jikalain"), "elif"),
    **dict.fromkeys(("akhirjika", "endjika", "akhirif", "tutupjika"), "endif"),
    **dict.fromkeys(("akhiruntuk", "enduntuk", "akhirulang", "akhirfor", "tutupuntuk"), "endfor"),
    "dengan": "with",
    "akhirdengan": "endwith",
    "sisipkan": "sisip",
}
_ALLOWED = "Pakai hanya {{ nama }}, if, for, with, dan saringan di panduan bagian 10.2."
_SIMPLER = "Pecah menjadi beberapa tag yang lebih sederhana."


# A Word file that is refused; the gate itself has its complaints in ``ooxml``


def tracked_changes(place: Place) -> Problem:
    """Report tracked changes that nobody has accepted yet."""
    return problem(
        "ZI449",
        place,
        "Berkas ini masih menyimpan perubahan terlacak (Track Changes).",
        "Di Word: Tinjau > Terima Semua Perubahan, matikan pelacakan, lalu simpan.",
    )


# A konsep that was edited in Word, when it is issued


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


# Shared pieces and pictures


def misspelt_sisip(place: Place, text: str) -> Problem:
    """Report a ``sisip`` that is written wrongly."""
    return problem(
        "ZI403",
        place,
        f'Perintah sisip salah tulis: "{brief(text, _LONGEST)}".',
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


# Charts


def misspelt_chart(place: Place, text: str, words: str) -> Problem:
    """Report an alternative text that begins with ``bagan:`` and can't be read."""
    return problem(
        "ZI474",
        place,
        f'Teks alternatif "{brief(text, _LONGEST)}" salah tulis: {words}.',
        "Tulis bagan: daftar, kategori, nilai; mis. bagan: nilai_area, area, capaian.",
    )


def chart_is_none(place: Place, text: str) -> Problem:
    """Report ``bagan:`` at something that is not one of Word's own charts."""
    return problem(
        "ZI475",
        place,
        f'Teks alternatif "{brief(text, _LONGEST)}" bukan pada bagan Word.',
        "Tulis pada bagan dari Sisipkan > Bagan; gambar sebuah bagan tidak dapat diisi.",
    )


def chart_outside_body(place: Place, text: str) -> Problem:
    """Report a chart in a header, a footer or a note."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{brief(text, _LONGEST)}" ada di luar badan naskah.',
        "Pindahkan ke badan naskah: tidak ke kepala halaman, kaki halaman, atau catatan.",
    )


def chart_of_unfit_kind(place: Place, text: str) -> Problem:
    """Report a chart that has no categories, such as one of points."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{brief(text, _LONGEST)}" bukan jenis yang berkategori dan bernilai.',
        "Di Word: Ubah Tipe Bagan menjadi kolom, batang, garis, area, lingkaran, atau radar.",
    )


def chart_with_dates(place: Place, text: str) -> Problem:
    """Report an axis of dates, which would print every category as a day of the year 1900."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{brief(text, _LONGEST)}" bersumbu tanggal, sedangkan kategorinya teks.',
        "Di Word: Format Sumbu > Opsi Sumbu > Tipe Sumbu > Sumbu teks.",
    )


def chart_of_other_cells(place: Place, text: str, cells: str) -> Problem:
    """Report a chart that takes a title, a label or an error bar from a cell of its workbook."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{brief(text, _LONGEST)}" juga mengambil sel {brief(cells, _LONGEST)}, '
        "yang tidak akan ada di buku kerjanya.",
        "Lepaskan tautan judul, label, atau bilah galat ke sel itu; tampilkan seri yang tersaring.",
    )


def chart_series_differ(place: Place, text: str, drawn: int, nilai: Sequence[str]) -> Problem:
    """Report a chart that is drawn with more or fewer series than its text names values."""
    return problem(
        "ZI476",
        place,
        f'Bagan "{brief(text, _LONGEST)}" digambar dengan {drawn} seri, sedangkan teks '
        f"alternatifnya menyebut {len(nilai)} nilai ({choices(nilai)}).",
        "Di Word: Edit Data, tambah atau hapus serinya; atau sebut satu nilai untuk setiap seri.",
    )


def tag_in_chart(place: Place, text: str) -> Problem:
    """Report a tag in the title or the series of a chart, where nothing fills it."""
    return problem(
        "ZI473",
        place,
        f'Tag di dalam bagan tidak akan diisi: "{brief(text, _LONGEST)}".',
        "Hapus tag itu; tulis judul bagan sebagai paragraf biasa di atasnya.",
    )


def chart_of_no_list(place: Place, text: str, daftar: str) -> Problem:
    """Report a chart of something that is no list of rows."""
    return problem(
        "ZI472",
        place,
        f'Bagan "{brief(text, _LONGEST)}": {brief(daftar, _LONGEST)} bukan daftar baris.',
        "Sebut daftar baris, mis. daftar_unit_kerja atau unit_kerja.rencana_aksi.",
    )


def chart_without_rows(place: Place, text: str, daftar: str) -> Problem:
    """Report a chart of a list that has no rows."""
    return problem(
        "ZI477",
        place,
        f'Bagan "{brief(text, _LONGEST)}" tanpa data: {brief(daftar, _LONGEST)} tidak berisi '
        "baris.",
        "Isi datanya, atau lewati bagan itu di naskah dengan {%p if ... %} dan {%p endif %}.",
    )


def chart_column_missing(
    place: Place, text: str, daftar: str, column: str, known: Sequence[str]
) -> Problem:
    """Report a column that the rows of a chart do not have."""
    return problem(
        "ZI421",
        place,
        f'Bagan "{brief(text, _LONGEST)}" memakai kolom "{brief(column, _LONGEST)}", yang tidak '
        f"ada pada {brief(daftar, _LONGEST)}.",
        suggest(column, known),
    )


def chart_cells_refused(place: Place, text: str, column: str, faults: Sequence[str]) -> Problem:
    """Report the cells of a column that a chart can't show, by the categories of their rows."""
    return problem(
        "ZI472",
        place,
        f'Bagan "{brief(text, _LONGEST)}", kolom {brief(column, _LONGEST)}: {choices(faults)}.',
        "Isi datanya; nilai harus bilangan, mis. 85,5; kategori tidak boleh kosong. Baris yang "
        "belum bernilai dapat dilewati dengan saring.",
    )


# Tags that are written wrongly


def wrong_tag(place: Place, tag: str, words: str) -> Problem:
    """Report a tag that can't be read; ``words`` say why."""
    return problem(
        "ZI411",
        place,
        f"Tag {brief(tag, _LONGEST)} salah tulis: {words}.",
        "Periksa titik, koma, kutip, dan ejaan di dalam tag itu.",
    )


def wrong_tags(place: Place, words: str) -> Problem:
    """Report a part that can't be read, though each of its tags can."""
    return problem(
        "ZI411",
        place,
        f"Susunan tag di sini salah: {words}.",
        "Periksa bahwa setiap if, for, dan with ditutup di tempat yang sejajar.",
    )


def near_tag(place: Place, typed: str, reason: str, meant: str) -> Problem:
    """Report what is nearly a tag: ``{{{ x }}}``, ``{ { x } }``, ``{% if x % }``."""
    return problem(
        "ZI411",
        place,
        f"Tag {brief(typed, _LONGEST)} salah tulis: {reason}.",
        f"Maksudnya {brief(meant, _LONGEST)}? Kurungnya {{ }} biasa dan rapat. "
        "Kurung yang memang dicetak diberi jarak dari tag, atau ditulis {_{.",
    )


def empty_tag(place: Place, tag: str) -> Problem:
    """Report a tag without a command."""
    hint = "Hapus tag itu, atau isi perintahnya."
    return problem("ZI411", place, f"Tag {tag} kosong.", hint)


def unknown_command(place: Place, word: str, tag: str, known: Iterable[str]) -> Problem:
    """Report a command that is not known: ``{% iff x %}``."""
    message = f'Perintah "{word}" pada {brief(tag, _LONGEST)} tidak dikenal.'
    if word != (small := word.lower()) and small in (*known, "p", "tr", "tc", "r"):
        mend = f"Maksudnya {tag.replace(word, small, 1)}? Perintah ditulis dengan huruf kecil."
        return problem("ZI411", place, message, mend)
    if english := _INDONESIAN.get(word.lower()):
        mend = f"Maksudnya {_in_english(tag, word, english)}? Perintah ditulis if, for, dan with."
        return problem("ZI411", place, message, mend)
    if word in ("raw", "endraw"):
        return problem("ZI411", place, message, "Untuk mencetak {{ tulis {_{, untuk }} tulis }_}.")
    return problem("ZI411", place, message, suggest(word, known))


def _in_english(tag: str, word: str, english: str) -> str:
    """Return a tag with the command that is meant: ``{% for x in y %}``."""
    meant = tag.replace(word, english, 1)
    if english == "for":
        meant = re.sub(r"\s(?:dalam|dari|di|pada)\s", " in ", meant, count=1)
    return meant


def forbidden_tag(place: Place, tag: str, phrases: str) -> Problem:
    """Report a tag, or a whole part, that holds something not allowed in a naskah."""
    usual = _SIMPLER if "tingkat" in phrases or "susunan" in phrases else _ALLOWED
    mend = mend_of(phrases) or usual
    subject = f"Tag {brief(tag, _LONGEST)}" if tag else "Naskah ini"
    return problem("ZI412", place, f"{subject} memakai {phrases}, yang tidak diizinkan.", mend)


def forbidden_in_text(place: Place, tag: str, phrases: str) -> Problem:
    """Report a tag that is not allowed in a text partial, which has fewer filters."""
    found = forbidden_tag(place, tag, phrases)
    hint = f"{found.hint} Kaya, gambar, dan qr hanya dapat dipakai di naskah Word."
    return problem("ZI412", place, found.message, hint)


def too_many_tags(place: Place, most: int) -> Problem:
    """Report a part with more tags than can be compiled."""
    return problem(
        "ZI426",
        place,
        f"Naskah ini memuat lebih dari {format_angka(most)} tag.",
        "Ulang bagian yang sama dengan {% for %}, atau bagi menjadi beberapa naskah.",
    )


def not_closed(place: Place, word: str, closer: str) -> Problem:
    """Report a block that is never closed."""
    message = f'"{word}" di sini belum ditutup.'
    return problem("ZI413", place, message, f"Tambahkan {closer} sesudahnya.")


def not_opened(place: Place, tag: str, word: str) -> Problem:
    """Report an end tag whose block is not open."""
    hint = f"Hapus tag itu, atau tambahkan {{% {word} ... %}} sebelumnya."
    return problem("ZI413", place, f"{tag} tidak punya pembuka.", hint)


def closed_too_early(place: Place, tag: str, opener: str, opened: Place) -> Problem:
    """Report an end tag that comes before the end of a block inside."""
    return problem(
        "ZI413",
        place,
        f'{tag} menutup terlalu awal: yang harus ditutup dahulu "{opener}" ({opened}).',
        f"Tutup dahulu {opener} itu, atau betulkan {tag}.",
    )


def outside_if(place: Place, tag: str) -> Problem:
    """Report an ``else`` or ``elif`` outside of any block."""
    message = f"{tag} berada di luar if ... endif."
    return problem("ZI413", place, message, "Taruh di antara if dan endif.")


def lone_mark(place: Place, mark: str, text: str) -> Problem:
    """Report a ``{{`` without its ``}}`` in the same paragraph, and the like."""
    if mark == "{#" and (loop := _FOREIGN_LOOP.search(text)):
        return problem(
            "ZI414",
            place,
            f"Tanda {loop[0]} dari program lain tidak dikenal.",
            f"Tulis {{% for butir in {loop[1]} %}} ... {{% endfor %}}, "
            "dan isinya {{ butir.nama }}.",
        )
    return problem(
        "ZI414",
        place,
        f'Tanda "{mark}" tidak berpasangan: "{brief(text, _LONGEST)}".',
        "Setiap {{ perlu }}, setiap {% perlu %}, setiap {# perlu #}, dalam satu paragraf. "
        "Untuk mencetak {{ tulis {_{, untuk }} tulis }_}.",
    )


def spaced_level(place: Place, level: str, tag: str, mend: str) -> Problem:
    """Report ``{% tr for ... %}`` where ``{%tr for ... %}`` is meant."""
    return problem("ZI415", place, f'Ada spasi sebelum "{level}" pada {tag}.', f"Tulis {mend}.")


def closed_at_another_level(
    place: Place, opener: str, opened: Place, tag: str, closer: str
) -> Problem:
    """Report ``{%p if ... %}`` that ends with ``{% endif %}``."""
    message = f"{opener} ({opened}) ditutup dengan {tag}."
    return problem("ZI416", place, message, f"Tutup dengan {closer}.")


def loop_in_one_row(place: Place) -> Problem:
    """Report a row loop that begins and ends in the same row: the row would be lost."""
    return problem(
        "ZI417",
        place,
        "Pembuka dan penutup {%tr %} ada di baris tabel yang sama.",
        "Taruh masing-masing di baris tersendiri, di atas dan di bawah baris isinya.",
    )


def loop_across_cells(place: Place, word: str, opened: Place) -> Problem:
    """Report a plain block that ends in another cell and would merge the cells."""
    return problem(
        "ZI418",
        place,
        f'"{word}" dibuka di {opened}, tetapi ditutup di sel lain.',
        "Untuk mengulang baris pakai {%tr ... %}; untuk mengulang sel pakai {%tc ... %}.",
    )


def cargo_lost(place: Place, tag: str, level: str, cargo: Sequence[str]) -> Problem:
    """Report what stands beside a level tag (``{%p``, ``{%tr``) and would be lost with it."""
    home = _LEVELS[level]
    return problem(
        "ZI419",
        place,
        f"Di {home} tempat {brief(tag, _LONGEST)} ada {choices(cargo)}, yang akan hilang bersama "
        f"{home} itu.",
        f"Pindahkan ke luar {home} itu; {_ALONE[level]}.",
    )


def hyphen_swallows(place: Place, tag: str, lost: Sequence[str]) -> Problem:
    """Report ``{%- if x %}`` or ``{% if x -%}`` that would remove more than space."""
    return problem(
        "ZI408",
        place,
        f"Tanda - pada {brief(tag, _LONGEST)} akan menghapus {choices(lost)}.",
        "Hapus tanda - itu.",
    )


def level_with_hyphen(place: Place, tag: str) -> Problem:
    """Report ``{%-p if x %}``, which would join two paragraphs and then remove both."""
    return problem(
        "ZI408",
        place,
        f"Tanda - pada {brief(tag, _LONGEST)} akan menghapus teks di sebelahnya.",
        f"Tulis {tag.replace('{%-', '{%', 1).replace('-%}', '%}', 1)}.",
    )


def closed_elsewhere(place: Place, opener: str, opened: Place, level: str) -> Problem:
    """Report a block whose tags do not stand in the same table, cell, row or text box."""
    return problem(
        "ZI406",
        place,
        f"{opener} dibuka di {opened}, tetapi pasangannya di sini berada di "
        f"{_HOMES.get(level, 'tempat')} lain.",
        "Taruh pembuka, else, dan penutupnya di tabel, sel, kotak teks, atau paragraf yang sama.",
    )


def torn_block(place: Place, tag: str) -> Problem:
    """Report a block whose end stands in another link, control or table than its beginning."""
    return problem(
        "ZI406",
        place,
        f"Tag {brief(tag, _LONGEST)} dan pasangannya tidak sejajar: tanpa isi di antaranya, "
        "dokumennya tidak dapat dibuka Word.",
        "Taruh pembuka, else, dan penutupnya di paragraf biasa yang sama, tidak di dalam tautan, "
        "kontrol isian, atau tabel lain.",
    )


def inner_of_another_level(
    place: Place, opener: str, opened: Place, tag: str, mend: str
) -> Problem:
    """Report ``{% else %}`` in a ``{%p if x %}``."""
    return problem("ZI416", place, f"{tag} berada di dalam {opener} ({opened}).", f"Tulis {mend}.")


def outside_table(place: Place, tag: str, level: str) -> Problem:
    """Report a tag about a row or a cell that stands outside of any table."""
    mend = "Untuk paragraf tulis {%p ... %}; " if level in ("tr", "tc") else ""
    return problem(
        "ZI407",
        place,
        f"{brief(tag, _LONGEST)} berada di luar tabel.",
        f"{mend}tag untuk {_LEVELS[level]} hanya berlaku di dalam tabel.",
    )


def outside_loop(place: Place, tag: str) -> Problem:
    """Report ``{% vm %}`` or ``{% hm %}``, which merge the cells of a loop, without a loop."""
    return problem(
        "ZI407",
        place,
        f"{brief(tag, _LONGEST)} berada di luar for: ia menggabungkan sel-sel yang diulang.",
        "Hapus tag itu (gabungkan selnya di Word), atau taruh di antara for dan endfor.",
    )


def without_r(place: Place, tag: str, mend: str) -> Problem:
    """Report a finished run in a tag without ``r``, where only text may stand."""
    message = f"Isi {tag} akan hilang, karena huruf r belum ada."
    return problem("ZI420", place, message, f"Tulis {mend}.")


def erases_its_place(place: Place, tag: str, level: str, mend: str) -> Problem:
    """Report ``{{p x }}`` and the like, which remove their paragraph, row or cell."""
    message = f"{tag} akan menghapus {_LEVELS[level]} tempatnya ditulis."
    return problem("ZI420", place, message, f"Tulis {mend}.")


def no_run(place: Place, tag: str, name: str) -> Problem:
    """Report a text where docxtpl expects a whole run: the text would be lost."""
    hint = f'Tulis {{{{ {name} }}}}; untuk huruf tebal {{{{r nama|kaya("tebal") }}}}.'
    return problem("ZI420", place, f"Isi {tag} akan hilang dari naskah.", hint)


def tag_unfilled(place: Place, tag: str, mend: str) -> Problem:
    """Report a tag in a part of the file that nothing fills."""
    message = f'Tag di sini tidak akan diisi: "{brief(tag, _LONGEST)}".'
    return problem("ZI409", place, message, mend)


def address_refused(place: Place, typed: str, address: str) -> Problem:
    """Report the address of a link that is none of the web or of mail once it is filled."""
    what = f"menjadi {quote(address)}" if address else "kosong"
    return problem(
        "ZI471",
        place,
        f"Alamat tautan {brief(typed, _LONGEST)} {what}; yang boleh hanya alamat http, https, "
        "atau mailto.",
        "Isi alamat lengkap pada data (mis. https://...), atau tulis https:// atau mailto: di "
        "depan tagnya dalam tautan itu.",
    )


# Tags that fail while a document is filled


def missing_name(place: Place, tag: str, name: str, hint: str, about: str) -> Problem:
    """Report a name that the data does not have.

    ``about`` says into which file the piece was inserted.
    """
    subject = f"Tag {brief(tag, _LONGEST)} memakai" if tag else "Naskah memakai"
    message = f'{subject} "{name}", yang tidak ada dalam data.'
    return problem("ZI421", place, message, hint, about=about)


def refused_value(place: Place, tag: str, phrase: str, hint: str, about: str) -> Problem:
    """Report a value that may not be printed; ``phrase`` says what it is."""
    subject = f"Isian {brief(tag, _LONGEST)}" if tag else "Isian di sini"
    return problem("ZI422", place, f"{subject} {phrase}.", hint, about=about)


def failed_tag(place: Place, tag: str, words: str, about: str) -> Problem:
    """Report a tag that fails with the values it gets."""
    subject = f"Tag {brief(tag, _LONGEST)} gagal diisi" if tag else "Naskah gagal diisi"
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


# What is not filled as its author meant it


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


def tag_in_field(place: Place, code: str) -> Problem:
    """Report a tag in the code of a field: a value would decide what Word does."""
    return problem(
        "ZI430",
        place,
        f"Kode bidang Word memuat tag: {quote(brief(code, _LONGEST))}.",
        "Hapus bidang itu (tekan Alt+F9 untuk melihatnya); tulis tagnya sebagai teks biasa.",
    )


def tag_in_if(place: Place, code: str) -> Problem:
    """Warn of a tag in an IF field, whose former result Word shows."""
    return problem(
        "ZI487",
        place,
        f"Bidang Word ini memuat tag, tetapi tetap menampilkan hasil lamanya: "
        f"{quote(brief(code, _LONGEST))}.",
        "Ganti bidang itu dengan {% if ... %} ... {% else %} ... {% endif %} di naskah.",
    )


def tag_in_variable(place: Place, code: str) -> Problem:
    """Warn of a field that shows a variable of the document which holds a tag."""
    return problem(
        "ZI487",
        place,
        f"Bidang Word ini menampilkan variabel yang memuat tag, yang tidak diisi: "
        f"{quote(brief(code, _LONGEST))}.",
        "Ganti bidang itu dengan tagnya sendiri; untuk syarat pakai {% if ... %}.",
    )


# The steps of ``muat``


def unused_style(place: Place, name: str, used: Sequence[str]) -> Problem:
    """Report a style to be replaced that no paragraph of the naskah has."""
    message = f"Tidak ada paragraf naskah yang bergaya {quote(name)}."
    return problem("ZI457", place, message, suggest(name, used))


def no_such_style(place: Place, name: str, known: Sequence[str]) -> Problem:
    """Report a replacing style that the naskah does not have."""
    message = f"Gaya {quote(name)} tidak ada dalam naskah."
    return problem("ZI457", place, message, suggest(name, known))
