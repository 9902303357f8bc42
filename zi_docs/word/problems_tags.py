"""The complaints about tags that are written wrongly, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zi_docs.errors import Place, Problem, excerpt, problem, suggest
from zi_docs.indonesian import format_angka
from zi_docs.word.jinja_filters import mend_of

_FOREIGN_LOOP = re.compile(r"\{#\s?(\w+)\s?\}")
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


def wrong_tag(place: Place, tag: str, words: str) -> Problem:
    """Report a tag that can't be read; ``words`` say why."""
    return problem(
        "ZI411",
        place,
        f"Tag {excerpt(tag)} salah tulis: {words}.",
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
        f"Tag {excerpt(typed)} salah tulis: {reason}.",
        f"Maksudnya {excerpt(meant)}? Kurungnya {{ }} biasa dan rapat. "
        "Kurung yang memang dicetak diberi jarak dari tag, atau ditulis {_{.",
    )


def empty_tag(place: Place, tag: str) -> Problem:
    """Report a tag without a command."""
    hint = "Hapus tag itu, atau isi perintahnya."
    return problem("ZI411", place, f"Tag {tag} kosong.", hint)


def unknown_command(place: Place, word: str, tag: str, known: Iterable[str]) -> Problem:
    """Report a command that is not known: ``{% iff x %}``."""
    message = f'Perintah "{word}" pada {excerpt(tag)} tidak dikenal.'
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
    subject = f"Tag {excerpt(tag)}" if tag else "Naskah ini"
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
        f'Tanda "{mark}" tidak berpasangan: "{excerpt(text)}".',
        "Setiap {{ perlu }}, setiap {% perlu %}, setiap {# perlu #}, dalam satu paragraf. "
        "Untuk mencetak {{ tulis {_{, untuk }} tulis }_}.",
    )


def tag_unfilled(place: Place, tag: str, mend: str) -> Problem:
    """Report a tag in a part of the file that nothing fills."""
    message = f'Tag di sini tidak akan diisi: "{excerpt(tag)}".'
    return problem("ZI409", place, message, mend)
