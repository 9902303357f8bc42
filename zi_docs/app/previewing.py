"""The pages of one filled document as pictures, kept for a short while for who looks at them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from zi_docs.app.viewing import draw, text_of, view
from zi_docs.app.work_file import FOLDER
from zi_docs.errors import ConverterError, Problem
from zi_docs.files.folders import make_folder
from zi_docs.workspace import Workspace

_FOLDER = "gambar"
_MOST = 40  # pictures that are kept
_LONGEST = 40  # a sign and the number of its page; no disk takes a name of any length
_SIGN = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one document: the signs of their pictures, or its text and why no picture."""

    untuk: str
    pictures: tuple[str, ...] = ()
    text: str = ""
    problems: tuple[Problem, ...] = ()


def draw_pages(workspace: Workspace, jenis: str, kunci: str = "") -> Pages:
    """Fill the document of a record, and draw its pages.

    Raises what :func:`~zi_docs.app.viewing.view` raises, and what filling it raises.
    """
    seen = view(workspace.root, jenis, workspace.nama, kunci)
    document = seen.document()
    folder, sign = _pictures(workspace), token_hex(16)
    make_folder(folder)
    _forget(folder)
    try:
        drawn = draw(document, folder / f"{sign}.png")
    except ConverterError as error:
        return Pages(seen.untuk, text=text_of(document), problems=error.problems)
    return Pages(seen.untuk, tuple(path.stem for path in drawn))


def picture_of(workspace: Workspace, sign: str) -> Path | None:
    """Return the picture with this sign; None for one that was never drawn or is gone."""
    whole, _, page = sign.partition("-")
    if (
        len(sign) > _LONGEST
        or not whole
        or not set(whole) <= _SIGN
        or not (page == "" or page.isdecimal())
    ):
        return None
    path = _pictures(workspace) / f"{sign}.png"
    return path if path.is_file() else None


def _pictures(workspace: Workspace) -> Path:
    return workspace.output / FOLDER / _FOLDER


def _forget(folder: Path) -> None:
    """Delete the pictures that were drawn long ago."""
    drawn = sorted(folder.glob("*.png"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in drawn[_MOST:]:
        with suppress(OSError):
            path.unlink()
