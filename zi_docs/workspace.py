"""Where the files are: an office's folder with ``data/``, ``templates/`` and ``output/``."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from zi_docs.errors import Problem, UsageError, brief, choices, disk_words, problem, quote
from zi_docs.plain_file import is_there

__all__ = [
    "TERBIT",
    "UNGGAHAN",
    "Workspace",
    "builtin_templates",
    "data_sets",
    "find_root",
    "find_workspace",
    "samples",
]

TERBIT = "terbit"
"""The folder, in that of a data set, with the bytes of what was issued; no reader looks into it."""

UNGGAHAN = "unggahan"
"""The folder, in that of a data set, with what was brought or replaced; no reader looks into it."""

_ELSEWHERE = (
    "Pindah dahulu ke folder kerja yang berisi folder data (mis. cd D:\\ZI), "
    "atau mulai yang baru: zi-docs mulai NAMA."
)


@dataclass(frozen=True, slots=True)
class Workspace:
    """One data set and the folders around it.

    ``shown`` is the data set's folder as a clerk knows it. The documents of this data set go to
    ``output``, in a folder for each document type.
    """

    root: Path
    data: Path
    output: Path

    @property
    def nama(self) -> str:
        """The data set's name: its folder's name."""
        return self.data.name

    @property
    def shown(self) -> str:
        """The data set's folder, relative to the root if it is inside it."""
        return self.show(self.data)

    def show(self, path: Path) -> str:
        """Return a path with forward slashes, relative to the root if it is inside it."""
        text, root = path.as_posix(), f"{self.root.as_posix()}/"
        return text[len(root) :] if text.startswith(root) else "." if path == self.root else text

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The built-in templates, then the office's own, which override them."""
        return template_folders(self.root)


def builtin_templates() -> Path:
    """Return the folder of the built-in document types, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def samples() -> Path:
    """Return the folder of the sample data sets, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_contoh"
    return inside if inside.is_dir() else package.parent / "data"


def find_root(here: Path) -> Path:
    """Return the folder of the office's work: the first, from here upwards, that has data sets.

    Where none has, it is the folder itself.
    """
    return next((path for path in (here, *here.parents) if data_sets(path)), here)


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return the template folders of a workspace: the built-in one, then its own.

    What has the name of its own one is no folder perhaps; listing it tells why.
    """
    builtin = builtin_templates()
    own = root / "templates"
    if is_there(own) and not (_is_folder(own) and own.resolve() == builtin.resolve()):
        return (builtin, own)
    return (builtin,)


def find_workspace(data: str, here: Path, output: Path | None = None) -> Workspace:
    """Return the workspace of a data set, given its name or its folder.

    A bare name is first looked for in ``data/``, here and in the folders above, then as a folder.
    Raises :class:`UsageError`: ZI001 when there is no such folder, ZI012 when its path or that of
    the output has characters that can't be read or can't be followed to its end.
    """
    root, folder = _find(data, here)
    place = f"--data {brief(data)}"
    folder = _settle(folder, place)
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UsageError(_forbidden(data))
    given = output if output is not None else root / "output" / folder.name
    shown = place if output is None else f"--keluaran {brief(str(output))}"
    return Workspace(_settle(root, place), folder, _settle(given, shown))


def _find(data: str, here: Path) -> tuple[Path, Path]:
    """Return the root and the folder of a data set."""
    named = here / data
    is_bare = data != "" and Path(data).name == data
    above = next((p for p in (here, *here.parents) if _is_folder(p / "data" / data)), None)
    if above is not None and (is_bare or not _is_folder(named)):
        return above, above / "data" / data
    if not _is_folder(named):
        raise _not_found(data, here)
    folder = _settle(named, f"--data {brief(data)}")
    return (folder.parent.parent if folder.parent.name == "data" else folder.parent), folder


def _settle(path: Path, place: str) -> Path:
    """Return where a path leads. Raises :class:`UsageError` (ZI012) when that can't be said."""
    try:
        settled = path.resolve()
        odd = any(unicodedata.category(letter) in ("Cc", "Cs") for letter in str(settled))
        reason = "memuat tanda yang tidak dapat dibaca" if odd else ""
    except RuntimeError:  # in Python before 3.13
        reason = "tautannya berputar ke dirinya sendiri"
    except OSError as error:
        reason = disk_words(error)
    if not reason:
        return settled
    message = f"Alamat foldernya tidak dapat dipakai: {reason}."
    raise UsageError(problem("ZI012", place, message, "Pakai folder lain, atau ganti namanya."))


def _not_found(data: str, here: Path) -> UsageError:
    if any(map(_is_forbidden, (here / "data" / data, here / data))):
        return UsageError(_forbidden(data))
    known = [f"--data {name}" for name in _known(here)]
    fault = "tidak ada di folder data" if known and Path(data).name == data else "tidak ditemukan"
    mend = f"Tulis salah satu: {choices(known)}." if known else _ELSEWHERE
    message = f"Kumpulan data {quote(data)} {fault}."
    return UsageError(problem("ZI001", f"--data {brief(data)}", message, mend))


def _is_folder(path: Path) -> bool:
    """Whether a folder is there and the disk lets it be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_forbidden(path: Path) -> bool:
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False  # it does not exist, or can't
    return False


def _forbidden(data: str) -> Problem:
    message = f"Kumpulan data {quote(data)} tidak boleh dibuka."
    hint = "Mintalah izin membaca folder itu, atau pakai kumpulan data lain."
    return problem("ZI001", f"--data {brief(data)}", message, hint)


def _known(here: Path) -> list[str]:
    """Return the data sets of the first folder, from here upwards, that has any."""
    return data_sets(find_root(here))


def data_sets(root: Path) -> list[str]:
    """Return the names of the data sets in a workspace, sorted."""
    return sorted(path.name for path in (root / "data").glob("[!._]*") if _is_folder(path))
