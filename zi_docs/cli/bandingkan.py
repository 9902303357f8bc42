"""``zi-docs bandingkan``: what changed for whom between two folders of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import to_read
from zi_docs.cli.command import declare, refuse
from zi_docs.cli.options import json_option
from zi_docs.cli.show import print_json

if TYPE_CHECKING:
    from zi_docs.run.comparing import Compared

_SAME = "sama"
_WORDS = {
    "baru": "baru",
    "hilang": "hilang",
    "berubah": "berubah",
    "tampilan": "berubah tampilannya saja",
    _SAME: "sama",
}


@declare(
    "bandingkan",
    keterangan=(
        "Bandingkan dua folder hasil, dokumen demi dokumen menurut namanya.\n\n"
        "A dan B boleh juga dua berkas Word. Kode keluar 0 berarti semuanya sama, 1 berarti ada "
        "yang beda."
    ),
    contoh=(
        "bandingkan output/trenggalek-2021 D:\\ZI",
        "bandingkan output/trenggalek-2021 D:\\ZI --json",
    ),
)
@click.argument("sebelum", metavar="A", type=to_read(), help="Folder atau berkas yang lama.")
@click.argument("sesudah", metavar="B", type=to_read(), help="Folder atau berkas yang baru.")
@json_option
def command(sebelum: Path, sesudah: Path, as_json: bool) -> int:
    """Compare the documents of two folders."""
    from zi_docs.run.comparing import compare_folders

    if sebelum.is_dir() != sesudah.is_dir():
        refuse("Yang satu folder, yang lain berkas.", "Beri dua folder, atau dua berkas Word.")
    found = list(compare_folders(sebelum, sesudah))
    code = int(any(one.kind != _SAME for one in found))
    if as_json:
        print_json(code, [], hasil="beda" if code else _SAME, dokumen=list(map(_as_dict, found)))
    else:
        click.echo("\n".join([*_lines(found), _counted(found)]))
    return code


def _lines(found: Sequence[Compared]) -> Iterator[str]:
    """Yield a line for each document that differs, with its paragraphs below."""
    from zi_docs.run.divergence import change_lines

    for one in found:
        if one.kind != _SAME:
            yield f"{_WORDS[one.kind].capitalize()}: {one.path}"
            yield from (f"  {line}" for line in change_lines(one.changes))


def _counted(found: Sequence[Compared]) -> str:
    counts = Counter(str(one.kind) for one in found)
    said = [f"{counts[kind]} {word}" for kind, word in _WORDS.items() if counts[kind]]
    return f"{len(found)} dokumen: {', '.join(said)}."


def _as_dict(one: Compared) -> dict[str, object]:
    changes = [{"sebelum": before, "sesudah": after} for before, after in one.changes]
    return {"berkas": one.path, "keadaan": str(one.kind), "beda": changes}
