"""Records a number that another book gave: SRIKANDI's, or that of Bagian Hukum.

Nothing is filled. What lies in the document's place is kept as it is and frozen under the number,
and so is the scan of the signed paper. The order: keep the bytes, record, lay the file down, take
the konsep away. Wherever the command is killed, the same one finishes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zi_docs.app.book import has_book, kept_of, open_workspace_register
from zi_docs.app.losing import guard_book
from zi_docs.app.lying import Lying, archive, look, remove
from zi_docs.app.preparing import prepare
from zi_docs.app.problems import no_document_of, not_one_record, two_files
from zi_docs.errors import DataError, Place, UsageError, brief
from zi_docs.files.folders import prepare_folder, run_lock
from zi_docs.files.writing import write_whole
from zi_docs.register import (
    Asal,
    Document,
    Edition,
    IssueEntry,
    Kept,
    Register,
    Tahap,
    read_scan,
    tidy,
)
from zi_docs.register import Place as FilePlace
from zi_docs.run.numbering import typed_request
from zi_docs.run.plan import Job, Request, TypePlan, file_at
from zi_docs.run.report import RunReport
from zi_docs.run.settled_names import keep_names
from zi_docs.workspace import Workspace

_KONSEP = "konsep"
_NO_RECORD = "ZI003"


@dataclass(frozen=True, slots=True)
class Note:
    """What was typed: the document (``ke`` tells the second of its record), number and date.

    ``berkas`` is the scan of the signed paper, ``sebutan`` its name where it lies under another
    one. ``alasan`` says why what is recorded already is
    recorded anew, with another date, file or scan.
    """

    jenis: str
    kunci: str
    nomor: str
    tanggal: date
    berkas: Path | None = None
    alasan: str = ""
    ke: int = 1
    sebutan: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the book has now: ``place`` is the document's file and ``scan`` the kept scan, or "".

    ``copies`` are the former bytes that were laid into the archive. ``is_konsep`` says that the
    frozen file is the konsep as it was made, with dots where the number belongs.
    """

    nomor: str
    untuk: str
    edisi: int
    place: str
    scan: str
    copies: tuple[str, ...] = ()
    is_konsep: bool = False


def record(workspace: Workspace, note: Note) -> Recorded:
    """Record a number, freeze what lies there, and keep the scan.

    Raises :class:`UsageError` (ZI002, ZI003, ZI649) and :class:`DataError` for what is no document,
    :class:`RegisterError` for a lost book (ZI540), for a number (ZI611-ZI615, ZI617) or a scan
    (ZI645-ZI647) that is refused, for another date or scan without a reason (ZI643, ZI644), and
    :class:`OutputError`.
    """
    named = note.sebutan or (note.berkas.as_posix() if note.berkas else "")
    scan = read_scan(note.berkas, named) if note.berkas else b""  # it is told before all is read
    plan, job = _document(workspace, note)
    shown = workspace.show(workspace.output)
    prepare_folder(workspace.output, shown)
    if not has_book(workspace):
        guard_book(workspace, None)  # before the register's file is made
    with (
        run_lock(workspace.output, shown),
        open_workspace_register(workspace) as register,
    ):
        guard_book(workspace, register, may_be_older=True)
        desk = _Desk.of(workspace, register, plan, job)
        return desk.record(note, scan)


def _document(workspace: Workspace, note: Note) -> tuple[TypePlan, Job]:
    """Return the only document that is meant, and its type's plan."""
    asked = Request((note.jenis,), tanggal=note.tanggal, terbit=True, ke=note.ke)
    whole = note.kunci.casefold() == workspace.nama.casefold()
    if not whole:
        asked = replace(asked, hanya=(note.kunci,))
    (plan,), report = _prepare(workspace, asked)
    if (plan.doctype.manifest.satu_per == "data") != whole:
        raise UsageError(not_one_record(note.jenis, note.kunci, 0, workspace.nama))
    if len(plan.jobs) > 1:
        raise UsageError(not_one_record(note.jenis, note.kunci, len(plan.jobs), workspace.nama))
    if not plan.jobs:
        errors = [p for p in report.problems if p.is_error]
        raise DataError(errors or [no_document_of(note.jenis, note.kunci)])
    return plan, plan.jobs[0]


def _prepare(workspace: Workspace, asked: Request) -> tuple[list[TypePlan], RunReport]:
    """Return the plan; a record that does not exist is told at KUNCI, where it was typed."""
    try:
        return prepare(workspace, asked)
    except UsageError as error:
        typed = Place.of(f"KUNCI {brief(''.join(asked.hanya))}")
        told = [replace(p, place=typed) if p.code == _NO_RECORD else p for p in error.problems]
        raise UsageError(told) from error


@dataclass(frozen=True, slots=True)
class _Desk:
    """One document with all that lies of it."""

    workspace: Workspace
    register: Register
    kept: Kept
    plan: TypePlan
    job: Job
    known: Document | None
    draft: Document | None
    former: Edition | None

    @classmethod
    def of(cls, workspace: Workspace, register: Register, plan: TypePlan, job: Job) -> _Desk:
        """Look a document up."""
        jenis = plan.doctype.id
        known, drafts = register.documents(jenis), register.documents(jenis, konsep=True)
        place = f"{workspace.show(workspace.output / jenis)}/"
        (settled,) = keep_names(replace(plan, jobs=(job,)), known, place).jobs
        own = (jenis, job.key)
        current = (one for one in register.editions(jenis) if one.is_current and one.owner == own)
        return cls(
            *(workspace, register, kept_of(workspace), plan, settled),
            *(known.get(job.key), drafts.get(job.key), next(current, None)),
        )

    def record(self, note: Note, scan: bytes) -> Recorded:
        """Number, keep, record, lay down and take the konsep away.

        The number comes first, as when a run issues: bytes that are kept beside an empty book mean
        that the book was lost, also when this command was killed in between.
        """
        self._put_cancelled_away()
        again = self.former is not None and not note.alasan
        found = None if again else self._lying()
        asked = typed_request(self.plan, self.job, note.nomor)
        if self.former is None:
            self.register.reserve_by_hand(asked)
        sha256 = self.kept.keep(found.data) if found else ""
        pindaian = self.kept.keep_scan(scan) if scan else ""
        entry = self._entry(found, sha256, pindaian)
        copies: tuple[str, ...] = ()
        if note.alasan and self.former and self.former.nomor:
            copies = self._correct(self.former, entry, note)
        else:
            self.register.record(asked, entry)
        is_konsep = found is not None and found.recorded and found.path == self.konsep
        self._lay_down()
        return replace(self._recorded(copies), is_konsep=is_konsep)

    def _lying(self) -> Lying | None:
        """Return the file to freeze: what people put in its place, or else the konsep.

        Raises :class:`DataError` (ZI650) when people changed both.
        """
        final = self._look(self.final, self.known)
        konsep = self._look(self.konsep, self.draft)
        if self.former:
            return final
        if final and konsep and not konsep.recorded and final.data != konsep.data:
            show = self.workspace.show
            raise DataError([two_files(show(final.path), show(konsep.path))])
        return final or konsep

    def _put_cancelled_away(self) -> None:
        """Archive the file of the cancelled document, if a killed command has left it there."""
        final, place = self._look(self.final, self.known), self.workspace.show(self.final)
        if final and final.recorded and self.known and self.known.tahap == Tahap.BATAL:
            archive(self.workspace, self.plan.doctype.id, place, final.data, "batal")
            remove(self.final, place)

    def _look(self, path: Path, known: Document | None) -> Lying | None:
        return look(path, known, self.workspace.show(path))

    @property
    def final(self) -> Path:
        """The place of the document."""
        return file_at(self.workspace.output / self.plan.doctype.id, self.job.path)

    @property
    def konsep(self) -> Path:
        """The place of its konsep."""
        if self.draft:
            return self.workspace.root / self.draft.path
        return file_at(self.workspace.output / _KONSEP / self.plan.doctype.id, self.job.path)

    def _entry(self, found: Lying | None, sha256: str, pindaian: str) -> IssueEntry:
        return IssueEntry(
            jenis=self.plan.doctype.id,
            kunci=self.job.key,
            tanggal=self.job.tanggal,
            path=self.workspace.show(self.final),
            hash_masukan="",
            sha256=sha256,
            ukuran=len(found.data) if found else 0,
            mtime_ns=0,
            kode=self._code(),
            untuk=self.job.untuk,
            asal=Asal.CATATAN,
            pindaian=pindaian,
        )

    def _code(self) -> str:
        """Return the code that is printed on the document, so that it still leads to it."""
        return self.known.kode if self.known and self.known.tahap != Tahap.BATAL else ""

    def _correct(self, former: Edition, entry: IssueEntry, note: Note) -> tuple[str, ...]:
        """Record the next edition of what is issued already, and archive the former bytes.

        Given again, the same command adds no edition: it may have been killed the first time.
        """
        asked = typed_request(self.plan, self.job, note.nomor)
        nomor = self.register.reserve_by_hand(asked)
        entry = replace(entry, nomor=nomor, pindaian=entry.pindaian or former.pindaian)
        if not entry.sha256:
            entry = replace(entry, sha256=former.sha256, ukuran=former.ukuran)
        now = (former.tanggal, former.sha256, former.pindaian, former.alasan)
        wanted = (entry.tanggal.isoformat(), entry.sha256, entry.pindaian, tidy(note.alasan))
        if now != wanted:
            self.register.replace(entry, note.alasan)
        return self._former_copy(entry)

    def _former_copy(self, entry: IssueEntry) -> tuple[str, ...]:
        """Lay the bytes of the edition before into the archive, if they were others."""
        editions = self.register.editions(entry.jenis)
        own = [one for one in editions if one.owner == entry.owner and one.nomor == entry.nomor]
        former = own[-2] if len(own) > 1 else own[-1]
        data = self.kept.read(former.sha256)
        if data is None or former.sha256 == entry.sha256:
            return ()
        mark = f"edisi {former.edisi}"
        return (archive(self.workspace, former.jenis, former.path, data, mark),)

    def _lay_down(self) -> None:
        """Put the issued bytes in their place if nothing lies there; take the konsep away."""
        jenis, show = self.plan.doctype.id, self.workspace.show
        issued = self.register.documents(jenis)[self.job.key]
        data = self.kept.read(issued.sha256)
        if data is not None and self._look(self.final, issued) is None:
            write_whole(self.final, data, show(self.final))
        lying = self._look(self.final, issued)
        if lying and lying.recorded:
            state = self.final.stat()
            place = FilePlace(show(self.final), state.st_size, state.st_mtime_ns)
            self.register.set_places(jenis, {self.job.key: place})
        self._take_konsep_away(issued)

    def _take_konsep_away(self, issued: Document) -> None:
        """Remove the konsep, unless people edited it after the document was frozen."""
        konsep = self._look(self.konsep, self.draft)
        if konsep and not konsep.recorded and konsep.sha256 != issued.sha256:
            return
        if konsep:
            remove(self.konsep, self.workspace.show(self.konsep))
        self.register.forget(issued.jenis, [issued.kunci], konsep=True)

    def _recorded(self, copies: tuple[str, ...]) -> Recorded:
        jenis = self.plan.doctype.id
        now: Mapping[str, Document] = self.register.documents(jenis)
        document = now[self.job.key]
        scan = next(
            one.pindaian
            for one in self.register.editions(jenis)
            if one.is_current and one.kunci == self.job.key
        )
        return Recorded(
            document.nomor,
            self.job.untuk or self.job.key,
            document.edisi,
            document.path if document.sha256 else "",
            self.kept.show(scan, ".pdf") if scan else "",
            copies,
        )
