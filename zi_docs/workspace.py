"""Where things are: an office's folder with ``data/``, ``templates/`` and ``output/``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zi_docs.errors import UsageError, galat

__all__ = ["Workspace", "builtin_templates", "find_workspace"]


@dataclass(frozen=True, slots=True)
class Workspace:
    """One data set and the folders around it.

    ``shown`` is the data set's folder as a clerk knows it. ``output`` is where documents of this
    data set go, a folder per document type.
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
        """The data set's folder, relative to the root where it lies inside."""
        return self.show(self.data)

    def show(self, path: Path) -> str:
        """Return a path relative to the root where it lies inside, with forward slashes."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The built-in templates, then the office's own, which override them."""
        return template_folders(self.root)


def builtin_templates() -> Path:
    """Return the folder of the built-in document types, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return the template folders that count in a workspace: built-in, then its own."""
    builtin = builtin_templates()
    own = root / "templates"
    if own.is_dir() and own.resolve() != builtin.resolve():
        return (builtin, own)
    return (builtin,)


def find_workspace(data: str, here: Path, output: Path | None = None) -> Workspace:
    """Return the workspace of a data set, given its name or its folder.

    A bare name is looked for in ``data/`` here and in the folders above before any folder of that
    name counts. Raises :class:`UsageError` (ZI001) when there is no such folder.
    """
    named = here / data
    is_bare = data != "" and Path(data).name == data
    above = next((p for p in (here, *here.parents) if (p / "data" / data).is_dir()), None)
    if above is not None and (is_bare or not named.is_dir()):
        folder = (above / "data" / data).resolve()
        return Workspace(above.resolve(), folder, _output(output, above, folder.name))
    if named.is_dir():
        folder = named.resolve()
        root = folder.parent.parent if folder.parent.name == "data" else folder.parent
        return Workspace(root, folder, _output(output, root, folder.name))
    message = f'Kumpulan data "{data}" tidak ditemukan.'
    raise UsageError(galat("ZI001", f"--data {data}", message, _known(here)))


def _output(given: Path | None, root: Path, nama: str) -> Path:
    return (given if given is not None else root / "output" / nama).resolve()


def _known(here: Path) -> str:
    for parent in (here, *here.parents):
        names = sorted(path.name for path in (parent / "data").glob("[!._]*") if path.is_dir())
        if names:
            return f"Yang ada di folder data: {', '.join(names)}."
    return "Jalankan dari folder kerja yang berisi folder data, atau beri alamat foldernya."
