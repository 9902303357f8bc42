"""A plot as SVG: one panel per curve, the horizontal axis logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

__all__ = ["Curve", "plot"]

_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP, _PAD = 320, 180, 56, 56, 72, 28
_INK, _GRID, _LINE = "#333", "#ddd", "#1f6f8b"


@dataclass(frozen=True, slots=True)
class Curve:
    """The contents of one panel."""

    label: str
    xs: Sequence[float]
    ys: Sequence[float]


def plot(title: str, x_label: str, curves: Sequence[Curve]) -> str:
    """Return the panels side by side."""
    width = _LEFT + len(curves) * (_WIDTH + _GAP)
    height = _TOP + _HEIGHT + 56
    panels = "\n".join(
        _panel(curve, x_label, _LEFT + n * (_WIDTH + _GAP)) for n, curve in enumerate(curves)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n'
        f"{_text(_LEFT, 22, title, size=15)}\n{panels}\n</svg>\n"
    )


def _panel(curve: Curve, x_label: str, left: float) -> str:
    top = _round_up(max(curve.ys))
    low, high = math.log10(min(curve.xs)), math.log10(max(curve.xs))
    points = [
        (left + _PAD + (_WIDTH - 2 * _PAD) * (math.log10(x) - low) / (high - low), _y(y, top))
        for x, y in zip(curve.xs, curve.ys, strict=True)
    ]
    pieces = [_text(left, _TOP - 12, curve.label)]
    pieces += [_level(left, share * top, top) for share in (0, 0.25, 0.5, 0.75, 1)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    pieces.append(f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    for (x, y), number, value in zip(points, curve.xs, curve.ys, strict=True):
        pieces.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_LINE}"/>')
        pieces.append(_text(x, y - 9, f"{value:.3g}", anchor="middle"))
        pieces.append(_text(x, _TOP + _HEIGHT + 18, _thousands(number), anchor="middle"))
    pieces.append(_text(left + _WIDTH / 2, _TOP + _HEIGHT + 38, x_label, anchor="middle"))
    return "\n".join(pieces)


def _level(left: float, value: float, top: float) -> str:
    y = _y(value, top)
    line = f'<path d="M{left} {y:.1f}h{_WIDTH}" stroke="{_GRID}"/>'
    return line + _text(left - 8, y + 4, f"{value:.3g}", anchor="end")


def _y(value: float, top: float) -> float:
    return _TOP + _HEIGHT * (1 - value / top)


def _round_up(value: float) -> float:
    """Return the next 1, 2, 4 or 8 of its magnitude, a little above the value."""
    unit = 10.0 ** math.floor(math.log10(value))
    return next(step * unit for step in (1, 2, 4, 8, 10, 20) if step * unit >= value * 1.1)


def _thousands(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _text(x: float, y: float, words: str, anchor: str = "start", size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">'
        f"{escape(words)}</text>"
    )
