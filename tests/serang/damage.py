"""Ways to damage the bytes of a file of any format: a row of ``DAMAGES`` each."""

from __future__ import annotations

from collections.abc import Callable

from .case import Chance

Damage = Callable[[bytearray, Chance], None]

_LONGEST = 40


def damaged(data: bytes, chance: Chance) -> tuple[str, bytes]:
    """Return the names of one to three damages, and the bytes with them."""
    copy, names = bytearray(data), []
    for _ in range(chance.randint(1, 3)):
        damage = chance.choice(DAMAGES)
        damage(copy, chance)
        names.append(damage.__name__)
    return " + ".join(names), bytes(copy)


def flip(data: bytearray, chance: Chance) -> None:
    """Turn one bit."""
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: Chance) -> None:
    """Write other bytes over some."""
    start, end = span(data, chance)
    data[start:end] = chance.randbytes(end - start)


def blank(data: bytearray, chance: Chance) -> None:
    """Write zeros over some."""
    start, end = span(data, chance)
    data[start:end] = bytes(end - start)


def cut(data: bytearray, chance: Chance) -> None:
    """Lose the end, as a broken download does."""
    del data[chance.randint(0, len(data)) :]


def lose(data: bytearray, chance: Chance) -> None:
    """Lose some bytes in the middle."""
    start, end = span(data, chance)
    del data[start:end]


def double(data: bytearray, chance: Chance) -> None:
    """Write some bytes twice."""
    start, end = span(data, chance)
    data[start:start] = data[start:end]


def lead(data: bytearray, chance: Chance) -> None:
    """Put bytes before the first."""
    data[:0] = chance.choice((b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"MZ", b"%PDF-1.4\n"))


def trail(data: bytearray, chance: Chance) -> None:
    """Put bytes after the last."""
    data += chance.choice((b"\0" * 512, b"\x1a", b"PK\x05\x06" + b"\0" * 18, b"<html></html>"))


def span(data: bytearray, chance: Chance) -> tuple[int, int]:
    """Return the ends of a short stretch."""
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, _LONGEST))


DAMAGES: tuple[Damage, ...] = (flip, flip, overwrite, blank, cut, lose, double, lead, trail)
