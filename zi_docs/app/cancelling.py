"""Cancels a number, or a document that was issued without one, and puts its files away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zi_docs.app.book import kept_of
from zi_docs.app.lying import archive, look, remove
from zi_docs.app.opening import open_existing_register
from zi_docs.errors import RegisterError
from zi_docs.files.folders import prepare_folder, run_lock
from zi_docs.files.names import PDF
from zi_docs.register import AgendaEntry, Document, Keadaan, Register, Tahap
from zi_docs.workspace import Workspace

_MARK = "batal"
_CANCELLED = "ZI621"


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was cancelled: its line of the book, and what became of its files.

    ``copies`` are the former bytes in the archive, ``removed`` the files that were taken out of
    their places, ``left`` those that people edited, which stay.
    """

    entry: AgendaEntry
    copies: Sequence[str] = ()
    removed: Sequence[str] = ()
    left: Sequence[str] = ()


def cancel(
    workspace: Workspace,
    nomor: str,
    alasan: str,
    *,
    seri: str | None = None,
    tahun: int | None = None,
) -> Cancelled:
    """Cancel what the text names, lay its bytes into the archive, and take its file away.

    Only a file with the issued bytes is taken away. If an earlier command was killed after it had
    cancelled, this one puts the files away. Raises what :meth:`Register.cancel` raises, and
    :class:`OutputError`.
    """
    shown = workspace.show(workspace.output)
    with open_existing_register(workspace) as register:
        prepare_folder(workspace.output, shown)
        with run_lock(workspace.output, shown):
            try:
                entry = register.cancel(nomor, alasan, seri=seri, tahun=tahun)
            except RegisterError as error:
                return _finish(workspace, register, nomor, error)
            return _put_away(workspace, register, entry)


def _finish(
    workspace: Workspace, register: Register, nomor: str, error: RegisterError
) -> Cancelled:
    """Put away what a killed command left; raise its refusal again when nothing was left."""
    if [problem.code for problem in error.problems] != [_CANCELLED]:
        raise error
    for entry in register.find(nomor):
        if entry.keadaan == Keadaan.BATAL:
            done = _put_away(workspace, register, entry)
            if done.removed:
                return done
    raise error


def _put_away(workspace: Workspace, register: Register, entry: AgendaEntry) -> Cancelled:
    """Lay the bytes of a cancelled document and its PDF into the archive; remove their files."""
    kept = kept_of(workspace)
    copies: list[str] = []
    removed: list[str] = []
    left: list[str] = []
    for document in _documents(register, entry):
        path = workspace.root / document.path
        lying = look(path, document, document.path)
        data = lying.data if lying and lying.recorded else kept.read(document.sha256)
        if lying and lying.recorded and not document.jenis.endswith(PDF):
            kept.keep(lying.data)  # no run may have kept what version 0.1 made
        if data is not None:
            copies.append(archive(workspace, entry.jenis, document.path, data, _MARK))
        if lying and lying.recorded:
            remove(path, document.path)
            removed.append(document.path)
        elif lying:
            left.append(document.path)
        if document.jenis.endswith(PDF):
            register.forget(document.jenis, [document.kunci])
    return Cancelled(entry, copies, removed, left)


def _documents(register: Register, entry: AgendaEntry) -> Iterator[Document]:
    """Yield the cancelled document and its PDF; none if the record has another one by now."""
    own = register.document_of(entry.jenis, entry.kunci)
    if own is None or own.tahap != Tahap.BATAL or own.nomor != entry.nomor or not own.path:
        return
    yield own
    if pdf := register.document_of(entry.jenis + PDF, entry.kunci):
        yield pdf
