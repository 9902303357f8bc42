"""Takes the files that somebody brings for a data set, and keeps what they replace.

Everything brought is kept under its date in ``data/DATA/unggahan``, where no reader looks. A file
of the data set is replaced only when that was asked for, and its former bytes are kept there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from zi_docs.app.problems import file_is_there, no_such_file, strange_upload
from zi_docs.errors import DataError, OutputError, Place, Problem, UsageError
from zi_docs.files.names import safe_path
from zi_docs.files.problems import output_problem
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import flush_folders, write_whole
from zi_docs.picture import PictureError, read_picture
from zi_docs.plain_file import read_plain
from zi_docs.readers.data_file import DataFile
from zi_docs.readers.data_set import READERS
from zi_docs.readers.gate import check
from zi_docs.run.problems_values import bad_picture
from zi_docs.workspace import UNGGAHAN, Workspace

BOOKS = (".xlsx", ".xls", ".ods")
PICTURES = (".png", ".jpg", ".jpeg")
ENDINGS = (*READERS, *PICTURES)
"""The endings of the files that a data set may be made of."""

_STAMP = "%Y-%m-%d %H.%M.%S"
_KEPT = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:_\d+)? (.+)")
_AGAIN = re.compile(r"(?i)(?: ?\(\d+\)| - (?:copy|salinan)(?: ?\(\d+\))?)+$")
_COPY = re.compile(r"(?i)(?:_PERIKSA| rapi)$")
"""What the names of our own copies end with: the marked one and the tidy one."""
_TEMPORARY = ("~$", ".")
_LEFT = "riwayat.txt"  # when each kept file left the data set: a line of time, tab, name


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a data set, or one that was brought for it and is kept under its date.

    ``path`` is its place, ``nama`` its name without the date, ``kapan`` when it was brought or
    changed, ``besar`` its size in bytes. Of a file that was brought, ``dipakai`` is the file of the
    data set that has its bytes now, or "", and ``sampai`` when it last left the data set.
    """

    path: Path
    nama: str
    kapan: datetime
    besar: int
    dipakai: str = ""
    sampai: datetime | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, not a table."""
        return self.path.suffix.casefold() in PICTURES


def files_of(workspace: Workspace) -> list[KeptFile]:
    """Return the files that a data set is made of, in the order of their names."""
    paths = sorted(workspace.data.iterdir()) if workspace.data.is_dir() else []
    return [_known(path, path.name) for path in paths if path.is_file() and _is_of_data(path.name)]


def uploads_of(workspace: Workspace) -> list[KeptFile]:
    """Return what was brought or replaced, the latest first."""
    return sorted(_kept(workspace), key=lambda one: one.path.name, reverse=True)


def with_use(workspace: Workspace, uploads: Sequence[KeptFile]) -> list[KeptFile]:
    """Return what was brought, each with the file that has its bytes now, or when it was replaced.

    Raises :class:`OutputError` for a file that can't be read.
    """
    there, left = files_of(workspace), _left(workspace)
    return [
        replace(one, dipakai=_used_as(workspace, one, there), sampai=left.get(one.path.name))
        for one in uploads
    ]


def _used_as(workspace: Workspace, upload: KeptFile, there: Sequence[KeptFile]) -> str:
    same_size = [one for one in there if one.besar == upload.besar]
    data = read_file(workspace, upload.path) if same_size else b""
    return next((one.nama for one in same_size if read_file(workspace, one.path) == data), "")


def _left(workspace: Workspace) -> dict[str, datetime]:
    """Return when each kept file last left the data set; a line that is not ours is passed over."""
    with suppress(OSError, ValueError):
        lines = (workspace.data / UNGGAHAN / _LEFT).read_text(encoding="utf-8").splitlines()
        told = (line.partition("\t") for line in lines)
        return {name: datetime.fromisoformat(when) for when, _, name in told if name}
    return {}


def _note_leaving(workspace: Workspace, kept: KeptFile, now: datetime) -> None:
    left = {**_left(workspace), kept.path.name: now}
    lines = [f"{when.isoformat(timespec='seconds')}\t{name}\n" for name, when in left.items()]
    path = workspace.data / UNGGAHAN / _LEFT
    write_whole(path, "".join(lines).encode(), workspace.show(path))


def find_upload(workspace: Workspace, name: str) -> KeptFile:
    """Return what is kept under this whole name. Raises :class:`UsageError` (ZI805) for no other.

    Only a name of the list is taken, so that none leads out of the folder.
    """
    found = next((one for one in _kept(workspace) if one.path.name == name), None)
    if found is None:
        raise UsageError(no_such_file(name))
    return found


def size_of_upload(workspace: Workspace, name: str) -> int:
    """Return how many bytes an upload has; 0 for a name that none has."""
    found = _kept(workspace) if name else ()
    return next((one.besar for one in found if one.path.name == name), 0)


def find_file(workspace: Workspace, name: str) -> KeptFile:
    """Return a file of the data set. Raises :class:`UsageError` (ZI805) for any other name."""
    found = next((one for one in files_of(workspace) if one.nama == name), None)
    if found is None:
        raise UsageError(no_such_file(name))
    return found


def keep_upload(workspace: Workspace, nama: str, data: bytes, now: datetime) -> KeptFile:
    """Keep what somebody brought, once it has passed the gates that every reader has.

    Raises :class:`UsageError` (ZI803) for a file that no data set is made of, :class:`DataError`
    for one that is damaged, too big or a bomb, and :class:`OutputError`.
    """
    clean = _checked_name(nama)
    _pass_gate(clean, data)
    return _keep(workspace, clean, data, now)


def likely_replaced(workspace: Workspace, nama: str) -> str:
    """Return the file that one of this name probably replaces, or "".

    It is the file of that name, else the one of which this may be a download or a copy of ours:
    "pegawai (1).xlsx", "pegawai_PERIKSA.xlsx". A picture replaces no table, nor a table a picture.
    """
    is_picture = PurePosixPath(nama).suffix.casefold() in PICTURES
    there = [one.nama for one in files_of(workspace) if one.is_picture == is_picture]
    again = _AGAIN.sub("", PurePosixPath(nama).stem)
    meant = {again.casefold(), _COPY.sub("", again).casefold()}
    same = [one for one in there if one.casefold() == nama.casefold()]
    like = [one for one in there if PurePosixPath(one).stem.casefold() in meant]
    return next(iter([*same, *like]), "")


def use_upload(
    workspace: Workspace, upload: KeptFile, now: datetime, menggantikan: str = ""
) -> KeptFile:
    """Put what is kept into the data set, in the place of ``menggantikan`` or as one more file.

    Raises :class:`UsageError` (ZI804) when its name is another file's, and :class:`OutputError`;
    the file that it replaces is kept in either case.
    """
    former = find_file(workspace, menggantikan) if menggantikan else None
    suffix = Path(upload.nama).suffix
    nama = f"{Path(former.nama).stem}{suffix}" if former else upload.nama
    target = workspace.data / nama
    is_same = former is not None and former.path == target
    if not is_same and _is_taken(target):
        raise UsageError(file_is_there(workspace.show(target)))
    data = read_file(workspace, upload.path)
    if former:
        keep_former(workspace, former, now)
    write_whole(target, data, workspace.show(target))
    if former and not is_same:
        remove_file(workspace, former.path)
    return _known(target, nama)


def take_out(workspace: Workspace, nama: str, now: datetime) -> KeptFile:
    """Take a file out of the data set, and keep it with what was brought.

    Raises :class:`UsageError` (ZI805) for a name that the data set does not have, and
    :class:`OutputError`.
    """
    former = find_file(workspace, nama)
    kept = keep_former(workspace, former, now)
    remove_file(workspace, former.path)
    return kept


def _is_of_data(name: str) -> bool:
    return not name.startswith(_TEMPORARY) and Path(name).suffix.casefold() in ENDINGS


def _is_taken(target: Path) -> bool:
    """Tell whether a file of that name is there, in whatever capitals: Windows sees no others."""
    there = {path.name.casefold() for path in target.parent.iterdir()}
    return target.name.casefold() in there


def _kept(workspace: Workspace) -> Iterator[KeptFile]:
    folder = workspace.data / UNGGAHAN
    for path in folder.iterdir() if folder.is_dir() else ():
        found = _KEPT.fullmatch(path.name)
        if found and path.is_file() and not path.is_symlink():
            yield KeptFile(
                *(path, found[2], datetime.strptime(found[1], _STAMP), path.stat().st_size)
            )


def _known(path: Path, nama: str) -> KeptFile:
    state = path.stat()
    return KeptFile(path, nama, datetime.fromtimestamp(state.st_mtime), state.st_size)


def _checked_name(nama: str) -> str:
    """Return the name under which a file may lie in a data set. Raises ZI803.

    A browser may send a whole path, and somebody who attacks sends one that leads elsewhere.
    """
    last = re.split(r"[/\\]", nama)[-1]
    stem, suffix = Path(last).stem, Path(last).suffix.casefold()
    clean = safe_path([stem], suffix)
    if suffix not in ENDINGS or last.startswith(_TEMPORARY):
        raise UsageError(strange_upload(last, ENDINGS))
    return clean


def _pass_gate(nama: str, data: bytes) -> None:
    """Look at the file where nothing else is, as every reader does before it opens one."""
    with work_folder() as folder:
        path = folder / nama
        path.write_bytes(data)
        if path.suffix.casefold() in BOOKS:
            check(DataFile(path, nama))
        elif path.suffix.casefold() in PICTURES:
            try:
                read_picture(path)
            except PictureError as error:
                raise DataError(bad_picture(Place(nama), nama, error)) from error


def _keep(workspace: Workspace, nama: str, data: bytes, now: datetime) -> KeptFile:
    folder = workspace.data / UNGGAHAN
    stamp = f"{now:{_STAMP}}"
    path, number = folder / f"{stamp} {nama}", 1
    while path.exists():
        number += 1
        path = folder / f"{stamp}_{number} {nama}"
    write_whole(path, data, workspace.show(path))
    return KeptFile(path, nama, now.replace(microsecond=0), len(data))


def keep_former(workspace: Workspace, former: KeptFile, now: datetime) -> KeptFile:
    """Keep the bytes of a file that leaves the data set, unless they are kept, and note when."""
    data = read_file(workspace, former.path)
    same = [one for one in uploads_of(workspace) if one.besar == len(data)]
    known = (one for one in same if read_file(workspace, one.path) == data)
    kept = next(known, None) or _keep(workspace, former.nama, data, now)
    _note_leaving(workspace, kept, now)
    return kept


def read_file(workspace: Workspace, path: Path) -> bytes:
    """Return the bytes of a file. Raises :class:`OutputError`."""
    try:
        return read_plain(path)
    except (OSError, ValueError) as error:
        raise OutputError(_refused(workspace, path, error)) from error


def remove_file(workspace: Workspace, path: Path) -> None:
    """Delete a file whose bytes are kept. Raises :class:`OutputError`."""
    try:
        path.unlink()
        flush_folders([path.parent])
    except OSError as error:
        raise OutputError(_refused(workspace, path, error)) from error


def _refused(workspace: Workspace, path: Path, error: Exception) -> Problem:
    why = error if isinstance(error, OSError) else OSError(str(error))
    return output_problem(why, workspace.show(path))
