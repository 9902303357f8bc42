"""The complaints about blocks: how their tags belong together, and what these take along."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import Place, Problem, choices, excerpt, problem

_LEVELS = {"tr": "baris tabel", "tc": "sel tabel", "p": "paragraf", "r": "potongan teks"}
_ALONE = {
    "p": "tulis tag itu sendirian dalam paragrafnya",
    "tr": "baris tag itu tidak memuat yang lain",
    "tc": "sel tag itu tidak memuat yang lain",
}
_HOMES = {"tr": "tabel", "tc": "baris", "r": "paragraf"}


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
        f"Di {home} tempat {excerpt(tag)} ada {choices(cargo)}, yang akan hilang bersama "
        f"{home} itu.",
        f"Pindahkan ke luar {home} itu; {_ALONE[level]}.",
    )


def hyphen_swallows(place: Place, tag: str, lost: Sequence[str]) -> Problem:
    """Report ``{%- if x %}`` or ``{% if x -%}`` that would remove more than space."""
    return problem(
        "ZI408",
        place,
        f"Tanda - pada {excerpt(tag)} akan menghapus {choices(lost)}.",
        "Hapus tanda - itu.",
    )


def level_with_hyphen(place: Place, tag: str) -> Problem:
    """Report ``{%-p if x %}``, which would join two paragraphs and then remove both."""
    return problem(
        "ZI408",
        place,
        f"Tanda - pada {excerpt(tag)} akan menghapus teks di sebelahnya.",
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
        f"Tag {excerpt(tag)} dan pasangannya tidak sejajar: tanpa isi di antaranya, "
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
        f"{excerpt(tag)} berada di luar tabel.",
        f"{mend}tag untuk {_LEVELS[level]} hanya berlaku di dalam tabel.",
    )


def outside_loop(place: Place, tag: str) -> Problem:
    """Report ``{% vm %}`` or ``{% hm %}``, which merge the cells of a loop, without a loop."""
    return problem(
        "ZI407",
        place,
        f"{excerpt(tag)} berada di luar for: ia menggabungkan sel-sel yang diulang.",
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
