"""What a clerk is told of old paper: once for each form, with how many, which, and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from zi_docs.errors import Problem, peringatan
from zi_docs.printing.stale import GONE, Stale
from zi_docs.register import make_command

__all__ = ["stale_problems"]

_FORMS = {"pdf": ("ZI762", "PDF"), "gabung": ("ZI763", "berkas cetak"), "zip": ("ZI764", "paket")}
_NAMED = 5
_COMMANDS = 3
_KEYS = 10
_SCAN = "Hasil pindai yang bertanda tangan pindahkan dahulu, supaya tidak tertimpa."


def stale_problems(found: Iterable[Stale], data_set: str) -> list[Problem]:
    """Return one warning for each form that has old files; ``data_set`` is for the commands."""
    order = list(_FORMS)
    files = sorted(found, key=lambda file: (order.index(file.bentuk), file.path))
    return [
        _problem(bentuk, list(same), data_set)
        for bentuk, same in groupby(files, key=lambda file: file.bentuk)
    ]


def _problem(bentuk: str, files: Sequence[Stale], data_set: str) -> Problem:
    code, name = _FORMS[bentuk]
    folder = _common_folder([file.path for file in files])
    place = files[0].path if len(files) == 1 else folder
    message = f"{len(files)} {name} tidak sesuai dengan dokumennya sekarang{_which(files, folder)}."
    return peringatan(code, place, message, _mend(files, data_set))


def _which(files: Sequence[Stale], folder: str) -> str:
    """Return the first names and why; a reason that all share is told once."""
    names = [file.path.removeprefix(f"{folder}/") for file in files[:_NAMED]]
    more = f", dan {len(files) - _NAMED} lagi" if len(files) > _NAMED else ""
    if len({file.sebab for file in files}) == 1:
        return f" ({files[0].sebab}): {', '.join(names)}{more}"
    with_reasons = [f"{name} ({file.sebab})" for name, file in zip(names, files, strict=False)]
    return f": {', '.join(with_reasons)}{more}"


def _common_folder(paths: Sequence[str]) -> str:
    """Return the folder in which all of these lie, or that of the first where there is none."""
    folders = [path.split("/")[:-1] for path in paths]
    shared = takewhile(lambda steps: len(set(steps)) == 1, zip(*folders, strict=False))
    return "/".join([step for step, *_ in shared] or folders[0])


def _mend(files: Sequence[Stale], data_set: str) -> str:
    commands = list(_commands([file for file in files if file.sebab != GONE], data_set))
    if not commands:
        return "Hapus atau pindahkan berkas itu."
    more = f"; dan {len(commands) - _COMMANDS} perintah lagi" if len(commands) > _COMMANDS else ""
    again = f"Hapus berkas itu, atau buat lagi: {'; '.join(commands[:_COMMANDS])}{more}"
    return f"{again}. {_SCAN}" if files[0].bentuk == "pdf" else again


def _commands(files: Sequence[Stale], data_set: str) -> Iterator[str]:
    """Yield the commands that make these again, each for all types that it fits.

    A few PDFs are asked for by their records' keys: the documents of the others may not be wanted,
    and would be numbered.
    """
    types: dict[tuple[str, ...], dict[str, None]] = {}
    for jenis in dict.fromkeys(file.jenis for file in files):
        own = [file for file in files if file.jenis == jenis]
        keys = dict.fromkeys(file.kunci for file in own if file.kunci not in ("", data_set))
        only = [word for key in keys for word in ("--hanya", key)] if len(keys) <= _KEYS else []
        for file in own:
            types.setdefault((*only, *file.opsi), {})[jenis] = None
    return (make_command(jenis, data_set, *opsi) for opsi, jenis in types.items())
