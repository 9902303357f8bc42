"""The problems of a YAML file, in the words of the person who typed it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zi_docs.errors import DataError, Place, Problem, TemplateError, ZiDocsError, problem
from zi_docs.indonesian import format_angka

_QUOTE = 'Apit isinya dengan tanda kutip, mis. "*) lihat lampiran".'
_PAIR = 'Tulis "kunci: nilai", dengan spasi sesudah titik dua.'
_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
SPACES = " \u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
ODD_SPACE = re.compile(f"^ *[{_ODD}]|[:-][{_ODD}]|\uff1a")
"""A space that is no space to YAML where one must be, or a full-width colon."""
_LIKE_GUIDE = "Tulis ulang bagian itu menurut contoh di panduan."


@dataclass(frozen=True, slots=True)
class Family:
    """The codes for the problems of one kind of file, and the exception that carries them."""

    error: type[ZiDocsError]
    broken: str
    twice: str
    signs: str
    shape: str
    encoding: str
    bulky: str


DATA = Family(DataError, "ZI132", "ZI133", "ZI134", "ZI135", "ZI130", "ZI108")
FOLDER = Family(TemplateError, *("ZI432",) * 6)


def unreadable(family: Family, place: Place) -> Problem:
    """Return the problem of a file that the parser gives up on without naming a line."""
    return problem(family.broken, place, "Isi berkas ini tidak dapat dibaca.", _LIKE_GUIDE)


def wrong_encoding(family: Family, place: Place) -> Problem:
    """Return the problem of bytes that are not UTF-8."""
    message = "Berkas ini tidak tersimpan sebagai UTF-8."
    hint = 'Di Notepad: Simpan Sebagai, pilih Pengodean "UTF-8".'
    return problem(family.encoding, place, message, hint)


def parted(family: Family, place: Place) -> Problem:
    """Return the problem of a file that contains a second document."""
    message = 'Berkas ini terbagi oleh "---".'
    return problem(family.shape, place, message, 'Hapus baris "---" itu.')


def special_sign(family: Family, place: Place, sign: str) -> Problem:
    """Return the problem of a value that begins with a special sign of YAML, such as ``*``."""
    message = f"Isian ini diawali tanda {sign}, yang punya arti khusus di berkas ini."
    return problem(family.signs, place, message, _QUOTE)


def too_deep(family: Family, place: Place, most: int) -> Problem:
    """Return the problem of nesting that is too deep."""
    message = f"Baris ini menjorok terlalu dalam (lebih dari {most} tingkat)."
    return problem(family.signs, place, message, _LIKE_GUIDE)


def impossible_value(family: Family, place: Place, message: str) -> Problem:
    """Return the problem of a date that does not exist, or of an impossible number."""
    hint = "Betulkan isinya; apit dengan tanda kutip bila memang teks."
    return problem(family.broken, place, message, hint)


def no_number(family: Family, place: Place, key: str, typed: str) -> Problem:
    """Return the problem of infinity, or of what is not a number; a program wrote it."""
    message = f'Isian "{key}" bukan bilangan yang dapat dicetak: {typed}.'
    hint = "Betulkan isinya, atau kosongkan; apit dengan tanda kutip bila memang teks."
    return problem(family.broken, place, message, hint)


def empty_key(family: Family, place: Place) -> Problem:
    """Return the problem of an empty key."""
    message = "Di sini ada kunci yang kosong."
    return problem(family.shape, place, message, "Tulis kuncinya sebelum titik dua.")


def key_no_text(family: Family, place: Place) -> Problem:
    """Return the problem of a list or mapping that is used as a key."""
    message = "Kunci harus berupa teks, bukan daftar."
    hint = 'Tulis sebagai "kunci: nilai"; isi yang diawali { atau [ apit dengan tanda kutip.'
    return problem(family.shape, place, message, hint)


def key_twice(family: Family, place: Place, key: str, first: int) -> Problem:
    """Return the problem of a key that is already used on an earlier line."""
    message = f'Kunci "{key}" sudah ditulis di baris {first}.'
    return problem(family.twice, place, message, "Pertahankan satu; hapus yang lain.")


def long_key(family: Family, place: Place, length: int, most: int) -> Problem:
    """Return the problem of a key that is too long."""
    message = f"Kunci di baris ini {format_angka(length)} huruf; mungkin tanda titik duanya kurang."
    return problem(family.bulky, place, message, f"{_PAIR} Kunci paling panjang {most} huruf.")


def long_path(family: Family, place: Place) -> Problem:
    """Return the problem of nested keys that are too long together."""
    message = "Isi berkas ini terlalu banyak: kunci-kuncinya bersarang terlalu panjang."
    return problem(family.bulky, place, message, _LIKE_GUIDE)


def too_many(family: Family, place: Place, most: int) -> Problem:
    """Return the problem of a file with more values than its kind may have."""
    message = f"Isi berkas ini terlalu banyak: lebih dari {format_angka(most)} isian."
    hint = "Bagi isinya, atau pakai tabel .xlsx."
    return problem(family.bulky, place, message, hint)


Words = tuple[int, str, str]
"""The line to look at, what is wrong there, and how to mend it."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the parser stopped: it noticed a fault on ``line``, in a part that began at ``begun``.

    Lines count from 1, ``column`` from 0.
    """

    lines: list[str]
    line: int
    column: int
    begun: int

    def text(self, line: int) -> str:
        """Return the text of a line; empty when the file has no such line."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    @property
    def here(self) -> str:
        """The line on which the parser noticed the fault."""
        return self.text(self.line)

    def above(self) -> int:
        """Return the number of the nearest line above that is not empty, or 0."""
        filled = (n for n in range(self.line - 1, 0, -1) if self.text(n).strip())
        return next(filled, 0)


def broken(family: Family, place: Place, text: str, error: Any) -> Problem:
    """Return the problem of a file that the parser refuses, according to the parser's message."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _no_character(family, place, text, error)
    begun = getattr(error, "context_mark", None) or mark
    scene = _Scene(text.splitlines(), mark.line + 1, mark.column, begun.line + 1)
    said = f"{error.problem} {error.context or ''}"
    words = next((tell for part, tell in _TELLERS if part in said), _any)
    line, message, hint = words(scene)
    for near in (line, scene.line, scene.above()):
        if ODD_SPACE.search(scene.text(near)):
            return odd_space(family, place.on_line(near), scene.text(near))
    return problem(family.broken, place.on_line(line), message, hint)


def odd_space(family: Family, place: Place, text: str) -> Problem:
    """Return the problem of a space or a colon that only looks like the one that YAML needs."""
    found = ODD_SPACE.search(text)
    sign = found[0].strip(":- ") if found else "\u00a0"
    if sign.startswith("\uff1a"):
        message = "Titik dua di baris ini bukan titik dua biasa (U+FF1A)."
    else:
        message = (
            f"Baris ini memuat spasi yang bukan spasi biasa (U+{ord(sign[:1] or chr(160)):04X})."
        )
    hint = "Hapus tanda itu, lalu ketik ulang; jangan tempel dari Word atau WhatsApp."
    return problem(family.broken, place, message, hint)


def _no_character(family: Family, place: Place, text: str, error: Any) -> Problem:
    """Return the problem of a control character; the parser gives only its position."""
    at = getattr(error, "position", 0)
    line = text.encode("utf-8", "replace")[:at].count(b"\n") + 1
    message = "Baris ini memuat karakter yang tidak dapat dibaca."
    hint = "Hapus baris itu, lalu ketik ulang; jangan tempel dari program lain."
    return problem(family.broken, place.on_line(line), message, hint)


def _unstartable(scene: _Scene) -> Words:
    before = scene.here[: scene.column + 1]
    if "\t" in before and not before.strip(" \t"):
        return _tab(scene)
    sign = scene.here[scene.column : scene.column + 1]
    message = f"Baris {scene.line} tidak dapat dibaca: isinya diawali tanda {sign}."
    return scene.line, message, f'Apit isinya dengan tanda kutip: kunci: "{sign}...".'


def _tab(scene: _Scene) -> Words:
    message = f"Baris {scene.line} tidak dapat dibaca: diawali Tab."
    return scene.line, message, "Ganti Tab di awal baris dengan spasi."


def _second_value(scene: _Scene) -> Words:
    """Distinguish ``a: b: c`` from a line below a value, and from a line below ``a:b``."""
    if ": " in scene.here[: scene.column]:
        message = f"Baris {scene.line} memuat dua titik dua."
        return scene.line, message, 'Apit isinya dengan tanda kutip: kunci: "a: b".'
    above = scene.above()
    if above and ": " not in scene.text(above):
        return _without_colon(scene, above)
    message = f"Baris {scene.line} menjorok, padahal baris di atasnya sudah berisi."
    return scene.line, message, "Samakan awal barisnya dengan baris di atasnya."


def _no_colon(scene: _Scene) -> Words:
    return _without_colon(scene, scene.begun)


def _without_colon(scene: _Scene, line: int) -> Words:
    hint = _PAIR
    if scene.text(line).lstrip().startswith("-"):
        hint = 'Tulis "- " di awal isian daftar, atau "kunci: nilai", dengan spasi sesudahnya.'
    return line, f"Baris {line} tidak punya titik dua yang diikuti spasi.", hint


def _open_quote(scene: _Scene) -> Words:
    message = f"Tanda kutip yang dibuka di baris {scene.begun} tidak ditutup."
    return scene.begun, message, "Tambahkan tanda kutip penutup."


def _no_key(scene: _Scene) -> Words:
    """Distinguish text after a closing quote or bracket from a line with a wrong indent."""
    before = scene.here[: scene.column].rstrip()
    if before.endswith(('"', "'")):
        message = f"Sesudah tanda kutip penutup di baris {scene.line} masih ada tulisan."
        return scene.line, message, "Apit seluruh isinya dengan tanda kutip."
    if before.endswith(("}", "]")):
        message = f"Sesudah kurung penutup di baris {scene.line} masih ada tulisan."
        return scene.line, message, "Apit seluruh isinya dengan tanda kutip."
    message = f"Baris {scene.line} tidak sejajar dengan baris-baris di atasnya."
    hint = (
        'Samakan banyaknya spasi di awal barisnya; jangan campur "- " dengan "kunci:" pada '
        "tingkat yang sama."
    )
    return scene.line, message, hint


def _no_dash(scene: _Scene) -> Words:
    message = f'Baris {scene.line} tidak diawali "- ", padahal baris lain dalam daftar ini ya.'
    return scene.line, message, 'Tambahkan "- ", atau buat baris itu menjorok.'


def _open_bracket(scene: _Scene) -> Words:
    message = f"Kurung {{ atau [ yang dibuka di baris {scene.begun} tidak ditutup."
    return scene.begun, message, "Tutup kurungnya, atau apit teksnya dengan tanda kutip."


def _escape(scene: _Scene) -> Words:
    message = (
        f"Garis miring terbalik (\\) di baris {scene.line} punya arti khusus di dalam tanda kutip "
        "ganda."
    )
    return scene.line, message, "Pakai tanda kutip tunggal: 'C:\\ZI'."


def _bare_sign(scene: _Scene) -> Words:
    message = "Isian ini diawali tanda & atau *, yang punya arti khusus di berkas ini."
    return scene.line, message, _QUOTE


def _bare_block(scene: _Scene) -> Words:
    message = f"Isian di baris {scene.line} diawali tanda | atau >."
    return scene.line, message, "Apit isinya dengan tanda kutip."


def _any(scene: _Scene) -> Words:
    hint = (
        "Periksa spasi di awal baris (bukan Tab), tanda titik dua yang diikuti spasi, dan apit "
        'teks yang memuat ": " atau "#" dengan tanda kutip.'
    )
    return scene.line, f"Baris {scene.line} tidak dapat dibaca.", hint


# The messages of libyaml, and of the Python parser where they differ; the first match counts.
_TELLERS: tuple[tuple[str, Callable[[_Scene], Words]], ...] = (
    ("tab character that violates indentation", _tab),
    ("cannot start any token", _unstartable),
    ("node content", _unstartable),
    ("mapping values are not allowed", _second_value),
    ("could not find expected ':'", _no_colon),
    ("unexpected end of stream", _open_quote),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _no_dash),
    ("expected ',' or ", _open_bracket),
    ("escape", _escape),
    ("hexdecimal number", _escape),
    ("alphabetic or numeric character", _bare_sign),
    ("comment or line break", _bare_block),
    ("a comment or a line break", _bare_block),
)
