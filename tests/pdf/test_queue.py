"""How a batch is cut into calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.pdf.calls import PdfQueue, alone, cut
from zi_docs.pdf.converter import PdfItem


@pytest.mark.parametrize(
    ("count", "several", "sizes"),
    [(1000, 1, [200] * 5), (250, 1, [125, 125]), (10, 2, [5, 5]), (500, 2, [125] * 4), (1, 2, [1])],
)
def test_pieces_are_even(count: int, several: int, sizes: list[int]) -> None:
    """Each process gets the same number of files, and no call more than it takes."""
    assert [len(piece) for piece in cut(range(count), 200, several)] == sizes


def test_photographs_go_apart() -> None:
    """Documents with photographs have calls of their own, since their pictures are made smaller."""
    items = [PdfItem(b"x" * size, Path(f"{size}.pdf")) for size in (10, 900_000, 20)]
    calls = [[len(bundle.items[0].source) for bundle in call] for call in alone(items, 1)]
    assert calls == [[10, 20], [900_000]]


def test_what_cannot_stay_joined_goes_last() -> None:
    """Documents from joined files are gathered, and go in one call when nothing else waits."""
    queue = PdfQueue(1, joins=True)
    items = [PdfItem(b"", Path(f"{n}.pdf"), pages=1) for n in range(4)]
    queue.plan(items[2:])
    queue.put_loose(items[:1])
    queue.put_loose(items[1:2])
    taken = []
    while queue:
        taken.append([list(bundle.items) for bundle in queue.take()])
    assert taken == [[items[2:]], [[items[0]], [items[1]]]]
