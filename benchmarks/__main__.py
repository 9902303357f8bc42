"""``python -m benchmarks``: how quick zi_docs is, beside its peers, on this machine.

Nothing here runs in the tests or in CI. The peers are installed into ``benchmarks/peers/``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.folders import REPOSITORY
from benchmarks.machine import describe
from benchmarks.peers import install
from benchmarks.report import Section, markdown, targets_table
from benchmarks.rounds import FIRST, Options
from benchmarks.sections import SECTIONS

__all__ = ["main", "with_sections"]

_PAGE = REPOSITORY / "docs" / "kinerja.md"
_QUICK_ROUNDS = 2
_BLOCK = re.compile(r"^(?=## )", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the sections asked for, print them, and write them down when asked."""
    asked = _parser().parse_args(arguments)
    if asked.tulis and asked.cepat:
        sys.exit("--tulis memerlukan putaran penuh.")
    names = asked.bagian or [*SECTIONS]
    if not {*names} <= {"halaman", "lawan", "nilai", "tandai"}:  # their engines are all ours
        install()
    options = Options(_QUICK_ROUNDS if asked.cepat else asked.putaran, asked.cepat, asked.lawan)
    sections = [describe()]
    print(markdown(sections[0]), end="\n\n", flush=True)
    for name in names:
        sections.append(SECTIONS[name](options))
        print(markdown(sections[-1]), end="\n\n", flush=True)
        if asked.tulis and asked.bagian:  # at once: a later section that fails takes nothing along
            _write(sections[-1:], whole=False)
    print(f"## Targets\n\n{targets_table(sections)}")
    if asked.tulis and not asked.bagian:
        _write(sections, whole=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--bagian",
        metavar="NAMA",
        action="append",
        choices=SECTIONS,
        help=f"hanya bagian ini, boleh diulang: {', '.join(SECTIONS)}",
    )
    parser.add_argument("--putaran", type=int, default=5, help="banyaknya putaran (5)")
    parser.add_argument(
        "--cepat", action="store_true", help="sepersepuluh dokumen, dua putaran; hanya untuk uji"
    )
    parser.add_argument(
        "--lawan", metavar="COMMIT", default=FIRST, help=f"commit lama bagian lawan ({FIRST})"
    )
    parser.add_argument(
        "--tulis",
        action="store_true",
        help="tulis docs/kinerja.md dan grafiknya; dengan --bagian hanya bagian itu diganti",
    )
    return parser


def _write(sections: Sequence[Section], *, whole: bool) -> None:
    for section in sections:
        for path, svg in section.pictures.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    text = _document(sections) if whole else with_sections(_PAGE.read_text("utf-8"), sections)
    _PAGE.write_text(text, encoding="utf-8")
    print(f"\n{_PAGE.relative_to(REPOSITORY)} ditulis.")


def _document(sections: Sequence[Section]) -> str:
    pictures = [_picture(path) for section in sections for path in section.pictures]
    pieces = [
        "# Kinerja: how fast zi_docs is",
        f"Measured on {date.today().isoformat()} by `make bench`, which writes this page. All of "
        "it side by side on one machine; on another the figures differ, the ratios less so.",
        f"## Targets\n\n{targets_table(sections)}",
        *pictures,
        *(markdown(section) for section in sections),
    ]
    return "\n\n".join(pieces) + "\n"


def with_sections(page: str, sections: Sequence[Section]) -> str:
    """Return the page with these sections in place of those with the same headings.

    A new one comes last. Each has its own date and targets, since the others are of another run.
    """
    blocks = {block.partition("\n")[0]: block.strip() for block in _BLOCK.split(page)}
    for section in sections:
        measured = f"Measured on {date.today().isoformat()}."
        heading, _, rest = markdown(section).partition("\n\n")
        targets = [targets_table([section])] if section.targets else []
        blocks[heading] = "\n\n".join((heading, measured, *targets, rest))
    return "\n\n".join(blocks.values()) + "\n"


def _picture(path: Path) -> str:
    return f"![Time and memory]({path.relative_to(_PAGE.parent).as_posix()})"


if __name__ == "__main__":
    main()
